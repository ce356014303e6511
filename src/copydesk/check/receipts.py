"""Ledger entries as receipts: who says it, in which words, and how a value reads in a message. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk import names
from copydesk.agreement import independent
from copydesk.check.finding import Source
from copydesk.check.wording import date_in_words, number_in_words
from copydesk.ledger.base import Entry, EntryValue, Thing
from copydesk.model import DateValue, NumberValue, Qualifier, TextValue

__all__ = ["by_whom", "sources_of", "spelled_like", "spelled_so", "told_by", "value_in_words"]

_MOST = 6  # receipts a finding; the ledger has the rest


def sources_of(entries: Iterable[Entry]) -> tuple[Source, ...]:
    """A receipt for each entry, in the order given, at most six; the same words of one story once."""
    found: dict[tuple[str, str], Source] = {}
    for entry in entries:
        quote = " … ".join(evidence.quote for evidence in entry.evidence)
        source = Source(entry.claim_id, entry.story.outlet, entry.story.url, entry.story.published, quote)
        found.setdefault((entry.story.id, quote), source)
    return tuple(found.values())[:_MOST]


def told_by(entries: Sequence[Entry]) -> str:
    """Outlet and date of the first story, and how many more sources say so: "Soompi, April 28, 2024, and 2 more".

    Stories of one outlet, or copied from one another, are one source.
    """
    first, sources = entries[0].story, independent(entries)
    who = first.outlet or first.title or first.document
    when = f", {date_in_words(first.published)}" if first.published else ""
    more = f", and {sources - 1} more" if sources > 1 else ""
    return f"{who}{when}{more}"


def by_whom(entries: Sequence[Entry]) -> str:
    """The same in brackets, behind what is told; nothing of no entries."""
    return f" ({told_by(entries)})" if entries else ""


def value_in_words(value: EntryValue | Qualifier) -> str:
    """A value for a message."""
    if isinstance(value, Thing):
        return value.name
    if isinstance(value, DateValue):
        return date_in_words(value.date)
    if isinstance(value, NumberValue):
        return number_in_words(value)
    return value.text if isinstance(value, TextValue) else value.entity


def spelled_so(stories: int) -> str:
    """How many stories spell a name one way: "5 stories do"."""
    return "one story does" if stories == 1 else f"{stories} stories do"


def spelled_like(written: str, thing: Thing) -> str:
    """The thing's name, hyphenated or not as `written` is where a story spells it so."""
    full = [thing.name, *(s for s, _ in thing.spellings if names.fold(s) == names.fold(thing.name))]
    return next((spelling for spelling in full if ("-" in spelling) == ("-" in written)), thing.name)
