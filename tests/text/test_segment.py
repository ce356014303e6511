"""Segments: every token in one sentence, every sentence in one block, nothing lost but white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.segment import BlockKind, segment

PRESS = st.text(alphabet="abC 영수.,!?'\"“”‘’()-\n\r\t…–0123456789‏​é😀", max_size=300)


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text).sentences]


@given(PRESS)
def test_tokens_cover_everything_but_space(text: str) -> None:
    cut = segment(text)
    covered = {i for token in cut.tokens for i in range(token.start, token.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} == {i for i in covered if not text[i].isspace()}
    assert all(text[t.start : t.end] == t.text for t in cut.tokens)


@given(PRESS)
def test_tokens_nest_in_sentences_and_sentences_in_blocks(text: str) -> None:
    cut = segment(text)
    assert len(cut.sentence_of) == len(cut.tokens)
    for index, token in enumerate(cut.tokens):
        sentence = cut.sentences[cut.sentence_of[index]]
        assert sentence.first <= index < sentence.last
        assert sentence.start <= token.start
        assert token.end <= sentence.end
        block = cut.blocks[sentence.block]
        assert block.start <= sentence.start
        assert sentence.end <= block.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Sunshine ended. It was loved.", ["Mr. Sunshine ended.", "It was loved."]),
        ("It aired on Feb. 16. Fans wept.", ["It aired on Feb. 16.", "Fans wept."]),
        ("She said, “I will be back.” He left.", ["She said, “I will be back.”", "He left."]),
        ("A 24.850 percent rating. A record!", ["A 24.850 percent rating.", "A record!"]),
        ("J. K. Rowling wrote it. Who else?", ["J. K. Rowling wrote it.", "Who else?"]),
        ("Starring Robert Downey Jr. and others.", ["Starring Robert Downey Jr. and others."]),
        ("Wait... what? Yes.", ["Wait... what?", "Yes."]),
        ("At 9:10 p.m. the show began.", ["At 9:10 p.m. the show began."]),
    ],
)
def test_sentences_end_where_an_editor_ends_them(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_blocks_have_kinds() -> None:
    text = (
        "A headline for the day\n\nA paragraph that says it.\n\nMore about the drama\n\n• Kim Ji-won as Hong\n- another"
    )
    assert [b.kind for b in segment(text).blocks] == [
        BlockKind.HEADLINE,
        BlockKind.BODY,
        BlockKind.SUBHEAD,
        BlockKind.ITEM,
        BlockKind.ITEM,
    ]


def test_tokens_in_a_span_are_those_wholly_inside() -> None:
    cut = segment("Queen of Tears’s set")
    first, last = cut.tokens_in(0, len("Queen of Tears"))
    assert [t.text for t in cut.tokens[first:last]] == ["Queen", "of", "Tears"]
    assert cut.tokens_in(1, 3) == (1, 1)
