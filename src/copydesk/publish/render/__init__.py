"""The formats of what the desk shows: each takes a value and gives back a string."""

from __future__ import annotations

from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.render.reading import reading_to_text, revision_to_text
from copydesk.publish.render.to_html import to_html
from copydesk.publish.render.to_json import to_json
from copydesk.publish.render.to_markdown import to_markdown
from copydesk.publish.render.to_text import to_text

__all__ = ["Paint", "plain", "reading_to_text", "revision_to_text", "to_html", "to_json", "to_markdown", "to_text"]
