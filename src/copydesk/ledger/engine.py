"""What a ledger's database is, whichever program keeps it: two units of work; whose tables these are, of what version.

    Database (here)  ◁── SqliteDatabase (sqlite.py)       a file
                     ◁── PostgresqlDatabase (postgresql.py)  a server

Nothing here names a database's dialect, and nothing outside those two modules does.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection, Engine, func, insert, inspect, select, text
from sqlalchemy.exc import DBAPIError

from copydesk.errors import LedgerError
from copydesk.ledger import nearness, schema

__all__ = ["BUSY_SECONDS", "Database", "Progress"]

#: How long to wait for another process that is writing. A story takes milliseconds; this is for a queue of writers.
BUSY_SECONDS = 10.0

#: What a step of schema.MIGRATIONS leaves to be worked out, by the step's number.
_FILLS: Mapping[int, Callable[[Connection], None]] = MappingProxyType({3: nearness.fill})

#: Told now and then how much of a long work is done: pages, of how many.
Progress = Callable[[int, int], None]


class Database(ABC):
    """One place that keeps tables: `read` and `write` are its only units of work.

    `reading` and `writing` are one engine with two sets of options. A transaction of `reading` is a snapshot; one of
    `writing` begins by waiting until no other process writes, so that what it sees still holds when it writes. `place`
    is how errors name it, never with a password.
    """

    #: What a table's definition ends in that has no columns but its key.
    _compact = ""

    def __init__(self, reading: Engine, writing: Engine, place: str) -> None:
        self.place = place
        self._reading = reading
        self._writing = writing

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A snapshot: everything asked inside sees the ledger at one moment, and changes nothing."""
        with self.explained(), self._reading.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """All or nothing, one writer at a time: committed at the end, undone where anything is raised inside."""
        with self.explained(), self._writing.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._reading.dispose()

    def open(self, *, create: bool) -> None:
        """See whose tables these are and bring them to the newest version; make them where there are none and `create`.

        Raises LedgerError where they are another program's or of a newer version, or there are none and not `create`.
        """
        with self.read() as connection:
            version = self._version(connection)
        if version == 0 and not create:
            raise self.missing()
        if version < schema.VERSION:
            with self.write() as connection:
                self._migrate(connection)

    def missing(self) -> LedgerError:
        """What is said where there is no ledger."""
        return LedgerError("there is no ledger yet", place=self.place, advice="copydesk read a story first")

    # What each database does in its own way

    @abstractmethod
    def backup(self, out: Path, progress: Progress) -> None:
        """See Ledger.backup."""

    @abstractmethod
    def explain(self, error: BaseException | None) -> LedgerError:
        """What a driver's error means to the person at the desk."""

    @abstractmethod
    def _is_ours(self, connection: Connection) -> bool:
        """Whether tables that are there carry a ledger's mark."""

    @abstractmethod
    def _mark(self, connection: Connection) -> None:
        """Mark new tables as a ledger's."""

    # What all do alike

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Turn what the database says into one line for the person at the desk."""
        try:
            yield
        except DBAPIError as error:
            raise self.explain(error.orig) from error
        except self._reading.dialect.loaded_dbapi.Error as error:  # from statements that go to the driver directly
            raise self.explain(error) from error

    def _version(self, connection: Connection) -> int:
        """The version of the tables, 0 where there are none. Raises LedgerError where they are not a ledger's."""
        present = set(inspect(connection).get_table_names())
        if not present:
            return 0
        if not self._is_ours(connection):
            raise LedgerError("is another program's database, not a ledger", place=self.place, advice="name another")
        wanted = set(schema.metadata.tables)
        if schema.versions.name in present:
            number = connection.scalar(select(func.max(schema.versions.c.number))) or 0
            if number > schema.VERSION:
                raise LedgerError(
                    f"was written by a newer Copydesk (tables of version {number}, this one knows {schema.VERSION})",
                    place=self.place, advice="update Copydesk",
                )
            if 0 < number < schema.VERSION or (number and wanted <= present):
                return int(number)
        missing = ", ".join(sorted(wanted - present)) or "the version"
        raise LedgerError(f"is damaged: it lacks {missing}", place=self.place, advice="restore it from a copy")

    def _migrate(self, connection: Connection) -> None:
        """Bring the tables to the newest version. The caller's transaction makes it wholly done or not begun."""
        version = self._version(connection)  # again: another process may have been first
        if version == 0:
            schema.metadata.create_all(connection)
            self._mark(connection)
            _note_version(connection, schema.VERSION)
        for step in schema.MIGRATIONS:
            if 0 < version < step.number:
                for statement in step.statements:
                    connection.execute(text(statement.format(compact=self._compact)))
                if step.number in _FILLS:
                    _FILLS[step.number](connection)
                _note_version(connection, step.number)


def _note_version(connection: Connection, number: int) -> None:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(schema.versions).values(number=number, since=since))
