"""Whether the words round a date look back or ahead. A guess from the nearest cue, with how near it is; no grammar."""

from __future__ import annotations

import re
from enum import Enum, auto

__all__ = ["RANGE_GAP", "Tense", "near"]


class Tense(Enum):
    """Which way the words look."""

    PAST = auto()
    FUTURE = auto()
    NONE = auto()


_REACH = 120  # code points of a sentence looked at on either side
_STRONG = 28  # a cue this near before a date counts as said of it
_BARE = (
    "premiere|air|start|debut|launch|arrive|open|return|end|wrap|conclude|be|begin|drop|hit|land|stream|broadcast|bow"
    "|come|kick|unveil|finish|close|go|run|make|get|join|release|bring|take|drop|host|publish|share|post"
)
_CUE = re.compile(
    r"\b(?:(?P<past>(?:was|were|had\sbeen|has\sbeen|have\sbeen)\s(?:originally\s|first\s|once\s)?(?:to|due|slated|scheduled|set|planned|expected))"
    rf"|(?P<future>(?:will|shall|won['’]t|['’]ll|to)\s(?:\w+\s)?(?:be|have)\s\w+|will|shall|won['’]t|upcoming|scheduled|slated|due|ahead"
    rf"|forthcoming|awaits?|coming|set\s(?:to|for)|expected|plans?|planned|(?:is|are)\s(?:to|set|out)|to\s(?:{_BARE})"
    r"|(?:premier|air|start|debut|launch|arriv|open|return|end|wrap|conclud|releas|begin|drop|land|stream|bow|com|kick"
    r"|finish|clos|run|go|tak|say|bid)e?s|about\sto|starting|beginning|release\sdate|stay\stuned|tune)"
    r"|(?P<did>was|were|had|did|ran|began|went|came|took|won|drew|got|said|gave|saw|made|kept|left|rose|fell|hit|set"
    r"|told|wrote|put|met|stood|since|been|held|sang|became|bade|quit|sold|led|has|have"
    r"|(?!scheduled|slated|planned|expected|based|titled|directed|produced|need|indeed|hundred|united|entitled|need|speed)"
    r"[^\W\d_]{2,14}ed))\b",
    re.IGNORECASE,
)
# What stands between the two ends of a run: "began on May 3 and ended on".
RANGE_GAP = re.compile(r"\b(?:ended|ending|to|until|through|concluded|wrapped|finished|closed)\b", re.IGNORECASE)


def near(text: str, start: int, end: int, low: int, high: int) -> tuple[Tense, bool]:
    """The tense at `text[start:end]` within its sentence `text[low:high]`, and whether the cue is close before it."""
    low, high = max(low, start - _REACH), min(high, end + _REACH)
    best, distance, strong = Tense.NONE, float("inf"), False
    for cue in _CUE.finditer(text, low, start):
        best = Tense.FUTURE if cue.lastgroup == "future" else Tense.PAST
        distance = start - cue.end()
    strong = distance <= _STRONG
    after = _CUE.search(text, end, high)
    if after is not None and after.start() - end + 15 < distance:
        best = Tense.FUTURE if after.lastgroup == "future" else Tense.PAST
        strong = False
    return best, strong
