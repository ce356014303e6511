"""Deciding: what may be judged, retracted, corrected and undone, and then the row. Inside the caller's transaction.

Every function raises before it writes: LedgerError for what is not there, UsageError for what makes no sense.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from copydesk.errors import LedgerError, UsageError
from copydesk.ledger import contents, decisions, fragments, history, identity, queries, schema
from copydesk.ledger.base import Action, Decision, Entry, EntryValue, Target, Thing
from copydesk.ledger.decisions import KeptThing, KeptValue
from copydesk.ledger.fragments import Loaded
from copydesk.model import DateValue, Document, NumberValue, TextValue
from copydesk.vocabulary import PREDICATES

__all__ = ["correct", "judge", "retract", "undo"]


def judge(
    connection: Connection, action: Action, one: str, other: str, *, author: str, reason: str, now: datetime
) -> Decision:
    """See Ledger.judge."""
    if action not in (Action.SAME, Action.DIFFER):
        raise UsageError(f"a judgement is same or differ, not {action}")
    loaded = fragments.load(connection, {one, other})
    for wanted in (one, other):
        if wanted not in loaded.keys:
            raise LedgerError("the ledger has no thing of that id", place=wanted, advice="look it up by name")
    first, second = _named(loaded, one), _named(loaded, other)
    if first == second and one != other and all(loaded.fragments[each].name for each in (one, other)):
        first, second = one, other
    kinds = [loaded.keys[which].type for which in (first, second)]
    if kinds[0] is not kinds[1]:
        raise UsageError(f"one is a {kinds[0]}, the other a {kinds[1]}: those are never the same")
    if first == second:
        raise UsageError("that is one thing, not two", place=loaded.fragments[first].name, advice=_parts(loaded, first))
    return _recorded(connection, decisions.record(
        connection, action, Target.THING, (first, second), author=author, reason=reason, now=now
    ))  # fmt: skip


def _named(loaded: Loaded, thing_id: str) -> str:
    """The fragment that a judgement holds on to: the one meant, or the best known of the thing of the view."""
    if loaded.fragments[thing_id].name:
        of_view = loaded.view.of[thing_id] == thing_id and loaded.keys[thing_id] == loaded.keys[thing_id].bare
        if not of_view:
            return thing_id
    head = loaded.view.of[thing_id]
    members = [one for one in loaded.fragments.values() if one.name and loaded.view.of[one.id] == head]
    return min(members, key=lambda one: (-one.stories, one.seen, one.id)).id if members else thing_id


def _parts(loaded: Loaded, thing_id: str) -> str:
    head = loaded.view.of[thing_id]
    members = [one for one in loaded.fragments.values() if one.name and loaded.view.of[one.id] == head]
    if len(members) < 2:
        return "all that the stories say of it is of one kind; there is nothing to tell apart"
    listed = "; ".join(f"{loaded.label(one)}: {one.id}" for one in sorted(members, key=lambda m: (m.seen, m.id))[:8])
    return f"name two of its parts: {listed}"


def retract(
    connection: Connection, target: Target, on: str, *, author: str, reason: str, now: datetime
) -> Decision:
    """See Ledger.retract."""
    held = decisions.standing(connection)
    match target:
        case Target.CLAIM:
            on = history.claim(connection, on).claim_id
            already = held.claims.get(on)
        case Target.STORY:
            on = _story(connection, on)
            already = held.stories.get(on)
        case Target.OUTLET:
            if connection.scalar(select(schema.revisions.c.id).where(schema.revisions.c.outlet == on).limit(1)) is None:
                raise LedgerError(
                    "no outlet in the ledger is called that, and no claim or story has that id", place=on,
                    advice="copydesk log NAME lists ids; six digits are enough",
                )
            already = held.outlets.get(on)
        case _:
            raise UsageError(f"a {target} is not retracted", advice="undo a decision; judge a thing")
    if already is not None:
        raise UsageError(f"{already.author} retracted it already: {already.reason}", place=on)
    return _recorded(connection, decisions.record(
        connection, Action.RETRACT, target, (on,), author=author, reason=reason, now=now
    ))  # fmt: skip


def _story(connection: Connection, said: str) -> str:
    """The id of a story that is named by its id or address."""
    if "://" in said:
        name = identity.story_name(Document(id="", text="", url=said))
        found = connection.scalar(select(schema.stories.c.id).where(schema.stories.c.name == name).limit(1))
        if found is None:
            raise LedgerError("the ledger has no story of that address", place=said, advice="see copydesk log")
        return str(found)
    return contents.story(connection, said, None).id


def correct(
    connection: Connection, claim_id: str, value: EntryValue, *, author: str, reason: str, now: datetime
) -> Decision:
    """See Ledger.correct."""
    entry = history.claim(connection, claim_id)
    _refuse_other_kinds(entry, value)
    if value == entry.object or (isinstance(value, Thing) and value.id == getattr(entry.object, "id", None)):
        raise UsageError("that is what the claim says", place=entry.claim_id)
    return _recorded(connection, decisions.record(
        connection, Action.CORRECT, Target.CLAIM, (entry.claim_id,), author=author, reason=reason, now=now,
        value=_kept(value),
    ))  # fmt: skip


def _kept(value: EntryValue) -> KeptValue:
    return KeptThing(value.id) if isinstance(value, Thing) else value


def _refuse_other_kinds(entry: Entry, value: EntryValue) -> None:
    """Raise UsageError unless the claim's predicate takes such a value."""
    predicate = PREDICATES.get(entry.predicate)
    kinds: dict[type, str] = {Thing: "entity", DateValue: "date", NumberValue: "number", TextValue: "text"}
    kind = kinds[type(value)]
    if predicate is None:
        allowed = {kinds[type(entry.said or entry.object)]}
    else:
        allowed = {predicate.object_kind} | ({"text"} if predicate.object_or_text else set())
    if kind not in allowed:
        raise UsageError(f"{entry.predicate} takes {' or '.join(sorted(allowed))}, not {kind}", place=entry.claim_id)
    if predicate and isinstance(value, Thing) and predicate.object_types and value.type not in predicate.object_types:
        raise UsageError(f"{entry.predicate} takes no {value.type}", place=entry.claim_id)


def undo(connection: Connection, decision_id: str, *, author: str, reason: str, now: datetime) -> Decision:
    """See Ledger.undo."""
    one = decisions.get(connection, decision_id)
    if one.action is Action.UNDO:
        raise UsageError("that took a decision back; it cannot be taken back itself", advice="decide anew")
    if one.undone_by is not None:
        raise UsageError("is undone already", place=one.id)
    return _recorded(connection, decisions.record(
        connection, Action.UNDO, Target.DECISION, (one.id,), author=author, reason=reason, now=now
    ))  # fmt: skip


def _recorded(connection: Connection, decision_id: str) -> Decision:
    return queries.decided(connection, [decisions.get(connection, decision_id)])[decision_id]
