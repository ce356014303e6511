"""A finding's place in the file as it was given: markup included, lines and columns counted from 1. Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.check.finding import Finding, Suggestion
from copydesk.model import Document

__all__ = ["Located", "file_name", "given_text", "in_order", "line_and_column", "locate", "utf16"]


@dataclass(frozen=True, slots=True)
class Located:
    """Where a finding stands: code points of the file as given, half open; line and column of its start, from 1.

    `suggestions` keeps those whose words stand in one piece in the file, so that no markup is ever replaced.
    """

    start: int
    end: int
    line: int
    column: int
    suggestions: tuple[Suggestion, ...]


def file_name(document: Document) -> str:
    """What to call the draft: the file it came from, or its id where it came from none."""
    return document.place or document.id


def given_text(document: Document) -> str:
    """The file as it was given."""
    return document.given if document.pieces else document.text


def locate(document: Document, finding: Finding) -> Located:
    """The finding's place, from the start of its first piece to the end of its last."""
    text = given_text(document)
    if finding.in_file:
        return Located(finding.start, finding.end, *line_and_column(text, finding.start), ())
    spans = document.given_spans(finding.start, finding.end)
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    suggestions = []
    for suggestion in finding.suggestions:
        pieces = document.given_spans(suggestion.start, suggestion.end)
        whole = len(pieces) == 1 and pieces[0].end - pieces[0].start == suggestion.end - suggestion.start
        if whole:
            suggestions.append(Suggestion(pieces[0].start, pieces[0].end, suggestion.replacement, suggestion.sure))
    return Located(start, end, *line_and_column(text, start), tuple(suggestions))


def line_and_column(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of a code point; columns are code points too."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def utf16(text: str) -> int:
    """How many UTF-16 code units the text takes: what SARIF, language servers and annotations count columns in."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_order(document: Document, findings: Iterable[Finding]) -> list[tuple[Finding, Located]]:
    """The findings with their places, sorted by start, end and code in the file as given."""
    placed = [(finding, locate(document, finding)) for finding in findings]
    return sorted(placed, key=lambda pair: (pair[1].start, pair[1].end, pair[0].code))
