"""Korean names by their letters, and which are likely meant for others that the draft has told of."""

from __future__ import annotations

import pytest

from copydesk.check.naming.lettered import meant_for_others
from tests.check.factory import draft, ledger

CAST = {"Jeon Mi-do": "Chae Song-hwa", "Jo Jung-suk": "Lee Ik-jun", "Im Si-wan": "Jang Geu-rae"}
DESK = ledger([{
    "outlet": "desk",
    "says": [
        {"of": "Hospital Playlist", "is": "cast_member", "value": person, "where": {"character": role}}
        for person, role in CAST.items()
    ],
}])  # fmt: skip
WORK = {"type": "work", "name": "Hospital Playlist"}


def meant(text: str) -> list[tuple[str, str]]:
    return [(one.written, one.right) for one in meant_for_others(draft(f"Hospital Playlist\n\n{text}", [WORK]), DESK)]


@pytest.mark.parametrize(("text", "written", "right"), [
    ("Chae Song-hwa sleeps badly. Song-hae has a shift at six.", "Song-hae", "Song-hwa"),  # no name
    ("Chae Song-hwa sleeps badly. By noon Song-hee has a shift.", "Song-hee", "Song-hwa"),  # one that is a name
    ("Jeon Mi-do sang at the party. Later Jeon Mi-da thanked the nurses.", "Jeon Mi-da", "Jeon Mi-do"),
    ("Jo Jung-suk sang. Later Jo Jung-seok thanked the nurses.", "", ""),  # another romanisation
    ("Chae Song-hwa sleeps badly. At six Chae Song-hee has a shift.", "Chae Song-hee", "Chae Song-hwa"),  # known
    ("Jeon Mi-do is Chae Song-hwa. It falls to Jo Jung-suk to make Chae Song-joo laugh.", "Chae Song-joo",
     "Chae Song-hwa"),
    ("Chae Song-hwa sleeps badly, son Lee Woo-ju too, and nobody in the drama wakes Chae Min-hwa.", "Chae Min-hwa",
     "Chae Song-hwa"),
    ("Chae Song-hwa sleeps badly. It is the story of Chae Song-joo that one stays for.", "Chae Song-joo",
     "Chae Song-hwa"),
    ("Lee Ik-jun falls in love. Only then Kim Ik-jun tells her.", "Kim Ik-jun", "Lee Ik-jun"),  # the family name
])  # fmt: skip
def test_a_syllable_off_one_who_was_told_of(text: str, written: str, right: str) -> None:
    assert meant(text) == ([(written, right)] if written else [])


@pytest.mark.parametrize("text", [
    "Song-hee has a shift at six. Chae Song-hwa sleeps badly.",  # the first of two
    "Chae Song-hwa sleeps badly. Her sister Song-hee has a shift at six.",  # kin
    "Chae Song-hwa sleeps badly. A nurse named Song-hee has a shift at six.",  # told who she is
    "Chae Song-hwa sleeps badly. Song-hee, a nurse, has a shift at six.",
    "Chae Song-hwa and Song-hee have a shift at six.",  # beside each other
    "Chae Song-hwa sleeps badly. Reporter Song-hee has a shift at six.",
    "Chae Song-hwa sleeps badly. Later Chae Song-hee has a shift.",  # a role's whole name: her sister's, perhaps
    "Chae Song-hwa sleeps badly. At six Chae Song-hee comes home.",
    "Chae Song-hwa sleeps badly. The whole family fears Chae Song-joo.",
    "Chae Song-hwa sleeps badly. In the second half she meets Chae Min-hwa.",
    "Chae Song-hwa sleeps badly, and Chae Song-joo has a shift.",  # a clause of her own, as a sister has
    "Chae Song-hwa sleeps badly. It is up to Jeon Mi-do to make the surgeon Chae Song-joo laugh.",
    "Chae Song-hwa has a brother, and nobody at work knows Chae Song-joo.",
    "Chae Song-hwa sleeps badly. Later Min-ji has a shift.",  # another name
    "Kim Bo-ra sleeps badly. Later Bo-ri has a shift.",  # the desk knows neither
])  # fmt: skip
def test_others_are_somebody_else(text: str) -> None:
    assert meant(text) == []


def test_a_name_that_stands_often_is_no_slip() -> None:
    assert meant("Chae Song-hwa sleeps badly. Song-hee sings. Song-hee runs. Song-hee wins.") == []
