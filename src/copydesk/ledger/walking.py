"""Going through a whole ledger, some of it at a time, so that memory stays flat: its things, its stories, what
stories say and what names things. Reads only, and only over a connection that its caller opened.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from copydesk.ledger import decisions, queries, schema, things
from copydesk.ledger.base import Entry, Story, Thing
from copydesk.ledger.decisions import KeptThing

__all__ = ["naming", "said", "stories_after", "things_after"]

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


def stories_after(connection: Connection, last: str) -> tuple[Story, ...]:
    """The current revisions of the stories whose ids come next, with their texts; empty where there are no more."""
    s, r, t = schema.stories.c, schema.revisions.c, schema.texts.c
    rows = connection.execute(
        select(schema.revisions, s.url, t.text.label("words"))
        .join(schema.stories, s.id == r.story)
        .join(schema.texts, t.id == r.text)
        .where(r.story > last, queries.is_current())
        .order_by(r.story)
        .limit(_STORIES)
    )
    return tuple(
        Story(
            id=row.story, document=row.document, title=row.title, outlet=row.outlet, url=row.url,
            published=row.published, revision=row.number, read_at=row.read_at, reader=row.reader, text=row.words,
        )
        for row in rows
    )


def said(connection: Connection, story_ids: Collection[str]) -> tuple[Entry, ...]:
    """The current claims of these stories, each story's in the order in which it makes them."""
    held = decisions.standing(connection)
    return queries.matching(connection, schema.revisions.c.story.in_(story_ids), queries.is_current(), held=held)


def naming(connection: Connection, thing_ids: Collection[str]) -> tuple[Entry, ...]:
    """The current claims that name any of these things: as subject, as object or in a qualifier."""
    held = decisions.standing(connection)
    found = queries.matching(connection, queries.is_current(), involved=thing_ids, held=held)
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
