"""Marks names and words in a story: from token vectors to typed stretches of tokens. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.reader.mentions import MentionType
from copydesk.reader.segment import Segmentation

__all__ = ["NAME_TAGS", "TEXT_TAGS", "Tagged", "tag"]

#: The types that each tagger knows, in the order of its outputs.
NAME_TAGS = (MentionType.PERSON, MentionType.WORK, MentionType.CHARACTER, MentionType.ORGANIZATION, MentionType.PLACE)
TEXT_TAGS = (
    MentionType.GENRE,
    MentionType.OCCUPATION,
    MentionType.AWARD,
    MentionType.CEREMONY,
    MentionType.POST,
    MentionType.GROUP,
    MentionType.CAPTION,
    MentionType.SOURCE,
)

#: A marked stretch: type, first token, token after the last.
Tagged = tuple[MentionType, int, int]

_IMPOSSIBLE = np.float32(-1e9)


def _best_path(scores: NDArray[np.float32], sentences: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """The best tag a token such that an inside tag only follows its own type.

    Tag 0 is outside, 2k+1 begins a stretch of type k, 2k+2 goes on with it.
    """
    tags = scores.shape[1]
    may = np.zeros((tags, tags), dtype=np.float32)
    for inside in range(2, tags, 2):
        may[:, inside] = _IMPOSSIBLE
        may[inside - 1, inside] = may[inside, inside] = 0
    path: NDArray[np.int64] = scores.argmax(1)
    before = np.concatenate([[0], path[:-1]])
    before[[first for first, _ in sentences]] = 0
    odd = (path % 2 == 0) & (path > 0) & (before != path) & (before != path - 1)
    for first, last in sentences:
        if not odd[first:last].any():
            continue  # the best tag of every token already makes a path that may be
        best = scores[first].copy()
        best[2::2] = _IMPOSSIBLE
        back = np.zeros((last - first, tags), dtype=np.int64)
        for t in range(first + 1, last):
            reach = best[:, None] + may
            back[t - first] = reach.argmax(0)
            best = reach.max(0) + scores[t]
        at = int(best.argmax())
        for t in range(last - 1, first - 1, -1):
            path[t] = at
            at = int(back[t - first, at])
    return path


def _stretches(path: NDArray[np.int64], kinds: Sequence[MentionType]) -> list[Tagged]:
    found: list[Tagged] = []
    begun = -1
    for t, value in enumerate([*path.tolist(), 0]):
        if begun >= 0 and (value == 0 or value % 2 == 1):
            found.append((kinds[(int(path[begun]) - 1) // 2], begun, t))
            begun = -1
        if value % 2 == 1:
            begun = t
    return found


def _log_softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    shifted = scores - scores.max(1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(1, keepdims=True)), dtype=np.float32)


def tag(
    vectors: NDArray[np.float32], segmentation: Segmentation, arrays: Mapping[str, NDArray[np.float32]]
) -> tuple[list[Tagged], list[Tagged]]:
    """Names and text stretches of a story, each in order of place; neither list overlaps itself."""
    if not len(vectors):
        return [], []
    sentences = [(s.first, s.last) for s in segmentation.sentences]
    found = []
    for name, kinds in (("name_tagger", NAME_TAGS), ("text_tagger", TEXT_TAGS)):
        scores = _log_softmax(vectors @ arrays[f"{name}.weight"].T + arrays[f"{name}.bias"])
        found.append(_stretches(_best_path(scores, sentences), kinds))
    return found[0], found[1]
