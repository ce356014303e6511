"""First and last days of runs whose work a draft does not name by its own title: a later season ("Kingdom's second
season has been on Netflix since March 30"), or the one work of the draft's people ("Vincenzo Cassano arrived on
February 21"). Reads what the desk has of the works' runs.

A day counts only where it is a slip for the desk's, or some weeks off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from copydesk.check.claims.slips import dates_a_slip_apart
from copydesk.check.days.schedule import Schedule, WrongDay
from copydesk.check.figures.days_shown import is_a_day, is_yearless
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Numbers
from copydesk.check.receipts import by_whom
from copydesk.check.telling import tells_end, tells_start
from copydesk.check.telling.other_days import FAR_FROM_RUN
from copydesk.check.telling.subject import season_number
from copydesk.check.wording import day_in_words, like_date
from copydesk.check.works.known import the_thing
from copydesk.check.works.meant import meant_by_its_people
from copydesk.check.works.season_words import season_words
from copydesk.check.works.subjects import subjects_of
from copydesk.dates import DateMention
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import DateValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["run_ends"]

_SEASONS = Form(r"\bseasons?\b", re.IGNORECASE)
#: What parts of a season have days of their own.
_PART = Form(r"\b(?:half|halves|part|batch\w*|volumes?|episodes?\s+\d|trailer|film\w*|shoot\w*)\b", re.IGNORECASE)


def run_ends(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """Those days, in order. Raises LedgerError."""
    text = draft.document.text
    days = [day for day in draft.dates if is_a_day(text, day)]
    if not days:
        return
    meant = meant_by_its_people(draft, ledger)
    if meant is None and not _SEASONS.search(text):
        return
    for day in days:
        sentence = numbers.sentence(numbers.sentence_at(day.start))
        if _PART.search(text, sentence.start, sentence.end):
            continue
        at = Span(day.start, day.end)
        thing = meant
        if meant is None and season_words(text, sentence):
            subject = subjects_of(draft, ledger, numbers).of(at)
            thing = subject.thing if subject is not None else None
        season = season_number(thing.name) if thing is not None else None
        if thing is None or (season is None and meant is None):
            continue
        if _is_claimed(draft, ledger, thing, day):
            continue
        begins = tells_start(draft, at, season)
        if begins or tells_end(draft, at, season):
            yield from _weighed(text, thing, runs.of(thing.id)[0], day, begins=begins)


def _is_claimed(draft: Reading, ledger: Ledger, thing: Thing, day: DateMention) -> bool:
    """Whether a reader has the day as one end of the work's run: L001 judges it then."""
    ends = (c for c in draft.claims if c.predicate in ("start_date", "end_date") and c.object == DateValue(day.edtf))
    return any(the_thing(draft.entity(c.subject), ledger) == thing for c in ends)


def _weighed(text: str, thing: Thing, schedule: Schedule, day: DateMention, *, begins: bool) -> Iterator[WrongDay]:
    right = schedule.first_day if begins else schedule.last_day
    written = text[day.start:day.end]
    said = schedule.in_run(day.edtf, year_written=day.edtf[:4] in written, yearless=is_yearless(written))
    if right is None or said == right:
        return
    apart = abs((date.fromisoformat(said) - date.fromisoformat(right)).days)
    if apart > FAR_FROM_RUN and not dates_a_slip_apart(said, right):
        return
    entries = schedule.told_on(right)
    on, ours = (day_in_words(date.fromisoformat(one)) for one in (right, said))
    message = f"{thing.name} {'began' if begins else 'ended'} on {on}{by_whom(entries)}, not on {ours}"
    yield WrongDay(Span(day.start, day.end), message, entries, like_date(written, right))
