"""What `make fuzz`, and probes for time that grows faster than the text, have found, in short: hangs and crashes.

A find that breaks something of another part belongs here too.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from copydesk.errors import SourceError
from copydesk.sources import documents
from copydesk.text.segment import segment


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


@pytest.mark.parametrize(("name", "content"), [("a.html", "&nbsp;"), ("a.md", "&nbsp;"), ("a.txt", "\u00a0\n")])
def test_a_page_of_space_is_no_document(name: str, content: str, tmp_path: Path) -> None:
    """Once, a no-break space was a story."""
    path = tmp_path / name
    path.write_text(content, "utf-8")
    (outcome,) = documents([str(path)], stdin=io.BytesIO())
    assert isinstance(outcome, SourceError)
    assert "no text" in str(outcome)


def test_an_error_is_one_printable_line_whatever_it_quotes(tmp_path: Path) -> None:
    """Once, a date of invisible and right-to-left marks went to the terminal as it stood."""
    path = tmp_path / "a.md"
    path.write_text('---\ndate: "\u202e5\u200b \u2060x"\n---\n\nKim Soo Hyun waved.\n', "utf-8")
    (outcome,) = documents([str(path)], stdin=io.BytesIO())
    assert isinstance(outcome, SourceError)
    assert str(outcome).isprintable()
