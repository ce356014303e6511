"""Bytes to text, strictly: a file that is not the text it claims to be is refused with the place, never guessed at."""

from __future__ import annotations

import codecs

from copydesk.errors import SourceError

__all__ = ["MAX_BYTES", "decode", "refuse_empty"]

#: The largest document, in bytes. A story is a few kilobytes; this bounds memory, not stories.
MAX_BYTES = 64 * 1024 * 1024

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(data: bytes, *, place: str, fallback: str | None = None) -> str:
    """The text of a file: UTF-8, UTF-16 where a byte order mark says so, else `fallback`, a codec that the file names.

    A byte order mark is kept as the text's first code point, so that offsets are those of the decoded file. Raises
    SourceError, naming byte and line, for binary data and for bytes that are not in the encoding.
    """
    encoding = _UTF16.get(data[:2], "utf-8")
    if encoding == "utf-8" and (at := data.find(b"\0")) >= 0:
        raise SourceError(
            f"binary data (a NUL byte at byte {at}, line {_line(data, at)})",
            place=place,
            advice="give a text file, saved as UTF-8",
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = _fall_back(data, fallback) or _refuse(data, error, place)
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        raise SourceError(
            f"binary data (a NUL at code point {at}, line {line})",
            place=place,
            advice="give a text file, saved as UTF-8",
        )
    return text


def _fall_back(data: bytes, codec: str | None) -> str | None:
    if codec is None:
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _refuse(data: bytes, error: UnicodeDecodeError, place: str) -> str:
    name = "UTF-8" if error.encoding == "utf-8" else "UTF-16"
    line = data.count(b"\n", 0, error.start) + 1
    message = f"not {name} at byte {error.start} (line {line})"
    raise SourceError(message, place=place, advice="convert the file to UTF-8")


def _line(data: bytes, at: int) -> int:
    return data.count(b"\n", 0, at) + 1


def refuse_empty(text: str, *, place: str) -> None:
    """Raise SourceError where there is nothing to read in `text`."""
    if not text.strip().strip("\ufeff").strip():
        raise SourceError(
            "no text to read in it" if text else "the file is empty",
            place=place,
            advice="give a file with a story in it",
        )
