"""A ledger on a PostgreSQL server: what may be opened, what is said when something is wrong, what is never said."""

from __future__ import annotations

import re
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger import schema
from copydesk.ledger.base import Status
from copydesk.ledger.database import SqlLedger, open_ledger
from ledger.checks import CLAIMS, assert_whole
from ledger.server import Server
from ledger.stories import NOW, numbered

SECRET = "hunter2"


def refused(address: str, said_of_it: str, *, create: bool = True) -> str:
    """The one line with which a ledger is refused; nothing of it or below it has the password."""
    with pytest.raises(LedgerError, match=said_of_it) as error:
        open_ledger(address, busy_seconds=0.05, create=create).counts()
    line = str(error.value)
    assert "\n" not in line
    assert error.value.advice
    assert error.value.place.startswith("postgresql://")
    assert SECRET not in line
    below: BaseException | None = error.value
    while below is not None:
        assert SECRET not in str(below)
        below = below.__cause__
    return line


def tables(server: Server, address: str) -> list[tuple[str, ...]]:
    (schema_name,) = re.findall(r"search_path%3D(\w+)", address)
    return server.run(
        "select table_name, column_name, data_type, is_nullable from information_schema.columns"
        f" where table_schema = '{schema_name}' order by 1, 2"
    )


def in_schema(server: Server, address: str, *statements: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


# Opening


@pytest.mark.parametrize(("address", "said_of_it"), [
    (f"postgresql://me:{SECRET}@localhost:port/desk", "the address cannot be read"),
    (f"postgresql://me:{SECRET}@[::1/desk", "the address cannot be read|cannot be reached"),
    (f"postgresql://me:{SECRET}@localhost:1", "the address names no database"),
    (f"postgresql://me:{SECRET}@localhost:1/desk", "cannot be reached"),
    (f"postgresql://me@localhost:1/desk?password={SECRET}", "cannot be reached"),
    (f"postgres://me:{SECRET}@localhost:1/desk?application_name={SECRET}", "cannot be reached"),
])  # fmt: skip
def test_an_address_that_leads_nowhere_is_refused_without_its_password(address: str, said_of_it: str) -> None:
    refused(address, said_of_it)


def test_without_the_driver_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refused(f"postgresql://me:{SECRET}@localhost:1/desk", r"not installed \(pip install 'copydesk\[postgresql\]'\)")


def test_no_such_database_and_no_such_user(server: Server) -> None:
    refused(server.address(database="nowhere", password=SECRET), "there is no such database")
    refused(server.address(user="nobody_knows", password=SECRET), "there is no such database or user")


def test_a_user_who_may_not_write_may_look(server: Server, address: str) -> None:
    with open_ledger(address) as ledger:
        ledger.add(numbered(1), now=NOW)
    (name,) = re.findall(r"search_path%3D(\w+)", address)
    server.run("drop role if exists intern", "create role intern login", f"grant usage on schema {name} to intern",
               f"grant select on all tables in schema {name} to intern")  # fmt: skip
    with open_ledger(server.address(schema=name, user="intern")) as ledger:
        assert len(ledger.entries()) == CLAIMS
        with pytest.raises(LedgerError, match="may not be written to by this user"):
            ledger.add(numbered(2), now=NOW)
        assert ledger.counts().stories == 1
    server.run("drop owned by intern", "drop role intern")


def test_nothing_is_made_where_nothing_may_be(server: Server, address: str) -> None:
    refused(address, "there is no ledger yet", create=False)
    assert tables(server, address) == []
    open_ledger(address).close()
    open_ledger(address, create=False).close()


def test_another_programs_tables_are_refused_and_left_alone(server: Server, address: str) -> None:
    in_schema(server, address, "create table versions (number integer)", "insert into versions values (1)")
    before = tables(server, address)
    refused(address, "another program's database")
    assert tables(server, address) == before


def test_a_newer_ledger_is_refused(server: Server, address: str) -> None:
    open_ledger(address).close()
    in_schema(server, address, "insert into versions values (99, '2030-01-01T00:00:00+00:00')")
    refused(address, r"newer Copydesk \(tables of version 99, this one knows \d+\) \(update Copydesk\)")


@pytest.mark.parametrize("harm", ["drop table evidence", "delete from versions"])
def test_a_ledger_that_lacks_something_is_refused(server: Server, address: str, harm: str) -> None:
    open_ledger(address).close()
    in_schema(server, address, harm)
    refused(address, "is damaged: it lacks")


def test_two_ledgers_on_one_server_know_nothing_of_each_other(server: Server) -> None:
    one, other = server.new_schema("one_desk"), server.new_schema("other_desk")
    with open_ledger(one, busy_seconds=0.05) as ledger, open_ledger(other, busy_seconds=0.05) as second:
        ledger.add(numbered(1), now=NOW)
        assert second.counts().stories == 0
        with writing(ledger):
            assert second.add(numbered(2), now=NOW).status is Status.NEW


# Locked, gone


def writing(ledger: SqlLedger) -> object:
    """A transaction that writes and does not end, as another process might have one."""
    return ledger._database.write()


def test_reading_goes_on_while_another_process_writes_and_writing_waits(address: str) -> None:
    with open_ledger(address, busy_seconds=0.05) as ledger, open_ledger(address) as other:
        ledger.add(numbered(1), now=NOW)
        with writing(other):
            assert ledger.counts().stories == 1
            with pytest.raises(LedgerError, match="locked by another program"):
                ledger.add(numbered(2), now=NOW)
        assert ledger.add(numbered(2), now=NOW).status is Status.NEW


def test_a_writer_waits_for_the_one_before_it(address: str) -> None:
    with open_ledger(address) as ledger, open_ledger(address) as other:
        done: list[Status] = []
        thread = threading.Thread(target=lambda: done.append(ledger.add(numbered(1), now=NOW).status))
        with writing(other):
            thread.start()
            assert not done
        thread.join()
        assert done == [Status.NEW]


def end_sessions(server: Server) -> None:
    server.run("select pg_terminate_backend(pid) from pg_stat_activity"
               " where pid <> pg_backend_pid() and backend_type = 'client backend'")  # fmt: skip


def test_a_server_that_goes_away_keeps_nothing_half(server: Server, address: str) -> None:
    with open_ledger(address) as ledger:
        ledger.add(numbered(1), now=NOW)

        def cut_off() -> None:
            with ledger._database.write() as connection:
                connection.execute(schema.stories.insert().values(id="x", name="x", number=1, added="x"))
                end_sessions(server)
                connection.execute(schema.stories.select())

        with pytest.raises(LedgerError, match="the server went away"):
            cut_off()
        # The server is back: the next question finds it.
        assert_whole(ledger, {1})


def test_a_session_that_the_server_ended_meanwhile_is_begun_anew(server: Server, address: str) -> None:
    with open_ledger(address) as ledger:
        ledger.add(numbered(1), now=NOW)
        end_sessions(server)
        assert ledger.add(numbered(2), now=NOW).status is Status.NEW


# Copies, migrations


def test_a_copy_is_the_servers_business(address: str, tmp_path: Path) -> None:
    with open_ledger(address) as ledger, pytest.raises(UsageError, match="pg_dump") as error:
        ledger.backup(tmp_path / "copy")
    assert str(error.value).startswith("postgresql://")


def test_a_step_that_fails_changes_nothing(server: Server, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(address).close()
    older = tables(server, address)
    step = schema.Migration(schema.VERSION + 1, ("create table notes (words text)", "drop table nowhere"))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        patched.setattr(schema, "VERSION", schema.VERSION + 1)
        refused(address, "the database refuses: .*nowhere")
    assert tables(server, address) == older
    open_ledger(address).close()


def test_a_foreign_key_is_held_to(address: str) -> None:
    orphan = schema.entities.insert().values(revision=999, ordinal=0, thing="none")
    with (
        open_ledger(address) as ledger,
        pytest.raises(LedgerError, match="violates foreign key"),
        ledger._database.write() as connection,
    ):
        connection.execute(orphan)
