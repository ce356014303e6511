"""How well the ledger knows who is whom: pairs of mentions, told the same or apart, against what the tables say.

    .venv/bin/python -m bench.resolution [--write]

Every person, show and part of the starter tables is mentioned in stories of its own: a show's makers, its cast by
fours, people by themselves, each time in the next of the spellings that outlets use, with Hangul now and then, and
stage names and other titles alone. Brackets that tell namesakes apart in the tables, "Kim Hee-won (actor)", are taken
away first. Made up for the purpose is one thing: every sixth show has a namesake, ten years older, with another show's
cast. near_misses.csv has pairs that are told apart, or not, by hand. A pair of mentions is right where the ledger says
of it what the tables say. Of gold stories (fiction) there is no such truth; what can be said is that two entities of
one story are two, and that one name of one type (and work) is one.

Exit codes: 0 at or above the floors, 1 below.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from bench.texts import ROOT
from copydesk import __version__, names
from copydesk.desk import open_ledger, starter_tables
from copydesk.jsonlines import reading_from_json
from copydesk.ledger import identity
from copydesk.ledger.base import Ledger
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Reading,
    TextValue,
    Value,
)

PRECISION, RECALL = 0.99, 0.95
RESULTS = ROOT / "bench" / "RESULTS.md"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: One name, two men, both actors: the tables' notes say so of the part in Hot Stove League.
_TWO_MEN = {("hot-stove-league", "Lee Joon-hyuk"): "Lee Joon-hyuk (Hot Stove League)"}
#: The tables have these writers with their brackets and without.
_BRACKETS = {"Jung Eun-young": "Jung Eun-young (writer)", "Kim Tae-hee": "Kim Tae-hee (writer)"}
_CREDITS = {"acts": "cast_member", "directs": "director", "writes": "screenwriter"}


@dataclass
class Story:
    """A story being made: its entities with the truth of each, its claims with their words."""

    id: str
    entities: dict[str, Entity] = field(default_factory=dict)
    truths: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    text: str = ""

    def name(self, truth: str, kind: EntityType, name: str, *also: str) -> str:
        """Mention a thing; the truth is what it is, the name how this story writes it."""
        truth = _BRACKETS.get(truth, truth)
        known = next((one for one, said in self.truths.items() if said == f"{kind} {truth}"), None)
        if known is None:
            known = f"e{len(self.entities) + 1}"
            self.entities[known] = Entity(known, kind, name, tuple(other for other in also if other and other != name))
            self.truths[known] = f"{kind} {truth}"
            self.text += f"{name} {' '.join(also)}\n"
        return known

    def say(self, subject: str, predicate: str, value: Value, **qualifiers: Value) -> None:
        words = f"{subject} {predicate} {len(self.claims)}."
        start = len(self.text)
        self.text += f"{words}\n"
        evidence = (Evidence(start, start + len(words), words),)
        self.claims.append(Claim(subject, predicate, value, tuple(sorted(qualifiers.items())), evidence=evidence))

    def reading(self) -> Reading:
        document = Document(id=self.id, text=self.text, outlet="Test")
        return Reading(document, tuple(self.entities.values()), tuple(self.claims), reader="test")


def _table(name: str) -> list[dict[str, str]]:
    with (Path(starter_tables()) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _bare(name: str) -> str:
    return name.split(" (")[0]


def _grown_up(name: str) -> str:
    """A character at any age is one character."""
    first, _, rest = name.partition(" ")
    return rest if first in ("young", "adult", "older", "old") else name


class _Spellings:
    """The spellings of each person and show, given in turn."""

    def __init__(self, people: Iterable[dict[str, str]]) -> None:
        self._all = {
            row["person"]: [_bare(row["person"]), *filter(None, row["also_spelled"].split("|"))] for row in people
        }
        self.hangul = {row["person"]: row["hangul"] for row in people if row["hangul"]}
        self._turn: Counter[str] = Counter()

    def of(self, person: str) -> list[str]:
        return self._all.get(person) or [_bare(person)]

    def next(self, person: str) -> tuple[str, ...]:
        """The next spelling, every third time with the Hangul beside it, every fifth time the Hangul alone."""
        turn = self._turn[person]
        self._turn[person] += 1
        spellings, hangul = self.of(person), self.hangul.get(person, "")
        spelling = spellings[turn % len(spellings)]
        if hangul and turn % 5 == 4:
            return (hangul,)
        return (spelling, hangul) if turn % 3 == 1 else (spelling,)


def stories() -> Iterator[Story]:
    """Every story of the test, from the starter tables."""
    shows, cast, people = _table("shows.csv"), _table("cast.csv"), _table("people.csv")
    spelled = _Spellings(people)
    parts: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in cast:
        parts[row["show_id"]].append(row)
    for number, show in enumerate(shows):
        titles = [show["title"], *filter(None, show["alt_titles"].split("|"))]
        yield _makers(show, titles, spelled)
        rows = parts[show["show_id"]]
        for at in range(0, len(rows), 4):
            yield _cast(show["show_id"], titles[(at // 4) % len(titles)], rows[at : at + 4], spelled, f"cast {at}")
        for at, title in enumerate([*titles[1:], show["title_hangul"]]):
            if title:
                story = Story(f"title {at} {show['show_id']}")
                work = story.name(show["show_id"], EntityType.WORK, title)
                story.say(work, "genre", TextValue("drama"))
                yield story
        if number % 6 == 0 and show["start_date"]:
            yield from _namesake(show, parts[shows[(number + 31) % len(shows)]["show_id"]], spelled)
    for row in people:
        yield from _alone(row, spelled)


def _makers(show: dict[str, str], titles: Sequence[str], spelled: _Spellings) -> Story:
    story = Story(f"makers {show['show_id']}")
    work = story.name(show["show_id"], EntityType.WORK, titles[0], show["title_hangul"], *titles[1:])
    if show["start_date"]:
        story.say(work, "start_date", DateValue(show["start_date"]))
    for column, predicate in (("directors", "director"), ("writers", "screenwriter")):
        for person in filter(None, show[column].split("|")):
            story.say(work, predicate, EntityValue(story.name(person, EntityType.PERSON, *spelled.next(person))))
    return story


def _cast(show: str, title: str, rows: Sequence[dict[str, str]], spelled: _Spellings, which: str) -> Story:
    story = Story(f"{which} {show}")
    work = story.name(show, EntityType.WORK, title)
    for row in rows:
        person = _TWO_MEN.get((show, row["person"]), row["person"])
        who = EntityValue(story.name(person, EntityType.PERSON, *spelled.next(row["person"])))
        if row["character"]:
            name = row["character"].split(" / ")[0]
            role = EntityValue(story.name(f"{show} {_grown_up(name)}", EntityType.CHARACTER, name))
            story.say(work, "cast_member", who, character=role)
        else:
            story.say(work, "cast_member", who)
    return story


def _namesake(show: dict[str, str], rows: Sequence[dict[str, str]], spelled: _Spellings) -> Iterator[Story]:
    """Another work of the title, ten years older, with the cast of another show."""
    title, truth = show["title"], f"{show['show_id']} (made up)"
    for at in range(0, min(len(rows), 8), 4):
        story = Story(f"namesake {at} {show['show_id']}")
        work = story.name(truth, EntityType.WORK, title)
        story.say(work, "start_date", DateValue(str(int(show["start_date"][:4]) - 10)))
        for row in rows[at : at + 4]:
            who = EntityValue(story.name(row["person"], EntityType.PERSON, *spelled.next(row["person"])))
            story.say(work, "cast_member", who)
        yield story


def _alone(row: dict[str, str], spelled: _Spellings) -> Iterator[Story]:
    """A person by themselves: all spellings together as a table has them, then each in a story that says no more."""
    person = row["person"]
    trade = {"actor": "actor", "idol": "actor", "director": "director", "writer": "screenwriter"}[row["kind"]]
    profile = Story(f"profile {person}")
    who = profile.name(person, EntityType.PERSON, *spelled.of(person), row["hangul"])
    profile.say(who, "occupation", TextValue(trade))
    yield profile
    for at, spelling in enumerate([*spelled.of(person), row["hangul"]]):
        if spelling:
            story = Story(f"alone {at} {person}")
            who = story.name(person, EntityType.PERSON, spelling)
            story.say(who, "posted", TextValue("photos"))
            yield story


def _near_misses() -> Iterator[tuple[Story, Story, bool]]:
    with (ROOT / "bench" / "near_misses.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file)):
            pair = []
            for side in ("one", "other"):
                story = Story(f"near {number} {side}")
                who = story.name(f"{number} {side}", EntityType.PERSON, row[side])
                if row[f"credit_{side}"]:
                    role, _, title = row[f"credit_{side}"].partition(":")
                    work = story.name(title, EntityType.WORK, title)
                    story.say(work, _CREDITS[role], EntityValue(who))
                else:
                    story.say(who, "posted", TextValue("photos"))
                pair.append(story)
            yield pair[0], pair[1], row["same"] == "yes"


# Measuring


@dataclass(frozen=True)
class Pairs:
    """How many pairs of mentions are one thing by the ledger, by the truth, and by both."""

    said: int
    true: int
    right: int

    @property
    def precision(self) -> float:
        """The share of what the ledger joins that is one."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of what is one that the ledger joins."""
        return self.right / self.true if self.true else 1.0


def pairs(mentions: Iterable[tuple[str, str]]) -> Pairs:
    """Count pairs of mentions, each given by the truth and the ledger's id."""
    both = Counter(mentions)
    truths, ids = Counter[str](), Counter[str]()
    for (truth, thing), number in both.items():
        truths[truth] += number
        ids[thing] += number
    return Pairs(*(sum(n * (n - 1) // 2 for n in some.values()) for some in (ids, truths, both)))


def resolved(ledger: Ledger, made: Sequence[Story]) -> list[tuple[str, str, str]]:
    """Add the stories; for each mention the type, the truth and the ledger's id."""
    raw: list[tuple[str, str, str]] = []
    for story in made:
        reading = story.reading()
        ledger.add(reading, now=_NOW)
        keys = identity.thing_keys(reading)
        raw += [(str(keys[one].type), truth, keys[one].id) for one, truth in story.truths.items()]
    heads = {thing: ledger.thing(thing).id for thing in {thing for *_, thing in raw}}
    return [(kind, truth, heads[thing]) for kind, truth, thing in raw]


def _gold(ledger: Ledger) -> tuple[int, int, int, int]:
    """Of gold stories: pairs within a story, those the ledger joins; pairs of one name, those it joins."""
    by_name: dict[tuple[str, ...], list[str]] = defaultdict(list)
    told: list[list[str]] = []
    for path in sorted((ROOT / "corpus").glob("dev/*.json")) + sorted((ROOT / "corpus").glob("train/*.json")):
        reading = reading_from_json(json.loads(path.read_text("utf-8")), place=str(path))
        ledger.add(reading, now=_NOW)
        keys = identity.thing_keys(reading)
        told.append([keys[entity.id].id for entity in reading.entities])
        for entity in reading.entities:
            key = keys[entity.id]
            scope = key.scope if entity.type is EntityType.CHARACTER else ""
            if entity.type is not EntityType.CHARACTER or scope:
                by_name[entity.type, names.fold(entity.name), scope].append(key.id)
    heads = {thing: ledger.thing(thing).id for thing in {thing for story in told for thing in story}}
    within = [pair for story in told for pair in combinations(story, 2)]
    same = [pair for some in by_name.values() for pair in combinations(some, 2)]
    joined, kept = (sum(heads[one] == heads[other] for one, other in some) for some in (within, same))
    return len(within), joined, len(same), kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and with --write add the table to RESULTS.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="add the table to bench/RESULTS.md")
    parser.add_argument("--wrong", action="store_true", help="list what is joined and what is kept apart wrongly")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        with open_ledger(Path(folder) / "tables.ledger") as ledger:
            found = resolved(ledger, list(stories()))
        near: list[tuple[str, str, bool, bool]] = []
        for number, (one, other, same) in enumerate(_near_misses()):
            with open_ledger(Path(folder) / f"near-{number}.ledger") as ledger:
                said = [thing for kind, _, thing in resolved(ledger, [one, other]) if kind == EntityType.PERSON]
                near.append((one.entities["e1"].name, other.entities["e1"].name, same, said[0] == said[-1]))
    lines = ["| mentions | things | pairs joined | pairs that are one | precision | recall |", "| --- " * 6 + "|"]
    measured = {"all": pairs((truth, thing) for _, truth, thing in found)}
    for kind in sorted({kind for kind, *_ in found}):
        measured[kind] = pairs((truth, thing) for one, truth, thing in found if one == kind)
    for name, one in measured.items():
        things = len({truth for kind, truth, _ in found if name in ("all", kind)})
        lines.append(f"| {name} | {things} | {one.said} | {one.true} | {one.precision:.4f} | {one.recall:.4f} |")
    right = sum(same is said for *_, same, said in near)
    lines += ["", f"Near misses and near names (near_misses.csv): {right} of {len(near)} as they should be."]
    lines += [f"- wrong: {one} / {other}: {'kept apart' if same else 'joined'}" for one, other, same, said in near
              if same is not said]  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "gold.ledger") as ledger:
        within, merged, same_name, joined = _gold(ledger)
    lines.append(f"Gold stories: {merged} of {within:,} pairs of entities of one story are joined; of "
                 f"{same_name:,} pairs of one name, type and work in two stories {joined:,} are.")
    sys.stdout.write("\n".join(lines) + "\n")
    if asked.wrong:
        _list_wrong(found)
    if asked.write:
        day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
        head = f"\n## {day}\n\n`python -m bench.resolution`, Copydesk {__version__}.\n\n"
        head += "**Who is whom, by pairs of mentions**\n\n"
        with RESULTS.open("a", encoding="utf-8") as file:
            file.write(head + "\n".join(lines) + "\n")
    return 0 if measured["all"].precision >= PRECISION and measured["all"].recall >= RECALL else 1


def _list_wrong(found: Iterable[tuple[str, str, str]]) -> None:
    by_thing, by_truth = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    for _, truth, thing in found:
        by_thing[thing][truth] += 1
        by_truth[truth][thing] += 1
    for thing, truths in sorted(by_thing.items()):
        if len(truths) > 1:
            sys.stdout.write(f"joined {thing}: {dict(truths)}\n")
    for truth, things in sorted(by_truth.items()):
        if len(things) > 1:
            sys.stdout.write(f"apart {truth}: {dict(things)}\n")


if __name__ == "__main__":
    sys.exit(main())
