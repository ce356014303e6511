"""How long a run lasted by its two days: "three months, from October 15 to December 4". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from copydesk import dates
from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import number_told
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["durations"]

_SPAN = Form(
    rf"""\b(?P<n>\d{{1,3}}|{'|'.join(CARDINALS[1:13])})[\s-](?P<unit>weekend|week|month
        |day|year)s?\b(?!\s(?:ago|later|before|earlier|after|to\s(?:run|go)|left|more|remain\w*)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_FROM_UNTIL = Form(r"\bfrom\s$|\bbetween\s$", re.IGNORECASE | re.VERBOSE)
_TO = Form(r",?\s(?:to|until|till|through|and)\s")
#: "Between the first evening, October 15, and the last, December 4".
_FIRST_DAY = Form(
    r"\b(?:between|from)\s(?:the|its)\s(?:first|opening)\s(?:evening|night|day|episode|broadcast),?\s(?:on\s)?$",
    re.IGNORECASE,
)
_LAST_DAY = Form(
    r",?\s(?:and|to|until)\s(?:the|its)\s(?:last|final|closing)(?:\s(?:one|evening|night|day|episode|broadcast))?,?\s"
    r"(?:on\s)?",
    re.IGNORECASE,
)
#: "It began on March 9 and ended on April 28".
_RAN_FROM = Form(
    r"\b(?:opened|began|begun|started|premiered|debuted|kicked\soff|set\sout|went\son\sthe\sair|launched)\s"
    r"(?:on\s[\w\s]{2,14}\s)?(?:on\s)?$"
)
_RAN_TO = Form(
    r",?\s(?:and|to)\s(?:then\s)?(?:clos(?:ed?|es)|end(?:ed|s)?|finish(?:ed)?|conclud(?:ed|e)|wrapped(?:\sup)?"
    r"|signed\soff|bowed\sout|left"
    r"|said\sgoodbye|came\sto\san\send)(?:\s(?:its\srun|the\sair))?\s(?:on\s)?", re.IGNORECASE,
)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def durations(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """"three months, from October 15 to December 4"."""
    text = draft.document.text
    for match in _SPAN.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        inside = [d for d in draft.dates if sentence.start <= d.start < sentence.end]
        days = [d for d in inside if dates.weekday(d.edtf) is not None]
        pairs = [pair for pair in pairwise(days) if _bounds_a_run(text, *pair)]
        # A bare weekday beside the two is no third day.
        bare = sum(not any(c.isdigit() for c in text[d.start:d.end]) for d in days)
        if len(pairs) != 1 or len(days) - bare != 2 or any(d.start <= match.start() < d.end for d in draft.dates):
            continue
        first, last = pairs[0]
        run = (date.fromisoformat(last.edtf) - date.fromisoformat(first.edtf)).days
        if run <= 0:
            continue
        said = number_told(match["n"])
        unit = match["unit"].lower()
        if unit == "weekend":
            weekends = 1 + run // 7
            if not weekends - 1 <= said <= weekends:  # one may have been skipped
                lasts = f"{number_in_words(weekends, match['n'])} weekends"
                yield Miscount(
                    Span(match.start(), match.end()), f"{_between(text, first, last)} is {lasts}", lasts, sure=False
                )
            continue
        real = run / _DAYS[unit]
        # "Eight weeks" of a run that begins on one weekday and ends on the next is seven and a day.
        low, high = {"day": (1, 1), "week": (1.2, 1.2), "month": (0.6, 1.0), "year": (0.5, 0.6)}[unit]
        if real - low <= said <= real + high or (unit == "month" and said == 1 and run > 15):
            continue
        lasts = _in_words(run)
        on_the_air = 1 + run // 7
        begun = f", {number_in_words(on_the_air, 'ten')} weeks with the last one begun"
        wider = begun if unit == "week" and run % 7 else ""
        yield Miscount(Span(match.start(), match.end()), f"{_between(text, first, last)} is {lasts}{wider}", lasts)


def _bounds_a_run(text: str, first: dates.DateMention, last: dates.DateMention) -> bool:
    """Whether words make two days the first and the last of a run."""
    gap = text[first.end:last.start]
    if _FROM_UNTIL.search(text[:first.start][-12:]) and _TO.fullmatch(gap):
        return True
    if _RAN_FROM.search(text, max(0, first.start - 60), first.start) and _RAN_TO.fullmatch(gap):
        return True
    return _FIRST_DAY.search(text[:first.start][-48:]) is not None and _LAST_DAY.fullmatch(gap) is not None


def _between(text: str, first: dates.DateMention, last: dates.DateMention) -> str:
    return f"{text[first.start:first.end]} to {text[last.start:last.end]}"


def _in_words(days: int) -> str:
    """A number of days as one would say it: "seven weeks"."""
    if days < 14:
        return f"{days} days"
    unit, number = ("weeks", round(days / 7)) if days < 100 else ("months", round(days / _DAYS["month"]))
    return f"{number_in_words(number, 'ten')} {unit}"
