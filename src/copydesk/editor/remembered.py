"""A ledger that answers from memory while it stays as it was: between two keystrokes nearly every question is the same.

Wraps a ledger; adds nothing to it. Whoever holds it calls `refresh` before each check.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

from copydesk.ledger.base import Ledger, Thing

__all__ = ["Remembered", "file_stamp"]

#: The questions whose answers depend on the ledger and on what is asked alone.
_READS = frozenset({"claim", "entries", "find", "identity", "nearest", "story", "thing", "withdrawn"})
#: A draft asks a few hundred; this bounds memory over a day of writing.
_MOST = 20_000


def file_stamp(file: Path) -> object:
    """What changes when somebody writes to a ledger's file, or another file takes its place."""
    stamps: list[tuple[int, int, int] | None] = []
    for path in (file, file.with_name(f"{file.name}-wal")):
        try:
            status = path.stat()
            stamps.append((status.st_ino, status.st_mtime_ns, status.st_size))
        except OSError:
            stamps.append(None)
    return tuple(stamps)


class Remembered:
    """A ledger with its answers. `stamp` gives a value that is another one where the ledger may have changed."""

    def __init__(self, ledger: Ledger, stamp: Callable[[], object]) -> None:
        self._ledger = ledger
        self._stamp = stamp
        self._then = stamp()
        self._answers: dict[object, Any] = {}

    def refresh(self, *, anyway: bool = False) -> None:
        """Forget the answers where the ledger may have changed, or `anyway`."""
        now = self._stamp()
        if anyway or now != self._then or len(self._answers) > _MOST:
            self._answers.clear()
            self._then = now

    def find_each(self, names: Collection[str]) -> dict[str, tuple[Thing, ...]]:
        """As `Ledger.find_each`; asks for the names that are new."""
        asked = {name: ("find", (name,), ()) for name in names}
        new = [name for name, question in asked.items() if question not in self._answers]
        if new:
            found = self._ledger.find_each(new)
            self._answers.update((asked[name], found[name]) for name in new)
        return {name: self._answers[question] for name, question in asked.items()}

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._ledger, name)
        if name not in _READS:
            return method

        def answer(*args: Any, **named: Any) -> Any:
            asked = (name, args, tuple(sorted(named.items())))
            if asked not in self._answers:
                self._answers[asked] = method(*args, **named)
            return self._answers[asked]

        return answer
