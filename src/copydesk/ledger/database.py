"""Opening a ledger: the file, the engine, the unit of work, and what goes wrong with them. The only module that names
a database's dialect, and the one that puts writing and queries together behind the `Ledger` protocol.

    open_ledger(path) ─ is it a ledger? ─ make or migrate its tables ─▶ SqlLedger
    SqlLedger.add  = prepare | one write transaction (begin, add, commit)
    SqlLedger.find = one read transaction (a snapshot: other processes may write meanwhile)
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, create_engine, event, func, insert, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from copydesk.errors import LedgerError
from copydesk.ledger import queries, schema, things, writing
from copydesk.ledger.base import Added, Counts, Entry, Story, Thing
from copydesk.model import EntityType, Reading

__all__ = ["BUSY_SECONDS", "SqlLedger", "open_ledger"]

#: How long to wait for another process that is writing. A story takes milliseconds; this is for a queue of writers.
BUSY_SECONDS = 10.0

#: "CpDk": what tells a ledger from every other program's SQLite file (byte 68 of the file, big end first).
_APPLICATION_ID = 0x4370446B
_MAGIC = b"SQLite format 3\x00"

_LOCKED = "is locked by another program"
_DAMAGED = "is damaged"
#: What SQLite's error codes mean to the person at the desk, by the code's first part: what is wrong, what to do.
_MEANINGS = {
    "SQLITE_BUSY": (_LOCKED, "close that program or try again"),
    "SQLITE_LOCKED": (_LOCKED, "close that program or try again"),
    "SQLITE_NOTADB": ("is not a ledger: it is no database", "name another file"),
    "SQLITE_CORRUPT": (_DAMAGED, "restore it from a copy, or read the stories into a new one"),
    "SQLITE_READONLY": ("cannot be written to", "allow writing to the file and its folder, or name another"),
    "SQLITE_PERM": ("cannot be written to", "allow writing to the file and its folder, or name another"),
    "SQLITE_CANTOPEN": ("cannot be opened", "see that the file and its folder may be read and written"),
    "SQLITE_FULL": ("cannot grow: the disk is full", "make room and run the same command again; nothing was kept half"),
    "SQLITE_IOERR": ("cannot be written to: the disk fails", "check the disk, then run the same command again"),
    "SQLITE_TOOBIG": ("cannot keep so long a text", "split the story"),
}


class Database:
    """One place that keeps tables: `read` and `write` are its only units of work."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._engine = engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot: everything asked inside sees the ledger at one moment."""
        with self._explained(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All or nothing, one writer at a time: committed at the end, undone where anything is raised inside."""
        with self._explained(), self._engine.connect() as plain:
            connection = plain.execution_options(copydesk_writes=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of every connection; the last one to leave a SQLite file tidies up its log."""
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the database says into one line for the person at the desk."""
        try:
            yield
        except DBAPIError as error:
            raise _explain(error.orig, self.place) from error
        except sqlite3.Error as error:
            raise _explain(error, self.place) from error


def _explain(error: BaseException | None, place: str) -> LedgerError:
    code = str(getattr(error, "sqlite_errorname", ""))
    for start, (message, advice) in _MEANINGS.items():
        if code.startswith(start):
            return LedgerError(message, place=place, advice=advice)
    said = " ".join(str(error).split())
    return LedgerError(f"the database refuses: {said}", place=place, advice="report this with the command you ran")


class SqlLedger:
    """The `Ledger` protocol over one Database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, reading: Reading, *, now: datetime) -> Added:
        """See Ledger.add."""
        prepared = writing.prepare(reading)
        with self._database.write() as connection:
            return writing.add(connection, prepared, now=now)

    def find(self, name: str, *, types: frozenset[EntityType] | None = None) -> tuple[Thing, ...]:
        """See Ledger.find."""
        with self._database.read() as connection:
            return things.find(connection, name, types=types)

    def nearest(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """See Ledger.nearest."""
        with self._database.read() as connection:
            return things.nearest(connection, name, limit)

    def thing(self, thing_id: str) -> Thing:
        """See Ledger.thing."""
        with self._database.read() as connection:
            return things.thing(connection, thing_id)

    def entries(
        self,
        *,
        subject: str | None = None,
        object: str | None = None,  # noqa: A002 – a claim's own word, only ever given by name
        qualifier: str | None = None,
        predicate: str | None = None,
        as_of: date | None = None,
    ) -> tuple[Entry, ...]:
        """See Ledger.entries."""
        with self._database.read() as connection:
            return queries.entries(
                connection, subject=subject, object_=object, qualifier=qualifier, predicate=predicate, as_of=as_of
            )

    def story(self, story_id: str, *, revision: int | None = None) -> Story:
        """See Ledger.story."""
        with self._database.read() as connection:
            return queries.story(connection, story_id, revision)

    def counts(self) -> Counts:
        """See Ledger.counts."""
        with self._database.read() as connection:
            return queries.counts(connection)

    def close(self) -> None:
        """See Ledger.close."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(where: str | Path, *, busy_seconds: float = BUSY_SECONDS) -> SqlLedger:
    """Open the ledger at a path (or `sqlite:///path`), and make it and its folder where there is none.

    Raises LedgerError where the file is not a ledger, is another program's, is of a newer version, is locked for more
    than `busy_seconds`, is damaged, or cannot be read or written. A file that is not a ledger is never written to.
    """
    path = _path(where)
    place = str(path)
    _make_folder(path)
    _refuse_other_files(path)
    database = Database(_engine(path, busy_seconds), place)
    try:
        with database.read() as connection:
            version = _version(connection, place)
        if version < schema.VERSION:
            with database.write() as connection:
                _migrate(connection, place)
        _log_writes_ahead(path, busy_seconds)
    except BaseException:
        database.close()
        raise
    return SqlLedger(database)


# SQLite


def _path(where: str | Path) -> Path:
    kind, mark, rest = str(where).partition("://")
    if isinstance(where, Path) or not mark:
        path = str(where)
    elif kind == "sqlite":
        path = rest.removeprefix("/")
    else:
        raise LedgerError(f"no ledger can be kept in {kind} yet", place=f"{kind}://…", advice="name a file")
    if not path or "\x00" in path:
        raise LedgerError(f"the ledger has no name: {path!r}", advice="name a file")
    return Path(path)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise LedgerError(
            f"its folder cannot be made: {said}", place=str(path), advice="name a file in another folder"
        ) from error


def _refuse_other_files(path: Path) -> None:
    """Look at the first bytes of the file before SQLite does: opening another program's database could change it."""
    try:
        if not path.exists():
            return
        if not path.is_file():
            raise LedgerError("is not a ledger: it is no file", place=str(path), advice="name a file")
        with path.open("rb") as file:
            head = file.read(72)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise LedgerError(f"cannot be read: {said}", place=str(path), advice="name another file") from error
    if not head:
        return
    if not head.startswith(_MAGIC):
        raise LedgerError("is not a ledger: it is no database", place=str(path), advice="name another file")
    if int.from_bytes(head[68:72], "big") != _APPLICATION_ID:
        raise LedgerError("is another program's database, not a ledger", place=str(path), advice="name another file")


def _engine(path: Path, busy_seconds: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # The driver would begin transactions by itself and too late; `_begun` does it.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # With a write-ahead log, NORMAL never leaves half a transaction, whatever fails: a killed process loses
        # nothing that was committed, and a power cut at most the last stories, which the next run reads again because
        # they are simply not there. FULL would wait for the disk after every story to save that run.
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        # A writer takes its place in the queue before it looks, so that what it saw still holds when it writes.
        writes = connection.get_execution_options().get("copydesk_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _log_writes_ahead(path: Path, busy_seconds: float) -> None:
    """Keep a write-ahead log, so that readers and a writer do not wait for each other. The file remembers it.

    Changing over needs the file alone for a moment. Where it is not to be had (in use, on a read-only disk) the ledger
    works without: slower together, equally safe. So the next to open it tries again.
    """
    connection = sqlite3.connect(path, timeout=min(busy_seconds, 1.0), isolation_level=None)
    try:
        if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        return
    finally:
        connection.close()


# Tables and their version


def _version(connection: Connection, place: str) -> int:
    """The version of the tables, 0 where there are none. Raises LedgerError where they are not a ledger's."""
    present = set(inspect(connection).get_table_names())
    if not present:
        return 0
    wanted = set(schema.metadata.tables)
    if schema.versions.name in present:
        number = connection.scalar(select(func.max(schema.versions.c.number))) or 0
        if number > schema.VERSION:
            raise LedgerError(
                f"was written by a newer Copydesk (tables of version {number}, this one knows {schema.VERSION})",
                place=place, advice="update Copydesk",
            )
        if 0 < number < schema.VERSION or (number and wanted <= present):
            return int(number)
    missing = ", ".join(sorted(wanted - present)) or "the version"
    raise LedgerError(f"{_DAMAGED}: it lacks {missing}", place=place, advice="restore it from a copy")


def _migrate(connection: Connection, place: str) -> None:
    """Bring the tables to the newest version. The caller's transaction makes it wholly done or not begun."""
    version = _version(connection, place)  # again: another process may have been first
    if version == 0:
        schema.metadata.create_all(connection)
        connection.execute(text(f"PRAGMA application_id = {_APPLICATION_ID}"))
        _note_version(connection, schema.VERSION)
    for step in schema.MIGRATIONS:
        if 0 < version < step.number:
            for statement in step.statements:
                connection.execute(text(statement))
            _note_version(connection, step.number)


def _note_version(connection: Connection, number: int) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(schema.versions).values(number=number, since=since))
