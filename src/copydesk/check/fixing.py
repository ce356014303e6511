"""Which suggestions may be applied without asking, and the file with them applied. Pure: opens and writes nothing.

A suggestion is safe where the rule is sure of it, where it stands for the finding's own words and these stand in one
piece in the file letter for letter, where nothing else is suggested for any of them, and where the replacement is no
markup in a file of that kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from copydesk.check.finding import Finding, Suggestion
from copydesk.check.render.located import given_text, in_order
from copydesk.model import Document

__all__ = ["Fixed", "fixed"]

#: What a replacement must not hold, by the kind of file. A line break is in none of them safe.
_MARKUP = {"text/html": frozenset("<>&"), "text/markdown": frozenset("\\`*_[]<>&|#~!$")}


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file with the safe suggestions applied. `applied` holds each finding with its suggestion in the file given,
    `left` the findings that have a suggestion which was not applied, with the reason. Both are in the file's order.
    """

    text: str
    applied: tuple[tuple[Finding, Suggestion], ...]
    left: tuple[tuple[Finding, str], ...]


def fixed(document: Document, findings: Sequence[Finding]) -> Fixed:
    """The file as given, with every safe suggestion applied. The text is the same where there is none."""
    text = given_text(document)
    safe: list[tuple[Finding, Suggestion]] = []
    left: list[tuple[Finding, str]] = []
    for finding, place in in_order(document, findings):
        if not finding.suggestions:
            continue
        suggestion = place.suggestions[0] if place.suggestions else None
        if suggestion is None:
            left.append((finding, "the words are broken up by markup"))
        elif not suggestion.sure:
            left.append((finding, "there are other ways to put it right"))
        elif (suggestion.start, suggestion.end) != (place.start, place.end) or place.start == place.end or (
            text[suggestion.start : suggestion.end] != finding.quote
        ):
            left.append((finding, "it is about other words than its own"))
        elif _is_markup(suggestion.replacement, document.media_type):
            left.append((finding, "the replacement would be markup in this file"))
        else:
            safe.append((finding, suggestion))
    torn = _at_odds([suggestion for _, suggestion in safe])
    applied = [pair for pair in safe if pair[1] not in torn]
    left += [
        (finding, "another fix is suggested for some of the same words") for finding, one in safe if one in torn
    ]
    parts, at = [], 0
    for suggestion in dict.fromkeys(suggestion for _, suggestion in applied):
        parts += [text[at : suggestion.start], suggestion.replacement]
        at = suggestion.end
    return Fixed("".join([*parts, text[at:]]), tuple(applied), tuple(left))


def _at_odds(suggestions: Sequence[Suggestion]) -> set[Suggestion]:
    """Those that touch words of another one, of suggestions sorted by their start."""
    torn = set()
    for number, one in enumerate(suggestions):
        for other in islice(suggestions, number + 1, None):
            if other.start >= one.end:
                break
            if other != one:
                torn |= {one, other}
    return torn


def _is_markup(replacement: str, media_type: str) -> bool:
    risky = _MARKUP.get(media_type, frozenset())
    return any(letter in risky or not letter.isprintable() for letter in replacement)
