"""How plainly the words of a draft say what a claim makes of them. Values only."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Told"]


class Told(IntEnum):
    """NOT: they say something else, or of something else. UNKNOWN: they say it, if at all, in words that no form knows.
    LOOSELY: they leave it open, and a reader says so. PLAINLY: nothing else can be meant.
    """

    NOT = 0
    UNKNOWN = 1
    LOOSELY = 2
    PLAINLY = 3
