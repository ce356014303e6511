"""Whether a figure that the desk contradicts is right in another reading of its sentence: another scope that its words
leave open, another broadcast, another of the works that it may be about. Asks nothing of the ledger itself.

A figure with such a reading is left alone: which of the two the writer meant is the writer's to know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.against_desk import Row, fits, is_of_airing, rounds_another, same_measure
from copydesk.check.figures.told import Figure

__all__ = ["fits_otherwise"]


def fits_otherwise(figure: Figure, runs: Iterable[tuple[Schedule, Sequence[Row]]]) -> bool:
    """Whether a row of the works bears the figure out in any reading. The first work is the one that it is read as."""
    free = figure.doubt.airing or figure.airing.carried or not figure.airing.said
    if figure.part is not None and not figure.doubt.any:
        return False  # a part is told apart by its size, which rows do not say
    for reading in _measures(figure):
        for schedule, rows in runs:
            for row in rows:
                of_it = free or is_of_airing(reading, row, schedule)
                alike = of_it and fits(reading, row) and same_measure(reading, row)
                if alike and not rounds_another(reading, row, rows):
                    return True
    return False


def _measures(figure: Figure) -> Iterator[Figure]:
    """The figure in every area, statistic, company and base that its sentence leaves open."""
    doubt = figure.doubt
    areas = {figure.area, *doubt.areas}
    if "seoul city" in areas:
        areas.add("seoul")  # many stories take the one for the other
    statistics = {figure.statistic, *doubt.statistics}
    if figure.statistic == "peak" and not figure.airing.said:
        statistics.add(None)  # a show that "peaked at" its best episode
    for area in areas:
        for statistic in statistics:
            for company in {figure.company, *doubt.companies}:
                for base in {figure.base, *doubt.bases}:
                    yield replace(figure, area=area, statistic=statistic, company=company, base=base)
