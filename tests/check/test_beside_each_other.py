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


@pytest.mark.parametrize(("text", "wrong", "right"), [
    (  # a performer of a show of which the draft does not tell, beside a role
        "The heiress of Queen of Tears gives orders in her sleep. Hong Hae-in, Park Bo-young, has three months left.",
        "Park Bo-young", "Kim Ji-won",
    ),
    (  # a role by its given name
        "In Woman of Dignity the maid has a plan. Shin Ye-eun's Bok-ja signs the papers while the chairman sleeps.",
        "Shin Ye-eun", "Kim Sun-a",
    ),
    (  # a role of the sentence before
        "SKY Castle has one guest: nobody dares to send Kim Joo-young home. She is played by Bae Suzy, all in black.",
        "Bae Suzy", "Kim Seo-hyung",
    ),
    (  # one of whom a reader is sure
        "Crash Landing on You ended on Sunday. Among its soldiers, Park Seo-joon had the best jokes and boots.",
        "Park Seo-joon", "Crash Landing on You",
    ),
])  # fmt: skip
def test_performers_of_other_shows_are_marked(text: str, wrong: str, right: str, starter: Ledger) -> None:
    found = said(text, starter)
    assert any(wrong in f.quote and right in f.message for f in found)


@pytest.mark.parametrize("text", [
    # another show is told of by its cast, or by its roles
    "Crash Landing on You has a rival. Park Bo-young was the strongest of all, and Park Hyung-sik ran after her.",
    "Crash Landing on You has a rival. Do Bong-soon, that is Park Bo-young, lifted lorries.",
    # a show that the desk does not know
    "The film Nine Rivers of Snow opens with Park Bo-young, a day after the last hour of Queen of Tears.",
])  # fmt: skip
def test_performers_of_another_show_that_is_meant_are_left_alone(text: str, starter: Ledger) -> None:
    assert said(text, starter) == []
