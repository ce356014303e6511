"""Who makes the units: this process, and for a large site others beside it. What is made and in which order does not
depend on how many they are.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TypeVar

from copydesk.ledger.base import Ledger
from copydesk.publish.site.making import Task, made
from copydesk.publish.site.setting import Setting
from copydesk.publish.site.units import Helpers, Unit

__all__ = ["Makers"]

T = TypeVar("T")

#: Tasks that this process does by itself before it asks for help: to start a process takes as long as some.
_ALONE = 12
#: Tasks, and gaps between them, that are looked at ahead, for each process: so many units at most are in memory.
_AHEAD = 4


class Makers:
    """Makes the units of tasks, in their order. Close it: helpers end with it. May raise LedgerError."""

    def __init__(self, ledger: Ledger, setting: Setting, helpers: Helpers | None) -> None:
        self._ledger = ledger
        self._setting = setting
        self._helpers = helpers if helpers is not None and helpers.count > 0 else None
        self._pool: ProcessPoolExecutor | None = None
        self._done = 0

    def __enter__(self) -> Makers:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def through(self, some: Iterable[tuple[T, Task | None]]) -> Iterator[tuple[T, tuple[Unit, ...]]]:
        """Each of these with the units of its task, none where it has no task."""
        waiting: deque[tuple[T, Task | None, Future[tuple[Unit, ...]] | None]] = deque()
        room = 1 if self._helpers is None else self._helpers.count * _AHEAD
        for one, task in some:
            waiting.append((one, task, self._given(task)))
            while waiting and (len(waiting) >= room or waiting[0][2] is None):
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(
        self, waiting: deque[tuple[T, Task | None, Future[tuple[Unit, ...]] | None]]
    ) -> tuple[T, tuple[Unit, ...]]:
        one, task, future = waiting.popleft()
        if future is not None:
            return one, future.result()
        return one, () if task is None else made(self._ledger, self._setting, task)

    def _given(self, task: Task | None) -> Future[tuple[Unit, ...]] | None:
        """What a helper will give for the task; None where this process does it, in its turn."""
        if task is None or self._helpers is None:
            return None
        if self._done < _ALONE:
            self._done += 1
            return None
        if self._pool is None:
            # Not forked: a child must not have its parent's connection to a database.
            self._pool = ProcessPoolExecutor(
                self._helpers.count, multiprocessing.get_context("spawn"), _begin,
                (self._helpers.open_ledger, self._setting),
            )
        return self._pool.submit(_help, task)


@dataclass(frozen=True, slots=True)
class _Helper:
    """What a helping process holds open as long as it lives."""

    ledger: Ledger
    setting: Setting
    held: ExitStack


_here: list[_Helper] = []


def _begin(open_ledger: Callable[[], Ledger], setting: Setting) -> None:
    # Whoever interrupts the program means the process that was started; it ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    held = ExitStack()
    ledger = held.enter_context(open_ledger())
    # One moment for all tasks: what things are called is asked once.
    held.enter_context(ledger.snapshot())
    _here.append(_Helper(ledger, setting, held))


def _help(task: Task) -> tuple[Unit, ...]:
    return made(_here[-1].ledger, _here[-1].setting, task)
