"""Which words of one kind each figure of a sentence has: tied to it, before it, or behind. Pure; what the words say is
the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.check.common_words import BELONGS
from copydesk.model import Span
from copydesk.text.cues import Cue
from copydesk.text.form import Form

__all__ = ["is_parallel", "is_tied", "nearest_cues"]

#: A figure of another area, statistic or company than the one before is of the same broadcast; any other may not be.
_PARALLEL = Form(
    r"""^(?!.*(?:[;:]|\b(?:than|from|hit|jumped|rose|climbed|get\sto|up(?!\sto\s\#)|finished|previous
        |earlier)\b)[^#]*\#).{0,120}?(?:Seoul|metropolitan|capital|nation|countr|peak|minute|moment
    |height|averag|TNMS|Nielsen|high\sof|maximum|Kanto)""", re.IGNORECASE | re.VERBOSE,
)
#: Between a figure and words behind it that are another clause's, or of a percentage that is nobody's rating.
_APART = Form(r"[;:]|\d\s*(?:%|per\s?cent\b)|\d\.\d")
#: Words that tie a figure to what stands right behind it: "8.7 percent for the second episode".
_TIE = Form(
    rf"^\s*(?:%|percent|per\scent)?\s*(?:nationwide\s+|in\s+\w+\s+)?(?:\((?:(?:for|in|with|on|at)\s+)?(?:(?:its|the|that)\s+)?|,?\s?{BELONGS}\s+(?:its|the)?\s*|(?:for|in|with|on|at|of|by)\s+(?:its|the|that|his|her)?\s*)$",
    re.IGNORECASE,
)
#: How near behind a figure a cue that is not tied to it may stand, in code points.
_NEAR = 90
#: Between a figure and a cue that leads to the next one, and between that cue and that figure.
_NEXT_ONE, _LEADS_ON = Form(r",|\b(?:and|then|but)\b"), Form(r",?\s(?:(?:it|with|at|had|drew|came|was)\s){0,2}")
_AND = Form(r"^[^,;:.]{0,40}\band\s+$")


def is_parallel(before: str, behind: str) -> bool:
    """Whether the words before and behind a figure make it one of the same broadcast as the figure before it."""
    return _PARALLEL.search(f"{before} # {behind}") is not None


def is_tied(words: str) -> bool:
    """Whether the words behind a figure tie it to what follows them: "percent for the"."""
    return _TIE.match(words) is not None


def _is_its_own(words: str, figure: Span, cue: Cue, following: Span | None) -> bool:
    """Whether a cue near behind a figure is its own and not the next one's: "12.1 and then, last night, 14.5"."""
    gap = words[figure.end:cue.start]
    if len(gap) >= _NEAR or _APART.search(gap):
        return False
    return following is None or not (_NEXT_ONE.search(gap) and _LEADS_ON.fullmatch(words, cue.end, following.start))


def nearest_cues(figures: Sequence[Span], cues: Sequence[Cue], words: str) -> list[Cue | None]:
    """The cue of each figure: tied from behind, else the last before it since the figure before, else near behind.

    A figure that has none takes that of the figure before it, where no clause begins between the two.
    """
    cues = sorted(cues, key=lambda c: c.start)
    tied: list[Cue | None] = []
    for k, figure in enumerate(figures):
        high = figures[k + 1].start if k + 1 < len(figures) else len(words)
        after = (c for c in cues if figure.end <= c.start and c.end <= high)
        tied.append(next((c for c in after if is_tied(words[figure.end:c.start])), None))
    out: list[Cue | None] = []
    for k, figure in enumerate(figures):
        low = figures[k - 1].end if k else 0
        high = figures[k + 1].start if k + 1 < len(figures) else len(words)
        before = [c for c in cues if low <= c.start and c.end <= figure.start and c not in tied]
        behind = [c for c in cues if figure.end <= c.start and c.end <= high]
        if tied[k] is not None:
            out.append(tied[k])
        elif before:
            out.append(before[-1])
        elif k and out[k - 1] and is_parallel(words[low:figure.start], words[figure.end:high]):
            out.append(out[k - 1])
        elif behind and _is_its_own(words, figure, behind[0], figures[k + 1] if k + 1 < len(figures) else None):
            out.append(behind[0])
        else:
            out.append(None)
    for k in range(len(figures) - 2, -1, -1):
        # "17.1 percent nationwide and 17.4 percent in Seoul with its last episode": of both.
        behind_next = out[k + 1]
        link = words[figures[k].end:figures[k + 1].start]
        if out[k] is None and behind_next is not None and behind_next.start >= figures[k + 1].end and _AND.search(link):
            out[k] = behind_next
    return out
