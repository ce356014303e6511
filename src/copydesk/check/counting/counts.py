"""The numbers of episodes in a draft against the number that the desk has. Reads the ledger through its protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.check.counting.season_sums import is_of_several, spans_seasons
from copydesk.check.counting.tallies import Kind, Tally, tallies_of
from copydesk.check.counting.time_told import full_days
from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.against_desk import Row, agrees
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.told import Figure, Numbers, taken_back
from copydesk.check.places import block_at, object_span
from copydesk.check.telling.subject import season_number
from copydesk.check.wording import number_told
from copydesk.check.works.known import the_thing
from copydesk.check.works.meant import works_told_of
from copydesk.check.works.season_words import season_words
from copydesk.check.works.subjects import Subject, Subjects, subjects_of
from copydesk.check.works.taken_for import taken_for
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["Counted", "PastTheLast", "counted", "past_the_last"]

#: A drama of so many parts may be shown, and counted, two parts at a time.
_MANY_PARTS = 24
#: Right before a number: a show that may be known to nobody, "whose Doctor Foster ran to ten episodes".
_OF_A_STRANGER, _NEAR = Form(r"\bwhose\s(?:[A-Z][\w’'-]*\s){1,4}\Z"), 60
#: An episode told by its number, from the fifth on.
_NUMBERED = Form(
    r"\b(?:(?:its|the)\s)?(?P<a>\d{1,3}(?:st|nd|rd|th)|[a-z]{4,9}th|twenty-\w+)\sepisode\b|\bepisode\s(?P<b>\d{1,3})(?![\d.]|\s?(?:%|percent))",
    re.IGNORECASE,
)
_LEAST, _HALVES, _IN_HALVES = 5, 2, ("2016", "2017", "2018", "2019", "2020")
#: What makes an episode one of another count.
_NOT_REGULAR = Form(
    r"\b(?:specials?|exten\w+|extra|additional|more\sepisodes?|added|seasons?|sequels?|remakes?|version|daily|not|no|never|halves|half|would|if)\b",
    re.IGNORECASE,
)
#: In the whole of that many.
_OVER = Form(r"[.;]?\s*over\s", re.IGNORECASE)
#: Behind such a number: that it is of more than so many.
_MORE_THAN = Form(r"\s(?:of|are|were|have|has|had|later|in|on)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of episodes that is not the show's, and what the desk has."""

    tally: Tally
    subject: Subject
    schedule: Schedule
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class PastTheLast:
    """An episode of a number that the show never came to."""

    at: Span
    number: int
    thing: Thing
    last: int
    entries: tuple[Entry, ...]


def counted(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[Counted]:
    """The wrong ones among the draft's numbers of episodes. Raises LedgerError where the ledger cannot be read."""
    tallies = [t for t in tallies_of(draft, numbers) if t.kind in (Kind.TOTAL, Kind.LAST, Kind.AT_LEAST)]
    if not tallies:
        return
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    for tally in tallies:
        sentence = numbers.sentence(numbers.sentence_at(tally.at.start))
        if taken_back(draft.document.text, sentence.end) or _so_far(draft.document.text, tally.words, sentence):
            continue
        if spans_seasons(draft.document.text[sentence.start:sentence.end]) is not None:
            continue
        subject = subjects.of(tally.words, names_next=True)
        read = taken_for(draft, ledger, numbers, tally.words)
        if read is not None and (subject is None or not subject.named):
            subject = Subject(read, named=False)
        dated = _by_its_days(draft, ledger, numbers, tally, runs)
        if dated is not None and (subject is None or not subject.named):
            if _is_read_as_more(draft, ledger, tally, dated, runs.of(dated.id)[0]):
                continue
            subject = Subject(dated, named=True)
        elif subject is None or _read(draft, ledger, tally, subject):
            continue
        alone = not subject.named and _alone_in_its_paragraph(draft, subjects, subject, tally)
        said = season_words(draft.document.text, sentence)
        season = bool(said) and season_number(subject.thing.name) is not None
        if not (subject.named or alone or season or tally.sure or read is not None or tally.kind is Kind.AT_LEAST):
            continue
        if _OF_A_STRANGER.search(draft.document.text, max(0, tally.words.start - _NEAR), tally.words.start):
            continue
        schedule, _ = runs.of(subject.thing.id)
        also = () if read is not None or alone or season or dated else subjects.others(tally.words, subject)
        if also and _has_its_figure(numbers, tally, runs.of(subject.thing.id), [runs.of(thing.id) for thing in also]):
            also = ()
        others = [runs.of(thing.id)[0] for thing in also]
        if any(other.last is not None and not _wrong(tally, other.last) for other in others):
            continue  # another work's that the words may be about
        if schedule.last is None or not _wrong(tally, schedule.last):
            continue
        if not is_of_several(tally.number, subject.thing, runs, subjects):
            yield Counted(tally, subject, schedule, runs.entries(subject.thing.id))


#: "In eight episodes … she has stolen": in those that there were up to now.
_IN, _HAS = Form(r"[.\s]*In\s"), Form(r"\b(?:has|have)\s(?:now\s|already\s)?\w+(?:ed|en|wn|[a-z]{2}t|de|ne)\b")


def _so_far(text: str, words: Span, sentence: Span) -> bool:
    """Whether a sentence opens with in how many episodes something has happened."""
    return _IN.match(text, words.start) is not None and _HAS.search(text, words.end, sentence.end) is not None


def _by_its_days(draft: Reading, ledger: Ledger, numbers: Numbers, tally: Tally, runs: Runs) -> Thing | None:
    """The one work of the draft that began, or ended, on the only day of the sentence of a number of all episodes."""
    if tally.kind is Kind.AT_LEAST:
        return None
    text, sentence = draft.document.text, numbers.sentence(numbers.sentence_at(tally.at.start))
    days = [d for d in full_days(draft) if sentence.start <= d.start < sentence.end]
    if len({d.edtf for d in days}) != 1 or not _RUNS.search(text, sentence.start, sentence.end):
        return None
    found = []
    for thing in works_told_of(draft, ledger, numbers):
        schedule = runs.of(thing.id)[0]
        if schedule.in_run(days[0].edtf) in (schedule.first_day, schedule.last_day):
            found.append(thing)
    return found[0] if len(found) == 1 else None


#: What says that a day is that of a beginning or an end.
_RUNS = Form(
    r"\b(?:beg[au]n|begin\w*|start\w*|open\w*|premier\w*|debut\w*|launch\w*|end(?:s|ed|ing)?|clos(?:e|es|ed|ing)"
    r"|finish\w*|conclud\w*|curtain|finale|last"
    r"|final|bow\w*|farewell|goodbye|from|to|until|signed|left)\b", re.IGNORECASE,
)


def _is_read_as_more(draft: Reading, ledger: Ledger, tally: Tally, thing: Thing, schedule: Schedule) -> bool:
    """Whether a reader read the number as the work's own, and as more than it has: contradicted-value's (L001) then."""
    if schedule.last is None or tally.number <= schedule.last:
        return False
    read = [c for c in draft.claims if c.predicate == "episode_count"]
    spans = [object_span(draft, c) for c in read if the_thing(draft.entity(c.subject), ledger) == thing]
    return any(s is not None and s.start < tally.at.end and tally.at.start < s.end for s in spans)


def past_the_last(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[PastTheLast]:
    """Episodes told by a number beyond the last one of the show that their sentence names: "W, ahead of its 20th
    episode" of sixteen. Raises LedgerError where the ledger cannot be read.
    """
    text = draft.document.text
    for match in _NUMBERED.finditer(text):
        number = number_told(match["a"] or match["b"])
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        if number < _LEAST or _NOT_REGULAR.search(text, sentence.start, sentence.end):
            continue
        at = Span(match.start(), match.end())
        subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
        subject = subjects.of(at, names_next=True)
        if subject is None or not subject.named or season_words(text, sentence):
            continue
        schedule, things = runs.of(subject.thing.id)[0], (subject.thing, *subjects.others(at, subject))
        if season_number(subject.thing.name) is not None or len(subjects.seasons_of(subject.thing)) > 1:
            continue
        # Many a drama of the years round 2018 is counted in halves.
        if schedule.last is None or any((runs.of(t.id)[0].last or number) * _HALVES >= number for t in things[1:]):
            continue
        halved = number <= _HALVES * schedule.last and (schedule.first_day or "")[:4] in _IN_HALVES
        if number > schedule.last and not halved:
            yield PastTheLast(at, number, subject.thing, schedule.last, runs.entries(subject.thing.id))


_Run = tuple[Schedule, Sequence[Row]]


def _has_its_figure(numbers: Numbers, tally: Tally, own: _Run, others: Sequence[_Run]) -> bool:
    """Whether the sentence of a last episode's number has a rating that is that of this work's last, and no other's."""
    index = numbers.sentence_at(tally.at.start)
    told = [f for f in numbers.figures if f.sentence == index and f.value.places and tally.kind is Kind.LAST]
    return any(_ended_with(figure, *own) and not any(_ended_with(figure, *one) for one in others) for figure in told)


def _ended_with(figure: Figure, schedule: Schedule, rows: Sequence[Row]) -> bool:
    return any(schedule.number(r.episode) == schedule.last is not None and agrees(figure.value, r.value) for r in rows)


def _wrong(tally: Tally, last: int) -> bool:
    if tally.kind is Kind.AT_LEAST:
        return tally.number > last and tally.number != 2 * last
    halved = {tally.number * 2, tally.number} & {last, last * 2} and max(tally.number, last) >= _MANY_PARTS
    return tally.number != last and not halved


def _alone_in_its_paragraph(draft: Reading, subjects: Subjects, subject: Subject, tally: Tally) -> bool:
    """Whether the paragraph of a number has named the work before it, and no other work."""
    block = block_at(draft.document.text, tally.at.start)
    named = {
        thing.id for span, thing in subjects.named
        if span.start < tally.at.start and block is not None and block_at(draft.document.text, span.start) == block
    }
    return named == {subject.thing.id}


def _read(draft: Reading, ledger: Ledger, tally: Tally, subject: Subject) -> bool:
    """Whether the reader made a claim of the number, and no other, of a show that the desk knows, and none that may be
    taken for more than the number: "Over 16 episodes the drama". Of another season than the draft's words name it made
    none.
    """
    text = draft.document.text
    if _OVER.match(text, tally.words.start) and not _MORE_THAN.match(text, tally.words.end):
        return False
    if text[tally.words.start:tally.words.end].endswith(("each", "apiece")):
        return False
    for claim in draft.claims:
        if claim.predicate != "episode_count":
            continue
        span = object_span(draft, claim)
        if span is not None and span.start < tally.words.end and tally.words.start < span.end:
            read = the_thing(draft.entity(claim.subject), ledger)
            if read is not None and _is_a_season_of(subject.thing.name, read.name):
                return False
            same = {c.object for c in draft.claims if c.subject == claim.subject and c.predicate == "episode_count"}
            return len(same) == 1 and read is not None
    return False


def _is_a_season_of(name: str, first: str) -> bool:
    """Whether a name is that of a later season of another work: "Penthouse 2" of "Penthouse"."""
    return season_number(name) is not None and name != first and name.startswith(first)
