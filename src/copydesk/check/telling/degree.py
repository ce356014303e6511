"""How plainly the words of a draft say what a claim makes of them. Values only."""

from __future__ import annotations

from enum import IntEnum

__all__ = ["Told"]


class Told(IntEnum):
    """NOT: they say something else, or of something else. HARDLY: the forms of words take them so, which a very sure
    reader may know better. UNKNOWN: they say it, if at all, in words that no form knows. LOOSELY: they leave it open, and
    a reader says so. PLAINLY: nothing else can be meant.
    """

    NOT = 0
    HARDLY = 1
    UNKNOWN = 2
    LOOSELY = 3
    PLAINLY = 4
