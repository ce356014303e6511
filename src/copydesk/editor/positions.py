"""Places in a text as language servers count them: lines from 0, characters in the code units of an encoding. Pure.

A line ends at \\r\\n, \\n or \\r and nowhere else: not at a form feed, not at U+2028.
"""

from __future__ import annotations

import re
from bisect import bisect_right

__all__ = ["Lines"]

_LINE_END = re.compile(r"\r\n|\n|\r")
#: Of a code point: how many units it takes, by the protocol's name of the encoding.
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Lines:
    """The lines of a text. `encoding` is utf-16, which every client knows, or what client and server agreed on."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._codec, self._size = _CODECS[encoding]
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(match.end() for match in ends)]
        self._ends = [*(match.start() for match in ends), len(text)]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and character of a code point; one inside a line break is at the end of its line."""
        offset = max(0, min(offset, len(self._text)))
        line = bisect_right(self._starts, offset) - 1
        return line, self._units(self._text[self._starts[line] : min(offset, self._ends[line])])

    def offset(self, line: int, character: int) -> int:
        """The code point at a position. Past the end of a line is its end, past the last line the end of the text;
        within a code point is its beginning.
        """
        if line >= len(self._starts):
            return len(self._text)
        low, high = self._starts[line], self._ends[line]
        encoded = self._text[low:high].encode(self._codec, "surrogatepass")[: character * self._size]
        return low + len(encoded.decode(self._codec, "ignore"))

    def end_of_line(self, offset: int) -> int:
        """The code point after the last of the line that `offset` is in, before its line break."""
        return self._ends[bisect_right(self._starts, offset) - 1]

    def _units(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._size
