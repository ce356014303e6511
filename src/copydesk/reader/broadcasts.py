"""Tells a rating's day by its episode and its episode by its day, where the story says elsewhere which goes with which.

A broadcast has one day. "The finale drew 11.7 percent on October 5. In Seoul the finale averaged 12.2": the second
figure is of October 5 too, and the sentence that says so becomes evidence of its claim. Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from copydesk.dates import weekday
from copydesk.model import Claim, DateValue, Evidence, Modality, Qualifier, TextValue

__all__ = ["with_broadcasts"]

#: What begins and ends a run has an episode's name.
_ENDS = {"start_date": TextValue("premiere"), "end_date": TextValue("finale")}
_Told = Mapping[tuple[str, Qualifier], Mapping[Qualifier, Evidence]]


def with_broadcasts(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, in their order; ratings with the one day of their episode, or the one episode of their day."""
    days: defaultdict[tuple[str, Qualifier], dict[Qualifier, Evidence]] = defaultdict(dict)
    episodes: defaultdict[tuple[str, Qualifier], dict[Qualifier, Evidence]] = defaultdict(dict)
    for claim in claims:
        episode, day = claim.qualifier("episode"), claim.qualifier("date")
        if claim.predicate in _ENDS and claim.modality is Modality.ASSERTED and isinstance(claim.object, DateValue):
            episode, day = _ENDS[claim.predicate], claim.object
        elif claim.predicate != "audience_rating":
            continue
        if episode is None or episode == TextValue("series") or not isinstance(day, DateValue):
            continue
        if weekday(day.date.replace("XXXX", "2000")) is not None:
            days[claim.subject, episode].setdefault(day, claim.evidence[0])
            episodes[claim.subject, day].setdefault(episode, claim.evidence[0])
    return [_completed(claim, days, episodes) if claim.predicate == "audience_rating" else claim for claim in claims]


def _completed(claim: Claim, days: _Told, episodes: _Told) -> Claim:
    episode, day = claim.qualifier("episode"), claim.qualifier("date")
    if episode is not None and day is None:
        return _with(claim, "date", days.get((claim.subject, episode), {}))
    if day is not None and episode is None:
        return _with(claim, "episode", episodes.get((claim.subject, day), {}))
    return claim


def _with(claim: Claim, name: str, told: Mapping[Qualifier, Evidence]) -> Claim:
    """The claim with the only value that the story tells, and the words that tell it; as it is where there are more."""
    if len(told) != 1:
        return claim
    value, words = next(iter(told.items()))
    evidence = claim.evidence if words in claim.evidence else (*claim.evidence, words)
    return replace(claim, qualifiers=tuple(sorted((*claim.qualifiers, (name, value)))), evidence=evidence)
