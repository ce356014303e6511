"""A thing's brief: which sentences its dossier makes, in order. Reads the ledger, writes nothing.

    dossier ─▶ facts ─▶ less what the draft says ─▶ sentences by type of thing ─▶ notes
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Modality, Reading
from copydesk.publish.brief.beside import Work
from copydesk.publish.brief.choosing import Facts, Said, facts, statement_of
from copydesk.publish.brief.citing import with_notes
from copydesk.publish.brief.drafts import claims_of, says
from copydesk.publish.brief.others import character_sentences, organization_sentences, place_sentences
from copydesk.publish.brief.people import best_known_part, person_sentences
from copydesk.publish.brief.values import Brief, Sentence, Statement
from copydesk.publish.brief.works import work_sentences
from copydesk.publish.cells import agreed, cells, fact
from copydesk.publish.dossier import dossier
from copydesk.publish.page import Cell, Standing
from copydesk.vocabulary import PREDICATES

__all__ = ["brief"]

#: What a brief may say of a work that is named beside its thing.
_BESIDE = (
    "original_broadcaster", "streamed_on", "start_date", "end_date", "episode_count", "genre", "screenwriter",
    "director",
)  # fmt: skip
_PARTS = ("cast_member", "screenwriter", "director")


def brief(
    ledger: Ledger, thing: Thing, *, today: date, as_of: date | None = None, drafts: Sequence[Reading] = (),
    others: tuple[Thing, ...] = (),
) -> Brief:
    """The background block on `thing`, as the ledger stood at the end of the day `as_of` (None: now).

    `today` decides what is past and what is to come. What one of the `drafts` says already is left out. Raises
    LedgerError.
    """
    known = facts(dossier(ledger, thing, as_of=as_of))
    said = partial(says, tuple(claim for draft in drafts for claim in claims_of(draft, ledger)))
    told, left_out = known.without(said)
    sentences, notes = with_notes(_sentences(told, known, today, _Beside(ledger, as_of, said)))
    return Brief(thing, today, as_of, sentences, notes, left_out, others)


def _sentences(told: Facts, known: Facts, today: date, beside: _Beside) -> list[Sentence]:
    match told.thing.type:
        case EntityType.WORK:
            return work_sentences(told, known, today)
        case EntityType.PERSON:
            return person_sentences(told, beside, today)
        case EntityType.ORGANIZATION:
            return organization_sentences(told, beside, today)
        case EntityType.CHARACTER:
            return character_sentences(told, beside, today)
        case _:
            return place_sentences(told)


class _Beside:
    """What is undisputed of a work or a person named beside a thing. Asks once of each."""

    def __init__(self, ledger: Ledger, as_of: date | None, said: Said) -> None:
        self._ledger = ledger
        self._as_of = as_of
        self._said = said
        self._works: dict[str, Work] = {}

    def __call__(self, work: Thing) -> Work:
        if work.id not in self._works:
            own = self._ledger.entries_of([work.id], predicates=_BESIDE, as_of=self._as_of)
            many = (fact(one, Standing.SUBJECT, value=one.object) for one in own if not _is_settled(one.predicate))
            known = self._facts(work, (*agreed(own), *cells(many)))
            self._works[work.id] = Work(work, known, known.without(self._said)[0])
        return self._works[work.id]

    def part_of(self, person: Thing) -> Statement | None:
        entries = [
            entry for name in _PARTS
            for entry in self._ledger.entries(object=person.id, predicate=name, as_of=self._as_of)
        ]  # fmt: skip
        parts = cells(fact(one, Standing.OBJECT, value=one.subject) for one in entries)
        return best_known_part(self._facts(person, parts), self)

    def _facts(self, thing: Thing, made: Iterable[Cell]) -> Facts:
        return Facts(thing, [
            statement_of(thing, cell, value) for cell in made if not cell.disputed for value in cell.values
            if value.best and value.modality is Modality.ASSERTED
        ], ())  # fmt: skip


def _is_settled(predicate: str) -> bool:
    """Whether a thing has one of it, or mostly one: `agreed` makes its cells."""
    return PREDICATES[predicate].single or PREDICATES[predicate].mostly_single
