"""Cells of a table into values, or what is wrong with them. Pure. What is wrong is a CellError of the column."""

from __future__ import annotations

import re
from collections.abc import Mapping

from copydesk.addresses import is_address
from copydesk.dates import valid
from copydesk.model import DateValue, NumberValue, Qualifier, TextValue

__all__ = ["CellError", "Row"]

_LONGEST = 300
_MOST = 50
_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_SHOWN = 40


class CellError(Exception):
    """A cell that is not what its column holds; `column` is the column's name."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


class Row:
    """One row: its cells by column, each asked for as what it should be. A column that the table lacks is empty."""

    def __init__(self, cells: Mapping[str, str], line: int) -> None:
        self._cells, self.line = cells, line

    def text(self, column: str) -> str:
        """The words of a cell, white space folded; may be empty."""
        words = " ".join(self._cells.get(column, "").split())
        if any(not letter.isprintable() for letter in words):
            raise CellError(column, "holds a character that cannot be printed")
        if words.startswith("="):
            raise CellError(column, f"{_shown(words)} is a spreadsheet's formula, not a value")
        if len(words) > _LONGEST:
            raise CellError(column, f"{len(words)} characters, more than {_LONGEST}: {_shown(words)}")
        return words

    def is_empty(self, column: str) -> bool:
        """Whether a cell holds nothing but white space; what else it holds is not judged."""
        return not self._cells.get(column, "").strip()

    def needed(self, column: str) -> str:
        """The words of a cell that may not be empty."""
        words = self.text(column)
        if not any(letter.isalnum() for letter in words):
            raise CellError(column, f"expected a name, got {_shown(words)}" if words else "is empty")
        return words

    def several(self, column: str, between: str = "|") -> tuple[str, ...]:
        """The values of a list cell, once each."""
        parts = _parts(self._cells.get(column, ""), between)
        if len(parts) > _MOST:
            raise CellError(column, f"{len(parts)} values, more than {_MOST}")
        return tuple(dict.fromkeys(filter(None, (Row({column: part}, self.line).text(column) for part in parts))))

    def addresses(self, column: str) -> tuple[str, ...]:
        """The addresses of a list cell, at least one: no claim without its source."""
        found = tuple(dict.fromkeys(filter(None, (part.strip() for part in self._cells.get(column, "").split("|")))))
        if not found:
            raise CellError(column, "is empty: a row needs the address of the page that says it")
        if len(found) > _MOST:
            raise CellError(column, f"{len(found)} addresses, more than {_MOST}")
        for address in found:
            if not is_address(address):
                raise CellError(column, f"{_shown(address)} is no address of a page (http://… or https://…)")
        return found

    def date(self, column: str) -> DateValue | None:
        """An EDTF date, or None where the cell is empty."""
        words = self.text(column)
        if words and not valid(words):
            raise CellError(column, f"expected a date such as 2024-04-28, 2024-04 or 2024, got {_shown(words)}")
        return DateValue(words) if words else None

    def count(self, column: str) -> NumberValue | None:
        """A whole number from 1, or None."""
        words = self.text(column)
        if not words:
            return None
        if not _NUMBER.fullmatch(words) or "." in words or int(words) == 0:
            raise CellError(column, f"expected a whole number, got {_shown(words)}")
        return NumberValue(float(words))

    def percent(self, column: str) -> NumberValue:
        """A number from 0 to 100 with the places that it is printed with."""
        words = self.needed(column)
        if not _NUMBER.fullmatch(words) or float(words) > 100:
            raise CellError(column, f"expected a number from 0 to 100 such as 24.850, got {_shown(words)}")
        return NumberValue(float(words), "percent", len(words.partition(".")[2]))

    def word(self, column: str, allowed: tuple[str, ...]) -> TextValue | None:
        """One of the words, or None where the cell is empty."""
        words = self.text(column)
        if words and words not in allowed:
            raise CellError(column, f"expected {' or '.join(allowed)}, got {_shown(words)}")
        return TextValue(words) if words else None

    def episode(self, column: str) -> Qualifier | None:
        """A number, or premiere, finale or series; None where the cell is empty."""
        words = self.text(column)
        if words and not words.isdecimal():
            return self.word(column, ("premiere", "finale", "series"))
        return self.count(column)


def _parts(cell: str, between: str) -> list[str]:
    return re.split(f"[{re.escape(between)}]", cell)


def _shown(words: str) -> str:
    return f'"{words[:_SHOWN]}…"' if len(words) > _SHOWN else f'"{words}"'
