"""How fast a ledger becomes a site, how much of it is written again, and what memory that takes.

Each run is the command in a process of its own, so that its memory is its own. The ledger is made up
(bench/newsroom.py): a hundred claims for each thing, forty in each story.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from bench.newsroom import Newsroom
from bench.tables import Table
from copydesk.ledger.database import open_ledger

__all__ = ["site_table"]

_CLAIMS = 40
_TO_A_THING = 100
_NOON = datetime(2024, 5, 16, 12, tzinfo=UTC)
_SAID = re.compile(r"(\d+) files in .*: (\d+) written, (\d+) unchanged, (\d+) removed")


def site_table(sizes: Sequence[int], copydesk: Path) -> Table:
    """A row for each number of things: the first run, a second over the same ledger, a third after one more story."""
    table = Table(
        f"`copydesk site` over {_TO_A_THING} claims for each thing, {_CLAIMS} in each story",
        ("things", "stories", "claims", "files", "MB", "first run, s (processor)", "(wall)", "ms a file",
         "the same again, s (processor)", "written", "after one more story, written", "peak, MiB", "largest page, KB"),
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
    _, more_written, _, _, _ = _run(command)
    sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    page = max(path.stat().st_size for path in out.rglob("*.html"))
    return (
        f"{held.things:,}", f"{held.stories:,}", f"{held.claims:,}", f"{files:,}", f"{sum(sizes) / 1e6:.1f}",
        f"{first:.1f}", f"{wall:.1f}", f"{1000 * first / files:.2f}", f"{again:.1f}", f"{again_written:,}",
        f"{more_written:,}", f"{max(peak, again_peak):.0f}", f"{page / 1000:.0f}",
    )  # fmt: skip


def _run(command: Sequence[str]) -> tuple[int, int, float, float, float]:
    """Files, files written, processor and wall seconds, peak MiB."""
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    found = _SAID.search(said)
    if process.returncode or found is None:
        raise OSError(f"{' '.join(command)[-80:]}: {said.strip()[-200:]}")
    took = usage.ru_utime + usage.ru_stime
    return int(found[1]), int(found[2]), took, time.perf_counter() - started, usage.ru_maxrss / 1024
