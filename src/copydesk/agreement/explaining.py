"""What looks like disagreement and is none: figures that differ since they measure two things, and figures of which no
story says what was measured. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk.agreement.cell import Cell
from copydesk.agreement.scope import AIRING, COMPANY
from copydesk.agreement.values import agree
from copydesk.vocabulary import PREDICATES

__all__ = ["Explained", "explained", "unplaced"]


@dataclass(frozen=True, slots=True)
class Explained:
    """Cells of one predicate and airing whose best values differ, and the parts of their scopes that tell them apart.

    `told_apart_by` holds names of parts ("area", "company") in the vocabulary's order. `half_told` are those of them
    that some of the cells leave open: one story says "paid platform", the others name no base.
    """

    predicate: str
    cells: tuple[Cell, ...]
    told_apart_by: tuple[str, ...]
    half_told: tuple[str, ...]


def explained(cells: Iterable[Cell]) -> tuple[Explained, ...]:
    """The differences that scopes explain, in the order of the cells."""
    groups: dict[tuple[str, tuple[str | None, ...]], list[Cell]] = {}
    for cell in cells:
        if PREDICATES[cell.predicate].scope and cell.best is not None and not _open(cell):
            airing = tuple(cell.parts.get(part) for part in AIRING)
            groups.setdefault((cell.predicate, airing), []).append(cell)
    return tuple(_explained(name, some) for (name, _), some in groups.items() if _differ(some))


def unplaced(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells of which no story says which broadcast was measured, and whose best value is that of none that is known."""
    given = tuple(cells)
    placed = [cell for cell in given if not _open(cell)]
    return tuple(
        cell for cell in given
        if _open(cell) and cell.best is not None and not any(
            other.best is not None and other.predicate == cell.predicate and agree(other.best.value, cell.best.value)
            for other in placed
        )
    )  # fmt: skip


def _open(cell: Cell) -> bool:
    """Whether the predicate measures broadcasts and the cell's scope does not say which."""
    return set(PREDICATES[cell.predicate].scope) >= set(AIRING) and not any(part in cell.parts for part in AIRING)


def _differ(cells: Sequence[Cell]) -> bool:
    values = [cell.best.value for cell in cells if cell.best is not None]
    return any(not agree(values[0], value) for value in values[1:])


def _explained(name: str, cells: Sequence[Cell]) -> Explained:
    order = [part for part in (*PREDICATES[name].scope, COMPANY) if part not in AIRING]
    said = {part: {cell.parts.get(part) for cell in cells} for part in order}
    apart = tuple(part for part in order if len(said[part]) > 1)
    return Explained(name, tuple(cells), apart, tuple(part for part in apart if None in said[part]))
