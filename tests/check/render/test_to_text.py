"""The text form: exact lines for one of each, and underlines that stand under their words whatever the letters."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.check.render.to_text import styled, to_text
from copydesk.model import Document


def finding(document: Document, words: str, severity: Severity = Severity.ERROR, **also: tuple[object, ...]) -> Finding:
    start = document.text.index(words)
    return Finding("N001", "name-spelled-two-ways", severity, "not so", start, start + len(words), words, **also)


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def test_a_finding_with_its_receipt_and_fix() -> None:
    document = Document("d", "Headline\n김수현 met Hong Ha In there.", place="a.md")
    said = to_text([(document, [finding(
        document, "Hong Ha In",
        sources=(Source("c", "The Daily", "https://example.org/1", "2024-03-09", "Hong\nHae In"),),
        suggestions=(Suggestion(17, 27, "Hong Hae In"),),
    )])])
    assert said == (
        "a.md:2:9: error N001 name-spelled-two-ways: not so\n"
        "    김수현 met Hong Ha In there.\n"
        "               ^^^^^^^^^^\n"
        "    The Daily, 2024-03-09: “Hong Hae In” https://example.org/1\n"
        "    fix: Hong Ha In → Hong Hae In\n"
        "\n"
        "1 error in 1 draft\n"
    )


def test_the_last_line_counts() -> None:
    document = Document("d", "a b c")
    found = [finding(document, "a"), finding(document, "b"), finding(document, "c", Severity.WARNING)]
    assert to_text([(document, found), (document, [])]).endswith("\n2 errors, 1 warning in 2 drafts\n")
    assert to_text([(document, [])]) == "No findings in 1 draft\n"
    assert to_text([]) == "No findings in 0 drafts\n"


def test_a_long_line_is_cut_around_the_words() -> None:
    document = Document("d", "x " * 500 + "Hong Ha In" + " y" * 500)
    lines = to_text([(document, [finding(document, "Hong Ha In")])]).splitlines()
    assert len(lines[1]) < 120
    assert lines[1].strip().startswith("…")
    assert lines[1].endswith("…")
    assert lines[1][lines[2].index("^"):lines[2].index("^") + 10] == "Hong Ha In"


def test_what_could_move_a_terminal_is_not_passed_on() -> None:
    document = Document("d", "a\x1b[31m red\tword\u202e here")
    said = to_text([(document, [finding(document, "word")])])
    assert "\x1b" not in said
    assert "\t" not in said
    assert "\u202e" not in said


def test_styles_name_their_runs_and_add_nothing() -> None:
    document = Document("d", "a b")
    runs = list(styled([(document, [finding(document, "b", Severity.INFO)])]))
    assert ("info", "info") in runs
    assert "".join(text for text, _ in runs) == to_text([(document, [finding(document, "b", Severity.INFO)])])


@given(
    st.text(st.sampled_from("ab 김수漢字é\t"), max_size=150), st.text(st.sampled_from("cd한"), min_size=1, max_size=20),
    st.text(st.sampled_from("ab 김수漢字é"), max_size=150),
)
def test_the_underline_stands_under_the_words(before: str, words: str, after: str) -> None:
    document = Document("d", before + words + after)
    place = len(before), len(before + words)
    said = to_text([(document, [Finding("N001", "x-y", Severity.ERROR, "m", *place, words)])])
    _, line, marks, *_ = said.split("\n")
    column = cells(marks[:marks.index("^")])
    shown = next(i for i in range(len(line)) if cells(line[:i]) == column)
    assert line[shown:shown + len(words)] == words
    assert marks.count("^") == cells(words)
