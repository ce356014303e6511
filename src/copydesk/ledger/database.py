"""Opening a ledger, and what it is then: writing and queries put together behind the `Ledger` protocol.

    open_ledger(path or address) ─ sqlite.py or postgresql.py ─ a ledger? ─ make or migrate its tables ─▶ SqlLedger
    SqlLedger.add  = prepare | one write transaction (begin, add, commit)
    SqlLedger.find = one read transaction (a snapshot: other processes may write meanwhile)
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection

from copydesk.errors import LedgerError, SourceError
from copydesk.ledger import (
    contents,
    deciding,
    digests,
    history,
    memory,
    outlines,
    postgresql,
    queries,
    sqlite,
    things,
    walking,
    writing,
)
from copydesk.ledger.base import (
    Action,
    Added,
    Counts,
    Decision,
    Digests,
    Entry,
    EntryValue,
    Event,
    Identity,
    Outline,
    Story,
    Target,
    Thing,
    Withdrawal,
)
from copydesk.ledger.engine import BUSY_SECONDS, Database, Progress
from copydesk.model import EntityType, Reading

__all__ = ["BUSY_SECONDS", "SqlLedger", "open_ledger"]

T = TypeVar("T")

#: How many answers a ledger remembers; beyond, the one asked for least lately goes.
_REMEMBERED = 256


def _prepared(reading: Reading) -> writing.Prepared | SourceError:
    try:
        return writing.prepare(reading)
    except SourceError as error:
        return error


class _Open(threading.local):
    """The snapshot that each thread has open."""

    snapshot: Connection | None = None


class SqlLedger:
    """The `Ledger` protocol over one Database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._state: tuple[object, ...] | None = None
        self._worked_out: dict[Hashable, Any] = {}
        self._open = _Open()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See Ledger.snapshot."""
        with self._reading():
            yield

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """The snapshot that is open in this thread, or one for the time of this."""
        opened = self._open.snapshot
        if opened is not None:
            with self._database.explained():
                yield opened
            return
        with self._database.read() as connection, memory.remembering(connection, contents.state(connection)):
            self._open.snapshot = connection
            try:
                yield connection
            finally:
                self._open.snapshot = None

    def add_many(self, readings: tuple[Reading, ...], *, now: datetime) -> tuple[Added | SourceError, ...]:
        """See Ledger.add_many. Other writers wait for all of it; `claims_added` and `claims_gone` are empty."""
        prepared = [_prepared(reading) for reading in readings]
        with self._database.write() as connection:
            return tuple(
                one if isinstance(one, SourceError) else writing.add(connection, one, now=now, compare=False)
                for one in prepared
            )

    def add(self, reading: Reading, *, now: datetime) -> Added:
        """See Ledger.add."""
        prepared = writing.prepare(reading)
        with self._database.write() as connection:
            return writing.add(connection, prepared, now=now)

    def judge(self, action: Action, one: str, other: str, *, author: str, reason: str, now: datetime) -> Decision:
        """See Ledger.judge."""
        with self._database.write() as connection:
            return deciding.judge(connection, action, one, other, author=author, reason=reason, now=now)

    def retract(self, target: Target, on: str, *, author: str, reason: str, now: datetime) -> Decision:
        """See Ledger.retract."""
        with self._database.write() as connection:
            return deciding.retract(connection, target, on, author=author, reason=reason, now=now)

    def correct(self, claim_id: str, value: EntryValue, *, author: str, reason: str, now: datetime) -> Decision:
        """See Ledger.correct."""
        with self._database.write() as connection:
            return deciding.correct(connection, claim_id, value, author=author, reason=reason, now=now)

    def undo(self, decision_id: str, *, author: str, reason: str, now: datetime) -> Decision:
        """See Ledger.undo."""
        with self._database.write() as connection:
            return deciding.undo(connection, decision_id, author=author, reason=reason, now=now)

    def find(
        self, name: str, *, types: frozenset[EntityType] | None = None, as_of: date | None = None
    ) -> tuple[Thing, ...]:
        """See Ledger.find."""
        with self._reading() as connection:
            return memory.remembered(connection, ("find", name, types, as_of), lambda: things.find(
                connection, name, types=types, as_of=as_of
            ))  # fmt: skip

    def find_each(self, names: Collection[str]) -> dict[str, tuple[Thing, ...]]:
        """See Ledger.find_each."""
        with self._reading() as connection:
            kept = memory.memory_of(connection)
            known = {} if kept is None else kept.answers
            asked = {name: ("find", name, None, None) for name in names}
            found = things.find_each(connection, [name for name in asked if asked[name] not in known])
            for name, answer in found.items():
                memory.keep(connection, asked[name], answer)
            return {name: found[name] if name in found else known[asked[name]] for name in asked}

    def nearest(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """See Ledger.nearest."""
        with self._reading() as connection:
            return memory.remembered(
                connection, ("nearest", name, limit), lambda: things.nearest(connection, name, limit)
            )

    def thing(self, thing_id: str, *, as_of: date | None = None) -> Thing:
        """See Ledger.thing."""
        with self._reading() as connection:
            return things.thing(connection, thing_id, as_of=as_of)

    def identity(self, thing_id: str, *, as_of: date | None = None) -> Identity:
        """See Ledger.identity."""
        with self._reading() as connection:
            return things.identity_of(connection, thing_id, as_of=as_of)

    def things(self) -> Iterator[Thing]:
        """See Ledger.things."""
        last: str | None = ""
        while last is not None:
            with self._reading() as connection:
                some, last = walking.things_after(connection, last)
            yield from some

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
        with self._reading() as connection:
            asked = ("entries", subject, object, qualifier, predicate, as_of)
            return memory.remembered(connection, asked, lambda: queries.entries(
                connection, subject=subject, object_=object, qualifier=qualifier, predicate=predicate, as_of=as_of
            ))  # fmt: skip

    def entries_of(
        self, subjects: Collection[str], *, predicates: Collection[str] = (), as_of: date | None = None
    ) -> tuple[Entry, ...]:
        """See Ledger.entries_of."""
        with self._reading() as connection:
            return queries.entries_of(connection, subjects, predicates=predicates, as_of=as_of)

    def outlines(self, predicate: str) -> Mapping[str, Outline]:
        """See Ledger.outlines."""
        with self._reading() as connection:
            return outlines.outlines(connection, predicate)

    def claim(self, claim_id: str, *, as_of: date | None = None) -> Entry:
        """See Ledger.claim."""
        with self._reading() as connection:
            return history.claim(connection, claim_id, as_of=as_of)

    def withdrawn(
        self,
        *,
        subject: str | None = None,
        object: str | None = None,  # noqa: A002
        predicate: str | None = None,
        as_of: date | None = None,
    ) -> tuple[Withdrawal, ...]:
        """See Ledger.withdrawn."""
        with self._reading() as connection:
            asked = ("withdrawn", subject, object, predicate, as_of)
            return memory.remembered(connection, asked, lambda: history.withdrawn(
                connection, subject=subject, object_=object, predicate=predicate, as_of=as_of
            ))  # fmt: skip

    def log(self, *, thing: str | None = None, as_of: date | None = None, limit: int = 100) -> tuple[Event, ...]:
        """See Ledger.log."""
        with self._reading() as connection:
            return history.log(connection, thing=thing, as_of=as_of, limit=limit)

    def story(self, story_id: str, *, revision: int | None = None) -> Story:
        """See Ledger.story."""
        with self._reading() as connection:
            return contents.story(connection, story_id, revision)

    def said(self, *story_ids: str) -> tuple[Entry, ...]:
        """See Ledger.said."""
        with self._reading() as connection:
            return walking.said(connection, story_ids)

    def naming(self, *thing_ids: str) -> tuple[Entry, ...]:
        """See Ledger.naming."""
        with self._reading() as connection:
            return walking.naming(connection, thing_ids)

    def stories(self, *story_ids: str) -> Iterator[Story]:
        """See Ledger.stories."""
        if story_ids:
            with self._reading() as connection:
                found = walking.stories_of(connection, story_ids)
            yield from found
            return
        some: tuple[Story, ...] = ()
        while True:
            with self._reading() as connection:
                some = walking.stories_after(connection, some[-1].id if some else "")
            if not some:
                return
            yield from some

    def counts(self) -> Counts:
        """See Ledger.counts."""
        with self._reading() as connection:
            return contents.counts(connection)

    def state(self) -> Hashable:
        """See Ledger.state."""
        with self._reading() as connection:
            return contents.state(connection)

    def digests(self, salt: str) -> Digests:
        """See Ledger.digests."""
        opened = self._open.snapshot
        if opened is None:
            raise ValueError("digests are of one moment: ask inside a snapshot")
        return digests.Digests(opened, salt)

    def worked_out(self, what: Hashable, work_out: Callable[[], T]) -> T:
        """See Ledger.worked_out."""
        with self._reading() as connection:
            state = contents.state(connection)
        if state != self._state:
            self._state = state
            self._worked_out.clear()
        # Taken out and put back: the order is that of the last asking.
        answer: T = self._worked_out.pop(what) if what in self._worked_out else work_out()
        if self._state == state:  # else the ledger changed meanwhile, and half of the answer may be of before
            self._worked_out[what] = answer
        if len(self._worked_out) > _REMEMBERED:
            del self._worked_out[next(iter(self._worked_out))]
        return answer

    def backup(self, out: Path, progress: Progress = lambda _done, _whole: None) -> None:
        """See Ledger.backup."""
        self._database.backup(out, progress)

    def close(self) -> None:
        """See Ledger.close."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(where: str | Path, *, busy_seconds: float = BUSY_SECONDS, create: bool = True) -> SqlLedger:
    """Open the ledger at a path (or `sqlite:///path`) or at `postgresql://user@host/name`; make it where there is none.

    Without `create` nothing is made, neither file nor folder nor table, and there must be one. Raises LedgerError where
    there is none then, and where what is there is not a ledger, is another program's, is of a newer version, is locked
    for more than `busy_seconds`, is damaged, or cannot be read or written. What is not a ledger is never written to.
    """
    database = _database(where, busy_seconds)
    try:
        database.open(create=create)
    except BaseException:
        database.close()
        raise
    return SqlLedger(database)


def _database(where: str | Path, busy_seconds: float) -> Database:
    kind, mark, rest = str(where).partition("://")
    if isinstance(where, Path) or not mark:
        return sqlite.open_file(str(where), busy_seconds)
    if kind == "sqlite":
        return sqlite.open_file(rest.removeprefix("/"), busy_seconds)
    if kind in postgresql.SCHEMES:
        return postgresql.open_server(str(where), busy_seconds)
    raise LedgerError(
        "no ledger can be kept there", place=f"{kind}://…", advice="name a file, or postgresql://user@host/name"
    )
