"""The work that a draft tells of without its title: the one that its people have in common. Reads the ledger."""

from __future__ import annotations

from collections import defaultdict

from copydesk.check.figures.told import Numbers
from copydesk.check.once import once
from copydesk.check.works.known import the_thing
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType, Reading

__all__ = ["meant_by_its_people", "works_told_of"]

#: So many people of a work are no chance, and so many of a draft are asked of.
_FEWEST, _MOST = 2, 8
_PARTS = ("cast_member", "director", "screenwriter")
_MOST_SEASONS = 3


@once
def meant_by_its_people(draft: Reading, ledger: Ledger) -> Thing | None:
    """The one work of most of a draft's people, where the draft names no work; a role of it that is among them counts.

    Raises LedgerError where the ledger cannot be read.
    """
    if any(e.type is EntityType.WORK and e.mentions and not _is_a_role(e, ledger) for e in draft.entities):
        return None
    people = [e for e in draft.entities if e.type is EntityType.PERSON and e.mentions][:_MOST]
    of: dict[str, set[str]] = defaultdict(set)
    things: dict[str, Thing] = {}
    for entity in people if len(people) >= _FEWEST else ():
        person = the_thing(entity, ledger)
        for entry in ledger.entries(object=person.id) if person is not None else ():
            if entry.predicate in _PARTS and entry.subject.type is EntityType.WORK:
                of[entry.subject.id].add(entity.id)
                things[entry.subject.id] = entry.subject
    most = max((len(some) for some in of.values()), default=0)
    best = [work for work, some in of.items() if len(some) == most]
    return things[best[0]] if most >= _FEWEST and len(best) == 1 else None


def _is_a_role(entity: Entity, ledger: Ledger) -> bool:
    """Whether what a reader takes for a work is a role that the desk knows, and no work: "Vincenzo Cassano arrived"."""
    roles = frozenset({EntityType.CHARACTER})
    return " " in entity.name and the_thing(entity, ledger) is None and bool(ledger.find(entity.name, types=roles))


@once
def works_told_of(draft: Reading, ledger: Ledger, numbers: Numbers) -> tuple[Thing, ...]:
    """The works that a draft names, with the other seasons of these; else the one that its people have in common.

    Raises LedgerError where the ledger cannot be read.
    """
    subjects = subjects_of(draft, ledger, numbers)
    named = list(subjects.things)
    found = named + [one for thing in named for one in subjects.seasons_of(thing, _MOST_SEASONS)]
    if not found and (meant := meant_by_its_people(draft, ledger)) is not None:
        found = [meant]
    return tuple({thing.id: thing for thing in found}.values())
