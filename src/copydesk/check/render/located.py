"""A finding's place in the file as it was given: markup included, lines and columns counted from 1. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.check.finding import Finding, Suggestion
from copydesk.model import Document

__all__ = ["Located", "file_name", "given_text", "locate"]


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
    spans = document.given_spans(finding.start, finding.end)
    start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    text = given_text(document)
    suggestions = []
    for suggestion in finding.suggestions:
        pieces = document.given_spans(suggestion.start, suggestion.end)
        whole = len(pieces) == 1 and pieces[0].end - pieces[0].start == suggestion.end - suggestion.start
        if whole:
            suggestions.append(Suggestion(pieces[0].start, pieces[0].end, suggestion.replacement))
    line_start = text.rfind("\n", 0, start) + 1
    return Located(start, end, text.count("\n", 0, start) + 1, start - line_start + 1, tuple(suggestions))
