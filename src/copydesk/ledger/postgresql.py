"""A ledger on a PostgreSQL server: its address, how writers queue, and what the server's error codes mean.

With `sqlite.py` the only module that names a database's dialect. The driver (psycopg) is an extra of the package; it
is SQLAlchemy that loads it, by the dialect's name.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger import schema
from copydesk.ledger.engine import Database, Progress

__all__ = ["SCHEMES", "PostgresqlDatabase", "open_server"]

#: What an address of a server begins with.
SCHEMES = frozenset({"postgresql", "postgres"})

_MARK = "a Copydesk ledger"
#: "CpDk", as in a file: the lock that writers queue for. Together with the schema's own number, so that two ledgers on
#: one server do not wait for each other.
_LOCK = 0x4370446B
_CONNECT_SECONDS = 10

_NO_ROOM = ("cannot grow: the server's disk is full", "make room there and run the same command again")
_LOCKED = ("is locked by another program", "close that program or try again")
_GONE = ("the server went away", "see that it runs, then run the same command again; nothing was kept half")
_REFUSED = ("the server refuses this user or password", "see the address, user and password")
_READ_ONLY = ("may not be written to by this user", "ask the server's keeper for the right to write, or name another")
#: What PostgreSQL's error codes mean to the person at the desk, by the code's first part: what is wrong, what to do.
_MEANINGS = {
    "55P03": _LOCKED,
    "40P01": _LOCKED,
    "40001": _LOCKED,
    "57014": _LOCKED,
    "53100": _NO_ROOM,
    "53200": ("the server is out of memory", "try again later"),
    "53300": ("the server has too many connections", "try again later"),
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "3D000": ("there is no such database", "make it first: createdb NAME"),
    "28": _REFUSED,
    "57P": _GONE,
    "08": _GONE,
    "XX": ("the server says that it is damaged", "restore it from a copy"),
}


class PostgresqlDatabase(Database):
    """A ledger in the first schema of a database's search path."""

    def backup(self, out: Path, progress: Progress) -> None:
        """A server's keeper has better means than a copy through a client: raises UsageError that names them."""
        raise UsageError(
            "a ledger on a server is backed up by the server's own means", place=self.place,
            advice="pg_dump --format=custom --file OUT ADDRESS, while others write; pg_restore brings it back",
        )

    def explain(self, error: BaseException | None) -> LedgerError:
        """What a driver's error means to the person at the desk."""
        code = getattr(error, "sqlstate", None) or ""
        for start, (message, advice) in _MEANINGS.items():
            if code.startswith(start):
                return LedgerError(message, place=self.place, advice=advice)
        said = " ".join(str(error).split())
        if not code:  # the client's own: no server answered, or it stopped answering
            for end, meaning in _UNSIGNED.items():
                if end in said:
                    return LedgerError(meaning[0], place=self.place, advice=meaning[1])
            if isinstance(error, ValueError | UnicodeError) or type(error).__name__ == "DataError":
                return LedgerError(f"cannot keep that: {said}", place=self.place)
            return LedgerError(f"cannot be reached: {_tidy(said)}", place=self.place, advice="see that the server runs")
        return LedgerError(
            f"the database refuses: {said}", place=self.place, advice="report this with the command you ran"
        )

    def _is_ours(self, connection: Connection) -> bool:
        # Tables without any of a ledger's names are another program's; `versions` carries the mark.
        return connection.execute(_MARK_OF, {"name": schema.versions.name}).scalar() == _MARK

    def _mark(self, connection: Connection) -> None:
        connection.execute(text(f"COMMENT ON TABLE {schema.versions.name} IS '{_MARK}'"))


_QUEUE = text(
    "SELECT pg_advisory_xact_lock(:lock, current_schema()::regnamespace::oid::int)"
    " FROM set_config('lock_timeout', :patience, true)"
)
_MARK_OF = text(
    "SELECT obj_description(c.oid, 'pg_class') FROM pg_class c"
    " WHERE c.relname = :name AND c.relnamespace = current_schema()::regnamespace"
)
#: What the client says where it has no code for it: refused before a session begins.
_UNSIGNED = {
    "password authentication failed": _REFUSED,
    "no password supplied": _REFUSED,
    "no pg_hba.conf entry": _REFUSED,
    " does not exist": ("there is no such database or user", "see the address; make a database with createdb NAME"),
    "server closed the connection": _GONE,
    "terminating connection": _GONE,
    "the connection is lost": _GONE,
    "the connection is closed": _GONE,
    "too many clients": ("the server has too many connections", "try again later"),
    "starting up": ("the server is only starting", "try again in a moment"),
}


def _tidy(said: str) -> str:
    """The client's own words, short, and without the tries that it counts up."""
    said = said.removeprefix("connection failed: ")
    return said.partition(" Is the server running")[0].partition(" Multiple ")[0][:200]


def open_server(address: str, busy_seconds: float) -> PostgresqlDatabase:
    """The database at `postgresql://user:password@host:port/name`, not asked anything yet.

    Raises LedgerError for an address that cannot be, and where the driver is not installed. No error repeats the
    address as it was given: it may hold a password.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise LedgerError(
            "the address cannot be read", place="postgresql://…", advice="postgresql://user@host:5432/name"
        ) from None
    place = _place(url)
    if not url.database and "service" not in url.query:
        raise LedgerError("the address names no database", place=place, advice="postgresql://user@host:5432/name")
    url = url.set(drivername="postgresql+psycopg")
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": str(_CONNECT_SECONDS)})
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    except ImportError:
        raise LedgerError(
            "the driver for PostgreSQL is not installed", place=place, advice="pip install 'copydesk[postgresql]'"
        ) from None
    _queue_writers(engine, busy_seconds)
    return PostgresqlDatabase(
        # One snapshot for all that is asked, as a SQLite transaction has it.
        engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        # Each statement sees what was committed before it: after the lock, all that other writers did.
        engine.execution_options(isolation_level="READ COMMITTED", copydesk_writes=True),
        place,
    )


def _queue_writers(engine: Engine, busy_seconds: float) -> None:
    """Let one transaction write at a time: each takes a lock, which the server frees at its end, however it ends."""
    patience = f"{max(1, round(busy_seconds * 1000))}ms"

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        if connection.get_execution_options().get("copydesk_writes", False):
            connection.execute(_QUEUE, {"patience": patience, "lock": _LOCK})


def _place(url: URL) -> str:
    """The address as it may be shown: no user, no password, no options."""
    host = str(url.query.get("host", "")) or url.host or "localhost"
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{host}{port}/{url.database or ''}"
