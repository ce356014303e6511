"""A ledger that is asked each question once: for the time of one check, in which several rules ask the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, cast

from copydesk.ledger.base import Entry, Ledger, Thing, Withdrawal
from copydesk.model import EntityType

__all__ = ["remembering"]


def remembering(ledger: Ledger) -> Ledger:
    """The ledger, which answers `find`, `find_each`, `entries` and `withdrawn` from what it answered before.

    Keep it no longer than one check: what is added to the ledger meanwhile it does not see.
    """
    return cast("Ledger", _Remembering(ledger))


class _Remembering:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._found: dict[str, tuple[Thing, ...]] = {}
        self._entries: dict[tuple[object, ...], tuple[Entry, ...]] = {}
        self._withdrawn: dict[tuple[object, ...], tuple[Withdrawal, ...]] = {}

    def find(self, name: str, *, types: frozenset[EntityType] | None = None) -> tuple[Thing, ...]:
        """As `Ledger.find`."""
        if name not in self._found:
            self._found[name] = self._ledger.find(name)
        found = self._found[name]
        return found if types is None else tuple(thing for thing in found if thing.type in types)

    def find_each(self, names: Collection[str]) -> Mapping[str, tuple[Thing, ...]]:
        """As `Ledger.find_each`."""
        new = [name for name in names if name not in self._found]
        if new:
            self._found.update(self._ledger.find_each(new))
        return {name: self._found[name] for name in names}

    def entries(
        self, *, subject: str | None = None, object: str | None = None,  # noqa: A002 - the protocol's names
        qualifier: str | None = None, predicate: str | None = None, as_of: date | None = None,
    ) -> tuple[Entry, ...]:
        """As `Ledger.entries`."""
        asked = (subject, object, qualifier, predicate, as_of)
        if asked not in self._entries:
            self._entries[asked] = self._ledger.entries(
                subject=subject, object=object, qualifier=qualifier, predicate=predicate, as_of=as_of
            )
        return self._entries[asked]

    def withdrawn(
        self, *, subject: str | None = None, object: str | None = None,  # noqa: A002 - the protocol's names
        predicate: str | None = None, as_of: date | None = None,
    ) -> tuple[Withdrawal, ...]:
        """As `Ledger.withdrawn`."""
        asked = (subject, object, predicate, as_of)
        if asked not in self._withdrawn:
            self._withdrawn[asked] = self._ledger.withdrawn(
                subject=subject, object=object, predicate=predicate, as_of=as_of
            )
        return self._withdrawn[asked]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)
