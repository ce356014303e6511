"""A dossier as Markdown (CommonMark with tables and footnotes, as GitHub reads it). Formats only.

What stories say never becomes markup: every character that Markdown or HTML gives a meaning is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from copydesk.publish.page import Dossier, Receipt
from copydesk.publish.render.links import web_address
from copydesk.publish.render.table import Table, names_line, summary, table
from copydesk.publish.words import how_said, say, source_line, visible

__all__ = ["escape", "to_markdown"]

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
#: What means something wherever it stands: markup, tables, formulas, mentions, addresses and :short_codes:.
_ANYWHERE = re.compile(r"([\\`*_\[\]|~$@]|:(?=\S)|(?<=www)\.)", re.IGNORECASE)
#: What makes a list, a heading or a rule of what it begins.
_AT_START = re.compile(r"^([-+=#]|\d+(?=[.)]))")


def escape(text: str) -> str:
    """The text on one line, so that Markdown shows it letter for letter."""
    line = _ANYWHERE.sub(r"\\\1", visible(text).translate(_HTML))
    return _AT_START.sub(lambda match: match[0] + "\\" if match[0].isdigit() else "\\" + match[0], line)


class _Footnotes:
    """Numbers receipts in the order in which a page first cites them; the same words of a story have one number."""

    def __init__(self) -> None:
        self._numbers: dict[Receipt, int] = {}

    def cite(self, receipt: Receipt) -> str:
        words = replace(receipt, claim="")
        return f"[^{self._numbers.setdefault(words, len(self._numbers) + 1)}]"

    def lines(self) -> Iterator[str]:
        for receipt, number in self._numbers.items():
            how = how_said(receipt.modality, receipt.attribution)
            quotes = " … ".join(f"“{escape(quote)}”" for quote in receipt.quotes)
            address = web_address(receipt.url)
            link = f" <{address}>" if address else ""
            yield f"[^{number}]: {escape(source_line(receipt))}{f' ({escape(how)})' if how else ''}: {quotes}{link}"


def _cited(receipts: Sequence[Receipt], notes: _Footnotes) -> str:
    return "".join(dict.fromkeys(notes.cite(receipt) for receipt in receipts))


def _table(rows: Table, notes: _Footnotes) -> Iterator[str]:
    headings = [*rows.headings, "sources", "note"]
    yield from ("", f"## {escape(rows.title)}", "")
    yield f"| {' | '.join(headings)} |"
    yield f"|{' --- |' * len(headings)}"
    for row in rows.rows:
        columns = [escape(column) for column in row.columns]
        if row.disputed and row.best:
            columns[rows.value] = f"**{columns[rows.value]}**"
        cited = _cited(row.receipts, notes)
        yield f"| {' | '.join([*columns, cited, escape(row.note)])} |"


def to_markdown(dossier: Dossier) -> str:
    """The dossier as a Markdown page, every value with footnotes that quote its stories; ends in a line break."""
    thing = dossier.thing
    notes = _Footnotes()
    hangul = f" ({escape(thing.hangul)})" if thing.hangul and thing.hangul != thing.name else ""
    lines = [f"# {escape(say(thing))}{hangul}"]
    asked = f"as the desk knew it on {dossier.as_of.isoformat()}" if dossier.as_of else ""
    for line in (summary(dossier), names_line(thing), asked):
        lines += ["", escape(line)] if line else []
    for section in dossier.sections:
        lines += _table(table(section), notes)
    if not dossier.sections:
        lines += ["", "Named in a story, but nothing that the desk can cite."]
    lines += ["", *notes.lines()]
    return "\n".join(lines).rstrip("\n") + "\n"
