"""Killed, and killed again: a process that reads stories into a ledger is ended with SIGKILL at a point taken by
chance; then the ledger is opened and every story in it must be whole. At the end the rest is read: nothing is missing.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from bench.newsroom import Newsroom
from bench.tables import Table
from copydesk.ledger.database import open_ledger

__all__ = ["crashes"]

_NOW = datetime(2024, 5, 16, 12, tzinfo=UTC)
_NEWSROOM = Newsroom(things=500, claims=12)


def _read(place: Path, count: int, out: int) -> None:
    with open_ledger(place) as ledger:
        for number, reading in enumerate(_NEWSROOM.readings(count)):
            ledger.add(reading, now=_NOW)
            os.write(out, f"{number}\n".encode())


def _killed(place: Path, count: int, after: float, lines: int) -> int:
    """Read until so many stories are said to be in and a while longer, then kill; how many were said to be in."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(ours)
        try:
            _read(place, count, theirs)
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as said:
        heard = sum(1 for _ in zip(range(lines), said, strict=False))
        time.sleep(after)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        return heard + len(said.readlines())


def _whole(place: Path, heard: int) -> int:
    """How many stories are in. Raises AssertionError unless each is whole and all are there that were said to be in."""
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)], "the file is damaged"
        assert not connection.execute("pragma foreign_key_check").fetchall(), "rows without what they belong to"
    with open_ledger(place) as ledger:
        entries = ledger.entries()
        counts = ledger.counts()
    claims = Counter(entry.story.document for entry in entries)
    assert set(claims.values()) <= {_NEWSROOM.claims}, "half a story"
    assert counts.stories == counts.revisions == len(claims), "a story twice, or without its claims"
    assert counts.stories >= heard, "a story that was said to be in is not"
    words = [(entry.evidence[0].quote, len(entry.qualifiers)) for entry in entries]
    expected = [
        (claim.evidence[0].quote, len(claim.qualifiers))
        for reading in _NEWSROOM.readings(counts.stories) for claim in reading.claims
    ]
    assert words == expected, "other words or qualifiers than the stories have"
    return counts.stories


def crashes(times: int, seed: int = 20240516) -> Table:
    """Kill a read of stories so many times. Raises AssertionError at the first ledger that is not whole."""
    chance = random.Random(seed)
    logs = lost = rounds = done = 0
    started = time.perf_counter()
    left = times
    while left:
        rounds += 1
        with tempfile.TemporaryDirectory() as folder:
            place, known, count = Path(folder) / "desk.db", 0, 60
            while left and known < count - 4:
                heard = _killed(place, count, chance.uniform(0, 0.02), known + chance.randrange(5))
                left -= 1
                done += 1
                logs += Path(f"{place}-wal").exists()
                before = known
                known = _whole(place, heard) if place.exists() and place.stat().st_size else 0
                assert known >= before, "a story went away"
                lost += known > heard
            _killed(place, count, 0.0, count)
            assert _whole(place, count) == count, "the rest was not read"
    table = Table("Killed with SIGKILL while reading stories into SQLite", ("what", "how many"))
    table.rows = [
        ("kills", f"{done}"), ("ledgers", f"{rounds}"), ("kills that left a write-ahead log", f"{logs}"),
        ("kills between a story's going in and the word that it is in", f"{lost}"),
        ("damaged files, half stories, doubled or lost stories", "0"),
        ("seconds", f"{time.perf_counter() - started:.0f}"),
    ]
    return table
