"""How fast a ledger becomes a site, how much of it is written again, and what memory that takes.

Each run is the command in a process of its own, with helpers where it starts some; memory is that of all of them
together, looked at ten times a second. The ledger is made up (bench/newsroom.py): a hundred claims for each thing, ten
in each story. Every rating in it differs, so that every broadcast is in dispute: as hard as it gets.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from bench.newsroom import Newsroom
from bench.tables import Table
from copydesk.ledger.database import open_ledger

__all__ = ["site_table"]

_CLAIMS = 10
_TO_A_THING = 100
_NOON = datetime(2024, 5, 16, 12, tzinfo=UTC)
_SAID = re.compile(r"(\d+) files in .*: (\d+) written, (\d+) unchanged, (\d+) removed")


def site_table(sizes: Sequence[int], copydesk: Path) -> Table:
    """A row for each number of things: the first run, a second over the same ledger, a third after one more story."""
    table = Table(
        f"`copydesk site` over {_TO_A_THING} claims for each thing, {_CLAIMS} in each story",
        ("things", "stories", "claims", "files", "MB", "first run, s (processor)", "(wall)", "ms a file",
         "the same again, s (processor)", "written", "after one more story, written", "s (processor)",
         "peak of all processes, MiB", "largest page, KB"),
    )  # fmt: skip
    for things in sizes:
        with tempfile.TemporaryDirectory() as folder:
            table.rows.append(_row(things, Path(folder), copydesk))
    return table


def _row(things: int, folder: Path, copydesk: Path) -> tuple[str, ...]:
    room = Newsroom(things=things, claims=_CLAIMS)
    count = max(1, things * _TO_A_THING // _CLAIMS)
    desk, out = folder / "desk.db", folder / "site"
    readings = room.readings(count)
    with open_ledger(desk) as ledger:
        while some := tuple(islice(readings, 50)):
            ledger.add_many(some, now=_NOON)
        held = ledger.counts()
    command = [str(copydesk), "--ledger", str(desk), "site", str(out)]
    files, written, first, wall, peak = _run(command)
    assert written == files, "a first run writes every file"
    _, again_written, again, _, again_peak = _run(command)
    with open_ledger(desk) as ledger:
        ledger.add(next(room.readings(1, first=count)), now=_NOON)
    _, more_written, more, _, more_peak = _run(command)
    sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    page = max(path.stat().st_size for path in out.rglob("*.html"))
    return (
        f"{held.things:,}", f"{held.stories:,}", f"{held.claims:,}", f"{files:,}", f"{sum(sizes) / 1e6:.1f}",
        f"{first:.1f}", f"{wall:.1f}", f"{1000 * first / files:.2f}", f"{again:.1f}", f"{again_written:,}",
        f"{more_written:,}", f"{more:.1f}", f"{max(peak, again_peak, more_peak):.0f}", f"{page / 1000:.0f}",
    )  # fmt: skip


def _run(command: Sequence[str]) -> tuple[int, int, float, float, float]:
    """Files, files written, processor and wall seconds, peak MiB."""
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process, _watched(process.pid) as peak:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    found = _SAID.search(said)
    if process.returncode or found is None:
        raise OSError(f"{' '.join(command)[-80:]}: {said.strip()[-200:]}")
    took = usage.ru_utime + usage.ru_stime
    return int(found[1]), int(found[2]), took, time.perf_counter() - started, max(peak[0], usage.ru_maxrss / 1024)


@contextmanager
def _watched(pid: int) -> Iterator[list[float]]:
    """The most memory, in MiB, that a process and its children had together so far, in a list of one."""
    peak, over = [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.1):
            peak[0] = max(peak[0], _resident(pid) / 2**20)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _resident(pid: int) -> int:
    """Bytes in memory of a process and all below it; 0 of one that is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") + sum(_resident(int(child)) for child in below)
