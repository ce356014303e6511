"""A biography whose headline is one person's name and whose first sentence tells of another. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.misnamed import Kind, Misnamed
from copydesk.check.places import cut_of, headline_end, sentence_span
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["misheaded"]

_WORD = r"[^\W\d_][\w.’'-]*"
_NAME = rf"(?P<name>(?=[^\W\d_a-z]){_WORD}(?:\s{_WORD}){{1,3}})"
#: A headline that is a name and nothing else: "Ann Hui", "Vincent van Gogh".
_HEADLINE = Form(rf"\s*{_NAME}\s*")
#: How the life of somebody is opened: "X (born May 4, 1970) is", "X (4 March 1919 – 22 August 1987) was".
_LIFE = Form(
    rf"{_NAME}\s+\((?:[^()]*\b(?:born|b\.)\s[^()]*|[^()]*\d{{4}}[^()]*)\),?\s+"
    r"(?:is|was)\s+(?:an?|the|one)\b"
)
#: Words by which somebody has a second name.
_KNOWN_AS = Form(r"\b(?:known|stage\s+name|pen\s+name|n[ée]e|called|credited|mononym\w*|professionally)\b")


def misheaded(draft: Reading) -> Iterator[Misnamed]:
    """The name that opens such a biography, where no word of it is the headline's and nobody has two names."""
    text = draft.document.text
    end = headline_end(text)
    headline = _HEADLINE.fullmatch(text, 0, end) if end else None
    if headline is None:
        return
    start = next((b.start for b in cut_of(text).blocks if b.start >= end), None)
    life = _LIFE.match(text, start) if start is not None else None
    if life is None:
        return
    ours, theirs = ({names.fold(word) for word in match["name"].split()} for match in (headline, life))
    span = sentence_span(text, Span(life.start(), life.end()))
    first = text[span.start:span.end]
    if ours & theirs or headline["name"] in first or _KNOWN_AS.search(first):
        return
    message = f"the headline is “{headline['name']}”, and the text opens with the life of {life['name']}"
    at = Span(life.start("name"), life.end("name"))
    yield Misnamed(Kind.SPELLING, at, message, Severity.WARNING, (), headline["name"])
