"""A site in units: the files that are made together from one story, from one thing, or from all. Values only.

A unit's digest says what it follows from (`Ledger.digests`, the program, the site's name and address): where it is the
same, so are the unit's files, and nobody need make them again. What else is kept of a unit is its gist: what lists,
records and the front page say of it, so that these are made without it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from copydesk.ledger.base import Ledger
from copydesk.publish.site.addresses import File

__all__ = ["Gist", "Helpers", "Remembered", "Unit", "digest_of", "nothing", "packed", "unpacked"]

#: A gist, and everything in it: what JSON has.
Gist = Any
#: The gist of the unit of that key from an earlier run, if it had that digest then and its files are still there;
#: else None.
Remembered = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Helpers:
    """How many processes may make pages beside this one, and how each opens the ledger (it must pickle)."""

    count: int
    open_ledger: Callable[[], Ledger]


@dataclass(frozen=True, slots=True)
class Unit:
    """What was made of one story or thing, or one page of all. Keys come in ascending order, each once.

    `files` is None where an earlier run's are right as they are. `digest` is empty where it is not known what the files
    follow from: nobody may rely on them. `gist` is one line.
    """

    key: str
    digest: str
    files: tuple[File, ...] | None
    gist: str = ""


def nothing(_key: str, _digest: str) -> None:
    """Remembers no unit."""
    return


def packed(gist: Gist) -> str:
    """A gist as a line."""
    return json.dumps(gist, ensure_ascii=True, separators=(",", ":"))


def unpacked(line: str) -> Gist:
    """The gist of a line."""
    return json.loads(line)


def digest_of(*parts: object) -> str:
    """A digest of values that print in full."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
