"""What was worked out of a ledger in one state of it: within a snapshot nothing is worked out twice, nor in the next
ones while nothing is added and nothing decided.

Belongs to a connection, and holds in its snapshots alone: a transaction that writes has none, since what it asks
changes under it. Knows no SQL; `SqlLedger` says what the state is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection

from copydesk.ledger.groups import Work
from copydesk.ledger.values import Thing

__all__ = ["Memory", "keep", "memory_of", "remembered", "remembering"]

T = TypeVar("T", bound=tuple[Any, ...])

_PLACE = "copydesk: memory"
#: How many things and answers are remembered; beyond, all are forgotten before the next snapshot.
_MOST = 20_000


@dataclass(slots=True)
class Memory:
    """Answers of the current view, by the ids of things as stories show them; None for an id that is unknown.

    `decided` is whatever `ledger.decisions` makes of the decisions, by what it is. `answers` are those of whole
    questions, by the question; `size` is how many values they have.
    """

    state: object
    things: dict[str, Thing | None] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    works: dict[str, Work | None] = field(default_factory=dict)
    decided: dict[str, object] = field(default_factory=dict)
    answers: dict[Hashable, Any] = field(default_factory=dict)
    size: int = 0
    transaction: Connection | None = None

    @property
    def full(self) -> bool:
        """Whether it is time to forget."""
        return max(len(self.things), len(self.members), self.size) > _MOST


@contextmanager
def remembering(connection: Connection, state: object) -> Iterator[None]:
    """Let what is asked over this connection be remembered till the end, from what was known of the same state."""
    info = connection.info
    memory = info.get(_PLACE)
    if not isinstance(memory, Memory) or memory.state != state or memory.full:
        memory = info[_PLACE] = Memory(state)
    memory.transaction = connection
    try:
        yield
    finally:
        memory.transaction = None


def memory_of(connection: Connection) -> Memory | None:
    """The memory that holds for this connection's transaction, or None."""
    memory = connection.info.get(_PLACE)
    return memory if isinstance(memory, Memory) and memory.transaction is connection else None


def remembered(connection: Connection, asked: Hashable, work_out: Callable[[], T]) -> T:
    """The answer to a question, worked out where it is not remembered. `asked` is all that it depends on."""
    memory = memory_of(connection)
    if memory is None:
        return work_out()
    if asked in memory.answers:
        known: T = memory.answers[asked]
        return known
    answer = work_out()
    keep(connection, asked, answer)
    return answer


def keep(connection: Connection, asked: Hashable, answer: tuple[Any, ...]) -> None:
    """Remember the answer to a question that is not remembered yet, if there is room."""
    memory = memory_of(connection)
    if memory is not None and not memory.full:
        memory.answers[asked] = answer
        memory.size += 1 + len(answer)
