"""Findings as SARIF 2.1.0, the exchange format of code scanning: one run, its rules with their pages, a result each.

Columns count UTF-16 code units (`columnKind`), lines and columns start at 1, ends are exclusive. There are no times and
no machine's paths in it: the same findings give the same bytes. Decides nothing.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from copydesk import __version__
from copydesk.check.finding import Finding, Severity, Suppressed
from copydesk.check.fingerprint import fingerprints
from copydesk.check.render.located import Located, file_name, given_text, in_order, line_and_column, utf16
from copydesk.check.rule import Rule
from copydesk.errors import CopydeskError
from copydesk.model import Document

__all__ = ["FINGERPRINT", "to_sarif"]

#: The name of our fingerprints; another number will mean that they are made in another way.
FINGERPRINT = "copydesk/v1"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, object]


def to_sarif(
    checked: Iterable[tuple[Document, Sequence[Finding], Sequence[Suppressed]]],
    rules: Sequence[Rule],
    failures: Sequence[CopydeskError] = (),
) -> str:
    """The log of a run: `rules` are those that ran, `failures` what could not be read. Suppressed findings are results
    with their suppression, as the standard has it.
    """
    numbers = {rule.info.code: number for number, rule in enumerate(rules)}
    results: list[Json] = []
    for document, findings, suppressed in checked:
        results += _results(document, findings, suppressed, numbers)
    run: Json = {
        "tool": {"driver": {
            "name": "Copydesk", "semanticVersion": __version__, "version": __version__,
            "rules": [_rule(rule) for rule in rules],
        }},
        "columnKind": "utf16CodeUnits",
        "invocations": [{
            "executionSuccessful": not failures,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": str(one)}} for one in failures],
        }],
        "results": results,
    }  # fmt: skip
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> Json:
    flags, why = rule.section("What it flags"), rule.section("Why it matters")
    page = inspect.cleandoc(rule.page)
    return {
        "id": rule.info.code,
        "name": rule.info.name,
        "shortDescription": {"text": " ".join(flags.split("\n\n")[0].split())},
        "fullDescription": {"text": f"{' '.join(flags.split())} {' '.join(why.split())}"},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"enabled": rule.info.default, "level": _LEVELS[rule.info.severity]},
    }


def _results(
    document: Document, findings: Sequence[Finding], suppressed: Sequence[Suppressed], numbers: dict[str, int]
) -> list[Json]:
    """The results of a draft in the order of the file. Fingerprints are counted over all of its findings."""
    everything = [*findings, *(one.finding for one in suppressed)]
    everything.sort(key=lambda finding: (finding.in_file, finding.start, finding.end, finding.code))
    marks = dict(zip(everything, fingerprints(document, everything), strict=True))
    why = {one.finding: one for one in suppressed}
    return [
        _result(document, finding, place, marks[finding], numbers, why.get(finding))
        for finding, place in in_order(document, everything)
    ]


def _result(
    document: Document, finding: Finding, place: Located, mark: str, numbers: dict[str, int], why: Suppressed | None
) -> Json:
    text, uri = given_text(document), _uri(file_name(document))
    result: Json = {"ruleId": finding.code}
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    region = _region(text, place.start, place.end) | {"snippet": {"text": text[place.start : place.end]}}
    result |= {
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "partialFingerprints": {FINGERPRINT: mark},
    }
    if place.suggestions:
        result["fixes"] = [
            {
                "description": {"text": f"Write “{suggestion.replacement}”"},
                "artifactChanges": [{
                    "artifactLocation": {"uri": uri},
                    "replacements": [{
                        "deletedRegion": _region(text, suggestion.start, suggestion.end),
                        "insertedContent": {"text": suggestion.replacement},
                    }],
                }],
            }
            for suggestion in place.suggestions
        ]  # fmt: skip
    if finding.sources:
        result["properties"] = {"sources": [
            {"claim": s.claim, "outlet": s.outlet, "url": s.url, "published": s.published, "quote": s.quote}
            for s in finding.sources
        ]}  # fmt: skip
    if why is not None:
        kind = "inSource" if why.by == "comment" else "external"
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": why.reason}]
    return result


def _message(finding: Finding) -> str:
    """The message with its receipts: where only the message is shown, they must be in it."""
    lines = [finding.message]
    for source in finding.sources:
        said = ", ".join((source.outlet or "no outlet", source.published or "no date"))
        lines.append(f"{said}: “{source.quote}”" + (f" {source.url}" if source.url else ""))
    return "\n".join(lines)


def _region(text: str, start: int, end: int) -> Json:
    (first, column), (last, end_column) = line_and_column(text, start), line_and_column(text, end)
    return {
        "startLine": first,
        "startColumn": 1 + utf16(text[start - column + 1 : start]),
        "endLine": last,
        "endColumn": 1 + utf16(text[end - end_column + 1 : end]),
    }


def _uri(file: str) -> str:
    """A relative path as a relative URI, an absolute one as a `file:` URI, standard input by its name."""
    if file == "-":
        return "stdin"
    path = PurePath(file)
    return Path(file).as_uri() if path.is_absolute() else quote(path.as_posix(), safe="/!&'()*+,;=@~-._")
