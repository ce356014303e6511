"""`copydesk export`: claims and things in the forms that other programs take."""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click

from copydesk.commands.exits import Exit
from copydesk.commands.output import STANDARD_OUTPUT, opened
from copydesk.commands.screen import progress, remark
from copydesk.commands.tools import AS_OF, settings_of, tools_of
from copydesk.desk import Desk, Entry, ledger_exists, ledger_of
from copydesk.errors import LedgerError, UsageError
from copydesk.publish.render.claims_csv import claims_to_csv
from copydesk.publish.render.jsonld import to_jsonld
from copydesk.publish.render.quickstatements import to_quickstatements

__all__ = ["command"]

#: What the file of a form may end in; by it a form is known that is not named.
_ENDINGS = {
    "csv": (".csv",), "parquet": (".parquet",), "jsonld": (".jsonld", ".json"),
    "quickstatements": (".qs", ".tsv", ".txt"),
}  # fmt: skip
_PARQUET = "copydesk.publish.render.claims_parquet"


@click.command("export", short_help="Export claims with their evidence: CSV, Parquet, JSON-LD, Wikidata.")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.argument("out", metavar="OUT")
@click.option("--format", "form", type=click.Choice(list(_ENDINGS)), default=None,
              help="csv or parquet: claims with evidence, a row each. jsonld: things in the terms of schema.org. "
              "quickstatements: statements for Wikidata. The default is what OUT ends in.")
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.9, show_default=True,
              help="quickstatements: leave out what no claim says at least as surely.")
@click.option("--as-of", type=AS_OF, metavar="DATE", help="Only what the desk had read by the end of that day (UTC).")
@click.pass_context
def command(
    context: click.Context, names: tuple[str, ...], out: str, form: str | None, confidence: float, as_of: date | None
) -> Exit:
    """Export what the ledger holds, of the things called NAME or of all, into the file OUT (- is standard output).

    \b
    csv              a row a claim, with scope, story, quotes; formulas are neutralised
    parquet          the same for data programs (needs the extra: pip install 'copydesk[parquet]')
    jsonld           things and what is undisputed of them, each value with the quotes that say it
    quickstatements  what Wikidata could learn: undisputed, with the page (S854) and the day it was read (S813),
                     of things whose items are known since Wikidata was imported

    csv and parquet have every claim, disputed or not; the others only what nothing disputes. What QuickStatements
    leaves out is counted by reason. OUT is replaced once all is written.

    \b
    Examples:
      copydesk export claims.parquet
      copydesk export "Queen of Tears" queen.csv
      copydesk export "Queen of Tears" "Kim Soo-hyun" things.jsonld
      copydesk export "Queen of Tears" --format quickstatements --confidence 0.95 -

    Exit codes: 0 done, 2 nothing in the ledger has that name, or OUT cannot be written.
    """
    form = _form(out, form)
    settings = settings_of(context)
    if not ledger_exists(settings):
        raise LedgerError("no ledger there yet", place=settings.ledger, advice="copydesk read a story first")
    with ledger_of(settings, create=False) as ledger:
        desk = Desk(ledger=ledger, clock=tools_of(context).clock)
        if form == "parquet":
            write_parquet = _parquet()
            with opened(out, text=False) as file:
                write_parquet(progress(desk.claims(names, as_of=as_of), "claims", silent=True), file)
            return Exit.CLEAN
        left_out: Counter[str] = Counter()
        match form:
            case "csv":
                pieces = claims_to_csv(progress(desk.claims(names, as_of=as_of), "claims", silent=True))
            case "jsonld":
                pieces = to_jsonld(progress(desk.dossiers(names, as_of=as_of), "things", silent=True))
            case _:
                found = desk.wikidata(names, confidence=confidence, as_of=as_of, left_out=left_out)
                pieces = to_quickstatements(progress(found, "statements", silent=True))
        with opened(out, text=True) as file:
            _write(pieces, file)
    for reason, number in sorted(left_out.items(), key=lambda pair: (-pair[1], pair[0])):
        remark(f"left out: {number} {'value' if number == 1 else 'values'} {reason}")
    return Exit.CLEAN


def _form(out: str, asked: str | None) -> str:
    """The form of the file. One whose ending is no form's is refused: it is likelier a name, and OUT forgotten."""
    ending = Path(out).suffix.lower()
    if out == STANDARD_OUTPUT:
        if asked is None:
            raise UsageError("in which form?", advice=f"--format {', '.join(_ENDINGS)}")
        return asked
    found = next((form for form, endings in _ENDINGS.items() if ending in endings), None)
    if asked is not None and ending not in _ENDINGS[asked]:
        endings = " or ".join(_ENDINGS[asked])
        raise UsageError("OUT, the last word, is no file of that form", place=out,
                         advice=f"let it end in {endings}, or be - for standard output")  # fmt: skip
    if asked is None and found is None:
        every = ", ".join(ending for endings in _ENDINGS.values() for ending in endings)
        raise UsageError("OUT, the last word, is no file of a form that is known", place=out,
                         advice=f"let it end in {every}, or name the --format")  # fmt: skip
    return asked or str(found)


def _parquet() -> Callable[[Iterable[Entry], BinaryIO], None]:
    """What writes Parquet. By name and not by import: few need it, and its library is an extra."""
    try:
        writes: Callable[[Iterable[Entry], BinaryIO], None] = importlib.import_module(_PARQUET).claims_to_parquet
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("arro3"):
            raise
        raise UsageError("Parquet needs a library that is not installed", place=error.name or "",
                         advice="pip install 'copydesk[parquet]', or export csv") from None  # fmt: skip
    return writes


def _write(pieces: Iterable[str], file: BinaryIO) -> None:
    for some in _together(pieces):
        file.write(some.encode("utf-8", "replace"))


def _together(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, some hundred at a time."""
    held: list[str] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == 500:
            yield "".join(held)
            held.clear()
    yield "".join(held)
