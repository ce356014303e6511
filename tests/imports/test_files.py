"""What a path holds, and what importing does to a ledger and on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.agreement.sources import independent
from copydesk.desk import Desk, LeftOut, Read, Status, open_ledger
from copydesk.errors import SourceError
from copydesk.jsonlines import reading_to_json
from copydesk.model import Claim, Document, Entity, EntityType, Evidence, NumberValue, Reading, Span
from imports.tables import RATINGS, SHOWS, folder, imported

NOW = datetime(2031, 5, 1, tzinfo=UTC)


def story(url: str) -> Reading:
    """What a reader got out of the page that is at an address."""
    text = "Winter Tide has 16 episodes."
    return Reading(
        Document("s1", text, url=url, outlet="paper.example"),
        (Entity("e1", EntityType.WORK, "Winter Tide", (), (Span(0, 11),)),),
        (Claim("e1", "episode_count", NumberValue(16.0), evidence=(Evidence(0, 28, text),)),),
        reader="test",
    )


def brought(desk: Desk, *paths: Path) -> list[str]:
    found = []
    for outcome in desk.bring_in([str(path) for path in paths]):
        assert not isinstance(outcome, SourceError)
        if isinstance(outcome, Read) and outcome.added is not None:
            found.append(str(outcome.added.status))
    return found


def test_importing_again_adds_nothing_and_a_changed_table_revises(tmp_path: Path) -> None:
    tables = folder(tmp_path / "tables")
    with open_ledger(tmp_path / "desk.db") as ledger:
        desk = Desk(ledger=ledger, clock=lambda: NOW)
        assert set(brought(desk, tables)) == {Status.NEW}
        before = ledger.counts()
        assert set(brought(desk, tables)) == {Status.UNCHANGED}
        assert ledger.counts() == before
        folder(tables, ratings=[{**RATINGS[0], "percent": "18.405"}, RATINGS[1]])
        assert sorted(brought(desk, tables)) == [Status.REVISED] + [Status.UNCHANGED] * 4
        [work] = ledger.find("Winter Tide")
        numbers = {e.object.number for e in ledger.entries(subject=work.id, predicate="audience_rating")
                   if isinstance(e.object, NumberValue)}  # fmt: skip
        assert numbers == {18.405, 9.1}


def test_a_story_read_at_an_address_is_not_the_tables_rows_of_it(tmp_path: Path) -> None:
    tables = folder(tmp_path / "tables")
    with open_ledger(tmp_path / "desk.db") as ledger:
        desk = Desk(ledger=ledger, clock=lambda: NOW)
        brought(desk, tables)
        added = ledger.add(story("https://paper.example/finale"), now=NOW)
        assert added.status is Status.NEW
        assert brought(desk, tables) == [Status.UNCHANGED] * 5
        [work] = ledger.find("Winter Tide")
        stories = {e.story.id for e in ledger.entries(subject=work.id) if e.story.url == "https://paper.example/finale"}
        assert len(stories) == 2


def test_the_claims_know_their_source(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "desk.db") as ledger:
        brought(Desk(ledger=ledger, clock=lambda: NOW), folder(tmp_path / "tables"))
        [work] = ledger.find("겨울 조류")
        finale = ledger.entries(subject=work.id, predicate="audience_rating")[0]
        assert (finale.story.outlet, finale.story.url) == ("paper.example", "https://paper.example/finale")
        [words] = finale.evidence
        assert ledger.story(finale.story.id).text[words.start : words.end] == words.quote
        assert finale.story.published is None


def test_two_addresses_of_a_row_are_two_sources_though_the_words_are_alike(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "desk.db") as ledger:
        brought(Desk(ledger=ledger, clock=lambda: NOW), folder(tmp_path / "tables"))
        [work] = ledger.find("Winter Tide")
        entries = ledger.entries(subject=work.id, predicate="director")
        said = [entry for entry in entries if len(entry.evidence[0].quote.split()) >= 8]
        assert independent(said) == 2


def test_readings_and_gold_files(tmp_path: Path) -> None:
    printed = tmp_path / "readings.jsonl"
    one, other = story("https://paper.example/1"), story("https://paper.example/2")
    printed.write_text("\n".join(json.dumps(reading_to_json(reading)) for reading in (one, other)))
    readings, errors, _ = imported(printed)
    assert ([r.claims for r in readings], errors) == ([one.claims, other.claims], [])
    gold = reading_to_json(one)
    gold["claims"][0]["evidence"] = ["has 16 episodes"]
    (tmp_path / "gold.json").write_text(json.dumps(gold, indent=2))
    readings, errors, _ = imported(tmp_path / "gold.json")
    assert (readings[0].claims[0].evidence[0].start, errors) == (12, [])


def test_a_bad_reading_is_named_and_the_others_go_in(tmp_path: Path) -> None:
    printed = tmp_path / "readings.jsonl"
    good = json.dumps(reading_to_json(story("https://paper.example/1")))
    wrong = good.replace('"start": 0', '"start": 5', 1).replace("episode_count", "episodes")
    printed.write_text("\n".join([good, wrong, '{"a": 1}', "nonsense", good]))
    readings, errors, _ = imported(printed)
    assert len(readings) == 2
    assert [error.place.removeprefix(f"{tmp_path}/readings.jsonl:") for error in errors] == ["2", "3", "4"]


def test_a_folder_is_its_tables_and_its_json(tmp_path: Path) -> None:
    tables = folder(tmp_path / "tables", shows=SHOWS)
    (tables / "readings.jsonl").write_text(json.dumps(reading_to_json(story("https://paper.example/1"))))
    (tables / "README.md").write_text("what this is")
    readings, errors, left_out = imported(tables)
    assert (len(readings), errors, left_out) == (3, [], [])


@pytest.mark.parametrize("kind", [LeftOut, SourceError])
def test_nothing_else_comes_out(tmp_path: Path, kind: type) -> None:
    tables = folder(tmp_path / "tables", shows=SHOWS)
    (tables / "other.csv").write_text("a,b\n1,2\n" if kind is LeftOut else "show_id,title,source_urls\n1,2\n")
    found = [o for o in Desk(clock=lambda: NOW).bring_in([str(tables)]) if not isinstance(o, Read)]
    assert [type(one) for one in found] == [kind]
