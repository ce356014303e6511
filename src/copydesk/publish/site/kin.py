"""Which other works share a work's writers and cast. Reads the ledger, a person at a time, and keeps what it found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Modality
from copydesk.publish.page import Dossier, Standing
from copydesk.publish.site.addresses import thing_path
from copydesk.publish.site.views import Piece
from copydesk.publish.words import visible

__all__ = ["Kin", "Relatives"]

#: People of a work who are asked for other works: writers first, then the cast in the page's order.
_PEOPLE = 12
_SHOWN = 24
#: People whose works are remembered.
_REMEMBERED = 5_000
_TIES = {"screenwriter": "writer", "cast_member": "cast"}

_Tie = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Kin:
    """Another work, and through whom: people with their part in it."""

    work: Piece
    through: tuple[tuple[Piece, str], ...]


class Relatives:
    """Finds kin in one ledger. A person's works are asked for once in a while, not for each work."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._works = lru_cache(maxsize=_REMEMBERED)(self._asked)

    def of(self, dossier: Dossier) -> tuple[Kin, ...]:
        """The works that share most with it, writers before cast."""
        if dossier.thing.type is not EntityType.WORK:
            return ()
        found: dict[str, list[tuple[Piece, str]]] = {}
        names: dict[str, str] = {}
        for person, own in self._people(dossier):
            for work, name, tie in self._works(person.id):
                if work != dossier.thing.id and tie == own:
                    names[work] = name
                    found.setdefault(work, []).append((Piece(visible(person.name), thing_path(person.id)), _TIES[tie]))
        ranked = sorted(found, key=lambda work: (-_weight(found[work]), names[work], work))
        return tuple(Kin(Piece(names[work], thing_path(work)), tuple(found[work])) for work in ranked[:_SHOWN])

    def _people(self, dossier: Dossier) -> Iterator[tuple[Thing, str]]:
        asked = 0
        for predicate in _TIES:
            for cell in dossier.cells:
                if cell.predicate != predicate or cell.standing is not Standing.SUBJECT or cell.best is None:
                    continue
                person = cell.best.value
                if isinstance(person, Thing) and person.type is EntityType.PERSON and asked < _PEOPLE:
                    asked += 1
                    yield person, predicate

    def _asked(self, person: str) -> Sequence[_Tie]:
        made: dict[_Tie, None] = {}
        for predicate in _TIES:
            for entry in self._ledger.entries(object=person, predicate=predicate):
                if entry.modality is not Modality.DENIED:
                    made[entry.subject.id, visible(entry.subject.name), predicate] = None
        return tuple(made)


def _weight(through: Sequence[tuple[Piece, str]]) -> int:
    return sum(100 if tie == "writer" else 1 for _, tie in through)
