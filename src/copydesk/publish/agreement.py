"""When two values of one scope agree, and which of several the desk would print, with the reason. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from copydesk import dates, names
from copydesk.ledger.base import Thing
from copydesk.model import DateValue, Modality, NumberValue, TextValue
from copydesk.publish.page import STRENGTH, CellValue, PageValue, Receipt

__all__ = ["Said", "agree", "identity", "independent", "same", "settle"]

#: Quotes of at least so many words that are the same in two stories were copied, not written twice.
_COPIED_WORDS = 8
#: What a story says in one of these is a value of its own; the rest wonders or denies.
_STANDS = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED})


@dataclass(frozen=True, slots=True)
class Said:
    """A value with everybody who gives it."""

    value: PageValue
    receipts: tuple[Receipt, ...]

    @property
    def modality(self) -> Modality:
        """The strongest of its receipts."""
        return min((receipt.modality for receipt in self.receipts), key=STRENGTH.index)


@lru_cache(maxsize=16_384)
def _places(number: NumberValue) -> int:
    exponent = Decimal(repr(number.number)).normalize().as_tuple().exponent
    return max(number.places, -exponent if isinstance(exponent, int) else 0)


def _precision(value: PageValue) -> float:
    """Higher is more precise; only comparable between values of one kind."""
    match value:
        case NumberValue():
            return _places(value)
        case DateValue(date):
            return sum(letter.isdigit() for letter in date) - 0.5 * ("~" in date)
        case _:
            return 0


def identity(value: PageValue) -> tuple[str, str | float]:
    """Equal for two that are the same value, whatever the letter case, spelling or trailing zeros."""
    match value:
        case Thing(id=id):
            return "thing", id
        case DateValue(date):
            return "date", date
        case NumberValue(number, unit):
            return unit, number
        case TextValue(text):
            return "text", names.fold(text)


def same(a: PageValue, b: PageValue) -> bool:
    """True where both are the same value."""
    return identity(a) == identity(b)


@lru_cache(maxsize=16_384)
def _dates_agree(a: str, b: str) -> bool:
    return dates.compare(a, b) is not dates.Agreement.CONFLICT


def agree(a: PageValue, b: PageValue) -> bool:
    """True where both can be right at once: equal, or one the other rounded, cut short or given less precisely."""
    match a, b:
        case DateValue(), DateValue():
            return a.date == b.date or _dates_agree(a.date, b.date)
        case NumberValue(), NumberValue():
            if a.unit != b.unit:
                return not (a.unit and b.unit) and a.number == b.number
            coarse, fine = sorted((a, b), key=_places)
            step = Decimal(1).scaleb(-_places(coarse))
            exact, given = Decimal(repr(fine.number)), Decimal(repr(coarse.number))
            return given in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))
        case _:
            return same(a, b)


def independent(receipts: Sequence[Receipt]) -> int:
    """How many sources stand behind a value: stories of one outlet, or with the same long quote, are one source."""
    group: dict[str, str] = {}

    def root(key: str) -> str:
        while group.setdefault(key, key) != key:
            key = group[key]
        return key

    for receipt in receipts:
        story = root(f"story {receipt.story}")
        keys = [f"quote {names.fold(q)}" for q in receipt.quotes if len(q.split()) >= _COPIED_WORDS]
        if receipt.outlet:
            keys.append(f"outlet {receipt.outlet.casefold()}")
        for key in keys:
            group[root(key)] = story
    return len({root(f"story {receipt.story}") for receipt in receipts})


def _latest(receipts: Sequence[Receipt]) -> str:
    return max((receipt.published or "" for receipt in receipts), default="")


def _camps(said: Sequence[Said]) -> list[list[Said]]:
    """Values that agree, together; the most precise of each camp first."""
    camps: list[list[Said]] = []
    for one in sorted(said, key=lambda s: -_precision(s.value)):
        fitting = (camp for camp in camps if agree(camp[0].value, one.value))
        camp = next(fitting, None)
        if camp is None:
            camps.append([one])
        else:
            camp.append(one)
    return camps


def _weight(camp: Sequence[Said]) -> tuple[int, int, bool, str]:
    receipts = [receipt for said in camp for receipt in said.receipts if receipt.modality in _STANDS]
    strength = min((STRENGTH.index(receipt.modality) for receipt in receipts), default=len(STRENGTH))
    return -strength, independent(receipts), any(receipt.attribution for receipt in receipts), _latest(receipts)


def _why(winner: tuple[int, int, bool, str], other: tuple[int, int, bool, str]) -> str:
    """What decided between two camps, first difference first."""
    if winner[0] != other[0]:
        return f"{STRENGTH[-winner[0]]}, where the other is not"
    if winner[1] != other[1]:
        return f"{winner[1]} independent {'source' if winner[1] == 1 else 'sources'} against {other[1]}"
    if winner[2] != other[2]:
        return "credits a named source"
    if winner[3] != other[3]:
        return f"the latest, of {winner[3]}"
    return "as well sourced as the other; first in order"


def settle(said: Sequence[Said], *, single: bool) -> tuple[bool, tuple[CellValue, ...]]:
    """Whether the values of one scope are disputed, and all of them, best first, each with its reason.

    `single` is the vocabulary's word for a predicate with one right value a scope; other predicates may have many
    values and are never disputed. A plan that came out otherwise is no dispute, nor is a guess.
    """
    if not single:
        values = [_cell_value(one, one.modality in _STANDS, _alone(one)) for one in said]
        return False, tuple(sorted(values, key=lambda v: (not v.best, -v.independent_sources)))
    standing = [one for one in said if one.modality in _STANDS]
    settled = [one for one in standing if one.modality is not Modality.PLANNED] or standing
    camps = sorted(_camps(settled), key=_weight, reverse=True)
    denied = any(
        receipt.modality is Modality.DENIED for camp in camps for one in camp for receipt in one.receipts
    )
    values = []
    for place, camp in enumerate(camps):
        for one in camp:
            if place > 0:
                why = _why(_weight(camps[0]), _weight(camp))
                values.append(_cell_value(one, False, f"differs from the best ({why})"))
            elif one is not camp[0]:
                values.append(_cell_value(one, False, "agrees, less precise"))
            else:
                values.append(_cell_value(one, True, _best_reason(one, camps)))
    for one in said:
        if one not in settled:
            values.append(_cell_value(one, False, _alone(one)))
    return len(camps) > 1 or denied, tuple(values)


def _best_reason(best: Said, camps: Sequence[Sequence[Said]]) -> str:
    if len(camps) > 1:
        return _why(_weight(camps[0]), _weight(camps[1]))
    if len(camps[0]) > 1:
        return f"the most precise of {len(camps[0])} that agree"
    return _alone(best)


def _alone(one: Said) -> str:
    if one.modality is Modality.ASSERTED:
        sources = independent(one.receipts)
        return "one source" if sources == 1 else f"{sources} independent sources"
    return f"only {one.modality}"


def _cell_value(one: Said, best: bool, reason: str) -> CellValue:
    receipts = sorted(one.receipts, key=lambda r: (STRENGTH.index(r.modality), r.published or "9", r.learned, r.claim))
    return CellValue(one.value, best, reason, independent(one.receipts), tuple(receipts))
