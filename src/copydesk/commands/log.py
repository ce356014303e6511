"""`copydesk log`: what was read and decided, and why a name means whom it means."""

from __future__ import annotations

from datetime import date

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import paint, write
from copydesk.commands.tools import AS_OF, settings_of, tools_of
from copydesk.desk import Desk, ledger_exists, ledger_of
from copydesk.errors import LedgerError
from copydesk.publish.render.log import log_to_json, log_to_text

__all__ = ["command"]


@click.command("log", short_help="Tell what was read and decided, and why a name means whom it means.")
@click.argument("name", required=False)
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Only what had happened by the end of that day (UTC).")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, show_default=True, help="At most so many events.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(context: click.Context, name: str | None, as_of: date | None, limit: int, form: str) -> Exit:
    """Tell what happened, the latest first: stories read and read again, with what changed, and what people decided.

    With NAME: what of that is about one person, show, …, claim by claim with their ids (for `correct` and `retract`);
    and before it, why the name means whom it means: the parts that stories show, why they are one, and who of the same
    name is kept apart.

    \b
    Examples:
      copydesk log
      copydesk log "Kim Hee-won"
      copydesk log "Queen of Tears" --as-of 2024-05-01 --format json

    Exit codes: 0 done, 2 the name is unknown (the nearest are named) or several things' (their ids are).
    """
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    with ledger_of(settings, create=False) as ledger:
        desk = Desk(ledger=ledger, clock=tools_of(context).clock)
        identity = None if name is None else desk.identity(name, as_of=as_of)
        events = desk.log(None if identity is None else identity.thing.id, as_of=as_of, limit=limit)
    write(log_to_json(events, identity) if form == "json" else log_to_text(events, identity, paint=paint))
    return Exit.CLEAN
