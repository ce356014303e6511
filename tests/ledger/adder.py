"""A process that adds numbered stories and says each one it has added: what the tests kill and run beside itself.

    python adder.py PLACE FIRST COUNT
"""

from __future__ import annotations

import sys
from typing import TextIO

from copydesk.ledger.database import open_ledger
from ledger.stories import NOW, numbered


def add(place: str, first: int, count: int, out: TextIO) -> None:
    with open_ledger(place) as ledger:
        for number in range(first, first + count):
            ledger.add(numbered(number), now=NOW)
            out.write(f"{number}\n")
            out.flush()


if __name__ == "__main__":
    add(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdout)
