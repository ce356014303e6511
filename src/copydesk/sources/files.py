"""Files, folders and standard input to documents, one item each: a Document, or the SourceError that says why not.

The data flow: `paths | files in order | bytes, bounded | text | the reader of its kind`. Nothing here knows a format.
"""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from copydesk.errors import SourceError, UsageError
from copydesk.model import Document
from copydesk.sources.by_need import markdown_document
from copydesk.sources.decoding import MAX_BYTES, decode, refuse_empty
from copydesk.sources.html import declared_codec, html_document
from copydesk.sources.json import json_document
from copydesk.sources.plain import plain_document
from copydesk.sources.published import published_by_person

__all__ = ["SUFFIXES", "document_in_hand", "documents"]

_READERS: dict[str, Callable[..., Document]] = {
    ".txt": plain_document,
    ".text": plain_document,
    ".md": markdown_document,
    ".markdown": markdown_document,
    ".html": html_document,
    ".htm": html_document,
    ".xhtml": html_document,
    ".json": json_document,
    ".jsonl": json_document,
    ".ndjson": json_document,
}
_IN_HAND: dict[str, Callable[..., Document]] = {"text/markdown": markdown_document, "text/html": html_document}
_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})

#: The kinds of file that are read, by what their names end in.
SUFFIXES: tuple[str, ...] = tuple(_READERS)
_KINDS = f"stories end in {', '.join(SUFFIXES)}"


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to read: its path, the id of a document that has none of its own, and how messages name it."""

    path: str
    id: str
    place: str


def documents(
    paths: Sequence[str], *, stdin: BinaryIO, published: str | None = None,
    leave_out: Callable[[str], bool] = lambda path: False,
) -> Iterator[Document | SourceError]:
    """Every document of `paths`, in order: files, folders (recursively, by name), and `-` for `stdin`.

    A document that cannot be read is an item too, a SourceError with its place; the others follow. `published` is an
    EDTF date (or a day in words) that wins over what a document says. Ids are the document's own, else the file's path
    within the folder that was named (its name alone for a file) without its suffix. A file that `leave_out` says yes to
    is not even opened. Raises UsageError at once where `published` is no date.
    """
    day = None
    if published is not None:
        try:
            day = published_by_person(published, place="--published", field="date")
        except SourceError as error:
            raise UsageError(error.message, place=error.place, advice=error.advice) from None
    return _documents(paths, stdin, day, leave_out)


def document_in_hand(text: str, *, place: str, media_type: str) -> Document:
    """The document of a text that is in no file yet, or in one that says something else by now: what an editor shows.

    `media_type` is text/markdown or text/html; everything else is plain text. Raises SourceError as a file of that kind
    would, with `place` as the file's name.
    """
    read = _IN_HAND.get(media_type, plain_document)
    refuse_empty(text, place=place)
    return read(text, id=_id(PurePath(place).name), place=place, published=None)


def _documents(
    paths: Sequence[str], stdin: BinaryIO, published: str | None, leave_out: Callable[[str], bool]
) -> Iterator[Document | SourceError]:
    for path in paths:
        if path == "-":
            yield from _standard_input(stdin, published)
            continue
        if os.path.isdir(path):
            found: Iterator[_Found | SourceError] = _in_folder(path)
        else:
            found = iter([_Found(path, _id(PurePath(path).name), _shown(path))])
        for item in found:
            if isinstance(item, SourceError):
                yield item
            elif not leave_out(item.path):
                yield from _file(item, published)


def _id(name: str) -> str:
    return _shown(os.path.splitext(name)[0])


def _shown(path: str) -> str:
    """The path as it can be printed on one line, whatever bytes its name is made of."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _in_folder(folder: str) -> Iterator[_Found | SourceError]:
    """The files of a folder that can be read, by name at each level; each folder once, however links lead to it."""
    seen: set[tuple[int, int]] = set()
    todo = [folder]
    found = False
    while todo:
        path = todo.pop()
        try:
            status = os.stat(path)
            if stat.S_ISDIR(status.st_mode):
                if (status.st_dev, status.st_ino) in seen:
                    continue
                seen.add((status.st_dev, status.st_ino))
                names = sorted(os.listdir(path), reverse=True)
                todo.extend(os.path.join(path, name) for name in names if not name.startswith("."))
                continue
            wanted = stat.S_ISREG(status.st_mode)
        except OSError as error:
            # What is no story by its name is none of ours, readable or not.
            if os.path.isdir(path) or path == folder or _suffix(path) in _READERS:
                found = True
                yield _unreadable(error, _shown(path))
            continue
        if wanted and _suffix(path) in _READERS:
            found = True
            yield _Found(path, _id(Path(os.path.relpath(path, folder)).as_posix()), _shown(path))
    if not found:
        yield SourceError("no story in this folder", place=_shown(folder), advice=_KINDS)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _unreadable(error: OSError, place: str) -> SourceError:
    if isinstance(error, FileNotFoundError):
        return SourceError("no such file or folder", place=place, advice="check the path")
    if isinstance(error, PermissionError):
        return SourceError("not readable", place=place, advice="check its permissions")
    return SourceError(f"not readable: {error.strerror or error}", place=place)


def _file(file: _Found, published: str | None) -> Iterator[Document | SourceError]:
    suffix = _suffix(file.path)
    read = _READERS.get(suffix, plain_document if not suffix else None)
    if read is None:
        yield SourceError(
            f'files that end in "{_shown(suffix)}" are not read',
            place=file.place,
            advice=_KINDS,
        )
        return
    try:
        with open(file.path, "rb") as stream:
            if suffix in _LINES:
                yield from _json_lines(stream, file, published)
            else:
                yield _whole(stream, file, read, published, page=suffix in _PAGES)
    except OSError as error:
        yield _unreadable(error, file.place)


def _whole(
    stream: BinaryIO, file: _Found, read: Callable[..., Document], published: str | None, *, page: bool
) -> Document | SourceError:
    try:
        data = _bounded(stream, file.place)
        text = decode(data, place=file.place, fallback=declared_codec(data) if page else None)
        refuse_empty(text, place=file.place)
        return read(text, id=file.id, place=file.place, published=published)
    except SourceError as error:
        return error


def _bounded(stream: BinaryIO, place: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(place)
    return data


def _too_large(place: str) -> SourceError:
    return SourceError(
        f"larger than {MAX_BYTES // (1024 * 1024)} MiB", place=place, advice="split it: one document, one story"
    )


def _json_lines(stream: BinaryIO, file: _Found, published: str | None) -> Iterator[Document | SourceError]:
    """A document a line; blank lines are none. Memory is bounded by the longest line."""
    number = documents_read = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        place = f"{file.place}:{number}"
        if number == 1:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                yield SourceError("UTF-16, not UTF-8", place=file.place, advice="convert the file to UTF-8")
                return
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) > MAX_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            documents_read += 1
            yield _too_large(place)
        elif line.strip():
            documents_read += 1
            yield _json_line(line, file.id, place, number, published)
    if not documents_read:
        yield SourceError("the file is empty", place=file.place, advice="give a file with a document a line")


def _json_line(line: bytes, file_id: str, place: str, number: int, published: str | None) -> Document | SourceError:
    try:
        return json_document(decode(line, place=place), id=f"{file_id}-{number}", place=place, published=published)
    except SourceError as error:
        return error


def _standard_input(stdin: BinaryIO, published: str | None) -> Iterator[Document | SourceError]:
    """What comes in is JSON or JSON Lines where it begins with a brace, a page where it begins like one, else text."""
    file = _Found("-", "stdin", "-")
    try:
        data = _bounded(stdin, file.place)
        start = data.removeprefix(codecs.BOM_UTF8).lstrip()[:14].lower()
        page = start.startswith((b"<!doctype html", b"<html"))
        text = decode(data, place=file.place, fallback=declared_codec(data) if page else None)
        refuse_empty(text, place=file.place)
        read = html_document if page else json_document if start.startswith(b"{") else plain_document
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if read is json_document and len(lines) > 1 and all(line.lstrip().startswith("{") for _, line in lines):
            for number, line in lines:
                yield _json_line(line.encode("utf-8"), file.id, f"{file.place}:{number}", number, published)
            return
        yield read(text, id=file.id, place=file.place, published=published)
    except SourceError as error:
        yield error
    except OSError as error:
        yield _unreadable(error, file.place)
