"""The values that flow through Copydesk: documents, readings, claims. Frozen, comparable, without behaviour that reads
or writes anything. Offsets are always Unicode code points, half open, into the `text` of the document they belong to.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from copydesk.dates import DateMention

__all__ = [
    "RENDERER", "STRENGTH", "Claim", "DateValue", "Document", "Entity", "EntityType", "EntityValue", "Evidence",
    "Modality", "NumberValue", "Piece", "Qualifier", "Reading", "Span", "TextValue", "Value", "is_rendered",
]


class EntityType(StrEnum):
    """What a name names (CLAIMS.md, Entities)."""

    PERSON = "person"
    WORK = "work"
    CHARACTER = "character"
    ORGANIZATION = "organization"
    PLACE = "place"


class Modality(StrEnum):
    """How the story itself stands to a claim."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    REPORTED = "reported"
    SPECULATED = "speculated"
    DENIED = "denied"


#: How much a story stands behind what it says, strongest first.
STRENGTH: tuple[Modality, ...] = (
    Modality.ASSERTED, Modality.PLANNED, Modality.REPORTED, Modality.SPECULATED, Modality.DENIED,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of `text` that stands letter for letter in the file: `text[start:end] == given[given_start:…]`.

    What lies between two pieces of a document (a markup tag's line break, a decoded character reference) was not in
    the file in that form, so no offset is ever born inside it.
    """

    start: int
    end: int
    given_start: int


@dataclass(frozen=True, slots=True)
class Document:
    """A story or draft as the reader sees it.

    `text` is the whole story, the headline as its first line. `published` is an EDTF date or None.
    `place` is where it came from, as messages name it: a file, a file with a line (`x.jsonl:3`), or `-`; it makes no
    two documents differ. `given` is the file as it was given where that differs from `text` (HTML, Markdown), and
    `pieces` maps between the two, in order; both are empty where `text` is what was given (plain text, JSON).
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    media_type: str = "text/plain"
    given: str = field(default="", repr=False)
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    place: str = field(default="", compare=False)

    def given_spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where `text[start:end]` stands in the file as given: one span a piece that it touches, in order."""
        if not self.pieces:
            return (Span(start, end),)
        spans = []
        first = bisect_right(self.pieces, start, key=lambda piece: piece.end)
        for number in range(first, len(self.pieces)):
            piece = self.pieces[number]
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.end)
            if low < high:
                shift = piece.given_start - piece.start
                spans.append(Span(low + shift, high + shift))
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a story that say a claim: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that one story names.

    `name` is the fullest form the story uses, `aliases` every other form it uses as a name. `mentions` are the spans
    of all of them in the text, in order.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityValue:
    """An entity of the same story, by its id."""

    entity: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """An EDTF date, as precise as the story lets it be."""

    date: str


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number; `unit` is "percent" or empty. `places` is how many decimals the story prints (24.850 has three)."""

    number: float
    unit: str = ""
    places: int = 0


@dataclass(frozen=True, slots=True)
class TextValue:
    """Words, as the story has them."""

    text: str


Value = EntityValue | DateValue | NumberValue | TextValue
Qualifier = EntityValue | DateValue | NumberValue | TextValue


@dataclass(frozen=True, slots=True)
class Claim:
    """What a story says: subject – predicate – object, scoped by qualifiers, with how it was said and where.

    `subject` is an entity id of the same reading. `qualifiers` is sorted by name and holds no name twice.
    `confidence` is in [0, 1]: the reader's calibrated probability that the claim is right. `made_by` names the pass
    that produced it, for `read --explain`.
    """

    subject: str
    predicate: str
    object: Value
    qualifiers: tuple[tuple[str, Qualifier], ...] = ()
    modality: Modality = Modality.ASSERTED
    attribution: str | None = None
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    made_by: str = ""

    def qualifier(self, name: str) -> Qualifier | None:
        """The qualifier's value, or None where the story states none."""
        for key, value in self.qualifiers:
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader got out of one document. `reader` is the version that read it.

    `dates` are all dates of the text, whether or not a claim uses them. `note` says why nothing was read, where that
    is so ("not in English").
    """

    document: Document
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...] = ()
    reader: str = ""
    note: str = ""

    def entity(self, entity_id: str) -> Entity:
        """The entity of that id. Raises KeyError where there is none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)


#: What the version of a reader begins with that makes a text from rows of data itself (copydesk.imports).
RENDERER = "copydesk import"


def is_rendered(reader: str) -> bool:
    """Whether a text was made from rows of data: its words are the desk's own form, so like words are no copy."""
    return reader.startswith(RENDERER)


def digest(parts: Iterable[str]) -> str:
    """A stable 16-digit hexadecimal id of its parts, order significant (SHA-256, truncated)."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
