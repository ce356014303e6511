"""The index of near names: what it proposes, and that a large ledger is not looked through whole."""

from __future__ import annotations

import random
import string
from pathlib import Path

import pytest

from copydesk import names
from copydesk.ledger import nearness
from copydesk.ledger.database import open_ledger
from ledger.stories import NOW, reading

PEOPLE = [f"{a} {b}-{c}" for a in ("Kim", "Park", "Choi", "Jung") for b in ("Soo", "Ji", "Min", "Tae")
          for c in ("hyun", "won", "young", "ho", "jin")]  # fmt: skip
WORKS = ["Queen of Tears", "Crash Landing on You", "Hospital Playlist", "Extraordinary Attorney Woo", "Goblin"]


def share(asked: str, kept: str) -> bool:
    return bool(nearness.questions(asked).keys() & nearness.codes(kept))


@pytest.mark.parametrize(("asked", "kept"), [
    ("Kim Soo-hyn", "Kim Soo-hyun"), ("Kim Soo-hyunn", "Kim Soo-hyun"), ("Kim Sooh-yum", "Kim Soo-hyun"),
    ("Kim Soo-hynu", "Kim Soo-hyun"), ("김수현", "Kim Soo-hyun"), ("Kim Su-hyeon", "Kim Soo-hyun"),
    ("Soo-hyun", "Kim Soo-hyun"), ("Kim Soo-hyun Jr", "Kim Soo-hyun"), ("Tears", "Queen of Tears"),
    ("Quen of Tears", "Queen of Tears"), ("Queen of Hearts and Tears", "Queen of Tears"), ("Goblim", "Goblin"),
])  # fmt: skip
def test_what_looks_like_a_name_shares_a_code_with_it(asked: str, kept: str) -> None:
    assert share(asked, kept)


def test_what_does_not_shares_none() -> None:
    assert not share("Signal", "Goblin")
    assert not share("Kim Soo-hyun", "Park Bo-gum")
    assert (nearness.questions("…"), nearness.codes("…")) == ({}, frozenset())


@pytest.mark.parametrize("name", ["", "-", "a", "a b", "-" * 500, "한", "x" * 5_000, "The", "\ud800"])
def test_any_name_has_codes_or_none(name: str) -> None:
    if name.isprintable():
        assert all(0 <= code < 2**48 for code in nearness.codes(name) | nearness.questions(name).keys())


def test_a_letter_amiss_is_found_whatever_it_is() -> None:
    chance = random.Random(20240516)
    for name in PEOPLE + WORKS:
        at = chance.randrange(len(name))
        letter = chance.choice(string.ascii_lowercase)
        for amiss in (name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :]):
            if names.fold(amiss) and len(names.fold(amiss)) > 1:
                assert share(amiss, name), (amiss, name)


def test_the_nearest_of_many_names_is_the_one_that_looking_at_all_finds(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With nothing but what the index proposes, the first answer is that of comparing with every name."""
    monkeypatch.setattr(nearness, "_SMALL", 0)
    chance, known, right = random.Random(7), PEOPLE + WORKS, 0
    with open_ledger(place) as ledger:
        ledger.add(reading(lead="Many.", also=tuple(f"person:{n}" for n in PEOPLE) + tuple(f"work:{n}" for n in WORKS)),
                   now=NOW)  # fmt: skip
        for name in known:
            at = chance.randrange(1, len(name))
            amiss = name[:at] + name[at + 1 :]
            found = ledger.nearest(amiss)
            right += bool(found) and found[0] == names.nearest(amiss, known)[0]
    assert right >= 0.95 * len(known)
