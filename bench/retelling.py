"""A consistent world around gold stories: what each of them says, told by two other outlets in other words, and the
starter tables without what those stories tell otherwise.

The gold stories are fiction that contradicts itself from story to story and the tables too. So the desk of a benchmark
cannot be all of them; it is made of retellings, which agree with the story that they retell by construction.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from copydesk.jsonlines import reading_from_json
from copydesk.model import Reading

__all__ = ["OTHER_AREA", "OTHER_STATISTIC", "consistent_tables", "fold", "highest", "names_of", "retold", "strangers"]

Gold = Mapping[str, Any]
#: What the retellings add to a rating so that the desk knows the other scope's figure too, in percentage points.
OTHER_AREA, OTHER_STATISTIC = 1.3, 2.7
#: A title of so many letters and digits that stands in another is hardly there by chance.
_LONG_TITLE = 9
_TOLD = (
    {
        "original_broadcaster": "{s} is a programme of {o}", "streamed_on": "{o} streams {s}",
        "start_date": "{s} opened on {o}", "end_date": "{s} closed on {o}", "episode_count": "{s} has {o} parts in all",
        "screenwriter": "{o} is the writer of {s}", "director": "{o} is the director of {s}",
        "cast_member": "{o} appears in {s}", "audience_rating": "{s} was seen by {o} percent",
        "represented_by": "{o} manages {s}", "": "{s}, {p}: {o}",
    },
    {
        "original_broadcaster": "It was {o} that put {s} on air", "streamed_on": "{s} can be found on {o}",
        "start_date": "The first evening of {s} was {o}", "end_date": "The last evening of {s} was {o}",
        "episode_count": "All told there are {o} instalments of {s}", "screenwriter": "{s} comes from the pen of {o}",
        "director": "{s} was shot by {o}", "cast_member": "Among the faces of {s} is {o}",
        "audience_rating": "Of all homes {o} percent followed {s}", "represented_by": "{s} is looked after by {o}",
        "": "About {s} one reads under {p}: {o}",
    },
)  # fmt: skip


def retold(gold: Gold) -> tuple[Reading, Reading]:
    """What the gold says, by two outlets: names in the first as the story writes them, in the second the other way of
    joining a given name (Ji Won, Ji-won). Each rating of a named area or statistic comes with the other one's figure.
    """
    return _retelling(gold, 0), _retelling(gold, 1)


def _retelling(gold: Gold, which: int) -> Reading:
    # Other titles of a work are what a desk has read too; short forms of people's names are no news.
    entities = [
        {**entity, "name": _styled(entity, which), "aliases": entity["aliases"] if entity["type"] == "work" else [],
         "mentions": []} for entity in gold["entities"]
    ]  # fmt: skip
    names = {entity["id"]: entity["name"] for entity in entities}
    text, claims = "", []
    for claim in _with_others(gold):
        predicate, value = claim["predicate"], claim["object"]
        shown = names.get(str(value.get("entity")), str(next(iter(value.values()))))
        scope = ", ".join(f"{k} {names.get(str(v), v)}" for k, v in sorted(claim["qualifiers"].items()))
        template = _TOLD[which].get(predicate, _TOLD[which][""])
        said = template.format(s=names[claim["subject"]], o=shown, p=predicate.replace("_", " "))
        said += f" ({scope})" * bool(scope)
        said += f", it is {claim['modality']}" * (claim["modality"] != "asserted") + "."
        claims.append({**claim, "evidence": [{"start": len(text), "end": len(text) + len(said), "quote": said}]})
        text += said + "\n"
    outlet = ("First Post", "Second Mirror")[which]
    identity = f"{gold['document']['id']}-{which}"
    document = {
        **gold["document"], "id": identity, "title": "", "text": text, "outlet": outlet,
        "url": f"https://{outlet.replace(' ', '-').lower()}.example/{identity}",
    }  # fmt: skip
    told = {"document": document, "entities": entities, "claims": claims, "reader": "gold"}
    return reading_from_json(told, place=identity)


def _with_others(gold: Gold) -> Iterator[dict[str, Any]]:
    """The claims that count, and made-up figures of the other area and statistic where the story has none."""
    claims = [dict(claim) for claim in gold["claims"] if not claim.get("optional")]
    yield from claims
    ratings = [claim for claim in claims if claim["predicate"] == "audience_rating"]
    for claim in ratings:
        scope, number = claim["qualifiers"], claim["object"]["number"]
        places = len(str(number).partition(".")[2])
        for name, this, other, more in (
            ("area", "nationwide", "Seoul", OTHER_AREA), ("statistic", "average", "peak", OTHER_STATISTIC),
        ):  # fmt: skip
            told = {**scope, name: other}
            taken = [r for r in ratings if r["subject"] == claim["subject"] and r["qualifiers"].get(name) != this]
            if scope.get(name) == this and not taken:
                value = {**claim["object"], "number": round(number + more, places)}
                yield {**claim, "object": value, "qualifiers": told}


def _styled(entity: Mapping[str, Any], which: int) -> str:
    name = str(entity["name"])
    if not which or entity["type"] not in ("person", "character"):
        return name
    if re.fullmatch(r"[A-Z][a-z]{1,6} [A-Z][a-z]{1,6} [A-Z][a-z]{1,6}", name):
        family, first, second = name.split()
        return f"{family} {first}-{second.lower()}"
    hyphened = re.fullmatch(r"([A-Z][a-z]{1,6} [A-Z][a-z]{1,6})-([a-z]{2,7})", name)
    return f"{hyphened[1]} {hyphened[2].capitalize()}" if hyphened else name


def fold(name: str) -> str:
    """A name without case, spaces and marks, to tell whether two tables or stories mean one thing."""
    return "".join(char for char in name.casefold() if char.isalnum())


def names_of(golds: Iterable[Gold], *types: str) -> set[str]:
    """The folded names of all entities of these types (none given: of all types)."""
    return {
        fold(name)
        for gold in golds
        for entity in gold["entities"]
        if not types or entity["type"] in types
        for name in (entity["name"], *entity["aliases"])
    } - {""}


def strangers(golds: Iterable[Gold], chosen: Sequence[Gold]) -> list[Gold]:
    """The stories that share no work, person or role with any of the chosen, nor a longer or shorter form of a title:
    "Uinyeo Dae Jang Geum" is "Dae Jang Geum" under another name, whose facts need not be those of the story.
    """
    known, titles = names_of(chosen, "work", "person", "character"), names_of(chosen, "work")
    return [
        gold for gold in golds
        if not known & names_of([gold], "work", "person", "character")
        and not any(_is_longer(ours, theirs) for ours in titles for theirs in names_of([gold], "work"))
    ]


def _is_longer(a: str, b: str) -> bool:
    """Whether one folded title holds the other, of more than a common word or two."""
    short, long = sorted((a, b), key=len)
    return len(short) >= _LONG_TITLE and short in long


def consistent_tables(tables: Path, target: Path, chosen: Iterable[Gold]) -> int:
    """Copy the tables without shows that the chosen stories name, and without the agencies of people that they name;
    how many shows are left.
    """
    known = names_of(chosen)
    shows = _rows(tables / "shows.csv")
    gone = {row["show_id"] for row in shows
            if known & {fold(title) for title in (row["title"], *row["alt_titles"].split("|"))}}  # fmt: skip
    for path in sorted(tables.glob("*.csv")):
        rows = _rows(path)
        kept = [row for row in rows if row.get("show_id") not in gone]
        for row in kept:
            if "agency" in row and known & {fold(name) for name in (row["person"], *row["also_spelled"].split("|"))}:
                row["agency"] = ""
        with (target / path.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(kept)
    return len(shows) - len(gone)


def highest(tables: Path) -> dict[str, float]:
    """The best nationwide average of a single episode in the tables, by network, and under "" of all."""
    networks = {row["show_id"]: row["network"] for row in _rows(tables / "shows.csv")}
    best: dict[str, float] = {}
    for row in _rows(tables / "ratings.csv"):
        if row["area"] == "nationwide" and row["statistic"] == "average" and row["episode"] != "series":
            for name in ("", *networks.get(row["show_id"], "").split("|")):
                best[name] = max(best.get(name, 0.0), float(row["percent"]))
    return best


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
