"""How a rating's scope and the desk's rows are put into a message. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP

from copydesk.agreement import decimal_of
from copydesk.check.days.schedule import Schedule
from copydesk.check.figures.against_desk import Row, sides_of
from copydesk.check.figures.scope_words import LAST, NEXT_TO_LAST
from copydesk.check.figures.told import Figure
from copydesk.check.receipts import told_by
from copydesk.check.wording import date_in_words
from copydesk.model import NumberValue

__all__ = [
    "elsewhere_in_words", "episode_in_words", "parts_apart", "printed_like", "row_told", "scope_in_words",
    "side_in_words", "sides_in_words",
]

_COMPANIES = {"nielsen": "Nielsen Korea", "tnms": "TNmS", "atam": "ATAM"}
_AREAS = {"seoul": "the Seoul area", "seoul city": "the city of Seoul"}


def episode_in_words(number: int | None, schedule: Schedule) -> str:
    """"episode 5", "the finale", "the premiere"; "" where there is none."""
    if number is None or number == 0:
        return ""
    if number == LAST or (schedule.last is not None and number == schedule.last):
        return "the finale" if number == LAST or schedule.last is None else f"episode {number}, the finale"
    if number == NEXT_TO_LAST:
        return "the penultimate episode"
    return f"episode {number}" + (", the penultimate episode" if schedule.last == number + 1 else "")


def scope_in_words(figure: Figure, airing: frozenset[int], schedule: Schedule) -> str:
    """The scope that the draft gives a figure, what it leaves out as it is read: "episode 10, nationwide average"."""
    when = ""
    if figure.airing.series:
        when = "mean of the series"
    elif len(airing) == 1:
        when = episode_in_words(next(iter(airing)), schedule)
    if not when and figure.airing.date is not None:
        when = date_in_words(figure.airing.date)
    area = _AREAS.get(figure.area or "", figure.area or "nationwide")
    what = "" if figure.airing.series else figure.statistic or "average"
    company = f" by {_COMPANIES.get(figure.company, figure.company)}" if figure.company else ""
    scope = f"{area} {what}".strip() if area == "nationwide" else f"{what} in {area}".strip()
    return ", ".join(part for part in (when, scope + company) if part)


def side_in_words(figure: Figure, side: Sequence[Row]) -> str:
    """A value with who says it: "18.0 percent (17.958; news.example, May 15, 2023)".

    It is rounded to the places of the draft's figure, with the exact one behind it.
    """
    best = max(side, key=lambda r: (r.value.places, r.value.number))
    exact, printed = str(decimal_of(best.value)), printed_like(figure, best.value)
    more = "" if exact == printed else f"{exact}; "
    return f"{printed} percent ({more}{told_by([r.entry for r in side])})"


def sides_in_words(figure: Figure, rows: Sequence[Row]) -> str:
    """Every value of the rows with who says it, that of more sources first."""
    return " and ".join(side_in_words(figure, side) for side in sides_of(rows)[:3])


def elsewhere_in_words(figure: Figure, rows: Sequence[Row], airing: frozenset[int], schedule: Schedule) -> str:
    """Of what the desk has the draft's figure: "18.9 is episode 10, the Seoul area"."""
    if not rows:
        return ""
    row = row_told(figure, rows, airing)
    parts = []
    if row.series:
        parts.append("the mean of the series")
    elif row.episode is not None:
        parts.append(episode_in_words(row.episode, schedule))
    elif row.date is not None:
        parts.append(date_in_words(row.date))
    if row.area is not None and row.area != (figure.area or "nationwide"):
        parts.append("the Seoul metropolitan area (capital area)" if row.area == "seoul" else row.area)
    elif figure.area not in (None, "nationwide") and row.area in (None, "nationwide"):
        parts.append("nationwide")
    if row.statistic != (figure.statistic or "average"):
        parts.append("the peak minute" if row.statistic == "peak" else "the average")
    if row.company is not None and row.company != (figure.company or "nielsen"):
        parts.append(f"by {_COMPANIES.get(row.company, row.company)}")
    if row.base is not None and row.base != figure.base:
        parts.append(f"of {row.base} households")
    said = ", ".join(part for part in parts if part) or "another figure of the show"
    return f"{decimal_of(row.value)} is {said} ({told_by([row.entry])})"


def row_told(figure: Figure, rows: Sequence[Row], airing: frozenset[int]) -> Row:
    """The row that says best where a figure is from: of the same broadcast, least of the scope otherwise."""

    def near(row: Row) -> tuple[bool, int, bool, bool]:
        other = len({"area", "statistic"} & set(parts_apart(figure, row)))
        return (row.episode in airing, -other, row.episode is not None, row.area is not None)

    return max(rows, key=near)


def parts_apart(figure: Figure, row: Row) -> tuple[str, ...]:
    """The parts of the scope in which a row is not what the figure says: "area", "statistic", "company"."""
    told = {
        "area": (row.area or "nationwide", figure.area or "nationwide"),
        "statistic": (row.statistic, figure.statistic or "average"),
        "company": (row.company or "nielsen", figure.company or "nielsen"),
    }
    return tuple(part for part, (theirs, ours) in told.items() if theirs != ours)


def printed_like(figure: Figure, value: NumberValue) -> str:
    """The number at the places that the draft prints, where it prints fewer than the desk has."""
    exact = decimal_of(value)
    places = figure.value.places
    if places and places < value.places:
        exact = exact.quantize(exact.__class__(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return str(exact)
