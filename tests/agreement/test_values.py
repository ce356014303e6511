"""How two values stand to each other, and the laws of it: symmetry, rounding, cutting off."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.agreement import AGREEING, Agreement, agree, compare_values, identity, precision
from copydesk.agreement.values import Comparable
from copydesk.ledger.base import Thing
from copydesk.model import DateValue, EntityType, EntityValue, NumberValue, TextValue

EQUAL, ROUNDED, TRUNCATED = Agreement.EQUAL, Agreement.ROUNDED, Agreement.TRUNCATED
LESS_PRECISE, DIFFERENT, INCOMPARABLE = Agreement.LESS_PRECISE, Agreement.DIFFERENT, Agreement.INCOMPARABLE


def percent(written: str) -> NumberValue:
    return NumberValue(float(written), "percent", len(written.partition(".")[2]))


def thing(thing_id: str, name: str = "tvN") -> Thing:
    return Thing(thing_id, EntityType.ORGANIZATION, name)


@pytest.mark.parametrize(("a", "b", "expected"), [
    (percent("24.850"), percent("24.850"), EQUAL),
    (percent("24.85"), percent("24.850"), EQUAL),
    (percent("5"), percent("5.0"), EQUAL),
    (percent("24.9"), percent("24.850"), ROUNDED),
    (percent("25"), percent("24.850"), ROUNDED),
    (percent("24.8"), percent("24.850"), TRUNCATED),
    (percent("24"), percent("24.850"), TRUNCATED),
    (percent("21.6"), percent("21.62"), ROUNDED),
    (percent("23.77"), percent("23.779"), TRUNCATED),
    (percent("24.580"), percent("24.850"), DIFFERENT),
    (percent("24.7"), percent("24.850"), DIFFERENT),
    (percent("24.8"), percent("24.9"), DIFFERENT),
    (percent("18.680"), percent("20.5"), DIFFERENT),
    (NumberValue(16), NumberValue(16), EQUAL),
    (NumberValue(16), NumberValue(15), DIFFERENT),
    (NumberValue(16), percent("16"), INCOMPARABLE),
    (DateValue("2024-04-28"), DateValue("2024-04-28"), EQUAL),
    (DateValue("2024-04"), DateValue("2024-04-28"), LESS_PRECISE),
    (DateValue("XXXX-04-28"), DateValue("2024-04-28"), LESS_PRECISE),
    (DateValue("2024-04-27~"), DateValue("2024-04-28"), LESS_PRECISE),
    (DateValue("2024-04-27"), DateValue("2024-04-28"), DIFFERENT),
    (DateValue("2024"), DateValue("XXXX-04"), INCOMPARABLE),
    (TextValue("Rom-Com"), TextValue("rom com"), EQUAL),
    (TextValue("rom-com"), TextValue("melodrama"), INCOMPARABLE),
    (TextValue("16"), NumberValue(16), INCOMPARABLE),
    (thing("a"), thing("a", "TVN"), EQUAL),
    (thing("a"), thing("b"), DIFFERENT),
    (EntityValue("e1"), EntityValue("e1"), INCOMPARABLE),
])  # fmt: skip
def test_how_two_values_stand(a: Comparable, b: Comparable, expected: Agreement) -> None:
    assert compare_values(a, b) is expected
    assert compare_values(b, a) is expected
    assert agree(a, b) is (expected in AGREEING)


PRINTED = st.decimals(0, 100, places=3).flatmap(
    lambda exact: st.integers(0, 3).map(lambda places: percent(str(exact.quantize(Decimal(1).scaleb(-places)))))
)
DAYS = st.dates().map(lambda day: day.isoformat())
DATES = st.one_of(
    DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]), DAYS.map(lambda day: f"XXXX{day[4:]}"),
    DAYS.map(lambda day: f"{day}~"),
).map(DateValue)  # fmt: skip


@given(st.one_of(PRINTED, DATES), st.one_of(PRINTED, DATES))
def test_agreement_is_symmetric(a: Comparable, b: Comparable) -> None:
    assert compare_values(a, b) is compare_values(b, a)


@given(st.one_of(PRINTED, DATES))
def test_every_value_equals_itself(value: Comparable) -> None:
    assert compare_values(value, value) is EQUAL


@given(st.one_of(PRINTED, DATES), st.one_of(PRINTED, DATES))
def test_what_has_one_identity_is_equal(a: Comparable, b: Comparable) -> None:
    assert (identity(a) == identity(b)) is (compare_values(a, b) is EQUAL)


@given(st.decimals(0, 100, places=3), st.integers(0, 2))
def test_a_rounding_is_never_called_a_cut_and_a_cut_never_a_contradiction(exact: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    rounded, cut = exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)
    whole = percent(str(exact))
    assert compare_values(percent(str(rounded)), whole) in (EQUAL, ROUNDED)
    assert compare_values(percent(str(cut)), whole) in ((EQUAL, ROUNDED) if cut == rounded else (TRUNCATED, EQUAL))
    assert precision(percent(str(cut))) <= precision(whole)


@given(st.decimals(1, 99, places=3), st.integers(1, 50))
def test_figures_of_one_precision_agree_only_when_equal(exact: Decimal, steps: int) -> None:
    assert compare_values(percent(str(exact)), percent(str(exact + steps * Decimal("0.001")))) is DIFFERENT
