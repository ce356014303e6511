"""`copydesk show`: a thing's dossier, or what is in dispute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import measured, paint, write
from copydesk.commands.tools import AS_OF, settings_of, tools_of
from copydesk.desk import Desk, Disputes, Dossier, ledger_exists, ledger_of
from copydesk.errors import LedgerError, UsageError
from copydesk.publish.render.disputes import disputes_to_json, disputes_to_markdown, disputes_to_text
from copydesk.publish.render.to_html import to_html
from copydesk.publish.render.to_json import to_json
from copydesk.publish.render.to_markdown import to_markdown
from copydesk.publish.render.to_text import to_text

__all__ = ["command"]

_DISPUTES: Mapping[str, Callable[[Disputes], str]] = MappingProxyType(
    {"text": partial(disputes_to_text, paint=paint), "markdown": disputes_to_markdown, "json": disputes_to_json}
)
_FORMATS: Mapping[str, Callable[[Dossier], str]] = MappingProxyType(
    {"text": partial(to_text, paint=paint), "markdown": to_markdown, "html": to_html, "json": to_json}
)


@click.command("show", short_help="Show all that the desk knows of a show, a person, a character …")
@click.argument("name", required=False)
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True,
              help="text for the terminal, markdown or html for a page, json for programs.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Only what the desk had read by the end of that day (UTC).")
@click.option("--disputes", "disputed", is_flag=True,
              help="Only what is in dispute and why, and what differs and is explained; of NAME or of all.")
@click.pass_context
def command(context: click.Context, name: str | None, form: str, as_of: date | None, disputed: bool) -> Exit:
    """Show all that the desk knows of NAME: a show, a person, a character, an organization or a place.

    Every value has its sources, with the words that say it. Where stories differ, all of their values are there. NAME
    may be spelled in any romanisation, with hyphens or without, or in Hangul.

    A dispute is two values in one scope: two figures for one episode, area, statistic, company and household base.
    Figures that are rounded or cut off agree; figures of two scopes do not meet (docs/agreement.md).

    \b
    Examples:
      copydesk show "Queen of Tears"
      copydesk show "Kim Soohyun" --as-of 2024-05-01
      copydesk show "Queen of Tears" --format html > queen-of-tears.html
      copydesk show --disputes Goblin
      copydesk show --disputes --format markdown > disputes.md

    Exit codes: 0 done, 2 nothing in the ledger has that name (the nearest ones are named).
    """
    if name is None and not disputed:
        raise UsageError("whom or what?", advice="name something, or ask for --disputes of the whole ledger")
    if disputed and form not in _DISPUTES:
        raise UsageError("disputes are not shown in that form", place=form, advice=f"one of {', '.join(_DISPUTES)}")
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    with ledger_of(settings, create=False) as ledger:
        desk = Desk(ledger=ledger, clock=tools_of(context).clock)
        if disputed or name is None:
            with measured("looked through") as told:
                written = _DISPUTES[form](desk.disputes(name, as_of=as_of, progress=told))
        else:
            written = _FORMATS[form](desk.dossier(name, as_of=as_of))
    write(written)
    return Exit.CLEAN
