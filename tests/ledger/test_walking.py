"""Going through a whole ledger: every thing and every story once, in an order that does not depend on the day."""

from __future__ import annotations

import pytest

from copydesk.ledger import walking
from copydesk.ledger.base import Action, Ledger, Target
from ledger.stories import NOW, numbered, only, reading, said


def test_every_thing_and_story_comes_once_by_id_however_many_at_a_time(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [ledger.add(numbered(n), now=NOW).story for n in range(1, 8)]
    whole = list(ledger.things())
    assert [thing.id for thing in whole] == sorted({thing.id for thing in whole})
    assert len(whole) == ledger.counts().things
    assert [story.id for story in ledger.stories()] == sorted(stories)
    assert all(story.text == ledger.story(story.id).text for story in ledger.stories())
    monkeypatch.setattr(walking, "_THINGS", 2)
    monkeypatch.setattr(walking, "_STORIES", 2)
    assert list(ledger.things()) == whole
    assert [story.id for story in ledger.stories()] == sorted(stories)


def test_a_thing_that_two_names_mean_comes_once_as_the_view_has_it(ledger: Ledger) -> None:
    ledger.add(reading(said("work:Queen of Tears", "screenwriter", "person:Park Ji-eun")), now=NOW)
    ledger.add(reading(said("work:Goblin", "screenwriter", "person:Kim Eun-sook"), id="2", url="u:2"), now=NOW)
    one, other = only(ledger, "Park Ji-eun"), only(ledger, "Kim Eun-sook")
    ledger.judge(Action.SAME, one.id, other.id, author="a", reason="b", now=NOW)
    names = sorted(thing.name for thing in ledger.things())
    assert len(names) == 3
    assert set(names) - {"Park Ji-eun", "Kim Eun-sook"} == {"Queen of Tears", "Goblin"}


def test_what_a_story_says_is_its_current_claims_and_none_that_were_retracted(ledger: Ledger) -> None:
    story = ledger.add(reading(said("work:Goblin", "screenwriter", "person:Kim Eun-sook")), now=NOW).story
    other = ledger.add(numbered(1), now=NOW).story
    assert ledger.said(story) == tuple(e for e in ledger.entries() if e.story.id == story)
    assert ledger.said(other)
    ledger.retract(Target.STORY, story, author="a", reason="b", now=NOW)
    assert ledger.said(story) == ()
    assert ledger.said("nothing") == ()


def test_what_names_some_things_is_what_entries_has_for_each_of_them(ledger: Ledger) -> None:
    for number in range(1, 6):
        ledger.add(numbered(number), now=NOW)
    cast = said("work:Goblin", "cast_member", "person:Gong Yoo", character="character:Kim Shin")
    ledger.add(reading(cast, id="g", url="u:g"), now=NOW)
    some = [thing.id for thing in ledger.things()]
    one_by_one = {
        entry
        for thing in some
        for entry in (*ledger.entries(subject=thing), *ledger.entries(object=thing), *ledger.entries(qualifier=thing))
    }
    named = ledger.naming(*some)
    assert set(named) == one_by_one
    assert len(named) == len(one_by_one)
    (part,) = (entry for entry in ledger.entries() if entry.predicate == "cast_member" and entry.qualifiers)
    assert part in ledger.naming(part.qualifiers[0][1].id)  # type: ignore[union-attr]
    assert ledger.naming() == ()


def test_a_claim_that_was_corrected_to_a_thing_names_that_thing(ledger: Ledger) -> None:
    ledger.add(reading(said("work:Goblin", "screenwriter", "person:Park Ji-eun")), now=NOW)
    ledger.add(reading(said("work:Vincenzo", "screenwriter", "person:Kim Eun-sook"), id="2", url="u:2"), now=NOW)
    wrong, right = only(ledger, "Park Ji-eun"), only(ledger, "Kim Eun-sook")
    (claim,) = ledger.entries(object=wrong.id)
    ledger.correct(claim.claim_id, right, author="a", reason="b", now=NOW)
    assert set(ledger.naming(right.id)) == set(ledger.entries(object=right.id))
    assert len(ledger.naming(right.id)) == 2
