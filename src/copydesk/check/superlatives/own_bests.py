"""Bests, lows and orders among a show's own broadcasts, however they are told: "No night outdid its farewell", "so
became the best of the run", "the most the romance has ever had", "It was Sunday's hour that drew more". Reads the
ledger.

Against one stands another broadcast that is surely higher (of a low: lower) by the desk, or by what the draft itself
says of it where the desk has nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk.agreement.values import decimal_of
from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.scope_words import LAST, NEXT_TO_LAST
from copydesk.check.figures.told import Bound, Figure, Numbers, numbers_of
from copydesk.check.superlatives import best_words as words
from copydesk.check.superlatives.placed_best import is_mean, placed_figure
from copydesk.check.superlatives.told import LONGEST
from copydesk.check.wording import WEEKDAYS, number_told
from copydesk.check.works.subjects import Subject, Subjects, subjects_of
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.records.asking import shows_of_work
from copydesk.records.figures import agree, surely_above
from copydesk.records.marks import Measure, settled
from copydesk.records.shows import SERIES, last_day
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS, find_numbers

__all__ = ["NotSo", "not_so"]

#: Of a figure that stands before or behind them.
_OF_EITHER_SIDE = (
    words.NEVER_BEFORE, words.MORE_THAN_ANY, words.SO_MANY, words.BEAT_ALL, words.THAN_EVER, words.FIRST_PAST,
)
#: Those that hold it against what came before alone.
_EARLIER = (words.NEVER_BEFORE, words.SO_MANY, words.THAN_EVER, words.FIRST_PAST)
#: Those whose figure stands anywhere in their sentence.
_FAR_OFF = (words.SO_MANY, words.THAN_EVER, words.FIRST_PAST)
_FORMS = (
    words.NONE_BETTER, words.IS_BEST, words.BEST_IS, words.ABOVE, words.IT_WAS, words.OF_ALL, words.EVER_HAD,
    *_OF_EITHER_SIDE, words.LAST_IS_BEST,
)
_found_in = tuple((form, finding(form)) for form in _FORMS)
#: A sentence with none of these has none of the forms: looking for them is quicker by far.
_NEEDS = Form(
    r"\b(?:best|highest|strongest|most|finest|biggest|largest|greatest|lowest|weakest|worst|poorest|smallest|least|top|no|none|nothing|"
    r"it\s(?:was|is)|better|more|higher|lower|less|worse|weaker|stronger|outd\w+|beat|topp\w+|overt\w+|surpass\w+|exceed\w+|eclips\w+|better\w+|left|edged|"
    r"trailed|fell|stayed|lagged|match|never|not|un\w+ed|high|saved|first\stime|own)\b", re.IGNORECASE,
)
_OF_A_FIGURE = (words.OF_ALL, words.EVER_HAD, *_OF_EITHER_SIDE)
#: Right before a best: that the figure is none, but is held against it.
_SHORT_OF = Form(
    r"\b(?:miss\w*|below|under|behind|off|shy\sof|from|than|past|beat\w*|near\w*|close\sto|equal\w*|match\w*|after|on|against|since|over|"
    r"topp\w*|to|with|of)\s$", re.IGNORECASE,
)
_OF_A_DAY = Form(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bweek", re.IGNORECASE)
_BEFORE = Form(r"\b(?:earlier|previous|prior|preceding|before)\b", re.IGNORECASE)
_THEN = Form(r"\b(?:became|set|had|made\sit|reached)\b|\b(?:so\sfar|yet|to\sdate)$", re.IGNORECASE)
#: Behind a title or a pronoun these say that the show itself is meant: "the Jeon Do-yeon romance".
_SHOW = Form(
    r"^(?:it|the\spair|they)$|\b(?:drama|series|show|romance|comedy|thriller|saga|story|omnibus|mystery|fantasy|soap|serial|sageuk|rom-?com|"
    r"melodrama|production|title|tale)$", re.IGNORECASE,
)
#: Right before a figure: that it is what another is held against.
_OTHER = Form(
    r"\b(?:from|than|after|against|over|past|beat\w*|topp\w*|above|below)\s(?:[\w'’-]+\s){0,3}$", re.IGNORECASE
)
#: How near behind the words the figure stands that they tell of, in code points.
_NEAR = 60
_WEEK = 7
_OPENS = Form(r"\W{0,3}(?:(?:That|It|This)\s)?")


@dataclass(frozen=True, slots=True)
class NotSo:
    """Words that the figures are against."""

    at: Span
    message: str
    receipts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Night:
    """A broadcast with what it had at least and at most."""

    episode: int | None
    day: date | None
    low: Decimal
    high: Decimal
    entry: Entry | None = None


def not_so(draft: Reading, ledger: Ledger) -> Iterator[NotSo]:
    """The draft's words of this kind that do not hold, in order. Raises LedgerError."""
    text, numbers = draft.document.text, numbers_of(draft)
    for index, sentence in enumerate(numbers.cut.sentences):
        said = text[sentence.start:sentence.end]
        if len(said) > LONGEST or not _NEEDS.search(said):
            continue
        for form, found in _found_in:
            match = next(iter(found(said)), None)
            if match is None or _is_doubted(said, form, match):
                continue
            if form in _OF_A_FIGURE and (_SHORT_OF.search(said, 0, match.start()) or _OF_A_DAY.search(match[0])):
                continue
            one = _Claim(draft, ledger, numbers, index, form, match).judged()
            if one is not None:
                yield one
                break


def _is_doubted(said: str, form: Form, match: re.Match[str]) -> bool:
    """Whether the words round it make it no plain claim; of some forms their own words look like such."""
    low, high = max(0, match.start() - 60), match.end() + 20
    if form in _OF_EITHER_SIDE or form is words.LAST_IS_BEST:
        around = (said[low:match.start()], said[match.end():high])
        return any(words.DOUBT.search(part) is not None for part in around)
    return words.DOUBT.search(said[low:high]) is not None


class _Claim:
    """One claim with what bears on it."""

    def __init__(
        self, draft: Reading, ledger: Ledger, numbers: Numbers, index: int, form: Form, match: re.Match[str]
    ) -> None:
        self._draft, self._ledger, self._numbers, self._index = draft, ledger, numbers, index
        self._form, self._match, self._given = form, match, match.groupdict()
        self._start = numbers.sentence(index).start
        self._subjects: Subjects = subjects_of(draft, ledger, numbers)

    def judged(self) -> NotSo | None:
        """What is against the claim; None where nothing is, or it cannot be told."""
        at = Span(self._start + self._match.start(), self._start + self._match.end())
        figure = None
        if self._form in _OF_A_FIGURE:
            figure = self._figure(at)
            if figure is None:
                return None
        subject = self._subject(figure, at)
        whose = self._form is words.EVER_HAD or self._given.get("who") is not None
        if subject is None or (whose and not self._is_of_show(subject.thing)):
            return None
        schedule, _ = runs_of(self._draft, self._ledger).of(subject.thing.id)
        nights = self._nights(subject.thing, schedule)
        if self._form in (words.ABOVE, words.IT_WAS):
            return self._compared(at, subject.thing, nights, schedule)
        if self._form is words.LAST_IS_BEST:
            own = next((one for one in nights if one.episode == schedule.number(LAST)), None)
        else:
            own = self._own(figure, nights, schedule)
        if own is None:
            return None
        if self._form is words.FIRST_PAST:
            return self._first_past(at, subject.thing, own, nights, schedule)
        low = any(value for name, value in self._given.items() if name.startswith("down"))
        then = _THEN.search(self._match.group()) is not None and self._form is not words.NONE_BETTER
        if self._form in _OF_EITHER_SIDE:
            then = then or self._form in _EARLIER or _BEFORE.search(self._match.group()) is not None
        others = [
            one for one in nights if one is not own and one.episode != own.episode
            and not (then and _is_later(one, own))
        ]
        above = [o for o in others if (surely_above(own.low, o.high) if low else surely_above(o.low, own.high))]
        if not above:
            return None
        best = (min if low else max)(above, key=lambda one: one.low)
        way = "less" if low else "more"
        message = _held_against(best, own, way, schedule)
        place = next((v for k, v in self._given.items() if k.startswith(("up", "down")) and v), None)
        rank = len({one.episode for one in above}) + 1
        if place is not None and place.isalpha() and rank < len(ORDINALS):
            message += f": the {ORDINALS[rank]} {place.lower()} that the desk has"
        return self._said(at, subject.thing, message, (best, own))

    def _first_past(
        self, at: Span, thing: Thing, own: _Night, nights: Sequence[_Night], schedule: Schedule
    ) -> NotSo | None:
        """A mark that an earlier broadcast was past, in spite of "for the first time"."""
        mark = Decimal(number_told(next(v for k, v in self._given.items() if k.startswith("mark") and v)))
        if own.high < mark:
            return None
        earlier = [one for one in nights if one.low > mark and one.episode != own.episode and not _is_later(one, own)]
        if not earlier:
            return None
        first = min(earlier, key=lambda one: (one.episode is None, one.episode))
        message = f"{_named(first, schedule)} had {first.high} percent, past {mark} before {_named(own, schedule)}"
        return self._said(at, thing, message, (first, own))

    def _figure(self, at: Span) -> Figure | None:
        """The figure that the words are about: the last one before them that nothing is held against."""
        text = self._draft.document.text
        if self._form in _OF_EITHER_SIDE:
            around = [f for f in self._numbers.figures if f.sentence == self._index and is_mean(f)]
            reach = LONGEST if self._form in _FAR_OFF else _NEAR
            behind = next((f for f in around if 0 <= f.at.start - at.end < reach), None)
            if behind is not None and not any(f.at.start < at.start for f in around):
                return behind
        opens = _OPENS.fullmatch(text, self._start, at.start) is not None
        found = placed_figure(self._numbers, self._index, at, opens=opens)
        if found is None or found.at.start > at.start:
            return None
        here = [f for f in self._numbers.figures if f.sentence == found.sentence and f.at.start < at.start]
        exact = [f for f in here if is_mean(f) and not _OTHER.search(text[max(0, f.at.start - 40):f.at.start])]
        last = exact[-1] if exact else None
        return last if last is not None and last.at.end <= at.start and last.sentence >= self._index - 1 else None

    def _subject(self, figure: Figure | None, at: Span) -> Subject | None:
        place = figure.at if figure is not None else Span(at.end - 1, at.end)
        if figure is None and self._given.get("a"):
            place = Span(self._start + self._match.start("a"), self._start + self._match.end("a"))
        return self._subjects.of(place) or self._subjects.only

    def _is_of_show(self, thing: Thing) -> bool:
        """Whether the words name the show itself, and no channel or writer: "the most the romance has ever had"."""
        who = self._given.get("who") or ""
        start = self._start + self._match.start("who")
        titled = any(start <= at.start < start + len(who) and one.id == thing.id for at, one in self._subjects.named)
        return titled or _SHOW.search(who.strip(" \"“”‘’'")) is not None

    def _own(self, figure: Figure | None, nights: Sequence[_Night], schedule: Schedule) -> _Night | None:
        """The broadcast that is meant."""
        if figure is None:
            return self._slot("a", nights, schedule)
        value = decimal_of(figure.value)
        airing = schedule.airing(figure.airing)
        alike = [one for one in nights if agree(one.low, value) or agree(one.high, value)]
        meant = [one for one in alike if one.episode in airing] or alike
        return meant[0] if meant else None

    def _slot(self, name: str, nights: Sequence[_Night], schedule: Schedule) -> _Night | None:
        given = self._given
        number: int | None = None
        if given.get(f"{name}_last"):
            number = LAST
        elif given.get(f"{name}_eve"):
            number = NEXT_TO_LAST
        elif given.get(f"{name}_first"):
            number = 1
        elif written := given.get(f"{name}_n") or given.get(f"{name}_m"):
            told = find_numbers(written)
            number = int(told[0].value) if told else None
        if number is not None:
            number = schedule.number(number)
            return next((one for one in nights if one.episode == number), None)
        if day := given.get(f"{name}_day"):
            weekday = next(n for n, known in enumerate(WEEKDAYS) if known.casefold().startswith(day.casefold()))
            spoken = self._spoken_of(schedule)
            found = [one for one in nights if one.episode in spoken and one.day and one.day.weekday() == weekday]
            return found[0] if len(found) == 1 and not self._is_of_weeks_ago(found[0], nights) else None
        return None

    def _is_of_weeks_ago(self, night: _Night, nights: Sequence[_Night]) -> bool:
        """Whether the weekday of a broadcast is that of a later one too, in the week before the draft's day."""
        published = self._draft.document.published
        day = last_day(published) if published else None
        if day is None or night.day is None or (day - night.day).days <= _WEEK:
            return False
        late = (one.day for one in nights if one.day is not None and 0 <= (day - one.day).days <= _WEEK)
        return any(one.weekday() == night.day.weekday() for one in late)

    def _spoken_of(self, schedule: Schedule) -> set[int]:
        """The broadcasts that the paragraph gives figures of."""
        block = self._numbers.cut.sentences[self._index].block
        return {
            number for f in self._numbers.figures if self._numbers.cut.sentences[f.sentence].block == block
            for number in schedule.airing(f.airing)
        }

    def _compared(self, at: Span, thing: Thing, nights: Sequence[_Night], schedule: Schedule) -> NotSo | None:
        first = self._slot("a", nights, schedule)
        if self._form is words.IT_WAS:
            spoken = self._spoken_of(schedule)
            rest = [one for one in nights if first is not None and one.episode in spoken - {first.episode}]
            second = rest[0] if len(rest) == 1 else None
        else:
            second = self._slot("b", nights, schedule)
        if first is None or second is None or first.episode == second.episode:
            return None
        low = bool(self._given.get("down") or self._given.get("under"))
        off = surely_above(first.low, second.high) if low else surely_above(second.low, first.high)
        if not off:
            return None
        way = "less" if low else "more"
        return self._said(at, thing, _held_against(second, first, way, schedule), (second, first))

    def _nights(self, thing: Thing, schedule: Schedule) -> list[_Night]:
        """What each broadcast had nationwide, by the desk up to the draft's day, else by the draft."""
        published = self._draft.document.published
        day = last_day(published) if published else None
        show = shows_of_work(self._ledger, thing.id)
        found: dict[int, _Night] = {}
        for airing in show.airings if show is not None else ():
            number = _number(airing.episode, schedule)
            one = settled(airing, Measure()) if number is not None else None
            if one is None or number is None or (day is not None and not _shown_by(day, airing.day, number, schedule)):
                continue
            found[number] = _Night(number, airing.day, one.low, one.high, one.entry)
        for figure in self._numbers.figures:
            told = self._subjects.of(figure.at) or self._subjects.only
            airing_of = schedule.airing(figure.airing)
            if not is_mean(figure) or figure.bound is not Bound.EXACT or told is None or told.thing.id != thing.id:
                continue
            if len(airing_of) == 1 and not figure.doubt.airing:
                number, value = next(iter(airing_of)), decimal_of(figure.value)
                old = found.get(number)
                shown = schedule.day_of(number)
                if old is None:
                    found[number] = _Night(number, date.fromisoformat(shown) if shown else None, value, value)
                elif not agree(value, old.low):
                    found[number] = _Night(number, old.day, min(value, old.low), max(value, old.high), old.entry)
        return list(found.values())

    def _said(self, at: Span, thing: Thing, message: str, nights: Sequence[_Night]) -> NotSo:
        return NotSo(at, f"{thing.name}: {message}", tuple(one.entry for one in nights if one.entry is not None))


def _number(episode: str | None, schedule: Schedule) -> int | None:
    if episode is None or episode == SERIES:
        return None
    return schedule.number(LAST) if episode == "finale" else int(episode) if episode.isdigit() else None


def _shown_by(day: date, shown: date | None, number: int, schedule: Schedule) -> bool:
    """Whether a broadcast was on by a day; one whose day nobody tells was, once the run is over."""
    if shown is not None:
        return shown <= day
    known = schedule.day_of(number)
    if known is not None:
        return known <= day.isoformat()
    return schedule.last_day is None or schedule.last_day <= day.isoformat()


def _is_later(one: _Night, other: _Night) -> bool:
    """Whether a broadcast came after another, or may have."""
    if one.day is not None and other.day is not None:
        return one.day > other.day
    return one.episode is None or other.episode is None or one.episode > other.episode


def _held_against(one: _Night, own: _Night, way: str, schedule: Schedule) -> str:
    return f"{_named(one, schedule)} had {one.high} percent, {way} than the {own.high} of {_named(own, schedule)}"


def _named(one: _Night, schedule: Schedule) -> str:
    """"Sunday’s episode 12", "the finale"."""
    whose = f"{WEEKDAYS[one.day.weekday()]}'s " if one.day is not None else ""
    if one.episode == LAST:
        return "the finale"
    last = ", the finale" if schedule.last is not None and one.episode == schedule.last else ""
    return f"{whose}episode {one.episode}{last}"
