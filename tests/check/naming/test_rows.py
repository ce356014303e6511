"""Which pairs of names a mark makes performer and role, by what the desk has of the two."""

from __future__ import annotations

import pytest

from copydesk.check.naming.circle import circle_of
from copydesk.check.naming.rows import in_rows
from tests.check.factory import draft, ledger

CAST = {"Kim Ji-won": "Hong Hae-in", "Lee Mi-sook": "Moh Seul-hee", "Kim Soo-hyun": "Baek Hyun-woo"}
STARTS = {"type": "work", "name": "Queen of Tears"}
DESK = ledger([{
    "outlet": "desk",
    "says": [
        {"of": "Queen of Tears", "is": "cast_member", "value": person, "where": {"character": role}}
        for person, role in CAST.items()
    ],
}])  # fmt: skip


def pairs(text: str, *read: tuple[str, str]) -> list[tuple[str, str]]:
    entities = [STARTS, *({"type": kind, "name": name} for kind, name in read)]
    reading = draft(f"Queen of Tears\n\n{text}", entities)
    return [(tie.performer.name, tie.role.name) for tie in in_rows(reading, circle_of(reading, DESK))]


@pytest.mark.parametrize("text", [
    "Hong Hae-in: Na Young-hee",
    "Na Young-hee – Hong Hae-in",
    "Na Young-hee = Hong Hae-in",
    "Hong Hae-in .... Na Young-hee",
    "| Hong Hae-in | Na Young-hee |",
    "* **Hong Hae-in**: Na Young-hee",
    "The heiress Hong Hae-in (Na Young-hee) has the last word.",
    "Cast: Hong Hae-in (played by Na Young-hee)",
])  # fmt: skip
def test_a_mark_ties_a_role_to_whoever_stands_beside_it(text: str) -> None:
    assert pairs(text, ("character", "Hong Hae-in"), ("person", "Na Young-hee")) == [("Na Young-hee", "Hong Hae-in")]


def test_what_the_desk_says_and_no_reader_tells_the_performer() -> None:
    found = pairs("Kim Ji-won: Hong Hae-on", ("character", "Kim Ji-won"), ("person", "Hong Hae-on"))
    assert found == [("Kim Ji-won", "Hong Hae-on")]


def test_a_korean_name_that_no_reader_saw_is_one_of_the_pair() -> None:
    assert pairs("Hong Hae-in: Na Young-hee", ("character", "Hong Hae-in")) == [("Na Young-hee", "Hong Hae-in")]


def test_each_row_is_a_pair_of_its_own() -> None:
    rows = "Hong Hae-in: Kim Ji-won, Moh Seul-hee: Na Young-hee"
    roles = [("character", "Hong Hae-in"), ("character", "Moh Seul-hee")]
    found = pairs(rows, *roles, ("person", "Kim Ji-won"), ("person", "Na Young-hee"))
    assert found == [("Kim Ji-won", "Hong Hae-in"), ("Na Young-hee", "Moh Seul-hee")]


@pytest.mark.parametrize("text", [
    "Hong Hae-in: Baek Hyun-woo",  # two roles
    "Kim Ji-won: Lee Mi-sook",  # two performers
    "Na Young-hee: Park Sung-hoon",  # two whom the desk does not have there
    "She called Hong Hae-in - Na Young-hee said later.",  # no row
    "Hong Hae-in and Na Young-hee",  # no mark
    "Hong Hae-in (Na Young-hee's boss) left.",  # no bracket of its own
])  # fmt: skip
def test_others_are_no_pairs(text: str) -> None:
    kinds = {"Hong Hae-in": "character", "Baek Hyun-woo": "character"}
    read = [name for name in (*CAST, *CAST.values(), "Na Young-hee", "Park Sung-hoon") if name in text]
    assert pairs(text, *((kinds.get(name, "person"), name) for name in read)) == []
