"""A thing's pages: its dossier with every value opening to the words that say it, its chart, its timeline, its kin.

A page holds about `_PAGE` bytes: what is longer goes on in further parts, so that no show of five hundred episodes and
no dispute of forty sources makes a page that a phone cannot take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from copydesk.ledger.base import Thing
from copydesk.publish.page import Dossier, Form, Section
from copydesk.publish.render.table import names_line, summary
from copydesk.publish.site import feeds, linked_data, markup
from copydesk.publish.site.addresses import File, thing_path
from copydesk.publish.site.chart import chart
from copydesk.publish.site.kin import Kin
from copydesk.publish.site.ratings import ratings
from copydesk.publish.site.setting import Setting
from copydesk.publish.site.views import Grid, grid, moments
from copydesk.publish.words import visible

__all__ = ["thing_files"]

#: Bytes of rows that a page holds at most, the first row apart.
_PAGE = 120_000
_SPELLINGS = 600


@dataclass(frozen=True, slots=True)
class _Block:
    """A titled part of a page, its rows (`made`) markup already. `goes_on` where a part before has its beginning."""

    title: str
    anchor: str
    kind: str
    heads: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    chart: Markup = field(default=Markup(""))
    lines: tuple[str, ...] = ()
    doubted: bool = False
    goes_on: bool = False

    @property
    def rows(self) -> Markup:
        """All rows, as one piece."""
        return Markup("".join(self.made))


def thing_files(setting: Setting, dossier: Dossier, kin: Sequence[Kin]) -> Iterator[File]:
    """The pages of a thing, and its feed."""
    thing = dossier.thing
    feed = feeds.of_thing(setting, dossier)
    pages = _paged(list(_blocks(dossier, kin)))
    paths = [thing_path(thing.id, part) for part in range(1, len(pages) + 1)]
    address = setting.address + paths[0] if setting.address else ""
    for part, blocks in enumerate(pages, 1):
        yield setting.page(
            "thing.html", paths[part - 1], title=visible(thing.name), hangul=_hangul(thing), kind=str(thing.type),
            summary=summary(dossier), spellings=_spellings(thing), feed=feed.path if feed else "", blocks=blocks,
            contents=[(block.anchor, block.title) for block in blocks], part=part, parts=len(pages), part_paths=paths,
            linked_data=linked_data.of_thing(dossier, url=address) if part == 1 else "",
        )
    if feed is not None:
        yield feed


def _hangul(thing: Thing) -> str:
    return visible(thing.hangul) if thing.hangul and thing.hangul != thing.name else ""


def _spellings(thing: Thing) -> str:
    line = names_line(thing)
    return line if len(line) <= _SPELLINGS else f"{line[:_SPELLINGS].rpartition(', ')[0]}, …"


def _blocks(dossier: Dossier, kin: Sequence[Kin]) -> Iterator[_Block]:
    ids = markup.numbered("v")
    for number, section in enumerate(dossier.sections, 1):
        anchor = f"s{number}"
        if section.title == "Also by the writers" and kin:
            continue
        if section.form is Form.TIMELINE:
            made = tuple(markup.moment(one, ids) for one in moments(section))
            yield _Block(section.title, anchor, "timeline", made=made)
        elif all(cell.predicate == "audience_rating" for cell in section.cells):
            yield from _rated(dossier, section, ids)
        else:
            kind = "facts" if section.form is Form.FACTS else "table"
            yield _table(grid(section, anchor=anchor), kind, ids)
    if kin:
        yield _Block("Related shows", "related", "list", made=tuple(map(markup.related, kin)))


def _rated(dossier: Dossier, section: Section, ids: Iterator[str]) -> Iterator[_Block]:
    found = ratings(dossier, section)
    block = _table(found.table, "matrix", ids)
    if found.series:
        names = ", ".join(one.name for one in found.series)
        label = f"Ratings of {visible(dossier.thing.name)} by episode: {names}. The table below has every figure."
        doubted = any(point.disputed for one in found.series for point in one.points)
        lines = tuple(one.name for one in found.series)
        block = replace(block, chart=chart(found.series, label=label), lines=lines, doubted=doubted)
    yield block
    if found.rest is not None:
        yield _table(found.rest, "table", ids)


def _table(made: Grid, kind: str, ids: Iterator[str]) -> _Block:
    rows = tuple(markup.rows(made, ids, short=kind == "matrix"))
    return _Block(made.title, made.anchor, kind, made.heads, rows)


def _paged(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """The blocks over as many pages as they need, cut between rows."""
    pages: list[list[_Block]] = [[]]
    room = _PAGE
    for block in blocks:
        rows: list[str] = []
        left = replace(block, made=())
        room -= len(block.chart)
        for row in block.made:
            size = len(row) if row.isascii() else len(row.encode())
            if size > room and (rows or pages[-1]):
                if rows:
                    pages[-1].append(replace(left, made=tuple(rows)))
                    left = replace(left, chart=Markup(""), goes_on=True)
                pages.append([])
                rows, room = [], _PAGE
            rows.append(row)
            room -= size
        pages[-1].append(replace(left, made=tuple(rows)))
    return pages
