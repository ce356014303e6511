"""Gold of true texts, from tables: what a text tells of that the tables hold is taken to be said where its words stand.

A writer who keeps to the tables says nothing else in their domain, so names, days, numbers and figures of a text that
are those of a fact are that fact's. What may be meant otherwise is optional; what tables never hold (kin, prizes,
genres) counts neither for nor against. Names that the tables lack come from a reader's reading of the text. Pure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from copydesk import dates as edtf
from copydesk.model import DateValue, EntityType, EntityValue, NumberValue, Reading
from copydesk.text.numbers import NumberKind, NumberMention, find_numbers
from copydesk.text.segment import segment
from data import occurrences

#: What tables say of all that they know, so that what they do not have is not so.
WHOLE = (
    "cast_member", "cast_member.character", "screenwriter", "director", "original_broadcaster", "start_date",
    "end_date", "episode_count", "audience_rating", "represented_by",
)
_PARTS = re.compile(
    r"[\s-]*(?:[\w-]+\s)?(?:episodes?|parts?|hours?|instal?lments?|nights?|chapters?|outings?|evenings?)\b",
    re.IGNORECASE,
)
#: A day with its number, not "Sunday" or "last night".
_DATED = re.compile(r"\d")


@dataclass(frozen=True)
class Fact:
    """A claim of a table: things by their types and names."""

    subject: tuple[EntityType, str]
    predicate: str
    thing: tuple[EntityType, str] | None
    value: str | float | None
    character: tuple[EntityType, str] | None


@dataclass(frozen=True)
class Tables:
    """What tables hold: facts, and all names of each thing."""

    facts: tuple[Fact, ...]
    names: dict[tuple[EntityType, str], tuple[str, ...]]


def tables_of(readings: Iterable[Reading]) -> Tables:
    """The facts of tables that `copydesk.imports` reads."""
    facts: dict[Fact, None] = {}
    names: dict[tuple[EntityType, str], dict[str, None]] = defaultdict(dict)
    for reading in readings:
        things = {e.id: (e.type, e.name) for e in reading.entities}
        for e in reading.entities:
            names[e.type, e.name].update(dict.fromkeys((e.name, *e.aliases)))
        for claim in reading.claims:
            value, part = claim.object, claim.qualifier("character")
            plain: str | float | None = None
            if isinstance(value, DateValue | NumberValue):
                plain = value.date if isinstance(value, DateValue) else value.number
            facts[Fact(
                things[claim.subject], str(claim.predicate),
                things[value.entity] if isinstance(value, EntityValue) else None,
                plain,
                things.get(part.entity if isinstance(part, EntityValue) else str(part)),
            )] = None
    return Tables(tuple(facts), {thing: tuple(found) for thing, found in names.items()})


class _Text:
    """A text as far as facts are looked for in it."""

    def __init__(self, document: dict[str, Any], tables: Tables, read: Reading) -> None:
        self.text: str = document["text"]
        self.sentences = segment(self.text).sentences
        self.dates = list(edtf.find(self.text, document.get("published")))
        self.numbers = find_numbers(self.text)
        self.entities: dict[tuple[EntityType, str], dict[str, Any]] = {}
        self.spans: dict[tuple[EntityType, str], list[tuple[int, int]]] = {}
        used: list[tuple[int, int]] = []
        found = [
            (a, b, thing)
            for thing, names in tables.names.items()
            for name in names
            if name in self.text
            for a, b in occurrences(self.text, name)
        ]
        # A part is named where its work is: elsewhere its name is somebody else's.
        named = {thing for *_, thing in found}
        parts = {f.character for f in tables.facts if f.character and f.subject in named}
        found = [one for one in found if one[2][0] is not EntityType.CHARACTER or one[2] in parts]
        for a, b, thing in sorted(found, key=lambda one: one[0] - one[1]):
            if not any(a < d and c < b for c, d in used) or (a, b) in used:
                used.append((a, b))
                self.spans.setdefault(thing, []).append((a, b))
        for number, thing in enumerate(self.spans):
            names = list(dict.fromkeys(self.text[a:b] for a, b in self.spans[thing]))
            self.entities[thing] = {"id": f"t{number}", "type": str(thing[0]), "name": names[0], "aliases": names[1:]}
        self.others = self._told_apart(read)

    def _told_apart(self, read: Reading) -> list[dict[str, Any]]:
        """Other names that the reader found; further forms of a thing of the tables become its own."""
        others = []
        for number, entity in enumerate(read.entities):
            spans = {(m.start, m.end) for m in entity.mentions}
            ours = [t for t, found in self.spans.items() if any(a < d and c < b for a, b in found for c, d in spans)]
            taken = {span for found in self.spans.values() for span in found}
            free = [
                self.text[a:b] for a, b in sorted(spans) if not any(a < d and c < b for c, d in taken)
            ]
            if ours:
                same = [t for t in ours if t[0] == entity.type]
                if len(same) == 1:
                    entry = self.entities[same[0]]
                    more = [name for name in dict.fromkeys(free) if name in entry["name"]]
                    entry["aliases"] = list(dict.fromkeys([*entry["aliases"], *more]))
                    self.spans[same[0]] += [(a, b) for a, b in sorted(spans) if self.text[a:b] in more]
            elif free:
                names = list(dict.fromkeys(free))
                others.append({"id": f"r{number}", "type": str(entity.type), "name": names[0], "aliases": names[1:]})
        return others

    def sentence(self, at: int) -> int:
        return next((k for k, s in enumerate(self.sentences) if at < s.end), len(self.sentences) - 1)

    def quote(self, index: int) -> str:
        return self.text[self.sentences[index].start : self.sentences[index].end]

    def sentences_of(self, thing: tuple[EntityType, str]) -> list[int]:
        return sorted({self.sentence(a) for a, _ in self.spans[thing]})


def gold_of(document: dict[str, Any], tables: Tables, read: Reading) -> dict[str, Any]:
    """A gold story of a true text (docs/claims.md), which says of itself that it is `partial`."""
    text = _Text(document, tables, read)
    works = [t for t in text.entities if t[0] is EntityType.WORK]
    facts = [f for f in tables.facts if f.subject in text.entities]
    # What one thing is to several works of the text may be meant of any.
    shared = Counter((f.predicate, f.thing or f.value) for f in facts)
    claims: dict[str, dict[str, Any]] = {}
    for fact in facts:
        alone = len(works) == 1 or shared[fact.predicate, fact.thing or fact.value] == 1
        part = fact.character if fact.character in text.entities else None
        for places, certain, value in _told(fact, text):
            near = alone or part is not None or any(k in text.sentences_of(fact.subject) for k in places)
            claim = {
                "subject": text.entities[fact.subject]["id"], "predicate": fact.predicate, "object": value,
                "modality": "asserted", "attribution": None,
                "qualifiers": {} if part is None else {"character": text.entities[part]["id"]},
            }
            _add(claims, claim, [text.quote(k) for k in places], optional=not (certain and near))
    entities = [*text.entities.values(), *text.others]
    return {"document": document, "entities": entities, "claims": list(claims.values()), "slips": [], "partial": True}


def _add(claims: dict[str, dict[str, Any]], claim: dict[str, Any], quotes: list[str], *, optional: bool) -> None:
    """Adds a claim, or its evidence to the same claim; places that are not certain are none beside one that is."""
    known = claims.setdefault(repr(claim), {**claim, "evidence": [], **({"optional": True} if optional else {})})
    if known.get("optional") and not optional:
        known["evidence"] = []
        del known["optional"]
    if optional <= known.get("optional", False):
        known["evidence"] = list(dict.fromkeys([*known["evidence"], *quotes]))


def _told(fact: Fact, text: _Text) -> Iterable[tuple[Sequence[int], bool, dict[str, Any]]]:
    """Where a fact's object stands: sentences, whether it can hardly be meant otherwise, and the object."""
    if fact.thing is not None:
        if fact.thing not in text.entities:
            return
        value = {"entity": text.entities[fact.thing]["id"]}
        places = text.sentences_of(fact.thing)
        if fact.character in text.entities:
            both = [k for k in places if k in text.sentences_of(fact.character)]
            next_to = [k for k in places if {k - 1, k + 1} & set(text.sentences_of(fact.character))]
            yield both or next_to or places, bool(both or next_to), value
        elif fact.predicate in WHOLE:
            named = [k for k in places if k in text.sentences_of(fact.subject)]
            yield named or places, True, value
        else:
            yield places, False, value
    elif isinstance(fact.value, str):
        for date in text.dates:
            if date.edtf == fact.value:
                dated = _DATED.search(text.text[date.start : date.end]) is not None
                yield [text.sentence(date.start)], dated, {"date": date.edtf}
            elif fact.value.startswith(date.edtf):
                yield [text.sentence(date.start)], False, {"date": date.edtf}
    elif fact.value is not None:
        percent = fact.predicate == "audience_rating"
        for number in text.numbers:
            if percent != (number.kind is NumberKind.PERCENT) or not _same(fact.value, number):
                continue
            counted = percent or _PARTS.match(text.text, number.end) is not None
            unit = {"number": number.value, "unit": "percent"} if percent else {"number": number.value}
            yield [text.sentence(number.start)], counted, unit


def _same(value: float, written: NumberMention) -> bool:
    """Whether a number is written of this value, rounded or not: 24.85 and 24.9 percent of 24.850."""
    return abs(round(value, written.places) - written.value) < 1e-9 and (written.places > 0 or value == int(value))
