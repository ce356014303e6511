"""A section as rows and columns of words, which text, Markdown and HTML then set each in its way: a page says the same
in all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from copydesk.ledger.base import Thing
from copydesk.model import Modality, NumberValue
from copydesk.publish.page import Cell, CellValue, Dossier, Form, PageValue, Receipt, Section, Standing
from copydesk.publish.words import cell_label, count, say, say_scope, visible

__all__ = ["Row", "Table", "names_line", "note", "summary", "table"]

#: The parts of a claim that a cell's scope holds besides its qualifiers.
_OWNERS = ("subject", "object")
_HEADINGS = {"media_count": "how many", "media_type": "kind", "for_work": "for"}


@dataclass(frozen=True, slots=True)
class Row:
    """One value: its words by column, what to know about it, and its receipts. `value_column` is where the value is."""

    columns: tuple[str, ...]
    note: str
    disputed: bool
    best: bool
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A section's rows. No column is empty throughout; `value` is the index of the one that holds the values."""

    title: str
    headings: tuple[str, ...]
    value: int
    rows: tuple[Row, ...]


_Column = tuple[str, Callable[[Cell, CellValue], str]]


def _of_scope(name: str) -> _Column:
    def words(cell: Cell, value: CellValue) -> str:
        said = cell.said(name)
        return say(said) if said is not None else ""

    return _HEADINGS.get(name, name.replace("_", " ")), words


def _owner(section: Section, name: str) -> _Column:
    """The column of the things that the rows are about, under the name of what they are."""
    owners = (cell.said(name) for cell in section.cells)
    types = {str(owner.type) for owner in owners if isinstance(owner, Thing)}
    return types.pop() if len(types) == 1 else "whose", _of_scope(name)[1]


def _rest(*, besides: Iterable[str]) -> _Column:
    left_out = frozenset(besides)
    return "more", lambda cell, value: say_scope(tuple(pair for pair in cell.scope if pair[0] not in left_out))


def _columns(section: Section) -> tuple[tuple[_Column, ...], int]:
    """The columns of a section, and which of them has the values."""
    labels = {cell_label(cell) for cell in section.cells}
    what: _Column = ("what", lambda cell, value: cell_label(cell))
    # Where all rows are of one kind, it heads the values and needs no column of its own.
    one_kind = len(labels) == 1 and section.form is not Form.FACTS
    given: _Column = (labels.pop() if one_kind else "value", lambda cell, value: say(value.value))
    owners = tuple(_owner(section, name) for name in _OWNERS)
    match section.form:
        case Form.FACTS:
            return (what, given, _rest(besides=())), 1
        case Form.TIMELINE:
            return (_of_scope("date"), owners[0], given, _rest(besides=("date", *_OWNERS))), 2
        case _:
            names = dict.fromkeys(name for cell in section.cells for name, _ in cell.scope if name not in _OWNERS)
            before = (what, *owners) if labels else owners
            return (*before, given, *map(_of_scope, names)), len(before)


def table(section: Section) -> Table:
    """The section's table, a row for each value of each cell."""
    columns, value = _columns(section)
    pairs = [(cell, one) for cell in section.cells for one in cell.values]
    words = [[visible(column(cell, one)) for _, column in columns] for cell, one in pairs]
    kept = [index for index in range(len(columns)) if index == value or any(row[index] for row in words)]
    rows = tuple(
        Row(tuple(row[index] for index in kept), note(cell, one), cell.disputed, one.best, one.receipts)
        for (cell, one), row in zip(pairs, words, strict=True)
    )
    headings = tuple(columns[index][0] for index in kept)
    return Table(section.title, headings, kept.index(value), rows)


def note(cell: Cell, value: CellValue) -> str:
    """What a reader must know about a value: how it stands to the others, and whether it is less than plain fact."""
    parts = ["disputed"] if cell.disputed else []
    if value.modality is not Modality.ASSERTED:
        parts.append(str(value.modality))
    if cell.disputed or value.reason.startswith(("the most precise", "agrees")):
        parts.append(f"best: {value.reason}" if value.best else value.reason)
    elif value.inferred:
        parts.append(value.reason)
    elif value.independent_sources > 1:
        parts.append(f"{value.independent_sources} independent sources")
    return "; ".join(parts)


def _best(dossier: Dossier, predicate: str) -> PageValue | None:
    for cell in dossier.cells:
        if cell.predicate == predicate and cell.standing is Standing.SUBJECT and not cell.scope and cell.best:
            return cell.best.value
    return None


def summary(dossier: Dossier) -> str:
    """A show in a line: `tvN · 2024-03-09 – 2024-04-28 · 16 episodes · rom-com`; empty where nothing of it is known."""
    network, start, end, episodes, genre = (
        _best(dossier, name) for name in ("original_broadcaster", "start_date", "end_date", "episode_count", "genre")
    )
    run = f"{say(start)} – {say(end)}" if start and end else f"from {say(start)}" if start else ""
    run = run or (f"until {say(end)}" if end else "")
    counted = count(int(episodes.number), "episode") if isinstance(episodes, NumberValue) else ""
    parts = (say(network) if network else "", run, counted, say(genre) if genre else "")
    return " · ".join(part for part in parts if part)


def names_line(thing: Thing) -> str:
    """`also spelled Kim Soohyun (2 stories), …`, or empty where the desk has one spelling."""
    known = {thing.name, thing.hangul}
    others = [f"{visible(s)} ({count(n, 'story', 'stories')})" for s, n in thing.spellings if s not in known]
    return f"also spelled {', '.join(others)}" if others else ""
