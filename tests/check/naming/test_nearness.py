"""Which names are near enough to be meant for a thing's."""

from __future__ import annotations

import pytest

from copydesk.check.naming.nearness import a_given_name_of, a_like_syllable_of, a_slip_of, a_syllable_of
from copydesk.ledger.base import Thing
from copydesk.model import EntityType


def person(name: str) -> Thing:
    return Thing("1", EntityType.PERSON, name, None, ((name, 1),))


def test_the_syllables_of_a_given_name_may_be_exchanged() -> None:
    for near in (a_syllable_of, a_like_syllable_of):
        assert near("Park Eun-ji", person("Park Ji-eun")) == "the syllables of the given name are exchanged"
    assert a_syllable_of("Kim Eun-ji", person("Park Ji-eun")) is None
    assert a_syllable_of("Park Ji-eun", person("Park Ji-eun")) is None


@pytest.mark.parametrize(("written", "known"), [("Cha Jung-sook", "Cha Jeong-suk"), ("Lee Hyun-soon", "Lee Hyeon-sun")])
def test_one_name_by_two_systems_is_no_slip(written: str, known: str) -> None:
    assert a_slip_of(written, person(known)) is None
    assert a_syllable_of(written, person(known)) is None
    assert a_syllable_of(known, person(written)) is None


def test_another_syllable_is_near_all_the_same() -> None:
    assert a_syllable_of("Han Sook-kyu", person("Han Suk-kyu")) is not None


def test_a_whole_name_is_held_against_a_given_one() -> None:
    assert a_given_name_of("Kim Jung-hoon", person("Jung-hwan")) == "Hoon and Hwan are different syllables"
    assert a_given_name_of("Kim Jung-hwan", person("Jung-hwan")) is None
    assert a_given_name_of("Kim Sun-woo", person("Jung-hwan")) is None
    assert a_given_name_of("Jung-hoon", person("Jung-hwan")) is None
