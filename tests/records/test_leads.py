"""Leads of one broadcast, each kind once; and all of them against going through every earlier broadcast each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.records.figures import surely_above
from copydesk.records.leads import Kind, Lead
from copydesk.records.marks import Measure
from copydesk.records.shows import Show, shows
from copydesk.records.watch import Circles, Watch
from records.desk import desk, figure, made

MONDAY = date(2020, 1, 6)


def group(*runs: tuple[str, date, Sequence[str]]) -> tuple[Show, ...]:
    """Shows of one network, each with its first day and the rating of every weekly episode."""
    stories = []
    for title, first, ratings in runs:
        days = [first + timedelta(weeks=week) for week in range(len(ratings))]
        says = made(title, start=first.isoformat(), end=days[-1].isoformat(), count=len(ratings))
        says += [figure(title, percent, number, day.isoformat())
                 for number, (percent, day) in enumerate(zip(ratings, days, strict=True), 1)]  # fmt: skip
        stories.append(says)
    return shows(desk(*stories).kept)


def last(*runs: tuple[str, date, Sequence[str]]) -> dict[Kind, Lead]:
    """The leads of the day on which the last broadcast of all was shown."""
    found = leads("tvN dramas", group(*runs))
    return {lead.kind: lead for lead in found if lead.day == max(one.day for one in found)}


def leads(
    name: str, some: Sequence[Show], *, since: date | None = None, until: date | None = None
) -> list[Lead]:
    """The leads of one group, the last first, and of a broadcast the rarest."""
    found = Watch(lambda show: Circles((name,)), Measure()).take_in(some)
    told = [lead for lead in found if (not since or lead.day >= since) and (not until or lead.day <= until)]
    return sorted(told, key=lambda lead: (-lead.day.toordinal(), list(Kind).index(lead.kind)))


OLD = (("Old", MONDAY, ["9.0", "10.0"]), ("Older", MONDAY - timedelta(days=700), ["12.0", "11.0"]))


def test_a_record_names_whom_it_beat() -> None:
    lead = last(*OLD, ("New", date(2021, 1, 4), ["8.0", "12.5"]))[Kind.RECORD]
    assert (lead.show.name, lead.value, lead.other and lead.other.name, lead.before) == (
        "New", Decimal("12.5"), "Older", Decimal("12.0"),
    )
    assert (lead.group, lead.among, lead.episode, lead.day) == ("tvN dramas", 3, "2", date(2021, 1, 11))


def test_a_record_needs_a_group() -> None:
    assert Kind.RECORD not in last(("Old", MONDAY, ["9.0"]), ("New", date(2021, 1, 4), ["8.0", "12.5"]))


def test_an_overtaking_is_told_once() -> None:
    found = leads("tvN dramas", group(*OLD, ("New", date(2021, 1, 4), ["8.0", "10.5", "10.8"])))
    told = [lead for lead in found if lead.kind is Kind.OVERTAKING]
    assert [(lead.episode, lead.other and lead.other.name, lead.number) for lead in told] == [("2", "Old", 2)]


BETWEEN = (("Low", date(2020, 6, 1), ["3.0", "3.5"]), ("Lower", date(2020, 7, 1), ["2.0", "2.5"]))


def test_the_highest_since_goes_back_to_the_last_that_was_as_high() -> None:
    lead = last(*OLD, *BETWEEN, ("New", date(2021, 1, 4), ["8.0", "9.5"]))[Kind.FIRST_SINCE]
    assert (lead.other and lead.other.name, lead.since) == ("Old", MONDAY + timedelta(weeks=1))


def test_the_highest_since_is_contrived_where_nothing_else_was_on() -> None:
    assert Kind.FIRST_SINCE not in last(*OLD, ("New", date(2021, 1, 4), ["8.0", "9.5"]))
    assert Kind.FIRST_SINCE not in last(*OLD, *BETWEEN[:1], ("New", date(2021, 1, 4), ["8.0", "9.5"]))


def test_the_highest_since_the_same_is_told_once() -> None:
    found = leads("tvN dramas", group(*OLD, *BETWEEN, ("New", date(2021, 1, 4), ["9.1", "9.3", "9.6"])))
    told = [(lead.episode, lead.since) for lead in found if lead.kind is Kind.FIRST_SINCE]
    # The first passes the 9.0 of episode 1, the others nothing that the first had not.
    assert told == [("1", MONDAY + timedelta(weeks=1))]


def test_the_first_to_pass_a_round_number_ever_or_since_long_ago() -> None:
    ever = last(*OLD, *BETWEEN, ("New", date(2021, 1, 4), ["8.0", "15.1"]))[Kind.FIRST_TO_PASS]
    assert (ever.number, ever.other) == (15, None)
    again = last(*OLD, *BETWEEN, ("New", date(2021, 1, 4), ["8.0", "11.5"]))
    assert again[Kind.FIRST_SINCE].since == MONDAY - timedelta(days=700)
    assert again[Kind.FIRST_TO_PASS].other is not None
    assert again[Kind.FIRST_TO_PASS].other.name == "Old"


def test_a_round_number_is_crossed_once() -> None:
    found = leads("tvN dramas", group(("New", MONDAY, ["8.0", "10.1", "9.0", "10.4", "15.0"])))
    assert [(lead.episode, lead.number) for lead in found if lead.kind is Kind.ROUND_NUMBER] == [("5", 15), ("2", 10)]


def test_rises_falls_streaks_and_bests() -> None:
    up = last(("New", MONDAY, ["5.0", "5.5", "6.0", "6.4", "9.9"]))
    assert (up[Kind.JUMP].number, up[Kind.STREAK].number, up[Kind.PERSONAL_BEST].before) == (
        Decimal("3.5"), 4, Decimal("6.4"),
    )
    down = last(("New", MONDAY, ["5.0", "5.5", "6.0", "5.4", "3.0"]))
    assert down[Kind.FALL].number == Decimal("-2.4")


def perturbed(kind: Kind, true: Sequence[tuple[str, date, Sequence[str]]],
              *contrived: Sequence[tuple[str, date, Sequence[str]]]) -> None:
    """The lead is told of the last broadcast of the last show of `true`, and of none of the others, a hair off."""

    def told(runs: Sequence[tuple[str, date, Sequence[str]]]) -> set[Kind]:
        title, first, ratings = runs[-1]
        day = first + timedelta(weeks=len(ratings) - 1)
        return {one.kind for one in leads("tvN dramas", group(*runs)) if (one.show.name, one.day) == (title, day)}

    assert kind in told(true)
    for runs in contrived:
        assert kind not in told(runs), runs


def test_the_highest_since_is_dropped_where_the_window_moves() -> None:
    since, new = ("Old", MONDAY, ["9.0", "10.0"]), ("New", date(2021, 1, 4), ["9.5"])
    near = MONDAY + timedelta(days=364 - 179 - 7)
    perturbed(
        Kind.FIRST_SINCE, (*OLD, *BETWEEN, new),
        # The one that was as high is nearer than half a year: it goes back to something that nobody has forgotten.
        (*OLD, ("Old 2", near, ["9.0", "10.0"]), *BETWEEN, new),
        # Another was as high a week ago, or may have been: at one decimal 9.5 and 9.48 are one.
        (*OLD, *BETWEEN, ("Also", date(2021, 1, 3), ["9.6"]), new),
        (*OLD, *BETWEEN, ("Also", date(2021, 1, 3), ["9.48"]), new),
        # Only one other show was on since: the highest of two.
        (since, BETWEEN[0], new),
        # The show itself had been as high the week before.
        (*OLD, *BETWEEN, ("New", date(2021, 1, 4), ["9.5", "9.5"])),
    )  # fmt: skip


def test_a_streak_is_dropped_where_it_rests_on_its_beginning_or_on_a_rounded_figure() -> None:
    perturbed(
        Kind.STREAK, [("New", MONDAY, ["5.0", "5.5", "6.0", "6.4", "9.9"])],
        [("New", MONDAY, ["5.6", "5.5", "6.0", "6.4", "9.9"])],
        [("New", MONDAY, ["5.5", "5.5", "6.0", "6.4", "9.9"])],
        [("New", MONDAY, ["5.0", "5.5", "6.0", "6.04", "9.9"])],
        [("New", MONDAY, ["5.5", "6.0", "6.4", "9.9"])],
    )  # fmt: skip
    # It is told whole: no shorter one is picked from a longer, no longer one from what went before.
    long = last(("New", MONDAY, ["7.0", "5.0", "5.5", "6.0", "6.4", "6.9", "9.9"]))[Kind.STREAK]
    assert (long.number, long.since) == (5, MONDAY + timedelta(weeks=1))


def test_a_biggest_rise_is_dropped_where_it_is_one_of_few_or_rests_on_rounding() -> None:
    perturbed(
        Kind.JUMP, [("New", MONDAY, ["5.0", "5.5", "8.0", "8.4", "11.0"])],
        # As big as an earlier one; bigger by the decimals that one story has and another has not.
        [("New", MONDAY, ["5.0", "5.5", "8.1", "8.4", "11.0"])],
        [("New", MONDAY, ["5.0", "5.5", "8.06", "8.4", "11.0"])],
        [("New", MONDAY, ["5.5", "8.0", "8.4", "11.0"])],
    )  # fmt: skip
    perturbed(
        Kind.FALL, [("New", MONDAY, ["9.0", "8.5", "6.5", "6.4", "4.3"])],
        [("New", MONDAY, ["9.0", "8.5", "6.4", "6.4", "4.3"])], [("New", MONDAY, ["8.5", "6.5", "6.4", "4.3"])],
    )  # fmt: skip


def test_an_episode_that_is_not_known_breaks_a_streak() -> None:
    says = made("Gap", start="2020-01-06", end="2020-03-02", count=9)
    days = {1: "2020-01-06", 2: "2020-01-13", 3: "2020-01-20", 5: "2020-02-03", 6: "2020-02-10", 7: "2020-02-17"}
    says += [figure("Gap", f"{number}.0", number, day) for number, day in days.items()]
    assert Kind.STREAK not in {lead.kind for lead in leads("tvN dramas", shows(desk(says).kept))}


def test_only_the_asked_days_come_out_and_nothing_later_counts() -> None:
    some = group(*OLD, ("New", date(2021, 1, 4), ["8.0", "12.5", "13.0"]))
    found = leads("tvN dramas", some, since=date(2021, 1, 11), until=date(2021, 1, 11))
    assert {lead.day for lead in found} == {date(2021, 1, 11)}
    assert found[0].kind is Kind.RECORD


Told = tuple[date, str, int, Decimal]


def last_as_high(day: date, before: Sequence[Told], title: str, percent: Decimal) -> tuple[bool, date, str] | None:
    """The last of another show that is as high, and whether it is long ago, with two other shows on in between."""
    at = max((n for n, (_, t, _, p) in enumerate(before) if t != title and not surely_above(percent, p)), default=None)
    if at is None:
        return None
    others = {t for _, t, _, _ in before[at + 1:]} - {title}
    return (day - before[at][0]).days >= 180 and len(others) >= 2, before[at][0], before[at][1]


_RATINGS = st.lists(st.decimals(1, 30, places=1).map(str), min_size=1, max_size=7)
_RUNS = st.lists(st.tuples(st.integers(0, 120), _RATINGS), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(_RUNS)
def test_leads_are_what_going_through_everything_gives(drawn: list[tuple[int, list[str]]]) -> None:
    runs = [(f"Show {n}", MONDAY + timedelta(weeks=week, days=n), ratings) for n, (week, ratings) in enumerate(drawn)]
    told = sorted(
        (first + timedelta(weeks=week), title, week + 1, Decimal(percent))
        for title, first, ratings in runs for week, percent in enumerate(ratings)
    )  # fmt: skip
    found = leads("all", group(*runs))
    by = {(lead.day, lead.show.name, lead.kind): lead for lead in found}
    expected: set[tuple[date, str, Kind]] = set()
    for at, (day, title, _, percent) in enumerate(told):
        before = told[:at]
        own = [p for _, t, _, p in before if t == title]
        bests: dict[str, Decimal] = {}
        for _, other, _, p in before:
            if other != title:
                bests[other] = max(p, bests.get(other, p))
        new_best = not own or all(surely_above(percent, p) for p in own)
        if new_best and len(bests) >= 2:
            newly = [p for p in bests.values() if surely_above(percent, p) and not (own and surely_above(max(own), p))]
            if newly and all(surely_above(percent, p) for p in bests.values()):
                expected.add((day, title, Kind.RECORD))
                assert by[day, title, Kind.RECORD].before == max(newly)
            elif newly and own and sum(surely_above(p, percent) for p in bests.values()) < 10:
                expected.add((day, title, Kind.OVERTAKING))
            since = last_as_high(day, before, title, percent)
            if since and since[0] and (not own or last_as_high(day, before, title, max(own)) != since):
                expected.add((day, title, Kind.FIRST_SINCE))
        if new_best and len(own) >= 2:
            expected.add((day, title, Kind.PERSONAL_BEST))
        number = int(percent) // 5 * 5
        if own and number >= 10 and number > max(own) and new_best:
            since, passed = last_as_high(day, before, title, percent), last_as_high(day, before, title, Decimal(number))
            first = len(bests) >= 2 and (passed is None or (passed[0] and passed != since))
            expected.add((day, title, Kind.FIRST_TO_PASS if first else Kind.ROUND_NUMBER))
        line = [*own, percent]
        steps = [b - a for a, b in pairwise(line)]
        if len(steps) >= 4 and steps[-1] > 0 and steps[-1] > max(steps[:-1]):
            expected.add((day, title, Kind.JUMP))
        if len(steps) >= 4 and steps[-1] < 0 and steps[-1] < min(steps[:-1]):
            expected.add((day, title, Kind.FALL))
        if len(steps) >= 4 and all(step > 0 for step in steps[-4:]):
            expected.add((day, title, Kind.STREAK))
    assert set(by) == expected


@settings(max_examples=40, deadline=None)
@given(_RUNS, st.integers(0, 120))
def test_leads_of_some_days_are_those_of_all_days(drawn: list[tuple[int, list[str]]], week: int) -> None:
    some = group(*((f"Show {n}", MONDAY + timedelta(weeks=at, days=n), told) for n, (at, told) in enumerate(drawn)))
    since = MONDAY + timedelta(weeks=week)

    def circles(show: Show) -> Circles:
        return Circles(("all", f"half {len(show.thing.name) % 2}"), f"half {len(show.thing.name) % 2}")

    whole = [lead for lead in Watch(circles, Measure()).take_in(some) if lead.day >= since]
    watch = Watch(circles, Measure())
    watch.remember(some, since)
    assert list(watch.take_in(some)) == whole
