"""Whether a day's words tell of one part of a show: the first may begin it, and the last may end it. Pure."""

from __future__ import annotations

import re

from copydesk.check.claims.verdict import Question
from copydesk.text.form import Form

__all__ = ["of_a_later_part", "of_another_part", "of_its_part"]

#: A part of a show that is told as one: its first day may be the show's, and the last part's last day.
_FIRST_PART = Form(
    r"\b(?:first\s+(?:part|half|batch|volume)|parts?\s+(?:one|1|i)\b|opening\s+part)", re.IGNORECASE
)
_LAST_PART = Form(
    r"\b(?:(?:second|last|final|closing|third)\s+(?:and\s+\w+\s+)?(?:part|half|batch|volume)|parts?\s+(?:two|2|ii)\b)",
    re.IGNORECASE,
)
#: A later part that the words are about, by its number.
_PART_TWO = Form(r"\bparts?\s+(?:two|three|2|3|ii)\b", re.IGNORECASE)


def of_its_part(asked: Question, text: str) -> bool:
    """Whether the sentence tells of the first part where the claim is a beginning, of a later one where an ending."""
    return _tells_of_one(text, first=asked.claim.predicate == "start_date")


def of_a_later_part(asked: Question, before: str) -> bool:
    """Whether the words that lead to a beginning are of a later part of the work: "Part 2 of W came out on"."""
    if asked.claim.predicate != "start_date" or asked.thing.name[-1:].isdigit():
        return False
    return _PART_TWO.search(before) is not None and _FIRST_PART.search(before) is None


def of_another_part(before: str, kind: str) -> bool:
    """Whether words tell of a part whose end is not the work's, or whose beginning: "The first part ran to"."""
    return _tells_of_one(before[before.rfind(";") + 1:], first=kind == "end_date")


def _tells_of_one(words: str, *, first: bool) -> bool:
    """Whether words tell of the first part and of no later one, or the other way round."""
    one, other = (_FIRST_PART, _LAST_PART) if first else (_LAST_PART, _FIRST_PART)
    return one.search(words) is not None and other.search(words) is None
