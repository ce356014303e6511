"""When two values agree and when they may be compared at all: DESIGN.md, principle 3, and the algebra of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.check.agreement import Match, Scope, compare_numbers, compare_scopes, compare_values, episode, scope_of
from copydesk.check.wording import as_decimal
from copydesk.model import DateValue, EntityValue, NumberValue, TextValue
from copydesk.vocabulary import PREDICATES

KEYS = PREDICATES["audience_rating"].scope


def percent(written: str) -> NumberValue:
    return NumberValue(float(written), "percent", len(written.partition(".")[2]))


@pytest.mark.parametrize(("drafted", "known", "match"), [
    ("24.850", "24.850", Match.AGREES),
    ("24.9", "24.850", Match.AGREES),
    ("25", "24.850", Match.AGREES),
    ("24.8", "24.850", Match.TRUNCATED),
    ("24", "24.850", Match.TRUNCATED),
    ("24.850", "24.9", Match.AGREES),
    ("24.580", "24.850", Match.CONFLICTS),
    ("24.7", "24.850", Match.CONFLICTS),
    ("28.4", "24.850", Match.CONFLICTS),
    ("5", "5.0", Match.AGREES),
])  # fmt: skip
def test_ratings_agree_up_to_the_less_precise(drafted: str, known: str, match: Match) -> None:
    assert compare_numbers(percent(drafted), percent(known)) == match


def test_counts_are_equal_or_not() -> None:
    assert compare_numbers(NumberValue(16), NumberValue(16)) == Match.AGREES
    assert compare_numbers(NumberValue(16), NumberValue(15)) == Match.CONFLICTS
    assert compare_numbers(NumberValue(16), percent("16")) == Match.INCOMPARABLE


@given(st.decimals(0, 100, places=3), st.integers(0, 3))
def test_a_number_agrees_with_every_rounding_and_cut_of_itself(value: Decimal, places: int) -> None:
    exact = percent(str(value))
    assert compare_numbers(percent(f"{as_decimal(exact):.{places}f}"), exact) in (Match.AGREES, Match.TRUNCATED)
    cut = str(value)[:len(str(value)) - (3 - places)].rstrip(".")
    assert compare_numbers(percent(cut), exact) in (Match.AGREES, Match.TRUNCATED)


@given(st.decimals(0, 100, places=2), st.decimals(0, 100, places=2))
def test_agreement_of_numbers_goes_both_ways(a: Decimal, b: Decimal) -> None:
    assert compare_numbers(percent(str(a)), percent(str(b))) == compare_numbers(percent(str(b)), percent(str(a)))


def test_dates_texts_and_unlike_values() -> None:
    assert compare_values(DateValue("2024-04"), DateValue("2024-04-28")) == Match.AGREES
    assert compare_values(DateValue("XXXX-04-28"), DateValue("2024-04-28")) == Match.AGREES
    assert compare_values(DateValue("2024-04-27"), DateValue("2024-04-28")) == Match.CONFLICTS
    assert compare_values(DateValue("2024"), DateValue("XXXX-04")) == Match.INCOMPARABLE
    assert compare_values(TextValue("Rom-Com"), TextValue("rom com")) == Match.AGREES
    assert compare_values(TextValue("rom-com"), TextValue("melodrama")) == Match.INCOMPARABLE
    assert compare_values(TextValue("16"), NumberValue(16)) == Match.INCOMPARABLE


SAME, OPEN, OTHER = Scope.SAME, Scope.OPEN, Scope.OTHER
FINALE = {"episode": "finale"}


@pytest.mark.parametrize(("drafted", "known", "last", "scope"), [
    (FINALE, FINALE, None, SAME),
    (FINALE, FINALE | {"area": "nationwide", "statistic": "average"}, None, SAME),
    (FINALE | {"area": "nationwide"}, FINALE, None, SAME),
    (FINALE, FINALE | {"area": "seoul"}, None, OPEN),
    (FINALE | {"area": "seoul"}, FINALE, None, OPEN),
    (FINALE | {"area": "seoul"}, FINALE | {"area": "nationwide"}, None, OTHER),
    (FINALE | {"statistic": "peak"}, FINALE | {"statistic": "average"}, None, OTHER),
    (FINALE, FINALE | {"statistic": "peak"}, None, OPEN),
    (FINALE, FINALE | {"demographic": "20-49"}, None, OPEN),
    (FINALE, FINALE | {"base": "paid platform"}, None, OPEN),
    (FINALE | {"base": "cable platform"}, FINALE | {"base": "paid platform"}, None, OTHER),
    (FINALE, {"episode": "16"}, "16", SAME),
    (FINALE, {"episode": "15"}, "16", OTHER),
    (FINALE, {"episode": "16"}, None, OPEN),
    (FINALE, {"episode": "1"}, None, OTHER),
    (FINALE, {"episode": "series"}, None, OTHER),
    ({"episode": "premiere"}, {"episode": "1"}, None, SAME),
    ({}, FINALE, None, OPEN),
    ({}, {}, None, OPEN),
    ({"date": "2024-04-28"}, FINALE | {"date": "2024-04-28"}, None, SAME),
    ({"date": "2024-04-28"}, {"date": "2024-04-21"}, None, OTHER),
    ({"date": "2024-04"}, {"date": "2024-04-21"}, None, OPEN),
    (FINALE | {"date": "2024-04-28"}, FINALE | {"date": "2024-04-27"}, None, OTHER),
])  # fmt: skip
def test_scopes(drafted: dict[str, str], known: dict[str, str], last: str | None, scope: Scope) -> None:
    assert compare_scopes(drafted, known, KEYS, last) == scope


def test_what_has_no_scope_is_always_in_the_same() -> None:
    assert compare_scopes({}, {}, (), None) == SAME


PARTS = st.fixed_dictionaries({}, optional={
    "episode": st.sampled_from(["1", "16", "premiere", "finale", "series"]),
    "area": st.sampled_from(["nationwide", "seoul"]),
    "statistic": st.sampled_from(["average", "peak"]),
    "date": st.sampled_from(["2024-04-28", "2024-04", "2024-04-27"]),
})  # fmt: skip


@given(PARTS, PARTS, st.sampled_from([None, "16"]))
def test_comparing_scopes_goes_both_ways(a: dict[str, str], b: dict[str, str], last: str | None) -> None:
    assert compare_scopes(a, b, KEYS, last) == compare_scopes(b, a, KEYS, last)


def test_the_qualifiers_of_a_scope_become_comparable_words() -> None:
    qualifiers = (
        ("area", TextValue("Seoul")), ("date", DateValue("2024-04-28")), ("episode", NumberValue(16)),
        ("place", EntityValue("e1")),
    )  # fmt: skip
    assert scope_of(qualifiers, KEYS) == {"area": "seoul", "date": "2024-04-28", "episode": "16"}
    assert scope_of(qualifiers, ()) == {}


def test_one_way_to_name_an_episode() -> None:
    assert [episode(e, "16") for e in ("premiere", "16", "finale", "3", None)] == ["1", "finale", "finale", "3", None]
