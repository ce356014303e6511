from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Modality, NumberValue, TextValue
from copydesk.publish.words import count, excerpt, how_said, say, say_scope, visible


@given(st.text())
def test_what_is_visible_is_one_line_that_steers_nothing(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & {"\x1b", "\n", "\r", "\t", "\u202e", "\x9b"}
    assert shown.splitlines() in ([], [shown])


def test_ordinary_text_of_any_script_is_untouched() -> None:
    assert visible("‘눈물의 여왕’ – Park Ji-eun’s 24.850%") == "‘눈물의 여왕’ – Park Ji-eun’s 24.850%"
    assert visible("a\n  b") == "a b"
    assert visible("\x1b[31mred\x1b[0m") == "�[31mred�[0m"


LONG = "It was a long story that went on for a while before Queen of Tears premiered on March 9 to much acclaim " * 4


def test_an_excerpt_is_cut_between_words_and_keeps_what_matters() -> None:
    assert excerpt("short enough") == "short enough"
    cut = excerpt("x " * 300 + "premiered on March 9 at last" + " y" * 300, around="March 9", width=80)
    assert "March 9" in cut
    assert cut.startswith("… ")
    assert cut.endswith(" …")


@given(st.integers(20, 200), st.sampled_from(["", "Queen of Tears", "March 9", "not in it"]))
def test_an_excerpt_alters_no_word(width: int, around: str) -> None:
    inside = excerpt(LONG, around=around, width=width).removeprefix("… ").removesuffix(" …")
    assert f" {inside} " in f" {LONG.strip()} "
    assert len(inside) <= width + 20
    if around in LONG:
        assert around in inside


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (NumberValue(24.85, "percent", 3), "24.850 percent"),
        (NumberValue(16.0), "16"),
        (NumberValue(28.4, "percent"), "28.4 percent"),
        (TextValue("audience_rating"), "audience rating"),
    ],
)
def test_values_are_said_as_printed(value: NumberValue | TextValue, words: str) -> None:
    assert say(value) == words


def test_scopes_and_stance_are_said() -> None:
    assert say_scope((("area", TextValue("seoul")), ("episode", NumberValue(16.0)))) == "seoul, episode 16"
    assert say_scope(()) == ""
    assert how_said(Modality.ASSERTED, None) == ""
    assert how_said(Modality.REPORTED, "OSEN") == "reported, according to OSEN"
    assert (count(1, "story", "stories"), count(2, "story", "stories")) == ("1 story", "2 stories")
