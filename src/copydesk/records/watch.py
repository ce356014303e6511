"""Tests each broadcast in all the groups that its show is naturally of, and drops what holds only in a contrived one.

    show ─▶ circles (all, cable, its network, its writer) ─▶ Standings of each ─▶ the widest circle in which it holds
                     └▶ its network's year and slot ─▶ only a record that also holds where these are drawn otherwise
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from copydesk.records.groups import SLOTS
from copydesk.records.leads import Kind, Lead
from copydesk.records.marks import Measure, broadcasts
from copydesk.records.shows import Show
from copydesk.records.standings import Standings
from copydesk.records.timeline import Shown

__all__ = ["YEAR", "Circles", "Watch", "shown_of"]

#: A year's record also has to be the best of so long before: else it is one because the year is young.
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Circles:
    """The groups that a show is tested in by name, the widest first. `network` is the one of them whose years and slots
    are tested too, empty where there is none.
    """

    names: tuple[str, ...]
    network: str = ""


_Key = tuple[str | None, date]


@dataclass(slots=True)
class _Kept:
    circles: Circles
    shown: dict[_Key, Shown] = field(default_factory=dict)
    told: dict[_Key, set[tuple[Kind, str]]] = field(default_factory=dict)


class Watch:
    """What has been shown, in all circles. Takes in shows as they become known and says what is newsworthy in what was
    not known of them before.
    """

    def __init__(self, circles_of: Callable[[Show], Circles], measure: Measure) -> None:
        self._circles_of = circles_of
        self._measure = measure
        self._standings: dict[str, Standings] = {}
        self._slots: dict[str, dict[frozenset[int], Standings]] = {}
        self._kept: dict[str, _Kept] = {}

    def remember(
        self, shows: Iterable[Show], before: date | None = None,
        absent: Mapping[str, Sequence[date]] = MappingProxyType({}),
    ) -> None:
        """Know what shows had by the end of the day before `before` (None: ever), and say nothing of it. Only of a
        watch that has taken in nothing. Much faster than `take_in`: nothing is tested. `absent` as in Standings, by
        group.
        """
        groups: dict[str, list[Shown]] = defaultdict(list)
        slots: dict[str, dict[frozenset[int], list[Shown]]] = defaultdict(lambda: defaultdict(list))
        for show in shows:
            circles = self._circles_of(show)
            kept = self._kept.setdefault(show.thing.id, _Kept(circles))
            for one in shown_of(show, self._measure):
                if before is not None and one.day >= before:
                    continue
                kept.shown[one.episode, one.day] = one
                for name in circles.names:
                    groups[name].append(one)
                if circles.network:
                    groups[_year_name(circles.network, one)].append(one)
                    slots[circles.network][one.weekdays].append(one)
        self._standings = {name: Standings(name, groups[name], absent.get(name, ())) for name in {*groups, *absent}}
        self._slots = {
            network: {days: Standings(_slot_name(network, days), some) for days, some in by_days.items()}
            for network, by_days in slots.items()
        }

    def take_in(self, shows: Iterable[Show]) -> tuple[Lead, ...]:
        """Take in shows, new ones or known ones with all that is known of them now; what is newsworthy, by day."""
        new: list[tuple[Shown, _Kept, bool]] = []
        for show in shows:
            circles = self._circles_of(show)
            kept = self._kept.setdefault(show.thing.id, _Kept(circles))
            now = {(one.episode, one.day): one for one in shown_of(show, self._measure)}
            same = {key for key, one in kept.shown.items() if key in now and now[key].percent == one.percent}
            for key, one in list(kept.shown.items()):
                if circles != kept.circles or key not in same or now[key].weekdays != one.weekdays:
                    self._remove(kept, key)
                    if key not in kept.told:
                        before = self._tested(one, kept.circles, keep=False)
                        kept.told[key] = {(lead.kind, lead.group) for lead in before}
            kept.circles = circles
            new += ((one, kept, key in same) for key, one in now.items() if key not in kept.shown)
        found: list[Lead] = []
        for one, kept, known in sorted(new, key=lambda some: some[0].order):
            key = one.episode, one.day
            kept.shown[key] = one
            told = kept.told.setdefault(key, set())
            made = [lead for lead in self._tested(one, kept.circles) if (lead.kind, lead.group) not in told]
            told.update((lead.kind, lead.group) for lead in made)
            # A figure that was known is no news in another group: that its show is of it became known, no more.
            found += () if known else made
        return tuple(found)

    def _tested(self, shown: Shown, circles: Circles, *, keep: bool = True) -> Iterator[Lead]:
        found: dict[Kind, Lead] = {}
        for name in circles.names:
            for lead in _tested_in(self._standings.setdefault(name, Standings(name)), shown, keep):
                found.setdefault(lead.kind, lead)
        narrow = list(self._narrow(shown, circles.network, keep)) if circles.network else []
        if Kind.FIRST_TO_PASS in found:
            found.pop(Kind.ROUND_NUMBER, None)
        yield from found.values()
        if Kind.RECORD not in found:
            yield from narrow[:1]

    def _narrow(self, shown: Shown, network: str, keep: bool) -> Iterator[Lead]:
        """Records of the network's year and of its slot that hold in what lies around these too."""
        around = self._standings[network].timeline
        year = _year_name(network, shown)
        yearly = self._standings.setdefault(year, Standings(year))
        slots = self._slots.setdefault(network, {})
        own = slots.setdefault(shown.weekdays, Standings(_slot_name(network, shown.weekdays)))
        of_slot = [lead for lead in _tested_in(own, shown, keep) if lead.kind is Kind.RECORD]
        of_year = [lead for lead in _tested_in(yearly, shown, keep) if lead.kind is Kind.RECORD]
        near = [some for days, some in slots.items() if days & shown.weekdays]
        named = shown.weekdays in SLOTS.values()
        if named and all(some.timeline.last_as_high(shown, shown.percent) is None for some in near):
            yield from of_slot
        last = around.last_as_high(shown, shown.percent)
        if last is None or shown.day - last.day > YEAR:
            yield from of_year

    def _remove(self, kept: _Kept, key: _Key) -> None:
        one = kept.shown.pop(key)
        for name in kept.circles.names:
            self._standings[name].remove(one)
        if kept.circles.network:
            self._standings[_year_name(kept.circles.network, one)].remove(one)
            self._slots[kept.circles.network][one.weekdays].remove(one)


def shown_of(show: Show, measure: Measure) -> Iterator[Shown]:
    """The show's broadcasts whose day is known, each with its value on the measure's terms."""
    for one in broadcasts(show, measure):
        if one.airing.day is not None:
            yield Shown(
                one.airing.day, one.airing.episode, one.chosen.percent, show.thing, show.weekdays,
                tuple(figure.entry for figure in one.chosen.figures), bool(one.beside),
            )


def _tested_in(standings: Standings, shown: Shown, keep: bool) -> tuple[Lead, ...]:
    return standings.add(shown) if keep else standings.test(shown)


def _year_name(network: str, shown: Shown) -> str:
    return f"{network} of {shown.day.year}"


def _slot_name(network: str, weekdays: frozenset[int]) -> str:
    slot = next((name for name, days in SLOTS.items() if days == weekdays), "")
    return f"{network.removesuffix(' dramas')} {slot} dramas"
