"""Which entries of a predicate belong into one cell: those of one scope, and those that say half of it and fit. Pure.

An entry that leaves parts of its scope out goes where its value says that it belongs, if that is one place only; else
it means what the vocabulary says a missing part means (nationwide, average). That is how a Seoul figure that is told
without its area comes to stand beside the Seoul figures instead of being held against the nationwide one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from copydesk.agreement.run import Run
from copydesk.agreement.scope import AIRING, COMPANY, Scope, airing, is_known_company, scope_of_entry
from copydesk.agreement.values import AGREEING, Agreement, agree, compare_values, identity, precision
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import TextValue
from copydesk.vocabulary import PREDICATES, Predicate

__all__ = ["Placed", "places"]

_Key = tuple[tuple[str, str], ...]
_Kind = tuple[_Key, frozenset[str], tuple[str, str | float], float]


@dataclass(frozen=True, slots=True)
class Placed:
    """The entries of one cell. `settled` is False where the scope leaves open what was measured (no episode, no day):
    its values may be of several broadcasts, so they contradict nothing.
    """

    predicate: str
    scope: tuple[tuple[str, EntryValue], ...]
    parts: Scope
    entries: tuple[Entry, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class _One:
    """An entry with its scope: `stated` in its words, `parts` with the missing ones put in, `open` those still open."""

    entry: Entry
    stated: Scope
    parts: dict[str, str]
    open: frozenset[str]
    key: _Key

    @property
    def kind(self) -> _Kind:
        return self.key, self.open, identity(self.entry.object), precision(self.entry.object)


def places(predicate: str, entries: Iterable[Entry], run: Run) -> tuple[Placed, ...]:
    """The entries of one predicate of one thing by cell, in the order of the first entry of each."""
    known = PREDICATES[predicate]
    ones = [_one(known, entry, run) for entry in entries]
    if not known.scope:
        return (Placed(predicate, (), MappingProxyType({}), tuple(one.entry for one in ones), True),) if ones else ()
    # What is told alike goes the same way: homes are sought once for each, however many stories tell it.
    kinds = {one.kind: one for one in ones}
    by_key: dict[_Key, list[_One]] = defaultdict(list)
    for one in kinds.values():
        by_key[one.key].append(one)
    ways = _Ways(by_key, run)
    homes = {kind: _home(known, one, by_key, ways) for kind, one in kinds.items()}
    placed: dict[tuple[_Key, bool], list[_One]] = defaultdict(list)
    for one in ones:
        placed[homes[one.kind]].append(one)
    return tuple(_placed(known, key, some, unsure) for (key, unsure), some in placed.items())


def _one(known: Predicate, entry: Entry, run: Run) -> _One:
    stated = scope_of_entry(entry)
    parts = {key: value.casefold() for key, value in known.unstated.items()}
    parts |= {key: value for key, value in stated.items() if key not in AIRING}
    episode, day = airing(stated, run)
    if episode is not None:
        parts["episode"] = episode
    elif "date" in stated:
        parts["date"] = day or stated["date"]
    named = {key for key in known.scope if key not in AIRING} | ({COMPANY} if known.measurers else set())
    missing = {key for key in named if key not in stated}
    if COMPANY in stated and not is_known_company(stated[COMPANY]):
        missing.add(COMPANY)
    if set(known.scope) >= set(AIRING) and episode is None:
        missing |= set(AIRING)
    return _One(entry, stated, parts, frozenset(missing), tuple(sorted(parts.items())))


class _Ways:
    """For each two keys what differs in them, None where they are of two airings: worked out once for all that have
    them.
    """

    def __init__(self, by_key: Mapping[_Key, Sequence[_One]], run: Run) -> None:
        self._parts = {key: some[0].parts for key, some in by_key.items()}
        self._open = {key: {one.open for one in some} for key, some in by_key.items()}
        self._run = run
        self._known: dict[_Key, list[tuple[_Key, frozenset[str]]]] = {}

    def out_of(self, key: _Key) -> Sequence[tuple[_Key, frozenset[str]]]:
        """The other keys that one of this key may mean, each with the parts that differ."""
        if key not in self._known:
            ours = self._parts[key]
            self._known[key] = [
                (other, _differing(ours, theirs)) for other, theirs in self._parts.items()
                if other != key and _may_be_airing(ours, theirs, self._run)
            ]
        return self._known[key]

    def says_more(self, one: _One) -> bool:
        """Whether any of the same key states what this one leaves open."""
        return any(one.open - other for other in self._open[one.key])


def _differing(parts: Scope, others: Scope) -> frozenset[str]:
    return frozenset(part for part in {*parts, *others} - set(AIRING) if parts.get(part) != others.get(part))


def _home(known: Predicate, one: _One, by_key: Mapping[_Key, Sequence[_One]], ways: _Ways) -> tuple[_Key, bool]:
    """The key of the cell that an entry belongs into, and whether that is one of several that it could be in.

    Where others who say more bear it out, only what the vocabulary gives no meaning when it is missing (the household
    base, which broadcast) is left to find. Where several fit, one that gives the very same value is the one, and of
    two of which one only says more, that one.
    """
    sought = one.open
    if ways.says_more(one) and any(_bears_out(other, one) for other in by_key[one.key]):
        sought = one.open - set(known.unstated)
    if not sought:
        return one.key, False
    fitting: dict[_Key, bool] = {}
    for key, differ in ways.out_of(one.key):
        if not differ <= sought:
            continue
        # It has to be told in so many words what this one leaves open.
        for other in (other for other in by_key[key] if not differ & other.open):
            agreement = compare_values(other.entry.object, one.entry.object)
            if agreement in AGREEING:
                fitting[key] = fitting.get(key, False) or agreement is Agreement.EQUAL
    equal = [key for key, same in fitting.items() if same]
    for found in (equal, list(fitting)):
        saying = {key for key in fitting if any(set(one_key) <= set(key) for one_key in found)}
        narrow = [key for key in saying if not any(set(key) < set(other) for other in saying)]
        if len(narrow) == 1:
            return narrow[0], False
    if not fitting:
        return one.key, False
    kept = {key: value for key, value in one.parts.items() if key not in one.open or key in AIRING}
    return tuple(sorted(kept.items())), True


def _bears_out(other: _One, one: _One) -> bool:
    """Whether another entry of the same parts states one that this leaves open, and agrees."""
    return bool(one.open - other.open) and agree(other.entry.object, one.entry.object)


def _may_be_airing(parts: Scope, others: Scope, run: Run) -> bool:
    """Whether an entry of the first parts may be about the airing that the second parts name."""
    ours, theirs = parts.get("episode"), others.get("episode")
    if ours is not None or theirs is None:
        return ours == theirs and parts.get("date") == others.get("date")
    day = parts.get("date")
    return day is None or len(day) < 10 or theirs in run.aired.get(day, ())


def _placed(known: Predicate, key: _Key, ones: Sequence[_One], unsure: bool) -> Placed:
    parts = dict(key)
    has_airing = set(known.scope) >= set(AIRING)
    day = parts.get("date", "")
    settled = not unsure and (not has_airing or "episode" in parts or (len(day) == 10 and day[:4].isdigit()))
    shown: dict[str, EntryValue] = {}
    for one in ones:
        for name, value in one.entry.qualifiers:
            if name in known.scope and (name not in shown or _says_more(name, one, parts)):
                shown[name] = value
    company = parts.get(COMPANY)
    if company and company != known.unstated.get(COMPANY, "").casefold():
        shown[COMPANY] = TextValue(next((o.entry.attribution for o in ones if o.entry.attribution), company))
    scope = tuple(sorted(shown.items(), key=lambda pair: pair[0]))
    entries = tuple(one.entry for one in ones)
    return Placed(known.name, scope, MappingProxyType(parts), entries, settled)


def _says_more(name: str, one: _One, parts: Scope) -> bool:
    """Whether an entry words a part of the scope as the cell is to show it: the finale by that word."""
    return name == "episode" and one.stated.get("episode") == parts.get("episode") == "finale"
