"""What the desk could add to Wikidata: undisputed values of things whose items are known, each with its references.

An item's id is known from Wikidata itself: from an imported entity, whose story has the item's address, or from a
statement of one, whose words give the value's item. A name is never enough: two people share one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from copydesk import agreement
from copydesk.agreement import Said
from copydesk.ledger.base import Entry, EntryValue, Ledger, Thing
from copydesk.model import RENDERER, DateValue, EntityType, Modality, NumberValue
from copydesk.publish.exports.values import Reference, Skipped, WikidataStatement
from copydesk.vocabulary import PREDICATES

__all__ = ["statements_of"]

#: References a statement gets, of different outlets: Wikidata wants a good one, not all.
_REFERENCES = 2
_ROLE = "P453"
_READER = f"{RENDERER} of Wikidata"
_HOST = "https://www.wikidata.org/wiki/"
_ITEM_OF_STORY = re.compile(re.escape(_HOST) + r"(Q[1-9][0-9]{0,11})")
_ITEM_OF_VALUE = re.compile(r" – item: (Q[1-9][0-9]{0,11})(?: – |$)")
_WRITTEN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def statements_of(
    ledger: Ledger, things: tuple[Thing, ...] | None, *, confidence: float, as_of: date | None = None,
    skipped: Counter[Skipped],
) -> Iterator[WikidataStatement]:
    """The statements of the things, or (None) of every thing, and in `skipped` how many values are none, by reason.

    Only values that at least one claim asserts with that confidence, in a story of another site than Wikidata's. Raises
    LedgerError.
    """
    items = _Items(ledger)
    for thing in ledger.things() if things is None else things:
        own = ledger.entries(subject=thing.id, as_of=as_of)
        if not own:
            continue
        item = items.of(thing, own)
        for cell in agreement.cells(own, predicates=PREDICATES):
            for value in cell.values:
                outcome = _statement(item, cell, value, items, confidence)
                if isinstance(outcome, Skipped):
                    skipped[outcome] += 1
                elif outcome is not None:
                    yield outcome


def _statement(
    item: str | None, cell: agreement.Cell, value: Said, items: _Items, confidence: float
) -> WikidataStatement | Skipped | None:
    """The statement, why it is none, or None for a value that another of its cell says better."""
    known = PREDICATES[cell.predicate]
    subject = value.entries[0].subject
    if cell.disputed:
        return Skipped.DISPUTED
    if known.wikidata is None or not isinstance(value.value, Thing | DateValue | NumberValue):
        return Skipped.NO_PROPERTY
    if known.wikidata == "P451" and subject.type is EntityType.PERSON:
        return Skipped.PRIVATE
    if value.modality is not Modality.ASSERTED:
        return Skipped.NOT_ASSERTED
    if not value.best:
        return None
    if value.inferred or (isinstance(value.value, DateValue) and not _WRITTEN.fullmatch(value.value.date)):
        return Skipped.INEXACT
    if item is None:
        return Skipped.NO_ITEM
    sure = [e for e in value.entries if e.modality is Modality.ASSERTED and e.confidence >= confidence]
    if not sure:
        return Skipped.UNSURE
    references = tuple(_references(sure))
    if not references:
        return Skipped.UNREFERENCED
    written = _written(value.value, items)
    if written is None:
        return Skipped.NO_VALUE_ITEM
    role = next((v for e in sure if isinstance(v := e.qualifier("character"), Thing)), None)
    role_item = items.of(role) if role is not None else None
    return WikidataStatement(
        item, known.wikidata, written, ((_ROLE, role_item),) if role_item is not None else (), references
    )


def _written(value: EntryValue, items: _Items) -> str | DateValue | int | None:
    match value:
        case Thing():
            return items.of(value)
        case NumberValue(number) if number == int(number):
            return int(number)
        case DateValue():
            return value
        case _:
            return None


def _references(entries: list[Entry]) -> Iterator[Reference]:
    """Pages of different outlets, the earliest published first; those of Wikidata are none."""
    outlets: set[str] = set()
    for entry in sorted(entries, key=lambda e: (e.story.published or "9", e.story.outlet or "", e.story.id)):
        url, outlet = entry.story.url or "", entry.story.outlet or entry.story.id
        if url.startswith(("http://", "https://")) and not _is_wikidata(entry) and outlet not in outlets:
            outlets.add(outlet)
            yield Reference(url, entry.learned[:10])
            if len(outlets) == _REFERENCES:
                return


def _is_wikidata(entry: Entry) -> bool:
    return entry.story.reader.startswith(_READER) or "wikidata.org/" in (entry.story.url or "")


class _Items:
    """The items of things, each asked for once; None for a thing of which none is known, or more than one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, str | None] = {}

    def of(self, thing: Thing, own: tuple[Entry, ...] | None = None) -> str | None:
        if thing.id not in self._known:
            found = set(_own_items(self._ledger.entries(subject=thing.id) if own is None else own))
            found |= set(_named_items(self._ledger.entries(object=thing.id)))
            self._known[thing.id] = found.pop() if len(found) == 1 else None
        return self._known[thing.id]


def _own_items(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        found = _ITEM_OF_STORY.fullmatch(entry.story.url or "")
        if found is not None and entry.story.reader.startswith(_READER):
            yield found[1]


def _named_items(entries: tuple[Entry, ...]) -> Iterator[str]:
    """The items that statements of Wikidata give for their value."""
    for entry in entries:
        if entry.story.reader.startswith(_READER):
            for evidence in entry.evidence:
                found = _ITEM_OF_VALUE.search(evidence.quote)
                if found is not None:
                    yield found[1]
