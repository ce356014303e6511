"""Every rating of a draft held against the desk: the one place where figures, subjects and the ledger's rows meet, for
the rules that ask about ratings. Reads the ledger through its protocol and keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.check.claims.verdict import ASKED, SURE
from copydesk.check.days.schedule import Schedule, episode_of
from copydesk.check.figures.against_desk import (
    Outcome,
    Row,
    Weighed,
    fits,
    on_two_bases,
    rounds_another,
    same_measure,
    weigh,
)
from copydesk.check.figures.days_shown import YEAR, is_yearless
from copydesk.check.figures.doubt import tells_parts
from copydesk.check.figures.other_readings import fits_otherwise, goes_with_its_neighbour
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.scope_words import episode_cues
from copydesk.check.figures.told import Bound, Figure, Numbers, rating_claims
from copydesk.check.once import once
from copydesk.check.places import title_starts
from copydesk.check.works.known import the_thing
from copydesk.check.works.subjects import Subject, subjects_of
from copydesk.check.works.taken_for import taken_for
from copydesk.dates import weekday
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Claim, DateValue, EntityType, EntityValue, Reading, Span, TextValue
from copydesk.text.form import Form

__all__ = [
    "MEAN", "Asked", "full_days", "is_beside_its_own", "open_figures", "out_of_run", "qualifier_of",
    "read_slots", "slot_of", "weighed",
]

#: The slot of a mean of all episodes.
MEAN = 0

#: A sentence of two works of one title.
_REMADE = Form(r"\b(?:remakes?|remade|adaptations?|(?:\w+ese|[A-Z]\w+(?:an|ish|i|ine|ai))\s+versions?)\b")


#: A show that is told by its network and slot: "KBS2's weekend drama led with".
_UNNAMED = Form(r"\b[A-Z][\w]+['’]s\s(?:[\w-]+\s){0,2}(?:drama|series|show|soap)\s(?!of\b)[a-z]")


#: Between two figures these say that one is to be what the other is not: another broadcast's.
_PLAIN = Form(
    r"\b(?:from|up|down|than|after|rose|fell|climb\w*|nation\w*|average\w*|seoul|capital|rating)\b", re.IGNORECASE
)
_CAPITAL = Form(r"\b(?:Seoul|capital|metropolitan|Sudogwon)\b", re.IGNORECASE)
#: Two broadcasts told of together.
_PAIR, _REACH = Form(r"\b(?:pair|two|both|double|back-to-back)\b", re.IGNORECASE), 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure of the draft, the work it is about, and the desk's answer.

    `certain` is False where the reader saw another work, or saw none and neither the sentence nor the draft leaves no
    other. `as_meant`: the desk has the figure in a scope that the words do not name, and that alone can be meant.
    """

    figure: Figure
    subject: Subject
    weighed: Weighed
    schedule: Schedule
    certain: bool = True
    as_meant: bool = False


@once
def weighed(draft: Reading, ledger: Ledger, numbers: Numbers) -> tuple[Asked, ...]:
    """The desk's answer to each figure whose work is known. Raises LedgerError where the ledger cannot be read."""
    asked, runs = tuple(_weighed(draft, ledger, numbers)), runs_of(draft, ledger)
    return tuple(
        _as_meant(one) if _is_another(draft, one, asked) or (
            one.weighed.outcome in (Outcome.CONTRADICTED, Outcome.ELSEWHERE)
            and is_beside_its_own(draft, one.figure, one.subject.thing, numbers, runs)
        ) else one
        for one in asked
    )


def is_beside_its_own(draft: Reading, figure: Figure, thing: Thing, numbers: Numbers, runs: Runs) -> bool:
    """Whether a figure at odds with the desk goes without saying for what it is, by the one beside it."""
    if figure.airing.series:
        return False
    return goes_with_its_neighbour(draft.document.text, figure, numbers, runs.of(thing.id)[1])


def _as_meant(one: Asked) -> Asked:
    """The same with the desk's figure of the other scope, which is the one that is meant."""
    has = Weighed(Outcome.BORNE_OUT, one.weighed.airing, one.weighed.elsewhere)
    return replace(one, weighed=has, as_meant=True)


def _is_another(draft: Reading, one: Asked, asked: Sequence[Asked]) -> bool:
    """Whether a figure that the desk has for the same broadcast in another scope, or for the one beside it, stands next
    to that broadcast's own: nobody gives two for one, so that words which are not known say what it is ("18.2 for one
    volley", "the final pair, at 42.8 and 48.9").
    """
    if one.weighed.outcome != Outcome.CONTRADICTED or one.figure.airing.series:
        return False
    figure, answer = one.figure, one.weighed
    beside = [
        other for other in asked if other is not one and other.figure.sentence == figure.sentence
        and other.subject.thing.id == one.subject.thing.id and other.weighed.airing == answer.airing
        and other.weighed.outcome == Outcome.BORNE_OUT and _scope(other.figure) == _scope(figure)
        and other.figure.bound is Bound.EXACT and figure.bound is Bound.EXACT
    ]
    if not beside:
        return False
    around = draft.document.text[max(0, figure.span.start - _REACH):figure.span.end + _REACH]
    if figure.area == "nationwide" and not _CAPITAL.search(around) and all(
        row.area == "seoul" for row in answer.elsewhere if row.episode in answer.airing
    ):
        return False  # "3.7 percent, and 4.4 percent in the entire country": the words say what it is to be
    told = [o.figure.span for o in (*beside, one)]
    sentence = Span(min(span.start for span in told), max(span.end for span in told))
    if any(row.episode in answer.airing for row in answer.elsewhere):
        return not _PLAIN.search(draft.document.text, sentence.start, sentence.end)
    pair = _PAIR.search(draft.document.text, max(0, sentence.start - _REACH), sentence.end) is not None
    near = {number + step for number in answer.airing for step in (-1, 1)}
    return pair and any(row.episode in near for row in answer.elsewhere)


def _scope(figure: Figure) -> tuple[str, str, str | None]:
    return figure.area or "nationwide", figure.statistic or "average", figure.company


def _weighed(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[Asked]:
    if not numbers.figures:
        return
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    for figure in numbers.figures:
        claim = _claim_at(draft, figure)
        if claim is not None and claim.modality not in ASKED:
            continue
        sentence = numbers.sentence(figure.sentence)
        if _REMADE.search(draft.document.text, sentence.start, sentence.end):
            continue
        subject, by_its_roles = subjects.of(figure.at), False
        read = None if claim is None else the_thing(draft.entity(claim.subject), ledger)
        if subject is None:
            if subjects.opens_with_a_stranger(figure.at) or _of_an_unnamed_show(draft, figure, sentence):
                continue
            # What else but the one work of the draft, where no reader says?
            one = subjects.only if read is None else Subject(read, named=True)
            subject = subjects.in_season(one, figure.at)
            if one is not None and subject is None:
                continue
            by_its_roles = subject is None
            subject = subject or _by_its_roles(draft, ledger)
            if subject is None:
                continue
        if not subject.named and (sure := taken_for(draft, ledger, numbers, figure.at)) is not None:
            subject = Subject(sure, named=False)
        schedule, rows = runs.of(subject.thing.id)
        answer = weigh(figure, rows, schedule)
        if by_its_roles and not answer.elsewhere:
            continue  # that a show is meant of which the desk has no more than another figure is too little
        others = subjects.others(figure.at, subject)
        if answer.outcome in (Outcome.CONTRADICTED, Outcome.ELSEWHERE) and _is_to_come(draft, figure, schedule):
            answer = Weighed(Outcome.SILENT, answer.airing)
        if answer.outcome is Outcome.DISPUTED and _is_of_a_row_of_parts(draft.document.text, figure, sentence):
            answer = Weighed(Outcome.SILENT, answer.airing)  # the desk has one side of another part
        if answer.outcome in (Outcome.CONTRADICTED, Outcome.ELSEWHERE):
            parts = tells_parts(draft.document.text[sentence.start:sentence.end])
            alike = not parts and read is not None and read.id == subject.thing.id
            settled = _of_one_airing(claim, figure, schedule) if alike else figure
            works = [(schedule, rows), *(runs.of(thing.id) for thing in others)]
            as_read = read is not None and read.id == subject.thing.id and _fits_as_read(claim, figure, schedule, rows)
            told_of = [runs.of(thing.id) for thing in subjects.things]
            elsewhere = figure.doubt.elsewhere or as_read or fits_otherwise(settled, works)
            if elsewhere or _is_dated_otherwise(draft, figure, schedule, sentence, told_of):
                answer = Weighed(Outcome.SILENT, answer.airing)
        if answer.outcome is Outcome.ELSEWHERE and not answer.against and _names_another(
            draft.document.text[sentence.start:sentence.end], figure, answer, schedule
        ):
            answer = Weighed(Outcome.SILENT, answer.airing)
        # A title carried on from another sentence is as good where the reader takes it for the figure's too.
        named = subject.named if read is None else read.id == subject.thing.id
        plain = not figure.doubt.any and not figure.airing.carried
        certain = named and plain and not subjects.several_before(figure.at) and not on_two_bases(rows)
        yield Asked(figure, subject, answer, schedule, certain)


def _is_to_come(draft: Reading, figure: Figure, schedule: Schedule) -> bool:
    """Whether what words loosely make a figure's broadcast had not been shown on the draft's day: "W ends this week,
    and its rating has risen to 12.3". Words of another figure's broadcast, before this one's title, are as loose.
    """
    published, airing = draft.document.published, schedule.airing(figure.airing)
    if published is None or len(published) < len("2024-01-01") or len(airing) != 1:
        return False
    day, named = schedule.day_of(next(iter(airing))), figure.airing.named
    loose = not figure.airing.sure or (
        named is not None and any(named.end <= title < figure.at.start for title in title_starts(draft))
    )
    return day is not None and published < day and loose


#: Behind figures in a row: that each is of a part of one broadcast.
_ITS_PARTS = Form(
    r"(?:[,\s]*(?:and\s)?\d{1,2}\.\d+\s?(?:percent|per\scent|%)?)+\s(?:nationwide\s)?(?:for|in|across|over|with)\s(?:its|the|all|both)\s"
    r"(?:respective\s)?(?:two|three|four|2|3|4)?\s?(?:parts|segments)\b", re.IGNORECASE,
)


def _is_of_a_row_of_parts(text: str, figure: Figure, sentence: Span) -> bool:
    """Whether a figure is one of a row of a broadcast's parts: "16.9, 19.5 and 19.1 for its three parts"."""
    if _ITS_PARTS.match(text, figure.at.end, sentence.end) is not None:
        return True
    row = _ITS_PARTS.search(text, sentence.start, sentence.end)
    return row is not None and row.start() <= figure.at.start < row.end()


def _of_one_airing(claim: Claim | None, figure: Figure, schedule: Schedule) -> Figure:
    """The figure without doubt of which broadcast it is, where a sure reader takes it for the one that its words name.

    A reader errs more with areas and statistics that figures share: what is open of these stays so.
    """
    if claim is None or claim.confidence < SURE or not (figure.doubt.airing or figure.airing.carried):
        return figure
    told, day = claim.qualifier("episode"), claim.qualifier("date")
    number = None if isinstance(told, EntityValue) else episode_of(told, schedule.last)
    aired = schedule.aired_on(day.date) if isinstance(day, DateValue) else frozenset()
    airing = frozenset({number}) if number is not None else aired
    if not airing or airing != schedule.airing(figure.airing):
        return figure
    return replace(
        figure, airing=replace(figure.airing, carried=False), doubt=replace(figure.doubt, airing=False)
    )


def _is_dated_otherwise(
    draft: Reading, figure: Figure, schedule: Schedule, sentence: Span, works: Sequence[tuple[Schedule, Sequence[Row]]]
) -> bool:
    """Whether the days of a sentence are outside the run of its work, and one of them is another's that had the figure
    on it: "having put W behind it, quite a rise for a drama that opened on March 9 with 5.9".
    """
    if not out_of_run(draft, sentence, schedule):
        return False
    days = full_days(draft, sentence)
    return any(
        row.episode is not None and same_measure(figure, row) and fits(figure, row)
        and any(row.episode in other.aired_on(other.in_run(day)) for day in days)
        for other, rows in works for row in rows
    )


def _names_another(words: str, figure: Figure, answer: Weighed, schedule: Schedule) -> bool:
    """Whether a sentence names a broadcast by its number, and all that the desk has a figure for are others: the two
    meet by chance, where the desk has nothing to hold against the figure itself.
    """
    if figure.airing.series:
        return False
    named = {schedule.number(int(cue.value)) for cue in episode_cues(words)}
    return bool(named) and all(row.episode not in {None, *named} for row in answer.elsewhere)


@once
def _by_its_roles(draft: Reading, ledger: Ledger) -> Subject | None:
    """The one work whose roles a draft names that has no title at all; each by a name of two words or more."""
    roles = [e for e in draft.entities if e.type is EntityType.CHARACTER and " " in e.name.strip()]
    if not roles or any(e.type is EntityType.WORK for e in draft.entities):
        return None
    works: dict[str, Thing] = {}
    for entity in roles:
        called = ledger.find(entity.name, types=frozenset({EntityType.CHARACTER}))
        cast = [e for thing in called for e in ledger.entries(qualifier=thing.id, predicate="cast_member")]
        works |= {e.subject.id: e.subject for e in cast if e.qualifier("billing") != TextValue("cameo")}
    return Subject(next(iter(works.values())), named=False) if len(works) == 1 else None


def _of_an_unnamed_show(draft: Reading, figure: Figure, sentence: Span) -> bool:
    """Whether a sentence gives a figure to a show that it tells by its network alone, before another that it names."""
    text = draft.document.text
    return _UNNAMED.search(text, sentence.start, figure.at.start) is not None


def _fits_as_read(claim: Claim | None, figure: Figure, schedule: Schedule, rows: Sequence[Row]) -> bool:
    """Whether the desk has the figure in the scope that a sure reader gives it, and its words leave that open."""
    if claim is None or claim.confidence < SURE or figure.airing.series:
        return False
    slots = read_slots(claim, schedule) or set(schedule.airing(figure.airing))
    areas = {figure.area} if figure.area else {"nationwide", qualifier_of(claim, "area") or "nationwide"}
    statistics = {figure.statistic or qualifier_of(claim, "statistic") or "average"}
    return any(
        row.episode in slots and (row.area or "nationwide") in areas and row.statistic in statistics
        and row.demographic is None and fits(figure, row) and not rounds_another(figure, row, rows)
        and (figure.company is None or (row.company or "nielsen") == figure.company) for row in rows
    )


def open_figures(draft: Reading, numbers: Numbers, judged: Sequence[Span]) -> Iterator[tuple[Figure, Claim | None]]:
    """The exact figures to a decimal, of no age group and of no part of an episode, that stand in none of the `judged`
    places, each with the reader's claim of it, where there is one.
    """
    for figure in numbers.figures:
        if figure.bound is not Bound.EXACT or not figure.value.places or figure.demographic or figure.part:
            continue
        if not any(at.start < figure.span.end and figure.span.start < at.end for at in judged):
            yield figure, _claim_at(draft, figure)


def _claim_at(draft: Reading, figure: Figure) -> Claim | None:
    """The reader's claim of a figure, where there is one."""
    places = ((claim, at) for claim, at in rating_claims(draft) if figure.span.start < at.end)
    return next((claim for claim, at in places if at.start < figure.span.end), None)


def out_of_run(draft: Reading, sentence: Span, schedule: Schedule) -> bool:
    """Whether a sentence has a whole day, and every one of them is outside the run: another show is spoken of."""
    if schedule.first_day is None or schedule.last_day is None:
        return False
    days = [schedule.in_run(day, yearless=yearless) for day, yearless in _dated(draft, sentence)]
    return bool(days) and not any(schedule.first_day <= day <= schedule.last_day for day in days)


def full_days(draft: Reading, sentence: Span) -> list[str]:
    """The days of a sentence that it tells with their month: a weekday alone is that of any week."""
    return [day for day, _ in _dated(draft, sentence)]


def _dated(draft: Reading, sentence: Span) -> Iterator[tuple[str, bool]]:
    """The same days, and whether each is told without a year."""
    for told in draft.dates:
        if sentence.start <= told.start < sentence.end and weekday(told.edtf) is not None:
            words = draft.document.text[told.start:told.end]
            if (yearless := is_yearless(words)) or YEAR.search(words):
                yield told.edtf, yearless


def slot_of(row: Row) -> int | None:
    """The broadcast that a row is of, or the mean of all."""
    return MEAN if row.series else row.episode


def read_slots(claim: Claim, schedule: Schedule) -> set[int]:
    """The broadcasts that a reader takes a figure to be of, by their number or their day."""
    told, day = claim.qualifier("episode"), claim.qualifier("date")
    if isinstance(told, TextValue) and told.text.casefold() == "series":
        return {MEAN}
    number = None if isinstance(told, EntityValue) else episode_of(told, schedule.last)
    slots = set() if number is None else {number}
    if isinstance(day, DateValue) and weekday(day.date) is not None:
        slots |= schedule.aired_on(schedule.in_run(day.date))
    return slots


def qualifier_of(claim: Claim | None, key: str) -> str | None:
    """A word that a reader gives of a figure's scope."""
    value = None if claim is None else claim.qualifier(key)
    return value.text.casefold() if isinstance(value, TextValue) else None
