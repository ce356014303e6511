"""Reference tables: which kind a CSV file is by its columns, and its rows as one reading an address.

    records ──▶ Row ──(kind: shows, cast, ratings, people)──▶ lines and claims of each address of the row ──▶ readings

A row that has several addresses is said by each of them. Rows of one address are one story of that table, in the
table's order, so that the same table gives the same stories, and a changed one gives their next revision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from copydesk.addresses import outlet_of, same_address
from copydesk.errors import SourceError
from copydesk.imports import rows
from copydesk.imports.cells import CellError, Row
from copydesk.imports.left_out import LeftOut
from copydesk.imports.records import records
from copydesk.imports.rendering import Rendering
from copydesk.model import RENDERER, Reading

__all__ = ["TABLES", "Table", "recognise", "table_readings", "titles"]

#: The version of what rows become; a new one makes every table's stories new revisions.
READER = f"{RENDERER} 1"
MEDIA_TYPE = "text/csv"
_ROWS_OF_A_STORY = 200
_ROWS_OF_A_TABLE = 500_000


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of table: the columns that it has, those it must have, where its addresses are, what a row says.

    `left_out` are columns for which the vocabulary has no predicate.
    """

    name: str
    needed: frozenset[str]
    allowed: frozenset[str]
    addresses: str
    say: Callable[[Rendering, Row, Mapping[str, str]], None]
    left_out: frozenset[str] = frozenset()


def _table(name: str, say: Callable[[Rendering, Row, Mapping[str, str]], None], needed: str, more: str = "",
           left_out: str = "", addresses: str = "source_url") -> Table:  # fmt: skip
    must, out = frozenset(needed.split()) | {addresses}, frozenset(left_out.split())
    return Table(name, must, must | frozenset(more.split()) | out, addresses, say, out)


#: Every kind. The columns are those of the form that docs/import.md shows.
TABLES = (
    _table("shows", rows.show, "show_id title",
           "title_hangul alt_titles network streaming start_date end_date episodes writers directors "
           "production_companies genre", addresses="source_urls"),
    _table("cast", rows.part, "show_id person", "person_hangul character billing"),
    _table("ratings", rows.rating, "show_id percent",
           "episode part date area statistic rating_company demographic base"),
    _table("people", rows.person, "person kind", "hangul also_spelled agency", left_out="instagram_handle"),
)  # fmt: skip


def recognise(path: Path, place: str) -> Table:
    """The kind of a table. Raises SourceError, naming what is amiss with its columns, where it is of none."""
    header = next(iter(records(path, place)), None)
    if header is None:
        raise SourceError("is empty", place=place)
    if isinstance(header, SourceError):
        raise header
    columns = [_column(cell) for cell in header[1]]
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise SourceError(f"the column {twice[0][:40]!r} is there twice", place=f"{place}:1")
    found = next((table for table in TABLES if table.needed <= set(columns) <= table.allowed), None)
    if found is not None:
        return found
    nearest = max(TABLES, key=lambda table: (len(table.allowed & set(columns)), table.name))
    unknown = [column for column in columns if column not in nearest.allowed]
    lacking = sorted(nearest.needed - set(columns))
    said = f"no column {lacking[0]!r}" if lacking else f"the column {unknown[0][:40]!r} is unknown"
    raise SourceError(f"no table that can be imported (nearest: {nearest.name}; {said})", place=f"{place}:1",
                      advice=f"its columns are {', '.join(sorted(nearest.allowed))}")  # fmt: skip


def titles(path: Path, place: str) -> dict[str, str]:
    """The title of each show of a shows table, by its show_id. Rows that are amiss are passed over."""
    found: dict[str, str] = {}
    for row in _rows(path, place):
        if isinstance(row, Row):
            try:
                found.setdefault(row.needed("show_id"), row.needed("title"))
            except CellError:
                continue
    return found


@dataclass(slots=True)
class _Page:
    """The rows of one address so far, a story for each so many of them."""

    address: str
    stories: list[Rendering] = field(default_factory=list)
    rows: int = 0

    def next(self, heading: str) -> Rendering:
        if self.rows % _ROWS_OF_A_STORY == 0:
            self.stories.append(Rendering(heading))
        self.rows += 1
        return self.stories[-1]


def table_readings(
    path: Path, place: str, table: Table, shows: Mapping[str, str]
) -> Iterator[Reading | SourceError | LeftOut]:
    """The readings of a table, one an address, in the order of the first row of each; and what is amiss with rows.

    `shows` gives the title of each show_id.
    """
    pages: dict[str, _Page] = {}
    left_out = dict.fromkeys(sorted(table.left_out), 0)
    read = 0
    for row in _rows(path, place):
        if isinstance(row, SourceError):
            yield row
            continue
        read += 1
        if read > _ROWS_OF_A_TABLE:
            yield SourceError(f"more than {_ROWS_OF_A_TABLE} rows", place=f"{place}:{row.line}", advice="split it")
            break
        try:
            addresses = row.addresses(table.addresses)
            table.say(Rendering(""), row, shows)  # a row that is amiss says nothing at any of its addresses
        except CellError as error:
            yield SourceError(f"{error.column}: {error}", place=f"{place}:{row.line}")
            continue
        for column in left_out:
            left_out[column] += not row.is_empty(column)
        for same in dict.fromkeys(map(same_address, addresses)):
            page = pages.setdefault(same, _Page(next(a for a in addresses if same_address(a) == same)))
            table.say(page.next(f"{table.name}: {outlet_of(page.address)}"), row, shows)
    for same, page in pages.items():
        for number, story in enumerate(page.stories, 1):
            part = f" {number}" if number > 1 else ""
            yield story.reading(
                document_id=f"{path.stem}{part} {same}", url=page.address, outlet=outlet_of(page.address),
                media_type=MEDIA_TYPE, reader=READER, place=place,
            )
    for column, number in left_out.items():
        if number:
            yield LeftOut(f"{number} cells of the column {column}, for which the vocabulary has no predicate", place)


def _rows(path: Path, place: str) -> Iterator[Row | SourceError]:
    columns: list[str] | None = None
    for record in records(path, place):
        if isinstance(record, SourceError):
            yield record
            continue
        line, cells = record
        if columns is None:
            columns = [_column(cell) for cell in cells]
        elif len(cells) != len(columns):
            yield SourceError(f"{len(cells)} cells, and the table has {len(columns)} columns", place=f"{place}:{line}")
        else:
            yield Row(dict(zip(columns, cells, strict=True)), line)


def _column(cell: str) -> str:
    return cell.strip().casefold()
