"""Numbers: the value as written, its decimals, what kind it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.numbers import NumberKind, find_numbers


@pytest.mark.parametrize(
    ("text", "value", "places", "kind"),
    [
        ("an impressive 24.850 percent rating", 24.85, 3, NumberKind.PERCENT),
        ("recorded 9.6% nationwide", 9.6, 1, NumberKind.PERCENT),
        ("a 20 per cent share", 20, 0, NumberKind.PERCENT),
        ("rose to 8.7 the next day", 8.7, 1, NumberKind.PERCENT),
        ("16 episodes", 16, 0, NumberKind.COUNT),
        ("a sixteen-episode drama", 16, 0, NumberKind.COUNT),
        ("twenty-four episodes", 24, 0, NumberKind.COUNT),
        ("the 12th episode", 12, 0, NumberKind.ORDINAL),
        ("the third season", 3, 0, NumberKind.ORDINAL),
        ("the twenty-first part", 21, 0, NumberKind.ORDINAL),
        ("1,234,567 viewers", 1234567, 0, NumberKind.COUNT),
        ("11.6 million viewers", 11.6, 1, NumberKind.COUNT),
        ("a couple of photos", 2, 0, NumberKind.COUNT),
    ],
)
def test_one_number(text: str, value: float, places: int, kind: NumberKind) -> None:
    (found,) = find_numbers(text)
    assert (found.value, found.places, found.kind) == (value, places, kind)


@pytest.mark.parametrize("text", ["", "someone", "bone tone", "A1B", "KBS2", "tenth-grader’s", "attend"])
def test_no_number_inside_a_word(text: str) -> None:
    assert [n for n in find_numbers(text) if n.kind is not NumberKind.ORDINAL] == []


@given(st.integers(0, 999), st.integers(1, 999))
def test_offsets_hold_the_number_as_written(whole: int, part: int) -> None:
    text = f"It rose to {whole}.{part:03d} percent on Sunday"
    (found,) = find_numbers(text)
    assert float(text[found.start : found.end]) == found.value == float(f"{whole}.{part:03d}")
    assert found.places == 3


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for found in find_numbers(text):
        assert text[found.start : found.end]
