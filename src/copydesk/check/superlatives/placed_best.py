"""Places that a draft gives one figure among a show's own: "its second highest rating", "the second best of the
series". Reads the ledger.

Against one stand the show's other broadcasts: more of them surely higher than the place leaves room for, or, where the
desk has most of those shown, fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from copydesk.agreement.values import decimal_of
from copydesk.check.figures.told import Bound, Figure, Numbers, numbers_of
from copydesk.check.superlatives.standing import ordinal
from copydesk.check.superlatives.told import LONGEST
from copydesk.check.works.subjects import subjects_of
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.records.asking import shows_of_work
from copydesk.records.figures import agree, surely_above
from copydesk.records.marks import Measure, Settled, settled
from copydesk.records.shows import SERIES, Show, last_day
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import ORDINALS

__all__ = ["MisplacedBest", "is_mean", "misplaced_bests", "placed_figure"]

_PLACE = rf"(?P<{{}}>{'|'.join(ORDINALS[2:6])}|[2-5](?:nd|rd|th))[- ](?P<{{}}>best|highest|lowest)"
_NOUN = (
    r"(?:\s+(?:nationwide|overall|average|viewership|audience))*"
    r"(?:\s+(?:ratings?|figures?|numbers?|scores?|points?|marks?|results?))?"
)
_PLACED = Form(
    rf"\bits\s+(?:own\s+)?{_PLACE.format('own', 'own_way')}{_NOUN}(?:\s+(?:so\s+far|to\s+date|yet))?"
    r"(?=\s*[,.;:)]|\s+(?:and|remains?)\b|\s+(?:of\s+)?\d{1,2}(?:\.\d+)?\s?(?:%|percent))"
    rf"|\bthe\s+{_PLACE.format('of', 'of_way')}{_NOUN}\s+(?:of|for|in)\s+(?:the|this|its)\s+(?:whole\s+|entire\s+)?"
    r"(?P<what>season|series|drama|show|run|(?:[\w-]+\s+)?(?:nights|evenings|episodes|hours|instal?lments|chapters))"
    r"(?:['’]s\s+(?:\w+\s+)?run)?(?:\s+(?:so\s+far|to\s+date|yet))?"
    r"(?=\s*[,.;:)]|\s+(?:and|remains?|is|was)\b)"
    rf"|\bthe\s+{_PLACE.format('had', 'had_way')}{_NOUN}\s+(?:that\s+)?(?:it|the\s+(?:[\w-]+\s+)?(?:series|drama|show))"
    r"\s+(?:has|had|have)\s+"
    r"(?:ever\s+|yet\s+)?(?:had|done|drawn|posted|scored|got|managed|recorded|reached|earned|achieved|seen)(?:\s+(?:so\s+far|to\s+date|yet))?"
    r"(?=\s*[,.;:)–—]|\s+(?:and|with|up)\b)",
    re.IGNORECASE,
)
_placed_in = finding(_PLACED)
_DOUBT = Form(
    r"\b(?:not|never|n['’]t|would|could|whether|if|hop\w+|2049|target|until|then|previous\w*|short\s+of|tnms|had\s+been|"
    r"at\s+(?:the|that)\s+(?:time|point))\b|\?", re.IGNORECASE,
)
_SO_FAR = Form(r"\b(?:so\s+far|to\s+date|yet)$", re.IGNORECASE)
_OPENS = Form(
    r"\W{0,3}(?:It|That|This|The\s(?:figure|rating|number))\s(?:is|was|makes|marks)(?:\s(?:also|just|only|still)|,\s[^,.;\d]{2,20},)?\s"
)
#: A figure so near behind the words, in code points, is the one that they place.
_NEAR = 40
#: A place that is too low is only doubted where the desk has this much of what was shown: it may lack what is above.
_COVERED = 0.8
#: Less will do for a figure that is as far from the next, by a share of it.
_HALF, _FAR = 0.5, Decimal("0.05")
_FEWEST = 6


@dataclass(frozen=True, slots=True)
class MisplacedBest:
    """A place that is not the figure's."""

    at: Span
    message: str
    receipts: tuple[Entry, ...]


def misplaced_bests(draft: Reading, ledger: Ledger) -> Iterator[MisplacedBest]:
    """The places of the draft that the desk's broadcasts of the show are against, in order. Raises LedgerError."""
    text, published = draft.document.text, draft.document.published
    numbers = numbers_of(draft)
    for index, sentence in enumerate(numbers.cut.sentences):
        said = text[sentence.start:sentence.end]
        match = next(iter(_placed_in(said)), None) if len(said) <= LONGEST else None
        if match is None or _DOUBT.search(said):
            continue
        at = Span(sentence.start + match.start(), sentence.start + match.end())
        figure = placed_figure(numbers, index, at, opens=_OPENS.fullmatch(said, 0, match.start()) is not None)
        subject = subjects_of(draft, ledger, numbers).of(figure.at) if figure is not None else None
        show = shows_of_work(ledger, subject.thing.id) if subject is not None else None
        if figure is None or subject is None or show is None:
            continue
        if (match["what"] or "").lower() == "series" and re.search(r"\d$", subject.thing.name):
            continue
        day = last_day(published) if published else None
        found = _against(match, figure, subject.thing, show, day)
        if found is not None:
            yield MisplacedBest(at, *found)


def placed_figure(numbers: Numbers, index: int, at: Span, *, opens: bool) -> Figure | None:
    """The figure that is placed: the last before the words, else the one right behind them, else, of words that a
    sentence opens with ("It is its"), the first of the sentence before.
    """
    usable = [f for f in numbers.figures if is_mean(f)]
    here = [f for f in usable if f.sentence == index]
    before, behind = [f for f in here if f.at.start < at.start], [f for f in here if f.at.start >= at.end]
    if before or (behind and behind[0].at.start - at.end < _NEAR):
        return before[-1] if before else behind[0]
    if any(f.sentence == index and f.at.start < at.start for f in numbers.figures) or not opens:
        return None
    block = numbers.cut.sentences[index].block
    earlier = [
        f for f in usable if f.sentence == index - 1 and numbers.cut.sentences[index - 1].block == block
    ]
    return earlier[0] if earlier else None


def is_mean(figure: Figure) -> bool:
    """Whether a figure is one broadcast's nationwide average, as far as it says."""
    return (
        figure.bound is Bound.EXACT and figure.area in (None, "nationwide") and figure.statistic in (None, "average")
        and figure.company in (None, "nielsen") and figure.demographic is None and figure.part is None
        and not figure.airing.series
    )


def _against(
    match: re.Match[str], figure: Figure, thing: Thing, show: Show, day: date | None
) -> tuple[str, tuple[Entry, ...]] | None:
    written = match["own"] or match["of"] or match["had"]
    way = (match["own_way"] or match["of_way"] or match["had_way"]).lower()
    place = int(written[0]) if written[0].isdigit() else ORDINALS.index(written.lower())
    measured = [
        one for a in show.airings
        if a.episode != SERIES and (a.episode or a.day) and (day is None or a.day is None or a.day <= day)
        and (one := settled(a, Measure())) is not None
    ]
    value = decimal_of(figure.value)
    meant = next((one for one in measured if agree(one.chosen.percent, value)), None)
    if meant is None:
        return None
    others = [one for one in measured if one is not meant and not _later(one, meant, show, day, match[0])]
    above, below = _surely(others, value, way == "lowest")
    if len(above) >= place:
        best = above[0]
        return _message(thing, value, len(above) + 1, way, best), (best.entry, meant.entry)
    if not above and way != "lowest" and (bare := _called_its_best(show, value)) is not None:
        return f"{value} percent is the {way} that the desk has of {thing.name}", (meant.entry, bare.entry)
    if len(others) - len(below) + 1 >= place or not below:
        return None
    nearest = max(below, key=lambda o: o.chosen.percent * (-1 if way == "lowest" else 1))
    apart = abs(value - nearest.chosen.percent) > value * _FAR
    if not _covered(show, measured, day, _HALF if apart else _COVERED):
        return None
    return _message(thing, value, len(above) + 1, way, nearest), (meant.entry, nearest.entry)


def _called_its_best(show: Show, value: Decimal) -> Settled | None:
    """The figure that stories give a show without a word of its broadcast, where it is this one: its highest."""
    bare = [one for a in show.airings if not a.episode and a.day is None and (one := settled(a, Measure())) is not None]
    return next((one for one in bare if agree(one.chosen.percent, value)), None)


def _later(one: Settled, meant: Settled, show: Show, day: date | None, said: str) -> bool:
    """Whether a broadcast may have come after the story, or, of a place that is held "so far", after the one meant."""
    shown, of = one.airing.day, meant.airing.day
    if shown is None:
        return day is not None and (show.end is None or show.end >= day)
    after = of is not None and shown > of
    return after and (shown == day or _SO_FAR.search(said) is not None)


def _surely(others: Sequence[Settled], value: Decimal, lowest: bool) -> tuple[list[Settled], list[Settled]]:
    """Those surely before the value in the order that the words mean, the first of all first, and those behind it."""
    higher = sorted((o for o in others if surely_above(o.low, value)), key=lambda o: -o.chosen.percent)
    lower = sorted((o for o in others if surely_above(value, o.high)), key=lambda o: o.chosen.percent)
    return (lower, higher) if lowest else (higher, lower)


def _covered(show: Show, measured: Sequence[Settled], day: date | None, share: float) -> bool:
    """Whether the desk has figures of such a share of what had been shown."""
    over = show.end is not None and (day is None or show.end <= day)
    last = max((int(e) for o in measured if (e := o.airing.episode) is not None and e.isdigit()), default=0)
    shown = show.episodes if over and show.episodes is not None else last
    return len(measured) >= _FEWEST and len(measured) >= share * shown


def _message(thing: Thing, value: Decimal, place: int, way: str, other: Settled) -> str:
    rank = f"the {way}" if place == 1 else f"the {ordinal(place)} {way}"
    which = "the finale" if other.airing.episode == "finale" else f"episode {other.airing.episode}"
    return (
        f"{value} percent is {rank} that the desk has of {thing.name}: {which} had {other.chosen.percent}"
        if place > 1 else
        f"{value} percent is {rank} that the desk has of {thing.name}: next is {which} with {other.chosen.percent}"
    )
