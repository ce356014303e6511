"""Findings for programs: one JSON object a draft, one a line, as DESIGN.md fixes it. Decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from copydesk.check.claims.claim_verdict import ClaimVerdict
from copydesk.check.finding import Finding
from copydesk.check.render.located import Located, file_name, in_order
from copydesk.check.render.verdicts import verdict_objects
from copydesk.model import Document

__all__ = ["to_json"]


def to_json(
    checked: Iterable[tuple[Document, Sequence[Finding]]], verdicts: Sequence[Sequence[ClaimVerdict]] | None = None
) -> str:
    """One line a draft, each with a line break: file, and findings with offsets into the file as it was given.

    `verdicts`, where given, are those of each draft in turn, which are then shown too.
    """
    lines = []
    for number, (document, findings) in enumerate(checked):
        said = [_finding(finding, place) for finding, place in in_order(document, findings)]
        line: dict[str, object] = {"file": file_name(document), "findings": said}
        if verdicts is not None:
            line["verdicts"] = verdict_objects(document, verdicts[number])
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return "".join(lines)


def _finding(finding: Finding, place: Located) -> dict[str, object]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "start": place.start,
        "end": place.end,
        "line": place.line,
        "column": place.column,
        "quote": finding.quote,
        "sources": [
            {"claim": s.claim, "outlet": s.outlet, "url": s.url, "published": s.published, "quote": s.quote}
            for s in finding.sources
        ],
        "suggestions": [
            {"start": s.start, "end": s.end, "replacement": s.replacement} for s in place.suggestions
        ],
    }
