"""A show's ratings as a table (an episode a row, an area and statistic a column) and as a chart's series. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from copydesk.model import DateValue, NumberValue, TextValue
from copydesk.publish.page import Cell, Dossier, PageValue, Section, Standing
from copydesk.publish.site.views import Grid, Piece, Row, grid, shown
from copydesk.publish.words import say, say_scope

__all__ = ["Point", "Ratings", "Series", "ratings"]

#: Columns of the table and lines of the chart; what is measured otherwise is listed below the table.
_COLUMNS, _LINES = 6, 4
_AIRING = ("episode", "date", "part")
_LAST = 100_000.0

_Terms = tuple[tuple[str, PageValue], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """An episode's figure in percent; `label` is as it is printed."""

    episode: int
    percent: float
    label: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A line of the chart: figures of one kind, by episode."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ratings:
    """`table` has an episode a row, `rest` what is measured on other terms (None where nothing is); `series` may be
    empty: a line needs two episodes.
    """

    table: Grid
    rest: Grid | None
    series: tuple[Series, ...]


def ratings(dossier: Dossier, section: Section) -> Ratings:
    """The section of the ratings of a show's dossier."""
    last = _episode_count(dossier)
    by_terms: dict[str, list[Cell]] = defaultdict(list)
    for cell in section.cells:
        by_terms[_terms(cell)].append(cell)
    often = sorted(by_terms, key=lambda name: (-len(by_terms[name]), not name.startswith("Nationwide"), name))
    columns = sorted(often[:_COLUMNS], key=lambda name: (not name.startswith("Nationwide"), name))
    rows: dict[tuple[float, str], dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for name in columns:
        for cell in by_terms[name]:
            rows[_airing(cell, last)][name].append(cell)
    table = Grid(
        section.title, "ratings", ("episode", "date", *(f"{name}, {_unit(by_terms[name])}" for name in columns)),
        tuple(_row(place, found, columns, last) for place, found in sorted(rows.items(), key=lambda row: row[0])),
    )
    left = tuple(cell for name in by_terms if name not in columns for cell in by_terms[name])
    rest = grid(replace(section, title="Further figures", cells=left), anchor="further-figures") if left else None
    lines = sorted(columns, key=lambda name: (-len(by_terms[name]), columns.index(name)))[:_LINES]
    series = (Series(name, _points(by_terms[name], last)) for name in columns if name in lines)
    return Ratings(table, rest, tuple(one for one in series if len(one.points) > 1))


def _terms(cell: Cell) -> str:
    """What was measured, less which broadcast: `Nationwide, average`."""
    terms = tuple(pair for pair in cell.scope if pair[0] not in _AIRING)
    stated = dict(terms)
    rest = tuple(pair for pair in terms if pair[0] not in ("area", "statistic"))
    ordered = [(name, stated[name]) for name in ("area", "statistic") if name in stated]
    words = say_scope((*ordered, *rest))
    return words[:1].upper() + words[1:] if words else "No area named"


def _unit(cells: Sequence[Cell]) -> str:
    units = Counter(v.value.unit for cell in cells for v in cell.values if isinstance(v.value, NumberValue))
    return {"percent": "%"}.get(units.most_common(1)[0][0], "") if units else ""


def _episode_count(dossier: Dossier) -> int | None:
    for cell in dossier.cells:
        if (cell.predicate, cell.standing) == ("episode_count", Standing.SUBJECT) and not cell.scope and cell.best:
            value = cell.best.value
            return int(value.number) if isinstance(value, NumberValue) and 0 < value.number < 10_000 else None
    return None


def _number(cell: Cell, last: int | None) -> int | None:
    match cell.said("episode"):
        case NumberValue(number) if 0 < number < 10_000:
            return int(number)
        case TextValue("premiere"):
            return 1
        case TextValue("finale"):
            return last
        case _:
            return None


def _airing(cell: Cell, last: int | None) -> tuple[float, str]:
    """A row's key, in the order of the table: by episode; then what names only a day, then what names neither."""
    number = _number(cell, last)
    if number is not None and cell.said("part") is None:
        return float(number), ""
    episode, day, part = (cell.said(name) for name in _AIRING)
    words = say_scope(tuple((n, v) for n, v in (("episode", episode), ("part", part)) if v is not None))
    if number is not None:
        return number + 0.5, words
    place = _LAST + (1 if episode is not None else 0 if isinstance(day, DateValue) else 2)
    return place, words or (say(day) if day is not None else "")


def _row(place: tuple[float, str], found: dict[str, list[Cell]], columns: Sequence[str], last: int | None) -> Row:
    number, words = place
    days = dict.fromkeys(say(d) for cells in found.values() for c in cells if (d := c.said("date")) is not None)
    dated = number == _LAST
    said = str(int(number)) if number < _LAST and not words else "episode not named" if dated or not words else words
    if last is not None and said == str(last):
        said = f"{said} (finale)"
    elif said == "1":
        said = "1 (premiere)"
    date = tuple(Piece(day) for day in days)
    cells = tuple(tuple(shown(cell) for cell in found.get(name, ())) for name in columns)
    return Row(((Piece(said),), date), cells, ())


def _points(cells: Sequence[Cell], last: int | None) -> tuple[Point, ...]:
    points: dict[int, Point] = {}
    for cell in cells:
        number, best = _number(cell, last), cell.best
        if number is None or best is None or cell.said("part") is not None or not isinstance(best.value, NumberValue):
            continue
        if best.value.unit == "percent" and 0 <= best.value.number <= 100:
            points.setdefault(number, Point(number, best.value.number, say(best.value), cell.disputed))
    return tuple(points[number] for number in sorted(points))
