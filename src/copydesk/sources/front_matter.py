"""The lines between `---` at the top of a Markdown file, as far as a desk needs them: one word, a colon, one value.

Not a YAML reader, on purpose: writers put "title: Queen of Tears: the finale" there, which YAML refuses, and
`lang: no`, which YAML takes for false. Lists, nested keys and block scalars are skipped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Field", "FrontMatter", "front_matter"]

#: More lines than this are no front matter.
_MOST_LINES = 400
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>\S.*))?$")
#: A quoted value is quoted as a whole; 'Goblin' ends on a high is a plain one.
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?$')
_SINGLE = re.compile(r"'((?:[^']|'')*)'[ \t]*(?:#.*)?$")
#: A list, a mapping or the head of a block scalar; "[Interview] Kim Soo Hyun" is none of them.
_STRUCTURE = re.compile(r"\[.*\][ \t]*$|\{.*\}[ \t]*$|[|>][+-]?\d?[ \t]*$")
_COMMENT = re.compile(r"[ \t]#.*$")


@dataclass(frozen=True, slots=True)
class Field:
    """A value; it stands at `at` in the file, or nowhere letter for letter (None); `line` counts from 1."""

    value: str
    at: int | None
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields by lower-case name, and where the file's text begins after them (offset and line number from 0)."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    end: int = 0
    lines: int = 0


def front_matter(given: str) -> FrontMatter:
    """The front matter of a Markdown file; an empty one where it does not begin with a closed `---` block."""
    opening = _OPENING.match(given)
    if opening is None:
        return FrontMatter()
    fields: dict[str, Field] = {}
    at = opening.end()
    for number in range(1, _MOST_LINES):
        match = _LINE.match(given, at)
        if match is None or match.start() == len(given):
            break
        line = match[1]
        if line.rstrip() in ("---", "..."):
            return FrontMatter(fields, match.end(), number + 1)
        if found := _FIELD.match(line):
            read = _field(found, at, number + 1)
            if read is not None:
                fields.setdefault(found["key"].lower(), read)
        at = match.end()
    return FrontMatter()


def _field(found: re.Match[str], at: int, line: int) -> Field | None:
    value = found["value"]
    if value is None or _STRUCTURE.match(value):
        return None
    start = at + found.start("value")
    quote = value[0]
    if quote in "\"'":
        close = (_DOUBLE if quote == '"' else _SINGLE).match(value)
        if close is not None:
            inner = close[1]
            plain = inner.replace("''", "'") if quote == "'" else re.sub(r"\\(.)", r"\1", inner)
            return Field(plain, start + 1 if plain == inner else None, line)
    value = _COMMENT.sub("", value).rstrip()
    return Field(value, start, line) if value else None
