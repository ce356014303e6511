"""`copydesk backup`: a copy of the ledger, while others use it."""

from __future__ import annotations

from pathlib import Path

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import measured, write
from copydesk.commands.tools import settings_of
from copydesk.desk import ledger_of

__all__ = ["command"]


@click.command("backup", short_help="Copy the ledger into a file, while others use it.")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, out: Path) -> Exit:
    """Copy the whole ledger into the file OUT, which must not be there yet. Stories may be read meanwhile: the copy is
    of one moment, and every story is wholly in it or wholly out. It is checked, and then it is a ledger like any other.

    A ledger on a PostgreSQL server is copied by the server's own pg_dump.

    \b
    Examples:
      copydesk backup desk-2024-05-16.db
      copydesk --ledger desk-2024-05-16.db show "Queen of Tears"

    Exit codes: 0 done, 2 nothing was copied.
    """
    with ledger_of(settings_of(context), create=False) as ledger, measured("copying") as told:
        ledger.backup(out, told)
    write(f"the ledger is copied into {out} ({out.stat().st_size / 2**20:,.1f} MiB), and the copy is sound\n")
    return Exit.CLEAN
