"""What goes to Wikidata: undisputed, sure, with a page for a reference, and only where the items are known."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.imports.wikidata import wikidata_readings
from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from copydesk.model import Document, Modality, Reading
from copydesk.publish.exports.values import Skipped
from copydesk.publish.exports.wikidata import statements_of
from copydesk.publish.render.quickstatements import to_quickstatements
from imports.entities import HUMAN, entity, item, statement
from imports.entities import day as wikidata_day
from newsroom import FakeReader, Words, day, percent, text, the

TIDE, STAR, CHANNEL = "Winter Tide", "Min Ga-on", "tvX"
READ = datetime(2031, 5, 1, 23, 59, tzinfo=UTC)
DUMP = [
    entity("Q900000001", TIDE, P449=statement(item("Q900000006")), P161=statement(item("Q900000004"))),
    entity("Q900000004", STAR, **HUMAN),
    entity("Q900000006", CHANNEL),
]
READER = FakeReader(
    {TIDE: "work", "Other Tide": "work", STAR: "person", "Bae Du-ri": "person", CHANNEL: "organization"},
    [
        Words("on tvX", TIDE, "original_broadcaster", the(CHANNEL)),
        Words("with Min Ga-on", TIDE, "cast_member", the(STAR)),
        Words("by Bae Du-ri", TIDE, "director", the("Bae Du-ri")),
        Words("began on March 8", TIDE, "start_date", day("2031-03-08")),
        Words("began on March 9", TIDE, "start_date", day("2031-03-09")),
        Words("ended in April", TIDE, "end_date", day("2031-04")),
        Words("will end in May", TIDE, "end_date", day("2031-05"), {}, Modality.PLANNED),
        Words("a mystery", TIDE, "genre", text("mystery")),
        Words("24.8 percent", TIDE, "audience_rating", percent("24.8"), {"episode": text("finale")}),
        Words("Other Tide ran from March 8", "Other Tide", "start_date", day("2031-03-08")),
        Words("Min Ga-on dates Bae Du-ri", STAR, "partner", the("Bae Du-ri")),
    ],
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    path = tmp_path / "dump.json"
    path.write_text(json.dumps(DUMP), "utf-8")
    with open_ledger(tmp_path / "desk.db") as kept:
        for outcome in wikidata_readings(path, "dump.json"):
            if isinstance(outcome, Reading):
                kept.add(outcome, now=READ)
        yield kept


def story(ledger: Ledger, words: str, outlet: str = "Paper", url: str | None = "", confidence: float = 0.95) -> None:
    address = f"https://{outlet.lower()}.example/{words[-5:]}" if url == "" else url
    reading = READER.read(Document(words, f"{words} ({outlet})", outlet=outlet, url=address))
    claims = tuple(replace(claim, confidence=confidence) for claim in reading.claims)
    ledger.add(replace(reading, claims=claims), now=READ)


def exported(ledger: Ledger, confidence: float = 0.9) -> tuple[list[str], Counter[Skipped]]:
    skipped: Counter[Skipped] = Counter()
    lines = list(to_quickstatements(statements_of(ledger, None, confidence=confidence, skipped=skipped)))
    return sorted(line.rstrip("\n") for line in lines), skipped


def test_a_date_an_item_and_their_references(ledger: Ledger) -> None:
    story(ledger, "Winter Tide on tvX with Min Ga-on began on March 8 and ended in April")
    address = 'S854\t"https://paper.example/April"\tS813\t+2031-05-01T00:00:00Z/11'
    assert exported(ledger)[0] == [
        f"Q900000001\tP161\tQ900000004\t{address}", f"Q900000001\tP449\tQ900000006\t{address}",
        f"Q900000001\tP580\t+2031-03-08T00:00:00Z/11\t{address}",
        f"Q900000001\tP582\t+2031-04-00T00:00:00Z/10\t{address}",
    ]  # fmt: skip


def test_two_outlets_are_two_references_and_one_outlet_is_one(ledger: Ledger) -> None:
    for outlet, words in (("Paper", "Winter Tide ended in April"), ("Paper", "Winter Tide: it ended in April"),
                          ("Daily", "Winter Tide ended in April"), ("Star", "Winter Tide ended in April")):  # fmt: skip
        story(ledger, words, outlet)
    assert [line.split("\t")[4] for line in exported(ledger)[0]] == [
        '"https://daily.example/April"', '"https://paper.example/April"',
    ]  # fmt: skip


@pytest.mark.parametrize(("words", "why"), [
    ("Winter Tide by Bae Du-ri", Skipped.NO_VALUE_ITEM), ("Other Tide ran from March 8", Skipped.NO_ITEM),
    ("Winter Tide will end in May", Skipped.NOT_ASSERTED), ("Winter Tide, a mystery", Skipped.NO_PROPERTY),
    ("Winter Tide had 24.8 percent", Skipped.NO_PROPERTY), ("Min Ga-on dates Bae Du-ri", Skipped.PRIVATE),
])  # fmt: skip
def test_what_is_no_statement_is_counted_by_reason(ledger: Ledger, words: str, why: Skipped) -> None:
    before = exported(ledger)[1]
    story(ledger, words)
    lines, skipped = exported(ledger)
    assert lines == []
    assert skipped - before == Counter({why: 1})


def test_what_is_disputed_unsure_or_on_no_page_is_left_out(ledger: Ledger) -> None:
    story(ledger, "Winter Tide ended in April", confidence=0.5)
    assert exported(ledger)[1][Skipped.UNSURE] == 1
    assert len(exported(ledger, confidence=0.5)[0]) == 1
    story(ledger, "Winter Tide began on March 8", url=None)
    assert exported(ledger)[1][Skipped.UNREFERENCED] >= 1
    story(ledger, "Winter Tide began on March 9", "Daily")
    assert exported(ledger)[1][Skipped.DISPUTED] == 2


def test_wikidata_is_no_reference_for_itself(ledger: Ledger) -> None:
    lines, skipped = exported(ledger)
    assert lines == []
    assert skipped[Skipped.UNREFERENCED] == 2


def test_what_differs_from_wikidata_is_in_dispute(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(json.dumps([entity("Q900000001", TIDE, P449=statement(item("Q900000006")),
                                       P580=statement(wikidata_day("2031-03-09")))]), "utf-8")  # fmt: skip
    with open_ledger(tmp_path / "other.db") as kept:
        for outcome in wikidata_readings(path, "dump.json"):
            if isinstance(outcome, Reading):
                kept.add(outcome, now=READ)
        story(kept, "Winter Tide began on March 8")
        assert exported(kept)[0] == []


def test_an_address_cannot_add_a_command(ledger: Ledger) -> None:
    story(ledger, "Winter Tide ended in April", url='https://paper.example/"\tQ1\tP31\tQ5\n')
    for line in exported(ledger)[0]:
        assert line.count("\t") == 6
        assert line.count('"') == 2
