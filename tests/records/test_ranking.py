"""Ranks, ties, who held the record before, coverage; and the ranking against counting by brute force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.errors import UsageError
from copydesk.records.asking import group_named, measure_named, ranking
from copydesk.records.figures import surely_above
from copydesk.records.marks import Measure, Of
from copydesk.records.ranking import Ranking, rank
from copydesk.records.shows import shows
from records.desk import Said, desk, figure, made

#: The history of one network's record, as figures of finales.
HISTORY = (
    ("Reply 1988", "2015-11-06", "2016-01-16", "19.6", "18.803"),
    ("Goblin", "2016-12-02", "2017-01-21", "20.5", "18.680"),
    ("Stranger", "2017-06-10", "2017-07-30", "6.6", None),
    ("Crash Landing on You", "2019-12-14", "2020-02-16", "21.683", None),
    ("Queen of Tears", "2024-03-09", "2024-04-28", "24.850", None),
)


def tvn() -> list[list[Said]]:
    stories = []
    for title, start, end, paid, cable in HISTORY:
        says = made(title, "tvN", start, end, 16)
        says += [figure(title, paid, "finale", base="paid platform" if cable else None)]
        says += [figure(title, cable, "finale", base="cable platform")] if cable else []
        stories.append(says)
    stories.append([*made("Night Ferry", "JTBC", "2018-11-23", "2019-02-01", 20), figure("Night Ferry", "23.779", 20)])
    stories.append(made("No Figures", "tvN", "2019-01-01", "2019-02-01", 8))
    return stories


def ranked(group: str = "tvN", as_of: str | None = None, measure: Measure | None = None) -> Ranking:
    return ranking(desk(*tvn()), group=group, measure=measure, as_of=date.fromisoformat(as_of) if as_of else None)


@pytest.mark.parametrize(
    ("as_of", "leader", "previous", "margin"),
    [
        ("2017-01-20", "Reply 1988", None, None),
        ("2020-02-15", "Goblin", "Reply 1988", "0.9"),
        ("2020-02-17", "Crash Landing on You", "Goblin", "1.2"),
        ("2024-04-29", "Queen of Tears", "Crash Landing on You", "3.167"),
    ],
)
def test_the_record_passes_from_show_to_show(as_of: str, leader: str, previous: str | None, margin: str | None) -> None:
    top = ranked(as_of=as_of).rows[0]
    assert (top.thing.name, top.previous.name if top.previous else None) == (leader, previous)
    assert (str(top.margin) if top.margin is not None else None) == margin


def test_coverage_counts_the_shows_of_the_group_that_had_begun() -> None:
    now, then = ranked(), ranked(as_of="2018-01-01")
    assert (now.works, len(now.rows)) == (6, 5)
    assert (then.works, len(then.rows)) == (3, 3)


def test_a_rank_that_turns_on_the_base_is_open() -> None:
    rows = {row.thing.name: row for row in ranked(as_of="2018-01-01").rows}
    assert [(row.rank, row.highest, row.lowest) for row in rows.values()] == [(1, 1, 2), (2, 1, 2), (3, 3, 3)]
    assert rows["Goblin"].mark.disputed
    cable = ranked(as_of="2018-01-01", measure=Measure(base="cable platform"))
    assert [row.thing.name for row in cable.rows[:2]] == ["Reply 1988", "Goblin"]


def test_equal_marks_share_a_rank() -> None:
    stories = [[*made(name, end="2020-01-01"), figure(name, percent, "finale")] for name, percent in
               (("A", "12.4"), ("B", "12.40"), ("C", "12.3"), ("D", "9.0"))]  # fmt: skip
    rows = ranking(desk(*stories), group="tvN").rows
    assert [(row.thing.name, row.rank, row.tied) for row in rows] == [
        ("A", 1, True), ("B", 1, True), ("C", 3, False), ("D", 4, False),
    ]


def test_groups_of_every_kind() -> None:
    stories = tvn()
    stories[0] += [{"of": "Reply 1988", "is": "screenwriter", "value": "Lee Woo-jung"}]
    stories[1] += [{"of": "Goblin", "is": "cast_member", "value": "Gong Yoo"}]
    guest = {"billing": "cameo"}
    stories[2] += [{"of": "Stranger", "is": "streamed_on", "value": "Netflix"},
                   {"of": "Stranger", "is": "cast_member", "value": "Gong Yoo", "where": guest}]
    ledger = desk(*stories)

    def names(group: str) -> list[str]:
        return [row.thing.name for row in ranking(ledger, group=group).rows]

    assert names("cable") == [
        "Queen of Tears", "Night Ferry", "Crash Landing on You", "Goblin", "Reply 1988", "Stranger",
    ]
    assert names("all") == names("") == names("cable") == names("Korean dramas")
    assert names("JTBC dramas") == ["Night Ferry"]
    assert names("tvN dramas of 2020") == ["Crash Landing on You"]
    assert names("2017") == ["Goblin", "Stranger"]
    assert names("Lee Woo-jung") == names("written by Lee Woo-jung") == ["Reply 1988"]
    assert names("starring Gong Yoo") == ["Goblin"]
    assert names("directed by Gong Yoo") == []
    assert names("Netflix") == ["Stranger"]
    assert names("tvN Saturday-Sunday dramas") == ["Queen of Tears", "Crash Landing on You", "Stranger"]
    assert names("tvN weekend dramas") == names("tvN Sat-Sun")
    assert names("tvN Friday-Saturday dramas") == ["Goblin", "Reply 1988"]


@pytest.mark.parametrize(
    "group", ["tvM", "tvN medical dramas", "dramas of the week", "in its time slot", "<b>", "=1+1"]
)
def test_an_unknown_group_is_an_error_that_says_what_is_near(group: str) -> None:
    with pytest.raises(UsageError) as raised:
        group_named(group, desk(*tvn()))
    assert "nearest" in str(raised.value)


@pytest.mark.parametrize(
    "asked", [{"name": "views"}, {"statistic": "mean"}, {"company": "Soompi"}, {"base": "phones"}]
)
def test_an_unknown_measure_is_an_error_that_says_what_there_is(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError) as raised:
        measure_named(**asked)  # type: ignore[arg-type]
    assert raised.value.advice


def test_an_area_that_no_figure_has_is_an_error() -> None:
    with pytest.raises(UsageError, match="nationwide"):
        ranked(measure=Measure(area="seul"))


def test_a_mean_leaves_out_what_is_not_wholly_known_and_says_so() -> None:
    means = ranked(measure=Measure(of=Of.SERIES))
    assert (means.rows, means.partial) == ((), 5)


def test_nothing_to_rank_is_no_error() -> None:
    assert ranking(desk(), group="all").rows == ()


_PERCENTS = st.decimals(1, 30, places=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.dates(date(2015, 1, 1), date(2024, 12, 31)), _PERCENTS), min_size=1, max_size=12),
       st.dates(date(2014, 6, 1), date(2025, 6, 1)))  # fmt: skip
def test_ranking_and_holders_are_what_counting_gives(finales: list[tuple[date, Decimal]], as_of: date) -> None:
    stories = [
        [*made(name := f"Show {number}", end=day.isoformat()), figure(name, str(percent), "finale", day.isoformat())]
        for number, (day, percent) in enumerate(finales)
    ]
    rows = ranking(desk(*stories), group="tvN", as_of=as_of).rows
    shown = {f"Show {number}": (day, percent) for number, (day, percent) in enumerate(finales) if day <= as_of}
    assert {row.thing.name for row in rows} == set(shown)
    for row in rows:
        day, percent = shown[row.thing.name]
        assert row.rank == 1 + sum(other > percent for _, other in shown.values())
        if row.previous is not None:
            before = [other for d, other in shown.values() if d < day or (d == day and other < percent)]
            assert row.margin == percent - max(before)
            assert all(surely_above(percent, other) for other in before)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.decimals(8, 12, places=2).map(str), min_size=1, max_size=2), min_size=1, max_size=7),
       st.data())  # fmt: skip
def test_ranks_are_what_comparing_each_with_each_gives(drawn: list[list[str]], data: st.DataObject) -> None:
    cut = [[one[:data.draw(st.sampled_from([len(one), -1, -3]))].rstrip(".") for one in some] for some in drawn]
    stories = [
        [*made(f"Show {n}"), figure(f"Show {n}", percent, 1, "2020-01-06")]
        for n, some in enumerate(cut) for percent in some
    ]  # fmt: skip
    ranking = rank("all", shows(desk(*stories).kept), Measure(), None)
    assert {row.thing.name for row in ranking.rows} == {f"Show {n}" for n in range(len(drawn))}
    for row in ranking.rows:
        own, others = row.mark, [other.mark for other in ranking.rows if other is not row]
        assert row.rank == 1 + sum(surely_above(other.percent, own.percent) for other in others)
        assert row.highest == 1 + sum(surely_above(other.low, own.high) for other in others)
        assert row.lowest == 1 + sum(not surely_above(own.low, other.high) for other in others)
        assert row.tied == any(
            not surely_above(other.percent, own.percent) and not surely_above(own.percent, other.percent)
            for other in others
        )
