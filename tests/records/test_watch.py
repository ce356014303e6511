"""Broadcasts in the groups by which their shows are known: the widest counts, what holds only in a contrived one does
not, and in whatever order they become known the last is told the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.ledger.base import Thing
from copydesk.model import EntityType
from copydesk.records.figures import surely_above
from copydesk.records.leads import Kind, Lead
from copydesk.records.marks import Measure
from copydesk.records.shows import Show, shows
from copydesk.records.standings import Standings
from copydesk.records.timeline import Shown, Timeline
from copydesk.records.watch import Circles, Watch
from records.desk import desk, figure, made

#: A Saturday.
FIRST = date(2023, 1, 7)
Run = tuple[str, str, date, Sequence[str]]


def known(*runs: Run) -> tuple[Show, ...]:
    """Shows, each with its network, first day and the rating of every weekly episode."""
    stories = []
    for title, network, first, ratings in runs:
        days = [first + timedelta(weeks=week) for week in range(len(ratings))]
        says = made(title, network, first.isoformat(), days[-1].isoformat(), len(ratings))
        says += [figure(title, percent, number, day.isoformat())
                 for number, (percent, day) in enumerate(zip(ratings, days, strict=True), 1)]  # fmt: skip
        stories.append(says)
    return shows(desk(*stories).kept)


def circles(show: Show) -> Circles:
    (network,) = show.credits["original_broadcaster"]
    return Circles(("all dramas", network), network)


def told(*runs: Run, kind: Kind = Kind.RECORD) -> list[tuple[str, str | None, str]]:
    """The leads of a kind about the last show, as episode and group."""
    found = Watch(circles, Measure()).take_in(known(*runs))
    return [(lead.show.name, lead.episode, lead.group) for lead in found
            if lead.kind is kind and lead.show.name == runs[-1][0]]  # fmt: skip


def saturdays(start: date, *percents: str) -> tuple[date, list[str]]:
    return start, list(percents)


#: Two shows long ago that were higher, and two of the year before that were lower, all on Saturdays.
EARLIER: tuple[Run, ...] = (
    ("High", "tvN", *saturdays(FIRST - timedelta(weeks=200), "19.0", "20.0")),
    ("Higher", "tvN", *saturdays(FIRST - timedelta(weeks=190), "21.0", "22.0")),
)


def test_a_record_is_told_of_the_widest_group_in_which_it_is_one() -> None:
    some = (("A", "tvN", *saturdays(FIRST, "5.0")), ("B", "tvN", *saturdays(FIRST + timedelta(weeks=9), "6.0")))
    last = ("C", "tvN", *saturdays(FIRST + timedelta(weeks=20), "9.0"))
    assert told(*some, last) == [("C", "1", "all dramas")]
    other = ("X", "SBS", *saturdays(FIRST, "30.0"))
    assert told(other, *some, last) == [("C", "1", "organization:tvn")]


def test_a_record_of_a_year_also_has_to_be_the_best_of_the_year_before_that_day() -> None:
    recent = (("A", "tvN", *saturdays(FIRST, "5.0")), ("B", "tvN", *saturdays(FIRST + timedelta(weeks=9), "6.0")))
    in_june = ("C", "tvN", *saturdays(FIRST + timedelta(weeks=22), "9.0"))
    assert told(*EARLIER, *recent, in_june) == [("C", "1", "organization:tvn of 2023")]
    # Among those of 2023 it is the highest too, and of the twelve months before it is not.
    in_december = ("D", "tvN", *saturdays(FIRST - timedelta(weeks=4), "12.0"))
    assert told(*EARLIER, in_december, *recent, in_june) == []


def test_a_record_of_a_slot_also_has_to_be_one_of_the_slots_that_share_an_evening() -> None:
    def both_evenings(title: str, first: date, *percents: str) -> Sequence[dict[str, object]]:
        days = [first + timedelta(days=7 * (n // 2) + n % 2) for n in range(len(percents))]
        says = [*made(title, "tvN", first.isoformat(), days[-1].isoformat(), len(percents))]
        numbered = enumerate(zip(percents, days, strict=True), 1)
        return [*says, *(figure(title, percent, number, day.isoformat()) for number, (percent, day) in numbered)]

    def found(*extra: Sequence[dict[str, object]]) -> list[tuple[str, str | None, str]]:
        weekdays = made("Monday", "tvN", "2019-01-07", "2019-01-08", 2)
        weekdays += [figure("Monday", "30.0", 1, "2019-01-07"), figure("Monday", "31.0", 2, "2019-01-08")]
        stories = [
            weekdays, *extra, both_evenings("A", date(2020, 1, 4), "5.0", "6.0", "6.1", "6.2"),
            both_evenings("B", date(2021, 1, 2), "5.0", "6.0", "6.1", "6.3"),
            both_evenings("C", date(2022, 10, 1), "5.0", "6.0", "6.1", "9.0"),
        ]
        leads = Watch(circles, Measure()).take_in(shows(desk(*stories).kept))
        return [(lead.show.name, lead.episode, lead.group) for lead in leads
                if lead.kind is Kind.RECORD and lead.show.name == "C"]  # fmt: skip

    assert found() == [("C", "4", "organization:tvn Saturday-Sunday dramas")]
    friday = made("Friday", "tvN", "2022-03-04", "2022-03-05", 2)
    friday += [figure("Friday", "11.0", 1, "2022-03-04"), figure("Friday", "12.0", 2, "2022-03-05")]
    # On Fridays and Saturdays a show had more: the slot is drawn so that C is the highest.
    assert found(friday) == []


def test_what_was_told_is_not_told_again_and_what_changes_is_looked_at_again() -> None:
    runs = (*EARLIER, ("New", "tvN", *saturdays(FIRST, "8.0", "23.0")))
    watch = Watch(circles, Measure())
    assert any(lead.kind is Kind.RECORD for lead in watch.take_in(known(*runs)))
    assert watch.take_in(known(*runs)) == ()
    higher = watch.take_in(known(("New", "tvN", *saturdays(FIRST, "8.0", "25.5"))))
    assert [(lead.kind, lead.number) for lead in higher] == [(Kind.FIRST_TO_PASS, 25)]
    moved = watch.take_in(known(("New", "JTBC", *saturdays(FIRST, "8.0", "25.5"))))
    assert moved == (), "that it is JTBC's is known now; its figures were before"


def test_what_was_only_remembered_is_not_told_when_it_changes() -> None:
    runs = (*EARLIER, ("New", "tvN", *saturdays(FIRST, "8.0", "23.0")))
    watch = Watch(circles, Measure())
    watch.remember(known(*runs))
    assert watch.take_in(known(*runs)) == ()
    higher = watch.take_in(known(("New", "tvN", *saturdays(FIRST, "8.0", "25.5"))))
    assert [(lead.kind, lead.number) for lead in higher] == [(Kind.FIRST_TO_PASS, 25)]


_PERCENTS = st.one_of(st.decimals(1, 30, places=1), st.decimals(1, 30, places=0), st.decimals(1, 30, places=3))
_SHOWN = st.builds(
    lambda day, show, percent: Shown(
        FIRST + timedelta(days=day), str(day), percent, Thing(f"s{show}", EntityType.WORK, f"Show {show}")),
    st.integers(0, 900), st.integers(0, 5), _PERCENTS,
)  # fmt: skip


def _plain(leads: Sequence[Lead]) -> list[tuple[object, ...]]:
    return sorted(
        (lead.kind, lead.show.id, lead.number, lead.other.id if lead.other else "", lead.before, lead.since)
        for lead in leads
    )  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(_SHOWN, max_size=25, unique_by=lambda one: one.order), _SHOWN, st.randoms())
def test_whatever_the_order_of_arrival_a_broadcast_is_told_the_same(some: list[Shown], last: Shown, chance) -> None:  # type: ignore[no-untyped-def]
    some = [one for one in some if one.order != last.order]
    in_order = Standings("g")
    for one in sorted((one for one in some if one.order < last.order), key=lambda one: one.order):
        in_order.add(one)
    shuffled, gone = Standings("g"), [one for one in some if chance.random() < 0.3]
    chance.shuffle(some)
    for one in some:
        shuffled.add(one)
    for one in gone:
        shuffled.remove(one)
        shuffled.add(one)
    expected = _plain(in_order.test(last))
    assert _plain(shuffled.test(last)) == expected
    assert _plain(Standings("g", some).test(last)) == expected


@settings(max_examples=40, deadline=None)
@given(st.lists(_SHOWN, max_size=60, unique_by=lambda one: one.order), _SHOWN)
def test_a_timeline_looks_back_as_going_through_everything_does(some: list[Shown], last: Shown) -> None:
    timeline = Timeline(block=4)
    for one in some:
        timeline.add(one)
    before = sorted((one for one in some if one.order < last.order), key=lambda one: one.order)
    others = [one for one in before if one.show.id != last.show.id]
    as_high = [one for one in others if not surely_above(last.percent, one.percent)]
    assert list(timeline.back_from(last)) == before[::-1]
    assert timeline.last_as_high(last, last.percent) == (as_high[-1] if as_high else None)
    best = timeline.best_before(last)
    assert (best.percent if best else None) == max((one.percent for one in others), default=None)
    for one in some:
        timeline.remove(one)
    assert (len(timeline), timeline.best_before(last)) == (0, None)


def test_a_percentage_of_fewer_decimals_hides_behind_a_higher_one_of_more() -> None:
    some = [Shown(FIRST, "1", Decimal("12.04"), Thing("a", EntityType.WORK, "A")),
            Shown(FIRST, "1", Decimal("12"), Thing("b", EntityType.WORK, "B"))]  # fmt: skip
    late = Shown(FIRST + timedelta(days=1), "1", Decimal("12.1"), Thing("c", EntityType.WORK, "C"))
    # 12.1 is surely above 12.04, and may be what another story rounds to 12.
    assert Timeline(some).last_as_high(late, late.percent) == some[1]
