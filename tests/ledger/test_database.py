"""The SQLite file: what may be opened, what is said when something is wrong with it, how it comes up to date."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger import schema
from copydesk.ledger.base import Status
from copydesk.ledger.database import open_ledger
from ledger.checks import CLAIMS, assert_whole, listening
from ledger.stories import NOW, numbered


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
    ("mysql://me:secret@desk/ledger", "no ledger can be kept there"),
    ("", "has no name"), ("sqlite:///", "has no name"), ("a\x00b", "has no name"),
])  # fmt: skip
def test_a_place_that_cannot_be_is_refused(where: str, said_of_it: str) -> None:
    refused(where, said_of_it)


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


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_a_file_that_may_not_grow_is_an_error_and_keeps_nothing_half(place: Path) -> None:
    """As on a disk that is full: the system refuses to make the file, or its log, larger."""
    with open_ledger(place) as ledger:
        ledger.add(numbered(0), now=NOW)
    limit = place.stat().st_size + 300_000
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that writing fails, and does not end the process
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            with os.fdopen(theirs, "w") as out, open_ledger(place) as ledger:
                try:
                    for number in range(1, 200):
                        ledger.add(numbered(number), now=NOW)
                        out.write(f"{number}\n")
                except LedgerError as error:
                    out.write(f"{error}\n")
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as said:
        *added, error = said.read().splitlines()
    os.waitpid(process, 0)
    assert "the disk" in error
    assert str(place) in error
    assert 0 < len(added) < 199
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(len(added) + 1)))
        assert ledger.add(numbered(199), now=NOW).status is Status.NEW


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_only_be_read_still_answers(place: Path) -> None:
    with open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)
    place.chmod(0o400)
    with open_ledger(place) as ledger:
        assert len(ledger.entries()) == CLAIMS
        with pytest.raises(LedgerError, match="cannot be written to"):
            ledger.add(numbered(2), now=NOW)


@pytest.mark.parametrize("where", ["typo.ledger", "no/such/folder/desk.ledger"])
def test_looking_makes_nothing(tmp_path: Path, where: str) -> None:
    with pytest.raises(LedgerError, match="there is no ledger yet"):
        open_ledger(tmp_path / where, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_fails_leaves_nothing(place: Path, tmp_path: Path) -> None:
    with open_ledger(place) as ledger:
        ledger.add(numbered(1), now=NOW)

        def tired(_done: int, _whole: int) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            ledger.backup(tmp_path / "copy.ledger", tired)
        assert [path.name for path in tmp_path.iterdir() if "copy" in path.name] == []
        ledger.backup(tmp_path / "copy.ledger")
        with pytest.raises(UsageError, match="is there already"):
            ledger.backup(tmp_path / "copy.ledger")
    assert (tmp_path / "copy.ledger").stat().st_mode == place.stat().st_mode


# The file


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
