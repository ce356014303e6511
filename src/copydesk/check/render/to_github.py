"""Findings as workflow commands of GitHub Actions, which show them beside the lines of a pull request. Decides nothing.

GitHub cuts a step off at ten of each level; SARIF has no such bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.check.finding import Finding, Severity
from copydesk.check.render.located import Located, file_name, given_text, in_order, line_and_column
from copydesk.model import Document

__all__ = ["to_github"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(checked: Iterable[tuple[Document, Sequence[Finding]]]) -> str:
    """A line for each finding: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message and receipts`."""
    return "".join(
        _command(document, finding, place) + "\n"
        for document, findings in checked
        for finding, place in in_order(document, findings)
    )


def _command(document: Document, finding: Finding, place: Located) -> str:
    end_line, end_column = line_and_column(given_text(document), place.end)
    file = file_name(document)
    properties = [] if file == "-" else [("file", file)]
    properties += [("line", str(place.line)), ("col", str(place.column)), ("endLine", str(end_line))]
    # Columns say something only within one line: GitHub refuses an end column of another.
    properties += [("endColumn", str(end_column))] if end_line == place.line else []
    properties.append(("title", f"{finding.code} {finding.name}"))
    said = ",".join(f"{name}={_property(value)}" for name, value in properties)
    return f"::{_LEVELS[finding.severity]} {said}::{_data(_message(finding, place))}"


def _message(finding: Finding, place: Located) -> str:
    lines = [f"“{finding.quote}”: {finding.message}"]
    for source in finding.sources:
        outlet = ", ".join((source.outlet or "no outlet", source.published or "no date"))
        lines.append(f"{outlet}: “{source.quote}”" + (f" {source.url}" if source.url else ""))
    lines += [f"fix: {suggestion.replacement}" for suggestion in place.suggestions]
    return "\n".join(lines)


def _data(text: str) -> str:
    """Percent signs and line breaks would end the command or be decoded; nothing else may."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
