"""What an editor shows of findings: diagnostics, hovers, quick fixes, as values of the protocol. Pure.

Words that come from stories are escaped: a quote is shown as it reads, whatever markup is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types

from copydesk.check.finding import Finding, Severity, Source
from copydesk.check.fixing import fixed
from copydesk.check.render.located import Located, given_text, in_order
from copydesk.desk import Checked
from copydesk.editor.positions import Lines
from copydesk.errors import CopydeskError

__all__ = ["FIX_ALL", "Shown", "shown", "trouble"]

#: The kind of the action that applies everything; editors run it on saving where they are told to.
FIX_ALL = "source.fixAll.copydesk"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
#: What is markup anywhere in a line, and what is at its beginning only (a heading, a list, a rule).
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&])|^(?=[#+\-=])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
_LINK = re.compile(r"https?://[^\s<>\"'`]+")


def trouble(error: CopydeskError) -> types.Diagnostic:
    """Why a draft cannot be checked, at the line of it that the error names (`draft.md:2`), else at the first."""
    named = re.search(r":(\d+)(?::\d+)?$", error.place)
    line = int(named[1]) - 1 if named and not error.place.partition(":")[0].endswith(".toml") else 0
    at = types.Position(line, 0)
    return types.Diagnostic(
        types.Range(at, types.Position(line, 200)), str(error), types.DiagnosticSeverity.Error, source="copydesk",
    )  # fmt: skip


def shown(checked: Checked, encoding: str, *, versioned: bool = True) -> Shown:
    """The findings of a draft as an editor may ask for them; `versioned` says that it takes edits of one version."""
    document = checked.reading.document
    text = given_text(document)
    lines = Lines(text, encoding)
    placed = tuple(
        _Placed(finding, place, _diagnostic(finding, place, lines))
        for finding, place in in_order(document, checked.findings)
    )
    return Shown(checked, lines, placed, versioned)


@dataclass(frozen=True, slots=True)
class _Placed:
    finding: Finding
    place: Located
    diagnostic: types.Diagnostic


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft's findings with their places in the editor's text."""

    checked: Checked
    lines: Lines
    placed: tuple[_Placed, ...]
    versioned: bool

    @property
    def diagnostics(self) -> list[types.Diagnostic]:
        """Every finding as a diagnostic, in the order of the text."""
        return [one.diagnostic for one in self.placed]

    def hover(self, at: types.Position) -> types.Hover | None:
        """The findings at a position with their receipts, as Markdown; None where there are none."""
        offset = self.lines.offset(at.line, at.character)
        under = [one for one in self.placed if one.place.start <= offset <= one.place.end]
        if not under:
            return None
        said = "\n\n---\n\n".join(_page(one.finding) for one in under)
        content = types.MarkupContent(types.MarkupKind.Markdown, said)
        return types.Hover(content, under[0].diagnostic.range)

    def actions(self, uri: str, version: int | None, wanted: types.Range) -> list[types.CodeAction]:
        """Quick fixes of the findings that touch a range: the suggested words, and a comment that says to ignore it."""
        low = self.lines.offset(wanted.start.line, wanted.start.character)
        high = self.lines.offset(wanted.end.line, wanted.end.character)
        actions = []
        for one in self.placed:
            if one.place.end < low or high < one.place.start:
                continue
            for suggestion in one.place.suggestions:
                edit = types.TextEdit(_range(self.lines, suggestion.start, suggestion.end), suggestion.replacement)
                actions.append(types.CodeAction(
                    f"Write “{suggestion.replacement}”", types.CodeActionKind.QuickFix, [one.diagnostic],
                    is_preferred=suggestion.sure, edit=self._edit(uri, version, [edit]),
                ))  # fmt: skip
            if self._takes_comments(one):
                actions.append(self._ignore(uri, version, one))
        return actions

    def fix_all(self, uri: str, version: int | None) -> types.CodeAction | None:
        """Everything that `copydesk check --fix` would apply, as one edit; None where it would apply nothing."""
        done = fixed(self.checked.reading.document, self.checked.findings)
        suggestions = sorted({suggestion for _, suggestion in done.applied}, key=lambda one: one.start)
        if not suggestions:
            return None
        edits = [types.TextEdit(_range(self.lines, s.start, s.end), s.replacement) for s in suggestions]
        return types.CodeAction(
            "Apply all safe fixes of Copydesk", FIX_ALL,
            edit=self._edit(uri, version, edits),
        )  # fmt: skip

    def _edit(self, uri: str, version: int | None, edits: Sequence[types.TextEdit]) -> types.WorkspaceEdit:
        """An edit that the editor refuses where the text is another version by then, if it knows of versions."""
        if not self.versioned:
            return types.WorkspaceEdit(changes={uri: list(edits)})
        document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, list(edits))])

    def _takes_comments(self, one: _Placed) -> bool:
        return self.checked.reading.document.media_type == "text/markdown" and not one.finding.in_file

    def _ignore(self, uri: str, version: int | None, one: _Placed) -> types.CodeAction:
        end = self.lines.end_of_line(one.place.end)
        code = one.finding.code
        edit = types.TextEdit(_range(self.lines, end, end), f" <!-- copydesk: ignore {code} because  -->")
        return types.CodeAction(
            f"Ignore {code} in this paragraph (give the reason)", types.CodeActionKind.QuickFix, [one.diagnostic],
            edit=self._edit(uri, version, [edit]),
        )  # fmt: skip


def _diagnostic(finding: Finding, place: Located, lines: Lines) -> types.Diagnostic:
    return types.Diagnostic(
        _range(lines, place.start, place.end), finding.message, _SEVERITIES[finding.severity], code=finding.code,
        source="copydesk",
    )  # fmt: skip


def _range(lines: Lines, start: int, end: int) -> types.Range:
    return types.Range(types.Position(*lines.position(start)), types.Position(*lines.position(end)))


def _page(finding: Finding) -> str:
    lines = [f"**{finding.code} {finding.name}**  ", _escaped(finding.message)]
    if finding.sources:
        lines += ["", *(_receipt(source) for source in finding.sources)]
    return "\n".join(lines)


def _receipt(source: Source) -> str:
    said = ", ".join((source.outlet or "no outlet", source.published or "no date"))
    link = f" <{source.url}>" if source.url and _LINK.fullmatch(source.url) else ""
    return f"- {_escaped(said)}: “{_escaped(source.quote)}”{link}"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))
