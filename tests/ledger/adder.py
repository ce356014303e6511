"""A process that adds numbered stories and says each one it has added: what the tests kill and run beside itself.

Forked, so that it need not import first; no connection is open in the process that forks.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TextIO

from copydesk.ledger.database import open_ledger
from ledger.stories import NOW, numbered


def add(place: str, numbers: Iterable[int], out: TextIO) -> None:
    """Add these stories; a line for each, with its number and what adding it did."""
    with open_ledger(place) as ledger:
        for number in numbers:
            added = ledger.add(numbered(number), now=NOW)
            out.write(f"{number} {added.status} {added.revision}\n")
            out.flush()


def fork(place: str, numbers: Iterable[int]) -> tuple[int, TextIO]:
    """A process that adds these stories: its id, and what it says."""
    ours, theirs = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.close(ours)
            with os.fdopen(theirs, "w") as out:
                add(place, numbers, out)
            status = 0
        finally:
            os._exit(status)
    os.close(theirs)
    return process, os.fdopen(ours)
