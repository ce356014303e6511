"""The words that a page shows for a value: those that say it first, others only where they name what those do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreement.entries import TVN, day, entry, percent
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import Evidence
from copydesk.publish.receipts import receipt_of

ABOUT = "Queen of Tears is the talk of the town."


def told(predicate: str, value: EntryValue, *quotes: str) -> Entry:
    evidence = tuple(Evidence(0, len(quote), quote) for quote in quotes)
    return replace(entry(predicate, value, "story", published="2024-05-16"), evidence=evidence)


@pytest.mark.parametrize(("predicate", "value", "said"), [
    ("audience_rating", percent("24.850"), "The finale scored 24.850 percent."),
    ("audience_rating", percent("24.85"), "Das Finale kam auf 24,85 Prozent."),
    ("end_date", day("2024-04-28"), "It ended on April 28."),
    ("original_broadcaster", TVN, "It was on TVN all along."),
])  # fmt: skip
def test_the_words_of_the_value_come_first_and_the_subject_is_named(
    predicate: str, value: EntryValue, said: str
) -> None:
    for quotes in ((said, ABOUT), (ABOUT, said)):
        assert receipt_of(told(predicate, value, *quotes)).quotes == (said, ABOUT)


def test_a_sentence_that_names_nothing_new_is_not_shown_and_not_lost() -> None:
    said = "Queen of Tears ended on April 28."
    receipt = receipt_of(told("end_date", day("2024-04-28"), ABOUT, said))
    assert (receipt.quotes, receipt.context) == ((said,), (ABOUT,))


def test_one_quote_is_shown_as_it_is() -> None:
    assert receipt_of(told("end_date", day("2024-04-28"), ABOUT, ABOUT)).quotes == (ABOUT,)
