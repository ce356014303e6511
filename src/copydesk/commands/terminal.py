"""What only a terminal gets: colours and the progress bar. Loaded by `screen` when there may be one, since rich is not
needed for output that goes into a file or another program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.style import Style

__all__ = ["measured", "paint", "progress"]

T = TypeVar("T")

#: What every role that a text format names looks like.
_STYLES = {
    "title": "bold", "label": "cyan", "quote": "italic", "doubt": "yellow", "quiet": "dim",
    "error": "bold red", "warning": "yellow", "info": "cyan", "place": "bold", "code": "dim",
    "mark": "red", "receipt": "italic", "fix": "green", "summary": "bold",
}


def _colourful(console: Console) -> bool:
    return console.is_terminal and not console.is_dumb_terminal and not console.no_color


def paint(role: str, text: str) -> str:
    """Emphasis for standard output, if it is a terminal that takes colour (NO_COLOR is respected)."""
    if role not in _STYLES or not text.strip() or not _colourful(Console(file=sys.stdout)):
        return text
    return Style.parse(_STYLES[role]).render(text)


def progress(outcomes: Iterable[T], word: str, *, silent: bool = False) -> Iterator[T]:
    """The outcomes as they come, with a bar on standard error from the second on, where that is a terminal.

    Where standard output is a terminal as well, the stories printed there are the progress, unless `silent`.
    """
    console = Console(file=sys.stderr)
    if not console.is_terminal or (sys.stdout.isatty() and not silent):
        yield from outcomes
        return
    columns = (BarColumn(), TextColumn(f"{{task.completed}} {word}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=True) as bar:
        task = bar.add_task(word, total=None, visible=False)
        for number, outcome in enumerate(outcomes):
            bar.update(task, completed=number + 1, visible=number > 0)
            yield outcome


@contextmanager
def measured(word: str) -> Iterator[Callable[[int, int], None]]:
    """Something to tell how much is done, of how much, with a bar on standard error where that is a terminal."""
    console = Console(file=sys.stderr)
    columns = (TextColumn(word), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    if not console.is_terminal:
        yield lambda _done, _whole: None
        return
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=True) as bar:
        task = bar.add_task(word, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
