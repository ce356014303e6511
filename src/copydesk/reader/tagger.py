"""Marks names and words in a story: from token vectors to typed stretches of tokens. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.reader.mentions import MentionType
from copydesk.text.segment import Segmentation

__all__ = ["NAME_TAGS", "TEXT_TAGS", "Tagged", "TypeScores", "tag"]

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

#: Log-probabilities of the types of `NAME_TAGS`, a row a token, or a row a name: the mean over its tokens.
TypeScores = NDArray[np.float32]

_IMPOSSIBLE = np.float32(-1e9)
_OPENING, _CLOSING = "\"'“‘«「『", "\"'”’»」』"


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
    if not odd.any():
        return path
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
) -> tuple[list[Tagged], TypeScores, list[Tagged], list[float]]:
    """Names, how likely each token is of each type (tokens × 5), text stretches, how likely each of these is, by place.

    A stretch without a letter is a name only between quotation marks: '1987' may be a title, 3. is an item's number.
    """
    if not len(vectors):
        return [], np.zeros((0, len(NAME_TAGS)), dtype=np.float32), [], []
    sentences = [(s.first, s.last) for s in segmentation.sentences]
    scores = {}
    found = {}
    for name, kinds in (("name_tagger", NAME_TAGS), ("text_tagger", TEXT_TAGS)):
        scores[name] = _log_softmax(vectors @ arrays[f"{name}.weight"].T + arrays[f"{name}.bias"])
        found[name] = _stretches(_best_path(scores[name], sentences), kinds)
    names = [stretch for stretch in found["name_tagger"] if _is_name(segmentation, stretch)]
    by_type = np.logaddexp(scores["name_tagger"][:, 1::2], scores["name_tagger"][:, 2::2])
    words = found["text_tagger"]
    sure = [_chance(scores["text_tagger"][first:last], TEXT_TAGS.index(kind)) for kind, first, last in words]
    return names, by_type, words, sure


def _chance(scores: NDArray[np.float32], kind: int) -> float:
    """How likely tokens are a stretch of the type of that number."""
    return float(np.exp(np.logaddexp(scores[:, 2 * kind + 1], scores[:, 2 * kind + 2]).mean()))


def _is_name(segmentation: Segmentation, stretch: Tagged) -> bool:
    _, first, last = stretch
    tokens = segmentation.tokens
    if any(c.isalpha() for token in tokens[first:last] for c in token.text):
        return True
    quoted = first > 0 and last < len(tokens) and tokens[first - 1].text in _OPENING and tokens[last].text in _CLOSING
    return quoted and any(token.text[0].isdigit() for token in tokens[first:last])
