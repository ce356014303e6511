"""`copydesk site`: the desk as a folder of pages."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import measured, one_line, remark
from copydesk.commands.tools import settings_of, tools_of
from copydesk.desk import Desk, helpers_of, ledger_exists, ledger_of
from copydesk.errors import LedgerError, UsageError
from copydesk.folders import Keeping

__all__ = ["command"]

_JOBS = 4


@click.command("site", short_help="Write the desk as a folder of web pages, every value with its sources.")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--name", default="The desk", show_default=True, help="What the site is called.")
@click.option("--address", default="", metavar="URL",
              help="Where the site will be on the web: feeds and schema.org data then have whole addresses.")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N",
              help="Processes that make pages of a large site; one for each processor, four at most, if not said.")
@click.pass_context
def command(context: click.Context, out: Path, name: str, address: str, jobs: int | None) -> Exit:
    """Write the desk as a site into the folder OUT: a page for each show, person and other thing, the stories with the
    words that say it, records, disputes, a timeline, and a feed of what is new for each thing.

    The pages need no server and ask nothing of the web: open OUT/index.html, or put the folder on any web host. Search
    takes any spelling, Hangul included. Click a value to see every source's words.

    A second run makes and writes only what changed, and removes pages of its own that are gone; it leaves other folders
    alone.

    \b
    Examples:
      copydesk site desk-site
      copydesk site desk-site --name "Drama desk"
      copydesk site public --address https://desk.example/

    Exit codes: 0 done, 2 there is no ledger, or OUT is not Copydesk's folder.
    """
    if address and urlsplit(address).scheme not in ("http", "https"):
        raise UsageError("not an address of the web", place=address, advice="write https://desk.example/")
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    jobs = jobs or min(len(os.sched_getaffinity(0)), _JOBS)
    with ledger_of(settings, create=False) as ledger, Keeping(out) as keeping, measured("read through") as told:
        for unit in Desk(ledger=ledger, clock=tools_of(context).clock).site(
            name=name, address=address, remembered=keeping.remembered, progress=told,
            helpers=helpers_of(settings, jobs if jobs > 1 else 0),
        ):
            if unit.files is None:
                keeping.same(unit.key)
            else:
                keeping.part(unit.key, unit.digest, ((file.path, file.text) for file in unit.files), unit.gist)
        kept = keeping.done()
    remark(one_line(
        f"{kept.written + kept.unchanged} files in {out}: {kept.written} written, {kept.unchanged} unchanged, "
        f"{kept.removed} removed"
    ))  # fmt: skip
    remark(one_line(f"to look at it, open {out / 'index.html'} in a browser"))
    return Exit.CLEAN
