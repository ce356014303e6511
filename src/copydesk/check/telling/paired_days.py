"""Whether a day stands as the other end of a run beside the one end that the desk has: "surfaced on November 16, and
swam off on January 19". Pure.
"""

from __future__ import annotations

import re

from copydesk.check.claims.verdict import Question
from copydesk.check.figures.scope_words import episode_cues
from copydesk.check.recognition.phrases import Masked
from copydesk.check.telling.subject import day_places
from copydesk.model import DateValue
from copydesk.text.form import Form

__all__ = ["is_paired", "paired"]

_OTHER_END = {"start_date": "end_date", "end_date": "start_date"}
#: What else a day may be, within a run or outside it.
_WITHIN = Form(
    r"\b(?:peak\w*|best|high\w*|records?|low\w*|episodes?|instal?lments?|hours?|middle|mid\w*|half\w*|part\w*|break|hiatus|paus\w+|"
    r"film\w*|shoot\w*|shot|produc\w*|announc\w*|trailers?|teasers?|posters?|cast|writ\w*|wrote|sold|bought|born|died|"
    r"return\w*|resum\w+|special|extra|penultimate|week|later|earlier|before|after)\b", re.IGNORECASE
)
#: Behind the first day: that it is that of a report of the other.
_SAID = Form(r"\b(?:said|says|wrote|writes|reported|reports|announced|revealed|told|confirmed|noted)\b", re.IGNORECASE)
#: How far from the day such a word stands, in code points.
_NEAR = 40
#: A run in its episodes: "and moved out, 21 episodes later, on".
_ALL_OF_THEM = Form(r"\b[\w-]+\s+episodes\s+(?:later|after)\b")


def paired(asked: Question) -> bool:
    """Whether the claim's day stands so, in a sentence of its words."""
    return any(is_paired(asked, sentence, at) for sentence, at in day_places(asked))


def is_paired(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the sentence has two days, the other is the desk's other end of the run, and the two stand in order."""
    predicate = asked.claim.predicate
    if len(sentence.days) != 2 or predicate not in _OTHER_END:
        return False
    first, last = sorted(sentence.days)
    other = first if at == last else last
    if (other < at) != (predicate == "end_date"):
        return False
    ends = {e.object.date for e in asked.entries
            if e.predicate == _OTHER_END[predicate] and isinstance(e.object, DateValue)}  # fmt: skip
    if sentence.days[other].edtf not in ends or sentence.days[first].edtf > sentence.days[last].edtf:
        return False
    if _SAID.search(sentence.text, first, last):
        return False
    low = max(0, at - _NEAR) if other > at else max(other + 1, at - _NEAR)
    before = _ALL_OF_THEM.sub("", sentence.text[low:at])
    return _WITHIN.search(before) is None and not episode_cues(before)
