"""The desk: the one place where sources, reader, ledger, checks and pages meet. Wiring only: no SQL, no patterns, no
formatting, no screen.

    sources.documents ─▶ reader.read ─▶ ledger.add           read
                                     └▶ check                check (adds nothing)
                       ledger.find ──▶ publish.dossier       dossier
    imports.readings ─▶ ledger.add                           bring_in

From Python:

    with open_ledger("newsroom.db") as ledger:
        desk = Desk(reader=load_reader(), ledger=ledger)
        for outcome in desk.read(["stories/"]):
            ...

What only some of this needs (the reader's runtime, the database, the rules, the dossier) is loaded by name when it is
asked for, so that a command starts no more than it uses. The names stand here, and all of them are tested.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from copydesk.check.finding import Finding, Severity
from copydesk.config import Settings
from copydesk.errors import CopydeskError, SourceError, UsageError
from copydesk.imports import LeftOut
from copydesk.ledger.base import Added, Ledger, Status
from copydesk.model import Document, Reading
from copydesk.publish.page import Dossier
from copydesk.sources.files import documents

__all__ = [
    "Checked", "Desk", "Dossier", "LeftOut", "Read", "Reads", "Status", "ledger_exists", "ledger_of", "load_reader",
    "open_ledger",
]


class Reads(Protocol):
    """A reader, as the desk needs it: a pure function of a document."""

    def read(self, document: Document) -> Reading:
        """What the document says."""
        ...


@dataclass(frozen=True, slots=True)
class Read:
    """A story that was read; `added` says what that did to the ledger, None where there is none to add to."""

    reading: Reading
    added: Added | None


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft that was checked, and what there is to say about it."""

    reading: Reading
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings are at error level."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def _now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """A desk with a reader, a ledger, or both. It owns neither: whoever made them closes them."""

    def __init__(
        self, *, reader: Reads | None = None, ledger: Ledger | None = None, clock: Callable[[], datetime] = _now
    ) -> None:
        self._reader = reader
        self._ledger = ledger
        self._clock = clock

    def read(
        self, paths: Sequence[str], *, stdin: BinaryIO | None = None, published: str | None = None
    ) -> Iterator[Read | SourceError]:
        """Read every document of the paths and add each to the ledger, if the desk has one, as soon as it is read.

        A document that cannot be read comes out as its error, and the rest goes on. `published` is the EDTF date of
        documents that carry none. Raises LedgerError, before which every story that came out is wholly kept.
        """
        for outcome in self._readings(paths, stdin, published):
            yield outcome if isinstance(outcome, SourceError) else self._added(outcome)

    def check(
        self, paths: Sequence[str], *, stdin: BinaryIO | None = None, published: str | None = None
    ) -> Iterator[Checked | SourceError]:
        """Check every document of the paths against itself and the ledger, if the desk has one. Adds nothing."""
        for outcome in self._readings(paths, stdin, published):
            yield outcome if isinstance(outcome, SourceError) else Checked(outcome, _check(outcome, self._ledger))

    def bring_in(self, paths: Sequence[str]) -> Iterator[Read | SourceError | LeftOut]:
        """Add what is known already: reference tables, readings, Wikidata entities (docs/import.md).

        A row that is amiss comes out as its error, what is left out on purpose as that, and the rest goes on. Without
        a ledger nothing is added. Raises LedgerError, before which every story that came out is wholly kept.
        """
        for outcome in _imported(paths):
            yield outcome if isinstance(outcome, SourceError | LeftOut) else self._added(outcome)

    def dossier(self, name: str, *, as_of: date | None = None) -> Dossier:
        """The dossier of the thing that `name` means best.

        Raises UsageError, with the nearest names, for an unknown one.
        """
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        found = self._ledger.find(name)
        if not found:
            near = ", ".join(self._ledger.nearest(name))
            raise UsageError(
                "nothing in the ledger is called that", place=name.strip() or "no name",
                advice=f"nearest: {near}" if near else "no name in it is near",
            )
        page: Dossier = importlib.import_module("copydesk.publish.dossier").dossier(
            self._ledger, self._ledger.thing(found[0].id), as_of=as_of, others=found[1:]
        )
        return page

    def _added(self, reading: Reading) -> Read | SourceError:
        try:
            return Read(reading, self._ledger.add(reading, now=self._clock()) if self._ledger else None)
        except SourceError as error:
            return error

    def _readings(
        self, paths: Sequence[str], stdin: BinaryIO | None, published: str | None
    ) -> Iterator[Reading | SourceError]:
        if self._reader is None:
            raise UsageError("this desk has no reader")
        for document in documents(paths, stdin=stdin or io.BytesIO(), published=published):
            yield document if isinstance(document, SourceError) else _attempted(self._reader, document)


def _check(draft: Reading, ledger: Ledger | None) -> tuple[Finding, ...]:
    """What the rules find. By name and not by import: reading has no use for them."""
    findings: tuple[Finding, ...] = importlib.import_module("copydesk.check.engine").check(draft, ledger)
    return findings


def _imported(paths: Sequence[str]) -> Iterator[Reading | SourceError | LeftOut]:
    """What files hold that is known already. By name and not by import: only `bring_in` has use for it."""
    found: Iterator[Reading | SourceError | LeftOut] = importlib.import_module("copydesk.imports.files").readings(paths)
    return found


def _attempted(reader: Reads, document: Document) -> Reading | SourceError:
    """The reading, or what went wrong with it: a document that trips the reader up is no reason to leave the others."""
    try:
        return reader.read(document)
    except CopydeskError:
        raise
    except Exception as error:
        said = f"the reader fails on it: {type(error).__name__}: {error}"
        return SourceError(said, place=document.place or document.id, advice="a mistake in Copydesk; please report it")


def open_ledger(where: str | Path) -> Ledger:
    """Open the ledger at a path or address; a file that is not there is made. Raises LedgerError.

    By name and not by import: what it stands on takes a second to start, and a desk may have no ledger.
    """
    ledger: Ledger = importlib.import_module("copydesk.ledger.database").open_ledger(where)
    return ledger


def ledger_exists(settings: Settings) -> bool:
    """False where the ledger is a file that is not there (yet). A server's is taken to exist until opening it fails."""
    file = settings.ledger_file
    return file is None or file.exists()


def ledger_of(settings: Settings) -> Ledger:
    """Open the settings' ledger; a file that is not there is made. Raises LedgerError."""
    return open_ledger(settings.ledger)


def load_reader() -> Reads:
    """The reader that ships with Copydesk. Raises ModelError.

    By name and not by import: its runtime takes longer to start than all the rest, and pages have no use for it.
    """
    reader: Reads = importlib.import_module("copydesk.reader.pipeline").Reader.load()
    return reader
