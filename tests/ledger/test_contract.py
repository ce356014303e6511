"""What every ledger does, whatever keeps it. Runs over the `ledger` fixture and asks only through the protocol."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from copydesk.errors import LedgerError, SourceError
from copydesk.ledger.base import Counts, Ledger, Status
from copydesk.model import DateValue, Evidence, Modality, NumberValue, Reading, TextValue
from ledger.stories import NOW, numbered, only, reading, said, shown

QUEEN = "work:Queen of Tears"
LATER = NOW + timedelta(days=3)


# Adding


def test_a_new_story_is_kept_with_every_part_of_its_claims(ledger: Ledger) -> None:
    story = reading(
        said(QUEEN, "cast_member", "person:Kim Soo Hyun", character="character:Baek Hyun Woo", billing="text:lead"),
        said(QUEEN, "audience_rating", 24.85, episode="text:finale", date="date:2024-04-28",
             attribution="Nielsen Korea", modality=Modality.REPORTED, confidence=0.75),
        id="finale", outlet="Soompi", url="https://news.example/1", title="Finale", published="2024-04-29",
    )  # fmt: skip
    added = ledger.add(story, now=NOW)
    assert (added.status, added.revision, added.claims_gone) == (Status.NEW, 1, ())
    cast, rating = ledger.entries()
    assert added.claims_added == (cast, rating)
    assert cast.subject == only(ledger, "Queen of Tears")
    assert cast.object == only(ledger, "Kim Soo Hyun")
    assert cast.qualifiers == (("billing", TextValue("lead")), ("character", only(ledger, "Baek Hyun Woo")))
    assert rating.object == NumberValue(24.85, places=2)
    assert rating.qualifiers == (("date", DateValue("2024-04-28")), ("episode", TextValue("finale")))
    assert (rating.modality, rating.attribution, rating.confidence) == (Modality.REPORTED, "Nielsen Korea", 0.75)
    assert rating.evidence == story.claims[1].evidence
    kept = ledger.story(added.story)
    assert kept.text == story.document.text
    assert rating.story == replace(kept, text="")
    assert (kept.document, kept.outlet, kept.url) == ("finale", "Soompi", "https://news.example/1")
    assert (kept.title, kept.published, kept.reader) == ("Finale", "2024-04-29", "1")
    assert kept.read_at == rating.learned == "2024-05-16T09:30:00+00:00"


def test_the_same_reading_twice_adds_nothing(ledger: Ledger) -> None:
    first = ledger.add(numbered(1), now=NOW)
    before = ledger.counts(), ledger.entries()
    again = ledger.add(numbered(1), now=LATER)
    assert (again.story, again.revision, again.status) == (first.story, 1, Status.UNCHANGED)
    assert (again.claims_added, again.claims_gone) == ((), ())
    assert (ledger.counts(), ledger.entries()) == before


def test_many_at_once_are_what_they_are_one_by_one(ledger: Ledger) -> None:
    stories = [numbered(n) for n in range(1, 5)]
    broken = replace(stories[0], claims=(replace(stories[0].claims[0], evidence=()),))
    ledger.add(stories[1], now=NOW)
    added = ledger.add_many((stories[0], stories[1], broken, stories[2], stories[0]), now=NOW)
    statuses = [one if isinstance(one, SourceError) else one.status for one in added]
    assert isinstance(statuses.pop(2), SourceError)
    assert statuses == [Status.NEW, Status.UNCHANGED, Status.NEW, Status.UNCHANGED]
    assert ledger.counts().stories == 3
    assert ledger.add(stories[2], now=LATER).status is Status.UNCHANGED


def test_an_edited_story_keeps_both_revisions_and_says_what_changed(ledger: Ledger) -> None:
    cast = said(QUEEN, "cast_member", "person:Kim Soo Hyun")
    ledger.add(reading(cast, said(QUEEN, "end_date", "date:2024-04-27"), id="a"), now=NOW)
    added = ledger.add(reading(said(QUEEN, "end_date", "date:2024-04-28"), cast, id="a", lead="Corrected. "), now=LATER)
    assert (added.status, added.revision) == (Status.REVISED, 2)
    assert shown(added.claims_added) == {("Queen of Tears", "end_date", "2024-04-28")}
    assert shown(added.claims_gone) == {("Queen of Tears", "end_date", "2024-04-27")}
    assert ledger.counts() == Counts(stories=1, revisions=2, claims=2, things=2)
    assert ledger.story(added.story).text.startswith("Corrected.")
    assert "2024-04-27" in ledger.story(added.story, revision=1).text
    assert {e.story.revision for e in ledger.entries()} == {2}
    for entry in ledger.entries():
        text = ledger.story(entry.story.id, revision=entry.story.revision).text
        assert [text[words.start : words.end] for words in entry.evidence] == [w.quote for w in entry.evidence]


def test_a_claim_found_again_keeps_its_id_and_the_time_it_was_learned(ledger: Ledger) -> None:
    claim = said(QUEEN, "end_date", "date:2024-04-28", confidence=0.5)
    other = said(QUEEN, "start_date", "date:2024-03-09")
    (old,) = ledger.add(reading(claim, id="a"), now=NOW).claims_added
    ledger.add(reading(other, id="a"), now=NOW + timedelta(hours=1))
    ledger.add(reading(other, replace(claim, confidence=0.9), id="a", lead="Moved. "), now=LATER)
    (entry,) = ledger.entries(predicate="end_date")
    assert (entry.claim_id, entry.learned) == (old.claim_id, old.learned)
    assert (entry.confidence, entry.story.read_at) == (0.9, LATER.isoformat())


def test_a_claim_said_otherwise_is_a_change(ledger: Ledger) -> None:
    ledger.add(reading(said(QUEEN, "end_date", "date:2024-04-28", modality=Modality.PLANNED), lead="1 "), now=NOW)
    added = ledger.add(reading(said(QUEEN, "end_date", "date:2024-04-28"), lead="2 "), now=LATER)
    assert [e.modality for e in added.claims_gone] == [Modality.PLANNED]
    assert [e.modality for e in added.claims_added] == [Modality.ASSERTED]
    assert added.claims_gone[0].claim_id == added.claims_added[0].claim_id


@pytest.mark.parametrize("change", [{"reader": "2"}, {"published": "2024-04-29"}, {"outlet": "Soompi"}])
def test_a_newer_reader_or_another_date_is_a_new_reading_of_the_same_words(
    ledger: Ledger, change: dict[str, str]
) -> None:
    claim = said(QUEEN, "end_date", "date:2024-04-28")
    ledger.add(reading(claim, url="https://news.example/1"), now=NOW)
    added = ledger.add(reading(claim, url="https://news.example/1", **change), now=LATER)
    assert (added.status, added.revision) == (Status.REVISED, 2)
    assert (added.claims_added, added.claims_gone) == ((), ())


@pytest.mark.parametrize("url", ["https://news.example/a", "http://NEWS.example/a/", "https://news.example/a#top"])
def test_a_story_with_a_url_is_known_by_it(ledger: Ledger, url: str) -> None:
    first = ledger.add(reading(id="one", url="https://news.example/a", lead="Old."), now=NOW)
    second = ledger.add(reading(id="two", url=url, lead="New."), now=LATER)
    assert (second.story, second.status) == (first.story, Status.REVISED)


def test_without_a_url_a_story_is_known_by_outlet_and_id_or_text(ledger: Ledger) -> None:
    first = ledger.add(reading(id="a.txt", lead="Old."), now=NOW)
    assert ledger.add(reading(id="renamed.txt", lead="Old."), now=NOW).status is Status.UNCHANGED
    assert ledger.add(reading(id="a.txt", lead="New."), now=NOW).story == first.story
    assert ledger.add(reading(id="a.txt", lead="Old.", outlet="Soompi"), now=NOW).status is Status.NEW
    assert ledger.add(reading(id="b.txt", lead="Other."), now=NOW).status is Status.NEW
    assert ledger.add(reading(id="c", url="https://news.example/c", lead="New."), now=NOW).status is Status.NEW
    assert ledger.counts().stories == 4


def test_two_stories_whose_files_are_called_the_same_are_two(ledger: Ledger) -> None:
    def text(subject: str) -> str:
        return " ".join(f"{subject} {n} {subject}{n}." for n in range(20))

    first = ledger.add(reading(id="stdin", lead=text("actress")), now=NOW)
    second = ledger.add(reading(id="stdin", lead=text("director")), now=NOW)
    assert (second.status, second.revision) == (Status.NEW, 1)
    edited = ledger.add(reading(id="stdin", lead=text("actress") + " And a correction."), now=NOW)
    assert (edited.story, edited.revision) == (first.story, 2)
    assert ledger.add(reading(id="stdin", lead=text("director")), now=NOW).story == second.story
    assert ledger.counts().stories == 2


def test_an_edit_taken_back_is_a_third_revision(ledger: Ledger) -> None:
    for lead in ("First.", "Second.", "First."):
        added = ledger.add(reading(said(QUEEN, "end_date", "date:2024"), lead=lead), now=NOW)
    assert (added.revision, added.status) == (3, Status.REVISED)


def test_times_are_kept_in_utc(ledger: Ledger) -> None:
    seoul = datetime(2024, 5, 17, 1, 0, tzinfo=timezone(timedelta(hours=9)))
    added = ledger.add(reading(said(QUEEN, "end_date", "date:2024")), now=seoul)
    assert added.claims_added[0].learned == "2024-05-16T16:00:00+00:00"
    with pytest.raises(ValueError, match="zone"):
        ledger.add(numbered(2), now=datetime(2024, 5, 17))  # noqa: DTZ001


def test_a_story_without_claims_is_a_story(ledger: Ledger) -> None:
    added = ledger.add(reading(lead="Nothing here."), now=NOW)
    assert (added.status, added.claims_added) == (Status.NEW, ())
    assert ledger.story(added.story).text == "Nothing here."


def test_an_odd_text_comes_back_as_it_was(ledger: Ledger) -> None:
    text = "눈물의 여왕 \u202e\u200b👑 \x01 “quotes” \r\n"
    added = ledger.add(reading(lead=text), now=NOW)
    assert ledger.story(added.story).text == text


def test_a_reading_with_very_many_names_goes_in(ledger: Ledger) -> None:
    many = tuple(f"person:Actor {n}" for n in range(3000))
    ledger.add(reading(lead="Many.", also=many), now=NOW)
    assert ledger.counts().things == 3000
    assert ledger.add(reading(lead="Many more.", also=many), now=NOW).status is Status.REVISED
    assert only(ledger, "Actor 2999").spellings == (("Actor 2999", 1),)


def unsound() -> list[tuple[str, Reading]]:
    sound = reading(said(QUEEN, "end_date", "date:2024", place="place:Seoul"))
    (claim,) = sound.claims
    queen = sound.entities[0]
    return [
        ("no evidence", replace(sound, claims=(replace(claim, evidence=()),))),
        ("cites words", replace(sound, claims=(replace(claim, evidence=(Evidence(0, 5, "wrong"),)),))),
        ("cites words", replace(sound, claims=(replace(claim, evidence=(Evidence(3, 3, ""),)),))),
        ("names no entity", replace(sound, claims=(replace(claim, subject="e99"),))),
        ("names no entity", replace(sound, entities=(queen,))),
        ("qualifier twice", replace(sound, claims=(replace(claim, qualifiers=claim.qualifiers * 2),))),
        ("number that is none", replace(sound, claims=(replace(claim, object=NumberValue(float("nan"))),))),
        ("two entities of one id", replace(sound, entities=(queen, *sound.entities))),
        ("surrogate", reading(lead="half \ud800 a pair")),
        ("surrogate", reading(lead="Whole.", id="a", url="https://news.example/\udfff")),
        ("surrogate", reading(said(QUEEN, "end_date", "date:2024", attribution="\ud800"))),
        ("a NUL character", reading(lead="nothing \x00 between")),
        ("a NUL character", reading(lead="Whole.", title="\x00")),
        ("a NUL character", reading(lead="Whole.", also=("person:Kim\x00",))),
        ("of 2,002 bytes", reading(lead="Whole.", also=("person:" + "김" * 667 + "a",))),
        ("is of 3,0.. bytes", reading(lead="Whole.", url="https://news.example/" + "a" * 3000)),
        ("word of 33 letters", reading(said(QUEEN, "p" * 33, "date:2024"))),
        ("word of 33 letters", reading(said(QUEEN, "end_date", "date:2024", **{"q" * 33: "text:a"}))),
        ("number of 2147483648 places", replace(sound, claims=(replace(claim, object=NumberValue(1, places=2**31)),))),
    ]


def test_the_longest_name_and_address_that_are_kept(ledger: Ledger) -> None:
    name, address = "김" * 666, "https://news.example/" + "a" * 1900
    ledger.add(reading(lead="Whole.", also=(f"person:{name}",), url=address), now=NOW)
    assert only(ledger, name).name == name


@pytest.mark.parametrize(("said_of_it", "broken"), unsound())
def test_an_unsound_reading_is_refused_and_leaves_nothing(ledger: Ledger, said_of_it: str, broken: Reading) -> None:
    with pytest.raises(SourceError, match=said_of_it) as refused:
        ledger.add(broken, now=NOW)
    assert refused.value.place in ("story", "a")
    assert ledger.counts() == Counts(0, 0, 0, 0)


# Claims


def test_entries_are_chosen_by_subject_object_qualifier_and_predicate(ledger: Ledger) -> None:
    ledger.add(reading(
        said(QUEEN, "cast_member", "person:Kim Soo Hyun", character="character:Baek Hyun Woo"),
        said(QUEEN, "screenwriter", "person:Park Ji Eun"),
        said("work:Crash Landing on You", "screenwriter", "person:Park Ji Eun"),
    ), now=NOW)  # fmt: skip
    queen, writer, role = (only(ledger, name).id for name in ("Queen of Tears", "Park Ji-eun", "Baek Hyun-woo"))
    assert len(ledger.entries()) == 3
    assert len(ledger.entries(subject=queen)) == 2
    assert len(ledger.entries(object=writer)) == 2
    assert len(ledger.entries(subject=queen, object=writer)) == 1
    assert [e.predicate for e in ledger.entries(qualifier=role)] == ["cast_member"]
    assert len(ledger.entries(predicate="screenwriter")) == 2
    assert ledger.entries(subject="nobody") == ledger.entries(predicate="nothing") == ()


def test_what_contradicts_stays_side_by_side(ledger: Ledger) -> None:
    ledger.add(reading(said("work:Goblin", "audience_rating", 18.68), id="a", outlet="A"), now=NOW)
    ledger.add(reading(said("work:Goblin", "audience_rating", 20.5), id="b", outlet="B"), now=NOW)
    values = [(e.story.outlet, e.object) for e in ledger.entries(subject=only(ledger, "Goblin").id)]
    assert values == [("A", NumberValue(18.68, places=2)), ("B", NumberValue(20.5, places=2))]


def test_as_of_answers_as_the_ledger_stood_that_day(ledger: Ledger) -> None:
    ledger.add(reading(said(QUEEN, "end_date", "date:2024-04-27")), now=NOW)
    ledger.add(reading(said(QUEEN, "end_date", "date:2024-04-28")), now=LATER)
    queen = only(ledger, "Queen of Tears").id

    def dates(as_of: date | None) -> list[object]:
        return [e.object for e in ledger.entries(subject=queen, as_of=as_of)]

    assert dates(date(2024, 5, 15)) == []
    assert dates(date(2024, 5, 16)) == dates(date(2024, 5, 18)) == [DateValue("2024-04-27")]
    assert dates(date(2024, 5, 19)) == dates(date.max) == dates(None) == [DateValue("2024-04-28")]


def test_a_claim_either_way_round_is_one_claim(ledger: Ledger) -> None:
    one, other = "character:Hong Hae In", "character:Baek Hyun Woo"
    ledger.add(reading(said(one, "spouse", other), lead="1 "), now=NOW)
    added = ledger.add(reading(said(other, "spouse", one), lead="2 "), now=NOW)
    assert (added.claims_added, added.claims_gone) == ((), ())


def test_a_claim_made_twice_in_one_reading_is_kept_twice(ledger: Ledger) -> None:
    claim = said(QUEEN, "end_date", "date:2024-04-28")
    ledger.add(reading(claim, replace(claim, modality=Modality.PLANNED)), now=NOW)
    assert len({e.claim_id for e in ledger.entries()}) == 2


# What is not there, and closing


def test_what_is_not_there_is_said_in_one_line(ledger: Ledger) -> None:
    added = ledger.add(numbered(1), now=NOW)
    for question in (
        lambda: ledger.thing("0000"), lambda: ledger.thing("\x00"), lambda: ledger.thing("\ud800"),
        lambda: ledger.story("0000"), lambda: ledger.story(added.story, revision=2),
    ):  # fmt: skip
        with pytest.raises(LedgerError, match="the ledger has no") as refused:
            question()
        assert "\n" not in str(refused.value)


def test_an_empty_ledger_answers(ledger: Ledger) -> None:
    assert ledger.counts() == Counts(0, 0, 0, 0)
    assert (ledger.find("Kim"), ledger.nearest("Kim"), ledger.entries()) == ((), (), ())


def test_a_ledger_may_be_closed_twice(ledger: Ledger) -> None:
    ledger.add(numbered(1), now=NOW)
    ledger.close()
    ledger.close()
    assert ledger.counts().stories == 1


def test_many_stories_are_each_whole(ledger: Ledger) -> None:
    for number in range(30):
        ledger.add(numbered(number), now=NOW)
    counts = ledger.counts()
    assert (counts.stories, counts.claims) == (30, 360)
    queen = only(ledger, "Queen of Tears")
    assert queen.spellings == (("Queen of Tears", 30),)
    assert len(ledger.entries(subject=queen.id)) == 360


def test_what_was_returned_does_not_change(ledger: Ledger) -> None:
    ledger.add(numbered(1), now=NOW)
    before = only(ledger, "Queen of Tears")
    ledger.add(numbered(2), now=NOW.astimezone(UTC))
    assert before.spellings == (("Queen of Tears", 1),)
    assert isinstance(hash(before), int)
