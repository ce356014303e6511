"""The entries of one thing, gathered into cells: one predicate in one scope, with the distinct values that stories give
it, best first. Pure.

    entries ─▶ years filled ─▶ placed in a scope (placing.py) ─▶ values ─▶ settled (settling.py) ─▶ cells

Only what is asserted can be disputed. What is planned, reported, speculated or denied stands in the cell as that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from copydesk.agreement.cell import Cell, Said
from copydesk.agreement.placing import Placed, places
from copydesk.agreement.run import run_of
from copydesk.agreement.saying import in_words
from copydesk.agreement.scope import AIRING
from copydesk.agreement.settling import Settled, Voice, settle, settle_many, settle_mostly_single
from copydesk.agreement.sources import NO_COPIES, Copied
from copydesk.agreement.values import Agreement, agree, identity, precision
from copydesk.agreement.years import inferred_years, with_years
from copydesk.ledger.base import Entry
from copydesk.vocabulary import PREDICATES

__all__ = ["Cell", "Said", "cells"]

_Claim = tuple[str, str]


def cells(
    entries: Iterable[Entry], *, predicates: Iterable[str] | None = None, copied: Copied = NO_COPIES
) -> tuple[Cell, ...]:
    """The cells of one thing, by predicate in the vocabulary's order, then by the dates of their stories: the same
    whatever the order of the entries.

    `entries` are all that has the thing as its subject (`Ledger.entries(subject=…)`): those of other predicates tell
    when its episodes aired. `predicates` are those to make cells of (None: all that have one value a scope, or mostly
    one). `copied` says which stories are one text (`copies`); without it, outlets, credits and quotes tell alone.
    """
    given = tuple(sorted(entries, key=lambda e: (e.story.published or "9", e.story.id, e.claim_id)))
    filled = with_years(given)
    run = run_of(filled)
    bases = {_claim(one.entry): one.basis for one in inferred_years(given) if one.qualifier is None}
    wanted = frozenset(name for name, known in PREDICATES.items() if known.single or known.mostly_single)
    wanted = wanted if predicates is None else frozenset(predicates)
    made: list[Cell] = []
    for name in PREDICATES:
        if name in wanted:
            of_kind = [entry for entry in filled if entry.predicate == name]
            made += _hinted([_cell(place, filled, bases, copied) for place in places(name, of_kind, run)])
    return tuple(made)


def _claim(entry: Entry) -> _Claim:
    return entry.story.id, entry.claim_id


def _cell(placed: Placed, everything: Sequence[Entry], bases: Mapping[_Claim, Entry], copied: Copied) -> Cell:
    voices = _voices(placed.entries, bases)
    known = PREDICATES[placed.predicate]
    if known.single:
        settled = settle(voices, copied, comparable=placed.settled)
    elif known.mostly_single:
        settled = settle_mostly_single(voices, copied, [e.object for e in everything if e.predicate in known.instead])
    else:
        settled = settle_many(voices, copied)
    notes = (*settled.notes, *_assumed(placed, settled))
    return Cell(placed.predicate, placed.scope, placed.parts, settled.values, settled.disputed, settled.why, notes)


def _voices(entries: Sequence[Entry], bases: Mapping[_Claim, Entry]) -> list[Voice]:
    """The entries by value. What is inferred stands apart from what is said, though the value is the same."""
    by_value: dict[tuple[object, bool], list[Entry]] = {}
    for entry in entries:
        by_value.setdefault((identity(entry.object), _claim(entry) in bases), []).append(entry)
    return [
        Voice(max((e.object for e in some), key=precision), tuple(some), bases.get(_claim(some[0])))
        for some in by_value.values()
    ]


def _assumed(placed: Placed, settled: Settled) -> Iterator[str]:
    """For a dispute: the values for which no story says the part of the scope under which they are disputed."""
    if not settled.disputed:
        return
    known = PREDICATES[placed.predicate]
    for key, meant in known.unstated.items():
        if key not in known.scope or placed.parts.get(key) != meant.casefold():
            continue
        if all(e.qualifier(key) is None for e in placed.entries):
            continue
        for value in settled.values:
            if any(entry.qualifier(key) is not None for entry in value.entries):
                continue
            alike = (other for other in settled.values if agree(other.value, value.value))
            if all(entry.qualifier(key) is None for other in alike for entry in other.entries):
                yield f"no story says the {key} of {in_words(value.value)}; read as {meant}"


def _hinted(made: Sequence[Cell]) -> Iterator[Cell]:
    """The cells; a disputed one with where else its values are right: most wrong figures are another scope's."""
    for cell in made:
        if not cell.disputed:
            yield cell
            continue
        sides = [value for value in cell.values if value.best or value.agreement is Agreement.DIFFERENT]
        others = [(other, best) for other in made if other is not cell and (best := other.best) is not None
                  and _one_airing(cell, other)]  # fmt: skip
        hints = [
            f"{in_words(value.value)} is the figure for {_apart(cell, other)}"
            for value in sides for other, best in others if agree(best.value, value.value)
        ]
        yield replace(cell, notes=(*cell.notes, *dict.fromkeys(hints))) if hints else cell


def _one_airing(cell: Cell, other: Cell) -> bool:
    return all(cell.parts.get(key) == other.parts.get(key) for key in AIRING)


def _apart(cell: Cell, other: Cell) -> str:
    keys = [key for key in (*cell.parts, *other.parts) if cell.parts.get(key) != other.parts.get(key)]
    return ", ".join(f"{key} {other.parts.get(key, 'not said')}" for key in dict.fromkeys(keys))
