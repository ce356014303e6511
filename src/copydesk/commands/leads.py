"""`copydesk leads`: what became newsworthy on some days."""

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


@click.command("leads", short_help="What became newsworthy on some days.")
@click.option("--group", default="", metavar="NAME",
              help="As for `copydesk records`; the default is every group by which a drama is known.")
@click.option("--area", default="nationwide", show_default=True, metavar="NAME", help="nationwide, seoul, …")
@click.option("--statistic", default="average", show_default=True, metavar="NAME", help="average or peak.")
@click.option("--since", type=AS_OF, metavar="DATE", help="Only what became true on that day or later.")
@click.option("--until", type=AS_OF, metavar="DATE", help="Only what became true by that day.")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True,
              help="text for the terminal, json for programs.")
@click.pass_context
def command(
    context: click.Context, group: str, area: str, statistic: str, since: date | None, until: date | None, form: str
) -> Exit:
    """Say what became newsworthy: a record, a work overtaken, the highest since, the first to pass a round number, the
    biggest rise or fall, a streak, an own best; an announced date that changed, farewells of a cast, and, where both
    days are given, anniversaries. Newest first, and of a day the rarest first.

    A record counts in the widest group in which it is one. One of a year or of a weekday slot is only told where it
    also holds when the year or the slot is drawn a little otherwise.

    \b
    Examples:
      copydesk leads --since 2024-04-01 --until 2024-04-30
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
