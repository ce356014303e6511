"""Every setting of Copydesk, once. The only module that looks at the environment; it opens and creates nothing.

One order for all of them: a flag wins over the environment, the environment over `copydesk.toml` (which
`configuration.py` reads), and that over the default.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from copydesk.errors import ConfigError

__all__ = ["LEDGER_VARIABLE", "Settings", "settings", "terminal_is_forced"]

LEDGER_VARIABLE = "COPYDESK_LEDGER"
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of Copydesk is told from outside: `ledger` is a file's path or a database URL."""

    ledger: str

    @property
    def ledger_file(self) -> Path | None:
        """The ledger's file, or None where it is a database of a server."""
        if self.ledger.startswith(_SQLITE):
            return Path(self.ledger.removeprefix(_SQLITE))
        return None if "://" in self.ledger else Path(self.ledger)


def settings(
    *, ledger: str | None = None, configured: str | None = None, found_at: str = "",
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """The settings of this run: `ledger` is the flag, `configured` what a configuration says (None where neither does).
    Empty values count as not given.

    `found_at` is where the configuration's ledger stands, if nobody named that file and it was found above a draft.
    Raises ConfigError where such a one sends this run to a server: a stranger's folder must not make anybody connect.
    """
    named = ledger or environment.get(LEDGER_VARIABLE)
    if named:
        return Settings(ledger=named)
    if configured:
        settled = Settings(ledger=configured)
        if found_at and settled.ledger_file is None:
            raise ConfigError(
                "a configuration that was found beside a draft may name a file as its ledger, and no server",
                place=found_at, advice=f"say --ledger, {LEDGER_VARIABLE} or --config",
            )
        return settled
    return Settings(ledger=str(platformdirs.user_data_path("copydesk", appauthor=False) / "ledger.db"))


def terminal_is_forced(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether output may be meant for a terminal though it does not go to one; rich, which knows these, has the say."""
    return any(environment.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))
