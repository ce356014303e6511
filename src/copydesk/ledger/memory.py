"""What was worked out of a ledger in one state of it: within a snapshot nothing is worked out twice, nor in the next ones
while nothing is added and nothing decided.

Belongs to a connection, and holds in its snapshots alone: a transaction that writes has none, since what it asks
changes under it. Knows no SQL; `SqlLedger` says what the state is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from copydesk.ledger.groups import Work
from copydesk.ledger.values import Thing

__all__ = ["Memory", "memory_of", "remembering"]

_PLACE = "copydesk.ledger.memory"
#: How many things are remembered; beyond, all are forgotten. A desk of a million claims has some 100,000.
_MOST = 20_000


@dataclass(slots=True)
class Memory:
    """Answers of the current view, by the ids of things as stories show them; None for an id that is unknown.

    `decided` is whatever `ledger.decisions` makes of the decisions, by what it is.
    """

    state: object
    things: dict[str, Thing | None] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    works: dict[str, Work | None] = field(default_factory=dict)
    decided: dict[str, object] = field(default_factory=dict)
    transaction: Connection | None = None


@contextmanager
def remembering(connection: Connection, state: object) -> Iterator[None]:
    """Let what is asked over this connection be remembered till the end, from what was known of the same state."""
    info = connection.info
    memory = info.get(_PLACE)
    if not isinstance(memory, Memory) or memory.state != state or len(memory.things) > _MOST:
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
