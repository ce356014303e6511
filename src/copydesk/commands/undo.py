"""`copydesk undo`: a decision is taken back."""

from __future__ import annotations

import click

from copydesk.commands.deciding import decide, signed
from copydesk.commands.exits import Exit

__all__ = ["command"]


@click.command("undo", short_help="Take a judgement, a correction or a retraction back.")
@click.argument("decision", metavar="ID")
@signed
@click.pass_context
def command(context: click.Context, decision: str, reason: str, author: str | None, form: str) -> Exit:
    """Take a judgement, a correction or a retraction back. The log keeps both.

    ID is the decision's id (six digits or more of it), which the command that made it printed and `copydesk log` lists;
    or `last`, the latest decision that stands.

    \b
    Examples:
      copydesk undo 9c8b7a --why "wrong Kim Hee-won"
      copydesk undo last --why "I meant the other one"

    Exit codes: 0 done, 2 no decision has that id, or it is undone already.
    """
    return decide(context, lambda desk, by: desk.undo(decision, author=by, reason=reason), author, form)
