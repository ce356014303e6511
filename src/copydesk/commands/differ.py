"""`copydesk differ`: a judgement that two are not one."""

from __future__ import annotations

import click

from copydesk.commands.deciding import decide, signed
from copydesk.commands.exits import Exit

__all__ = ["command"]


@click.command("differ", short_help="Judge that two names mean two people, shows, …")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@signed
@click.pass_context
def command(context: click.Context, one: str, other: str, reason: str, author: str | None, form: str) -> Exit:
    """Judge that A and B are two: B is taken away from A, with all that belongs to B alone.

    A and B are names or ids. Two namesakes have one name, so say in brackets what tells them apart, a work for example,
    or name the ids that `copydesk log NAME` lists. What could be either of the two stays with A.

    \b
    Examples:
      copydesk differ "Lee Joon-hyuk (Stranger)" "Lee Joon-hyuk (Stove League)" --why "two actors"

    Exit codes: 0 done, 2 a name is unknown, several things', or both are one and the same part.
    """
    return decide(context, lambda desk, by: desk.differ(one, other, author=by, reason=reason), author, form)
