"""Whether a value of the draft agrees with one of the ledger, and whether the two may be compared at all. Pure.

DESIGN.md, principle 3: a contradiction needs the same scope.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum

from copydesk import dates, names
from copydesk.check.wording import as_decimal
from copydesk.ledger.base import EntryValue, Thing
from copydesk.model import DateValue, NumberValue, Qualifier, TextValue

__all__ = ["Match", "Scope", "compare_numbers", "compare_scopes", "compare_values", "episode", "scope_of"]

#: What a rating means where it does not say: the nationwide average of all viewers.
_UNSAID = {"area": "nationwide", "statistic": "average"}
#: Either of these says which broadcast was measured.
_AIRING = frozenset({"episode", "date"})


class Match(StrEnum):
    """How a draft's value stands to the ledger's."""

    AGREES = "agrees"
    TRUNCATED = "agrees, cut off instead of rounded"
    CONFLICTS = "conflicts"
    INCOMPARABLE = "incomparable"


class Scope(StrEnum):
    """How the scopes of two values stand to each other.

    SAME: they measure the same thing, so two values contradict. OPEN: they may, so the one may bear out the other but
    not contradict it. OTHER: they do not.
    """

    SAME = "same"
    OPEN = "open"
    OTHER = "other"


def compare_values(drafted: EntryValue, known: EntryValue) -> Match:
    """Dates, numbers and texts by value; things by their ids, which the caller has settled."""
    if isinstance(drafted, NumberValue) and isinstance(known, NumberValue):
        return compare_numbers(drafted, known)
    if isinstance(drafted, DateValue) and isinstance(known, DateValue):
        agreement = dates.compare(drafted.date, known.date)
        if agreement == dates.Agreement.CONFLICT:
            return Match.CONFLICTS
        return Match.INCOMPARABLE if agreement == dates.Agreement.INCOMPARABLE else Match.AGREES
    if isinstance(drafted, Thing) and isinstance(known, Thing):
        return Match.AGREES if drafted.id == known.id else Match.CONFLICTS
    if isinstance(drafted, TextValue) and isinstance(known, TextValue):
        return Match.AGREES if names.fold(drafted.text) == names.fold(known.text) else Match.INCOMPARABLE
    return Match.INCOMPARABLE


def compare_numbers(drafted: NumberValue, known: NumberValue) -> Match:
    """Equal when rounded to the places of the less precise. Counts (no unit) have to be equal."""
    if drafted.unit != known.unit:
        return Match.INCOMPARABLE
    ours, theirs = as_decimal(drafted), as_decimal(known)
    if not drafted.unit:
        return Match.AGREES if ours == theirs else Match.CONFLICTS
    fewer = min(_places(ours), _places(theirs))
    if _cut(ours, fewer, ROUND_HALF_UP) == _cut(theirs, fewer, ROUND_HALF_UP):
        return Match.AGREES
    if _cut(ours, fewer, ROUND_DOWN) == _cut(theirs, fewer, ROUND_DOWN):
        return Match.TRUNCATED
    return Match.CONFLICTS


def compare_scopes(
    drafted: dict[str, str], known: dict[str, str], keys: tuple[str, ...], last_episode: str | None
) -> Scope:
    """How two scopes stand to each other over the qualifiers `keys`, each value a string as `scope_of` gives it.

    `last_episode` is the number that "finale" stands for, where it is known. Episode and date are one part of a scope,
    the airing: either tells which one is meant.
    """
    parts = [_compare_part(key, drafted.get(key), known.get(key)) for key in keys if key not in _AIRING]
    if set(keys) >= _AIRING:
        parts.append(_compare_airings(drafted, known, last_episode))
    if Scope.OTHER in parts:
        return Scope.OTHER
    return Scope.OPEN if Scope.OPEN in parts else Scope.SAME


def episode(written: str | None, last_episode: str | None) -> str | None:
    """One way to say which: "premiere" is "1", the last number is "finale"."""
    if written == "premiere":
        return "1"
    return "finale" if written is not None and written == last_episode else written


def scope_of(qualifiers: tuple[tuple[str, Qualifier | EntryValue], ...], keys: tuple[str, ...]) -> dict[str, str]:
    """The qualifiers that belong to what is measured, as comparable strings."""
    out: dict[str, str] = {}
    for key, value in qualifiers:
        if key not in keys:
            continue
        if isinstance(value, DateValue):
            out[key] = value.date
        elif isinstance(value, NumberValue):
            out[key] = str(as_decimal(value))
        elif isinstance(value, TextValue):
            out[key] = value.text.casefold()
    return out


def _compare_part(key: str, ours: str | None, theirs: str | None) -> Scope:
    if ours == theirs:
        return Scope.SAME
    if ours is None or theirs is None:
        return Scope.SAME if key in _UNSAID and _UNSAID[key] in (ours, theirs) else Scope.OPEN
    return Scope.OTHER


def _compare_airings(drafted: dict[str, str], known: dict[str, str], last_episode: str | None) -> Scope:
    ours, theirs = (episode(scope.get("episode"), last_episode) for scope in (drafted, known))
    day, other_day = drafted.get("date"), known.get("date")
    days = dates.Agreement.INCOMPARABLE if day is None or other_day is None else dates.compare(day, other_day)
    if days == dates.Agreement.CONFLICT:
        return Scope.OTHER
    if ours is not None and theirs is not None:
        if ours == theirs:
            return Scope.SAME
        # A finale whose number is not known may be any episode but the first.
        unsettled = "finale" in (ours, theirs) and last_episode is None and (ours.isdigit() or theirs.isdigit())
        return Scope.OPEN if unsettled and "1" not in (ours, theirs) else Scope.OTHER
    if days == dates.Agreement.INCOMPARABLE or day is None or dates.precision(day) != "day":
        return Scope.OPEN
    return Scope.SAME if other_day is not None and dates.precision(other_day) == "day" else Scope.OPEN


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _cut(number: Decimal, places: int, rounding: str) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=rounding)
