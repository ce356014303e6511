"""A claim with its evidence as a row: one row a claim of a story, flat enough for a spreadsheet. Pure.

The columns come from the vocabulary: a new qualifier is a new column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from copydesk.ledger.base import Entry, EntryValue, Ledger, Thing
from copydesk.model import DateValue, Evidence, NumberValue, TextValue
from copydesk.vocabulary import PREDICATES

__all__ = ["COLUMNS", "Cell", "Column", "Kind", "Row", "entries_of", "row_of"]


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: Kind
    help: str


Cell = str | int | float | tuple[Evidence, ...] | None
Row = tuple[Cell, ...]

_QUALIFIERS = tuple(dict.fromkeys(name for known in PREDICATES.values() for name in known.qualifiers))

#: The columns in order. Every claim has every column; what its story does not say is empty.
COLUMNS: tuple[Column, ...] = (
    Column("claim", Kind.TEXT, "id of the claim: the same in every revision of its story"),
    Column("subject_id", Kind.TEXT, "id of the thing that the claim is about"),
    Column("subject_type", Kind.TEXT, "person, work, character, organization or place"),
    Column("subject", Kind.TEXT, "its house spelling"),
    Column("subject_hangul", Kind.TEXT, "its name in Hangul, where a story gives it"),
    Column("predicate", Kind.TEXT, "what is said: docs/predicates"),
    Column("object", Kind.TEXT, "the value in words: a name, an EDTF date, a number as printed, words"),
    Column("object_id", Kind.TEXT, "id of the thing that is the value, where it is one"),
    Column("object_number", Kind.NUMBER, "the number that is the value, where it is one"),
    Column("object_unit", Kind.TEXT, "its unit"),
    *(Column(name, Kind.TEXT, "qualifier") for name in _QUALIFIERS),
    Column("modality", Kind.TEXT, "asserted, planned, reported, speculated or denied"),
    Column("attribution", Kind.TEXT, "whom the story credits"),
    Column("confidence", Kind.NUMBER, "the reader's, from 0 to 1"),
    Column("said", Kind.TEXT, "what the story says, where the desk corrected it"),
    Column("corrected_by", Kind.TEXT, "who corrected it"),
    Column("correction", Kind.TEXT, "why"),
    Column("story", Kind.TEXT, "id of the story"),
    Column("revision", Kind.WHOLE, "which revision of the story"),
    Column("outlet", Kind.TEXT, "who published it"),
    Column("title", Kind.TEXT, "its title"),
    Column("url", Kind.TEXT, "its address"),
    Column("published", Kind.TEXT, "EDTF date of publication"),
    Column("learned", Kind.TEXT, "when the desk first read the claim, UTC"),
    Column("evidence", Kind.EVIDENCE, "the words that say it, with where they stand in that revision's text"),
)


def row_of(entry: Entry) -> Row:
    """The row of an entry, a cell for each column."""
    value, story, decision = entry.object, entry.story, entry.decision
    qualifiers = dict(entry.qualifiers)
    return (
        entry.claim_id, entry.subject.id, str(entry.subject.type), entry.subject.name, entry.subject.hangul,
        entry.predicate, _words(value), value.id if isinstance(value, Thing) else None,
        value.number if isinstance(value, NumberValue) else None,
        (value.unit or None) if isinstance(value, NumberValue) else None,
        *(_words(qualifiers[name]) if name in qualifiers else None for name in _QUALIFIERS),
        str(entry.modality), entry.attribution, entry.confidence,
        _words(entry.said) if entry.said is not None else None,
        decision.author if decision is not None else None, decision.reason if decision is not None else None,
        story.id, story.revision, story.outlet, story.title or story.document, story.url, story.published,
        entry.learned, entry.evidence,
    )  # fmt: skip


def entries_of(ledger: Ledger, things: tuple[Thing, ...] | None, *, as_of: date | None = None) -> Iterator[Entry]:
    """Every claim that names one of the things, once; (None) every claim of the ledger, by its subject.

    A thing at a time: memory holds the claims of one. Raises LedgerError.
    """
    if things is None:
        for thing in ledger.things():
            yield from ledger.entries(subject=thing.id, as_of=as_of)
        return
    seen: set[tuple[str, str]] = set()
    for thing in things:
        for found in (
            ledger.entries(subject=thing.id, as_of=as_of), ledger.entries(object=thing.id, as_of=as_of),
            ledger.entries(qualifier=thing.id, as_of=as_of),
        ):  # fmt: skip
            for entry in found:
                if (entry.story.id, entry.claim_id) not in seen:
                    seen.add((entry.story.id, entry.claim_id))
                    yield entry


def _words(value: EntryValue) -> str:
    match value:
        case Thing(name=name):
            return name
        case DateValue(written):
            return written
        case NumberValue(number, _, places):
            return f"{number:.{places}f}" if places else f"{number:.15g}"
        case TextValue(text):
            return text
