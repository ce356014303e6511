"""Things and their claims as JSON-LD in the terms of schema.org. Formats only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from copydesk.publish.exports.schema_org import CONTEXT, Node, nodes_of
from copydesk.publish.page import Dossier

__all__ = ["for_a_page", "to_jsonld"]

#: What could end the element that the JSON stands in, or the line of a script.
_UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def to_jsonld(pages: Iterable[Dossier]) -> Iterator[str]:
    """One JSON object, a node a line, in pieces; ends in a line break. It may stand in a page as it is."""
    yield f'{{"@context": "{CONTEXT}", "@graph": ['
    between = "\n"
    for page in pages:
        for node in nodes_of(page):
            yield f"{between}{for_a_page(node)}"
            between = ",\n"
    yield "\n]}\n"


def for_a_page(node: Node) -> str:
    """JSON that cannot end the script element that it stands in: `<`, `>` and `&` are escaped as JSON escapes them."""
    return json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)
