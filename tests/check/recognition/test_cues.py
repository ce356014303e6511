"""Claims in plain forms of words, and what only looks like one."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.recognition import recognise
from copydesk.check.recognition.cues import AT_LEAST
from copydesk.model import DateValue, EntityValue, NumberValue, Reading

DESK = factory.ledger([
    {"outlet": "A", "says": [
        {"of": "Goblin", "is": "original_broadcaster", "value": "tvN"},
        {"of": "Goblin", "is": "director", "value": "Lee Eung-bok"},
        {"of": "Goblin", "is": "screenwriter", "value": "Kim Eun-sook"},
        {"of": "Goblin", "is": "production_company", "value": "Studio Dragon"},
        {"of": "Misaeng", "is": "original_broadcaster", "value": "tvN"},
    ]},
])  # fmt: skip


def said(text: str) -> set[tuple[str, str, object]]:
    named = [{"id": "w", "type": "work", "name": "Goblin"}]
    read = recognise(factory.draft(text, named, published="2017-02-01"), DESK)
    return {(read.entity(c.subject).name, c.predicate, _value(read, c.object)) for c in read.claims}


def _value(read: Reading, value: object) -> object:
    match value:
        case EntityValue(entity):
            return read.entity(entity).name
        case DateValue(day):
            return day
        case NumberValue(number):
            return int(number)
    raise AssertionError(value)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Goblin ended its run on tvN on January 21.",
         {("end_date", "2017-01-21"), ("original_broadcaster", "tvN")}),
        ("Goblin, a hit with Gong Yoo, ran for 16 episodes from December 2, 2016, to January 21, 2017.",
         {("start_date", "2016-12-02"), ("end_date", "2017-01-21"), ("episode_count", 16)}),
        ("On Fridays tvN has shown Goblin.", {("original_broadcaster", "tvN")}),
        ("tvN has shown Goblin again in August.", set()),
        ("On Friday tvN's Goblin was on air.", {("original_broadcaster", "tvN")}),
        ("Goblin, on tvN since December 2, is a hit.",
         {("start_date", "2016-12-02"), ("original_broadcaster", "tvN")}),
        ("The sixteenth and last episode of Goblin went out.", {("episode_count", 16)}),
        ("The 16-episode fantasy Goblin is over.", {("episode_count", 16)}),
        ("The curtain fell on Goblin on January 21.", {("end_date", "2017-01-21")}),
        ("On Friday tvN launched Goblin on December 2.", {("start_date", "2016-12-02")}),
        ("Goblin had 16 episodes, more than most.", {("episode_count", 16)}),
        ("Goblin, the tvN fantasy with Gong Yoo, is over.", {("original_broadcaster", "tvN")}),
        ("Goblin was written by Kim Eun-sook and directed by Lee Eung-bok.",
         {("screenwriter", "Kim Eun-sook"), ("director", "Lee Eung-bok")}),
        ("Goblin comes from writer Kim Eun-sook and director Lee Eung-bok.",
         {("screenwriter", "Kim Eun-sook"), ("director", "Lee Eung-bok")}),
        ("Goblin, produced by Studio Dragon, is a hit.", {("production_company", "Studio Dragon")}),
    ],
)  # fmt: skip
def test_forms_of_words_make_claims(text: str, claims: set[tuple[str, object]]) -> None:
    assert said(text) == {("Goblin", predicate, value) for predicate, value in claims}


@pytest.mark.parametrize(
    "text",
    [
        "The star of Goblin ended his tour on January 21.",
        "Goblin star Gong Yoo wrapped up his fan meeting on January 21.",
        "The second season of Goblin ended on January 21.",
        "Goblin did not end on January 21.",
        "Goblin has only four episodes left, with two episodes on Friday.",
        "A drama by the director of Goblin, and written by nobody, began on January 21.",
        "With Misaeng behind him, and directed by Lee Eung-bok, he returned in a film.",
    ],
)
def test_what_only_looks_so_makes_none(text: str) -> None:
    assert said(text) == set()


def test_a_count_of_what_was_shown_is_known_as_one() -> None:
    read = recognise(factory.draft("After 19 episodes the fantasy Goblin has come back to earth."), DESK)
    assert [(c.predicate, c.made_by) for c in read.claims] == [("episode_count", AT_LEAST)]


def test_what_the_reader_claims_already_is_not_claimed_again() -> None:
    text = "tvN's Goblin has been on air."
    entities = [{"id": "w", "type": "work", "name": "Goblin"}, {"id": "n", "type": "organization", "name": "tvN"}]
    claim = {"subject": "w", "predicate": "original_broadcaster", "object": {"entity": "n"}}
    (kept,) = recognise(factory.draft(text, entities, [claim]), DESK).claims
    assert kept.made_by == ""


def test_evidence_is_the_words_of_the_text() -> None:
    text = "The fantasy Goblin, a hit, ran for 16 episodes from December 2, 2016, to January 21, 2017."
    for claim in recognise(factory.draft(text), DESK).claims:
        (evidence,) = claim.evidence
        assert text[evidence.start:evidence.end] == evidence.quote
