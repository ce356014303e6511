"""Nearest known names: order, limit, and what is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copydesk.names import nearest

KNOWN = [
    "Park Seo-joon",
    "Kim Soo-hyun",
    "Kim Ji-won",
    "IU",
    "Queen of Tears",
    "The Glory",
    "Hong Hae In",
    "Kim So-hyun",
]


def test_a_variant_comes_before_a_slip() -> None:
    assert nearest("Kim Su Hyeon", KNOWN)[:2] == ["Kim Soo-hyun", "Kim So-hyun"]


def test_a_slip_and_a_short_form_find_their_name() -> None:
    assert nearest("Hong Ha In", KNOWN)[0] == "Hong Hae In"
    assert nearest("Queen of Teers", KNOWN) == ["Queen of Tears"]
    assert nearest("Seo-jun", KNOWN)[0] == "Park Seo-joon"
    assert nearest("김지원", KNOWN)[0] == "Kim Ji-won"


def test_what_is_nothing_like_it_is_left_out() -> None:
    assert nearest("Zendaya", KNOWN) == []
    assert nearest("x" * 100_000, KNOWN) == []
    assert nearest("Kim Soo-hyun", KNOWN, limit=0) == []


@given(st.permutations(KNOWN), st.sampled_from(["Kim", "Soo-hyun", "Glory", "Kim Ji-woon"]))
def test_the_order_of_the_known_does_not_matter(known: list[str], name: str) -> None:
    assert nearest(name, known, 3) == nearest(name, KNOWN, 3)
