"""A ledger in a SQLite file: its address, its pragmas and locks, its backup, and what its error codes mean.

With `postgresql.py` the only module that names a database's dialect.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger.engine import Database, Progress

__all__ = ["SqliteDatabase", "open_file"]

#: "CpDk": what tells a ledger from every other program's SQLite file (byte 68 of the file, big end first).
_APPLICATION_ID = 0x4370446B
_MAGIC = b"SQLite format 3\x00"

#: Pages that a backup copies between two words to whoever watches it.
_PAGES_AT_A_TIME = 4096
#: How much of the file a connection keeps in memory, in KiB. The default of 2 MiB holds not even the upper levels of
#: a million claims' indexes.
_CACHE_KIB = 65_536

_LOCKED = ("is locked by another program", "close that program or try again")
_READ_ONLY = ("cannot be written to", "allow writing to the file and its folder, or name another")
#: What SQLite's error codes mean to the person at the desk, by the code's first part: what is wrong, what to do.
_MEANINGS = {
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_NOTADB": ("is not a ledger: it is no database", "name another file"),
    "SQLITE_CORRUPT": ("is damaged", "restore it from a copy, or read the stories into a new one"),
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CANTOPEN": ("cannot be opened", "see that the file and its folder may be read and written"),
    "SQLITE_FULL": ("cannot grow: the disk is full", "make room and run the same command again; nothing was kept half"),
    "SQLITE_IOERR": ("cannot be written to: the disk fails or is full", "check it, then run the same command again"),
    "SQLITE_TOOBIG": ("cannot keep so long a text", "split the story"),
}


class SqliteDatabase(Database):
    """A ledger in one file."""

    _compact = " without rowid"

    def __init__(self, path: Path, busy_seconds: float) -> None:
        engine = _engine(path, busy_seconds)
        super().__init__(engine, engine.execution_options(copydesk_writes=True), str(path))
        self._path = path
        self._busy_seconds = busy_seconds

    def explain(self, error: BaseException | None) -> LedgerError:
        """What a driver's error means to the person at the desk."""
        code = str(getattr(error, "sqlite_errorname", ""))
        for start, (message, advice) in _MEANINGS.items():
            if code.startswith(start):
                return LedgerError(message, place=self.place, advice=advice)
        said = " ".join(str(error).split())
        return LedgerError(
            f"the database refuses: {said}", place=self.place, advice="report this with the command you ran"
        )

    def open(self, *, create: bool) -> None:
        """See Database.open. A file that is not a ledger is never written to."""
        _refuse_other_files(self._path)
        if not create and not _has_content(self._path):
            raise self.missing()
        if create:
            _make_folder(self._path)
        super().open(create=create)
        self._log_writes_ahead()

    def backup(self, out: Path, progress: Progress) -> None:
        """Copy the ledger into `out`, which must not be there, while others read and write. Checked before it is named.

        The copy is of one moment: an open snapshot, which other processes' writing does not change.
        """
        if out.exists() or out.is_symlink():
            raise UsageError("is there already", place=str(out), advice="name a file that is not there")
        half: Path | None = None
        try:
            half = _new_file(out)
            with self.read() as connection, closing(sqlite3.connect(half, isolation_level=None)) as copy:
                connection.execute(text("select count(*) from sqlite_master")).one()  # the snapshot begins here
                source = connection.connection.driver_connection
                assert isinstance(source, sqlite3.Connection)
                try:
                    source.backup(
                        copy, pages=_PAGES_AT_A_TIME, progress=lambda _, left, whole: progress(whole - left, whole)
                    )
                    # One file, without a log beside it, until somebody opens it as a ledger.
                    copy.execute("PRAGMA journal_mode = DELETE")
                    found = copy.execute("PRAGMA quick_check").fetchone()
                except sqlite3.Error as error:
                    wrong = self.explain(error)
                    raise LedgerError(wrong.message, place=str(out), advice=wrong.advice) from error
                if found != ("ok",):
                    raise LedgerError(f"is damaged, and so is the copy: {found[0]}", place=self.place)
            shutil.copymode(self._path, half)
            _keep(half, out)
        except OSError as error:
            said = error.strerror or error
            raise LedgerError(f"cannot be written: {said}", place=str(out), advice="name a file elsewhere") from error
        finally:
            if half is not None:
                with suppress(OSError):
                    half.unlink(missing_ok=True)

    def _is_ours(self, connection: Connection) -> bool:
        return connection.execute(text("PRAGMA application_id")).scalar() == _APPLICATION_ID

    def _mark(self, connection: Connection) -> None:
        connection.execute(text(f"PRAGMA application_id = {_APPLICATION_ID}"))

    def _log_writes_ahead(self) -> None:
        """Keep a write-ahead log, so that readers and a writer do not wait for each other. The file remembers it.

        Changing over needs the file alone for a moment. Where it is not to be had (in use, on a read-only disk) the
        ledger works without: slower together, equally safe. So the next to open it tries again.
        """
        connection = sqlite3.connect(self._path, timeout=min(self._busy_seconds, 1.0), isolation_level=None)
        try:
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            return
        finally:
            connection.close()


def open_file(path: str, busy_seconds: float) -> SqliteDatabase:
    """The database of the file at that path, not looked at yet. Raises LedgerError for a path that cannot be."""
    if not path or "\x00" in path:
        raise LedgerError(f"the ledger has no name: {path!r}", advice="name a file")
    return SqliteDatabase(Path(path), busy_seconds)


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise LedgerError(
            f"its folder cannot be made: {said}", place=str(path), advice="name a file in another folder"
        ) from error


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except (OSError, ValueError):
        return False


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
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        # With a write-ahead log, NORMAL never leaves half a transaction, whatever fails: a killed process loses
        # nothing that was committed, and a power cut at most the last stories, which the next run reads again because
        # they are simply not there. FULL would wait for the disk after every story to save that run.
        connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("copydesk_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _new_file(beside: Path) -> Path:
    """A new, empty file of a name that nobody else has, in the same folder. Raises OSError."""
    descriptor, name = tempfile.mkstemp(prefix=f".{beside.name}.", dir=beside.parent)
    os.close(descriptor)
    return Path(name)


def _keep(half: Path, out: Path) -> None:
    """Give a finished copy its name, on the disk and not only in its cache. Raises OSError."""
    with half.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(half, out)  # unlike renaming, never over a file that somebody has made meanwhile
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        half.replace(out)
