"""What every ledger makes of names: who is whom across stories, and how they are found. As test_contract.py, over the
`ledger` fixture and only through the protocol."""

from __future__ import annotations

import pytest

from copydesk.ledger.base import Ledger
from copydesk.model import EntityType
from ledger.stories import NOW, numbered, only, reading, said, shown

QUEEN = "work:Queen of Tears"


@pytest.mark.parametrize("asked", ["Kim Soo Hyun", "Kim Soo-hyun", "KIM SU-HYEON", "kim soohyun", "김수현"])
def test_a_person_is_found_however_the_name_is_romanised(ledger: Ledger, asked: str) -> None:
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Soo-hyun"), id="a"), now=NOW)
    ledger.add(reading(said("work:Dream High", "cast_member", "person:Kim Su-hyeon"), id="b"), now=NOW)
    assert only(ledger, asked).type is EntityType.PERSON
    assert len(ledger.entries(object=only(ledger, asked).id)) == 2


def test_near_names_are_two_people(ledger: Ledger) -> None:
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Ji-won")), now=NOW)
    ledger.add(reading(said("work:Cobweb", "director", "person:Kim Ji-woon"), id="b"), now=NOW)
    assert only(ledger, "Kim Ji Won") != only(ledger, "Kim Ji Woon")


def test_the_house_spelling_is_the_one_in_most_stories_and_the_first_where_two_are_level(ledger: Ledger) -> None:
    def add(name: str, number: int) -> None:
        ledger.add(reading(said(QUEEN, "cast_member", f"person:{name}"), lead=f"{number}. ", id=f"{number}"), now=NOW)

    add("Kim Soo-hyun", 1)
    add("Kim Soo Hyun", 2)
    assert only(ledger, "김수현").name == "Kim Soo-hyun"
    add("Kim Soo Hyun", 3)
    assert only(ledger, "김수현").name == "Kim Soo Hyun"
    assert only(ledger, "김수현").spellings == (("Kim Soo Hyun", 2), ("Kim Soo-hyun", 1))


def test_spellings_count_the_current_revisions(ledger: Ledger) -> None:
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Soo-hyun")), now=NOW)
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Soo Hyun")), now=NOW)
    assert only(ledger, "Kim Soo-hyun").spellings == (("Kim Soo Hyun", 1),)
    ledger.add(reading(lead="Nobody."), now=NOW)
    assert ledger.find("Kim Soo-hyun") == ()
    assert ledger.nearest("Kim Soo-hyun") == ()
    assert ledger.counts().things == 0


def test_short_forms_and_slips_make_no_things_of_their_own(ledger: Ledger) -> None:
    hong = "character:Hong Hae In"
    aliases = {hong: ("Hae In", "Hong Ha In"), "person:Kim Soo Hyun": ("김수현", "Kim")}
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Soo Hyun"), also=(hong,), aliases=aliases), now=NOW)
    assert ledger.counts().things == 3
    kept = only(ledger, "Hae In")
    assert (kept.name, dict(kept.spellings)) == ("Hong Hae In", {"Hong Hae In": 1, "Hae In": 1})
    assert ledger.find("Hong Ha In") == ()
    actor = only(ledger, "Kim Soo Hyun")
    assert (actor.name, actor.hangul) == ("Kim Soo Hyun", "김수현")
    assert only(ledger, "Kim") == actor


def test_a_full_name_is_found_before_a_short_form(ledger: Ledger) -> None:
    for number in range(3):
        ledger.add(reading(also=("person:Lee Ji Eun",), aliases={"person:Lee Ji Eun": ("Ji Eun",)}, lead=f"{number}",
                           id=f"{number}"), now=NOW)  # fmt: skip
    ledger.add(reading(also=("person:Ji Eun",), id="b"), now=NOW)
    assert [thing.name for thing in ledger.find("ji eun")] == ["Ji Eun", "Lee Ji Eun"]


def test_one_name_of_two_types_is_two_things(ledger: Ledger) -> None:
    ledger.add(reading(said("work:Goblin", "character", "character:Goblin")), now=NOW)
    assert {thing.type for thing in ledger.find("Goblin")} == {EntityType.WORK, EntityType.CHARACTER}
    (work,) = ledger.find("Goblin", types=frozenset({EntityType.WORK}))
    assert work.type is EntityType.WORK


def test_a_work_is_found_by_its_folded_title(ledger: Ledger) -> None:
    ledger.add(reading(said(QUEEN, "end_date", "date:2024"), aliases={QUEEN: ("눈물의 여왕",)}), now=NOW)
    assert only(ledger, "queen of tears") == only(ledger, "QUEEN OF TEARS") == only(ledger, "눈물의 여왕")
    assert only(ledger, "Queen of Tears").hangul == "눈물의 여왕"


def test_characters_of_one_name_in_two_works_are_two(ledger: Ledger) -> None:
    ledger.add(reading(said("work:Signal", "character", "character:Lee Jae-han"), id="a"), now=NOW)
    ledger.add(reading(said("work:Pachinko", "cast_member", "person:Kim Min-ha", character="character:Lee Jae Han"),
                       id="b"), now=NOW)  # fmt: skip
    first, second = ledger.find("Lee Jae-han")
    assert first.id != second.id
    assert len(ledger.entries(object=first.id)) == 1
    assert len(ledger.entries(qualifier=second.id)) == 1


def test_a_character_without_a_work_is_the_only_one_of_that_name_or_nobodys(ledger: Ledger) -> None:
    ledger.add(reading(said("character:Baek Hyun-woo", "occupation", "text:legal director"), id="a"), now=NOW)
    alone = only(ledger, "Baek Hyun Woo")
    ledger.add(reading(said(QUEEN, "character", "character:Baek Hyun Woo"), id="b"), now=NOW)
    both = only(ledger, "Baek Hyun Woo")
    assert both.spellings == (("Baek Hyun-woo", 1), ("Baek Hyun Woo", 1))
    assert shown(ledger.entries(subject=both.id)) == {(both.name, "occupation", "legal director")}
    assert ledger.thing(alone.id) == both
    assert ledger.counts().things == 2
    ledger.add(reading(said("work:Remake", "character", "character:Baek Hyun Woo"), id="c"), now=NOW)
    assert len(ledger.find("Baek Hyun Woo")) == 3
    assert ledger.thing(alone.id) == alone
    assert ledger.counts().things == 5


def test_a_characters_work_reaches_their_relatives(ledger: Ledger) -> None:
    ledger.add(reading(
        said("character:Hong Hae In", "relative", "character:Hong Soo Cheol", kinship="text:brother"),
        said("character:Hong Hae In", "spouse", "character:Baek Hyun Woo"),
        said(QUEEN, "cast_member", "person:Kim Soo Hyun", character="character:Baek Hyun Woo"), id="a",
    ), now=NOW)  # fmt: skip
    ledger.add(reading(said("work:Other", "character", "character:Hong Soo Cheol"), id="b"), now=NOW)
    ledger.add(reading(said(QUEEN, "character", "character:Hong Soo Cheol"), id="c"), now=NOW)
    assert [len(ledger.entries(object=thing.id)) for thing in ledger.find("Hong Soo Cheol")] == [2, 1]


def test_nearest_offers_each_thing_once(ledger: Ledger) -> None:
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Soo Hyun"), id="a"), now=NOW)
    ledger.add(reading(said(QUEEN, "cast_member", "person:Kim Soo-hyun"), id="b"), now=NOW)
    assert ledger.find("Kim Soo Hyum") == ()
    assert ledger.nearest("Kim Soo Hyum") == ("Kim Soo Hyun",)
    assert ledger.nearest("Queen of Teers", limit=1) == ("Queen of Tears",)


@pytest.mark.parametrize("nothing", ["", " ", "\ud800", "a\x00b", "%", "zzz", "'; drop table stories; --"])
def test_a_name_that_nothing_has_finds_nothing(ledger: Ledger, nothing: str) -> None:
    ledger.add(numbered(1), now=NOW)
    assert ledger.find(nothing) == ()
