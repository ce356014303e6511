"""What the rest of Copydesk sees of a ledger: the protocol and its values. No SQL, no file, no outside library.

A ledger keeps every reading and every decision that was ever added and forgets none. What it answers with is the
*current view*: of each story the latest revision, of each thing what those revisions call it, less what was retracted,
with what was corrected. `as_of` gives the view of an earlier day: by when the desk learned and decided.

    add(reading) ──▶ story ─ revision ─ entities ─▶ things
                              └ claims ─ evidence            find, thing, entries, story ──▶ Thing, Entry, Story
    judge, retract, correct, undo ──▶ decisions              withdrawn, identity, log ──▶ Withdrawal, Identity, Event
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from copydesk.errors import SourceError
from copydesk.model import DateValue, EntityType, Evidence, Modality, NumberValue, Reading, TextValue

__all__ = [
    "Action", "Added", "Apart", "Counts", "Decision", "Entry", "EntryValue", "Event", "Identity", "Ledger", "Member",
    "Status", "Story", "Target", "Thing", "Withdrawal",
]


class Status(StrEnum):
    """What adding a reading did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, work, character, organization or place across stories.

    `name` is the house spelling: of the full forms that stories use, the one that most of them use (the first seen,
    where two are level). `hangul` is the name in Hangul where a story gives it. `spellings` are all names that stories
    use for it, short forms too and slips not, each with how many stories use it, the most used first.
    """

    id: str
    type: EntityType
    name: str
    hangul: str | None = None
    spellings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One revision of a published story. `id` stays the same over revisions, which count from 1.

    `document` is the id the story's source gave it, `published` an EDTF date, `read_at` when the desk read this
    revision (ISO 8601, UTC), `reader` the reader's version. `text` is empty in a story that an `Entry` carries.
    """

    id: str
    document: str
    title: str
    outlet: str | None
    url: str | None
    published: str | None
    revision: int
    read_at: str
    reader: str
    text: str = field(default="", repr=False)


EntryValue = Thing | DateValue | NumberValue | TextValue


class Action(StrEnum):
    """What a person decided: a judgement (same, differ), a correction (retract, correct), or to take one back."""

    SAME = "same"
    DIFFER = "differ"
    RETRACT = "retract"
    CORRECT = "correct"
    UNDO = "undo"


class Target(StrEnum):
    """What a decision is about."""

    THING = "thing"
    CLAIM = "claim"
    STORY = "story"
    OUTLET = "outlet"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody at the desk decided, with who, why and when. Never changed, never deleted.

    `on` are the ids of what it is about, of the kind that `target` says: the two things of a judgement; else one claim,
    story, outlet (its name) or decision. `about` names two things as a person tells them apart. `value` is what a
    correction puts in the claim's place. `at` is ISO 8601, UTC. `undone_by` is what took it back, None while it stands.
    """

    id: str
    action: Action
    target: Target
    on: tuple[str, ...]
    author: str
    reason: str
    at: str
    value: EntryValue | None = None
    undone_by: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the ledger keeps it: the story's words, with things where the reading had the story's entities.

    Where the desk corrected the claim, `object` is the corrected value, `said` what the story says instead, and
    `decision` the correction; the evidence then says `said`. Both are None in a claim that stands as it was read.

    `claim_id` is the same in every revision of the story that makes the claim. `evidence` counts code points of the
    text of that revision (`Ledger.story(story.id, revision=story.revision).text`). `learned` is when the desk first
    read the claim in this story (ISO 8601, UTC), be it in an earlier revision. `qualifiers` is sorted by name.
    """

    claim_id: str
    story: Story
    subject: Thing
    predicate: str
    object: EntryValue
    qualifiers: tuple[tuple[str, EntryValue], ...]
    modality: Modality
    attribution: str | None
    evidence: tuple[Evidence, ...]
    confidence: float
    learned: str
    said: EntryValue | None = None
    decision: Decision | None = None

    def qualifier(self, name: str) -> EntryValue | None:
        """The qualifier's value, or None where the story states none."""
        return next((value for key, value in self.qualifiers if key == name), None)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one reading did to the ledger.

    `claims_added` are in the new revision and not, or not in this form, in the one before; `claims_gone` the other way
    round. A claim whose modality or attribution changed is in both. Both are empty where the status is "unchanged".
    """

    story: str
    revision: int
    status: Status
    claims_added: tuple[Entry, ...] = ()
    claims_gone: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A claim that the ledger once answered with and no longer does, and why.

    `entry` is the claim as its story said it (`entry.object` is the story's own value). `decision` is the retraction
    (of the claim, its story or its outlet) or the correction; None where the story itself no longer says so: its later
    revision, of another text, dropped the claim. `instead` is the value that took its place: the corrected one, or what
    the story says now in the same scope; None where there is none. `at` is when it was withdrawn (ISO 8601, UTC).
    """

    entry: Entry
    at: str
    decision: Decision | None = None
    instead: EntryValue | None = None

    @property
    def author(self) -> str:
        """Who withdrew it: a person at the desk, or the story's outlet (its document, where it has none)."""
        return self.decision.author if self.decision else self.entry.story.outlet or self.entry.story.document

    @property
    def reason(self) -> str:
        """Why, in the words of who decided."""
        return self.decision.reason if self.decision else "the story no longer says so"


@dataclass(frozen=True, slots=True)
class Member:
    """One of the things, as stories show them, that are a thing of the view. `reason` says why it is that thing.

    `label` names it so that a person can tell it from the others: "Kim Hee-won (cast of Vincenzo)". `id` can be judged.
    """

    id: str
    label: str
    stories: int
    reason: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A thing of the same name that is kept apart, and why."""

    thing: Thing
    reason: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Why a thing is the thing it is: what was joined in it and what was kept out of it, each with its reason."""

    thing: Thing
    members: tuple[Member, ...]
    apart: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the ledger at `at` (ISO 8601, UTC): a reading was added, or somebody decided.

    Of a reading there are the `story` (that revision, without its text), and the claims that it `added` and that are
    `gone` with it (as in Added); of a decision only the `decision`.
    """

    at: str
    story: Story | None = None
    added: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the current view holds; `revisions` counts the superseded ones too."""

    stories: int
    revisions: int
    claims: int
    things: int


class Ledger(Protocol):
    """A ledger, whatever keeps it. Every method may raise LedgerError; a value it returned never changes.

    writing:   add
    deciding:  judge, retract, correct, undo
    things:    find, nearest, thing, identity, things
    claims:    entries, claim, withdrawn
    stories:   story, stories, said
    history:   log
    itself:    counts, backup, close, and use in a `with` statement

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

    def stories(self) -> Iterator[Story]:
        """Every story in its latest revision with its text, by id; as `things`."""
        ...

    def said(self, story_id: str) -> tuple[Entry, ...]: ...  # the current claims of one story, in its order

    def log(self, *, thing: str | None = None, as_of: date | None = None, limit: int = 100) -> tuple[Event, ...]:
        """What happened, the latest first, at most `limit` events: readings and decisions.

        With a `thing` (its id), only what added, dropped or decided claims about it, with those claims alone.
        """
        ...

    def counts(self) -> Counts:
        """How much is in the current view; what was retracted counts."""
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
