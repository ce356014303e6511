"""Weekdays that a draft gives a show ("Friday-Saturday drama") where it was shown on others too, or instead. Reads what
the desk has of the works' runs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain

from copydesk import dates
from copydesk.check.days.schedule import Schedule, WrongDay
from copydesk.check.figures.runs import Runs
from copydesk.check.figures.told import Numbers
from copydesk.check.receipts import by_whom
from copydesk.check.wording import WEEKDAYS
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import DateValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["wrong_slots"]

_WEEKDAY = r"Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_SLOT = Form(
    rf"\b(?P<days>(?P<a>{_WEEKDAY})[a-z]*\s?(?:[-–/]|-to-|to|and|through)\s?(?P<b>{_WEEKDAY})[a-z]*)\s(?:night\s|evening\s)?"
    r"(?:[a-z]+\s)?(?:drama|series|show|hit|romance|thriller|comedy|sageuk|melodrama|saga|rom-?com|slot|line|line-?up|block|"
    r"berth|window|pattern|rhythm)\b"
)
#: "shows it on Fridays and Saturdays", "airs every Friday and Saturday".
_SLOT_OF_A_VERB = Form(
    rf"\b(?:shows?|airs?|showed|aired|runs?|ran|broadcasts?|shown|goes\sout|went\sout|sent\sout|put\sout|open|(?:is|was)\son)\b[^.;:()]{{0,60}}?\s"
    rf"(?P<days>on\s(?:(?P<a>{_WEEKDAY})[a-z]*days\s(?:and|&|to|through)\s(?P<b>{_WEEKDAY})[a-z]*days)"
    rf"|every\s(?P<c>{_WEEKDAY})[a-z]*\s(?:and|&)\s(?P<d>{_WEEKDAY})[a-z]*)(?!\sand\b(?!\s(?:is|are|was|were|can|has|have)\b)|,\s(?:and\s)?[A-Z]|\s(?:to|through)\b)"
)
#: "once a week, on Thursday nights", "a single hour each Saturday from June 4": of shows of one weekday.
_WEEKLY = Form(
    rf"\b(?:once\sa\sweek|weekly|(?:a\ssingle|one|an)\s(?:hour|episode|part|chapter)(?:\sa\sweek)?)\b[^.;:()]{{0,50}}?\s"
    rf"(?P<days>(?:on|each|every)\s(?P<a>{_WEEKDAY})[a-z]*day(?:s|\s(?:night|evening)s?)?)(?!\sand\b)"
)
#: "went out every Thursday from March 12", "airs on Mondays".
_OF_ONE_DAY = Form(
    r"\b(?:airs|aired|airing|runs|ran|broadcasts?|shown|goes\sout|went\sout|came\sout|comes\sout|(?:is|was)\son)\b[^.;:()]{0,30}?\s"
    rf"(?P<days>(?:every|each)\s(?P<a>{_WEEKDAY})[a-z]*day(?:\s(?:night|evening))?|on\s(?P<b>{_WEEKDAY})[a-z]*days)\b"
    rf"(?!\s(?:&|or|to|through|night|evening)\b|,?\s(?:and\s)?(?:every\s|each\s|on\s)?(?:{_WEEKDAY})|[-–/])"
)
#: "three nights a week, from Friday to Sunday".
_NIGHTS = Form(
    rf"\b(?:nights|days|evenings|times|episodes|hours)\sa\sweek,?\s(?P<days>(?:from\s|on\s)?(?P<a>{_WEEKDAY})[a-z]*day(?:s)?\s?"
    rf"(?:-|–|to|through|and)\s?(?P<b>{_WEEKDAY})[a-z]*days?)"
)
_EVERY, _RANGE = Form(r"(?:every|each)\b", re.IGNORECASE), Form(r"\b(?:to|through)\b")
_RERUN = Form(r"\b(?:re-?runs?|repeat(?:s|ed)?|re-?airs?|encore|Netflix|Viki|stream\w*|season|abroad|Japan)\b")
#: Right behind the days: that they are those of another showing, "on Fridays and Saturdays on Netflix".
_RERUN_SO = Form(r"(?:\s[a-z]+){0,2}\s(?:on|in|for|via|as)\s(?:the\s)?(?:Netflix|Viki|Japan|re-?runs?|repeats?)\b")
#: So many known days make a weekday one of a slot, and so many days altogether make a slot known well.
_OFTEN, _MANY = 3, 6


def wrong_slots(draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs) -> Iterator[WrongDay]:
    """The slots of the draft that the desk's broadcasts are against. Raises LedgerError."""
    text = draft.document.text
    for match in chain(*(form.finditer(text) for form in (_SLOT, _SLOT_OF_A_VERB, _WEEKLY, _OF_ONE_DAY, _NIGHTS))):
        of_a_verb = match.re is not _SLOT.compiled
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        if of_a_verb and (_RERUN.search(text, sentence.start, match.end()) or _RERUN_SO.match(text, match.end())):
            continue
        place = Span(match.start("days"), match.end()) if of_a_verb else Span(match.start(), match.end())
        subjects = subjects_of(draft, ledger, numbers)
        subject = subjects.of(place, names_next=not of_a_verb)
        if subject is None or not (subject.named or of_a_verb):
            continue
        schedule, _ = runs.of(subject.thing.id)
        shown = Counter(date.fromisoformat(day).weekday() for day in schedule.episodes)
        known = {weekday for weekday, days in shown.items() if days >= _OFTEN}
        written = [one for key, one in sorted(match.groupdict().items()) if key in "abcd" and one]
        named = {next(n for n, name in enumerate(WEEKDAYS) if name.startswith(one)) for one in written}
        others = [one for one in subjects.things if one.id != subject.thing.id]
        if not subject.named and any(named <= _weekdays(runs, one) for one in others):
            continue  # of a show that its sentence does not name: it may be another of the draft's
        ends = _of_its_ends(schedule)
        by_ends = bool(ends) and not ends & named and not set(shown) & named
        known = known | ends if by_ends else known
        strange = bool(named - set(shown) - ends) and _are_others(match, schedule, named, set(shown) | ends)
        if strange:
            known = set(shown) | ends
        elif match.re in (_WEEKLY.compiled, _OF_ONE_DAY.compiled, _NIGHTS.compiled):
            continue
        unsure = not by_ends and named - set(shown) and len(schedule.episodes) < _MANY
        if not strange and (not known - named or unsure):
            continue
        entries = [e for by in schedule.episodes.values() for some in by.values() for e in some]
        entries += schedule.ends if by_ends or strange else ()
        said = " and ".join(WEEKDAYS[n] + "s" for n in sorted(known if strange else known - named))
        days = sorted(known | (named & set(shown)))
        in_a_row = len(days) > 2 and days == list(range(days[0], days[-1] + 1))
        instead = strange or not named & set(shown)
        message = f"{subject.thing.name} was shown on {said}{'' if instead else ' too'}{by_whom(entries)}"
        right = f"{WEEKDAYS[days[0]]}-to-{WEEKDAYS[days[-1]]}" if in_a_row else (
            "-".join(WEEKDAYS[n] for n in days) if instead and len(days) == len(named) else None
        )
        if of_a_verb:
            every = _EVERY.match(match["days"])
            each = f"{every[0]} " + " and ".join(WEEKDAYS[n] for n in days) if every else (
                "on " + " and ".join(WEEKDAYS[n] + "s" for n in days)
            )
            right = f"from {WEEKDAYS[days[0]]} to {WEEKDAYS[days[-1]]}" if in_a_row else each if instead else None
        receipts = tuple(e for e in entries if _day_of(e) in (known - named or known))
        yield WrongDay(Span(match.start("days"), match.end("days")), message, receipts, right)


def _are_others(match: re.Match[str], schedule: Schedule, named: set[int], shown: set[int]) -> bool:
    """Whether a slot with a weekday on which the show never was leaves out another on which it was, or goes on farther
    than the days of a show that the desk knows well.
    """
    if _RANGE.search(match["days"]):
        low, high = sorted(named) if len(named) > 1 else (0, 0)
        return len(schedule.episodes) >= _MANY or bool(shown - {*range(low, high + 1)})
    return bool(shown - named) and len(schedule.episodes) > 1


def _weekdays(runs: Runs, thing: Thing) -> set[int]:
    """The weekdays on which a work was shown, as far as the desk knows."""
    schedule, _ = runs.of(thing.id)
    return {date.fromisoformat(day).weekday() for day in schedule.episodes} | _of_its_ends(schedule)


def _of_its_ends(schedule: Schedule) -> set[int]:
    """The weekdays of a run's first and last day, where the desk has both."""
    if schedule.first_day is None or schedule.last_day is None:
        return set()
    return {date.fromisoformat(day).weekday() for day in (schedule.first_day, schedule.last_day)}


def _day_of(entry: Entry) -> int | None:
    value = entry.object if isinstance(entry.object, DateValue) else entry.qualifier("date")
    return dates.weekday(value.date) if isinstance(value, DateValue) else None
