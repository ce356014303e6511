"""Tables and rankings that a draft dates: "the table as it stood in February 2020". Reads the ledger.

A show that had not begun by then cannot stand in it. Only a date that the sentence ties to the table counts, and only
shows that the same sentence lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from copydesk.check.places import cut_of
from copydesk.check.superlatives.told import LONGEST
from copydesk.check.wording import date_in_words, day_in_words
from copydesk.check.works.known import the_thing
from copydesk.dates import MONTH_NAMES, DateMention
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import EntityType, Reading, Span
from copydesk.records.asking import shows_of_work
from copydesk.records.marks import Measure, mark_of
from copydesk.records.shows import first_day, last_day
from copydesk.text.form import Form

__all__ = ["Misdated", "misdated_tables"]

_TABLE = Form(r"\b(?:table|list|ranking|rankings|chart|standings|top\s+(?:\w+|\d+))\b", re.IGNORECASE)
_AS_OF = Form(
    r"\b(?:as\s+of|as\s+(?:it|they|(?:the|this|that)\s+(?:\w+\s+){1,3}?)\s*(?:stood|was|were|looked|read)\s+"
    r"(?:in|on|(?:at|by|towards)\s+the\s+(?:end|close)\s+of)|(?:by|at)\s+the\s+(?:end|close|start)\s+of)\s+(?:early\s+|"
    r"late\s+|mid-?)?$", re.IGNORECASE,
)
_YEAR = Form(r"\b(?:19|20)\d\d\b(?=\s*[,:;)–—])")
_NUMBERED = Form(r":\s*(?:1|one|no\.\s?1)\W{0,2}$", re.IGNORECASE)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Misdated:
    """A table's date by which a show in it had not begun. `replacement` is the month in which the last had its mark."""

    at: Span
    message: str
    replacement: str | None
    receipts: tuple[Entry, ...]


def misdated_tables(draft: Reading, ledger: Ledger) -> Iterator[Misdated]:
    """The draft's dated tables that hold shows of later, in order. Raises LedgerError."""
    text = draft.document.text
    works = [entity for entity in draft.entities if entity.type is EntityType.WORK]
    cut = cut_of(text)
    for sentence in cut.sentences:
        said = text[sentence.start:sentence.end]
        table = _TABLE.search(said) if len(said) <= LONGEST else None
        days = [] if table is None else [
            day for day in draft.dates
            if sentence.start <= day.start < sentence.end and _AS_OF.search(text[sentence.start:day.start])
        ]
        if table is not None and not days:
            days = [
                DateMention(sentence.start + m.start(), sentence.start + m.end(), m.group())
                for m in _YEAR.finditer(said) if _AS_OF.search(said[:m.start()])
            ]
        if table is None or len(days) != 1:
            continue
        # What stands before the table's date is who compares, not what is listed.
        # A table of numbered rows ("1. Queen of Tears, 24.9%") goes on in what looks like sentences of their own.
        stop = cut.blocks[sentence.block].end if _NUMBERED.search(said) else sentence.end
        listed = [w for w in works if any(days[0].end <= span.start < stop for span in w.mentions)]
        end = last_day(days[0].edtf)
        if end is None or len(listed) < _FEWEST:
            continue
        things = [thing for work in listed if (thing := the_thing(work, ledger)) is not None]
        found = _misdated(days[0], end, [thing.id for thing in things], ledger, text)
        if found is not None:
            yield found


def _misdated(day: DateMention, end: date, works: list[str], ledger: Ledger, text: str) -> Misdated | None:
    shows = [show for work in works if (show := shows_of_work(ledger, work)) is not None]
    late = [show for show in shows if show.start is not None and show.start > end + timedelta(days=1)]
    if not late:
        return None
    marks = [mark for show in late if (mark := mark_of(show, Measure(), None)) is not None and mark.day is not None]
    earliest = max((mark.day for mark in marks if mark.day is not None), default=None)
    began = [f"{show.thing.name} began on {day_in_words(show.start)}" for show in late if show.start is not None]
    message = f"not as of {date_in_words(day.edtf)}: {'; '.join(began)}"
    replacement = None
    if earliest is not None:
        month = f"{MONTH_NAMES[earliest.month - 1]} {earliest.year}"
        message += f"; its figure is of {day_in_words(earliest)}, so {month} at the earliest"
        replacement = month if re.fullmatch(r"[A-Z][a-z]+ \d{4}", text[day.start:day.end]) else None
    receipts = tuple(
        entry for show in late for entry in ledger.entries(subject=show.thing.id, predicate="start_date")
        if first_day(getattr(entry.object, "date", "")) == show.start
    )
    return Misdated(Span(day.start, day.end), message, replacement, receipts[:3])
