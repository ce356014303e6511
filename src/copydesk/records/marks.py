"""What a show stands for in a ranking: one value on the measure's terms, with the figures behind it. Pure.

A broadcast's figures are those whose story says the measure's area, statistic, company, base and age group. A figure
that leaves the area or the company unsaid is taken for it only where the broadcast has none that says them, and never
where it is the broadcast's figure on other terms (the Seoul figure quoted without its area).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from copydesk.ledger.base import Entry
from copydesk.records.figures import Camp, Figure, agree, camps, places, surely_above
from copydesk.records.shows import SERIES, Airing, Show
from copydesk.vocabulary import PREDICATES

__all__ = [
    "MAIN_BASE", "UNSTATED_COMPANY", "Mark", "Measure", "Of", "Settled", "best_of", "broadcasts", "mark_of", "settled",
]

#: The household base that counts where a broadcast is given on several and none is asked for: cable, satellite and
#: internet television together, on which ratings are reported since 2017.
MAIN_BASE = "paid platform"
_USUAL = PREDICATES["audience_rating"].unstated
#: Whose figure it is where no story says, and where it was measured.
UNSTATED_COMPANY = _USUAL["company"]
_MAIN_AREA = _USUAL["area"]


class Of(StrEnum):
    """Which broadcast of a show is ranked."""

    BEST = "best episode"
    PREMIERE = "premiere"
    FINALE = "finale"
    SERIES = "series mean"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is ranked, exactly. `base` None: the main one where a broadcast is given on several; `demographic` None: all
    households. A figure that credits no company is taken for the vocabulary's usual one, and for no other.
    """

    of: Of = Of.BEST
    area: str = _MAIN_AREA
    statistic: str = "average"
    company: str = UNSTATED_COMPANY
    base: str | None = None
    demographic: str | None = None


@dataclass(frozen=True, slots=True)
class Settled:
    """A broadcast's value on a measure's terms. `beside` are the camps that differ from the chosen one."""

    airing: Airing
    chosen: Camp
    beside: tuple[Camp, ...] = ()

    @property
    def low(self) -> Decimal:
        """The least that any camp gives."""
        return min(camp.percent for camp in (self.chosen, *self.beside))

    @property
    def high(self) -> Decimal:
        """The most that any camp gives."""
        return max(camp.percent for camp in (self.chosen, *self.beside))

    @property
    def entry(self) -> Entry:
        """The first that gives the chosen one."""
        return self.chosen.figures[0].entry


@dataclass(frozen=True, slots=True)
class Mark:
    """A show's place to stand: `percent` with the broadcast it is of, None for a mean.

    `low` and `high` bound what it is where stories or household bases differ; `most` is what it may be where the day of
    another figure is not known. `known` of `total` episodes stand behind a mean; both are 0 for one that stories state,
    and for everything else.
    """

    percent: Decimal
    episode: str | None
    day: date | None
    figures: tuple[Figure, ...]
    beside: tuple[Camp, ...]
    low: Decimal
    high: Decimal
    most: Decimal
    base: str | None = None
    known: int = 0
    total: int = 0

    @property
    def disputed(self) -> bool:
        """Whether stories give another value for the same broadcast on the same terms, or on another base."""
        return bool(self.beside)


def settled(airing: Airing, measure: Measure, *, elsewhere: Sequence[Figure] = ()) -> Settled | None:
    """The broadcast's value on the measure's terms, or None where no figure is on them.

    `elsewhere` are figures of the same show that say no broadcast: one on other terms unmasks an unsaid figure too.
    """
    fitting = [figure for figure in airing.figures if _may_be(figure, measure)]
    said = [figure for figure in fitting if _says(figure, measure)]
    others = [f for f in (*airing.figures, *elsewhere) if not _may_be(f, measure)]
    unsaid = [f for f in fitting if not _says(f, measure) and not any(_same(f, other) for other in others)]
    if said:
        unsaid = [f for f in unsaid if any(agree(f.percent, one.percent) for one in said)]
    elif measure.area != _MAIN_AREA:
        unsaid = []
    found = camps([*said, *unsaid])
    if not found:
        return None
    chosen = _chosen(found, measure)
    return None if chosen is None else Settled(airing, chosen, tuple(camp for camp in found if camp is not chosen))


def mark_of(show: Show, measure: Measure, as_of: date | None) -> Mark | None:
    """The show's mark by what had been shown at the end of `as_of` (None: ever); None where the desk has none."""
    if measure.of is Of.SERIES:
        return _mean(show, measure, as_of)
    return best_of(broadcasts(show, measure), as_of)


def broadcasts(show: Show, measure: Measure) -> tuple[Settled, ...]:
    """The show's broadcasts that the measure ranks, each settled on its terms. Not for a mean."""
    loose = [f for airing in show.airings if airing.episode is None for f in airing.figures]
    placed = [
        one for airing in show.airings if airing.episode != SERIES
        and (one := settled(airing, measure, elsewhere=loose)) is not None
    ]
    if measure.of is not Of.BEST:
        wanted = "1" if measure.of is Of.PREMIERE else (str(show.episodes) if show.episodes is not None else "finale")
        placed = [one for one in placed if one.airing.episode == wanted]
    return tuple(_joined(placed))


def best_of(placed: Iterable[Settled], as_of: date | None) -> Mark | None:
    """The mark that broadcasts of one show make by the end of `as_of`, or None where none had surely been shown."""
    return _best([one for one in placed if not one.airing.not_before(as_of)], as_of)


def _best(placed: Sequence[Settled], as_of: date | None) -> Mark | None:
    sure = [one for one in placed if one.airing.shown_by(as_of)]
    if not sure:
        return None
    # A figure of an unnamed broadcast on unsaid terms holds no show's mark while others say theirs.
    firm = [one for one in sure if one.airing.episode is not None or one.airing.day is not None] or sure
    best = max(firm, key=lambda one: (one.chosen.percent, one.airing.day is not None))
    loose = [one for one in sure if one not in firm and surely_above(one.chosen.percent, best.chosen.percent)]
    named = [one for one in loose if any(f.area is not None for f in one.chosen.figures)]
    best = max(named, key=lambda one: one.chosen.percent, default=best)
    base = next(iter(best.chosen.bases), None)
    return Mark(
        percent=best.chosen.percent, episode=best.airing.episode, day=best.airing.day, figures=best.chosen.figures,
        beside=best.beside, low=best.low, high=best.high, most=max(one.high for one in (*placed, best)), base=base,
    )


def _joined(placed: Iterable[Settled]) -> list[Settled]:
    """Figures of an unnamed broadcast join the one broadcast whose value they repeat, as more who say so."""
    placed = list(placed)
    named = [one for one in placed if one.airing.episode is not None or one.airing.day is not None]
    loose = [one for one in placed if one not in named]
    joined = list(named)
    for one in loose:
        homes = [i for i, home in enumerate(joined) if any(_one(one.chosen, c) for c in (home.chosen, *home.beside))]
        if not homes:
            joined.append(one)
            continue
        at = max(homes, key=lambda i: joined[i].chosen.percent)
        home = joined[at]
        grown = [_with(camp, one.chosen) if _one(one.chosen, camp) else camp for camp in (home.chosen, *home.beside)]
        joined[at] = Settled(home.airing, grown[0], tuple(grown[1:]))
    return joined


def _one(a: Camp, b: Camp) -> bool:
    return agree(a.percent, b.percent) and (not a.bases or not b.bases or set(a.bases) == set(b.bases))


def _with(camp: Camp, more: Camp) -> Camp:
    percent = max(camp.percent, more.percent, key=places)
    return Camp(percent, (*camp.figures, *more.figures))


def _mean(show: Show, measure: Measure, as_of: date | None) -> Mark | None:
    """The mean over all episodes where every one is known, else the mean that stories state."""
    stated = [
        one for airing in show.airings if airing.episode == SERIES
        and (one := settled(airing, measure)) is not None and airing.shown_by(as_of)
    ]
    single = [
        one for airing in show.airings if airing.episode is not None and airing.episode.isdigit()
        and airing.shown_by(as_of) and (one := settled(airing, measure)) is not None
    ]
    total, known = show.episodes or 0, len({one.airing.episode for one in single})
    if total and known == total and (as_of is None or (show.end is not None and show.end <= as_of)):
        coarsest = min(places(one.chosen.percent) for one in single)
        step = Decimal(1).scaleb(-coarsest)
        mean = (sum((one.chosen.percent for one in single), Decimal(0)) / total).quantize(step, ROUND_HALF_UP)
        behind = tuple(figure for one in single for figure in one.chosen.figures[:1])
        beside = tuple(camp for one in stated for camp in (one.chosen, *one.beside) if not agree(camp.percent, mean))
        numbers = [mean, *(camp.percent for camp in beside)]
        return Mark(mean, None, show.end, behind, beside, min(numbers), max(numbers), max(numbers), None, known, total)
    if not stated:
        return None
    one = stated[0]
    return Mark(one.chosen.percent, SERIES, show.end, one.chosen.figures, one.beside, one.low, one.high, one.high)


def _may_be(figure: Figure, measure: Measure) -> bool:
    """Whether nothing that the story says keeps the figure from being on the measure's terms."""
    return (
        figure.area in (None, measure.area) and figure.statistic == measure.statistic
        and (figure.company or UNSTATED_COMPANY) == measure.company
        and (measure.base is None or figure.base in (None, measure.base))
        and figure.demographic == measure.demographic
    )  # fmt: skip


def _says(figure: Figure, measure: Measure) -> bool:
    return figure.area == measure.area


def _same(figure: Figure, other: Figure) -> bool:
    """Whether an unsaid figure is another's, which says on what other terms it was measured."""
    told = other.area is not None or other.company is not None
    return told and agree(figure.percent, other.percent) and other.statistic == figure.statistic


def _chosen(found: Sequence[Camp], measure: Measure) -> Camp | None:
    """The camp on the base that is asked for, else on the main one, else on none that is named; of several such the
    one that most stories give.
    """
    if measure.base is not None:
        return next((camp for camp in found if measure.base in camp.bases), None)
    return min(found, key=lambda camp: (MAIN_BASE not in camp.bases, bool(camp.bases)))
