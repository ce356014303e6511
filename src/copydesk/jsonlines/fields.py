"""A value of some JSON that knows its place and path, so that whatever is wrong with it can be named in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from copydesk.errors import SourceError

__all__ = ["Field", "decimals", "shortened"]

#: JSON can spell what no UTF-8 file or database can hold.
_SURROGATE = re.compile("[\ud800-\udfff]")


class Field:
    """A value of the JSON with the place and the path that messages name it by."""

    __slots__ = ("path", "place", "value")

    def __init__(self, value: object, place: str, path: str) -> None:
        self.value, self.place, self.path = value, place, path

    def wrong(self, message: str, advice: str = "") -> SourceError:
        return SourceError(f"{self.path}: {message}" if self.path else message, place=self.place, advice=advice)

    def expected(self, what: str) -> SourceError:
        return self.wrong(f"expected {what}, got {_kind(self.value)}")

    def get(self, key: str) -> Field:
        path = f"{self.path}.{key}" if self.path else key
        return Field(self.mapping().get(key), self.place, path)

    def mapping(self) -> Mapping[str, object]:
        if not isinstance(self.value, dict):
            raise self.expected("an object")
        return self.value

    def items(self) -> list[Field]:
        """The members of a list; a list that is absent or null is empty."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.expected("a list")
        return [Field(value, self.place, f"{self.path}[{index}]") for index, value in enumerate(self.value)]

    def string(self) -> str:
        if not isinstance(self.value, str):
            raise self.expected("a string")
        if half := _SURROGATE.search(self.value):
            raise self.wrong(f"half of a surrogate pair at code point {half.start()}", "write the character itself")
        return self.value

    def optional_string(self) -> str | None:
        return None if self.value is None else self.string()

    def whole(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.expected("a whole number")
        return self.value

    def number(self) -> int | float:
        if not isinstance(self.value, (int, float)) or isinstance(self.value, bool):
            raise self.expected("a number")
        if self.value != self.value or abs(self.value) > 1e300:
            raise self.wrong("expected a finite number")
        return self.value


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"


def decimals(number: int | float) -> int:
    """How many decimals the JSON number shows; 8.0 shows one."""
    shown = repr(number)
    return len(shown.partition(".")[2]) if "." in shown and "e" not in shown else 0


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
