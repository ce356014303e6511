"""Weighing: a claim's chance falls with its rivals', and nothing else of the story moves it."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reader.weighing import STANDINGS, Said, Weighing, standings

CURVE = Weighing(0.5, (1.0, -0.5, -0.25, -0.125), {"director": 0.25})
NAMES = st.sampled_from("abc")
CRAFTS = st.sampled_from(("director", "screenwriter"))
SAID = st.lists(st.builds(Said, CRAFTS, NAMES, NAMES, st.floats(0, 1)), max_size=12)


def odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def test_a_claim_alone_is_weighed_by_its_own_chance_and_its_predicate() -> None:
    (chance,) = CURVE.chances([Said("director", "w", "p", 0.5)])
    assert odds(chance) == pytest.approx(0.5 + 0.25 + (0.5 + 0.25 + 0.125) * -odds(0.01))
    (other,) = CURVE.chances([Said("genre", "w", "p", 0.5)])
    assert odds(other) < odds(chance)


def test_who_stands_against_whom() -> None:
    said = [
        Said("director", "w1", "p1", 0.9),
        Said("director", "w2", "p1", 0.7),
        Said("director", "w1", "p2", 0.6),
        Said("screenwriter", "w1", "p1", 0.4),
        Said("director", "w1", "p1", 0.8),  # the same in another scope: no rival of the first
    ]
    table = dict(zip(STANDINGS, standings(said)[0], strict=True))
    assert table == pytest.approx({"own": odds(0.9), "rival": odds(0.7), "sibling": odds(0.6), "elsewhere": odds(0.4)})
    assert standings(said)[4][1:] == standings(said)[0][1:]


@given(SAID)
def test_the_order_of_what_is_said_changes_nothing(said: list[Said]) -> None:
    chances = CURVE.chances(said)
    assert all(0 <= chance <= 1 for chance in chances)
    assert CURVE.chances(said[::-1]) == chances[::-1]


@given(SAID, st.builds(Said, st.just("director"), NAMES, st.just("d"), st.floats(0.02, 0.98)))
def test_a_likelier_rival_makes_nothing_likelier(said: list[Said], rival: Said) -> None:
    one = Said("director", "z", "d", 0.5)
    before, after = (CURVE.chances([*said, one, r])[len(said)] for r in (rival, rival._replace(chance=0.99)))
    assert after <= before
