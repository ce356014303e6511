"""Of which areas, statistics and companies a figure of running prose may be, by its words and the reader. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from copydesk.check.figures.against_desk import Row, agrees, fits
from copydesk.check.figures.running_words import CAPITAL, PEAK
from copydesk.check.figures.scope_words import Airing
from copydesk.check.figures.told import Figure
from copydesk.check.figures.weighing import qualifier_of
from copydesk.model import Claim, NumberValue
from copydesk.text.form import Form

__all__ = ["Measure", "is_given_to_another"]

_COUNTRY = Form(r"\bnation\w*\b|\bcountry\b", re.IGNORECASE)
#: How far apart two figures are with nothing but an "and" between them, in code points.
_AND = 12


def is_given_to_another(figure: Figure, near: Sequence[NumberValue], meant: Sequence[Row]) -> bool:
    """Whether another number of its sentence is the one that the desk has for what a figure of no area and no minute
    may be of: nobody gives two for one.
    """
    if figure.area is not None or figure.statistic is not None:
        return False
    own = [row for row in meant if row.area in ("nationwide", None) and row.statistic == "average"]
    return any(agrees(value, row.value) for value in near for row in own)


@dataclass(frozen=True)
class Measure:
    """What a figure measures, as far as it can be told: by its scope as read, the reader's claim of it, its `own` words
    between the figures round it, and the sentence before, empty where the figure is its sentence's only one.
    """

    figure: Figure
    claim: Claim | None
    own: str
    before: str

    def may_be(self, row: Row) -> bool:
        """Whether a row measures what the figure may be of."""
        if row.demographic is not None:
            return False
        area = row.area or "nationwide"
        return area in self._areas and row.statistic in self._statistics and self._of_company(row)

    def goes_without_saying(self, rows: Sequence[Row], last: str, near: Sequence[Figure]) -> bool:
        """Whether it is the capital's though no word by it says so: in a sentence behind one of the capital alone
        ("Best Seoul figure: 19.8. W had 19.4"), or as the second of two behind that of the country ("11.4 and 12.9").
        """
        if self.figure.area is not None or CAPITAL.search(self.own):
            return False
        theirs = {r.episode for r in rows if r.area == "seoul" and r.statistic == "average" and fits(self.figure, r)}
        if not theirs:
            return False
        if CAPITAL.search(last) and not _COUNTRY.search(last):
            return True
        first = [f for f in near if 0 < self.figure.at.start - f.span.end <= _AND and f.area is None]
        return any(
            r.episode in theirs and (r.area or "nationwide") == "nationwide" and fits(f, r) for f in first for r in rows
        )

    def is_own(self, row: Row) -> bool:
        """Whether a row measures what the figure's own words say, and the reader where they say nothing."""
        own = self.in_own_words()
        here = (row.area or "nationwide") == (own.area or "nationwide")
        return here and row.statistic == (own.statistic or "average")

    def in_own_words(self) -> Figure:
        """The figure with the area that the reader gives it, where its words give none, and no broadcast."""
        area = self.figure.area or qualifier_of(self.claim, "area")
        return replace(self.figure, area=area, airing=Airing(series=self.figure.airing.series))

    def _of_company(self, row: Row) -> bool:
        if self.figure.doubt.companies:
            return True
        return self.figure.company is None or (row.company or "nielsen") == self.figure.company

    @cached_property
    def _areas(self) -> set[str]:
        figure = self.figure
        areas = {figure.area or "nationwide"} | {area or "nationwide" for area in figure.doubt.areas}
        if CAPITAL.search(self.own) and (figure.area is None or figure.doubt.areas):
            areas |= {"seoul", "seoul city"}
        if figure.area is None:
            areas |= {qualifier_of(self.claim, "area") or "nationwide"}
        return areas

    @cached_property
    def _statistics(self) -> set[str]:
        figure = self.figure
        statistics = {figure.statistic or "average"} | {one or "average" for one in figure.doubt.statistics}
        settled = figure.statistic is not None and not figure.doubt.statistics
        peaks = PEAK.search(self.own) or (figure.statistic is None and PEAK.search(self.before))
        if "either" in statistics or (peaks and not settled):
            statistics |= {"average", "peak"}
        return statistics
