"""Adding a reading: what is sound, which story it belongs to, what is new. The only module that writes rows.

    reading ──prepare (pure, may refuse)──▶ Prepared ──add (inside the caller's transaction)──▶ Added

Nothing here begins or ends a transaction: whoever calls `add` makes it wholly in or wholly out, and lets one writer
in at a time, which is why "look, then insert" is safe throughout.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, insert, select, update

from copydesk.errors import SourceError
from copydesk.ledger import identity, nearness, queries, schema, things
from copydesk.ledger.base import Added, Entry, EntryValue, Status, Story
from copydesk.ledger.identity import NameForm, ThingKey
from copydesk.ledger.statements import Insertion, Question, batches, some
from copydesk.ledger.storable import refuse_unstorable
from copydesk.model import DateValue, EntityValue, NumberValue, Reading, TextValue, Value, digest

__all__ = ["Prepared", "add", "prepare"]

# Asked and done for every story, so written out once (statements.py).
_STORIES, _TEXTS, _THINGS = Insertion(schema.stories), Insertion(schema.texts), Insertion(schema.things)
_ENTITIES, _NAMES = Insertion(schema.entities), Insertion(schema.entity_names)
_SPELLINGS, _OTHER_NAMES = Insertion(schema.spellings), Insertion(schema.other_names)
_CLAIMS, _QUALIFIERS, _EVIDENCE = Insertion(schema.claims), Insertion(schema.qualifiers), Insertion(schema.evidence)
_s, _r, _t, _c = schema.stories.c, schema.revisions.c, schema.things.c, schema.claims.c
_o, _sp, _e, _n = schema.other_names.c, schema.spellings.c, schema.entities.c, schema.entity_names.c
_STORY = Question(select(_s.id).where(_s.name == bindparam("name_")))
_STORY_NUMBER = Question(select(func.coalesce(func.max(_s.number), 0)).where(_s.name == bindparam("name_")))
_NAMESAKES = Question(
    select(_s.id, _r.text.label("text_id"), schema.texts.c.text)
    .join(schema.revisions, _r.story == _s.id)
    .join(schema.texts, schema.texts.c.id == _r.text)
    .where(_s.name == bindparam("name_"))
    .where(queries.is_current())
    .order_by((_r.text == bindparam("text_")).desc(), _r.id.desc())
    .limit(20)
)
_STORY_OF_TEXT = Question(
    select(_s.id)
    .join(schema.revisions, _r.story == _s.id)
    .where(_r.text == bindparam("text_"), _s.url.is_(None), _r.outlet.is_not_distinct_from(bindparam("outlet_")))
    .where(queries.is_current())
    .order_by(_r.id)
    .limit(1)
)
_LATEST = Question(
    select(_r.id, _r.number, _r.content).where(_r.story == bindparam("story_")).order_by(_r.number.desc()).limit(1)
)
_TEXT = Question(select(schema.texts.c.id).where(schema.texts.c.id == bindparam("text_")))
_KNOWN_THINGS = Question(select(_t.id).where(_t.id.in_(some())))
_KNOWN_SPELLINGS = Question(select(_sp.thing, _sp.spelling).where(_sp.thing.in_(some())))
_KNOWN_OTHERS = Question(select(_o.thing, _o.key).where(_o.thing.in_(some())))
_NAMES_OF_WORKS = Question(
    select(_t.type, _t.key, _t.scope, _sp.spelling).join(schema.spellings, _sp.thing == _t.id)
    .where(_t.scope.in_(some()), _sp.full).order_by(_t.id, _sp.spelling)
)
_SPELLINGS_OF_REVISION = Question(
    select(_e.thing, _n.spelling)
    .join(schema.entity_names, (_n.revision == _e.revision) & (_n.entity == _e.ordinal))
    .where(_e.revision == bindparam("revision_"), _n.slip.is_(False))
)
_COUNT_SPELLING = Question(
    update(schema.spellings)
    .where(_sp.thing == bindparam("of_thing"), _sp.spelling == bindparam("of_spelling"))
    .values(stories=_sp.stories + bindparam("change"))
)
_LEARNED = Question(
    select(_c.id, func.min(_c.learned).label("learned"))
    .join(schema.revisions, _r.id == _c.revision).where(_r.story == bindparam("story_")).group_by(_c.id)
)


class _Latest(NamedTuple):
    id: int
    number: int
    content: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sound reading with all that can be worked out without the ledger."""

    reading: Reading
    name: str
    text: str
    content: str
    things: tuple[ThingKey, ...]
    forms: tuple[tuple[NameForm, ...], ...]


def prepare(reading: Reading) -> Prepared:
    """Everything about a reading that needs no ledger. Raises SourceError where the reading is not sound."""
    document = reading.document
    try:
        _refuse_unsound(reading)
        name = identity.story_name(document)
        refuse_unstorable(reading, name)
        things = identity.thing_keys(reading)
        text = digest((document.text,))
        read_from = (document.title, document.published, document.outlet, document.lang, reading.reader)
        return Prepared(
            reading=reading,
            name=name,
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


def add(connection: Connection, prepared: Prepared, *, now: datetime, compare: bool = True) -> Added:
    """Append a prepared reading. `now` must be aware; it is kept in UTC, to the second.

    Without `compare` the answer says nothing of claims that came and went, which takes half of the time.
    """
    if now.tzinfo is None:
        raise ValueError("the ledger needs a time with its zone")
    read_at = now.astimezone(UTC).isoformat(timespec="seconds")
    story = _story(connection, prepared)
    before = None
    if story is not None:
        before = _Latest(*_LATEST.ask(connection, story_=story)[0])
        if before.content == prepared.content:
            return Added(story, before.number, Status.UNCHANGED)
    else:
        story = _add_story(connection, prepared, read_at)
    number = 1 if before is None else before.number + 1
    revision = _add_revision(connection, prepared, story, number, read_at)
    _add_names(connection, prepared, revision, None if before is None else before.id)
    ids = _add_claims(connection, prepared, story, revision, read_at)
    if not compare:
        return Added(story, number, Status.NEW if before is None else Status.REVISED)
    if before is None:
        return Added(story, number, Status.NEW, claims_added=_entries(connection, prepared, story, ids, read_at))
    after = queries.entries_of_revision(connection, revision)
    earlier = queries.entries_of_revision(connection, before.id)
    said, said_earlier = {_form(e) for e in after}, {_form(e) for e in earlier}
    return Added(
        story, number, Status.REVISED,
        claims_added=tuple(e for e in after if _form(e) not in said_earlier),
        claims_gone=tuple(e for e in earlier if _form(e) not in said),
    )


def _form(entry: Entry) -> tuple[str, str, str | None]:
    return entry.claim_id, entry.modality, entry.attribution


def _story(connection: Connection, prepared: Prepared) -> str | None:
    """The id of the story that this is a reading of, or None.

    A url decides alone. Without one it is the story of that name, outlet and text, or of that name that this may be an
    edit of, or of that outlet and text: a file that was renamed, or given once as a file and once on standard input.
    """
    document = prepared.reading.document
    if document.url:
        return _first(_STORY.ask(connection, name_=prepared.name))
    for story, text_id, text in _NAMESAKES.ask(connection, name_=prepared.name, text_=prepared.text):
        if text_id == prepared.text or identity.is_edit(text, document.text):
            return str(story)
    return _first(_STORY_OF_TEXT.ask(connection, text_=prepared.text, outlet_=document.outlet))


def _first(rows: Sequence[tuple[Any, ...]]) -> str | None:
    """The first column of the first row, if there is one."""
    return str(rows[0][0]) if rows else None


def _add_story(connection: Connection, prepared: Prepared, read_at: str) -> str:
    ((last,),) = _STORY_NUMBER.ask(connection, name_=prepared.name)
    number = 1 + last
    story = digest(("story", prepared.name, str(number)))
    url = prepared.reading.document.url
    _STORIES.add(connection, [(story, prepared.name, number, url, read_at)])
    return story


def _add_revision(connection: Connection, prepared: Prepared, story: str, number: int, read_at: str) -> int:
    document = prepared.reading.document
    if not _TEXT.ask(connection, text_=prepared.text):
        _TEXTS.add(connection, [(prepared.text, document.text)])
    result = connection.execute(insert(schema.revisions), {
        "story": story, "number": number, "content": prepared.content, "document": document.id,
        "title": document.title, "outlet": document.outlet, "published": document.published, "lang": document.lang,
        "text": prepared.text, "reader": prepared.reading.reader, "read_at": read_at,
        "claim_count": len(prepared.reading.claims),
    })
    inserted = result.inserted_primary_key
    assert inserted is not None
    return int(inserted[0])


def _add_names(connection: Connection, prepared: Prepared, revision: int, before: int | None) -> None:
    """Add things and spellings that are new, the revision's entities and their names, and count the spellings anew."""
    things = {thing.id: thing for named in prepared.things for thing in (named, named.bare)}
    known = {thing for batch in batches(things) for (thing,) in _KNOWN_THINGS.ask(connection, batch)}
    _THINGS.add(connection, [
        (thing_id, thing.type.value, thing.key, thing.scope, thing.facet)
        for thing_id, thing in things.items() if thing_id not in known
    ])
    _ENTITIES.add(connection, [(revision, at, thing.id) for at, thing in enumerate(prepared.things)])
    _NAMES.add(connection, [
        (revision, at, form.position, form.spelling, form.slip)
        for at, forms in enumerate(prepared.forms) for form in forms
    ])
    used: dict[tuple[str, str], int] = {}
    for thing, forms in zip(prepared.things, prepared.forms, strict=True):
        for form in forms:
            if not form.slip:
                at = (thing.id, form.spelling)
                used[at] = min(form.position, used.get(at, form.position))
    _count_spellings(connection, things, used, revision, before)
    _add_other_names(connection, prepared, {thing_id for thing_id in things if thing_id not in known})


def _add_other_names(connection: Connection, prepared: Prepared, new: set[str]) -> None:
    """Note under which other keys things may be known: other names of this story, near names in works of new things."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    for entity, thing, forms in zip(prepared.reading.entities, prepared.things, prepared.forms, strict=True):
        for form in forms:
            other = None if form.slip else identity.other_key(entity, form.spelling)
            if other is not None:
                rows.setdefault((thing.id, other), (form.spelling, identity.ALSO))
    placed = [
        (thing, forms[0].spelling) for thing, forms in zip(prepared.things, prepared.forms, strict=True)
        if thing.id in new and thing.scope
    ]
    of_work: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for batch in batches(sorted({thing.scope for thing, _ in placed})):
        for kind, key, scope, spelling in _NAMES_OF_WORKS.ask(connection, batch):
            of_work.setdefault((scope, kind), []).append((key, spelling))
    for thing, name in placed:
        for key, spelling in of_work.get((thing.scope, thing.type.value), ()):
            how = None if key == thing.key else identity.same_in_one_work(name, spelling)
            if how is not None:
                rows.setdefault((thing.id, key), (name, how))
    known = {
        at for batch in batches(sorted({thing for thing, _ in rows})) for at in _KNOWN_OTHERS.ask(connection, batch)
    }
    _OTHER_NAMES.add(connection, [
        (thing, key, *row) for (thing, key), row in sorted(rows.items()) if (thing, key) not in known
    ])


def _count_spellings(
    connection: Connection,
    things: Mapping[str, ThingKey],
    used: Mapping[tuple[str, str], int],
    revision: int,
    before: int | None,
) -> None:
    """Keep `spellings`: a row for each new one, one story more for those now used, one less for those used no more."""
    known = {
        (thing, spelling)
        for batch in batches(things)
        for thing, spelling in _KNOWN_SPELLINGS.ask(connection, batch) if (thing, spelling) in used
    }
    rows = []
    for (thing_id, spelling), position in used.items():
        if (thing_id, spelling) not in known:
            key = identity.key(things[thing_id].type, spelling)
            rows.append((thing_id, spelling, key, key == things[thing_id].key, revision, position, 1))
    _SPELLINGS.add(connection, rows)
    nearness.add(connection, [spelling for _, spelling, *_ in rows])
    used_before = set() if before is None else {
        (thing, spelling) for thing, spelling in _SPELLINGS_OF_REVISION.ask(connection, revision_=before)
    }
    changes = [
        {"of_thing": thing_id, "of_spelling": spelling, "change": change}
        for change, some in ((1, known - used_before), (-1, used_before - set(used)))
        for thing_id, spelling in sorted(some)
    ]
    _COUNT_SPELLING.tell(connection, changes)


def _add_claims(
    connection: Connection, prepared: Prepared, story: str, revision: int, read_at: str
) -> tuple[str, ...]:
    """Add a revision's claims, with their qualifiers and words; gives the claims' ids."""
    reading = prepared.reading
    learned: dict[str, str] = dict(_LEARNED.ask(connection, story_=story))
    ordinals = {entity.id: at for at, entity in enumerate(reading.entities)}
    ids = identity.claim_ids(story, reading)
    _CLAIMS.add(connection, [
        (
            revision, at, claim_id, ordinals[claim.subject], claim.predicate, *_value(claim.object, ordinals),
            claim.modality.value, claim.attribution, claim.confidence, learned.get(claim_id, read_at),
        )
        for at, (claim_id, claim) in enumerate(zip(ids, reading.claims, strict=True))
    ])
    _QUALIFIERS.add(connection, [
        (revision, at, name, *_value(value, ordinals))
        for at, claim in enumerate(reading.claims) for name, value in claim.qualifiers
    ])
    _EVIDENCE.add(connection, [
        (revision, at, n, words.start, words.end, words.quote)
        for at, claim in enumerate(reading.claims) for n, words in enumerate(claim.evidence)
    ])
    return ids


def _entries(
    connection: Connection, prepared: Prepared, story: str, ids: Sequence[str], read_at: str
) -> tuple[Entry, ...]:
    """The claims of a story's first revision as the ledger answers with them. Only its things are asked for."""
    reading, document = prepared.reading, prepared.reading.document
    known = things.by_id(connection, {thing.id for thing in prepared.things})
    named = {entity.id: known[thing.id] for entity, thing in zip(reading.entities, prepared.things, strict=True)}

    def kept(value: Value) -> EntryValue:
        match value:
            case EntityValue(entity):
                return named[entity]
            case NumberValue(number, unit, places):
                return NumberValue(float(number), unit, places)
            case _:
                return value

    told = Story(
        id=story, document=document.id, title=document.title, outlet=document.outlet, url=document.url,
        published=document.published, revision=1, read_at=read_at, reader=reading.reader,
    )
    return tuple(
        Entry(
            claim_id=claim_id, story=told, subject=named[claim.subject], predicate=claim.predicate,
            object=kept(claim.object), qualifiers=tuple((name, kept(value)) for name, value in claim.qualifiers),
            modality=claim.modality, attribution=claim.attribution, evidence=claim.evidence,
            confidence=claim.confidence, learned=read_at,
        )
        for claim_id, claim in zip(ids, reading.claims, strict=True)
    )


def _value(value: Value, ordinals: Mapping[str, int]) -> tuple[object, ...]:
    """The columns of a value (schema.py): kind, entity, number, unit, places, text."""
    match value:
        case EntityValue(entity):
            return "entity", ordinals[entity], None, None, None, None
        case DateValue(date):
            return "date", None, None, None, None, date
        case NumberValue(number, unit, places):
            return "number", None, float(number), unit, places, None
        case TextValue(text):
            return "text", None, None, None, None, text
