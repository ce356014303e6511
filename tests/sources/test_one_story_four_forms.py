"""The same story as text, HTML, Markdown and JSON is the same words, and every word leads back into its file."""

from __future__ import annotations

import html
import io
import json
from pathlib import Path

import pytest

from copydesk.model import Document
from copydesk.sources import documents

CORPUS = Path(__file__).parents[2] / "corpus" / "dev"
STORIES = sorted(CORPUS.glob("*.json"))

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title} | The Desk</title>
<meta property="og:site_name" content="The Desk">
<meta property="article:published_time" content="2024-05-16T09:30:00+09:00">
<link rel="canonical" href="https://example.org/story">
<style>p {{ color: red }}</style>
<script>if (1 < 2) document.write("<p>On May 99, nobody said this.</p>");</script>
</head>
<body class="single-post newsletter-enabled has-sidebar">
<div id="cookie-consent" role="dialog"><p>We and our 812 partners use cookies to show you what you have already bought,
and to remember that you said no to it.</p><button>Accept all</button></div>
<header class="site"><a href="/">The Desk</a></header>
<nav><ul><li><a href="/tv">Television</a><li><a href="/film">Film</a></ul></nav>
<main>
<article>
<p class="kicker">Television</p>
<h1>{title}</h1>
<div class="share-buttons"><a>Share this story</a> <a>Post it</a></div>
{body}
<blockquote class="instagram-media"><p>A post shared by somebody (@somebody) on May 15, long enough to be prose.</p>
</blockquote>
<aside class="related-posts"><h3>Read more</h3><ul><li>Another story altogether</ul></aside>
</article>
<form class="newsletter"><label>Your mail</label><input name="mail"><p>Sign up for our daily letter.</p></form>
</main>
<footer><p>© The Desk. All rights reserved by people who reserve all rights, everywhere, in every form.</p></footer>
</body>
</html>
"""


def as_html(title: str, paragraphs: list[str]) -> str:
    def marked(paragraph: str) -> str:
        words = html.escape(paragraph, quote=True).split(" ")
        words[0] = f"<b>{words[0]}</b>"
        words[len(words) // 2] = f'<a href="https://example.org/?q=May+1">{words[len(words) // 2]}</a>'
        return "<p>" + "\n".join(" ".join(words[i : i + 12]) for i in range(0, len(words), 12)) + "</p>"

    return PAGE.format(title=html.escape(title), body="\n".join(marked(paragraph) for paragraph in paragraphs))


def as_markdown(title: str, paragraphs: list[str]) -> str:
    def marked(paragraph: str) -> str:
        for mark in "\\`*_[]<&~#":
            paragraph = paragraph.replace(mark, "\\" + mark)
        words = paragraph.split(" ")
        middle = len(words) // 2
        words[0] = f"**{words[0]}**" if words[0].isalnum() else words[0]
        words[middle] = f"[{words[middle]}](https://example.org/May_1)"
        return " ".join(words)

    embed = '<blockquote class="instagram-media">\n\nA post shared by somebody\n\n</blockquote>'
    head = f"---\ntitle: {title}\ndate: 2024-05-16 09:30:00 +0900\noutlet: The Desk\nlang: en\ntags:\n  - tv\n---\n"
    return "\n\n".join([head, *map(marked, paragraphs), embed, "<!-- a note\n\nto the desk -->", "```\ncode\n```"])


def read(path: Path) -> Document:
    (document,) = documents([str(path)], stdin=io.BytesIO())
    assert isinstance(document, Document), str(document)
    return document


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_same_words_in_every_form(story: Path, tmp_path: Path) -> None:
    given = json.loads(story.read_text("utf-8"))
    text = given["document"]["text"]
    title, *paragraphs = [block for block in text.split("\n\n") if block.strip()]
    forms = {
        "txt": text,
        "json": json.dumps(given),
        "html": as_html(title, paragraphs),
        "md": as_markdown(title, paragraphs),
    }
    for suffix, form in forms.items():
        path = tmp_path / f"story.{suffix}"
        path.write_text(form, "utf-8", newline="")
        document = read(path)
        assert document.text.split() == text.split(), suffix
        for piece in document.pieces:
            stands = document.given[piece.given_start : piece.given_start + piece.end - piece.start]
            assert document.text[piece.start : piece.end] == stands
        if suffix in ("html", "md"):
            assert document.given == form
            assert document.text.split("\n\n")[0].split() == title.split()
            assert (document.published, document.outlet, document.lang) == ("2024-05-16", "The Desk", "en")
            assert sum(piece.end - piece.start for piece in document.pieces) > 0.9 * len(
                document.text.replace("\n", "")
            )


def test_the_corpus_is_there() -> None:
    assert len(STORIES) >= 12
