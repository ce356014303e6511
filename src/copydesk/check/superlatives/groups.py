"""The group of shows that the words of a superlative name, and the year that they mean. Of the ledger only the names of
groups are asked.
"""

from __future__ import annotations

import re

from copydesk.check.superlatives import words
from copydesk.ledger.base import Ledger
from copydesk.model import Reading
from copydesk.records.groups import Group, parse
from copydesk.text.form import Form

__all__ = ["group_of", "yearly"]


#: All networks together, and not the work's own: "of any Korean network".
_ANY_NETWORK = Form(
    r"\b(?:of|on|from|by)\s+any\s+(?:other\s+)?(?:(?:South\s+)?Korean\s+)?(?:network|channel|station|broadcaster)\b",
    re.IGNORECASE,
)


def yearly(draft: Reading, phrase: str) -> tuple[int | None, str]:
    """The year that "this year" means, and the phrase without those words."""
    if not words.YEARLY.search(phrase):
        return None, phrase
    published = draft.document.published
    year = int(published[:4]) if published and published[:4].isdigit() else -1
    return year, words.YEARLY.sub(" ", phrase)


def group_of(phrase: str, ledger: Ledger) -> tuple[Group | None, bool, bool]:
    """The group that a phrase names, whether it is the work's own network's, and whether it is understood at all.

    No group and not its own network's: the phrase says only "ever".
    """
    phrase = _ANY_NETWORK.sub(" Korean ", phrase)
    ever = bool(words.EVER.search(phrase))
    # "of 2023 so far" is of the year alone.
    if ever and words.EVER.search(words.SO_FAR.sub(" ", phrase)) and re.search(r"\b(?:19|20)\d\d\b", phrase):
        return None, False, False
    bare = " ".join(words.SHOWN.sub(" ", words.EVER.sub(" ", words.SO_FAR.sub(" ", phrase))).split())
    bare = words.MADE.sub(r"written by \1", words.CAREER.sub("", bare))
    bare = re.sub(r"\bthat\b|\bhas\b", " ", bare)
    own = bool(words.OWN_NETWORK.search(bare))
    bare = " ".join(words.OWN_NETWORK.sub(" ", bare).split())
    bare = re.sub(r"^(?:(?:in|on|of|for|from|by|at|the|among|all|any|a|an)\b\s*)+|\s+(?:in|on|of|the)$", "", bare)
    bare = bare.strip()
    if not bare:
        return None, own, own or ever
    found = parse(bare, ledger)
    if found is None:
        # "the highest-rated K-drama in tvN's history": where a network is named, its country adds nothing.
        shorter = re.sub(r"\b(?:south\s+)?korean?\b|\bk-", " ", bare, flags=re.IGNORECASE).strip()
        found = parse(shorter, ledger) if shorter and shorter != bare else None
    return found, own, found is not None
