"""Standard output and standard error: the only module that writes to them. Colour and progress only on a terminal."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import TextIO, TypeVar

import click

from copydesk.config import terminal_is_forced

__all__ = ["complain", "measured", "one_line", "paint", "progress", "remark", "write"]

T = TypeVar("T")


def one_line(text: object) -> str:
    """The text on one line, with nothing in it that could steer a terminal."""
    line = " ".join(str(text).split())
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def write(text: str) -> None:
    """The text on standard output, as it is."""
    click.echo(text, nl=False)


def remark(text: str) -> None:
    """Something besides the result, on standard error."""
    click.echo(text.rstrip("\n"), err=True)


def complain(error: object) -> None:
    """An error on standard error: always one line, always with the program's name."""
    remark(f"copydesk: {one_line(error)}")


def _terminal(stream: TextIO) -> ModuleType | None:
    """What a terminal gets, or None where the stream is surely none.

    By name and not by import: rich takes longer to start than all else that a command says, and pipes have no use for
    it. Whether the terminal takes colour is decided there.
    """
    if not stream.isatty() and not terminal_is_forced():
        return None
    return importlib.import_module("copydesk.commands.terminal")


def paint(role: str, text: str) -> str:
    """Emphasis for standard output, if it is a terminal that takes colour (NO_COLOR is respected)."""
    terminal = _terminal(sys.stdout)
    return text if terminal is None else str(terminal.paint(role, text))


def progress(outcomes: Iterable[T], word: str, *, silent: bool = False) -> Iterator[T]:
    """The outcomes as they come, with a bar on standard error where that is a terminal and standard output is not.

    `silent` says that nothing is printed meanwhile, so that there is a bar wherever standard error is a terminal.
    """
    terminal = _terminal(sys.stderr)
    yield from outcomes if terminal is None else terminal.progress(outcomes, word, silent=silent)


@contextmanager
def measured(word: str) -> Iterator[Callable[[int, int], None]]:
    """Something to tell how much is done, of how much, with a bar on standard error where that is a terminal."""
    terminal = _terminal(sys.stderr)
    if terminal is None:
        yield lambda _done, _whole: None
    else:
        with terminal.measured(word) as told:
            yield told
