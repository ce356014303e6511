"""Reads a performer's billing off the words beside the name: lead, supporting, cameo. Exact and pure.

Only a story's own word for it counts; "stars" alone is no billing. A word before a list of names, or after it, is said
of every name in the list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from copydesk.text.form import Form

__all__ = ["billing_of"]

#: How far from the list a word may stand, in characters.
_REACH = 60


def _pattern(source: str) -> Form:
    return Form(source, re.IGNORECASE | re.VERBOSE)


_BEFORE: Mapping[str, Form] = {
    "lead": _pattern(
        r"""(?:\b(?:(?:male|female|main|co-?|its|two|the)[-\s]*)?leads?(?:\s+(?:roles?|actors?|actress(?:es)?|stars?|cast|part))*
        (?:\s+(?:are|is|were|was|go(?:es)?\s+to|went\s+to|played\s+by|by|of|for))?
        |\b(?:led|headlined|fronted|top-?lined|headed|headlines)\s+by|\bleading\s+(?:man|lady|men|ladies|actor|actress|role|duo)
        (?:\s+(?:of|to|is|was))?|\bthe\s+title\s+role\s+(?:is|of|by))[\s,:“"‘'(–—-]*$"""
    ),
    "supporting": _pattern(
        r"""\bsupporting\s+(?:cast|roles?|actors?|parts?|players?|turns?)
        (?:\s+(?:includes?|including|are|is|of|by|from|with|features?|go(?:es)?\s+to|comes?\s+from))?[\s,:(–—-]*$"""
    ),
    "cameo": _pattern(
        r"""(?:\bcameos?(?:\s+appearances?)?(?:\s+(?:by|from|of))?|\bspecial\s+appearances?(?:\s+(?:by|from|of))?
        |\bguest[-\s]+(?:stars?|roles?|appearances?|turns?)(?:\s+(?:by|from|of|include|are|is|was))?)[\s,:(–—-]*$"""
    ),
}
_AFTER: Mapping[str, Form] = {
    "lead": _pattern(
        r"""^[’'s\s,]*(?:(?:,?\s*who|will|have|has|had|both|are|is|were|was|been|be|set|to|confirmed|cast|chosen|tapped|as|in|on|for|play
        |plays|played|playing|take|takes|taking|took|star|stars|starring|starred|head|lead|the|its|a|an|of|with|offered|two|his|her|landed)\s+)*
        (?:(?:male|female|main|co-?)\s*(?:and\s+(?:male|female)\s+)?)?(?:lead(?:s|ing)?\b(?!\s+to)|headlin(?:es?|ing)\b|leads\s+the\s+cast)"""
    ),
    "supporting": _pattern(
        r"""^[\s,]*(?:(?:are|is|were|was|appear|appears|also|play|plays|in|as|among|the|have|has|who|round|out)\s+)*
        supporting\s+(?:cast|roles?|parts?|characters?|players?)"""
    ),
    "cameo": _pattern(
        r"""^[’'s\s,(]*(?:(?:who|also|will|make|makes|made|making|has|had|have|a|an|the|in|as|appear|appears|appeared|briefly|turned|
        turns|up|gives|does|put|puts)\s+)*(?:cameos?\b|special(?:ly)?\s+appear|guest[-\s]+(?:star|role|appear)|specially\b
        |special\s+appearance|walk-on)"""
    ),
}


_PRIZE = Form(r"\b(?:best|won|wins|winners?|awards?|nominated|nominees?|prize)\b", re.IGNORECASE)


@lru_cache(maxsize=1024)
def billing_of(text: str, first: int, last: int) -> str | None:
    """The billing of the list of names `text[first:last]` of one sentence's text, or None where the story words none.

    In a sentence about prizes "lead actress" and "supporting actor" are categories and bill nobody.
    """
    if _PRIZE.search(text):
        return None
    before, after = text[max(0, first - _REACH) : first], text[last : last + _REACH]
    for billing in ("cameo", "supporting", "lead"):
        if _BEFORE[billing].search(before) or _AFTER[billing].search(after):
            return billing
    return None
