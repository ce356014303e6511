"""Adding a reading: what is sound, which story it belongs to, what is new. The only module that writes rows.

    reading ──prepare (pure, may refuse)──▶ Prepared ──add (inside the caller's transaction)──▶ Added

Nothing here begins or ends a transaction: whoever calls `add` makes it wholly in or wholly out, and lets one writer
in at a time, which is why "look, then insert" is safe throughout.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Table, bindparam, func, insert, select, tuple_, update

from copydesk.errors import SourceError
from copydesk.ledger import identity, queries, schema
from copydesk.ledger.base import Added, Entry, Status
from copydesk.ledger.identity import NameForm, ThingKey
from copydesk.model import DateValue, EntityValue, NumberValue, Reading, TextValue, Value, digest

__all__ = ["Prepared", "add", "prepare"]

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sound reading with all that can be worked out without the ledger."""

    reading: Reading
    identity: str
    text: str
    content: str
    things: tuple[ThingKey, ...]
    forms: tuple[tuple[NameForm, ...], ...]


def prepare(reading: Reading) -> Prepared:
    """Everything about a reading that needs no ledger. Raises SourceError where the reading is not sound."""
    document = reading.document
    try:
        _refuse_unsound(reading)
        things = identity.thing_keys(reading)
        text = digest((document.text,))
        read_from = (document.title, document.published, document.outlet, document.lang, reading.reader)
        return Prepared(
            reading=reading,
            identity=identity.story_identity(document),
            text=text,
            content=digest((text, *("" if part is None else f"={part}" for part in read_from))),
            things=tuple(things[entity.id] for entity in reading.entities),
            forms=tuple(identity.forms(entity) for entity in reading.entities),
        )
    except UnicodeEncodeError as error:
        raise SourceError(
            "holds half a surrogate pair, which no text file can", place=document.id, advice="repair the document"
        ) from error


def _refuse_unsound(reading: Reading) -> None:
    """Raise SourceError unless every claim has its words, and names only entities that the reading has."""
    place, text = reading.document.id, reading.document.text
    ids = {entity.id for entity in reading.entities}
    if len(ids) < len(reading.entities):
        raise SourceError("the reading has two entities of one id", place=place)
    for at, claim in enumerate(reading.claims, 1):
        values = (claim.object, *(value for _, value in claim.qualifiers))
        for entity in (claim.subject, *(value.entity for value in values if isinstance(value, EntityValue))):
            if entity not in ids:
                raise SourceError(f"claim {at} ({claim.predicate}) names no entity of its own: {entity}", place=place)
        if not all(math.isfinite(value.number) for value in values if isinstance(value, NumberValue)):
            raise SourceError(f"claim {at} ({claim.predicate}) has a number that is none", place=place)
        if len({name for name, _ in claim.qualifiers}) < len(claim.qualifiers):
            raise SourceError(f"claim {at} ({claim.predicate}) has a qualifier twice", place=place)
        if not claim.evidence:
            raise SourceError(f"claim {at} ({claim.predicate}) has no evidence", place=place)
        for words in claim.evidence:
            if not 0 <= words.start < words.end or text[words.start : words.end] != words.quote:
                raise SourceError(
                    f"claim {at} ({claim.predicate}) cites words that are not at {words.start}-{words.end}", place=place
                )


def add(connection: Connection, prepared: Prepared, *, now: datetime) -> Added:
    """Append a prepared reading. `now` must be aware; it is kept in UTC, to the second."""
    if now.tzinfo is None:
        raise ValueError("the ledger needs a time with its zone")
    read_at = now.astimezone(UTC).isoformat(timespec="seconds")
    story = _story(connection, prepared)
    story_id = story or digest(("story", prepared.identity))
    before = None
    if story is not None:
        r = schema.revisions.c
        before = connection.execute(
            select(r.id, r.number, r.content).where(r.story == story).order_by(r.number.desc()).limit(1)
        ).one()
        if before.content == prepared.content:
            return Added(story, before.number, Status.UNCHANGED)
    else:
        _insert(connection, schema.stories, [{
            "id": story_id, "identity": prepared.identity, "url": prepared.reading.document.url, "added": read_at,
        }])
    number = 1 if before is None else before.number + 1
    revision = _add_revision(connection, prepared, story_id, number, read_at)
    _add_names(connection, prepared, revision, None if before is None else before.id)
    _add_claims(connection, prepared, story_id, revision, read_at)
    after = queries.entries_of_revision(connection, revision)
    if before is None:
        return Added(story_id, number, Status.NEW, claims_added=after)
    earlier = queries.entries_of_revision(connection, before.id)
    said, said_earlier = {_form(e) for e in after}, {_form(e) for e in earlier}
    return Added(
        story_id, number, Status.REVISED,
        claims_added=tuple(e for e in after if _form(e) not in said_earlier),
        claims_gone=tuple(e for e in earlier if _form(e) not in said),
    )


def _form(entry: Entry) -> tuple[str, str, str | None]:
    return entry.claim_id, entry.modality, entry.attribution


def _story(connection: Connection, prepared: Prepared) -> str | None:
    """The id of the story that this is a reading of, or None.

    A document without a url is also the story of its outlet that has the very same text: a file that was renamed, or
    given once as a file and once on standard input. Stories with a url are never joined by their text.
    """
    s, r = schema.stories.c, schema.revisions.c
    document = prepared.reading.document
    known: str | None = connection.scalar(select(s.id).where(s.identity == prepared.identity))
    if known is not None or document.url:
        return known
    same: str | None = connection.scalar(
        select(s.id)
        .join(schema.revisions, r.story == s.id)
        .where(r.text == prepared.text, s.url.is_(None), r.outlet.is_not_distinct_from(document.outlet))
        .where(queries.is_current())
        .order_by(r.id)
        .limit(1)
    )
    return same


def _add_revision(connection: Connection, prepared: Prepared, story: str, number: int, read_at: str) -> int:
    document = prepared.reading.document
    t = schema.texts.c
    if connection.scalar(select(t.id).where(t.id == prepared.text)) is None:
        _insert(connection, schema.texts, [{"id": prepared.text, "text": document.text}])
    result = connection.execute(insert(schema.revisions).values(
        story=story, number=number, content=prepared.content, document=document.id, title=document.title,
        outlet=document.outlet, published=document.published, lang=document.lang, text=prepared.text,
        reader=prepared.reading.reader, read_at=read_at, claim_count=len(prepared.reading.claims),
    ))
    inserted = result.inserted_primary_key
    assert inserted is not None
    return int(inserted[0])


def _add_names(connection: Connection, prepared: Prepared, revision: int, before: int | None) -> None:
    """Add things and spellings that are new, the revision's entities and their names, and count the spellings anew."""
    things = {thing.id: thing for thing in prepared.things}
    t = schema.things.c
    known = {
        found for some in queries.batches(things) for found in connection.scalars(select(t.id).where(t.id.in_(some)))
    }
    _insert(connection, schema.things, [
        {"id": thing_id, "type": thing.type.value, "key": thing.key, "scope": thing.scope}
        for thing_id, thing in things.items() if thing_id not in known
    ])
    _insert(connection, schema.entities, [
        {"revision": revision, "ordinal": at, "thing": thing.id} for at, thing in enumerate(prepared.things)
    ])
    _insert(connection, schema.entity_names, [
        {"revision": revision, "entity": at, "position": form.position, "spelling": form.spelling, "slip": form.slip}
        for at, forms in enumerate(prepared.forms) for form in forms
    ])
    used: dict[tuple[str, str], int] = {}
    for thing, forms in zip(prepared.things, prepared.forms, strict=True):
        for form in forms:
            if not form.slip:
                at = (thing.id, form.spelling)
                used[at] = min(form.position, used.get(at, form.position))
    _count_spellings(connection, things, used, revision, before)


def _count_spellings(
    connection: Connection,
    things: Mapping[str, ThingKey],
    used: Mapping[tuple[str, str], int],
    revision: int,
    before: int | None,
) -> None:
    """Keep `spellings`: a row for each new one, one story more for those now used, one less for those used no more."""
    s, e, n = schema.spellings.c, schema.entities.c, schema.entity_names.c
    known = {
        (row.thing, row.spelling)
        for some in queries.batches(used)
        for row in connection.execute(select(s.thing, s.spelling).where(tuple_(s.thing, s.spelling).in_(some)))
    }
    rows = []
    for (thing_id, spelling), position in used.items():
        if (thing_id, spelling) not in known:
            key = identity.key(things[thing_id].type, spelling)
            rows.append({
                "thing": thing_id, "spelling": spelling, "key": key, "full": key == things[thing_id].key,
                "first_revision": revision, "position": position, "stories": 1,
            })
    _insert(connection, schema.spellings, rows)
    used_before = set() if before is None else {
        (row.thing, row.spelling)
        for row in connection.execute(
            select(e.thing, n.spelling)
            .join(schema.entity_names, (n.revision == e.revision) & (n.entity == e.ordinal))
            .where(e.revision == before, n.slip.is_(False))
        )
    }
    changes = [
        {"of_thing": thing_id, "of_spelling": spelling, "change": change}
        for change, some in ((1, known - used_before), (-1, used_before - set(used)))
        for thing_id, spelling in sorted(some)
    ]
    if changes:
        connection.execute(
            update(schema.spellings)
            .where(s.thing == bindparam("of_thing"), s.spelling == bindparam("of_spelling"))
            .values(stories=s.stories + bindparam("change")),
            changes,
        )


def _add_claims(connection: Connection, prepared: Prepared, story: str, revision: int, read_at: str) -> None:
    c, r = schema.claims.c, schema.revisions.c
    reading = prepared.reading
    learned = {
        row.id: row.learned
        for row in connection.execute(
            select(c.id, func.min(c.learned).label("learned"))
            .join(schema.revisions, r.id == c.revision).where(r.story == story).group_by(c.id)
        )
    }
    ordinals = {entity.id: at for at, entity in enumerate(reading.entities)}
    ids = identity.claim_ids(story, reading)
    _insert(connection, schema.claims, [
        {
            "revision": revision, "ordinal": at, "id": claim_id, "subject": ordinals[claim.subject],
            "predicate": claim.predicate, **_value(claim.object, ordinals), "modality": claim.modality.value,
            "attribution": claim.attribution, "confidence": claim.confidence, "learned": learned.get(claim_id, read_at),
        }
        for at, (claim_id, claim) in enumerate(zip(ids, reading.claims, strict=True))
    ])
    _insert(connection, schema.qualifiers, [
        {"revision": revision, "claim": at, "name": name, **_value(value, ordinals)}
        for at, claim in enumerate(reading.claims) for name, value in claim.qualifiers
    ])
    _insert(connection, schema.evidence, [
        {"revision": revision, "claim": at, "ordinal": n, "start": words.start, "end": words.end, "quote": words.quote}
        for at, claim in enumerate(reading.claims) for n, words in enumerate(claim.evidence)
    ])


def _value(value: Value, ordinals: Mapping[str, int]) -> Row:
    """The columns of a value (schema.py)."""
    row: Row = {"kind": "text", "entity": None, "number": None, "unit": None, "places": None, "text": None}
    match value:
        case EntityValue(entity):
            return row | {"kind": "entity", "entity": ordinals[entity]}
        case DateValue(date):
            return row | {"kind": "date", "text": date}
        case NumberValue(number, unit, places):
            return row | {"kind": "number", "number": float(number), "unit": unit, "places": places}
        case TextValue(text):
            return row | {"text": text}


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
