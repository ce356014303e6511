"""Adding to a SQLite file: wholly in or wholly out, whatever fails; only ever added."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from copydesk.ledger.base import Counts
from copydesk.ledger.database import open_ledger
from ledger.checks import before_each_statement
from ledger.stories import NOW, numbered, reading, said


def test_whatever_statement_fails_a_story_is_wholly_out(place: Path) -> None:
    """Break the first statement of adding, then the second, … until none is left to break."""
    with open_ledger(place) as ledger:
        ledger.add(numbered(0), now=NOW)
        revised = reading(said("work:Goblin", "end_date", "date:2017"), id="story-0", lead="Other words. ")
        before = ledger.entries(), ledger.counts(), ledger.find("Queen of Tears"), ledger.find("Goblin")
        broken = 0
        while True:
            left = [broken + 1]

            def break_one(_: str, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] == 0:
                    raise RuntimeError("the cable is pulled")

            try:
                with before_each_statement(break_one):
                    ledger.add(revised, now=NOW)
                break
            except RuntimeError:
                broken += 1
            assert (ledger.entries(), ledger.counts(), ledger.find("Queen of Tears"), ledger.find("Goblin")) == before
        assert broken > 20
        assert ledger.counts() == Counts(stories=1, revisions=2, claims=1, things=1)


# Append-only


def test_no_row_is_ever_changed_or_deleted_but_the_count_of_a_spelling(place: Path) -> None:
    statements: list[str] = []

    def note(statement: str) -> None:
        statements.append(" ".join(statement.split()))

    with before_each_statement(note), open_ledger(place) as ledger:
        for lead in ("One. ", "Two. "):
            ledger.add(reading(said("work:Goblin", "end_date", "date:2017"), lead=lead), now=NOW)
        ledger.add(reading(said("work:Signal", "end_date", "date:2016"), lead="Three. "), now=NOW)
        ledger.entries()
        ledger.counts()
    kinds = {" ".join(statement.split()[:2]) for statement in statements if not statement.startswith("CREATE")}
    kinds -= {kind for kind in kinds if kind.split()[0] in {"SELECT", "INSERT", "PRAGMA", "BEGIN"}}
    assert kinds == {"UPDATE spellings"}
    assert {s.partition(" WHERE")[0] for s in statements if s.startswith("UPDATE")} == {
        "UPDATE spellings SET stories=(spellings.stories + ?)"
    }


def test_the_counts_of_spellings_are_what_the_tables_say(place: Path) -> None:
    with open_ledger(place) as ledger:
        for number in range(12):
            ledger.add(numbered(number), now=NOW)
        for number in range(0, 12, 2):
            ledger.add(reading(said("work:Goblin", "cast_member", "person:Kim Dara"), id=f"story-{number}",
                               lead=f"{number} "), now=NOW)  # fmt: skip
    counted = """
        select e.thing, n.spelling, count(distinct r.story) from entity_names n
        join entities e on e.revision = n.revision and e.ordinal = n.entity
        join revisions r on r.id = n.revision
        where not n.slip and r.number = (select max(number) from revisions where story = r.story) group by 1, 2
    """
    with closing(sqlite3.connect(place)) as connection:
        kept = connection.execute("select thing, spelling, stories from spellings where stories > 0").fetchall()
        assert sorted(kept) == sorted(connection.execute(counted).fetchall())
        assert len(kept) > 10
