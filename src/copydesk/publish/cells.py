"""From ledger entries to cells: which claims speak of the same thing in the same scope. Pure; the page's order is not
decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk.ledger.base import Entry
from copydesk.publish.agreement import Said, agree, identity, settle
from copydesk.publish.page import Cell, PageValue, Receipt, Standing
from copydesk.vocabulary import PREDICATES

__all__ = ["Fact", "Scope", "cells", "fact"]

Scope = tuple[tuple[str, PageValue], ...]
_Key = tuple[tuple[str, tuple[str, str | float]], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim as a page's thing sees it: `value` is what its cell shows, `scope` everything that narrows it."""

    predicate: str
    standing: Standing
    value: PageValue
    scope: Scope
    receipt: Receipt


@dataclass(slots=True)
class _Line:
    """A value within a scope that may still grow as stories add to it."""

    value: PageValue
    scope: dict[str, PageValue]
    facts: list[Fact]


def fact(entry: Entry, standing: Standing, *, value: PageValue, besides: Iterable[tuple[str, PageValue]] = ()) -> Fact:
    """The entry as a fact that shows `value`; `besides` adds to its scope what the value leaves out."""
    story = entry.story
    receipt = Receipt(
        claim=entry.claim_id, story=story.id, title=story.title or story.document, outlet=story.outlet, url=story.url,
        published=story.published, modality=entry.modality, attribution=entry.attribution,
        quotes=tuple(evidence.quote for evidence in entry.evidence), learned=entry.learned,
    )
    scope = tuple(sorted((*entry.qualifiers, *besides), key=lambda pair: pair[0]))
    return Fact(entry.predicate, standing, value, scope, receipt)


def _fits(poor: dict[str, PageValue], rich: dict[str, PageValue]) -> bool:
    """True where the richer scope says all that the poorer does."""
    return all(name in rich and agree(value, rich[name]) for name, value in poor.items())


def _order(one: Fact) -> tuple[int, str, str]:
    """The same whenever the desk read what; within a story, claims keep the order in which it makes them."""
    return -len(one.scope), one.receipt.published or "9", one.receipt.story


def _lines(facts: Sequence[Fact], *, single: bool) -> list[_Line]:
    """Facts of one predicate and standing, gathered by value and scope.

    A story that leaves part of the scope unsaid joins the one line that it fits. Where it fits several it stands by
    itself: the desk does not guess which was meant. Different values of a single-valued predicate stay lines of their
    scope.
    """
    lines: list[_Line] = []
    by_value: dict[_Key, list[_Line]] = {}
    by_scope: dict[tuple[_Key, _Key], _Line] = {}
    scopes: set[_Key] = set()
    for one in sorted(facts, key=_order):
        scope = dict(one.scope)
        value_key, scope_key = (("", identity(one.value)),), _key(scope)
        line = by_scope.get((value_key, scope_key)) or _home(one, scope, by_value.get(value_key, ()))
        if line is None:
            elsewhere = single and scope_key not in scopes
            line = _Line(one.value, _nearest_scope(one, scope, lines) if elsewhere else scope, [])
            scopes.add(_key(line.scope))
            lines.append(line)
            by_value.setdefault(value_key, []).append(line)
        by_scope.setdefault((value_key, scope_key), line)
        line.facts.append(one)
    return lines


def _home(one: Fact, scope: dict[str, PageValue], equal: Sequence[_Line]) -> _Line | None:
    """The line of the same value that the fact's scope leads to: one just as narrow, or the only one that it fits."""
    fitting = [line for line in equal if _fits(scope, line.scope)]
    exact = next((line for line in fitting if len(line.scope) == len(scope)), None)
    return exact or (fitting[0] if len(fitting) == 1 else None)


def _nearest_scope(one: Fact, scope: dict[str, PageValue], lines: Sequence[_Line]) -> dict[str, PageValue]:
    """The one narrower scope in which a line agrees with the fact, or the fact's own."""
    near = [line.scope for line in lines if _fits(scope, line.scope) and agree(line.value, one.value)]
    return near[0] if len({_key(other) for other in near}) == 1 else scope


def _key(scope: dict[str, PageValue]) -> _Key:
    return tuple(sorted((name, identity(value)) for name, value in scope.items()))


def _by_scope(lines: Sequence[_Line], *, loosely: bool) -> Iterable[list[_Line]]:
    """Lines of one scope together. `loosely`: one in which a date is less precise is the same scope."""
    groups: dict[_Key, list[_Line]] = {}
    for line in lines:
        key = _key(line.scope)
        if loosely and key not in groups:
            alike = (k for k, (first, *_) in groups.items() if len(first.scope) == len(line.scope))
            key = next((k for k in alike if _fits(line.scope, groups[k][0].scope)), key)
        groups.setdefault(key, []).append(line)
    return groups.values()


def cells(facts: Iterable[Fact]) -> tuple[Cell, ...]:
    """The cells of one thing's facts, by predicate in the vocabulary's order, then by standing and scope."""
    kinds: dict[tuple[str, Standing], list[Fact]] = {}
    for one in facts:
        kinds.setdefault((one.predicate, one.standing), []).append(one)
    made: list[Cell] = []
    order = {name: place for place, name in enumerate(PREDICATES)}
    standings = list(Standing)
    for name, standing in sorted(kinds, key=lambda kind: (order[kind[0]], standings.index(kind[1]))):
        predicate = PREDICATES[name]
        single = predicate.single and standing is Standing.SUBJECT
        for lines in _by_scope(_lines(kinds[name, standing], single=single), loosely=single):
            said = [Said(line.value, tuple(one.receipt for one in line.facts)) for line in lines]
            disputed, values = settle(said, single=single)
            scope = tuple(sorted(lines[0].scope.items(), key=lambda pair: pair[0]))
            made.append(Cell(name, predicate.label, standing, scope, disputed, values))
    return tuple(made)
