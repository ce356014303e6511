"""What an editor is shown of findings: nothing that a story says becomes markup; actions are about their own words."""

from __future__ import annotations

import pytest
from lsprotocol import types

from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.desk import Checked
from copydesk.editor.showing import FIX_ALL, Shown, shown, trouble
from copydesk.errors import ConfigError, SourceError
from copydesk.model import Document, Reading
from copydesk.sources.markdown import markdown_document

TEXT = "# T\n\nHong *Ha* In came.\nBaek came.\n"


def made(*findings: tuple[str, str, bool], source: Source | None = None, versioned: bool = True) -> Shown:
    """A Markdown draft with a finding for each of (words, replacement, sure)."""
    document = markdown_document(TEXT, id="d", place="d.md", published=None)
    found = []
    for words, fix, sure in findings:
        start = document.text.index(words)
        place = (start, start + len(words))
        found.append(Finding("N001", "n", Severity.WARNING, "*not* so", *place, words,
                             (source,) if source else (), (Suggestion(*place, fix, sure),)))  # fmt: skip
    return shown(Checked(Reading(document, (), ()), tuple(found)), "utf-16", versioned=versioned)


def at(line: int, character: int) -> types.Range:
    return types.Range(types.Position(line, character), types.Position(line, character))


def test_quotes_and_addresses_cannot_become_markup() -> None:
    hostile = Source("c", "<b>X</b>", "javascript:alert(1)", None, "[a](http://x.example) ![b](c)\n\n# H <script>")
    page = made(("Baek", "Baik", True), source=hostile).hover(types.Position(3, 1))
    assert page is not None
    assert isinstance(page.contents, types.MarkupContent)
    said = page.contents.value
    assert "javascript" not in said
    assert "\\[a\\](http://x.example) !\\[b\\](c)" in said
    assert "\\<script\\>" in said
    assert "\\*not\\* so" in said
    assert "- \\<b\\>X" in said
    assert "\n#" not in said
    fine = made(("Baek", "Baik", True), source=Source("c", "X", "https://x.example/1", "2024", "q"))
    page = fine.hover(types.Position(3, 4))
    assert page is not None
    assert "<https://x.example/1>" in str(page.contents)


@pytest.mark.parametrize(
    ("message", "shown_as"),
    [
        ("# one", "\\# one"), ("- one", "\\- one"), ("1. one", "1\\. one"), ("24.850 is 28.4", "24\\.850 is 28.4"),
        ("a - b. c", "a - b. c"),
    ],
)  # fmt: skip
def test_a_message_is_no_heading_and_no_list(message: str, shown_as: str) -> None:
    document = Document("d", "Baek")
    said = Finding("N001", "n", Severity.INFO, message, 0, 4, "Baek")
    page = shown(Checked(Reading(document, (), ()), (said,)), "utf-16").hover(types.Position(0, 1))
    assert page is not None
    assert isinstance(page.contents, types.MarkupContent)
    assert page.contents.value.split("\n")[1] == shown_as


def test_actions_are_those_of_the_range_and_say_when_they_are_not_sure() -> None:
    both = made(("Ha", "Hae", True), ("Baek", "Baik", False))
    fix, ignore = both.actions("file:///d.md", 3, at(2, 6))
    assert (fix.title, fix.is_preferred) == ("Write “Hae”", True)
    assert ignore.edit is not None
    assert "because  -->" in str(ignore.edit)
    assert both.actions("file:///d.md", 3, at(3, 0))[0].is_preferred is False
    assert both.actions("file:///d.md", 3, at(0, 0)) == []


def test_words_parted_by_markup_have_no_edit_of_their_own() -> None:
    (ignore,) = made(("Hong Ha In", "Hong Hae In", True)).actions("file:///d.md", 3, at(2, 1))
    assert ignore.title.startswith("Ignore N001")


def test_all_fixes_are_the_safe_ones_and_none_is_no_action() -> None:
    everything = made(("Ha", "Hae", True), ("Baek", "Baik", False)).fix_all("file:///d.md", 3)
    assert everything is not None
    assert (everything.kind, str(everything.edit).count("new_text")) == (FIX_ALL, 1)
    assert made(("Baek", "Baik", False)).fix_all("file:///d.md", 3) is None


def test_a_client_without_versioned_edits_gets_plain_ones() -> None:
    fix, _ = made(("Ha", "Hae", True), versioned=False).actions("file:///d.md", 3, at(2, 6))
    assert fix.edit is not None
    assert fix.edit.document_changes is None
    assert fix.edit.changes is not None
    assert [edit.new_text for edit in fix.edit.changes["file:///d.md"]] == ["Hae"]


def test_what_a_comment_of_an_action_silences_needs_its_reason() -> None:
    _, ignore = made(("Ha", "Hae", True)).actions("file:///d.md", None, at(2, 6))
    assert ignore.edit is not None
    assert ignore.edit.document_changes is not None
    change = ignore.edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert (change.text_document.version, change.edits[0].range.start) == (None, types.Position(2, 18))


def test_why_a_draft_cannot_be_checked_is_said_at_its_line_or_its_first() -> None:
    assert trouble(SourceError("no date", place="d.md:2")).range.start.line == 1
    assert trouble(ConfigError("no date", place="/x/copydesk.toml:2")).range.start.line == 0
    assert trouble(SourceError("no date", place="d.md")).message == "d.md: no date"


def test_an_empty_document_has_nothing_to_show() -> None:
    nothing = shown(Checked(Reading(Document("d", ""), (), ()), ()), "utf-8")
    assert (nothing.diagnostics, nothing.hover(types.Position(0, 0))) == ([], None)
