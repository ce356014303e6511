"""Every error that Copydesk raises on purpose. Nothing here prints or exits.

    CopydeskError               anything of ours; `str()` is one line that says what, where and what to do
    ├── UsageError              what the person asked for cannot be done as asked (unknown name, bad option value)
    ├── ConfigError             a line of copydesk.toml is not what was expected there; the command stops
    ├── SourceError             one document cannot be read; the rest of a batch goes on
    ├── ModelError              the reader's weights are missing or not what they should be
    └── LedgerError             the ledger cannot be opened or written; the command stops
"""

from __future__ import annotations

__all__ = ["ConfigError", "CopydeskError", "LedgerError", "ModelError", "SourceError", "UsageError"]


class CopydeskError(Exception):
    """An error with a place: `place` is a file, an address or an option; `advice` is what to do about it."""

    def __init__(self, message: str, *, place: str = "", advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        said = f"{self.place}: {self.message}" if self.place else self.message
        return f"{said} ({self.advice})" if self.advice else said


class UsageError(CopydeskError):
    """What the person asked for cannot be done as asked."""


class ConfigError(CopydeskError):
    """A configuration is not what it should be; `place` has file and line."""


class SourceError(CopydeskError):
    """One document cannot be read. A batch counts it and goes on."""


class ModelError(CopydeskError):
    """The reader's weights are missing, damaged or of another version."""


class LedgerError(CopydeskError):
    """The ledger cannot be opened, read or written."""
