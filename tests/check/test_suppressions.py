"""Comments in Markdown and HTML: what they are about, what they silence, and what the engine makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from check import factory
from copydesk.check.engine import examine
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Plan, Rule, RuleInfo
from copydesk.check.rules import unexplained_suppression, unused_suppression
from copydesk.check.suppressions import suppressions
from copydesk.ledger.base import Ledger
from copydesk.model import Document, Reading
from copydesk.sources.html import html_document
from copydesk.sources.markdown import markdown_document

INFO = RuleInfo("D001", "mismatched-weekday", Severity.ERROR, "0.1")


def marks(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """A finding at every X of the draft."""
    return (INFO.finding(draft, m.start(), m.end(), "an X") for m in re.finditer("X", draft.document.text))


PLAN = Plan((Rule(INFO, marks, ""), unexplained_suppression.RULE, unused_suppression.RULE))


def markdown(text: str) -> Document:
    return markdown_document(text, id="d", place="d.md", published=None)


def html(text: str) -> Document:
    return html_document(text, id="d", place="d.html", published=None)


def examined(document: Document) -> tuple[list[int], list[str], list[str]]:
    """Which X (from 1) are reported, the reasons of the others, and the codes of what is said about the comments."""
    draft = factory.draft(document.text, given=document.given, pieces=document.pieces, media_type=document.media_type)
    said = examine(draft, None, PLAN)
    places = [m.start() for m in re.finditer("X", document.text)]
    kept = [places.index(f.start) + 1 for f in said.findings if f.code == "D001"]
    return kept, [one.reason for one in said.suppressed], [f.code for f in said.findings if f.code != "D001"]


WHY = "D001 because it is so"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"# T\n\nX one <!-- copydesk: ignore {WHY} --> goes on X.\n\nX two.\n", [3]),
        (f"# T\n\nX one,\ngoes on X. <!-- copydesk: ignore {WHY} -->\n\nX two.\n", [3]),
        (f"# T\n\nX one.\n\n<!-- copydesk: ignore {WHY} -->\n\nX two,\nX still.\n\nX three.\n", [1, 4]),
        (f"# T\n\nX one.\n\n<!-- copydesk: ignore {WHY} -->\nX two.\n", [1]),
        (f"<!-- copydesk: ignore {WHY} -->\n\n# T X\n\nX one.\n", [2]),
        (f"# T\n\n<!-- copydesk: ignore {WHY} -->\n- X one\n- X two\n", [2]),
        (f"# T\n\nX one.\n\nX two.\n\n<!-- copydesk: ignore-file {WHY} -->\n", []),
        ("# T\n\nX one. <!-- COPYDESK:  Ignore\n  mismatched-weekday,\n L   Because it is\n so -->\n", [1]),
        ("# T\n\nX one. <!-- copydesk:  ignore\n  mismatched-weekday,\n L   Because it is\n so -->\n", []),
        (f"# T\n\nX one. <!-- copydesk: ignore L001 because of that --><!-- copydesk: ignore {WHY} -->\n", []),
        (f"---\ntitle: X of Y\n---\n\n<!-- copydesk: ignore {WHY} -->\n\nX one.\n", [1]),
    ],
)
def test_what_a_comment_in_markdown_is_about(text: str, kept: list[int]) -> None:
    assert examined(markdown(text))[0] == kept


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        (f"<p>X one <!-- copydesk: ignore {WHY} --> goes on X.</p><p>X two.</p>", [3]),
        (f"<p>X one.</p>\n<!-- copydesk: ignore {WHY} -->\n<p>X <b>two</b> X.</p>\n<p>X three.</p>", [1, 4]),
        (f"<p>X one.</p> <!-- copydesk: ignore {WHY} -->\n<p>X two.</p>", [2]),
        (f"<p>X one.</p>\n<p>X two.</p>\n<!-- copydesk: ignore-file {WHY} -->", []),
        (f"<p>X one &lt;!-- copydesk: ignore {WHY} --&gt;</p>", [1]),
    ],
)
def test_what_a_comment_in_html_is_about(body: str, kept: list[int]) -> None:
    assert examined(html(f"<html><body><article><h1>T</h1>{body}</article></body></html>"))[0] == kept


def test_the_reason_goes_with_what_is_silenced() -> None:
    text = "# T\n\nX one. <!-- copydesk: ignore D because   Kim, of the\nagency, says so -->\n"
    assert examined(markdown(text)) == ([], ["Kim, of the agency, says so"], [])


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        ("copydesk: ignore D001", ["C001"]),
        ("copydesk: ignore D001 because", ["C001"]),
        ("copydesk: ignore D009 because of that", ["C002"]),
        ("copydesk: ignore L001 because of that", []),
        ("copydesk: ignored D001 because of that", ["C002"]),
        ("copydesk: ignore", ["C002"]),
    ],
)
def test_a_comment_without_reason_or_sense_silences_nothing_and_is_told(comment: str, codes: list[str]) -> None:
    assert examined(markdown(f"# T\n\nX one. <!-- {comment} -->\n")) == ([1], [], codes)


def test_a_comment_where_nothing_is_found_any_more_is_told() -> None:
    kept, reasons, codes = examined(markdown(f"# T\n\nOne. <!-- copydesk: ignore {WHY} -->\n"))
    assert (kept, reasons, codes) == ([], [], ["C002"])
    assert examined(markdown(f"# T\n\n<!-- copydesk: ignore {WHY} -->\n\nX one.\n\nText.\n"))[2] == []
    assert examined(markdown(f"# T\n\nX one.\n\n<!-- copydesk: ignore {WHY} -->\n"))[2] == ["C002"]


def test_a_reason_may_say_anything_but_the_end_of_the_comment() -> None:
    text = "# T\n\nX one. <!-- copydesk: ignore D001 because 5 > 4, see <b>, because - -> so -->\n"
    assert examined(markdown(text)) == ([], ["5 > 4, see <b>, because - -> so"], [])


def test_plain_text_and_code_have_no_comments() -> None:
    comment = f"<!-- copydesk: ignore {WHY} -->"
    assert suppressions(Document("d", f"X one. {comment}")) == ()
    assert suppressions(markdown(f"# T\n\n```html\n{comment}\n```\n\n`{comment}`\n")) == ()


def test_many_unclosed_comments_take_no_time_to_speak_of() -> None:
    document = markdown("# T\n\n" + "<!-- copydesk: ignore D001 because " * 20_000 + "\n")
    assert suppressions(document) == ()
