"""Keeps a folder of files as a program makes them: writes those that changed, removes those of its own that are gone,
and touches nothing else. The only module that removes files.

A list in the folder (`copydesk-files.txt`) says which files are the program's. A folder that has others and no list is
somebody else's, and is left alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from copydesk.errors import UsageError

__all__ = ["LIST", "Kept", "keep"]

LIST = "copydesk-files.txt"
_HEAD = "Files that Copydesk made here; `copydesk site` removes those it no longer makes.\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many files were written, were there byte for byte, and were removed; how many bytes all of them have."""

    written: int
    unchanged: int
    removed: int
    bytes: int


def keep(folder: Path, files: Iterable[tuple[str, str]], *, told: Callable[[str], None] = lambda path: None) -> Kept:
    """Make the folder hold the files (path below it with slashes, text), written as UTF-8 one at a time as they come.

    `told` hears of each path. Raises UsageError for a folder that is somebody else's, OSError where it cannot be
    written; each file is then the old one or the new one, and another run goes on from there.
    """
    before = _ours(folder)
    (folder / LIST).write_text(_HEAD + "".join(f"{path}\n" for path in sorted(before)), "utf-8", newline="\n")
    written, whole, now = 0, 0, set()
    for path, text in files:
        data = text.encode("utf-8", "replace")
        if path in now or not _inside(path):
            raise ValueError(f"no path for a file: {path!r}")
        now.add(path)
        whole += len(data)
        written += _replaced(folder / path, data)
        told(path)
    gone = sorted(path for path in before - now if (folder / path).is_file())
    for path in gone:
        (folder / path).unlink()
    (folder / LIST).write_text(_HEAD + "".join(f"{path}\n" for path in sorted(now)), "utf-8", newline="\n")
    return Kept(written, len(now) - written, len(gone), whole)


def _ours(folder: Path) -> set[str]:
    """The files that an earlier run left; makes the folder where there is none."""
    if folder.exists() and not folder.is_dir():
        raise UsageError("not a folder", place=str(folder), advice="name a folder, there already or not")
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / LIST
    if not listed.is_file():
        if any(folder.iterdir()):
            advice = "name an empty folder or a new one"
            raise UsageError("the folder has files that are not Copydesk's", place=str(folder), advice=advice)
        return set()
    lines = listed.read_text("utf-8", "replace").splitlines()[1:]
    return {line for line in lines if _inside(line)}


def _inside(path: str) -> bool:
    """Whether the path leads below the folder, and not to the list itself."""
    parts = PurePosixPath(path).parts
    return bool(parts) and "\\" not in path and not path.startswith("/") and ".." not in parts and path != LIST


def _replaced(path: Path, data: bytes) -> bool:
    """Write the file unless it is so already; in one step, so that nobody reads half of it."""
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
    return True
