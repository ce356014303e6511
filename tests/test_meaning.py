from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.config import Settings
from copydesk.desk import ledger_of
from copydesk.errors import LedgerError, UsageError
from copydesk.ledger.base import Entry, Ledger, Target, Thing
from copydesk.meaning import target_meant, thing_meant, value_meant
from copydesk.model import DateValue, EntityType, NumberValue, TextValue
from ledger.stories import NOW, reading, said


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with ledger_of(Settings(str(tmp_path / "desk.db"))) as opened:
        opened.add(reading(
            said("work:Vincenzo", "director", "person:Kim Hee-won"),
            said("work:Vincenzo", "cast_member", "person:Song Joong-ki"),
            said("work:Vincenzo", "end_date", "date:2021-05-02"),
            said("work:Vincenzo", "audience_rating", 14.636, episode="text:finale"),
            said("work:Vincenzo", "genre", "text:crime"), id="a", outlet="Soompi", url="https://news.example/a",
        ), now=NOW)  # fmt: skip
        opened.add(reading(
            said("work:Misaeng", "cast_member", "person:Kim Hee-won"),
            said("work:Goblin", "character", "character:Goblin"), id="b", outlet="dead beef",
        ), now=NOW)  # fmt: skip
        opened.add(reading(said("work:Taxi Driver", "director", "person:Kim Hee-won"), id="c"), now=NOW)
        yield opened


def entry(ledger: Ledger, predicate: str) -> Entry:
    return next(one for one in ledger.entries() if one.predicate == predicate)


def test_a_name_in_any_spelling_is_the_thing_of_that_name(ledger: Ledger) -> None:
    (vincenzo,) = ledger.find("Vincenzo")
    assert thing_meant(ledger, "VINCENZO") == thing_meant(ledger, vincenzo.id) == vincenzo.id
    assert thing_meant(ledger, "song joongki") == thing_meant(ledger, "송중기")


@pytest.mark.parametrize("hint", ["Misaeng", "acts", "acts, Misaeng"])
def test_brackets_tell_namesakes_apart(ledger: Ledger, hint: str) -> None:
    meant = thing_meant(ledger, f"Kim Hee-won ({hint})")
    assert {one.subject.name for one in ledger.entries(object=meant)} == {"Misaeng"}


def test_brackets_name_a_part_of_a_thing(ledger: Ledger) -> None:
    part, whole = thing_meant(ledger, "Kim Hee-won (Taxi Driver)"), thing_meant(ledger, "Kim Hee-won (directs)")
    assert part != whole
    assert ledger.thing(part).id == whole


def test_the_type_tells_a_show_from_a_character(ledger: Ledger) -> None:
    assert ledger.thing(thing_meant(ledger, "Goblin (character)")).type is EntityType.CHARACTER
    assert thing_meant(ledger, "Goblin", types=frozenset({EntityType.WORK})) == thing_meant(ledger, "Goblin (work)")


@pytest.mark.parametrize(
    ("said_", "complaint"),
    [
        ("Kim Hee-won", "several things"), ("Goblin", "several things"), ("Vincenso", "nearest: Vincenzo"),
        ("Kim Hee-won (Signal)", "has to do with Signal"), ("Nobody (Signal)", "nothing in the ledger is called that"),
        ("", "no name"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_asked_back(ledger: Ledger, said_: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint.replace("(", r"\(")):
        thing_meant(ledger, said_)


def test_several_things_are_listed_with_their_ids(ledger: Ledger) -> None:
    with pytest.raises(UsageError) as refused:
        thing_meant(ledger, "Kim Hee-won")
    assert all(thing.id in refused.value.advice for thing in ledger.find("Kim Hee-won"))


def test_what_is_retracted_is_a_claim_a_story_or_an_outlet(ledger: Ledger) -> None:
    one = entry(ledger, "end_date")
    assert target_meant(ledger, one.claim_id[:7]) == (Target.CLAIM, one.claim_id)
    assert target_meant(ledger, one.story.id) == (Target.STORY, one.story.id)
    assert target_meant(ledger, "https://news.example/a") == (Target.STORY, "https://news.example/a")
    assert target_meant(ledger, " Soompi ") == (Target.OUTLET, "Soompi")
    assert target_meant(ledger, "deadbeef") == (Target.OUTLET, "deadbeef")


def test_a_value_is_of_the_kind_that_the_claim_takes(ledger: Ledger) -> None:
    assert value_meant(ledger, entry(ledger, "end_date"), "2021-05-02") == DateValue("2021-05-02")
    assert value_meant(ledger, entry(ledger, "audience_rating"), "14.64 %") == NumberValue(14.64, "", 2)
    assert value_meant(ledger, entry(ledger, "genre"), " dark  comedy ") == TextValue("dark comedy")
    thing = value_meant(ledger, entry(ledger, "cast_member"), "Kim Hee-won (Misaeng)")
    assert isinstance(thing, Thing)
    assert thing.type is EntityType.PERSON


@pytest.mark.parametrize(
    ("predicate", "value"),
    [("end_date", "soon"), ("audience_rating", "many"), ("cast_member", "Nobody"), ("genre", "")],
)
def test_a_value_of_another_kind_is_refused(ledger: Ledger, predicate: str, value: str) -> None:
    with pytest.raises((UsageError, LedgerError)):
        value_meant(ledger, entry(ledger, predicate), value)
