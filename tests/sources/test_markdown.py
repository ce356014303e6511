from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.errors import SourceError
from copydesk.model import Document
from copydesk.sources.markdown import markdown_document


def read(file: str, published: str | None = None) -> Document:
    document = markdown_document(file, id="x", place="x.md", published=published)
    assert document.given == file
    for piece in document.pieces:
        assert document.text[piece.start : piece.end] == file[piece.given_start :][: piece.end - piece.start]
    return document


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("On *May* 15, __Kim__ *Soo*-hyun", "On May 15, Kim Soo-hyun"),
        ("[Kim](http://Kim) said ![Kim](kim.png)Kim", "Kim said Kim"),
        ("[Kim][1] said [this].\n\n[1]: http://a 'May 1'\n[this]: b", "Kim said this."),
        ("a \\*b\\* &amp; caf&eacute; 2 * 3 a*b ~~gone~~ ~", "a *b* & café 2 * 3 a*b gone ~"),
        ("<b>Kim</b> and `co de` and <http://a.b>", "Kim and co de and http://a.b"),
        ("# Head #\n\nUnder\n=====\n\n## Two ##", "Head\n\nUnder\n\nTwo"),
        ("> one\n> two\n>\n> > three", "one two\n\nthree"),
        ("* one\n* two\n   1. three\n\n      four", "one\n\ntwo\n\n1. three\n\nfour"),
        ("one\r\ntwo  \r\nthree\\\r\nfour", "one two\nthree\nfour"),
        ("| a | b \\| c | a |\n|---|---|---|\n| x | *y* | [x](x) |", "a\n\nb | c\n\na\n\nx\n\ny\n\nx"),
        ("one\n\n```\ncode\n```\n\n~~~\ncode\n~~~\n\ntwo", "one\n\ntwo"),
        ("one\n\n    an indented paragraph", "one\n\nan indented paragraph"),
        ("one <!-- no --> two\n\n<!-- no\n\nno -->\n\nthree", "one two\n\nthree"),
        ("one\n\n<script>\n\nno\n\n</script>\n\ntwo", "one\n\ntwo"),
        ('one\n\n<blockquote class="instagram-media">\n\nno\n\n</blockquote>\n\ntwo', "one\n\ntwo"),
        ("one\n\n<div><p>in &amp; out</p></div>\n\ntwo", "one\n\nin & out\n\ntwo"),
        ("***both*** **a*b*c** _a_b_ ****", "both abc a_b ****"),
        ("\ufeffone", "one"),
    ],
)
def test_what_a_reader_sees(file: str, text: str) -> None:
    assert read(file).text == text


def test_every_word_in_plain_paragraphs_has_its_place() -> None:
    file = "> On *May* 15,\n> [Kim](Kim) \\* said\n\n- **24.850** percent\n\n| May | May |\n|--|--|\n| Kim | *Kim* |"
    document = read(file)
    places = [document.given_spans(m.start(), m.end()) for m in re.finditer(r"\w[\w.]*", document.text)]
    assert all(len(spans) == 1 for spans in places)
    starts = [spans[0].start for spans in places]
    assert starts == sorted(set(starts))
    assert file[starts[3] :].startswith("Kim](")


def test_front_matter() -> None:
    document = read(
        "---\ntitle: Queen of Tears: the finale # note\ndate: 2024-05-16T09:00:00+09:00\nauthor: 'Kim''s'\n"
        "url: https://a/b\nlang: no\ntags: [a, b]\nmore:\n  date: 1999-01-01\n---\nText of it.\n"
    )
    assert document.text == "Queen of Tears: the finale\n\nText of it."
    assert (document.title, document.published) == ("Queen of Tears: the finale", "2024-05-16")
    assert (document.outlet, document.url, document.lang) == ("Kim's", "https://a/b", "no")


@pytest.mark.parametrize("head", ["# The title\n\n", "The title\n\n", "## THE TITLE!\n\n"])
def test_a_title_that_the_text_has_is_not_repeated(head: str) -> None:
    assert len(re.findall("the title", read(f'---\ntitle: "The title"\n---\n{head}Text').text, re.IGNORECASE)) == 1


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert read("---\n\nkey: value\n\ntext").text == "key: value\n\ntext"


def test_a_date_that_is_none() -> None:
    file = "---\ntitle: a\ndate: soonish\n---\ntext"
    with pytest.raises(SourceError, match=r'x\.md:3: date: "soonish" is no date \(write an EDTF date'):
        read(file)
    assert read(file, published="2024-05-16").published == "2024-05-16"


@pytest.mark.parametrize("file", ["", "  \n", "---\nlang: en\n---\n", "```\ncode\n```", "<!-- a -->"])
def test_no_text_is_an_error(file: str) -> None:
    with pytest.raises(SourceError, match=r"no text to read|is empty"):
        read(file)


word = st.text("abcXYZé김수현", min_size=1, max_size=6)
dressed = st.sampled_from(
    [
        "{}",
        "*{}*",
        "**{}**",
        "[{}](http://abc 'X')",
        "<b>{}</b>",
        "`{}`",
        "{}\\*",
        "{}&amp;",
        "~~{}~~",
        "{}&#8217;",
        "{}<!--x-->",
    ]
)
begins = st.sampled_from(["{}", "> {}", "- {}", "1. {}", "## {} ##", "{}\n---", "> - {}"])
SHOWN = {"{}\\*": "*", "{}&amp;": "&", "{}&#8217;": "’"}


@given(st.lists(st.tuples(begins, st.lists(st.tuples(dressed, word), min_size=1, max_size=6)), min_size=1, max_size=5))
@settings(max_examples=200)
def test_any_paragraphs_keep_words_and_offsets(story: list[tuple[str, list[tuple[str, str]]]]) -> None:
    file, shown = [], []
    for begin, parts in story:
        file.append(begin.format(" ".join(dress.format(text) for dress, text in parts)))
        shown.append("1. " * begin.startswith("1.") + " ".join(text + SHOWN.get(dress, "") for dress, text in parts))
    document = read("First\n\n" + "\n\n".join(file))
    assert document.text == "First\n\n" + "\n\n".join(shown)
    covered = sum(piece.end - piece.start for piece in document.pieces)
    assert covered >= sum(len(text) for _, parts in story for _, text in parts)


BROKEN = [*"*_`[]()<>!\\&#-=|~ \n\r\t'\"1.a", "---\n", "```", "<b>", "<div>", "| a |\n|---|\n", "1. ", "> ", "# "]


@given(st.lists(st.sampled_from(BROKEN), max_size=40).map("".join))
@settings(max_examples=300)
def test_no_file_is_too_broken(file: str) -> None:
    read("word " + file)
