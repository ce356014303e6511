"""Weighs each claim against what else the story nearly says: how likely it is to be right, given its rivals. Pure.

The scorer looks at one pair at a time. That another work is nearly as likely to be the one which a director directed,
that a story has many sure claims of the kind, that the two are likely to be something else to each other: each says
something of a claim's chance. A logistic curve of these, fitted to stories that the scorer had not seen
(`training/tune.py`), makes one chance of them. On a fifth of the gold, at a precision of 0.88, it found three claims of
a hundred more than the scorer's own chance with a threshold for each predicate.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["HEARD", "STANDINGS", "Said", "Weighing", "standings"]

#: Claims that the scorer thinks less likely than this are neither weighed nor weighed against.
HEARD = 0.1
#: What is looked at, in the order of the numbers of a standing, each a log of odds: the scorer's own chance; that of
#: the likeliest claim of the same predicate with the same object and another subject; with the same subject and
#: another object; and of the likeliest other predicate between the two.
STANDINGS = ("own", "rival", "sibling", "elsewhere")
_NONE = 0.01
_EDGE = 1e-4


class Said(NamedTuple):
    """A claim as far as it is weighed: its scorer's chance in [0, 1], and values that are equal where things are."""

    predicate: str
    subject: Hashable
    object: Hashable
    chance: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """A fitted curve: `factors` has one number for each of `STANDINGS`, `shifts` one for each predicate."""

    base: float
    factors: tuple[float, ...]
    shifts: Mapping[str, float]

    def chances(self, said: Sequence[Said]) -> list[float]:
        """How likely each of a story's claims is right, in [0, 1]."""
        return [self.chance(one.predicate, standing) for one, standing in zip(said, standings(said), strict=True)]

    def chance(self, predicate: str, standing: Sequence[float]) -> float:
        """How likely a claim is right that stands so among the others, in [0, 1]."""
        weight = sum(a * b for a, b in zip(self.factors, standing, strict=True))
        return 1 / (1 + math.exp(-(self.base + self.shifts.get(predicate, 0.0) + weight)))


def standings(said: Sequence[Said]) -> list[tuple[float, ...]]:
    """How each of a story's claims stands among the others, as `STANDINGS` says."""
    rivals, siblings, elsewhere = _Likeliest(), _Likeliest(), _Likeliest()
    for one in said:
        rivals.add((one.predicate, one.object), one.subject, one.chance)
        siblings.add((one.predicate, one.subject), one.object, one.chance)
        elsewhere.add((one.subject, one.object), one.predicate, one.chance)
    return [
        (
            _log_odds(one.chance),
            _log_odds(rivals.but((one.predicate, one.object), one.subject)),
            _log_odds(siblings.but((one.predicate, one.subject), one.object)),
            _log_odds(elsewhere.but((one.subject, one.object), one.predicate)),
        )
        for one in said
    ]


class _Likeliest:
    """Of each group the highest chance of two members: all that is asked is the likeliest but one's own."""

    def __init__(self) -> None:
        self._best: dict[Hashable, list[tuple[float, Hashable]]] = {}

    def add(self, group: Hashable, member: Hashable, chance: float) -> None:
        best = self._best.get(group)
        if best is None:
            self._best[group] = [(chance, member)]
            return
        known = next((place for place, (_, one) in enumerate(best) if one == member), None)
        if known is None:
            best.append((chance, member))
        elif chance > best[known][0]:
            best[known] = (chance, member)
        best.sort(key=lambda one: -one[0])
        del best[2:]

    def but(self, group: Hashable, member: Hashable) -> float:
        return next((chance for chance, one in self._best[group] if one != member), _NONE)


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))
