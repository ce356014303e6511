"""The objects of a JSON file, one at a time: an object a line, an array with an object a line (the form of Wikidata's
dumps), or one JSON value, gzipped or not. Bounded: no line longer than `LONGEST_LINE` is ever held.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from copydesk.errors import SourceError

__all__ = ["LONGEST_LINE", "objects"]

#: The longest entity of Wikidata is some megabytes.
LONGEST_LINE = 16 * 2**20


def objects(path: Path, place: str) -> Iterator[tuple[str, object] | SourceError]:
    """Each object with its place (file and line), or the error of a line that holds none.

    Raises SourceError where the file cannot be read at all, or no further.
    """
    try:
        with _opened(path) as file:
            if file.read(3) != b"\xef\xbb\xbf":
                file.seek(0)
            yield from _objects(file, place)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(f"is damaged: {error}", place=place, advice="fetch it again") from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}", place=place) from error


def _opened(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, "rb")) if path.name.casefold().endswith(".gz") else path.open("rb")


def _objects(file: BinaryIO, place: str) -> Iterator[tuple[str, object] | SourceError]:
    number, first = 0, True
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        at = f"{place}:{number}"
        if len(raw) > LONGEST_LINE:
            yield SourceError(f"a line of more than {LONGEST_LINE} bytes", place=at)
            while raw and not raw.endswith(b"\n"):
                raw = file.readline(LONGEST_LINE + 1)
            continue
        line = raw.strip()
        if line in (b"", b"[", b"]", b","):
            continue
        value = _value(line.rstrip(b","), at)
        if isinstance(value, SourceError) and first:
            yield from _whole(file, place, value)
            return
        first = False
        if isinstance(value, SourceError):
            yield value
        else:
            yield from _members(value, at)


def _whole(file: BinaryIO, place: str, error: SourceError) -> Iterator[tuple[str, object] | SourceError]:
    """One JSON value over several lines. Where the file is none, the error of its first line says more."""
    file.seek(0)
    text = file.read(LONGEST_LINE + 1)
    if len(text) > LONGEST_LINE:
        yield SourceError(f"one JSON value of more than {LONGEST_LINE} bytes", place=place,
                          advice="write an object a line")  # fmt: skip
        return
    value = _value(text.removeprefix(b"\xef\xbb\xbf"), place)
    if isinstance(value, SourceError):
        yield error
    else:
        yield from _members(value, place)


def _members(value: object, at: str) -> Iterator[tuple[str, object]]:
    """The objects of an array, or of what Wikidata answers when it is asked for entities; else the value itself."""
    if isinstance(value, dict) and isinstance(value.get("entities"), dict):
        value = list(value["entities"].values())
    if isinstance(value, list):
        yield from ((at, member) for member in value)
    else:
        yield at, value


def _value(text: bytes, at: str) -> object:
    """The JSON value, or what is wrong with it. Whatever JSON can do to a parser ends here."""
    try:
        return json.loads(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        return SourceError(f"not UTF-8 at byte {error.start + 1}", place=at)
    except json.JSONDecodeError as error:
        return SourceError(f"not JSON: {error.msg} (column {error.colno})", place=at)
    except (ValueError, RecursionError):
        return SourceError("not JSON that can be read: too deep, or a number too long", place=at)
