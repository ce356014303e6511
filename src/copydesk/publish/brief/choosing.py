"""From a dossier to the statements that a brief may make: what is undisputed, and apart from it what is in dispute.
Pure; words nothing.

A statement's scope is what its sources say of it. A figure whose area no source gives stands here without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from copydesk.ledger.base import Thing
from copydesk.model import Modality, NumberValue, TextValue
from copydesk.publish.brief.values import Scope, Statement
from copydesk.publish.page import Cell, CellValue, Dossier, Receipt, Standing
from copydesk.vocabulary import PREDICATES

__all__ = ["Facts", "Said", "episode_number", "facts", "statement_of"]

#: Whether a statement is made elsewhere already, so that the brief need not make it.
Said = Callable[[Statement], bool]

_FIRM = frozenset({Modality.ASSERTED, Modality.PLANNED})


class Facts:
    """What a brief may say of a thing, by predicate and by where the thing stands, most sources first."""

    def __init__(self, thing: Thing, firm: Iterable[Statement], doubtful: Iterable[tuple[Statement, ...]]) -> None:
        self.thing = thing
        self._firm = tuple(firm)
        #: Each dispute with its sides, in the order of the page.
        self.disputes = tuple(doubtful)

    def of(self, predicate: str, *, about: str = "subject") -> tuple[Statement, ...]:
        """Statements of the predicate in which the thing is the `subject`, the `object` or a `character`."""
        return tuple(one for one in self._firm if one.predicate == predicate and self._stands(one) == about)

    def one(self, predicate: str) -> Statement | None:
        """The statement of what a thing has one of, or None."""
        return next(iter(self.of(predicate)), None)

    def without(self, said: Said) -> tuple[Facts, int]:
        """The facts less those that are said already, and how many those are. A dispute goes with its last side."""
        kept = [one for one in self._firm if not said(one)]
        doubtful = [sides for sides in self.disputes if not all(said(side) for side in sides)]
        gone = len(self._firm) + len(self.disputes) - len(kept) - len(doubtful)
        return Facts(self.thing, kept, doubtful), gone

    def _stands(self, one: Statement) -> str:
        if one.subject.id == self.thing.id:
            return "subject"
        return "object" if isinstance(one.value, Thing) and one.value.id == self.thing.id else "character"


def facts(page: Dossier) -> Facts:
    """What the dossier holds that is asserted or planned and not in dispute, and what asserted values dispute."""
    firm: list[Statement] = []
    doubtful: list[tuple[Statement, ...]] = []
    for cell in page.cells:
        if cell.standing is Standing.BESIDE:
            continue
        if cell.disputed:
            sides = tuple(statement_of(page.thing, cell, value) for value in _sides(cell))
            if len(sides) > 1 and cell.standing is Standing.SUBJECT:
                doubtful.append(sides)
            continue
        firm += [statement_of(page.thing, cell, value) for value in cell.values if _sayable(value)]
    return Facts(page.thing, _merged(firm), doubtful)


def episode_number(statement: Statement) -> int | None:
    """The number of the episode that was measured, or None where it has none."""
    episode = statement.said("episode")
    return int(episode.number) if isinstance(episode, NumberValue) else None


def _sayable(value: CellValue) -> bool:
    return value.best and value.modality in _FIRM


def _sides(cell: Cell) -> list[CellValue]:
    """The asserted values that contradict each other; of two that agree, only the first."""
    return [value for value in cell.values if value.modality is Modality.ASSERTED and (value.best or _against(value))]


def _against(value: CellValue) -> bool:
    return not value.reason.startswith("agrees")


def statement_of(thing: Thing, cell: Cell, value: CellValue) -> Statement:
    """What a value of a cell on the page of `thing` says."""
    scope: Scope = tuple(pair for pair in cell.scope if pair[0] not in ("subject", "object"))
    subject: Thing = thing
    said = value.value
    match cell.standing:
        case Standing.OBJECT if isinstance(value.value, Thing):
            subject, said = value.value, thing
        case Standing.MENTIONED:
            other = cell.said("subject")
            assert isinstance(other, Thing)
            subject = other
            scope = tuple(sorted((*scope, (_part(cell.predicate), thing))))
        case _:
            pass
    firmest = tuple(receipt for receipt in value.receipts if receipt.modality is value.modality)
    receipts = value.receipts if value.inferred else firmest
    return Statement(
        subject, cell.predicate, said, scope, value.modality, _credit(cell, receipts), receipts,
        value.independent_sources, cell.disputed, value.inferred,
    )  # fmt: skip


def _part(predicate: str) -> str:
    """The qualifier in which a claim of that predicate names another thing, for the commonest of them."""
    kinds = PREDICATES[predicate].qualifiers
    return next((name for name, kind in kinds.items() if kind == "entity"), "about")


def _credit(cell: Cell, receipts: Iterable[Receipt]) -> str | None:
    """Who measured, where the sources say it; of what is not measured nobody is credited."""
    known = PREDICATES[cell.predicate].measurers
    company = cell.said("company")
    if isinstance(company, TextValue):
        return company.text
    for receipt in receipts:
        words = (receipt.attribution or "").casefold().split()
        for name, forms in known.items():
            if any(form in words for form in forms):
                return name
    return None


def _merged(statements: Iterable[Statement]) -> list[Statement]:
    """One statement a subject, predicate and thing: stories that leave the role or billing out do not make a second.
    The one that says a role comes first, then the one with more sources.
    """
    kept: dict[tuple[object, ...], Statement] = {}
    for one in sorted(statements, key=lambda s: (s.said("character") is None, -s.independent_sources)):
        single = PREDICATES[one.predicate].single or not isinstance(one.value, Thing)
        key = (one.predicate, one.subject.id, one.value, one.scope) if single else (
            one.predicate, one.subject.id, one.value.id if isinstance(one.value, Thing) else "")  # fmt: skip
        kept.setdefault(key, one)
    return sorted(kept.values(), key=lambda one: -one.independent_sources)
