"""What `make fuzz` and probes for time that grows faster than the text have found, in short. Each was a hang or a crash.

A find that breaks something of another part belongs here too, beside what it broke.
"""

from __future__ import annotations

import pytest

from copydesk.reader.segment import segment


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u2028", "\x0b"])
def test_a_long_line_of_space_is_no_work(space: str) -> None:
    """The block pattern tried every place of a blank line as a beginning: 12 s for 32,000 spaces, minutes for 200,000."""
    cut = segment(f"one{space * 3}\n{space * 1_500}\ntwo.")
    assert [token.text for token in cut.tokens] == ["one", "two", "."]
    assert len(cut.blocks) == 2
