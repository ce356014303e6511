"""Gives the names of a story other words, the same throughout, so that a model learns wording and not who played whom.

Works on tokens: a mention keeps its length, its place and its tags; only the letters change. Words that hold a title
together ("of", "the") stay. Pure apart from the random source that is passed in.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from copydesk.reader.features import name_syllable
from copydesk.reader.mentions import MentionType
from copydesk.reader.wordpiece import WordPieces
from data import Example

KINDS = (MentionType.PERSON, MentionType.CHARACTER, MentionType.WORK, MentionType.PLACE)
#: The share of stories, and of the entities in one, that are disguised.
STORIES, ENTITIES = 0.75, 0.8
_SHAPE, _SYLLABLE = 0, 5


def _pool_of(kind: MentionType) -> MentionType:
    """Characters and persons draw from one pool: nothing in a name says which it is."""
    return MentionType.PERSON if kind is MentionType.CHARACTER else kind


class Disguise:
    """Word pools gathered from the mentions of the stories that are learned from."""

    def __init__(self, examples: Sequence[Example], pieces: WordPieces) -> None:
        self._pieces = pieces
        pools: dict[tuple[MentionType, int, bool], set[str]] = defaultdict(set)
        for x in examples:
            for m in x.table.mentions:
                if m.type in KINDS:
                    for t in range(m.first, m.last):
                        word = x.segmentation.tokens[t].text
                        if len(word) > 1 and word.isalpha():
                            pools[_pool_of(m.type), int(x.features[t, _SHAPE]), t == m.first].add(word)
        self._pools = {key: sorted(words) for key, words in pools.items()}

    def of(self, x: Example, source: random.Random) -> tuple[list[tuple[int, ...]], np.ndarray]:
        """Pieces and features of a story under other names, or its own where chance or the encoder's length says so."""
        if source.random() > STORIES:
            return x.pieces, x.features
        chosen: dict[int, bool] = {}
        words: dict[str, str] = {}
        pieces, features = list(x.pieces), x.features.copy()
        for m in x.table.mentions:
            if m.type not in KINDS or not chosen.setdefault(m.group, source.random() < ENTITIES):
                continue
            for t in range(m.first, m.last):
                word = x.segmentation.tokens[t].text
                pool = self._pools.get((_pool_of(m.type), int(features[t, _SHAPE]), t == m.first))
                if not pool or len(word) < 2 or not word.isalpha() or (m.type is MentionType.WORK and word.islower()):
                    continue
                other = words.setdefault(word, source.choice(pool))
                pieces[t] = self._pieces.spell(other)
                features[t, _SYLLABLE] = name_syllable(other)
        if any(sum(map(len, pieces[w.first:w.last])) > 508 for w in x.windows):
            return x.pieces, x.features
        return pieces, features
