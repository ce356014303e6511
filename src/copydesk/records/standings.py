"""What a broadcast's figure makes newsworthy in one group: records, overtakings, bests, streaks, round numbers. Pure.

A lead is tied to one broadcast of one show and holds as of its day, against everything shown before it. Only what is
sure at the decimals printed counts, and each lead states its group; a group of too few other shows makes no record.
Rises are told between neighbouring episodes only: where one between them is not known, nothing is.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from copydesk.records.figures import places, surely_above
from copydesk.records.leads import Kind, Lead
from copydesk.records.timeline import Shown, Timeline

__all__ = ["FEWEST_OTHERS", "LAST_RANK", "ROUND", "SINCE", "Standings"]

#: A group of fewer other shows makes no record: nothing was beaten.
FEWEST_OTHERS = 2
#: Passing another is worth telling up to this rank.
LAST_RANK = 10
#: A streak is worth telling from so many rises in a row.
_STREAK = 4
#: A best of so few episodes is no news: the second is always best or worst.
_FEWEST_EPISODES = 3
#: Percentages that count as round: multiples of it.
ROUND = 5
#: "The highest since" needs so many days between.
SINCE = 180
#: Among so few shows each is looked at.
_FEW = 2000


class _Run:
    """One show's broadcasts in order; `tops[i]` is the highest up to and with the one at i, the first of equals."""

    __slots__ = ("inside", "tops")

    def __init__(self) -> None:
        self.inside: list[Shown] = []
        self.tops: list[Shown] = []

    def add(self, one: Shown) -> None:
        insort(self.inside, one, key=lambda other: other.order)
        self._look()

    def remove(self, one: Shown) -> None:
        self.inside.remove(one)
        self._look()

    def _look(self) -> None:
        self.tops = []
        for one in self.inside:
            self.tops.append(one if not self.tops or one.percent > self.tops[-1].percent else self.tops[-1])

    def before(self, one: Shown) -> list[Shown]:
        return self.inside[: bisect_left(self.inside, one.order, key=lambda other: other.order)]

    def top_before(self, one: Shown) -> Shown | None:
        at = bisect_left(self.inside, one.order, key=lambda other: other.order)
        return self.tops[at - 1] if at else None


def _steeper(one: tuple[Shown, Shown], other: tuple[Shown, Shown]) -> bool:
    """Whether the first pair surely rises by more than the second, or falls by less: at the decimals that all four
    print, a biggest rise by what some stories round is none.
    """
    (a, b), (c, d) = (one[0].percent, one[1].percent), (other[0].percent, other[1].percent)
    if b - a <= d - c:
        return False
    if a.same_quantum(b) and a.same_quantum(c) and a.same_quantum(d):
        return True
    step = Decimal(1).scaleb(-min(map(places, (a, b, c, d))))
    a, b, c, d = (one.quantize(step, ROUND_HALF_UP) for one in (a, b, c, d))
    return b - a > d - c


def _bests(run: list[Shown]) -> int:
    """How many of a show's broadcasts, and of one more that is higher, were the highest when they were shown."""
    best = run[0]
    count = 2
    for one in run[1:]:
        if surely_above(one.percent, best.percent):
            best, count = one, count + 1
    return count


def _higher(one: Shown, other: Shown) -> bool:
    return (one.percent, one.show.id) > (other.percent, other.show.id)


class Standings:
    """A group's broadcasts, kept so that one more, of whatever day, is tested without going through all of them."""

    def __init__(self, group: str, shown: Iterable[Shown] = (), absent: Sequence[date] = ()) -> None:
        """`absent` has the first days, in order, of shows of the group that are not kept, and can change no lead but
        for how many there are.
        """
        self.group = group
        self._absent = absent
        some = list(shown)
        self.timeline = Timeline(some)
        self._runs: dict[str, _Run] = {}
        for one in some:
            self._runs.setdefault(one.show.id, _Run()).inside.append(one)
        for run in self._runs.values():
            run.inside.sort(key=lambda one: one.order)
            run._look()
        self._bests = sorted((run.tops[-1].percent, show) for show, run in self._runs.items())
        self._begun = sorted(run.inside[0].order for run in self._runs.values())

    def test(self, shown: Shown) -> tuple[Lead, ...]:
        """What the broadcast makes true, whether it is kept or not; nothing shown after it counts."""
        return tuple(self._found(shown))

    def add(self, shown: Shown) -> tuple[Lead, ...]:
        """Keep the broadcast, which is not kept yet, and say what it makes true."""
        found = self.test(shown)
        self._change(shown, _Run.add)
        self.timeline.add(shown)
        return found

    def remove(self, shown: Shown) -> None:
        """Keep the broadcast no longer. Raises ValueError where it is not kept."""
        self.timeline.remove(shown)
        self._change(shown, _Run.remove)

    def _change(self, shown: Shown, how: Callable[[_Run, Shown], None]) -> None:
        show = shown.show.id
        run = self._runs.setdefault(show, _Run())
        if run.inside:
            del self._bests[bisect_left(self._bests, (run.tops[-1].percent, show))]
            del self._begun[bisect_left(self._begun, run.inside[0].order)]
        how(run, shown)
        if run.inside:
            insort(self._bests, (run.tops[-1].percent, show))
            insort(self._begun, run.inside[0].order)
        else:
            del self._runs[show]

    def _found(self, shown: Shown) -> Iterator[Lead]:
        known = self._runs.get(shown.show.id)
        run = known.before(shown) if known is not None else []
        top = known.top_before(shown) if known is not None else None
        if top is None or surely_above(shown.percent, top.percent):
            yield from self._of_group(shown, top)
        if top is not None and len(run) >= _FEWEST_EPISODES - 1 and surely_above(shown.percent, top.percent):
            rare = _bests(run) / (len(run) + 1)
            yield self._lead(Kind.PERSONAL_BEST, shown, before=top.percent, since=top.day, rare=rare)
        yield from self._of_run(shown, run)

    def _of_group(self, shown: Shown, top: Shown | None) -> Iterator[Lead]:
        """What stands against the other shows, where it is the show's best."""
        own = top.percent if top is not None else None
        since = None
        if self._others(shown) >= FEWEST_OTHERS:
            since = self.timeline.last_as_high(shown, shown.percent)
            if since is None:
                before = self.timeline.best_before(shown)
                if before is not None and (own is None or not surely_above(own, before.percent)):
                    yield self._lead(Kind.RECORD, shown, before, number=1, rare=1 / (self._others(shown) + 1))
            else:
                yield from self._overtaking(shown, own)
                long_ago = (shown.day - since.day).days >= SINCE and self._others_after(shown, since)
                # Told once: an episode that passes none but its own show's is the highest since the same one.
                if long_ago and (own is None or self.timeline.last_as_high(shown, own) is not since):
                    yield self._lead(Kind.FIRST_SINCE, shown, since, rare=self._weeks(shown, since))
        yield from self._round(shown, own, since)

    def _others(self, shown: Shown) -> int:
        """How many other shows had begun before it."""
        run = self._runs.get(shown.show.id)
        begun = bisect_left(self._begun, shown.order)
        began = run is not None and run.inside[0].order < shown.order
        return begun - began + bisect_left(self._absent, shown.day)

    def _others_after(self, shown: Shown, since: Shown) -> bool:
        """Whether enough other shows were on after `since`: else it is the highest of nothing."""
        others: set[str] = set()
        for one in self.timeline.back_from(shown):
            if one.order <= since.order:
                return False
            others |= {one.show.id} - {shown.show.id}
            if len(others) >= FEWEST_OTHERS:
                return True
        return False

    def _overtaking(self, shown: Shown, own: Decimal | None) -> Iterator[Lead]:
        if own is None:
            return
        above, passed = 0, list[Shown]()
        for percent, show in self._from_the_highest(shown):
            # What was best by then is no higher than what is best now: nothing that follows can be higher.
            if surely_above(own, percent) or (passed and percent < passed[-1].percent):
                break
            best = self._runs[show].top_before(shown) if show != shown.show.id else None
            if best is None or surely_above(own, best.percent):
                continue
            if surely_above(best.percent, shown.percent):
                above += 1
                if above >= LAST_RANK:
                    return
            elif surely_above(shown.percent, best.percent):
                passed = [*passed, best] if not passed or _higher(best, passed[-1]) else passed
        if passed:
            rare = (1 + above) / (self._others(shown) + 1)
            yield self._lead(Kind.OVERTAKING, shown, passed[-1], number=1 + above, rare=rare)

    def _from_the_highest(self, shown: Shown) -> Iterable[tuple[Decimal, str]]:
        """What each show had by then at most, and the show, the highest first."""
        begun = bisect_left(self._begun, shown.order)
        if begun > _FEW:
            return reversed(self._bests)
        # Of early days: most shows that are high now had not begun.
        early = (show for _, _, show in self._begun[:begun])
        return sorted(((self._runs[show].tops[-1].percent, show) for show in early), reverse=True)

    def _round(self, shown: Shown, own: Decimal | None, since: Shown | None) -> Iterator[Lead]:
        number = int(shown.percent) // ROUND * ROUND
        if number < 2 * ROUND or own is None or own >= number:
            return
        if self._others(shown) >= FEWEST_OTHERS:
            passed = self.timeline.last_as_high(shown, Decimal(number))
            if passed is None:
                yield self._lead(Kind.FIRST_TO_PASS, shown, number=number, rare=1 / (self._others(shown) + 1))
                return
            long_ago = (shown.day - passed.day).days >= SINCE and self._others_after(shown, passed)
            if long_ago and passed is not since:
                yield self._lead(Kind.FIRST_TO_PASS, shown, passed, number=number, rare=self._weeks(shown, passed))
                return
        yield self._lead(Kind.ROUND_NUMBER, shown, before=own, number=number, rare=self._rounds(shown))

    def _weeks(self, shown: Shown, since: Shown) -> float:
        """One week in so many; of few shows no rarer than a record among them."""
        return max(7 / (shown.day - since.day).days, 1 / (self._others(shown) + 1))

    def _rounds(self, shown: Shown) -> float:
        """The share of the show's broadcasts, this one among them, that were the first to pass a round number."""
        run = self._runs[shown.show.id].before(shown)
        passed = {int(one.percent) // ROUND for one in run if one.percent >= 2 * ROUND}
        return (len(passed) + 1) / (len(run) + 1)

    def _of_run(self, shown: Shown, run: list[Shown]) -> Iterator[Lead]:
        """Streaks and jumps: what stands against the show's own broadcasts in a row."""
        if not run:
            return
        pairs = [(a, b) for a, b in pairwise(run) if b.follows(a)]
        if len(pairs) >= _FEWEST_EPISODES and shown.follows(run[-1]):
            step = shown.percent - run[-1].percent
            if step > 0 and all(_steeper((run[-1], shown), pair) for pair in pairs):
                yield self._lead(Kind.JUMP, shown, before=run[-1].percent, number=step, rare=1 / (len(pairs) + 1))
            if step < 0 and all(_steeper(pair, (run[-1], shown)) for pair in pairs):
                yield self._lead(Kind.FALL, shown, before=run[-1].percent, number=step, rare=1 / (len(pairs) + 1))
        rises = 0
        for after, one in pairwise([shown, *reversed(run)]):
            if not after.follows(one) or not surely_above(after.percent, one.percent):
                break
            rises += 1
        if rises >= _STREAK:
            yield self._lead(Kind.STREAK, shown, since=run[-rises].day, number=rises, rare=0.5**rises)

    def _lead(
        self, kind: Kind, shown: Shown, other: Shown | None = None, *, before: Decimal | None = None,
        since: date | None = None, number: Decimal | int | None = None, rare: float,
    ) -> Lead:
        if other is not None:
            before, since = other.percent, other.day
        return Lead(
            kind, shown.show, shown.episode, shown.day, shown.percent, self.group, self._others(shown) + 1,
            other.show if other is not None else None, before, since, number=number,
            rare=rare, entries=shown.entries,
            disputed=shown.disputed or (other is not None and other.disputed),
        )
