"""Trims what a tagger marks too much of: quotation marks around a name, a network's possessive before a title. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.reader.mentions import MentionType
from copydesk.reader.segment import Segmentation
from copydesk.reader.tagger import Tagged, TypeScores

__all__ = ["trimmed"]

_MARKS = frozenset("\"'“”‘’«»「」『』《》()[]*_,;:–—-|/·•")
_NETWORKS = frozenset(
    """tvn jtbc sbs kbs kbs2 mbc ena ocn mbn ebs netflix hbo bbc amc nbc cbs abc fox fx hulu tving wavve watcha viu viki
    showtime starz itv peacock""".split()
)
_POSSESSIVE = ("'", "’")


def trimmed(spans: Sequence[Tagged], scores: TypeScores, segmentation: Segmentation) -> tuple[list[Tagged], TypeScores]:
    """The same stretches without outer marks and, for works, without the organization whose they are said to be.

    A stretch of which nothing is left is dropped, and its row of `scores` with it.
    """
    tokens = segmentation.tokens
    organizations = {
        " ".join(t.text for t in tokens[first:last]).lower()
        for kind, first, last in spans
        if kind is MentionType.ORGANIZATION
    } | _NETWORKS
    left: list[Tagged] = []
    rows: list[int] = []
    for row, (kind, first, last) in enumerate(spans):
        while first < last and tokens[first].text in _MARKS:
            first += 1
        while first < last and tokens[last - 1].text in _MARKS and tokens[last - 1].text not in ")]":
            last -= 1
        if kind is MentionType.WORK:
            for at in range(first + 1, last - 2):
                owner = " ".join(t.text for t in tokens[first:at]).lower()
                if tokens[at].text in _POSSESSIVE and tokens[at + 1].text == "s" and owner in organizations:
                    first = at + 2
                    break
            while first < last and tokens[first].text in _MARKS:
                first += 1
        if first < last:
            left.append((kind, first, last))
            rows.append(row)
    return left, scores[rows]
