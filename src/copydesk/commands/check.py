"""`copydesk check`: a draft against itself and everything the desk has read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from copydesk.check.baseline import Baseline
from copydesk.check.render.located import file_name
from copydesk.check.rule import Plan
from copydesk.commands.exits import Exit
from copydesk.commands.reports import FORMATS, report
from copydesk.commands.screen import complain, one_line, progress, remark
from copydesk.commands.tools import PUBLISHED, settings_of, tools_of
from copydesk.commands.upkeep import diff, fix, load_baseline, save_baseline, without_baseline
from copydesk.configuration import Configuration, governing, load
from copydesk.desk import Checked, Desk, ledger_exists, ledger_of, plan_of
from copydesk.errors import SourceError, UsageError

__all__ = ["command"]


def _words(context: click.Context, parameter: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """The words of an option that may be given several times and holds words with commas between."""
    return tuple(word.strip() for part in value for word in part.split(",") if word.strip())


@click.command("check", short_help="Check a draft against itself and everything the desk has read.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--published", type=PUBLISHED, metavar="DATE", help="When they will be published, where they do not say.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="For people, one JSON object a file, SARIF 2.1.0, or annotations of GitHub Actions.")
@click.option("--select", multiple=True, callback=_words, metavar="CODE,…",
              help="Only these checks: codes, beginnings of codes (L), names; ALL, DEFAULT.")
@click.option("--ignore", multiple=True, callback=_words, metavar="CODE,…", help="Not these checks.")
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="The configuration, in place of the copydesk.toml above the draft.")
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Say nothing of findings that this file has.")
@click.option("--write-baseline", is_flag=True, help="Write the findings into the baseline and say nothing of them.")
@click.option("--verdicts", is_flag=True,
              help="Say of every claim how it stands: supported, contradicted, disputed, unsupported or stale.")
@click.option("--fix", "fixing", is_flag=True, help="Apply the fixes that are safe; the rest is reported.")
@click.option("--diff", "differing", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.pass_context
def command(
    context: click.Context, paths: tuple[str, ...], published: str | None, form: str, select: tuple[str, ...],
    ignore: tuple[str, ...], config: Path | None, baseline: Path | None, write_baseline: bool, verdicts: bool,
    fixing: bool, differing: bool,
) -> Exit:
    """Check drafts against themselves and everything the desk has read. Nothing is added to the ledger.

    PATH is what `copydesk read` takes. Each finding quotes the draft, and the stories that say otherwise. What runs,
    and against which ledger, can stand in a copydesk.toml beside the drafts or above them (docs/check.md).

    \b
    Examples:
      copydesk check draft.md
      copydesk check draft.md --published 2024-05-16 --format json
      copydesk check posts/ --select DEFAULT,N003 --ignore D002
      copydesk check draft.md --verdicts          how every claim stands, with the sources
      copydesk check draft.md --diff              what --fix would change
      copydesk check posts/ --baseline old.json --write-baseline
      cat draft.txt | copydesk check -

    Exit codes: 0 clean, 1 a finding at error level, 2 Copydesk could not do all it was asked.
    """
    if fixing + differing + write_baseline > 1:
        raise UsageError("--fix, --diff and --write-baseline are three things to do", advice="say one of them")
    if verdicts and form not in ("text", "json"):
        raise UsageError(f"--verdicts has no place in the format {form}", advice="use --format text or json")
    configuration = governing(paths) if config is None else load(config)
    plan = plan_of(configuration, select=select, ignore=ignore)
    known = baseline or configuration.baseline_path
    if write_baseline and known is None:
        raise UsageError("no file to write the baseline to", advice="say --baseline FILE")
    old = Baseline() if known is None or write_baseline else load_baseline(known)
    checked, failures = _run(context, configuration, plan, paths, published, verdicts=verdicts)
    if known is not None and write_baseline:
        save_baseline(known, checked)
        return Exit.FAILED if failures else Exit.CLEAN
    checked = without_baseline(checked, old, known)
    if differing:
        diff(checked)
    else:
        if fixing:
            checked, unsaved = fix(checked)
            failures += unsaved
        report(form, checked, failures, plan, verdicts=verdicts)
    if failures:
        return Exit.FAILED
    return Exit.FINDINGS if any(one.errors for one in checked) else Exit.CLEAN


def _run(
    context: click.Context, configuration: Configuration, plan: Plan, paths: Sequence[str], published: str | None,
    *, verdicts: bool = False,
) -> tuple[list[Checked], list[SourceError]]:
    """Every draft that could be checked, and what could not be read, which is told as it comes."""
    tools, settings = tools_of(context), settings_of(context, configuration)
    left_out: list[str] = []

    def leave_out(path: str) -> bool:
        if configuration.excludes(path):
            left_out.append(path)
            return True
        return False

    checked: list[Checked] = []
    failures: list[SourceError] = []
    reader = tools.load_reader()
    with ExitStack() as stack:
        ledger = stack.enter_context(ledger_of(settings, create=False)) if ledger_exists(settings) else None
        if ledger is None:
            remark(f"no ledger at {settings.ledger} yet: each draft is checked against itself alone")
        desk = Desk(reader=reader, ledger=ledger, clock=tools.clock)
        outcomes = desk.check(
            paths, stdin=sys.stdin.buffer, published=published, plan=plan, leave_out=leave_out, verdicts=verdicts
        )
        for outcome in progress(outcomes, "drafts"):
            if isinstance(outcome, SourceError):
                failures.append(outcome)
                complain(outcome)
            else:
                checked.append(outcome)
                if outcome.reading.note:
                    remark(f"{one_line(file_name(outcome.reading.document))}: {outcome.reading.note}")
    if not checked and not failures:
        if not left_out:
            raise UsageError("no drafts there", place=", ".join(paths), advice="name a draft, or a folder with some")
        remark(f"nothing to check: {configuration.path} excludes what is there")
    if failures:
        remark(f"{len(checked)} checked, {len(failures)} could not be read")
    return checked, failures
