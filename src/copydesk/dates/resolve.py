"""From expressions to EDTF dates: years that a sentence leaves out, days that lean on publication or on the story."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.dates import tense
from copydesk.dates.edtf import Partial, day_of, parse, possible, shift, shift_months
from copydesk.dates.expression import Expression, Kind
from copydesk.dates.mention import DateMention
from copydesk.dates.scan import scan
from copydesk.dates.tense import Closeness, Tense
from copydesk.dates.words import JOIN
from copydesk.dates.years import nearest_year

__all__ = ["find"]

_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)|(?<!\b[A-Z]\.)(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.)"
    r"(?<!\bSept\.)[\"'”’)]{0,2}\s{1,9}(?=[^\sa-z]))"
)
_RANGE = re.compile(r"\s?(?:[-–—]|,?\s(?:to|through|until|till)\b)", re.IGNORECASE)
_HEAD = 400  # code points from the start within which a dateline stands
_DATELINE = re.compile(r"\s?(?:\([^()\n]{1,24}\)\s?)?[-–—]{1,2}\s")
_SAID = re.compile(r"\b(?:said|showed|announced|reported|revealed|confirmed|told)\s(?:on\s)?\Z")
#: How far a day may be that is told by weekday and number alone, in days.
_WEEKS_AROUND = 45
_NEARBY = 700  # code points within which the last day named is the one that "the day before" leans on
_FROM = re.compile(r"\bfrom\s\Z", re.IGNORECASE)
_TO = re.compile(r"\s?(?:to|through|until|till|[-–])\b", re.IGNORECASE)
_NEXT = 4  # days from which on a weekday ahead is called the next
_ANOTHER_TIME = 60  # days before the story's own day from which a day is background


class _Resolver:
    def __init__(self, text: str, published: str | None) -> None:
        self.text = text
        value = parse(published) if published else None
        if value is not None and (value.decade or (value.year is not None and not 1800 <= value.year <= 2200)):
            value = None  # nothing is near a decade, and no story is of another age
        self.published = value
        self.today = value.as_date() if value else None
        self.bounds = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text) + 1]
        self.expressions = scan(text)
        self.values: list[Partial | None] = [None] * len(self.expressions)
        self.tenses: dict[int, tuple[Tense, Closeness]] = {}
        self.named_day: tuple[Partial, int] | None = None  # a day without a year, and the weekday that it was
        self.story_day: Partial | None = None  # the first day that the story speaks of as past: what it is about

    def _name_a_day(self) -> None:
        """Without a year, the weekday of one day is known where the text writes both, or where a dateline's day is the
        one on which something was said: "SEOUL, April 15 -- … data showed Friday"."""
        dateline: Partial | None = None
        for e in self.expressions:
            if e.kind is Kind.DATE and e.year is None and e.day is not None:
                day = Partial(None, e.month, e.day)
                if e.weekday is not None:
                    self.named_day = (day, e.weekday)
                    return
                if dateline is None and e.start < _HEAD and _DATELINE.match(self.text, e.end):
                    dateline = day
            elif (
                e.kind is Kind.WEEKDAY and dateline is not None and e.weekday is not None and e.which is None
                and _SAID.search(self.text, max(0, e.start - 24), e.start)
            ):
                self.named_day = (dateline, e.weekday)
                return

    def run(self) -> tuple[DateMention, ...]:
        if self.published is None:
            self._name_a_day()
        for index, expression in enumerate(self.expressions):
            if expression.kind is Kind.DATE:
                self.values[index] = self._date(index, expression)
            else:
                self.values[index] = self._leaning(index, expression)
            value = self.values[index]
            if self.story_day is None and value is not None and value.full and not self._is_ahead(index, value):
                self.story_day = value
        return tuple(
            DateMention(e.start, e.end, str(value), e.weekday)
            for e, value in zip(self.expressions, self.values, strict=True)
            if value is not None and parse(str(value)) is not None
        )

    def sentence(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.bounds, at)
        return self.bounds[index - 1], self.bounds[index]

    def _back(self, index: int, count: int) -> Iterator[tuple[Expression, Partial | None]]:
        """At most `count` expressions before `index`, nearest first, with what they resolved to."""
        for i in range(index - 1, max(-1, index - 1 - count), -1):
            yield self.expressions[i], self.values[i]

    def _tense(self, e: Expression) -> tuple[Tense, Closeness]:
        known = self.tenses.get(e.start)
        if known is None:
            low, high = self.sentence(e.start)
            known = self.tenses[e.start] = tense.near(self.text, e.start, e.end, low, min(high, len(self.text)))
        return known

    # -- dates with parts of their own

    def _date(self, index: int, e: Expression) -> Partial | None:
        if e.year is not None:
            month = None if (e.month or 0) > 12 else e.month
            return Partial(e.year, month, e.day, decade=e.decade)
        if e.year_word is not None:
            if e.year_of_story:
                year = self._year_said(index, months=e.which == 0)
            else:
                year = self.published.year if self.published else None
            return self._made(None if year is None else year + e.year_word, e)
        if e.which is None and (year := self._year_of_sentence(index, e)) is not None:
            return self._made(year, e)
        if self.published is None or self.published.year is None:
            return self._made(None, e)
        return self._made(self._nearest_year(e), e)

    @staticmethod
    def _made(year: int | None, e: Expression) -> Partial | None:
        # A season is a year: the desk's stories date by "in the summer of 2022" no more narrowly than that.
        month = None if (e.month or 0) > 12 else e.month
        return Partial(year, month, e.day) if possible(year, month, e.day) else None

    def _year_said(self, index: int, *, months: bool = False) -> int | None:
        """The year that the story last named; with `months`, one named with its month where there is one."""
        nearest: int | None = None
        for _, value in self._back(index, 8):
            if value is None or value.year is None:
                continue
            if not months or value.month is not None:
                return value.year
            nearest = nearest or value.year
        return nearest

    def _year_of_sentence(self, index: int, e: Expression) -> int | None:
        """The year that a joined date, or else one earlier in the sentence, writes out."""
        low, high = self.sentence(e.start)
        own = (e.month or 0, e.day or 0)
        if index + 1 < len(self.expressions):
            after = self.expressions[index + 1]
            if after.year is not None and after.month is not None and after.start < high:
                gap = self.text[e.end : after.start]
                if JOIN.fullmatch(gap) or (len(gap) < 80 and self.published is None and tense.RANGE_GAP.search(gap)):
                    return after.year - (own > (after.month, after.day or 0) and after.month <= 12)
        for before, value in self._back(index, 6):
            if before.start < low:
                break
            if value is None or value.year is None or value.month is None or before.kind is not Kind.DATE:
                continue
            written = before.year is not None or before.year_word is not None or before.which is not None
            if not written and self.published is not None:
                continue
            if self.today is not None and value.full and e.day is not None:
                when, close = self._tense(e)
                past = possible(value.year, *own) and date(value.year, *own) < self.today
                if close and past and when is Tense.FUTURE:
                    continue
            gap = self.text[before.end : e.start]
            closing = _RANGE.match(gap) if len(gap) < 40 else None
            if closing or (len(gap) < 120 and tense.RANGE_GAP.search(gap)):
                return value.year + (own < (value.month, value.day or 0))
            return value.year
        return None

    def _nearest_year(self, e: Expression) -> int | None:
        assert self.published is not None
        year = self.published.year
        assert year is not None
        month = {21: 4, 22: 7, 23: 10, 24: 1}.get(e.month or 0, e.month or 1)
        if self.today is None:
            base_month = self.published.month
            if base_month is None or base_month > 12:
                return year + (e.which or 0)
            today = date(year, base_month, 15)
        else:
            today = self.today
        if e.which == 0:
            return year
        return nearest_year(month, e.day, today, e.which, *self._tense(e))

    # -- expressions that lean on another day

    def _leaning(self, index: int, e: Expression) -> Partial | None:
        if e.kind is Kind.STORY or (e.kind is Kind.WEEKDAY and e.unit == "story"):
            return self._from_story(index, e)
        if self.published is None:
            return self._without_publication(index, e)
        if self.today is None:
            if e.kind is Kind.PUBLISHED and e.unit == "year" and self.published.year is not None:
                return Partial(self.published.year + e.amount)
            if e.kind is Kind.PUBLISHED and e.unit == "month" and (self.published.month or 13) <= 12:
                return shift_months(self.published, e.amount)
            return None
        if e.kind is Kind.WEEKDAY:
            return self._weekday(e, self.today)
        if e.kind is Kind.ORDINAL:
            return self._ordinal(index, e, self.today)
        day = self._day_of_the_news(index, self.today) if e.unit == "week" else self.today
        return _away(Partial(day.year, day.month, day.day), e, ago=True)

    def _day_of_the_news(self, index: int, today: date) -> date:
        """Whence "a week ago" counts: the day that the story has just named as its own, else that of publication."""
        for e, value in self._back(index, index):
            day = value.as_date() if e.kind is Kind.DATE and e.day is not None and value is not None else None
            if day is not None and 0 <= (today - day).days <= 2:
                return day
        return today

    def _weekday(self, e: Expression, today: date) -> Partial:
        assert e.weekday is not None
        back = (today.weekday() - e.weekday) % 7
        ahead = (e.weekday - today.weekday()) % 7
        if e.which is not None and abs(e.which) == 2:
            monday = today - timedelta(days=today.weekday())
            day = monday + timedelta(days=e.weekday + 7 * (e.which // 2))
        elif e.which == 0:
            # "this Wednesday" is of the week of publication, unless a verb beside it says otherwise.
            day = today - timedelta(days=today.weekday() - e.weekday)
            when, close = self._tense(e)
            if close and when is Tense.PAST and day > today:
                day -= timedelta(days=7)
            elif close and when is Tense.FUTURE and day < today:
                day += timedelta(days=7)
        elif e.which == -1:
            day = today - timedelta(days=back or 7)
        elif e.which == 1:
            # "next Saturday" is not tomorrow's: from Wednesday on it is of the week after this one.
            day = today + timedelta(days=ahead + 7 * (ahead < _NEXT))
        elif self._tense(e)[0] is Tense.FUTURE or self._begins(e):
            day = today + timedelta(days=ahead)
        else:
            day = today - timedelta(days=back)
        return Partial(day.year, day.month, day.day)

    def _begins(self, e: Expression) -> bool:
        """Whether something goes on from a weekday on: "in theaters from Wednesday", not "from Monday to Thursday"."""
        if not _FROM.search(self.text, max(0, e.start - 8), e.start) or _TO.match(self.text, e.end):
            return False
        when, close = self._tense(e)
        return not (close and when is Tense.PAST)

    def _ordinal(self, index: int, e: Expression, today: date) -> Partial | None:
        assert e.day is not None
        future = self._tense(e)[0] is Tense.FUTURE
        base = Partial(today.year, today.month)
        if (month := self._month_said(index, e)) is not None:
            return day_of(month, e.day)
        if e.which:
            return day_of(shift_months(base, e.which), e.day)
        near = [day_of(shift_months(base, step), e.day) for step in (0, 1, -1, 2, -2, 3, -3)]
        days = [(value, day) for value in near if value and (day := value.as_date())]
        # "Friday the 18th" is of that month near by whose 18th is a Friday, ahead or behind.
        fits = [v for v, d in days if d.weekday() == e.weekday and abs((d - today).days) <= _WEEKS_AROUND]
        return next(iter(fits or [v for v, d in days if (d >= today if future else d <= today)]), None)

    def _month_said(self, index: int, e: Expression) -> Partial | None:
        """The month that "the 6th" is of: one named before it in its sentence without a day, or said to be the same."""
        low, _ = self.sentence(e.start)
        for before, value in self._back(index, 8):
            if value is None or value.month is None:
                continue
            if before.kind is Kind.ORDINAL and JOIN.fullmatch(self.text, before.end, e.start):
                return Partial(value.year, value.month)
            if e.unit == "story":
                return Partial(value.year, value.month)
            if before.start >= low and before.day is None and before.kind is Kind.DATE:
                return Partial(value.year, value.month)
            return None
        return None

    def _anchor(self, index: int, *, written: bool = False) -> Partial | None:
        """The full day that the story last spoke of; with `written`, not one that it gave as a weekday alone."""
        own = self.expressions[index]
        low = self.sentence(own.start)[0]
        later: Partial | None = None
        for i in range(index - 1, max(-1, index - 13), -1):
            value = self.values[i]
            if value is None or not value.full or self.expressions[i].aside:
                continue
            if written and self.expressions[i].kind is Kind.WEEKDAY:
                continue
            if self.expressions[i].start >= low or not self._is_ahead(i, value):
                if self.story_day is None or self.expressions[i].start >= low:
                    return value
                if own.start - self.expressions[i].end <= _NEARBY and not self._is_background(value):
                    return value
                break
            later = later or value
        return self.story_day or later

    def _is_background(self, value: Partial) -> bool:
        """Whether the day is of another time than the story's own: years or months before it."""
        day, own = value.as_date(), self.story_day
        if own is None or day is None:
            return False
        if own.year is None:
            return True
        own_day = own.as_date()
        return self.today is not None and own_day is not None and (own_day - day).days > _ANOTHER_TIME

    def _is_ahead(self, i: int, value: Partial) -> bool:
        """Whether the story speaks of that day as still to come, so that "the same night" is not it."""
        day = value.as_date()
        if self.today is not None and day is not None:
            return day > self.today
        return self._tense(self.expressions[i])[0] is Tense.FUTURE

    def _from_story(self, index: int, e: Expression) -> Partial | None:
        if e.kind is Kind.WEEKDAY:
            anchor = self._anchor(index)
            day = anchor.as_date() if anchor else None
            if day is None or e.weekday is None:
                return None
            step = (day.weekday() - e.weekday) % 7 or 7
            ahead = (e.weekday - day.weekday()) % 7 or 7
            moved = day + timedelta(days=-step if e.amount < 0 else ahead)
            return Partial(moved.year, moved.month, moved.day)
        if e.unit == "year":
            year = self._year_said(index)
            return None if year is None else Partial(year + e.amount)
        if e.unit == "month":
            for _, value in self._back(index, 8):
                if value is not None and value.month is not None and value.month <= 12:
                    return shift_months(value, e.amount)
            return None
        anchor = self._anchor(index)
        return None if anchor is None else _away(anchor, e, ago=False)

    def _without_publication(self, index: int, e: Expression) -> Partial | None:
        if e.kind is Kind.ORDINAL and e.day is not None and (month := self._month_said(index, e)) is not None:
            return day_of(month, e.day)
        anchor = self._anchor(index, written=e.kind is Kind.WEEKDAY)
        if anchor is None:
            return None
        if e.kind is Kind.PUBLISHED and e.unit in ("day", "week"):
            value = _away(anchor, e, ago=True)
            return None if value is None else Partial(value.year, value.month, value.day, True)
        if e.kind is Kind.ORDINAL and e.day is not None and anchor.month is not None:
            return day_of(Partial(anchor.year, anchor.month), e.day)
        if e.kind is Kind.WEEKDAY and e.weekday is not None:
            named = self._weekday_of(anchor)
            if named is None:
                return None
            step = (e.weekday - named) % 7
            future = self._tense(e)[0] is Tense.FUTURE
            return shift(anchor, step if future else -((named - e.weekday) % 7))
        return None

    def _weekday_of(self, anchor: Partial) -> int | None:
        day = anchor.as_date()
        if day is not None:
            return day.weekday()
        if self.named_day is None:
            return None
        known, named = self.named_day
        a = date(2001, known.month or 1, min(known.day or 1, 28)) + timedelta(days=max(0, (known.day or 1) - 28))
        b = date(2001, anchor.month or 1, min(anchor.day or 1, 28)) + timedelta(days=max(0, (anchor.day or 1) - 28))
        # A whole half year between the two is more likely a turn of the year than a story about both ends of it.
        return None if abs((b - a).days) > 183 else (named + (b - a).days) % 7


def _away(anchor: Partial, e: Expression, *, ago: bool) -> Partial | None:
    """The day, month or year `e` counts from `anchor`; vague words, and weeks counted back from today, give "about"."""
    if e.unit == "year":
        return None if anchor.year is None else Partial(anchor.year + e.amount)
    if e.unit == "month":
        return shift_months(anchor, e.amount)
    days = e.amount * (7 if e.unit in ("week", "weekend") else 1)
    try:
        moved = shift(anchor, days)
    except ValueError:
        return None
    if e.unit == "weekend" and (day := moved.as_date()):
        # The weekend that is on, or else the last past, which on a working day is "last weekend" as well. Its Saturday
        # stands for it.
        back = (day.weekday() - 5) % 7 if e.amount <= 0 else 0
        moved = shift(moved, 7 - back if e.amount < 0 and day.weekday() < 5 else -back)
    about = e.vague or anchor.approximate or (ago and e.unit in ("week", "weekend"))
    return Partial(moved.year, moved.month, moved.day, about)


def find(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """Every date expression of `text` (offsets in code points), resolved to EDTF against `published`, in order.

    `published` is an EDTF date of any precision, or None; one that is not valid counts as None. Expressions that
    cannot be resolved ("yesterday" with no day to lean on) are left out. Linear in the length of `text`.
    """
    return _Resolver(text, published).run()
