"""A ledger of every earlier version opens, loses nothing, and gets the tables that a new one has."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from copydesk.ledger import schema
from copydesk.ledger.base import Action, Status, Target
from copydesk.ledger.database import open_ledger
from ledger.checks import integrity
from ledger.stories import NOW, only, reading, said, shown

EARLIER = sorted(Path(__file__).parent.glob("version_*.sql"))


def built(place: Path, statements: Path) -> None:
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(statements.read_text("utf-8"))


def tables(place: Path) -> dict[str, object]:
    """Columns, keys and indexes of every table, however they came to be."""
    looked = inspect(create_engine(f"sqlite:///{place}"))
    return {
        name: (
            [(c["name"], str(c["type"]), c["nullable"], str(c["default"])) for c in looked.get_columns(name)],
            looked.get_pk_constraint(name)["constrained_columns"],
            sorted((i["name"], tuple(i["column_names"])) for i in looked.get_indexes(name)),
            sorted(tuple(f["constrained_columns"]) for f in looked.get_foreign_keys(name)),
            sorted(tuple(u["column_names"]) for u in looked.get_unique_constraints(name)),
        )
        for name in looked.get_table_names()
    }


def test_every_earlier_version_is_here() -> None:
    assert [path.stem for path in EARLIER] == [f"version_{number}" for number in range(1, schema.VERSION)]


@pytest.mark.parametrize("version", EARLIER, ids=lambda path: path.stem)
def test_it_gets_the_tables_of_a_new_one(version: Path, place: Path, tmp_path: Path) -> None:
    built(place, version)
    open_ledger(place).close()
    new = tmp_path / "new.ledger"
    open_ledger(new).close()
    assert tables(place) == tables(new)
    integrity(place)


@pytest.mark.parametrize("version", EARLIER, ids=lambda path: path.stem)
def test_it_keeps_what_it_held_and_goes_on(version: Path, place: Path) -> None:
    built(place, version)
    said_then = (
        said("work:Queen of Tears", "cast_member", "person:Kim Soo-hyun", character="character:Baek Hyun-woo"),
        said("work:Queen of Tears", "end_date", "date:2024-04-28"),
    )
    names = {"person:Kim Soo-hyun": ("김수현",)}
    again = reading(*said_then, id="finale", outlet="Soompi", title="Finale", aliases=names)
    with open_ledger(place) as ledger:
        assert shown(ledger.entries()) == {
            ("Queen of Tears", "cast_member", "Kim Soo-hyun"), ("Queen of Tears", "end_date", "2024-04-28"),
        }
        before = {entry.claim_id for entry in ledger.entries()}
        assert only(ledger, "Kim Soohyun").hangul == "김수현"
        assert ledger.add(again, now=NOW).status is Status.UNCHANGED
        ledger.add(reading(*said_then, id="other"), now=NOW + timedelta(days=1))
        assert only(ledger, "Kim Soo-hyun").spellings[0] == ("Kim Soo-hyun", 2)
        assert only(ledger, "Baek Hyun-woo").spellings == (("Baek Hyun-woo", 2),)
        assert ledger.counts().things == 3
        (end,) = [entry for entry in ledger.entries(predicate="end_date") if entry.claim_id in before]
        ledger.retract(Target.CLAIM, end.claim_id, author="mina", reason="so", now=NOW + timedelta(days=2))
        assert len(ledger.entries(predicate="end_date")) == 1
        assert ledger.log(limit=1)[0].decision is not None
        assert Action.RETRACT in {event.decision.action for event in ledger.log() if event.decision}
    integrity(place)
