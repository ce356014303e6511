"""A Markdown file to a Document: the text that a reader of the rendered page sees, headline first.

Blocks and their lines come from markdown-it-py; the paragraphs are put together by the same Page as HTML's, so the HTML
in a Markdown file means what it means on a page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from copydesk.errors import SourceError
from copydesk.model import Document
from copydesk.sources.decoding import refuse_empty
from copydesk.sources.front_matter import Field, FrontMatter, front_matter
from copydesk.sources.inline import Break, Html, Words, inline_parts, parser
from copydesk.sources.markup import Close, Open, Reference, Text, tokens
from copydesk.sources.markup import Token as Tag
from copydesk.sources.page import Block, Page, kept, same_words
from copydesk.sources.plain import LONGEST_HEADLINE
from copydesk.sources.published import published_by_person
from copydesk.sources.woven import BREAK, Run, woven

__all__ = ["markdown_document"]

_LINE_END = re.compile(r"\r\n?|\n")
_SPACES = " \t\n\r\f\v"


def markdown_document(given: str, *, id: str, place: str, published: str | None) -> Document:  # noqa: A002
    """The document of a decoded Markdown file.

    Raises SourceError where it holds no text, or where its front matter has a date that is none and `published` does
    not stand in for it.
    """
    refuse_empty(given, place=place)
    front = front_matter(given)
    blocks = kept(_page(given, front.end or int(given.startswith("\ufeff"))))
    title = front.fields.get("title")
    if title is not None and not any(block.name == "h1" or same_words(block.text, title.value) for block in blocks[:1]):
        # Where the text has no headline of its own the page's template prints the title as one.
        blocks.insert(0, Block("h1", (Run(title.value, title.at),)))
    text, pieces = woven([block.runs for block in blocks])
    if not text.strip():
        raise SourceError("no text to read in it", place=place, advice="give a file with a story in it")
    first = blocks[0].text
    return Document(
        id=id,
        text=text,
        title=title.value if title else first if len(blocks) > 1 and len(first) <= LONGEST_HEADLINE else "",
        published=published or _published(front, place),
        outlet=_value(front, "outlet", "publication", "site", "author"),
        url=_value(front, "url", "canonical_url", "canonical", "link"),
        lang=_value(front, "lang", "language", "locale"),
        media_type="text/markdown",
        given=given,
        pieces=pieces,
        place=place,
    )


def _value(front: FrontMatter, *keys: str) -> str | None:
    return next((front.fields[key].value for key in keys if key in front.fields), None)


def _published(front: FrontMatter, place: str) -> str | None:
    found: Field | None = front.fields.get("date") or front.fields.get("published")
    if found is None:
        return None
    return published_by_person(found.value, place=f"{place}:{found.line}", field="date")


def _page(given: str, begin: int) -> Page:
    page, markdown = Page(), parser()
    env: dict[str, Any] = {}
    lines = _lines(given, begin)
    before = None
    row, cell_from = -1, 0
    number: list[Run] = []
    for token in markdown.parse(given[begin:], env):
        if token.type == "inline" and token.map:
            line = token.map[0]
            if before and before.tag in ("td", "th"):
                placed, cell_from = _placed_in_row(token.content, given, lines[line], cell_from if line == row else 0)
                row = line
            else:
                marker = before.markup if before and before.markup.startswith("#") else ""
                placed = _placed_in_lines(token.content, given, lines, line, after=marker)
            for run in number:
                page.text(run)
            number = []
            _read_inline(page, markdown, placed, env)
        elif token.type == "html_block" and token.map:
            _read_html(page, _placed_in_lines(token.content, given, lines, token.map[0]))
        elif token.nesting > 0:
            page.open(token.tag, {})
            if token.type == "list_item_open":
                number = _list_number(token, given, lines)
        elif token.nesting < 0:
            page.close(token.tag)
        before = token
    return page


def _list_number(token: Token, given: str, lines: Sequence[tuple[int, int]]) -> list[Run]:
    """The number of an ordered list's item, which is shown and may be a rank; nothing for a bullet."""
    if not token.info or not token.map:
        return []
    shown = token.info + token.markup
    at = given.find(shown, *lines[token.map[0]])
    return [Run(shown, at if at >= 0 else None), Run(" ")]


def _lines(given: str, begin: int) -> list[tuple[int, int]]:
    """Start and end of each line from `begin` on, in code points of `given`."""
    ends = [(match.start(), match.end()) for match in _LINE_END.finditer(given, begin)]
    return list(zip([begin, *(end for _, end in ends)], [*(start for start, _ in ends), len(given)], strict=True))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block's content, freed of quote marks and indents by the parser, and where its stretches stand in the file.

    `starts[i]` is where stretch `i` begins in the content, `stretches[i]` its length and its offset in the file.
    """

    content: str
    starts: tuple[int, ...]
    stretches: tuple[tuple[int, int], ...]

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """`content[start:end]` as runs: those inside a stretch with their place, what lies between without."""
        index = max(bisect_right(self.starts, start) - 1, 0)
        while start < end and index < len(self.starts):
            low, (length, at) = self.starts[index], self.stretches[index]
            if low >= end:
                break
            if start < low:
                yield Run(self.content[start:low])
                start = low
            high = min(end, low + length)
            if start < high:
                yield Run(self.content[start:high], at + start - low)
                start = high
            index += 1
        if start < end:
            yield Run(self.content[start:end])


def _placed_in_lines(
    content: str, given: str, lines: Sequence[tuple[int, int]], first: int, *, after: str = ""
) -> _Placed:
    """The content's lines at the ends of the file's; a heading's text stands after its marker `after`."""
    starts, stretches = [], []
    begin = 0
    for number, shown in enumerate(content.split("\n"), first):
        words = shown.strip(_SPACES)
        if words and number < len(lines):
            low, high = lines[number]
            line = given[low:high].rstrip(_SPACES)
            at = line.find(words, line.find(after) + len(after)) if after else len(line) - len(words)
            if at < 0 or not line.startswith(words, at):
                at = line.find(words)
            if at >= 0:
                starts.append(begin + shown.index(words))
                stretches.append((len(words), low + at))
        begin += len(shown) + 1
    return _Placed(content, tuple(starts), tuple(stretches))


def _placed_in_row(content: str, given: str, row: tuple[int, int], begin: int) -> tuple[_Placed, int]:
    """A cell's content, looked for in its row from `begin` on, and where the next cell is to be looked for.

    The parser has taken the backslash from a pipe inside a cell, so the content is placed between pipes.
    """
    starts, stretches = [], []
    low, high = row
    at = max(low, begin)
    offset = 0
    for part in re.split(r"(\|)", content):
        found = given.find(part, at, high) if part else -1
        if found >= 0:
            starts.append(offset)
            stretches.append((len(part), found))
            at = found + len(part)
        offset += len(part)
    return _Placed(content, tuple(starts), tuple(stretches)), at


def _read_inline(page: Page, markdown: MarkdownIt, placed: _Placed, env: dict[str, Any]) -> None:
    for part in inline_parts(markdown, placed.content, env):
        match part:
            case Words(text, None):
                page.text(Run(text))
            case Words(text, int(at)):
                for run in placed.runs(at, at + len(text)):
                    page.text(run)
            case Html(source):
                for token in tokens(source, partial=True):
                    _read_tag(page, token)
            case Break():
                page.text(BREAK)


def _read_html(page: Page, placed: _Placed) -> None:
    for token in tokens(placed.content, partial=True):
        if isinstance(token, Text):
            for run in placed.runs(token.start, token.end):
                page.text(run)
        else:
            _read_tag(page, token)


def _read_tag(page: Page, token: Tag) -> None:
    match token:
        case Open(_, name, attributes, empty):
            page.open(name, attributes, empty=empty)
        case Close(name):
            page.close(name)
        case Reference(_, _, text):
            page.text(Run(text))
        case _:
            pass  # a Raw element's content is not read, and no Text comes here
