"""Tables of the benchmarks' report, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

__all__ = ["Table"]


@dataclass(slots=True)
class Table:
    """A table of the report. Every row has a cell a column."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"**{self.title}**", "", *map(_row, (self.columns, ("---",) * len(self.columns), *self.rows))]
        return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
