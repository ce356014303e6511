from __future__ import annotations

from datetime import date

import pytest

from copydesk.publish.brief.phrases import article, counted, day, ended, listed, plain_date, tense, title


@pytest.mark.parametrize(("words", "said"), [
    ("tvN romantic comedy", "a tvN romantic comedy"), ("SBS drama", "an SBS drama"), ("MBC romance", "an MBC romance"),
    ("JTBC thriller", "a JTBC thriller"), ("ENA series", "an ENA series"), ("HBO series", "an HBO series"),
    ("KBS2 series", "a KBS2 series"), ("OCN series", "an OCN series"), ("Netflix series", "a Netflix series"),
    ("actor", "an actor"), ("unit director", "a unit director"), ("one-act play", "a one-act play"),
    ("8-episode series", "an 8-episode series"), ("18-episode series", "an 18-episode series"),
    ("16-episode series", "a 16-episode series"), ("80-episode series", "an 80-episode series"),
    ("180-episode series", "a 180-episode series"), ("1-episode special", "a 1-episode special"),
])  # fmt: skip
def test_a_or_an_is_by_how_it_is_spoken(words: str, said: str) -> None:
    assert article(words) == said


def test_lists_have_a_comma_before_and_only_where_a_part_has_an_and() -> None:
    assert [listed(some) for some in ([], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "B and C", "D"])] == [
        "", "A", "A and B", "A, B and C", "A, B and C, and D",
    ]  # fmt: skip


@pytest.mark.parametrize(("edtf", "alone", "within"), [
    ("2024-04-28", "on April 28, 2024", "on April 28, 2024,"), ("2024-04", "in April 2024", "in April 2024"),
    ("2024", "in 2024", "in 2024"), ("XXXX-05-15", "on May 15", "on May 15"),
    ("2024-05-08~", "around May 8, 2024", "around May 8, 2024,"), ("202X", None, None), ("2024-21", None, None),
])  # fmt: skip
def test_a_date_is_said_as_precisely_as_it_is_known(edtf: str, alone: str | None, within: str | None) -> None:
    assert (day(edtf), day(edtf, within=True)) == (alone, within)


@pytest.mark.parametrize(("edtf", "when"), [
    ("2024-03-09", "past"), ("2024-03-10", "past"), ("2024-03-11", "future"), ("2024-03", "open"),
    ("2024-04", "future"), ("2024-02", "past"), ("2024", "open"), ("2023", "past"), ("2025", "future"),
    ("XXXX-03-01", "open"),
    ("2024-12", "future"), ("9999-12", "future"),
])  # fmt: skip
def test_past_and_future_are_as_of_a_day(edtf: str, when: str) -> None:
    assert tense(edtf, date(2024, 3, 10)) == when


def test_sentences_end_once_and_titles_keep_their_own_marks() -> None:
    assert ended("it stars “Queen”") == "It stars “Queen.”"
    assert ended("it stars “What?”") == "It stars “What?”"
    assert ended("it is “Mr.”") == "It is “Mr.”"
    assert ended("it ended.") == "It ended."
    assert title("Queen", closing=",") == "“Queen,”"
    assert title("Who Are You?", closing=",") == "“Who Are You?”,"


def test_small_numbers_are_words() -> None:
    assert [counted(n, "episode") for n in (1, 9, 16, 1000)] == [
        "one episode", "nine episodes", "16 episodes", "1,000 episodes",
    ]  # fmt: skip


def test_dates_beyond_the_calendar_are_not_said() -> None:
    assert plain_date("2024-02-30") is None
