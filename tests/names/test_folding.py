"""Folding: what is dropped, what is kept, and that a second fold changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.names import fold
from copydesk.names.folding import tidy, words


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kim Soo-hyun", "kimsoohyun"),
        ("KIM SOO HYUN", "kimsoohyun"),
        ("Kim Soo‑hyun’s", "kimsoohyun"),
        ("The Glory", "glory"),
        ("A", "a"),
        ("Theo James", "theojames"),
        ("Burak Özçivit", "burakozcivit"),
        ("Kozcuoğlu", "kozcuoglu"),
        ("Yıldız", "yildiz"),
        ("Søren Ærø", "sorenaero"),
        ("It's Okay to Not Be Okay", "itokaytonotbeokay"),
        ("Reply 1988", "reply1988"),
        ("김 수현", "김수현"),
        ("ガラスの城", "ガラスの城"),
        ("शाहरुख़ ख़ान", "शाहरुख़ख़ान"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_fold_drops_what_the_press_varies_and_keeps_letters(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(max_size=60))
@example("The the a")
@example("İ's")
@example("ﬁ ŉ ǰ")
@example("가\u0301ᅠ'S")
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet="abcdefghijklmnop éü-.'", max_size=40))
def test_case_does_not_matter(name: str) -> None:
    assert fold(name.upper()) == fold(name) == fold(name.lower())


def test_a_very_long_text_is_folded_whole() -> None:
    assert fold("Soo-Hyun " * 10_000) == "soohyun" * 10_000


def test_tidy_keeps_case_and_hyphens() -> None:
    assert tidy(" Kim\u00a0Soo\u2011hyun ") == "Kim Soo-hyun"


def test_words_part_hyphens_and_joined_initials() -> None:
    assert words("J.K. Rowling & Son-in-law's") == ("j", "k", "rowling", "and", "son", "in", "law")
