"""Whether a figure that the desk contradicts is right in another reading of its sentence: another scope that its words
leave open, another broadcast, another of the works that it may be about. Asks nothing of the ledger itself.

A figure with such a reading is left alone: which of the two the writer meant is the writer's to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.against_desk import Row, agrees, fits, is_of_airing, rounds_another, same_measure
from copydesk.check.figures.told import Bound, Figure, Numbers, as_value
from copydesk.text.form import Form

__all__ = ["fits_otherwise", "goes_with_its_neighbour"]

#: What makes a figure one measure or one broadcast, in its own words: they are to be taken as they stand.
_SAYS_WHICH = Form(
    r"\b(?:averag\w*|mean|ratings?|nation\w*|country\w*|Seoul|capital|metropolitan|Sudogwon|from|than|after|against|over|"
    r"rose|fell|climb\w*|episodes?|parts?|chapters?|hours?|instal?lments?|finale|premi\w+|first|last|final|opening|[a-z]+th|\d+(?:st|nd|rd|th)|"
    r"week\w*|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\w*|(?:Jan|Febr)uary|March|April|May|June|July|August|"
    r"(?:Septem|Octo|Novem|Decem)ber|TNMS)\b", re.IGNORECASE,
)
#: Where the own words of a figure end behind it, and where they begin before it.
_END, _BEGIN = Form(r"[,;:.()](?!\d)|\band\b|\bbut\b|\bwhile\b"), Form(r".*[,;:(](?!\d)|.*\band\b", re.DOTALL)
#: How far a neighbour may be, in code points.
_REACH = 90


def goes_with_its_neighbour(text: str, figure: Figure, numbers: Numbers, rows: Sequence[Row]) -> bool:
    """Whether a figure that no words of its own make one measure or broadcast is the best minute of the broadcast whose
    average stands beside it ("14.4 percent, 16.7 at the crest"), or goes on from the broadcast before it, or to the one
    behind it, in a row ("1.7, then 4.4, 5.2"): whatever words say so, nobody gives two for one.
    """
    if figure.bound is not Bound.EXACT or not figure.value.places or figure.statistic == "average":
        return False
    own = [r for r in rows if r.episode is not None and r.demographic is None and fits(figure, r)]
    sentence = numbers.sentence(figure.sentence)
    near = [
        n for n in numbers.all if n.places and sentence.start - _REACH <= n.start < sentence.end + _REACH
        and not figure.at.start <= n.start < figure.at.end
    ]
    before, behind = [n for n in near if n.start < figure.at.start], [n for n in near if n.start >= figure.at.end]
    if not own or not near:
        return False
    low = max(sentence.start, before[-1].end if before else 0)
    high = min(sentence.end, behind[0].start if behind else sentence.end)
    words = _BEGIN.sub("", text[low:figure.at.start]) + " " + _END.split(text[figure.span.end:high])[0]
    if _SAYS_WHICH.search(words):
        return False
    averages = [r for r in rows if r.episode is not None and r.statistic == "average" and r.demographic is None]
    for number, step in [(n, -1) for n in before[-2:]] + [(n, 1) for n in behind[:1]]:
        value = as_value(number)
        theirs = {(r.episode, r.area or "nationwide") for r in averages if agrees(value, r.value)}
        here = sentence.start <= number.start < sentence.end
        for row in own:
            area = row.area or "nationwide"
            above = here and step < 0 and value.number < figure.value.number and (row.episode, area) in theirs
            # Of a best minute that is called so only the area can go without saying.
            if row.statistic == "peak" and above and (figure.statistic != "peak" or figure.area not in (None, area)):
                return True
            if row.statistic == "average" and ((row.episode or 0) + step, area) in theirs:
                return True
    return False


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
