"""Two figures of one sentence or of neighbouring ones that are both called the nation's. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.check.figures.against_desk import agrees
from copydesk.check.figures.scope_places import words_of_scope
from copydesk.check.figures.scope_words import episode_cues
from copydesk.check.figures.told import Bound, Figure, Numbers
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["nationwide_twice"]

#: What makes a figure that of another broadcast, company or household base than the one before it.
_OTHERWISE = Form(
    r"\b(?:then|first|second|third|last|next|later|earlier|before|after|since|from|to|than|against|up|down|previous\w*|week\w*|month|year|season|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\w*|night|evening|day|hour|part|half|TNMS|ATAM|rival|other|another|peak\w*|minute|moment|"
    r"top\w*|high\w*|best|most|maximum|cable|paid|pay|all|rose|fell|climbed|jumped|had\sbeen|while|but|began|opened|started|ended|finished|"
    r"closed|or)\b", re.IGNORECASE,
)
_AHEAD = 24


def nationwide_twice(
    draft: Reading, numbers: Numbers, figures: Sequence[Figure]
) -> Iterator[tuple[Span, Figure, Figure]]:
    """Pairs of figures that are both told as the nation's, of one broadcast and measure, with the words of the second.

    "14.1 percent nationwide, and in the country as a whole 15.7": one of the two is another area's.
    """
    text = draft.document.text
    for first, second in pairwise(f for f in figures if f.statistic in (None, "average")):
        if not _is_open(first, second) or agrees(first.value, second.value):
            continue
        mine, theirs = (words_of_scope(draft, one, "area", "nationwide") for one in (first, second))
        if mine is None or theirs is None or mine == theirs or theirs.start < first.span.end:
            continue
        if second.sentence == first.sentence and mine.start > second.at.start:
            continue
        end = min(second.span.end + _AHEAD, numbers.sentence(second.sentence).end)
        between = text[max(first.span.end, mine.end):end]
        if second.sentence != first.sentence:
            between = text[numbers.sentence(second.sentence).start:end]
        said = between.replace(text[theirs.start:theirs.end], " ")
        if _OTHERWISE.search(said) or episode_cues(said):
            continue
        yield Span(min(theirs.start, second.span.start), max(theirs.end, second.span.end)), first, second


def _is_open(first: Figure, second: Figure) -> bool:
    exact = first.bound is Bound.EXACT and second.bound is Bound.EXACT and first.value.places and second.value.places
    near = 0 <= second.sentence - first.sentence <= 1
    alike = first.area == second.area == "nationwide" and first.company == second.company and first.base == second.base
    one = second.airing.episode in (None, first.airing.episode) and second.airing.date in (None, first.airing.date)
    return bool(exact and near and alike and one) and not (first.airing.series or second.airing.series)
