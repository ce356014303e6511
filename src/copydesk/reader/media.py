"""Reads how many photos or videos a post held off the words of its sentence. Exact and pure."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind, find_numbers

__all__ = ["media_of"]

_NOUNS = {
    "photo": "photos? photographs? pictures? pics? snaps? snapshots? stills? images? selfies? selcas? shots? polaroids?"
    " frames?",
    "video": "videos? clips? reels? vlogs?",
}
_NOUN = Form(
    r"\b(?:" + "|".join(f"(?P<{kind}>{'|'.join(nouns.split())})" for kind, nouns in _NOUNS.items()) + r")\b",
    re.IGNORECASE,
)
#: Words that may stand between the number and the noun: "two brand-new behind-the-scenes photos".
_BETWEEN = Form(r"^(?:\s+(?:of\s+)?[\w’'-]+){0,4}\s+$")
_BREAK = Form(r"\b(?:and|with|from|in|on|days?|weeks?|years?|episodes?|million|weeks|slides?)\b", re.IGNORECASE)


_ONE = Form(
    r"\b(?:an?|another|one)\s+(?:[\w’'-]+\s+){0,3}?(?:photo|photograph|picture|pic|snap|snapshot|still|image|selfie|selca|shot|video"
    r"|clip|reel)\b(?!\s+(?:dump|shoot|book|album))",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def media_of(text: str) -> tuple[str | None, int | None]:
    """The media type that one sentence's text names ("photo", "video") and how many, each None where it does not say.

    A number counts where it stands before its noun in one phrase: "a batch of ten photos", not "two weeks of photos".
    Where a sentence counts two things, or names both photos and videos, nothing is said: which is whose is not known.
    """
    nouns = list(_NOUN.finditer(text))
    kinds = {kind for match in nouns for kind in _NOUNS if match[kind]}
    counted: list[int] = []
    numbers = [n for n in find_numbers(text) if n.kind is NumberKind.COUNT and not n.places]
    for noun in nouns:
        before = [n for n in numbers if n.end <= noun.start()][-1:]
        for number in before:
            between = text[number.end : noun.start()]
            if _BETWEEN.match(between) and not _BREAK.search(between):
                counted.append(int(number.value))
    if not counted:
        counted = [1] * len(_ONE.findall(text))
    kind = kinds.pop() if len(kinds) == 1 else None
    return kind, counted[0] if len(counted) == 1 else None
