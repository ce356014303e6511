from __future__ import annotations

from html.parser import HTMLParser

import pytest

from copydesk.publish.page import Dossier
from copydesk.publish.render.links import web_address
from copydesk.publish.render.to_html import to_html

_VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """The elements of a page in order; fails where they do not nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


def test_a_page_is_whole_semantic_and_self_contained(page: Dossier) -> None:
    html = to_html(page)
    parsed = Page(html)
    assert html.startswith("<!doctype html>")
    assert [a.get("lang") for a in parsed.all("html")] == ["en"]
    assert len(parsed.all("h1")) == 1
    assert len(parsed.all("table")) == len(page.sections)
    assert all(a.get("scope") == "col" for a in parsed.all("th"))
    assert {tag for tag, _ in parsed.found} & {"script", "img", "link", "iframe", "form"} == set()
    assert "url(" not in html
    assert "@import" not in html
    assert "prefers-color-scheme: dark" in html
    assert any(a.get("name") == "viewport" for a in parsed.all("meta"))


def test_every_value_opens_to_its_words(page: Dossier) -> None:
    parsed = Page(to_html(page))
    values = [value for cell in page.cells for value in cell.values]
    assert len(parsed.all("details")) == len(values)
    words = "".join(parsed.words)
    assert all(quote in words for value in values for receipt in value.receipts for quote in receipt.quotes)


def test_links_are_only_to_the_web_and_cut_loose(page: Dossier) -> None:
    links = Page(to_html(page)).all("a")
    assert {link["href"] for link in links} == {"https://example.org/0", "https://example.org/1"}
    assert all("noopener" in (link["rel"] or "") for link in links)


def test_what_stories_say_is_never_markup(nasty: Dossier) -> None:
    html = to_html(nasty)
    parsed = Page(html)
    assert parsed.all("script") == parsed.all("a") == []
    assert "<script>alert(1)</script>" in "".join(parsed.words)
    assert "\x1b" not in html


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://a.org/b?c=d&e=f#g", "https://a.org/b?c=d&e=f#g"),
        ('http://a.org/"><b>', "http://a.org/%22%3E%3Cb%3E"),
        ("https://a.org/눈물", "https://a.org/%EB%88%88%EB%AC%BC"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.org/x", None),
        ("https://", None),
        ("http://[", None),
        ("a.org", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, address: str | None) -> None:
    assert web_address(url) == address
