"""Puts a draft's new text where the old one was: the only module that writes to a file that somebody else made.

The file is replaced as a whole or not at all, keeps its encoding, line ends, byte order mark and permissions, and is
left alone where it is not what was read.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from copydesk.errors import SourceError
from copydesk.model import Document
from copydesk.sources.decoding import MAX_BYTES
from copydesk.sources.html import declared_codec

__all__ = ["replace_file", "save"]


def save(document: Document, text: str) -> None:
    """Write `text` in place of the file that the document was read from.

    Raises SourceError where the document is no whole text file (a line of JSON, standard input), where the file changed
    since, where its encoding cannot say the text, or where it cannot be written; the file is then as it was.
    """
    place = document.place
    given = document.given if document.pieces else document.text
    path = Path(place)
    if not path.is_file():
        raise SourceError("not a file that can be written back", place=place or document.id)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise SourceError(error.strerror or str(error), place=place) from None
    codec = _codec(data, given)
    if codec is None:
        raise SourceError("left as it is: not the text that was checked", place=place, advice="check it again")
    try:
        new = text.encode(codec)
    except UnicodeEncodeError as error:
        said = f"left as it is: {codec} has no {text[error.start]!r}"
        raise SourceError(said, place=place, advice="save the file as UTF-8") from None
    try:
        replace_file(path, new)
    except OSError as error:
        raise SourceError(f"left as it is: {error.strerror or error}", place=place) from None


def _codec(data: bytes, given: str) -> str | None:
    """The encoding in which `given` is exactly the file's bytes."""
    for codec in ("utf-8", "utf-16-le", "utf-16-be", declared_codec(data)):
        try:
            if codec is not None and given.encode(codec) == data:
                return codec
        except UnicodeEncodeError:
            continue
    return None


def replace_file(path: Path, data: bytes) -> None:
    """Replace the file, or make it, in one step: whoever reads it sees the old bytes or the new. Raises OSError."""
    target = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, name)
        else:
            os.chmod(name, 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
