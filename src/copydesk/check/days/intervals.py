"""Days told with how far apart they are: "on March 3, ten weeks to the day after that", "six weeks after its launch on
August 16", "five years ago, on September 17, 2020". Reads what the desk has of the works' runs.

Three things are told, the two days and the time between, and one of them is wrong where they do not go together. Which
one says the desk: only where it has a day of a work's run just where the other two put it, or both days and not the
time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from copydesk import dates
from copydesk.check.days.schedule import Schedule, WrongDay
from copydesk.check.figures.days_shown import is_a_day
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Numbers
from copydesk.check.places import block_at
from copydesk.check.receipts import by_whom
from copydesk.check.wording import day_in_words, like_date, number_told
from copydesk.check.works.meant import works_told_of
from copydesk.dates import DateMention
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS

__all__ = ["wrong_intervals"]

_NUMBER = rf"(?P<n>\d{{1,2}}|{'|'.join(CARDINALS[1:21])}|an?)"
_INTERVAL = Form(
    rf"\b(?:exactly\s+|just\s+|only\s+)?(?:{_NUMBER}\s+(?P<unit>day|week|year)s?|(?P<half>half\s+a)\s+decade|(?P<whole>a)\s+decade)\s+"
    r"(?:(?P<exact>to\s+the\s+day)\s+)?(?P<way>after|later|before|earlier|ago)\b", re.IGNORECASE
)
#: What the time is counted from, where that is the beginning of the run or the day told before.
_FROM_START = Form(
    r"\s+(?:(?:the|its|their)\s+(?:first|premiere|launch|debut|opening|start)\b|part\s+one|it\s+(?:began|started|opened|launched|premiered|debuted))",
    re.IGNORECASE,
)
_FROM_THAT = Form(r"\s+(?:that|this|the\s+first|part\s+one|it)\b|\s*[.,;]")
#: The beginning of the run in words of its own: "five years after the MBC romance first hit the airwaves".
_FROM_ITS_START = Form(
    r"\s+(?:the\s+|its\s+)?(?:[\w’'”\"“‘-]+\s+){0,6}?(?:premiered|debuted|began|(?:first|originally)\s+(?:aired|hit|went|came|appeared|was\s+shown))\b",
    re.IGNORECASE,
)
#: Behind the time: that the day it is counted to follows, "two weeks before that, on September 16".
_THAT_IS = Form(r"\s+(?:that|this),?\s+(?:on\s+|\()?(?:the\s)?")
#: Words that make the time a rough one, or the days those of something else.
_ROUGH = Form(
    r"\b(?:about|around|almost|nearly|some|roughly|over|under|more\s+than|less\s+than|at\s+least|barely|filming|wrapped|announc\w*|cast|"
    r"trailers?|teasers?|posters?|enlist\w*|discharg\w*|born|married|wedding|died)\b", re.IGNORECASE
)
_AT, _BESIDE, _LONG = 30, 12, 120
_DAYS = {"day": 1, "week": 7}
#: So many days off a number of weeks still is that number: a weekend has two nights.
_SLACK = 3
#: So many days off an anniversary a slip takes a day.
_FEW = 10


@dataclass(frozen=True, slots=True)
class _Run:
    thing: Thing
    schedule: Schedule

    def has(self, day: str) -> bool:
        """Whether the day is one of the run's known ones."""
        return day in self.schedule.episodes or day in (self.schedule.first_day, self.schedule.last_day)


def wrong_intervals(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """The days, and the times between days, that do not go together with the others, in order. Raises LedgerError."""
    text = draft.document.text
    found = [m for m in _INTERVAL.finditer(text) if not _ROUGH.search(text, max(0, m.start() - 24), m.end())]
    if not found or not draft.dates:
        return
    known = [_Run(thing, runs.of(thing.id)[0]) for thing in works_told_of(draft, ledger, numbers)]
    for match in found if known else ():
        index = numbers.sentence_at(match.start())
        sentence = numbers.sentence(index)
        here = [d for d in draft.dates if sentence.start <= d.start < sentence.end and dates.weekday(d.edtf)]
        before = numbers.sentence(index - 1) if index else sentence
        same = index and block_at(text, before.start) == block_at(text, match.start())
        told = [d for d in draft.dates if same and before.start <= d.start < before.end and dates.weekday(d.edtf)]
        if match["way"].casefold() == "ago":
            yield from _ago(draft, match, here, known)
        elif not _ROUGH.search(text, sentence.start, sentence.end):
            yield from _between(draft, match, here, told, known)


def _count(match: re.Match[str]) -> int:
    if match["half"]:
        return 5
    if match["whole"]:
        return 10
    return number_told(match["n"])


def _ago(
    draft: Reading, match: re.Match[str], here: Sequence[DateMention], known: Sequence[_Run]
) -> Iterator[WrongDay]:
    """A day of a written year that is not so many years before publication, and is a work's in the year that is."""
    text, published = draft.document.text, draft.document.published or ""
    if match["unit"] not in (None, "year") or len(published) < 4:
        return
    for day in here:
        gap = max(day.start - match.end(), match.start() - day.end)
        year = int(published[:4]) - _count(match)
        right = f"{year:04d}{day.edtf[4:]}"
        if gap > _BESIDE or day.edtf[:4] not in text[day.start:day.end] or day.edtf == right or not dates.valid(right):
            continue
        run = next((r for r in known if r.has(right) and not r.has(day.edtf)), None)
        if run is not None and abs(int(day.edtf[:4]) - year) <= 2:
            at = text.index(day.edtf[:4], day.start)
            yield _wrong(run, Span(at, at + 4), day.edtf, right, f"{year:04d}")


def _between(
    draft: Reading, match: re.Match[str], here: Sequence[DateMention], told: Sequence[DateMention],
    known: Sequence[_Run],
) -> Iterator[WrongDay]:
    text, later = draft.document.text, match["way"].casefold() in ("after", "later")
    after = [d for d in here if 0 <= d.start - match.end() <= _LONG]
    ahead = [d for d in here if 0 <= match.start() - d.end <= _LONG]
    own: DateMention | None
    if match["way"].casefold() in ("after", "before"):
        own = ahead[-1] if ahead and match.start() - ahead[-1].end <= _AT else None
        from_it = None
        if after and (told_there := _THAT_IS.match(text, match.end())) and after[0].start - told_there.end() <= 1:
            # "on Saturday, 15.4; two weeks before that, on September 16": the day behind is the one counted to.
            own, from_it = after[0], own
        else:
            from_it = after[0] if after and after[0].start - match.end() <= 2 * _AT else None
        if from_it is None and _FROM_THAT.match(text, match.end()):
            rest = [d for d in (ahead[:-1] or told) if is_a_day(text, d)]
            from_it = rest[-1] if len(rest) == 1 else None
    else:
        own = after[0] if after and after[0].start - match.end() <= _BESIDE else None
        rest = [d for d in (ahead or told) if is_a_day(text, d)]
        from_it = rest[-1] if len(rest) == 1 else None
    if own is None:
        return
    if from_it is None and later and match["unit"] == "year" and match[0].casefold().startswith("exactly"):
        yield from _anniversary(draft, match, own, known)
        return
    step = _count(match) * (1 if later else -1)
    for run in known:
        if from_it is not None:
            written = from_it.edtf[:4] in text[from_it.start:from_it.end]
            start = run.schedule.in_run(from_it.edtf, year_written=written)
        elif _FROM_START.match(text, match.end()) and run.schedule.first_day is not None:
            start = run.schedule.first_day
        else:
            continue
        end = run.schedule.in_run(own.edtf, year_written=own.edtf[:4] in text[own.start:own.end])
        wrong = _weighed(draft, match, run, (start, from_it), (end, own), step)
        if wrong is not None:
            yield wrong
            return


def _anniversary(
    draft: Reading, match: re.Match[str], own: DateMention, known: Sequence[_Run]
) -> Iterator[WrongDay]:
    """A day told as so many years to the day after the first of the only run that began about then, and is not."""
    text = draft.document.text
    at, written = Span(own.start, own.end), text[own.start:own.end]
    if not _FROM_ITS_START.match(text, match.end()):
        return
    for run in known:
        first = run.schedule.first_day
        right = _moved(date.fromisoformat(first), _count(match), "year") if first else None
        if first is None or right is None:
            continue
        if 0 < abs((date.fromisoformat(own.edtf) - right).days) <= _FEW:
            message = (
                f"{run.thing.name} began on {day_in_words(date.fromisoformat(first))}"
                f"{by_whom(run.schedule.told_on(first))}: {_count(match)} years after that is {day_in_words(right)}, "
                f"not {day_in_words(date.fromisoformat(own.edtf))}"
            )
            yield WrongDay(at, message, run.schedule.told_on(first), like_date(written, right.isoformat()))
            return


def _weighed(
    draft: Reading, match: re.Match[str], run: _Run, start: tuple[str, DateMention | None],
    end: tuple[str, DateMention], step: int,
) -> WrongDay | None:
    text, unit = draft.document.text, match["unit"] or "year"
    first, last = date.fromisoformat(start[0]), date.fromisoformat(end[0])
    if _fits(first, last, step, unit, exact=match["exact"] is not None):
        return None
    knows_first, knows_last = run.has(start[0]), run.has(end[0])
    begins = start[1] is not None and _FROM_START.match(text, match.end()) is not None
    if begins and knows_first and start[0] != run.schedule.first_day:
        knows_first = False
    if knows_first and not knows_last and is_a_day(text, end[1]):
        right = _moved(first, step, unit)
        if right is not None and run.has(right.isoformat()):
            return _wrong_day(text, run, end[1], end[0], right.isoformat())
    if knows_last and not knows_first and start[1] is not None and is_a_day(text, start[1]):
        right = _moved(last, -step, unit)
        if right is not None and run.has(right.isoformat()):
            return _wrong_day(text, run, start[1], start[0], right.isoformat())
    if knows_first and knows_last and unit == "week" and match["n"] and first < last:
        weeks = round(abs((last - first).days) / 7)
        message = (
            f"{run.thing.name}: {day_in_words(last)} is {weeks} {'week' if weeks == 1 else 'weeks'} after "
            f"{day_in_words(first)}, not {match['n']}"
        )
        entries = (*run.schedule.told_on(start[0]), *run.schedule.told_on(end[0]))
        return WrongDay(Span(match.start("n"), match.end("n")), message, entries, None)
    return None


def _fits(first: date, last: date, step: int, unit: str, *, exact: bool) -> bool:
    if unit == "year":
        return abs((last.year - first.year) - step) <= (0 if exact else 1)
    slack = 0 if exact or unit == "day" else _SLACK
    return abs((last - first).days - step * _DAYS[unit]) <= slack


def _moved(day: date, step: int, unit: str) -> date | None:
    if unit != "year":
        return day + timedelta(days=step * _DAYS[unit])
    moved = f"{day.year + step:04d}{day.isoformat()[4:]}"
    return date.fromisoformat(moved) if dates.valid(moved) else None


def _wrong_day(text: str, run: _Run, day: DateMention, said: str, right: str) -> WrongDay:
    return _wrong(run, Span(day.start, day.end), said, right, like_date(text[day.start:day.end], right))


def _wrong(run: _Run, at: Span, said: str, right: str, replacement: str | None) -> WrongDay:
    entries = run.schedule.told_on(right)
    message = (
        f"{run.thing.name}: by the time between, {day_in_words(date.fromisoformat(right))}{by_whom(entries)}, "
        f"not {day_in_words(date.fromisoformat(said))}"
    )
    return WrongDay(at, message, entries, replacement)
