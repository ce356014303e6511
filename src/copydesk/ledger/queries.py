"""Asking the ledger: things by name, claims about a thing, stories, counts. Reads only, and only over a connection that
its caller opened.

Every question goes to the current view: `is_current` says which revisions are in it, `identity.view` which things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    Subquery,
    and_,
    exists,
    func,
    or_,
    select,
)

from copydesk import names
from copydesk.errors import LedgerError
from copydesk.ledger import identity, schema
from copydesk.ledger.base import Counts, Entry, EntryValue, Story, Thing
from copydesk.ledger.identity import Spelling, ThingKey
from copydesk.model import DateValue, EntityType, Evidence, Modality, NumberValue, TextValue

__all__ = [
    "batches", "counts", "entries", "entries_of_revision", "find", "is_current", "nearest", "story", "thing",
]

T = TypeVar("T")

#: How many values one question asks for at a time; databases allow some ten thousand parameters, in pairs.
_BATCH = 500


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one `IN`, in order."""
    rest = iter(values)
    while some := list(islice(rest, _BATCH)):
        yield some


def is_current(as_of: date | None = None) -> ColumnElement[bool]:
    """Whether a row of `revisions` is its story's current one, or was at the end of a day (UTC)."""
    later = schema.revisions.alias("later")
    newest = select(func.max(later.c.number)).where(later.c.story == schema.revisions.c.story)
    if as_of is not None:
        newest = newest.where(later.c.read_at <= f"{as_of.isoformat()}T23:59:59+00:00")
    return schema.revisions.c.number == newest.correlate(schema.revisions).scalar_subquery()


# Things


def find(
    connection: Connection, name: str, *, types: frozenset[EntityType] | None = None
) -> tuple[Thing, ...]:
    """Things of the current view that stories call `name`; those whose full name it is first, then by stories."""
    if not _can_be_stored(name):
        return ()
    s, t = schema.spellings.c, schema.things.c
    of_people = t.type.in_([kind.value for kind in sorted(identity.PEOPLE)])
    by_type = {True: identity.key(EntityType.PERSON, name), False: identity.key(EntityType.WORK, name)}
    rows = connection.execute(
        select(s.thing, s.full, s.stories, s.first_revision, s.position)
        .join(schema.things, t.id == s.thing)
        .where(or_(and_(of_people, s.key == by_type[True]), and_(~of_people, s.key == by_type[False])))
        .where(s.stories > 0)
    ).all()
    seen = _things(connection, {row.thing for row in rows})
    ranked = sorted(rows, key=lambda row: (not row.full, -row.stories, row.first_revision, row.position, row.thing))
    found = dict.fromkeys(seen[row.thing] for row in ranked)
    return tuple(thing for thing in found if types is None or thing.type in types)


def nearest(connection: Connection, name: str, limit: int) -> tuple[str, ...]:
    """Known spellings that look like `name`, nearest first, at most one a thing."""
    known: dict[str, set[str]] = defaultdict(set)
    for spelling, thing_id in _spellings_near(connection, name):
        known[spelling].add(thing_id)
    taken: set[str] = set()
    found = []
    for spelling in names.nearest(name, list(known), limit * 4):
        if not known[spelling] <= taken:
            taken |= known[spelling]
            found.append(spelling)
    return tuple(found[:limit])


def _spellings_near(connection: Connection, name: str) -> Iterator[tuple[str, str]]:
    """Spellings, with their things, among which the nearest to `name` are: now all of them.

    Where a large ledger needs fewer (an index by trigrams), this is the place that narrows them down.
    """
    s = schema.spellings.c
    for row in connection.execute(
        select(s.spelling, s.thing).where(s.stories > 0).order_by(s.first_revision, s.position, s.thing)
    ):
        yield row.spelling, row.thing


def thing(connection: Connection, thing_id: str) -> Thing:
    """The thing of the current view of that id. Raises LedgerError where there is none."""
    found = _things(connection, {thing_id})
    if thing_id not in found:
        raise LedgerError(f"the ledger has no thing of the id {thing_id}", advice="look it up by name")
    return found[thing_id]


def _view(connection: Connection, thing_ids: Collection[str]) -> dict[str, tuple[str, ThingKey]]:
    """These things and all that could be the same as one of them: by id, which of the view each is, and its key."""
    t = schema.things.c
    known: dict[str, ThingKey] = {}
    for some in batches(sorted(thing_ids)):
        known |= _keys(connection, t.id.in_(some))
    characters = sorted({thing.key for thing in known.values() if thing.type is EntityType.CHARACTER})
    for some in batches(characters):
        known |= _keys(connection, and_(t.key.in_(some), t.type == EntityType.CHARACTER.value))
    seen = identity.view(known.items())
    return {raw: (seen[raw], key) for raw, key in known.items()}


def _keys(connection: Connection, condition: ColumnElement[bool]) -> dict[str, ThingKey]:
    rows = connection.execute(select(schema.things).where(condition).order_by(schema.things.c.id))
    return {row.id: ThingKey(EntityType(row.type), row.key, row.scope) for row in rows}


def _members(connection: Connection, thing_id: str) -> list[str]:
    """All things, as stories show them, that are this thing of the view."""
    view = _view(connection, {thing_id})
    if thing_id not in view:
        return []
    return [raw for raw, (seen, _) in view.items() if seen == view[thing_id][0]]


def _things(connection: Connection, thing_ids: Collection[str]) -> dict[str, Thing]:
    """The thing of the view that each of these things is; an id that is unknown is left out."""
    view = _view(connection, thing_ids)
    wanted = {view[raw][0] for raw in thing_ids if raw in view}
    members = {raw: seen for raw, (seen, _) in view.items() if seen in wanted}
    spellings: dict[str, dict[str, Spelling]] = defaultdict(dict)
    s = schema.spellings.c
    for some in batches(members):
        for row in connection.execute(select(schema.spellings).where(s.thing.in_(some))):
            _count(spellings[members[row.thing]], row)
    made = {seen: _thing(seen, view[seen][1], tuple(spellings[seen].values())) for seen in wanted}
    return {raw: made[view[raw][0]] for raw in thing_ids if raw in view}


def _count(spellings: dict[str, Spelling], row: Row[tuple[object, ...]]) -> None:
    """Count a row into the spellings of its thing: members of one thing may be spelled alike."""
    new = Spelling(row.spelling, row.full, row.stories, (row.first_revision, row.position))
    old = spellings.get(new.spelling)
    if old is not None:
        new = Spelling(new.spelling, new.full, new.stories + old.stories, min(new.seen, old.seen))
    spellings[new.spelling] = new


def _thing(thing_id: str, key: ThingKey, spellings: tuple[Spelling, ...]) -> Thing:
    used = tuple(s for s in spellings if s.stories) or spellings
    return Thing(
        id=thing_id,
        type=key.type,
        name=identity.house_name(used),
        hangul=identity.hangul(used),
        spellings=tuple((s.spelling, s.stories) for s in sorted(used, key=lambda s: (-s.stories, s.seen))),
    )


# Claims

_subject = schema.entities.alias("subject")
_object = schema.entities.alias("object")


def entries(
    connection: Connection,
    *,
    subject: str | None,
    object_: str | None,
    qualifier: str | None,
    predicate: str | None,
    as_of: date | None,
) -> tuple[Entry, ...]:
    """The current claims that meet every condition given, in the order in which they were read."""
    c = schema.claims.c
    conditions = [is_current(as_of)]
    if subject is not None:
        conditions.append(_subject.c.thing.in_(_members(connection, subject)))
    if object_ is not None:
        conditions.append(_object.c.thing.in_(_members(connection, object_)))
    if qualifier is not None:
        conditions.append(_has_qualifier(_members(connection, qualifier)))
    if predicate is not None:
        conditions.append(c.predicate == predicate)
    return _entries(connection, conditions)


def entries_of_revision(connection: Connection, revision: int) -> tuple[Entry, ...]:
    """All claims of one revision, by its row, current or not."""
    return _entries(connection, [schema.revisions.c.id == revision])


def _has_qualifier(thing_ids: list[str]) -> ColumnElement[bool]:
    c, q, e = schema.claims.c, schema.qualifiers.c, schema.entities.alias("carried")
    return exists().where(
        q.revision == c.revision, q.claim == c.ordinal,
        e.c.revision == q.revision, e.c.ordinal == q.entity, e.c.thing.in_(thing_ids),
    )


def _claims_from() -> FromClause:
    c, r, s = schema.claims.c, schema.revisions.c, schema.stories.c
    return (
        schema.claims.join(schema.revisions, r.id == c.revision)
        .join(schema.stories, s.id == r.story)
        .join(_subject, _is_entity(_subject, c.revision, c.subject))
        .outerjoin(_object, _is_entity(_object, c.revision, c.entity))
    )


def _is_entity(
    entities: FromClause, revision: ColumnElement[int], ordinal: ColumnElement[int]
) -> ColumnElement[bool]:
    return and_(entities.c.revision == revision, entities.c.ordinal == ordinal)


def _entries(connection: Connection, conditions: list[ColumnElement[bool]]) -> tuple[Entry, ...]:
    c, r = schema.claims.c, schema.revisions.c
    rows = connection.execute(
        select(
            schema.claims, schema.stories.c.url, r.story, r.number.label("revision_number"), r.document, r.title,
            r.outlet, r.published, r.read_at, r.reader, _subject.c.thing.label("subject_thing"),
            _object.c.thing.label("object_thing"),
        ).select_from(_claims_from()).where(*conditions).order_by(c.revision, c.ordinal)
    ).all()
    if not rows:
        return ()
    wanted = select(c.revision, c.ordinal).select_from(_claims_from()).where(*conditions).subquery("wanted")
    qualifiers = _qualifiers(connection, wanted)
    words = _words(connection, wanted)
    thing_ids = {row.subject_thing for row in rows} | {row.object_thing for row in rows if row.object_thing}
    thing_ids |= {row.thing for some in qualifiers.values() for row in some if row.thing}
    things = _things(connection, thing_ids)
    return tuple(
        Entry(
            claim_id=row.id,
            story=Story(
                id=row.story, document=row.document, title=row.title, outlet=row.outlet, url=row.url,
                published=row.published, revision=row.revision_number, read_at=row.read_at, reader=row.reader,
            ),
            subject=things[row.subject_thing],
            predicate=row.predicate,
            object=_value(row, row.object_thing, things),
            qualifiers=tuple(
                (q.name, _value(q, q.thing, things)) for q in qualifiers.get((row.revision, row.ordinal), ())
            ),
            modality=Modality(row.modality),
            attribution=row.attribution,
            evidence=tuple(words[row.revision, row.ordinal]),
            confidence=row.confidence,
            learned=row.learned,
        )
        for row in rows
    )


def _qualifiers(connection: Connection, wanted: Subquery) -> dict[tuple[int, int], list[Row[tuple[object, ...]]]]:
    q, e = schema.qualifiers.c, schema.entities.alias("carried")
    found: dict[tuple[int, int], list[Row[tuple[object, ...]]]] = defaultdict(list)
    for row in connection.execute(
        select(schema.qualifiers, e.c.thing)
        .join(wanted, and_(q.revision == wanted.c.revision, q.claim == wanted.c.ordinal))
        .outerjoin(e, _is_entity(e, q.revision, q.entity))
        .order_by(q.revision, q.claim, q.name)
    ):
        found[row.revision, row.claim].append(row)
    return found


def _words(connection: Connection, wanted: Subquery) -> dict[tuple[int, int], list[Evidence]]:
    e = schema.evidence.c
    found: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for row in connection.execute(
        select(schema.evidence)
        .join(wanted, and_(e.revision == wanted.c.revision, e.claim == wanted.c.ordinal))
        .order_by(e.revision, e.claim, e.ordinal)
    ):
        found[row.revision, row.claim].append(Evidence(row.start, row.end, row.quote))
    return found


def _value(row: Row[tuple[object, ...]], thing_id: str | None, things: dict[str, Thing]) -> EntryValue:
    """The value in the columns of a row (schema.py)."""
    if row.kind == "entity":
        assert thing_id is not None
        return things[thing_id]
    if row.kind == "number":
        return NumberValue(row.number, row.unit, row.places)
    return DateValue(row.text) if row.kind == "date" else TextValue(row.text)


# Stories, counts


def story(connection: Connection, story_id: str, revision: int | None) -> Story:
    """A revision of a story with its text, the current one where none is named."""
    s, r, t = schema.stories.c, schema.revisions.c, schema.texts.c
    row = connection.execute(
        select(schema.revisions, s.url, t.text.label("words"))
        .join(schema.stories, s.id == r.story)
        .join(schema.texts, t.id == r.text)
        .where(r.story == story_id, is_current() if revision is None else r.number == revision)
    ).one_or_none()
    if row is None:
        which = "" if revision is None else f", revision {revision}"
        raise LedgerError(f"the ledger has no story {story_id}{which}", advice="look at the sources of a dossier")
    return Story(
        id=row.story, document=row.document, title=row.title, outlet=row.outlet, url=row.url, published=row.published,
        revision=row.number, read_at=row.read_at, reader=row.reader, text=row.words,
    )


def counts(connection: Connection) -> Counts:
    """How much is in the current view."""
    r = schema.revisions.c
    return Counts(
        stories=_number(connection, select(func.count()).select_from(schema.stories)),
        revisions=_number(connection, select(func.count()).select_from(schema.revisions)),
        claims=_number(connection, select(func.coalesce(func.sum(r.claim_count), 0)).where(is_current())),
        things=_count_things(connection),
    )


def _count_things(connection: Connection) -> int:
    """How many things of the view the current stories name."""
    s, t = schema.spellings.c, schema.things.c
    named = select(s.thing).where(s.stories > 0).distinct().subquery()
    characters = connection.execute(
        select(schema.things).join(named, named.c.thing == t.id).where(t.type == EntityType.CHARACTER.value)
    ).all()
    keys = {row.id: ThingKey(EntityType.CHARACTER, row.key, row.scope) for row in characters}
    folded = len(keys) - len(set(identity.view(keys.items()).values()))
    return _number(connection, select(func.count()).select_from(named)) - folded


def _number(connection: Connection, question: Select[int]) -> int:
    return int(connection.scalar(question) or 0)


def _can_be_stored(name: str) -> bool:
    """Whether a name can be in a database at all: half a surrogate pair, as from a mistyped argument, cannot."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
