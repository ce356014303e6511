"""Several processes on one ledger, and processes that are killed: nothing lost, nothing double, nothing half."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.ledger.database import open_ledger
from ledger.adder import fork
from ledger.checks import assert_whole, integrity
from ledger.stories import NOW, numbered

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")


def run_together(place: str, works: list[list[int]]) -> list[list[str]]:
    """A process for each of the works, all at once; what each said. Fails where one of them does."""
    processes = [fork(place, work) for work in works]
    lines = []
    for _, said_by_it in processes:
        with said_by_it:
            lines.append(said_by_it.read().splitlines())
    assert [os.waitpid(process, 0)[1] for process, _ in processes] == [0] * len(works)
    return lines


def test_eight_processes_make_one_ledger_and_lose_nothing(anywhere: str) -> None:
    said_by_them = run_together(anywhere, [list(range(first, 64, 8)) for first in range(8)])
    assert sorted(line for lines in said_by_them for line in lines) == sorted(f"{n} new 1" for n in range(64))
    with open_ledger(anywhere) as ledger:
        assert_whole(ledger, set(range(64)))
    if "://" not in anywhere:
        integrity(Path(anywhere))


def test_eight_processes_that_read_the_same_stories_double_nothing(anywhere: str) -> None:
    stories = list(range(10))
    said_by_them = run_together(anywhere, [stories[first:] + stories[:first] for first in range(8)])
    for number in stories:
        statuses = sorted(line.split()[1] for lines in said_by_them for line in lines if line.split()[0] == str(number))
        assert statuses == ["new"] + ["unchanged"] * 7
    with open_ledger(anywhere) as ledger:
        assert_whole(ledger, set(stories))


def test_readers_see_whole_stories_while_a_process_writes(anywhere: str) -> None:
    with open_ledger(anywhere) as ledger:
        ledger.add(numbered(0), now=NOW)
    process, said_by_it = fork(anywhere, itertools.count(1))
    seen: set[int] = set()
    with said_by_it:
        while len(seen) < 5:  # the process writes for as long as it is looked at, however seldom that is
            line = said_by_it.readline()
            whole = assert_whole_at_one_moment(anywhere)
            assert int(line.split()[0]) in whole
            seen.add(len(whole))
        os.kill(process, signal.SIGKILL)
        assert os.waitpid(process, 0)[1] == signal.SIGKILL


def assert_whole_at_one_moment(place: str) -> set[int]:
    """The stories of one question: each has all its claims, with their words and qualifiers."""
    with open_ledger(place) as ledger:
        entries = ledger.entries()
    found = {int(entry.story.document.removeprefix("story-")) for entry in entries}
    for number in found:
        claims = [entry for entry in entries if entry.story.document == f"story-{number}"]
        assert [e.evidence for e in claims] == [claim.evidence for claim in numbered(number).claims]
        assert [len(e.qualifiers) for e in claims] == [len(claim.qualifiers) for claim in numbered(number).claims]
    return found


def test_a_killed_process_leaves_every_story_wholly_in_or_wholly_out(place: Path) -> None:
    """Ten times; `make bench ARGS="--only crash"` does it two hundred times."""
    chance = random.Random(20240516)
    stories, known, left_half = 80, 0, 0
    for _ in range(10):
        process, said_by_it = fork(str(place), range(stories))
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
    process, said_by_it = fork(str(place), range(stories))
    with said_by_it:
        assert len(said_by_it.readlines()) == stories
    assert os.waitpid(process, 0)[1] == 0
    integrity(place)
    with open_ledger(place) as ledger:
        assert_whole(ledger, set(range(stories)))


def test_a_process_killed_beside_others_holds_nobody_up(anywhere: str) -> None:
    """The lock that writers queue for dies with its holder."""
    first, said_by_it = fork(anywhere, range(500))
    said_by_it.readline()
    os.kill(first, signal.SIGKILL)
    assert os.waitpid(first, 0)[1] == signal.SIGKILL
    said_by_it.close()
    with open_ledger(anywhere) as ledger:
        ledger.add(numbered(600), now=NOW)
        assert 600 in assert_whole(ledger)


def test_a_copy_while_another_process_writes_is_whole(place: Path, tmp_path: Path) -> None:
    process, said_by_it = fork(str(place), range(30))
    sizes = []
    with said_by_it:
        for number, line in enumerate(said_by_it):
            if number % 6:
                continue
            copy = tmp_path / f"copy-{number}.ledger"
            with open_ledger(place) as ledger:
                ledger.backup(copy)
            integrity(copy)
            with open_ledger(copy, create=False) as copied:
                whole = assert_whole(copied)
            assert int(line.split()[0]) in whole
            sizes.append(len(whole))
    assert os.waitpid(process, 0)[1] == 0
    assert sizes == sorted(sizes)
    assert len(sizes) == 5
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("select count(*) from stories").fetchone() == (30,)
