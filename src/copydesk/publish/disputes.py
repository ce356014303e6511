"""What is in dispute, of one thing or in the whole ledger, and why; and what looks like it and is explained. Reads the
ledger, writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from copydesk import agreement
from copydesk.agreement import copies, explained, identity, unplaced
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Modality
from copydesk.publish.cells import cells, fact, page_cell
from copydesk.publish.dossier import episode_order, text_of
from copydesk.publish.page import Contested, Difference, Disputes, Standing
from copydesk.vocabulary import PREDICATES

__all__ = ["disputes"]


def disputes(
    ledger: Ledger, thing: Thing | None = None, *, as_of: date | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Disputes:
    """The disputes about one thing, or (None) about all. Raises LedgerError.

    `progress` is told how many of how many steps are done: predicates looked through, then things looked into.
    """
    if thing is not None:
        return Disputes((_contested(ledger, thing, as_of),), whole=False, as_of=as_of)
    found = _doubtful(ledger, as_of, progress)
    made = []
    for done, one in enumerate(sorted(found.values(), key=lambda other: (other.name, other.id)), 1):
        made.append(_contested(ledger, one, as_of))
        progress(done, len(found))
    return Disputes(tuple(one for one in made if one.disputed), whole=True, as_of=as_of)


def _contested(ledger: Ledger, thing: Thing, as_of: date | None) -> Contested:
    own = [entry for entry in ledger.entries(subject=thing.id, as_of=as_of) if entry.subject.id == thing.id]
    copied = copies((entry.story for entry in own), lambda story: text_of(ledger, story))
    made = agreement.cells(own, copied=copied)
    many = (
        fact(entry, Standing.SUBJECT, value=entry.object) for entry in own
        if not (PREDICATES[entry.predicate].single or PREDICATES[entry.predicate].mostly_single)
    )
    differing = (
        Difference(tuple(page_cell(cell) for cell in one.cells), one.told_apart_by, one.half_told)
        for one in explained(made)
    )
    disputed = [cell for cell in (*map(page_cell, made), *cells(many, copied)) if cell.disputed]
    places = {name: place for place, name in enumerate(PREDICATES)}
    return Contested(
        thing,
        disputed=tuple(sorted(disputed, key=lambda cell: (places[cell.predicate], episode_order(cell)))),
        explained=tuple(sorted(differing, key=lambda one: episode_order(one.cells[0]))),
        cut_off=tuple(page_cell(cell) for cell in made if cell.cut_off),
        unplaced=tuple(page_cell(cell) for cell in unplaced(made)),
    )


def _doubtful(ledger: Ledger, as_of: date | None, progress: Callable[[int, int], None]) -> dict[str, Thing]:
    """The things of which something has two values where one is right, or is said and denied. One predicate at a time:
    its entries are let go before the next are read.
    """
    found: dict[str, Thing] = {}
    for done, name in enumerate(PREDICATES, 1):
        single = PREDICATES[name].single or PREDICATES[name].mostly_single
        said: dict[str, set[object]] = defaultdict(set)
        for entry in ledger.entries(predicate=name, as_of=as_of):
            said[entry.subject.id] |= set(_marks(entry, single=single))
            if len(said[entry.subject.id]) > 1:
                found.setdefault(entry.subject.id, entry.subject)
        progress(done, len(PREDICATES))
    return found


def _marks(entry: Entry, *, single: bool) -> Iterable[object]:
    """What makes an entry differ from those that it may dispute; a thing with two marks or more is looked into."""
    if single:
        yield identity(entry.object) if entry.modality is Modality.ASSERTED else entry.modality
    elif entry.modality is Modality.DENIED:
        yield from ("denied", "once")
