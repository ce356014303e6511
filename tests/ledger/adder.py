"""A process that adds numbered stories and says each one it has added: what the tests kill and run beside itself.

    python adder.py PLACE FIRST COUNT
"""

from __future__ import annotations

import sys

from copydesk.ledger.database import open_ledger
from ledger.stories import NOW, numbered


def main(place: str, first: str, count: str) -> None:
    with open_ledger(place) as ledger:
        for number in range(int(first), int(first) + int(count)):
            ledger.add(numbered(number), now=NOW)
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
