"""`copydesk correct`: the right value for a claim."""

from __future__ import annotations

import click

from copydesk.commands.deciding import decide, signed
from copydesk.commands.exits import Exit

__all__ = ["command"]


@click.command("correct", short_help="Put the right value in the place of a claim's.")
@click.argument("claim", metavar="ID")
@click.argument("value", metavar="VALUE")
@signed
@click.pass_context
def command(context: click.Context, claim: str, value: str, reason: str, author: str | None, form: str) -> Exit:
    """Answer with VALUE where the claim ID says something else. The claim and its words stay in the log.

    ID is a claim's id (six digits or more of it; `copydesk log NAME` and `show --format json` have them). VALUE is of
    the claim's kind: a date (2024-04-28, 2024-04), a number, words, or the name or id of a person, show, …

    \b
    Examples:
      copydesk correct 1f2e3d4c 2024-04-28 --why "the broadcaster's page"
      copydesk correct 5a6b7c8d 24.850 --why "Nielsen Korea's table" --by mina

    Exit codes: 0 done, 2 no claim has that id, or the claim takes no such value.
    """
    return decide(context, lambda desk, by: desk.correct(claim, value, author=by, reason=reason), author, form)
