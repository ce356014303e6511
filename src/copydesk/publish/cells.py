"""From ledger entries to the cells of a page: which claims speak of the same thing in the same scope. Pure; the page's
order is not decided here.

What a thing has one of (`agreement.cells`) is settled there, for pages, checks and records alike. What it has many of,
and what is said of others with it, is gathered here, value by value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk import agreement
from copydesk.agreement import NO_COPIES, Copied, Said, Voice, agree, identity, settle_many
from copydesk.ledger.base import Entry
from copydesk.publish.page import Cell, CellValue, PageValue, Standing
from copydesk.publish.receipts import receipt_of
from copydesk.vocabulary import PREDICATES

__all__ = ["Fact", "Scope", "agreed", "cells", "fact", "page_cell"]

Scope = tuple[tuple[str, PageValue], ...]
_Key = tuple[tuple[str, tuple[str, str | float]], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim as a page's thing sees it: `value` is what its cell shows, `scope` everything that narrows it."""

    predicate: str
    standing: Standing
    value: PageValue
    scope: Scope
    entry: Entry


@dataclass(slots=True)
class _Line:
    """A value within a scope that may still grow as stories add to it."""

    value: PageValue
    scope: dict[str, PageValue]
    entries: list[Entry]


def fact(entry: Entry, standing: Standing, *, value: PageValue, besides: Iterable[tuple[str, PageValue]] = ()) -> Fact:
    """The entry as a fact that shows `value`; `besides` adds to its scope what the value leaves out."""
    scope = tuple(sorted((*entry.qualifiers, *besides), key=lambda pair: pair[0]))
    return Fact(entry.predicate, standing, value, scope, entry)


def agreed(entries: Sequence[Entry], copied: Copied = NO_COPIES) -> tuple[Cell, ...]:
    """The cells of what a thing has one of, or mostly one, from all entries that have it as their subject."""
    return tuple(page_cell(cell) for cell in agreement.cells(entries, copied=copied))


def page_cell(cell: agreement.Cell) -> Cell:
    """A cell of agreement as a page shows it, with a receipt for each entry."""
    return Cell(
        cell.predicate, PREDICATES[cell.predicate].label, Standing.SUBJECT, cell.scope, cell.disputed,
        tuple(_cell_value(value) for value in cell.values), cell.why, cell.notes,
    )


def cells(facts: Iterable[Fact], copied: Copied = NO_COPIES) -> tuple[Cell, ...]:
    """The cells of facts of which a thing may have many, by predicate in the vocabulary's order, standing and scope."""
    kinds: dict[tuple[str, Standing], list[Fact]] = {}
    for one in facts:
        kinds.setdefault((one.predicate, one.standing), []).append(one)
    made: list[Cell] = []
    order = {name: place for place, name in enumerate(PREDICATES)}
    standings = list(Standing)
    for name, standing in sorted(kinds, key=lambda kind: (order[kind[0]], standings.index(kind[1]))):
        for lines in _by_scope(_lines(kinds[name, standing])):
            settled = settle_many([Voice(line.value, tuple(line.entries)) for line in lines], copied)
            scope = tuple(sorted(lines[0].scope.items(), key=lambda pair: pair[0]))
            values = tuple(_cell_value(value) for value in settled.values)
            made.append(Cell(name, PREDICATES[name].label, standing, scope, settled.disputed, values, settled.why))
    return tuple(made)


def _cell_value(said: Said) -> CellValue:
    entries = said.entries if said.basis is None else (*said.entries, said.basis)
    receipts = tuple(receipt_of(entry) for entry in entries)
    return CellValue(said.value, said.best, said.reason, said.sources, receipts, said.inferred)


def _fits(poor: dict[str, PageValue], rich: dict[str, PageValue]) -> bool:
    """True where the richer scope says all that the poorer does."""
    return all(name in rich and agree(value, rich[name]) for name, value in poor.items())


def _order(one: Fact) -> tuple[int, str, str]:
    """The same whenever the desk read what; within a story, claims keep the order in which it makes them."""
    return -len(one.scope), one.entry.story.published or "9", one.entry.story.id


def _lines(facts: Sequence[Fact]) -> list[_Line]:
    """Facts of one predicate and standing, gathered by value and scope.

    A story that leaves part of the scope unsaid joins the one line that it fits. Where it fits several it stands by
    itself: the desk does not guess which was meant.
    """
    lines: list[_Line] = []
    by_value: dict[_Key, list[_Line]] = {}
    by_scope: dict[tuple[_Key, _Key], _Line] = {}
    for one in sorted(facts, key=_order):
        scope = dict(one.scope)
        value_key, scope_key = (("", identity(one.value)),), _key(scope)
        line = by_scope.get((value_key, scope_key)) or _home(scope, by_value.get(value_key, ()))
        if line is None:
            line = _Line(one.value, scope, [])
            lines.append(line)
            by_value.setdefault(value_key, []).append(line)
        by_scope.setdefault((value_key, scope_key), line)
        line.entries.append(one.entry)
    return lines


def _home(scope: dict[str, PageValue], equal: Sequence[_Line]) -> _Line | None:
    """The line of the same value that the scope leads to: one just as narrow, or the only one that it fits."""
    fitting = [line for line in equal if _fits(scope, line.scope)]
    exact = next((line for line in fitting if len(line.scope) == len(scope)), None)
    return exact or (fitting[0] if len(fitting) == 1 else None)


def _key(scope: dict[str, PageValue]) -> _Key:
    return tuple(sorted((name, identity(value)) for name, value in scope.items()))


def _by_scope(lines: Sequence[_Line]) -> Iterable[list[_Line]]:
    """Lines of one scope together."""
    groups: dict[_Key, list[_Line]] = {}
    for line in lines:
        groups.setdefault(_key(line.scope), []).append(line)
    return groups.values()
