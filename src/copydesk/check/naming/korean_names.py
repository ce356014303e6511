"""Korean names in a text by their letters: "Jang Geu-rae", "Geu-rae". Pure; says nothing of whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.check.once import once
from copydesk.model import Document, Span
from copydesk.names.romanization import SURNAMES
from copydesk.text.form import Form

__all__ = ["Lettered", "korean_names"]

_NAME = Form(r"(?<![\w@#/.-])(?:(?P<family>[A-Z][a-z]+)\s)?(?P<given>[A-Z][a-z]+-[a-z]+)\b(?![-_@])")


@dataclass(frozen=True, slots=True)
class Lettered:
    """A name at its place; `family` is empty where the given name stands alone."""

    family: str
    given: str
    at: Span


@once
def korean_names(document: Document) -> tuple[Lettered, ...]:
    """Every name whose given name has a hyphen and small letters behind it, in order."""
    found = []
    for match in _NAME.finditer(document.text):
        whole = (match["family"] or "").casefold() in SURNAMES
        start = match.start() if whole else match.start("given")
        found.append(Lettered(match["family"] if whole else "", match["given"], Span(start, match.end())))
    return tuple(found)
