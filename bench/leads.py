"""Leads at scale: one more broadcast among a million, beside asking a database each time; and what a row of a table
makes true, beside the published algorithms (situational.py).

    python -m bench.leads [--rows N] [--facts N]

Prints the tables. What is measured in both ways is compared in the same run: they have to find the same.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bench.situational import BottomUp, BruteForce, Fact, Row, TopDown
from bench.tables import Table
from bench.worker import peak
from copydesk.ledger.base import Thing
from copydesk.model import EntityType
from copydesk.records.leads import Kind
from copydesk.records.standings import Standings
from copydesk.records.timeline import Shown

__all__ = ["Bests", "facts_table", "leads_table"]

_EPISODES = 20
_FIRST = date(1985, 1, 1)
_DAYS = 14_600


class Bests:
    """Facts of one measure in the way of leads: of every group the highest so far."""

    def __init__(self, dimensions: int, measures: int) -> None:
        self._bound = [tuple(at for at in range(dimensions) if bits >> at & 1) for bits in range(1 << dimensions)]
        self._measures = range(measures)
        self._best: dict[tuple[int, ...], list[float]] = {}

    def add(self, row: Row) -> set[Fact]:
        """Take in a row; the constraints and single measures under which none was higher."""
        facts = set()
        for bits, bound in enumerate(self._bound):
            group = (bits, *[row.dimensions[at] for at in bound])
            best = self._best.setdefault(group, [float("-inf")] * len(self._measures))
            for at in self._measures:
                if row.measures[at] >= best[at]:
                    best[at] = row.measures[at]
                    facts.add((bits, 1 << at))
        return facts


def _made_up(rows: int, chance: random.Random) -> Iterator[Shown]:
    """Shows of twenty weekly episodes, each about its own level and rising a little."""
    percents: dict[int, Decimal] = {}
    days = [_FIRST + timedelta(days=day) for day in range(_DAYS + 7 * _EPISODES)]
    numbers = [str(number) for number in range(1, _EPISODES + 1)]
    for at in range(rows // _EPISODES):
        thing = Thing(f"{at:x}", EntityType.WORK, f"Show {at}")
        level, first = chance.lognormvariate(8.5, 0.6), chance.randrange(_DAYS)
        for number in range(_EPISODES):
            value = min(99_999, max(100, int(level * (1 + number / 60) * chance.uniform(0.9, 1.1))))
            percent = percents.setdefault(value, Decimal(value).scaleb(-3))
            yield Shown(days[first + 7 * number], numbers[number], percent, thing)


def _new(some: Sequence[Shown], count: int, chance: random.Random) -> list[Shown]:
    """One more episode of shows taken by chance, every third higher than most."""
    found = []
    for at, one in enumerate(chance.sample(some, count)):
        percent = Decimal(chance.randrange(2_000, 90_000 if at % 3 == 0 else 20_000)).scaleb(-3)
        found.append(Shown(one.day + timedelta(days=1), "21", percent, one.show))
    return found


def _milliseconds(work: Callable[[], Any]) -> tuple[float, float, Any]:
    wall, processor = time.perf_counter(), time.process_time()
    answer = work()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - processor), answer


_ASKED = (
    "select max(percent) from measured where show = ? and day < ?",
    "select max(percent) from measured where day < ? and show <> ?",
    "select day from measured where day < ? and show <> ? and percent >= ? order by day desc limit 1",
    ("select count(*) from (select max(percent) as best from measured where day < ? and show <> ? group by show) "
     "where best > ? and best < ?"),
)


def _by_sql(connection: sqlite3.Connection, one: Shown) -> tuple[Any, ...]:
    """The show's best, the others' best, the last day on which another was as high, how many were passed."""
    day, show, percent = one.day.toordinal(), one.show.id, int(one.percent.scaleb(3))
    own = connection.execute(_ASKED[0], (show, day)).fetchone()[0] or 0
    best = connection.execute(_ASKED[1], (day, show)).fetchone()[0] or 0
    since = connection.execute(_ASKED[2], (day, show, percent)).fetchone()
    passed = connection.execute(_ASKED[3], (day, show, own, percent)).fetchone()[0]
    return percent > own, percent > best, since and since[0], passed


def leads_table(rows: int) -> Table:
    """One more broadcast among `rows`, tested in one group of all of them."""
    chance = random.Random(7)
    some = list(_made_up(rows, chance))
    building, built, standings = _milliseconds(lambda: Standings("all", some))
    new = _new(some, 600, chance)
    tested, added = [], []
    for one in new:
        tested.append(_milliseconds(lambda one=one: standings.test(one)))  # type: ignore[misc]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create table measured (show text, day integer, percent integer)")
        connection.executemany("insert into measured values (?, ?, ?)", (
            (one.show.id, one.day.toordinal(), int(one.percent.scaleb(3))) for one in some
        ))  # fmt: skip
        for columns in ("show, day, percent", "day, show, percent"):
            connection.execute(f"create index by_{columns.partition(',')[0]} on measured ({columns})")
        asked = [_milliseconds(lambda one=one: _by_sql(connection, one)) for one in new[:12]]  # type: ignore[misc]
    for one, (_, _, leads), (_, _, (own, record, since, passed)) in zip(new, tested, asked, strict=False):
        told = {lead.kind: lead for lead in leads}
        found = told.get(Kind.FIRST_SINCE)
        assert (Kind.RECORD in told) <= (own and record), one
        assert found is None or (own and found.since is not None and found.since.toordinal() == since), one
        assert (Kind.OVERTAKING in told) <= (passed > 0), one
    for one in new[:300]:
        added.append(_milliseconds(lambda one=one: standings.add(one)))  # type: ignore[misc]
    table = Table(
        f"One more broadcast among {len(some):,} measured values of {len(some) // _EPISODES:,} shows, all in one group",
        ("how", "ms (wall)", "95 of 100", "slowest", "(processor)", "slowest"),
    )
    named = (("tested, of any day", tested), ("tested and kept", added), ("asked of SQLite, with indexes", asked))
    for name, times in named:
        walls, cpus = sorted(wall for wall, _, _ in times), sorted(cpu for _, cpu, _ in times)
        table.rows.append((
            name, f"{statistics.median(walls):.3f}", f"{walls[len(walls) * 95 // 100]:.3f}", f"{walls[-1]:.3f}",
            f"{statistics.median(cpus):.3f}", f"{cpus[-1]:.3f}",
        ))  # fmt: skip
    ready = f"made ready once (peak memory {peak():.0f} MiB)"
    table.rows.append((ready, f"{building:.0f}", "", "", f"{built:.0f}", ""))
    return table


def facts_table(rows: int) -> Table:
    """Rows of the shape that the paper measures on: five dimensions of few and many values, four measures."""
    chance = random.Random(11)
    sizes, measures = (29, 29, 12, 30, 5), 4
    some = []
    for _ in range(rows):
        skill = chance.gauss(0, 1)
        some.append(Row(
            tuple(min(int(chance.expovariate(3 / size)), size - 1) for size in sizes),
            tuple(float(max(0, round(10 + 4 * skill + chance.gauss(0, 4)))) for _ in range(measures)),
        ))  # fmt: skip
    table = Table(
        f"What each of {rows:,} rows makes true: 5 dimensions, {measures} measures, 32 groups a row",
        ("how", "measures at once", "facts a row", "ms a row (processor)", "the last tenth", "rows kept, in all lists"),
    )
    for most in (measures, 1):
        found: list[list[int]] = []
        ways: list[Any] = [BottomUp(5, measures, most), TopDown(5, measures, most)]
        ways += [Bests(5, measures)] if most == 1 else []
        for way in ways:
            times, counts = [], []
            for row in some:
                _, cpu, facts = _milliseconds(lambda row=row, way=way: way.add(row))  # type: ignore[misc]
                times.append(cpu)
                counts.append(len(facts))
            found.append(counts)
            late = times[-len(times) // 10 :]
            name = {"Bests": "the highest of each group, as leads"}.get(type(way).__name__, type(way).__name__)
            kept = f"{way.kept():,}" if hasattr(way, "kept") else "–"
            table.rows.append((name, f"up to {most}" if most > 1 else "one", f"{statistics.mean(counts):.1f}",
                               f"{statistics.mean(times):.3f}", f"{statistics.mean(late):.3f}", kept))  # fmt: skip
        assert all(counts == found[0] for counts in found), "they find different facts"
    brute = BruteForce(5, measures, measures)
    short = some[: min(rows, 400)]
    times = [_milliseconds(lambda row=row: brute.add(row))[1] for row in short]  # type: ignore[misc]
    late = times[-len(times) // 10 :]
    table.rows.append((f"BruteForce, the first {len(short)} rows", f"up to {measures}", "",
                       f"{statistics.mean(times):.3f}", f"{statistics.mean(late):.3f}", f"{len(short):,}"))  # fmt: skip
    return table


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.leads", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="measured values")
    parser.add_argument("--facts", type=int, default=10_000, help="rows of the table for situational facts")
    args = parser.parse_args()
    print(f"{leads_table(args.rows)}\n\n{facts_table(args.facts)}", flush=True)


if __name__ == "__main__":
    main()
