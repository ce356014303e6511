"""HTML to tags, text and character references, each with its place in code points.

Follows the tokenizer of the HTML standard where a story can tell the difference, never fails, and looks at each code
point a bounded number of times. The standard library's parser is not used: its recovery differs between patch releases
of Python 3.11, it is quadratic on unclosed markup in some of them (3.11.7 takes 24 s for 40 kB of unclosed tags), and
it tells lines and columns, not offsets. Knows nothing of what elements mean, but for those whose content is not markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

__all__ = ["Close", "Open", "Raw", "Reference", "Text", "Token", "tokens"]

_SPACE = " \t\n\r\f"
_NAME = re.compile(r"[A-Za-z][^ \t\n\r\f/>]*")
_BEFORE_ATTRIBUTE = re.compile(r"[ \t\n\r\f/]*")
_ATTRIBUTE = re.compile(r"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*")
_EQUALS = re.compile(r"[ \t\n\r\f]*=[ \t\n\r\f]*")
_UNQUOTED = re.compile(r"[^ \t\n\r\f>]*")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")

#: Elements whose content is text, however much it looks like markup.
_RAW = frozenset("script style title textarea iframe noscript noembed noframes xmp".split())
#: Of these a missing end tag means the rest of the file is theirs; the tags of the others are ignored where unclosed.
_RAW_TO_THE_END = frozenset({"script", "style"})


@dataclass(frozen=True, slots=True)
class Text:
    """`source[start:end]`, as it stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reference:
    """`source[start:end]` is a character reference that stands for `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """A start tag. Names are lower case, values decoded; `empty` is true where the tag ends in a slash."""

    start: int
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Raw:
    """An element with its content `source[start:end]`, which is not markup."""

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int


Token = Text | Reference | Open | Close | Raw


class _Finder:
    """`str.find` that remembers what is nowhere ahead, so that a thousand unclosed comments cost one search."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._missing: set[str] = set()

    def find(self, needle: str, start: int) -> int:
        if needle in self._missing:
            return -1
        at = self.source.find(needle, start)
        if at < 0:
            self._missing.add(needle)
        return at

    def search_end_tag(self, name: str, start: int) -> re.Match[str] | None:
        if name in self._missing:
            return None
        match = re.compile(rf"</{name}(?=[ \t\n\r\f/>])[^>]*>?", re.IGNORECASE).search(self.source, start)
        if match is None:
            self._missing.add(name)
        return match


def tokens(source: str, *, partial: bool = False) -> Iterator[Token]:
    """The tokens of `source` in order. Comments, CDATA sections, doctypes and processing instructions give none.

    `partial` is for a stretch of HTML in another file, where an element may end later: a script that is not closed here
    is an Open, not a Raw that takes all that is left.
    """
    finder = _Finder(source)
    at, size = 0, len(source)
    text_from = 0
    while at < size:
        at = source.find("<", at)
        if at < 0 or at + 1 >= size:
            break
        after = source[at + 1]
        if after in "!?":
            yield from _text(source, text_from, at)
            at = text_from = _after_declaration(finder, at)
            continue
        closing = after == "/"
        name = _NAME.match(source, at + 1 + closing)
        if name is None:
            if not closing or at + 2 >= size:
                at += 1  # "a < b" and "<3" are text
                continue
            yield from _text(source, text_from, at)
            end = finder.find(">", at)
            at = text_from = size if end < 0 else end + 1
            continue
        yield from _text(source, text_from, at)
        start = at
        attributes, empty, at = _attributes(finder, name.end())
        text_from = at
        if at > size:
            return  # the file ends inside a tag: there is no such tag
        tag = name[0].lower()
        if closing:
            yield Close(tag)
        elif tag in _RAW and not empty and (found := _raw(finder, tag, at, partial)) is not None:
            yield Raw(tag, attributes, at, found[0])
            at = text_from = found[1]
        elif tag not in _RAW or (partial and not empty):
            yield Open(start, tag, attributes, empty)
    yield from _text(source, text_from, size)


def _text(source: str, start: int, end: int) -> Iterator[Token]:
    if start >= end:
        return
    if source.find("&", start, end) < 0:
        yield Text(start, end)
        return
    for match in _REFERENCE.finditer(source, start, end):
        decoded = unescape(match[0])
        if decoded == match[0]:
            continue
        if start < match.start():
            yield Text(start, match.start())
        yield Reference(match.start(), match.end(), decoded)
        start = match.end()
    if start < end:
        yield Text(start, end)


def _after_declaration(finder: _Finder, at: int) -> int:
    """The offset after a comment, CDATA section, doctype or processing instruction that begins at `at`."""
    source, size = finder.source, len(finder.source)
    if source.startswith("<!--", at):
        for short in ("<!-->", "<!--->"):
            if source.startswith(short, at):
                return at + len(short)
        ends = [end + len(mark) for mark in ("-->", "--!>") if (end := finder.find(mark, at + 4)) >= 0]
        return min(ends, default=size)
    if source.startswith("<![CDATA[", at) and (end := finder.find("]]>", at)) >= 0:
        return end + 3
    end = finder.find(">", at)
    return size if end < 0 else end + 1


def _attributes(finder: _Finder, at: int) -> tuple[dict[str, str], bool, int]:
    """The attributes of a tag whose name ends at `at`, whether it ends in a slash, and the offset after its ">".

    That offset is past the end of the source where the tag is never closed.
    """
    source, size = finder.source, len(finder.source)
    attributes: dict[str, str] = {}
    while True:
        begin = at
        at = _match(_BEFORE_ATTRIBUTE, source, at).end()
        if at >= size:
            return attributes, False, size + 1
        if source[at] == ">":
            return attributes, at > begin and source[at - 1] == "/", at + 1
        name = _match(_ATTRIBUTE, source, at)
        at = name.end()
        value = ""
        if equals := _EQUALS.match(source, at):
            at = equals.end()
            quote = source[at : at + 1]
            close = finder.find(quote, at + 1) if quote and quote in "\"'" else -1
            if close >= 0:
                value, at = source[at + 1 : close], close + 1
            else:
                unquoted = _match(_UNQUOTED, source, at)
                value, at = unquoted[0], unquoted.end()
        attributes.setdefault(name[0].lower(), unescape(value))


def _match(pattern: re.Pattern[str], source: str, at: int) -> re.Match[str]:
    match = pattern.match(source, at)
    assert match is not None  # each pattern matches wherever it is tried
    return match


def _raw(finder: _Finder, name: str, at: int, partial: bool) -> tuple[int, int] | None:
    """Where the content of a raw element that begins at `at` ends, and its end tag; None where it has none."""
    match = finder.search_end_tag(name, at)
    if match is not None:
        return match.start(), match.end()
    return (len(finder.source), len(finder.source)) if name in _RAW_TO_THE_END and not partial else None
