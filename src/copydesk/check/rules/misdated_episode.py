"""
## What it flags

An episode told with a day on which the desk has another, or none: "the fourth episode, on October 23" where that day
had the 14th, "episode 5, on December 14" of a weekend drama whose fifth aired on the 15th. Which of the two is wrong is
told by the rating beside them where there is one, else by the weekdays of the show's slot. Where no story dates the
episode, its day is worked out from its neighbours, and only where the slot leaves no other. A slot that leaves out a
weekday on which the show was often shown ("Friday-Saturday drama", "shows it on Fridays and Saturdays" of one that was
shown on Sundays too) is a warning, and so is a day with a rating that the desk has of one other day alone ("crept in on
November 24 before 1.7 percent"), or a weekday that it was not ("26.9 percent on Saturday" of a Sunday's episode).

Days of a whole run are warnings too: one end of it beside the right other ("from March 20 to May 2"), two days that
the time between does not fit ("on March 3, ten weeks after the first"), a year that is not so many years ago, a weekday
of an ending or a beginning in the week of the story, how many weeks or months the run was or still has ("ended after
ten weeks" of eight), and a season of the year or a month, a year at most from the run, in which the show is said to
have been on.

## Why it matters

A day or a number off joins one episode's rating to another's plot, and weekday arithmetic alone sees half of it.

## Example

> The fourth episode of 100 Days My Prince, on October 23, averaged 12.7 percent nationwide.

## Instead

> The 14th episode of 100 Days My Prince, on October 23, averaged 12.7 percent nationwide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from copydesk import dates
from copydesk.check.days.intervals import wrong_intervals
from copydesk.check.days.rated_days import misnumbered, rated_days, right_behind, stands_by
from copydesk.check.days.run_ends import run_ends
from copydesk.check.days.run_lengths import wrong_lengths
from copydesk.check.days.run_ranges import run_ranges
from copydesk.check.days.schedule import Schedule
from copydesk.check.days.slots import wrong_slots
from copydesk.check.days.told_seasons import wrong_seasons
from copydesk.check.days.weekday_ends import wrong_weekday_ends
from copydesk.check.figures.against_desk import Outcome, Row, fits, same_measure
from copydesk.check.figures.days_shown import REPORTED, WEEKDAY, is_yearless, named_days
from copydesk.check.figures.rating_words import episode_in_words
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.scope_words import LAST, NEXT_TO_LAST, Cue, episode_cues
from copydesk.check.figures.told import Bound, Figure, Numbers, numbers_of
from copydesk.check.figures.weighing import weighed
from copydesk.check.finding import Finding, Severity
from copydesk.check.receipts import by_whom, sources_of, told_by
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.telling import tells_end, tells_start
from copydesk.check.telling.other_days import FAR_FROM_RUN, days_from_run
from copydesk.check.wording import WEEKDAYS, day_in_words, like_date, like_weekday
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.check.works.taken_for import taken_for
from copydesk.dates import DateMention
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import DateValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="D005", name="misdated-episode", severity=Severity.ERROR, since="0.1", needs_ledger=True)

#: Between an episode and a day these say that the day is another thing's.
_APART = Form(
    r"""[;:%]|\b(?:per\s?cent|said|says|announced?|report(?:ed|s)|released?|revealed|posted|told|statement|published
    |according|ahead|before|after|since|until|data|script|filming|wrapped|compared|than|press|trailer|preview|teaser
    |poster|tickets?|will|would|week|event|eve|days?|passed|then|became|double
    |(?:the|its)\s(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\d+(?:st|nd|rd|th)|next)
    |twice|half|triple|times|up|down|from|break|return(?:ed|s)?|resum(?:ed|es)
    |came\sback|and\s(?:was|had|is|at))\b""", re.VERBOSE
)
#: From an episode to the day right behind it that is its own.
_BEHIND_IT = Form(r",?\s(?:(?:which\s)?(?:was\s)?(?:aired|shown|broadcast|seen)\s)?(?:on\s)?", re.IGNORECASE)
#: How far an episode and its day may stand apart, in code points.
_FAR = 90
#: What is asked of the days of whole runs.
_OF_RUNS = (misnumbered, run_ends, run_ranges, wrong_intervals, wrong_weekday_ends, wrong_seasons, wrong_lengths)
_RUN = {"start_date": tells_start, "end_date": tells_end}
#: Behind the last episode: that it is that of one part alone.
_OF_A_PART = Form(r"\sof\s(?:the\s)?(?:(?:first|second)\s)?(?:parts?|half|volume)\b", re.IGNORECASE)
#: Days in a row, each of another broadcast: "on its first night, on August 31, on September 7, on Saturday".
_LISTED = Form(r"\bon\s[^,;.]{3,24},\son\s[^,;.]{3,24}(?:,|\sand)\s(?:and\s)?on\s", re.IGNORECASE)
#: How many days a mistaken day may be off.
_RUN_OF_DAYS = 60
#: The same of a day told by its weekday.
_DAYS_OF_A_WEEKDAY = 6
#: Behind a day: that what it had is another broadcast's, "though Saturday's had been just 3.0".
_OF_THAT_DAY = Form(r"['’]s\s(?:had|was|were|got|drew|took|did|came|stood)\b")


@dataclass(frozen=True, slots=True)
class _Told:
    """An episode with a day, as one sentence of the draft tells them, and a rating of it if one is there."""

    thing: Thing
    episode: int
    named: Span
    day: DateMention
    figure: Figure | None


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each episode and day that do not go together, at the one of the two that is wrong."""
    if ledger is None:
        return
    numbers = numbers_of(draft)
    runs = runs_of(draft, ledger)
    rated = {one.at: one for one in rated_days(draft, ledger, numbers, runs)}
    told = (one for one in _told(draft, ledger, numbers, runs) if Span(one.day.start, one.day.end) not in rated)
    found = {one: _weighed(draft, one, *runs.of(one.thing.id)) for one in told}
    plain = [f for one, f in found.items() if f is not None and not _of_another_season(draft, ledger, runs, one)]
    known = {*rated, *(Span(f.start, f.end) for f in plain)}
    days = [one for ask in _OF_RUNS for one in ask(draft, ledger, numbers, runs)]
    for one in (*wrong_slots(draft, ledger, numbers, runs), *rated.values(), *(d for d in days if d.at not in known)):
        yield INFO.finding(
            draft, one.at.start, one.at.end, one.message, severity=Severity.WARNING,
            sources=sources_of(one.receipts), replacement=one.replacement,
        )
    yield from plain
    taken = {*rated, *(Span(one.day.start, one.day.end) for one in found)}
    yield from (f for f in _rated(draft, ledger, numbers, runs) if Span(f.start, f.end) not in taken)


def _rated(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[Finding]:
    """Days on which a rating was that the desk has of one other day alone."""
    for one in weighed(draft, ledger, numbers):
        figure, dated = one.figure, one.figure.airing.dated
        day = one.schedule.in_run(figure.airing.date, yearless=figure.airing.yearless) if figure.airing.date else None
        if (own_day := right_behind(draft, figure)) is not None:
            day, dated = own_day.edtf, Span(own_day.start, own_day.end)
        if day is None or dated is None or one.weighed.outcome in (Outcome.CONTRADICTED, Outcome.DISPUTED):
            continue
        if figure.bound is not Bound.EXACT or not figure.value.places or figure.demographic is not None:
            continue
        if not stands_by(draft, numbers, dated, figure):
            continue
        _, rows = runs.of(one.subject.thing.id)
        own = [r for r in rows if same_measure(figure, r) and fits(figure, r)]
        days = {known for r in own for known in ({r.date} if r.date else one.schedule.days_of(r.episode or 0))}
        if len(days) != 1:
            continue  # what is of no broadcast in particular is the show's highest, and so of the one day that has it
        right = days.pop()
        apart = abs((date.fromisoformat(right) - date.fromisoformat(day)).days)
        written = draft.document.text[dated.start:dated.end]
        plain = any(c.isdigit() for c in written)
        # "On Saturday" is wrong of a Sunday, in whichever week.
        if not plain and WEEKDAY.fullmatch(written) is None:
            continue
        if not 0 < apart <= (_RUN_OF_DAYS if plain else _DAYS_OF_A_WEEKDAY):
            continue
        entries = [r.entry for r in own]
        drafted = draft.document.text[figure.span.start:figure.span.end]
        yield INFO.finding(
            draft, dated.start, dated.end,
            f"{one.subject.thing.name}: {drafted} is of {_day(right, written)}{by_whom(entries)}, "
            f"not of {_day(day, written)}",
            severity=Severity.WARNING, sources=sources_of(entries), replacement=_like_day(written, right), sure=plain,
        )


def _told(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[_Told]:
    subjects = subjects_of(draft, ledger, numbers)
    if not subjects.things:
        return
    text = draft.document.text
    for index in range(len(numbers.cut.sentences)):
        sentence = numbers.sentence(index)
        cues = [
            Cue(sentence.start + c.start, sentence.start + c.end, c.value)
            for c in episode_cues(text[sentence.start:sentence.end])
        ]
        days = named_days(text[sentence.start:sentence.end], sentence.start, draft.dates)
        headed = not days and cues and (over := _headed_by(draft, numbers, index)) is not None
        if days and _LISTED.search(text, days[0].start, sentence.end):
            continue
        for cue, day in _pairs(text, cues, [over] if headed and over is not None else days):
            named = Span(cue.start, cue.end)
            if cue.value in (LAST, NEXT_TO_LAST) and _OF_A_PART.match(text, cue.end):
                continue
            low, high = sorted((named, Span(day.start, day.end)))
            gap = text[low.end:high.start]
            if not headed and (low.end > high.start or len(gap) > _FAR or _APART.search(gap)):
                continue
            if REPORTED.search(text[sentence.start:day.start]) or _OF_THAT_DAY.match(text, day.end):
                continue
            subject = subjects.of(named)
            if subject is None or sum(low.end <= n.start < high.start for n in numbers.all if n.places) > 1:
                continue
            read = None if subject.named else taken_for(draft, ledger, numbers, named)
            plain = subject.named if read is None else read.id == subject.thing.id
            if plain and not _is_near(runs.of(subject.thing.id)[0], subjects, subject.thing, day, sentence, text):
                continue
            own = [f for f in numbers.figures if f.sentence == index and f.airing.named == named]
            exact = [f for f in own if f.bound is Bound.EXACT and f.demographic is None]
            figure = exact[0] if exact else None
            if plain or (figure is not None and _is_known(figure, cue, day, text, *runs.of(subject.thing.id))):
                yield _Told(subject.thing, int(cue.value), named, day, figure)


#: A line that is a day and nothing else, over the lines of a table of that day.
_DAY_ALONE = Form(
    r"(?:[a-z]+day,?\s)?[a-z]{3,9}\.?\s\d{1,2}(?:,\s\d{4})?(?:\s\([a-z]+\))?[:.]?\s*", re.IGNORECASE
)
_MOST_LINES = 8


def _headed_by(draft: Reading, numbers: Numbers, index: int) -> DateMention | None:
    """The day that heads the lines in which a sentence stands."""
    text = draft.document.text
    for before in range(index - 1, max(-1, index - 1 - _MOST_LINES), -1):
        line = numbers.sentence(before)
        told = [d for d in draft.dates if line.start <= d.start < line.end and dates.weekday(d.edtf) is not None]
        if told:
            alone = len(told) == 1 and _DAY_ALONE.fullmatch(text, line.start, line.end)
            return told[0] if alone and any(c.isdigit() for c in told[0].edtf[:4]) else None
    return None


def _is_near(schedule: Schedule, subjects: Subjects, thing: Thing, day: DateMention, within: Span, text: str) -> bool:
    """Whether a day without a year is no other work's: near the run of one that its sentence does not name."""
    here = any(within.start <= span.start < within.end and one.id == thing.id for span, one in subjects.named)
    if here or subjects.tells_of_one or day.edtf[:4] in text[day.start:day.end]:
        return True
    apart = days_from_run(day.edtf, filter(None, (schedule.first_day, schedule.last_day, *schedule.episodes)))
    return apart is None or apart <= FAR_FROM_RUN


def _pairs(text: str, cues: Sequence[Cue], days: Sequence[DateMention]) -> Iterator[tuple[Cue, DateMention]]:
    """Episodes with the days that they are told with: the only two of a sentence, else those that stand together."""
    if len(cues) == len(days) == 1:
        yield cues[0], days[0]
        return
    for cue in cues:
        yield from ((cue, day) for day in days if _BEHIND_IT.fullmatch(text, cue.end, max(cue.end, day.start)))


def _in_run(day: DateMention, text: str, schedule: Schedule) -> str:
    written = text[day.start:day.end]
    return schedule.in_run(day.edtf, year_written=day.edtf[:4] in written, yearless=is_yearless(written))


def _is_known(
    figure: Figure, cue: Cue, day: DateMention, text: str, schedule: Schedule, rows: Sequence[Row]
) -> bool:
    """Whether the desk has a rating for the day or episode told with it, to the digit: it is the work's."""
    aired = {schedule.number(int(cue.value)), *schedule.aired_on(_in_run(day, text, schedule))}
    own = [r for r in rows if r.episode in aired and same_measure(figure, r)]
    return figure.value.places > 0 and any(fits(figure, r) for r in own)


def _weighed(draft: Reading, told: _Told, schedule: Schedule, rows: Sequence[Row]) -> Finding | None:
    written = draft.document.text[told.day.start:told.day.end]
    episode = schedule.number(told.episode)
    day = _in_run(told.day, draft.document.text, schedule)
    if episode is None or episode < 1 or (schedule.last is not None and episode > schedule.last):
        return None
    aired = schedule.aired_on(day)
    if episode in aired:
        return _disputed(draft, told, schedule, episode, day) if len(aired) > 1 else None
    worked_out = schedule.day_of(episode)
    known = set(schedule.days_of(episode)) or ({worked_out} if worked_out else set())
    if not known and not aired:
        return None
    guessed = day[:4] not in written and any(day[4:] == other[4:] for other in known)
    if guessed or day in known or (not any(c.isdigit() for c in written) and _same_weekday(day, known)):
        return None  # "on Saturday" of the week before or after is not told apart by the words
    entries = _entries(schedule, episode, aired, day)
    about = f"{told.thing.name}: {episode_in_words(episode, schedule)}"
    right_day = next(iter(known)) if len(known) == 1 else None
    has_day = f" aired on {_day(right_day, written)}" if right_day else ""
    has_episode = ""
    if len(aired) == 1:
        number = next(iter(aired))
        has_episode = f"{_day(day)} had {episode_in_words(number, schedule)}"
    wrong_day = _day_is_wrong(told, schedule, rows, episode, aired)
    if wrong_day:
        if right_day is None or _claimed(draft, day, told.day):
            return None
        more = f"; {has_episode}" if has_episode else _off_slot(day, schedule)
        message = f"{about}{has_day}{by_whom(entries)}, not on {_day(day, written)}{more}"
        plain = any(c.isdigit() for c in written)
        return INFO.finding(
            draft, told.day.start, told.day.end, message, severity=Severity.ERROR if plain else Severity.WARNING,
            sources=sources_of(entries), replacement=_like_day(written, right_day), sure=plain,
        )
    if not has_episode:
        return None
    which = f", which{has_day}" if has_day else ""
    message = f"{told.thing.name}: {has_episode}{by_whom(entries)}, not {episode_in_words(episode, schedule)}{which}"
    sure = told.figure is not None and any(c.isdigit() for c in written)
    return INFO.finding(
        draft, told.named.start, told.named.end, message,
        severity=Severity.ERROR if sure else Severity.WARNING, sources=sources_of(entries),
    )


def _of_another_season(draft: Reading, ledger: Ledger, runs: Runs, told: _Told) -> bool:
    """Whether another season of the work had the episode that day, which a title that all share may mean."""
    subjects, text = subjects_of(draft, ledger, numbers_of(draft)), draft.document.text
    seasons = (runs.of(one.id)[0] for one in subjects.other_seasons_of(told.thing))
    return any(one.number(told.episode) in one.aired_on(_in_run(told.day, text, one)) for one in seasons)


def _same_weekday(day: str, known: set[str]) -> bool:
    on = date.fromisoformat(day)
    return any((apart := abs((date.fromisoformat(other) - on).days)) % 7 == 0 and apart <= 14 for other in known)


def _claimed(draft: Reading, day: str, at: DateMention) -> bool:
    """Whether the draft has the day as the show's first or last: that is L001's to judge."""
    return any(
        c.predicate in _RUN and isinstance(c.object, DateValue) and c.object.date == day
        and _RUN[c.predicate](draft, Span(at.start, at.end))
        for c in draft.claims
    )


def _disputed(draft: Reading, told: _Told, schedule: Schedule, episode: int, day: str) -> Finding | None:
    """A day on which stories have two episodes: where one of the two cannot be, its number is a slip."""
    there = schedule.episodes.get(day, {})
    others = [n for n in schedule.aired_on(day) if n != episode and schedule.has_room(n, day)]
    if not others or schedule.has_room(episode, day) or told.episode in (LAST, NEXT_TO_LAST):
        return None
    other = others[0]
    message = (
        f"{told.thing.name}: disputed: {_day(day)} had {episode_in_words(other, schedule)} ({told_by(there[other])}) "
        f"or {episode_in_words(episode, schedule)} ({told_by(there[episode])}), and the run leaves room for "
        f"{episode_in_words(other, schedule)} alone"
    )
    return INFO.finding(
        draft, told.named.start, told.named.end, message, severity=Severity.WARNING,
        sources=sources_of([*there[other], *there[episode]]),
    )


def _day_is_wrong(told: _Told, schedule: Schedule, rows: Sequence[Row], episode: int, aired: frozenset[int]) -> bool:
    """Whether it is the day that is wrong and not the number: by the rating beside them, else by the slot."""
    if told.figure is not None:
        figure = told.figure
        of_episode = any(fits(figure, r) for r in rows if r.episode == episode and same_measure(figure, r))
        of_day = any(fits(figure, r) for r in rows if r.episode in aired and same_measure(figure, r))
        if of_episode != of_day:
            return of_episode
    if not aired:
        return True
    # The first and last nights are known by their day; a number in the middle is more easily mistyped.
    return told.episode in (1, LAST, NEXT_TO_LAST)


def _entries(schedule: Schedule, episode: int, aired: frozenset[int], day: str) -> list[Entry]:
    there = schedule.episodes.get(day, {})
    found = [*schedule.days.get(episode, ()), *(e for n in sorted(aired) for e in there.get(n, ()))]
    if not found:
        found = [e for n in (episode - 1, episode + 1) for e in schedule.days.get(n, ())]
    return found


def _day(day: str, written: str = "") -> str:
    """The day in words, with its weekday where the draft tells it by that alone: "Sunday, April 3, 2022"."""
    on = date.fromisoformat(day)
    weekday = f"{WEEKDAYS[on.weekday()]}, " if WEEKDAY.fullmatch(written) else ""
    return weekday + day_in_words(on)


def _like_day(written: str, day: str) -> str | None:
    """The day in the form of `written`, which may be its weekday alone."""
    if WEEKDAY.fullmatch(written):
        return like_weekday(written, date.fromisoformat(day).weekday())
    return like_date(written, day)


def _off_slot(day: str, schedule: Schedule) -> str:
    weekday = date.fromisoformat(day).weekday()
    if weekday in schedule.slot or not schedule.slot:
        return ""
    slot = " and ".join(f"{WEEKDAYS[n]}s" for n in sorted(schedule.slot))
    return f", a {WEEKDAYS[weekday]}: it was shown on {slot}"


RULE = Rule(INFO, check, __doc__ or "")
