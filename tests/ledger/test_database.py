"""The SQLite file: what may be opened, what happens when something goes wrong, several processes at once."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TextIO

import pytest
from sqlalchemy import Engine, event

from copydesk.errors import LedgerError
from copydesk.ledger import schema
from copydesk.ledger.base import Counts, Ledger, Status
from copydesk.ledger.database import open_ledger
from ledger.adder import add
from ledger.stories import NOW, numbered, reading, said

CLAIMS = 12  # of a numbered story


def refused(place: str | Path, said_of_it: str) -> str:
    """The one line with which a ledger is refused."""
    with pytest.raises(LedgerError, match=said_of_it) as error:
        open_ledger(place, busy_seconds=0.05)
    line = str(error.value)
    assert "\n" not in line
    assert error.value.advice
    return line


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@contextmanager
def listening(name: str, listener: Callable[..., Any]) -> Iterator[None]:
    event.listen(Engine, name, listener)
    try:
        yield
    finally:
        event.remove(Engine, name, listener)


# Opening


def test_a_ledger_and_its_folders_are_made(tmp_path: Path) -> None:
    place = tmp_path / "new folder" / "deeper" / "desk #1?.ledger"
    with open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    with open_ledger(f"sqlite:///{place}") as ledger:
        assert ledger.counts().stories == 1


def test_an_empty_file_becomes_a_ledger(place: Path) -> None:
    place.touch()
    with open_ledger(str(place)) as ledger:
        assert ledger.counts().stories == 0


@pytest.mark.parametrize("content", [b"not a database", b"\x00" * 5000, b"SQLite format 2\x00" + b"\x00" * 100])
def test_a_file_that_is_no_database_is_refused_untouched(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    assert str(place) in refused(place, "it is no database")
    assert files(place.parent) == {place.name: content}


@pytest.mark.parametrize("setup", [
    "create table notes (text); insert into notes values ('mine')",
    "pragma application_id = 123; create table versions (number integer); insert into versions values (1)",
    "pragma journal_mode = wal; create table stories (id)",
])  # fmt: skip
def test_another_programs_database_is_refused_untouched(place: Path, setup: str) -> None:
    with closing(sqlite3.connect(place)) as other:
        other.executescript(setup)
        other.commit()
    before = files(place.parent)
    refused(place, "another program's database")
    assert files(place.parent) == before


def test_another_programs_open_database_is_refused(place: Path) -> None:
    with closing(sqlite3.connect(place)) as other:
        other.executescript("create table notes (text); begin exclusive")
        refused(place, "another program's database")


def test_a_newer_ledger_is_refused(place: Path) -> None:
    open_ledger(place).close()
    with closing(sqlite3.connect(place)) as other:
        other.execute("insert into versions values (99, '2030-01-01T00:00:00+00:00')")
        other.commit()
    refused(place, r"newer Copydesk \(tables of version 99, this one knows \d+\) \(update Copydesk\)")


@pytest.mark.parametrize("harm", ["drop table evidence", "drop table versions", "delete from versions"])
def test_a_ledger_that_lacks_something_is_refused(place: Path, harm: str) -> None:
    open_ledger(place).close()
    with closing(sqlite3.connect(place)) as other:
        other.execute(harm)
        other.commit()
    refused(place, "is damaged: it lacks")


def test_a_damaged_file_is_an_error_of_one_line(place: Path) -> None:
    with open_ledger(place) as ledger:
        for number in range(5):
            ledger.add(numbered(number), now=NOW)
    content = bytearray(place.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    place.write_bytes(content)
    with pytest.raises(LedgerError, match="is damaged"), open_ledger(place) as ledger:
        ledger.entries()


def test_a_cut_off_file_is_an_error_of_one_line(place: Path) -> None:
    open_ledger(place).close()
    place.write_bytes(place.read_bytes()[:6000])
    with pytest.raises(LedgerError), open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)


@pytest.mark.parametrize(("where", "said_of_it"), [
    ("postgresql://desk/ledger", "no ledger can be kept in postgresql yet"),
    ("", "has no name"), ("sqlite:///", "has no name"), ("a\x00b", "has no name"),
])  # fmt: skip
def test_a_place_that_cannot_be_is_refused(where: str, said_of_it: str) -> None:
    refused(where, said_of_it)


def test_an_address_with_a_password_does_not_repeat_it() -> None:
    assert "secret" not in refused("postgresql://me:secret@host/desk", "postgresql")


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    refused(tmp_path, "it is no file")


def test_a_file_has_no_folder_in_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(tmp_path / "file" / "desk.ledger", "folder cannot be made")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    refused(tmp_path / "desk.ledger", "cannot be opened")


# Locked, read-only, full


def test_a_ledger_in_another_programs_hands_is_refused(place: Path) -> None:
    open_ledger(place).close()
    with closing(sqlite3.connect(place)) as other:
        other.executescript("pragma locking_mode = exclusive; begin immediate; create table t (x); commit")
        refused(place, r"locked by another program \(close that program or try again\)")


def test_reading_goes_on_while_another_process_writes_and_writing_waits(place: Path) -> None:
    with open_ledger(place, busy_seconds=0.05) as ledger, closing(sqlite3.connect(place)) as other:
        ledger.add(numbered(1), now=NOW)
        other.execute("begin immediate")
        assert ledger.counts().stories == 1
        with pytest.raises(LedgerError, match="locked by another program"):
            ledger.add(numbered(2), now=NOW)
        other.rollback()
        assert ledger.add(numbered(2), now=NOW).status is Status.NEW


def test_a_read_only_ledger_says_so_and_still_answers(place: Path) -> None:
    with open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)

    def read_only(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("pragma query_only = on")

    with listening("connect", read_only), open_ledger(place) as ledger:
        assert len(ledger.entries()) == CLAIMS
        with pytest.raises(LedgerError, match="cannot be written to"):
            ledger.add(numbered(2), now=NOW)


def test_a_full_disk_is_an_error_and_keeps_nothing_half(place: Path) -> None:
    with open_ledger(place) as ledger:
        ledger.add(numbered(0), now=NOW)
    pages = place.stat().st_size // 4096

    def full(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"pragma max_page_count = {pages + 8}")

    with listening("connect", full), open_ledger(place) as ledger:
        added = 1

        def add_many() -> None:
            nonlocal added
            for number in range(1, 100):
                ledger.add(numbered(number), now=NOW)
                added += 1

        with pytest.raises(LedgerError, match="the disk is full"):
            add_many()
        assert 1 < added < 100
        assert_whole(ledger, set(range(added)))
    with open_ledger(place) as ledger:
        assert ledger.add(numbered(added), now=NOW).status is Status.NEW


# Wholly in or wholly out


def assert_whole(ledger: Ledger, expected: set[int] | None = None, *, at_least: int = 0) -> set[int]:
    """Every story in the ledger has all its claims, words and names; nothing is there besides."""
    entries = ledger.entries()
    found = Counter(int(e.story.document.removeprefix("story-")) for e in entries)
    numbers = set(found)
    assert set(found.values()) <= {CLAIMS}
    counts = ledger.counts()
    assert (counts.stories, counts.revisions, counts.claims) == (len(numbers), len(numbers), len(numbers) * CLAIMS)
    for number in numbers:
        claims = [e for e in entries if e.story.document == f"story-{number}"]
        assert [e.evidence for e in claims] == [claim.evidence for claim in numbered(number).claims]
        assert [len(e.qualifiers) for e in claims] == [len(claim.qualifiers) for claim in numbered(number).claims]
    if numbers:
        (queen,) = ledger.find("Queen of Tears")
        assert queen.spellings == (("Queen of Tears", len(numbers)),)
    assert numbers >= set(range(at_least))
    if expected is not None:
        assert numbers == expected
    return numbers


def integrity(place: Path) -> None:
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def test_whatever_statement_fails_a_story_is_wholly_out(place: Path) -> None:
    """Break the first statement of adding, then the second, … until none is left to break."""
    with open_ledger(place) as ledger:
        ledger.add(numbered(0), now=NOW)
        revised = reading(said("work:Goblin", "end_date", "date:2017"), id="story-0", lead="Other words. ")
        before = ledger.entries(), ledger.counts(), ledger.find("Queen of Tears"), ledger.find("Goblin")
        broken = 0
        while True:
            left = [broken + 1]

            def break_one(*_: object, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] == 0:
                    raise RuntimeError("the cable is pulled")

            try:
                with listening("before_cursor_execute", break_one):
                    ledger.add(revised, now=NOW)
                break
            except RuntimeError:
                broken += 1
            assert (ledger.entries(), ledger.counts(), ledger.find("Queen of Tears"), ledger.find("Goblin")) == before
        assert broken > 10
        assert ledger.counts() == Counts(stories=1, revisions=2, claims=1, things=1)


def start(place: Path, first: int, count: int) -> subprocess.Popen[str]:
    adder = Path(__file__).with_name("adder.py")
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(adder), str(place), str(first), str(count)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip


def fork(place: Path, count: int) -> tuple[int, TextIO]:
    """A process that adds stories 0 to `count`: its id, and what it says. Forked, so that it need not import first."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.close(ours)
            with os.fdopen(theirs, "w") as out:
                add(str(place), 0, count, out)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    return process, os.fdopen(ours)


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_a_killed_process_leaves_every_story_wholly_in_or_wholly_out(place: Path) -> None:
    chance = random.Random(20240516)
    stories, known, left_half = 80, 0, 0
    for _ in range(10):
        process, said_by_it = fork(place, stories)
        with said_by_it:
            said_in = [said_by_it.readline() for _ in range(known + chance.randrange(4))]
            for _ in range(chance.randrange(100_000)):  # a little further, into the middle of a story
                pass
            os.kill(process, signal.SIGKILL)
            assert os.waitpid(process, 0)[1] == signal.SIGKILL
            said_in += said_by_it.readlines()
        left_half += place.with_name(f"{place.name}-wal").exists() or place.with_name(f"{place.name}-journal").exists()
        if place.exists() and place.stat().st_size:
            integrity(place)
        with open_ledger(place) as ledger:
            known = len(assert_whole(ledger, at_least=len([line for line in said_in if line])))
    assert left_half > 5
    assert 0 < known < stories
    process, said_by_it = fork(place, stories)
    with said_by_it:
        assert len(said_by_it.readlines()) == stories
    assert os.waitpid(process, 0)[1] == 0
    integrity(place)
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(stories)))


@pytest.mark.slow
def test_four_processes_make_one_ledger_and_lose_nothing(place: Path) -> None:
    processes = [start(place, first, 10) for first in (0, 10, 20, 30)]
    ends = [process.communicate() for process in processes]
    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, ends, strict=True)] == [(0, "")] * 4
    integrity(place)
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(40)))


@pytest.mark.slow
def test_processes_that_add_the_same_stories_double_nothing(place: Path) -> None:
    processes = [start(place, 0, 8) for _ in range(3)]
    ends = [process.communicate() for process in processes]
    assert [errors for _, errors in ends] == [""] * 3
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(8)))


# Append-only


def test_no_row_is_ever_changed_or_deleted_but_the_count_of_a_spelling(place: Path) -> None:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(" ".join(statement.split()))

    with listening("before_cursor_execute", note), open_ledger(place) as ledger:
        for lead in ("One. ", "Two. "):
            ledger.add(reading(said("work:Goblin", "end_date", "date:2017"), lead=lead), now=NOW)
        ledger.add(reading(said("work:Signal", "end_date", "date:2016"), lead="Three. "), now=NOW)
        ledger.entries()
        ledger.counts()
    kinds = {" ".join(statement.split()[:2]) for statement in statements if not statement.startswith("CREATE")}
    kinds -= {kind for kind in kinds if kind.split()[0] in {"SELECT", "INSERT", "PRAGMA", "BEGIN"}}
    assert kinds == {"UPDATE spellings"}
    assert {s.partition(" WHERE")[0] for s in statements if s.startswith("UPDATE")} == {
        "UPDATE spellings SET stories=(spellings.stories + ?)"
    }


def test_the_counts_of_spellings_are_what_the_tables_say(place: Path) -> None:
    with open_ledger(place) as ledger:
        for number in range(12):
            ledger.add(numbered(number), now=NOW)
        for number in range(0, 12, 2):
            ledger.add(reading(said("work:Goblin", "cast_member", "person:Kim Dara"), id=f"story-{number}",
                               lead=f"{number} "), now=NOW)  # fmt: skip
    counted = """
        select e.thing, n.spelling, count(distinct r.story) from entity_names n
        join entities e on e.revision = n.revision and e.ordinal = n.entity
        join revisions r on r.id = n.revision
        where not n.slip and r.number = (select max(number) from revisions where story = r.story) group by 1, 2
    """
    with closing(sqlite3.connect(place)) as connection:
        kept = connection.execute("select thing, spelling, stories from spellings where stories > 0").fetchall()
        assert sorted(kept) == sorted(connection.execute(counted).fetchall())
        assert len(kept) > 10


def test_the_file_has_a_write_ahead_log_and_foreign_keys(place: Path) -> None:
    with open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)
        with closing(sqlite3.connect(place)) as other:
            assert other.execute("pragma journal_mode").fetchone() == ("wal",)
            assert other.execute("pragma application_id").fetchone() == (0x4370446B,)

    connections: list[sqlite3.Connection] = []

    def note(connection: sqlite3.Connection, _record: object) -> None:
        connections.append(connection)

    with listening("connect", note), open_ledger(place) as ledger:
        assert ledger.counts().stories == 1
        for connection in connections:
            with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
                connection.execute("insert into entities values (999, 0, 'none')")
    assert connections


# Migrations


def tables(place: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(place)) as connection:
        return connection.execute("select name, sql from sqlite_master order by name").fetchall()


def test_the_steps_are_numbered_without_a_gap() -> None:
    assert [step.number for step in schema.MIGRATIONS] == list(range(2, schema.VERSION + 1))


def test_an_older_ledger_is_brought_up_to_date(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)
    older = tables(place)
    step = schema.Migration(schema.VERSION + 1, ("create table notes (words text)", "drop index revisions_of_text"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    for _ in range(2):
        with open_ledger(place) as ledger:
            assert_whole(ledger, {1})
    changed = {name for name, _ in tables(place)} ^ {name for name, _ in older}
    assert changed == {"notes", "revisions_of_text"}
    with closing(sqlite3.connect(place)) as connection:
        versions = connection.execute("select number from versions order by 1").fetchall()
    assert versions == [(step.number - 1,), (step.number,)]
    monkeypatch.undo()
    refused(place, "newer Copydesk")


def test_a_step_that_fails_changes_nothing(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(place).close()
    older = tables(place)
    step = schema.Migration(schema.VERSION + 1, ("create table notes (words text)", "drop table nowhere"))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        patched.setattr(schema, "VERSION", schema.VERSION + 1)
        refused(place, "the database refuses: no such table: nowhere")
    assert tables(place) == older
    open_ledger(place).close()
