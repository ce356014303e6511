"""Documents and readings as JSON-ready dicts, and back: the one place that knows the shapes of CLAIMS.md.

Reads and writes nothing; every wrong shape is a SourceError that names the field. Offsets are Unicode code points of
the document's `text` as it stands in the JSON: for a document with markup that is the file as given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from copydesk.dates import DateMention, valid
from copydesk.errors import SourceError
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Modality,
    NumberValue,
    Qualifier,
    Reading,
    Span,
    TextValue,
    Value,
)
from copydesk.vocabulary import PREDICATES

__all__ = ["document_from_json", "document_to_json", "reading_from_json", "reading_to_json"]

#: What a published date may look like, for messages.
DATE_ADVICE = "an EDTF date such as 2024-05-16, 2024-05 or 2024"

#: JSON can spell what no UTF-8 file or database can hold.
SURROGATE = re.compile("[\ud800-\udfff]")

E = TypeVar("E", EntityType, Modality)

MEDIA_TYPES = ("text/plain", "text/html", "text/markdown")


# --- to JSON ---------------------------------------------------------------------------------------------------------


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
    """The reading in the shape of CLAIMS.md, with `confidence`, `mentions`, `dates` and `reader` besides.

    Of a document with markup, each evidence is split where markup interrupts it, so that
    `document["text"][start:end] == quote` holds for every span printed.
    """
    document = reading.document
    return {
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
            if value.places != _places(number):
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


def _places(number: int | float) -> int:
    """How many decimals the JSON number shows; 8.0 shows one."""
    shown = repr(number)
    return len(shown.partition(".")[2]) if "." in shown and "e" not in shown else 0


# --- from JSON -------------------------------------------------------------------------------------------------------


class _Field:
    """A value of the JSON with the place and the path that messages name it by."""

    __slots__ = ("path", "place", "value")

    def __init__(self, value: object, place: str, path: str) -> None:
        self.value, self.place, self.path = value, place, path

    def wrong(self, message: str, advice: str = "") -> SourceError:
        return SourceError(f"{self.path}: {message}" if self.path else message, place=self.place, advice=advice)

    def expected(self, what: str) -> SourceError:
        return self.wrong(f"expected {what}, got {_kind(self.value)}")

    def get(self, key: str) -> _Field:
        path = f"{self.path}.{key}" if self.path else key
        return _Field(self.mapping().get(key), self.place, path)

    def mapping(self) -> Mapping[str, object]:
        if not isinstance(self.value, dict):
            raise self.expected("an object")
        return self.value

    def items(self) -> list[_Field]:
        """The members of a list; a list that is absent or null is empty."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.expected("a list")
        return [_Field(value, self.place, f"{self.path}[{index}]") for index, value in enumerate(self.value)]

    def string(self) -> str:
        if not isinstance(self.value, str):
            raise self.expected("a string")
        if half := SURROGATE.search(self.value):
            raise self.wrong(f"half of a surrogate pair at code point {half.start()}", "write the character itself")
        return self.value

    def optional_string(self) -> str | None:
        return None if self.value is None else self.string()

    def whole(self) -> int:
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.expected("a whole number")
        return self.value

    def number(self) -> int | float:
        if not isinstance(self.value, (int, float)) or isinstance(self.value, bool):
            raise self.expected("a number")
        if self.value != self.value or abs(self.value) > 1e300:
            raise self.wrong("expected a finite number")
        return self.value


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return "a list" if isinstance(value, list) else "an object"


def document_from_json(data: object, *, place: str, default_id: str | None = None) -> Document:
    """The document of `{"document": {…}}` (a gold file or a reading) or of the document itself.

    `default_id` is used where the JSON has no id. `title`, `outlet`, `url`, `lang`, `published` and `media_type` may be
    absent
    or null. Raises SourceError, naming `place` and the field, for any other shape.
    """
    root = _Field(data, place, "")
    root.mapping()
    return _document(root.get("document") if "document" in root.mapping() else root, default_id)


def _document(field: _Field, default_id: str | None = None) -> Document:
    fields = field.mapping()
    text = field.get("text")
    if "text" not in fields:
        raise text.wrong("missing", 'a document is {"id": …, "text": …}, see CLAIMS.md')
    identity = field.get("id")
    if identity.value is None and default_id is None:
        raise identity.expected("a string")
    media_type = field.get("media_type")
    if media_type.value is not None and media_type.value not in MEDIA_TYPES:
        raise media_type.wrong(f"expected one of {', '.join(MEDIA_TYPES)}")
    return Document(
        id=identity.string() if identity.value is not None else default_id or "",
        text=text.string(),
        title=field.get("title").optional_string() or "",
        published=_date(field.get("published")),
        outlet=field.get("outlet").optional_string(),
        url=field.get("url").optional_string(),
        lang=field.get("lang").optional_string(),
        media_type=media_type.optional_string() or "text/plain",
        place=field.place,
    )


def _date(field: _Field) -> str | None:
    """An EDTF date or None. A date with a time, as feeds and pages have it, is its day."""
    if field.value is None:
        return None
    date = field.string().strip()
    day = date[:10] if len(date) > 10 and date[10] in "T " else date
    if not valid(day):
        raise field.wrong(f"expected {DATE_ADVICE}, got {_short(date)}")
    return day


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'


def reading_from_json(data: object, *, place: str) -> Reading:
    """The reading, or the gold file, that `data` holds.

    Evidence may be quotes alone, as in gold files: they are looked up in the text. Raises SourceError, naming `place`
    and the field, for a wrong shape, an entity that is not there, an unknown predicate or a quote that is not in the
    text.
    """
    root = _Field(data, place, "")
    document = _document(root.get("document"))
    entities = tuple(_entity(field, document.text) for field in root.get("entities").items())
    ids = frozenset(entity.id for entity in entities)
    return Reading(
        document=document,
        entities=entities,
        claims=tuple(_claim(field, document.text, ids) for field in root.get("claims").items()),
        dates=tuple(_mention(field, document.text) for field in root.get("dates").items()),
        reader=root.get("reader").optional_string() or "",
    )


def _entity(field: _Field, text: str) -> Entity:
    mentions = []
    for mention in field.get("mentions").items():
        ends = mention.items()
        if len(ends) != 2:
            raise mention.wrong("expected [start, end]")
        mentions.append(_span(ends[0], ends[1], text))
    return Entity(
        id=field.get("id").string(),
        type=_one_of(field.get("type"), EntityType),
        name=field.get("name").string(),
        aliases=tuple(alias.string() for alias in field.get("aliases").items()),
        mentions=tuple(mentions),
    )


def _one_of(field: _Field, kind: type[E]) -> E:
    try:
        return kind(field.string())
    except ValueError:
        raise field.wrong(f"expected one of {', '.join(kind)}, got {_short(str(field.value))}") from None


def _span(start: _Field, end: _Field, text: str) -> Span:
    span = Span(start.whole(), end.whole())
    if not 0 <= span.start < span.end <= len(text):
        raise start.wrong(f"{span.start} to {span.end} is no span of a text of {len(text)} code points")
    return span


def _mention(field: _Field, text: str) -> DateMention:
    span = _span(field.get("start"), field.get("end"), text)
    weekday = field.get("weekday")
    return DateMention(
        start=span.start,
        end=span.end,
        edtf=_edtf(field.get("edtf")),
        weekday=None if weekday.value is None else weekday.whole(),
    )


def _edtf(field: _Field) -> str:
    if not valid(field.string()):
        raise field.wrong(f"expected {DATE_ADVICE}, got {_short(field.string())}")
    return field.string()


def _claim(field: _Field, text: str, ids: frozenset[str]) -> Claim:
    predicate = field.get("predicate")
    if predicate.string() not in PREDICATES:
        raise predicate.wrong(f"unknown predicate {_short(predicate.string())}", "the vocabulary is in CLAIMS.md")
    kinds = PREDICATES[predicate.string()].qualifiers
    qualifiers = field.get("qualifiers")
    names = sorted(qualifiers.mapping()) if qualifiers.value is not None else []
    confidence = field.get("confidence")
    if confidence.value is not None and not 0 <= confidence.number() <= 1:
        raise confidence.wrong("expected a number from 0 to 1")
    modality = field.get("modality")
    return Claim(
        subject=_entity_id(field.get("subject"), ids),
        predicate=predicate.string(),
        object=_value(field.get("object"), ids),
        qualifiers=tuple((name, _qualifier(qualifiers.get(name), kinds.get(name, "text"), ids)) for name in names),
        modality=Modality.ASSERTED if modality.value is None else _one_of(modality, Modality),
        attribution=field.get("attribution").optional_string(),
        evidence=tuple(_evidence(evidence, text) for evidence in field.get("evidence").items()),
        confidence=1.0 if confidence.value is None else float(confidence.number()),
        made_by=field.get("made_by").optional_string() or "",
    )


def _entity_id(field: _Field, ids: frozenset[str]) -> str:
    if field.string() not in ids:
        raise field.wrong(f"no entity {_short(field.string())} among the entities")
    return field.string()


def _value(field: _Field, ids: frozenset[str]) -> Value:
    readers: dict[str, Callable[[_Field], Value]] = {
        "entity": lambda value: EntityValue(_entity_id(value, ids)),
        "date": lambda value: DateValue(_edtf(value)),
        "number": lambda value: _number(value, field.get("unit"), field.get("places")),
        "text": lambda value: TextValue(value.string()),
    }
    for key, read in readers.items():
        if key in field.mapping():
            return read(field.get(key))
    raise field.wrong("expected one of entity, date, number, text")


def _number(field: _Field, unit: _Field, places: _Field) -> NumberValue:
    number = field.number()
    return NumberValue(
        number=float(number),
        unit=unit.optional_string() or "",
        places=_places(number) if places.value is None else places.whole(),
    )


def _qualifier(field: _Field, kind: str | tuple[str, ...], ids: frozenset[str]) -> Qualifier:
    if isinstance(field.value, str):
        if kind == "entity" and field.value in ids:
            return EntityValue(field.value)
        if kind == "date":
            return DateValue(_edtf(field))
        return TextValue(field.string())
    number = field.number()
    return NumberValue(float(number), places=_places(number))


def _evidence(field: _Field, text: str) -> Evidence:
    if isinstance(field.value, str):
        quote = field.string()
        start = text.find(quote)
        if start < 0 or not quote:
            raise field.wrong(f"{_short(quote)} is not in the text")
        return Evidence(start, start + len(quote), quote)
    span = _span(field.get("start"), field.get("end"), text)
    words = text[span.start : span.end]
    quote_field = field.get("quote")
    if quote_field.value is not None and quote_field.string() != words:
        raise quote_field.wrong(f"{_short(quote_field.string())} is not what the text has there: {_short(words)}")
    return Evidence(span.start, span.end, words)
