"""What a found date is. A value only."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DateMention"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression of a text: `text[start:end]` are its words, in code points, half open.

    A weekday written beside the date ("Saturday, March 9", "March 9 (Sat.)") lies inside the span and is given as
    `weekday`, 0 for Monday, whether or not it fits the date. `edtf` is valid (see `valid`). Mentions never overlap:
    both ends of "March 9-10" are mentions, the second being "10".
    """

    start: int
    end: int
    edtf: str
    weekday: int | None = None
