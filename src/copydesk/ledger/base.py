"""What the rest of Copydesk sees of a ledger: the protocol and its values. No SQL, no file, no outside library.

A ledger keeps every reading and every decision that was ever added and forgets none. What it answers with is the
*current view*: of each story the latest revision, of each thing what those revisions call it, less what was retracted,
with what was corrected. `as_of` gives the view of an earlier day: by when the desk learned and decided.

    add(reading) ──▶ story ─ revision ─ entities ─▶ things
                              └ claims ─ evidence            find, thing, entries, story ──▶ Thing, Entry, Story
    judge, retract, correct, undo ──▶ decisions              withdrawn, identity, log ──▶ Withdrawal, Identity, Event
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from copydesk.errors import SourceError
from copydesk.ledger.values import (
    Action,
    Added,
    Apart,
    Counts,
    Decision,
    Digested,
    Entry,
    EntryValue,
    Event,
    Identity,
    Member,
    Outline,
    Status,
    Story,
    Target,
    Thing,
    Withdrawal,
)
from copydesk.model import EntityType, Reading

__all__ = [
    "Action", "Added", "Apart", "Counts", "Decision", "Digested", "Digests", "Entry", "EntryValue", "Event", "Identity",
    "Ledger", "Member", "Outline", "Status", "Story", "Target", "Thing", "Withdrawal",
]

T = TypeVar("T")


class Digests(Protocol):
    """What the answers about each story and each thing follow from, as digests: where a digest is the same as it was,
    so is every answer. Go through the stories first, to the end.
    """

    def stories(self) -> Iterator[tuple[str, str]]:
        """The id and digest of every story, by id. A story counts with what the things are called that it names."""
        ...

    def things(self) -> Iterator[Digested]:
        """Every thing that a current story names: people first, then all others, each by id. Of what the ledger has on
        other things only their names count, and the stories that name them too.
        """
        ...


class Ledger(Protocol):
    """A ledger, whatever keeps it. Every method may raise LedgerError; a value it returned never changes.

    writing:   add
    deciding:  judge, retract, correct, undo
    things:    find, find_each, nearest, thing, identity, things
    claims:    entries, entries_of, naming, outlines, claim, withdrawn
    stories:   story, stories, said
    history:   log
    itself:    counts, state, digests, snapshot, worked_out, backup, close, and use in a `with` statement

    `as_of`, wherever it is, answers as the ledger stood at the end of that day (UTC): by when the desk read and
    decided, not by when something held in the world.
    """

    def add(self, reading: Reading, *, now: datetime) -> Added:
        """Add a reading: wholly, or (whatever goes wrong) not at all.

        `now` is an aware datetime. A story is the same story where its url is the same; without a url, where outlet
        and text are the same, or outlet and document id, unless the texts have nothing in common. A reading with the
        text, title, date, outlet, language and reader's version of the story's latest revision adds nothing. Raises
        SourceError for a reading that is not sound: a claim with no evidence, evidence that is not in the text, an
        entity that is not in the reading.
        """
        ...

    def add_many(self, readings: tuple[Reading, ...], *, now: datetime) -> tuple[Added | SourceError, ...]:
        """Add some dozens at once, all or none: an error stands for one that is not sound; no claims are compared."""
        ...

    def judge(self, action: Action, one: str, other: str, *, author: str, reason: str, now: datetime) -> Decision:
        """Decide that two things are the same or differ (`action` is SAME or DIFFER); it wins over the machine.

        `one` and `other` are ids of things of the view or of their members (`identity`). A later judgement on the same
        two wins over an earlier one. Raises UsageError for things of two types, one thing twice, or to tell a thing
        apart from itself, and LedgerError for an id that is not there.
        """
        ...

    def retract(self, target: Target, on: str, *, author: str, reason: str, now: datetime) -> Decision:
        """Take a claim, a story or an outlet (by its name, with all that it said and will say) out of the answers.

        Nothing is deleted; `undo` brings it back, re-reading does not. Raises LedgerError for what is not there,
        UsageError for what is retracted already.
        """
        ...

    def correct(self, claim_id: str, value: EntryValue, *, author: str, reason: str, now: datetime) -> Decision:
        """Answer with another value where this claim says its own; a later correction of the claim wins.

        `value` is of the kind that the claim's predicate takes; a thing is known by its id. The correction holds on to
        the claim when its story is read again. Raises LedgerError for an id that is not there, UsageError for a value
        of another kind or the same value.
        """
        ...

    def undo(self, decision_id: str, *, author: str, reason: str, now: datetime) -> Decision:
        """Take a decision back, by its id, its beginning (six digits or more) or "last": the latest that stands.

        Raises LedgerError for an unknown id, UsageError for what is undone already or is an undoing.
        """
        ...

    def find(
        self, name: str, *, types: frozenset[EntityType] | None = None, as_of: date | None = None
    ) -> tuple[Thing, ...]:
        """The things called `name` in any romanisation, hyphenation, case or script, best first; maybe none.

        A thing whose full name it is comes before one that is also called so; then the one in more stories. `as_of`
        applies to judgements; the names are all that are known by now.
        """
        ...

    def find_each(self, names: Collection[str]) -> Mapping[str, tuple[Thing, ...]]:
        """What `find` gives for each of these names, whatever its type: one question for some hundreds."""
        ...

    def nearest(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Known names that look like `name`, nearest first, at most one a thing."""
        ...

    def thing(self, thing_id: str, *, as_of: date | None = None) -> Thing:
        """The thing of that id, or that the one of that id is part of. Raises LedgerError where there is none."""
        ...

    def identity(self, thing_id: str, *, as_of: date | None = None) -> Identity:
        """What a thing is made of and what is kept apart from it, with reasons. Raises LedgerError as `thing`."""
        ...

    def things(self) -> Iterator[Thing]:
        """Every thing that a current story names, by id, some at a time: each time as the ledger stands then."""
        ...

    def entries(
        self, *, subject: str | None = None,
        object: str | None = None,  # noqa: A002 – a claim's own word, only ever given by name
        qualifier: str | None = None, predicate: str | None = None, as_of: date | None = None,
    ) -> tuple[Entry, ...]:
        """The current claims that meet every condition given, in the order in which the desk read them.

        `subject`, `object` and `qualifier` are thing ids: the thing stands there, or in any qualifier. Retracted claims
        are left out; a corrected claim has the corrected value, and is found by that value only (`withdrawn` has what
        was said).
        """
        ...

    def entries_of(
        self, subjects: Collection[str], *, predicates: Collection[str] = (), as_of: date | None = None
    ) -> tuple[Entry, ...]:
        """The current claims about any of these things (ids), of any of these predicates (none named: of all), as
        `entries` has them and in its order: one question for many things. A thing that is not there adds nothing.
        """
        ...

    def outlines(self, predicate: str) -> Mapping[str, Outline]:
        """How far the numbers go that current claims of the predicate give about each thing, by its id: bounds, and not
        claims. One question, for whoever looks for the few things that matter among very many.
        """
        ...

    def claim(self, claim_id: str, *, as_of: date | None = None) -> Entry:
        """The claim of that id (or whose id alone begins so, with six digits or more) in its latest form, retracted
        or not, current or not; corrected if it was. Raises LedgerError where there is none or more than one.
        """
        ...

    def withdrawn(
        self, *, subject: str | None = None, object: str | None = None,  # noqa: A002
        predicate: str | None = None, as_of: date | None = None,
    ) -> tuple[Withdrawal, ...]:
        """Claims that meet every condition as their stories said them and no longer stand, as the desk read them:
        retracted, corrected, or dropped by the story itself when its text was changed. Not among them are claims that
        a newer reader no longer makes of the same words (`log` has them): nobody took them back.
        """
        ...

    def story(self, story_id: str, *, revision: int | None = None) -> Story:
        """A story with its text, the latest revision unless one is named. Raises LedgerError where there is none."""
        ...

    def stories(self, *story_ids: str) -> Iterator[Story]:
        """These stories (none named: every one) in their latest revision with their text, by id; as `things`. One that
        is not there adds nothing.
        """
        ...

    def said(self, *story_ids: str) -> tuple[Entry, ...]:
        """The current claims of some dozens of stories, each story's in the order in which it makes them."""
        ...

    def naming(self, *thing_ids: str) -> tuple[Entry, ...]:
        """The current claims that name any of some dozens of things: as subject, as object or in a qualifier. They are
        those that `entries` has for each of them, in its order, each claim once.
        """
        ...

    def log(self, *, thing: str | None = None, as_of: date | None = None, limit: int = 100) -> tuple[Event, ...]:
        """What happened, the latest first, at most `limit` events: readings and decisions.

        With a `thing` (its id), only what added, dropped or decided claims about it, with those claims alone.
        """
        ...

    def counts(self) -> Counts:
        """How much is in the current view; what was retracted counts."""
        ...

    def state(self) -> Hashable:
        """What is another one after anything was added or decided, by whomever."""
        ...

    def digests(self, salt: str) -> Digests:
        """What everything in the ledger follows from, in one pass, without reading it. Inside a `snapshot` only.

        `salt` goes into every digest: what else the caller's answers follow from.
        """
        ...

    def snapshot(self) -> AbstractContextManager[None]:
        """For many questions one after another: all that this thread asks inside is answered as the ledger stands at
        one moment, and faster. Others may write meanwhile; do not write inside.
        """
        ...

    def worked_out(self, what: Hashable, work_out: Callable[[], T]) -> T:
        """What `work_out` gives, from memory where this ledger was asked for the same `what` before and nothing was
        added to it or decided since, by whomever. `work_out` asks this ledger alone; what it gives is never changed.
        """
        ...

    def backup(self, out: Path, progress: Callable[[int, int], None] = ...) -> None:
        """Copy the whole ledger, as it stands at one moment, into a file that is not there yet. Others may write.

        `progress` is told how much is done, of how much. The copy is a ledger; nothing of it is left where the copying
        fails. Raises UsageError where `out` is there already, or the ledger's own program makes better copies.
        """
        ...

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed; using a closed ledger opens it again."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
