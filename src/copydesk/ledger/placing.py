"""Claims by their places (revision and ordinal), some at a time: a relation of parameters that questions join. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import FromClause, Integer, bindparam, column, values

__all__ = ["placed_at", "placed_claims"]

#: Of so many claims at a time something is asked for by their places.
_PLACED = 256


def placed_claims() -> FromClause:
    """Stands for the places of `_PLACED` claims: `revision_0`, `ordinal_0`, …"""
    names = [(f"revision_{at}", f"ordinal_{at}") for at in range(_PLACED)]
    rows = [(bindparam(revision, type_=Integer), bindparam(ordinal, type_=Integer)) for revision, ordinal in names]
    return values(column("revision", Integer), column("ordinal", Integer), name="wanted").data(rows).cte("wanted")


def placed_at(rows: Sequence[Any]) -> Iterable[dict[str, Any]]:
    """The places of some claims as parameters, as often as all need; where there are too few, of no claim."""
    for first in range(0, len(rows), _PLACED):
        some = [(row[0], row[1]) for row in rows[first : first + _PLACED]]
        some += [(-1, -1)] * (_PLACED - len(some))
        yield {
            name: part
            for at, (revision, ordinal) in enumerate(some)
            for name, part in ((f"revision_{at}", revision), (f"ordinal_{at}", ordinal))
        }
