"""Words that say something of a figure, and which figure of a sentence each is of. Pure; what the words are, and what
they say, is the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from copydesk.text.form import Form

__all__ = ["Cue", "Figure", "assigned"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say a part of a scope: `text[start:end]`, and what they say."""

    start: int
    end: int
    value: str | float
    sure: bool = True


class Figure(Protocol):
    """A number in a text: `text[start:end]`."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def assigned(
    text: str, cues: Sequence[Cue], figures: Sequence[Figure], *, phrase_end: Form,
    leads_on: Form | None = None,
) -> list[Cue | None]:
    """The cue of each figure of a sentence: the first in the phrase behind it, else the last before it.

    The phrase ends where `phrase_end` is found. A cue from which `leads_on` matches all up to the next figure is left
    to that one. A cue behind one figure is not before the next one too.
    """
    given: list[Cue | None] = [None] * len(figures)
    used: set[int] = set()
    for k, figure in enumerate(figures):
        high = figures[k + 1].start if k + 1 < len(figures) else len(text)
        for cue in cues:
            if not figure.end <= cue.start <= high or phrase_end.search(text[figure.end:cue.start]):
                continue
            if leads_on is not None and k + 1 < len(figures) and leads_on.match(text[cue.end:high]):
                continue
            given[k] = cue
            used.add(cue.start)
            break
    for k, figure in enumerate(figures):
        low = figures[k - 1].end if k else 0
        before = [cue for cue in cues if low <= cue.start and cue.end <= figure.start and cue.start not in used]
        if given[k] is None and before:
            given[k] = before[-1]
    return given
