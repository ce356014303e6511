"""A rating of a draft against the desk's, in its own scope: borne out, contradicted, disputed, or right for another.
Pure.

A draft that names no area means the nation, one that names no statistic the average of the episode; a figure of a scope
that the draft leaves out is the press's commonest mistake (reference notes, section 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from copydesk import dates
from copydesk.agreement import Agreement, compare_values, decimal_of, independent
from copydesk.check.days.schedule import Schedule, episode_of
from copydesk.check.figures.scope_words import EITHER, company_of
from copydesk.check.figures.told import Bound, Figure
from copydesk.ledger.base import Entry
from copydesk.model import DateValue, Modality, NumberValue, TextValue

__all__ = [
    "Outcome", "Row", "Weighed", "agrees", "fits", "is_of_airing", "on_two_bases", "rounds_another", "rows_of",
    "same_measure", "sides_of", "weigh",
]

_TOGETHER = frozenset({Agreement.EQUAL, Agreement.ROUNDED, Agreement.TRUNCATED})
#: By how much "about" may miss, in percentage points.
_ABOUT = Decimal("0.5")
#: A broadcast that is this much below the best brings the mean below it, however it is rounded.
_APART = Decimal("1.5")
#: By so much two household bases set one broadcast apart, in percentage points.
_BASES_APART = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry of the desk that tells a rating, its scope in the words of a figure's; None is what it does not say.

    One of a whole `series` has no `episode`.
    """

    entry: Entry
    value: NumberValue
    episode: int | None
    series: bool
    date: str | None
    area: str | None
    statistic: str
    company: str | None
    base: str | None
    demographic: str | None


class Outcome:
    """What comes of weighing. BORNE_OUT, CUT_OFF: the desk has it. DISPUTED: some of its sources do. CONTRADICTED: it
    has another figure for that. ELSEWHERE: it has no figure for just that, and this one for another scope. SILENT.
    """

    BORNE_OUT, CUT_OFF, DISPUTED, CONTRADICTED, ELSEWHERE, SILENT = range(6)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The desk's answer: the rows that bear the figure out, those against it, and those that have it elsewhere."""

    outcome: int
    airing: frozenset[int] = frozenset()
    supporting: tuple[Row, ...] = ()
    against: tuple[Row, ...] = ()
    elsewhere: tuple[Row, ...] = ()


def rows_of(entries: Iterable[Entry], schedule: Schedule) -> tuple[Row, ...]:
    """The ratings among the entries of one work that stories assert or pass on."""
    out = []
    for entry in entries:
        if entry.predicate != "audience_rating" or not isinstance(entry.object, NumberValue):
            continue
        if entry.modality not in (Modality.ASSERTED, Modality.REPORTED):
            continue
        day = entry.qualifier("date")
        full = day.date if isinstance(day, DateValue) and dates.weekday(day.date) is not None else None
        told = entry.qualifier("episode")
        number = episode_of(told, schedule.last)
        series = isinstance(told, TextValue) and told.text.casefold() == "series"
        if number is None and full is not None and not series:
            aired = schedule.aired_on(full)
            number = next(iter(aired)) if len(aired) == 1 else None
        out.append(Row(
            entry, entry.object, number, series, full, _word(entry, "area"), _word(entry, "statistic") or "average",
            company_of(entry.attribution), _word(entry, "base"), _word(entry, "demographic"),
        ))  # fmt: skip
    return tuple(out)


def weigh(figure: Figure, rows: Sequence[Row], schedule: Schedule) -> Weighed:
    """How a figure of a draft stands to the desk's rows of its work."""
    if figure.demographic is not None or figure.area not in (None, "nationwide", "seoul"):
        return Weighed(Outcome.SILENT)
    airing = frozenset() if figure.airing.series else schedule.airing(figure.airing)
    if _two_airings(figure, airing, schedule) and any(fits(figure, r) for r in rows if same_measure(figure, r)):
        return Weighed(Outcome.SILENT, airing)  # the figure is right for one of the two: D005 says so
    if figure.airing.date is not None and not airing and not figure.airing.series:
        airing = frozenset({0})  # a day that the desk knows no episode of: no row is of it, but rows of that day are
    inside = [row for row in rows if same_measure(figure, row)]
    same = [row for row in inside if _same_airing(figure, row, airing)]
    if same:
        same = _standard(figure, same)
        loose = [row for row in inside if _unplaced(row) and _may_be_best(figure, airing, schedule)]
        return _of_scope(figure, airing, same, loose, [r for r in rows if r not in same])
    # Whole numbers meet by chance.
    if figure.bound is not Bound.EXACT or not figure.value.places:
        return Weighed(Outcome.SILENT, airing)
    # Nothing is placed in just that scope: what has no airing, or any where the figure has none, may bear it out.
    free = not figure.airing.said
    loose = [row for row in inside if (_unplaced(row) or free) and row.series == figure.airing.series]
    if any(fits(figure, row) for row in loose):
        return Weighed(Outcome.BORNE_OUT, airing, tuple(r for r in loose if fits(figure, r)))
    if figure.airing.series:
        elsewhere = _of_one_best(figure, inside) or _of_one_peak(figure, inside, rows)
    else:
        elsewhere = [r for r in rows if r not in loose and _is_figure(figure, r) and _of_airing(r, airing, free=free)]
    if not elsewhere:
        return Weighed(Outcome.SILENT, airing)
    nearest = _nearest(elsewhere)
    counterpart = [] if figure.airing.series else [
        r for r in inside if r.episode is not None and r.episode == nearest.episode
    ]
    return Weighed(Outcome.ELSEWHERE, airing, (), tuple(_standard(figure, counterpart)), tuple(elsewhere))


def on_two_bases(rows: Sequence[Row]) -> bool:
    """Whether several sources each give a work two averages far apart for one broadcast and area: it was measured on
    two household bases, and what another broadcast had on the other one the desk may not know.
    """
    told: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        usual = row.company in ("nielsen", None) and row.statistic == "average" and row.demographic is None
        if usual and row.episode is not None and row.value.places:
            told.setdefault((row.episode, row.area or "nationwide"), []).append(row)
    for some in told.values():
        sides = [side for side in sides_of(some) if _sources(side) > 1]
        values = [decimal_of(side[0].value) for side in sides]
        if len(sides) > 1 and max(values) - min(values) >= _BASES_APART:
            return True
    return False


def _nearest(elsewhere: Sequence[Row]) -> Row:
    """The row that says best where a figure is from: one that names its episode, and most of its scope."""
    return max(elsewhere, key=lambda r: (r.episode is not None, r.area is not None, not r.series))


def sides_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows by value, those that agree together, the side of more independent sources first."""
    ordered = sorted(rows, key=lambda r: (-r.value.places, -r.value.number))
    sides: list[list[Row]] = []
    for row in ordered:
        home = next((side for side in sides if agrees(side[0].value, row.value)), None)
        if home is None:
            sides.append([row])
        else:
            home.append(row)
    return sorted(sides, key=lambda side: (-_sources(side), -side[0].value.number))


def _of_scope(
    figure: Figure, airing: frozenset[int], same: Sequence[Row], loose: Sequence[Row], others: Sequence[Row]
) -> Weighed:
    if figure.part is not None and figure.bound is Bound.EXACT:
        same = _of_part(figure.part, same)
    against = [row for row in same if not fits(figure, row)]
    agreeing = [row for row in same if fits(figure, row) and not _coarser_than(figure, row, against)]
    unplaced = [row for row in loose if fits(figure, row)]
    if figure.base is not None and any(r.base == figure.base for r in agreeing):
        return Weighed(Outcome.BORNE_OUT, airing, tuple(agreeing))
    if agreeing or unplaced:
        supporting = agreeing + unplaced
        # A show's highest alone says nothing against the figure that its episode has.
        against += [
            r for r in loose if not fits(figure, r)
            and (not agreeing or any(agrees(r.value, other.value) for other in against))
        ]
        against = _not_of_other_base(against, supporting, [*same, *loose, *others], figure.base)
        if figure.bound is not Bound.EXACT or _sources(supporting) > _sources(against):
            cut = figure.bound is Bound.EXACT and all(_match(figure, r) is Agreement.TRUNCATED for r in supporting)
            return Weighed(Outcome.CUT_OFF if cut else Outcome.BORNE_OUT, airing, tuple(supporting))
        return Weighed(Outcome.DISPUTED, airing, tuple(supporting), tuple(against))
    elsewhere = tuple(r for r in others if _is_figure(figure, r))
    return Weighed(Outcome.CONTRADICTED, airing, (), tuple(against), elsewhere)


def fits(figure: Figure, row: Row) -> bool:
    drafted, known = decimal_of(figure.value), decimal_of(row.value)
    match figure.bound:
        case Bound.ABOVE:
            return known >= drafted
        case Bound.BELOW:
            return known <= drafted
        case Bound.ABOUT:
            return abs(known - drafted) <= max(_ABOUT, drafted / 20)
        case _:
            return agrees(figure.value, row.value)


def agrees(drafted: NumberValue, known: NumberValue) -> bool:
    """Whether both can be one figure. A whole number stands for what rounds to it, not for all that begins so."""
    match = compare_values(drafted, known)
    return match in _TOGETHER and (match is not Agreement.TRUNCATED or min(drafted.places, known.places) > 0)


def _match(figure: Figure, row: Row) -> Agreement:
    return compare_values(figure.value, row.value)


def _is_figure(figure: Figure, row: Row) -> bool:
    """Whether a row of another scope has just this figure; cut off is not near enough to say where it is from."""
    if figure.bound is Bound.ABOVE:
        return 0 <= decimal_of(row.value) - decimal_of(figure.value) < 1
    return figure.bound is Bound.EXACT and _match(figure, row) in (Agreement.EQUAL, Agreement.ROUNDED)


def same_measure(figure: Figure, row: Row) -> bool:
    """Area, statistic, company and base: whether the row measures what the figure does, as far as both say."""
    if row.demographic is not None or (figure.statistic or "average") not in (row.statistic, EITHER):
        return False
    area = figure.area or "nationwide"
    if row.area != area and not (row.area is None and area == "nationwide"):
        return False
    # A story that credits nobody prints Nielsen Korea's figure.
    if figure.company is not None and (row.company or "nielsen") != figure.company:
        return False
    return figure.base is None or row.base in (figure.base, None)


def _same_airing(figure: Figure, row: Row, airing: frozenset[int]) -> bool:
    if figure.airing.series or row.series:
        return figure.airing.series and row.series
    if row.episode is not None and row.episode in airing:
        return True
    day = figure.airing.date
    return day is not None and row.date == day and (row.episode is None or not airing - {0})


def is_of_airing(figure: Figure, row: Row, schedule: Schedule) -> bool:
    """Whether a row is of the broadcast that the figure's words say, or of none in particular."""
    airing = frozenset() if figure.airing.series else schedule.airing(figure.airing)
    return _same_airing(figure, row, airing) or (_unplaced(row) and not figure.airing.series)


def _of_airing(row: Row, airing: frozenset[int], *, free: bool) -> bool:
    """Whether a row elsewhere may explain a figure: of the same airing, or of any where the figure names none."""
    return free or row.episode in airing


def _of_one_best(figure: Figure, inside: Sequence[Row]) -> list[Row]:
    """The rows of the one broadcast that has what a draft gives for the mean of all, where another has surely less and
    none has more: a mean is below the best. "Over 16 episodes" without a word for a mean may be how far a show rose.
    """
    if figure.statistic != "average":
        return []
    placed = [row for row in inside if row.episode is not None and row.company in ("nielsen", None)]
    best = [row for row in placed if _is_figure(figure, row)]
    value = decimal_of(figure.value)
    others = [decimal_of(row.value) - value for row in placed if all(row.episode != one.episode for one in best)]
    return best if others and max(others) <= 0 and min(others) < -_APART else []


def _of_one_peak(figure: Figure, inside: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """The rows of the one broadcast whose peak a draft gives for the mean of all, where no broadcast's average is as
    high.
    """
    means = [decimal_of(row.value) for row in inside if not row.series]
    area = figure.area or "nationwide"
    peaks = [
        r for r in rows
        if r.statistic == "peak" and r.episode is not None and (r.area or "nationwide") == area
        and _is_figure(figure, r)
    ]
    alone = len({row.episode for row in peaks}) == 1
    return peaks if alone and means and max(means) < decimal_of(figure.value) else []


def _unplaced(row: Row) -> bool:
    """Whether the row says of no episode that it was: such a figure is the show's highest."""
    return row.episode is None and row.date is None and not row.series


def _two_airings(figure: Figure, airing: frozenset[int], schedule: Schedule) -> bool:
    """Whether the draft dates the episode to a day on which the desk has another."""
    day = figure.airing.date
    aired = schedule.aired_on(schedule.in_run(day, yearless=figure.airing.yearless)) if day is not None else frozenset()
    return figure.airing.episode is not None and bool(aired) and not aired & airing


def _may_be_best(figure: Figure, airing: frozenset[int], schedule: Schedule) -> bool:
    return not figure.airing.series and (schedule.last is None or schedule.last in airing)


def _standard(figure: Figure, rows: Sequence[Row]) -> list[Row]:
    """Without other companies' rows where the figure names none and some are of the usual one, unless they have it."""
    if figure.company is not None:
        return list(rows)
    usual = [r for r in rows if r.company in ("nielsen", None)]
    return [r for r in rows if r in usual or fits(figure, r)] if usual else list(rows)


def _not_of_other_base(
    against: Sequence[Row], supporting: Sequence[Row], known: Sequence[Row], base: str | None
) -> list[Row]:
    """Those against that are of no other household base, company or city than what bears the figure out, nor that
    figure. Rows that name no base have that of a row with their value.
    """
    bases = {base} if base is not None else _bases_of(supporting, known)
    companies = {r.company for r in supporting if r.company is not None}
    return [
        r for r in against
        if not any(agrees(r.value, other.value) for other in supporting)
        and not (bases and (theirs := _bases_of([r], known)) and not theirs & bases)
        and not _of_the_city(r, known)
        and (r.company is None or not companies or r.company in companies)
    ]


def _coarser_than(figure: Figure, row: Row, against: Sequence[Row]) -> bool:
    """Whether a row only rounds what finer rows have against the figure: "12" is 12.0 and bears out no 12.3."""
    return figure.bound is Bound.EXACT and row.value.places < figure.value.places and any(
        r.value.places >= figure.value.places and agrees(r.value, row.value) for r in against
    )


def rounds_another(figure: Figure, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row only rounds, or cuts off, what finer rows of its broadcast and scope have against a figure."""
    return row.value.places < figure.value.places and _coarser_than(figure, row, [
        r for r in rows if (r.episode, r.series, r.statistic, r.area or "nationwide") == (
            row.episode, row.series, row.statistic, row.area or "nationwide"
        ) and not fits(figure, r)
    ])


def _bases_of(rows: Sequence[Row], known: Sequence[Row]) -> set[str]:
    named = {r.base for r in rows if r.base is not None}
    return named or {
        k.base for k in known if k.base is not None and any(
            k.episode == r.episode and k.statistic == r.statistic and agrees(k.value, r.value) for r in rows
        )
    }


def _of_the_city(row: Row, known: Sequence[Row]) -> bool:
    """Whether a row of the capital area has the value that another story gives for the city itself."""
    return row.area == "seoul" and any(
        k.area == "seoul city" and k.statistic == row.statistic and agrees(k.value, row.value) for k in known
    )


def _of_part(part: str, same: Sequence[Row]) -> list[Row]:
    """Of an episode shown in parts, the rows of the better or the earlier half, by what they have."""
    sides = sides_of(same)
    if len(sides) != 2:
        return list(same)
    return max(sides, key=lambda side: side[0].value.number) if part == "best" else list(same)


def _sources(rows: Sequence[Row]) -> int:
    return independent(r.entry for r in rows)


def _word(entry: Entry, key: str) -> str | None:
    value = entry.qualifier(key)
    return value.text.casefold() if isinstance(value, TextValue) else None
