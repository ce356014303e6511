"""Performers and roles that stand beside each other, each another's, and performers of other works, against the desk of
the starter tables, as the reader that ships reads them.
"""

from __future__ import annotations

import pytest

from copydesk.check.engine import check
from copydesk.check.finding import Finding
from copydesk.desk import load_reader
from copydesk.ledger.base import Ledger
from copydesk.model import Document


def said(text: str, starter: Ledger) -> list[Finding]:
    reading = load_reader().read(Document(id="p", text=text, published="2024-06-03", lang="en"))
    return [f for f in check(reading, starter) if f.code == "R001"]


@pytest.mark.parametrize(("text", "wrong", "right"), [
    (
        'SKY Castle asked much of its mothers. Yum Jung-ah breathed a chill into Kim Joo-young every weekend.',
        "Kim Joo-young", "Kim Seo-hyung",
    ),
    (
        'In Signal the young profiler is Park Hae-young, and Cho Jin-woong turns him into a man in a hurry.',
        "Park Hae-young", "Lee Je-hoon",
    ),
])  # fmt: skip
def test_the_two_are_marked_whatever_the_words_between(
    text: str, wrong: str, right: str, starter: Ledger
) -> None:
    found = said(text, starter)
    assert any(wrong in f.quote and right in f.message for f in found)


@pytest.mark.parametrize("text", [
    "In Goblin the old soldier Kim Shin was hard to love, and he was Gong Yoo. Opposite Kim Shin stood Kim Go-eun.",
    "He played the captain Ri Jeong-hyeok in Crash Landing on You, in which Son Ye-jin was the heiress.",
    "Jeon Bae-soo plays Baek Hyun-woo's father in Queen of Tears, with Kim Jung-nan as the aunt.",
])  # fmt: skip
def test_words_that_set_them_apart_are_left_alone(text: str, starter: Ledger) -> None:
    assert said(text, starter) == []
