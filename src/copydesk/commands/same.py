"""`copydesk same`: a judgement that two are one."""

from __future__ import annotations

import click

from copydesk.commands.deciding import decide, signed
from copydesk.commands.exits import Exit

__all__ = ["command"]


@click.command("same", short_help="Judge that two names mean one person, show, …")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@signed
@click.pass_context
def command(context: click.Context, one: str, other: str, reason: str, author: str | None, form: str) -> Exit:
    """Judge that A and B are one person, show, character, organization or place.

    A and B are names, in any romanisation or in Hangul, or ids, as `copydesk log NAME` lists them. What you judge wins
    over what Copydesk works out by itself, holds when stories are read again, and is taken back with `copydesk undo`.

    \b
    Examples:
      copydesk same "IU" "Lee Ji-eun" --why "her stage name" --by mina
      copydesk same "Guardian" "Goblin" --why "the title abroad"

    Exit codes: 0 done, 2 a name is unknown (the nearest are named) or several things' (their ids are).
    """
    return decide(context, lambda desk, by: desk.same(one, other, author=by, reason=reason), author, form)
