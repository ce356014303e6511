"""Asking the ledger for a story's text, for how much it holds, and whether anything was added. Reads only, over a
connection that its caller opened.
"""

from __future__ import annotations

from sqlalchemy import Connection, Select, func, select

from copydesk.errors import LedgerError
from copydesk.ledger import schema, things
from copydesk.ledger.base import Counts, Story
from copydesk.ledger.queries import is_current
from copydesk.ledger.statements import Question

__all__ = ["counts", "state", "story"]


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
