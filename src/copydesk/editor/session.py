"""One editor's session: which configuration and ledger a draft is checked with, and the reader that checks it. Knows no
protocol. Everything here happens on one thread: a ledger belongs to the thread that opened it.
"""

from __future__ import annotations

import os.path
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from copydesk.check.baseline import baseline_from, name_beside
from copydesk.check.render.located import file_name
from copydesk.check.rule import Plan
from copydesk.config import Settings, settings
from copydesk.configuration import Configuration, found, load
from copydesk.desk import Checked, Desk, Reads, ledger_exists, ledger_of, plan_of
from copydesk.editor.remembered import Remembered, file_stamp
from copydesk.errors import ConfigError, CopydeskError, LedgerError, UsageError
from copydesk.ledger.base import Ledger

__all__ = ["Options", "Session", "options_from"]

#: How long what a server said may be taken for what it would say: saving a draft asks anew in any case.
_SERVER_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor's own settings say. `ledger`, `select` and `ignore` stand in place of the configuration's."""

    ledger: str | None = None
    config: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    delay_ms: int = 150


def options_from(said: object, base: Options, folder: Path = Path()) -> Options:
    """The options that an editor sends, over those the server was started with; nothing sent changes nothing.

    Paths are seen from `folder`, the workspace's: where an editor starts its servers is its own affair, and no shell
    has put the home folder in the place of `~`. Raises UsageError, naming the setting and what was expected.
    """
    if said is None or said == []:  # Lua has one empty table for both
        return base
    if not isinstance(said, Mapping):
        raise UsageError("settings are not an object", place="copydesk", advice='send {"ledger": "desk.db"}')
    known = {"ledger", "config", "select", "ignore", "delayMs"}
    for name in said:
        if name not in known:
            raise UsageError(f'no setting is called "{name}"', place="copydesk", advice="one of " + ", ".join(known))
    delay = said.get("delayMs", base.delay_ms)
    if not isinstance(delay, int) or isinstance(delay, bool) or not 0 <= delay <= 60_000:
        raise UsageError("delayMs is not a number of milliseconds", place="copydesk", advice="expected 0 to 60000")
    config = _path(said, "config", folder)
    return Options(
        ledger=_path(said, "ledger", folder) or base.ledger,
        config=Path(config) if config else base.config,
        select=_texts(said, "select") or base.select,
        ignore=_texts(said, "ignore") or base.ignore,
        delay_ms=delay,
    )


def _path(said: Mapping[object, object], name: str, folder: Path) -> str | None:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{name} is not a string", place="copydesk", advice="expected a string")
    if not value or "://" in value:
        return value or None
    return str(folder / os.path.expanduser(value))


def _texts(said: Mapping[object, object], name: str) -> tuple[str, ...]:
    value = said.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise UsageError(f"{name} is not a list of strings", place="copydesk", advice='expected ["L001"]')
    return tuple(value)


@dataclass
class Session:
    """Checks texts as they are typed. `load_reader` is asked once, for the first of them; `tell` says what a person
    should know and no draft is wrong about, each line once: aloud (True) where what somebody named cannot be had.
    A draft without a file is taken to lie in `folder`.
    """

    load_reader: Callable[[], Reads]
    options: Options = field(default_factory=Options)
    tell: Callable[[str, bool], None] = lambda said, aloud: None
    folder: Path = field(default_factory=Path)
    clock: Callable[[], float] = time.monotonic
    _reader: Reads | None = None
    _ledgers: dict[str, Remembered] = field(default_factory=dict)
    _configurations: dict[Path, tuple[tuple[int, int], Configuration]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    def check(self, text: str, *, place: str, media_type: str) -> Checked | CopydeskError | None:
        """What there is to say about a text, or why it cannot be checked; None where it is left out or has no words.

        `place` is the file's path, or a name where there is no file.
        """
        if not text.strip("\ufeff \t\r\n"):
            return None
        try:
            configuration = self._configuration(place)
            if configuration.excludes(place):
                return None
            plan = plan_of(configuration, select=self.options.select, ignore=self.options.ignore)
            outcome = self._checked(text, place, media_type, configuration, plan)
            if not isinstance(outcome, Checked):
                return outcome
            if outcome.reading.note:
                self._say(f"{place}: {outcome.reading.note}")
            return _without_baseline(outcome, configuration)
        except CopydeskError as error:
            return error

    def learn(self) -> None:
        """Ask every ledger anew from here on, whatever was asked before."""
        for ledger in self._ledgers.values():
            ledger.refresh(anyway=True)

    def _checked(
        self, text: str, place: str, media_type: str, configuration: Configuration, plan: Plan
    ) -> Checked | CopydeskError:
        if self._reader is None:
            self._reader = self.load_reader()
        chosen = settings(
            ledger=self.options.ledger, configured=configuration.ledger_address, found_at=configuration.ledger_found_at
        )
        ledger = self._ledger(chosen)
        try:
            return Desk(reader=self._reader, ledger=ledger).check_text(
                text, place=place, media_type=media_type, plan=plan
            )
        except LedgerError as error:
            # A ledger that is busy or broken is no reason to say nothing of what the draft itself shows.
            self._say(f"checked against itself alone: {error}", aloud=True)
            self._forget(chosen.ledger)
            return Desk(reader=self._reader).check_text(text, place=place, media_type=media_type, plan=plan)

    def _ledger(self, chosen: Settings) -> Ledger | None:
        """The ledger, opened once; None where there is none yet or it cannot be opened, which is told."""
        known = self._ledgers.get(chosen.ledger)
        if known is not None:
            known.refresh()
            return cast("Ledger", known)
        if not ledger_exists(chosen):
            named = chosen != settings(environment={})
            where = Path(chosen.ledger_file or "").absolute()
            self._say(f"no ledger at {where} yet: drafts are checked against themselves alone", aloud=named)
            return None
        try:
            opened = Remembered(ledger_of(chosen, create=False), self._stamp(chosen))
        except LedgerError as error:
            self._say(f"checked against itself alone: {error}", aloud=True)
            return None
        self._ledgers[chosen.ledger] = opened
        return cast("Ledger", opened)

    def _stamp(self, chosen: Settings) -> Callable[[], object]:
        """What tells that a ledger changed: of a file its own state; of a server, which is not asked, the time."""
        file = chosen.ledger_file
        return (lambda: self.clock() // _SERVER_SECONDS) if file is None else (lambda: file_stamp(file))

    def _forget(self, address: str) -> None:
        ledger = self._ledgers.pop(address, None)
        if ledger is not None:
            ledger.close()

    def _configuration(self, place: str) -> Configuration:
        """The draft's configuration, read again only where the file changed. Raises ConfigError."""
        path = self.options.config or found((self.folder / place).parent)
        if path is None:
            return Configuration()
        try:
            status = path.stat()
        except OSError as error:
            raise ConfigError(error.strerror or str(error), place=str(path), advice="check the path") from None
        stamp = (status.st_mtime_ns, status.st_size)
        known = self._configurations.get(path)
        if known is None or known[0] != stamp:
            known = (stamp, load(path, named=self.options.config is not None))
            self._configurations[path] = known
        return known[1]

    def _say(self, said: str, *, aloud: bool = False) -> None:
        if said not in self._told:
            self._told.add(said)
            self.tell(said, aloud)

    def close(self) -> None:
        """Close every ledger."""
        for address in list(self._ledgers):
            self._forget(address)


def _without_baseline(checked: Checked, configuration: Configuration) -> Checked:
    """The findings that the configuration's baseline does not have; all of them where there is no such file yet."""
    path = configuration.baseline_path
    if path is None or not path.is_file():
        return checked
    known = baseline_from(path.read_text("utf-8", "replace"), place=str(path))
    document = checked.reading.document
    new, old = known.split(name_beside(file_name(document), path), document, checked.findings)
    return replace(checked, findings=new, suppressed=(*checked.suppressed, *old))


