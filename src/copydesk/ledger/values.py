"""What a ledger answers with: its values. No SQL, no file, no outside library; the protocol is in `base`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from copydesk.model import DateValue, EntityType, Evidence, Modality, NumberValue, TextValue

__all__ = [
    "Action", "Added", "Apart", "Counts", "Decision", "Digested", "Entry", "EntryValue", "Event", "Identity", "Member",
    "Outline", "Status", "Story", "Target", "Thing", "Withdrawal",
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

    def __hash__(self) -> int:
        # Equal things have equal ids; all fields take long where answers are kept by things.
        return hash(self.id)


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
        for key, value in self.qualifiers:
            if key == name:
                return value
        return None


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
class Outline:
    """How far the current claims of a predicate about a thing go, those that were retracted among them.

    `most` is the highest number that any gives, None where a correction may give another. `first` and `last` are the
    least and the greatest date that any carries, compared as text; None where none carries one.
    """

    thing: Thing
    most: float | None
    first: str | None
    last: str | None


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


@dataclass(frozen=True, slots=True)
class Digested:
    """A thing with the digest of all that the answers about it follow from. `people` are, of a work, those that any of
    its stories names.
    """

    thing: Thing
    digest: str
    people: tuple[str, ...] = ()
