"""The command line's front door: the group, its options, and the one guard through which every failure leaves.

Commands are named here and loaded when asked for (`_Commands`), so that `copydesk --help` starts neither the reader's
runtime nor a database. A name in a table is not an import inside a function: the table is all there is, nothing
registers itself, and a test loads every entry.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from copydesk import __version__
from copydesk.commands.exits import Exit
from copydesk.commands.screen import complain
from copydesk.config import LEDGER_VARIABLE
from copydesk.errors import CopydeskError

__all__ = ["main"]

#: How many objects are made before cyclic garbage is looked for. A command makes some 150,000 that it keeps (modules,
#: patterns, names), and at Python's own 700 a tenth of its time went into looking at them again and again.
_YOUNG_OBJECTS = 200_000

#: Each command's module and the line that `copydesk --help` has for it.
COMMANDS = {
    "read": ("copydesk.commands.read", "Read stories into claims, each with the words that say it."),
    "check": ("copydesk.commands.check", "Check a draft against itself and everything the desk has read."),
    "explain": ("copydesk.commands.explain", "Explain a check: what it flags, why, an example, what to write instead."),
    "lsp": ("copydesk.commands.lsp", "Serve an editor: findings while you type (the language server protocol)."),
    "show": ("copydesk.commands.show", "Show all that the desk knows of a show, a person, a character …"),
    "brief": ("copydesk.commands.brief", "Write the background block on a thing, with its sources."),
    "leads": ("copydesk.commands.leads", "What became newsworthy on some days."),
    "records": ("copydesk.commands.records", "Rank shows: the record, who held it before, and by how much."),
    "site": ("copydesk.commands.site", "Write the desk as a folder of web pages, every value with its sources."),
    "backup": ("copydesk.commands.backup", "Copy the ledger into a file, while others use it."),
    "export": ("copydesk.commands.export", "Export claims with their evidence: CSV, Parquet, JSON-LD, Wikidata."),
    "same": ("copydesk.commands.same", "Judge that two names mean one person, show, …"),
    "differ": ("copydesk.commands.differ", "Judge that two names mean two people, shows, …"),
    "correct": ("copydesk.commands.correct", "Put the right value in the place of a claim's."),
    "retract": ("copydesk.commands.retract", "Take a claim, a story or an outlet out of the answers."),
    "undo": ("copydesk.commands.undo", "Take a judgement, a correction or a retraction back."),
    "log": ("copydesk.commands.log", "Tell what was read and decided, and why a name means whom it means."),
    "import": ("copydesk.commands.import_", "Import what is known already: tables, readings, Wikidata entities."),
}


class _Commands(click.Group):
    """A group that loads a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of the output who left is no failure."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget(sys.stdout.fileno())
            return Exit.NOBODY_READS
        return result

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run the program and exit. The guard: whatever goes wrong leaves as one line and an exit code."""
        extra.pop("standalone_mode", None)
        # Before numpy is loaded: its products here are small, and on a busy machine threads that wait for one another
        # made a story take two and a half times as long.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        gc.set_threshold(_YOUNG_OBJECTS, 20, 20)
        # As it ends, the interpreter looks at them several times more: a quarter of a second for what is given back.
        atexit.register(gc.freeze)
        for stream in (sys.stdout, sys.stderr):
            # What the terminal's encoding cannot say is spelled out; a page is never half written for it.
            getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
        sys.exit(self._guarded(args, prog_name or "copydesk", extra))

    def _guarded(self, args: Sequence[str] | None, prog_name: str, extra: dict[str, Any]) -> int:
        try:
            result = super().main(args, prog_name, standalone_mode=False, **extra)
            return int(result or Exit.CLEAN)
        except click.Abort:
            return Exit.INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
        except click.UsageError as error:
            hint = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
            complain(f"{error.format_message().rstrip('.')}{hint}")
        except click.ClickException as error:
            complain(error.format_message())
        except CopydeskError as error:
            complain(error)
        except MemoryError:
            complain("out of memory (read fewer or smaller documents at a time)")
        except OSError as error:
            complain(f"{error.filename}: {error.strerror}" if error.filename else error)
        except Exception as error:
            complain(f"a mistake in Copydesk, please report it: {type(error).__name__}: {error}")
        return Exit.FAILED


def _forget(descriptor: int) -> None:
    """Send what is still written there nowhere, so that the interpreter's last flush does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


@click.group("copydesk", cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="copydesk", message="%(prog)s %(version)s")
@click.option("--ledger", metavar="URL", help="The ledger: a file, or a database's address. Wins over "
              f"{LEDGER_VARIABLE}; the default is a file in your data folder.")
def main(ledger: str | None) -> None:
    """Copydesk reads entertainment stories into claims with citations, keeps them in a ledger, checks a draft against
    all of it, and shows what is known with the words that say it. Offline, on this machine.

    \b
    A first round:
      copydesk read stories/              what each story says, with its words
      copydesk show "Queen of Tears"      all that is known of a show
      copydesk check draft.md             names, dates and numbers that do not agree

    `copydesk COMMAND --help` has each command's options and examples.
    """
