"""Findings for programs: one JSON object a draft, one a line, as DESIGN.md fixes it. Decides nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from copydesk.check.finding import Finding
from copydesk.check.render.located import Located, file_name, in_order
from copydesk.model import Document

__all__ = ["to_json"]


def to_json(checked: Iterable[tuple[Document, Sequence[Finding]]]) -> str:
    """One line a draft, each with a line break: file, and findings with offsets into the file as it was given."""
    lines = []
    for document, findings in checked:
        said = [_finding(finding, place) for finding, place in in_order(document, findings)]
        lines.append(json.dumps({"file": file_name(document), "findings": said}, ensure_ascii=False) + "\n")
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
