"""Standard output and standard error: the only module that writes to them. Colour and progress only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.style import Style

__all__ = ["complain", "one_line", "paint", "progress", "remark", "write"]

T = TypeVar("T")

#: What every role that a text format names looks like.
_STYLES = {
    "title": "bold", "label": "cyan", "quote": "italic", "doubt": "yellow", "quiet": "dim",
    "error": "bold red", "warning": "yellow", "info": "cyan", "place": "bold", "code": "dim",
    "mark": "red", "receipt": "italic", "fix": "green", "summary": "bold",
}


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


def _colourful(console: Console) -> bool:
    return console.is_terminal and not console.is_dumb_terminal and not console.no_color


def paint(role: str, text: str) -> str:
    """Emphasis for standard output, if it is a terminal that takes colour (NO_COLOR is respected)."""
    if role not in _STYLES or not text.strip() or not _colourful(Console(file=sys.stdout)):
        return text
    return Style.parse(_STYLES[role]).render(text)


def progress(outcomes: Iterable[T], word: str) -> Iterator[T]:
    """The outcomes as they come, with a bar on standard error from the second on, where that is a terminal.

    Where standard output is a terminal as well, the stories printed there are the progress.
    """
    console = Console(file=sys.stderr)
    if not console.is_terminal or sys.stdout.isatty():
        yield from outcomes
        return
    columns = (BarColumn(), TextColumn(f"{{task.completed}} {word}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=True) as bar:
        task = bar.add_task(word, total=None, visible=False)
        for number, outcome in enumerate(outcomes):
            bar.update(task, completed=number + 1, visible=number > 0)
            yield outcome
