"""Cuts a long token sequence into windows that the encoder can hold, and says whose vector each token takes. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.text.segment import Segmentation

__all__ = ["Window", "windows_of"]

#: Pieces of one window without its two marks. The encoder's positions end at 512.
LIMIT = 440
#: Pieces of context on either side of a window's own tokens.
CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `first` to `last` are shown to the encoder; `own_first` to `own_last` take their vectors from it."""

    first: int
    last: int
    own_first: int
    own_last: int


def windows_of(segmentation: Segmentation, pieces: Sequence[tuple[int, ...]]) -> list[Window]:
    """Balanced windows that end at sentence ends where they can; every token is some window's own, once."""
    total = sum(map(len, pieces))
    if not pieces:
        return []
    if total <= LIMIT + 2 * CONTEXT:
        return [Window(0, len(pieces), 0, len(pieces))]
    count = -(-total // LIMIT)
    target = total / count
    cuts = [0]
    filled = 0.0
    for sentence in segmentation.sentences:
        for low in range(sentence.first, sentence.last, 64):
            high = min(low + 64, sentence.last)
            size = sum(map(len, pieces[low:high]))
            if filled and filled + size > target + 30:
                cuts.append(low)
                filled = 0.0
            filled += size
    cuts.append(len(pieces))
    windows = []
    for own_first, own_last in itertools.pairwise(cuts):
        first, last = own_first, own_last
        room = min(CONTEXT, (LIMIT + 2 * CONTEXT - sum(map(len, pieces[own_first:own_last]))) // 2)
        left = right = room
        while first > 0 and len(pieces[first - 1]) <= left:
            first -= 1
            left -= len(pieces[first])
        while last < len(pieces) and len(pieces[last]) <= right:
            right -= len(pieces[last])
            last += 1
        windows.append(Window(first, last, own_first, own_last))
    return windows
