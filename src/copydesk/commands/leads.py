"""`copydesk leads`: what the figures of some days made newsworthy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import paint, write
from copydesk.commands.tools import AS_OF, settings_of, tools_of
from copydesk.desk import Desk, Lead, ledger_exists, ledger_of
from copydesk.errors import LedgerError
from copydesk.publish.render.leads import leads_to_json, leads_to_text

__all__ = ["command"]

_FORMATS: Mapping[str, Callable[[Sequence[Lead]], str]] = MappingProxyType(
    {"text": partial(leads_to_text, paint=paint), "json": leads_to_json}
)


@click.command("leads", short_help="What the ratings of some days made newsworthy.")
@click.option("--group", default="", metavar="NAME", help="As for `copydesk records`; the default is all dramas.")
@click.option("--area", default="nationwide", show_default=True, metavar="NAME", help="nationwide, seoul, …")
@click.option("--statistic", default="average", show_default=True, metavar="NAME", help="average or peak.")
@click.option("--since", type=AS_OF, metavar="DATE", help="Only broadcasts of that day and later.")
@click.option("--until", type=AS_OF, metavar="DATE", help="Only broadcasts up to that day; nothing later counts.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True,
              help="text for the terminal, json for programs.")
@click.pass_context
def command(
    context: click.Context, group: str, area: str, statistic: str, since: date | None, until: date | None, form: str
) -> Exit:
    """Say what broadcasts made newsworthy in their group: a record, a work overtaken, the highest since, a round
    number, the biggest rise or fall, a streak, an own best. Newest first, and of a day the rarest first.

    \b
    Examples:
      copydesk leads --group tvN --since 2024-04-01
      copydesk leads --group cable --since 2024-04-28 --until 2024-04-28 --format json

    Exit codes: 0 done, 2 no such group or area (the nearest ones are named).
    """
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    with ledger_of(settings, create=False) as ledger:
        found = Desk(ledger=ledger, clock=tools_of(context).clock).leads(
            group, area=area, statistic=statistic, since=since, until=until
        )
    write(_FORMATS[form](found))
    return Exit.CLEAN
