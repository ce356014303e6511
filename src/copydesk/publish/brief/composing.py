"""A thing's brief: which sentences its dossier makes, in order. Reads the ledger, writes nothing.

    dossier ─▶ facts ─▶ less what the draft says ─▶ sentences by type of thing ─▶ notes
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from copydesk import agreement
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Modality, Reading
from copydesk.publish.brief.choosing import Facts, facts, statement_of
from copydesk.publish.brief.citing import with_notes
from copydesk.publish.brief.drafts import claims_of, says
from copydesk.publish.brief.others import character_sentences, organization_sentences, place_sentences
from copydesk.publish.brief.people import Work, person_sentences
from copydesk.publish.brief.values import Brief, Sentence
from copydesk.publish.brief.works import networks, work_sentences
from copydesk.publish.cells import page_cell
from copydesk.publish.dossier import dossier

__all__ = ["brief"]

_BESIDE = ("original_broadcaster", "streamed_on", "start_date")


def brief(
    ledger: Ledger, thing: Thing, *, today: date, as_of: date | None = None, drafts: Sequence[Reading] = (),
    others: tuple[Thing, ...] = (),
) -> Brief:
    """The background block on `thing`, as the ledger stood at the end of the day `as_of` (None: now).

    `today` decides what is past and what is to come. What one of the `drafts` says already is left out. Raises
    LedgerError.
    """
    known = facts(dossier(ledger, thing, as_of=as_of))
    claims = tuple(claim for draft in drafts for claim in claims_of(draft, ledger))
    told, left_out = known.without(partial(says, claims)) if claims else (known, 0)
    sentences, notes = with_notes(_sentences(told, known, today, _Works(ledger, as_of)))
    return Brief(thing, today, as_of, sentences, notes, left_out, others)


def _sentences(told: Facts, known: Facts, today: date, works: _Works) -> list[Sentence]:
    match told.thing.type:
        case EntityType.WORK:
            return work_sentences(told, known, today)
        case EntityType.PERSON:
            return person_sentences(told, works)
        case EntityType.ORGANIZATION:
            return organization_sentences(told, works)
        case EntityType.CHARACTER:
            return character_sentences(told)
        case _:
            return place_sentences(told)


class _Works:
    """What is undisputed of a work named beside a thing. Asks once a work."""

    def __init__(self, ledger: Ledger, as_of: date | None) -> None:
        self._ledger = ledger
        self._as_of = as_of
        self._asked: dict[str, Work] = {}

    def __call__(self, work: Thing) -> Work:
        if work.id not in self._asked:
            own = [
                entry for name in _BESIDE
                for entry in self._ledger.entries(subject=work.id, predicate=name, as_of=self._as_of)
            ]  # fmt: skip
            made = [page_cell(cell) for cell in agreement.cells(own, predicates=_BESIDE)]
            firm = Facts(work, [
                statement_of(work, cell, value) for cell in made if not cell.disputed for value in cell.values
                if value.best and value.modality is Modality.ASSERTED
            ], ())  # fmt: skip
            self._asked[work.id] = Work(next(iter(networks(firm)), None), firm.one("start_date"))
        return self._asked[work.id]
