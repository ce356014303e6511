"""What a page follows from besides the ledger: the program itself. Reads the package's own files, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib import metadata, resources
from importlib.resources.abc import Traversable

__all__ = ["program_digest"]

#: What of the program makes no page; the reader's weights are as large as all the rest.
_NOT = frozenset({"__pycache__", "data", "weights"})
_LIBRARIES = ("jinja2", "markupsafe", "pygal", "sqlalchemy")


@cache
def program_digest() -> str:
    """Another one for another version of Copydesk, of a library that sets pages, or of Python; and, for whoever works
    on it, after any change of any module or template.
    """
    whole = blake2b(digest_size=16)
    for name in _LIBRARIES:
        whole.update(f"{name} {metadata.version(name)}\n".encode())
    whole.update(sys.version.encode())
    for path, data in _files("", resources.files("copydesk")):
        whole.update(f"\n{path} {len(data)}\n".encode())
        whole.update(data)
    return whole.hexdigest()


def _files(at: str, folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        path = f"{at}/{one.name}"
        if one.is_dir():
            if one.name not in _NOT:
                yield from _files(path, one)
        elif not one.name.endswith((".onnx", ".npz", ".pyc")):
            yield path, one.read_bytes()
