"""Documents and readings from JSON. Every wrong shape is a SourceError that names the field; nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from copydesk.dates import DateMention, valid
from copydesk.jsonlines.fields import Field, decimals, shortened
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

__all__ = ["document_from_json", "reading_from_json"]

_DATES = "an EDTF date such as 2024-05-16, 2024-05 or 2024"
_MEDIA_TYPES = ("text/plain", "text/html", "text/markdown")
_Word = TypeVar("_Word", EntityType, Modality)


def document_from_json(data: object, *, place: str, default_id: str | None = None) -> Document:
    """The document of `{"document": {…}}` (a gold file or a reading) or of the document itself.

    `default_id` is used where the JSON has no id. `title`, `outlet`, `url`, `lang`, `published` and `media_type` may be
    absent
    or null. Raises SourceError, naming `place` and the field, for any other shape.
    """
    root = Field(data, place, "")
    root.mapping()
    return _document(root.get("document") if "document" in root.mapping() else root, default_id)


def _document(field: Field, default_id: str | None = None) -> Document:
    fields = field.mapping()
    text = field.get("text")
    if "text" not in fields:
        raise text.wrong("missing", 'a document is {"id": …, "text": …}, see CLAIMS.md')
    identity = field.get("id")
    if identity.value is None and default_id is None:
        raise identity.expected("a string")
    media_type = field.get("media_type")
    if media_type.value is not None and media_type.value not in _MEDIA_TYPES:
        raise media_type.wrong(f"expected one of {', '.join(_MEDIA_TYPES)}")
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


def _date(field: Field) -> str | None:
    """An EDTF date or None. A date with a time, as feeds and pages have it, is its day."""
    if field.value is None:
        return None
    date = field.string().strip()
    day = date[:10] if len(date) > 10 and date[10] in "T " else date
    if not valid(day):
        raise field.wrong(f"expected {_DATES}, got {shortened(date)}")
    return day


def reading_from_json(data: object, *, place: str) -> Reading:
    """The reading, or the gold file, that `data` holds.

    Evidence may be quotes alone, as in gold files: they are looked up in the text. Raises SourceError, naming `place`
    and the field, for a wrong shape, an entity that is not there, an unknown predicate or a quote that is not in the
    text.
    """
    root = Field(data, place, "")
    document = _document(root.get("document"))
    entities = tuple(_entity(field, document.text) for field in root.get("entities").items())
    ids = frozenset(entity.id for entity in entities)
    return Reading(
        document=document,
        entities=entities,
        claims=tuple(_claim(field, document.text, ids) for field in root.get("claims").items()),
        dates=tuple(_mention(field, document.text) for field in root.get("dates").items()),
        reader=root.get("reader").optional_string() or "",
        note=root.get("note").optional_string() or "",
    )


def _entity(field: Field, text: str) -> Entity:
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


def _one_of(field: Field, kind: type[_Word]) -> _Word:
    try:
        return kind(field.string())
    except ValueError:
        raise field.wrong(f"expected one of {', '.join(kind)}, got {shortened(str(field.value))}") from None


def _span(start: Field, end: Field, text: str) -> Span:
    span = Span(start.whole(), end.whole())
    if not 0 <= span.start < span.end <= len(text):
        raise start.wrong(f"{span.start} to {span.end} is no span of a text of {len(text)} code points")
    return span


def _mention(field: Field, text: str) -> DateMention:
    span = _span(field.get("start"), field.get("end"), text)
    weekday = field.get("weekday")
    return DateMention(
        start=span.start,
        end=span.end,
        edtf=_edtf(field.get("edtf")),
        weekday=None if weekday.value is None else weekday.whole(),
    )


def _edtf(field: Field) -> str:
    if not valid(field.string()):
        raise field.wrong(f"expected {_DATES}, got {shortened(field.string())}")
    return field.string()


def _claim(field: Field, text: str, ids: frozenset[str]) -> Claim:
    predicate = field.get("predicate")
    if predicate.string() not in PREDICATES:
        raise predicate.wrong(f"unknown predicate {shortened(predicate.string())}", "the vocabulary is in CLAIMS.md")
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


def _entity_id(field: Field, ids: frozenset[str]) -> str:
    if field.string() not in ids:
        raise field.wrong(f"no entity {shortened(field.string())} among the entities")
    return field.string()


def _value(field: Field, ids: frozenset[str]) -> Value:
    readers: dict[str, Callable[[Field], Value]] = {
        "entity": lambda value: EntityValue(_entity_id(value, ids)),
        "date": lambda value: DateValue(_edtf(value)),
        "number": lambda value: _number(value, field.get("unit"), field.get("places")),
        "text": lambda value: TextValue(value.string()),
    }
    for key, read in readers.items():
        if key in field.mapping():
            return read(field.get(key))
    raise field.wrong("expected one of entity, date, number, text")


def _number(field: Field, unit: Field, places: Field) -> NumberValue:
    number = field.number()
    return NumberValue(
        number=float(number),
        unit=unit.optional_string() or "",
        places=decimals(number) if places.value is None else places.whole(),
    )


def _qualifier(field: Field, kind: str | tuple[str, ...], ids: frozenset[str]) -> Qualifier:
    if isinstance(field.value, str):
        if kind == "entity" and field.value in ids:
            return EntityValue(field.value)
        if kind == "date":
            return DateValue(_edtf(field))
        return TextValue(field.string())
    number = field.number()
    return NumberValue(float(number), places=decimals(number))


def _evidence(field: Field, text: str) -> Evidence:
    if isinstance(field.value, str):
        quote = field.string()
        start = text.find(quote)
        if start < 0 or not quote:
            raise field.wrong(f"{shortened(quote)} is not in the text")
        return Evidence(start, start + len(quote), quote)
    span = _span(field.get("start"), field.get("end"), text)
    words = text[span.start : span.end]
    quote_field = field.get("quote")
    if quote_field.value is not None and quote_field.string() != words:
        raise quote_field.wrong(f"{shortened(quote_field.string())} is not what the text has there: {shortened(words)}")
    return Evidence(span.start, span.end, words)
