"""Comments in a draft that tell a check to be quiet, and which findings they are about. Pure; knows no rule.

    <!-- copydesk: ignore L001 because the agency confirmed the new date by telephone -->
    <!-- copydesk: ignore-file name-spelled-two-ways, D because a transcript, printed as it was spoken -->

Within a paragraph, or behind it on its last line, a comment is about that paragraph; on a line of its own it is about
the paragraph, heading, list item or table cell that comes next. Only Markdown and HTML have comments.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.check.finding import Finding
from copydesk.model import Document, Piece, Span
from copydesk.text.form import Form

__all__ = ["HOW", "Suppression", "suppressions"]

#: How a comment is written, for messages.
HOW = "“copydesk: ignore CODE because REASON”"

_MARKUP = frozenset({"text/markdown", "text/html"})
#: A comment of ours is a line or two; the bound keeps unclosed ones from being searched to the end of the file.
_COMMENT = Form(r"<!--[ \t\r\n]*copydesk[ \t]*:(?P<said>.{0,1000}?)-->", re.IGNORECASE | re.DOTALL)
_BECAUSE = Form(r"\bbecause\b", re.IGNORECASE)
_FENCE = Form(r"^ {0,3}(?P<mark>`{3,}|~{3,}).*?(?:^ {0,3}(?P=mark)|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment: where it stands in the file as given, the words that name checks, and why.

    `scope` is the stretch of the document's text that it is about, None where that is nothing; `understood` is False
    where the comment is no `ignore` or `ignore-file` with a check behind it.
    """

    place: Span
    words: tuple[str, ...]
    reason: str
    scope: Span | None
    understood: bool = True

    def covers(self, finding: Finding) -> bool:
        """Whether the finding begins in its scope. Findings in the file and not in the text are in no scope."""
        scope = self.scope
        return scope is not None and not finding.in_file and scope.start <= finding.start < scope.end


def suppressions(document: Document) -> tuple[Suppression, ...]:
    """The comments of a document in order. What the page shows (a comment in code) is none."""
    given = document.given
    if document.media_type not in _MARKUP or "copydesk" not in given:
        return ()
    code = _code(given) if document.media_type == "text/markdown" else ()
    pieces = sorted(document.pieces, key=lambda piece: piece.given_start)
    starts = [piece.given_start for piece in pieces]
    made = []
    for match in _COMMENT.finditer(given):
        number = bisect_right(starts, match.start()) - 1
        before = pieces[number] if number >= 0 else None
        shown = before is not None and match.start() < _end(before)
        if shown or any(span.start <= match.start() < span.end for span in code):
            continue
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        made.append(_suppression(document, match, before, after))
    return tuple(made)


def _code(given: str) -> tuple[Span, ...]:
    return tuple(Span(match.start(), match.end()) for match in _FENCE.finditer(given))


def _end(piece: Piece) -> int:
    return piece.given_start + piece.end - piece.start


def _suppression(
    document: Document, match: re.Match[str], before: Piece | None, after: Piece | None
) -> Suppression:
    place = Span(match.start(), match.end())
    head, *because = _BECAUSE.split(match["said"], maxsplit=1)
    what, *words = list(_words(head)) or [""]
    reason = " ".join(because[0].split()) if because else ""
    if what == "ignore-file":
        scope: Span | None = Span(0, len(document.text))
    else:
        scope = _paragraph(document, place, before, after)
    return Suppression(place, tuple(words), reason, scope, what in ("ignore", "ignore-file") and bool(words))


def _words(head: str) -> Iterator[str]:
    return (word for word in re.split(r"[\s,]+", head.strip()) if word)


def _paragraph(document: Document, place: Span, before: Piece | None, after: Piece | None) -> Span | None:
    text = document.text
    if before is not None:
        inside = after is not None and "\n\n" not in text[before.end : after.start]
        if inside or "\n" not in document.given[_end(before) : place.start]:
            return _around(text, before.end - 1)
    return None if after is None else _around(text, after.start)


def _around(text: str, at: int) -> Span:
    start = text.rfind("\n\n", 0, at)
    end = text.find("\n\n", at)
    return Span(0 if start < 0 else start + 2, len(text) if end < 0 else end)
