"""Going through a whole ledger, some of it at a time, so that memory stays flat: its things, its stories, what
stories say and what names things. Reads only, and only over a connection that its caller opened.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from copydesk.ledger import contents, decisions, queries, schema, things
from copydesk.ledger.base import Entry, Story, Thing
from copydesk.ledger.decisions import KeptThing
from copydesk.ledger.statements import Question, batches, some
from copydesk.ledger.storable import can_be_kept

__all__ = ["naming", "said", "stories_after", "stories_of", "things_after"]

#: How many are looked at in one go. A story comes with its text.
_THINGS, _STORIES = 500, 50


def things_after(connection: Connection, last: str) -> tuple[tuple[Thing, ...], str | None]:
    """Things of the view whose ids come next, and what to ask for then: None where there are no more.

    A thing of the view has the id of one of its members, and comes where that does.
    """
    t = schema.things.c
    raw = connection.scalars(select(t.id).where(t.id > last).order_by(t.id).limit(_THINGS)).all()
    seen = things.by_id(connection, raw) if raw else {}
    heads = (seen[one] for one in raw if one in seen and seen[one].id == one)
    named = tuple(thing for thing in heads if any(stories for _, stories in thing.spellings))
    return named, raw[-1] if raw else None


_story = schema.revisions.c.story
_STORY = contents.REVISIONS.where(queries.is_current()).order_by(_story)
_AFTER = Question(_STORY.where(_story > bindparam("last")).limit(bindparam("many")))
_OF = Question(_STORY.where(_story.in_(some())))


def stories_after(connection: Connection, last: str) -> tuple[Story, ...]:
    """The current revisions of the stories whose ids come next, with their texts; empty where there are no more."""
    return tuple(Story(*row) for row in _AFTER.ask(connection, last=last, many=_STORIES))


def stories_of(connection: Connection, story_ids: Collection[str]) -> tuple[Story, ...]:
    """The current revisions of these stories, with their texts, by id."""
    asked = batches(sorted(filter(can_be_kept, story_ids)))
    return tuple(Story(*row) for batch in asked for row in _OF.ask(connection, batch))


def said(connection: Connection, story_ids: Collection[str]) -> tuple[Entry, ...]:
    """The current claims of these stories, each story's in the order in which it makes them."""
    return queries.said(connection, story_ids, held=decisions.standing(connection))


def naming(connection: Connection, thing_ids: Collection[str]) -> tuple[Entry, ...]:
    """The current claims that name any of these things: as subject, as object or in a qualifier."""
    held = decisions.standing(connection)
    found = queries.naming(connection, thing_ids, held=held)
    members = things.members_of(connection, thing_ids) if held.corrected else {}
    became = {
        claim for claim, one in held.corrected.items() if isinstance(one.value, KeptThing) and one.value.id in members
    } - {entry.claim_id for entry in found}
    if not became:
        return found
    return (
        *found,
        *queries.matching(connection, schema.claims.c.id.in_(sorted(became)), queries.is_current(), held=held),
    )
