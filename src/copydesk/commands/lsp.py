"""`copydesk lsp`: the language server that editors start."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from copydesk.commands.screen import remark
from copydesk.commands.tools import tools_of
from copydesk.editor.server import serve
from copydesk.editor.session import Options

__all__ = ["command"]


@click.command("lsp", short_help="Serve an editor: findings while you type (the language server protocol).")
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="The configuration, in place of the copydesk.toml above each draft.")
@click.pass_context
def command(context: click.Context, config: Path | None) -> None:
    """Serve an editor on standard input and output. Editors start it (docs/editors.md has how, for four of them);
    by hand it only waits.

    \b
    Examples:
      copydesk lsp
      copydesk --ledger newsroom.db lsp
    """
    if sys.stdin.isatty():
        remark("copydesk lsp speaks with an editor; start it from one (docs/editors.md), or press Ctrl-D")
    serve(tools_of(context).load_reader, Options(ledger=context.find_root().params["ledger"], config=config))
