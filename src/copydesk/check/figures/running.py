"""Figures of running prose against the desk: their number stands bare, and their broadcast in another sentence, or is
told by an ordinal alone. Reads the ledger through its protocol.

    figure → the works, broadcasts and measures that it may be of, by its words, the sentence before and the reader
           → nothing that the desk has of any of these is this figure → a doubt

One figure is doubted where the desk has another for every broadcast that it may be of, and where what the desk has this
one for, if anything, is surely something else: another area, the best minute, another broadcast than the words name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from copydesk.check.claims.verdict import ASKED, SURE
from copydesk.check.days.days_before import before_it
from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.against_desk import Outcome, Row, fits
from copydesk.check.figures.days_shown import is_yearless, names_day
from copydesk.check.figures.doubt import speaks_of_another_time, tells_parts
from copydesk.check.figures.running_measures import Measure, is_given_to_another
from copydesk.check.figures.running_words import (
    APART,
    AVERAGED,
    BEFORE_THAT,
    ENDS,
    FOR_EPISODE,
    IN_A_PLACE,
    LONE,
    OF_ALL,
    ON_A_DAY,
    ORDINAL,
    PEAKED,
    STARTS,
    TIED,
)
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.scope_words import LAST, Cue, episode_cues
from copydesk.check.figures.told import Figure, Numbers, as_value, running_figures
from copydesk.check.figures.weighing import (
    MEAN,
    Asked,
    full_days,
    is_beside_its_own,
    open_figures,
    out_of_run,
    read_slots,
    slot_of,
)
from copydesk.check.places import between
from copydesk.check.works.known import the_thing
from copydesk.check.works.season_words import season_words
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.dates import weekday
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Claim, Reading, Span
from copydesk.text.numbers import NumberKind, find_numbers

__all__ = ["Running", "doubted"]

#: How far behind a figure words are still its own, in code points.
_NEAR = 30
#: The chance from which a reader has hardly a doubt of whose a figure is.
_HARDLY_A_DOUBT = 0.9
#: How many sentences before a figure's own are looked at for the broadcast that it is of.
_BACK = 3
#: The farthest that words of a broadcast may be from their figure to be marked with it, in code points.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Running:
    """A figure of running prose that the desk does not have so. `against` is what it has for the broadcast, `elsewhere`
    what it has the figure for, and `airing` the broadcasts that it may be of. `at` is the figure, with the words of its
    broadcast where those may be what is wrong.
    """

    figure: Figure
    at: Span
    thing: Thing
    schedule: Schedule
    airing: frozenset[int]
    against: tuple[Row, ...]
    elsewhere: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Beside:
    """Words that say an episode by its number, what stands before them in the figure's own words, and between the two
    where they come first.
    """

    at: Span
    value: int
    before: str
    gap: str


def doubted(draft: Reading, ledger: Ledger, asked: Sequence[Asked]) -> Iterator[Running]:
    """The figures that are at odds with the desk and not yet judged, in order. Raises LedgerError."""
    numbers = running_figures(draft)
    if not numbers.figures:
        return
    open_still = (Outcome.SILENT, Outcome.BORNE_OUT)
    judged = [one.figure.span for one in asked if one.as_meant or one.weighed.outcome not in open_still]
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    for figure, claim in open_figures(draft, numbers, judged):
        if claim is not None and claim.modality not in ASKED:
            continue
        found = _Figure(draft, ledger, numbers, subjects, runs, figure, claim).judged()
        if found is not None and not is_beside_its_own(draft, figure, found.thing, numbers, runs):
            yield found


class _Figure:
    """One figure with all that may be said of it."""

    def __init__(
        self, draft: Reading, ledger: Ledger, numbers: Numbers, subjects: Subjects, runs: Runs, figure: Figure,
        claim: Claim | None,
    ) -> None:  # fmt: skip
        self._draft, self._ledger, self._numbers, self._subjects = draft, ledger, numbers, subjects
        self._runs, self._figure, self._claim = runs, figure, claim
        self._text = draft.document.text
        self._sentence = numbers.sentence(figure.sentence)
        same = [f for f in numbers.figures if f.sentence == figure.sentence]
        k = same.index(figure)
        self._low = same[k - 1].span.end if k else self._sentence.start
        self._high = same[k + 1].at.start if k + 1 < len(same) else self._sentence.end
        inside = [n for n in numbers.all if self._sentence.start <= n.start < self._sentence.end]
        self._alone = sum(n.kind is NumberKind.PERCENT for n in inside) == 1
        last = numbers.sentence(max(0, figure.sentence - 1))
        goes_on = IN_A_PLACE.fullmatch(self._text, self._sentence.start, figure.at.start) is not None
        self._before = self._text[last.start:last.end]
        before = "" if self._alone and not goes_on else self._before
        self._measure = Measure(figure, claim, self._text[self._low:self._high], before)

    def judged(self) -> Running | None:
        """What is wrong with it; None where nothing is, or it cannot be told."""
        figure, text = self._figure, self._text
        words = text[self._sentence.start:self._sentence.end]
        if APART.search(text[self._low:figure.span.end + _NEAR]):
            return None
        if figure.area not in (None, "nationwide", "seoul"):
            return None
        thing = self._work()
        if thing is None:
            return None
        schedule, rows = self._runs.of(thing.id)
        slots, plain = self._slots(schedule)
        # Nothing is measured that is yet to be shown.
        published = self._draft.document.published
        slots = {n for n in slots if published is None or (schedule.day_of(n) or "") <= published}
        if not slots:
            return None
        same = [row for row in rows if fits(figure, row)]
        # Of a show told by parts a figure is one episode's where words by it say which, or the desk has it nowhere.
        if tells_parts(words) and self._told(schedule) is None and same:
            return None
        if lone := LONE.match(text, figure.span.end):
            had = [row for row in same if slot_of(row) in slots and row.demographic is None]
            at = Span(figure.at.start, lone.end())
            return Running(figure, at, thing, schedule, frozenset(slots), (), tuple(had)) if had else None
        plainly = not same and self._is_plainly_of(thing)
        for other in self._subjects.other_seasons_of(thing) if plainly else self._other_works(thing):
            _, more = self._runs.of(other.id)
            if any(self._measure.may_be(row) and fits(figure, row) for row in more):
                return None
        meant = [row for row in rows if slot_of(row) in slots and self._measure.may_be(row)]
        peaked = PEAKED.search(text, self._low, self._high) is not None
        if peaked and any(slot_of(row) in slots for row in same):
            return None
        if {slot_of(row) for row in meant} != slots or any(fits(figure, row) for row in meant):
            return None
        if figure.area is not None and all((row.area or "nationwide") != figure.area for row in meant):
            return None  # of the area that its own words say the desk has nothing
        alike, others = [row for row in same if self._measure.may_be(row)], self._told_beside(schedule) - slots
        if alike and (not plain or {slot_of(row) for row in alike} & others):
            return None
        if alike and all(slot_of(row) is None for row in alike):
            return None
        if figure.area is None and any(
            row.episode in others and (row.area or "nationwide") == "nationwide" for row in same
        ):
            return None  # of a broadcast that its sentence tells of, if its area is not the one that the reader gives
        near = [f for f in self._numbers.figures if f.sentence == figure.sentence and f is not figure]
        values = [as_value(n) for n in self._numbers.all if self._sentence.start <= n.start < self._sentence.end
                  and n.places and not figure.at.start <= n.start < figure.at.end]  # fmt: skip
        if self._measure.goes_without_saying(
            [r for r in rows if r.episode in slots | others], self._before, near
        ) or (alike and is_given_to_another(figure, values, meant)):
            return None
        own = [row for row in meant if self._measure.is_own(row)] or meant
        at, beside = figure.at, self._beside
        if alike and beside is not None and between(beside.at, at) <= _REACH:
            at = Span(min(at.start, beside.at.start), max(at.end, beside.at.end))
        return Running(self._measure.in_own_words(), at, thing, schedule, frozenset(slots), tuple(own), tuple(same))

    def _work(self) -> Thing | None:
        """The one work that it is of, as far as its words, its day and its paragraph go, and that anybody measures."""
        thing = self._thing()
        if thing is not None and out_of_run(self._draft, self._sentence, self._runs.of(thing.id)[0]):
            # The day picks out the show.
            others = [one for one in self._other_works(thing) if self._is_shown_then(one)]
            thing = others[0] if len(others) == 1 else None
        if thing is not None and not self._runs.of(thing.id)[1]:
            # A series that nobody measures: the figure is that of the other work of the paragraph.
            others = [one for one in self._in_paragraph() if self._runs.of(one.id)[1]]
            thing = others[0] if len(others) == 1 else None
        return thing

    def _thing(self) -> Thing | None:
        """The work that both the words and the reader take it to be of, where both say one."""
        told, claim = self._subjects.of(self._figure.at), self._claim
        sure = claim is not None and claim.confidence >= SURE
        read = None if claim is None else the_thing(self._draft.entity(claim.subject), self._ledger)
        if told is None:
            return self._of_season(read) if read is not None and sure else None
        if read is None or read.id == told.thing.id:
            return told.thing
        before = any(
            self._sentence.start <= at.start < self._figure.at.start and thing.id == told.thing.id
            for at, thing in self._subjects.named
        )
        return read if sure and not (told.named and before) else None

    def _is_plainly_of(self, thing: Thing) -> bool:
        """Whether the sentence names the work, and a reader has hardly a doubt that the figure is that one's."""
        told, claim = self._subjects.of(self._figure.at), self._claim
        if told is None or claim is None or not told.named or claim.confidence < _HARDLY_A_DOUBT:
            return False
        read = the_thing(self._draft.entity(claim.subject), self._ledger)
        return read is not None and read.id == thing.id == told.thing.id

    def _of_season(self, thing: Thing) -> Thing | None:
        """The work as the season that the paragraph speaks of up to here; None where that is of several."""
        sentences, index = self._numbers.cut.sentences, self._figure.sentence
        for k in range(index, -1, -1):
            if sentences[k].block != sentences[index].block:
                break
            named = season_words(self._text, self._numbers.sentence(k))
            numbers = {int(n.value) for words in named for n in find_numbers(words)}
            if numbers:
                return self._subjects.season_of(thing, numbers.pop()) if len(numbers) == 1 else None
        return thing

    def _in_paragraph(self) -> list[Thing]:
        """The works that the paragraph names up to the figure."""
        block = self._numbers.cut.blocks[self._numbers.cut.sentences[self._figure.sentence].block]
        named = (t for at, t in self._subjects.named if block.start <= at.start < self._figure.at.start)
        return list({t.id: t for t in named}.values())

    def _other_works(self, thing: Thing) -> list[Thing]:
        """The other works of the draft, and the other seasons of its own."""
        found = [*self._subjects.things, *self._subjects.other_seasons_of(thing)]
        return list({t.id: t for t in found if t.id != thing.id}.values())

    def _is_shown_then(self, thing: Thing) -> bool:
        """Whether an episode of a work was shown on a day of the figure's sentence."""
        schedule = self._runs.of(thing.id)[0]
        return any(schedule.aired_on(schedule.in_run(day)) for day in full_days(self._draft, self._sentence))

    def _slots(self, schedule: Schedule) -> tuple[set[int], bool]:
        """The broadcasts that it may be of, and whether its own words name it plainly."""
        figure, claim = self._figure, self._claim
        told = self._told(schedule)
        read = set() if claim is None or claim.confidence < SURE else read_slots(claim, schedule)
        before = self._text[self._low:figure.at.start]
        if figure.airing.series or AVERAGED.search(before):
            return {MEAN}, True
        earlier = self._counted_back(before, schedule)
        if earlier is not None:
            return {earlier}, True
        on = ON_A_DAY.match(self._text, figure.span.end)
        if on and not self._is_dated(figure.span.end):
            return self._on_day(on["day"], schedule), False
        if told is not None:
            plain = not read or told in read
            return ({told}, True) if plain else ({told} | read, False)
        if OF_ALL.search(self._text[self._low:self._high]):
            return {MEAN}, True
        if read == {MEAN}:
            return read, False
        own = schedule.airing(figure.airing)
        carried = self._carried(schedule)
        if speaks_of_another_time(before):
            # Only a reader that sees another broadcast than the sentence before tells which.
            return (read, False) if read and not read & carried else (set(), False)
        plain = bool(own and read and own == read) or bool(not own and carried and carried == read)
        return set(own) | read | (carried if not own else set()), plain

    def _counted_back(self, before: str, schedule: Schedule) -> int | None:
        """The broadcast that its words count back from the one of its sentence, or of those before."""
        behind = self._text[self._figure.span.end:self._high]
        here = {n for f in self._numbers.figures if f.sentence == self._figure.sentence
                and f.at.start < self._figure.at.start for n in schedule.airing(f.airing)}  # fmt: skip
        said = Span(self._sentence.start, self._figure.at.start)
        found = here or self._told_in(said, schedule) or self._carried(schedule)
        return before_it(before, behind, next(iter(found)), schedule) if len(found) == 1 else None

    def _on_day(self, words: str, schedule: Schedule) -> set[int]:
        """The episodes of the one month of a run in which a day, told by its number alone, had any; else none."""
        told = find_numbers(words)
        shown = {n: schedule.day_of(n) for n in range(1, (schedule.last or 0) + 1)}
        found = {n for n, day in shown.items() if told and day is not None and int(day[8:]) == told[0].value}
        return found if len(found) == 1 else set()

    def _is_dated(self, place: int) -> bool:
        """Whether a day that is dated stands right behind a place."""
        return any(place <= d.start < place + _NEAR and weekday(d.edtf) is not None for d in self._draft.dates)

    @cached_property
    def _beside(self) -> _Beside | None:
        """The words right by the figure that say an episode."""
        before, behind = self._text[self._low:self._figure.at.start], self._text[self._figure.span.end:self._high]
        cues = sorted([*episode_cues(before), *self._alone_cues(before, self._low)], key=lambda c: c.start)
        # "18.1 percent for the ninth", "12.9 on its last"
        tied = TIED.match(behind)
        alone = [*self._alone_cues(behind, self._figure.span.end), *episode_cues(behind)]
        next_to = [c for c in alone if (tied and c.start <= tied.end()) or FOR_EPISODE.match(behind[:c.start])]
        if next_to:
            cues = next_to
        elif self._low > self._sentence.start:
            # "4.3 percent nationwide on its first evening, and": the last figure's.
            own = TIED.match(before)
            cues = [c for c in cues if own is None or own.end() != c.start]
        elif not cues and self._alone and not speaks_of_another_time(before) and len(episode_cues(behind)) == 1:
            cues = next_to = episode_cues(behind)  # "its highest mark, 9.7, was the work of the tenth episode"
        if not cues:
            return None
        cue = cues[-1]
        if cues is next_to:
            start = self._figure.span.end
            return _Beside(Span(start + cue.start, start + cue.end), int(cue.value), before[:cue.start], "")
        return _Beside(
            Span(self._low + cue.start, self._low + cue.end), int(cue.value), before[:cue.start], before[cue.end:]
        )

    def _told(self, schedule: Schedule) -> int | None:
        """The number of the episode that words right by the figure say."""
        beside = self._beside
        if beside is None or ";" in beside.gap or speaks_of_another_time(beside.gap):
            return None
        if ")" in beside.gap and "(" not in beside.gap:
            return None  # "5.4 (premiere), Sat. 4.3": in the brackets of the figure before
        number = schedule.number(beside.value)
        if number is not None and number > 1 and BEFORE_THAT.search(beside.before):
            number -= 1
        in_run = number is not None and (number == LAST or schedule.last is None or 1 <= number <= schedule.last)
        return number if in_run else None

    def _alone_cues(self, words: str, offset: int) -> list[Cue]:
        """The words that tell an episode by an ordinal or "its last" alone."""
        found = []
        for match in ORDINAL.finditer(words):
            span = Span(offset + match.start(), offset + match.end())
            if any(d.start < span.end and span.start < d.end for d in self._draft.dates):
                continue
            told = find_numbers(match["n"] or match["m"])
            if told and 0 < told[0].value < 400:
                found.append(Cue(match.start(), match.end(), int(told[0].value)))
        found += [Cue(m.start(), m.end(), LAST) for m in ENDS.finditer(words)]
        found += [Cue(m.start(), m.end(), 1) for m in STARTS.finditer(words)]
        return sorted(found, key=lambda c: c.start)

    def _carried(self, schedule: Schedule) -> set[int]:
        """The one broadcast that the sentences before in the paragraph tell of: the nearest that tells of any."""
        sentences, index = self._numbers.cut.sentences, self._figure.sentence
        for k in range(index - 1, max(-1, index - 1 - _BACK), -1):
            if sentences[k].block != sentences[index].block:
                break
            found = self._told_in(self._numbers.sentence(k), schedule)
            if found:
                return found if len(found) == 1 else set()
        return set()

    def _told_beside(self, schedule: Schedule) -> set[int]:
        """The broadcasts that other words of the figure's sentence tell of: it may be of one of these."""
        found = self._told_in(self._sentence, schedule)
        for figure in self._numbers.figures:
            if figure.sentence == self._figure.sentence:
                found |= schedule.airing(figure.airing)
        return found

    def _told_in(self, at: Span, schedule: Schedule) -> set[int]:
        """The broadcasts that a sentence tells of, by their number or their day."""
        words = self._text[at.start:at.end]
        told = {schedule.number(int(c.value)) for c in [*episode_cues(words), *self._alone_cues(words, at.start)]}
        days = {
            episode for d in self._draft.dates if at.start <= d.start < at.end and weekday(d.edtf) is not None
            and names_day(self._text[d.start:d.end])
            for episode in schedule.aired_on(schedule.in_run(d.edtf, yearless=is_yearless(self._text[d.start:d.end])))
        }
        return {n for n in told | days if n is not None}
