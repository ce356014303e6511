"""Who and what the desk knows around the works that a draft names: performers with their roles, writers, directors.

A name is judged by its company: "Kim Ji-woon" in a story about Queen of Tears, beside Kim Soo-hyun, is Kim Ji-won. Pure
but for the ledger that it asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from copydesk.check.once import once
from copydesk.check.works.known import same_name, spellings_of, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import EntityType, Modality, Reading
from copydesk.text.form import Form

__all__ = ["CRAFTS", "Circle", "Credit", "called", "circle_of"]

#: What ties a person to a work, and how a message says it.
CRAFTS = {"cast_member": "cast", "director": "director", "screenwriter": "writer"}
_ROLE = frozenset({EntityType.CHARACTER})
_PARTS = Form(r"[\s-]+")
_SAID = (Modality.ASSERTED, Modality.PLANNED)


@dataclass(frozen=True, slots=True)
class Credit:
    """A person's part in a work, as one or more entries have it; `role` is the character, where they name one."""

    work: Thing
    craft: str
    person: Thing
    role: Thing | None
    entries: tuple[Entry, ...]

    @property
    def label(self) -> str:
        """The part in words, for a message: "cast of Goblin", "Kim Shin in Goblin"."""
        if self.role is not None:
            return f"{self.role.name} in {self.work.name}"
        return f"{CRAFTS[self.craft]} of {self.work.name}"


@dataclass(frozen=True, slots=True)
class Circle:
    """The works of a draft that the desk knows, by the id of the draft's entity, and all their credits; these also of
    works that no title of the draft names, and two of their roles do, or one beside its performer.
    """

    works: tuple[tuple[str, Thing], ...]
    credits: tuple[Credit, ...]

    def of_person(self, name: str) -> tuple[Credit, ...]:
        """The credits of everybody called `name`, in any romanisation."""
        return tuple(c for c in self.credits if called(c.person, name))

    def of_role(self, name: str) -> tuple[Credit, ...]:
        """The credits of everybody whose role is called `name`, in any romanisation."""
        return tuple(c for c in self.credits if c.role is not None and called(c.role, name))

    def titled(self) -> Circle:
        """The works that the draft names, and their credits alone."""
        ids = {thing.id for _, thing in self.works}
        return Circle(self.works, tuple(c for c in self.credits if c.work.id in ids))


@once
def circle_of(draft: Reading, ledger: Ledger) -> Circle:
    """The circle of a draft. Raises LedgerError where the ledger cannot be read."""
    works = []
    for entity in draft.entities:
        thing = the_thing(entity, ledger) if entity.type is EntityType.WORK else None
        if thing is not None:
            works.append((entity.id, thing))
    found = tuple(_credits((thing for _, thing in works), draft, ledger))
    return Circle(tuple(works), (*found, *_credits(_by_their_roles(draft, ledger, found), draft, ledger)))


def _by_their_roles(draft: Reading, ledger: Ledger, found: Sequence[Credit]) -> Iterator[Thing]:
    """The works, not those of `found`, of whose roles the draft names two that none of those has, or one with its
    performer: a caption has no title, and a title may be misspelt.
    """
    named = [e for e in draft.entities if e.type is EntityType.CHARACTER and len(_PARTS.split(e.name)) > 1]
    roles = [e for e in named if not any(c.role is not None and called(c.role, e.name) for c in found)]
    people = [e.name for e in draft.entities if e.type is EntityType.PERSON] if roles else []
    told: dict[str, tuple[Thing, set[str], bool]] = {}
    for entity in roles:
        for thing in ledger.find(entity.name, types=_ROLE):
            if not called(thing, entity.name):
                continue
            for entry in ledger.entries(qualifier=thing.id, predicate="cast_member"):
                work, theirs, with_performer = told.get(entry.subject.id, (entry.subject, set(), False))
                person = entry.object
                both = isinstance(person, Thing) and any(called(person, name) for name in people)
                told[entry.subject.id] = work, theirs | {entity.id}, with_performer or both
    known = {c.work.id for c in found}
    for work, theirs, with_performer in told.values():
        if work.id not in known and (with_performer or len(theirs) > 1):
            yield work


def _credits(works: Iterable[Thing], draft: Reading, ledger: Ledger) -> Iterator[Credit]:
    for work in works:
        told: dict[tuple[str, str, str], list[Entry]] = {}
        for entry in ledger.entries(subject=work.id):
            if entry.predicate not in CRAFTS or entry.modality not in _SAID or not isinstance(entry.object, Thing):
                continue
            if entry.story.url is not None and entry.story.url == draft.document.url:
                continue
            role = entry.qualifier("character")
            key = (entry.predicate, entry.object.id, role.id if isinstance(role, Thing) else "")
            told.setdefault(key, []).append(entry)
        for entries in told.values():
            first, role = entries[0], entries[0].qualifier("character")
            assert isinstance(first.object, Thing)
            yield Credit(work, first.predicate, first.object, role if isinstance(role, Thing) else None, tuple(entries))


@lru_cache(maxsize=8192)
def called(thing: Thing, name: str) -> bool:
    """Whether `name` is one of the thing's, in any romanisation of a person's."""
    return any(same_name(name, known, thing.type) for known in spellings_of(thing))
