"""Asking the ledger for things: by name, by id, what looks like a name. Reads only, and only over a connection that
its caller opened.

What a story shows and what the current view shows are two ids (identity.py); every answer here is of the view.
Questions that adding a story asks are built once, at import: building one takes longer than SQLite takes to answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select

from copydesk import names
from copydesk.errors import LedgerError
from copydesk.ledger import fragments, identity, nearness, schema
from copydesk.ledger.base import Apart, Identity, Member, Thing
from copydesk.ledger.fragments import Loaded
from copydesk.ledger.identity import Spelling
from copydesk.ledger.memory import memory_of
from copydesk.ledger.statements import Question, batches, some
from copydesk.ledger.storable import can_be_kept
from copydesk.model import EntityType

__all__ = ["by_id", "count", "find", "find_each", "identity_of", "labels", "members", "members_of", "nearest", "thing"]

#: How many things `count` looks at in one go.
_BATCH = 500

_s, _t = schema.spellings.c, schema.things.c
_PEOPLE = frozenset(kind.value for kind in identity.PEOPLE)
_of_people = or_(*(_t.type == kind for kind in sorted(_PEOPLE)))
_CALLED = Question(
    select(_s.thing, _s.full, _s.stories, _s.first_revision, _s.position)
    .join(schema.things, _t.id == _s.thing)
    .where(or_(and_(_of_people, _s.key == bindparam("person")), and_(~_of_people, _s.key == bindparam("other"))))
    .where(_s.stories > 0)
)
_CALLED_ONE_OF = Question(
    select(_s.thing, _s.full, _s.stories, _s.first_revision, _s.position, _s.key, _t.type)
    .join(schema.things, _t.id == _s.thing)
    .where(_s.key.in_(some()), _s.stories > 0)
)


def find(
    connection: Connection, name: str, *, types: frozenset[EntityType] | None = None, as_of: date | None = None
) -> tuple[Thing, ...]:
    """Things of the current view that stories call `name`; those whose full name it is first, then by stories."""
    if not can_be_kept(name):
        return ()
    rows = _CALLED.named(
        connection, person=identity.key(EntityType.PERSON, name), other=identity.key(EntityType.WORK, name)
    )
    if not rows:
        return ()
    seen = by_id(connection, {row.thing for row in rows}, as_of=as_of)
    return tuple(thing for thing in _ranked(rows, seen) if types is None or thing.type in types)


def find_each(connection: Connection, wanted: Collection[str]) -> dict[str, tuple[Thing, ...]]:
    """As `find` for each of these names, in a few questions for all."""
    usable = [name for name in dict.fromkeys(wanted) if can_be_kept(name)]
    keys = {
        name: (identity.key(EntityType.PERSON, name), identity.key(EntityType.WORK, name)) for name in usable
    }
    called: dict[tuple[bool, str], list[Any]] = defaultdict(list)
    for batch in batches(sorted({key for pair in keys.values() for key in pair})):
        for row in _CALLED_ONE_OF.named(connection, batch):
            called[row.type in _PEOPLE, row.key].append(row)
    seen = by_id(connection, {row.thing for rows in called.values() for row in rows}) if called else {}
    found: dict[str, tuple[Thing, ...]] = dict.fromkeys(wanted, ())
    for name, (person, other) in keys.items():
        rows = [*called.get((True, person), ()), *called.get((False, other), ())]
        if rows:
            found[name] = _ranked(rows, seen)
    return found


def _ranked(rows: Iterable[Any], seen: Mapping[str, Thing]) -> tuple[Thing, ...]:
    """The things of these rows, each once: those whose full name it is first, then by stories."""
    ranked = sorted(rows, key=lambda row: (not row.full, -row.stories, row.first_revision, row.position, row.thing))
    return tuple(dict.fromkeys(seen[row.thing] for row in ranked))


def nearest(connection: Connection, name: str, limit: int) -> tuple[str, ...]:
    """Known spellings that look like `name`, nearest first, at most one a thing."""
    if not can_be_kept(name):
        return ()
    known = nearness.near(connection, name)
    taken: set[str] = set()
    found = []
    for spelling in names.nearest(name, list(known), limit * 4):
        if not known[spelling] <= taken:
            taken |= known[spelling]
            found.append(spelling)
    return tuple(found[:limit])


def thing(connection: Connection, thing_id: str, *, as_of: date | None = None) -> Thing:
    """The thing of the current view of that id. Raises LedgerError where there is none."""
    found = by_id(connection, {thing_id}, as_of=as_of)
    if thing_id not in found:
        raise _unknown(thing_id)
    return found[thing_id]


def _unknown(thing_id: str) -> LedgerError:
    return LedgerError(f"the ledger has no thing of the id {thing_id}", advice="look it up by name")


def members(connection: Connection, thing_id: str, *, as_of: date | None = None) -> list[str]:
    """All things, as stories show them, that are this thing of the view."""
    memory = memory_of(connection) if as_of is None else None
    if memory is not None and thing_id in memory.members:
        return [*memory.members[thing_id]]
    seen = fragments.load(connection, {thing_id}, as_of=as_of).view.of
    found = [raw for raw, head in seen.items() if head == seen[thing_id]] if thing_id in seen else []
    if memory is not None:
        memory.members[thing_id] = tuple(found)
    return found


def members_of(connection: Connection, thing_ids: Collection[str], *, as_of: date | None = None) -> dict[str, str]:
    """All things, as stories show them, that are one of these things of the view, each with that thing's id."""
    seen = fragments.load(connection, thing_ids, as_of=as_of).view.of if thing_ids else {}
    heads = {seen[one] for one in thing_ids if one in seen}
    return {raw: head for raw, head in seen.items() if head in heads}


def by_id(connection: Connection, thing_ids: Collection[str], *, as_of: date | None = None) -> dict[str, Thing]:
    """The thing of the view that each of these things is; an id that is unknown is left out."""
    memory = memory_of(connection) if as_of is None else None
    if memory is None:
        return _by_id(connection, thing_ids, as_of)
    new = [raw for raw in thing_ids if raw not in memory.things]
    if new:
        made = _by_id(connection, new, as_of)
        memory.things.update((raw, made.get(raw)) for raw in new)
    known = ((raw, memory.things[raw]) for raw in thing_ids)
    return {raw: thing for raw, thing in known if thing is not None}


def _by_id(connection: Connection, thing_ids: Collection[str], as_of: date | None) -> dict[str, Thing]:
    loaded = fragments.load(connection, thing_ids, as_of=as_of)
    seen = loaded.view.of
    wanted = {seen[raw] for raw in thing_ids if raw in seen}
    made = {head: _thing(head, loaded.keys[head].type, some) for head, some in _spelled(loaded, wanted).items()}
    return {raw: made[seen[raw]] for raw in thing_ids if seen.get(raw) in made}


def labels(connection: Connection, fragment_ids: Collection[str]) -> dict[str, str]:
    """What a person tells each of these things, as stories show them, from its namesakes by."""
    if not fragment_ids:
        return {}
    loaded = fragments.load(connection, fragment_ids)
    return {one: loaded.label(loaded.fragments[one]) for one in fragment_ids if one in loaded.fragments}


def identity_of(connection: Connection, thing_id: str, *, as_of: date | None = None) -> Identity:
    """What a thing of the view is made of and kept apart from. Raises LedgerError where there is none of that id."""
    loaded = fragments.load(connection, {thing_id}, as_of=as_of)
    if thing_id not in loaded.view.of:
        raise _unknown(thing_id)
    head = loaded.view.of[thing_id]
    apart = {
        (set(pair) - {head}).pop(): reason for pair, reason in loaded.view.apart.items() if head in pair
    }
    made = by_id(connection, {head, *apart}, as_of=as_of)
    ours = sorted((one for one in loaded.fragments.values() if one.name and loaded.view.of[one.id] == head),
                  key=lambda one: (-one.stories, one.seen, one.id))  # fmt: skip
    return Identity(
        thing=made[head],
        members=tuple(Member(one.id, loaded.label(one), one.stories, loaded.view.joined[one.id]) for one in ours),
        apart=tuple(Apart(made[other], reason) for other, reason in sorted(apart.items()) if other in made),
    )


def _spelled(loaded: Loaded, wanted: Collection[str]) -> dict[str, tuple[Spelling, ...]]:
    """All spellings of each of these things of the view."""
    spellings: dict[str, dict[str, Spelling]] = {head: {} for head in wanted}
    for raw, head in loaded.view.of.items():
        for row in loaded.spellings.get(raw, ()) if head in spellings else ():
            _tally(spellings[head], row)
    return {head: tuple(some.values()) for head, some in spellings.items() if some}


def _tally(spellings: dict[str, Spelling], new: Spelling) -> None:
    """Count a spelling into those of its thing: members of one thing may be spelled alike."""
    old = spellings.get(new.spelling)
    if old is not None:
        new = Spelling(new.spelling, new.full or old.full, new.stories + old.stories, min(new.seen, old.seen))
    spellings[new.spelling] = new


def _thing(thing_id: str, kind: EntityType, spellings: tuple[Spelling, ...]) -> Thing:
    used = tuple(s for s in spellings if s.stories) or spellings
    return Thing(
        id=thing_id,
        type=kind,
        name=identity.house_name(used),
        hangul=identity.hangul(used),
        spellings=tuple((s.spelling, s.stories) for s in sorted(used, key=lambda s: (-s.stories, s.seen))),
    )


def count(connection: Connection) -> int:
    """How many things of the view the current stories name."""
    named = set(connection.scalars(select(schema.spellings.c.thing).where(schema.spellings.c.stories > 0).distinct()))
    heads: set[str] = set()
    while named:
        seen = fragments.load(connection, set(islice(named, _BATCH))).view.of
        heads |= {seen[raw] for raw in named & seen.keys()}
        named -= seen.keys()
    return len(heads)
