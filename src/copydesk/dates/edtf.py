"""EDTF dates (ISO 8601-2) as the desk uses them: what is valid, what a date says, whether two agree.

Pure arithmetic on values; nothing here reads prose or the clock.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

__all__ = [
    "Agreement", "Partial", "compare", "day_of", "parse", "possible", "precision", "shift", "shift_months", "valid",
    "weekday",
]

_FORM = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_SLACK_DAYS = 3
_LEAP = 2000  # stands in for an unknown year, so that 29 February stays possible
# Months that a season may mean, by the calendar's quarters and by the astronomical ones together.
_SEASONS = {
    21: frozenset({3, 4, 5, 6}),
    22: frozenset({6, 7, 8, 9}),
    23: frozenset({9, 10, 11, 12}),
    24: frozenset({12, 1, 2, 3}),
}


class Agreement(StrEnum):
    """How two dates stand to each other."""

    EQUAL = "agrees"
    LESS_PRECISE = "agrees, less precise"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Partial:
    """A date as far as it is known. `month` 21 to 24 is a season; `decade`: only the year's decade counts.

    `approximate` covers EDTF's `~`, `?` and `%`: the desk treats all three as "about".
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    decade: bool = False

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.decade:
            year = year[:3] + "X"
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return f"{year}{month}{day}{'~' if self.approximate else ''}"

    @property
    def full(self) -> bool:
        """Whether month and day are known."""
        return self.day is not None

    def as_date(self) -> date | None:
        """The calendar day, or None where a part of it is not known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def possible(year: int | None, month: int | None = None, day: int | None = None) -> bool:
    """Whether the parts make a date; an unknown year allows 29 February."""
    if year is not None and not 1 <= year <= 9999:
        return False
    if month is None:
        return day is None and year is not None
    if day is None:
        return 1 <= month <= 12 or month in _SEASONS
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(_LEAP if year is None else year, month)[1]


@lru_cache(maxsize=8192)
def parse(edtf: str) -> Partial | None:
    """The date that `edtf` writes, or None where it is not one of the forms the desk uses.

    Those are YYYY, YYY1X decades (201X), YYYY-MM, YYYY-21 to 24 (seasons), YYYY-MM-DD, XXXX for an unknown year, and
    one of `~?%` at the end. Intervals and sets are not dates here.
    """
    match = _FORM.fullmatch(edtf)
    if match is None:
        return None
    year_text, month_text, day_text, mark = match.groups()
    decade = year_text.endswith("X") and year_text != "XXXX"
    if decade and month_text:
        return None
    year = None if year_text == "XXXX" else int(year_text.replace("X", "0"))
    month = int(month_text) if month_text else None
    day = int(day_text) if day_text else None
    if not possible(year, month, day):
        return None
    return Partial(year, month, day, bool(mark), decade)


def valid(edtf: str) -> bool:
    """Whether `edtf` is a date that the desk can use."""
    return parse(edtf) is not None


def precision(edtf: str) -> str:
    """"day", "month", "season", "year" or "decade". Raises ValueError where `edtf` is not valid."""
    value = parse(edtf)
    if value is None:
        raise ValueError(f"not an EDTF date: {edtf!r}")
    if value.decade:
        return "decade"
    if value.month is None:
        return "year"
    if value.day is None:
        return "season" if value.month in _SEASONS else "month"
    return "day"


def weekday(edtf: str) -> int | None:
    """The weekday of a full date, 0 for Monday; None where `edtf` is not a full date or is approximate."""
    value = parse(edtf)
    if value is None or value.approximate:
        return None
    day = value.as_date()
    return None if day is None else day.weekday()


def shift(value: Partial, days: int) -> Partial:
    """The day `days` later (earlier where negative). Without a year it stays without one.

    Raises ValueError where `value` is not a full day or the result leaves the calendar.
    """
    if value.month is None or value.day is None:
        raise ValueError(f"not a day: {value}")
    # A common year stands in for an unknown one, unless the day itself is 29 February.
    stand_in = _LEAP if (value.month, value.day) == (2, 29) else _LEAP + 1
    start = date(stand_in if value.year is None else value.year, value.month, value.day)
    try:
        moved = start + timedelta(days=days)
    except OverflowError:
        raise ValueError(f"{value} {days:+d} days leaves the calendar") from None
    return Partial(None if value.year is None else moved.year, moved.month, moved.day, value.approximate)


def shift_months(value: Partial, months: int) -> Partial:
    """The month `months` later (earlier where negative). Raises ValueError where `value` has no month."""
    if value.month is None or value.month > 12:
        raise ValueError(f"not a month: {value}")
    total = value.month - 1 + months
    return Partial(None if value.year is None else value.year + total // 12, total % 12 + 1)


def day_of(month: Partial, day: int) -> Partial | None:
    """That day of the month, or None where the month has none."""
    return Partial(month.year, month.month, day) if possible(month.year, month.month, day) else None


def _days_apart(a: Partial, b: Partial) -> int:
    """Days between two full days; without a year on one side, the shorter way round the year."""
    year = a.year if a.year is not None else b.year
    if a.year is not None and b.year is not None:
        return abs((date(a.year, a.month or 1, a.day or 1) - date(b.year, b.month or 1, b.day or 1)).days)
    year = _LEAP if year is None or not calendar.isleap(year) else year
    apart = abs((date(year, a.month or 1, a.day or 1) - date(year, b.month or 1, b.day or 1)).days)
    return min(apart, 366 - apart)


def _same_month(a: int, b: int) -> bool:
    if a in _SEASONS and b in _SEASONS:
        return a == b
    if a in _SEASONS:
        return b in _SEASONS[a]
    if b in _SEASONS:
        return a in _SEASONS[b]
    return a == b


def _same_year(a: Partial, b: Partial) -> bool:
    if a.year is None or b.year is None:
        return True
    if a.decade or b.decade:
        return a.year // 10 == b.year // 10
    # Winter belongs to two years.
    if 24 in (a.month, b.month) and a.month != b.month:
        return abs(a.year - b.year) <= 1
    return a.year == b.year


def _agrees(a: Partial, b: Partial) -> bool:
    about = a.approximate or b.approximate
    if about and a.full and b.full:
        return _days_apart(a, b) <= _SLACK_DAYS
    if about and a.month is not None and b.month is not None and max(a.month, b.month) <= 12:
        # About a month: the one beside it agrees too.
        if a.year is not None and b.year is not None:
            return abs((a.year - b.year) * 12 + a.month - b.month) <= 1
        return (a.month - b.month) % 12 in (0, 1, 11)
    if about and a.year is not None and b.year is not None and (a.month is None or b.month is None):
        return abs(a.year - b.year) <= 1 or _same_year(a, b)
    if not _same_year(a, b):
        return False
    if a.month is not None and b.month is not None and not _same_month(a.month, b.month):
        return False
    return a.day is None or b.day is None or a.day == b.day


def compare(a: str, b: str) -> Agreement:
    """How two EDTF dates agree; the same whichever comes first.

    An unknown year agrees with every year. An approximate day agrees within three days, an approximate month or year
    with its neighbours. Two dates that share no known part, or one that is not valid, are INCOMPARABLE.
    """
    first, second = parse(a), parse(b)
    if first is None or second is None:
        return Agreement.INCOMPARABLE
    share_year = first.year is not None and second.year is not None
    share_month = first.month is not None and second.month is not None
    if not share_year and not share_month:
        return Agreement.INCOMPARABLE
    if not _agrees(first, second):
        return Agreement.CONFLICT
    shape_a = (first.year is None, first.month is None, first.day is None, first.decade, (first.month or 0) > 12)
    shape_b = (second.year is None, second.month is None, second.day is None, second.decade, (second.month or 0) > 12)
    return Agreement.EQUAL if shape_a == shape_b else Agreement.LESS_PRECISE
