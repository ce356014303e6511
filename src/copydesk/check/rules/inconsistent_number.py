"""
## What it flags

A rating told twice with two values: a headline or lede at odds with the body in the same scope ("peaks at 11.3" over
a body that says 11.1; "touches" and "hits" may be of the strongest minute too), one that passes on the Seoul figure
or the peak of the body as the rating, a figure of the headline that the body has nowhere, an average above the peak
that the sentence gives with it, "past 20 percent" where the body has 19.5, and two figures of one broadcast that are
both called the nation's. Ratings of different episodes, areas, statistics or companies are not held against each
other, nor are the two ends of a rise. Where the desk knows which of the two is wrong, contradicted-number (L002) says
so instead.

## Why it matters

Most wrong ratings of the press stand in the headline or the lede, with the right one a paragraph below.

## Example

> Hotel del Luna Peaks at 11.3 Percent
>
> The 15th episode averaged 9.9 percent. At its height it was seen by 11.1 percent.

## Instead

> Hotel del Luna Peaks at 11.1 Percent
>
> The 15th episode averaged 9.9 percent. At its height it was seen by 11.1 percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.agreement import decimal_of
from copydesk.check.claims.slips import digits_a_slip_apart
from copydesk.check.figures.against_desk import Outcome, Row, agrees, same_measure
from copydesk.check.figures.headlined import told_nowhere, unheard_headline, unheard_milestone
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.scope_words import LAST
from copydesk.check.figures.told import Bound, Figure, Numbers, numbers_of
from copydesk.check.figures.told_twice import nationwide_twice
from copydesk.check.figures.weighing import weighed
from copydesk.check.finding import Finding, Severity
from copydesk.check.once import once
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.works.season_words import season_words
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="S003", name="inconsistent-number", severity=Severity.WARNING, since="0.1")

#: A figure beside one of these is of another time than the story's own.
_EARLIER = Form(
    r"""\b(?:previous\w*|earlier|former(?:ly)?|last\s(?:week|month|year|season|time)|week(?:s|end)?\s(?:ago|before|earlier)|ago|compared|
    up\sfrom|down\sfrom|from|than|against|since|first\stime|once|had\s(?:been|stood|drawn|reached|posted)|day\sbefore|night\sbefore
    |next|later|following|another|rival|also|predecessor
    |(?:first|last|other|remaining)\s(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))\b""",
    re.IGNORECASE | re.VERBOSE,
)

#: Right before a figure: that it is the height of something.
_AT_ITS_HEIGHT = Form(
    r"\b(?:touch\w*|hit(?:s|ting)?|reach\w*|soar\w*\sto|climb\w*\sto|shot\sup\sto|surg\w+\sto|as\shigh\sas|up\sto)\s(?:a\s(?:high|peak)\sof\s)?$",
    re.IGNORECASE,
)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each rating of the headline, the lede or the body that another of the draft belies."""
    numbers = numbers_of(draft)
    if not numbers.figures:
        return
    subjects = subjects_of(draft, None, numbers)
    if len(numbers.figures) < 2:
        for at, message in unheard_milestone(draft, numbers, subjects):
            yield INFO.finding(draft, at.start, at.end, message)
        return
    works = {f: (s.thing.id if (s := subjects.of(f.at)) else None) for f in numbers.figures}
    told = [f for f in numbers.figures if f.demographic is None and f.part is None and not f.airing.series]
    # Figures whose work no title tells are one show's where the draft names one at most.
    lone = len(subjects.things) < 2 and sum(e.type is EntityType.WORK for e in draft.entities) < 2
    seasons = {f: season_words(draft.document.text, numbers.sentence(f.sentence)) for f in told}
    marked = []
    for mean, peak in _upside_down(told):
        low, high = decimal_of(peak.value), decimal_of(mean.value)
        message = f"the strongest minute, {low}, cannot be below the average, {high}"
        yield INFO.finding(draft, mean.span.start, mean.span.end, message)
    one_work = [f for f in told if works[f] is not None or lone]
    for at, first, second in nationwide_twice(draft, numbers, one_work):
        if works[first] == works[second] and seasons[first] == seasons[second]:
            low, high = decimal_of(first.value), decimal_of(second.value)
            message = f"{low} and {high} are both told as nationwide: one of them is that of the capital area, it seems"
            yield INFO.finding(draft, at.start, at.end, message)
    for figure in told:
        rest = [
            f for f in told if f is not figure and works[f] == works[figure] and (works[f] or lone)
            and seasons[f] == seasons[figure]
        ]
        said = _belied(draft, numbers, figure, rest)
        if said is None:
            continue
        desk = _marked_by_the_desk(draft, ledger, numbers)
        if figure.at in desk or said[1].at in desk:
            continue
        if ledger is not None and (
            _of_two_works(subjects_of(draft, ledger, numbers), figure, said[1])
            or _had_by_two(draft, ledger, numbers, figure, said[1])
        ):
            continue
        marked.append(figure)
        yield INFO.finding(draft, figure.span.start, figure.span.end, said[0])
    if any(f.headline for f in marked):
        return
    for at, message in unheard_milestone(draft, numbers, subjects):
        yield INFO.finding(draft, at.start, at.end, message)
    for at, message, other in unheard_headline(draft, ledger, numbers, subjects_of(draft, ledger, numbers)):
        desk = _marked_by_the_desk(draft, ledger, numbers)
        if other.at not in desk and not any(at.start <= one.start < at.end for one in desk):
            yield INFO.finding(draft, at.start, at.end, message)


_MARKED = (Outcome.CONTRADICTED, Outcome.DISPUTED, Outcome.ELSEWHERE)


@once
def _marked_by_the_desk(draft: Reading, ledger: Ledger | None, numbers: Numbers) -> set[Span]:
    """The figures that contradicted-number (L002) marks."""
    if ledger is None:
        return set()
    return {one.figure.at for one in weighed(draft, ledger, numbers) if one.weighed.outcome in _MARKED}


def _upside_down(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The averages that stand in one sentence with a lower peak of the same broadcast and area, right behind them."""
    for mean, peak in pairwise(figures):
        exact = mean.bound is Bound.EXACT and peak.bound is Bound.EXACT
        alike = exact and mean.sentence == peak.sentence and _same_airing(mean, peak)
        areas = peak.area in (mean.area, None) and mean.area in (None, "nationwide") and mean.company == peak.company
        if not alike or not areas or mean.statistic == "peak" or peak.statistic != "peak":
            continue
        if decimal_of(mean.value) > decimal_of(peak.value):
            yield mean, peak


def _of_two_works(subjects: Subjects, figure: Figure, other: Figure) -> bool:
    """Whether the desk knows the two figures to be of two works: a season and the one before it, of like titles."""
    mine, theirs = subjects.of(figure.at), subjects.of(other.at)
    return mine is not None and theirs is not None and mine.thing.id != theirs.thing.id


def _had_by_two(draft: Reading, ledger: Ledger, numbers: Numbers, figure: Figure, other: Figure) -> bool:
    """Whether two of the draft's works, or seasons of one, each had one of the figures, and neither had both."""
    subjects, runs = subjects_of(draft, ledger, numbers), runs_of(draft, ledger)
    works = {t.id for one in subjects.things for t in (one, *subjects.seasons_of(one))}
    had = [{i for i in works if any(_has(f, row) for row in runs.of(i)[1])} for f in (figure, other)]
    return all(had) and not had[0] & had[1]


def _has(figure: Figure, row: Row) -> bool:
    """Whether a row of the desk is the figure, to a decimal."""
    exact = figure.value.places > 0 and row.value.places > 0
    return exact and same_measure(figure, row) and agrees(figure.value, row.value)


def _belied(
    draft: Reading, numbers: Numbers, figure: Figure, rest: Sequence[Figure]
) -> tuple[str, Figure] | None:
    """Why a figure is at odds with a later one, and that one."""
    opening = figure.headline or figure.sentence == 0 or _in_first_block(numbers, figure)
    nowhere = figure.headline and told_nowhere(figure, rest)
    behind = [
        f for f in rest
        if f.at.start > figure.at.start and (f.sentence != figure.sentence or _colon(draft, figure, f))
        and f.bound is Bound.EXACT and _same_measure(figure, f) and not _earlier(draft, numbers, f)
        and not draft.document.text.startswith(" or so", f.span.end)
        and not ((f.doubt.airing and not nowhere) or f.doubt.areas or f.doubt.statistics or f.doubt.elsewhere)
    ]
    if figure.bound is Bound.EXACT:
        if _earlier(draft, numbers, figure):
            return None
        same = [] if figure.doubt.elsewhere else [f for f in behind if _same_airing(figure, f)]
        if same and not any(agrees(figure.value, f.value) for f in same):
            return _against(draft, figure, same[0]) + _elsewhere(draft, figure, rest), same[0]
        if same or not figure.headline:
            return None
        return _headline(draft, numbers, figure, behind, rest)
    if figure.bound is not Bound.ABOVE or not opening or _earlier(draft, numbers, figure):
        return None
    # What a show passed it hardly did with its premiere, of which a story tells to measure how far it came.
    open_to = [
        f for f in behind
        if _same_airing(figure, f) or (_open(figure, f) and (f.airing.episode != 1 or f.sentence == figure.sentence))
    ]
    if not open_to and all(decimal_of(f.value) < decimal_of(figure.value) for f in rest):
        # Nothing in the draft comes so far: the last episode it tells of did not, in whatever sentence.
        open_to = [
            f for f in rest if f.at.start > figure.at.start and f.bound is Bound.EXACT and _same_measure(figure, f)
            and not _earlier(draft, numbers, f) and f.airing.episode not in (None, 1) and _open(figure, f)
        ]
    if not open_to or any(decimal_of(f.value) >= decimal_of(figure.value) for f in open_to):
        return None
    if len({f.airing.episode for f in open_to}) > 1 or any(
        decimal_of(f.value) >= decimal_of(figure.value) and _same_measure(figure, f) for f in rest
    ):
        return None
    best = max(open_to, key=lambda f: f.value.number)
    return _against(draft, figure, best) + _elsewhere(draft, figure, rest), best


def _headline(
    draft: Reading, numbers: Numbers, figure: Figure, behind: Sequence[Figure], rest: Sequence[Figure]
) -> tuple[str, Figure] | None:
    """A figure of the headline that names no episode, against a body that tells one figure of its kind."""
    body = [f for f in behind if not f.headline and _open(figure, f)]
    peaks = []
    if figure.statistic is None and _AT_ITS_HEIGHT.search(_before(draft, numbers, figure)):
        # "touches 11.1%" may be of the strongest minute.
        peaks = [
            f for f in rest if f.statistic == "peak" and not f.headline and f.bound is Bound.EXACT and _open(figure, f)
            and (f.area or "nationwide") == (figure.area or "nationwide") and not _earlier(draft, numbers, f)
        ]
    if not body or any(agrees(figure.value, f.value) for f in [*body, *peaks]):
        return None
    values = {decimal_of(f.value) for f in body}
    elsewhere = _elsewhere(draft, figure, rest)
    if peaks and len({decimal_of(f.value) for f in peaks}) == 1 and not elsewhere:
        apart = abs(peaks[0].value.number - figure.value.number)
        near = apart < min(0.1 * figure.value.number, *(abs(f.value.number - figure.value.number) for f in body))
        return (_against(draft, figure, peaks[0]), peaks[0]) if near else None
    if len(values) > 1 and not elsewhere:
        return None
    # The headline may speak of a figure that the body only rounds or does not repeat: near is a slip, far is another.
    best = min(body, key=lambda f: abs(f.value.number - figure.value.number))
    slip = digits_a_slip_apart(str(decimal_of(figure.value)), str(decimal_of(best.value)))
    if not elsewhere and not slip and abs(best.value.number - figure.value.number) > 0.25 * best.value.number:
        return None
    return _against(draft, figure, best) + elsewhere, best


def _against(draft: Reading, figure: Figure, other: Figure) -> str:
    text = draft.document.text
    where = "the headline has" if figure.headline else "here it is"
    mine, theirs = (" ".join(text[f.span.start:f.span.end].split()) for f in (figure, other))
    bound = "past " if figure.bound is Bound.ABOVE else ""
    return f"{where} {bound}{mine}, further down {theirs} for the same{_milestone(figure, other)}"


def _milestone(figure: Figure, other: Figure) -> str:
    return f": past {int(other.value.number)} percent at most" if figure.bound is Bound.ABOVE else ""


def _elsewhere(draft: Reading, figure: Figure, rest: Sequence[Figure]) -> str:
    """Of which other scope the draft itself has the figure."""
    for other in rest:
        if _same_measure(figure, other) or other.bound is not Bound.EXACT:
            continue
        apart = decimal_of(other.value) - decimal_of(figure.value)
        fits = agrees(figure.value, other.value) or (figure.bound is Bound.ABOVE and 0 <= apart < 1)
        if fits:
            scope = [
                "the Seoul area" if other.area == "seoul" else other.area if other.area != figure.area else None,
                "the peak" if other.statistic == "peak" and figure.statistic != "peak" else None,
            ]
            said = ", ".join(part for part in scope if part) or "another scope"
            return f"; {decimal_of(other.value)} is {said}"
    return ""


def _same_measure(a: Figure, b: Figure) -> bool:
    return (
        (a.area or "nationwide") == (b.area or "nationwide")
        and (a.statistic or "average") == (b.statistic or "average")
        and (a.company or "nielsen") == (b.company or "nielsen")
        and a.base == b.base
    )


def _same_airing(a: Figure, b: Figure) -> bool:
    """Whether both name one broadcast, in words that can be told to be the same."""
    ours, theirs = a.airing, b.airing
    if ours.episode is not None and theirs.episode is not None:
        return ours.episode == theirs.episode
    return ours.date is not None and ours.date == theirs.date


def _open(a: Figure, b: Figure) -> bool:
    """Whether the two may be one broadcast: one of them names none, or names it in another way."""
    ours, theirs = a.airing, b.airing
    if ours.episode is not None and theirs.episode is not None and ours.episode != theirs.episode:
        return LAST in (ours.episode, theirs.episode) and 1 not in (ours.episode, theirs.episode)
    return ours.date is None or theirs.date is None or ours.date == theirs.date


def _colon(draft: Reading, figure: Figure, other: Figure) -> bool:
    """Whether a colon leads from the one figure of a sentence to the other, as from a claim to its ground."""
    return figure.bound is Bound.ABOVE and ":" in draft.document.text[figure.span.end:other.span.start]


def _before(draft: Reading, numbers: Numbers, figure: Figure) -> str:
    """The words of a figure's sentence before it."""
    return draft.document.text[numbers.sentence(figure.sentence).start:figure.at.start]


def _earlier(draft: Reading, numbers: Numbers, figure: Figure) -> bool:
    """Whether the words before a figure, since the one before it, make it another broadcast's."""
    sentence = numbers.sentence(figure.sentence)
    inside = [f.span.end for f in numbers.figures if f.sentence == figure.sentence and f.span.end <= figure.at.start]
    words = draft.document.text[max([sentence.start, *inside]):figure.at.start]
    return _EARLIER.search(words) is not None


def _in_first_block(numbers: Numbers, figure: Figure) -> bool:
    first = next((b for b in numbers.cut.blocks if b.kind.name == "BODY"), None)
    place = Span(first.start, first.end) if first else None
    return place is not None and place.start <= figure.at.start < place.end


RULE = Rule(INFO, check, __doc__ or "")
