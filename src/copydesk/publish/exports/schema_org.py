"""What the desk knows in the terms of schema.org, as nodes of JSON-LD. Pure; the only builder of such nodes.

    thing  ─▶ one node (TVSeries, CreativeWork, Person, Organization, Place): what is undisputed, best values only
    rating ─▶ one Observation: what was measured, in words
    value  ─▶ one Claim, with its appearances: the quotes, each in its page
    story  ─▶ one Article

A work is a TVSeries where it was broadcast or has episodes; what else it may be, no claim says. A character is a
Person, as schema.org has it. What is only reported, guessed or denied, and what is disputed, is no property of a thing;
nor is a value that schema.org has no place for there: a company as director, a date of no calendar ("2024-04~").
Nodes refer to each other by @id. tests/publish/schema_org.py holds what comes out against schema.org's definitions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from copydesk import dates
from copydesk.ledger.base import Story, Thing
from copydesk.model import DateValue, EntityType, Modality, NumberValue, TextValue
from copydesk.publish.page import Cell, CellValue, Dossier, Receipt, Standing
from copydesk.publish.render.links import web_address
from copydesk.publish.words import say, say_scope, visible
from copydesk.vocabulary import PREDICATES

__all__ = ["CONTEXT", "Node", "node_id", "nodes_of", "story_node", "thing_node"]

CONTEXT = "https://schema.org"
Node = dict[str, object]

_TYPES = {
    EntityType.PERSON: "Person", EntityType.WORK: "CreativeWork", EntityType.ORGANIZATION: "Organization",
    EntityType.PLACE: "Place", EntityType.CHARACTER: "Person",
}  # fmt: skip
_SERIES = frozenset({"original_broadcaster", "episode_count"})
#: What a thing has one of: a value of a part, an area or a season is another's.
_WHOLE = frozenset({"start_date", "end_date", "episode_count"})
#: A date as schema.org wants it; EDTF has more, such as seasons and "about".
_DATE = re.compile(r"[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")


def node_id(thing: Thing) -> str:
    """The @id of a thing's node: the same in every export of a ledger."""
    return f"urn:copydesk:thing:{thing.id}"


def nodes_of(page: Dossier) -> Iterator[Node]:
    """The thing's node, then those of its ratings, then those of the claims that bear them out."""
    yield thing_node(page)
    known = _known(page)
    yield from (_observation(page.thing, cell, value) for cell, value in known if _is_rating(cell))
    yield from (_claim(page.thing, cell, value) for cell, value in known)


def thing_node(page: Dossier) -> Node:
    """The thing with what is undisputed of it, ratings apart."""
    node = _named(page.thing)
    if _is_series(page):
        node["@type"] = "TVSeries"
    names = (page.thing.hangul, *(name for name, _ in page.thing.spellings))
    others = dict.fromkeys(visible(name) for name in names if name and name != page.thing.name)
    if others:
        node["alternateName"] = list(others)
    terms = _terms(page)
    for cell, value in _known(page):
        made = terms[cell.predicate](cell, value) if cell.predicate in terms else None
        if made is not None:
            _add(node, *made)
    return node


def story_node(story: Story, *, title: str, url: str) -> Node:
    """A story as the desk's own page shows it; `url` is that page's address on the web, or empty."""
    node: Node = {"@type": "Article", "headline": visible(title)}
    node |= _published(story.published, story.outlet)
    address = web_address(story.url)
    node |= {"isBasedOn": address} if address else {}
    return node | ({"url": url} if url else {})


def _known(page: Dossier) -> list[tuple[Cell, CellValue]]:
    """What is asserted of the thing, undisputed, and has a place in schema.org."""
    terms = _terms(page)
    return [
        (cell, value) for cell, value in _told_once(_said(page))
        if _is_rating(cell) or (cell.predicate in terms and terms[cell.predicate](cell, value) is not None)
    ]  # fmt: skip


def _said(page: Dossier) -> list[tuple[Cell, CellValue]]:
    own = [
        cell for cell in page.cells if cell.standing is Standing.SUBJECT and not cell.disputed
        and page.thing.type in PREDICATES[cell.predicate].subject_types
    ]  # fmt: skip
    return [
        (cell, value) for cell in own for value in cell.values
        if value.best and value.modality is Modality.ASSERTED
    ]  # fmt: skip


def _is_series(page: Dossier) -> bool:
    return page.thing.type is EntityType.WORK and any(cell.predicate in _SERIES for cell, _ in _said(page))


def _terms(page: Dossier) -> dict[str, _Term]:
    return _SERIES_TERMS if _is_series(page) else _TERMS


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


#: The property and what it leads to, or None where the value has no place there.
_Term = Callable[[Cell, CellValue], "tuple[str, object] | None"]
_PEOPLE = (EntityType.PERSON, EntityType.CHARACTER)
_MAKERS = (EntityType.PERSON, EntityType.ORGANIZATION)


def _term(name: str, *types: EntityType) -> _Term:
    """The term whose value is said as it is; with `types`, a thing of one of these."""

    def made(cell: Cell, value: CellValue) -> tuple[str, object] | None:
        if cell.predicate in _WHOLE and cell.scope:
            return None
        said = _value(value)
        fits = value.value.type in types if isinstance(value.value, Thing) else not types
        return (name, said) if fits and said is not None else None

    return made


def _value(value: CellValue) -> object:
    match value.value:
        case Thing() as thing:
            return _named(thing)
        case NumberValue(number):
            return int(number) if number == int(number) else number
        case DateValue(written):
            return _date(written)
        case TextValue(text):
            return visible(text)


def _date(written: str | None) -> str | None:
    """The date, where it is one of the calendar to the year, month or day."""
    return written if written and _DATE.fullmatch(written) and dates.valid(written) else None


def _performed(cell: Cell, value: CellValue) -> tuple[str, object] | None:
    role = cell.said("character")
    actor = _term("actor", EntityType.PERSON)(cell, value)
    if actor is None or role is None:
        return actor
    return "actor", {"@type": "PerformanceRole", "actor": actor[1], "characterName": say(role)}


def _broadcast(cell: Cell, value: CellValue) -> tuple[str, object] | None:
    network = _term("broadcaster", EntityType.ORGANIZATION)(cell, value)
    if network is None:
        return None
    service = {"@type": "BroadcastService", "name": say(value.value), "broadcaster": network[1]}
    return "publication", {"@type": "BroadcastEvent", "publishedOn": service}


def _streamed(cell: Cell, value: CellValue) -> tuple[str, object] | None:
    platform = _term("publishedBy", *_MAKERS)(cell, value)
    return None if platform is None else ("publication", {"@type": "OnDemandEvent", "publishedBy": platform[1]})


def _counted(cell: Cell, value: CellValue) -> tuple[str, object] | None:
    whole = isinstance(value.value, NumberValue) and value.value.number.is_integer()
    return _term("numberOfEpisodes")(cell, value) if whole else None


def _awarded(cell: Cell, value: CellValue) -> tuple[str, object]:
    scope = say_scope(tuple(pair for pair in cell.scope if pair[0] in ("ceremony", "date", "for_work")))
    return "award", f"{say(value.value)}{f' ({scope})' if scope else ''}"


_TERMS: dict[str, _Term] = {
    "start_date": _term("datePublished"), "genre": _term("genre"), "screenwriter": _term("author", *_MAKERS),
    "director": _term("contributor", *_MAKERS), "cast_member": _term("contributor", *_MAKERS),
    "character": _term("character", *_PEOPLE), "production_company": _term("producer", *_MAKERS),
    "based_on": _term("isBasedOn", EntityType.WORK), "streamed_on": _streamed,
    "filming_location": _term("locationCreated", EntityType.PLACE), "award_received": _awarded,
    "spouse": _term("spouse", *_PEOPLE), "relative": _term("relatedTo", *_PEOPLE), "occupation": _term("jobTitle"),
    "represented_by": _term("memberOf", EntityType.ORGANIZATION),
}  # fmt: skip
_SERIES_TERMS = {
    **_TERMS, "start_date": _term("startDate"), "end_date": _term("endDate"),
    "director": _term("director", EntityType.PERSON), "episode_count": _counted, "cast_member": _performed,
    "original_broadcaster": _broadcast, "production_company": _term("productionCompany", EntityType.ORGANIZATION),
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
    when = _date(day.date) if isinstance(day, DateValue) else None
    node |= {"observationDate": when} if when else {}
    scope = say_scope(tuple(pair for pair in cell.scope if pair[0] != "date"))
    credit = next((receipt.attribution for receipt in value.receipts if receipt.attribution), None)
    method = [scope, f"by {visible(credit)}" if credit else ""]
    return node | ({"measurementMethod": ", ".join(filter(None, method))} if any(method) else {})


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
    page |= _published(receipt.published, receipt.outlet)
    quotes = [visible(quote) for quote in receipt.quotes]
    return {
        "@type": "Quotation", "identifier": receipt.claim, "text": quotes[0] if len(quotes) == 1 else quotes,
        "isPartOf": page,
    }  # fmt: skip


def _published(published: str | None, outlet: str | None) -> Node:
    """When and by whom."""
    when = _date(published)
    node: Node = {"datePublished": when} if when else {}
    return node | ({"publisher": {"@type": "Organization", "name": visible(outlet)}} if outlet else {})
