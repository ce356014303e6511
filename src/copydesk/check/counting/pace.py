"""Episodes, how many there were a week, and how long they took: "six weekends, an episode each Friday and another each
Saturday ... those ten episodes". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk import dates
from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.counting.time_told import full_days
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import day_in_words, number_told
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["paces"]

_SMALL = "two|three|four|five|one|an?|[1-5]"
_UNIT = r"(?:episodes?|parts?|hours?|instal?lments?|chapters?|half-hours?)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
#: How many a week.
_RATES = tuple(Form(form, re.IGNORECASE | re.VERBOSE) for form in (
    rf"\b(?P<r>{_SMALL})\s(?:new\s)?(?:{_UNIT}\s)?(?:a|per|each|every)\sweek(?:end)?\b",
    rf"\b(?P<r>{_SMALL})\s(?:new\s)?{_UNIT}\s(?:weekly|at\sa\stime\son\s(?:weekends|Fridays|Saturdays))\b",
    rf"\b(?:an?|one)\s(?:new\s)?{_UNIT}\s(?:each|every|on|on\sthe)\s{_DAY}s?(?P<two>\s(?:and|&)\s(?:another\s|one\s)?(?:each\s|every\s|on\s)?{_DAY}s?)",
    rf"\b(?:each|every)\s{_DAY}(?P<two>\s(?:and|&)\s(?:each\s|every\s)?{_DAY})\b",
    rf"\bon\s{_DAY}s(?P<two>\s(?:and|&)\s(?:on\s)?{_DAY}s)\b",
    rf"\b(?P<r>{_SMALL})\s(?:new\s)?{_UNIT}\sat\sa\stime\b(?!\son\b)",
    r"(?P<two>\btwice\s(?:a|every)\sweek)\b",
    r"(?P<two>\b(?:at|on|over)\s(?:the\s)?weekends)\b",
))
_WEEKS = Form(
    rf"\b(?P<n>{'|'.join(CARDINALS[2:21])}|\d{{1,2}})\s(?:[a-z]+\s)?(?P<unit>weeks|weekends)\b(?!\s(?:ago|later|before|earlier|after|old|off|away|in\sa\srow)\b)",
    re.IGNORECASE,
)
_TOTAL = Form(
    rf"\b(?P<n>{'|'.join(CARDINALS[6:21])}|\d{{1,2}})(?:[\s-])(?:[a-z]+\s)?(?:episodes?|parts?|instal?lments|chapters)\b(?!\s(?:a|per|each|every|left|to\sgo|more|so\sfar)\b)",
    re.IGNORECASE,
)
#: "The 12th and final helping".
_NTH_AND_LAST = Form(
    r"\b(?P<n>\d{1,2}(?:th|st|nd|rd)|[a-z]+th)\sand\s(?:last|final|closing|concluding)\b", re.IGNORECASE,
)
_IN_ALL = Form(r"\b(?P<n>\d{1,2}|" + "|".join(CARDINALS[6:21]) + r")\sin\s(?:all|total)\b", re.IGNORECASE)
_BREAK = Form(
    r"\b(?:break|breaks|paus\w+|skipp\w+|delay\w*|postpon\w+|cancel\w*|hiatus|specials?|off\sthe\sair|first|last|next|final"
    r"|remaining|so\sfar|until\snow|re-?runs?|season|part\s(?:one|two))\b", re.IGNORECASE,
)


def paces(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Numbers of episodes that do not come of so many a week."""
    text = draft.document.text
    blocks = numbers.cut.blocks
    for block in blocks:
        rates = [m for form in _RATES for m in form.finditer(text, block.start, block.end)]
        if not rates:
            continue
        first = min(rates, key=lambda m: m.start())
        a_week = _a_week(first)
        if any(_a_week(m) != a_week for m in rates):
            continue
        low, high = _around(numbers, first.start(), block.start, block.end)
        ended = list(_NTH_AND_LAST.finditer(text, low, high))
        told = text[low:ended[0].start()] + text[ended[0].end():high] if ended else text[low:high]
        if _BREAK.search(told):
            continue
        totals = [m for form in (_TOTAL, _IN_ALL, _NTH_AND_LAST) for m in form.finditer(text, low, high)
                  if not (first.start() <= m.start("n") < first.end())]
        if len({m.start("n") for m in totals}) != 1:
            continue
        total = totals[0]
        weeks = list(_WEEKS.finditer(text, low, high))
        days = [d for d in full_days(draft) if low <= d.start < high]
        if len(weeks) == 1:
            yield from _by_weeks(first, a_week, weeks[0], total)
        elif not weeks and len(days) == 2 and re.search(r"\b(?:from|between)\s$", text[:days[0].start][-10:]):
            yield from _by_days(draft, first, a_week, days, total)


def _a_week(rate: re.Match[str]) -> int:
    return 2 if rate.groupdict().get("two") else number_told(rate["r"])


def _around(numbers: Numbers, place: int, low: int, high: int) -> tuple[int, int]:
    """The sentence of a place with those beside it in its block."""
    index = numbers.sentence_at(place)
    start = numbers.sentence(max(index - 1, 0)).start
    end = numbers.sentence(min(index + 1, len(numbers.cut.sentences) - 1)).end
    return max(start, low), min(end, high)


def _by_weeks(rate: re.Match[str], a_week: int, weeks: re.Match[str], total: re.Match[str]) -> Iterator[Miscount]:
    number, told = number_told(weeks["n"]), number_told(total["n"])
    most = a_week * number
    # The last week may have fewer.
    if most - a_week < told <= most or told == a_week or told < number:
        return
    needed = -(-told // a_week)
    if total.re is _NTH_AND_LAST.compiled:
        instead = number_in_words(needed, weeks["n"])
        yield Miscount(
            Span(weeks.start("n"), weeks.end()),
            f"{told} episodes at “{rate[0]}” take {instead} {weeks['unit']}, not {weeks['n']}",
            instead + weeks[0][len(weeks["n"]):], sure=False,
        )
        return
    right = number_in_words(most, total["n"])
    yield Miscount(
        Span(min(total.start("n"), weeks.start("n")), max(total.end(), weeks.end())) if abs(
            total.start() - weeks.start()
        ) < 80 else Span(total.start("n"), total.end()),
        f"{weeks[0]} at “{rate[0]}” are {right} episodes, not {total['n']}, which would take "
        f"{number_in_words(needed, weeks['n'])} {weeks['unit']}", sure=False,
    )


def _by_days(
    draft: Reading, rate: re.Match[str], a_week: int, days: list[dates.DateMention], total: re.Match[str]
) -> Iterator[Miscount]:
    one, two = (date.fromisoformat(d.edtf) for d in days)
    told, run = number_told(total["n"]), (two - one).days
    room = a_week * (1 + run // 7)
    # A double bill or a break moves it by a few.
    if run <= 0 or 0.75 * room <= told <= 1.25 * room or told > 60:
        return
    text = draft.document.text
    weeks = -(-told // a_week)
    fits = day_in_words(two - timedelta(7 * (weeks - 1) + run % 7), year=False)
    yield Miscount(
        Span(days[0].start, days[1].end),
        f"{text[days[0].start:days[0].end]} to {text[days[1].start:days[1].end]} has room for {room} episodes at "
        f"“{rate[0]}”, not {told}, which would begin on {fits}", sure=False,
    )
