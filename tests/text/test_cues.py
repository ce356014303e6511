"""Which figure of a sentence a word is of."""

from __future__ import annotations

import re

import pytest

from copydesk.model import Span
from copydesk.text.cues import Cue, assigned

END = re.compile(r"\band\b|,")
LEADS = re.compile(r"\s*(?:of|at)\s*$")


def told(text: str, word: str, *, leads_on: re.Pattern[str] | None = None) -> list[str | None]:
    figures = [Span(*m.span()) for m in re.finditer(r"\d+\.\d", text)]
    cues = [Cue(*m.span(), m[0]) for m in re.finditer(word, text)]
    found = assigned(text, cues, figures, phrase_end=END, leads_on=leads_on)
    return [text[cue.start : cue.end] if cue else None for cue in found]


@pytest.mark.parametrize(("text", "of"), [
    ("It had 8.1 in Seoul and 7.2 nationwide.", ["Seoul", "nationwide"]),
    ("In Seoul it had 8.1, and 7.2 last week.", ["Seoul", None]),
    ("It had 8.1, and 7.2 in Seoul.", [None, "Seoul"]),
    ("It had 8.1 and 7.2.", [None, None]),
])  # fmt: skip
def test_behind_up_to_where_the_phrase_ends_else_before(text: str, of: list[str | None]) -> None:
    assert told(text, "Seoul|nationwide") == of


def test_a_word_that_leads_to_the_next_figure_is_left_to_it() -> None:
    text = "It had 8.1 with a peak of 9.3."
    assert told(text, "peak") == ["peak", None]
    assert told(text, "peak", leads_on=LEADS) == [None, "peak"]
