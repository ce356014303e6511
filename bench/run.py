"""`make bench`: how fast the reader is and what memory it takes, beside spaCy's small pipeline; how fast the ledger is,
beside a plain insert, and whether it outlives being killed.

    python -m bench.run [--long] [--quick] [--only PART …] [--weights FOLDER] [--note TEXT] [--dry-run]

Both engines run in processes of their own on one core, by turns, several rounds; figures are medians of rounds, in
seconds of wall and of processor. What is printed is added to bench/RESULTS.md with the day and the machine.

Exit codes: 0 measured, 2 this could not be measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Self

from bench.checking import checking_table
from bench.crash import crashes
from bench.leads import facts_table, leads_table
from bench.ledger import names_table, stories_table
from bench.site import site_table
from bench.tables import Table
from bench.texts import ROOT, stories
from bench.worker import SPACY_MODEL
from copydesk import __version__
from copydesk.errors import CopydeskError
from copydesk.reader.weights import load_weights

RESULTS = ROOT / "bench" / "RESULTS.md"
PARTS = ("speed", "start", "memory", "growth", "ledger", "check", "leads", "site", "crash")
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_SIZES = (1_000, 10_000, 100_000, 200_000)
_NAMES = (1_000, 10_000, 100_000)
#: Seconds after which one answer is given up; the table says so. `briefs` over 100,000 is the longest.
_PATIENCE = 4 * 3600


class Worker:
    """An engine in its own process (bench/worker.py). `loaded` is what it said when it was ready."""

    def __init__(self, engine: str, weights: Path | None) -> None:
        command = [sys.executable, "-m", "bench.worker", engine, *([str(weights)] if weights else [])]
        pipe, alone = subprocess.PIPE, {**os.environ, **_ONE_THREAD}
        self._process = subprocess.Popen(command, cwd=ROOT, env=alone, stdin=pipe, stdout=pipe, text=True)
        self.loaded = self._answer()

    def ask(self, command: str) -> dict[str, Any]:
        """What it answers. Raises ChildProcessError where it ends instead."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        patience = threading.Timer(_PATIENCE, self._process.kill)
        patience.start()
        line = self._process.stdout.readline()
        patience.cancel()
        if not line:
            code = self._process.wait()
            raise ChildProcessError(f"no answer in {_PATIENCE} s" if code == -signal.SIGKILL else "ended with an error")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def speed(weights: Path | None, rounds: int) -> Table:
    """Stories per second by turns, and the time for one story with a sentence changed."""
    table = Table(
        f"Stories of corpus/dev on one core, median of {rounds} rounds by turns",
        ("engine", "stories/s (processor)", "(wall)", "a changed sentence, ms (processor)", "(wall)", "slowest"),
    )
    with Worker("reader", weights) as reader, Worker("spacy", None) as spacy:
        engines = {f"reader {reader.loaded['version']}": reader, f"spaCy {spacy.loaded['version']}": spacy}
        for worker in engines.values():
            worker.ask("round")  # the first one fills caches
        answers = [{name: worker.ask("round") for name, worker in engines.items()} for _ in range(rounds)]
        again = [{name: worker.ask("reread") for name, worker in engines.items()} for _ in range(max(1, rounds // 3))]
    rates = {}
    for name in engines:
        rates[name] = [
            statistics.median(answer[name]["stories"] / answer[name][clock] for answer in answers)
            for clock in ("processor", "wall")
        ]
        changed = [1000 * statistics.median(a[name][c] for a in again) for c in ("processor", "wall", "slowest")]
        table.rows.append((name, *(f"{rate:.1f}" for rate in rates[name]), *(f"{ms:.0f}" for ms in changed)))
    ours, theirs = rates.values()
    table.rows.append(("reader ÷ spaCy", *(f"{a / b:.2f}" for a, b in zip(ours, theirs, strict=True)), "", "", ""))
    return table


def start(weights: Path | None, times: int) -> Table:
    """From nothing to ready: a fresh process each time, files in the system's cache."""
    table = Table(f"Start-up, median of {times} fresh processes", ("what", "wall, s", "processor, s"))
    folder = f"Path({str(weights)!r})" if weights else ""
    load = f"from pathlib import Path; from copydesk.reader.pipeline import Reader; Reader.load({folder})"
    commands = {
        "import Reader, load its weights": [sys.executable, "-c", load],
        "`copydesk --help`": [str(_copydesk()), "--help"],
        "`copydesk read STORY --dry-run`": [str(_copydesk()), "read", "", "--dry-run"],
        "import spaCy, load its small model": [sys.executable, "-c", f"import spacy; spacy.load({SPACY_MODEL!r})"],
    }
    with tempfile.TemporaryDirectory() as folder_name:
        story = Path(folder_name) / "story.txt"
        story.write_text(stories()[0].text, "utf-8")
        for name, command in commands.items():
            if weights and "read" in command:
                table.rows.append((name, "–", "– (reads with the weights that ship)"))
                continue
            runs = [_process([str(story) if part == "" else part for part in command]) for _ in range(times + 1)][1:]
            table.rows.append((name, *(f"{statistics.median(clock):.2f}" for clock in zip(*runs, strict=True))))
    return table


def _copydesk() -> Path:
    return Path(sys.executable).with_name("copydesk")


def _process(command: Sequence[str]) -> tuple[float, float]:
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    wall, after = time.perf_counter() - started, os.times()
    if done.returncode:
        raise ChildProcessError(f"{' '.join(command)[:80]}: {done.stderr.strip()[-200:]}")
    return wall, after.children_user - before.children_user + after.children_system - before.children_system


def memory(weights: Path | None, what: str, count: int) -> Table:
    """Memory after loading, after corpus/dev, and after each fifth of a loop over texts that all differ."""
    table = Table(
        f"Memory while reading {count:,} {what} that all differ, MiB",
        ("engine", "loaded", "after corpus/dev", *(f"after {count * k // 5:,}" for k in range(1, 6)), "peak"),
    )
    with Worker("reader", weights) as reader:
        first = reader.ask("round")
        looped = reader.ask(f"{'loop' if what == 'stories' else what} {count}")
        held = [f"{looped['held'][at]:.0f}" for at in (1, 3, 5, 7, 9)]
        loaded, after = f"{reader.loaded['memory']:.0f}", f"{first['peak']:.0f}"
        table.rows.append(("reader", loaded, after, *held, f"{looped['peak']:.0f}"))
    return table


def growth(weights: Path | None, sizes: Sequence[int], names: Sequence[int]) -> Table:
    """Time and memory for ever longer texts, each in a fresh process."""
    table = Table(
        "Long texts on one core: does the time a word stay the same?",
        ("text", "words", "entities", "claims", "processor, s", "ms a word", "to the first", "peak, MiB"),
    )
    for command, counts, what in (("read", sizes, "words of stories"), ("names", names, "different names")):
        base = 0.0
        for count in counts:
            label = f"{count:,} {what}"
            try:
                with Worker("reader", weights) as reader:
                    reader.ask("round")
                    answer = reader.ask(f"{command} {count}")
            except ChildProcessError as error:
                table.rows.append((label, "", "", "", f"gave up: {error}", "", "", ""))
                continue
            each = 1000 * answer["processor"] / answer["words"]
            base = base or each
            table.rows.append(
                (label, f"{answer['words']:,}", f"{answer['entities']:,}", f"{answer['claims']:,}",
                 f"{answer['processor']:.1f}", f"{each:.3f}", f"{each / base:.2f}", f"{answer['peak']:.0f}")
            )  # fmt: skip
    return table


def machine() -> str:
    """The class of machine and what runs on it, in one line."""
    wanted = ("numpy", "onnxruntime", "spacy", "sqlalchemy")
    found = {name for some in metadata.packages_distributions().values() for name in map(str.lower, some)}
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in wanted if name in found)
    versions += f", SQLite {sqlite3.sqlite_version}"
    load = os.getloadavg()[0]
    kind = platform.machine().replace("_", "-")
    said = f"{os.cpu_count()} cores, {kind}; load {load:.1f} at the start"
    return f"{said}; Python {platform.python_version()}, {versions}"


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "no commit"


def _measured(args: argparse.Namespace) -> Iterator[Table]:
    wanted = args.only or PARTS
    if "speed" in wanted:
        yield speed(args.weights, 3 if args.quick else 9)
    if "start" in wanted:
        yield start(args.weights, 3 if args.quick else 7)
    if "memory" in wanted:
        yield memory(args.weights, "stories", args.stories or (100 if args.quick else 2_000))
        if args.long:
            yield memory(args.weights, "briefs", 100_000)
    if "growth" in wanted:
        short = 2 if args.quick else None
        yield growth(args.weights, _SIZES[:short], _NAMES[: short and 1])
    if "ledger" in wanted:
        count = args.stories or (100_000 if args.long else 300 if args.quick else 10_000)
        yield from stories_table(count, 10, count // 2)
        yield from stories_table(count // 10, 40, count // 20)
        yield names_table(count * 10)
    if "check" in wanted:
        count = args.stories or (100_000 if args.long else 300 if args.quick else 10_000)
        yield checking_table(10 * count, 3 if args.quick else 7, args.desk)
    if "leads" in wanted:
        yield leads_table(20_000 if args.quick else 1_000_000)
        yield facts_table(500 if args.quick else 10_000)
    if "site" in wanted:
        yield site_table((30,) if args.quick else (100, 300, *((10_000,) if args.long else ())), _copydesk())
    if "crash" in wanted:
        yield crashes(10 if args.quick else 200)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, add to the results; the exit code is the module docstring's."""
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--long", action="store_true", help="memory, ledger, check over 100,000 stories (hours)")
    parser.add_argument("--quick", action="store_true", help="few rounds, short texts: to see that it works")
    parser.add_argument("--stories", type=int, metavar="N", help="how many stories memory, ledger, check use")
    parser.add_argument("--desk", type=Path, metavar="FOLDER", help="check: keep the desk there, to be used again")
    parser.add_argument("--only", action="append", choices=PARTS, help="only this part; may be repeated")
    parser.add_argument("--weights", type=Path, metavar="FOLDER", help="other weights than those that ship")
    parser.add_argument("--note", default="", metavar="TEXT", help="said in the results, such as what else was running")
    parser.add_argument("--dry-run", action="store_true", help="print, add nothing to RESULTS.md")
    args = parser.parse_args(arguments)
    try:
        version = load_weights(args.weights).version
        said = " ".join(["make bench", *([f'ARGS="{" ".join(sys.argv[1:])}"'] if sys.argv[1:] else [])])
        head = [f"## {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"]
        head += [f"`{said}`, Copydesk {__version__} ({_commit()}), reader {version}."]
        head += [f"{machine()}.{f' {args.note}.' if args.note else ''}"]
        print("\n\n".join(head), flush=True)
        tables = []
        for table in _measured(args):
            print(f"\n{table}", flush=True)
            tables.append(str(table))
        if not args.dry_run:
            with RESULTS.open("a", encoding="utf-8") as results:
                results.write("\n".join(["", "\n\n".join([*head, *tables]), ""]))
    except (AssertionError, CopydeskError, OSError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
