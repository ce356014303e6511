"""Gathering all that decides what some things are in the current view: their namesakes, other names, works, judgements.
Reads only, and only over a connection that its caller opened; `sameness` decides.

Questions are built once, at import: building one takes longer than SQLite takes to answer it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, select

from copydesk import names
from copydesk.ledger import decisions, identity, sameness, schema
from copydesk.ledger.groups import Fragment, Judgement, OtherName, Work
from copydesk.ledger.identity import Spelling, ThingKey
from copydesk.ledger.memory import memory_of
from copydesk.ledger.sameness import View
from copydesk.ledger.statements import Question, batches, some
from copydesk.ledger.storable import can_be_kept
from copydesk.model import EntityType

__all__ = ["Loaded", "batches", "load"]

#: Names lead to names (a title to its other title to that one's in Hangul); what is farther is not the same thing.
_STEPS = 4


_t, _o, _sp = schema.things.c, schema.other_names.c, schema.spellings.c
_KEY = select(_t.id, _t.type, _t.key, _t.scope, _t.facet)
_THINGS = Question(_KEY.where(_t.id.in_(some())))
_NAMESAKES = Question(_KEY.where(_t.key.in_(some())))
_SPELLINGS = Question(
    select(_sp.thing, _sp.spelling, _sp.full, _sp.stories, _sp.first_revision, _sp.position)
    .where(_sp.thing.in_(some()))
)
_OTHERS = (
    select(_o.thing, _o.key, _o.spelling, _o.how, _t.type).join(schema.things, _t.id == _o.thing)
    .outerjoin(schema.spellings, and_(_sp.thing == _o.thing, _sp.key == _o.key))
    .where((_o.how != identity.ALSO) | (_sp.stories > 0))
)
_OTHERS_OF = Question(_OTHERS.where(_o.thing.in_(some())))
_OTHERS_BY_KEY = Question(_OTHERS.where(_o.key.in_(some())))
_CASTS = Question(select(_t.scope, _t.type, _t.key, _t.facet).where(
    _t.scope.in_(some()), (_t.type == EntityType.CHARACTER.value) | (_t.facet != "")
))


@dataclass(frozen=True, slots=True)
class Loaded:
    """Things as stories show them, with all their namesakes, and the view that follows."""

    keys: Mapping[str, ThingKey]
    spellings: Mapping[str, list[Spelling]]
    fragments: Mapping[str, Fragment]
    works: Mapping[str, Work]
    view: View

    def label(self, one: Fragment) -> str:
        """A name by which a person tells it from its namesakes: "Kim Hee-won (acts, Vincenzo)"."""
        about = one.key.facet.replace("+", " and ")
        work = self.works[one.key.scope].title if one.key.scope in self.works else ""
        said = ", ".join(part for part in (about, work) if part)
        return f"{one.name} ({said})" if said else one.name


def load(connection: Connection, thing_ids: Collection[str], *, as_of: date | None = None) -> Loaded:
    """These things and all that could be the same as one of them, and what they are then."""
    judgements = decisions.judgements(connection, as_of=as_of)
    keys, others = _gathered(connection, thing_ids, judgements)
    scopes = {key.scope for key in keys.values() if key.scope}
    works = _works(connection, scopes, as_of) if scopes else {}
    spellings: dict[str, list[Spelling]] = defaultdict(list)
    for batch in batches(sorted(keys)):
        for thing, spelling, full, stories, revision, position in _SPELLINGS.ask(connection, batch):
            spellings[thing].append(Spelling(spelling, bool(full), stories, (revision, position)))
    made = {one: _fragment(one, key, spellings.get(one, [])) for one, key in keys.items()}
    seen = sameness.view(
        made.values(), others=others, works=works, judgements=judgements, casts=lambda ids: _casts(connection, ids)
    )
    return Loaded(keys, spellings, made, works, seen)


def _works(connection: Connection, scopes: Set[str], as_of: date | None) -> dict[str, Work]:
    """The works that these are, as stories show them; what is unknown is left out."""
    memory = memory_of(connection) if as_of is None else None
    known = {} if memory is None else memory.works
    new = scopes - known.keys()
    found: dict[str, Work] = {}
    if new:
        of_works = load(connection, new, as_of=as_of)
        titles = {one.id: one.name for one in of_works.fragments.values()}
        for raw in new & of_works.view.of.keys():
            head = of_works.view.of[raw]
            found[raw] = Work(head, titles.get(raw) or titles.get(head) or "a work")
        if memory is not None:
            memory.works.update((raw, found.get(raw)) for raw in new)
    return found | {raw: work for raw in scopes & known.keys() if (work := known[raw]) is not None}


def _gathered(
    connection: Connection, thing_ids: Collection[str], judgements: Iterable[Judgement]
) -> tuple[dict[str, ThingKey], list[OtherName]]:
    keys: dict[str, ThingKey] = {}
    others: dict[tuple[str, str], OtherName] = {}
    partners: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        partners[judgement.one].add(judgement.other)
        partners[judgement.other].add(judgement.one)
    wanted, asked = set(thing_ids), set[tuple[EntityType, str]]()
    for _ in range(_STEPS):
        wanted |= {other for one in wanted | keys.keys() for other in partners.get(one, ())}
        for batch in batches(sorted(filter(can_be_kept, wanted - keys.keys()))):
            keys |= _keys(_THINGS.ask(connection, batch))
        new = {(key.type, key.key) for key in keys.values()} - asked
        if not new:
            break
        asked |= new
        found: list[OtherName] = []
        for batch in batches(sorted({key for _, key in new})):
            keys |= _keys(_NAMESAKES.ask(connection, batch), new)
            found += _others(_OTHERS_BY_KEY.ask(connection, batch), new)
        for batch in batches(sorted(one for one, key in keys.items() if (key.type, key.key) in new)):
            found += _others(_OTHERS_OF.ask(connection, batch))
        others |= {(other.thing, other.key): other for other in found}
        more = {
            other.key for other in found
            if other.thing not in keys or (keys[other.thing].type, other.key) not in asked
        }
        namesakes, called = _by_key(connection, more, _NAMESAKES, 2), _by_key(connection, more, _OTHERS_BY_KEY, 1)
        for other in found:  # things that have one more name in common, and those that have it for their own
            if other.thing in keys and (keys[other.thing].type, other.key) not in asked:
                shared = {(keys[other.thing].type, other.key)}
                keys |= _keys(namesakes[other.key], shared)
                also = _others(called[other.key], shared)
                others |= {(one.thing, one.key): one for one in also}
                wanted |= {one.thing for one in also}
        wanted |= {other.thing for other in found}
    return keys, list(others.values())


def _by_key(
    connection: Connection, keys: Collection[str], question: Question, column: int
) -> Mapping[str, list[tuple[Any, ...]]]:
    """The rows that a question has for all these keys, by the column that holds the key."""
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for batch in batches(sorted(keys)):
        for row in question.ask(connection, batch):
            rows[row[column]].append(row)
    return rows


_Names = Set[tuple[EntityType, str]]
_TYPES = {kind.value: kind for kind in EntityType}


def _keys(rows: Iterable[tuple[Any, ...]], of: _Names | None = None) -> dict[str, ThingKey]:
    """Things by their id, of these types and names only."""
    return {
        thing: ThingKey(_TYPES[kind], key, scope, facet)
        for thing, kind, key, scope, facet in rows if of is None or (_TYPES[kind], key) in of
    }


def _others(rows: Iterable[tuple[Any, ...]], of: _Names | None = None) -> list[OtherName]:
    """Other names, of these types and names only."""
    return [
        OtherName(thing, key, spelling, how)
        for thing, key, spelling, how, kind in rows if of is None or (_TYPES[kind], key) in of
    ]


def _fragment(thing_id: str, key: ThingKey, spellings: list[Spelling]) -> Fragment:
    used = [one for one in spellings if one.stories] or spellings
    if not used:
        return Fragment(thing_id, key)
    korean = frozenset(
        names.key(one.spelling) for one in used
        if names.is_hangul(one.spelling) and not names.short_of(one.spelling, identity.house_name(used))
    )
    return Fragment(
        thing_id, key, identity.house_name(used), max(one.stories for one in used),
        korean if key.type is EntityType.PERSON else frozenset(), min(one.seen for one in used),
    )


def _casts(connection: Connection, works: Iterable[str]) -> dict[str, frozenset[str]]:
    """Who takes part in each of these works, as stories show them, each with the part before the name."""
    found: dict[str, set[str]] = defaultdict(set)
    for batch in batches(sorted(works)):
        for scope, kind, key, facet in _CASTS.ask(connection, batch):
            parts = facet.split("+") if kind == EntityType.PERSON.value else [kind]
            found[scope].update(f"{part} {key}" for part in parts)
    return {work: frozenset(people) for work, people in found.items()}
