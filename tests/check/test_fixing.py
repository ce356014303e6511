"""Which suggestions are applied without asking, and that nothing but their words changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.check.finding import Finding, Severity, Suggestion
from copydesk.check.fixing import fixed
from copydesk.model import Document
from copydesk.sources.html import html_document
from copydesk.sources.markdown import markdown_document


def finding(text: str, words: str, fix: str, *, sure: bool = True, of: tuple[int, int] | None = None) -> Finding:
    start = text.index(words)
    end = start + len(words)
    suggestion = Suggestion(*(of or (start, end)), fix, sure)
    return Finding("N001", "n", Severity.ERROR, "m", start, end, words, (), (suggestion,))


def test_safe_suggestions_are_applied_at_their_own_words() -> None:
    text = "Hong Ha In met Baek.\r\nKim Ji Wom too.\n"
    done = fixed(Document("d", text), [finding(text, "Kim Ji Wom", "Kim Ji Won"), finding(text, "Ha In", "Hae In")])
    assert done.text == "Hong Hae In met Baek.\r\nKim Ji Won too.\n"
    assert [f.quote for f, _ in done.applied] == ["Ha In", "Kim Ji Wom"]
    assert done.left == ()


@pytest.mark.parametrize(
    ("first", "second", "reason"),
    [
        (("Hong Ha In", "Hong Hae In"), ("Ha In", "Hye In"), "another fix"),
        (("Hong Ha In", "Hong Hae In"), ("Hong Ha In", "Hong Hye In"), "another fix"),
    ],
)
def test_of_two_fixes_for_common_words_neither_is_applied(
    first: tuple[str, str], second: tuple[str, str], reason: str
) -> None:
    text = "Hong Ha In came."
    done = fixed(Document("d", text), [finding(text, *first), finding(text, *second)])
    assert (done.text, done.applied) == (text, ())
    assert [said.startswith(reason) for _, said in done.left] == [True, True]


def test_the_same_fix_twice_is_applied_once() -> None:
    text = "Hong Ha In came."
    done = fixed(Document("d", text), [finding(text, "Ha", "Hae"), finding(text, "Ha", "Hae")])
    assert done.text == "Hong Hae In came."
    assert len(done.applied) == 2


def test_what_is_not_safe_is_left_with_its_reason() -> None:
    text = "Hong Ha In came."
    for wrong, reason in (
        (finding(text, "Ha", "Hae", sure=False), "there are other ways to put it right"),
        (finding(text, "Ha", "Hae", of=(0, 4)), "it is about other words than its own"),
        (finding(text, "Ha", "Hae\nHye"), "the replacement would be markup in this file"),
    ):
        done = fixed(Document("d", text), [wrong])
        assert (done.text, [said for _, said in done.left]) == (text, [reason])


def test_markup_is_never_replaced_and_never_made() -> None:
    page = html_document("<p>Hong <b>Ha</b> In &amp; Baek came.</p>", id="d", place="d.html", published=None)
    done = fixed(page, [finding(page.text, "Hong Ha In", "Hong Hae In"), finding(page.text, "Baek", "Baek & Hong")])
    assert done.text == page.given
    assert [reason for _, reason in done.left] == [
        "the words are broken up by markup", "the replacement would be markup in this file",
    ]  # fmt: skip
    assert fixed(page, [finding(page.text, "Ha", "Hae")]).text == "<p>Hong <b>Hae</b> In &amp; Baek came.</p>"
    page = markdown_document("# T\n\nHong *Ha* In\n", id="d", place="d.md", published=None)
    assert fixed(page, [finding(page.text, "Ha", "_Hae_")]).text == page.given
    assert fixed(page, [finding(page.text, "Ha", "Hae")]).text == "# T\n\nHong *Hae* In\n"


WANTED = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.text("cd", max_size=3)))


@given(st.text("ab \n", min_size=1), WANTED)
def test_outside_of_what_is_applied_nothing_changes(text: str, wanted: list[tuple[int, int, str]]) -> None:
    found = []
    for start, length, fix in wanted:
        low, high = min(start, len(text)), min(start + length, len(text))
        fixes = (Suggestion(low, high, fix),)
        found.append(Finding("N001", "n", Severity.ERROR, "m", low, high, text[low:high], (), fixes))
    done = fixed(Document("d", text), found)
    expected, at = "", 0
    for suggestion in sorted({s for _, s in done.applied}, key=lambda s: (s.start, s.end)):
        assert suggestion.start >= at
        expected += text[at : suggestion.start] + suggestion.replacement
        at = suggestion.end
    assert done.text == expected + text[at:]
