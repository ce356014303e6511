"""Weaves a document's text out of runs of the file, and keeps for each run where it stands: `pieces`, exact by making.

White space is collapsed as a browser does. Knows no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.model import Piece

__all__ = ["BREAK", "Run", "collapsed", "woven"]

#: White space that does not stand as it is (any but a lone space), and marks that nobody sees: soft hyphen, zero-width
#: space, word joiner, byte order mark.
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_CUT = re.compile(rf"[ \t\n\r\f]{{2,}}|[\t\n\r\f]|[{_UNSEEN}]+")
_SPACES = " \t\n\r\f"


@dataclass(frozen=True, slots=True)
class Run:
    """Text that stands at `at` in the file letter for letter, or nowhere in it (`at` is None)."""

    text: str
    at: int | None = None


#: A line break that was asked for (`<br>`): white space around it goes, and it stays.
BREAK = Run("\n")


def collapsed(runs: Iterable[Run], *, keep_spaces: bool = False) -> list[Run]:
    """The runs of one block with white space collapsed, none at either end. `keep_spaces` is for preformatted text."""
    if keep_spaces:
        return _trimmed(list(runs))
    done: list[Run] = []
    space: Run | None = None
    for run in runs:
        if run is BREAK:
            if done:
                space = Run("\n\n") if space and "\n" in space.text else BREAK
            continue
        for part in _parts(run):
            if part.text == " ":
                # A space that stands in the file is worth more than one that does not: it carries an offset.
                if done and (space is None or (space.text == " " and space.at is None)):
                    space = part
                continue
            if space is not None:
                done.append(space)
                space = None
            done.append(part)
    return done


def _trimmed(runs: list[Run]) -> list[Run]:
    while runs and not runs[-1].text.strip(_SPACES):
        runs.pop()
    first = next((index for index, run in enumerate(runs) if run.text.strip(_SPACES)), len(runs))
    runs = runs[first:]
    if runs:
        run = runs[0]
        cut = len(run.text) - len(run.text.lstrip(_SPACES))
        runs[0] = Run(run.text[cut:], None if run.at is None else run.at + cut)
        runs[-1] = Run(runs[-1].text.rstrip(_SPACES), runs[-1].at)
    return runs


def _parts(run: Run) -> Iterator[Run]:
    """The run as words (with lone spaces between them) and single spaces."""
    text, start = run.text, 0
    for cut in _CUT.finditer(text):
        yield from _words(run, start, cut.start())
        start = cut.end()
        if cut[0][0] in _SPACES:
            literal = cut[0].rfind(" ")
            yield Run(" ", None if literal < 0 or run.at is None else run.at + cut.start() + literal)
    yield from _words(run, start, len(text))


def _words(run: Run, start: int, end: int) -> Iterator[Run]:
    def part(low: int, high: int) -> Run:
        return Run(run.text[low:high], None if run.at is None else run.at + low)

    if start < end and run.text[start] == " ":
        yield part(start, start + 1)
        start += 1
    trailing = start < end and run.text[end - 1] == " "
    if start < end - trailing:
        yield part(start, end - trailing)
    if trailing:
        yield part(end - 1, end)


def woven(blocks: Sequence[Sequence[Run]]) -> tuple[str, tuple[Piece, ...]]:
    """The blocks' text, a blank line between two, and its pieces in order, neighbours joined where they touch."""
    texts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for index, block in enumerate(blocks):
        if index:
            texts.append("\n\n")
            length += 2
        for run in block:
            texts.append(run.text)
            end = length + len(run.text)
            if run.at is not None:
                last = pieces[-1] if pieces else None
                if last and last.end == length and last.given_start + last.end - last.start == run.at:
                    pieces[-1] = Piece(last.start, end, last.given_start)
                else:
                    pieces.append(Piece(length, end, run.at))
            length = end
    return "".join(texts), tuple(pieces)
