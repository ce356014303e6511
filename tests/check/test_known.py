"""Which thing of the ledger an entity is: the same name in any form, never a near one, never a guess between two."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.works.known import may_be, surely_is, the_thing
from copydesk.ledger.base import Thing
from copydesk.model import Entity, EntityType

CAST = [{"of": "Queen of Tears", "is": "cast_member", "value": "Kim Soo-hyun", "where": {"character": "Baek Hyun-woo"}}]
DESK = factory.ledger([{"says": CAST}])


def entity(name: str, kind: EntityType = EntityType.PERSON) -> Entity:
    return Entity("e", kind, name)


def thing(name: str, kind: EntityType = EntityType.PERSON, hangul: str | None = None) -> Thing:
    return Thing("t", kind, name, hangul, ((name, 1),))


@pytest.mark.parametrize("name", ["Kim Soo-hyun", "Kim Soo Hyun", "Kim Su-hyeon", "KIM SOOHYUN"])
def test_a_person_is_known_in_every_romanisation(name: str) -> None:
    found = the_thing(entity(name), DESK)
    assert found is not None
    assert found.name == "Kim Soo-hyun"


@pytest.mark.parametrize("name", ["Kim Soo-hyung", "Kim Sae-hyun", "Soo-hyun", "Kim"])
def test_a_near_name_is_not_known(name: str) -> None:
    assert the_thing(entity(name), DESK) is None


def test_a_work_is_known_by_its_title_alone() -> None:
    assert the_thing(entity("the queen of tears", EntityType.WORK), DESK) is not None
    assert the_thing(entity("Queen of Tear", EntityType.WORK), DESK) is None
    assert the_thing(entity("Queen of Tears", EntityType.CHARACTER), DESK) is None


def test_two_things_of_one_name_are_left_alone() -> None:
    desk = factory.FakeLedger({"a": thing("Kim Hee-won"), "b": thing("Kim Hui-won")})
    assert the_thing(entity("Kim Hee-won"), desk) is None


@pytest.mark.parametrize(("ours", "theirs", "kind"), [
    ("Hyun Woo", "Baek Hyun Woo", EntityType.CHARACTER),
    ("Baek Hyun Woo", "Hyun Woo", EntityType.CHARACTER),
    ("Jin Do-jun", "Yoon Hyun-woo / Jin Do-joon", EntityType.CHARACTER),
    ("KBS", "KBS2", EntityType.ORGANIZATION),
])  # fmt: skip
def test_what_may_be_meant(ours: str, theirs: str, kind: EntityType) -> None:
    assert may_be(entity(ours, kind), thing(theirs, kind))


def test_what_can_not_be_meant() -> None:
    assert not may_be(entity("Kim Ji-won"), thing("Kim Ji-woon"))
    assert not may_be(entity("tvN", EntityType.ORGANIZATION), thing("JTBC", EntityType.ORGANIZATION))
    assert not may_be(entity("Queen", EntityType.WORK), thing("Queen", EntityType.CHARACTER))


def test_a_family_name_alone_is_not_surely_anybody() -> None:
    assert may_be(entity("Hong", EntityType.CHARACTER), thing("Hong Hae-in", EntityType.CHARACTER))
    assert not surely_is(entity("Hong", EntityType.CHARACTER), thing("Hong Hae-in", EntityType.CHARACTER))
    assert surely_is(entity("Hae-in", EntityType.CHARACTER), thing("Hong Hae-in", EntityType.CHARACTER))


def test_hangul_is_a_name_like_any_other() -> None:
    assert may_be(entity("김수현"), thing("Kim Soo-hyun"))
    assert may_be(entity("Kim Soo-hyun"), thing("Somebody Else", hangul="김수현"))
