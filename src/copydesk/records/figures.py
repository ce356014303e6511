"""Audience ratings as figures: what each story gives for which broadcast, and on which terms it was measured. Pure.

Two figures are of one kind only where area, statistic, company, household base and age group are: DESIGN.md,
principle 3. What a story leaves unsaid stays unsaid here; `marks` decides what it may stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from copydesk.agreement.values import Numbered, decimal_of
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import DateValue, Modality, NumberValue, TextValue
from copydesk.vocabulary import PREDICATES

__all__ = ["Camp", "Figure", "agree", "camps", "company_of", "figures", "places", "surely_above"]

#: What a story may stand behind for its figure to count.
_COUNTS = (Modality.ASSERTED, Modality.REPORTED)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Figure:
    """One story's figure: `percent` with the decimals it prints, and everything the story says of what was measured.

    `episode` is a number as digits, "premiere", "finale", "series" (the mean over all) or None; `day` an EDTF date.
    `company`, `base` and `demographic` are None where the story names none.
    """

    percent: Decimal
    episode: str | None
    day: str | None
    area: str | None
    statistic: str
    company: str | None
    base: str | None
    demographic: str | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Camp:
    """Figures that agree. `percent` is the most precise of them; `bases` are the household bases that any names."""

    percent: Decimal
    figures: tuple[Figure, ...]

    @property
    def bases(self) -> tuple[str, ...]:
        """The household bases named, sorted."""
        return tuple(sorted({figure.base for figure in self.figures if figure.base}))

    @property
    def stories(self) -> int:
        """How many stories give one of its figures."""
        return len({figure.entry.story.id for figure in self.figures})


def figures(entries: Iterable[Entry]) -> tuple[Figure, ...]:
    """The figures among the entries: audience ratings in percent that a story states or passes on."""
    found = []
    for entry in entries:
        value = entry.object
        if entry.predicate != "audience_rating" or entry.modality not in _COUNTS or not isinstance(value, NumberValue):
            continue
        if value.unit != "percent" or not 0 <= value.number <= 100:
            continue
        found.append(Figure(
            percent=_percent(value), episode=_episode(entry.qualifier("episode")), day=_day(entry.qualifier("date")),
            area=_text(entry.qualifier("area")), statistic=_text(entry.qualifier("statistic")) or "average",
            company=company_of(entry.attribution), base=_text(entry.qualifier("base")),
            demographic=_text(entry.qualifier("demographic")), entry=entry,
        ))  # fmt: skip
    return tuple(found)


_percent = lru_cache(maxsize=65_536)(decimal_of)


@lru_cache(maxsize=4096)
def company_of(attribution: str | None) -> str | None:
    """The ratings company that an attribution names, under one name, or None."""
    words = set(_WORD.findall((attribution or "").casefold()))
    companies = PREDICATES["audience_rating"].measurers
    return next((name for name, known in companies.items() if words & set(known)), None)


def places(number: Decimal) -> int:
    """How many decimals it has."""
    return max(0, -int(number.as_tuple().exponent))


def agree(a: Decimal, b: Decimal) -> bool:
    """Whether both can be one measurement: the one is the other, rounded or cut off."""
    fine, coarse = (a, b) if places(a) >= places(b) else (b, a)
    step = Decimal(1).scaleb(-places(coarse))
    return coarse in (fine.quantize(step, ROUND_HALF_UP), fine.quantize(step, ROUND_DOWN))


def surely_above(a: Decimal, b: Decimal) -> bool:
    """Whether `a` is above `b` whatever the decimals that either leaves out."""
    # Most pairs need no rounding: of as many decimals nothing is another's, nor is anything a whole point away.
    return a > b and (a.same_quantum(b) or a - b >= 1 or not agree(a, b))


def camps(some: Sequence[Figure]) -> tuple[Camp, ...]:
    """The figures by value, those that agree together: the camp of most stories first, then the most precise.

    Figures of different household bases are never together, however near they are.
    """
    if len(some) == 1:
        return (Camp(some[0].percent, tuple(some)),)
    gathered: list[list[Figure]] = []
    by_percent: Numbered[list[Figure]] = Numbered()
    for figure in sorted(some, key=lambda f: (-places(f.percent), f.entry.claim_id)):
        home = next((camp for camp in by_percent.agreeing(figure.percent) if _same_base(figure, camp)), None)
        if home is None:
            gathered.append([figure])
            by_percent.put(figure.percent, gathered[-1])
        else:
            home.append(figure)
    made = [Camp(camp[0].percent, tuple(camp)) for camp in gathered]
    return tuple(sorted(made, key=lambda camp: (-camp.stories, -places(camp.percent), -camp.percent)))


def _same_base(figure: Figure, camp: Sequence[Figure]) -> bool:
    bases = {other.base for other in camp if other.base}
    return not figure.base or not bases or figure.base in bases


def _episode(value: EntryValue | None) -> str | None:
    if isinstance(value, NumberValue):
        return str(int(value.number))
    return value.text.casefold() if isinstance(value, TextValue) else None


def _day(value: EntryValue | None) -> str | None:
    return value.date if isinstance(value, DateValue) else None


def _text(value: EntryValue | None) -> str | None:
    return value.text.casefold() if isinstance(value, TextValue) else None
