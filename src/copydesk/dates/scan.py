"""Finding date expressions: where they stand and what they write, before anything is resolved.

A scan looks at the words of one expression and a few characters round it; it knows no publication date and no tense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from copydesk.dates import words
from copydesk.dates.edtf import possible

__all__ = ["Expression", "Kind", "scan"]

_BACK = 48  # code points looked at before an expression; nothing that belongs to a date is further away
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
_LABEL_BEFORE = re.compile(r"(?:episodes?|ep\.?|season|part|chapter|no\.|number|top|volume|vol\.|#|channel|aged?|article|room)\s?$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W_][\w'’&.]*)[ \u00a0]$")
_YEAR_HEADS = frozenset(
    "in since from until till by through during of between before after for around early late mid and or to the a an this his"
    " her its their awards award festival spring summer fall autumn winter year years circa on at with is was season korea"
    " ceremony gala edition".split()
)
_ORDINAL_BEFORE = re.compile(r"(?:^|[\s(])((?:on|from|until|till|by|since|to|of|and|for)\s)?the\s$|(?:^|[\s(])(?:on|until|from)\s$", re.IGNORECASE)
_SENT_THE = re.compile(r"^the\s$|[.!?\n”\"]\s?the\s$", re.IGNORECASE)
_MODIFIER = re.compile(r"(?<![^\W_])(last|past|this|next|coming|previous|following|preceding|same|that|that same|every|each|other|current)\s$", re.IGNORECASE)
_EARLIER_THIS = re.compile(r"(?<![^\W_])(?:earlier|later)\s$", re.IGNORECASE)
_WHICH = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "current": 0}
_WHICH_STORY = {"previous": -1, "preceding": -1, "following": 1, "same": 0, "that": 0}
_BESIDE = re.compile(r"(?:,|\s[-–—]|—|\s\()\s?(?:just\s|only\s|exactly\s)?")
_CLOSES = re.compile(r"\s?(?:[.,;:)!?”\"'’—–]|$|\n|\s(?:and|with|on|at|in|to|for|when|by|as|but|while)\b)")


_SEASON_YEAR = re.compile(r",?\s(?:of\s)?((?:19|20)\d\d)(?![\d%]|[.,]\d)")
_ONLY_MONTHS = frozenset("january february july september october november december".split())
_NAME_BEFORE = re.compile(r"(?:^|[\s(“\"‘'])[A-Z][\w'’-]*\s$|['‘\"“<]$")


class Kind(Enum):
    """What an expression leans on."""

    DATE = auto()  # its own parts; a missing year is to be resolved
    WEEKDAY = auto()  # a weekday alone
    ORDINAL = auto()  # a day of some month
    PUBLISHED = auto()  # so many units from the day of publication
    STORY = auto()  # so many units from the day that the story last spoke of


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression. `amount` and `unit` say how far from what `kind` leans on; `which` is -1 for "last", 1 for "next".

    `year_word` is how many years from publication ("last year": -1) or, with `year_of_story`, from the year that the
    story last named ("the following year": 1).
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    amount: int = 0
    unit: str = "day"
    vague: bool = False
    which: int | None = None
    year_word: int | None = None
    year_of_story: bool = False
    decade: bool = False


def _month(word: str) -> int:
    return words.MONTHS[word.lower().rstrip(".")]


def _weekday(word: str) -> int:
    return words.WEEKDAYS[word.lower().rstrip(".")]


class _Scanner:
    """One pass over a text. Expressions are found left to right; a later one may swallow the weekday before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Expression] = []
        self.done = 0  # code points before it belong to an expression already found, or to none

    def run(self) -> tuple[Expression, ...]:
        for trigger in words.TRIGGER.finditer(self.text):
            if trigger.start() < self.done:
                continue
            handler = getattr(self, f"_at_{trigger.lastgroup if trigger.lastgroup != 'th' else 'digits'}")
            handler(trigger)
        return tuple(self.found)

    # -- shared pieces

    def _before(self, at: int) -> str:
        return self.text[max(0, at - _BACK) : at]

    def _add(self, *expressions: Expression) -> None:
        for expression in expressions:
            while self.found and self.found[-1].end > expression.start:
                self.found.pop()
            self.found.append(expression)
            self.done = max(self.done, expression.end)

    def _add_days(self, start: int, month: int, days: list[tuple[int, int, int]], end: int) -> None:
        """Adds the days of one month, `days` being (day, start, end), with what stands before and after them."""
        text = self.text
        year: int | None = None
        year_word: int | None = None
        of_story = False
        if match := words.YEAR_AFTER.match(text, end):
            year, end = int(match[1]), match.end()
        elif match := words.YEAR_WORD_AFTER.match(text, end):
            year_word, of_story = _year_word(match[1])
            end = match.end()
        elif match := words.YEARS_AGO_AFTER.match(text, end):
            year_word, end = -_number(match[1]), match.end()
        days = [(d, s, e) for d, s, e in days if possible(year, month, d)]
        if not days:
            self.done = max(self.done, end)
            return
        named: list[int | None] = [None] * len(days)
        if match := words.WEEKDAY_BEFORE.search(self._before(start)):
            pair = match[1] is not None
            reach = match.start(1 if pair else 2)
            at = start - len(self._before(start)) + reach
            if not pair or len(days) > 1:
                start = at
                if pair:
                    named[:2] = [_weekday(match[1]), _weekday(match[2])]
                else:
                    named[0] = _weekday(match[2])
                if match[0].endswith("(") and text[end : end + 1] == ")":
                    end += 1
        elif len(days) == 1 and (match := words.WEEKDAY_AFTER.match(text, end)):
            named[0] = _weekday(match[1] or match[2])
            end = match.end()
        last = len(days) - 1
        self._add(
            *(
                Expression(
                    start if i == 0 else s, end if i == last else e, Kind.DATE, year, month, d, named[i],
                    year_word=year_word, year_of_story=of_story,
                )
                for i, (d, s, e) in enumerate(days)
            )
        )

    def _more_days(self, days: list[tuple[int, int, int]], end: int) -> int:
        """Takes "and 28", "-29", ", 5 and 6" after a first day; returns where they end."""
        kept = end
        pending: list[tuple[int, int, int]] = []
        while match := words.MORE_DAYS.match(self.text, end):
            day = int(match[2])
            place = (day, match.start(2), match.end(3) if match[3] else match.end(2))
            comma = match[1].strip() == ","
            end = place[2]
            rises = day > (pending or days)[-1][0]
            if not rises:
                break
            pending.append(place)
            if not comma and (match[3] or words.FOLLOWED_PLAINLY.match(self.text, end)):
                days.extend(pending)
                pending, kept = [], end
            if len(days) + len(pending) > 31:
                break
        return kept

    # -- one handler a kind of trigger

    def _at_digits(self, trigger: re.Match[str]) -> None:
        text, start = self.text, trigger.start()
        before = self._before(start)
        if before[-1:] and before[-1] in "$₩€£#" or re.search(r"\d[.,:]$", before):
            return
        digits = trigger["digits"]
        if len(digits) == 4 and not trigger["th"]:
            if words.YEAR.match(digits):
                self._year(start, before)
            return
        if match := words.NUMERIC_YEAR_LAST.match(text, start):
            self._numeric_year_last(match)
            return
        if len(digits) > 2:
            return
        match = words.DAY_FIRST.match(text, start)
        if match and _is_name_of_month(match[4], digits=True) and not _LABEL_BEFORE.search(before):
            days = [(int(m[0]), m.start(), m.end()) for m in re.finditer(r"\d+", text[start : match.end(2)])]
            self._add_days(
                start, _month(match[4]), [(d, start + s, match.end() if i == len(days) - 1 else start + e) for i, (d, s, e) in enumerate(days)],
                match.end(),
            )
        elif trigger["th"] and 1 <= int(digits) <= 31:
            self._ordinal(trigger, before)

    def _numeric_year_last(self, match: re.Match[str]) -> None:
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        # 28/04/2024 and 4/28/2024 can be read in one way only; 4/5/2024 in two, and is left alone.
        readings = {(m, d) for m, d in ((first, second), (second, first)) if possible(year, m, d)}
        if len(readings) == 1:
            month, day = readings.pop()
            self._add(Expression(match.start(), match.end(), Kind.DATE, year, month, day))
        self.done = max(self.done, match.end())

    def _ordinal(self, trigger: re.Match[str], before: str) -> None:
        lead = _ORDINAL_BEFORE.search(before)
        if not lead:
            return
        start, end = trigger.span()
        after = self.text[end : end + 16]
        plain = re.match(r"\s?(?:[.,;:)]|$|\n)|\s\((?:" + "|".join(words.WEEKDAYS) + r")", after, re.IGNORECASE)
        at = re.match(r"\s(?:at|and|on|in|with|for|to|by|of\s(?:this|last|next|that|the|the\ssame)\smonth|will|was|via|through|as|kst)\b", after, re.IGNORECASE)
        if not plain and not (at and lead[1]):
            return
        if not lead[1] and not _SENT_THE.search(before) and not lead[0].strip().lower() in ("on", "until", "from"):
            return
        month_word = re.match(r"\sof\s(this|last|next|the same|that|the)\smonth", after, re.IGNORECASE)
        which = {"last": -1, "next": 1}.get(month_word[1].lower()) if month_word else None
        of_story = month_word is not None and month_word[1].lower() in ("that", "the same")
        weekday = words.WEEKDAY_AFTER.match(self.text, end)
        if month_word:
            end += month_word.end()
        named = _weekday(weekday[1] or weekday[2]) if weekday else None
        if weekday:
            end = weekday.end()
        the = start - 4 if before[-4:].lower() == "the " else start
        self._add(Expression(the, end, Kind.ORDINAL, day=int(trigger["digits"]), weekday=named, which=which, unit="story" if of_story else "day"))

    def _year(self, start: int, before: str) -> None:
        text = self.text
        if match := words.YEAR_RANGE.match(text, start):
            year, short = int(match[1]), int(match[3])
            iso = match[2] == "-" and 1 <= short <= 12 and short != year % 100 + 1
            if not iso and year % 100 < short <= year % 100 + 40:
                self._add(
                    Expression(start, start + 4, Kind.DATE, year),
                    Expression(match.start(3), match.end(3), Kind.DATE, year // 100 * 100 + short),
                )
                return
        if match := words.NUMERIC.match(text, start):
            year, month = int(match[1]), int(match[3])
            day = int(match[4]) if match[4] else None
            if possible(year, month, day) and (day or match[2] == "-"):
                end = match.end() + (1 if day and text[match.end() : match.end() + 1] == "." and match[2] == "." and " " in match[0] else 0)
                weekday = words.WEEKDAY_AFTER.match(text, end) if day else None
                self._add(
                    Expression(
                        start, weekday.end() if weekday else end, Kind.DATE, year, month, day,
                        _weekday(weekday[1] or weekday[2]) if weekday else None,
                    )
                )
                return
        year, end = int(text[start : start + 4]), start + 4
        after = text[end : end + 24]
        if decade := re.match(r"s\b|['’]s\b", after):
            if year % 10 == 0 and re.search(r"\bthe\s(?:early\s|late\s|mid-?\s?)?$", before, re.IGNORECASE):
                if decade[0] == "s":
                    self._add(Expression(start, end + 1, Kind.DATE, year, decade=True))
                    return
        if _COUNTED.match(after) or before[-1:] in {"-", "/", "."} and not re.search(r"\d{4}\s?[-/]$", before):
            return
        if before[-1:] in tuple("'‘\"“") and after[:1] in tuple("'’\"”:"):
            return
        led = _PREPOSITION.search(before) is not None
        if year > _LATEST_PLAIN_YEAR and not led:
            return
        if not led and (word := _WORD_BEFORE.search(before)):
            head = word[1]
            common = head.lower() in _YEAR_HEADS or head.lower() in words.MONTHS or head.lower() in words.SEASONS
            owner = head.endswith(("'s", "’s", "s'", "s’"))
            station = head.isupper() and re.match(r"\s[a-z]", after)
            if head[0].isupper() and not (common or owner or station):
                return
        self._add(Expression(start, end, Kind.DATE, year))

    def _at_month(self, trigger: re.Match[str]) -> None:
        text, start = self.text, trigger.start()
        name = trigger[0]
        before = self._before(start)
        match = words.MONTH_DAY.match(text, start)
        if match and _is_name_of_month(name, digits=True):
            days = [(int(match[2]), start, match.end())]
            self._add_days(start, _month(name), days, self._more_days(days, match.end()))
            return
        if not _is_name_of_month(name, digits=False):
            return
        end = trigger.end()
        number = _month(name)
        modifier = _MODIFIER.search(before)
        if match := words.YEAR_AFTER.match(text, end):
            self._add(Expression(start, match.end(), Kind.DATE, int(match[1]), number))
            return
        if match := words.YEAR_WORD_AFTER.match(text, end):
            amount, of_story = _year_word(match[1])
            self._add(Expression(start, match.end(), Kind.DATE, None, number, year_word=amount, year_of_story=of_story))
            return
        if modifier and modifier[1].lower() in _WHICH:
            at = start - len(before) + modifier.start(1)
            self._add(Expression(at, end, Kind.DATE, None, number, which=_WHICH[modifier[1].lower()]))
            return
        if modifier and modifier[1].lower() in ("that", "that same", "following"):
            at = start - len(before) + modifier.start(1)
            self._add(Expression(at, end, Kind.DATE, None, number, year_word=0, year_of_story=True))
            return
        if name.isupper() and len(name) > 3 and not before[-8:].isupper():
            return
        onward = re.match(rf"{words.JOIN.pattern}(\w+)", text[end : end + 24], re.IGNORECASE)
        joined_on = onward is not None and onward[1].lower() in words.MONTHS and onward[1][0].isupper()
        joined_back = (
            bool(self.found) and self.found[-1].month is not None and self.found[-1].day is None
            and words.JOIN.fullmatch(text, self.found[-1].end, start) is not None
        )
        named = re.match(r"\s[A-Z][a-z]+(?:\s|-)[A-Z]?[a-z]+", text[end : end + 24])
        after = text[end : end + 4]
        possessive = re.match(r"['’]s\s", after) is not None
        if re.search(r"(?:\(|[,—–-]\s|:\s)$", before) and re.match(r"\)|\n|;|$", after):
            self._add(Expression(start, end, Kind.DATE, None, number))
            return
        if joined_back or joined_on or (_PREPOSITION.search(before) and not (named and name.lower() in ("april", "june", "may", "august"))):
            if name.lower() == "may" and not joined_back and re.match(r"\s(?:be|have|not|well)\b", text[end : end + 6]):
                return
            self._add(Expression(start, end, Kind.DATE, None, number))
        elif name.lower().rstrip(".") in _ONLY_MONTHS and not _NAME_BEFORE.search(before) and (possessive or not re.match(r"\s[A-Z]", after)):
            self._add(Expression(start, end, Kind.DATE, None, number))

    def _at_weekday(self, trigger: re.Match[str]) -> None:
        text = self.text
        start, end = trigger.span()
        word = trigger[0]
        if len(word.rstrip(".")) < 6 or not word[0].isupper():
            return  # an abbreviation is a weekday only beside a date, where the date takes it in
        before, after = self._before(start), text[end : end + 24]
        if re.match(r"[-–/](?:" + "|".join(words.WEEKDAYS) + r")\b", after, re.IGNORECASE) or before[-1:] in {"-", "–", "/"}:
            return
        if before[-1:] in tuple("'‘\"“<") and before[-1:] and after[:1] in tuple("'’\"”>:,") and after[:2].lower() not in ("'s", "’s"):
            return
        which = None
        kind_story = 0
        if modifier := _MODIFIER.search(before):
            said = modifier[1].lower()
            if said in ("every", "each", "other"):
                return
            at = start - len(before) + modifier.start(1)
            if said in _WHICH:
                which, start = _WHICH[said], at
            elif said in ("previous", "preceding", "following"):
                kind_story, start = _WHICH_STORY[said], at
        if match := re.match(r"\s(?:night|evening|morning|afternoon)\b", after):
            end += match.end()
        after = text[end : end + 12]
        if match := re.match(r"\s(last|next|this)\sweek\b", after):
            which, end = 2 * _WHICH[match[1]], end + match.end()
        elif match := re.match(r",?\sthe\s(\d\d?)(?:st|nd|rd|th)\b(?!\s(?:of|episode|season))", text[end : end + 14]):
            if 1 <= int(match[1]) <= 31:
                self._add(Expression(start, end + match.end(), Kind.ORDINAL, day=int(match[1]), weekday=_weekday(word)))
                return
        self._add(
            Expression(start, end, Kind.WEEKDAY, weekday=_weekday(word), which=which, amount=kind_story, unit="story" if kind_story else "day")
        )

    def _at_day(self, trigger: re.Match[str]) -> None:
        word = trigger[0].lower()
        start, end = trigger.span()
        before, after = self._before(start), self.text[end : end + 12]
        if before[-1:] in tuple("'‘\"“") and after[:1] in tuple("'’\"”") and not re.match(r"['’]s", after):
            return
        amount = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
        if amount and (match := re.search(r"(?<![^\W_])the\sday\s(before|after)\s$", before, re.IGNORECASE)):
            start -= len(before) - match.start()
            amount *= 2
        self._add(Expression(start, end, Kind.PUBLISHED, amount=amount))

    def _at_unit(self, trigger: re.Match[str]) -> None:
        start, end = trigger.span()
        word = trigger[0].lower()
        unit = word.rstrip("s")
        before = self._before(start)
        base = start - len(before)
        part_of_day = unit in ("night", "evening", "morning", "afternoon", "date")
        after = words.AFTER_UNIT.match(self.text, end)
        count = words.COUNT_BEFORE.search(before)
        if unit in ("day", "night", "week", "month", "year") and after and count and trigger[0].islower():
            said = after[1].lower()
            closes = said not in ("before", "after", "prior", "on") or _CLOSES.match(self.text, after.end())
            event = not closes and said in ("before", "after") and unit in ("day", "night", "week") and not count[1]
            beside = self.found[-1] if event and self.found else None
            if beside and beside.day is not None and _BESIDE.fullmatch(self.text, beside.end, base + count.start()):
                # "on June 28, a day after it opened": the words name the day that it opened.
                back = said == "after"
                number = _number(count[2])
                self._add(
                    Expression(base + count.start(), after.end(), Kind.STORY, amount=-number if back else number, unit="day" if unit == "night" else unit)
                )
                return
            if closes:
                vague = bool(count[1])
                number = (2 if "couple" in count[1].lower() else 3) if count[1] else 0
                if not count[1]:
                    number = _number(count[2])
                back = said in ("ago", "earlier", "before", "prior", "previously")
                kind = Kind.PUBLISHED if said == "ago" else Kind.STORY
                first = base + count.start()
                self._add(Expression(first, after.end(), kind, amount=-number if back else number, unit="day" if unit == "night" else unit, vague=vague))
            return
        if re.search(r"(?<![^\W_])the\s$", before, re.IGNORECASE) and after and after[1].lower() in ("before", "after", "prior"):
            if trigger[0].islower() and _CLOSES.match(self.text, after.end()):
                amount = 1 if after[1].lower() == "after" else -1
                self._add(Expression(start - 4, after.end(), Kind.STORY, amount=amount, unit="day" if part_of_day else unit))
            return
        if modifier := _MODIFIER.search(before):
            self._modified_unit(trigger, modifier, base, "day" if part_of_day else unit)
        elif unit == "year" and trigger[0] == "year":
            match = re.search(r"(?:(?:half|end|start|beginning|middle|quarter|part|rest) of|(?:later|earlier) in|this) the\s$", before)
            if match or re.search(r"[a-z0-9]\sof the\s$", before):
                self._add(Expression(start - 4, end, Kind.PUBLISHED, unit="year"))
        elif word == "weekend" and re.search(r"(?<![^\W_])(?:over|at|on) the\s$", before):
            self._add(Expression(start - 4, end, Kind.PUBLISHED, unit="weekend", vague=True))
        elif unit == "month" and word == "month" and re.search(r"(?:end|start|beginning|middle) of the\s$|(?:later|earlier) in the\s$", before):
            self._add(Expression(start - 4, end, Kind.PUBLISHED, unit="month"))

    def _modified_unit(self, trigger: re.Match[str], modifier: re.Match[str], base: int, unit: str) -> None:
        said = modifier[1].lower()
        word = trigger[0].lower()
        at = base + modifier.start(1)
        lead = self._before(at)
        the = re.search(r"(?<![^\W_])(?:the|that|on the)\s$", lead, re.IGNORECASE) is not None
        if word.endswith("s") or not trigger[0].islower() or said in ("every", "each", "other"):
            return
        if word == "date" and said not in ("same", "that", "that same"):
            return
        if said in _WHICH and not (the and said == "next"):
            which = _WHICH[said]
            if unit == "day":
                # "last night" and "this evening" are days; "last day", "this day" and "this night" are not.
                if (said, word) in (("last", "night"), ("last", "evening")):
                    self._add(Expression(at, trigger.end(), Kind.PUBLISHED, amount=-1))
                elif said == "this" and word in ("morning", "afternoon", "evening"):
                    self._add(Expression(at, trigger.end(), Kind.PUBLISHED))
                return
            if the and said in ("last", "past"):
                return
            self._add(Expression(at, trigger.end(), Kind.PUBLISHED, amount=which, unit=unit, vague=unit in ("week", "weekend")))
            return
        amount = 1 if said == "next" else _WHICH_STORY.get(said.split()[0], 0)
        if the or said in ("same", "that", "that same"):
            self._add(Expression(at, trigger.end(), Kind.STORY, amount=amount, unit=unit, vague=unit == "week"))

    def _at_season(self, trigger: re.Match[str]) -> None:
        start, end = trigger.span()
        before = self._before(start)
        code = words.SEASONS[trigger[0].lower()]
        if match := _SEASON_YEAR.match(self.text, end):
            self._add(Expression(start, match.end(), Kind.DATE, int(match[1]), code))
        elif match := words.YEAR_WORD_AFTER.match(self.text, end):
            amount, of_story = _year_word(match[1])
            self._add(Expression(start, match.end(), Kind.DATE, None, code, year_word=amount, year_of_story=of_story))
        elif (modifier := _MODIFIER.search(before)) and modifier[1].lower() in _WHICH and trigger[0].islower():
            at = start - len(before) + modifier.start(1)
            self._add(Expression(at, end, Kind.DATE, None, code, which=_WHICH[modifier[1].lower()]))
        elif trigger[0].islower() and re.search(r"(?<![^\W_])(?:in|until|since|by) the\s$", before):
            self._add(Expression(start - 4, end, Kind.DATE, None, code))

    def _at_holiday(self, trigger: re.Match[str]) -> None:
        name = trigger[0].lower().replace("’", "'")
        start, end = trigger.span()
        before = self._before(start)
        if not trigger[0][0].isupper():
            return
        if name == "christmas" and not re.search(r"(?<![^\W_])(?:on|at|this|last|next)\s$", before, re.IGNORECASE):
            return
        month, day = words.HOLIDAYS[name]
        year = None
        which = None
        if match := words.YEAR_AFTER.match(self.text, end):
            year, end = int(match[1]), match.end()
        elif modifier := _MODIFIER.search(before):
            if modifier[1].lower() in _WHICH:
                which = _WHICH[modifier[1].lower()]
                start -= len(before) - modifier.start(1)
        self._add(Expression(start, end, Kind.DATE, year, month, day, which=which))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else words.NUMBERS[word.lower()]


def _year_word(said: str) -> tuple[int, bool]:
    said = said.lower()
    if said in _WHICH:
        return _WHICH[said], False
    return _WHICH_STORY.get(said.removeprefix("the ").split()[0], 1 if said.endswith("next") else 0), True


def _is_name_of_month(word: str, *, digits: bool) -> bool:
    """Whether the word can be a month as it is cased: "may" and "march" are verbs, "mar", "dec" without a day nothing."""
    name = word.rstrip(".").lower()
    if word[0].isupper():
        return digits or len(name) > 3 or word.endswith(".") or name == "may"
    return digits and name not in ("may", "march", "mar", "sun", "dec", "jan")


def scan(text: str) -> tuple[Expression, ...]:
    """Every date expression of `text`, in order, none overlapping another."""
    return _Scanner(text).run()
