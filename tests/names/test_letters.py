"""How many letters two names are apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.names import letters_apart


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Kim Soo-hyun", "kim soo hyun", 0),
        ("Ahn Eu-jin", "Ahn Eun-jin", 1),
        ("Lonely Runner", "Lovely Runner", 1),
        ("Ji-won", "Ji-own", 1),
        ("갯마을", "겟마을", 1),
        ("Goblin", "Signal", 4),
    ],
)
def test_letters_are_counted_whatever_hyphens_and_case(a: str, b: str, apart: int) -> None:
    assert letters_apart(a, b) == apart


@given(st.text(max_size=20), st.text(max_size=20), st.integers(0, 5))
def test_never_more_than_one_beyond_the_most_and_the_same_both_ways(a: str, b: str, most: int) -> None:
    assert letters_apart(a, b, most) == letters_apart(b, a, most) <= most + 1
