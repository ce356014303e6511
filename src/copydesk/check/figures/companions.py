"""Peaks and capital-area figures beside the nationwide average of one broadcast: "16.8 percent of households, and a
minute peak of 21.4". Reads what the desk has of the works' runs.

Nothing has to say which broadcast it is, nor of which season: an average to a decimal that the desk has for one alone
says so, and what stands beside it is of the same evening.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.check.figures.against_desk import Row, fits
from copydesk.check.figures.running import Running
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.told import Bound, Figure, Numbers
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["companions"]

#: Between an average and what is told with it: nothing that leads to another evening, part or company.
_APART = Form(
    r"[;.](?!\d)|\b(?:week|month|year|day|night|earlier|before|after|later|previous|first|second|last|next|then|episodes?|"
    r"season|opening|premiere|finale|TNmS|while|against|compared|from|than)\b", re.IGNORECASE,
)
#: How far the two may stand apart, in code points.
_REACH = 80


def companions(
    draft: Reading, ledger: Ledger, numbers: Numbers, *, judged: Sequence[Span], wrong: Sequence[Span]
) -> Iterator[Running]:
    """Those that the desk has otherwise, are not judged yet and stand beside none of the wrong figures, in order.

    Raises LedgerError.
    """
    pairs = [
        (mean, beside) for mean, beside in zip(numbers.figures, numbers.figures[1:], strict=False)
        if _are_of_one(draft, mean, beside) and beside.span not in judged and mean.span not in wrong
    ]
    if not pairs:
        return
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    things = _works(subjects)
    for mean, beside in pairs:
        found = {
            (one.id, row.episode): one for one in things for row in runs.of(one.id)[1] if _is_its(mean, row)
        }
        if len(found) == 1:
            (_, episode), thing = next(iter(found.items()))
            if episode is not None and (one := _otherwise(beside, thing, episode, runs)) is not None:
                yield one


def _are_of_one(draft: Reading, mean: Figure, beside: Figure) -> bool:
    """Whether the first is a plain average, of the nation or the capital, and the second another measure of it."""
    plain = all(f.bound is Bound.EXACT and f.value.places and not f.demographic and not f.part for f in (mean, beside))
    in_either = mean.area in (None, "nationwide", "seoul")
    of_all = in_either and mean.statistic in (None, "average") and not mean.airing.series
    other = (beside.statistic == "peak" and beside.area in (None, "nationwide")) or (
        beside.area == "seoul" and mean.area != "seoul" and beside.statistic in (None, "average")
    )
    if not (plain and of_all and other) or mean.sentence != beside.sentence or beside.airing.series:
        return False
    gap = draft.document.text[mean.span.end:beside.at.start]
    usual = all(f.company in (None, "nielsen") for f in (mean, beside))
    return usual and len(gap) <= _REACH and not _APART.search(gap)


def _works(subjects: Subjects) -> list[Thing]:
    """The works of the draft with all seasons of each."""
    return list({t.id: t for one in subjects.things for t in (one, *subjects.seasons_of(one))}.values())


def _is_its(mean: Figure, row: Row) -> bool:
    """Whether the desk has the figure as the average of the row's broadcast in the figure's area."""
    area = mean.area or "nationwide"
    measure = row.statistic == "average" and (row.area or "nationwide") == area
    return measure and row.demographic is None and row.episode is not None and fits(mean, row)


def _otherwise(beside: Figure, thing: Thing, episode: int, runs: Runs) -> Running | None:
    schedule, rows = runs.of(thing.id)
    of_it = [r for r in rows if r.episode == episode and r.demographic is None]
    scope = beside.statistic or "average", beside.area or "nationwide"
    against = tuple(
        r for r in of_it if (r.statistic, r.area or "nationwide") == scope and r.company in (None, "nielsen")
    )
    if not against or any(fits(beside, r) for r in of_it):
        return None
    elsewhere = tuple(r for r in rows if r not in of_it and not r.series and fits(beside, r))
    return Running(beside, beside.at, thing, schedule, frozenset({episode}), against, elsewhere)
