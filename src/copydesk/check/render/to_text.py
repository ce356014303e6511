"""Findings for people: place, message, the words underlined, receipts, fix. Decides nothing, knows no colours: `styled`
gives each run of text with the name of its style, and the command line says what that looks like.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from copydesk.check.finding import Finding, Severity, Source
from copydesk.check.render.located import Located, file_name, given_text, in_order
from copydesk.model import Document

__all__ = ["receipt", "shown", "styled", "to_text"]

_WIDTH = 100  # cells of the line of text that is shown
_CONTROLS = ("Cc", "Zl", "Zp", "Cs")
_DIRECTIONS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_QUOTE = 160  # code points of a receipt's quote


def to_text(checked: Iterable[tuple[Document, Sequence[Finding]]], *, silenced: int = 0) -> str:
    """Every finding in turn and a last line that counts them; plain text, the same whatever the terminal."""
    return "".join(text for text, _ in styled(checked, silenced=silenced))


def styled(
    checked: Iterable[tuple[Document, Sequence[Finding]]], *, silenced: int = 0
) -> Iterator[tuple[str, str]]:
    """The same text in runs, each with its style: "", "error", "warning", "info", "place", "code", "mark", "receipt",
    "fix" or "summary". `silenced` is how many findings comments and baseline kept back, which the last line says.
    """
    counts: Counter[Severity] = Counter()
    drafts = 0
    for document, findings in checked:
        drafts += 1
        for finding, place in in_order(document, findings):
            counts[finding.severity] += 1
            yield from _finding(document, finding, place)
    yield _summary(counts, drafts) + (f" ({silenced} silenced)" if silenced else "") + "\n", "summary"


def _finding(document: Document, finding: Finding, place: Located) -> Iterator[tuple[str, str]]:
    severity = finding.severity.value
    yield f"{shown(file_name(document))}:{place.line}:{place.column}: ", "place"
    yield severity, severity
    yield f" {finding.code} {finding.name}: ", "code"
    yield f"{shown(finding.message)}\n", ""
    words, marks = _excerpt(given_text(document), place)
    yield f"    {words}\n", ""
    yield f"    {marks}\n", "mark"
    for source in finding.sources:
        yield f"    {receipt(source)}\n", "receipt"
    for suggestion in finding.suggestions:
        old = document.text[suggestion.start:suggestion.end]
        yield f"    fix: {shown(old)} → {shown(suggestion.replacement)}\n", "fix"
    yield "\n", ""


def receipt(source: Source) -> str:
    """Who says it, when and in which words, on one line."""
    quote = shown(source.quote)
    if len(quote) > _QUOTE:
        # Cut between words where there is a gap: a word in a script without spaces is cut as it comes.
        cut = quote[:_QUOTE]
        quote = (cut.rpartition(" ")[0] or cut).rstrip(" …") + " …"
    said = ", ".join(part for part in (source.outlet or "no outlet", source.published or "no date") if part)
    return f"{shown(said)}: “{quote}”" + (f" {shown(source.url)}" if source.url else "")


def _excerpt(text: str, place: Located) -> tuple[str, str]:
    """The line that the finding starts in, cut to a width, and a line of carets under the words."""
    low = place.start - (place.column - 1)
    high = text.find("\n", place.start)
    line = text[low:high if high >= 0 else len(text)]
    first, last = place.start - low, max(place.start - low + 1, min(place.end - low, len(line)))
    # As much after the words as before them, and what one side does not need goes to the other.
    spare = max(0, _WIDTH - _cells(line[first:last]))
    left, room = first, spare // 2 if _cells(line[last:]) > spare // 2 else spare - _cells(line[last:])
    while left > 0 and room - _cells(line[left - 1]) >= 0:
        left -= 1
        room -= _cells(line[left])
    right, room = last, spare - _cells(line[left:first])
    while right < len(line) and room - _cells(line[right]) >= 0:
        room -= _cells(line[right])
        right += 1
    before = ("…" if left > 0 else "") + shown(line[left:first])
    words = shown(line[first:last])
    after = shown(line[last:right]).rstrip() + ("…" if right < len(line) else "")
    return before + words + after, " " * _cells(before) + "^" * max(1, _cells(words))


def _cells(text: str) -> int:
    """Columns that a terminal gives to the text: two to a wide East Asian character, none to a combining mark."""
    return sum(
        0 if unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Me")
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


def shown(text: str) -> str:
    """The text on one plain line: every control character (tab, line break, escape, change of direction) as a space."""
    return "".join(" " if unicodedata.category(c) in _CONTROLS or c in _DIRECTIONS else c for c in text)


def _summary(counts: Counter[Severity], drafts: int) -> str:
    said = [
        f"{counts[severity]} {word if counts[severity] == 1 else word + 's'}"
        for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note"))
        if counts[severity]
    ]
    checked = f"{drafts} draft" if drafts == 1 else f"{drafts} drafts"
    return f"{', '.join(said) if said else 'No findings'} in {checked}"
