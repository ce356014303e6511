"""What the rest of Copydesk sees of a ledger: the protocol and its values. No SQL, no file, no outside library.

A ledger keeps every reading that was ever added and forgets none. What it answers with is the *current view*: of each
story the latest revision, of each thing what those revisions call it. `as_of` gives the view of an earlier day.

    add(reading) ──▶ story ─ revision ─ entities ─▶ things
                              └ claims ─ evidence            find, thing, entries, story ──▶ Thing, Entry, Story
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self

from copydesk.model import DateValue, EntityType, Evidence, Modality, NumberValue, Reading, TextValue

__all__ = ["Added", "Counts", "Entry", "EntryValue", "Ledger", "Status", "Story", "Thing"]


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


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as the ledger keeps it: the story's words, with things where the reading had the story's entities.

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
class Counts:
    """How much the current view holds; `revisions` counts the superseded ones too."""

    stories: int
    revisions: int
    claims: int
    things: int


class Ledger(Protocol):
    """A ledger, whatever keeps it. Every method may raise LedgerError; a value it returned never changes.

    writing:   add
    things:    find, nearest, thing
    claims:    entries
    stories:   story
    itself:    counts, close, and use in a `with` statement
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

    def find(self, name: str, *, types: frozenset[EntityType] | None = None) -> tuple[Thing, ...]:
        """The things called `name` in any romanisation, hyphenation, case or script, best first; maybe none.

        A thing whose full name it is comes before one that is also called so; then the one in more stories.
        """
        ...

    def nearest(self, name: str, limit: int = 5) -> tuple[str, ...]:
        """Known names that look like `name`, nearest first, at most one a thing."""
        ...

    def thing(self, thing_id: str) -> Thing:
        """The thing of that id. Raises LedgerError where there is none."""
        ...

    def entries(
        self,
        *,
        subject: str | None = None,
        object: str | None = None,  # noqa: A002 – a claim's own word, only ever given by name
        qualifier: str | None = None,
        predicate: str | None = None,
        as_of: date | None = None,
    ) -> tuple[Entry, ...]:
        """The current claims that meet every condition given, in the order in which the desk read them.

        `subject`, `object` and `qualifier` are thing ids: the thing stands there, or in any qualifier. `as_of` answers
        as the ledger stood at the end of that day (UTC): by when the desk learned, not by when it held in the world.
        """
        ...

    def story(self, story_id: str, *, revision: int | None = None) -> Story:
        """A story with its text, the latest revision unless one is named. Raises LedgerError where there is none."""
        ...

    def counts(self) -> Counts:
        """How much is in the current view."""
        ...

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed; using a closed ledger opens it again."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
