"""The numbers of episodes in a draft against the number that the desk has. Reads the ledger through its protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.check.figures import Numbers
from copydesk.check.known import the_thing
from copydesk.check.places import object_span
from copydesk.check.schedule import Schedule
from copydesk.check.subjects import Subject, subjects_of
from copydesk.check.taken_for import taken_for
from copydesk.check.tallies import Kind, Tally, tallies_of
from copydesk.check.weighing import Runs
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import Reading

__all__ = ["Counted", "counted"]

#: A drama of so many parts may be shown, and counted, two parts at a time.
_MANY_PARTS = 24
#: Right before a number: a show that may be known to nobody, "whose Doctor Foster ran to ten episodes".
_OF_A_STRANGER, _NEAR = re.compile(r"\bwhose\s(?:[A-Z][\w’'-]*\s){1,4}\Z"), 60
#: In the whole of that many.
_OVER = re.compile(r"[.;]?\s*over\s", re.IGNORECASE)
#: Behind such a number: that it is of more than so many.
_MORE_THAN = re.compile(r"\s(?:of|are|were|have|has|had|later|in|on)\b")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of episodes that is not the show's, and what the desk has."""

    tally: Tally
    subject: Subject
    schedule: Schedule
    entries: tuple[Entry, ...]


def counted(draft: Reading, ledger: Ledger, numbers: Numbers) -> Iterator[Counted]:
    """The wrong ones among the draft's numbers of episodes. Raises LedgerError where the ledger cannot be read."""
    tallies = [t for t in tallies_of(draft, numbers) if t.kind in (Kind.TOTAL, Kind.LAST, Kind.AT_LEAST)]
    if not tallies:
        return
    subjects, runs = subjects_of(draft, ledger, numbers), Runs(draft, ledger)
    for tally in tallies:
        subject = subjects.of(tally.words, names_next=True)
        read = taken_for(draft, ledger, numbers, tally.words)
        if read is not None and (subject is None or not subject.named):
            subject = Subject(read, named=False)
        if subject is None or _read(draft, ledger, tally):
            continue
        if _OF_A_STRANGER.search(draft.document.text, max(0, tally.words.start - _NEAR), tally.words.start):
            continue
        schedule, _ = runs.of(subject.thing.id)
        also = () if read is not None else subjects.others(tally.words, subject)
        others = [runs.of(thing.id)[0] for thing in also]
        if any(other.last is not None and not _wrong(tally, other.last) for other in others):
            continue  # another work's that the words may be about
        if schedule.last is not None and _wrong(tally, schedule.last):
            yield Counted(tally, subject, schedule, runs.entries(subject.thing.id))


def _wrong(tally: Tally, last: int) -> bool:
    if tally.kind is Kind.AT_LEAST:
        return tally.number > last and tally.number != 2 * last
    halved = {tally.number * 2, tally.number} & {last, last * 2} and max(tally.number, last) >= _MANY_PARTS
    return tally.number != last and not halved


def _read(draft: Reading, ledger: Ledger, tally: Tally) -> bool:
    """Whether the reader made a claim of the number, and no other, of a show that the desk knows, and none that may be
    taken for more than the number: "Over 16 episodes the drama".
    """
    text = draft.document.text
    if _OVER.match(text, tally.words.start) and not _MORE_THAN.match(text, tally.words.end):
        return False
    for claim in draft.claims:
        if claim.predicate != "episode_count":
            continue
        span = object_span(draft, claim)
        if span is not None and span.start < tally.words.end and tally.words.start < span.end:
            same = {c.object for c in draft.claims if c.subject == claim.subject and c.predicate == "episode_count"}
            return len(same) == 1 and the_thing(draft.entity(claim.subject), ledger) is not None
    return False
