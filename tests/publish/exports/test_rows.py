"""Claims as rows, and as CSV and Parquet: everything is there, and nothing runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.ledger.base import Ledger, Target
from copydesk.ledger.database import open_ledger
from copydesk.model import DateValue, Document
from copydesk.publish.exports.rows import COLUMNS, Kind, entries_of, row_of
from copydesk.publish.render.claims_csv import claims_to_csv, neutral
from newsroom import NOON, FakeReader, Words, day, percent, text, the

QUEEN = "Queen of Tears"
FORMULA = "=HYPERLINK(\"http://evil.example\")"
READER = FakeReader(
    {QUEEN: "work", "Kim Soo-hyun": "person", "Baek Hyun-woo": "character", FORMULA: "work"},
    [
        Words("Kim Soo-hyun plays Baek Hyun-woo", QUEEN, "cast_member", the("Kim Soo-hyun"),
              {"character": the("Baek Hyun-woo")}),
        Words("24.850 percent", QUEEN, "audience_rating", percent("24.850"), {"episode": text("finale")},
              attribution="Nielsen Korea"),
        Words("ended on April 27", QUEEN, "end_date", day("2024-04-27")),
        Words("it is a +comedy", FORMULA, "genre", text("+comedy")),
    ],
)
STORY = "Queen of Tears ended on April 27 with 24.850 percent. Kim Soo-hyun plays Baek Hyun-woo. @you"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.db") as kept:
        kept.add(READER.read(Document("s1", STORY, outlet="Soompi", url="https://a.example/1")), now=NOON)
        kept.add(READER.read(Document("s2", f"{FORMULA} it is a +comedy", outlet="=1+1")), now=NOON)
        yield kept


def rows(ledger: Ledger) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(claims_to_csv(entries_of(ledger, None))))))


def test_every_claim_is_a_row_with_its_words(ledger: Ledger) -> None:
    found = rows(ledger)
    assert len(found) == ledger.counts().claims == 4
    by = {row["predicate"]: row for row in found}
    rating = by["audience_rating"]
    assert (rating["object"], rating["object_number"], rating["object_unit"]) == ("24.850", "24.85", "percent")
    assert (rating["episode"], rating["attribution"]) == ("finale", "Nielsen Korea")
    start, end = map(int, rating["spans"].split("-"))
    assert STORY[start:end] == rating["quotes"] == "24.850 percent"
    assert (by["cast_member"]["character"], by["cast_member"]["url"]) == ("Baek Hyun-woo", "https://a.example/1")


def test_the_claims_of_a_thing_are_those_that_name_it_once(ledger: Ledger) -> None:
    baek = ledger.find("Baek Hyun-woo")[0]
    queen = ledger.find(QUEEN)[0]
    assert [entry.predicate for entry in entries_of(ledger, (baek,))] == ["cast_member"]
    both = [entry.claim_id for entry in entries_of(ledger, (queen, baek))]
    assert len(both) == len(set(both)) == 3


def test_a_correction_is_told_with_what_the_story_says(ledger: Ledger) -> None:
    claim = next(entry for entry in entries_of(ledger, None) if entry.predicate == "end_date")
    ledger.correct(claim.claim_id, DateValue("2024-04-28"), author="Ji", reason="slip", now=NOON)
    row = next(row for row in rows(ledger) if row["predicate"] == "end_date")
    assert (row["object"], row["said"], row["corrected_by"], row["correction"]) == (
        "2024-04-28", "2024-04-27", "Ji", "slip",
    )  # fmt: skip
    ledger.retract(Target.OUTLET, "Soompi", author="Ji", reason="satire", now=NOON)
    assert [row["outlet"] for row in rows(ledger)] == ["'=1+1"]


def test_no_cell_is_a_formula(ledger: Ledger) -> None:
    row = next(row for row in rows(ledger) if row["predicate"] == "genre")
    assert (row["subject"], row["object"], row["outlet"]) == (f"'{FORMULA}", "'+comedy", "'=1+1")


@given(st.text(alphabet=st.sampled_from("=+-@＝ \t\r\n\u00a0\ufeff'\"ab1")))
def test_a_neutral_cell_never_begins_a_formula_and_loses_nothing(words: str) -> None:
    safe = neutral(words)
    assert safe in (words, f"'{words}")
    assert not safe.lstrip(" \t\r\n\u00a0\ufeff").startswith(("=", "+", "-", "@", "＝"))
    assert not safe.startswith(("\t", "\r", "\n"))


def test_every_column_is_explained_and_every_row_has_them_all(ledger: Ledger) -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(column.help for column in COLUMNS)
    assert {len(row_of(entry)) for entry in entries_of(ledger, None)} == {len(COLUMNS)}


def test_parquet_has_the_same_rows_and_native_evidence(ledger: Ledger) -> None:
    arro3_io = pytest.importorskip("arro3.io", reason="the extra copydesk[parquet]")
    from copydesk.publish.render.claims_parquet import claims_to_parquet

    first, second = io.BytesIO(), io.BytesIO()
    claims_to_parquet(entries_of(ledger, None), first)
    claims_to_parquet(entries_of(ledger, None), second)
    assert first.getvalue() == second.getvalue()
    table = arro3_io.read_parquet(io.BytesIO(first.getvalue())).read_all()
    columns = {name: table.column(name).to_pylist() for name in table.column_names}
    assert table.column_names == [column.name for column in COLUMNS]
    for at, entry in enumerate(entries_of(ledger, None)):
        for column, cell in zip(COLUMNS, row_of(entry), strict=True):
            kept = columns[column.name][at]
            if column.kind is Kind.EVIDENCE:
                assert kept == [{"start": e.start, "end": e.end, "quote": e.quote} for e in entry.evidence]
            else:
                assert kept == cell


def test_parquet_of_no_claims_has_its_columns() -> None:
    arro3_io = pytest.importorskip("arro3.io", reason="the extra copydesk[parquet]")
    from copydesk.publish.render.claims_parquet import claims_to_parquet

    out = io.BytesIO()
    claims_to_parquet([], out)
    table = arro3_io.read_parquet(io.BytesIO(out.getvalue())).read_all()
    assert (table.num_rows, table.num_columns) == (0, len(COLUMNS))
