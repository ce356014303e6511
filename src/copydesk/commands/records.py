"""`copydesk records`: a ranking of shows by an exact measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import paint, write
from copydesk.commands.tools import AS_OF, settings_of, tools_of
from copydesk.desk import Desk, Ranking, ledger_exists, ledger_of
from copydesk.errors import LedgerError
from copydesk.publish.render.ranking import ranking_to_csv, ranking_to_json, ranking_to_markdown, ranking_to_text

__all__ = ["command"]

_FORMATS: Mapping[str, Callable[[Ranking], str]] = MappingProxyType({
    "text": partial(ranking_to_text, paint=paint), "markdown": ranking_to_markdown, "json": ranking_to_json,
    "csv": ranking_to_csv,
})  # fmt: skip


@click.command("records", short_help="Rank shows: the record, who held it before, and by how much.")
@click.option("--group", default="", metavar="NAME",
              help="tvN, cable, Netflix, a weekday slot, a writer, director or performer, a year, or several: "
              '"tvN dramas of 2025". The default is all dramas.')
@click.option("--measure", default="audience_rating", show_default=True, metavar="NAME",
              help="audience_rating (a show's best episode), premiere, finale, or series (the mean of all episodes).")
@click.option("--area", default="nationwide", show_default=True, metavar="NAME", help="nationwide, seoul, …")
@click.option("--statistic", default="average", show_default=True, metavar="NAME", help="average or peak.")
@click.option("--company", default=None, metavar="NAME", help="Whose figures: Nielsen Korea (the default), TNmS, …")
@click.option("--base", default=None, metavar="NAME", help="The household base: cable platform, paid platform, …")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Only what had been broadcast by the end of that day.")
@click.option("--known-by", type=AS_OF, metavar="DATE", help="Only what the desk had read by then (UTC).")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", show_default=True,
              help="text for the terminal, markdown for a page, json or csv for programs.")
@click.pass_context
def command(
    context: click.Context, group: str, measure: str, area: str, statistic: str, company: str | None, base: str | None,
    as_of: date | None, known_by: date | None, form: str,
) -> Exit:
    """Rank the shows of a group by their ratings, each row with the words that say it.

    Only figures of one kind are ranked: an average never against a peak, one company's never against another's, one
    episode never against a series' mean. The show that took the record from another is marked, with the margin.
    Coverage is stated: of how many of the group's shows the desk has a figure.

    \b
    Examples:
      copydesk records --group tvN
      copydesk records --group tvN --as-of 2020-02-15
      copydesk records --group cable --statistic peak
      copydesk records --group "tvN dramas of 2024" --area seoul
      copydesk records --group "Park Ji-eun" --measure series --format json

    Exit codes: 0 done, 2 no such group, measure or area (the nearest ones are named).
    """
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    with ledger_of(settings, create=False) as ledger:
        ranking = Desk(ledger=ledger, clock=tools_of(context).clock).records(
            group, measure=measure, area=area, statistic=statistic, company=company, base=base, as_of=as_of,
            known_by=known_by,
        )
    write(_FORMATS[form](ranking))
    return Exit.CLEAN
