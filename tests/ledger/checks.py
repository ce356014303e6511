"""What the tests of the SQLite ledger look at: whether a file is whole, and what goes to it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from copydesk.ledger import statements
from copydesk.ledger.base import Ledger
from ledger.stories import numbered

CLAIMS = 12  # of a numbered story


@contextmanager
def before_each_statement(told: Callable[[str], None]) -> Iterator[None]:
    """Tell of every statement before it is run, be it the library's or one that goes to the driver directly."""
    directly = statements.run

    def run(connection: Connection, text: str, parameters: Any, *, many: bool = False) -> Any:
        told(text)
        return directly(connection, text, parameters, many=many)

    def listener(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        told(statement)

    with listening("before_cursor_execute", listener), pytest.MonkeyPatch.context() as patched:
        patched.setattr(statements, "run", run)
        yield


@contextmanager
def listening(name: str, listener: Callable[..., Any]) -> Iterator[None]:
    event.listen(Engine, name, listener)
    try:
        yield
    finally:
        event.remove(Engine, name, listener)


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
