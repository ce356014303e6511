"""How two values stand to each other: equal, rounded, cut off, less precise, or different. Pure.

Knows nothing of scopes: whether two values may be compared at all is for `agreement.scope` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from copydesk import dates, names
from copydesk.ledger.base import Thing
from copydesk.model import DateValue, EntityValue, NumberValue, TextValue

__all__ = [
    "AGREEING", "Agreement", "Comparable", "Numbered", "agree", "compare_values", "decimal_of", "identity", "precision",
]

T = TypeVar("T")

#: What may be compared. A draft's own entities (EntityValue) are not comparable here: the caller finds their things.
Comparable = Thing | DateValue | NumberValue | TextValue | EntityValue


class Agreement(StrEnum):
    """How one value stands to another; the same whichever comes first."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    """One is the other, rounded half up to fewer places: 24.9 for 24.850."""
    TRUNCATED = "cut off, not rounded"
    """One is the other with digits left out: 24.8 for 24.850. It agrees, and deserves a note."""
    LESS_PRECISE = "less precise"
    """Two dates of which one says less: 2024-04 for 2024-04-28, XXXX-04-28, about the 28th."""
    DIFFERENT = "different"
    INCOMPARABLE = "incomparable"
    """Values of two kinds or units, texts that differ, dates without a part in common: neither agree nor contradict."""


#: Both values can be right at once.
AGREEING = frozenset({Agreement.EQUAL, Agreement.ROUNDED, Agreement.TRUNCATED, Agreement.LESS_PRECISE})


def compare_values(a: Comparable, b: Comparable) -> Agreement:
    """How two values stand to each other.

    Numbers of one unit agree up to rounding or cutting off at the precision of the coarser one, those without a unit
    (counts) when they are equal. Things are compared by id, texts folded; texts that differ are INCOMPARABLE, for two
    wordings may say one thing.
    """
    match a, b:
        case NumberValue(), NumberValue():
            return _numbers(a, b)
        case DateValue(), DateValue():
            return _dates(a.date, b.date)
        case Thing(), Thing():
            return Agreement.EQUAL if a.id == b.id else Agreement.DIFFERENT
        case TextValue(), TextValue():
            return Agreement.EQUAL if names.fold(a.text) == names.fold(b.text) else Agreement.INCOMPARABLE
        case _:
            return Agreement.INCOMPARABLE


def agree(a: Comparable, b: Comparable) -> bool:
    """True where both can be right at once."""
    return compare_values(a, b) in AGREEING


def identity(value: Comparable) -> tuple[str, str | float]:
    """Equal for two that are the same value, whatever the letter case, spelling or zeros at the end."""
    match value:
        case Thing(id=thing):
            return "thing", thing
        case DateValue(date):
            return "date", date
        case NumberValue(number, unit):
            return f"number {unit}", number
        case TextValue(text):
            return "text", names.fold(text)
        case EntityValue(entity):
            return "entity", entity


def precision(value: Comparable) -> float:
    """Higher is more precise. Only comparable between values of one kind."""
    match value:
        case NumberValue():
            return _places(decimal_of(value))
        case DateValue(date):
            return sum(letter.isdigit() for letter in date) - 0.5 * ("~" in date)
        case _:
            return 0


@lru_cache(maxsize=16_384)
def decimal_of(value: NumberValue) -> Decimal:
    """The number at the precision the story prints it in: 24.850 keeps its three places."""
    exact = Decimal(repr(value.number))
    places = max(value.places, -int(exact.as_tuple().exponent) if exact != exact.to_integral_value() else 0)
    return exact.quantize(Decimal(1).scaleb(-places))


@lru_cache(maxsize=16_384)
def _numbers(a: NumberValue, b: NumberValue) -> Agreement:
    if a.unit != b.unit:
        return Agreement.INCOMPARABLE
    ours, theirs = decimal_of(a), decimal_of(b)
    if ours == theirs:
        return Agreement.EQUAL
    coarse, fine = sorted((ours, theirs), key=_places)
    if not a.unit or _places(coarse) == _places(fine):
        return Agreement.DIFFERENT
    step = Decimal(1).scaleb(-_places(coarse))
    if fine.quantize(step, ROUND_HALF_UP) == coarse:
        return Agreement.ROUNDED
    return Agreement.TRUNCATED if fine.quantize(step, ROUND_DOWN) == coarse else Agreement.DIFFERENT


@lru_cache(maxsize=16_384)
def _dates(a: str, b: str) -> Agreement:
    if a == b:
        return Agreement.EQUAL
    match dates.compare(a, b):
        case dates.Agreement.CONFLICT:
            return Agreement.DIFFERENT
        case dates.Agreement.INCOMPARABLE:
            return Agreement.INCOMPARABLE
        case _:
            # Two that are not written alike and agree: one of them is about, without a year, or shorter.
            return Agreement.LESS_PRECISE


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


class Numbered(Generic[T]):
    """Finds what has a number that agrees with another, up to rounding or cutting off, without looking at all of it.

    Numbers that are put in are never coarser than those that are sought later: most precise first.
    """

    def __init__(self) -> None:
        self._all: list[tuple[Decimal, T]] = []
        self._by_places: dict[int, dict[Decimal, list[T]]] = {}

    def put(self, number: Decimal, item: T) -> None:
        """Add what has that number."""
        self._all.append((number, item))
        for places, known in self._by_places.items():
            _shorten(known, number, places, item)

    def agreeing(self, number: Decimal) -> Sequence[T]:
        """What was put in with a number that agrees, in order."""
        places = _places(number)
        if places not in self._by_places:
            known = self._by_places[places] = {}
            for other, item in self._all:
                _shorten(known, other, places, item)
        return self._by_places[places].get(number, ())


def _shorten(known: dict[Decimal, list[T]], number: Decimal, places: int, item: T) -> None:
    step = Decimal(1).scaleb(-places)
    for short in {number.quantize(step, ROUND_HALF_UP), number.quantize(step, ROUND_DOWN)}:
        known.setdefault(short, []).append(item)
