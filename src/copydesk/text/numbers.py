"""Finds numbers in a text: percentages, counts, ordinals, in digits and in words. Pure; offsets are code points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from copydesk.text.form import Form

__all__ = ["CARDINALS", "ORDINALS", "NumberKind", "NumberMention", "find_numbers", "ordinal_ending"]


class NumberKind(StrEnum):
    """What kind of number is written. Which thing it counts is not decided here."""

    PERCENT = "percent"
    ORDINAL = "ordinal"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number as written: `text[start:end]` covers the number itself, not its unit.

    `places` is how many decimals are printed. `unit` is the word or mark right after it, folded to lower case.
    """

    start: int
    end: int
    value: float
    places: int
    kind: NumberKind
    unit: str


#: Numbers in words by their value, from zero to twenty, and their ordinals.
CARDINALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()

_WORDS: dict[str, tuple[int, NumberKind]] = {}
for _value, _word in enumerate(CARDINALS):
    _WORDS[_word] = (_value, NumberKind.COUNT)
for _value, _word in enumerate(ORDINALS):
    _WORDS[_word] = (_value, NumberKind.ORDINAL)
for _index, (_ten, _tenth) in enumerate(zip(_TENS, _TENTHS, strict=True), 2):
    _WORDS[_ten] = (10 * _index, NumberKind.COUNT)
    _WORDS[_tenth] = (10 * _index, NumberKind.ORDINAL)
    for _one in range(1, 10):
        _WORDS[f"{_ten}-{CARDINALS[_one]}"] = (10 * _index + _one, NumberKind.COUNT)
        _WORDS[f"{_ten}-{ORDINALS[_one]}"] = (10 * _index + _one, NumberKind.ORDINAL)
_WORDS |= {"couple": (2, NumberKind.COUNT), "pair": (2, NumberKind.COUNT), "dozen": (12, NumberKind.COUNT)}

_NUMBER = Form(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)(?P<th>st|nd|rd|th)?(?![\d])"
    r"|(?P<word>(?<![\w])[A-Za-z]{3,}(?:-[A-Za-z]{3,})?)"
)
_PERCENT = Form(r"\s{0,2}(?:%|％|-?per\s?cent\b|-?percent\b|pc\b|-?percentage\b)", re.IGNORECASE)
_UNIT = Form(r"[\s-]{0,2}([^\W\d_]{1,20})")


#: A decimal that one of these follows is no share; a bare one ("rose to 8.7") is read as a percentage.
_OTHER_UNITS = frozenset(
    "million billion trillion thousand m bn k points point stars star out km kilometers kilometres miles hours hour "
    "minutes minute years year times won yen dollars usd krw gb mb meters metres".split()
)


def ordinal_ending(number: int) -> str:
    """"st", "nd", "rd" or "th", as the number takes it in figures."""
    return "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def find_numbers(text: str) -> tuple[NumberMention, ...]:
    """Every number of `text`, in order. Linear in its length."""
    found = []
    for match in _NUMBER.finditer(text):
        word = match["word"]
        if word:
            lower = word.lower()
            if lower not in _WORDS:
                lower = lower.partition("-")[0]  # "sixteen-episode"
                if lower not in _WORDS:
                    continue
            beyond = text[match.start() + len(lower) : match.start() + len(lower) + 1]
            if beyond.isalnum():
                continue
            value, kind = float(_WORDS[lower][0]), _WORDS[lower][1]
            start, end, places = match.start(), match.start() + len(lower), 0
        else:
            digits = match["digits"].replace(",", "")
            value, places = float(digits), len(digits.partition(".")[2])
            start, end = match.start("digits"), match.end("digits")
            kind = NumberKind.ORDINAL if match["th"] else NumberKind.COUNT
        after = end + len(match["th"] or "")
        if kind is NumberKind.COUNT and _PERCENT.match(text, after):
            kind = NumberKind.PERCENT
        unit = _UNIT.match(text, after)
        if kind is NumberKind.COUNT and 1 <= places <= 3 and not (unit and unit[1].lower() in _OTHER_UNITS):
            kind = NumberKind.PERCENT
        found.append(NumberMention(start, end, value, places, kind, unit[1].lower() if unit else ""))
    return tuple(found)
