"""Reads what one character is to another off the kin word that stands nearest to the name. Exact and pure."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.text.form import Form

__all__ = ["kinship_of"]

#: How far from the name the word may stand, in characters.
_REACH = 45
_KIN = Form(
    r"""\b(?:(?:older|younger|elder|eldest|youngest|twin|adopted|adoptive|foster|half|step|only|little|big)[-\s]+)*
    (?:(?:great|half|step|grand)-?)*
    (?:mother|father|mom|mum|dad|parent|daughter|son|child|kid|brother|sister|sibling|twin|uncle|aunt|nephew|niece|
    cousin|grandmother|grandfather|grandma|grandpa|granddaughter|grandson|grandchild|stepmother|stepfather|stepson|
    stepdaughter|
    stepbrother|stepsister)(?:-in-law)?\b""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=1024)
def kinship_of(text: str, first: int, last: int) -> str | None:
    """The kin word nearest to the name `text[first:last]` of a sentence's text, as written, or None where none is near.

    A word before the name ("his twin brother Ozan") goes before one as far behind it.
    """
    best: tuple[int, str] | None = None
    for match in _KIN.finditer(text):
        if match.end() <= first:
            distance = first - match.end()
        elif match.start() >= last:
            distance = match.start() - last + 4
        else:
            continue
        if distance <= _REACH and (best is None or distance < best[0]):
            best = (distance, match.group())
    return best[1].lower() if best else None
