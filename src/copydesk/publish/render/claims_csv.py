"""Claims with their evidence as CSV (RFC 4180). Formats only.

A cell that a spreadsheet would run as a formula is quoted with an apostrophe before it, as spreadsheets themselves do:
what a story says never becomes a program.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from copydesk.ledger.base import Entry
from copydesk.publish.exports.rows import COLUMNS, Cell, Kind, row_of

__all__ = ["claims_to_csv", "neutral"]

#: What makes a formula of a cell, in the widths that spreadsheets take; after white space and quotation marks too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SPACE = " \t\r\n\v\f\u00a0\u200b\ufeff"
_BETWEEN = " … "


def claims_to_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """A heading, then a row a claim; the evidence is two columns: the quotes, and where they stand ("10-24 30-52")."""
    names = [column.name for column in COLUMNS if column.kind is not Kind.EVIDENCE]
    yield _line([*names, "quotes", "spans"])
    for entry in entries:
        cells = [
            _cell(cell) for cell, column in zip(row_of(entry), COLUMNS, strict=True) if column.kind is not Kind.EVIDENCE
        ]
        quotes = _BETWEEN.join(evidence.quote for evidence in entry.evidence)
        spans = " ".join(f"{evidence.start}-{evidence.end}" for evidence in entry.evidence)
        yield _line([*cells, neutral(quotes), spans])


def neutral(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    begun = text.lstrip(_SPACE)
    return f"'{text}" if begun.startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n") else text


def _cell(cell: Cell) -> str:
    """A figure is a figure; everything else is words, and may be anybody's."""
    if cell is None:
        return ""
    return neutral(cell) if isinstance(cell, str) else f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
