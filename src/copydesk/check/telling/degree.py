"""How plainly the words of a draft say what a claim makes of them. Values only."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Told"]


class Told(IntEnum):
    """NOT: they say something else, or of something else. LOOSELY: they leave it open, and a reader says so.
    PLAINLY: nothing else can be meant.
    """

    NOT = 0
    LOOSELY = 1
    PLAINLY = 2
