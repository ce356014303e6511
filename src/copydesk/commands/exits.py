"""Exit codes of every command."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Exit"]


class Exit(IntEnum):
    """What `copydesk` tells the shell."""

    CLEAN = 0
    """Done, and nothing is wrong."""
    FINDINGS = 1
    """Done, and `check` has something to say at error level."""
    FAILED = 2
    """Copydesk could not do all it was asked; what it could not do is on stderr."""
    INTERRUPTED = 130
    """Ctrl-C."""
    NOBODY_READS = 141
    """Whatever read the output went away (`copydesk show … | head`)."""
