"""Seasons of the year and months in which a show is told to have been on ("the drama of the summer of 2020", "which
came to MBC in March last year") and was not. Reads what the desk has of the works' runs.

A season has no sharp ends, so it counts with a month on either side; and only where its sentence names one work, says
that it was shown, and is a year at most from the run: what is farther off is told of something else.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk import dates
from copydesk.check.days.schedule import Schedule, WrongDay
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Numbers
from copydesk.check.receipts import by_whom
from copydesk.check.wording import day_in_words
from copydesk.check.works.subjects import subjects_of
from copydesk.dates import MONTH_NAMES
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["wrong_seasons"]

_NAMES = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_WHEN = Form(
    rf"\b(?:(?P<last>last|this|that\spast)\s)?(?:(?:early|late|mid)[\s-])?(?P<name>spring|summer|autumn|fall|winter|{'|'.join(MONTH_NAMES)})"
    r"(?:,?\s(?:of\s)?(?P<year>(?:19|20)\d\d)|\s(?:of\s)?(?P<of>last|this)\syear)?\b(?!\s\d|['’]s)", re.IGNORECASE
)
_START = Form(
    r"\b(?:premier\w*|debut\w*|beg[au]n|begins?|start(?:s|ed)?|open(?:s|ed)|launch\w*|(?:came|comes)\s+to(?!\s+(?:its|an?|the)\s+(?:end|close|finish|head|stop))|arriv\w+|first\s+(?:night|episode|aired|shown))\b",
    re.IGNORECASE,
)
_END = Form(
    r"\b(?:end(?:s|ed)|clos(?:es|ed)|finish\w*|finale|bow(?:s|ed)\s+out|sign(?:s|ed)\s+off|"
    r"(?:came|comes)\s+to\s+(?:its|an?|the)\s+(?:end|close|finish)|"
    r"left\s+the\s+air|last\s+(?:night|episode))\b", re.IGNORECASE,
)
_ON = Form(
    r"\b(?:air(?:s|ed)?|shows?|showed|shown|ran|broadcast|was\s+on|were\s+on|on\s+the\s+air|hits?|sensation|success|drama|series|"
    r"romance|thriller|gripped|ruled|owned|filled|conquered|released|landed|dropped|streamed)\b", re.IGNORECASE
)
#: Words by which a time is that of something else than the broadcast.
_ELSE = Form(
    r"\b(?:film\w*|shoot\w*|shot|cast\w*|announc\w*|confirm\w*|report\w*|award\w*|prizes?|won|wins?|nominat\w*|remakes?|versions?|adapt\w*|musical|"
    r"stage|rerun\w*|re-?air\w*|again|return\w*|seasons?|sequel|prequel|spin-?off|next|upcoming|plan\w*|will|would|may|since|until|by|before|after|later|"
    r"earlier|from|writ\w+|wrote|novel|webtoon|comic|book|born|marri\w*|wedding|enlist\w*|army|concert\w*|tour\w*|fan|fans|visit\w*|opened\s+(?:a|an|its|the)|"
    r"still|already|interview\w*|magazine|commercial|campaign|sold|bought|rights|Japan\w*|China|Chinese|abroad|set\s+in|story|remember\w*|said|says)\b",
    re.IGNORECASE,
)
_FIGURE = Form(r"\d\.\d|%|\bper\s?cent\b")
_BREAK = Form(r"[,;:()–—]")
_MARGIN, _FAR = timedelta(days=31), timedelta(days=400)


def wrong_seasons(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """Those seasons and months, in order. Raises LedgerError."""
    text, published = draft.document.text, draft.document.published or ""
    titles = [(m.start, e.id) for e in draft.entities if e.type is EntityType.WORK for m in e.mentions]
    for match in _WHEN.finditer(text) if titles and dates.weekday(published) is not None else ():
        month = match["name"].capitalize() in MONTH_NAMES
        if match["name"][0].isupper() != month:
            continue
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        low, high = _clause(text, sentence.start, match.start(), match.end(), sentence.end)
        words = text[low:high]
        here = {one for at, one in titles if sentence.start <= at < sentence.end}
        spans = _times(match, date.fromisoformat(published))
        if len(here) != 1 or not spans or _ELSE.search(words) or len(list(_WHEN.finditer(words))) > 1:
            continue
        if any(d.edtf[:4] != match["year"] and low <= d.start < high and not (
            d.start < match.end() and match.start() < d.end) for d in draft.dates):
            continue
        subject = subjects_of(draft, ledger, numbers).of(Span(match.start(), match.end()))
        if subject is None or not subject.named:
            continue
        schedule = runs.of(subject.thing.id)[0]
        wrong = _against(schedule, spans, words, month=month)
        if wrong is None:
            continue
        right, said = wrong
        entries = schedule.told_on(right.isoformat())
        on = f"{day_in_words(right)}{by_whom(entries)}"
        message = f"{subject.thing.name} {said} on {on}, which is not “{match[0].strip()}”"
        yield WrongDay(Span(match.start(), match.end()), message, entries, None)


def _clause(text: str, start: int, low: int, high: int, end: int) -> tuple[int, int]:
    """The clause round the words where it says what was shown then, else the sentence."""
    before = max((m.end() for m in _BREAK.finditer(text, start, low)), default=start)
    behind = _BREAK.search(text, high, end)
    until = behind.start() if behind else end
    says = any(form.search(text, before, until) for form in (_START, _END, _ON))
    return (before, until) if says else (start, end)


def _times(match: re.Match[str], published: date) -> list[tuple[date, date]]:
    """From when to when the words may mean; nothing where they leave the year open."""
    name, year = match["name"], match["year"]
    month = MONTH_NAMES.index(name.capitalize()) + 1 if name.capitalize() in MONTH_NAMES else _NAMES[name.casefold()]
    long = name.casefold() in _NAMES
    if year:
        years = [int(year) - 1, int(year)] if month == 12 and long else [int(year)]
    elif match["of"]:
        years = [published.year - (match["of"].casefold() == "last")]
    elif match["last"]:
        years = [published.year - 1, published.year] if match["last"].casefold() == "last" else [published.year]
        years = [years[0] - 1, *years] if long and month == 12 else years
    else:
        return []
    found = [_time(one, month, 3 if long else 1) for one in years]
    return [(low, high) for low, high in found if year or low <= published]


def _time(year: int, month: int, months: int) -> tuple[date, date]:
    last = month + months - 1
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _against(schedule: Schedule, times: list[tuple[date, date]], words: str, *, month: bool) -> tuple[date, str] | None:
    """The day of the run that none of the times may be of, and what the show did on it."""
    first, last = (date.fromisoformat(d) if d else None for d in (schedule.first_day, schedule.last_day))
    if first is None or last is None:
        return None
    starts, ends = _START.search(words) is not None, _END.search(words) is not None
    if not (starts or ends or _ON.search(words)):
        return None
    if _FIGURE.search(words):
        starts = ends = True  # the time may be that of the rating
    margin = timedelta(0) if month and starts != ends else _MARGIN
    low, high = (first, first) if starts and not ends else (last, last) if ends and not starts else (first, last)
    if any(a - margin <= high and low <= b + margin for a, b in times):
        return None
    if not any(a - _FAR <= high and low <= b + _FAR for a, b in times):
        return None
    return (last, "ended") if ends and not starts else (first, "began")
