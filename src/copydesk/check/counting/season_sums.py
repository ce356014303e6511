"""Episodes that a draft adds up over several seasons ("the three runs come to 52 episodes"), against the desk's. Reads
the ledger through its protocol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from copydesk.check.claims.verdict import Question
from copydesk.check.counting.tallies import Kind, Tally, tallies_of
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.told import Numbers, numbers_of
from copydesk.check.places import in_one_sentence, object_span
from copydesk.check.wording import number_told
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import NumberValue, Reading
from copydesk.text.form import Form

__all__ = ["Summed", "counted_otherwise", "is_of_several", "spans_seasons", "summed"]

_SEVERAL = Form(
    r"\b(?P<n>two|three|four|five|both|[2-5])\s(?:[a-z-]+\s){0,2}?(?:runs|seasons|series|instal?lments|rounds|outings|sagas)\b",
    re.IGNORECASE,
)
_TOGETHER = Form(
    r"\b(?:altogether|together|in\s(?:all|total|sum)|all\stold|combined|com(?:e|es|ing)\sto|came\sto|add(?:s|ed)?\sup|"
    r"mak(?:e|es|ing)|made|total\w*|across|over|spann?\w*|between\sthem)\b", re.IGNORECASE,
)
#: "The three seasons, A, B and C, had 48 episodes".
_THEY_HAVE = Form(
    r"(?<!of )\b(?:the|all|its|these)\s(?:two|three|four|five)\s(?:runs|seasons"
    r"|series)\b(?:,[^.;]{1,90},)?\s(?:had|have|ran|run)\b",
    re.IGNORECASE,
)
_MOST_SEASONS = 5
#: Behind a count that others are to be added to: "21 episodes, then 13, then 14".
_GOES_ON = Form(r",?\s(?:and\s)?(?:then|plus|after\sthat)\s(?:another\s)?\d", re.IGNORECASE)
_EACH = Form(r"\b(?:episodes|parts|hours|instal?lments)\s(?:each|apiece)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Summed:
    """A sum of episodes that is not that of the seasons, the title they share, and how many each has on the desk."""

    tally: Tally
    title: str
    counts: tuple[int, ...]
    entries: tuple[Entry, ...]


def spans_seasons(sentence: str) -> int | None:
    """How many seasons a sentence adds up, or None where it adds up none."""
    several = _SEVERAL.search(sentence)
    if several is None or _EACH.search(sentence) or not (_TOGETHER.search(sentence) or _THEY_HAVE.search(sentence)):
        return None
    return 2 if several["n"].casefold() == "both" else number_told(several["n"])


#: Behind a count: that it is of the episodes before one.
_BEFORE_IT = Form(
    r"(?:\s(?:episodes|parts|instal?lments|hours|nights))?\s(?:(?:that|which)\s)?(?:(?:had\s)?(?:come|came|gone|went)\s)?"
    r"(?:before|earlier|previous|prior\sto)\b", re.IGNORECASE,
)


def counted_otherwise(asked: Question, ledger: Ledger) -> bool:
    """Whether a count that is at odds with a work's is that of several of its seasons together, or, where its sentence
    does not name the work, of another season. Raises LedgerError where the ledger cannot be read.
    """
    claim, draft = asked.claim, asked.draft
    if claim.predicate != "episode_count" or not isinstance(claim.object, NumberValue):
        return False
    subjects = subjects_of(draft, ledger, numbers_of(draft))
    if is_of_several(int(claim.object.number), asked.thing, runs_of(draft, ledger), subjects):
        return True
    place = object_span(draft, claim)
    if place is not None and _BEFORE_IT.match(draft.document.text, place.end):
        return True
    if place is None or int(claim.object.number) not in _counts(asked.thing, runs_of(draft, ledger), subjects):
        return False
    return not any(in_one_sentence(draft.document.text, place, title) for title in asked.titles)


def is_of_several(number: int, thing: Thing, runs: Runs, subjects: Subjects) -> bool:
    """Whether a number is that of the episodes of the first two seasons of a work or more. Raises LedgerError."""
    return number in list(accumulate(_counts(thing, runs, subjects)))[1:]


def _counts(thing: Thing, runs: Runs, subjects: Subjects) -> list[int]:
    seasons = subjects.seasons_of(thing, _MOST_SEASONS)
    return [last for one in seasons if (last := runs.of(one.id)[0].last) is not None]


def summed(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[Summed]:
    """The draft's wrong sums. Raises LedgerError where the ledger cannot be read."""
    text, runs = draft.document.text, runs_of(draft, ledger)
    for tally in tallies_of(draft, numbers):
        sentence = numbers.sentence(numbers.sentence_at(tally.at.start))
        seasons = spans_seasons(text[sentence.start:sentence.end])
        if seasons is None or tally.kind not in (Kind.TOTAL, Kind.AT_LEAST):
            continue
        subjects = subjects_of(draft, ledger, numbers)
        subject = subjects.of(tally.words, names_next=True)
        if subject is None:
            continue
        known = subjects.seasons_of(subject.thing, seasons)
        counts = [last for part in known if (last := runs.of(part.id)[0].last) is not None]
        if _GOES_ON.match(text, tally.words.end):
            continue
        # A season that the desk has besides may be meant too.
        if len(counts) != seasons or subjects.season_of(subject.thing, seasons + 1) is not None:
            continue
        if sum(counts) != tally.number:
            told = (next((e for e in runs.entries(p.id) if e.predicate == "episode_count"), None) for p in known)
            yield Summed(tally, known[0].name, tuple(counts), tuple(entry for entry in told if entry is not None))
