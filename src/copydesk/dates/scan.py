"""Finding date expressions: where they stand and what they write, before anything is resolved.

    text → words.HEADS, words.TRIGGER → written (parts of its own) or leaning (on another day) → expressions, in order

A scan looks at the words of one expression and a few code points round it; it knows no publication date and no tense.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from copydesk.dates import leaning, words, written
from copydesk.dates.expression import Expression, Finder

__all__ = ["scan"]

_HANDLERS: dict[str, Callable[[Finder, re.Match[str]], None]] = {
    "digits": written.at_digits, "th": written.at_digits, "month": written.at_month, "season": written.at_season,
    "holiday": written.at_holiday, "weekday": leaning.at_weekday, "day": leaning.at_day, "unit": leaning.at_unit,
}

_WORD = re.compile(r"[^\W_]+")


def scan(text: str) -> tuple[Expression, ...]:
    """Every date expression of `text`, in order, none overlapping another. Linear in the length of `text`."""
    finder = Finder(text)
    for word in _WORD.finditer(text):
        said = word[0]
        if not (said[0].isdigit() or said.lower() in words.HEADS) or word.start() < finder.done:
            continue
        trigger = words.TRIGGER.match(text, word.start())
        if trigger is not None and trigger.lastgroup is not None:
            _HANDLERS[trigger.lastgroup](finder, trigger)
    return tuple(finder.found)
