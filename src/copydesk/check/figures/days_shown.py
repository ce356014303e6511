"""The days of a sentence on which something was shown, told apart from slots, reports and other weeks. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk import dates
from copydesk.dates import DateMention
from copydesk.text.form import Form

__all__ = ["MONTH", "REPORTED", "WEEKDAY", "YEAR", "full_days", "is_a_day", "is_yearless", "named_days", "names_day"]

#: A month by the first letters of its name.
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#: What makes a weekday a slot: "its Friday-Saturday drama".
_HABIT = Form(r"""\s?[-–/]|\s(?:and|to|through)\s(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|(?:s
        |\s(?:night\s)?(?:drama|slot|series|show))\b""", re.IGNORECASE | re.VERBOSE)
#: "The 15th" alone may as well be an episode.
_DAY_NAMED = Form(
    rf"\b(?:{MONTH}|mon|tue|wed|thu|fri|sat|sun|christmas|new\syear|"
    r"yesterday|tonight|today|last\snight)"
    r"|\bday\sbefore|\bnight\sbefore|\d-\d", re.IGNORECASE,
)
_MONTH_NAMED = Form(rf"\b{MONTH}", re.IGNORECASE)
_MONTH_AND_DAY = Form(
    rf"\b{MONTH}[a-z]*\.?\s\d|(?:\d|\d(?:st|nd|rd|th)|\b[a-z-]+(?:st|nd|rd|th))\s(?:of\s)?{MONTH}", re.IGNORECASE
)
YEAR = Form(r"\b(?:19|20)\d\d\b")
#: The whole words of a day that is told by its weekday alone.
WEEKDAY = Form(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*day")
#: Before a day these make it that of a report, with or without what was reported between.
REPORTED = Form(
    r"\b(?:according\s+to|said|report(?:ed|s)?|announced?|released?|data|revealed)\b[^,;]{0,40}\b(?:on|of|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: Right before a day these make it that of the report.
_SAID_ON = Form(
    r"\b(?:said|says|announced|reported|released|revealed|showed|published)\s(?:on\s)?(?:the\s)?$", re.IGNORECASE
)
#: A weekday of the week that the words round it are about: "on the Saturday after", "a Sunday too", "on the first
#: weekend of May it had 9.5 on Sunday".
_WEEKDAY_ALONE = Form(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?")
_OF_THAT_WEEK = Form(
    r"\b(?:an?|any|every|each|another|that|the\s(?:following|next|same|previous))\s$"
    r"|\b(?:(?:first|second|third|fourth|opening|that|next|following)\sweek(?:end)?|week(?:end)?\sof\s[A-Z])\b[^;]*$",
    re.IGNORECASE,
)
_THE, _AFTER = Form(r"\bthe\s$", re.IGNORECASE), Form(r"\s(?:after|before|following|that\sfollowed|in\sbetween)\b")
#: How far before a day the verb stands that makes it one, in code points.
_VERB = 24
_SHOWN_ON = Form(r"\b(?:aired|airing|broadcast|shown)\s(?:live\s)?on\s(?:the\s)?$", re.IGNORECASE)


def names_day(words: str, before: str = "") -> bool:
    """Whether a date's words name a month, a weekday or a feast: "the 15th" alone may as well be an episode, but where
    the words before say that it was shown then.
    """
    return _DAY_NAMED.search(words) is not None or _SHOWN_ON.search(before) is not None


def is_yearless(words: str) -> bool:
    """Whether a day's words name its month and no year."""
    return _MONTH_AND_DAY.search(words) is not None and YEAR.search(words) is None


def is_a_day(text: str, day: DateMention) -> bool:
    """Whether a date is a whole day whose words have a number and a month by name: "March 3", and no "Sunday"."""
    written = text[day.start:day.end]
    named = _MONTH_NAMED.search(written) is not None and any(char.isdigit() for char in written)
    return named and dates.weekday(day.edtf) is not None


def full_days(words: str, offset: int, days: Sequence[DateMention]) -> list[DateMention]:
    """The whole days of a sentence on which something may have been shown, no slot and no report's."""
    return [
        d for d in named_days(words, offset, days)
        if not _HABIT.match(words, d.end - offset) and not _SAID_ON.search(words[:d.start - offset])
    ]


def named_days(words: str, offset: int, days: Sequence[DateMention]) -> list[DateMention]:
    """The whole days that the words of a sentence name, but for weekdays of another week."""
    return [
        d for d in days if offset <= d.start < offset + len(words)
        and dates.precision(d.edtf) == "day" and not d.edtf.startswith("XXXX") and d.edtf[-1].isdigit()
        and not _of_another_week(words, d.start - offset, d.end - offset)
        and names_day(words[d.start - offset:d.end - offset], words[max(0, d.start - offset - _VERB):d.start - offset])
    ]


def _of_another_week(words: str, start: int, end: int) -> bool:
    """Whether a weekday is not that of the story's week, by the words round it."""
    if not _WEEKDAY_ALONE.fullmatch(words, start, end):
        return False
    if _AFTER.match(words, end) and _THE.search(words[:start]):
        return True
    return _OF_THAT_WEEK.search(words[:start]) is not None
