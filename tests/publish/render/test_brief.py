"""Briefs in three formats: sentences, numbered notes, and nothing of a story that acts."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

from copydesk.ledger.base import Thing
from copydesk.model import EntityType, Modality, TextValue
from copydesk.publish.brief.values import Brief, Note, Sentence, Statement
from copydesk.publish.page import Receipt
from copydesk.publish.render.brief import brief_to_html, brief_to_markdown, brief_to_text

EVIL = "<script>alert(1)</script>|*x*`[a](b) \x1b[31m=1+1"


def made(
    name: str, url: str | None = "https://a.example/1", *, left_out: int = 0, others: tuple[Thing, ...] = ()
) -> Brief:
    thing = Thing("1", EntityType.WORK, name)
    receipt = Receipt("c", "s", name, name, url, "2024-04-29", Modality.ASSERTED, None, (name,))
    said = Statement(thing, "genre", TextValue("fantasy"), receipts=(receipt,))
    sentence = Sentence(f"“{' '.join(name.split())}” is a fantasy work.", (said,), (1,))
    return Brief(thing, date(2024, 5, 1), None, (sentence,), (Note(1, receipt, receipt.quotes),), left_out, others)


def test_each_format_has_the_sentence_its_mark_and_its_source() -> None:
    brief = made("Goblin")
    assert brief_to_text(brief) == (
        "More about Goblin\n\n“Goblin” is a fantasy work.[1]\n\n[1] Goblin, 2024-04-29: “Goblin”\n    https://a.example/1\n"
    )
    assert brief_to_markdown(brief) == (
        "## More about Goblin\n\n“Goblin” is a fantasy work.[^1]\n\n"
        "[^1]: Goblin, 2024-04-29: “Goblin” <https://a.example/1>\n"
    )
    html = brief_to_html(brief)
    assert '<a href="#brief-note-1">1</a>' in html
    assert '<li id="brief-note-1"><a href="https://a.example/1"' in html


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def test_what_stories_say_never_becomes_markup() -> None:
    brief = made(EVIL, "javascript:alert(1)", left_out=2, others=(Thing("2", EntityType.PERSON, "--> <b>"),))
    tags = Tags()
    tags.feed(brief_to_html(brief))
    assert tags.seen <= {"section", "h2", "p", "sup", "a", "ol", "li", "q", "small"}
    assert tags.links == ["#brief-note-1"]
    markdown = brief_to_markdown(brief)
    assert "<script" not in markdown
    assert markdown.count("-->") == markdown.count("<!--") == 2
    assert "\x1b" not in brief_to_text(brief) + markdown + brief_to_html(brief)


def test_nothing_to_say_is_said() -> None:
    empty = Brief(Thing("1", EntityType.WORK, "Goblin"), date(2024, 5, 1), None, ())
    assert "Nothing that is undisputed" in brief_to_text(empty)
    done = Brief(Thing("1", EntityType.WORK, "Goblin"), date(2024, 5, 1), None, (), left_out=3)
    assert "The draft says all that a brief would." in brief_to_markdown(done)
    assert "The draft says all" in brief_to_html(done)
