"""What several rules work out of one draft, worked out once.

Within `working` the functions that are marked `once` keep their answers by what they were given, the very same objects;
outside it, and after it, nothing is kept. Mark only functions whose answer depends on what they are given alone and
that nobody changes: a draft, its entities, the ledger of one check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

__all__ = ["once", "working"]

P = ParamSpec("P")
T = TypeVar("T")

#: Answers by the function and the ids of what it was given; with that, so that no id is given again meanwhile.
_kept: ContextVar[dict[tuple[object, ...], tuple[Any, object]] | None] = ContextVar("_kept", default=None)


@contextmanager
def working() -> Iterator[None]:
    """The time of one check. One inside another begins anew."""
    before = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(before)


def once(work: Callable[P, T]) -> Callable[P, T]:
    """The function, which works each thing out once in a check. Give it what it takes by place, never by name."""

    @wraps(work)
    def answer(*given: P.args, **named: P.kwargs) -> T:
        kept = _kept.get()
        if kept is None or named:
            return work(*given, **named)
        asked = (work, *map(id, given))
        known = kept.get(asked)
        if known is None:
            known = kept[asked] = (work(*given, **named), given)
        made: T = known[0]
        return made

    return answer
