"""What is decided of claims by the words around them alone."""

from __future__ import annotations

import pytest

from copydesk.reader import claims


@pytest.mark.parametrize(
    ("words", "a_set"),
    [
        ("Yongduri supermarket filming location", True),
        ("Yongduri village filming set.", True),
        ("Jeju filming location", False),
        ("Jeju at the filming location", False),
        ("Jeju after filming had begun", False),
        ("Jeju, the filming location", False),
        ("Jeju with a set", False),
    ],
)
def test_a_place_that_only_says_which_set_is_meant(words: str, a_set: bool) -> None:
    place = len(words.split()[0].rstrip(","))
    assert (claims._OF_A_SET.match(words, place) is not None) is a_set
