"""Asking the ledger for claims, stories and counts (for things: things.py; for what happened: history.py). Reads only,
and only over a connection that its caller opened.

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

from copydesk.errors import LedgerError
from copydesk.ledger import decisions, schema, things
from copydesk.ledger.base import Counts, Decision, Entry, EntryValue, Story, Target, Thing
from copydesk.ledger.decisions import Kept, KeptThing, Standing
from copydesk.ledger.statements import Question, batches
from copydesk.ledger.statements import some as some_values
from copydesk.model import DateValue, Evidence, Modality, NumberValue, TextValue

__all__ = [
    "counts", "decided", "entries", "entries_of", "entries_of_revision", "is_current", "is_superseded", "matching",
    "state", "story",
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
        anywhere = _with_subject(some).union(_with_object(some), _with_qualifier(some))
        conditions = (*conditions, _among(anywhere))
    if predicate is not None:
        conditions = (*conditions, schema.claims.c.predicate == predicate)
    return _entries(connection, _questions(*conditions), {}, held=held, as_of=as_of)


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


_Rows = Select[*tuple[object, ...]] | Question


@dataclass(frozen=True, slots=True)
class _Questions:
    """What to ask for claims that meet some conditions: the claims, then their qualifiers, then their words."""

    claims: _Rows
    qualifiers: _Rows
    words: _Rows


def _questions(*conditions: ColumnElement[bool]) -> _Questions:
    c, r, q, e = schema.claims.c, schema.revisions.c, schema.qualifiers.c, schema.evidence.c
    wanted = select(c.revision, c.ordinal).select_from(_claims_from()).where(*conditions).subquery("wanted")
    return _Questions(
        claims=select(
            schema.claims, schema.stories.c.url, r.story, r.number.label("revision_number"), r.document, r.title,
            r.outlet, r.published, r.read_at, r.reader, _subject.c.thing.label("subject_thing"),
            _object.c.thing.label("object_thing"),
        ).select_from(_claims_from()).where(*conditions).order_by(c.revision, c.ordinal),
        qualifiers=select(schema.qualifiers, _carried.c.thing)
        .join(wanted, and_(q.revision == wanted.c.revision, q.claim == wanted.c.ordinal))
        .outerjoin(_carried, _is_entity(_carried, q.revision, q.entity))
        .order_by(q.revision, q.claim, q.name),
        words=select(schema.evidence)
        .join(wanted, and_(e.revision == wanted.c.revision, e.claim == wanted.c.ordinal))
        .order_by(e.revision, e.claim, e.ordinal),
    )  # fmt: skip


def _built(*conditions: ColumnElement[bool]) -> _Questions:
    """The questions written out once, for what is asked all the time."""
    made = _questions(*conditions)
    return _Questions(*(Question(one) for one in (made.claims, made.qualifiers, made.words)
                        if not isinstance(one, Question)))  # fmt: skip


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


def _entries(
    connection: Connection,
    questions: _Questions,
    given: Mapping[str, object],
    *,
    some: Sequence[str] = (),
    held: Standing = Standing(),  # noqa: B008 – frozen, and empty
    as_of: date | None = None,
) -> tuple[Entry, ...]:
    def answer(question: _Rows) -> Iterable[Any]:
        if isinstance(question, Question):
            return question.named(connection, some, **given)
        return connection.execute(question, given)

    rows = [row for row in answer(questions.claims) if not held.retraction(row.id, row.story, row.outlet)]
    if not rows:
        return ()
    corrected = {row.id: held.corrected[row.id] for row in rows if row.id in held.corrected}
    qualifiers: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in answer(questions.qualifiers):
        qualifiers[row.revision, row.claim].append(row)
    words: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    for row in answer(questions.words):
        words[row.revision, row.claim].append(Evidence(row.start, row.end, row.quote))
    thing_ids = {row.subject_thing for row in rows} | {row.object_thing for row in rows if row.object_thing}
    thing_ids |= {row.thing for some in qualifiers.values() for row in some if row.thing}
    known = things.by_id(connection, thing_ids | decisions.things_of(corrected.values()), as_of=as_of)
    said = tuple(
        Entry(
            claim_id=row.id,
            story=Story(
                id=row.story, document=row.document, title=row.title, outlet=row.outlet, url=row.url,
                published=row.published, revision=row.revision_number, read_at=row.read_at, reader=row.reader,
            ),
            subject=known[row.subject_thing],
            predicate=row.predicate,
            object=_value(row, row.object_thing, known),
            qualifiers=tuple(
                (q.name, _value(q, q.thing, known)) for q in qualifiers.get((row.revision, row.ordinal), ())
            ),
            modality=Modality(row.modality),
            attribution=row.attribution,
            evidence=tuple(words[row.revision, row.ordinal]),
            confidence=row.confidence,
            learned=row.learned,
        )
        for row in rows
    )
    made = {claim: _decision(one, known) for claim, one in corrected.items()}
    return tuple(_corrected(entry, made.get(entry.claim_id)) for entry in said)


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


def _value(row: Any, thing_id: str | None, known: dict[str, Thing]) -> EntryValue:
    """The value in the columns of a row (schema.py)."""
    if row.kind == "entity":
        assert thing_id is not None
        return known[thing_id]
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
        named = "" if revision is None else f", revision {revision}"
        raise LedgerError(f"the ledger has no story {story_id}{named}", advice="look at the sources of a dossier")
    return Story(
        id=row.story, document=row.document, title=row.title, outlet=row.outlet, url=row.url, published=row.published,
        revision=row.number, read_at=row.read_at, reader=row.reader, text=row.words,
    )


_STATE = Question(select(
    select(func.max(schema.revisions.c.id)).scalar_subquery(),
    select(func.max(schema.decisions.c.number)).scalar_subquery(),
))  # fmt: skip


def state(connection: Connection) -> tuple[object, ...]:
    """What is another one after anything was added or decided: nothing is ever changed or deleted."""
    return tuple(_STATE.ask(connection)[0])


def counts(connection: Connection) -> Counts:
    """How much is in the current view."""
    r = schema.revisions.c
    return Counts(
        stories=_number(connection, select(func.count()).select_from(schema.stories)),
        revisions=_number(connection, select(func.count()).select_from(schema.revisions)),
        claims=_number(connection, select(func.coalesce(func.sum(r.claim_count), 0)).where(is_current())),
        things=things.count(connection),
    )


def _number(connection: Connection, question: Select[int]) -> int:
    return int(connection.scalar(question) or 0)
