"""Leads at scale: one more broadcast among a million, beside asking a database each time; what a row of a table makes
true, beside the published algorithms (situational.py); and one day's leads of a whole ledger, beside going through all.

    python -m bench.leads [--rows N] [--facts N]
    python -m bench.leads --day N      the last of these, of a ledger of N measured values

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
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.situational import BottomUp, BruteForce, Fact, Row, TopDown
from bench.tables import Table
from bench.worker import peak
from copydesk.ledger.base import Thing
from copydesk.ledger.database import open_ledger
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    NumberValue,
    Reading,
    Span,
    TextValue,
    Value,
)
from copydesk.records.groups import ALL
from copydesk.records.leads import Kind
from copydesk.records.marks import Measure
from copydesk.records.newsworthy import leads_by_every_show, leads_of
from copydesk.records.standings import Standings
from copydesk.records.timeline import Shown

__all__ = ["Bests", "day_table", "facts_table", "leads_table"]

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


def _stories(rows: int) -> Iterator[Reading]:
    """A story a show: who showed it and wrote it, when it ran, and the rating of each of its twenty episodes."""
    chance = random.Random(7)
    shows: dict[str, list[Shown]] = {}
    for one in _made_up(rows, chance):
        shows.setdefault(one.show.name, []).append(one)
    for at, (title, run) in enumerate(shows.items()):
        writer, network = f"Writer {at // 5}", _NETWORKS[at % len(_NETWORKS)]
        lines = [f"{title}, {writer}, {network}", *(f"Episode {one.episode}: {one.percent} percent" for one in run)]
        names = [(title, EntityType.WORK), (writer, EntityType.PERSON), (network, EntityType.ORGANIZATION)]
        entities = tuple(
            Entity(name, kind, name, (), (Span(lines[0].index(name), lines[0].index(name) + len(name)),))
            for name, kind in names
        )
        said: list[Value] = [EntityValue(network), EntityValue(writer), DateValue(run[0].day.isoformat()),
                             DateValue(run[-1].day.isoformat()), NumberValue(len(run))]  # fmt: skip
        head = (Evidence(0, len(lines[0]), lines[0]),)
        claims = [Claim(title, name, value, evidence=head) for name, value in zip(_SAID, said, strict=True)]
        start = len(lines[0]) + 1
        for one, line in zip(run, lines[1:], strict=True):
            where = (("area", TextValue("nationwide")), ("date", DateValue(one.day.isoformat())),
                     ("episode", NumberValue(int(one.episode or 0))), ("statistic", TextValue("average")))  # fmt: skip
            value = NumberValue(float(one.percent), "percent", 3)
            evidence = (Evidence(start, start + len(line), line),)
            claims.append(Claim(title, "audience_rating", value, where, attribution="Nielsen Korea", evidence=evidence))
            start += len(line) + 1
        document = Document(f"s{at}", "\n".join(lines), url=f"https://leads.example/{at}", published="2026-01-01")
        yield Reading(document, entities, tuple(claims), reader="made up")


_NETWORKS = ("tvN", "JTBC", "MBC", "SBS", "KBS2", "ENA", "OCN", "MBN")
_SAID = ("original_broadcaster", "screenwriter", "start_date", "end_date", "episode_count")


def day_table(rows: int) -> Table:
    """One day's leads of a ledger, by what matters for them and by going through every show, which have to agree."""
    table = Table(
        f"All leads of one day, of a ledger of {rows:,} measured values of {rows // _EPISODES:,} shows",
        ("how", "leads", "s (wall)", "s (processor)"),
    )
    with TemporaryDirectory() as folder, open_ledger(Path(folder) / "desk.db") as ledger:
        stories = _stories(rows)
        while some := tuple(islice(stories, 50)):
            ledger.add_many(some, now=datetime(2026, 1, 1, tzinfo=UTC))
        for day in (_FIRST + timedelta(days=_DAYS * 2 // 3), _FIRST + timedelta(days=_DAYS - 1)):
            ways = (
                ("what matters", lambda day=day: leads_of(ledger, since=day, until=day)),
                ("every show", lambda day=day: leads_by_every_show(ledger, ALL, Measure(), day, day)),
            )
            answers = []
            for name, way in ways:
                wall, cpu, found = _milliseconds(way)
                answers.append(found)
                table.rows.append((f"{day}, {name}", str(len(found)), f"{wall / 1000:.1f}", f"{cpu / 1000:.1f}"))
            assert answers[0] == answers[1], "the same leads"
    return table


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.leads", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000, help="measured values")
    parser.add_argument("--facts", type=int, default=10_000, help="rows of the table for situational facts")
    parser.add_argument("--day", type=int, help="one day's leads of a ledger of so many measured values")
    args = parser.parse_args()
    if args.day:
        print(day_table(args.day))
        return
    print(f"{leads_table(args.rows)}\n\n{facts_table(args.facts)}", flush=True)


if __name__ == "__main__":
    main()
