"""The broadcast that a sentence goes on with which names none: "In the capital area it was 31.7 percent" is of the
episode of the sentence before, "On the eve it had scored 15.5 percent" of the one before that. Exact and pure.

What is carried so leaves the broadcast open: a figure is at odds with nothing that another broadcast had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from copydesk.check.figures.doubt import speaks_of_another_time
from copydesk.check.figures.scope_words import LAST, NEXT_TO_LAST, Airing, ScopeWords
from copydesk.text.form import Form

__all__ = ["going_on", "told_of"]

#: How a sentence opens that goes on with measures of one broadcast.
_OPENS = Form(r"\W{0,3}(?:In|For|Across|Around|At|The|Its|It|That|Among|By|Nielsen|TNMS|Rival)\b", re.IGNORECASE)
#: The same of one that names its evening by a word for it.
_THAT_NIGHT = Form(r"\W{0,3}(?:On\s)?that\s(?:night|evening|day|episode|broadcast|hour|finale)\b", re.IGNORECASE)
#: What a show has for its whole run: "Its average is 9.2 percent".
_OF_ITS_RUN = Form(
    r"\W{0,3}(?:Its|(?:The|This)\s(?:drama|series|show)['’]s)\s(?:overall\s)?(?:average|mean)\b", re.IGNORECASE
)
_EVE = Form(
    r"\W{0,3}(?:On\sthe\s(?:eve|(?:night|evening|day)\sbefore)|The\s(?:night|evening|day)\sbefore|The\sprevious\s(?:night|evening))\b",
    re.IGNORECASE,
)
_EITHER: frozenset[str | None] = frozenset({"average", "peak", None})


def told_of(scopes: Sequence[ScopeWords]) -> Airing | None:
    """The one broadcast that all figures of a sentence are of; None where they are of several, or it is open."""
    first = scopes[0].airing
    if not first.said or first.series or any(s.doubt.elsewhere for s in scopes):
        return None
    if first.episode is not None:
        return Airing(first.episode) if all(s.airing.episode == first.episode for s in scopes) else None
    return first if all(s.airing.date == first.date and s.airing.episode is None for s in scopes) else None


def going_on(words: str, before: int, scopes: Sequence[ScopeWords], last: Airing | None) -> Sequence[ScopeWords]:
    """The scopes of a sentence, those of no broadcast given that of the last sentence where it goes on with it.

    `before` is where the first figure begins.
    """
    lead = words[:before]
    if last is None or any(s.airing.said or s.doubt.elsewhere for s in scopes):
        return scopes
    if _EVE.match(words):
        airing = _eve_of(last)
    else:
        measured = any(s.area is not None or s.statistic is not None for s in scopes)
        goes_on = _THAT_NIGHT.match(words) or (measured and _OPENS.match(words))
        airing = last if goes_on and not (_OF_ITS_RUN.match(words) or speaks_of_another_time(lead)) else None
    if airing is None:
        return scopes
    airing = replace(airing, named=None, dated=None, sure=False, carried=True)
    # "The corresponding figures were 15.7 and 17.4 percent": the mean and the best minute of the sentence before.
    paired = len(scopes) > 1 and all(s.statistic is None for s in scopes)
    doubts = [replace(s.doubt, statistics=_EITHER) if paired else s.doubt for s in scopes]
    return [replace(s, airing=airing, doubt=doubt) for s, doubt in zip(scopes, doubts, strict=True)]


def _eve_of(last: Airing) -> Airing | None:
    if last.episode == LAST:
        return Airing(NEXT_TO_LAST)
    return Airing(last.episode - 1) if last.episode is not None and last.episode > 1 else None
