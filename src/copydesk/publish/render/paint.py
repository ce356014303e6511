"""How a text format asks for emphasis without knowing of terminals."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["Paint", "plain"]

#: Takes what a run of text is ("title", "label", "quote", "doubt", "quiet") and the text.
Paint = Callable[[str, str], str]


def plain(role: str, text: str) -> str:
    """No emphasis."""
    return text
