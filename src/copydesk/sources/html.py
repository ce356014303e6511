"""An HTML page to a Document: the story's text as a browser shows it, with what the page says of itself.

A page is never refused for its markup. Offsets are kept by construction: text is only ever copied from the file, run
by run, or marked as being nowhere in it (a decoded character reference).
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from copydesk.errors import SourceError
from copydesk.model import Document
from copydesk.sources.markup import Close, Open, Raw, Reference, Text, tokens
from copydesk.sources.page import Page, story
from copydesk.sources.published import published_by_page
from copydesk.sources.woven import Run, woven

__all__ = ["declared_codec", "html_document"]

#: Labels of the encodings that pages of this beat declare, and the codec that browsers read them with.
_CODECS = {
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "ksc5601": "cp949", "cp949": "cp949", "windows-949": "cp949",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "euc-jp": "euc_jp",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252",
    "latin1": "cp1252", "us-ascii": "cp1252", "windows-1252": "cp1252", "iso-8859-15": "iso8859_15",
    "windows-1250": "cp1250", "iso-8859-2": "iso8859_2", "windows-1251": "cp1251", "windows-1254": "cp1254",
    "iso-8859-9": "cp1254", "windows-874": "cp874", "tis-620": "cp874", "windows-1258": "cp1258",
}  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,30})", re.IGNORECASE)

#: Where a page says its date, best first.
_DATES = (
    "article:published_time", "json-ld", "datepublished", "time", "pubdate", "date", "dc.date", "dc.date.issued",
    "parsely-pub-date", "sailthru.date",
)  # fmt: skip


@dataclass(slots=True)
class _Said:
    """What the page says of itself: `meta` by lower-case name, first one wins."""

    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    lang: str = ""
    canonical: str = ""

    def say(self, name: str, value: str) -> None:
        if name and value.strip():
            self.meta.setdefault(name.lower(), " ".join(value.split()))


def declared_codec(data: bytes) -> str | None:
    """The codec of the encoding that a page declares in its first 2,048 bytes, where it is one that is known."""
    match = _CHARSET.search(data[:2048])
    return _CODECS.get(match[1].decode("ascii").lower()) if match else None


def html_document(given: str, *, id: str, place: str, published: str | None) -> Document:  # noqa: A002
    """The document of a decoded HTML file. Raises SourceError where no text is left to read."""
    page, said = Page(), _Said()
    for token in tokens(given):
        match token:
            case Text(start, end):
                page.text(Run(given[start:end], start))
            case Reference(_, _, text):
                page.text(Run(text))
            case Open(_, name, attributes, empty):
                _listen(said, name, attributes, page.reading)
                page.open(name, attributes, empty=empty)
            case Close(name):
                page.close(name)
            case Raw(name, attributes, start, end):
                _listen_to_raw(said, name, attributes, given, (start, end))
    title = said.meta.get("og:title") or said.title
    blocks = story(page, title)
    text, pieces = woven([block.runs for block in blocks])
    if not text.strip():
        raise SourceError("no text to read in the page", place=place, advice="give the page of one story")
    first = blocks[0]
    return Document(
        id=id,
        text=text,
        title=first.text if first.name == "h1" else title,
        published=published or _published(said),
        outlet=said.meta.get("og:site_name") or said.meta.get("json-ld publisher"),
        url=said.canonical or said.meta.get("og:url"),
        lang=said.lang or None,
        media_type="text/html",
        given=given,
        pieces=pieces,
        place=place,
    )


def _listen(said: _Said, name: str, attributes: Mapping[str, str], reading: bool) -> None:
    if name == "meta":
        for key in ("property", "name", "itemprop"):
            said.say(attributes.get(key, ""), attributes.get("content", ""))
    elif name == "html":
        said.lang = said.lang or attributes.get("lang", attributes.get("xml:lang", "")).strip()
    elif name == "link" and "canonical" in attributes.get("rel", "").lower().split():
        said.canonical = said.canonical or attributes.get("href", "").strip()
    elif name == "time" and reading:
        key = "datepublished" if attributes.get("itemprop", "").lower() == "datepublished" else "time"
        said.say(key, attributes.get("datetime", ""))


def _listen_to_raw(said: _Said, name: str, attributes: Mapping[str, str], given: str, span: tuple[int, int]) -> None:
    if name == "title" and not said.title:
        said.title = " ".join(unescape(given[slice(*span)]).split())
    elif name == "script" and attributes.get("type", "").strip().lower() == "application/ld+json":
        for node in _linked_data(given[slice(*span)]):
            date, publisher = node.get("datePublished"), node.get("publisher")
            if isinstance(date, str):
                said.say("json-ld", date)
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                said.say("json-ld publisher", publisher["name"])


def _linked_data(text: str) -> Iterator[dict[str, object]]:
    """Every object of a JSON-LD block, outermost first; none where it is no JSON."""
    try:
        todo = deque([json.loads(text)])
    except (ValueError, RecursionError):
        return
    while todo:
        node = todo.popleft()
        if isinstance(node, dict):
            yield node
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)


def _published(said: _Said) -> str | None:
    for name in _DATES:
        if (value := said.meta.get(name)) and (day := published_by_page(value)):
            return day
    return None
