"""Which other works share a work's writers and cast. Pure: what each person has part in comes with the person's own
page, so that nothing is read twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.ledger.base import Entry, Thing
from copydesk.model import EntityType, Modality
from copydesk.publish.page import Dossier, Standing
from copydesk.publish.site.addresses import thing_path
from copydesk.publish.site.views import Piece
from copydesk.publish.words import visible

__all__ = ["Kin", "Tie", "relatives", "ties_of"]

#: People of a work who are asked for other works: writers first, then the cast in the page's order.
_PEOPLE = 12
_SHOWN = 24
_TIES = {"screenwriter": "writer", "cast_member": "cast"}

#: A person's part in a work: the work's id and name, and the predicate.
Tie = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kin:
    """Another work, and through whom: people with their part in it."""

    work: Piece
    through: tuple[tuple[Piece, str], ...]


def ties_of(person: Thing, entries: Iterable[Entry]) -> tuple[Tie, ...]:
    """What a person has part in, from all claims that name the person; of anything else nothing."""
    if person.type is not EntityType.PERSON:
        return ()
    found: dict[str, dict[Tie, None]] = {predicate: {} for predicate in _TIES}
    for entry in entries:
        if (
            entry.predicate in _TIES and entry.modality is not Modality.DENIED
            and isinstance(entry.object, Thing) and entry.object.id == person.id
        ):  # fmt: skip
            found[entry.predicate][entry.subject.id, visible(entry.subject.name), entry.predicate] = None
    return tuple(tie for some in found.values() for tie in some)


def relatives(dossier: Dossier, ties: Mapping[str, Sequence[Tie]]) -> tuple[Kin, ...]:
    """The works that share most with it, writers before cast. `ties` are those of its people, by their id."""
    if dossier.thing.type is not EntityType.WORK:
        return ()
    found: dict[str, list[tuple[Piece, str]]] = {}
    names: dict[str, str] = {}
    for person, own in _people(dossier):
        for work, name, tie in ties.get(person.id, ()):
            if work != dossier.thing.id and tie == own:
                names[work] = name
                found.setdefault(work, []).append((Piece(visible(person.name), thing_path(person.id)), _TIES[tie]))
    ranked = sorted(found, key=lambda work: (-_weight(found[work]), names[work], work))
    return tuple(Kin(Piece(names[work], thing_path(work)), tuple(found[work])) for work in ranked[:_SHOWN])


def _people(dossier: Dossier) -> Iterator[tuple[Thing, str]]:
    asked = 0
    for predicate in _TIES:
        for cell in dossier.cells:
            if cell.predicate != predicate or cell.standing is not Standing.SUBJECT or cell.best is None:
                continue
            person = cell.best.value
            if isinstance(person, Thing) and person.type is EntityType.PERSON and asked < _PEOPLE:
                asked += 1
                yield person, predicate


def _weight(through: Sequence[tuple[Piece, str]]) -> int:
    return sum(100 if tie == "writer" else 1 for _, tie in through)
