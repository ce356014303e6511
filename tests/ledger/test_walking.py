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


def test_some_stories_come_with_their_texts_by_id(ledger: Ledger) -> None:
    ids = sorted(ledger.add(numbered(n), now=NOW).story for n in range(1, 6))
    every = list(ledger.stories())
    assert list(ledger.stories(ids[3], ids[0], "nothing")) == [every[0], every[3]]


def test_a_thing_is_the_same_whatever_else_is_asked_for(ledger: Ledger) -> None:
    """A character's work has two titles: whether the work is asked for too must not tell one character from itself."""
    both = {"work:Goblin": ("Guardian: The Lonely and Great God",)}
    told = (said("work:Goblin", "cast_member", "person:Gong Yoo", character="character:Kim Shin"),
            said("work:Guardian: The Lonely and Great God", "cast_member", "person:Lee Dong-wook",
                 character="character:Kim Shin"),
            said("work:Goblin", "screenwriter", "person:Kim Eun-sook"))  # fmt: skip
    for number, claim in enumerate(told):
        aliases = both if number == 2 else None
        ledger.add(reading(claim, id=str(number), url=f"u:{number}", aliases=aliases), now=NOW)
    with ledger.snapshot():
        every = [thing.id for thing in ledger.things() if thing.name == "Kim Shin"]
    assert every == [only(ledger, "Kim Shin").id]


def test_digests_say_what_changed_and_nothing_else(ledger: Ledger) -> None:
    queen = said("work:Queen of Tears", "screenwriter", "person:Park Ji-eun")
    one = ledger.add(reading(queen, id="q", url="u:q"), now=NOW).story
    goblin = said("work:Goblin", "cast_member", "person:Gong Yoo")
    other = ledger.add(reading(goblin, id="g", url="u:g"), now=NOW).story

    def digests(salt: str = "") -> dict[str, str]:
        with ledger.snapshot():
            made = ledger.digests(salt)
            stories = dict(made.stories())
            return stories | {one.thing.name: one.digest for one in made.things()}

    def changed() -> set[str]:
        nonlocal before
        after = digests()
        found = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        before = after
        return found

    before = digests()
    assert sorted(before) == sorted([one, other, "Goblin", "Gong Yoo", "Park Ji-eun", "Queen of Tears"])
    assert not set(before.values()) & set(digests("salt").values())
    assert changed() == set()
    ledger.add(reading(said("work:Goblin", "episode_count", 16.0), id="n", url="u:n"), now=NOW)
    assert "Goblin" in changed()
    park = ledger.entries(predicate="screenwriter")[0]
    ledger.correct(park.claim_id, only(ledger, "Gong Yoo"), author="a", reason="b", now=NOW)
    assert changed() == {one, "Queen of Tears", "Park Ji-eun", "Gong Yoo"}
    ledger.undo("last", author="a", reason="b", now=NOW)
    assert changed() == {one, "Queen of Tears", "Park Ji-eun", "Gong Yoo"}
    ledger.retract(Target.STORY, other, author="a", reason="b", now=NOW)
    assert changed() == {other, "Goblin", "Gong Yoo"}
    ledger.judge(Action.SAME, only(ledger, "Gong Yoo").id, only(ledger, "Park Ji-eun").id, author="a", reason="b",
                 now=NOW)  # fmt: skip
    assert {one, other} <= changed()
    state = ledger.state()
    ledger.undo("last", author="a", reason="b", now=NOW)
    assert ledger.state() != state
    with pytest.raises(ValueError, match="snapshot"):
        ledger.digests("")
