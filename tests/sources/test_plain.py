from __future__ import annotations

import pytest

from copydesk.errors import SourceError
from copydesk.model import Span
from copydesk.sources.plain import headline, plain_document


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Kim posts\n\nOn May 15", "Kim posts"),
        ("Kim posts\r\n \r\nOn May 15", "Kim posts"),
        ("\n  Kim posts  \n\n\nOn May 15", "Kim posts"),
        ("Kim posts\nOn May 15", ""),
        ("Kim posts\n\n", ""),
        ("Kim posts", ""),
        ("word " * 60 + "\n\nOn May 15", ""),
        ("x" * 1_000_000, ""),
    ],
)
def test_headline(text: str, title: str) -> None:
    assert headline(text) == title


def test_text_stands_as_it_is_line_ends_included() -> None:
    document = plain_document("Kim posts\r\n\r\nOn  May\t15\r\n", id="x", place="x.txt", published=None)
    assert (document.text, document.given, document.pieces) == ("Kim posts\r\n\r\nOn  May\t15\r\n", "", ())


def test_a_byte_order_mark_is_dropped_and_offsets_count_it() -> None:
    document = plain_document("\ufeffOn May 15", id="x", place="x.txt", published=None)
    assert document.text == "On May 15"
    assert document.given_spans(3, 6) == (Span(4, 7),)


@pytest.mark.parametrize(("text", "message"), [("", "the file is empty"), (" \r\n", "no text to read in it")])
def test_nothing_to_read(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        plain_document(text, id="x", place="x.txt", published=None)
