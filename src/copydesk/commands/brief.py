"""`copydesk brief`: the background block on a thing, written from claims."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import paint, write
from copydesk.commands.tools import AS_OF, settings_of, tools_of
from copydesk.desk import Brief, Desk, ledger_exists, ledger_of
from copydesk.errors import LedgerError
from copydesk.publish.render.brief import brief_to_html, brief_to_markdown, brief_to_text

__all__ = ["command"]

_FORMATS: Mapping[str, Callable[[Brief], str]] = MappingProxyType(
    {"text": partial(brief_to_text, paint=paint), "markdown": brief_to_markdown, "html": brief_to_html}
)


@click.command("brief", short_help="Write the background block on a thing, with its sources.")
@click.argument("name")
@click.option("--for", "draft", metavar="DRAFT", help="Leave out what this draft says already; - is standard input.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True,
              help="text for the terminal, markdown or html to put into a story.")
@click.option("--as-of", type=AS_OF, metavar="DATE",
              help="Only what the desk had read by the end of that day (UTC), written as on that day.")
@click.pass_context
def command(context: click.Context, name: str, draft: str | None, form: str, as_of: date | None) -> Exit:
    """Write the background block ("More about Queen of Tears") on NAME: at most five sentences, each with its sources.

    A sentence says what the desk has claims for and nothing disputes. A dispute that a reader would run into is told as
    one. What is only reported, guessed or denied is left out. A fact is past or to come by today's date, or by that of
    --as-of. NAME may be a show, a person, a character, an organization or a place, spelled in any romanisation.

    \b
    Examples:
      copydesk brief "Queen of Tears"
      copydesk brief "Queen of Tears" --for draft.md --format markdown >> draft.md
      copydesk brief "Kim Soohyun" --format html
      copydesk brief tvN --as-of 2024-04-29

    Exit codes: 0 done, 2 nothing in the ledger has that name, or the draft cannot be read.
    """
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    tools = tools_of(context)
    with ledger_of(settings, create=False) as ledger:
        desk = Desk(reader=tools.load_reader() if draft else None, ledger=ledger, clock=tools.clock)
        found = desk.brief(name, as_of=as_of, drafts=[draft] if draft else [], stdin=sys.stdin.buffer)
    write(_FORMATS[form](found))
    return Exit.CLEAN
