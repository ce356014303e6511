"""Weekdays on which a run is told to have begun or ended in the week of the story ("closed its shutters on Friday") and
it did on another. Reads what the desk has of the works' runs.

A weekday alone is that of any week, so it counts only where the desk has the end of the run within a week of the day of
publication, and where the words by it are those of a beginning or an ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from copydesk import dates
from copydesk.check.days.schedule import WrongDay
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Numbers
from copydesk.check.receipts import by_whom
from copydesk.check.telling import tells_end, tells_start
from copydesk.check.wording import WEEKDAYS, day_in_words, like_weekday
from copydesk.check.works.meant import meant_by_its_people
from copydesk.check.works.subjects import subjects_of
from copydesk.check.works.taken_for import taken_for
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import DateValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["wrong_weekday_ends"]

_ALONE = Form(
    r"(?:last\s+|this\s+|on\s+)?(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s+(?:night|evening|morning))?"
)
_WEEKDAY = Form(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
#: Before a weekday: one that is only held beside the end, or the day of the story.
_COMPARED = Form(r"\b(?:the|It['’]s|It\s+is|today\s+is)\s+$|\d%?,?\s+(?:percent\s+)?$", re.IGNORECASE)
#: What was shown last, before the day: "showed its last three chapters on", "the last episodes of W went up on".
_LAST_SHOWN = Form(
    r"\b(?:last|final|closing|remaining)\s+(?:[\w-]+\s+){0,2}?(?:episodes?|chapters?|parts?|batch|volume|hours?|instal?lments?)\b"
    r"[^.;:,]{0,50}\bon\s+$", re.IGNORECASE,
)
#: What a run does in a picture: "closed its shutters on", "turned out the lights on", "let the curtain fall on".
_SHUT = Form(
    r"\b(?:clos\w+|shut\w*|lock\w+|pull\w+|lower\w+|turn\w+\s+out|switch\w+\s+off|put\s+out|drew|"
    r"brought\s+down|rang\s+down|hung\s+up|let)\s+"
    r"(?:its|the|their)\s+(?:shutters?|doors?|gates?|lights?|curtains?|blinds?|books?|sword|gun|case|kitchen|file)\b[^.;:]{0,30}\bon\s+$",
    re.IGNORECASE,
)
_ARRIVED = Form(
    r"\breleas(?:ed|es)\s[^.;:,]{0,80}\son\s+$"
    r"|\b(?:arriv\w+|released?|land\w*|drop\w*|(?:went|go(?:es)?|came|comes?)\s+(?:up|out|online|live)|available|premier\w*|began|begins?)\b"
    r"[^.;:,]{0,30}[?,]?\s+on\s+$", re.IGNORECASE,
)
#: Words that make it the day of something else than the run's end.
_ELSE = Form(
    r"\b(?:said|says|told|announc\w*|report\w*|data|press|film\w*|wrap\w*|party|poster|trailer|rerun|special|penultimate|"
    r"but\s+one|(?:one|episode|night|hour|part)\s+before\s+(?:the\s+)?last|first\s+(?:season|half|part)|half|break|resum\w+|return\w*|again|next|every|each|eve\s+of|(?:night|day|week)\s+(?:before|earlier))\b",
    re.IGNORECASE,
)
#: What was said on a day, and not what was shown then: "I know how it ends," she wrote on Friday.
_QUOTED = Form(r"[,.!?][\"”’']\s[^\"“”]*\b(?:says?|said|wrote|writes|told|posted|tweeted)\b[^\"“”]*$")
#: Behind a weekday: that it is that of all that was shown then, "first among Saturday's cable dramas".
_OF_OTHERS = Form(
    r"['’]s\s(?:[\w-]+\s){0,3}(?:dramas|series|shows|program(?:me)?s|offerings|line-?up|schedule|slots?)\b"
)
_WEEK = 8


def wrong_weekday_ends(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """Those weekdays, in order. Raises LedgerError."""
    text, published = draft.document.text, draft.document.published or ""
    if dates.weekday(published) is None:
        return
    found = ((d, _ALONE.fullmatch(text, d.start, d.end)) for d in draft.dates if dates.weekday(d.edtf) is not None)
    for day, match in found:
        if match is None:
            continue
        sentence = numbers.sentence(numbers.sentence_at(day.start))
        before, at = text[sentence.start:match.start("day")], Span(day.start, day.end)
        several = len(_WEEKDAY.findall(text, sentence.start, sentence.end)) > 1
        if _QUOTED.search(before) or _OF_OTHERS.match(text, match.end("day")):
            continue
        if several or _COMPARED.search(before) or _ELSE.search(text, sentence.start, sentence.end):
            continue
        if re.fullmatch(r"\W*[Oo]n\s+", before) and text[:sentence.start].rstrip().endswith("?"):
            asked = numbers.sentence(numbers.sentence_at(day.start) - 1)
            before = text[asked.start:asked.end].rstrip(" ?") + " on "  # "When did it arrive? On Thursday."
        before = before if before.endswith("on ") else before + "on "
        ends = tells_end(draft, at) or any(form.search(before) for form in (_LAST_SHOWN, _SHUT))
        begins = not ends and (tells_start(draft, at) or _ARRIVED.search(before) is not None)
        if not (ends or begins) or _is_claimed(draft, day.edtf, at):
            continue
        thing = _work(draft, ledger, numbers, at)
        if thing is None:
            continue
        schedule, _ = runs.of(thing.id)
        right = schedule.last_day if ends else schedule.first_day
        other = schedule.first_day if ends else schedule.last_day
        if right is None or (other == right and begins) or not _is_in_the_week(right, published, day.edtf):
            continue
        weekday = date.fromisoformat(right).weekday()
        if weekday == dates.weekday(day.edtf) or WEEKDAYS[weekday] == match["day"]:
            continue
        entries = schedule.told_on(right)
        on = f"{WEEKDAYS[weekday]}, {day_in_words(date.fromisoformat(right))}"
        said = f"{thing.name} {'ended' if ends else 'began'} on {on}{by_whom(entries)}"
        place = Span(match.start("day"), match.end("day"))
        yield WrongDay(place, f"{said}, not on {match['day']}", entries, like_weekday(match["day"], weekday))


def _is_claimed(draft: Reading, day: str, at: Span) -> bool:
    """Whether a reader has the day as the first or last of a work and its words bear that out: L001 judges it then."""
    told = {"start_date": tells_start, "end_date": tells_end}
    claims = (c for c in draft.claims if c.predicate in told and isinstance(c.object, DateValue))
    return any(c.object == DateValue(day) and told[c.predicate](draft, at) for c in claims)


def _work(draft: Reading, ledger: Ledger, numbers: Numbers, at: Span) -> Thing | None:
    """The work that the day is of, by the words, else by a sure reader or the draft's people."""
    subjects = subjects_of(draft, ledger, numbers)
    subject = subjects.of(at) or subjects.only
    if subject is not None and not subject.named:
        read = taken_for(draft, ledger, numbers, at)
        return subject.thing if read is None or read.id == subject.thing.id else None
    return subject.thing if subject is not None else meant_by_its_people(draft, ledger)


def _is_in_the_week(right: str, published: str, told: str) -> bool:
    """Whether the end of a run is within a week of publication, on the side on which the weekday is told."""
    apart = (date.fromisoformat(right) - date.fromisoformat(published)).days
    ahead = (date.fromisoformat(told) - date.fromisoformat(published)).days
    return abs(apart) < _WEEK and (apart > 0) == (ahead > 0)
