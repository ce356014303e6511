from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from copydesk.publish.page import Dossier
from copydesk.publish.render.to_markdown import escape, to_markdown
from copydesk.publish.words import visible


def plain_text(markdown: str) -> str:
    """What a reader of the rendered Markdown sees of one paragraph, or the kinds of its blocks where it is not one."""
    blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    if [block.type for block in blocks] != ["paragraph_open", "inline", "paragraph_close"]:
        return str([block.type for block in blocks])
    return "".join(child.content if child.type == "text" else f"<{child.type}>" for child in blocks[1].children or [])


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: visible(text).strip() != ""))
def test_escaped_text_reads_letter_for_letter(text: str) -> None:
    assert plain_text(escape(text)) == visible(text)


def test_a_page_cites_footnotes_that_quote(page: Dossier) -> None:
    lines = to_markdown(page).splitlines()
    assert lines[0] == "# Queen of Tears"
    network = next(line for line in lines if line.startswith("| network |"))
    assert "[^1]" in network
    assert "[^1]: Soompi, 2024-05-01: “Queen of Tears, the tvN drama” <https://example.org/0>" in lines


def test_every_footnote_is_cited_and_every_citation_has_its_footnote(page: Dossier) -> None:
    text = to_markdown(page)
    numbers = range(1, text.count("\n[^") + 1)
    assert all(text.count(f"[^{number}]") >= 2 and f"\n[^{number}]: " in text for number in numbers)


def test_what_differs_is_marked(page: Dossier) -> None:
    ends = [line for line in to_markdown(page).splitlines() if line.startswith("| final episode")]
    assert len(ends) == 2
    assert any("**2024-04-28**" in line or "**2024-04-27**" in line for line in ends)
    assert all("disputed" in line for line in ends)


def test_what_stories_say_is_never_markup(nasty: Dossier) -> None:
    text = to_markdown(nasty)
    html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    assert "<script" not in html
    assert "javascript:" not in html.replace("[x](javascript:1)", "")
    assert "<em>" not in html
    assert text.count("\x1b") == 0
