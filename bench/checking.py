"""How fast a draft is checked against a large desk, in a process of its own; beside it proselint, where it is there.

    python -m bench.checking CLAIMS ROUNDS [FOLDER]    a line of JSON; the desk is kept in FOLDER, and taken from there

The draft is a gold story of some 500 words. The desk holds the starter tables, two retellings of the draft
(bench/retelling.py), and made-up stories (bench/newsroom.py) up to CLAIMS claims. What is measured, in milliseconds of
wall and of processor, medians of rounds: a draft that the process has not read before, against a ledger that was just
opened and remembers nothing; the same once the ledger remembers; the same draft with one sentence edited, as the
language server does it; the parts of these; and the command as a person starts it, its modules compiled before as an
installation does.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from bench.newsroom import Newsroom
from bench.retelling import retold
from bench.spelling import installed
from bench.tables import Table
from bench.texts import ROOT, stories, words
from copydesk.check.engine import check
from copydesk.desk import Desk, load_reader, open_ledger, starter_tables
from copydesk.editor.remembered import Remembered
from copydesk.ledger.base import Ledger
from copydesk.model import Document
from copydesk.text.segment import segment

__all__ = ["DRAFT", "TimedLedger", "checking_table", "edited", "make_desk"]

DRAFT = ROOT / "corpus" / "train" / "train-020.json"
_NOW = datetime(2024, 5, 16, 12, tzinfo=UTC)
_CLAIMS_A_STORY = 10
#: Windows of text that the reader remembers are pushed out by this many other stories (`reader.encoder`).
_OTHERS = 8
Times = list[tuple[float, float]]


class TimedLedger:
    """A ledger that adds up how often it is asked and how long it takes, wall and processor."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.questions, self.wall, self.processor = 0, 0.0, 0.0

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._ledger, name)
        if not callable(value):
            return value

        def timed(*given: Any, **named: Any) -> Any:
            wall, processor = time.perf_counter(), time.process_time()
            try:
                return value(*given, **named)
            finally:
                self.questions += 1
                self.wall += time.perf_counter() - wall
                self.processor += time.process_time() - processor

        return timed


def edited(document: Document, number: int) -> Document:
    """The draft with its middle sentence another one, different for each number."""
    middle = (sentences := segment(document.text).sentences)[len(sentences) // 2]
    text = f"{document.text[: middle.start]}Meanwhile, on day {number}, {document.text[middle.start :]}"
    return replace(document, text=text)


def make_desk(file: Path, claims: int) -> int:
    """Fill the ledger at `file` up to about so many claims, if it is not there yet; how many it holds."""
    if not file.exists():
        unfinished = file.with_suffix(".unfinished")
        with open_ledger(unfinished) as ledger:
            for _ in Desk(ledger=ledger).bring_in([starter_tables()]):
                pass
            ledger.add_many(retold(json.loads(DRAFT.read_text("utf-8"))), now=_NOW)
            count = max(0, claims - ledger.counts().claims) // _CLAIMS_A_STORY
            made_up = Newsroom(things=max(100, count // 2), claims=_CLAIMS_A_STORY)
            for first in range(0, count, 200):
                some = tuple(made_up.readings(min(200, count - first), first=first))
                ledger.add_many(some, now=_NOW)
        os.replace(unfinished, file)
    with open_ledger(file, create=False) as ledger:
        return ledger.counts().claims


def _measured(file: Path, rounds: int) -> dict[str, Any]:
    draft = replace(document := next(d for d in stories(DRAFT.parent) if d.id == DRAFT.stem), place=document.id)
    others = [d for d in stories() if d.id != draft.id][:_OTHERS]
    reader = load_reader()
    first, read, whole, known, again, ledger_again = [], [], [], [], [], []
    questions, findings = 0, 0
    asked: Times = []
    with open_ledger(file, create=False) as ledger:
        for number in range(rounds):
            for other in others:
                reader.read(other)
            with open_ledger(file, create=False) as opened:
                timed = TimedLedger(opened)
                wall = _Clock()
                reading = reader.read(draft)
                read.append(wall.lap())
                findings = len(check(reading, cast("Ledger", timed)))
                first.append(wall.lap())
                whole.append(wall.total())
            asked.append((timed.wall, timed.processor))
            questions = timed.questions
            check(reading, ledger)
            wall = _Clock()
            check(reading, ledger)
            known.append(wall.total())
            timed = TimedLedger(ledger)
            remembered = Remembered(cast("Ledger", timed), lambda: 0)
            check(reading, cast("Ledger", remembered))
            timed.wall = timed.processor = 0.0
            wall = _Clock()
            check(reader.read(edited(draft, number)), cast("Ledger", remembered))
            again.append(wall.total())
            ledger_again.append((timed.wall, timed.processor))
    said: dict[str, Any] = {"words": words(draft.text), "findings": findings, "questions": questions}
    parts = {"read": read, "check": first, "whole": whole, "ledger": asked, "known": known}
    parts |= {"edit": again, "edit ledger": ledger_again}
    said |= {name: _medians(times) for name, times in parts.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "draft.json")
        path.write_text(json.dumps({"id": "draft", "text": draft.text, "published": draft.published}), "utf-8")
        command = [str(Path(sys.executable).with_name("copydesk")), "--ledger", str(file), "check", str(path)]
        said["cold"] = _medians([_process(command) for _ in range(max(2, rounds // 2))][1:])
        text = path.with_suffix(".txt")
        text.write_text(draft.text, "utf-8")
        for name, run in installed().items():
            if name.startswith("proselint"):
                said["proselint"] = [name, *_medians([_timed(run, [draft.text]) for _ in range(rounds)])]
                command = [sys.executable, "-m", "proselint", "check", str(text)]
                said["proselint cold"] = _medians([_process(command) for _ in range(max(2, rounds // 2))][1:])
    return said


class _Clock:
    """Wall and processor time since it was made, and since the last lap."""

    def __init__(self) -> None:
        self._start = self._last = self._now()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()

    def lap(self) -> tuple[float, float]:
        last, self._last = self._last, self._now()
        return self._last[0] - last[0], self._last[1] - last[1]

    def total(self) -> tuple[float, float]:
        now = self._now()
        return now[0] - self._start[0], now[1] - self._start[1]


def _timed(work: Callable[..., object], *given: object) -> tuple[float, float]:
    clock = _Clock()
    work(*given)
    return clock.total()


def _process(command: Sequence[str]) -> tuple[float, float]:
    # Modules are compiled once, as an installation does: the first run of several is not counted.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir(), "copydesk-bench-compiled"))
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)
    wall, after = time.perf_counter() - started, os.times()
    if done.returncode not in (0, 1):
        raise ChildProcessError(f"{' '.join(command)[:80]}: {done.stderr.strip()[-200:]}")
    return wall, after.children_user - before.children_user + after.children_system - before.children_system


def _medians(times: Times) -> list[float]:
    return [1000 * statistics.median(clock) for clock in zip(*times, strict=True)]


def checking_table(claims: int, rounds: int, folder: Path | None = None) -> Table:
    """A draft against a desk of so many claims. Raises ChildProcessError where it cannot be measured."""
    command = [sys.executable, "-m", "bench.checking", str(claims), str(rounds), *([str(folder)] if folder else [])]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise ChildProcessError(f"{' '.join(command[2:])} ended with {done.returncode}")
    said = json.loads(done.stdout)
    table = Table(
        f"A draft of {said['words']} words against a desk of {said['claims']:,} claims, median of {rounds} rounds"
        f" ({said['findings']} findings, {said['questions']} questions to the ledger)",
        ("what", "ms (wall)", "ms (processor)"),
    )
    named = {
        "whole": "a draft not read before, warm", "read": "– of that the reader", "check": "– of that the checks",
        "ledger": "– – of that the ledger", "known": "the checks again, the ledger's answers remembered",
        "edit": "after an edit of one sentence, the desk's answers remembered",
        "edit ledger": "– of that the ledger", "cold": "`copydesk check`, a fresh process",
        "proselint": "proselint, warm", "proselint cold": "`proselint check`, a fresh process",
    }  # fmt: skip
    for name, what in named.items():
        if name in said:
            wall, processor = said[name][-2:]
            table.rows.append((what, f"{wall:.0f}", f"{processor:.0f}"))
    return table


def main() -> None:
    """Measure, and say it in one line of JSON."""
    claims, rounds = int(sys.argv[1]), int(sys.argv[2])
    # As the command and the language server do, before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(sys.argv[3] if len(sys.argv) > 3 else temporary, f"desk-{claims}.db")
        held = make_desk(file, claims)
        print(json.dumps({"claims": held, **_measured(file, rounds)}))


if __name__ == "__main__":
    main()
