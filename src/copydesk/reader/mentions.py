"""The mentions of a document as a table: what the claims are made of. Pure.

A mention is a stretch of tokens with a type: a name that the tagger marked, a date or number that an exact pass found,
or words that may stand as a text object (a genre, an occupation, an award). Mentions that mean the same share a group.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from copydesk.text.numbers import NumberKind, NumberMention

__all__ = ["Mention", "MentionTable", "MentionType", "number_identity", "table_of"]


class MentionType(IntEnum):
    """What a mention is. The first five are the entity types; the numbers are part of the model."""

    PERSON = 0
    WORK = 1
    CHARACTER = 2
    ORGANIZATION = 3
    PLACE = 4
    DATE = 5
    PERCENT = 6
    NUMBER = 7
    GENRE = 8
    OCCUPATION = 9
    AWARD = 10
    CEREMONY = 11
    POST = 12
    GROUP = 13
    CAPTION = 14
    SOURCE = 15


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (half open), `text[start:end]`; `group` is shared by what means the same."""

    type: MentionType
    first: int
    last: int
    start: int
    end: int
    group: int


@dataclass(frozen=True, slots=True)
class MentionTable:
    """Mentions in order of place, and the same as arrays of one value a mention."""

    mentions: tuple[Mention, ...]
    type: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    sentence: NDArray[np.int64]
    block: NDArray[np.int64]
    group: NDArray[np.int64]


def number_identity(number: NumberMention) -> tuple[MentionType, tuple[str, float]]:
    """The type of a number's mention, and what it shares with the mentions of its group.

    Two shares are two findings even where they are equal; a count is the same count wherever it stands.
    """
    if number.kind is NumberKind.PERCENT:
        return MentionType.PERCENT, ("percent", number.start)
    return MentionType.NUMBER, ("number", number.value)


def table_of(
    mentions: list[Mention], sentence_of: tuple[int, ...], block_of_sentence: NDArray[np.int64]
) -> MentionTable:
    """Sort mentions by place and lay them out as arrays."""
    ordered = tuple(sorted(mentions, key=lambda m: (m.first, m.last, m.type)))

    def column(values: list[int]) -> NDArray[np.int64]:
        return np.array(values, dtype=np.int64)

    sentence = column([sentence_of[m.first] for m in ordered])
    return MentionTable(
        mentions=ordered,
        type=column([int(m.type) for m in ordered]),
        first=column([m.first for m in ordered]),
        last=column([m.last for m in ordered]),
        sentence=sentence,
        block=block_of_sentence[sentence] if len(ordered) else sentence,
        group=column([m.group for m in ordered]),
    )
