"""What `make fuzz`, and probes for time that grows faster than the text, have found, in short: hangs and crashes.

A find that breaks something of another part belongs here too.
"""

from __future__ import annotations

import pytest

from copydesk.reader.segment import segment


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u2028", "\x0b"])
def test_a_long_line_of_space_is_no_work(space: str) -> None:
    """Once, every place of a blank line was tried as a beginning: 12 s for 32,000 spaces."""
    cut = segment(f"one{space * 3}\n{space * 200_000}\ntwo.")
    assert [token.text for token in cut.tokens] == ["one", "two", "."]
    assert len(cut.blocks) == 2


def test_many_abbreviations_on_one_line() -> None:
    """Once, each copied all that was left of the line."""
    cut = segment("Mr. Kim " * 5_000)
    assert len(cut.sentences) == 1
    assert len(cut.tokens) == 15_000
