"""`copydesk.toml`: what a newsroom decides once for all its drafts. Reads that file and nothing else; knows no rule, so
that what its words name is looked up by whoever knows the rules, with `place` to say where they stand.

    ledger = "desk.db"                    # a file beside this one; a server's address only where --config names it
    select = ["DEFAULT", "N003"]          # codes, beginnings of codes, names; nothing: what is on by default
    ignore = ["D002"]
    exclude = ["archive", "drafts/*.old.md"]
    baseline = "copydesk-baseline.json"
    spellings = ["Kim Soo-hyun", "Baek Hyun-woo"]

    [severity]
    N001 = "warning"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from types import MappingProxyType

from copydesk.errors import ConfigError, UsageError

__all__ = ["FILE_NAME", "KEYS", "Configuration", "found", "governing", "load"]

FILE_NAME = "copydesk.toml"
#: A configuration is a page; this bounds memory, not newsrooms.
_MOST_BYTES = 1024 * 1024
_SEVERITIES = ("error", "warning", "info")

#: Every key with what it must hold, as messages put it.
KEYS: Mapping[str, str] = MappingProxyType({
    "ledger": "a string",
    "select": "a list of strings",
    "ignore": "a list of strings",
    "exclude": "a list of strings",
    "baseline": "a string",
    "spellings": "a list of strings",
    "severity": 'a table of checks, each "error", "warning" or "info"',
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a `copydesk.toml` says; without one, nothing. Paths are as they stand there: `beside` leads from the file.

    `spellings` are the names as the house writes them, `severity` pairs of a check and what it weighs. `named` is
    whether somebody named the file, and it was not merely found.
    """

    path: Path | None = None
    ledger: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    spellings: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    named: bool = True
    _text: str = field(default="", repr=False)

    @property
    def ledger_address(self) -> str | None:
        """The ledger as the program opens it: an address as it is, a file beside the configuration."""
        return self.ledger if self.ledger is None or "://" in self.ledger else str(self.beside(self.ledger))

    @property
    def ledger_found_at(self) -> str:
        """Where the ledger stands in a file that nobody named; empty for one that somebody did (`config.settings`)."""
        return "" if self.named else self.place("ledger")

    @property
    def baseline_path(self) -> Path | None:
        """The baseline's file, beside the configuration."""
        return None if self.baseline is None else self.beside(self.baseline)

    def beside(self, path: str) -> Path:
        """The path as seen from the configuration's folder."""
        return (self.path.parent if self.path else Path()) / path

    def place(self, key: str, word: str | None = None) -> str:
        """Where a key, or a word in its value, stands: `copydesk.toml:3`; empty without a file."""
        if self.path is None:
            return ""
        line = _line(self._text, key, word)
        return f"{self.path}:{line}" if line else str(self.path)

    def excludes(self, path: str) -> bool:
        """Whether a draft is left out: by the name of the file or of a folder that it is in, or by its path from the
        configuration's folder.
        """
        if not self.exclude or self.path is None:
            return False
        try:
            shown = PurePath(Path(path).absolute()).relative_to(self.path.parent.absolute())
        except ValueError:
            return False
        parts = shown.parts
        ways = ["/".join(parts[:end]) for end in range(1, len(parts) + 1)]
        for pattern in self.exclude:
            bare = pattern.strip("/")
            candidates = ways if "/" in bare else parts
            if any(fnmatchcase(candidate, bare) for candidate in candidates):
                return True
        return False


def found(start: Path) -> Path | None:
    """The `copydesk.toml` in `start` (a folder, or a file in it) or the nearest folder above it."""
    start = start.absolute()
    for folder in (start, *start.parents):
        path = folder / FILE_NAME
        if path.is_file():
            return path
    return None


def governing(paths: Sequence[str]) -> Configuration:
    """The configuration of these drafts: of each the nearest `copydesk.toml` in its folder or above it; of `-` the one
    above the folder that one stands in. Without any it says nothing.

    Raises ConfigError where one is not what it should be, UsageError where the drafts have different ones.
    """
    files = {found(Path() if path == "-" else Path(path)) for path in paths}
    if len(files) > 1:
        said = ", ".join(sorted(str(file) if file else "no copydesk.toml" for file in files))
        raise UsageError(
            "these drafts are not under one configuration", place=said, advice="check them apart, or say --config"
        )
    file = files.pop() if files else None
    return Configuration() if file is None else load(file, named=False)


def load(path: Path, *, named: bool = True) -> Configuration:
    """What the file says; `named` is whether somebody named it.

    Raises ConfigError with the file, the line and what was expected there."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise ConfigError(error.strerror or str(error), place=str(path), advice="check the path") from None
    if len(data) > _MOST_BYTES:
        raise ConfigError("larger than 1 MiB", place=str(path), advice="is it a configuration?")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError("not UTF-8", place=f"{path}:{line}", advice="save it as UTF-8") from None
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(path, text, str(error)) from None
    except RecursionError:
        raise ConfigError("nested too deep", place=str(path)) from None
    _refuse_wrong(path, text, said)
    lists = {key: tuple(said.get(key, ())) for key in ("select", "ignore", "exclude", "spellings")}
    return Configuration(
        path, said.get("ledger"), lists["select"], lists["ignore"], lists["exclude"], said.get("baseline"),
        lists["spellings"], tuple(said.get("severity", {}).items()), named, text,
    )  # fmt: skip


def _not_toml(path: Path, text: str, said: str) -> ConfigError:
    at = re.search(r" \(at line (\d+), column (\d+)\)$", said)
    where = f":{at[1]}:{at[2]}" if at else f":{text.count(chr(10)) + 1}"
    message = said[: at.start()] if at else said.removesuffix(" (at end of document)")
    return ConfigError(f"not TOML: {message}", place=f"{path}{where}", advice='write keys as in select = ["L001"]')


def _refuse_wrong(path: Path, text: str, said: Mapping[str, object]) -> None:
    for key, value in said.items():
        if key not in KEYS:
            raise _wrong(path, text, key, None, f'no setting is called "{key}"', "one of " + ", ".join(KEYS))
        wanted = KEYS[key]
        if key == "severity":
            _refuse_wrong_severity(path, text, value)
        elif wanted == "a string":
            if not isinstance(value, str) or not value.strip():
                raise _wrong(path, text, key, None, f"{key} is {_kind(value)}", wanted)
        elif not isinstance(value, list):
            raise _wrong(path, text, key, None, f"{key} is {_kind(value)}", wanted)
        else:
            for item in value:
                if not isinstance(item, str) or not item.strip():
                    raise _wrong(path, text, key, None, f"{key} holds {_kind(item)}", wanted)


def _refuse_wrong_severity(path: Path, text: str, value: object) -> None:
    if not isinstance(value, dict):
        raise _wrong(path, text, "severity", None, f"severity is {_kind(value)}", KEYS["severity"])
    for check, weight in value.items():
        if weight not in _SEVERITIES:
            said = f'"{weight}"' if isinstance(weight, str) else _kind(weight)
            raise _wrong(path, text, "severity", check, f"{check} is {said}", '"error", "warning" or "info"')


def _wrong(path: Path, text: str, key: str, word: str | None, message: str, expected: str) -> ConfigError:
    line = _line(text, key, word)
    return ConfigError(message, place=f"{path}:{line}" if line else str(path), advice=f"expected {expected}")


def _kind(value: object) -> str:
    if isinstance(value, str):
        return f'the string "{value}"' if value.strip() else "an empty string"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "a date or time"


def _line(text: str, key: str, word: str | None) -> int | None:
    """The line, from 1, of `key` and of `word` from there on. The parser tells no lines of values, so the text is
    searched: for the key at the beginning of a line or of a table's name, then for the word.
    """
    name = rf"""["']?{re.escape(key)}["']?"""
    at = re.search(rf"^[ \t]*(?:{name}[ \t]*[=.]|\[+[ \t]*{name}[ \t]*[\].])", text, re.MULTILINE)
    if at is None:
        return None
    start = at.start()
    if word is not None:
        found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(text, at.end())
        start = found.start() if found else start
    return text.count("\n", 0, start) + 1
