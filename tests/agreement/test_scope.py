"""Whether two values may be compared at all: DESIGN.md, principle 3."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.entries import day, entry, rating
from copydesk.agreement import UNKNOWN_RUN, Fit, Run, apart, compare_scopes, run_of, scope_of, scope_of_entry
from copydesk.model import DateValue, EntityValue, NumberValue, TextValue

RATING = "audience_rating"
SAME, OPEN, OTHER = Fit.SAME, Fit.OPEN, Fit.OTHER
FINALE = {"episode": "finale"}
OF_16 = Run(last=16)
DATED = Run(last=16, first_day="2024-03-09", last_day="2024-04-28")
TWO_THAT_EVENING = Run(16, None, "2017-01-21", {"2017-01-21": frozenset({"15", "finale"})})


@pytest.mark.parametrize(("ours", "theirs", "run", "fit"), [
    (FINALE, FINALE, UNKNOWN_RUN, SAME),
    (FINALE, FINALE | {"area": "nationwide", "statistic": "average"}, UNKNOWN_RUN, SAME),
    (FINALE, FINALE | {"area": "seoul"}, UNKNOWN_RUN, OPEN),
    (FINALE | {"area": "seoul"}, FINALE | {"area": "nationwide"}, UNKNOWN_RUN, OTHER),
    (FINALE | {"statistic": "peak"}, FINALE | {"statistic": "average"}, UNKNOWN_RUN, OTHER),
    (FINALE, FINALE | {"statistic": "peak"}, UNKNOWN_RUN, OPEN),
    (FINALE, FINALE | {"demographic": "20-49"}, UNKNOWN_RUN, OPEN),
    (FINALE, FINALE | {"base": "paid platform"}, UNKNOWN_RUN, OPEN),
    (FINALE | {"base": "cable platform"}, FINALE | {"base": "paid platform"}, UNKNOWN_RUN, OTHER),
    (FINALE | {"part": "1"}, FINALE | {"part": "2"}, UNKNOWN_RUN, OTHER),
    (FINALE, FINALE | {"company": "nielsen korea"}, UNKNOWN_RUN, SAME),
    (FINALE, FINALE | {"company": "tnms"}, UNKNOWN_RUN, OPEN),
    (FINALE | {"company": "tnms"}, FINALE | {"company": "nielsen korea"}, UNKNOWN_RUN, OTHER),
    (FINALE | {"company": "? soompi"}, FINALE | {"company": "nielsen korea"}, UNKNOWN_RUN, OPEN),
    (FINALE | {"company": "? soompi"}, FINALE, UNKNOWN_RUN, SAME),
    (FINALE, {"episode": "16"}, OF_16, SAME),
    (FINALE, {"episode": "15"}, OF_16, OTHER),
    (FINALE, {"episode": "16"}, UNKNOWN_RUN, OPEN),
    (FINALE, {"episode": "1"}, UNKNOWN_RUN, OTHER),
    (FINALE, {"episode": "series"}, UNKNOWN_RUN, OTHER),
    ({"episode": "premiere"}, {"episode": "1"}, UNKNOWN_RUN, SAME),
    ({}, FINALE, UNKNOWN_RUN, OPEN),
    ({}, {}, UNKNOWN_RUN, OPEN),
    ({"date": "2024-04-28"}, FINALE, DATED, SAME),
    ({"date": "2024-03-09"}, {"episode": "1"}, DATED, SAME),
    ({"date": "2024-03-09"}, FINALE, DATED, OTHER),
    ({"date": "2024-04-28"}, FINALE, UNKNOWN_RUN, OPEN),
    ({"date": "2024-04-28"}, {"date": "2024-04-28"}, UNKNOWN_RUN, SAME),
    ({"date": "2024-04-28"}, {"date": "2024-04-21"}, UNKNOWN_RUN, OTHER),
    ({"date": "2024-04"}, {"date": "2024-04-21"}, UNKNOWN_RUN, OPEN),
    (FINALE | {"date": "2024-04-28"}, FINALE | {"date": "2024-04-27"}, UNKNOWN_RUN, OTHER),
    ({"date": "2017-01-21"}, FINALE, TWO_THAT_EVENING, OPEN),
    ({"date": "2017-01-21"}, {"date": "2017-01-21"}, TWO_THAT_EVENING, OPEN),
])  # fmt: skip
def test_scopes(ours: dict[str, str], theirs: dict[str, str], run: Run, fit: Fit) -> None:
    assert compare_scopes(RATING, ours, theirs, run) is fit
    assert compare_scopes(RATING, theirs, ours, run) is fit


def test_what_has_no_scope_is_always_in_the_same() -> None:
    assert compare_scopes("end_date", {}, {}) is SAME


PARTS = st.fixed_dictionaries({}, optional={
    "episode": st.sampled_from(["1", "15", "16", "premiere", "finale", "series"]),
    "area": st.sampled_from(["nationwide", "seoul"]),
    "statistic": st.sampled_from(["average", "peak"]),
    "base": st.sampled_from(["cable platform", "paid platform"]),
    "company": st.sampled_from(["nielsen korea", "tnms", "? soompi"]),
    "date": st.sampled_from(["2024-04-28", "2024-04", "2024-04-27", "XXXX-04-28"]),
})  # fmt: skip
RUNS = st.sampled_from([UNKNOWN_RUN, OF_16, DATED, TWO_THAT_EVENING])


@given(PARTS, PARTS, RUNS)
def test_comparing_scopes_goes_both_ways(ours: dict[str, str], theirs: dict[str, str], run: Run) -> None:
    assert compare_scopes(RATING, ours, theirs, run) is compare_scopes(RATING, theirs, ours, run)


@given(PARTS, RUNS)
def test_a_scope_is_never_another_than_itself(ours: dict[str, str], run: Run) -> None:
    assert compare_scopes(RATING, ours, ours, run) is not OTHER
    assert apart(RATING, ours, ours, run) == ()


@given(PARTS, PARTS, RUNS)
def test_scopes_that_are_others_are_told_apart_by_something(a: dict[str, str], b: dict[str, str], run: Run) -> None:
    if compare_scopes(RATING, a, b, run) is OTHER:
        assert apart(RATING, a, b, run)


def test_the_parts_that_tell_scopes_apart_are_named() -> None:
    seoul = {"episode": "finale", "area": "seoul", "company": "tnms"}
    assert apart(RATING, seoul, {"episode": "15"}, OF_16) == ("episode", "area", "company")


def test_the_qualifiers_of_a_scope_become_comparable_words() -> None:
    qualifiers = (
        ("area", TextValue("Seoul")), ("date", DateValue("2024-04-28")), ("episode", NumberValue(16)),
        ("place", EntityValue("e1")),
    )  # fmt: skip
    assert scope_of(RATING, qualifiers) == {"area": "seoul", "date": "2024-04-28", "episode": "16"}
    assert scope_of("end_date", qualifiers) == {}


@pytest.mark.parametrize(("credit", "company"), [
    ("Nielsen Korea", "nielsen korea"), ("AGB Nielsen", "nielsen korea"), ("Nielsen", "nielsen korea"),
    ("TNMS", "tnms"), ("TNmS", "tnms"), ("Soompi", "? soompi"),
])  # fmt: skip
def test_who_is_credited_is_the_company(credit: str, company: str) -> None:
    assert scope_of_entry(rating("24.850", "a", credit=credit))["company"] == company
    assert "company" not in scope_of_entry(rating("24.850", "a"))
    assert scope_of_entry(entry("end_date", day("2024-04-28"), "a", credit=credit)) == {}


def test_what_the_desk_knows_of_a_run() -> None:
    known = [
        entry("episode_count", NumberValue(16), "a"), entry("start_date", day("2024-03-09"), "a"),
        entry("end_date", day("2024-04-28"), "a"), rating("23.9", "b", episode="15", date="2024-04-27"),
    ]  # fmt: skip
    run = run_of(known)
    assert (run.last, run.first_day, run.last_day) == (16, "2024-03-09", "2024-04-28")
    assert [run.aired_on(d) for d in ("2024-03-09", "2024-04-27", "2024-04-28", "2024-04-29")] == [
        "1", "15", "finale", None,
    ]  # fmt: skip
    assert [run.episode(e) for e in ("premiere", "16", "finale", "3", None)] == ["1", "finale", "finale", "3", None]


def test_what_stories_differ_on_or_do_not_assert_is_not_known_of_a_run() -> None:
    assert run_of([entry("episode_count", NumberValue(n), f"{n}") for n in (16, 20)], last=16).last is None
    assert run_of([entry("end_date", day("2024-04-28"), "a", modality="planned")]).last_day is None
    assert run_of([entry("end_date", day("2024-04"), "a")]).last_day is None
    assert run_of([], last=12).last == 12
