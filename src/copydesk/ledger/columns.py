"""The values of claims as the tables have them: a few columns, of which each value is made once. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from copydesk.ledger.base import EntryValue, Thing
from copydesk.model import DateValue, NumberValue, TextValue

__all__ = ["Columns", "Values"]

Columns = tuple[str, str | None, float | None, str | None, int | None, str | None]


class Values(dict[Columns, EntryValue]):
    """Values by their columns (kind, thing, number, unit, places, text), each made once."""

    def __init__(self, known: Mapping[str, Thing]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, columns: Columns) -> EntryValue:
        kind, thing, number, unit, places, text = columns
        value: EntryValue
        if kind == "entity":
            value = self._known[thing or ""]
        elif kind == "number":
            value = NumberValue(number or 0.0, unit or "", places or 0)
        else:
            value = DateValue(text or "") if kind == "date" else TextValue(text or "")
        self[columns] = value
        return value
