"""The pieces of pages that come by the hundred thousand, as markup: rows with all that opens from them, moments, the
words of a story, the claims below it. What comes once a page stands in templates; a template takes several times as
long for these. Pure.

What stories say is escaped here, every text of it, by `escaped`. Links are written as they are: `addresses` makes them
of letters, digits and marks that need no escaping. Pages of things and stories alone have these pieces: links go from
their folders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from copydesk.publish.site.kin import Kin
from copydesk.publish.site.views import Grid, Line, Moment, Piece, Row, Shown, Source, Stretch, Told

__all__ = ["claims", "escaped", "moment", "numbered", "related", "rows", "story"]

_ROOT = "../"


def escaped(text: str) -> str:
    """The text as it stands in an element or in a quoted attribute: as `markupsafe.escape` has it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


def numbered(prefix: str) -> Iterator[str]:
    """Ids for the parts of one page: `v1`, `v2`, …"""
    number = 0
    while True:
        number += 1
        yield f"{prefix}{number}"


def rows(grid: Grid, ids: Iterator[str], *, short: bool) -> Iterator[str]:
    """The rows of a table. `ids` gives each cell its id; `short` leaves out the unit, and shows the count of stories to
    those alone who hear the page.
    """
    heads = tuple(map(escaped, grid.heads))
    for row in grid.rows:
        yield _row(row, heads, ids, short=short)


def moment(one: Moment, ids: Iterator[str]) -> str:
    """A moment of a timeline."""
    when = escaped(one.when)
    day = f'<time datetime="{when}">{when}</time>' if when else '<span class="note">no day named</span>'
    who = f"{_linked(one.who)}: " if one.who is not None else ""
    out = (
        f' <a class="out" href="{escaped(one.link)}" rel="noopener noreferrer nofollow">see it '
        '<span class="sr">(another site)</span>↗</a>' if one.link else ""
    )  # fmt: skip
    return f"<li>{day}<p>{who}{_cell(one.what, next(ids), short=False)}{_note(one.more)}{out}</p></li>\n"


def related(kin: Kin) -> str:
    """Another work, and through whom."""
    through = ", ".join(f"{_linked(person)} ({escaped(part)})" for person, part in kin.through)
    return f'<li>{_linked(kin.work)} <span class="note">{through}</span></li>\n'


def story(stretches: Iterable[Stretch]) -> str:
    """A story's text, the words marked that say something."""
    made: list[str] = []
    for one in stretches:
        made += [f'<a class="at" id="{anchor}"></a>' for anchor in one.anchors]
        made.append(f'<mark data-c="{one.claims}">{escaped(one.text)}</mark>' if one.claims else escaped(one.text))
    return "".join(made)


def claims(lines: Iterable[Line]) -> str:
    """What a story says, a claim an item."""
    return "".join([
        f'<li><a href="#{one.anchor}" class="where"><span class="sr">words of: </span>¶</a> {_linked(one.subject)} · '
        f"{escaped(one.label)}: {_linked(one.value)}"
        f"{_note(one.more)}</li>\n"
        for one in lines
    ])  # fmt: skip


def _row(row: Row, heads: Sequence[str], ids: Iterator[str], *, short: bool) -> str:
    doubted = any(cell.disputed for some in row.cells for cell in some)
    made = ['<tr class="disputed">\n' if doubted else "<tr>\n"]
    rest = iter(heads)
    for at, pieces in enumerate(row.before):
        begin, end = ('th scope="row"', "th") if at == 0 else ("td", "td")
        made.append(f'<{begin} data-head="{next(rest)}">{_joined(pieces)}</{end}>')
    for cells in row.cells:
        made.append(f'<td class="said-in{" num" if short else ""}" data-head="{next(rest)}">')
        made += [_cell(cell, next(ids), short=short) for cell in cells]
        made.append("</td>")
    made += [f'<td data-head="{next(rest)}">{_joined(pieces)}</td>' for pieces in row.after]
    made.append("</tr>\n")
    return "".join(made)


def _cell(one: Shown, id_: str, *, short: bool) -> str:
    """A cell: its values, a button that opens what is said of them, and that."""
    what = escaped(one.what)
    if any(piece.href for piece in one.pieces):
        values = _joined(one.pieces, " or " if one.disputed else ", ")
        button = (
            f'<span class="links">{values}</span> <button type="button" class="count" popovertarget="{id_}">'
            f'<span class="sr">{what}: </span>{one.count}</button>\n'
        )  # fmt: skip
    else:
        values = " or ".join([escaped(_figure(piece.text) if short else piece.text) for piece in one.pieces])
        count = f'<span class="sr">, {one.count}</span>' if short else f" <small>{one.count}</small>"
        kind = "value disputed" if one.disputed else "value"
        button = f'<button type="button" class="{kind}" popovertarget="{id_}">{values}{count}</button>\n'
    disputed = '<span class="tag doubt">disputed</span>' if one.disputed else ""
    doubt = f'<span class="tag">{escaped(one.doubt)}</span>' if one.doubt else ""
    note = "note doubt" if one.disputed else "note"
    notes = "".join([f'<p class="{note}">{escaped(_sentence(text))}</p>' for text in one.notes])
    return (
        f'{button}{disputed}{doubt}<div id="{id_}" class="said" popover role="dialog" aria-labelledby="{id_}-h">\n'
        f'<div class="bar"><h3 id="{id_}-h">{what}</h3>'
        f'<button type="button" popovertarget="{id_}" popovertargetaction="hide">Close</button></div>\n'
        f"{notes}{''.join(map(_told, one.told))}</div>\n\n"
    )  # fmt: skip


def _told(told: Told) -> str:
    standing = f" <small>{escaped(told.standing)}</small>" if told.standing else ""
    made = [f"<section><h4>{escaped(told.piece.text)}{standing}</h4>\n"]
    for one in told.quoted:
        quotes = "".join([f"<p>“{escaped(quote)}”</p>" for quote in one.quotes])
        sources = "".join(map(_source, one.sources))
        made.append(f'<blockquote>{quotes}</blockquote>\n<ul class="sources">{sources}</ul>\n')
    made.append(f'<p class="note">{told.more} more not listed</p></section>\n' if told.more else "</section>\n")
    return "".join(made)


def _source(one: Source) -> str:
    how = f" <em>({escaped(one.how)})</em>" if one.how else ""
    return f'<li><a href="{_ROOT}{one.href}">{escaped(one.line)}</a>{how}</li>'


def _joined(pieces: Iterable[Piece], between: str = ", ") -> str:
    return between.join(map(_linked, pieces))


def _linked(piece: Piece) -> str:
    text = escaped(piece.text)
    return f'<a href="{_ROOT}{piece.href}">{text}</a>' if piece.href else text


def _note(text: str) -> str:
    return f' <span class="note">{escaped(text)}</span>' if text else ""


def _figure(text: str) -> str:
    """A figure without its unit, where a column's head has that."""
    return text.removesuffix(" percent")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
