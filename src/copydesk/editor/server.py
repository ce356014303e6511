"""The language server: what an editor says and what it is told. Decides nothing about drafts: `session` does.

    didOpen, didChange ─▶ wait until typing stops ─▶ session.check, on a thread of its own ─▶ publishDiagnostics
    hover, codeAction ─▶ what was found in the version that the editor shows; nothing where that is not read yet

The whole text comes with every change (a draft is a few kilobytes), so that no edit can be applied to the wrong place.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePath

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from copydesk import __version__
from copydesk.configuration import FILE_NAME
from copydesk.desk import Checked, Reads
from copydesk.editor.session import Options, Session, options_from
from copydesk.editor.showing import FIX_ALL, Shown, shown, trouble
from copydesk.errors import CopydeskError, UsageError

__all__ = ["Server", "serve"]

_MARKDOWN, _HTML, _PLAIN = "text/markdown", "text/html", "text/plain"
_BY_LANGUAGE = {"markdown": _MARKDOWN, "html": _HTML, "plaintext": _PLAIN}
_BY_SUFFIX = {
    ".md": _MARKDOWN, ".markdown": _MARKDOWN, ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML,
    ".txt": _PLAIN, ".text": _PLAIN,
}  # fmt: skip


class Server(LanguageServer):
    """One editor's server. `session` is used on one thread, the worker's; everything else on the event loop's."""

    def __init__(self, load_reader: Callable[[], Reads], options: Options) -> None:
        super().__init__("copydesk", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.session = Session(load_reader, options, self._tell)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="copydesk")
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._shown: dict[str, tuple[int | None, Shown]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def changed(self, uri: str, *, at_once: bool = False) -> None:
        """Check a document when typing stops: a check that waits or runs for an older text is dropped."""
        self._loop = asyncio.get_running_loop()
        self._drop(uri)
        delay = 0.0 if at_once else self.session.options.delay_ms / 1000
        self._waiting[uri] = asyncio.create_task(self._check(uri, delay))

    def closed(self, uri: str) -> None:
        """Forget a document, and what was said about it."""
        self._drop(uri)
        self._shown.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def learn(self) -> None:
        """Ask the ledger anew from the next check on."""
        self._worker.submit(self.session.learn)

    def everything_changed(self) -> None:
        """Check every open document again."""
        for uri in list(self.workspace.text_documents):
            self.changed(uri, at_once=True)

    def configure(self, said: object) -> None:
        """Take the editor's settings; what is wrong with them is shown, and the settings stay as they were."""
        try:
            self.session.options = options_from(said, self.session.options, self.session.folder)
        except UsageError as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))

    def found(self, uri: str) -> tuple[int | None, Shown] | None:
        """What was found in the version of a document that the editor shows, with that version."""
        known = self._shown.get(uri)
        if known is None or known[0] != self.workspace.get_text_document(uri).version:
            return None
        return known

    def stop(self) -> None:
        """Drop what waits and close what is open."""
        for uri in list(self._waiting):
            self._drop(uri)
        self._worker.submit(self.session.close)
        self._worker.shutdown()

    def _drop(self, uri: str) -> None:
        task = self._waiting.pop(uri, None)
        if task is not None:
            task.cancel()

    async def _check(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        document = self.workspace.get_text_document(uri)
        version, text = document.version, document.source
        place = to_fs_path(uri) or uri if uri.startswith("file:") else PurePath(uri).name
        media_type = _media_type(document.language_id, place)
        try:
            outcome = await asyncio.get_running_loop().run_in_executor(
                self._worker, lambda: self.session.check(text, place=place, media_type=media_type)
            )
        except Exception as error:
            said = f"a mistake in Copydesk, please report it: {type(error).__name__}: {error}"
            outcome = CopydeskError(said)
        self._waiting.pop(uri, None)
        diagnostics: list[types.Diagnostic] = []
        self._shown.pop(uri, None)
        if isinstance(outcome, Checked):
            made = shown(outcome, self._encoding(), versioned=self._knows_versions())
            self._shown[uri] = (version, made)
            diagnostics = made.diagnostics
        elif isinstance(outcome, CopydeskError):
            diagnostics = [trouble(outcome)]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics, version))

    def _encoding(self) -> str:
        """What client and server count characters in."""
        agreed = self.workspace.position_encoding or "utf-16"
        return str(getattr(agreed, "value", agreed))

    def _knows_versions(self) -> bool:
        workspace = self.client_capabilities.workspace
        edits = workspace.workspace_edit if workspace else None
        return bool(edits and edits.document_changes)

    def _tell(self, said: str, aloud: bool) -> None:
        """A line for the editor's log, or one that it shows (aloud), from the worker's thread."""
        said = f"copydesk: {said}"
        if self._loop is None:
            return
        if aloud:
            message = types.ShowMessageParams(types.MessageType.Warning, said)
            self._loop.call_soon_threadsafe(self.window_show_message, message)
        else:
            line = types.LogMessageParams(types.MessageType.Warning, said)
            self._loop.call_soon_threadsafe(self.window_log_message, line)


def _media_type(language: str | None, place: str) -> str:
    """By what the editor calls its language, else by the file's suffix; plain text where neither is known."""
    return _BY_LANGUAGE.get(language or "") or _BY_SUFFIX.get(PurePath(place).suffix.lower(), _PLAIN)


def serve(load_reader: Callable[[], Reads], options: Options) -> None:
    """Serve one editor on standard input and output until it leaves."""
    server = Server(load_reader, options)
    _register(server)
    try:
        server.start_io()
    finally:
        server.stop()


def _register(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        folders = params.workspace_folders or ()
        root = folders[0].uri if folders else params.root_uri
        server.session.folder = Path((root and to_fs_path(root)) or "")
        server.configure(params.initialization_options)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        """Have it told when a configuration changes, where the editor can: what it says holds for drafts open now."""
        workspace = server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            wanted = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(f"**/{FILE_NAME}")])
            one = types.Registration("configurations", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, wanted)
            await server.client_register_capability_async(types.RegistrationParams([one]))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def did_change_watched_files(params: types.DidChangeWatchedFilesParams) -> None:
        server.everything_changed()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.changed(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: types.DidSaveTextDocumentParams) -> None:
        """A saved draft is checked at once, and against what the desk has learned meanwhile."""
        server.learn()
        server.changed(params.text_document.uri, at_once=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        said = params.settings
        server.configure(said.get("copydesk") if isinstance(said, dict) else None)
        server.everything_changed()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        known = server.found(params.text_document.uri)
        return None if known is None else known[1].hover(params.position)

    kinds: list[types.CodeActionKind | str] = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        known = server.found(params.text_document.uri)
        if known is None:
            return None
        uri, (version, made) = params.text_document.uri, known
        only = params.context.only
        actions = []
        if only is None or "quickfix" in only:
            actions += made.actions(uri, version, params.range)
        if only is None or any(FIX_ALL.startswith(str(getattr(kind, "value", kind))) for kind in only):
            everything = made.fix_all(uri, version)
            actions += [] if everything is None else [everything]
        return actions
