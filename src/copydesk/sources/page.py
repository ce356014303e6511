"""Puts a page's paragraphs together from tags and text, and chooses the story's among them.

HTML and Markdown both drive it, so that both give the same text. Text arrives as runs that know their place in the
file; nothing here looks at the file itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from copydesk.sources.boilerplate import BLOCKS, VOID, is_suspect, is_unread
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
    """A paragraph: its innermost element, its runs, and the numbers of the parts of the page that it lies in."""

    name: str
    runs: tuple[Run, ...]
    containers: frozenset[int] = frozenset()
    suspects: frozenset[int] = frozenset()
    aside: bool = False
    before_story: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Element:
    name: str
    unread: bool = False
    container: int = 0
    suspect: int = 0


@dataclass(slots=True)
class Page:
    """A page that is being read. `finish()` gives its blocks in order, all but those in unread elements."""

    blocks: list[Block] = field(default_factory=list)
    #: Container number to "article" or "main".
    containers: dict[int, str] = field(default_factory=dict)
    trusted: set[int] = field(default_factory=set)
    _open: list[_Element] = field(default_factory=list)
    _names: Counter[str] = field(default_factory=Counter)
    _runs: list[Run] = field(default_factory=list)
    _unread: int = 0
    _headings: int = 0
    _numbers: int = 0
    #: The innermost open elements, kept beside the stack so that a block costs nothing by depth.
    _open_containers: list[int] = field(default_factory=list)
    _open_suspects: list[int] = field(default_factory=list)

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
            if name in ("article", "main") or attributes.get("role") in ("article", "main"):
                element.container = self._number()
                self.containers[element.container] = "main" if "main" in (name, attributes.get("role")) else "article"
                self._open_containers.append(element.container)
            elif is_suspect(name, attributes):
                element.suspect = self._number()
                self._open_suspects.append(element.suspect)
            if name == "h1":
                # The first headline of a page is the story's, whatever its surroundings are called.
                if not self._headings:
                    self.trusted.update(self._open_suspects)
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
        elif name in BLOCKS or name in ("svg", "button", "object", "template"):
            self._end_block()
            while self._pop().name != name:
                pass
        else:
            self._close_inline(name)

    def finish(self) -> list[Block]:
        self._end_block()
        return self.blocks

    def _number(self) -> int:
        self._numbers += 1
        return self._numbers

    def _pop(self) -> _Element:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.unread:
            self._unread -= 1
        if element.container:
            self._open_containers.pop()
        if element.suspect:
            self._open_suspects.pop()
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
            in_story = bool(self._open_containers)
            self.blocks.append(
                Block(
                    name=nearest if not self._names["h1"] else "h1",
                    runs=tuple(done),
                    containers=frozenset(self._open_containers),
                    suspects=frozenset(self._open_suspects),
                    aside=bool(self._names["aside"]) and not in_story,
                    before_story=bool(self._names["header"]) and not in_story,
                )
            )


def kept(page: Page) -> list[Block]:
    """The page's blocks without its suspect parts. A part that holds most of the prose is not one."""
    blocks = page.finish()
    weights = _weights(blocks)
    held: Counter[int] = Counter()
    for block in blocks:
        for number in block.suspects:
            held[number] += weights[id(block)]
    total = sum(weights.values())
    junk = {number for number, weight in held.items() if weight * 2 <= total} - page.trusted
    return [block for block in blocks if junk.isdisjoint(block.suspects)]


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


def _weights(blocks: Sequence[Block]) -> dict[int, int]:
    """Each block's prose, by identity: its length, or nothing where it is too short, unless all are."""
    lengths = {id(block): sum(len(run.text) for run in block.runs) for block in blocks}
    if any(length >= _PROSE for length in lengths.values()):
        return {key: length if length >= _PROSE else 0 for key, length in lengths.items()}
    return lengths


def _in_container(page: Page, blocks: list[Block]) -> list[Block]:
    """The blocks of the article, else of the main part, that holds at least half of the prose; else all of them."""
    weights = _weights(blocks)
    total = sum(weights.values())
    held: Counter[int] = Counter()
    for block in blocks:
        for number in block.containers:
            held[number] += weights[id(block)]
    for kind in ("article", "main"):
        numbers = [number for number in held if page.containers[number] == kind]
        best = max(numbers, key=lambda number: (held[number], -number), default=None)
        if best is not None and held[best] * 2 >= total:
            return [block for block in blocks if best in block.containers]
    return [block for block in blocks if not block.before_story or block.name == "h1"]


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
