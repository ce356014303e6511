"""What the pages of a site show of a dossier's cells, in words and links, ready for `markup`. Pure; no markup.

Links go from the site's root; templates put in front what leads there from their page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from copydesk.ledger.base import Thing
from copydesk.model import Modality
from copydesk.publish.page import Cell, CellValue, Form, PageValue, Receipt, Section
from copydesk.publish.render.links import web_address
from copydesk.publish.site.addresses import claim_anchor, story_path, thing_path
from copydesk.publish.words import cell_label, count, excerpt, how_said, say, say_scope, source_line, visible

__all__ = [
    "Grid", "Line", "Moment", "Piece", "Quoted", "Row", "Shown", "Source", "Stretch", "Told", "grid", "moments",
    "piece", "shown",
]

#: Sources of one cell that a page lists; beyond them it says how many more there are.
_SOURCES = 80
#: Values in one dispute that a page prints, and that it lists with their words; how long what it says of them may be.
_PRINTED, _LISTED = 12, 80
_QUOTE, _NOTE = 400, 1_200
_OWNERS = ("subject", "object")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and where they lead, if anywhere."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A story that says it: who and when, the place of the words in its text, and how it says it ("planned")."""

    line: str
    href: str
    how: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words, and every source that has them letter for letter."""

    quotes: tuple[str, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One value that stories give. `more` counts the sources that are left out."""

    piece: Piece
    standing: str
    quoted: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: the values to print, and everything that a click on them brings up.

    `what` names the cell in full, `pieces` are the values to print, `count` says how many sources there are, `doubt` is
    what keeps it from being plain fact ("planned"). `notes` say what else to know.
    """

    what: str
    pieces: tuple[Piece, ...]
    count: str
    disputed: bool
    doubt: str
    notes: tuple[str, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid: what stands before the value, the cells, what stands after. Empty cells are empty."""

    before: tuple[tuple[Piece, ...], ...]
    cells: tuple[tuple[Shown, ...], ...]
    after: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A titled table. `heads` are in the order of a row's columns; `anchor` is its id on the page."""

    title: str
    anchor: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated on a thing's timeline: when (an EDTF date, or empty), who, what, and where it can be seen."""

    when: str
    who: Piece | None
    what: Shown
    more: str
    link: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of a story's text: the anchors of the claims whose words begin here, and of all whose words it is part of,
    with a space between.
    """

    text: str
    anchors: tuple[str, ...]
    claims: str


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in the list below a story's text."""

    anchor: str
    subject: Piece
    label: str
    value: Piece
    more: str


def piece(value: PageValue) -> Piece:
    """A value in words, with the page of the thing that it is."""
    return _thing(value.id, value.name) if isinstance(value, Thing) else Piece(visible(say(value)))


@lru_cache(maxsize=4096)
def _thing(id_: str, name: str) -> Piece:
    return Piece(visible(name), thing_path(id_))


def shown(cell: Cell) -> Shown:
    """The cell for a page."""
    printed = _printed(cell)
    stories = {receipt.story for value in cell.values for receipt in value.receipts}
    firmest = [value.modality for value in printed]
    doubt = "" if Modality.ASSERTED in firmest else str(firmest[0])
    if any(value.inferred for value in printed):
        doubt = "; ".join(filter(None, (doubt, "inferred")))
    scope = say_scope(tuple(pair for pair in cell.scope if pair[0] not in _OWNERS))
    notes = [excerpt(note, width=_NOTE) for note in (cell.why, *cell.notes[:_PRINTED]) if note]
    listed = cell.values[:_LISTED] if cell.disputed else cell.values
    if len(listed) < len(cell.values):
        notes.append(f"{len(cell.values) - len(listed)} more values are not listed")
    pieces = tuple(dict.fromkeys(piece(value.value) for value in printed))
    if cell.disputed and len(pieces) > _PRINTED:
        pieces = (*pieces[:_PRINTED], Piece(f"{len(pieces) - _PRINTED} more values"))
    return Shown(
        what=f"{cell_label(cell)}{f': {visible(scope)}' if scope else ''}",
        pieces=pieces,
        count=count(len(stories), "story", "stories"), disputed=cell.disputed, doubt=doubt, notes=tuple(notes),
        told=tuple(_told(listed)),
    )


def _printed(cell: Cell) -> Sequence[CellValue]:
    """What a reader must see at a glance: the best value, and in a dispute those that contradict it."""
    best = [value for value in cell.values if value.best]
    if not cell.disputed:
        return best or cell.values[:1]
    return best + [value for value in cell.values if not value.best and not value.reason.startswith("agrees")]


def _told(values: Sequence[CellValue]) -> Iterator[Told]:
    left = _SOURCES
    for value in values:
        kept = value.receipts[:left]
        left -= len(kept)
        by_words: dict[tuple[str, ...], dict[Source, None]] = {}
        words = say(value.value)
        for receipt in kept:
            quotes = tuple([excerpt(quote, around=words, width=_QUOTE) for quote in receipt.quotes])
            by_words.setdefault(quotes, {})[_source(receipt)] = None
        quoted = tuple(Quoted(quotes, tuple(sources)) for quotes, sources in by_words.items())
        standing = f"best: {value.reason}" if value.best and value.reason else value.reason
        yield Told(piece(value.value), visible(standing), quoted, len(value.receipts) - len(kept))


def _source(receipt: Receipt) -> Source:
    href = f"{story_path(receipt.story, receipt.at)}#{claim_anchor(receipt.claim)}"
    return Source(source_line(receipt), href, how_said(receipt.modality, receipt.attribution))


def grid(section: Section, *, anchor: str) -> Grid:
    """A section as a table, a row a cell: labels and owners first, then the value, then what narrows it."""
    labels = dict.fromkeys(cell_label(cell) for cell in section.cells)
    facts = section.form is Form.FACTS
    named = facts or len(labels) > 1
    owners = [name for name in _OWNERS if any(cell.said(name) is not None for cell in section.cells)]
    scopes = list(dict.fromkeys(n for c in section.cells for n, _ in c.scope if n not in _OWNERS))
    if facts:
        scopes = []
    heads = (
        *(("what",) if named else ()), *("of" if len(owners) == 1 else name for name in owners),
        "value" if named else next(iter(labels)), *(_head(name) for name in scopes),
        *(("more",) if facts and any(cell.scope for cell in section.cells) else ()),
    )
    rows = []
    for cell in section.cells:
        before = (*(((Piece(cell_label(cell)),),) if named else ()), *(_pieces(cell, (name,)) for name in owners))
        after = tuple(_pieces(cell, (name,)) for name in scopes)
        if "more" in heads:
            after = (_pieces(cell, tuple(name for name, _ in cell.scope if name not in owners)),)
        rows.append(Row(before, ((shown(cell),),), after))
    return Grid(section.title, anchor, heads, tuple(rows))


def _head(name: str) -> str:
    return {"media_count": "how many", "media_type": "kind", "for_work": "for"}.get(name, name.replace("_", " "))


def _pieces(cell: Cell, names: Iterable[str]) -> tuple[Piece, ...]:
    values = [value for name in names if (value := cell.said(name)) is not None]
    return tuple(piece(value) for value in values)


def moments(section: Section) -> tuple[Moment, ...]:
    """The section as a timeline, in its order."""
    made = []
    for cell in section.cells:
        when, who = cell.said("date"), next((v for name in _OWNERS if (v := cell.said(name)) is not None), None)
        more = say_scope(tuple(pair for pair in cell.scope if pair[0] not in ("date", *_OWNERS)))
        made.append(Moment(
            say(when) if when is not None else "", piece(who) if who is not None else None, shown(cell), visible(more),
            _link(cell),
        ))  # fmt: skip
    return tuple(made)


def _link(cell: Cell) -> str:
    """Where it can be seen: the value itself where that is an address of the web, else the first story's address."""
    values = [say(value.value) for value in cell.values]
    stories = [receipt.url for value in cell.values for receipt in value.receipts]
    return next(filter(None, map(web_address, (*values, *filter(None, stories)))), "")
