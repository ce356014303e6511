"""The pages of records: for all dramas, cable, and each network of the desk a ranking, and who holds what. Reads the
ledger; what a record is, `copydesk.records` says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.errors import UsageError
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.publish.render.links import web_address
from copydesk.publish.render.ranking_rows import Line, coverage, lines, notes
from copydesk.publish.render.ranking_rows import title as ranking_title
from copydesk.publish.site.addresses import File, claim_anchor, record_path, story_path, thing_path
from copydesk.publish.site.setting import Setting
from copydesk.publish.site.views import Piece, Quoted, Source
from copydesk.publish.words import excerpt, how_said, visible
from copydesk.records import asking
from copydesk.records.ranking import Ranking

__all__ = ["Holding", "record_files"]

#: Rows of a ranking's page, and receipts of a row.
_ROWS, _RECEIPTS = 100, 12
#: Bytes of a ranking's rows, about.
_PAGE = 100_000
#: Networks that get a page, those with most shows first.
_NETWORKS = 200
_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Holding:
    """A group's page, and who holds its record."""

    name: str
    href: str
    summary: str


def record_files(setting: Setting, ledger: Ledger, networks: Sequence[Thing]) -> Iterator[tuple[Holding, File]]:
    """Each ranking's page, with what a list says of it. `networks` come by how many shows they have, most first.

    A group of fewer than two shows with a figure has no page: nothing was ranked.
    """
    groups = [("", "all"), ("cable", "cable"), *((thing.name, thing.id) for thing in networks[:_NETWORKS])]
    seen: set[str] = set()
    for name, key in groups:
        try:
            ranking = asking.ranking(ledger, group=name)
        except UsageError:
            continue
        if len(ranking.rows) < 2 or ranking.group in seen:
            continue
        seen.add(ranking.group)
        yield _holding(ranking, record_path(key)), _page(setting, ranking, record_path(key))


def _holding(ranking: Ranking, path: str) -> Holding:
    top = ranking.rows[0]
    doubt = ", disputed" if top.mark.disputed else ""
    return Holding(visible(ranking.group), path, f"{visible(top.thing.name)}, {top.mark.percent} percent{doubt}")


def _page(setting: Setting, ranking: Ranking, path: str) -> File:
    top = ranking.rows[0]
    before = f", ahead of {visible(top.previous.name)} by {top.margin} points" if top.previous is not None else ""
    lead = f"{visible(top.thing.name)} holds the record with {top.mark.percent} percent{before}."
    rows: list[dict[str, object]] = []
    room = _PAGE
    for row, line in zip(ranking.rows[:_ROWS], lines(ranking), strict=False):
        quoted = tuple(_quoted(line))
        room -= 700 + sum(len(one.quotes[0].encode()) + 250 * len(one.sources) for one in quoted)
        if room < 0 and rows:
            break
        rows.append({
            "rank": line.columns[0], "show": Piece(line.columns[1], thing_path(row.thing.id)),
            "percent": line.columns[2], "episode": line.columns[3], "date": line.columns[4],
            "previous": line.columns[5], "note": line.note, "disputed": line.disputed, "quoted": quoted,
        })  # fmt: skip
    return setting.page(
        "record.html", path, title=ranking_title(ranking), lead=lead, coverage=coverage(ranking),
        notes=list(notes(ranking)), rows=rows, left_out=len(ranking.rows) - len(rows),
        heads=("rank", "show", "percent", "episode", "date", "took the record from", "note"),
    )


def _quoted(line: Line) -> Iterable[Quoted]:
    by_words: dict[str, dict[Source, None]] = {}
    for entry in line.entries[:_RECEIPTS]:
        quote = excerpt(" … ".join(evidence.quote for evidence in entry.evidence), around=line.columns[2], width=_QUOTE)
        by_words.setdefault(quote, {})[_source(entry)] = None
    return (Quoted((quote,), tuple(sources)) for quote, sources in by_words.items())


def _source(entry: Entry) -> Source:
    story = entry.story
    at = min((evidence.start for evidence in entry.evidence), default=0)
    who = story.outlet or story.title or web_address(story.url) or story.document
    words = ", ".join(visible(one) for one in (excerpt(who, width=80), story.published) if one)
    href = f"{story_path(story.id, at)}#{claim_anchor(entry.claim_id)}"
    return Source(words, href, how_said(entry.modality, entry.attribution))
