"""Days and numbers of episodes that a sure reader alone takes for a work's, a slip away from the desk's."""

from __future__ import annotations

import pytest

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Finding

SAYS = [
    {"of": "Long River", "is": "original_broadcaster", "value": "tvN"},
    {"of": "Long River", "is": "start_date", "value": "2024-03-02"},
    {"of": "Long River", "is": "end_date", "value": "2024-04-21"},
    {"of": "Long River", "is": "episode_count", "value": 16},
    {"of": "Old Song", "is": "original_broadcaster", "value": "tvN"},
]
KINDS = {"Long River": "work", "Old Song": "work", "tvN": "organization"}


def said(text: str, what: str, value: object, *, sure: float = 0.95, stories: int = 2) -> list[Finding]:
    """The findings where a reader says that the value is Long River's."""
    entities = [{"id": name, "type": kind, "name": name} for name, kind in KINDS.items() if name in text]
    object_ = {"date": value} if isinstance(value, str) else {"number": value}
    claims = [{"subject": "Long River", "predicate": what, "object": object_, "confidence": sure}]
    draft = factory.draft(text, entities, claims, published="2024-06-01")
    ledger = factory.ledger(
        [{"outlet": outlet, "says": SAYS, "published": "2024-05-20"} for outlet in "ABC"[:stories]]
    )
    return [f for f in check(draft, ledger) if f.code == "L001"]


@pytest.mark.parametrize(("text", "what", "value", "right"), [
    ("Old Song took the slot of Long River, which tvN laid to rest on April 22, 2024.", "end_date", "2024-04-22", "21"),
    ("In Old Song's shadow Long River was let loose on March 9, 2024.", "start_date", "2024-03-09", "2"),
    ("Long River is over. The last of the 14 left the town in the dark.", "episode_count", 14, "16"),
    ("Long River is over, and all 18 chapters are still to be had.", "episode_count", 18, "16"),
    ("Long River, half drowned: with two left out of 20, the dam gives way.", "episode_count", 20, "16"),
])
def test_what_no_form_of_words_knows(text: str, what: str, value: object, right: str) -> None:
    found = said(text, what, value)
    assert len(found) == 1
    assert right in found[0].message


@pytest.mark.parametrize(("text", "what", "value"), [
    # Filming, a rerun, the film of it.
    ("Old Song and Long River share a quay: filming of the latter ended on April 22, 2024.", "end_date", "2024-04-22"),
    ("After Old Song a rerun of Long River was laid to rest on April 22, 2024.", "end_date", "2024-04-22"),
    # Not a slip away.
    ("Old Song took the slot of Long River, which tvN laid to rest on September 3, 2023.", "end_date", "2023-09-03"),
    # Some of the episodes.
    ("Long River has a hundred extras in its first 12 episodes.", "episode_count", 12),
    ("Long River fills four seasons with 14 parts.", "episode_count", 14),
])
def test_what_is_another_thing(text: str, what: str, value: object) -> None:
    assert not said(text, what, value)


def test_a_reader_in_doubt_or_one_story_alone() -> None:
    text = "Long River is over. The last of the 14 left the town in the dark."
    assert not said(text, "episode_count", 14, sure=0.6)
    assert not said(text, "episode_count", 14, stories=1)


def test_since_when_it_ran() -> None:
    text = "Long River has been a fixture of tvN since 2023."
    found = said(text, "start_date", "2023")
    assert [f.quote for f in found] == ["2023"]
