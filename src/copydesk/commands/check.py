"""`copydesk check`: a draft against itself and everything the desk has read."""

from __future__ import annotations

import sys
from contextlib import ExitStack

import click

from copydesk.check.render.to_json import to_json
from copydesk.check.render.to_text import styled
from copydesk.commands.exits import Exit
from copydesk.commands.screen import complain, paint, progress, remark, write
from copydesk.commands.tools import PUBLISHED, settings_of, tools_of
from copydesk.desk import Checked, Desk, ledger_exists, ledger_of
from copydesk.errors import SourceError, UsageError

__all__ = ["command"]


@click.command("check", short_help="Check a draft against itself and everything the desk has read.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published", type=PUBLISHED, metavar="DATE", help="When they will be published, where they do not say.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="Findings for people, or one JSON object a file.")
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], published: str | None, form: str) -> Exit:
    """Check drafts against themselves and everything the desk has read. Nothing is added to the ledger.

    PATH is what `copydesk read` takes. Each finding quotes the draft, and the stories that say otherwise.

    \b
    Examples:
      copydesk check draft.md
      copydesk check draft.md --published 2024-05-16 --format json
      cat draft.txt | copydesk check -

    Exit codes: 0 clean, 1 a finding at error level, 2 at least one document could not be read.
    """
    tools, settings = tools_of(context), settings_of(context)
    checked: list[Checked] = []
    failed = 0
    reader = tools.load_reader()
    with ExitStack() as stack:
        ledger = stack.enter_context(ledger_of(settings)) if ledger_exists(settings) else None
        if ledger is None:
            remark(f"no ledger at {settings.ledger} yet: each draft is checked against itself alone")
        desk = Desk(reader=reader, ledger=ledger, clock=tools.clock)
        outcomes = desk.check(paths, stdin=sys.stdin.buffer, published=published)
        for outcome in progress(outcomes, "drafts"):
            if isinstance(outcome, SourceError):
                failed += 1
                complain(outcome)
                continue
            checked.append(outcome)
            if form == "json":
                write(to_json([(outcome.reading.document, outcome.findings)]))
    if not checked and not failed:
        raise UsageError("no drafts there", place=", ".join(paths), advice="name a draft, or a folder that has some")
    if form == "text" and checked:
        pairs = [(one.reading.document, one.findings) for one in checked]
        write("".join(paint(style, text) for text, style in styled(pairs)))
    if failed:
        remark(f"{len(checked)} checked, {failed} could not be read")
        return Exit.FAILED
    return Exit.FINDINGS if any(one.errors for one in checked) else Exit.CLEAN
