"""Dates that write parts of their own: days of a month, months, years, seasons, holidays."""

from __future__ import annotations

import re

from copydesk.dates import leaning, words
from copydesk.dates.edtf import possible
from copydesk.dates.expression import (
    MODIFIER,
    WHICH,
    Expression,
    Finder,
    Kind,
    count_of,
    month_number,
    weekday_number,
    years_said,
)

__all__ = ["at_digits", "at_holiday", "at_month", "at_season"]

_LATEST_PLAIN_YEAR = 2039  # a bare number above it is a year only after a preposition
_PREPOSITION = re.compile(
    r"(?:^|[\s(“\"‘'])(?:in|since|from|until|till|by|through|throughout|during|of|between|before|after|for|around|early|late|mid"
    r"|(?:early|late|mid|last|this|next|past|coming)|to|as)[\s-](?:(?:the|early|late|mid|last|this|next)[\s-])?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s?%|[.,:]\d|-\d|\s(?:percent|per\scent|won|viewers?|households|people|points|votes|target|demographic|ratings?"
    r"|audience|age|key|fans|seats|episodes|copies|million|male|female|stars|km|yen|dollars|individual|core)\b|['’]?\d",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(
    r"(?:episodes?|ep\.?|season|part|chapter|no\.|number|top|volume|vol\.|#|channel|aged?|article|room)\s?$",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([^\W_][\w'’&.]*)[ \u00a0]$")
_YEAR_HEADS = frozenset(
    "in since from until till by through during of between before after for around early late mid and or to the a an"
    " this his her its their awards award festival spring summer fall autumn winter year years circa on at with is was"
    " season korea ceremony gala edition".split()
)
_SEASON_YEAR = re.compile(r",?\s(?:of\s)?((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_ONLY_MONTHS = frozenset("january february july september october november december".split())
_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"‘'])[A-Z][\w'’-]*\s$|['‘\"“<]$")


def _add_days(finder: Finder, start: int, month: int, days: list[tuple[int, int, int]], end: int) -> None:
    """Adds the days of one month, `days` being (day, start, end), with what stands before and after them."""
    text = finder.text
    year: int | None = None
    year_word: int | None = None
    of_story = False
    if match := words.YEAR_AFTER.match(text, end):
        year, end = int(match[1]), match.end()
    elif match := words.YEAR_WORD_AFTER.match(text, end):
        year_word, of_story = years_said(match[1])
        end = match.end()
    elif match := words.YEARS_AGO_AFTER.match(text, end):
        year_word, end = -count_of(match[1]), match.end()
    days = [(d, s, e) for d, s, e in days if possible(year, month, d)]
    if not days:
        finder.done = max(finder.done, end)
        return
    named: list[int | None] = [None] * len(days)
    match = words.WEEKDAY_BEFORE.search(finder.before(start))
    if match and match[2] not in words.ALSO_WORDS:
        pair = match[1] is not None
        reach = match.start(1 if pair else 2)
        at = start - len(finder.before(start)) + reach
        if not pair or len(days) > 1:
            start = at
            if pair:
                named[:2] = [weekday_number(match[1]), weekday_number(match[2])]
            else:
                named[0] = weekday_number(match[2])
            if match[0].endswith("(") and text[end : end + 1] == ")":
                end += 1
    elif len(days) == 1 and (match := words.WEEKDAY_AFTER.match(text, end)):
        named[0] = weekday_number(match[1] or match[2])
        end = match.end()
    last = len(days) - 1
    finder.add(
        *(
            Expression(
                start if i == 0 else s,
                end if i == last else e,
                Kind.DATE,
                year,
                month,
                d,
                named[i],
                year_word=year_word,
                year_of_story=of_story,
            )
            for i, (d, s, e) in enumerate(days)
        )
    )


def _more_days(finder: Finder, days: list[tuple[int, int, int]], end: int) -> int:
    """Takes "and 28", "-29", ", 5 and 6" after a first day; returns where they end."""
    kept = end
    pending: list[tuple[int, int, int]] = []
    while match := words.MORE_DAYS.match(finder.text, end):
        day = int(match[2])
        place = (day, match.start(2), match.end(3) if match[3] else match.end(2))
        comma = match[1].strip() == ","
        end = place[2]
        rises = day > (pending or days)[-1][0]
        if not rises:
            break
        pending.append(place)
        if not comma and (match[3] or words.FOLLOWED_PLAINLY.match(finder.text, end)):
            days.extend(pending)
            pending, kept = [], end
        if len(days) + len(pending) > 31:
            break
    return kept


def at_digits(finder: Finder, trigger: re.Match[str]) -> None:
    text, start = finder.text, trigger.start()
    before = finder.before(start)
    if (before[-1:] and before[-1] in "$₩€£#") or re.search(r"\d[.,:]$", before):
        return
    digits = trigger["digits"]
    if len(digits) == 4 and not trigger["th"]:
        if words.YEAR.match(digits):
            _year(finder, start, before)
        return
    if match := words.NUMERIC_YEAR_LAST.match(text, start):
        _numeric_year_last(finder, match)
        return
    if len(digits) > 2:
        return
    match = words.DAY_FIRST.match(text, start)
    if match and _is_name_of_month(match[4], digits=True) and not _LABEL_BEFORE.search(before):
        days = [(int(m[0]), m.start(), m.end()) for m in re.finditer(r"\d+", text[start : match.end(2)])]
        _add_days(
            finder,
            start,
            month_number(match[4]),
            [(d, start + s, match.end() if i == len(days) - 1 else start + e) for i, (d, s, e) in enumerate(days)],
            match.end(),
        )
    elif trigger["th"] and 1 <= int(digits) <= 31:
        leaning.ordinal(finder, trigger, before)


def _numeric_year_last(finder: Finder, match: re.Match[str]) -> None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    # 28/04/2024 and 4/28/2024 can be read in one way only; 4/5/2024 in two, and is left alone.
    readings = {(m, d) for m, d in ((first, second), (second, first)) if possible(year, m, d)}
    if len(readings) == 1:
        month, day = readings.pop()
        finder.add(Expression(match.start(), match.end(), Kind.DATE, year, month, day))
    finder.done = max(finder.done, match.end())


def _year(finder: Finder, start: int, before: str) -> None:
    text = finder.text
    if match := words.YEAR_RANGE.match(text, start):
        year, short = int(match[1]), int(match[3])
        whole = text[match.end() : match.end() + 1] == "-" and text[match.end() + 1 : match.end() + 2].isdigit()
        iso = whole or (match[2] == "-" and 1 <= short <= 12 and short != year % 100 + 1)
        if not iso and year % 100 < short <= year % 100 + 40:
            finder.add(
                Expression(start, start + 4, Kind.DATE, year),
                Expression(match.start(3), match.end(3), Kind.DATE, year // 100 * 100 + short),
            )
            return
    if match := words.NUMERIC.match(text, start):
        year, month = int(match[1]), int(match[3])
        day = int(match[4]) if match[4] else None
        if possible(year, month, day) and (day or match[2] == "-"):
            end = match.end() + (
                1 if day and text[match.end() : match.end() + 1] == "." and match[2] == "." and " " in match[0] else 0
            )
            weekday = words.WEEKDAY_AFTER.match(text, end) if day else None
            finder.add(
                Expression(
                    start,
                    weekday.end() if weekday else end,
                    Kind.DATE,
                    year,
                    month,
                    day,
                    weekday_number(weekday[1] or weekday[2]) if weekday else None,
                )
            )
            return
    year, end = int(text[start : start + 4]), start + 4
    after = text[end : end + 24]
    if decade := re.match(r"s\b|['’]s\b", after):
        led = re.search(r"\bthe\s(?:early\s|late\s|mid-?\s?)?$", before, re.IGNORECASE)
        if year % 10 == 0 and led and decade[0] == "s":
            finder.add(Expression(start, end + 1, Kind.DATE, year, decade=True))
            return
    if _COUNTED.match(after) or (before[-1:] in {"-", "/", "."} and not re.search(r"\d{4}\s?[-/]$", before)):
        return
    if before[-1:] in tuple("'‘\"“") and after[:1] in tuple("'’\"”:"):
        return
    if after[:1] == ":" and before[-1:] not in ("", "\n"):
        return
    led = _PREPOSITION.search(before)
    if year > _LATEST_PLAIN_YEAR and not led:
        return
    if not led and (word := _WORD_BEFORE.search(before)):
        head = word[1]
        common = head.lower() in _YEAR_HEADS or head.lower() in words.MONTHS or head.lower() in words.SEASONS
        owner = head.endswith(("'s", "’s", "s'", "s’"))
        station = head.isupper() and re.match(r"\s[a-z]", after)
        if head[0].isupper() and not (common or owner or station):
            return
    finder.add(Expression(start, end, Kind.DATE, year))


def at_month(finder: Finder, trigger: re.Match[str]) -> None:
    text, start = finder.text, trigger.start()
    name = trigger[0]
    before = finder.before(start)
    match = words.MONTH_DAY.match(text, start)
    if match and _is_name_of_month(name, digits=True):
        days = [(int(match[2]), start, match.end())]
        _add_days(finder, start, month_number(name), days, _more_days(finder, days, match.end()))
        return
    in_words = words.DAY_IN_WORDS_BEFORE.search(before)
    possessed = re.match(r"['’]s\b", text[trigger.end() : trigger.end() + 3])
    if in_words and _is_name_of_month(name, digits=True) and not possessed:
        at = start - len(before) + in_words.start(1)
        day = words.DAYS_IN_WORDS[in_words[1].lower()]
        _add_days(finder, at, month_number(name), [(day, at, trigger.end())], trigger.end())
        return
    if not _is_name_of_month(name, digits=False):
        return
    end = trigger.end()
    number = month_number(name)
    modifier = MODIFIER.search(before)
    if match := words.YEAR_AFTER.match(text, end):
        finder.add(Expression(start, match.end(), Kind.DATE, int(match[1]), number))
        return
    if match := words.YEAR_WORD_AFTER.match(text, end):
        amount, of_story = years_said(match[1])
        finder.add(Expression(start, match.end(), Kind.DATE, None, number, year_word=amount, year_of_story=of_story))
        return
    if modifier and modifier[1].lower() in WHICH:
        at = start - len(before) + modifier.start(1)
        finder.add(Expression(at, end, Kind.DATE, None, number, which=WHICH[modifier[1].lower()]))
        return
    if modifier and modifier[1].lower() in ("that", "that same", "following"):
        at = start - len(before) + modifier.start(1)
        finder.add(Expression(at, end, Kind.DATE, None, number, which=0, year_word=0, year_of_story=True))
        return
    if name.isupper() and len(name) > 3 and not before[-8:].isupper():
        return
    onward = re.match(rf"{words.JOIN.pattern}(\w+)", text[end : end + 24], re.IGNORECASE)
    joined_on = onward is not None and onward[1].lower() in words.MONTHS and onward[1][0].isupper()
    joined_on = joined_on and not _NAME_BEFORE.search(before)
    joined_back = (
        bool(finder.found)
        and finder.found[-1].month is not None
        and finder.found[-1].day is None
        and words.JOIN.fullmatch(text, finder.found[-1].end, start) is not None
        and text[finder.found[-1].end : start].strip() != ","
    )
    named = re.match(r"\s[A-Z][a-z]+(?:\s|-)[A-Z]?[a-z]+", text[end : end + 24])
    after = text[end : end + 4]
    possessive = re.match(r"['’]s\s", after) is not None
    if re.search(r"(?:\(|[,—–-]\s|:\s)$", before) and re.match(r"\)|\n|;|$", after):
        finder.add(Expression(start, end, Kind.DATE, None, number))
        return
    if (
        joined_back
        or joined_on
        or (_PREPOSITION.search(before) and not (named and name.lower() in ("april", "june", "may", "august")))
    ):
        if name.lower() == "may" and not joined_back and re.match(r"\s(?:be|have|not|well)\b", text[end : end + 6]):
            return
        finder.add(Expression(start, end, Kind.DATE, None, number))
    elif (
        name.lower().rstrip(".") in _ONLY_MONTHS
        and not _NAME_BEFORE.search(before)
        and (possessive or not re.match(r"\s[A-Z]", after))
    ):
        finder.add(Expression(start, end, Kind.DATE, None, number))


def at_season(finder: Finder, trigger: re.Match[str]) -> None:
    start, end = trigger.span()
    before = finder.before(start)
    code = words.SEASONS[trigger[0].lower()]
    if match := _SEASON_YEAR.match(finder.text, end):
        finder.add(Expression(start, match.end(), Kind.DATE, int(match[1]), code))
    elif match := words.YEAR_WORD_AFTER.match(finder.text, end):
        amount, of_story = years_said(match[1])
        finder.add(Expression(start, match.end(), Kind.DATE, None, code, year_word=amount, year_of_story=of_story))
    elif (modifier := MODIFIER.search(before)) and modifier[1].lower() in WHICH and trigger[0].islower():
        at = start - len(before) + modifier.start(1)
        finder.add(Expression(at, end, Kind.DATE, None, code, which=WHICH[modifier[1].lower()]))
    elif trigger[0].islower() and re.search(r"(?<![^\W_])(?:in|until|since|by) the\s$", before):
        finder.add(Expression(start - 4, end, Kind.DATE, None, code))


def at_holiday(finder: Finder, trigger: re.Match[str]) -> None:
    name = " ".join(trigger[0].lower().replace("’", "'").split())
    start, end = trigger.span()
    before = finder.before(start)
    if not trigger[0][0].isupper():
        return
    if name == "christmas" and not re.search(r"(?<![^\W_])(?:on|at|this|last|next)\s$", before, re.IGNORECASE):
        return
    month, day = words.HOLIDAYS[name]
    year = None
    which = None
    year_word: int | None = None
    of_story = False
    if match := words.YEAR_AFTER.match(finder.text, end):
        year, end = int(match[1]), match.end()
    elif match := words.YEAR_WORD_AFTER.match(finder.text, end):
        (year_word, of_story), end = years_said(match[1]), match.end()
    elif match := words.YEARS_AGO_AFTER.match(finder.text, end):
        year_word, end = -count_of(match[1]), match.end()
    elif (modifier := MODIFIER.search(before)) and modifier[1].lower() in WHICH:
        which = WHICH[modifier[1].lower()]
        start -= len(before) - modifier.start(1)
    finder.add(
        Expression(start, end, Kind.DATE, year, month, day, which=which, year_word=year_word, year_of_story=of_story)
    )


def _is_name_of_month(word: str, *, digits: bool) -> bool:
    """Whether the word can be a month as it is cased: "may" is a verb, "Dec" without a day is nothing."""
    name = word.rstrip(".").lower()
    if word[0].isupper():
        return digits or len(name) > 3 or word.endswith(".") or name == "may"
    return digits and name not in ("may", "march", "mar", "sun", "dec", "jan")
