"""Ledger entries as receipts: who says it, in which words, and how a value reads in a message. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk import names
from copydesk.check.finding import Source
from copydesk.check.wording import date_in_words, number_in_words
from copydesk.ledger.base import Entry, EntryValue, Thing
from copydesk.model import DateValue, NumberValue, Qualifier, TextValue

__all__ = ["sources_of", "spelled_like", "told_by", "value_in_words"]

_MOST = 6  # receipts a finding; the ledger has the rest


def sources_of(entries: Iterable[Entry]) -> tuple[Source, ...]:
    """A receipt for each entry, in the order given, at most six."""
    return tuple(
        Source(
            claim=entry.claim_id, outlet=entry.story.outlet, url=entry.story.url, published=entry.story.published,
            quote=" … ".join(evidence.quote for evidence in entry.evidence),
        )
        for entry in list(entries)[:_MOST]
    )


def told_by(entries: Sequence[Entry]) -> str:
    """Outlet and date of the first story, and how many more say so: "Soompi, April 28, 2024, and 2 more"."""
    stories = list({entry.story.id: entry.story for entry in entries}.values())
    first = stories[0]
    who = first.outlet or first.title or first.document
    when = f", {date_in_words(first.published)}" if first.published else ""
    more = f", and {len(stories) - 1} more" if len(stories) > 1 else ""
    return f"{who}{when}{more}"


def value_in_words(value: EntryValue | Qualifier) -> str:
    """A value for a message."""
    if isinstance(value, Thing):
        return value.name
    if isinstance(value, DateValue):
        return date_in_words(value.date)
    if isinstance(value, NumberValue):
        return number_in_words(value)
    return value.text if isinstance(value, TextValue) else value.entity


def spelled_like(written: str, thing: Thing) -> str:
    """The thing's name, hyphenated or not as `written` is where a story spells it so."""
    full = [thing.name, *(s for s, _ in thing.spellings if names.fold(s) == names.fold(thing.name))]
    return next((spelling for spelling in full if ("-" in spelling) == ("-" in written)), thing.name)
