"""The known names that a name may have been meant for. Ranks; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from copydesk.names.comparison import Relation, compare
from copydesk.names.folding import LONGEST_NAME, fold
from copydesk.names.hangul import romanize
from copydesk.names.korean import key
from copydesk.names.short_forms import short_of

__all__ = ["nearest"]

_LEAST_LIKENESS = 60.0
_RANK = {Relation.SAME: 400.0, Relation.VARIANT: 300.0, Relation.SLIP: 200.0}


def nearest(name: str, known: Sequence[str], limit: int = 5) -> list[str]:
    """At most `limit` of `known`, the likeliest first: variants, slips, longer forms, then by likeness of letters.

    Names with nothing in common with `name` are left out. The same arguments give the same answer, in whatever order
    `known` is; a name in it twice comes once.
    """
    if len(name) > LONGEST_NAME or limit < 1:
        return []
    folded, sound = fold(name), romanize(key(name))
    scored = []
    for other in dict.fromkeys(known):
        if len(other) > LONGEST_NAME:
            continue
        likeness = max(
            fuzz.ratio(folded, fold(other), score_cutoff=_LEAST_LIKENESS),
            fuzz.ratio(sound, romanize(key(other)), score_cutoff=_LEAST_LIKENESS),
        )
        if short_of(name, other) or short_of(other, name):
            likeness += 100.0
        elif likeness:
            likeness += _RANK.get(compare(name, other).relation, 0.0)
        if likeness:
            scored.append((-likeness, other))
    return [other for _, other in sorted(scored)[:limit]]
