"""On a real ledger: stories are added as readings, a draft is checked, findings lead back to the stories' words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from check import factory
from copydesk.check.engine import check
from copydesk.check.finding import Severity
from copydesk.ledger.database import open_ledger
from copydesk.model import Reading

WORK = {"id": "w", "type": "work", "name": "Queen of Tears"}
ROLE = {"id": "c", "type": "character", "name": "Hong Hae-in"}
FINALE = {"subject": "w", "predicate": "audience_rating", "qualifiers": {"episode": "finale", "area": "nationwide"}}


def story(text: str, name: str, rating: str, outlet: str) -> Reading:
    read = factory.draft(
        text, [WORK, ROLE, {"id": "p", "type": "person", "name": name}],
        [
            FINALE | {"object": {"number": rating, "unit": "percent"}},
            {"subject": "w", "predicate": "cast_member", "object": {"entity": "p"}, "qualifiers": {"character": "c"}},
        ],
        published="2024-04-29", outlet=outlet, url=f"https://{outlet.lower()}.example/1",
    )
    return replace(read, document=replace(read.document, id=outlet))


def test_a_draft_against_two_stories(tmp_path: Path) -> None:
    first = story("Kim Ji-won is Hong Hae-in. Queen of Tears left with 24.85 percent.", "Kim Ji-won", "24.85", "Daily")
    second = story("Queen of Tears: 24.9 percent, for Kim Ji Won as Hong Hae-in.", "Kim Ji Won", "24.9", "Weekly")
    draft = factory.draft(
        "Kim Ji-woon plays Hong Hae In in Queen of Tears, which ended at 24.580 percent nationwide.",
        [WORK, ROLE | {"name": "Hong Hae In"}, {"id": "p", "type": "person", "name": "Kim Ji-woon"}],
        [
            FINALE | {"object": {"number": "24.580", "unit": "percent"}},
            {"subject": "w", "predicate": "cast_member", "object": {"entity": "p"}, "qualifiers": {"character": "c"}},
        ],
    )
    with open_ledger(tmp_path / "desk.ledger") as ledger:
        for reading in (first, second):
            ledger.add(reading, now=datetime(2024, 5, 1, tzinfo=UTC))
        performer, rating = check(draft, ledger)
        assert check(first, ledger) == ()
    assert (performer.quote, performer.severity) == ("Kim Ji-woon", Severity.ERROR)
    assert [s.replacement for s in performer.suggestions] == ["Kim Ji-won"]
    assert (rating.quote, rating.severity) == ("24.580", Severity.ERROR)
    assert [s.replacement for s in rating.suggestions] == ["24.85"]
    assert {s.outlet for s in rating.sources} == {"Daily", "Weekly"}
    for source in (*performer.sources, *rating.sources):
        said = {"Daily": first, "Weekly": second}[source.outlet or ""]
        assert source.quote in said.document.text
        assert source.url == said.document.url


def test_the_same_findings_twice_and_in_any_order_of_stories(tmp_path: Path) -> None:
    stories = [
        story("Kim Ji-won is Hong Hae-in. Queen of Tears left with 24.850 percent.", "Kim Ji-won", "24.850", "Daily"),
        story("Queen of Tears: 20.1 percent. Kim Ji Won is Hong Hae-in.", "Kim Ji Won", "20.1", "Weekly"),
    ]
    draft = factory.draft(
        "Queen of Tears ended at 22.580 percent nationwide.", [WORK],
        [FINALE | {"object": {"number": "22.580", "unit": "percent"}}],
    )
    messages = []
    for n, order in enumerate((stories, stories[::-1], stories)):
        with open_ledger(tmp_path / f"{n}.ledger") as ledger:
            for reading in order:
                ledger.add(reading, now=datetime(2024, 5, 1, tzinfo=UTC))
            (finding,) = check(draft, ledger)
        assert finding.severity == Severity.WARNING
        assert finding.suggestions == ()
        messages.append((finding.message, [s.outlet for s in finding.sources]))
    assert messages[0] == messages[1] == messages[2]
    sides = "24.850 percent (Daily, April 29, 2024) and 20.1 percent (Weekly, April 29, 2024)"
    assert f"disputed: the desk has {sides}" in messages[0][0]
