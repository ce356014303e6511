"""The kinds of document whose reader is loaded when one comes: few stories are Markdown, and its parser takes as long
to start as all else here.
"""

from __future__ import annotations

import importlib

from copydesk.model import Document

__all__ = ["markdown_document"]


def markdown_document(given: str, *, id: str, place: str, published: str | None) -> Document:  # noqa: A002
    """`copydesk.sources.markdown.markdown_document`, by name and not by import."""
    module = importlib.import_module("copydesk.sources.markdown")
    document: Document = module.markdown_document(given, id=id, place=place, published=published)
    return document
