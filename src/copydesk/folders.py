"""Keeps a folder of files as a program makes them: writes those that changed, removes those of its own that are gone,
and touches nothing else. The only module that removes files.

    copydesk-files.txt     which files are the program's: a folder that has others and no such list is somebody else's
    copydesk-made.jsonl    how they were left, part by part: what has not changed since need not be made again

The second counts only where it is whole, and is gone from the first change of a run to its end: after a run that broke
off, everything is made and compared again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import BinaryIO, Self, TextIO

from copydesk.errors import UsageError

__all__ = ["LIST", "RECORD", "Keeping", "Kept", "keep"]

LIST, RECORD = "copydesk-files.txt", "copydesk-made.jsonl"
_HEAD = "Files that Copydesk made here; `copydesk site` removes those it no longer makes.\n"
#: The record begins with a digest of all that follows.
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files were written, were there byte for byte, and were removed; how many bytes all of them have; how
    many parts were made, the others being as they were.
    """

    written: int
    unchanged: int
    removed: int
    bytes: int
    made: int


@dataclass(frozen=True, slots=True)
class _File:
    """A file as it was left: its size in bytes and when it was changed, in nanoseconds."""

    path: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class _Part:
    key: str
    digest: str
    note: str
    files: tuple[_File, ...]


def keep(folder: Path, files: Iterable[tuple[str, str]]) -> Kept:
    """Make the folder hold these files, as one part of `Keeping` that is always made."""
    with Keeping(folder) as keeping:
        keeping.remembered("", "")
        keeping.part("", "", files)
        return keeping.done()


class Keeping:
    """Makes a folder hold files (path below it with slashes, text), written as UTF-8 one at a time as they come.

    They come in parts, each with a key, in the order of keys. Ask `remembered` for each part, some of them ahead if
    need be; then give each to `part`, or to `same` where it was remembered; then `done`.

    Raises UsageError for a folder that is somebody else's, OSError where it cannot be written; each file is then the
    old one or the new one, and another run goes on from there.
    """

    def __init__(self, folder: Path) -> None:
        listed = _ours(folder)
        self._folder = folder
        self._before = _Record(folder / RECORD)
        # Of a folder whose record does not count, the list says what was there; paths of this run are then noted too.
        self._listed = None if self._before.whole else listed
        self._now: set[str] = set()
        self._old: dict[str, _Part] = {}
        self._gone: set[str] = set()
        self._changed = False
        self._last = ""
        self._written = self._unchanged = self._removed = self._bytes = self._made = 0
        self._growing: TextIO | None = None
        self._list = (folder / f".{LIST}.new").open("w", encoding="utf-8", newline="\n")
        self._list.write(_HEAD)
        self._record = (folder / f".{RECORD}.new").open("wb")
        self._record.write(b" " * _DIGEST + b"\n")
        self._hash = blake2b(digest_size=_DIGEST // 2)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._list, self._record, self._growing):
            if file is not None:
                file.close()
        self._before.close()
        for name in (LIST, RECORD):
            (self._folder / f".{name}.new").unlink(missing_ok=True)

    def remembered(self, key: str, digest: str) -> str | None:
        """The note of the part of that key from the last run, if it had that digest then (an empty one never counts)
        and its files are as they were left. Ask in the order of keys.
        """
        if key < self._last:
            raise ValueError(f"parts come in the order of their keys: {key!r} after {self._last!r}")
        self._last = key
        for old in self._before.until(key):
            if old.key < key:
                self._gone.update(file.path for file in old.files)
            else:
                self._old[key] = old
        found = self._old.get(key)
        if found is None or not digest or found.digest != digest or not all(map(self._is_left, found.files)):
            return None
        return found.note

    def same(self, key: str) -> None:
        """The part that was remembered: its files stay."""
        part = self._old.pop(key)
        self._unchanged += len(part.files)
        self._note(part)

    def part(self, key: str, digest: str, files: Iterable[tuple[str, str]], note: str = "") -> None:
        """The part of that key, made anew. `note` is one line, which `remembered` gives back next time."""
        old = self._old.pop(key, None)
        known = {file.path for file in old.files} if old is not None else set()
        left: dict[str, _File] = {}
        there = known if self._listed is None else self._listed
        for path, text in files:
            if path in left or path in self._now or not _inside(path):
                raise ValueError(f"no path for a file: {path!r}")
            left[path] = self._replaced(path, text.encode("utf-8", "replace"), new=path not in there)
            if self._listed is not None:
                self._now.add(path)
        self._gone |= known - left.keys()
        self._made += 1
        self._note(_Part(key, digest, note, tuple(left.values())))

    def done(self) -> Kept:
        """Remove what is gone, and leave the list and the record for the next run."""
        for old in self._before.until(None):
            self._gone.update(file.path for file in old.files)
        if self._listed is not None:
            self._gone = self._listed - self._now
        self._list.close()
        self._remove_gone()
        self._record.seek(0)
        self._record.write(self._hash.hexdigest().encode())
        self._record.close()
        os.replace(self._folder / f".{LIST}.new", self._folder / LIST)
        os.replace(self._folder / f".{RECORD}.new", self._folder / RECORD)
        return Kept(self._written, self._unchanged, self._removed, self._bytes, self._made)

    def _is_left(self, file: _File) -> bool:
        try:
            found = (self._folder / file.path).stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (file.size, file.changed)

    def _note(self, part: _Part) -> None:
        if "\n" in part.note:
            raise ValueError("a note is one line")
        self._bytes += sum(file.size for file in part.files)
        self._list.writelines(f"{file.path}\n" for file in part.files)
        files = [(file.path, file.size, file.changed) for file in part.files]
        data = f"{json.dumps([part.key, part.digest, files], separators=(',', ':'))}\n{part.note}\n".encode()
        self._hash.update(data)
        self._record.write(data)

    def _replaced(self, path: str, data: bytes, *, new: bool) -> _File:
        """Write the file unless it is so already; in one step, so that nobody reads half of it."""
        folder, _, name = f"{self._folder}/{path}".rpartition("/")
        place = f"{folder}/{name}"
        if new:
            self._list_now(path)
        else:
            try:
                with open(place, "rb", buffering=0) as file:
                    found = os.fstat(file.fileno())
                    if found.st_size == len(data) and file.read() == data:
                        self._unchanged += 1
                        return _File(path, found.st_size, found.st_mtime_ns)
            except FileNotFoundError:
                pass
        self._begin_change()
        beside = f"{folder}/.{name}.new"
        try:
            made = _written(beside, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            made = _written(beside, data)
        os.replace(beside, place)
        self._written += 1
        return _File(path, made.st_size, made.st_mtime_ns)

    def _remove_gone(self) -> None:
        """Remove the files of parts that are gone, unless another part has them now."""
        if self._gone:
            with (self._folder / f".{LIST}.new").open(encoding="utf-8") as now:
                self._gone.difference_update(line.removesuffix("\n") for line in now)
        for path in sorted(self._gone):
            place = self._folder / path
            if place.is_file():
                self._begin_change()
                place.unlink()
                self._removed += 1

    def _begin_change(self) -> None:
        """From here on the record does not say how things are, should the run break off."""
        if not self._changed:
            self._changed = True
            (self._folder / RECORD).unlink(missing_ok=True)

    def _list_now(self, path: str) -> None:
        """List a file before it is there: a run that breaks off must leave none behind that nobody owns."""
        if self._growing is None:
            self._growing = (self._folder / LIST).open("a", encoding="utf-8", newline="\n", buffering=1)
        self._growing.write(f"{path}\n")


def _written(place: str, data: bytes) -> os.stat_result:
    """The file as it is after these bytes were written."""
    with open(place, "wb", buffering=0) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[file.write(rest) :]
        return os.fstat(file.fileno())


class _Record:
    """The parts that the last run left, in order, read as they are asked for."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO | None = None
        self._next: _Part | None = None
        self.whole = False
        if path.is_file():
            self._file = path.open("rb")
            head, digest = self._file.readline(), blake2b(digest_size=_DIGEST // 2)
            while data := self._file.read(1 << 20):
                digest.update(data)
            self.whole = head == digest.hexdigest().encode() + b"\n"
            self._file.seek(len(head))
            self._next = self._read() if self.whole else None

    def until(self, key: str | None) -> Iterator[_Part]:
        """The parts that come next, up to the one of that key (None: all)."""
        while self._next is not None and (key is None or self._next.key <= key):
            yield self._next
            self._next = self._read()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()

    def _read(self) -> _Part | None:
        assert self._file is not None
        line = self._file.readline()
        if not line:
            return None
        key, digest, files = json.loads(line)
        note = self._file.readline().decode().removesuffix("\n")
        return _Part(key, digest, note, tuple(_File(*file) for file in files))


def _ours(folder: Path) -> set[str]:
    """The files that an earlier run left; makes the folder, and its list, where there is none."""
    if folder.exists() and not folder.is_dir():
        raise UsageError("not a folder", place=str(folder), advice="name a folder, there already or not")
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / LIST
    if not listed.is_file():
        if any(folder.iterdir()):
            advice = "name an empty folder or a new one"
            raise UsageError("the folder has files that are not Copydesk's", place=str(folder), advice=advice)
        listed.write_text(_HEAD, "utf-8", newline="\n")
        return set()
    lines = listed.read_text("utf-8", "replace").splitlines()[1:]
    return {line for line in lines if _inside(line)}


def _inside(path: str) -> bool:
    """Whether the path leads below the folder, and not to what this module keeps there."""
    parts = PurePosixPath(path).parts
    return (
        bool(parts) and "\\" not in path and not path.startswith("/") and ".." not in parts
        and path not in (LIST, RECORD)
    )
