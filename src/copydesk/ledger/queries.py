"""Asking the ledger for claims (for things: things.py; stories and counts: contents.py; what happened: history.py).
Reads only, and only over a connection that its caller opened.

Every question goes to the current view: `is_current` says which revisions are in it, `Standing` what people corrected
in it. Questions that adding a story
asks are built once, at import: building one takes longer than SQLite takes to answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    func,
    select,
    tuple_,
)

from copydesk.ledger import decisions, schema, things
from copydesk.ledger.base import Decision, Entry, EntryValue, Story, Target, Thing
from copydesk.ledger.columns import Values
from copydesk.ledger.decisions import Kept, KeptThing, Standing
from copydesk.ledger.placing import placed_at, placed_claims
from copydesk.ledger.statements import Question, batches
from copydesk.ledger.statements import some as some_values
from copydesk.model import Evidence, Modality

__all__ = [
    "decided", "entries", "entries_of", "entries_of_revision", "is_current", "is_superseded", "matching",
    "naming", "said", "superseded",
]

_later = schema.revisions.alias("later")

#: Naming more things than this in one question is slower than going through all claims.
_MOST_NAMED = 5000


def is_current(as_of: date | None = None) -> ColumnElement[bool]:
    """Whether a row of `revisions` is its story's current one, or was at the end of a day (UTC)."""
    return schema.revisions.c.number == _newest(as_of)


def is_superseded(as_of: date | None = None) -> ColumnElement[bool]:
    """Whether a row of `revisions` had a later one, by the end of a day (UTC)."""
    return schema.revisions.c.number < _newest(as_of)


def _newest(as_of: date | None) -> ScalarSelect[int]:
    newest = select(func.max(_later.c.number)).where(_later.c.story == schema.revisions.c.story)
    if as_of is not None:
        newest = newest.where(_later.c.read_at <= decisions.end_of_day(as_of))
    return newest.correlate(schema.revisions).scalar_subquery()


# Claims

_subject = schema.entities.alias("subject")
_object = schema.entities.alias("object")
_carried = schema.entities.alias("carried")
_placed = schema.claims.alias("placed")


def entries(
    connection: Connection,
    *,
    subject: str | None,
    object_: str | None,
    qualifier: str | None,
    predicate: str | None,
    as_of: date | None,
) -> tuple[Entry, ...]:
    """The current claims that meet every condition given, in the order in which they were read; none retracted, and
    each with its corrected value.
    """
    held = decisions.standing(connection, as_of=as_of)
    places = {"subject": subject, "object": object_, "qualifier": qualifier}
    asked = [(place, thing_id) for place, thing_id in places.items() if thing_id is not None]
    if len(asked) == 1 and as_of is None and held.nothing:
        (place, thing_id), given = asked[0], {} if predicate is None else {"of_predicate": predicate}
        members, *more = [*batches(sorted(things.members(connection, thing_id)))] or [[]]
        if not more:
            return _entries(connection, _AT[place, predicate is not None], given, some=members) if members else ()
    conditions = [is_current(as_of)]
    wanted: set[str] | None = None
    if subject is not None:
        conditions.append(_among(_with_subject(things.members(connection, subject, as_of=as_of))))
    if object_ is not None:
        wanted = set(things.members(connection, object_, as_of=as_of))
        became = [
            claim for claim, one in held.corrected.items()
            if isinstance(one.value, KeptThing) and one.value.id in wanted
        ]
        said = _with_object(sorted(wanted))
        conditions.append(_among(said.union(_of_ids(became)) if became else said))
    if qualifier is not None:
        conditions.append(_among(_with_qualifier(things.members(connection, qualifier, as_of=as_of))))
    if predicate is not None:
        conditions.append(schema.claims.c.predicate == predicate)
    found = _entries(connection, _questions(*conditions), {}, held=held, as_of=as_of)
    if wanted is None or held.nothing:
        return found
    return tuple(entry for entry in found if isinstance(entry.object, Thing) and entry.object.id in wanted)


def entries_of(
    connection: Connection, subjects: Collection[str], *, predicates: Collection[str], as_of: date | None
) -> tuple[Entry, ...]:
    """The current claims about any of these things, of any of these predicates (none named: of all)."""
    members = things.members_of(connection, subjects, as_of=as_of)
    if not members:
        return ()
    conditions = [is_current(as_of)]
    if len(members) <= _MOST_NAMED:
        conditions.append(_among(_with_subject(sorted(members))))
    if predicates:
        conditions.append(schema.claims.c.predicate.in_(sorted(predicates)))
    found = _entries(
        connection, _questions(*conditions), {}, held=decisions.standing(connection, as_of=as_of), as_of=as_of
    )
    heads = set(members.values())
    return found if len(members) <= _MOST_NAMED else tuple(entry for entry in found if entry.subject.id in heads)


def matching(
    connection: Connection,
    *conditions: ColumnElement[bool],
    subject: str | None = None,
    object_: str | None = None,
    involved: Collection[str] | None = None,
    predicate: str | None = None,
    as_of: date | None = None,
    held: Standing = Standing(),  # noqa: B008 – frozen, and empty
) -> tuple[Entry, ...]:
    """Claims of any revision as their stories said them, with what is `held` of them; `involved` stand anywhere."""
    conditions = (*conditions,)
    for thing_id, standing in ((subject, _with_subject), (object_, _with_object)):
        if thing_id is not None:
            there = standing(things.members(connection, thing_id, as_of=as_of))
            conditions = (*conditions, _among(there))
    if involved is not None:
        some = sorted(things.members_of(connection, involved, as_of=as_of))
        conditions = (*conditions, _among(_anywhere(some)))
    if predicate is not None:
        conditions = (*conditions, schema.claims.c.predicate == predicate)
    return _entries(connection, _questions(*conditions), {}, held=held, as_of=as_of)


def superseded(connection: Connection, subject: str) -> tuple[Entry, ...]:
    """The claims about this thing of revisions that a later one followed, as `matching` has them."""
    members, *more = [*batches(sorted(things.members(connection, subject)))] or [[]]
    if more:
        return matching(connection, is_superseded(), subject=subject)
    return _entries(connection, _SUPERSEDED, {}, some=members) if members else ()


def said(connection: Connection, story_ids: Collection[str], *, held: Standing) -> tuple[Entry, ...]:
    """The current claims of these stories."""
    asked = batches(sorted(story_ids))
    return tuple(entry for some in asked for entry in _entries(connection, _SAID, {}, some=some, held=held))


def naming(connection: Connection, thing_ids: Collection[str], *, held: Standing) -> tuple[Entry, ...]:
    """The current claims that name any of these things as stories do; not those in which a correction put one."""
    first, *more = [*batches(sorted(things.members_of(connection, thing_ids)))] or [[]]
    if more:
        return matching(connection, is_current(), involved=thing_ids, held=held)
    return _entries(connection, _NAMING, {}, some=first, held=held) if first else ()


def entries_of_revision(connection: Connection, revision: int) -> tuple[Entry, ...]:
    """All claims of one revision as its story said them, by its row, current or not."""
    return _entries(connection, _OF_REVISION, {"of_revision": revision})


# Where a thing stands: always asked from the thing to its claims, in a question of its own, which every database
# answers through its indexes. Among the joins of a claim, SQLite would go through all claims for it.


_Places = Select[tuple[int, int]] | CompoundSelect[tuple[int, int]]
_Things = list[str] | BindParameter[list[str]]


def _among(places: _Places) -> ColumnElement[bool]:
    """Whether a claim is one of these, by revision and ordinal."""
    return tuple_(schema.claims.c.revision, schema.claims.c.ordinal).in_(places)


def _with_subject(thing_ids: _Things) -> Select[tuple[int, int]]:
    return _claims_with(thing_ids, _is_entity(_carried, _placed.c.revision, _placed.c.subject))


def _with_object(thing_ids: _Things) -> Select[tuple[int, int]]:
    return _claims_with(thing_ids, _is_entity(_carried, _placed.c.revision, _placed.c.entity))


def _claims_with(thing_ids: _Things, there: ColumnElement[bool]) -> Select[tuple[int, int]]:
    placed = select(_placed.c.revision, _placed.c.ordinal).join(_carried, there)
    return placed.where(_carried.c.thing.in_(thing_ids)).correlate(None)


def _with_qualifier(thing_ids: _Things) -> Select[tuple[int, int]]:
    q = schema.qualifiers.c
    carrying = select(q.revision, q.claim).join(_carried, _is_entity(_carried, q.revision, q.entity))
    return carrying.where(_carried.c.thing.in_(thing_ids)).correlate(None)


def _of_ids(claim_ids: list[str]) -> Select[tuple[int, int]]:
    return select(_placed.c.revision, _placed.c.ordinal).where(_placed.c.id.in_(claim_ids))


def _claims_from(wanted: FromClause | None = None) -> FromClause:
    c, r, s = schema.claims.c, schema.revisions.c, schema.stories.c
    claims: FromClause = schema.claims if wanted is None else wanted.join(
        schema.claims, and_(c.revision == wanted.c.revision, c.ordinal == wanted.c.ordinal)
    )
    return (
        claims.join(schema.revisions, r.id == c.revision)
        .join(schema.stories, s.id == r.story)
        .join(_subject, _is_entity(_subject, c.revision, c.subject))
        .outerjoin(_object, _is_entity(_object, c.revision, c.entity))
    )


def _is_entity(
    entities: FromClause, revision: ColumnElement[int], ordinal: ColumnElement[int]
) -> ColumnElement[bool]:
    return and_(entities.c.revision == revision, entities.c.ordinal == ordinal)


_Rows = Select[*tuple[object, ...]] | Question


@dataclass(frozen=True, slots=True)
class _Questions:
    """What to ask for claims that meet some conditions: the claims, then their qualifiers, then their words. `_entries`
    takes their rows apart by the order of their columns: many thousands come at once.
    """

    claims: _Rows
    qualifiers: _Rows
    words: _Rows
    #: Whether the last two are asked for the claims found, some at a time: where it is much work to find these.
    by_place: bool = False


def _questions(*conditions: ColumnElement[bool], places: _Places | None = None) -> _Questions:
    """The questions for claims that meet all conditions; `places` names those that they are among."""
    c, r, q, e = schema.claims.c, schema.revisions.c, schema.qualifiers.c, schema.evidence.c
    wanted: FromClause
    if places is None:
        source = _claims_from()
        wanted = select(c.revision, c.ordinal).select_from(source).where(*conditions).subquery("wanted")
    else:
        # The join begins at the few: `in` would have every claim looked at.
        source = _claims_from(places.subquery("wanted"))
        wanted = placed_claims()
    return _Questions(
        claims=select(
            c.revision, c.ordinal, c.id, c.predicate, c.kind, _object.c.thing.label("object_thing"), c.number, c.unit,
            c.places, c.text, c.modality, c.attribution, c.confidence, c.learned, _subject.c.thing, r.story, r.document,
            r.title, r.outlet, schema.stories.c.url, r.published, r.number.label("revision_number"), r.read_at,
            r.reader,
        ).select_from(source).where(*conditions).order_by(c.revision, c.ordinal),
        qualifiers=select(q.revision, q.claim, q.name, q.kind, _carried.c.thing, q.number, q.unit, q.places, q.text)
        .join(wanted, and_(q.revision == wanted.c.revision, q.claim == wanted.c.ordinal))
        .outerjoin(_carried, _is_entity(_carried, q.revision, q.entity))
        .order_by(q.revision, q.claim, q.name),
        words=select(e.revision, e.claim, e.start, e.end, e.quote)
        .join(wanted, and_(e.revision == wanted.c.revision, e.claim == wanted.c.ordinal))
        .order_by(e.revision, e.claim, e.ordinal),
        by_place=places is not None,
    )  # fmt: skip


def _built(*conditions: ColumnElement[bool], places: _Places | None = None) -> _Questions:
    """The questions written out once, for what is asked all the time."""
    made = _questions(*conditions, places=places)
    claims, qualifiers, words = (one if isinstance(one, Question) else Question(one)
                                 for one in (made.claims, made.qualifiers, made.words))  # fmt: skip
    return _Questions(claims, qualifiers, words, by_place=made.by_place)


_OF_REVISION = _questions(schema.revisions.c.id == bindparam("of_revision"))
_PLACES = {"subject": _with_subject, "object": _with_object, "qualifier": _with_qualifier}
#: Current claims with some things in a place, of one predicate or of all.
_AT = {
    (place, one_predicate): _built(
        is_current(), _among(standing(some_values())),
        *([schema.claims.c.predicate == bindparam("of_predicate")] if one_predicate else []),
    )
    for place, standing in _PLACES.items() for one_predicate in (False, True)
}
#: Claims of revisions that a later one followed, with some things as their subject.
_SUPERSEDED = _built(is_superseded(), _among(_with_subject(some_values())))
_SAID = _built(schema.revisions.c.story.in_(some_values()), is_current())


def _anywhere(thing_ids: _Things) -> CompoundSelect[tuple[int, int]]:
    return _with_subject(thing_ids).union(_with_object(thing_ids), _with_qualifier(thing_ids))


_NAMING = _built(is_current(), places=_anywhere(some_values()))


def _entries(
    connection: Connection,
    questions: _Questions,
    given: Mapping[str, object],
    *,
    some: Sequence[str] = (),
    held: Standing = Standing(),  # noqa: B008 – frozen, and empty
    as_of: date | None = None,
) -> tuple[Entry, ...]:
    def answer(question: _Rows) -> Sequence[Any]:
        if isinstance(question, Question):
            return question.ask(connection, some, **given)
        return connection.execute(question, given).all()

    def of_claims(question: _Rows) -> Sequence[Any]:
        if not questions.by_place or not isinstance(question, Question):
            return answer(question)
        return [row for places in placed_at(rows) for row in question.ask(connection, **places)]

    rows = answer(questions.claims)
    if not held.nothing:
        rows = [row for row in rows if not held.retraction(row[_ID], row[_STORY], row[_OUTLET])]
    if not rows:
        return ()
    corrected = {row[_ID]: held.corrected[row[_ID]] for row in rows if row[_ID] in held.corrected}
    narrowing, worded = of_claims(questions.qualifiers), of_claims(questions.words)
    named = {row[_OBJECT] for row in rows} | {row[_SUBJECT] for row in rows} | {row[_CARRIED] for row in narrowing}
    known = things.by_id(connection, (named - {None}) | decisions.things_of(corrected.values()), as_of=as_of)
    made = {claim: _decision(one, known) for claim, one in corrected.items()}
    values = Values(known)
    qualifiers: dict[tuple[int, int], list[tuple[str, EntryValue]]] = defaultdict(list)
    for revision, claim, name, *value in narrowing:
        qualifiers[revision, claim].append((name, values[(*value,)]))
    words: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for revision, claim, start, end, quote in worded:
        words[revision, claim].append(Evidence(start, end, quote))
    stories: dict[int, Story] = {}
    found: list[Entry] = []
    for row in rows:
        revision, ordinal, claim_id, predicate, *value = row[:_MODALITY]
        modality, attribution, confidence, learned, subject = row[_MODALITY:_STORY]
        if revision not in stories:
            stories[revision] = Story(*row[_STORY:])
        entry = Entry(
            claim_id, stories[revision], known[subject], predicate, values[(*value,)],
            tuple(qualifiers.get((revision, ordinal), ())), _MODALITIES[modality], attribution,
            tuple(words.get((revision, ordinal), ())), confidence, learned,
        )
        found.append(_corrected(entry, made.get(claim_id)) if made else entry)
    return tuple(found)


#: Where columns are in the rows of `_questions`: of claims, and the thing of a qualifier.
_ID, _OBJECT, _MODALITY, _SUBJECT, _STORY, _OUTLET = 2, 5, 10, 14, 15, 18
_CARRIED = 4
_MODALITIES = {str(modality): modality for modality in Modality}


def _corrected(entry: Entry, decision: Decision | None) -> Entry:
    if decision is None or decision.value is None:
        return entry
    return replace(entry, object=decision.value, said=entry.object, decision=decision)


def decided(connection: Connection, some: Iterable[Kept], *, as_of: date | None = None) -> dict[str, Decision]:
    """Decisions as the protocol has them, by id: a thing that one puts in a value's place is of the view."""
    some = tuple(some)
    known = things.by_id(connection, decisions.things_of(some), as_of=as_of)
    labels = things.labels(connection, {thing for one in some if one.target is Target.THING for thing in one.on})
    return {one.id: _decision(one, known, labels) for one in some}


def _decision(one: Kept, known: Mapping[str, Thing], labels: Mapping[str, str] = MappingProxyType({})) -> Decision:
    value = known[one.value.id] if isinstance(one.value, KeptThing) else one.value
    about = tuple(labels[thing] for thing in one.on if thing in labels)
    return Decision(
        one.id, one.action, one.target, one.on, one.author, one.reason, one.at, value, one.undone_by, about
    )
