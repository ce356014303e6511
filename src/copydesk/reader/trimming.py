"""Mends what a tagger marks: marks and possessives around names, words left over at the ends of a phrase. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.reader.mentions import MentionType
from copydesk.reader.tagger import Tagged
from copydesk.text.segment import Segmentation

__all__ = ["joined", "trimmed"]

_MARKS = frozenset("\"'“”‘’«»「」『』《》()[]*_,;:–—-|/·•")
_NETWORKS = frozenset(
    """tvn jtbc sbs kbs kbs2 mbc ena ocn mbn ebs netflix hbo bbc amc nbc cbs abc fox fx hulu tving wavve watcha viu viki
    showtime starz itv peacock""".split()
)
_POSSESSIVE = ("'", "’")


def trimmed(spans: Sequence[Tagged], segmentation: Segmentation) -> list[Tagged]:
    """The same stretches without outer marks and, for works, without the organization whose they are said to be.

    A stretch of which nothing is left is dropped.
    """
    tokens = segmentation.tokens
    organizations = {
        " ".join(t.text for t in tokens[first:last]).lower()
        for kind, first, last in spans
        if kind is MentionType.ORGANIZATION
    } | _NETWORKS
    left: list[Tagged] = []
    for kind, first, last in spans:
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
    return left


#: Words that neither begin nor end a phrase that is an object.
_LOOSE_ENDS = frozenset("a an the of in on at for by with to and or as from 's’ ' ’ s".split())
#: Types whose phrases are long enough to be marked in two halves.
_LONG = (MentionType.GROUP, MentionType.CAPTION, MentionType.CEREMONY)


def _one_phrase(segmentation: Segmentation, last: int, first: int) -> bool:
    """Whether nothing, or one small word, stands between two halves: "dramas" + in + "tvN history"."""
    if last == first:
        return True
    link = segmentation.tokens[last].text.lower()
    return first - last == 1 and link in _LINKS and segmentation.sentence_of[last] == segmentation.sentence_of[last - 1]


def _whole_words(segmentation: Segmentation, first: int, last: int) -> tuple[int, int]:
    """The stretch with its first and last word whole: "K" of "K-drama" is a part of one."""
    tokens = segmentation.tokens

    def hyphened(at: int) -> bool:
        """Whether the token is a hyphen with letters close on both sides."""
        if not 0 < at < len(tokens) - 1 or tokens[at].text not in ("-", "‑"):
            return False
        return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start

    while hyphened(first) or hyphened(first - 1):
        first -= 1
    while hyphened(last) or hyphened(last - 1):
        last += 1
    return first, last


#: Words that join two halves of a phrase into one.
_LINKS = frozenset("of in on for at".split())


def joined(
    spans: Sequence[Tagged], sure: Sequence[float], segmentation: Segmentation
) -> tuple[list[Tagged], list[float]]:
    """Text stretches with touching halves joined and loose words trimmed off their ends; `sure` goes with them."""
    tokens = segmentation.tokens
    whole: list[tuple[MentionType, int, int, float]] = []
    for (kind, first, last), chance in zip(spans, sure, strict=True):
        first, last = _whole_words(segmentation, first, last)
        if whole and kind in _LONG and whole[-1][0] is kind and _one_phrase(segmentation, whole[-1][2], first):
            _, begun, _, other = whole.pop()
            whole.append((kind, begun, last, min(other, chance)))
        else:
            whole.append((kind, first, last, chance))
    left: list[Tagged] = []
    chances: list[float] = []
    for kind, first, last, chance in whole:
        while (
            kind is not MentionType.CAPTION and first < last and tokens[last - 1].text.lower() in _LOOSE_ENDS | _MARKS
        ):
            last -= 1
        while kind is not MentionType.CAPTION and first < last and tokens[first].text.lower() in _LOOSE_ENDS | _MARKS:
            first += 1
        if first < last:
            left.append((kind, first, last))
            chances.append(chance)
    return left, chances
