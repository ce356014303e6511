"""What the encoder is told about each token beyond its letters: shape, quotes, place on the page, dates and numbers.

Pure. The lists here are part of the model: a change of any of them needs a new training run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from copydesk.dates import DateMention
from copydesk.text.numbers import NumberKind, NumberMention
from copydesk.text.segment import Segmentation

__all__ = ["FEATURES", "name_syllable", "token_features"]

#: How many values each feature takes, in the order of the columns of `token_features`.
FEATURES: tuple[int, ...] = (8, 4, 3, 3, 8, 4, 3)

_SURNAMES = frozenset(
    """kim gim lee yi rhee park bak pak choi choe jung jeong chung kang gang cho jo yoon yun jang chang lim im rim
    han oh seo suh shin sin kwon gwon hwang ahn an song ryu yoo yu ryoo hong jeon jun go ko moon mun yang bae
    baek son sohn heo hur huh nam sim shim noh no roh ha kwak gwak sung seong cha joo ju woo wu koo gu goo min
    jin ji eom uhm um chae won bang byun byeon gong kong yeo lyu do ok tak ma pyo wi mo na ra la guk kook seol
    cheon chun ki gi tae bong""".split()
)
_SYLLABLES = frozenset(
    """soo su hyun hyeon hyuk hyeok ji won young yeong eun jin min jun joon woo hae hee seo yeon kyung gyeong hwa
    sun seon mi sook suk seok tae ho jae hoon hun ah in yoon yun bin bo ha na ra ri rin chul cheol sik shik kyu
    gyu do dong kwang gwang han hyo hye il jong jung jeong ki gi kwon gun geun mun moon nam rae ran ryul sang se
    seul si shi so sol sung seong tak won wook uk yeol yul yong you yu byung byeong chan chang cheon chun dae
    duk deok gil gyo hak heon hong hwan ik im jang ju joo kang kook kuk myung myeong o oh sa sam saeng um eum ye
    yi yoo yo""".split()
)


@lru_cache(maxsize=65536)
def _told(word: str) -> tuple[int, int]:
    """The shape of a token and what syllable of a name it is."""
    return _shape(word), name_syllable(word)


def _shape(text: str) -> int:
    first = text[0]
    if first.isdigit():
        return 4 if text[-1].isdigit() else 5
    if not first.isalpha():
        return 6
    if not first.isascii() and first.lower() == first.upper():
        return 7
    if text.islower():
        return 0
    if len(text) > 1 and text.isupper():
        return 2
    if first.isupper() and (len(text) == 1 or text[1:].islower()):
        return 1
    return 3


def name_syllable(word: str) -> int:
    """0 for no syllable of a Korean name, 1 family names alone, 2 either, 3 given names alone."""
    lower = word.lower()
    if lower in _SURNAMES:
        return 2 if lower in _SYLLABLES else 1
    return 3 if lower in _SYLLABLES else 0


_QUOTES = frozenset("“«「『《”»」』》\"‘’'")


def _quotes(segmentation: Segmentation) -> list[int]:
    """Of each token: 0 outside, 1 inside double quotes, 2 inside single ones. A quote never outlives its block."""
    text = segmentation.text
    state: list[int] = []
    block = -1
    for sentence in segmentation.sentences:
        if sentence.block != block:
            block, double, single = sentence.block, False, False
        for token in segmentation.tokens[sentence.first : sentence.last]:
            mark = token.text
            state.append(1 if double else 2 if single else 0)
            if mark not in _QUOTES:
                continue
            before = text[token.start - 1] if token.start else " "
            after = text[token.end] if token.end < len(text) else " "
            if mark in "“«「『《":
                double = True
            elif mark in "”»」』》":
                double = False
            elif mark == '"':
                double = not double and not after.isspace()
            elif mark == "‘" or (mark == "'" and not single and not before.isalnum() and not after.isspace()):
                single = True
            elif single and not after.isalnum():
                single = False
            else:
                continue  # an apostrophe
            state[-1] = 0
    return state


_BRACKETS = frozenset("()[]（）")


def _depths(segmentation: Segmentation) -> list[int]:
    """Of each token: how many brackets it stands in, two at most."""
    depth, depths = 0, []
    for token in segmentation.tokens:
        if token.text in ")]）":
            depth = max(0, depth - 1)
        depths.append(min(depth, 2))
        if token.text in "([（":
            depth += 1
    return depths


def token_features(
    segmentation: Segmentation, dates: Sequence[DateMention], numbers: Sequence[NumberMention]
) -> NDArray[np.int64]:
    """One row a token, one column a feature of `FEATURES`; each cell is below that feature's count."""
    tokens = segmentation.tokens
    rows = np.zeros((len(tokens), len(FEATURES)), dtype=np.int64)
    if not tokens:
        return rows
    rows[:, [0, 5]] = [_told(token.text) for token in tokens]
    rows[:, 2] = _quotes(segmentation)
    if not _BRACKETS.isdisjoint(segmentation.text):
        rows[:, 3] = _depths(segmentation)
    for number in numbers:
        first, last = segmentation.tokens_in(number.start, number.end)
        mark = {NumberKind.PERCENT: 1, NumberKind.ORDINAL: 2, NumberKind.COUNT: 3}[number.kind]
        rows[first:last, 4] = mark
    for date in dates:
        first, last = segmentation.tokens_in(date.start, date.end)
        rows[first:last, 4] = 5
        if first < last:
            rows[first, 4] = 4
    for sentence in segmentation.sentences:
        block = segmentation.blocks[sentence.block]
        rows[sentence.first : sentence.last, 1] = block.kind
        rows[sentence.first, 6] = 2 if block.start == sentence.start else 1
    return rows
