"""Where a command that makes a file writes it: standard output, or a file that is there as a whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from copydesk.errors import UsageError

__all__ = ["STANDARD_OUTPUT", "opened"]

STANDARD_OUTPUT = "-"


@contextmanager
def opened(out: str, *, text: bool) -> Iterator[BinaryIO]:
    """The file `out` to write into; it takes its name, in the place of any that has it, once all is written.

    `-` is standard output, which takes what is no text only where it is no terminal. Raises UsageError for that, and
    OSError for a file that cannot be written.
    """
    if out == STANDARD_OUTPUT:
        if not text and sys.stdout.isatty():
            raise UsageError("that is no text for a terminal", advice="name a file, or send it into one: … - > claims")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(out)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
        # mkstemp's files are their maker's alone; a file that one asks for is as any other.
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
