"""The `ledger` that the contract is tested on: a SQLite file, and a schema of a real PostgreSQL server."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from ledger.server import Server, programs, running

_numbers = itertools.count(1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a SQLite ledger may be made."""
    return tmp_path / "desk.ledger"


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server, started once a process."""
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL here: neither the tests' package nor one on the PATH")
    with running(found) as started:
        yield started


@pytest.fixture
def address(server: Server) -> str:
    """The address of an empty schema on the server."""
    return server.new_schema(f"desk_{next(_numbers)}")


@pytest.fixture(params=["sqlite", "postgresql"])
def anywhere(request: pytest.FixtureRequest) -> str:
    """A place where a ledger may be made, for each database there is."""
    return str(request.getfixturevalue("place" if request.param == "sqlite" else "address"))


@pytest.fixture
def ledger(anywhere: str) -> Iterator[Ledger]:
    with open_ledger(anywhere) as opened:
        yield opened
