"""`copydesk explain`: a check's page, or the list of all checks."""

from __future__ import annotations

import importlib

import click

from copydesk.commands.screen import paint, write
from copydesk.desk import rules

__all__ = ["command"]


@click.command("explain", short_help="Explain a check: what it flags, why, an example, what to write instead.")
@click.argument("check", required=False, metavar="[CHECK]")
def command(check: str | None) -> None:
    """Print the page of a check, by its code or name; without one, the list of all checks.

    \b
    Examples:
      copydesk explain
      copydesk explain L001
      copydesk explain name-spelled-two-ways
    """
    if check is not None:
        rule = importlib.import_module("copydesk.check.selection").one(check, rules())
        write(importlib.import_module("copydesk.check.pages").page(rule))
        return
    for rule in rules():
        info = rule.info
        flags = " ".join(rule.section("What it flags").split())
        first = flags.partition(". ")[0].rstrip(".:")
        write(paint("title", f"{info.code} {info.name}") + paint("quiet", "" if info.default else " (off by default)"))
        write(f"\n    {first}\n")
