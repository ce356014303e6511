"""The language server as an editor knows it: a process, spoken to over its standard input and output by pygls' client.

Nothing here waits for a time: each step waits for the answer that it asked for, and a server that dies ends the test.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

TESTS = Path(__file__).parents[1]
#: The program with the newsroom's reader, which knows beforehand which words say what.
PROGRAM = (
    "from copydesk.cli import main\nfrom copydesk.commands.tools import Tools\nfrom newsroom import NOON, READER\n"
    "main({args!r}, obj=Tools(load_reader=lambda: READER, clock=lambda: NOON))"
)
STORY = "Queen of Tears ended on April 28, 2024."
#: Flowers take two UTF-16 units each; lines end as on Windows.
DRAFT = (
    "# 🌸\r\n\r\n🌸🌸 Queen of Tears ended on April 27, 2024.\r\n\r\n"
    "The finale aired on Saturday, April 28, 2024.\r\n"
)


class Editor:
    """A client that remembers what it was told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: asyncio.Queue[str] = asyncio.Queue()
        self.registered: asyncio.Queue[types.RegistrationParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def log(params: types.LogMessageParams) -> None:
            self.logged.put_nowait(params.message)

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.logged.put_nowait(params.message)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            self.registered.put_nowait(params)

    async def start(
        self, options: Any, encodings: list[types.PositionEncodingKind] | None = None, *, watches: bool = False,
        root: Path | None = None,
    ) -> Any:
        quiet = {name: value for name, value in os.environ.items() if name not in ("COPYDESK_LEDGER", "FORCE_COLOR")}
        await self.client.start_io(
            sys.executable, "-c", PROGRAM.format(args=["lsp"]), cwd=self.folder,
            env={**quiet, "PYTHONPATH": str(TESTS)},
        )  # fmt: skip
        edits = types.WorkspaceEditClientCapabilities(document_changes=True)
        capabilities = types.ClientCapabilities(
            workspace=types.WorkspaceClientCapabilities(
                workspace_edit=edits,
                did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(watches),
            ),
            general=types.GeneralClientCapabilities(position_encodings=encodings),
        )
        answer = await self.client.initialize_async(
            types.InitializeParams(capabilities, initialization_options=options, root_uri=root and root.as_uri())
        )
        self.client.initialized(types.InitializedParams())
        return answer

    def uri(self, name: str = "draft.md") -> str:
        return (self.folder / name).as_uri()

    async def open(
        self, text: str, name: str = "draft.md", language: str = "markdown"
    ) -> types.PublishDiagnosticsParams:
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.published.get()

    def change(self, text: str, version: int, name: str = "draft.md") -> None:
        document = types.VersionedTextDocumentIdentifier(version, self.uri(name))
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def actions(self, at: types.Range, only: list[Any] | None = None) -> list[types.CodeAction]:
        document = types.TextDocumentIdentifier(self.uri())
        context = types.CodeActionContext([], only)
        said = await self.client.text_document_code_action_async(types.CodeActionParams(document, at, context))
        return [action for action in said or [] if isinstance(action, types.CodeAction)]

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def session(folder: Path, steps: Callable[[Editor], Awaitable[None]]) -> None:
    """Run the steps against a server of its own; all of it fails where the server hangs."""

    async def run() -> None:
        editor = Editor(folder)
        async with asyncio.timeout(300):
            try:
                await steps(editor)
                await editor.stop()
            finally:
                server = editor.client._server
                if server is not None and server.returncode is None:
                    server.kill()

    asyncio.run(run())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose `desk.db` has one story."""
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    code = PROGRAM.format(args=["--ledger", "desk.db", "read", "story.txt"])
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True,
                   env={**os.environ, "PYTHONPATH": str(TESTS)})  # fmt: skip
    return tmp_path


def span(first: tuple[int, int], last: tuple[int, int]) -> types.Range:
    return types.Range(types.Position(*first), types.Position(*last))


def test_diagnostics_hover_and_quick_fix_in_utf_16(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        answer = await editor.start({"ledger": "desk.db", "delayMs": 0})
        assert answer.capabilities.position_encoding == types.PositionEncodingKind.Utf16
        said = await editor.open(DRAFT)
        assert [(one.code, one.severity) for one in said.diagnostics] == [
            ("L001", types.DiagnosticSeverity.Error), ("D001", types.DiagnosticSeverity.Error),
        ]  # fmt: skip
        wrong = said.diagnostics[0]
        line = DRAFT.split("\r\n")[2]
        start = len(line[: line.index("April 27, 2024")].encode("utf-16-le")) // 2
        assert wrong.range == span((2, start), (2, start + len("April 27, 2024")))
        where = types.TextDocumentIdentifier(editor.uri())
        at = types.Position(2, start + 3)
        hover = await editor.client.text_document_hover_async(types.HoverParams(where, at))
        assert hover is not None
        assert isinstance(hover.contents, types.MarkupContent)
        assert "**L001 contradicted-value**" in hover.contents.value
        assert "Queen of Tears ended on April 28, 2024" in hover.contents.value
        nothing = await editor.client.text_document_hover_async(types.HoverParams(where, types.Position(0, 0)))
        assert nothing is None
        fix, ignore = await editor.actions(wrong.range, [types.CodeActionKind.QuickFix])
        assert (fix.title, fix.is_preferred) == ("Write “April 28, 2024”", True)
        assert fix.edit is not None
        assert fix.edit.document_changes is not None
        (change,) = fix.edit.document_changes
        assert isinstance(change, types.TextDocumentEdit)
        assert (change.text_document.version, change.edits[0].range) == (1, wrong.range)
        assert ignore.edit is not None
        assert "copydesk: ignore L001 because" in str(ignore.edit)
        (everything,) = await editor.actions(span((0, 0), (0, 0)), ["source.fixAll"])
        assert everything.edit is not None
        assert str(everything.edit).count("new_text") == 1, "the weekday has two ways to be put right"

    session(folder, steps)


def test_what_is_typed_is_checked_again_and_closing_clears(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.start({"ledger": "desk.db", "delayMs": 0})
        assert len((await editor.open(DRAFT)).diagnostics) == 2
        editor.change(DRAFT.replace("April 27", "April 28").replace("Saturday", "Sunday"), 2)
        said = await editor.published.get()
        assert (said.version, said.diagnostics) == (2, ())
        editor.change("", 3)
        assert (await editor.published.get()).diagnostics == ()
        editor.change(DRAFT, 4)
        assert len((await editor.published.get()).diagnostics) == 2
        where = types.TextDocumentIdentifier(editor.uri())
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(where))
        assert (await editor.published.get()).diagnostics == ()

    session(folder, steps)


def test_only_the_last_of_many_keystrokes_is_checked(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.start({"ledger": "desk.db", "delayMs": 1500})
        await editor.open("# One\n")
        for version in range(2, 30):
            editor.change(DRAFT[: version * 5], version)
        editor.change(DRAFT, 30)
        said = await editor.published.get()
        assert (said.version, len(said.diagnostics)) == (30, 2)
        assert editor.published.empty()

    session(folder, steps)


def test_a_client_that_counts_in_utf_8_gets_utf_8(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        answer = await editor.start({"ledger": "desk.db"}, [types.PositionEncodingKind.Utf8])
        assert answer.capabilities.position_encoding == types.PositionEncodingKind.Utf8
        said = await editor.open(DRAFT)
        line = DRAFT.split("\r\n")[2]
        assert said.diagnostics[0].range.start == types.Position(2, len(line[: line.index("April 27")].encode()))

    session(folder, steps)


def test_configuration_settings_and_what_is_wrong_with_them(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        (folder / "copydesk.toml").write_text('ledger = "desk.db"\nselect = ["L0O1"]\n', "utf-8")
        await editor.start({"delayMs": "soon"})
        assert "delayMs is not a number of milliseconds" in await editor.logged.get()
        (wrong,) = (await editor.open(DRAFT)).diagnostics
        assert wrong.range.start.line == 0
        assert 'copydesk.toml:2: no check is called "L0O1" (nearest: L001)' in wrong.message
        (folder / "copydesk.toml").write_text('ledger = "desk.db"\n', "utf-8")
        settings = types.DidChangeConfigurationParams({"copydesk": {"ignore": ["D001"]}})
        editor.client.workspace_did_change_configuration(settings)
        assert [one.code for one in (await editor.published.get()).diagnostics] == ["L001"]

    session(folder, steps)


def test_a_configuration_that_changes_is_heard_of_and_the_workspace_is_where_paths_begin(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        editor.folder = folder / "elsewhere"
        editor.folder.mkdir()
        await editor.start({"ledger": "desk.db"}, watches=True, root=folder)
        editor.folder = folder
        (one,) = (await editor.registered.get()).registrations
        assert one.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        assert "**/copydesk.toml" in str(one.register_options)
        assert [said.code for said in (await editor.open(DRAFT)).diagnostics] == ["L001", "D001"]
        (folder / "copydesk.toml").write_text('ignore = ["D001"]\n', "utf-8")
        event = types.FileEvent((folder / "copydesk.toml").as_uri(), types.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        assert [said.code for said in (await editor.published.get()).diagnostics] == ["L001"]

    session(folder, steps)


def test_a_missing_ledger_is_shown_and_html_and_front_matter_are_read_as_what_they_are(folder: Path) -> None:
    async def steps(editor: Editor) -> None:
        await editor.start({"ledger": "none.db"})
        page = "<article><h1>Queen</h1><p>The finale aired on <b>Saturday</b>, April 28, 2024.</p></article>"
        (said,) = (await editor.open(page, "page.html", "html")).diagnostics
        assert said.range == span((0, page.index("Saturday")), (0, page.index("</b>")))
        assert f"no ledger at {folder / 'none.db'} yet" in await editor.logged.get()
        text = "---\ndate: 2024-05-16\n---\n\nThe finale aired on Saturday, April 28.\n"
        assert [one.code for one in (await editor.open(text, "a.md")).diagnostics] == ["D001"]
        (wrong,) = (await editor.open(text.replace("2024-05-16", "soon"), "b.md")).diagnostics
        assert (wrong.range.start.line, "is no date" in wrong.message) == (1, True)
        assert not (folder / "none.db").exists()

    session(folder, steps)
