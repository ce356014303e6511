"""Hangul by arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.names import is_hangul, romanize
from copydesk.names.hangul import compose, decompose


@given(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3))
def test_a_syllable_comes_apart_and_together(syllable: str) -> None:
    assert compose(*decompose(syllable)) == syllable


def test_what_is_no_syllable_is_refused() -> None:
    with pytest.raises(ValueError, match="no Hangul syllable"):
        decompose("a")


@pytest.mark.parametrize(
    ("text", "expected"), [("김수현", True), ("눈물의 여왕 2", True), ("SKY 캐슬", False), ("", False)]
)
def test_is_hangul(text: str, expected: bool) -> None:
    assert is_hangul(text) is expected


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("김수현", "gimsuhyeon"), ("곽동연", "gwakdongyeon"), ("최욱", "choeuk"), ("IU 영", "IU yeong")],
)
def test_romanize_follows_the_revised_romanization(hangul: str, latin: str) -> None:
    assert romanize(hangul) == latin
