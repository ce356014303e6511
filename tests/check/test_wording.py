"""Dates, numbers and names in the form that a draft uses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import dates
from copydesk.check.wording import (
    date_in_words,
    day_in_words,
    like_date,
    like_name,
    like_number,
    like_weekday,
    number_in_words,
)
from copydesk.model import NumberValue


@pytest.mark.parametrize(("written", "said"), [
    ("March 8, 2024", "August 28, 2021"), ("Mar. 8", "Aug. 28"), ("Friday, March 8", "Saturday, August 28"),
    ("Fri., Mar. 8, 2024", "Sat., Aug. 28, 2021"), ("8 March 2024", "28 August 2021"), ("8th March", "28th August"),
    ("March 1st", "August 28th"), ("2024-03-08", "2021-08-28"), ("MARCH 8", "AUGUST 28"), ("May 8", "August 28"),
    ("March 2024", None), ("a week ago", None), ("March 8-9", None),
])  # fmt: skip
def test_a_date_takes_the_form_of_another(written: str, said: str | None) -> None:
    assert like_date(written, "2021-08-28") == said


def test_only_full_dates_take_a_form() -> None:
    assert like_date("March 8", "2021-08") is None
    assert like_date("March 8", "2021-08-28~") is None
    assert like_date("Aug. 1", "2024-05-01") == "May 1"
    assert [like_date("May 4th", f"2024-06-{d:02d}") for d in (1, 2, 3, 11, 22)] == [
        "June 1st", "June 2nd", "June 3rd", "June 11th", "June 22nd",
    ]  # fmt: skip


@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(
    ["Saturday, March 9, 2024", "Sat., Mar. 9, 2024", "9 March 2024", "March 9th, 2024"]
))  # fmt: skip
def test_what_it_writes_is_read_as_that_day(day: date, written: str) -> None:
    said = like_date(written, day.isoformat())
    assert said is not None
    (mention,) = dates.find(f"It was {said} when it came.")
    assert mention.edtf == day.isoformat()
    assert mention.weekday in (None, day.weekday())


@pytest.mark.parametrize(("written", "said"), [
    ("Saturday", "Wednesday"), ("Sat.", "Wed."), ("Sat", "Wed"), ("SATURDAY", "WEDNESDAY"), ("saturday", "wednesday"),
    ("Thurs.", "Wed."),
])  # fmt: skip
def test_a_weekday_takes_the_form_of_another(written: str, said: str) -> None:
    assert like_weekday(written, 2) == said


def test_dates_for_messages() -> None:
    written = ("2024-03-09", "XXXX-03-09", "2024-03", "2024", "2024-05-08~", "2024-21", "201X")
    assert [date_in_words(edtf) for edtf in written] == [
        "March 9, 2024", "March 9", "March 2024", "2024", "about May 8, 2024", "spring 2024", "the 2010s",
    ]  # fmt: skip
    assert day_in_words(date(2024, 3, 9), year=False) == "March 9"


def test_numbers_keep_the_precision_of_their_story() -> None:
    assert number_in_words(NumberValue(24.85, "percent", 3)) == "24.850 percent"
    assert number_in_words(NumberValue(24.85, "percent")) == "24.85 percent"
    assert number_in_words(NumberValue(16.0)) == "16"
    assert number_in_words(NumberValue(1000000.0)) == "1000000"
    assert like_number("24,58", NumberValue(24.85, "percent", 3)) == "24,850"
    assert like_number("24.58", NumberValue(24.85, "percent", 3)) == "24.850"


def test_names_in_a_headline_are_capitals() -> None:
    assert like_name("HONG HA IN", "Hong Hae In") == "HONG HAE IN"
    assert like_name("Hong Ha In", "Hong Hae In") == "Hong Hae In"
    assert like_name("TVN", "JTBC") == "JTBC"
