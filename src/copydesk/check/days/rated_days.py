"""Days with a number beside them that the desk has as a rating of one other day alone: "Since February 13,
when 7.7 percent watched" of a premiere of the 20th. Reads what the desk has of the works' runs.

A number to a decimal is seldom a rating of a work twice, so its day is known whatever the words between the two, and
whichever of the draft's works they are about. Only slips are told of: a day two weeks off, or of the month beside. (A
month beside a number is mostly that of something else: on 120 right texts four of five such findings were false.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk import dates
from copydesk.agreement.values import decimal_of
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.days.schedule import Schedule, WrongDay, in_nearest_year
from copydesk.check.figures.against_desk import Row, fits, same_measure
from copydesk.check.figures.days_shown import REPORTED, WEEKDAY, is_a_day, is_yearless
from copydesk.check.figures.doubt import speaks_of_another_time
from copydesk.check.figures.rating_words import episode_in_words
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Bound, Figure, Numbers
from copydesk.check.figures.weighing import weighed
from copydesk.check.receipts import told_by
from copydesk.check.wording import day_in_words, like_date
from copydesk.check.works.meant import works_told_of
from copydesk.check.works.subjects import subjects_of
from copydesk.dates import DateMention
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.records.figures import agree
from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind, NumberMention, find_numbers

__all__ = ["misnumbered", "rated_days", "right_behind", "stands_by"]

#: Between a day and its number, in code points, and what ends what is said of both.
_NEAR, _BREAK = 80, Form(r"[;:]|\b(?:while|whereas|against|past|(?:up|down)\sfrom|ahead\sof)\b")
#: Between the two: that the day is another episode's, "8.8 percent with its fourth and passed ten by the eighth, on".
_OF_ANOTHER = Form(
    r"\b(?:and|then)\s[^,;]*\b(?:by|with|for|in)\s(?:the|its)\s(?:[a-z]+th|\d+th|first|second|third)\b[^,;]{0,20},?\son\s$"
)
#: What is counted in these is no share of homes.
_NO_RATING = Form(r"\s*(?:million|billion|points?|percentage|times|stars|hours|trillion|won\b)", re.IGNORECASE)
_PERCENT = Form(r"\s?(?:%|per\s?cent\b)")
#: How many days a day is off at most, and one of the same number in the month beside.
_DAYS, _A_MONTH = 15, 31
_SEASONS = Form(r"\b(?:seasons?|series|instal?lments?|runs?|sequel|second|third)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Of:
    """A work's rating with the one day that the desk has for it."""

    thing: Thing
    day: str
    rows: tuple[Row, ...]


def rated_days(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """The days of the draft that are no days of the numbers beside them, in order. Raises LedgerError."""
    pairs = list(_pairs(draft, numbers))
    if not pairs:
        return
    subjects = subjects_of(draft, ledger, numbers)
    known = [(thing, *runs.of(thing.id)) for thing in _works(draft, ledger, numbers)]
    told = [
        [(thing, schedule, _days(number, schedule, rows)) for thing, schedule, rows in known] for number, _ in pairs
    ]
    right, placed = set(), set()
    for place, ((_, day), of) in enumerate(zip(pairs, told, strict=True)):
        if any(_same(day, one) for *_, found in of for one in found):
            right.add(day.start)
            placed.add(pairs[place][0].start)
    seen: set[int] = set()
    for (number, day), of in zip(pairs, told, strict=True):
        # A day that is right of a number beside it is not another's, nor is such a number.
        if not number.places or day.start in right | seen or number.start in placed:
            continue
        near = [
            _Of(thing, *next(iter(found.items()))) for thing, schedule, found in of
            if len(found) == 1 and _is_slip(draft, day, next(iter(found)), schedule)
        ]
        if len(near) > 1:
            meant = subjects.of(Span(number.start, number.end))
            near = [one for one in near if meant is not None and one.thing.id == meant.thing.id]
        if len(near) == 1:
            seen.add(day.start)
            yield _wrong(draft, number, day, near[0])


def _works(draft: Reading, ledger: Ledger, numbers: Numbers) -> tuple[Thing, ...]:
    """The works that the draft names, and where it speaks of seasons the other seasons of these; else the one that its
    people have in common.
    """
    named = subjects_of(draft, ledger, numbers).things
    return named if named and not _SEASONS.search(draft.document.text) else works_told_of(draft, ledger, numbers)


def _pairs(draft: Reading, numbers: Numbers) -> list[tuple[NumberMention, DateMention]]:
    """Numbers with days beside them, those that stand nearest together first."""
    text = draft.document.text
    days = [d for d in draft.dates if is_a_day(text, d)]
    inside = [Span(d.start, d.end) for d in draft.dates]
    told = [
        n for n in numbers.all if n.kind is not NumberKind.ORDINAL and not _NO_RATING.match(text, n.end)
        and not any(d.start < n.end and n.start < d.end for d in inside)
    ]
    taken = [*(d.start for d in inside), *(n.start for n in told if n.places)]
    pairs = []
    for number in told if days else ():
        sentence = numbers.sentence(numbers.sentence_at(number.start))
        for day in days:
            low, high = sorted((Span(day.start, day.end), Span(number.start, number.end)))
            gap = text[low.end:high.start]
            if not (sentence.start <= day.start < sentence.end) or low.end > high.start or len(gap) > _NEAR:
                continue
            others = any(low.end <= start < high.start for start in taken) or _OF_ANOTHER.search(gap) is not None
            if not others and not _BREAK.search(gap) and not REPORTED.search(text[sentence.start:day.start]):
                pairs.append((len(gap), number, day))
    return [(number, day) for _, number, day in sorted(pairs, key=lambda one: one[:1])]


def _days(number: NumberMention, schedule: Schedule, rows: Sequence[Row]) -> dict[str, tuple[Row, ...]]:
    """The days on which the desk has the number as a rating, by whichever measure, with what says so."""
    value = Decimal(repr(number.value)).quantize(Decimal(1).scaleb(-number.places))
    found: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        if row.series or row.demographic is not None or not agree(decimal_of(row.value), value):
            continue
        if not number.places and not agree(decimal_of(row.value), value.quantize(Decimal("0.1"))):
            continue  # whole numbers meet by chance: "twelve flat" is no 12.6
        for day in [row.date] if row.date else sorted(schedule.days_of(row.episode or 0)):
            found[day] = (*found.get(day, ()), row)
    return found


def _same(day: DateMention, known: str) -> bool:
    """Whether a day of the draft is the known day, in whichever year."""
    return known[4:] == day.edtf[4:]


def _is_slip(draft: Reading, day: DateMention, known: str, schedule: Schedule) -> bool:
    """Whether a day is a slip for the known one, which is near it."""
    if day.edtf[4:] in {end[4:] for end in (schedule.first_day, schedule.last_day) if end}:
        return False  # the day is one that everybody knows; the number may be wrong
    ours, right = _nearest(draft, day, known), date.fromisoformat(known)
    apart = abs((ours - right).days)
    return 0 < apart <= _DAYS or (0 < apart <= _A_MONTH and ours.day == right.day)


def _nearest(draft: Reading, day: DateMention, known: str) -> date:
    """A day of the draft in the year, where it writes none, that brings it nearest to a known one."""
    written = draft.document.text[day.start:day.end]
    if day.edtf[:4] in written and not is_yearless(written):
        return date.fromisoformat(day.edtf)
    return in_nearest_year(day.edtf, known) or date.fromisoformat(known)


def _wrong(draft: Reading, number: NumberMention, day: DateMention, of: _Of) -> WrongDay:
    text = draft.document.text
    written, entries = text[day.start:day.end], tuple(row.entry for row in of.rows)
    right = date.fromisoformat(of.day)
    said = day_in_words(_nearest(draft, day, of.day))
    unit = _PERCENT.match(text, number.end)
    drafted = text[number.start:unit.end() if unit else number.end]
    return WrongDay(
        Span(day.start, day.end),
        f"{of.thing.name}: {drafted} is of {day_in_words(right)} ({told_by(entries)}), "
        f"not of {said}",
        entries, like_date(written, of.day),
    )


#: From a figure to the weekday right behind it that is its own.
_RECORDED_ON = Form(
    r"\s(?:(?:recorded|posted|scored|drawn|set|had|earned|measured|seen|registered|achieved|reached|shown)\s)?(?:on|of|from|for)\s",
    re.IGNORECASE,
)
#: Before a figure: that it is where something rose from, and of an earlier day; before a day: that it ends a span.
_FROM, _SPAN_END = Form(r"\bfrom\s$", re.IGNORECASE), Form(r"\b(?:since|from|until|till|between|to)\s$", re.IGNORECASE)
#: Between a day and its rating: at most so many code points, and nothing that ends a clause.
_BESIDE, _PARTED = 45, Form(r"[;:]|\b(?:and|but|while|against|than|since|after|past|(?:up|down)\sfrom)\b")
#: How far behind its rating a weekday stands, in code points.
_BEHIND = 24


def right_behind(draft: Reading, figure: Figure) -> DateMention | None:
    """The weekday that stands right behind a figure: "the 26.0 percent recorded on Wednesday"."""
    text = draft.document.text
    near = (d for d in draft.dates if figure.span.end < d.start <= figure.span.end + _BEHIND)
    return next(
        (d for d in near if _RECORDED_ON.fullmatch(text, figure.span.end, d.start)
         and WEEKDAY.fullmatch(text, d.start, d.end) and dates.weekday(d.edtf) is not None), None
    )


def stands_by(draft: Reading, numbers: Numbers, day: Span, figure: Figure) -> bool:
    """Whether nothing between a day and a figure makes them two things' own, and the day is no report's."""
    text = draft.document.text
    low, high = sorted((day, figure.at))
    gap = text[low.end:high.start]
    if len(gap) > _BESIDE or _PARTED.search(gap) or _FROM.search(text[max(0, figure.at.start - 6):figure.at.start]):
        return False
    if figure.doubt.elsewhere or _SPAN_END.search(text[max(0, day.start - 9):day.start]):
        return False
    if any(low.end <= f.at.start < high.start for f in numbers.figures):
        return False
    start = numbers.sentence(figure.sentence).start
    return (day < figure.at or "," not in gap) and REPORTED.search(text[start:day.start]) is None


#: Before an episode: that it is where something is counted from, or held against.
_HELD_AGAINST = Form(
    r"\b(?:since|after|than|from|before|over|above|past|beat\w*|of|passed|against|until|till|with|like|as)\s(?:that\sof\s)?"
    r"(?:the\s|its\s)?$", re.IGNORECASE,
)
#: The same that it is where something was reached: "got to double figures with the tenth".
_WITH_ITS = Form(r"\b(?:figures|digits|best|high|peak|record|mark|barrier|percent)\swith\s(?:the\s|its\s)?$", re.I)


def misnumbered(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """Episodes told with a day and a rating that are both of one other: "on January 26 the 18th rose to 23.2" where
    the desk has day and figure for the 19th. Raises LedgerError.
    """
    text = draft.document.text
    for one in weighed(draft, ledger, numbers):
        figure, airing = one.figure, one.figure.airing
        if airing.episode is None or airing.episode < 1 or airing.date is None or airing.named is None:
            continue
        if figure.bound is not Bound.EXACT or not figure.value.places or figure.demographic is not None:
            continue
        low, high = sorted((airing.named, figure.at))
        lead = text[numbers.sentence(figure.sentence).start:airing.named.start]
        gap = text[low.end:high.start]
        written = text[airing.named.start:airing.named.end]
        if not (told := find_numbers(written)) or low.end > high.start:
            continue  # "it opened": its words may be another clause's
        if _PARTED.search(gap) or speaks_of_another_time(gap) or (
            _HELD_AGAINST.search(lead) and not _WITH_ITS.search(lead)
        ):
            continue
        _, rows = runs.of(one.subject.thing.id)
        own = [r for r in rows if same_measure(figure, r) and fits(figure, r)]
        right = {r.episode for r in own}
        shown = one.schedule.aired_on(one.schedule.in_run(airing.date, yearless=airing.yearless))
        if len(right) != 1 or airing.episode in shown or not right <= shown:
            continue
        number = next(one for one in shown if one in right)
        day = one.schedule.day_of(number)
        if day is None:
            continue
        entries = tuple(r.entry for r in own)
        at = told[0].start, told[0].end + (written[told[0].end:told[0].end + 2] in ("st", "nd", "rd", "th")) * 2
        meant = None if len(told) != 1 else (
            written[:at[0]] + number_in_words(number, written[at[0]:at[1]]) + written[at[1]:]
        )
        both = f"{text[figure.span.start:figure.span.end]} and {day_in_words(date.fromisoformat(day))}"
        yield WrongDay(
            airing.named,
            f"{one.subject.thing.name}: {both} are {episode_in_words(number, one.schedule)}'s ({told_by(entries)}), "
            f"not {episode_in_words(airing.episode, one.schedule)}'s",
            entries, meant,
        )
