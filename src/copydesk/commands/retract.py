"""`copydesk retract`: a claim, a story or an outlet is no longer believed."""

from __future__ import annotations

import click

from copydesk.commands.deciding import decide, signed
from copydesk.commands.exits import Exit

__all__ = ["command"]


@click.command("retract", short_help="Take a claim, a story or an outlet out of the answers.")
@click.argument("what", metavar="ID")
@signed
@click.pass_context
def command(context: click.Context, what: str, reason: str, author: str | None, form: str) -> Exit:
    """Take a claim, a story or an outlet out of the answers. Nothing is deleted: the log keeps it, with who and why.

    ID is a claim's id (six digits or more of it; `copydesk log NAME` and `show --format json` have them), a story's id
    or address, or the name of an outlet, whose later stories are left out as well.

    \b
    Examples:
      copydesk retract 1f2e3d4c --why "the outlet corrected it on Tuesday"
      copydesk retract https://news.example/finale --why "made up" --by mina
      copydesk retract "Daily Rumour" --why "a content farm"

    Exit codes: 0 done, 2 nothing there has that id, address or name, or it is retracted already.
    """
    return decide(context, lambda desk, by: desk.retract(what, author=by, reason=reason), author, form)
