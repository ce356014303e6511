"""Whether the words round a date look back or ahead. A guess from the nearest cue, with how near it is; no grammar."""

from __future__ import annotations

import re
from enum import Enum, IntEnum, auto

__all__ = ["RANGE_GAP", "Closeness", "Tense", "near"]


class Tense(Enum):
    """Which way the words look."""

    PAST = auto()
    FUTURE = auto()
    NONE = auto()


class Closeness(IntEnum):
    """How near before a date the cue to its tense stands."""

    FAINT = 0  # further away, or behind it
    NEAR = 1  # in the same phrase
    TOUCHING = 2  # with a preposition between at most: "premiered on May 24"


_REACH = 180  # code points of a sentence looked at before a date, and half as many after it
_NEAR, _TOUCHING = 28, 6  # up to so many code points between a cue and a date
_AFTER = 15  # by how many code points a cue after a date counts as further away than one before it
# "unveiled a December 11 premiere": the verb's time is not the date's.
_ATTRIBUTE = re.compile(r"\b(?:an?|its|their|the)\s\Z", re.IGNORECASE)
_BARE = (
    "premiere|air|start|debut|launch|arrive|open|return|end|wrap|conclude|be|begin|drop|hit|land|stream|broadcast|bow"
    "|come|kick|unveil|finish|close|go|run|make|get|join|take"
)
_MOVED = "moved|pushed|postponed|delayed|put\\s(?:off|back)|slipped|stretched|extended|renewed|rescheduled"
_CUE = re.compile(
    r"(?<![\w-])(?:(?P<past>(?:was|were|had\sbeen|has\sbeen|have\sbeen)\s(?:originally\s|first\s|once\s)?(?:to|due|slated|scheduled|set|planned|expected))"
    rf"|(?P<future>(?:will|shall|won['’]t|['’]ll|(?:(?:is|are|set|due|scheduled|slated|expected)\s)?to)\s(?:\w+\s)?(?:be|have)\s\w+"
    r"|(?:will|shall|won['’]t|['’]ll)(?:\s(?:now|also|then|instead|finally|first|officially|not|only|soon|both|all)){0,2}\s[a-z]+|will|shall|upcoming|scheduled|slated|due|ahead\sof"
    rf"|forthcoming|awaits?|coming|set\s(?:to|for)|expected|plans?|planned|(?:is|are)\s(?:to|set|out)|to\s(?:{_BARE})"
    r"|(?:premier|air|start|debut|launch|arriv|open|return|end|wrap|conclud|releas|begin|drop|hit|land|stream|bow|com|kick"
    r"|finish|clos|run|go|tak|say|bid|roll|meet|rais|resum)e?s|about\sto|starting|arriving|premiering|(?:is|are)\s(?!based|titled|called|entitled|set|directed|said|reported)(?:\w+\s)?\w{2,14}ed|release\sdate|(?:streaming|premiere|air|opening|closing)\sdate\sis"
    r"|(?:has|have)\s(?:it|them|until|till)|down\sfor|calendar\sfor|dates?d?\s(?:it\s)?for|for\s(?:an?\s|its\s)?(?:\w+\s)?(?:release|launch)"
    # "has been put off by a week, to Nov. 18", "has extended it until May"
    rf"|(?:has|have|['’]s|['’]ve)\s(?:therefore\s|now\s)?(?:been\s)?(?:{_MOVED})\b[^.;]{{0,45}}?\s(?:to|until|till|for)"
    r"|stay\stuned|tune)"
    r"|(?P<did>was|were|had|did|ran|began|went|came|took|won|drew|got|said|gave|saw|made|kept|left|rose|fell|hit|set"
    r"|told|wrote|put|met|stood|since|been|held|sang|became|bade|quit|sold|led|has|have"
    r"|(?!scheduled|slated|planned|expected|based|titled|directed|produced|need|indeed|hundred|united|entitled|need|speed)"
    r"[^\W\d_]{2,14}ed))\b",
    re.IGNORECASE,
)
# Beside a date these say that somebody fixed or moved it, not when it was: "has set May 23", "originally due on May 3".
_FIXES = re.compile(
    r"(?:set|had|been|was|were|has|have|since|said|told|dated|fixed|picked|chosen|planned|slated|moved|slipped|pushed"
    r"|confirmed|announced|booked|reserved|floated|eyed)\Z",
    re.IGNORECASE,
)
_ONCE = re.compile(r"\b(?:had|was|were|been|originally|once|first|supposed)\b[^,;.]{0,30}\Z", re.IGNORECASE)
# What stands between the two ends of a run: "began on May 3 and ended on".
RANGE_GAP = re.compile(r"\b(?:ended|ending|to|until|through|concluded|wrapped|finished|closed)\b", re.IGNORECASE)


def near(text: str, start: int, end: int, low: int, high: int) -> tuple[Tense, Closeness]:
    """The tense at `text[start:end]` within its sentence `text[low:high]`, and how close before it the cue is."""
    low, high = max(low, start - _REACH), min(high, end + _REACH // 2)
    best, distance, last = Tense.NONE, _REACH, None
    for cue in _CUE.finditer(text, low, start):
        if cue.lastgroup == "did" and cue[0][0].isupper() and cue.start() > low:
            continue  # Won, Rose and Led are names
        if cue.lastgroup == "future" and any(letter.isupper() for letter in cue[0][1:]) and not cue[0].isupper():
            continue  # "It's Okay to Not Be Okay" looks nowhere
        best = Tense.FUTURE if cue.lastgroup == "future" else Tense.PAST
        distance, last = start - cue.end(), cue
    touches = distance <= _TOUCHING and last is not None and not _fixes(text, low, last)
    close = Closeness((distance <= _NEAR) + touches)
    for cue in _CUE.finditer(text, end, high):
        # "on Saturday to share photos" does not look ahead.
        if cue[0].lower().startswith("to ") or (cue.lastgroup == "did" and cue[0][0].isupper()):
            continue
        if cue.start() - end + _AFTER < distance:
            best, close = (Tense.FUTURE if cue.lastgroup == "future" else Tense.PAST), Closeness.FAINT
        break
    if _ATTRIBUTE.search(text, max(low, start - 8), start):
        return Tense.NONE, Closeness.FAINT
    return best, close


def _fixes(text: str, low: int, cue: re.Match[str]) -> bool:
    """Whether a cue beside a date says of the date that it was fixed or moved, and so nothing of which way it lies."""
    if cue.lastgroup == "future":
        return _ONCE.search(text, low, cue.end()) is not None
    return cue.lastgroup == "past" or _FIXES.search(cue[0]) is not None
