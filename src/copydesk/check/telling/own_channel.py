"""Whether a day's words name no other company than those that showed a work, and whether a platform is its own network.
Pure.
"""

from __future__ import annotations

import re
from itertools import pairwise

from copydesk.check.claims.verdict import Question
from copydesk.check.recognition.phrases import Masked
from copydesk.check.works.known import may_be
from copydesk.ledger.base import Thing
from copydesk.model import EntityType
from copydesk.text.form import Form

__all__ = ["BOUND", "is_a_platforms", "on_own_channel"]

#: What ends a clause or a part of it.
BOUND = Form(r"[;:(),–—]|\b(?:and|but|while|whereas|as|when|where|which|who|that|after|before|than)\b")
_WITH = Form(r"\s(?:and|&)\s")
_ON = Form(r"\b(?:on|to|by|via|for|over)\s+(?:the\s+|streaming\s+)*$", re.IGNORECASE)


def _networks(asked: Question) -> list[Thing]:
    return [e.object for e in asked.entries if e.predicate == "original_broadcaster" and isinstance(e.object, Thing)]


def is_a_platforms(asked: Question) -> bool:
    """Whether the work's own network is where it streams, or it is known to stream alone."""
    streams = {e.object.id for e in asked.entries if e.predicate == "streamed_on" and isinstance(e.object, Thing)}
    networks = _networks(asked)
    return any(network.id in streams for network in networks) or bool(streams and not networks)


def on_own_channel(asked: Question, sentence: Masked, start: int, end: int) -> bool:
    """Whether no other company than the work's own stands there: "came to Netflix on" is Netflix's day."""
    networks = _networks(asked)
    makers = [e.object for e in asked.entries if e.predicate == "production_company" and isinstance(e.object, Thing)]
    if not networks:
        return True
    companies = [p for p, e in sorted(sentence.entities.items()) if e.type is EntityType.ORGANIZATION]
    own = {p for p in companies if any(may_be(sentence.entities[p], thing) for thing in (*networks, *makers))}
    # "carried by ENA and Netflix": both show it from one day on.
    own |= {b for a, b in pairwise(companies) if a in own and _WITH.fullmatch(sentence.text, a + 1, b)}
    # Behind the day it counts where it is where the work was shown, before its word where that is its doing.
    between = {p for p in companies if start <= p < end}
    between |= {p for p in companies if end < p <= end + 16 and _ON.search(sentence.text[end:p])}
    between |= {p for p in companies if 0 < start - p <= 3 and not BOUND.search(sentence.text[p + 1:start + 1])}
    return own.issuperset(between)
