"""The ledger at scale, in a process of its own: how long a story takes to go in, beside a plain SQLite insert of the
same rows in the same run, how long questions take then, what memory is held.

    python -m bench.ledger stories COUNT CLAIMS THINGS    made-up stories; a line of JSON for each tenth, one at the end
    python -m bench.ledger names COUNT                    made-up names; one line of JSON

The plain insert is the least that any program could do to keep the same rows: the statements written out, one
`executemany` a table, one transaction a story, the same tables, indexes and settings.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.newsroom import Newsroom, made_up_names
from bench.tables import Table
from bench.worker import peak
from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from copydesk.model import Document, Entity, EntityType, Reading
from copydesk.publish.dossier import dossier

__all__ = ["names_table", "stories_table"]

_NOW = datetime(2024, 5, 16, 12, tzinfo=UTC)
_ROOT = Path(__file__).resolve().parents[1]
#: Tables of a revision's rows, with the column that says whose they are; those of all stories come before.
_OWN = {
    "revisions": "id", "entities": "revision", "entity_names": "revision", "spellings": "first_revision",
    "claims": "revision", "qualifiers": "revision", "evidence": "revision",
}  # fmt: skip
_SHARED = {
    "stories": "select s.* from stories s join revisions r on r.story = s.id where r.id = ?",
    "texts": "select t.* from texts t join revisions r on r.text = t.id where r.id = ?",
    "things": "select distinct t.* from things t join entities e on e.thing = t.id where e.revision = ?",
}


class _Plain:
    """The same tables in another file, filled by hand with what the ledger's file has."""

    def __init__(self, place: Path, ledger: Path) -> None:
        open_ledger(place).close()
        self._to, self._from = sqlite3.connect(place, isolation_level=None), sqlite3.connect(ledger)
        for setting in ("foreign_keys = on", "synchronous = normal", "cache_size = -65536"):
            self._to.execute(f"pragma {setting}")

    def insert(self, revision: int) -> tuple[float, float]:
        """Copy a revision's rows; seconds of wall and of processor that putting them in took."""
        asked = {**_SHARED, **{table: f"select * from {table} where {column} = ?" for table, column in _OWN.items()}}
        rows = {table: self._from.execute(text, (revision,)).fetchall() for table, text in asked.items()}
        self._from.rollback()
        texts = {
            table: f"insert or ignore into {table} values ({', '.join('?' * len(some[0]))})"
            for table, some in rows.items() if some
        }
        wall, processor = time.perf_counter(), time.process_time()
        self._to.execute("begin immediate")
        for table, text in texts.items():
            self._to.executemany(text, rows[table])
        self._to.execute("commit")
        return time.perf_counter() - wall, time.process_time() - processor


def _timed(work: Callable[[], Any]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def _middle(times: list[tuple[float, float]]) -> list[float]:
    """Medians in milliseconds, of wall and of processor, and the wall time that 95 of 100 are within."""
    walls = sorted(wall for wall, _ in times)
    return [1000 * statistics.median(walls), 1000 * statistics.median(cpu for _, cpu in times),
            1000 * walls[len(walls) * 95 // 100]]  # fmt: skip


def _stories(count: int, claims: int, things: int, folder: Path) -> Iterator[dict[str, Any]]:
    newsroom = Newsroom(things=things, claims=claims)
    place = folder / "desk.db"
    with open_ledger(place) as ledger:
        plain = _Plain(folder / "plain.db", place)
        ours: list[tuple[float, float]] = []
        theirs: list[tuple[float, float]] = []
        for number, reading in enumerate(newsroom.readings(count), 1):
            ours.append(_timed(lambda reading=reading: ledger.add(reading, now=_NOW)))  # type: ignore[misc]
            theirs.append(plain.insert(number))
            if number % max(1, count // 10) == 0:
                yield {"stories": number, "ours": _middle(ours), "plain": _middle(theirs), "peak": peak(),
                       "size": place.stat().st_size / 2**20}  # fmt: skip
                ours, theirs = [], []
        yield {**_asked(ledger, newsroom, claims), "peak": peak()}


def _asked(ledger: Ledger, newsroom: Newsroom, claims: int) -> dict[str, Any]:
    """Questions about things that stories taken by chance name: works and people in equal number."""
    chance = random.Random(1)
    wanted: list[tuple[str, str]] = []
    for number in chance.sample(range(1000), 60):
        (reading,) = newsroom.readings(1, first=number)
        for kind in (EntityType.WORK, EntityType.PERSON):
            wanted.append((next(e.name for e in reading.entities if e.type is kind), kind.value))
    found = [ledger.find(name)[0] for name, _ in wanted]
    answers: dict[str, Any] = {
        "find": _middle([_timed(lambda name=name: ledger.find(name)) for name, _ in wanted]),  # type: ignore[misc]
        "nearest": _middle([
            _timed(lambda name=name: ledger.nearest(name[:2] + name[3:])) for name, _ in wanted  # type: ignore[misc]
        ]),
        "dossier": _middle([_timed(lambda thing=thing: dossier(ledger, thing)) for thing in found]),  # type: ignore[misc]
    }
    for kind in ("work", "person"):
        some = [thing for thing, (_, wanted_kind) in zip(found, wanted, strict=True) if wanted_kind == kind]
        questions = [_timed(lambda thing=thing: _questions(ledger, thing.id)) for thing in some]  # type: ignore[misc]
        answers[f"questions {kind}"] = _middle(questions)
        answers[f"claims {kind}"] = statistics.median(_questions(ledger, thing.id) for thing in some)
    return answers


def _questions(ledger: Ledger, thing: str) -> int:
    """What a dossier asks; how many claims came."""
    asked = ledger.entries(subject=thing), ledger.entries(object=thing), ledger.entries(qualifier=thing)
    return sum(map(len, asked))


def _names(count: int, folder: Path) -> Iterator[dict[str, Any]]:
    """A ledger of nothing but names, and how long one takes to be found."""
    names = list(made_up_names(count))
    with open_ledger(folder / "names.db") as ledger:
        for first in range(0, count, 500):
            some = tuple(
                Entity(f"e{at}", EntityType.PERSON, name) for at, name in enumerate(names[first : first + 500])
            )
            document = Document(f"names-{first}", f"Names {first}.", url=f"https://names.example/{first}")
            ledger.add_many((Reading(document, some, (), reader="made up"),), now=_NOW)
        held = peak()
        sample = random.Random(2).sample(names, min(count, 400))
        amiss = [name[:4] + name[5:] for name in sample]
        right = sum(name in ledger.nearest(wrong) for name, wrong in zip(sample, amiss, strict=True))
        yield {
            "names": count, "peak": held, "right": right / len(sample),
            "size": (folder / "names.db").stat().st_size / 2**20,
            "find": _middle([_timed(lambda name=name: ledger.find(name)) for name in sample]),  # type: ignore[misc]
            "nearest": _middle([_timed(lambda name=name: ledger.nearest(name)) for name in amiss]),  # type: ignore[misc]
        }


def _answers(*arguments: str) -> Iterator[dict[str, Any]]:
    """What a process of this module says, as it says it. Raises ChildProcessError."""
    command = [sys.executable, "-m", "bench.ledger", *arguments]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield from map(json.loads, process.stdout)
    if process.returncode:
        raise ChildProcessError(f"{' '.join(command[2:])} ended with {process.returncode}")


def stories_table(count: int, claims: int, things: int) -> Iterator[Table]:
    """How long stories take to go in as the ledger grows, and questions when it is full."""
    table = Table(
        f"{count:,} made-up stories of {claims} claims on {things:,} things, into SQLite; medians of each tenth",
        ("stories in", "ms a story (wall)", "95 of 100", "(processor)", "plain insert, ms (wall)", "(processor)",
         "ledger ÷ plain (wall)", "(processor)", "file, MiB", "peak memory, MiB"),
    )  # fmt: skip
    last: dict[str, Any] = {}
    for tenth in _answers("stories", str(count), str(claims), str(things)):
        if "stories" not in tenth:
            last = tenth
            continue
        print(f"{tenth['stories']:,} stories in: {tenth['ours'][1]:.2f} ms each (processor)", file=sys.stderr)
        ours, plain = tenth["ours"], tenth["plain"]
        table.rows.append((
            f"{tenth['stories']:,}", f"{ours[0]:.2f}", f"{ours[2]:.2f}", f"{ours[1]:.2f}", f"{plain[0]:.2f}",
            f"{plain[1]:.2f}", f"{ours[0] / plain[0]:.1f}", f"{ours[1] / plain[1]:.1f}", f"{tenth['size']:,.0f}",
            f"{tenth['peak']:.0f}",
        ))  # fmt: skip
    yield table
    columns = ("question", "ms (wall)", "95 of 100", "(processor)")
    asked = Table(f"Questions to that ledger of {count * claims:,} claims", columns)
    named = {
        "find": "`find` a name", "nearest": "`nearest` to a name with a letter amiss",
        "questions work": f"all claims about a work ({last['claims work']:.0f} of them)",
        "questions person": f"all claims about a person ({last['claims person']:.0f} of them)",
        "dossier": "a whole dossier, works and people",
    }  # fmt: skip
    asked.rows = [(said, *(f"{last[name][at]:.2f}" for at in (0, 2, 1))) for name, said in named.items()]
    yield asked


def names_table(count: int) -> Table:
    """How long a name takes to be found among very many."""
    (last,) = _answers("names", str(count))
    table = Table(
        f"One name among {count:,} ({last['size']:,.0f} MiB, peak memory {last['peak']:.0f} MiB)",
        ("question", "ms (wall)", "95 of 100", "(processor)"),
    )
    found = f"`nearest` to a name with a letter amiss (it is among the five: {last['right']:.1%})"
    for name, said in (("find", "`find`"), ("nearest", found)):
        table.rows.append((said, *(f"{last[name][at]:.2f}" for at in (0, 2, 1))))
    return table


def main() -> None:
    """Measure what is named, a line of JSON for each answer."""
    kind, *numbers = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        if kind == "names":
            answers = _names(int(numbers[0]), Path(folder))
        else:
            count, claims, things = map(int, numbers)
            answers = _stories(count, claims, things, Path(folder))
        for answer in answers:
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
