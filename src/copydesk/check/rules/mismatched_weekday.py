"""
## What it flags

A weekday that does not fall on the date beside it.

One that does not fall on the only full date of the sentence before ("JTBC had shown it on a Saturday") is a warning,
and so is one of a day "of that year".

## Why it matters

Readers plan by the weekday. One of the two is wrong, and the draft alone cannot say which: the finding names the
weekday of that date and the nearest date with that weekday. Where the draft writes no year, the year comes from the
day of publication; more than three months away from it the finding is only a warning, and none where the weekday
fits the same day of the year before or after, or of a year that the paragraph or its heading writes before.

## Example

> The drama premieres on Sunday, March 9, 2024.

## Instead

> The drama premieres on Saturday, March 9, 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from copydesk import dates
from copydesk.check.figures.runs import runs_of
from copydesk.check.finding import Finding, Severity
from copydesk.check.places import block_at, cut_of
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.wording import WEEKDAYS, day_in_words, like_weekday
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="D001", name="mismatched-weekday", severity=Severity.ERROR, since="0.1")

# Farther from publication than this, a day without a year may belong to another year than the nearest.
_SURE_DAYS = 92
# With a capital: two wed on a day, a show sat on a shelf.
_WEEKDAY = Form(
    r"\b(?:(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUES?|WED|THU(?:RS?)?|FRI|SAT|SUN)\b\.?)"
)

_YEAR = Form(r"\b(?P<year>(?:19|20)\d\d)\b(?P<to>[-–/]\d\d)?")
_NAMED = r"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_THAT_YEAR = Form(rf"\s(?:of|in)\s(?:that|the\ssame)\syear,\sa\s{_NAMED}\b")
_A_WEEKDAY = Form(rf",\s(?:(?:that|which)\s(?:was|is|fell\son)\s)?an?\s{_NAMED}\b(?=[.,;)])")
#: So far before a day, in code points, "that year" is written.
_BEFORE = 300
#: A line of no more characters heads the paragraph under it.
_HEADING = 80
#: Behind a weekday: another, so that both say on which days a show runs ("August 27 (Fri-Sat)").
_AND_ANOTHER = Form(r"(?:[-–/&+,]|\s(?:and|&|to|through)\s)\s?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
#: Behind a day: that it is the first of several ("October 18–19").
_TO_DAY = Form(r"\s?(?:[-–/&]|to|and)\s?(?P<last>\d{1,2})\b(?![.,:]?\d|\s?(?:percent|per\scent|%))")
#: What says the weekday of what was told before.
_AGAIN = Form(
    r"\b(?:(?:shown|aired|showed|broadcast|seen|put\sout)\s(?:it|that)\son\sa|(?:it|that|which)\s(?:was|is|fell\son)\sa)\s"
    rf"{_NAMED}\b(?!\s(?:night|evening)?\s?(?:drama|series|show|slot|hit))"
)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each weekday at odds with its date, at the weekday."""
    yield from _told_again(draft)
    yield from _of_that_year(draft)
    yield from _behind(draft)
    for mention in draft.dates:
        falls_on = dates.weekday(mention.edtf)
        if mention.weekday is None or falls_on is None or falls_on == mention.weekday:
            continue
        words = draft.document.text[mention.start:mention.end]
        written = next((m for m in _WEEKDAY.finditer(words) if _number(m.group()) == mention.weekday), None)
        if written is None:
            continue
        day = date.fromisoformat(mention.edtf)
        if _AND_ANOTHER.match(draft.document.text, mention.start + written.end()) or _is_of_several(
            draft.document.text, mention.end, day, mention.weekday
        ):
            continue
        severity, because = Severity.ERROR, ""
        with_year = str(day.year) in words
        if not with_year:
            if mention.weekday in _weekdays_in_years_told(draft, mention.start, day):
                continue
            if ledger is not None and mention.weekday in _weekdays_in_runs(draft, ledger, day):
                continue
            sure = _days_from_publication(draft, day) <= _SURE_DAYS
            if not sure and mention.weekday in _same_day_of_other_years(day):
                continue
            severity = Severity.ERROR if sure else Severity.WARNING
            because = f" (the draft writes no year; {day.year} is taken from its day of publication)"
        nearest = day + timedelta(days=(mention.weekday - falls_on + 3) % 7 - 3)
        message = (
            f"{day_in_words(day)} is a {WEEKDAYS[falls_on]}, not a {WEEKDAYS[mention.weekday]}: either "
            f"{WEEKDAYS[falls_on]}, {day_in_words(day, year=with_year)} or "
            f"{WEEKDAYS[mention.weekday]}, {day_in_words(nearest, year=with_year)}{because}"
        )
        start, end = mention.start + written.start(), mention.start + written.end()
        other = like_weekday(written.group(), falls_on)
        yield INFO.finding(draft, start, end, message, severity=severity, replacement=other, sure=False)


def _is_of_several(text: str, end: int, first: date, weekday: int) -> bool:
    """Whether a day goes on to another one, and the weekday is that of one from the first to the last: "9.0 percent on
    Sunday (October 18–19)".
    """
    match = _TO_DAY.match(text, end)
    days = int(match["last"]) - first.day if match else 0
    return 0 < days < len(WEEKDAYS) and (weekday - first.weekday()) % len(WEEKDAYS) <= days


def _told_again(draft: Reading) -> Iterator[Finding]:
    """Weekdays of the one day of the sentence before: "on March 31, 2017. JTBC had shown it on a Saturday"."""
    text, sentences = draft.document.text, cut_of(draft.document.text).sentences
    for before, sentence in pairwise(sentences):
        match = _AGAIN.search(text, sentence.start, sentence.end)
        if match is None or before.block != sentence.block:
            continue
        inside = [d for d in draft.dates if before.start <= d.start < before.end]
        full = [d for d in inside if dates.weekday(d.edtf) is not None and d.edtf[:4] in text[d.start:d.end]]
        here = [d for d in draft.dates if sentence.start <= d.start < match.start()]
        if len(full) != 1 or len(inside) != 1 or here:
            continue
        day = date.fromisoformat(full[0].edtf)
        said = _number(match["day"])
        if day.weekday() != said:
            yield INFO.finding(
                draft, match.start("day"), match.end("day"),
                f"{day_in_words(day)}, the day told before, is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[said]}",
                severity=Severity.WARNING, replacement=like_weekday(match["day"], day.weekday()), sure=False,
            )


def _behind(draft: Reading) -> Iterator[Finding]:
    """Weekdays in apposition behind a whole day that is told by its feast: "Christmas Day 2022, a Saturday"."""
    for mention in draft.dates:
        falls_on = dates.weekday(mention.edtf) if mention.weekday is None else None
        match = _A_WEEKDAY.match(draft.document.text, mention.end) if falls_on is not None else None
        if match is None or falls_on is None or mention.edtf[:4] not in draft.document.text[mention.start:mention.end]:
            continue
        if (said := _number(match["day"])) != falls_on:
            day = day_in_words(date.fromisoformat(mention.edtf))
            yield INFO.finding(
                draft, match.start("day"), match.end("day"),
                f"{day} is a {WEEKDAYS[falls_on]}, not a {WEEKDAYS[said]}",
                severity=Severity.WARNING, replacement=like_weekday(match["day"], falls_on), sure=False,
            )


def _of_that_year(draft: Reading) -> Iterator[Finding]:
    """Weekdays of a day in the one year that is written shortly before: "on Feb. 24 of that year, a Saturday"."""
    text = draft.document.text
    for mention in draft.dates:
        match = _THAT_YEAR.match(text, mention.end) or _THAT_YEAR.search(text, mention.start, mention.end)
        years = {m["year"] for m in _YEAR.finditer(text, max(0, mention.start - _BEFORE), mention.start)}
        if match is None or len(years) != 1 or len(mention.edtf) != 10:
            continue
        day = next((f"{year}{mention.edtf[4:]}" for year in years), "")
        falls_on, said = dates.weekday(day), _number(match["day"])
        if falls_on is not None and falls_on != said:
            yield INFO.finding(
                draft, match.start("day"), match.end("day"),
                f"{day_in_words(date.fromisoformat(day))} is a {WEEKDAYS[falls_on]}, not a {WEEKDAYS[said]}",
                severity=Severity.WARNING, replacement=like_weekday(match["day"], falls_on), sure=False,
            )


def _number(word: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.lower().startswith(word.lower()[:3]))


def _days_from_publication(draft: Reading, day: date) -> float:
    try:
        return abs((day - date.fromisoformat(draft.document.published or "")).days)
    except ValueError:
        return float("inf")


def _weekdays_in_years_told(draft: Reading, place: int, day: date) -> set[int]:
    """The weekdays of a day in the years that its paragraph writes before it, or the short line above that heads it."""
    text, blocks = draft.document.text, cut_of(draft.document.text).blocks
    here = block_at(text, place)
    if here is None:
        return set()
    low = blocks[here].start
    if here and blocks[here - 1].end - blocks[here - 1].start <= _HEADING:
        low = blocks[here - 1].start
    years = {int(m["year"]) + step for m in _YEAR.finditer(text, low, place) for step in ((0, 1) if m["to"] else (0,))}
    if (day.month, day.day) == (2, 29):
        return set()
    return {day.replace(year=year).weekday() for year in years}


def _weekdays_in_runs(draft: Reading, ledger: Ledger, day: date) -> set[int]:
    """The weekdays of a day in the years in which the desk has it as one on which a work that the draft names was
    shown: a draft may look back.
    """
    runs = runs_of(draft, ledger)
    things = {entity.id: the_thing(entity, ledger) for entity in draft.entities if entity.type is EntityType.WORK}
    shown = {known for thing in things.values() if thing is not None for known in runs.of(thing.id)[0].episodes}
    return {date.fromisoformat(known).weekday() for known in shown if known[4:] == day.isoformat()[4:]}


def _same_day_of_other_years(day: date) -> set[int]:
    if (day.month, day.day) == (2, 29):
        return set()
    return {day.replace(year=day.year + step).weekday() for step in (-1, 1) if 1 <= day.year + step <= 9999}


RULE = Rule(INFO, check, __doc__ or "")
