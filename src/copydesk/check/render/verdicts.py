"""The verdicts on a draft's claims, for people and for programs. Decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from copydesk.check.claims.claim_verdict import ClaimVerdict, Standing
from copydesk.check.finding import Source
from copydesk.check.render.located import file_name, given_text, line_and_column
from copydesk.check.render.to_text import receipt, shown
from copydesk.model import Document, Span

__all__ = ["styled_verdicts", "verdict_objects"]

_STYLES = {
    Standing.SUPPORTED: "fix", Standing.CONTRADICTED: "error", Standing.DISPUTED: "warning", Standing.STALE: "error",
    Standing.UNSUPPORTED: "info",
}


def styled_verdicts(checked: Iterable[tuple[Document, Sequence[ClaimVerdict]]]) -> Iterator[tuple[str, str]]:
    """Every claim in turn and a last line that counts them, in runs of text with the styles of `to_text.styled`."""
    counts: Counter[Standing] = Counter()
    for document, verdicts in checked:
        for verdict in verdicts:
            counts[verdict.standing] += 1
            yield from _verdict(document, verdict)
    said = ", ".join(f"{counts[standing]} {standing.value}" for standing in Standing if counts[standing])
    yield f"claims: {said or 'none'}\n", "summary"


def _verdict(document: Document, verdict: ClaimVerdict) -> Iterator[tuple[str, str]]:
    at = _given(document, verdict.at)
    line, column = line_and_column(given_text(document), at.start)
    yield f"{shown(file_name(document))}:{line}:{column}: ", "place"
    yield verdict.standing.value, _STYLES[verdict.standing]
    hedge = "" if verdict.modality.value == "asserted" else f" ({verdict.modality.value})"
    yield f" {shown(verdict.subject)}, {verdict.label}: {shown(verdict.value)}{hedge}\n", ""
    yield f"    {shown(verdict.message)}\n", ""
    for source in verdict.sources:
        yield f"    {receipt(source)}\n", "receipt"
    for source in verdict.against:
        yield f"    against: {receipt(source)}\n", "receipt"


def verdict_objects(document: Document, verdicts: Sequence[ClaimVerdict]) -> list[dict[str, object]]:
    """The verdicts for `check --format json`: offsets are code points of the file as it was given."""
    return [_object(document, verdict) for verdict in verdicts]


def _object(document: Document, verdict: ClaimVerdict) -> dict[str, object]:
    at = _given(document, verdict.at)
    line, column = line_and_column(given_text(document), at.start)
    return {
        "subject": verdict.subject,
        "predicate": verdict.predicate,
        "value": verdict.value,
        "modality": verdict.modality.value,
        "verdict": verdict.standing.value,
        "message": verdict.message,
        "start": at.start,
        "end": at.end,
        "line": line,
        "column": column,
        "quote": document.text[verdict.at.start:verdict.at.end],
        "sources": [_source(source) for source in verdict.sources],
        "against": [_source(source) for source in verdict.against],
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "claim": source.claim, "outlet": source.outlet, "url": source.url, "published": source.published,
        "quote": source.quote,
    }


def _given(document: Document, at: Span) -> Span:
    """The place in the file as given, from its first piece to its last."""
    spans = document.given_spans(at.start, at.end)
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)
