"""Plain text to a Document. The text is the file's own, line ends included; only a byte order mark is left out."""

from __future__ import annotations

import re

from copydesk.model import Document, Piece
from copydesk.sources.decoding import refuse_empty

__all__ = ["LONGEST_HEADLINE", "headline", "plain_document"]

#: A first line longer than this is a paragraph.
LONGEST_HEADLINE = 160
_FIRST_LINE = re.compile(r"\s*(?P<line>[^\r\n]+?)[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*\S")


def plain_document(given: str, *, id: str, place: str, published: str | None) -> Document:  # noqa: A002
    """The document of a decoded text file. Raises SourceError where it holds no text."""
    refuse_empty(given, place=place)
    text = given.removeprefix("\ufeff")
    marked = len(text) < len(given)
    return Document(
        id=id,
        text=text,
        title=headline(text),
        published=published,
        given=given if marked else "",
        pieces=(Piece(0, len(text), 1),) if marked else (),
        place=place,
    )


def headline(text: str) -> str:
    """The first line where it is short and a blank line and more text follow, else nothing."""
    # The bounded slice keeps one endless line from being searched for its end.
    match = _FIRST_LINE.match(text[: 4 * LONGEST_HEADLINE])
    return match["line"] if match and len(match["line"]) <= LONGEST_HEADLINE else ""
