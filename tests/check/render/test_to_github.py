"""Workflow commands of GitHub Actions: one line each whatever is in them, with what the runner decodes escaped."""

from __future__ import annotations

from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.check.render.to_github import to_github
from copydesk.model import Document


def finding(text: str, start: int, end: int, severity: Severity = Severity.ERROR) -> Finding:
    source = Source("c1", "The Daily", None, None, "20%\nof it")
    return Finding("N001", "some-name", severity, "a: b, 5%", start, end, text[start:end], (source,),
                   (Suggestion(start, end, "X"),))  # fmt: skip


def test_a_command_with_everything_escaped() -> None:
    text = "One.\nHong Ha In came."
    document = Document("d", text, place="drafts/a,b:c%.md")
    assert to_github([(document, [finding(text, 5, 15)])]) == (
        "::error file=drafts/a%2Cb%3Ac%25.md,line=2,col=1,endLine=2,endColumn=11,title=N001 some-name"
        "::“Hong Ha In”: a: b, 5%25%0AThe Daily, no date: “20%25%0Aof it”%0Afix: X\n"
    )


def test_levels_standard_input_and_words_over_two_lines() -> None:
    text = "One\nTwo\r\nThree"
    document = Document("d", text, place="-")
    lines = to_github([(document, [
        finding(text, 0, 3, Severity.WARNING), finding(text, 4, 12, Severity.INFO),
    ])]).splitlines()  # fmt: skip
    assert lines[0].startswith("::warning line=1,col=1,endLine=1,endColumn=4,title=")
    assert lines[1].startswith("::notice line=2,col=1,endLine=3,title=")
    assert "%0D%0A" in lines[1]
    assert len(lines) == 2


def test_nothing_found_is_nothing_said() -> None:
    assert to_github([(Document("d", "One."), [])]) == ""
