"""Asking the ledger for things: by name, by id, what looks like a name. Reads only, and only over a connection that
its caller opened.

What a story shows and what the current view shows are two ids (identity.py); every answer here is of the view.
Questions that adding a story asks are built once, at import: building one takes longer than SQLite takes to answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from sqlalchemy import BindParameter, Connection, Row, Select, and_, bindparam, func, or_, select

from copydesk import names
from copydesk.errors import LedgerError
from copydesk.ledger import identity, schema
from copydesk.ledger.base import Thing
from copydesk.ledger.identity import Spelling, ThingKey
from copydesk.ledger.storable import can_be_kept
from copydesk.model import EntityType

__all__ = ["batches", "by_id", "count", "find", "members", "nearest", "thing"]

T = TypeVar("T")

#: How many values one question asks for at a time; databases allow some ten thousand parameters, in pairs.
_BATCH = 500


def batches(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in lists short enough for one `IN`, in order."""
    rest = iter(values)
    while some := list(islice(rest, _BATCH)):
        yield some


def _some() -> BindParameter[list[str]]:
    """Stands for a batch in a question that is built once."""
    return bindparam("some", expanding=True)


def find(
    connection: Connection, name: str, *, types: frozenset[EntityType] | None = None
) -> tuple[Thing, ...]:
    """Things of the current view that stories call `name`; those whose full name it is first, then by stories."""
    if not can_be_kept(name):
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
    seen = by_id(connection, {row.thing for row in rows})
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
    found = by_id(connection, {thing_id})
    if thing_id not in found:
        raise LedgerError(f"the ledger has no thing of the id {thing_id}", advice="look it up by name")
    return found[thing_id]


def _view(connection: Connection, thing_ids: Collection[str]) -> dict[str, tuple[str, ThingKey]]:
    """These things and all that could be the same as one of them: by id, which of the view each is, and its key."""
    known: dict[str, ThingKey] = {}
    for some in batches(sorted(filter(can_be_kept, thing_ids))):
        known |= _keys(connection, _THINGS, some)
    characters = sorted({thing.key for thing in known.values() if thing.type is EntityType.CHARACTER})
    for some in batches(characters):
        known |= _keys(connection, _CHARACTERS, some)
    seen = identity.view(known.items())
    return {raw: (seen[raw], key) for raw, key in known.items()}


_THINGS = select(schema.things).where(schema.things.c.id.in_(_some())).order_by(schema.things.c.id)
_CHARACTERS = (
    select(schema.things)
    .where(schema.things.c.key.in_(_some()), schema.things.c.type == EntityType.CHARACTER.value)
    .order_by(schema.things.c.id)
)
_SPELLINGS = select(schema.spellings).where(schema.spellings.c.thing.in_(_some()))


def _keys(connection: Connection, question: Select[*tuple[object, ...]], some: list[str]) -> dict[str, ThingKey]:
    rows = connection.execute(question, {"some": some})
    return {row.id: ThingKey(EntityType(row.type), row.key, row.scope) for row in rows}


def members(connection: Connection, thing_id: str) -> list[str]:
    """All things, as stories show them, that are this thing of the view."""
    view = _view(connection, {thing_id})
    if thing_id not in view:
        return []
    return [raw for raw, (seen, _) in view.items() if seen == view[thing_id][0]]


def by_id(connection: Connection, thing_ids: Collection[str]) -> dict[str, Thing]:
    """The thing of the view that each of these things is; an id that is unknown is left out."""
    view = _view(connection, thing_ids)
    wanted = {view[raw][0] for raw in thing_ids if raw in view}
    members = {raw: seen for raw, (seen, _) in view.items() if seen in wanted}
    spellings: dict[str, dict[str, Spelling]] = defaultdict(dict)
    for some in batches(members):
        for row in connection.execute(_SPELLINGS, {"some": some}):
            _tally(spellings[members[row.thing]], row)
    made = {seen: _thing(seen, view[seen][1], tuple(spellings[seen].values())) for seen in wanted}
    return {raw: made[view[raw][0]] for raw in thing_ids if raw in view}


def _tally(spellings: dict[str, Spelling], row: Row[*tuple[object, ...]]) -> None:
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


def count(connection: Connection) -> int:
    """How many things of the view the current stories name."""
    s, t = schema.spellings.c, schema.things.c
    named = select(s.thing).where(s.stories > 0).distinct().subquery()
    kind = EntityType.CHARACTER.value
    unplaced = select(t.key).where(t.type == kind, t.scope == "")  # only these can be another one's name
    characters = connection.execute(
        select(schema.things).join(named, named.c.thing == t.id).where(t.type == kind, t.key.in_(unplaced))
    ).all()
    keys = {row.id: ThingKey(EntityType.CHARACTER, row.key, row.scope) for row in characters}
    folded = len(keys) - len(set(identity.view(keys.items()).values()))
    return int(connection.scalar(select(func.count()).select_from(named)) or 0) - folded
