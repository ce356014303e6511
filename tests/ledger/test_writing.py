"""Adding to a SQLite file: wholly in or wholly out, whatever fails; several processes at once; only ever added."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TextIO

import pytest

from copydesk.ledger.base import Counts
from copydesk.ledger.database import open_ledger
from ledger.adder import add
from ledger.checks import assert_whole, integrity, listening
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

            def break_one(*_: object, left: list[int] = left) -> None:
                left[0] -= 1
                if left[0] == 0:
                    raise RuntimeError("the cable is pulled")

            try:
                with listening("before_cursor_execute", break_one):
                    ledger.add(revised, now=NOW)
                break
            except RuntimeError:
                broken += 1
            assert (ledger.entries(), ledger.counts(), ledger.find("Queen of Tears"), ledger.find("Goblin")) == before
        assert broken > 10
        assert ledger.counts() == Counts(stories=1, revisions=2, claims=1, things=1)


def start(place: Path, first: int, count: int) -> subprocess.Popen[str]:
    adder = Path(__file__).with_name("adder.py")
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(adder), str(place), str(first), str(count)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip


def fork(place: Path, count: int) -> tuple[int, TextIO]:
    """A process that adds stories 0 to `count`: its id, and what it says. Forked, so that it need not import first."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.close(ours)
            with os.fdopen(theirs, "w") as out:
                add(str(place), 0, count, out)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    return process, os.fdopen(ours)


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
def test_a_killed_process_leaves_every_story_wholly_in_or_wholly_out(place: Path) -> None:
    chance = random.Random(20240516)
    stories, known, left_half = 80, 0, 0
    for _ in range(10):
        process, said_by_it = fork(place, stories)
        with said_by_it:
            said_in = [said_by_it.readline() for _ in range(known + chance.randrange(4))]
            for _ in range(chance.randrange(100_000)):  # a little further, into the middle of a story
                pass
            os.kill(process, signal.SIGKILL)
            assert os.waitpid(process, 0)[1] == signal.SIGKILL
            said_in += said_by_it.readlines()
        left_half += place.with_name(f"{place.name}-wal").exists() or place.with_name(f"{place.name}-journal").exists()
        if place.exists() and place.stat().st_size:
            integrity(place)
        with open_ledger(place) as ledger:
            known = len(assert_whole(ledger, at_least=len([line for line in said_in if line])))
    assert left_half > 5
    assert 0 < known < stories
    process, said_by_it = fork(place, stories)
    with said_by_it:
        assert len(said_by_it.readlines()) == stories
    assert os.waitpid(process, 0)[1] == 0
    integrity(place)
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(stories)))


@pytest.mark.slow
def test_four_processes_make_one_ledger_and_lose_nothing(place: Path) -> None:
    processes = [start(place, first, 10) for first in (0, 10, 20, 30)]
    ends = [process.communicate() for process in processes]
    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, ends, strict=True)] == [(0, "")] * 4
    integrity(place)
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(40)))


@pytest.mark.slow
def test_processes_that_add_the_same_stories_double_nothing(place: Path) -> None:
    processes = [start(place, 0, 8) for _ in range(3)]
    ends = [process.communicate() for process in processes]
    assert [errors for _, errors in ends] == [""] * 3
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(8)))


# Append-only


def test_no_row_is_ever_changed_or_deleted_but_the_count_of_a_spelling(place: Path) -> None:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(" ".join(statement.split()))

    with listening("before_cursor_execute", note), open_ledger(place) as ledger:
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
