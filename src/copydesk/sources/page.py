"""Puts a page's paragraphs together from tags and text, and chooses the story's among them.

HTML and Markdown both drive it, so that both give the same text. Text arrives as runs that know their place in the
file; nothing here looks at the file itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from copydesk.sources.boilerplate import BLOCKS, UNREAD, VOID, is_suspect, is_unread
from copydesk.sources.woven import BREAK, Run, collapsed

__all__ = ["Block", "Page", "kept", "same_words", "story"]

#: A paragraph of prose has at least this many code points; menus, bylines and buttons have fewer.
_PROSE = 60
#: How far up the open elements a tag is looked for. Only a page that is broken on purpose nests deeper.
_NEAR = 64

#: An element that begins closes those of the same kind that were left open, unless one of the others lies between.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist"})),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its innermost element, its runs, and the innermost part of the page that it lies in (0: the page).

    `aside` and `above` say that it lies in an aside or a header that is not the story's own.
    """

    name: str
    runs: tuple[Run, ...]
    part: int = 0
    aside: bool = False
    above: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Part:
    """A stretch of the page that may be the story ("article", "main") or not ("suspect"). Its number is its index."""

    kind: str
    parent: int
    prose: int = 0
    trusted: bool = False


@dataclass(slots=True)
class _Element:
    name: str
    unread: bool = False
    part: bool = False


@dataclass(slots=True)
class Page:
    """A page that is being read. `finish()` gives its blocks in order, all but those in unread elements."""

    blocks: list[Block] = field(default_factory=list)
    #: Every part of the page, a parent before its children; the first is the page.
    parts: list[_Part] = field(default_factory=lambda: [_Part("page", 0)])
    _open: list[_Element] = field(default_factory=list)
    _names: Counter[str] = field(default_factory=Counter)
    _runs: list[Run] = field(default_factory=list)
    _unread: int = 0
    _headings: int = 0
    #: The innermost open part, and how many open ones may be the story: a block costs nothing by its depth.
    _part: int = 0
    _stories: int = 0

    @property
    def reading(self) -> bool:
        """Whether what comes now is read at all."""
        return not self._unread

    def text(self, run: Run) -> None:
        if not self._unread:
            self._runs.append(run)

    def open(self, name: str, attributes: Mapping[str, str], *, empty: bool = False) -> None:
        """A start tag."""
        if name == "br":
            self.text(BREAK)
            return
        if name in BLOCKS:
            self._end_block()
            self._close_implied(name)
        if name in VOID or (empty and (name == "svg" or self._names["svg"])):
            return
        element = _Element(name, unread=is_unread(name, attributes))
        if element.unread:
            self._unread += 1
        elif not self._unread:
            kind = _kind(name, attributes)
            if kind:
                element.part = True
                self.parts.append(_Part(kind, self._part))
                self._part = len(self.parts) - 1
                self._stories += kind != "suspect"
            if name == "h1":
                # The first headline of a page is the story's, whatever its surroundings are called.
                if not self._headings:
                    self._trust()
                self._headings += 1
        self._open.append(element)
        self._names[name] += 1

    def close(self, name: str) -> None:
        """An end tag. One that nothing opened means nothing."""
        if name == "br":
            self.text(BREAK)
        elif not self._names[name]:
            if name == "p":
                self._end_block()
        elif name in BLOCKS or name in UNREAD:
            self._end_block()
            while self._pop().name != name:
                pass
        else:
            self._close_inline(name)

    def finish(self) -> list[Block]:
        self._end_block()
        return self.blocks

    def _trust(self) -> None:
        number = self._part
        while number:
            self.parts[number].trusted = True
            number = self.parts[number].parent

    def _pop(self) -> _Element:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.unread:
            self._unread -= 1
        if element.part:
            part = self.parts[self._part]
            self._stories -= part.kind != "suspect"
            self._part = part.parent
        return element

    def _close_inline(self, name: str) -> None:
        """An inline end tag does not close a paragraph: `<p><b>one</p></b>two` is broken in the writer's favour."""
        for depth in range(1, min(_NEAR, len(self._open)) + 1):
            element = self._open[-depth]
            if element.name == name:
                for _ in range(depth):
                    self._pop()
                return
            if element.name in BLOCKS:
                return

    def _close_implied(self, name: str) -> None:
        closes, bounds = _CLOSES.get(name, (frozenset(), frozenset()))
        for depth in range(1, min(_NEAR, len(self._open)) + 1):
            element = self._open[-depth]
            if element.name in closes or (element.name == "p" and not closes):
                for _ in range(depth):
                    self._pop()
                return
            if element.name in bounds or (element.name in BLOCKS and not closes):
                return

    def _end_block(self) -> None:
        if not self._runs:
            return
        runs, self._runs = self._runs, []
        nearest = next((e.name for e in reversed(self._open[-_NEAR:]) if e.name in BLOCKS), "body")
        done = collapsed(runs, keep_spaces=nearest == "pre")
        if done:
            self.blocks.append(
                Block(
                    name=nearest if not self._names["h1"] else "h1",
                    runs=tuple(done),
                    part=self._part,
                    aside=bool(self._names["aside"]) and not self._stories,
                    above=bool(self._names["header"]) and not self._stories,
                )
            )


def kept(page: Page) -> list[Block]:
    """The page's blocks without its suspect parts. A part that holds most of the prose is not one."""
    blocks = page.finish()
    total = _weigh(page, blocks)
    junk = [False] * len(page.parts)
    for number, part in enumerate(page.parts):
        small = part.kind == "suspect" and not part.trusted and part.prose * 2 <= total
        junk[number] = small or junk[part.parent]
    return [block for block in blocks if not junk[block.part]]


def story(page: Page, title: str) -> list[Block]:
    """The story's blocks, its headline first. `title` is what the page says of itself, to know a headline by."""
    blocks = [block for block in kept(page) if not block.aside]
    inside = _in_container(page, blocks)
    headline = next((index for index, block in enumerate(inside) if block.name == "h1"), None)
    if headline is None:
        outside = _headline_outside(blocks, inside, title)
        return [outside, *inside] if outside else inside
    # What stands above the headline is its section, a date, a banner: no prose.
    return inside[headline:] if all(len(block.text) < _PROSE for block in inside[:headline]) else inside


def _weigh(page: Page, blocks: Sequence[Block]) -> int:
    """Set each part's prose, and return the page's: the length of its paragraphs, of all blocks where none is one."""
    lengths = [sum(len(run.text) for run in block.runs) for block in blocks]
    least = _PROSE if max(lengths, default=0) >= _PROSE else 0
    for part in page.parts:
        part.prose = 0
    for block, length in zip(blocks, lengths, strict=True):
        page.parts[block.part].prose += length if length >= least else 0
    for part in reversed(page.parts[1:]):
        page.parts[part.parent].prose += part.prose
    return page.parts[0].prose


def _in_container(page: Page, blocks: list[Block]) -> list[Block]:
    """The blocks of the article, else of the main part, that holds at least half of the prose; else all of them."""
    total = _weigh(page, blocks)
    for kind in ("article", "main"):
        numbers = [number for number, part in enumerate(page.parts) if part.kind == kind]
        best = max(numbers, key=lambda number: (page.parts[number].prose, -number), default=0)
        if best and page.parts[best].prose * 2 >= total:
            inside = [False] * len(page.parts)
            for number, part in enumerate(page.parts):
                inside[number] = number == best or inside[part.parent]
            return [block for block in blocks if inside[block.part]]
    return [block for block in blocks if not block.above or block.name == "h1"]


def _kind(name: str, attributes: Mapping[str, str]) -> str:
    """What part of the page an element begins, if any."""
    for kind in ("main", "article"):
        if kind in (name, attributes.get("role", "").lower()):
            return kind
    return "suspect" if is_suspect(name, attributes) else ""


def _headline_outside(blocks: Sequence[Block], story_blocks: Sequence[Block], title: str) -> Block | None:
    inside = {id(block) for block in story_blocks}
    for block in blocks:
        if block.name == "h1" and id(block) not in inside:
            words = _words(block.text)
            if words and (not title or words in _words(title) or _words(title) in words):
                return block
    return None


def same_words(one: str, other: str) -> bool:
    """Whether two texts are equal but for case, punctuation and spaces."""
    return _words(one) == _words(other)


def _words(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
