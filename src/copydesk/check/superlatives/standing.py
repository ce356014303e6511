"""Whether a work has the rank that a draft gives it: recomputed from the ledger as of the draft's day. Writes nothing.

Only what is sure is called false: that many works are above it by figures that no source disputes, and above every
figure that the draft itself has for it. How many works the desk does not know can never make a rank too high.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from copydesk.agreement.values import decimal_of
from copydesk.check.superlatives.told import Cue, Tense
from copydesk.check.wording import day_in_words
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import EntityType, NumberValue, Reading, TextValue
from copydesk.records.asking import board_of
from copydesk.records.figures import agree, surely_above
from copydesk.records.groups import ALL, SLOTS, Group, parse, within
from copydesk.records.marks import Measure
from copydesk.records.ranking import Ranking, Row, behind, rank
from copydesk.records.shows import Show, last_day
from copydesk.text.numbers import ORDINALS, NumberKind, find_numbers, ordinal_ending

__all__ = ["Kind", "Passed", "Standing", "ordinal", "passed_before", "stand"]

#: A rank that is too low is only doubted where the desk ranks so many works: it may lack those above.
_WELL_COVERED = 20


class Kind(StrEnum):
    """What is amiss with a superlative."""

    FALSE = "false"
    STALE = "stale"
    DISPUTED = "disputed"
    TOO_LOW = "too low"
    BELOW = "below"
    """A work that the draft names as higher is lower."""
    SINCE = "since"
    """Another was higher since then."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the desk has against a superlative. `rank` is where the desk has the work; `above` who stands above it.

    `until` is the day on which a stale one ceased to be true. `narrower` is a group of one year in which the work does
    have the rank: the draft's group is too wide. `receipts` are the figures relied on.
    `since` is what the draft goes back to, where it does. What would hold instead: the rank in the history of its
    `network` or `on_cable`, the highest since `back_to`, the highest `of_its_run` or of the evenings of its `slot`.
    """

    kind: Kind
    thing: Thing
    rank: int
    own: Decimal
    above: tuple[Row, ...]
    ranking: Ranking
    until: date | None
    narrower: int | None
    receipts: tuple[Entry, ...]
    since: str = ""
    network: str = ""
    back_to: str = ""
    of_its_run: bool = False
    on_cable: bool = False
    slot: str = ""


def ordinal(number: int) -> str:
    """The ordinal in words up to twentieth, then in figures."""
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}{ordinal_ending(number)}"


def stand(draft: Reading, cue: Cue, ledger: Ledger, thing: Thing | None = None) -> Standing | None:
    """What the desk has against the cue (of a `thing`, where its words name no work), or None where it is right or
    cannot be decided. Raises LedgerError.
    """
    if thing is None and cue.work is not None:
        thing = the_thing(cue.work, ledger)
    if thing is None:
        return None
    group = _group(cue, thing, ledger)
    if group is None:
        return None
    published = draft.document.published
    day = last_day(published) if published else None
    board = board_of(ledger, group, Measure(of=cue.of, area=cue.area))
    shows, ranking = board.shows, board.ranking(day, history=False)
    row = ranking.row(thing.id)
    own = _own(draft, cue, row, ranking)
    if own is None or all(show.thing.id != thing.id for show in shows):
        return None
    above = tuple(r for r in ranking.rows if r.thing.id != thing.id and surely_above(r.mark.low, own))
    if cue.since is not None:
        return _higher_since(cue, thing, row, own, above, ranking, ledger)
    if len(above) >= cue.rank:
        return _too_high(cue, thing, row, own, above, ranking, shows, day, ledger)
    below = _named_above(cue, ledger, ranking, row)
    if below:
        return _standing(Kind.BELOW, thing, row.rank if row is not None else len(above) + 1, own, below, ranking)
    # What it had on a day that nobody knows is more that it may have had, and no dispute about what it had.
    contested = row is not None and own == row.mark.most == row.mark.high
    if row is not None and contested and cue.rank < row.rank and _well_disputed((row, *ranking.rows)):
        higher = tuple(r for r in ranking.rows if r.rank < row.rank)
        return _standing(Kind.DISPUTED, thing, row.rank, own, higher, ranking)
    too_low = row is not None and agree(own, row.mark.most) and cue.rank > row.lowest
    if row is not None and too_low and len(ranking.rows) >= _WELL_COVERED and _is_surely_its(draft, cue):
        higher = tuple(r for r in ranking.rows if r.rank < row.rank)
        return _standing(Kind.TOO_LOW, thing, row.rank, own, higher, ranking)
    return None


def _is_surely_its(draft: Reading, cue: Cue) -> bool:
    """Whether a rank's sentence names its work, or the draft no other: "The record is held by W. The drama is now
    second" tells of the show of the story.
    """
    works = [e for e in draft.entities if e.type is EntityType.WORK]
    named = [e for e in works if any(cue.sentence.start <= m.start < cue.sentence.end for m in e.mentions)]
    return len(works) < 2 or cue.work is None or cue.work in named


@dataclass(frozen=True, slots=True)
class Passed:
    """Who had passed the mark before."""

    message: str
    receipts: tuple[Entry, ...]


def passed_before(draft: Reading, cue: Cue, ledger: Ledger) -> Passed | None:
    """A work that had passed the cue's percentage before the draft's own did (where it is to be the only one: by the
    day of the draft), or None. Raises LedgerError.
    """
    thing = the_thing(cue.work, ledger) if cue.work is not None else None
    group = _group(cue, thing, ledger) if thing is not None else None
    if thing is None or group is None or cue.passing is None:
        return None
    published = draft.document.published
    day = last_day(published) if published else None
    board = board_of(ledger, group, Measure(area=cue.area))
    row = board.ranking(day, history=False).row(thing.id)
    # The day on which it passed is at the latest that of its best.
    only = cue.tense is Tense.NOW
    by = row.mark.day if row is not None and row.mark.day is not None and not only else day
    if by is None:
        return None
    mark = Decimal(repr(cue.passing))
    earlier = [
        r for r in board.ranking(by, history=False).rows
        if r.thing.id != thing.id and surely_above(r.mark.low, mark) and r.mark.day is not None
        and (only or row is None or row.show.start is None or r.mark.day < row.show.start)
    ]
    if not earlier:
        return None
    first = min(earlier, key=lambda r: r.mark.day or by)
    when = day_in_words(first.mark.day or by)
    rank_in_words = "only one" if only else "first"
    said = f"not the {rank_in_words} of {group.name}: {first.thing.name} had {first.mark.percent} percent on {when}"
    return Passed(said, tuple(behind(r)[0].entry for r in sorted(earlier, key=lambda r: r.mark.day or by)[:3]))


def _higher_since(
    cue: Cue, thing: Thing, row: Row | None, own: Decimal, above: Iterable[Row], ranking: Ranking, ledger: Ledger
) -> Standing | None:
    """What began after that which the draft goes back to had ended (of a year: what was higher after it), and was
    higher no later than the work itself.
    """
    if isinstance(cue.since, int):
        name, after = str(cue.since), date(cue.since, 12, 31)
    else:
        other = the_thing(cue.since, ledger) if cue.since is not None else None
        back = ranking.row(other.id) if other is not None else None
        if back is None or back.mark.day is None:
            return None
        name, after = back.thing.name, max(back.mark.day, back.show.end or back.mark.day)
    # Of a work whose mark the desk lacks, nobody knows up to when others count.
    by = ranking.as_of if cue.tense is Tense.NOW else row.mark.day if row is not None else None
    if by is None or row is None or row.mark.day is None or row.mark.day <= after:
        return None
    since = tuple(
        r for r in above
        if r.mark.day is not None and after < r.mark.day <= by
        and (isinstance(cue.since, int) or (r.show.start is not None and after < r.show.start))
    )
    if not since:
        return None
    found = _standing(Kind.SINCE, thing, len(since) + 1, own, since, ranking)
    return replace(found, since=name, of_its_run=row.mark.most == own)


def _named_above(cue: Cue, ledger: Ledger, ranking: Ranking, row: Row | None) -> tuple[Row, ...]:
    """The works that the phrase names as higher and that are surely lower."""
    things = [thing for entity in cue.above if (thing := the_thing(entity, ledger)) is not None]
    rows = [found for thing in things if (found := ranking.row(thing.id)) is not None]
    return tuple(r for r in rows if row is not None and surely_above(row.mark.low, r.mark.most))


def _well_disputed(rows: Iterable[Row]) -> bool:
    """Whether what the rank turns on is more than one story's slip: a named household base, or two stories a side."""
    camps = [camp for row in rows if row.highest != row.lowest for camp in row.mark.beside]
    return any(camp.bases or camp.stories > 1 for camp in camps)


def _group(cue: Cue, thing: Thing, ledger: Ledger) -> Group | None:
    group = cue.group
    if group is None and cue.own_network:
        networks = {
            e.object.id: e.object.name for e in ledger.entries(subject=thing.id, predicate="original_broadcaster")
            if isinstance(e.object, Thing) and e.subject.id == thing.id
        }  # fmt: skip
        if len(networks) != 1:
            return None
        network, name = next(iter(networks.items()))
        group = Group(f"{name} dramas", networks=frozenset({network}))
    if group is None:
        group = ALL
    if cue.year is None:
        return group
    return replace(group, year=cue.year, name=f"{group.name} of {cue.year}")


def _own(draft: Reading, cue: Cue, row: Row | None, ranking: Ranking) -> Decimal | None:
    """The most that the work may have: by the desk, by the draft's claims, by any percentage of the same sentence.

    News may be newer than the desk. A percentage that is another ranked work's mark is that work's.
    """
    entity = cue.work
    found = [row.mark.most] if row is not None else []
    for claim in draft.claims:
        if entity is None or claim.subject != entity.id or claim.predicate != "audience_rating":
            continue
        area, statistic = claim.qualifier("area"), claim.qualifier("statistic")
        scoped = (isinstance(area, TextValue) and area.text.casefold() != cue.area) or (
            isinstance(statistic, TextValue) and statistic.text == "peak"
        )
        if not scoped and isinstance(claim.object, NumberValue) and claim.object.unit == "percent":
            found.append(decimal_of(claim.object))
    others = [r.mark.percent for r in ranking.rows if row is None or r is not row]
    text = draft.document.text[cue.sentence.start:cue.sentence.end]
    for number in find_numbers(text):
        value = Decimal(repr(number.value)).quantize(Decimal(1).scaleb(-number.places))
        if number.kind is NumberKind.PERCENT and not any(agree(value, other) for other in others):
            found.append(value)
    return max(found, default=None)


def _too_high(
    cue: Cue, thing: Thing, row: Row | None, own: Decimal, above: tuple[Row, ...], ranking: Ranking,
    shows: Sequence[Show], day: date | None, ledger: Ledger,
) -> Standing | None:
    until = _until(cue, row, above)
    if until is not None and cue.tense is not Tense.NOW:
        # "became", "was": it did, and was.
        return None
    narrower = _narrower(cue, thing, ranking, shows, day)
    kind = Kind.STALE if until is not None else Kind.FALSE
    found = _standing(kind, thing, len(above) + 1, own, above, ranking, until=until, narrower=narrower)
    return replace(
        found, network=_of_its_network(cue, thing, ranking, day, ledger), back_to=_back_to(cue, row, above),
        of_its_run=row is not None and row.mark.most == own,
        on_cable=_on_cable(cue, thing, ranking, day, ledger), slot=_in_slot(cue, thing, row, ranking, day, ledger),
    )


def _of_its_network(cue: Cue, thing: Thing, ranking: Ranking, day: date | None, ledger: Ledger) -> str:
    """The work's network, where the work has the rank among all of its dramas and the draft's group is another."""
    group = _group(replace(cue, group=None, own_network=True, year=None), thing, ledger)
    if group is None or group.networks is None or (cue.group is not None and cue.group.networks == group.networks):
        return ""
    holds = _holds(group, cue, thing, ranking, day, ledger)
    return ledger.thing(min(group.networks)).name if holds else ""


def _on_cable(cue: Cue, thing: Thing, ranking: Ranking, day: date | None, ledger: Ledger) -> bool:
    """Whether the work has the rank among all dramas of cable channels, and the draft's group is of more than these."""
    group, own = parse("cable", ledger), cue.group.networks if cue.group is not None else None
    if group is None or group.networks is None or cue.year is not None or cue.own_network:
        return False
    if own is not None and own <= group.networks:
        return False
    return _holds(group, cue, thing, ranking, day, ledger)


def _in_slot(
    cue: Cue, thing: Thing, row: Row | None, ranking: Ranking, day: date | None, ledger: Ledger
) -> str:
    """The evenings of the week on which the work is shown, where it has the rank among the group's shows of these."""
    slot = next((name for name, days in SLOTS.items() if row is not None and days == row.show.weekdays), "")
    group = _group(cue, thing, ledger)
    if "-" not in slot or group is None or group.weekdays is not None or group is ALL:
        return ""
    return slot if _holds(replace(group, weekdays=SLOTS[slot]), cue, thing, ranking, day, ledger) else ""


def _holds(group: Group, cue: Cue, thing: Thing, ranking: Ranking, day: date | None, ledger: Ledger) -> bool:
    inside = board_of(ledger, group, ranking.measure).ranking(day, history=False)
    row = inside.row(thing.id)
    return row is not None and row.rank == cue.rank and len(inside.rows) > 1


def _back_to(cue: Cue, row: Row | None, above: Sequence[Row]) -> str:
    """The last of those above a work that is not the highest, where its mark is older than the work's."""
    if cue.rank != 1 or row is None or row.mark.day is None or any(r.mark.day is None for r in above):
        return ""
    last = max(above, key=lambda r: r.mark.day or date.min)
    return last.thing.name if (last.mark.day or date.max) < row.mark.day else ""


def _until(cue: Cue, row: Row | None, above: Iterable[Row]) -> date | None:
    """The day on which the rank ceased to be the work's, or None where it never was, or nobody can say."""
    if row is None or row.mark.day is None:
        return None
    days = sorted(r.mark.day for r in above if r.mark.day is not None)
    undated = sum(r.mark.day is None for r in above)
    reached = cue.rank - 1 - undated
    if reached < 0 or reached >= len(days) or days[reached] <= row.mark.day:
        return None
    return days[reached]


def _narrower(cue: Cue, thing: Thing, ranking: Ranking, shows: Sequence[Show], day: date | None) -> int | None:
    """The draft's year, where the work has the rank among the group's works of that year and there are others."""
    if day is None or cue.year is not None or (cue.group is not None and cue.group.year is not None):
        return None
    inside = (within(Group("", year=day.year), show) for show in shows)
    yearly = rank("", [show for show in inside if show is not None], ranking.measure, day, history=False)
    row = yearly.row(thing.id)
    return day.year if row is not None and row.rank == cue.rank and len(yearly.rows) > 1 else None


def _standing(
    kind: Kind, thing: Thing, place: int, own: Decimal, above: tuple[Row, ...], ranking: Ranking, *,
    until: date | None = None, narrower: int | None = None,
) -> Standing:
    row = ranking.row(thing.id)
    behind_it = [behind(row)[0].entry] if row is not None else []
    receipts = (*behind_it, *(behind(r)[0].entry for r in above[:5]))
    if kind == Kind.DISPUTED and row is not None:
        receipts = (*receipts, *(camp.figures[0].entry for r in (row, *above[:1]) for camp in r.mark.beside))
    return Standing(kind, thing, place, own, above, ranking, until, narrower, receipts)

