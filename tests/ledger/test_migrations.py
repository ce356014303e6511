"""A ledger of every earlier version opens as one of this version: nothing lost, the same tables, found as before."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from copydesk.ledger import schema
from copydesk.ledger.base import Status
from copydesk.ledger.database import open_ledger
from ledger.checks import assert_whole, integrity
from ledger.stories import NOW, numbered

VERSIONS = Path(__file__).with_name("versions")
#: The first version that could be kept on a server.
FIRST = {"sqlite": 1, "postgresql": 2}
STORED = [(kind, number) for kind, first in FIRST.items() for number in range(first, schema.VERSION)]


def restored(place: str, kind: str, number: int) -> None:
    script = (VERSIONS / f"{number}.{kind}.sql").read_text("utf-8")
    if kind == "sqlite":
        with closing(sqlite3.connect(place)) as connection:
            connection.executescript(script)
    else:
        with psycopg.connect(place, autocommit=True) as connection:
            connection.execute(script.encode())


def tables(place: str) -> object:
    """What the tables are, whatever words made them."""
    if "://" in place:
        with psycopg.connect(place) as connection:
            columns = connection.execute(
                "select table_name, column_name, data_type, character_maximum_length, is_nullable"
                " from information_schema.columns where table_schema = current_schema() order by 1, 2"
            ).fetchall()
            indexes = connection.execute(
                "select tablename, indexdef from pg_indexes where schemaname = current_schema()"
            ).fetchall()
            keys = connection.execute(
                "select conrelid::regclass::text, pg_get_constraintdef(oid) from pg_constraint"
                " where connamespace = current_schema()::regnamespace and contype <> 'c' order by 1, 2"
            ).fetchall()
        shape = sorted((table, re.sub(r"INDEX \S+ ON \w+\.", "ON ", words)) for table, words in indexes)
        return columns, shape, [(table, re.sub(r"desk_\d+\.", "", words)) for table, words in keys]
    with closing(sqlite3.connect(place)) as connection:
        made = connection.execute("select name from sqlite_master where type = 'table' order by 1")
        names = [name for (name,) in made.fetchall()]
        found = {}
        for name in names:
            described = connection.execute(f"pragma table_info({name})").fetchall()
            columns = sorted((row[1], row[2].upper(), row[3], row[5]) for row in described)
            keys = sorted(row[2:5] for row in connection.execute(f"pragma foreign_key_list({name})"))
            indexes = sorted(
                (unique, tuple(row[2] for row in connection.execute(f"pragma index_info({index})")))
                for _, index, unique, *_ in connection.execute(f"pragma index_list({name})").fetchall()
            )
            found[name] = columns, keys, indexes
        compact = connection.execute("select name from pragma_table_list where wr order by 1").fetchall()
        return found, compact


@pytest.mark.parametrize(("kind", "number"), STORED)
def test_an_older_ledger_opens_as_one_of_this_version(
    request: pytest.FixtureRequest, kind: str, number: int, tmp_path: Path
) -> None:
    place = str(request.getfixturevalue("place" if kind == "sqlite" else "address"))
    restored(place, kind, number)
    with open_ledger(place, create=False) as ledger:
        assert_whole(ledger, {0, 1})
        assert ledger.nearest("Qeen of Tears") == ("Queen of Tears",)
        assert ledger.add(numbered(1), now=NOW).status is Status.UNCHANGED
        assert ledger.add(numbered(2), now=NOW).status is Status.NEW
    with open_ledger(place) as ledger:
        assert_whole(ledger, {0, 1, 2})
    if kind == "sqlite":
        integrity(Path(place))
        new = str(tmp_path / "new.ledger")
        open_ledger(new).close()
        assert tables(place) == tables(new)


def test_the_tables_of_a_server_are_the_same_either_way(request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("server")
    new, older = server.new_schema("desk_0001"), server.new_schema("desk_0002")
    open_ledger(new).close()
    restored(older, "postgresql", schema.VERSION - 1)
    open_ledger(older).close()
    assert tables(older) == tables(new)


@pytest.mark.parametrize(("kind", "number"), STORED)
def test_of_every_earlier_version_there_is_a_stored_ledger(kind: str, number: int) -> None:
    assert (VERSIONS / f"{number}.{kind}.sql").exists()
