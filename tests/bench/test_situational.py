"""The published algorithms find what comparing with every row finds, and so does what leads do with one measure."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.leads import Bests
from bench.situational import BottomUp, BruteForce, Row, TopDown

_ROWS = st.lists(
    st.builds(Row, st.tuples(*[st.integers(0, 2)] * 3), st.tuples(*[st.integers(0, 4).map(float)] * 3)), max_size=25
)


@settings(max_examples=120, deadline=None)
@given(_ROWS, st.sampled_from([None, 1, 2]))
def test_both_find_what_brute_force_finds(rows: list[Row], most: int | None) -> None:
    brute, up, down = BruteForce(3, 3, most), BottomUp(3, 3, most), TopDown(3, 3, most)
    for row in rows:
        expected = brute.add(row)
        assert up.add(row) == expected
        assert down.add(row) == expected
    assert down.kept() <= up.kept() or not rows


@settings(max_examples=60, deadline=None)
@given(_ROWS)
def test_the_highest_by_group_is_their_fact_of_one_measure(rows: list[Row]) -> None:
    brute, bests = BruteForce(3, 3, 1), Bests(3, 3)
    for row in rows:
        assert bests.add(row) == brute.add(row)
