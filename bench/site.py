"""How fast a ledger becomes a site, how much of it is written again, and what memory that takes.

    python -m bench.site [--things N …] [--ledgers FOLDER] [--jobs N]

Each run is the command in a process of its own, with helpers where it starts some; memory is that of all of them
together, looked at ten times a second. The ledger is made up (bench/newsroom.py): a hundred claims for each thing, ten
in each story. Every rating in it differs, so that every broadcast is in dispute: as hard as it gets. A ledger that is
kept in a FOLDER is made once, and only copied from there.

Prints the table, and before it how each run went, as soon as it ends.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Run:
    """How a run went: files, those of them that were written, seconds of processor and by the clock, peak MiB."""

    files: int
    written: int
    processor: float
    wall: float
    peak: float


def site_table(
    sizes: Sequence[int], copydesk: Path, *, ledgers: Path | None = None, jobs: int | None = None
) -> Table:
    """A row for each number of things: the first run, a second over the same ledger, a third after one more story."""
    table = Table(
        f"`copydesk site` over {_TO_A_THING} claims for each thing, {_CLAIMS} in each story",
        ("things", "stories", "claims", "files", "MB", "first run, s (processor)", "(wall)", "ms a file", "peak, MiB",
         "the same again, s (processor)", "(wall)", "peak, MiB", "written",
         "after one more story, s (processor)", "(wall)", "peak, MiB", "written, one more story", "largest page, KB"),
    )  # fmt: skip
    for things in sizes:
        with tempfile.TemporaryDirectory() as folder:
            table.rows.append(_row(things, Path(folder), copydesk, ledgers, jobs))
    return table


def _row(things: int, folder: Path, copydesk: Path, ledgers: Path | None, jobs: int | None) -> tuple[str, ...]:
    room = Newsroom(things=things, claims=_CLAIMS)
    count = max(1, things * _TO_A_THING // _CLAIMS)
    desk, out = folder / "desk.db", folder / "site"
    _made(room, count, desk, None if ledgers is None else ledgers / f"newsroom-{things}-{count}.db")
    with open_ledger(desk) as ledger:
        held = ledger.counts()
    command = [str(copydesk), "--ledger", str(desk), "site", str(out), *(["--jobs", str(jobs)] if jobs else [])]
    first = _run(command, "first run")
    assert first.written == first.files, "a first run writes every file"
    again = _run(command, "the same again")
    with open_ledger(desk) as ledger:
        ledger.add(next(room.readings(1, first=count)), now=_NOON)
    more = _run(command, "after one more story")
    sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
    page = max(path.stat().st_size for path in out.rglob("*.html"))
    return (
        f"{held.things:,}", f"{held.stories:,}", f"{held.claims:,}", f"{first.files:,}", f"{sum(sizes) / 1e6:.1f}",
        f"{first.processor:.1f}", f"{first.wall:.1f}", f"{1000 * first.processor / first.files:.2f}",
        f"{first.peak:.0f}", f"{again.processor:.1f}", f"{again.wall:.1f}", f"{again.peak:.0f}", f"{again.written:,}",
        f"{more.processor:.1f}", f"{more.wall:.1f}", f"{more.peak:.0f}", f"{more.written:,}", f"{page / 1000:.0f}",
    )  # fmt: skip


def _made(room: Newsroom, count: int, desk: Path, kept: Path | None) -> None:
    """Make the ledger at `desk`; where it is `kept`, copy it from there, after it was made there if need be."""
    place = desk if kept is None else kept.with_suffix(".new")
    if kept is None or not kept.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        readings = room.readings(count)
        with open_ledger(place) as ledger:
            while some := tuple(islice(readings, 50)):
                ledger.add_many(some, now=_NOON)
    if kept is not None:
        if not kept.exists():
            place.rename(kept)
        shutil.copyfile(kept, desk)


def _run(command: Sequence[str], what: str) -> _Run:
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process, _watched(process.pid) as peak:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    found = _SAID.search(said)
    if process.returncode or found is None:
        raise OSError(f"{' '.join(command)[-80:]}: {said.strip()[-200:]}")
    processor, wall = usage.ru_utime + usage.ru_stime, time.perf_counter() - started
    made = _Run(int(found[1]), int(found[2]), processor, wall, max(peak[0], usage.ru_maxrss / 1024))
    print(f"{what}: {made}", file=sys.stderr, flush=True)
    return made


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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.site", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--things", type=int, nargs="+", default=[100, 1000], help="things, a hundred claims for each")
    parser.add_argument("--ledgers", type=Path, metavar="FOLDER", help="keep made-up ledgers there, to be used again")
    parser.add_argument("--jobs", type=int, help="as the command's")
    args = parser.parse_args()
    copydesk = Path(sys.executable).with_name("copydesk")
    print(site_table(args.things, copydesk, ledgers=args.ledgers, jobs=args.jobs))


if __name__ == "__main__":
    main()
