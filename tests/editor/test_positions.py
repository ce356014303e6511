"""Lines and characters of the protocol: UTF-16 by default, three line breaks and no others, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.editor.positions import Lines

TEXT = "a🌸é\r\n홍🌸b\rc\n\u2028\x0cd"


@pytest.mark.parametrize(
    ("encoding", "of_b"), [("utf-16", (1, 3)), ("utf-8", (1, 7)), ("utf-32", (1, 2))],
)  # fmt: skip
def test_characters_are_counted_in_the_encodings_units(encoding: str, of_b: tuple[int, int]) -> None:
    lines = Lines(TEXT, encoding)
    offset = TEXT.index("b")
    assert lines.position(offset) == of_b
    assert lines.offset(*of_b) == offset


def test_lines_end_at_three_breaks_and_nowhere_else() -> None:
    lines = Lines(TEXT)
    assert lines.position(TEXT.index("c")) == (2, 0)
    assert lines.position(TEXT.index("d")) == (3, 2)
    assert lines.position(TEXT.index("\n")) == (0, 4), "inside \\r\\n is the end of the line"
    assert lines.end_of_line(TEXT.index("홍")) == TEXT.index("\rc")
    assert lines.end_of_line(len(TEXT)) == len(TEXT)


def test_places_that_are_none_become_the_nearest_before() -> None:
    lines = Lines(TEXT)
    assert lines.offset(0, 2) == 1, "between the surrogates of a flower is before it"
    assert lines.offset(0, 99) == TEXT.index("\r")
    assert lines.offset(99, 0) == len(TEXT)
    assert Lines("").position(5) == (0, 0)
    assert Lines("").offset(0, 5) == 0


@given(st.text("a🌸é홍\r\n\u2028"), st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_a_place_leads_back_unless_it_is_inside_a_line_break(text: str, data: st.DataObject, encoding: str) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text, encoding)
    back = lines.offset(*lines.position(offset))
    inside = text[offset - 1 : offset + 1] == "\r\n"
    assert back == (offset - 1 if inside else offset)
