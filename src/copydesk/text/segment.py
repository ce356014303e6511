"""Cuts a text into blocks, sentences and tokens. Pure; offsets are code points of the text; nothing is normalised.

Every token lies in one sentence, every sentence in one block. White space belongs to no token.
"""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from copydesk.text.form import Form

__all__ = ["Block", "BlockKind", "Segmentation", "Sentence", "Token", "segment"]


class BlockKind(IntEnum):
    """What a block is on the page, told by its place and shape alone."""

    BODY = 0
    HEADLINE = 1
    SUBHEAD = 2
    ITEM = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark: `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`, and the half-open range of its tokens."""

    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `text[start:end]`, one or more lines without a line break."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text cut up. `sentence_of[i]` is the index of the sentence that holds token i."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    sentence_of: tuple[int, ...]

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of tokens that lie wholly inside `text[start:end]`; empty where there is none."""
        first = bisect.bisect_left(self.tokens, start, key=lambda token: token.start)
        last = first
        while last < len(self.tokens) and self.tokens[last].end <= end:
            last += 1
        return first, last


_TOKEN = Form(r"\d+(?:[.,]\d+)+|[^\W_]+|[^\w\s]|_")
_LINE = Form(r"[^\r\n]+")
_ITEM = Form(r"\s*(?:[•·▲△■□◆◇▶▷*–—-]|\d{1,3}[.)])\s+\S")
_END = Form(
    r"""
    (?: \.{3} | … | [.!?] ) ["'”’»」』)\]]*
    (?= \s+ ["'“‘«「『(\[]* [^\W\d_a-z] | \s+ ["'“‘«「『(\[]* \d | \s* $ )
    | [。！？] ["”’」』)]*
    """,
    re.VERBOSE,
)
_ABBREVIATION = Form(
    r"""
    (?: \b (?: Mr | Mrs | Ms | Dr | Prof | St | Jr | Sr | vs | No | Nos | Ep | Eps | Vol | Inc | Ltd | Co | Corp
          | Jan | Feb | Mar | Apr | Jun | Jul | Aug | Sept | Sep | Oct | Nov | Dec
          | Mon | Tue | Tues | Wed | Thu | Thurs | Fri | Sat | Sun
          | Gen | Col | Lt | Capt | Sgt | Rep | Sen | approx | cf | est | feat | ft )
      | \b [A-Z] (?: \.[A-Z] )*
      | \b [ap]\.m ) \.$
    """,
    re.VERBOSE,
)
#: A heading is at most this many characters and does not end as a sentence does.
_SUBHEAD_LENGTH = 110


def _kind(text: str, index: int) -> BlockKind:
    if _ITEM.match(text):
        return BlockKind.ITEM
    bare = text.strip().rstrip("\"'”’)")
    if index == 0 and len(bare) <= 2 * _SUBHEAD_LENGTH and not bare.endswith("."):
        return BlockKind.HEADLINE
    if len(bare) <= _SUBHEAD_LENGTH and not bare.endswith((".", "!", "?", "…", ",")):
        return BlockKind.SUBHEAD
    return BlockKind.BODY


def _sentence_ends(block: str) -> list[int]:
    ends = []
    last = len(block.rstrip())
    for match in _END.finditer(block):
        mark = match.group()
        # The words before a full stop decide whether it ends a sentence; 24 characters hold any abbreviation above.
        end = match.end()
        if mark == "." and end < last and _ABBREVIATION.search(block[max(0, end - 24) : end]):
            continue
        ends.append(end)
    if not ends or ends[-1] < last:
        ends.append(len(block))
    return ends


@lru_cache(maxsize=4)
def segment(text: str) -> Segmentation:
    """Cut `text`. Linear in its length; works on any text, the empty one included."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    sentence_of: list[int] = []
    for line in _LINE.finditer(text):
        raw = line.group()
        if raw.isspace():
            continue
        start = line.start()
        block = Block(start, line.end(), _kind(raw, len(blocks)))
        low = 0
        for high in _sentence_ends(raw):
            first = len(tokens)
            for match in _TOKEN.finditer(raw, low, high):
                tokens.append(Token(start + match.start(), start + match.end(), match.group()))
            if len(tokens) > first:
                sentence_of.extend([len(sentences)] * (len(tokens) - first))
                sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), len(blocks)))
            low = high
        blocks.append(block)
    return Segmentation(text, tuple(blocks), tuple(sentences), tuple(tokens), tuple(sentence_of))
