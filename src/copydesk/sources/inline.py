"""Markdown's inline markup to text that knows where it stands. markdown-it-py parses; this keeps the offsets.

markdown-it-py tells the lines of a block but not the place of a word, so its inline state is asked to note, at each
token, where in the block's content it was. Every note is checked against the content before it is believed: what does
not stand there letter for letter is text without a place, never text with a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

__all__ = ["Break", "Html", "Words", "inline_parts", "parser"]

#: A longer paragraph is text as it stands: no person marked it up, and a token for each of its asterisks costs memory.
_LONGEST = 64 * 1024
_BREAK_TAGS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class Words:
    """Text; `content[at:at + len(text)] == text`, or `at` is None."""

    text: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Html:
    """An HTML tag or comment, as it stands."""

    source: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line that was ended on purpose."""


class _NotingState(StateInline):
    """Notes in each token's `meta["at"]` where it was when the token began."""

    _began = 0

    def append_pending(self, text: str) -> None:
        if not self.pending:
            self._began = self.pos
        super().append_pending(text)

    # The names are markdown-it-py's.
    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta["at"] = self._began
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.pos
        return token


class _NotingParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        state = _NotingState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def parser() -> MarkdownIt:
    """CommonMark with tables and ~~strikethrough~~; an indented paragraph is a paragraph, not code.

    Inline content is left for `inline_parts`, block by block, so that a long file's tokens are never all in memory.
    """
    markdown = MarkdownIt("commonmark")
    markdown.inline = _NotingParser()
    markdown.enable(["table", "strikethrough", "text", "newline", "escape", "backticks", "emphasis", "link", "image"])
    markdown.disable(["code", "inline", "text_join", "fragments_join", "linkify"])
    return markdown


def inline_parts(markdown: MarkdownIt, content: str, env: MutableMapping[str, Any]) -> Iterator[Words | Html | Break]:
    """The parts of a block's content in order. Link targets and images give none."""
    if len(content) > _LONGEST:
        yield Words(content, 0)
        return
    done = 0
    for token in markdown.inline.parse(content, markdown, env, []):
        at = max(done, token.meta.get("at", done))
        done = at
        match token.type:
            case "text":
                yield _checked(content, token.content, at)
                done = at + len(token.content)
            case "text_special":
                # An escape shows the code point after its backslash; an entity stands nowhere as it is shown.
                yield _checked(content, token.content, at + (token.content != token.markup))
                done = at + len(token.markup)
            case "code_inline":
                yield _code(content, token, at + len(token.markup))
            case "html_inline":
                yield Html(token.content)
                done = at + len(token.content)
            case "softbreak":
                yield Words(" ", None)
            case "hardbreak":
                yield Break()
            case "link_open" if token.markup == "autolink":
                done = at + 1
            case "em_open" | "em_close" | "strong_open" | "strong_close" | "s_open" | "s_close":
                # The markers of one run were all noted at its beginning.
                done = at + len(token.markup)


def _checked(content: str, text: str, at: int) -> Words:
    return Words(text, at if content.startswith(text, at) else None)


def _code(content: str, token: Token, at: int) -> Words:
    for start in (at, at + 1):
        shown = content[start : start + len(token.content)]
        if shown.replace("\n", " ") == token.content:
            return Words(shown, start)
    return Words(token.content, None)
