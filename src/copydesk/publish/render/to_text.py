"""A dossier as text for a terminal. Formats only."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.publish.page import Dossier, Form
from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.render.table import Row, Table, names_line, summary, table
from copydesk.publish.words import count, excerpt, how_said, say, source_line, visible

__all__ = ["to_text"]

#: A column is not padded beyond this.
_COLUMN = 36


def _receipts(row: Row, value: int, paint: Paint) -> Iterator[str]:
    for receipt in row.receipts:
        how = how_said(receipt.modality, receipt.attribution)
        source = f"{source_line(receipt)}{f' ({how})' if how else ''}"
        for place, quote in enumerate(receipt.quotes):
            words = f"“{excerpt(quote, around=row.columns[value])}”"
            # The story is named once; its further words only say whom the first are about.
            yield f"      {paint('quote', words)}{'' if place else paint('quiet', f' – {source}')}"


def _table(rows: Table, form: Form, paint: Paint) -> Iterator[str]:
    yield ""
    yield paint("title", rows.title.upper())
    widths = [
        min(max(len(words[index]) for words in (rows.headings, *(row.columns for row in rows.rows))), _COLUMN)
        for index in range(len(rows.headings))
    ]
    if form is not Form.FACTS:
        headings = "  ".join(heading.ljust(width) for heading, width in zip(rows.headings, widths, strict=True))
        yield f"  {paint('quiet', headings.rstrip())}"
    for row in rows.rows:
        words = [
            paint("title" if index == rows.value else "label", column.ljust(width))
            for index, (column, width) in enumerate(zip(row.columns, widths, strict=True))
        ]
        said = f"  [{row.note}]" if row.note else ""
        yield f"  {'  '.join(words)}{paint('doubt' if row.disputed else 'quiet', said)}".rstrip()
        yield from _receipts(row, rows.value, paint)


def to_text(dossier: Dossier, *, paint: Paint = plain) -> str:
    """The dossier as lines of text, ending in a line break."""
    thing = dossier.thing
    hangul = f" {visible(thing.hangul)}" if thing.hangul and thing.hangul != thing.name else ""
    lines = [f"{paint('title', say(thing))}{hangul} ({thing.type})"]
    lines += [line for line in (summary(dossier), names_line(thing)) if line]
    if dossier.as_of:
        lines.append(f"as the desk knew it on {dossier.as_of.isoformat()}")
    for section in dossier.sections:
        lines += _table(table(section), section.form, paint)
    if not dossier.sections:
        lines += ["", "named in a story, but nothing that the desk can cite"]
    if dossier.others:
        others = ", ".join(f"{say(other)} ({other.type})" for other in dossier.others)
        lines += ["", f"the name could also mean {others}"]
    stories = {receipt.story for cell in dossier.cells for value in cell.values for receipt in value.receipts}
    lines += ["", paint("quiet", f"from {count(len(stories), 'story', 'stories')}")]
    return "\n".join(lines) + "\n"
