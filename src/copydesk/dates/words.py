"""The words that dates are written with, and the small patterns that the scanner puts together from them. Data only.

Every pattern is anchored by its user at one place (`match(text, pos)`) or applied to a slice of fixed length, and holds
no nested repetition, so that scanning is linear in the text.
"""

from __future__ import annotations

import re

__all__ = [
    "AFTER_UNIT",
    "ALSO_WORDS",
    "COUNT_BEFORE",
    "DAYS_IN_WORDS",
    "DAY_FIRST",
    "DAY_IN_WORDS_BEFORE",
    "FOLLOWED_PLAINLY",
    "HOLIDAYS",
    "JOIN",
    "MONTHS",
    "MONTH_DAY",
    "MONTH_NAMES",
    "MORE_DAYS",
    "NUMBERS",
    "NUMERIC",
    "NUMERIC_YEAR_LAST",
    "SEASONS",
    "TRIGGER",
    "WEEKDAYS",
    "WEEKDAY_AFTER",
    "WEEKDAY_BEFORE",
    "YEAR",
    "YEARS_AGO_AFTER",
    "YEAR_AFTER",
    "YEAR_RANGE",
    "YEAR_WORD_AFTER",
]

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
MONTHS: dict[str, int] = {
    form: number
    for number, name in enumerate(map(str.lower, MONTH_NAMES), 1)
    for form in (name, name[:3], *(("sept",) if number == 9 else ()))
}
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: dict[str, int] = {
    form: number
    for number, name in enumerate(_WEEKDAY_NAMES)
    for form in (name, name[:3], {1: "tues", 2: "weds", 3: "thurs"}.get(number, name))
} | {"thur": 3}
#: Short forms of weekdays that in small letters are words of their own: "they wed on March 31".
ALSO_WORDS = frozenset({"wed", "sat", "sun"})
SEASONS: dict[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31), "christmas": (12, 25),
}
NUMBERS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(), 1)
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}

#: The days of a month as ordinals in letters: "the twelfth of April".
DAYS_IN_WORDS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third"
        " twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth"
        " thirty-first".split(), 1)
}
DAY_IN_WORDS_BEFORE = re.compile(
    rf"\bthe\s({'|'.join(sorted(DAYS_IN_WORDS, key=len, reverse=True))})\s(?:day\s)?of\s$", re.IGNORECASE
)

_M = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_W = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?)"
)
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)"
# A number that goes on, or that counts something, is not a day.
_STOP = (
    r"(?![\d%]|[.,:]\d|\s?%|-(?:episode|part|minute|year|hour|day|week|member)"
    r"|\s(?:percent|per\scent|percentage|points?|million|billion|won|viewers|episodes?|times|members|[ap]\.?m\b))"
)
_YEAR = r"(?:19|20)\d\d"
_S = r"[ \t\u00a0\n]{1,3}"
_HALF = r"(?:night|evening|morning|afternoon)"

TRIGGER = re.compile(
    rf"(?<![^\W_])(?:(?P<digits>\d{{1,4}})(?P<th>{_TH})?|(?P<month>{_M})|(?P<weekday>{_W})"
    r"|(?P<day>today|tonight|yesterday|tomorrow)"
    r"|(?P<unit>days?|nights?|evenings?|mornings?|afternoons?|weeks?|weekends?|months?|years?|dates?)"
    r"|(?P<season>spring|summer|autumn|fall|winter)"
    r"|(?P<holiday>christmas(?:\s(?:day|eve))?|boxing\sday|new\syear['’]s\s(?:day|eve)|valentine['’]s\sday|halloween)"
    r")(?:(?![^\W_])|(?<=\d0)(?=s\b))",
    re.IGNORECASE,
)
# The first words of all that TRIGGER matches, numbers aside: looking a word up is far cheaper than matching at it.
HEADS: frozenset[str] = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SEASONS) | frozenset(
    "today tonight yesterday tomorrow day days night nights evening evenings morning mornings afternoon afternoons week"
    " weeks weekend weekends month months year years date dates christmas boxing new valentine halloween".split()
)
YEAR = re.compile(_YEAR)
NUMERIC = re.compile(rf"({_YEAR})([-./])[ ]?(1[0-2]|0?[1-9])(?:\2[ ]?({_D})(?![\d%-])|(?<=\d\d)(?![\d%./-]))")
NUMERIC_YEAR_LAST = re.compile(rf"(\d\d?)([/.])(\d\d?)\2({_YEAR})(?!\d)")
YEAR_RANGE = re.compile(rf"({_YEAR})(\s?[-–—/]\s?)(\d\d)(?![\d:%]|[.,]\d)")

MONTH_DAY = re.compile(rf"({_M}){_S}(?:the\s)?({_D}){_TH}?\b{_STOP}", re.IGNORECASE)
DAY_FIRST = re.compile(
    rf"({_D}){_TH}?((?:(?:\s?[-–—,&/]\s?|\s(?:and|to|or|until|through)\s)(?:the\s)?{_D}{_TH}?){{0,6}})"
    rf"[ \t\u00a0\n-]{{1,3}}(of\s)?({_M})(?![^\W_])",
    re.IGNORECASE,
)
# The word after a bare "and 28" must not be a thing counted; words that close a date are listed.
FOLLOWED_PLAINLY = re.compile(
    r"(?=$|\s*(?:[.,;:)\]!?\"'’”(&–—-]|$|\n)|\s(?:[A-Z]|(?:at|on|in|of|with|and|or|to|for|by|as|when|where|while|from|the|after"
    r"|before|until|through|via|respectively|it|he|she|they|its|his|her|but|was|were|is|are|will|only|this|last|next)\b))"
)
MORE_DAYS = re.compile(
    rf"(\s?(?:[-–—/&,]|,?\sand\b|\sor\b|\sto\b|\sthrough\b|\suntil\b)\s?)(?:the\s)?({_D})({_TH})?\b{_STOP}"
    rf"(?!{_S}(?:of\s)?{_M}(?![^\W_]))",
    re.IGNORECASE,
)
YEAR_AFTER = re.compile(
    rf"(?:\s?,\s?|\s(?:of\s|in\s)?|,\sin\s)({_YEAR})"
    r"(?![\d%-]|[.,:/]\d|\s?[-–—]\s?\d|\s(?:target|percent|viewers))"
)
YEARS_AGO_AFTER = re.compile(r"\s(\d{1,2}|" + "|".join(NUMBERS) + r")\syears?\s(ago)\b")
YEAR_WORD_AFTER = re.compile(
    r"(?:,\s|\s)(?:of\s|in\s)?(last|this|next|that\ssame|that|the\ssame|the\sfollowing|the\snext|the\sprevious|the\spreceding)\syear(?!['’]s|\w)",
    re.IGNORECASE,
)
WEEKDAY_BEFORE = re.compile(
    rf"(?<![^\W_])(?:({_W})(?:\s?(?:and|&|,|/|-|–)\s?))?({_W})(?:\s{_HALF})?(?:\s?,\s?|\s?\(|\s|,?\sthe\s|,?\son\s|\s[-–—]\s)$",
    re.IGNORECASE,
)
WEEKDAY_AFTER = re.compile(rf"\s?\(\s?({_W})(?:\s?\))?|,\sa\s({_W})", re.IGNORECASE)
JOIN = re.compile(r"\s?(?:[-–—/&,]|,?\s(?:and|or|to|through|until|till)(?:\s(?:on|ended|ending))?)\s?", re.IGNORECASE)
COUNT_BEFORE = re.compile(
    r"(?<![\w.,])(?:(a\sfew|few|several|some|(?:a\s)?couple\s(?:of)?|couple|many)|(\d{1,2}|"
    + "|".join(NUMBERS)
    + r"))(?:\s(?:more|full|whole))?[\s-]$",
    re.IGNORECASE,
)
AFTER_UNIT = re.compile(r"\s(ago|later|earlier|before|after|prior|afterwards?|previously|on)\b", re.IGNORECASE)
