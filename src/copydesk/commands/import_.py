"""`copydesk import`: what is known already into the ledger, every claim with its source."""

from __future__ import annotations

from contextlib import ExitStack

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import complain, progress, remark, write
from copydesk.commands.tools import settings_of, tools_of
from copydesk.desk import Desk, LeftOut, Status, ledger_of, starter_tables
from copydesk.errors import SourceError, UsageError

__all__ = ["command"]

#: Of a table with the wrong separator every row is amiss; more of them say no more.
_SHOWN = 50


@click.command("import", short_help="Import what is known already: tables, readings, Wikidata entities.")
@click.argument("paths", nargs=-1, metavar="FOLDER|FILE…")
@click.option("--starter", is_flag=True, help="The tables that ship with Copydesk: 67 dramas, their casts and ratings.")
@click.option("--dry-run", is_flag=True, help="Say what would go in and what is amiss, and keep nothing.")
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], starter: bool, dry_run: bool) -> Exit:
    """Import what is known already. Each row becomes claims with the row's words, and its address as their source.

    \b
    A FOLDER, or FILEs of these forms:
      shows.csv, cast.csv, ratings.csv, people.csv   tables; a table is known by its columns
      .jsonl, .json                                  readings, as `copydesk read --format jsonl` prints them
      .jsonl, .json, .json.gz                        Wikidata entities, in the form of its dumps

    Importing a file again adds nothing; importing a changed one keeps both states. A row that is amiss is reported
    with its line and column, and the rest goes in.

    \b
    Examples:
      copydesk import --starter
      copydesk import tables/
      copydesk import ratings.csv --dry-run
      copydesk import dramas.json.gz

    Exit codes: 0 done, 2 at least one row or file could not be imported (the others are in).
    """
    if starter:
        paths = (starter_tables(), *paths)
    if not paths:
        raise UsageError("nothing to import", advice="name a folder or a file, or say --starter")
    counts = dict.fromkeys((Status.NEW, Status.REVISED, Status.UNCHANGED), 0)
    read = claims = failed = 0
    with ExitStack() as stack:
        ledger = None if dry_run else stack.enter_context(ledger_of(settings_of(context)))
        desk = Desk(ledger=ledger, clock=tools_of(context).clock)
        for outcome in progress(desk.bring_in(paths), "sources", silent=True):
            if isinstance(outcome, SourceError):
                failed += 1
                if failed <= _SHOWN:
                    complain(outcome)
            elif isinstance(outcome, LeftOut):
                remark(str(outcome))
            else:
                read += 1
                claims += len(outcome.reading.claims)
                if outcome.added is not None:
                    counts[outcome.added.status] += 1
    if not read and not failed:
        raise UsageError("nothing to import there", place=", ".join(paths), advice="see copydesk import --help")
    if failed > _SHOWN:
        remark(f"copydesk: … and {failed - _SHOWN} more that could not be imported")
    kept = "none kept (--dry-run)" if dry_run else ", ".join(f"{number} {status}" for status, number in counts.items())
    amiss = f"; {failed} could not be imported" if failed else ""
    write(f"{read} {'source' if read == 1 else 'sources'} with {claims} claims: {kept}{amiss}\n")
    return Exit.FAILED if failed else Exit.CLEAN
