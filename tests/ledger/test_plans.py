"""How SQLite answers what is asked all day: through indexes, never by going through a whole table. So a question takes
as long among a million claims as among a thousand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from ledger.checks import before_each_statement
from ledger.stories import NOW, numbered, only, reading, said

LARGE = ("claims", "evidence", "qualifiers", "entities", "entity_names", "spellings", "spelled", "name_codes", "things",
         "stories", "texts", "revisions", "other_names", "subject", "object", "carried", "placed", "later")  # fmt: skip
ASKED: dict[str, Callable[[Ledger], object]] = {
    "a name": lambda ledger: ledger.find("Kim Bara"),
    "a near name": lambda ledger: ledger.nearest("Kim Bara"),
    "claims about": lambda ledger: ledger.entries(subject=only(ledger, "Queen of Tears").id),
    "claims with": lambda ledger: ledger.entries(object=only(ledger, "Kim Bara").id),
    "claims scoped by": lambda ledger: ledger.entries(qualifier=only(ledger, "Kim Bara").id),
    "both": lambda ledger: ledger.entries(subject=only(ledger, "Queen of Tears").id, predicate="cast_member"),
    "claims about many": lambda ledger: ledger.entries_of(
        [thing.id for thing in ledger.things()], predicates=["audience_rating", "cast_member"]),
    "what it remembers": lambda ledger: ledger.worked_out("nothing", lambda: None),
    "what was withdrawn": lambda ledger: ledger.withdrawn(subject=only(ledger, "Queen of Tears").id),
    "a new story": lambda ledger: ledger.add(numbered(77), now=NOW),
    "a revised story": lambda ledger: ledger.add(
        reading(said("work:Queen of Tears", "cast_member", "person:Kim Bara"), id="story-1", lead="New. "), now=NOW),
}  # fmt: skip


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_goes_through_a_whole_table(place: Path, asked: str) -> None:
    statements: list[str] = []
    with open_ledger(place) as ledger:
        for number in range(5):
            ledger.add(numbered(number), now=NOW)
        with before_each_statement(statements.append):
            ASKED[asked](ledger)
    plans = []
    with closing(sqlite3.connect(place)) as connection:
        for statement in dict.fromkeys(statements):
            if statement.lstrip().upper().startswith(("SELECT", "UPDATE")):
                given = [None] * statement.count("?")
                plans += [(row[3], statement) for row in connection.execute(f"explain query plan {statement}", given)]
    assert plans
    whole = [(step, statement) for step, statement in plans if step.startswith(tuple(f"SCAN {name}" for name in LARGE))]
    assert whole == []
