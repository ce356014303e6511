"""Documents and readings to JSON-ready dicts, in the shape of CLAIMS.md."""

from __future__ import annotations

from typing import Any

from copydesk.jsonlines.fields import decimals
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    EntityValue,
    Evidence,
    NumberValue,
    Qualifier,
    Reading,
    Span,
    TextValue,
    Value,
)

__all__ = ["document_to_json", "reading_to_json"]


def document_to_json(document: Document) -> dict[str, Any]:
    """The document's fields; for one with markup `text` is the file as given and `media_type` says what it is."""
    data: dict[str, Any] = {
        "id": document.id,
        "title": document.title,
        "text": document.given or document.text,
        "published": document.published,
        "outlet": document.outlet,
        "url": document.url,
        "lang": document.lang,
    }
    if document.given or document.media_type != "text/plain":
        data["media_type"] = document.media_type
    return data


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """The reading in the shape of CLAIMS.md, with `confidence`, `mentions`, `dates`, `reader` and `note` besides.

    Of a document with markup, each evidence is split where markup interrupts it, so that
    `document["text"][start:end] == quote` holds for every span printed.
    """
    document = reading.document
    data: dict[str, Any] = {
        "document": document_to_json(document),
        "entities": [
            {
                "id": entity.id,
                "type": str(entity.type),
                "name": entity.name,
                "aliases": list(entity.aliases),
                "mentions": _outer_spans(document, [(span.start, span.end) for span in entity.mentions]),
            }
            for entity in reading.entities
        ],
        "claims": [_claim_to_json(claim, document) for claim in reading.claims],
        "dates": [
            {"start": span[0], "end": span[1], "edtf": mention.edtf, "weekday": mention.weekday}
            for mention in reading.dates
            for span in _outer_spans(document, [(mention.start, mention.end)])
        ],
        "reader": reading.reader,
    }
    if reading.note:
        data["note"] = reading.note
    return data


def _claim_to_json(claim: Claim, document: Document) -> dict[str, Any]:
    given = document.given or document.text
    spans = {span: None for evidence in claim.evidence for span in _quoted_spans(document, evidence)}
    data: dict[str, Any] = {
        "subject": claim.subject,
        "predicate": claim.predicate,
        "object": _value_to_json(claim.object),
        "qualifiers": {name: _plain(value) for name, value in claim.qualifiers},
        "modality": str(claim.modality),
        "attribution": claim.attribution,
        "evidence": [{"start": s.start, "end": s.end, "quote": given[s.start : s.end]} for s in spans],
        "confidence": claim.confidence,
    }
    if claim.made_by:
        data["made_by"] = claim.made_by
    return data


def _quoted_spans(document: Document, evidence: Evidence) -> list[Span]:
    """Spans of the file as given. White space alone does not split one: a wrapped line is no markup."""
    spans: list[Span] = []
    for span in document.given_spans(evidence.start, evidence.end):
        if spans and spans[-1].end <= span.start and not document.given[spans[-1].end : span.start].strip(" \t\r\n\f"):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
    return [span for span in spans if document.given[span.start : span.end].strip()] if document.pieces else spans


def _outer_spans(document: Document, spans: list[tuple[int, int]]) -> list[list[int]]:
    """Each span from its first to its last code point in the file as given; one that is nowhere in it is left out."""
    outer = []
    for start, end in spans:
        found = document.given_spans(start, end)
        if found:
            outer.append([min(span.start for span in found), max(span.end for span in found)])
    return outer


def _number_to_json(value: NumberValue) -> int | float:
    whole = value.places == 0 and float(value.number).is_integer()
    return int(value.number) if whole else float(value.number)


def _value_to_json(value: Value) -> dict[str, Any]:
    match value:
        case EntityValue(entity):
            return {"entity": entity}
        case DateValue(date):
            return {"date": date}
        case TextValue(text):
            return {"text": text}
        case NumberValue():
            number = _number_to_json(value)
            data: dict[str, Any] = {"number": number}
            if value.unit:
                data["unit"] = value.unit
            # JSON drops the zero of 24.850, and 24.850 is more precise than 24.85.
            if value.places != decimals(number):
                data["places"] = value.places
            return data


def _plain(value: Qualifier) -> str | int | float:
    match value:
        case EntityValue(entity):
            return entity
        case DateValue(date):
            return date
        case TextValue(text):
            return text
        case NumberValue():
            return _number_to_json(value)
