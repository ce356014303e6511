"""What is a date, and how two dates agree."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.dates import Agreement, compare, precision, valid, weekday

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
EDTF = st.one_of(
    DAYS.map(lambda d: d.isoformat()),
    DAYS.map(lambda d: d.isoformat() + "~"),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: d.isoformat()[:4]),
    DAYS.map(lambda d: "XXXX" + d.isoformat()[4:]),
    DAYS.map(lambda d: "XXXX" + d.isoformat()[4:7]),
    DAYS.map(lambda d: d.isoformat()[:3] + "X"),
    st.builds(lambda y, s: f"{y}-{s}", st.integers(1900, 2099), st.integers(21, 24)),
)


@pytest.mark.parametrize(
    "edtf",
    [
        "2024",
        "2024-04",
        "2024-04-28",
        "XXXX-04-28",
        "XXXX-04",
        "2024-05-08~",
        "2024-21",
        "201X",
        "XXXX-02-29",
        "2024-02-29",
    ],
)
def test_valid(edtf: str) -> None:
    assert valid(edtf)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "XXXX",
        "2024-13",
        "2024-04-31",
        "2023-02-29",
        "2024-4-28",
        "24-04-28",
        "2024-04-28T10:00",
        "2024/2025",
        "2024-25",
        "April",
        "2024-21-01",
        "201X-04",
        "2024-00",
        "2024-04-28 ",
        "0000",
    ],
)
def test_not_valid(edtf: str) -> None:
    assert not valid(edtf)
    assert compare(edtf, "2024-04-28") is Agreement.INCOMPARABLE


@pytest.mark.parametrize(
    ("a", "b", "agreement"),
    [
        ("2024-04-28", "2024-04-28", Agreement.EQUAL),
        ("2024-04", "2024-04-28", Agreement.LESS_PRECISE),
        ("2024", "2024-04-28", Agreement.LESS_PRECISE),
        ("XXXX-04-28", "2024-04-28", Agreement.LESS_PRECISE),
        ("XXXX-04-28", "XXXX-04-28", Agreement.EQUAL),
        ("XXXX-04", "2024-04-28", Agreement.LESS_PRECISE),
        ("201X", "2016-12", Agreement.LESS_PRECISE),
        ("2024-21", "2024-04-28", Agreement.LESS_PRECISE),
        ("2023-24", "2024-01-03", Agreement.LESS_PRECISE),
        ("2024-05-08~", "2024-05-11", Agreement.EQUAL),
        ("XXXX-12-31~", "2024-01-02", Agreement.LESS_PRECISE),
        ("2024-04~", "2024-05", Agreement.EQUAL),
        ("2024-05-08~", "2024-05-12", Agreement.CONFLICT),
        ("2024-04-28", "2024-04-29", Agreement.CONFLICT),
        ("2024-04-28", "2023-04-28", Agreement.CONFLICT),
        ("2024-04", "2024-05-01", Agreement.CONFLICT),
        ("XXXX-04-28", "2024-04-29", Agreement.CONFLICT),
        ("2024-22", "2024-04-28", Agreement.CONFLICT),
        ("201X", "2020", Agreement.CONFLICT),
        ("XXXX-04", "2024", Agreement.INCOMPARABLE),
        ("XXXX-04-28", "2024", Agreement.INCOMPARABLE),
    ],
)
def test_compare(a: str, b: str, agreement: Agreement) -> None:
    assert compare(a, b) is agreement
    assert compare(b, a) is agreement


def test_agreement_reads_as_words() -> None:
    assert str(Agreement.LESS_PRECISE) == "agrees, less precise"


@given(EDTF, EDTF)
def test_compare_is_symmetric(a: str, b: str) -> None:
    assert compare(a, b) is compare(b, a)


@given(EDTF)
def test_every_date_equals_itself(edtf: str) -> None:
    assert valid(edtf)
    assert compare(edtf, edtf) is Agreement.EQUAL


@given(DAYS, st.integers(-10, 10))
def test_about_a_day_means_within_three(day: date, days: int) -> None:
    other = day + timedelta(days=days)
    agreement = compare(day.isoformat() + "~", other.isoformat())
    assert (agreement is Agreement.EQUAL) == (abs(days) <= 3)
    exact = compare(day.isoformat(), other.isoformat())
    assert (exact is Agreement.EQUAL) == (days == 0)


@given(DAYS)
def test_weekday_is_the_calendars(day: date) -> None:
    assert weekday(day.isoformat()) == day.weekday()


@pytest.mark.parametrize("edtf", ["2024-04", "XXXX-04-28", "2024", "2024-04-28~", "no date"])
def test_no_weekday_without_a_full_day(edtf: str) -> None:
    assert weekday(edtf) is None


@pytest.mark.parametrize(
    ("edtf", "word"),
    [
        ("2024-04-28", "day"),
        ("XXXX-04-28~", "day"),
        ("2024-04", "month"),
        ("2024-21", "season"),
        ("2024", "year"),
        ("201X", "decade"),
    ],
)
def test_precision(edtf: str, word: str) -> None:
    assert precision(edtf) == word


def test_precision_of_no_date() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        precision("soon")
