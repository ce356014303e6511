"""`copydesk read`: stories into claims, and into the ledger."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import complain, paint, progress, remark, write
from copydesk.commands.tools import PUBLISHED, settings_of, tools_of
from copydesk.desk import Desk, Read, Status, ledger_of
from copydesk.errors import SourceError, UsageError
from copydesk.jsonlines import reading_to_json
from copydesk.publish.render.leads import leads_to_text
from copydesk.publish.render.reading import reading_to_text, revision_to_text, title_of

__all__ = ["command"]


@click.command("read", short_help="Read stories into claims, each with the words that say it.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published", type=PUBLISHED, metavar="DATE", help="When they were published, where they do not say.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True,
              help="Claims for people, or one reading a line for programs.")
@click.option("--dry-run", is_flag=True, help="Print what the stories say and keep nothing.")
@click.option("--leads", is_flag=True, help="Add what each story made newsworthy (see `copydesk leads`).")
@click.option("--explain", is_flag=True, help="Add how sure the reader is of each claim, and which pass made it.")
@click.pass_context
def command(
    context: click.Context, paths: tuple[str, ...], published: str | None, form: str, dry_run: bool, leads: bool,
    explain: bool,
) -> Exit:
    """Read stories into claims, each with the words that say it, and keep them in the ledger.

    PATH is a text, Markdown, HTML, JSON or JSON Lines file, a folder of them, or - for standard input. Reading a story
    again adds nothing; reading an edited one keeps both revisions and says which claims changed.

    \b
    Examples:
      copydesk read story.txt --published 2024-05-16
      copydesk read stories/ --dry-run
      copydesk read story.txt --leads
      cat story.txt | copydesk read - --format jsonl

    Exit codes: 0 done, 2 at least one document could not be read (the others are done).
    """
    tools = tools_of(context)
    counts = dict.fromkeys((Status.NEW, Status.REVISED, Status.UNCHANGED), 0)
    read = failed = 0
    reader = tools.load_reader()
    with ExitStack() as stack:
        ledger = None if dry_run else stack.enter_context(ledger_of(settings_of(context)))
        desk = Desk(reader=reader, ledger=ledger, clock=tools.clock)
        watching = desk.watching() if leads and ledger is not None else None
        outcomes = desk.read(paths, stdin=sys.stdin.buffer, published=published)
        for outcome in progress(outcomes, "stories"):
            if isinstance(outcome, SourceError):
                failed += 1
                complain(outcome)
                continue
            if form == "jsonl":
                write(json.dumps(reading_to_json(outcome.reading), ensure_ascii=False) + "\n")
            else:
                write(("\n" if read else "") + reading_to_text(outcome.reading, explain=explain, paint=paint))
            read += 1
            if outcome.added is not None:
                counts[outcome.added.status] += 1
                _say_revision(outcome)
                told = watching.arrived(outcome.added) if watching is not None else ()
                if told:
                    (remark if form == "jsonl" else write)("\n" + leads_to_text(told, paint=paint))
    if not read and not failed:
        raise UsageError("no stories there", place=", ".join(paths), advice="name a story, or a folder that has some")
    kept = ", ".join(f"{number} {status}" for status, number in counts.items())
    order = "none kept (--dry-run)" if dry_run else kept
    remark(f"{read} {'story' if read == 1 else 'stories'} read: {order}, {failed} could not be read")
    return Exit.FAILED if failed else Exit.CLEAN


def _say_revision(outcome: Read) -> None:
    added = outcome.added
    if added is not None and added.status is Status.REVISED:
        remark(revision_to_text(title_of(outcome.reading), added.claims_added, added.claims_gone))
