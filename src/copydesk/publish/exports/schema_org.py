"""A dossier in the terms of schema.org, as the nodes of a JSON-LD graph. Pure.

    thing  ─▶ one node (TVSeries, CreativeWork, Person, Organization, Place): what is undisputed, best values only
    rating ─▶ one Observation: what was measured, in words
    value  ─▶ one Claim, with its appearances: the quotes, each in its page

A work is a TVSeries where it was broadcast or has episodes; what else it may be, no claim says. What is only reported,
guessed or denied, and what is disputed, is no property of a thing. Nodes refer to each other by @id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, EntityType, Modality, NumberValue, TextValue
from copydesk.publish.page import Cell, CellValue, Dossier, Receipt, Standing
from copydesk.publish.render.links import web_address
from copydesk.publish.words import say, say_scope, visible

__all__ = ["CONTEXT", "Node", "node_id", "nodes_of"]

CONTEXT = "https://schema.org"
Node = dict[str, object]

_TYPES = {
    EntityType.PERSON: "Person", EntityType.WORK: "CreativeWork", EntityType.ORGANIZATION: "Organization",
    EntityType.PLACE: "Place", EntityType.CHARACTER: "Person",
}  # fmt: skip
_SERIES = frozenset({"original_broadcaster", "episode_count"})


def node_id(thing: Thing) -> str:
    """The @id of a thing's node: the same in every export of a ledger."""
    return f"urn:copydesk:thing:{thing.id}"


def nodes_of(page: Dossier) -> Iterator[Node]:
    """The thing's node, then those of its ratings, then those of the claims that bear them out."""
    own = [cell for cell in page.cells if cell.standing is Standing.SUBJECT and not cell.disputed]
    said = [
        (cell, value) for cell in own for value in cell.values
        if value.best and value.modality is Modality.ASSERTED
    ]  # fmt: skip
    series = page.thing.type is EntityType.WORK and any(cell.predicate in _SERIES for cell, _ in said)
    node = _named(page.thing)
    if series:
        node["@type"] = "TVSeries"
    spellings = [name for name, _ in page.thing.spellings if name != page.thing.name]
    others = [*([page.thing.hangul] if page.thing.hangul else []), *spellings]
    if others:
        node["alternateName"] = [visible(name) for name in dict.fromkeys(others)]
    terms = _SERIES_TERMS if series else _TERMS
    known = [(cell, value) for cell, value in _told_once(said) if cell.predicate in terms or _is_rating(cell)]
    for cell, value in known:
        if not _is_rating(cell):
            _add(node, *terms[cell.predicate](cell, value))
    yield node
    yield from (_observation(page.thing, cell, value) for cell, value in known if _is_rating(cell))
    yield from (_claim(page.thing, cell, value) for cell, value in known)


def _named(thing: Thing) -> Node:
    return {"@id": node_id(thing), "@type": _TYPES[thing.type], "name": visible(thing.name)}


def _told_once(said: Sequence[tuple[Cell, CellValue]]) -> Iterator[tuple[Cell, CellValue]]:
    """Each value, and of a performer whose role some stories leave out, those with the role."""
    cast = [(cell, value) for cell, value in said if cell.predicate == "cast_member"]
    roles = {value.value for cell, value in cast if cell.said("character") is not None}
    for cell, value in said:
        bare = cell.predicate == "cast_member" and cell.said("character") is None
        if not (bare and value.value in roles):
            yield cell, value


def _add(node: Node, name: str, made: object) -> None:
    """A term with one value has it as it is, one with several as a list."""
    before = node.get(name)
    if before is None:
        node[name] = made
    elif isinstance(before, list):
        before += [made] if made not in before else []
    elif before != made:
        node[name] = [before, made]


_Term = Callable[[Cell, CellValue], tuple[str, object]]


def _term(name: str) -> _Term:
    def made(cell: Cell, value: CellValue) -> tuple[str, object]:
        return name, _value(value)

    return made


def _value(value: CellValue) -> object:
    match value.value:
        case Thing() as thing:
            return _named(thing)
        case NumberValue(number):
            return int(number) if number == int(number) else number
        case DateValue(written):
            return written
        case TextValue(text):
            return visible(text)


def _performed(cell: Cell, value: CellValue) -> tuple[str, object]:
    role = cell.said("character")
    actor = _value(value)
    if role is None:
        return "actor", actor
    return "actor", {"@type": "PerformanceRole", "actor": actor, "characterName": say(role)}


def _broadcast(cell: Cell, value: CellValue) -> tuple[str, object]:
    service = {"@type": "BroadcastService", "name": say(value.value), "broadcaster": _value(value)}
    return "publication", {"@type": "BroadcastEvent", "publishedOn": service}


def _streamed(cell: Cell, value: CellValue) -> tuple[str, object]:
    return "publication", {"@type": "OnDemandEvent", "publishedBy": _value(value)}


def _awarded(cell: Cell, value: CellValue) -> tuple[str, object]:
    scope = say_scope(tuple(pair for pair in cell.scope if pair[0] in ("ceremony", "date", "for_work")))
    return "award", f"{say(value.value)}{f' ({scope})' if scope else ''}"


_TERMS: dict[str, _Term] = {
    "start_date": _term("datePublished"), "genre": _term("genre"), "screenwriter": _term("author"),
    "director": _term("contributor"), "cast_member": _term("contributor"), "character": _term("character"),
    "production_company": _term("producer"), "based_on": _term("isBasedOn"), "streamed_on": _streamed,
    "filming_location": _term("locationCreated"), "award_received": _awarded, "spouse": _term("spouse"),
    "relative": _term("relatedTo"), "occupation": _term("jobTitle"), "represented_by": _term("memberOf"),
}  # fmt: skip
_SERIES_TERMS = {
    **_TERMS, "start_date": _term("startDate"), "end_date": _term("endDate"), "director": _term("director"),
    "episode_count": _term("numberOfEpisodes"), "cast_member": _performed, "original_broadcaster": _broadcast,
    "production_company": _term("productionCompany"),
}  # fmt: skip


def _is_rating(cell: Cell) -> bool:
    return cell.predicate == "audience_rating"


def _observation(thing: Thing, cell: Cell, value: CellValue) -> Node:
    assert isinstance(value.value, NumberValue)
    node: Node = {
        "@type": "Observation", "observationAbout": {"@id": node_id(thing)}, "variableMeasured": cell.label,
        "value": value.value.number, "unitText": value.value.unit,
    }  # fmt: skip
    day = cell.said("date")
    if isinstance(day, DateValue):
        node["observationDate"] = day.date
    method = say_scope(tuple(pair for pair in cell.scope if pair[0] != "date"))
    if method:
        node["measurementMethod"] = method
    credit = next((receipt.attribution for receipt in value.receipts if receipt.attribution), None)
    if credit:
        node["creditText"] = visible(credit)
    return node


def _claim(thing: Thing, cell: Cell, value: CellValue) -> Node:
    scope = say_scope(cell.scope)
    return {
        "@type": "Claim", "about": {"@id": node_id(thing)},
        "name": f"{cell.label}: {say(value.value)}{f' ({scope})' if scope else ''}",
        "appearance": [_appearance(receipt) for receipt in value.receipts],
    }  # fmt: skip


def _appearance(receipt: Receipt) -> Node:
    page: Node = {"@type": "CreativeWork", "name": visible(receipt.title or receipt.story)}
    address = web_address(receipt.url)
    page |= {"url": address} if address else {}
    page |= {"datePublished": receipt.published} if receipt.published else {}
    page |= {"publisher": {"@type": "Organization", "name": visible(receipt.outlet)}} if receipt.outlet else {}
    quotes = [visible(quote) for quote in receipt.quotes]
    return {
        "@type": "Quotation", "identifier": receipt.claim, "text": quotes[0] if len(quotes) == 1 else quotes,
        "isPartOf": page,
    }  # fmt: skip
