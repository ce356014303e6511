"""Broadcasts that words tell by how long before another they were: "the night before", "a week earlier". Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta

from copydesk.check.days.schedule import Schedule
from copydesk.text.form import Form

__all__ = ["before_it"]

_DAY = (
    r"\b(?:(?:the|a|one)\s(?:night|day|evening)\s(?:before\b(?!\s(?:its|the|yesterday|christmas)\b)|earlier)"
    r"|on\sthe\seve\b(?!\sof\b)|the\sprevious\s(?:night|evening|day))\b"
)
_EPISODE = (
    r"\bthe\s(?:episode|part|hour|instal?lment|one)\sbefore(?:\s(?:that|it))?\b|\bthe\sprevious\s(?:episode|part|instal?lment)\b"
)
_WEEK = r"\b(?:a|one|the)\sweek\s(?:before|earlier)\b|\bthe\sprevious\sweek\b"
#: From a figure to such words behind it.
_LINK = r"\s?(?:%|percent|per\scent)?\s?(?:nationwide\s)?,?\s?"
#: Each of these before a figure and right behind one, with how many days it counts back; none is one episode.
_COUNTED = tuple(
    (Form(words, re.IGNORECASE), Form(rf"{_LINK}(?:{words})", re.IGNORECASE), days)
    for words, days in ((_EPISODE, 0), (_DAY, 1), (_WEEK, 7))
)
#: Between the words and a figure behind them these begin what is told of another broadcast.
_BREAK = Form(r"[;:—–]|\b(?:but|while|and\s(?:then|now)|before|after)\s", re.IGNORECASE)


def before_it(before: str, behind: str, reference: int, schedule: Schedule) -> int | None:
    """The broadcast of a figure between `before` and `behind`, where words of these count it back from another.

    None where they do not, or the desk does not know what was shown then.
    """
    for words, linked, days in _COUNTED:
        match = words.search(before)
        if (match is not None and not _BREAK.search(before, match.end())) or linked.match(behind):
            return _earlier(reference, days, schedule)
    return None


def _earlier(reference: int, days: int, schedule: Schedule) -> int | None:
    if not days:
        return reference - 1 if reference > 1 else None
    day = schedule.day_of(reference)
    if day is None:
        return None
    shown = schedule.aired_on((date.fromisoformat(day) - timedelta(days)).isoformat())
    return next(iter(shown)) if len(shown) == 1 else None
