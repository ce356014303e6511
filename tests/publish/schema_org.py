"""What is wrong with JSON-LD in the terms of schema.org: expanded by a JSON-LD processor, then each type and property
held against schema.org's own definitions (schema_org.json, cut out of its release). Knows nothing of Copydesk.

A property has to be one of a type of its node, and a value of one of the types that the property leads to. What is only
recommended there is required here. A Role may stand in a value's place if it has the property itself (schema.org/Role).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyld import jsonld

__all__ = ["faults"]

_TERMS = json.loads(Path(__file__).with_name("schema_org.json").read_text("utf-8"))
_VOCABULARY = "http://schema.org/"
_CONTEXT = "https://schema.org"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Node = Mapping[str, Any]


def faults(document: Node) -> list[str]:
    """All that is wrong with a JSON-LD document, none where it is valid."""
    expanded = jsonld.expand(document, {"documentLoader": _loaded, "base": "http://nowhere.invalid/"})
    nodes = {node["@id"]: node for node in _all(expanded) if "@id" in node and "@type" in node}
    return [fault for node in _all(expanded) for fault in _of_node(node, nodes)]


def _loaded(url: str, _: Any) -> dict[str, Any]:
    """The one context that there is, without a network."""
    if url.rstrip("/") != _CONTEXT:
        raise ValueError(f"no such context: {url}")
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": _TERMS["context"]}}


def _all(value: Any) -> Iterator[Node]:
    """Every node of an expanded document, the inner ones too."""
    if isinstance(value, list):
        for one in value:
            yield from _all(one)
    elif isinstance(value, dict) and "@value" not in value:
        yield value
        for name, inner in value.items():
            if not name.startswith("@") or name in ("@graph", "@list"):
                yield from _all(inner)


def _of_node(node: Node, nodes: Mapping[str, Node]) -> Iterator[str]:
    kinds = [_term(kind) for kind in node.get("@type", ())]
    said = {name: values for name, values in node.items() if not name.startswith("@")}
    if not kinds and said:
        yield f"a node without a type: {sorted(map(_term, said))}"
    for kind in kinds:
        if kind not in _TERMS["classes"]:
            yield f"no such type: {kind}"
    above = {name for kind in kinds for name in _above(kind)}
    for iri, values in said.items():
        name = _term(iri)
        known = _TERMS["properties"].get(name)
        if known is None:
            yield f"no such property: {name}"
            continue
        # A role has the property in whose value's place it stands, besides its own.
        if kinds and not above & set(known["domain"]) and "Role" not in above:
            yield f"{name} is no property of {', '.join(kinds)}"
        for value in values:
            if not _fits(value, known["range"], iri, nodes):
                yield f"{name} of {', '.join(kinds)} leads to {known['range']}, not to {json.dumps(value)[:120]}"


def _fits(value: Any, wanted: list[str], iri: str, nodes: Mapping[str, Node]) -> bool:
    if "@value" in value:
        return any(_literal(value["@value"], kind) for kind in wanted)
    known = nodes.get(value.get("@id", ""), value)
    if "@type" not in known:
        # Only an address: of a node elsewhere, or of a page.
        address = value.get("@id", "")
        return set(value) == {"@id"} and (address.startswith("urn:") or ("URL" in wanted and _address(address)))
    above = {name for kind in known["@type"] for name in _above(_term(kind))}
    return bool(above & set(wanted)) or ("Role" in above and iri in known)


def _literal(said: Any, kind: str) -> bool:
    match kind:
        case "Text":
            return isinstance(said, str) and bool(said.strip())
        case "Integer":
            return isinstance(said, int) and not isinstance(said, bool)
        case "Number":
            return isinstance(said, int | float) and not isinstance(said, bool)
        case "Date":
            return isinstance(said, str) and _day(said)
        case "URL":
            return isinstance(said, str) and _address(said)
        case _:
            return False


def _day(said: str) -> bool:
    parts = _DATE.fullmatch(said)
    if parts is None:
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def _address(said: str) -> bool:
    parts = urlsplit(said)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not parts.netloc.endswith(".invalid")


@cache
def _above(kind: str) -> frozenset[str]:
    """The type and all that it is a kind of."""
    return frozenset({kind}).union(*map(_above, _TERMS["classes"].get(kind, ())))


def _term(iri: str) -> str:
    return iri.removeprefix(_VOCABULARY)
