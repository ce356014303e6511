"""Short forms within one story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.names import short_of


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Hyun Woo", "Baek Hyun Woo"),
        ("Hyun-woo", "Baek Hyun Woo"),
        ("Kim", "Kim Soo Hyun"),
        ("Mr. Kim", "Kim Soo Hyun"),
        ("Yeon-jin", "Park Yeon-jin"),
        ("Su-hyeon", "Kim Soo Hyun"),
        ("Eunji", "Jung Eun-ji"),
        ("Bora", "Kim Bo-ra"),
        ("Sol", "Im Sol"),
        ("현우", "백현우"),
        ("Namgoong", "Namkoong Min"),
        ("Downey", "Robert Downey Jr."),
        ("Robert Downey", "Robert Downey Jr."),
        ("Mr. Downey", "Robert Downey Jr."),
        ("J. Rowling", "Joanne Rowling"),
        ("CLOY", "Crash Landing on You"),
        ("C.L.O.Y.", "Crash Landing on You"),
        ("QoT", "Queen of Tears"),
        ("KSH", "Kim Soo Hyun"),
        ("Big Bang", "The Big Bang Theory"),
        ("Descendants", "Descendants of the Sun"),
        ("The Trauma Code", "The Trauma Code: Heroes on Call"),
        ("Mr. Trot 2", "Mr. Trot 2: New Legend"),
        ("Netflix", "Netflix Philippines"),
    ],
)
def test_short_forms(short: str, full: str) -> None:
    assert short_of(short, full)
    assert not short_of(full, short)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Park", "Kim Soo Hyun"),
        ("Hyun", "Baek Hyun Woo"),
        ("Hyung Woo", "Baek Hyun Woo"),
        ("Kim Soo-hyun", "Kim Soo Hyun"),
        ("You", "Crash Landing on You"),
        ("of", "Queen of Tears"),
        ("Squid Game", "Squid Game 3"),
        ("The", "The Glory"),
        ("Mr. Queen", "Queen of Tears"),
        ("Jr.", "Robert Downey Jr."),
        ("", "Kim Soo Hyun"),
        ("R", "Robert Downey Jr."),
        ("Kim", "Kim" + " Soo" * 30_000),
    ],
)
def test_no_short_forms(short: str, full: str) -> None:
    assert not short_of(short, full)


@given(st.text(max_size=30))
def test_nothing_is_short_for_itself(name: str) -> None:
    assert not short_of(name, name)
