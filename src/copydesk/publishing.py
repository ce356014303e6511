"""What of a desk puts pages together: dossiers, disputes, briefs, exports. Wiring only, as in `desk`, whose part it is.

    ledger.find ──▶ publish.dossier, publish.disputes      dossier, disputes
    ledger.find ──▶ publish.brief ◀── reader (a draft)     brief
    ledger      ──▶ publish.exports                        claims, dossiers, wikidata

What puts a page together is loaded by name when it is asked for, as in `desk`.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO

from copydesk.errors import SourceError, UsageError
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Reading
from copydesk.publish.brief.values import Brief
from copydesk.publish.exports.values import WikidataStatement
from copydesk.publish.page import Disputes, Dossier

__all__ = ["Publishing"]


class Publishing:
    """The part of a desk that shows what its ledger holds. It adds nothing."""

    _ledger: Ledger | None
    _clock: Callable[[], datetime]

    def dossier(self, name: str, *, as_of: date | None = None) -> Dossier:
        """The dossier of the thing that `name` means best.

        Raises UsageError, with the nearest names, for an unknown one.
        """
        ledger, found = self._found(name)
        page: Dossier = importlib.import_module("copydesk.publish.dossier").dossier(
            ledger, ledger.thing(found[0].id), as_of=as_of, others=found[1:]
        )
        return page

    def disputes(
        self, name: str | None = None, *, as_of: date | None = None,
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Disputes:
        """What is in dispute and why: about the thing that `name` means best, or (None) in the whole ledger.

        Raises UsageError, with the nearest names, for an unknown one.
        """
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        thing = None if name is None else self._ledger.thing(self._found(name)[1][0].id)
        found: Disputes = importlib.import_module("copydesk.publish.disputes").disputes(
            self._ledger, thing, as_of=as_of, progress=progress
        )
        return found

    def brief(
        self, name: str, *, as_of: date | None = None, drafts: Sequence[str] = (), stdin: BinaryIO | None = None
    ) -> Brief:
        """The background block on the thing that `name` means best, less what the documents at `drafts` say already.

        Past and future are as of `as_of`, or of now. Raises UsageError, with the nearest names, for an unknown one,
        and SourceError for a draft that cannot be read.
        """
        ledger, found = self._found(name)
        readings: list[Reading] = []
        for outcome in self._readings(drafts, stdin, None) if drafts else ():
            if isinstance(outcome, SourceError):
                raise outcome
            readings.append(outcome)
        made: Brief = importlib.import_module("copydesk.publish.brief.composing").brief(
            ledger, ledger.thing(found[0].id), today=as_of or self._clock().date(), as_of=as_of, drafts=readings,
            others=found[1:],
        )
        return made

    def claims(self, names: Sequence[str] = (), *, as_of: date | None = None) -> Iterator[Entry]:
        """Every claim that names one of the things called `names`, once; of none named, every claim of the ledger.

        Raises UsageError for an unknown name, before the first claim.
        """
        ledger, things = self._asked(names)
        found: Iterator[Entry] = importlib.import_module("copydesk.publish.exports.rows").entries_of(
            ledger, things, as_of=as_of
        )
        return found

    def dossiers(self, names: Sequence[str] = (), *, as_of: date | None = None) -> Iterator[Dossier]:
        """The dossiers of the things called `names`, or of all, one at a time. Raises UsageError as `claims`."""
        ledger, things = self._asked(names)
        make = importlib.import_module("copydesk.publish.dossier").dossier
        return (make(ledger, thing, as_of=as_of) for thing in (ledger.things() if things is None else things))

    def wikidata(
        self, names: Sequence[str] = (), *, confidence: float, left_out: Counter[str], as_of: date | None = None
    ) -> Iterator[WikidataStatement]:
        """Statements for Wikidata on the things called `names`, or on all: what nothing disputes and a claim asserts
        with that confidence. `left_out` is told how many values are not among them, by reason, as they are passed.

        Raises UsageError as `claims`.
        """
        ledger, things = self._asked(names)
        found: Iterator[WikidataStatement] = importlib.import_module("copydesk.publish.exports.wikidata").statements_of(
            ledger, things, confidence=confidence, as_of=as_of, skipped=left_out
        )
        return found

    def _asked(self, names: Sequence[str]) -> tuple[Ledger, tuple[Thing, ...] | None]:
        """The ledger, and what each name means best; None where no name was given."""
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        things = {found[0].id: self._ledger.thing(found[0].id) for _, found in map(self._found, names)}
        return self._ledger, tuple(things.values()) if names else None

    def _readings(
        self, paths: Sequence[str], stdin: BinaryIO | None, published: str | None,
        leave_out: Callable[[str], bool] = lambda path: False,
    ) -> Iterator[Reading | SourceError]:
        """The readings of documents: the desk's to give."""
        raise NotImplementedError

    def _found(self, name: str) -> tuple[Ledger, tuple[Thing, ...]]:
        """The ledger, and the things that a name may mean there, at least one."""
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        found = self._ledger.find(name)
        if not found:
            near = ", ".join(self._ledger.nearest(name))
            raise UsageError(
                "nothing in the ledger is called that", place=name.strip() or "no name",
                advice=f"nearest: {near}" if near else "no name in it is near",
            )
        return self._ledger, found
