"""A value in a few words, for the reasons that agreement states. Pages and findings have their own wording."""

from __future__ import annotations

from copydesk.agreement.values import decimal_of
from copydesk.ledger.base import EntryValue, Thing
from copydesk.model import DateValue, NumberValue

__all__ = ["in_words"]


def in_words(value: EntryValue) -> str:
    """`24.850`, `2024-04-28`, `tvN`: bare, without a unit."""
    match value:
        case Thing(name=name):
            return name
        case DateValue(date):
            return date
        case NumberValue():
            return str(decimal_of(value))
        case _:
            return value.text
