"""What people decide: judgements, corrections and what takes them back. Adds rows to `decisions` and reads them; runs
inside the caller's transaction, which lets one writer in at a time, so that "look, then insert" is safe.

    judge, retract, correct, undo ──▶ a row ──▶ standing (what holds, as of a day) ──▶ sameness, queries, history
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar, cast

from sqlalchemy import Connection, Row, bindparam, func, insert, select

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger import schema
from copydesk.ledger.base import Action, Target
from copydesk.ledger.groups import Judgement
from copydesk.ledger.memory import memory_of
from copydesk.ledger.statements import Question
from copydesk.model import DateValue, NumberValue, TextValue, digest

__all__ = [
    "Kept", "KeptThing", "KeptValue", "Standing", "end_of_day", "get", "judgements", "kept", "record", "standing",
    "things_of",
]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeptThing:
    """The value of a correction that is a thing, by its id as it was judged."""

    id: str


KeptValue = KeptThing | DateValue | NumberValue | TextValue


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision as it is kept: base.Decision, with its value as the row has it, and its place in the order."""

    number: int
    id: str
    action: Action
    target: Target
    on: tuple[str, ...]
    author: str
    reason: str
    at: str
    value: KeptValue | None
    undone_by: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of the corrections: by claim, by story, by outlet."""

    claims: Mapping[str, Kept] = field(default_factory=dict)
    stories: Mapping[str, Kept] = field(default_factory=dict)
    outlets: Mapping[str, Kept] = field(default_factory=dict)
    corrected: Mapping[str, Kept] = field(default_factory=dict)

    def retraction(self, claim_id: str, story: str, outlet: str | None) -> Kept | None:
        """The decision that takes a claim out of the answers, or None."""
        return self.claims.get(claim_id) or self.stories.get(story) or (self.outlets.get(outlet) if outlet else None)

    @property
    def nothing(self) -> bool:
        """Whether nobody corrected anything."""
        return not (self.claims or self.stories or self.outlets or self.corrected)


def end_of_day(day: date) -> str:
    """The last second of a day, as the ledger writes times (UTC)."""
    return f"{day.isoformat()}T23:59:59+00:00"


_d = schema.decisions.c
_ALL = Question(select(schema.decisions).order_by(_d.number))
_BY_ID = select(schema.decisions).where(_d.id == bindparam("id_"))
_NUMBER = select(func.coalesce(func.max(_d.number), 0))


def kept(connection: Connection, *, as_of: date | None = None) -> tuple[Kept, ...]:
    """Every decision in order, each with what took it back, as it stood at the end of a day."""
    return _remembered(connection, "kept", _kept_ones, as_of)


def _remembered(
    connection: Connection, what: str, work_out: Callable[[Connection, date | None], T], as_of: date | None
) -> T:
    memory = memory_of(connection) if as_of is None else None
    if memory is None:
        return work_out(connection, as_of)
    if what not in memory.decided:
        memory.decided[what] = work_out(connection, as_of)
    return cast("T", memory.decided[what])


def _kept_ones(connection: Connection, as_of: date | None) -> tuple[Kept, ...]:
    rows = [row for row in _ALL.named(connection) if as_of is None or row.at <= end_of_day(as_of)]
    undone = {row.one: row.id for row in rows if row.action == Action.UNDO.value}
    return tuple(_kept(row, undone) for row in rows)


def _kept(row: Row[*tuple[object, ...]], undone: Mapping[str, str]) -> Kept:
    value: KeptValue | None = None
    match row.kind:
        case "entity":
            value = KeptThing(row.text)
        case "date":
            value = DateValue(row.text)
        case "number":
            value = NumberValue(row.value, row.unit or "", row.places or 0)
        case "text":
            value = TextValue(row.text)
    return Kept(
        row.number, row.id, Action(row.action), Target(row.target), (row.one, row.other) if row.other else (row.one,),
        row.author, row.reason, row.at, value, undone.get(row.id),
    )


def judgements(connection: Connection, *, as_of: date | None = None) -> tuple[Judgement, ...]:
    """The judgements that hold, in order; of two on one pair the later one."""
    return _remembered(connection, "judgements", _judgements, as_of)


def _judgements(connection: Connection, as_of: date | None) -> tuple[Judgement, ...]:
    holding: dict[frozenset[str], Judgement] = {}
    for one in kept(connection, as_of=as_of):
        if one.target is Target.THING and one.undone_by is None:
            pair = frozenset(one.on)
            holding.pop(pair, None)
            same = one.action is Action.SAME
            said = f"{one.author} judged that they {'are the same' if same else 'differ'}: {one.reason}"
            holding[pair] = Judgement(one.on[0], one.on[1], same=same, reason=said)
    return tuple(holding.values())


def standing(connection: Connection, *, as_of: date | None = None) -> Standing:
    """The corrections that hold; of two on one claim the later one."""
    return _remembered(connection, "standing", _standing, as_of)


def _standing(connection: Connection, as_of: date | None) -> Standing:
    found: dict[tuple[Action, Target], dict[str, Kept]] = {}
    for one in kept(connection, as_of=as_of):
        if one.undone_by is None:
            found.setdefault((one.action, one.target), {})[one.on[0]] = one
    retracted = {target: found.get((Action.RETRACT, target), {}) for target in Target}
    return Standing(
        retracted[Target.CLAIM], retracted[Target.STORY], retracted[Target.OUTLET],
        found.get((Action.CORRECT, Target.CLAIM), {}),
    )


def get(connection: Connection, decision_id: str) -> Kept:
    """The decision of that id, or whose id alone begins so (six digits or more); "last" is the latest that stands.

    Raises LedgerError.
    """
    every = kept(connection)
    if decision_id == "last":
        standing_ones = [one for one in every if one.action is not Action.UNDO and one.undone_by is None]
        if not standing_ones:
            raise LedgerError("no decision stands that could be taken back", advice="copydesk log lists what there was")
        return standing_ones[-1]
    found = [one for one in every if one.id == decision_id] or [
        one for one in every if len(decision_id) >= 6 and one.id.startswith(decision_id)
    ]
    if len(found) != 1:
        many = "more than one decision begins so" if found else "the ledger has no decision of that id"
        raise LedgerError(many, place=decision_id, advice="copydesk log lists them")
    return found[0]


def record(
    connection: Connection,
    action: Action,
    target: Target,
    on: Sequence[str],
    *,
    author: str,
    reason: str,
    now: datetime,
    value: KeptValue | None = None,
) -> str:
    """Add a decision and give its id. Raises UsageError for one without author or reason."""
    if now.tzinfo is None:
        raise ValueError("the ledger needs a time with its zone")
    author, reason = " ".join(author.split()), " ".join(reason.split())
    if not author or not reason:
        raise UsageError(f"a decision needs {'a reason' if author else 'an author'}", advice="say why, and by whom")
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    number = 1 + int(connection.scalar(_NUMBER) or 0)
    decision_id = digest(("decision", str(number), action.value, *on, at))
    connection.execute(insert(schema.decisions), {
        "number": number, "id": decision_id, "action": action.value, "target": target.value, "one": on[0],
        "other": on[1] if len(on) > 1 else None, "author": author, "reason": reason, "at": at, **_columns(value),
    })  # fmt: skip
    return decision_id


def _columns(value: KeptValue | None) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(("kind", "value", "unit", "places", "text"))
    match value:
        case KeptThing(thing_id):
            return row | {"kind": "entity", "text": thing_id}
        case DateValue(words):
            return row | {"kind": "date", "text": words}
        case NumberValue(number, unit, places):
            return row | {"kind": "number", "value": float(number), "unit": unit, "places": places}
        case TextValue(words):
            return row | {"kind": "text", "text": words}
    return row


def things_of(some: Iterable[Kept]) -> set[str]:
    """The things that corrections put in the place of values."""
    return {one.value.id for one in some if isinstance(one.value, KeptThing)}
