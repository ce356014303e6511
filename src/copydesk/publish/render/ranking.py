"""A ranking as text, Markdown, JSON (the shape that DESIGN.md fixes) and CSV. Formats only.

What stories say never becomes markup, a terminal's command or a spreadsheet's formula.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from copydesk.ledger.base import Entry
from copydesk.publish.render.links import web_address
from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.render.ranking_rows import HEADINGS, Line, coverage, episode_of, lines, notes, title
from copydesk.publish.render.to_markdown import escape
from copydesk.publish.words import excerpt, visible
from copydesk.records.ranking import Ranking, Row

__all__ = ["ranking_to_csv", "ranking_to_json", "ranking_to_markdown", "ranking_to_text"]

#: A column of text is not padded beyond this.
_COLUMN = 44
#: Receipts a row shows in text; the other formats have all of them.
_RECEIPTS = 3
#: What a spreadsheet takes for the start of a formula, in full width too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def ranking_to_text(ranking: Ranking, *, paint: Paint = plain) -> str:
    """The ranking as a table with the words that say each value; ends in a line break."""
    out = [paint("title", title(ranking)), paint("quiet", coverage(ranking))]
    out += [paint("quiet", note) for note in notes(ranking)]
    rows = list(lines(ranking))
    if not rows:
        return "\n".join([*out, "", "  nothing to rank"]) + "\n"
    kept = [at for at in range(len(HEADINGS)) if any(row.columns[at] for row in rows)]
    widths = [min(max(len(words[at]) for words in (HEADINGS, *(r.columns for r in rows))), _COLUMN) for at in kept]
    out += ["", paint("quiet", "  " + _set(HEADINGS, kept, widths).rstrip())]
    for row in rows:
        said = f"  [{row.note}]" if row.note else ""
        out.append(f"  {_set(row.columns, kept, widths).rstrip()}{paint('doubt' if row.disputed else 'quiet', said)}")
        out += _words(row, paint)
    return "\n".join(out) + "\n"


def ranking_to_markdown(ranking: Ranking) -> str:
    """The ranking as a Markdown table with footnotes that quote its stories; ends in a line break."""
    out = [f"# {escape(title(ranking))}", "", escape(coverage(ranking))]
    out += [line for note in notes(ranking) for line in ("", escape(note))]
    out += ["", f"| {' | '.join((*HEADINGS, 'sources', 'note'))} |", "|" + " --- |" * (len(HEADINGS) + 2)]
    cited: dict[Entry, int] = {}
    for row in lines(ranking):
        marks = "".join(f"[^{cited.setdefault(entry, len(cited) + 1)}]" for entry in row.entries)
        columns = [*map(escape, row.columns), marks, escape(row.note)]
        out.append(f"| {' | '.join(columns)} |")
    for entry, number in cited.items():
        address = web_address(entry.story.url)
        link = f" <{address}>" if address else ""
        out += [""] if number == 1 else []
        out.append(f"[^{number}]: {escape(_who(entry))}: “{escape(_quote(entry))}”{link}")
    return "\n".join(out) + "\n"


def ranking_to_json(ranking: Ranking) -> str:
    """One indented JSON object, ending in a line break.

    `coverage` is how many shows have a mark, `works` how many of the group are on the desk. A row's `previous` is the
    name of the show that held the record before it, `margin` by how many points; both are null where it never took it.
    `others` are the values that stories give beside `value`.
    """
    measure = ranking.measure
    page = {
        "measure": "audience_rating", "group": ranking.group, "area": measure.area, "statistic": measure.statistic,
        "as_of": ranking.as_of.isoformat() if ranking.as_of else None, "coverage": len(ranking.rows),
        "works": ranking.works, "of": str(measure.of), "company": measure.company, "base": measure.base,
        "rows": [_row(row, line, ranking) for row, line in zip(ranking.rows, lines(ranking), strict=True)],
    }
    return json.dumps(page, ensure_ascii=False, indent=2) + "\n"


def ranking_to_csv(ranking: Ranking) -> str:
    """The rows as CSV (RFC 4180) with a heading; a cell that a spreadsheet would run is quoted with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*HEADINGS, "disputed", "note", "sources"])
    for row in lines(ranking):
        addresses = dict.fromkeys(filter(None, (web_address(entry.story.url) for entry in row.entries)))
        cells = [*row.columns, "yes" if row.disputed else "no", row.note, " ".join(addresses)]
        writer.writerow([f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def _set(words: tuple[str, ...], kept: list[int], widths: list[int]) -> str:
    # Ranks and percentages stand under one another by their last digit.
    return "  ".join(
        words[at].rjust(width) if at in (0, 2) else words[at].ljust(width)
        for at, width in zip(kept, widths, strict=True)
    )


def _words(row: Line, paint: Paint) -> Iterator[str]:
    shown = row.entries[:_RECEIPTS]
    for entry in shown:
        words = f"“{excerpt(_quote(entry), around=row.columns[2])}”"
        yield f"      {paint('quote', words)} {paint('quiet', f'– {_who(entry)}')}"
    if len(row.entries) > len(shown):
        yield paint("quiet", f"      and {len(row.entries) - len(shown)} more")


def _quote(entry: Entry) -> str:
    return " … ".join(evidence.quote for evidence in entry.evidence)


def _who(entry: Entry) -> str:
    story = entry.story
    who = story.outlet or story.title or story.document
    credit = f" (according to {entry.attribution})" if entry.attribution else ""
    return visible(", ".join(part for part in (who, story.published) if part) + credit)


def _row(row: Row, line: Line, ranking: Ranking) -> dict[str, object]:
    mark = row.mark
    return {
        "rank": row.rank, "tied": row.tied, "thing": row.thing.id, "name": row.thing.name,
        "spellings": [spelling for spelling, _ in row.thing.spellings],
        "value": float(mark.percent), "episode": episode_of(row, ranking.measure),
        "date": mark.day.isoformat() if mark.day else None, "disputed": mark.disputed, "base": mark.base,
        "previous": row.previous.name if row.previous is not None else None,
        "margin": float(row.margin) if row.margin is not None else None,
        "others": [
            {"value": float(camp.percent), "base": camp.bases[0] if camp.bases else None, "stories": camp.stories}
            for camp in mark.beside
        ],
        "note": line.note, "sources": [_source(entry) for entry in line.entries],
    }


def _source(entry: Entry) -> dict[str, object]:
    story = entry.story
    return {
        "claim": entry.claim_id, "story": story.id, "outlet": story.outlet, "url": story.url,
        "published": story.published, "modality": str(entry.modality), "quote": _quote(entry),
    }
