"""A site of stories that are given as text, its files by path, and its pages taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pytest

from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from copydesk.model import Document
from copydesk.publish.site.whole import site
from newsroom import NOON, FakeReader, Words

Files = Mapping[str, str]
Make = Callable[..., Files]


class Page(HTMLParser):
    """The elements of a page: (tag, attributes), and the text outside scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.data: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        kind = dict(attrs).get("type")
        self._inside = "data" if tag == "script" and kind == "application/ld+json" else tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        (self.data if self._inside == "data" else self.words).append(data)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """Attributes of every element of the tag that has these values."""
        return [a for t, a in self.elements if t == tag and all(a.get(k.strip("_")) == v for k, v in wanted.items())]

    @property
    def text(self) -> str:
        """The page's words, white space as one space."""
        return " ".join("".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        """Every id on the page, as often as it is there."""
        return [str(a["id"]) for _, a in self.elements if a.get("id")]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.db") as opened:
        yield opened


@pytest.fixture
def make(ledger: Ledger) -> Make:
    """Makes a site: names with their types, then what each story says; more stories may be told by `stories`."""

    def made(types: Mapping[str, str], *stories: Sequence[Words], address: str = "", url: str = "https://a.example/{}",
             name: str = "Desk") -> Files:  # fmt: skip
        for number, said in enumerate(stories, 1):
            text = ". ".join(words.quote for words in said) + "."
            address_of = url.format(number) if url else None
            document = Document(f"story-{number}", text, outlet=f"Outlet {number}", url=address_of,
                                published="2024-05-01", title=f"Story {number}")  # fmt: skip
            ledger.add(FakeReader(types, said).read(document), now=NOON)
        return {file.path: file.text for file in site(ledger, name=name, address=address)}

    return made


def page_of(files: Files, name: str, ledger: Ledger) -> Page:
    """The first page of the thing called that."""
    return Page(files[f"things/{ledger.find(name)[0].id}.html"])
