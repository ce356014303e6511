"""What the commands have in common with which people decide: who and why, and what is said when it is done."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TypeVar

import click

from copydesk.commands.exits import Exit
from copydesk.commands.screen import paint, write
from copydesk.commands.tools import settings_of, tools_of
from copydesk.desk import Decision, Desk, ledger_exists, ledger_of
from copydesk.errors import LedgerError, UsageError
from copydesk.publish.render.log import decision_to_json, decision_to_text

__all__ = ["decide", "signed"]

F = TypeVar("F", bound=Callable[..., Exit])


def signed(command: F) -> F:
    """Give a command the options of a decision: --why, --by, --format."""
    why = click.option("--why", "reason", metavar="WORDS", required=True, help="Why; the log keeps it.")
    who = click.option("--by", "author", metavar="NAME", help="Who decides; else the name you are logged in with.")
    form = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
    return why(who(form(command)))


def decide(context: click.Context, what: Callable[[Desk, str], Decision], author: str | None, form: str) -> Exit:
    """Open the ledger, decide, and say what was decided."""
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    with ledger_of(settings, create=False) as ledger:
        decision = what(Desk(ledger=ledger, clock=tools_of(context).clock), author or _login())
    write(decision_to_json(decision) if form == "json" else decision_to_text(decision, paint=paint))
    return Exit.CLEAN


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise UsageError("nobody is logged in by name", place="--by", advice="say who decides") from error
