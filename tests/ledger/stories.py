"""Readings for the ledger's tests, built by naming only what matters.

    reading(said("work:Queen of Tears", "end_date", "date:2024-04-28"), id="finale")

A value is written `kind:words`: an entity type, `date` or `text`; a number is a number. The text of the story is
made of the claims, one sentence each, and the sentence is the evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from copydesk.ledger.base import Entry, Ledger, Thing
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
    TextValue,
    Value,
)

NOW = datetime(2024, 5, 16, 9, 30, tzinfo=UTC)
TYPES = frozenset(EntityType)


@dataclass(frozen=True)
class Said:
    subject: str
    predicate: str
    object: str | float
    qualifiers: Mapping[str, str | float]
    modality: Modality
    attribution: str | None
    confidence: float

    @property
    def sentence(self) -> str:
        return " ".join(str(part) for part in (self.subject, self.predicate, self.object, *self.qualifiers.values()))


def said(
    subject: str,
    predicate: str,
    object: str | float,  # noqa: A002
    *,
    modality: Modality = Modality.ASSERTED,
    attribution: str | None = None,
    confidence: float = 0.9,
    **qualifiers: str | float,
) -> Said:
    return Said(subject, predicate, object, qualifiers, modality, attribution, confidence)


def reading(
    *claims: Said,
    id: str = "story",  # noqa: A002
    url: str | None = None,
    outlet: str | None = None,
    title: str = "",
    published: str | None = None,
    reader: str = "1",
    lead: str = "",
    also: tuple[str, ...] = (),
    aliases: Mapping[str, tuple[str, ...]] | None = None,
) -> Reading:
    entities: dict[str, Entity] = {}

    def entity(written: str) -> str:
        if written not in entities:
            kind, _, name = written.partition(":")
            other_names = (aliases or {}).get(written, ())
            entities[written] = Entity(f"e{len(entities) + 1}", EntityType(kind), name, other_names)
        return entities[written].id

    def value(written: str | float) -> Value:
        if not isinstance(written, str):
            return NumberValue(float(written), places=2)
        kind, _, words = written.partition(":")
        if kind in TYPES:
            return EntityValue(entity(written))
        return DateValue(words) if kind == "date" else TextValue(words)

    text = lead
    made = []
    for claim in claims:
        start = len(text)
        text += claim.sentence
        made.append(Claim(
            entity(claim.subject), claim.predicate, value(claim.object),
            tuple(sorted((name, value(written)) for name, written in claim.qualifiers.items())),
            claim.modality, claim.attribution, (Evidence(start, len(text), claim.sentence),), claim.confidence,
        ))
        text += ".\n"
    for written in also:
        entity(written)
    document = Document(id=id, text=text, title=title, published=published, outlet=outlet, url=url)
    return Reading(document, tuple(entities.values()), tuple(made), reader=reader)


def numbered(number: int, *, claims: int = 12) -> Reading:
    """The `number`-th of many stories: its own claims, about things that they share."""
    actors = [f"person:Kim {chr(65 + (number + n) % 26)}ara" for n in range(claims - 2)]
    return reading(
        said("work:Queen of Tears", "audience_rating", 5 + number / 100, episode=float(number % 16 + 1)),
        said("work:Queen of Tears", "holds_record", "text:audience_rating", date=f"date:2024-04-{number % 28 + 1:02}"),
        *(said("work:Queen of Tears", "cast_member", actor) for actor in actors),
        id=f"story-{number}", lead=f"Story {number}.\n",
    )


def only(ledger: Ledger, name: str, *, as_of: date | None = None) -> Thing:
    (found,) = ledger.find(name, as_of=as_of)
    return found


def shown(entries: tuple[Entry, ...]) -> set[tuple[str, str, str]]:
    def words(value: object) -> str:
        match value:
            case Thing():
                return value.name
            case DateValue(words) | TextValue(words):
                return words
            case NumberValue(number):
                return str(number)
        raise AssertionError(value)

    return {(e.subject.name, e.predicate, words(e.object)) for e in entries}
