"""Runs told by their two days ("from March 20 to May 2", "Feb. 20-May 2, 2021") of which the desk has one alone. Reads
what the desk has of the works' runs.

The end that is right says of which work the run is, whatever the words between, so the other is known too. Of a part
of a run ("its second half, from October 13 to November 18") nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from copydesk.check.days.schedule import Schedule, WrongDay, in_nearest_year
from copydesk.check.figures.days_shown import is_a_day
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Numbers
from copydesk.check.receipts import by_whom
from copydesk.check.wording import day_in_words, like_date
from copydesk.check.works.meant import works_told_of
from copydesk.dates import DateMention
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["run_ranges"]

_TO = Form(
    r",?\s*(?:[-–—]|\b(?:to|until|till|through|thru|up\s+to)(?:\s+to)?)\s*(?:it\s+\w+\s+)?(?:on\s+)?(?:the\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:of\s+)?", re.IGNORECASE
)
_AND, _BETWEEN = Form(r"\s+and\s+(?:on\s+)?"), Form(r"\bbetween\s+(?:on\s+)?$")
#: Words that make the days those of a part, or of something else.
_PART = Form(
    r"\b(?:half|halves|part\s+(?:one|two|three|1|2|3|i{1,3})|(?:first|second|last|final|third)\s+(?:part|\w+\s+(?:parts|episodes|weeks))|"
    r"volumes?|batch\w*|break|hiatus|paus\w*|film\w*|shoot\w*|shot|record\w*|rerun\w*|repeat\w*|re-?air\w*|pop-up|"
    r"exhibition|tickets?|vot\w+|concerts?|tour\w*|fan\s?meet\w*|postpon\w*|mov(?:e|ed|ing)\s+(?:from|back)|push\w*|delay\w*|festival|"
    r"marathon|week\s+of|episodes?\s+\d+\s*(?:to|-|–|and)|special|musical)\b", re.IGNORECASE
)
#: How far a wrong end is off, in days.
_MOST = 62


def run_ranges(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """The ends of told runs that the desk is against, where it has the other end, in order. Raises LedgerError."""
    text, pairs = draft.document.text, []
    for first, last in pairwise(sorted(draft.dates, key=lambda d: d.start)):
        gap = text[first.end:last.start]
        joined = _TO.fullmatch(gap) or (_AND.fullmatch(gap) and _BETWEEN.search(text[:first.start]))
        if joined and is_a_day(text, first) and is_a_day(text, last):
            pairs.append((first, last))
    known = [(thing, runs.of(thing.id)[0]) for thing in works_told_of(draft, ledger, numbers)] if pairs else []
    for first, last in pairs:
        sentence = numbers.sentence(numbers.sentence_at(first.start))
        if _PART.search(text, sentence.start, sentence.end):
            continue
        found = [wrong for thing, schedule in known if (wrong := _weighed(draft, thing, schedule, first, last))]
        right = any(_ends_at(draft, s, first, last) == (True, True) for _, s in known)
        if len(found) == 1 and not right:
            yield found[0]


def _on(draft: Reading, day: DateMention, known: str, other: DateMention) -> date | None:
    """The day in the year that is written of it or of the other end, else in that which brings it nearest to a known
    one.
    """
    text = draft.document.text
    years = {d.edtf[:4] for d in (day, other) if d.edtf[:4] in text[d.start:d.end]}
    if day.edtf[:4] in text[day.start:day.end]:
        return date.fromisoformat(day.edtf)
    return in_nearest_year(day.edtf, known, near=int(min(years)) if years else None)


def _ends_at(draft: Reading, schedule: Schedule, first: DateMention, last: DateMention) -> tuple[bool, bool]:
    """Whether a run begins on the first of two days, and whether it ends on the last."""
    if schedule.first_day is None or schedule.last_day is None:
        return False, False
    ours = _on(draft, first, schedule.first_day, last), _on(draft, last, schedule.last_day, first)
    theirs = date.fromisoformat(schedule.first_day), date.fromisoformat(schedule.last_day)
    return ours[0] == theirs[0], ours[1] == theirs[1]


def _weighed(
    draft: Reading, thing: Thing, schedule: Schedule, first: DateMention, last: DateMention
) -> WrongDay | None:
    begins, ends = _ends_at(draft, schedule, first, last)
    if begins == ends:
        return None
    wrong, other = (last, first) if begins else (first, last)
    right = schedule.last_day if begins else schedule.first_day
    assert right is not None
    ours = _on(draft, wrong, right, other)
    if ours is None:
        return None
    apart = abs((ours - date.fromisoformat(right)).days)
    a_year = ours.isoformat()[4:] == right[4:]
    if not (0 < apart <= _MOST or a_year):
        return None
    entries = schedule.told_on(right)
    what = "ended" if begins else "began"
    on = f"{day_in_words(date.fromisoformat(right))}{by_whom(entries)}"
    message = f"{thing.name} {what} on {on}, not on {day_in_words(ours)}"
    written = draft.document.text[wrong.start:wrong.end]
    return WrongDay(Span(wrong.start, wrong.end), message, entries, like_date(written, right))
