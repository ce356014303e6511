"""Companies that are a slip away from one that the desk has for a work or a person of the draft."""

from __future__ import annotations

import pytest

from copydesk.check.naming import miscalled
from tests.check.factory import draft, ledger

DESK = ledger([{
    "outlet": "desk",
    "says": [
        {"of": "Queen of Tears", "is": "production_company", "value": "Studio Dragon"},
        {"of": "Queen of Tears", "is": "original_broadcaster", "value": "KBS2"},
        {"of": "Kim Soo-hyun", "is": "represented_by", "value": "Goldmedalist"},
    ],
}])  # fmt: skip
OTHERS = [{"type": "work", "name": "Queen of Tears"}, {"type": "person", "name": "Kim Soo-hyun"}]


def said(text: str, *companies: str) -> list[tuple[str, str | None]]:
    others = [one for one in OTHERS if one["name"] in text]
    reading = draft(text, [*others, *({"type": "organization", "name": name} for name in companies)])
    return [(text[one.at.start:one.at.end], one.right) for one in miscalled(reading, DESK)]


@pytest.mark.parametrize(("text", "name", "right"), [
    ("Queen of Tears was made by Studio Dargon.", "Studio Dargon", "Studio Dragon"),
    ("Studio Dragan’s Queen of Tears has ended.", "Studio Dragan", "Studio Dragon"),
    ("Kim Soo-hyun has been with Goldmedallist for years.", "Goldmedallist", "Goldmedalist"),
])  # fmt: skip
def test_a_letter_off_a_company_of_the_draft_is_a_slip(text: str, name: str, right: str) -> None:
    assert said(text, name) == [(name, right)]


def test_each_place_of_it_is_marked() -> None:
    assert len(said("Studio Dargon made Queen of Tears. Studio Dargon has not commented.", "Studio Dargon")) == 2


@pytest.mark.parametrize(("text", "names"), [
    ("Queen of Tears was made by Studio Dragon.", ("Studio Dragon",)),
    ("Queen of Tears was made by Studio Drum.", ("Studio Drum",)),  # another company
    ("A rerun of Queen of Tears goes to KBS1.", ("KBS1",)),  # another channel
    ("Studio Dargon made a show about dragons.", ("Studio Dargon",)),  # nothing of the draft is of that company
    ("Not Studio Dargon but Studio Dragon made Queen of Tears.", ("Studio Dargon", "Studio Dragon")),
])  # fmt: skip
def test_others_are_left_alone(text: str, names: tuple[str, ...]) -> None:
    assert said(text, *names) == []
