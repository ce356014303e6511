"""Whether a draft's own words make a day a show's first or last, or a number its episodes: what a claim has to stand on
before it is held against the desk, whoever read it out of the draft. Pure.
"""

from __future__ import annotations

import re

from copydesk.check.figures import numbers_of
from copydesk.check.scope_words import LAST, episode_cues
from copydesk.check.tallies import Kind, tallies_of
from copydesk.model import Reading, Span
from copydesk.text.segment import segment

__all__ = ["tells_count", "tells_end", "tells_some", "tells_start"]

_START = re.compile(
    r"""\b(?:premier\w*|debut\w*|open(?:s|ed|er|ing)?|beg(?:an|ins?|inning)|start(?:s|ed|ing)?|launch\w*|kick\w*\s+off
    |first\s+(?:episode|aired|shown|broadcast|night|hour|went)|aired|airs|airing|shown|showed|runs?|ran|arriv\w+
    |comes?\s+to|came\s+to|on\s+air|on\s+the\s+air|reach(?:es|ed)?|releas\w+|drop(?:s|ped)|under\s+way|returns?
    |hits?\s+(?:screens|the\s+screen)|bow(?:s|ed)\s+in|went\s+up|goes\s+up|join\w*|streams?|out)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_END = re.compile(
    r"""\b(?:end(?:s|ed|ing)?|final\w*|last|clos(?:e[sd]?|ing)|conclu\w+|wrap\w*|sign\w*\s+off|bow(?:s|ed|ing)?\s+out|finish\w*
    |farewell|goodbye|le(?:ft|aves)|final\s+bow|went\s+out|goes\s+out|runs?|ran|aired|shown|completed?|folds?|departs?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SINCE, _UNTIL = re.compile(r"\b(?:since|from)\s+\W?$", re.IGNORECASE), re.compile(
    r"(?:\b(?:until|till|to|through)|[-–—])\s*$", re.IGNORECASE
)
#: Between the words and the day these make it another thing's.
_APART = re.compile(
    r"""[;]|\b(?:after|before|than|against|compared|up\s+from|down\s+from|from|followed|following|while|but|ahead|since|over
    |beat\w*|below|above|previous|earlier|announce\w*|said|says|report\w*|interview|press|poster|trailer)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: A part, a season or an episode of the show has days of its own.
_PART = re.compile(
    r"""\b(?:(?:first|second|third|latter|other|next|previous)\s+(?:part|half|batch|volume|season)|part\s+(?:one|two|1|2|i{1,2})
    |parts|halves|volumes?|seasons?|special|spin-off|reruns?|film|movie|concert|soundtrack|album)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What makes a number of episodes one of some of them, in reach of it.
_SOME = re.compile(
    r"""\s*(?:more\s|straight\s|consecutive\s|further\s)?(?:episodes|parts|hours)?\s*(?:in\sa\srow|back[\s-]to[\s-]back|at\sa\stime
    |a\s(?:week|night|day)|of\s\d|on\s|each\b|that\s|per\b)""", re.IGNORECASE | re.VERBOSE
)


def tells_start(draft: Reading, day: Span) -> bool:
    """Whether the sentence of a day has words of a premiere that are the day's."""
    return _tells(draft, day, _START, _SINCE, 1)


def tells_end(draft: Reading, day: Span) -> bool:
    """Whether the sentence of a day has words of an ending that are the day's."""
    return _tells(draft, day, _END, _UNTIL, LAST)


def tells_count(draft: Reading, number: Span, *, fewer: bool) -> bool:
    """Whether the words round a number make it that of all episodes; where it is not `fewer` than known, of some."""
    if tells_some(draft, number):
        return False
    for tally in tallies_of(draft, numbers_of(draft)):
        if tally.at.start < number.end and number.start < tally.at.end:
            return not fewer or tally.kind in (Kind.TOTAL, Kind.LAST)
    return not fewer


def tells_some(draft: Reading, number: Span) -> bool:
    """Whether the words behind a number of episodes make it one of a night or a week: "two episodes in a row"."""
    return _SOME.match(draft.document.text, number.end) is not None


def _tells(draft: Reading, day: Span, cue: re.Pattern[str], right_before: re.Pattern[str], episode: int) -> bool:
    text = draft.document.text
    sentence = next((s for s in segment(text).sentences if s.start <= day.start < s.end), None)
    if sentence is None:
        return False
    words = text[sentence.start:sentence.end]
    before, behind = text[sentence.start:day.start], text[day.end:sentence.end]
    if _PART.search(words):
        return False
    if right_before.search(before):
        return True
    told = [one.value for one in episode_cues(words)]
    if told and episode not in told and not (episode == LAST and _END.search(words)):
        return False
    found = list(cue.finditer(before))
    if found:
        return _APART.search(before[found[-1].end():]) is None
    after = cue.search(behind)
    return after is not None and _APART.search(behind[:after.start()]) is None
