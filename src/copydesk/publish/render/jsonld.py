"""Things and their claims as JSON-LD in the terms of schema.org. Formats only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from copydesk.publish.exports.schema_org import CONTEXT, nodes_of
from copydesk.publish.page import Dossier

__all__ = ["to_jsonld"]


def to_jsonld(pages: Iterable[Dossier]) -> Iterator[str]:
    """One JSON object, a node a line, in pieces; ends in a line break.

    `<`, `>` and `&` are escaped as JSON escapes them, so that it may stand in a page's script element as it is.
    """
    yield f'{{"@context": "{CONTEXT}", "@graph": ['
    between = "\n"
    for page in pages:
        for node in nodes_of(page):
            yield f"{between}{_safe(json.dumps(node, ensure_ascii=False))}"
            between = ",\n"
    yield "\n]}\n"


def _safe(text: str) -> str:
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
