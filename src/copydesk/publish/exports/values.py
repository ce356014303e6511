"""The typed values of what goes to Wikidata. Data only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from copydesk.model import DateValue

__all__ = ["Reference", "Skipped", "WikidataStatement"]


class Skipped(StrEnum):
    """Why a value is not among the statements."""

    NO_ITEM = "of a thing whose Wikidata item is not known (import its entity first)"
    NO_VALUE_ITEM = "with a value whose Wikidata item is not known (import an entity that names it)"
    DISPUTED = "in dispute"
    NOT_ASSERTED = "only planned, reported, speculated or denied"
    UNSURE = "of which no claim is sure enough"
    UNREFERENCED = "of which no page but Wikidata's own says it"
    NO_PROPERTY = "for which Wikidata has no property, or wants an item where stories have words"
    PRIVATE = "on the private life of a living person"
    INEXACT = "with a date that is inferred, approximate or without a year"


@dataclass(frozen=True, slots=True)
class Reference:
    """A page that says a statement, and the day (UTC, ISO 8601) on which the desk read it there."""

    url: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class WikidataStatement:
    """A statement for an item. `value` is an item's id, a DateValue (year, month or day) or a whole number.

    `qualifiers` are pairs of a property and an item's id. There is at least one reference.
    """

    item: str
    property: str
    value: str | DateValue | int
    qualifiers: tuple[tuple[str, str], ...]
    references: tuple[Reference, ...]
