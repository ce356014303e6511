"""The desk: the one place where sources, reader, ledger, checks and pages meet. Wiring only: no SQL, no patterns, no
formatting, no screen.

    sources.documents ─▶ reader.read ─▶ ledger.add           read
                                     └▶ check                check (adds nothing)
                       publishing                            dossier, disputes, brief, claims, wikidata
                       ledger ──────▶ publish.site           site
    imports.readings ─▶ ledger.add                           bring_in
    meaning ─▶ ledger.judge, retract, correct, undo, log     same, differ, retract, correct, undo, log
                       ledger.entries ▶ records.ranking      records

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
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from copydesk.check.claims.claim_verdict import ClaimVerdict
from copydesk.check.finding import Finding, Severity, Suppressed
from copydesk.check.rule import Plan, Rule
from copydesk.config import Settings
from copydesk.configuration import Configuration
from copydesk.errors import CopydeskError, SourceError, UsageError
from copydesk.imports import LeftOut
from copydesk.ledger.base import Action, Added, Decision, Entry, Event, Identity, Ledger, Status
from copydesk.meaning import target_meant, thing_meant, value_meant
from copydesk.model import Document, Reading
from copydesk.publish.brief.values import Brief
from copydesk.publish.page import Disputes, Dossier
from copydesk.publish.site.units import Helpers, Unit
from copydesk.publishing import Publishing
from copydesk.records.leads import Lead, Watches
from copydesk.records.ranking import Ranking
from copydesk.sources.files import document_in_hand, documents

__all__ = [
    "Brief", "Checked", "Decision", "Desk", "Disputes", "Dossier", "Entry", "Event", "Identity", "Lead", "LeftOut",
    "Ranking", "Read", "Reads", "Status", "helpers_of", "ledger_exists", "ledger_of", "load_reader", "open_ledger",
    "plan_of", "rules", "starter_tables",
]


#: How many sources of an import share a transaction: other writers wait for a fraction of a second.
_AT_ONCE = 50


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
    """A draft that was checked, and what there is to say about it; the verdicts only where they were asked for."""

    reading: Reading
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    verdicts: tuple[ClaimVerdict, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings are at error level."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def _now() -> datetime:
    return datetime.now(UTC)


class Desk(Publishing):
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
        self, paths: Sequence[str], *, stdin: BinaryIO | None = None, published: str | None = None,
        plan: Plan | None = None, leave_out: Callable[[str], bool] = lambda path: False, verdicts: bool = False,
    ) -> Iterator[Checked | SourceError]:
        """Check every document of the paths against itself and the ledger, if the desk has one. Adds nothing.

        `plan` is what runs (None: what is on by default); a file that `leave_out` says yes to is not opened; `verdicts`
        asks for the verdict on every claim too.
        """
        for outcome in self._readings(paths, stdin, published, leave_out):
            if isinstance(outcome, SourceError):
                yield outcome
                continue
            checked = _checked(outcome, self._ledger, plan)
            yield replace(checked, verdicts=_verdicts(outcome, self._ledger)) if verdicts else checked

    def check_text(
        self, text: str, *, place: str, media_type: str, plan: Plan | None = None
    ) -> Checked | SourceError:
        """Check a text that is in no file yet, or no longer as it is there: what an editor shows. `place` is its name,
        `media_type` text/markdown, text/html or text/plain.
        """
        if self._reader is None:
            raise UsageError("this desk has no reader")
        try:
            document = document_in_hand(text, place=place, media_type=media_type)
        except SourceError as error:
            return error
        outcome = _attempted(self._reader, document)
        return outcome if isinstance(outcome, SourceError) else _checked(outcome, self._ledger, plan)

    def bring_in(self, paths: Sequence[str]) -> Iterator[Read | SourceError | LeftOut]:
        """Add what is known already: reference tables, readings, Wikidata entities (docs/import.md).

        A row that is amiss comes out as its error, what is left out on purpose as that, and the rest goes on. Without
        a ledger nothing is added. `added` says nothing of single claims. Raises LedgerError, before which every story
        that came out is wholly kept.
        """
        outcomes = _imported(paths)
        while some := list(islice(outcomes, _AT_ONCE)):
            found = tuple(outcome for outcome in some if isinstance(outcome, Reading))
            kept = iter(self._ledger.add_many(found, now=self._clock()) if self._ledger else (None,) * len(found))
            for outcome in some:
                if isinstance(outcome, Reading):
                    added = next(kept)
                    yield added if isinstance(added, SourceError) else Read(outcome, added)
                else:
                    yield outcome

    def site(
        self, *, name: str, address: str = "", remembered: Callable[[str, str], str | None] = lambda key, digest: None,
        helpers: Helpers | None = None, progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Iterator[Unit]:
        """The whole ledger as the units of a web site called `name`, one at a time; `address` is where it will be.

        A unit that is `remembered`, by its key and digest, is not made again (`publish.site.whole.units`). `helpers`
        make pages beside this process. `progress` is told how many of how many things and stories are done. Raises
        LedgerError.
        """
        made: Iterator[Unit] = importlib.import_module("copydesk.publish.site.whole").units(
            self._kept(), name=name, address=address, remembered=remembered, helpers=helpers, progress=progress
        )
        return made

    def same(self, one: str, other: str, *, author: str, reason: str) -> Decision:
        """Judge that two names or ids mean one thing. Raises UsageError for a name that is unknown or several things'.

        A name may carry what tells it from its namesakes: "Kim Hee-won (Vincenzo)". It wins over what the ledger works
        out by itself, until `undo`.
        """
        return self._judged(Action.SAME, one, other, author, reason)

    def differ(self, one: str, other: str, *, author: str, reason: str) -> Decision:
        """Judge that two names or ids mean two things: the second is taken away from the first. As `same`."""
        return self._judged(Action.DIFFER, one, other, author, reason)

    def retract(self, what: str, *, author: str, reason: str) -> Decision:
        """Take a claim (its id or how that begins), a story (id or address) or an outlet (name) out of the answers.

        Raises LedgerError for what is not there, UsageError for what is retracted already.
        """
        ledger = self._kept()
        target, on = target_meant(ledger, what)
        return ledger.retract(target, on, author=author, reason=reason, now=self._clock())

    def correct(self, claim_id: str, value: str, *, author: str, reason: str) -> Decision:
        """Put another value in a claim's place: a date, a number, words, or a thing by its name or id.

        Raises LedgerError for an unknown id, UsageError for a value that the claim's predicate does not take.
        """
        ledger = self._kept()
        entry = ledger.claim(claim_id)
        meant = value_meant(ledger, entry, value)
        return ledger.correct(entry.claim_id, meant, author=author, reason=reason, now=self._clock())

    def undo(self, decision_id: str, *, author: str, reason: str) -> Decision:
        """Take a decision back. Raises LedgerError for an unknown id, UsageError for what is undone already."""
        return self._kept().undo(decision_id, author=author, reason=reason, now=self._clock())

    def log(self, name: str | None = None, *, as_of: date | None = None, limit: int = 100) -> tuple[Event, ...]:
        """What happened to the ledger, or to what it knows of one thing, the latest first."""
        ledger = self._kept()
        thing = None if name is None else thing_meant(ledger, name)
        return ledger.log(thing=thing, as_of=as_of, limit=limit)

    def identity(self, name: str, *, as_of: date | None = None) -> Identity:
        """What the thing that `name` means is made of, and what is kept apart from it, with reasons."""
        ledger = self._kept()
        return ledger.identity(thing_meant(ledger, name), as_of=as_of)

    def _judged(self, action: Action, one: str, other: str, author: str, reason: str) -> Decision:
        ledger = self._kept()
        pair = thing_meant(ledger, one), thing_meant(ledger, other)
        return ledger.judge(action, *pair, author=author, reason=reason, now=self._clock())

    def _kept(self) -> Ledger:
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        return self._ledger

    def leads(
        self, group: str = "", *, area: str = "nationwide", statistic: str = "average", since: date | None = None,
        until: date | None = None,
    ) -> tuple[Lead, ...]:
        """What became newsworthy from `since` to `until`, newest first: in a group, or (none named) in every group by
        which a show is known. Raises UsageError for a group, area or statistic that is not known, naming what is.
        """
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        asking = importlib.import_module("copydesk.records.asking")
        found: tuple[Lead, ...] = importlib.import_module("copydesk.records.newsworthy").leads_of(
            self._ledger, group=group, measure=asking.measure_named(area=area, statistic=statistic), since=since,
            until=until,
        )
        return found

    def watching(self) -> Watches:
        """Watches the ledger from now on: `arrived(added)` says what a story that was read made newsworthy."""
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        found: Watches = importlib.import_module("copydesk.records.newsworthy").Watching(self._ledger)
        return found

    def records(
        self, group: str = "", *, measure: str = "audience_rating", area: str = "nationwide",
        statistic: str = "average", company: str | None = None, base: str | None = None, as_of: date | None = None,
        known_by: date | None = None,
    ) -> Ranking:
        """The ranking of a group (all dramas, where none is named) by a measure; `as_of` is a day of broadcast.

        Raises UsageError for a group, measure, area, statistic, company or base that is not known, naming what is.
        """
        if self._ledger is None:
            raise UsageError("this desk has no ledger to look in")
        asking = importlib.import_module("copydesk.records.asking")
        exact = asking.measure_named(measure, area=area, statistic=statistic, company=company, base=base)
        ranking: Ranking = asking.ranking(
            self._ledger, group=group, measure=exact, as_of=as_of, known_by=known_by
        )
        return ranking

    def _added(self, reading: Reading) -> Read | SourceError:
        try:
            return Read(reading, self._ledger.add(reading, now=self._clock()) if self._ledger else None)
        except SourceError as error:
            return error

    def _readings(
        self, paths: Sequence[str], stdin: BinaryIO | None, published: str | None,
        leave_out: Callable[[str], bool] = lambda path: False,
    ) -> Iterator[Reading | SourceError]:
        if self._reader is None:
            raise UsageError("this desk has no reader")
        for document in documents(paths, stdin=stdin or io.BytesIO(), published=published, leave_out=leave_out):
            yield document if isinstance(document, SourceError) else _attempted(self._reader, document)


def _checked(draft: Reading, ledger: Ledger | None, plan: Plan | None) -> Checked:
    """What the rules find. By name and not by import: reading has no use for them."""
    said = importlib.import_module("copydesk.check.engine").examine(draft, ledger, plan or plan_of())
    return Checked(draft, said.findings, said.suppressed)


def _verdicts(draft: Reading, ledger: Ledger | None) -> tuple[ClaimVerdict, ...]:
    """The verdict on every claim. By name and not by import, as above."""
    room = importlib.import_module("copydesk.check.claims.claim_verdicts")
    said: tuple[ClaimVerdict, ...] = room.verdicts(draft, ledger)
    return said


def plan_of(
    configuration: Configuration | None = None, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Plan:
    """Which checks run, and how: what a configuration says, and in place of that what was asked for beside it.

    Raises UsageError or ConfigError for a word that names no check.
    """
    configuration = configuration or Configuration()
    plan: Plan = importlib.import_module("copydesk.check.plan").plan(
        rules(), configuration, select=select, ignore=ignore
    )
    return plan


def rules() -> tuple[Rule, ...]:
    """Every check there is, by code. By name and not by import, as above."""
    found: tuple[Rule, ...] = importlib.import_module("copydesk.check.rules").RULES
    return found


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


def open_ledger(where: str | Path, *, create: bool = True) -> Ledger:
    """Open the ledger at a path or address; one that is not there is made, if it may be. Raises LedgerError.

    By name and not by import: what it stands on takes a second to start, and a desk may have no ledger.
    """
    ledger: Ledger = importlib.import_module("copydesk.ledger.database").open_ledger(where, create=create)
    return ledger


def ledger_exists(settings: Settings) -> bool:
    """False where the ledger is a file that is not there (yet). A server's is taken to exist until opening it fails."""
    file = settings.ledger_file
    return file is None or file.exists()


def ledger_of(settings: Settings, *, create: bool = True) -> Ledger:
    """Open the settings' ledger; one that is not there is made, if it may be. Raises LedgerError."""
    return open_ledger(settings.ledger, create=create)


def helpers_of(settings: Settings, count: int) -> Helpers:
    """So many processes that may make pages of the settings' ledger beside this one (`Desk.site`)."""
    return Helpers(count, partial(ledger_of, settings, create=False))


def starter_tables() -> str:
    """The folder of the tables that ship with Copydesk, for `Desk.bring_in`: what a new desk may begin with."""
    return str(resources.files("copydesk").joinpath("data", "starter"))


def load_reader() -> Reads:
    """The reader that ships with Copydesk. Raises ModelError.

    By name and not by import: its runtime takes longer to start than all the rest, and pages have no use for it.
    """
    reader: Reads = importlib.import_module("copydesk.reader.pipeline").Reader.load()
    return reader
