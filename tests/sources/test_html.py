from __future__ import annotations

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.errors import SourceError
from copydesk.model import Document
from copydesk.sources.html import declared_codec, html_document


def read(page: str, published: str | None = None) -> Document:
    document = html_document(page, id="x", place="x.html", published=published)
    assert document.given == page
    for piece in document.pieces:
        assert document.text[piece.start : piece.end] == page[piece.given_start :][: piece.end - piece.start]
    assert [piece.start for piece in document.pieces] == sorted(piece.start for piece in document.pieces)
    return document


def blocks(page: str) -> list[str]:
    return read(page).text.split("\n\n")


def test_blocks_are_paragraphs_and_inline_tags_add_nothing() -> None:
    page = "<h1>Head</h1><p>On <b>May</b> 15, <i>Kim</i>&#39;s\n  own</p><ul><li>one<li>two</ul>"
    page += "<table><tr><td>a<td>b</table>"
    assert blocks(page) == ["Head", "On May 15, Kim's own", "one", "two", "a", "b"]


def test_captions_and_line_breaks() -> None:
    assert blocks("<figure><img alt='no'><figcaption>By tvN</figcaption></figure><p>a <br> b</p>") == ["By tvN", "a\nb"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("caf&eacute; &amp; co &lt;3 &#44608;&#xC218;", "café & co <3 김수"),
        ("AT&T &unknown; & so on &", "AT&T &unknown; & so on &"),
        ("a<!-- <p>no</p> -->b<![CDATA[ no ]]>c<?php no ?>d<!DOCTYPE no>e", "abcde"),
        ("5 < 6 and <3", "5 < 6 and <3"),
        ("<p>one<!-- never closed", "one"),
        ("<p>one<a href='never closed>two</a> three", "onetwo three"),
        ("<p>one</b></div></p></p>", "one"),
        ("<b><p>one</b> two</p>", "one two"),
        ("one<p", "one"),
        ("one<script>two", "one"),
        ("one <iframe>two", "one two"),
        ("so\u00adft zero\u200bwidth", "soft zerowidth"),
        ("<pre>a\n  b</pre>", "a\n  b"),
    ],
)
def test_markup_of_every_kind(page: str, text: str) -> None:
    assert read(page).text == text


@pytest.mark.parametrize(
    "part",
    [
        "<script>no</script>",
        "<style>no</style>",
        "<noscript><p>no</p></noscript>",
        "<template>no</template>",
        "<svg><title>no</title><text>no</text><path/></svg>",
        "<iframe>no</iframe>",
        "<button>no</button><select><option>no</select><textarea>no</textarea>",
        "<nav><p>no</p></nav>",
        "<footer><p>no</p></footer>",
        '<div role="navigation">no</div>',
        '<div class="c-cookieBanner"><p>no</p></div>',
        '<div id="newsletter_signup"><p>no</p></div>',
        '<ul class="share"><li>no</ul>',
        '<div class="related-stories">no</div>',
        '<div class="ad ad--top">no</div>',
        '<blockquote class="twitter-tweet"><p>no</p></blockquote>',
        "<p hidden>no</p>",
        '<p style="display: none">no</p>',
    ],
)
def test_what_is_not_the_story(part: str) -> None:
    prose = "<p>Kim Soo Hyun took to Instagram on May 15 and shared two photos from the set of the drama.</p>"
    assert "no" not in read(f"<body>{prose}{part}<p>yes</p>").text.split()
    assert read(f"<body>{prose}{part}<p>yes</p>").text.endswith("yes")


def test_a_suspicious_wrapper_of_the_whole_story_is_kept() -> None:
    page = (
        '<div class="layout with-sidebar"><p>'
        + "The story is in here, however the theme calls its box. " * 3
        + "</p></div>"
    )
    assert read(page).text.startswith("The story is in here")


def test_the_article_with_most_prose_is_preferred() -> None:
    prose = "Kim Soo Hyun took to Instagram on May 15 and shared two photos from the set of the drama."
    cards = "<article><h2>Another</h2></article>" * 3
    page = f"<div>Trending now</div><main><article><p>{prose}</p></article>{cards}</main>"
    assert blocks(page) == [prose]


def test_a_page_of_cards_keeps_the_story_outside_them() -> None:
    prose = "Kim Soo Hyun took to Instagram on May 15 and shared two photos from the set of the drama."
    assert prose in blocks(f"<div><p>{prose}</p></div><article>Another story</article>")


def test_headline_comes_first_and_once() -> None:
    prose = "<p>Kim Soo Hyun took to Instagram on May 15 and shared two photos from the set of the drama.</p>"
    inside = read(f"<title>Kim posts | Site</title><article><p>News</p><h1>Kim posts</h1>{prose}</article>")
    outside = read(f"<title>Kim posts | Site</title><header><h1>Kim posts</h1></header><article>{prose}</article>")
    for document in (inside, outside):
        assert document.title == "Kim posts"
        assert document.text.startswith("Kim posts\n\nKim Soo Hyun")
        assert document.text.count("Kim posts") == 1


def test_what_the_page_says_of_itself() -> None:
    page = (
        '<html lang="ko"><title>T &amp; U</title><meta property="og:site_name" content="Site">'
        '<link rel="canonical" href="https://example.org/a"><p>text</p>'
    )
    document = read(page)
    assert (document.title, document.outlet, document.url, document.lang) == (
        "T & U",
        "Site",
        "https://example.org/a",
        "ko",
    )
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-05-16T23:30:00+09:00">', "2024-05-16"),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-16"}]}</script>', "2024-05-16"),
        ('<time datetime="2024-05-16T01:00Z">yesterday</time>', "2024-05-16"),
        ('<meta name="date" content="May 16, 2024">', "2024-05-16"),
        ('<meta property="article:published_time" content="soon"><time datetime="2024-05-17">', "2024-05-17"),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ("", None),
    ],
)
def test_published(head: str, published: str | None) -> None:
    assert read(f"{head}<p>text</p>").published == published


def test_published_that_is_given_wins() -> None:
    assert read('<time datetime="2024-05-16"></time>text', published="2023-01-01").published == "2023-01-01"


def test_a_page_without_text_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"x\.html: no text to read"):
        read("<html><body><img src=a></body></html>")


def test_declared_encoding() -> None:
    assert declared_codec(b'<html><meta charset="EUC-KR">') == "cp949"
    assert declared_codec(b'<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">') == "cp932"
    assert declared_codec(b'<meta charset="rot13">') is None


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Z"], exclude_characters="\u00ad\u200b\u2060\ufeff"),
    min_size=1,
    max_size=8,
)
spaces = st.sampled_from([" ", "  ", "\n", "\n\t ", " <!-- x > y -->", " <span></span>"])
tags = st.sampled_from(["b", "i", "em", "a href='x > y'", 'span class="w"', "u"])


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A paragraph with markup and character references inside, and its words."""
    shown = draw(st.lists(words, min_size=1, max_size=8))
    source = []
    for word in shown:
        cut = draw(st.integers(0, len(word)))
        escape = draw(st.sampled_from([html.escape, lambda text: "".join(f"&#{ord(c)};" for c in text)]))
        inner = html.escape(word[:cut]) + "<!---->" + escape(word[cut:])
        if draw(st.booleans()):
            tag = draw(tags)
            inner = f"<{tag}>{inner}</{tag.split()[0]}>"
        source.append(inner)
    return draw(spaces).join(source), shown


@given(st.lists(paragraphs(), min_size=1, max_size=4))
@settings(max_examples=150)
def test_any_paragraphs_keep_words_and_offsets(story: list[tuple[str, list[str]]]) -> None:
    document = read("".join(f"<p>{source}</p>" for source, _ in story))
    assert document.text == "\n\n".join(" ".join(shown) for _, shown in story)


BROKEN = [*"<>/!-[]=\"'& \n", "p", "b", "div", "script", "title", "&amp;", "h1", "li", "nav", "<", "</", "<p>", "<!--"]


@given(st.lists(st.sampled_from(BROKEN), max_size=40).map("".join))
@settings(max_examples=300)
def test_no_markup_is_too_broken(page: str) -> None:
    assert read("word " + page).text


@pytest.mark.parametrize(
    "part", ["<a ", "<!-- ", "<b>", "<div class=ad>x", "</p>", "&", "<a b='", "<article>x", "<i><p></b>"]
)
def test_long_broken_pages_end(part: str) -> None:
    assert read("word " + part * (200_000 // len(part))).text
