"""Records of a CSV file (RFC 4180) with the line that each begins on, one at a time. A bad one harms no other.

Bounded: a record has at most so many bytes and lines, so that a quotation mark that is never closed costs one record
and not the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from copydesk.errors import SourceError

__all__ = ["records"]

_BYTES = 65536
_LINES = 50
_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def records(path: Path, place: str) -> Iterator[tuple[int, list[str]] | SourceError]:
    """Each record as (line number from 1, cells), or the error of a record that is none. Empty lines are no records.

    Raises SourceError where the file cannot be read at all.
    """
    try:
        with path.open("rb") as file:
            yield from _records(file, place)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}", place=place) from error


def _records(file: BinaryIO, place: str) -> Iterator[tuple[int, list[str]] | SourceError]:
    number = 0
    waiting: list[bytes] = []
    while True:
        line = waiting.pop(0) if waiting else file.readline(_BYTES + 1)
        if not line:
            return
        number += 1
        if number == 1:
            if line.startswith(_OTHER_MARKS):
                raise SourceError("is UTF-16, not UTF-8", place=place, advice="save it as CSV UTF-8")
            line = line.removeprefix(_MARK)
        if len(line) > _BYTES:
            yield SourceError(f"a line of more than {_BYTES} bytes", place=f"{place}:{number}")
            while line and not line.endswith(b"\n"):
                line = file.readline(_BYTES + 1)
            continue
        # An odd number of quotation marks leaves a cell open, which goes on in the next line.
        more: list[bytes] = []
        open_cell = line.count(b'"') % 2 == 1
        while open_cell and len(more) < _LINES:
            following = waiting.pop(0) if waiting else file.readline(_BYTES + 1)
            if not following:
                break
            more.append(following)
            open_cell = following.count(b'"') % 2 == 0
        if open_cell:
            waiting = more + waiting
            yield SourceError("a quotation mark is never closed", place=f"{place}:{number}")
            continue
        yield from _record(b"".join([line, *more]), place, number)
        number += len(more)


def _record(raw: bytes, place: str, number: int) -> Iterator[tuple[int, list[str]] | SourceError]:
    at = f"{place}:{number}"
    try:
        text = raw.decode("utf-8")
        rows = list(csv.reader([text], strict=True))
    except UnicodeDecodeError as error:
        yield SourceError(f"not UTF-8 at byte {error.start + 1} of the line", place=at, advice="save it as CSV UTF-8")
    except csv.Error as error:
        yield SourceError(f"no row of a CSV file: {error}", place=at)
    else:
        if len(rows) == 1 and rows[0]:
            yield number, rows[0]
        elif len(rows) > 1:
            yield SourceError("a carriage return in the middle of a row", place=at, advice="end rows with a line feed")
