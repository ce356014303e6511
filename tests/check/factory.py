"""Builds what the checks are tested with from plain data: a reading from text, entities and claims, as a gold file has
them (CLAIMS.md), and a ledger in memory from what stories say. Knows no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from copydesk import dates, names
from copydesk.check.finding import Finding
from copydesk.ledger.base import (
    Action,
    Added,
    Counts,
    Decision,
    Entry,
    EntryValue,
    Story,
    Target,
    Thing,
    Withdrawal,
)
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Modality,
    NumberValue,
    Reading,
    Span,
    TextValue,
    Value,
    digest,
)
from copydesk.vocabulary import PREDICATES

__all__ = ["FakeLedger", "draft", "ledger", "marking"]

Data = Mapping[str, Any]
T = TypeVar("T")


def draft(
    text: str, entities: Iterable[Data] = (), claims: Iterable[Data] = (), *, published: str | None = None, **of: Any
) -> Reading:
    """A reading of `text`. Entities are given by id, type, name and aliases, and are mentioned wherever one of their
    names stands; an id may be left out. Claims are in the form of a gold file; evidence left out is the whole text.
    """
    built = [
        Entity(str(e.get("id", e["name"])), EntityType(e["type"]), e["name"], tuple(e.get("aliases", ())),
               tuple(_mentions(text, (e["name"], *e.get("aliases", ())))))
        for e in entities
    ]
    ids = {entity.id for entity in built}
    read = tuple(_claim(text, claim, ids) for claim in claims)
    document = Document(id="draft", text=text, published=published, **of)
    return Reading(document, tuple(built), read, dates.find(text, published), "test")


def marking(quote: str, text: str, findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that mark any of the first words of `text` that are `quote`."""
    at = text.index(quote)
    return [f for f in findings if f.start < at + len(quote) and at < f.end]


def _mentions(text: str, forms: Sequence[str]) -> Iterable[Span]:
    alternatives = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return (Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", text))


def _claim(text: str, claim: Data, ids: set[str]) -> Claim:
    qualifiers = claim.get("qualifiers", {})
    assert set(qualifiers) <= set(PREDICATES[claim["predicate"]].qualifiers)
    kinds = PREDICATES[claim["predicate"]].qualifiers
    evidence = []
    for quote in claim.get("evidence", [text]):
        start = text.index(quote)
        evidence.append(Evidence(start, start + len(quote), quote))
    return Claim(
        claim["subject"], claim["predicate"], _object(claim["object"]),
        tuple(sorted((key, _qualifier(value, kinds[key], ids)) for key, value in qualifiers.items())),
        Modality(claim.get("modality", "asserted")), claim.get("attribution"), tuple(evidence),
        confidence=float(claim.get("confidence", 1.0)),
    )


def _object(value: Data) -> Value:
    match dict(value):
        case {"entity": entity}:
            return EntityValue(str(entity))
        case {"date": day}:
            return DateValue(str(day))
        case {"number": number, **rest}:
            return _number(number, str(rest.get("unit", "")))
        case {"text": words}:
            return TextValue(str(words))
    raise ValueError(value)


def _number(written: object, unit: str) -> NumberValue:
    """A number as it is written: a string keeps its zeros ("24.850")."""
    said = str(written)
    return NumberValue(float(said), unit, len(said.partition(".")[2]))


def _qualifier(value: object, kind: str | tuple[str, ...], ids: set[str]) -> Value:
    if kind == "entity":
        assert value in ids
        return EntityValue(str(value))
    if kind == "date":
        return DateValue(str(value))
    if isinstance(value, int | float):
        return _number(value, "")
    return TextValue(str(value))


def ledger(stories: Iterable[Data]) -> FakeLedger:
    """A ledger of stories: outlet, url, published and `says`, a list of claims by name, such as
    `{of = "Queen of Tears", is = "end_date", value = "2024-04-28"}`, with qualifiers in `where`, quote and modality;
    `withdrew`, claims that it said and that were withdrawn, with `instead`, and with `reason` where the desk did it;
    and `hangul`, names with how they are written in Hangul.
    """
    kept = FakeLedger()
    for number, story in enumerate(stories, 1):
        held = Story(f"s{number}", f"s{number}", story.get("title", ""), story.get("outlet"), story.get("url"),
                     story.get("published"), 1, "2024-01-01T00:00:00Z", "test")  # fmt: skip
        for said in story["says"]:
            kept.say(held, said)
        for said in story.get("withdrew", ()):
            kept.withdraw(held, said)
        for name, spelling in story.get("hangul", {}).items():
            kept.write(name, spelling)
    return kept


@dataclass
class FakeLedger:
    """The ledger's reading side in memory, by names alone."""

    things: dict[str, Thing] = field(default_factory=dict)
    kept: list[Entry] = field(default_factory=list)
    gone: list[Withdrawal] = field(default_factory=list)

    def say(self, story: Story, said: Data) -> None:
        """Keep one claim of a story."""
        predicate = PREDICATES[said["is"]]
        subject = self._thing(said["of"], min(predicate.subject_types))
        value = self._value(said["value"], predicate.object_kind, min(predicate.object_types, default=None))
        qualifiers = tuple(sorted(
            (key, self._where(key, where, predicate.qualifiers[key])) for key, where in said.get("where", {}).items()
        ))
        quote = said.get("quote", f"{said['of']} {said['is']} {said['value']}")
        self.kept.append(Entry(
            digest([story.id, *map(repr, (subject.id, said["is"], value, qualifiers))]), story, subject, said["is"],
            value, qualifiers, Modality(said.get("modality", "asserted")), said.get("attribution"),
            (Evidence(0, len(quote), quote),), 1.0, "2024-01-01T00:00:00Z",
        ))  # fmt: skip

    def withdraw(self, story: Story, said: Data) -> None:
        """Keep one claim of a story as withdrawn: by the desk where it has a `reason`, else by the story itself."""
        self.say(story, said)
        entry = self.kept.pop()
        decision = None
        if "reason" in said:
            decision = Decision(
                "d1", Action.CORRECT if "instead" in said else Action.RETRACT, Target.CLAIM, (entry.claim_id,),
                said.get("by", "Editor"), said["reason"], "2024-06-01T00:00:00Z",
            )  # fmt: skip
        kind = PREDICATES[entry.predicate]
        of = min(kind.object_types, default=None)
        instead = self._value(said["instead"], kind.object_kind, of) if "instead" in said else None
        if instead is not None and decision is not None:
            self.kept.append(replace(entry, object=instead, said=entry.object, decision=decision))
        self.gone.append(Withdrawal(entry, "2024-06-01T00:00:00Z", decision, instead))

    def write(self, name: str, hangul: str) -> None:
        """Keep how a thing is written in Hangul."""
        for ident, thing in self.things.items():
            if thing.name == name:
                self.things[ident] = replace(thing, hangul=hangul)

    def _thing(self, name: str, kind: EntityType) -> Thing:
        ident = f"{kind}:{names.key(name)}"
        known = self.things.get(ident, Thing(ident, kind, name))
        spelled = dict(known.spellings)
        spelled[name] = spelled.get(name, 0) + 1
        self.things[ident] = replace(known, spellings=tuple(spelled.items()))
        return self.things[ident]

    def _value(self, value: object, kind: str, of: EntityType | None) -> EntryValue:
        if kind == "entity":
            assert of is not None
            return self._thing(str(value), of)
        if kind == "date":
            return DateValue(str(value))
        if kind == "number":
            written = str(value)
            return _number(written.removesuffix("%"), "percent" if written.endswith("%") else "")
        return TextValue(str(value))

    def _where(self, key: str, value: object, kind: str | tuple[str, ...]) -> EntryValue:
        if kind == "entity":
            return self._thing(str(value), EntityType.CHARACTER if key == "character" else EntityType.WORK)
        if kind == "date":
            return DateValue(str(value))
        return _number(value, "") if isinstance(value, int | float) else TextValue(str(value))

    def find(self, name: str, *, types: frozenset[EntityType] | None = None) -> tuple[Thing, ...]:
        return tuple(
            thing for thing in self.things.values()
            if (types is None or thing.type in types) and names.key(thing.name) == names.key(name)
        )

    def find_each(self, names: Collection[str]) -> dict[str, tuple[Thing, ...]]:
        return {name: self.find(name) for name in names}

    def entries(
        self, *, subject: str | None = None, object: str | None = None,  # noqa: A002 - the protocol's names
        qualifier: str | None = None,
        predicate: str | None = None, as_of: date | None = None,
    ) -> tuple[Entry, ...]:
        assert as_of is None
        return tuple(
            e for e in self.kept
            if subject in (None, e.subject.id) and predicate in (None, e.predicate)
            and (object is None or (isinstance(e.object, Thing) and e.object.id == object))
            and (qualifier is None or any(isinstance(v, Thing) and v.id == qualifier for _, v in e.qualifiers))
        )

    def entries_of(
        self, subjects: Collection[str], *, predicates: Collection[str] = (), as_of: date | None = None
    ) -> tuple[Entry, ...]:
        assert as_of is None
        return tuple(
            e for e in self.kept if e.subject.id in subjects and (not predicates or e.predicate in predicates)
        )

    def snapshot(self) -> AbstractContextManager[None]:
        return nullcontext()

    def worked_out(self, what: Hashable, work_out: Callable[[], T]) -> T:
        return work_out()

    def withdrawn(
        self, *, subject: str | None = None, object: str | None = None,  # noqa: A002 - the protocol's names
        predicate: str | None = None, as_of: date | None = None,
    ) -> tuple[Withdrawal, ...]:
        assert object is None
        assert as_of is None
        return tuple(
            w for w in self.gone
            if subject in (None, w.entry.subject.id) and predicate in (None, w.entry.predicate)
        )

    def nearest(self, name: str, limit: int = 5) -> tuple[str, ...]:
        return tuple(names.nearest(name, [thing.name for thing in self.things.values()], limit))

    def thing(self, id: str) -> Thing:  # noqa: A002
        return self.things[id]

    def story(self, id: str, *, revision: int | None = None) -> Story:  # noqa: A002
        raise NotImplementedError

    def add(self, reading: Reading, *, now: datetime) -> Added:
        raise NotImplementedError

    def counts(self) -> Counts:
        return Counts(0, 0, len(self.kept), len(self.things))

    def close(self) -> None:
        return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None
