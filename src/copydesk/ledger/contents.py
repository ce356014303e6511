"""Asking the ledger for a story's text, for how much it holds, and whether anything was added. Reads only, over a
connection that its caller opened.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from copydesk.errors import LedgerError
from copydesk.ledger import schema, things
from copydesk.ledger.base import Counts, Story
from copydesk.ledger.queries import is_current
from copydesk.ledger.statements import Question

__all__ = ["REVISIONS", "counts", "state", "story"]

_s, _r, _t = schema.stories.c, schema.revisions.c, schema.texts.c
#: Revisions of stories with their texts: the columns are the fields of `Story`, in order.
REVISIONS: Select[Any] = (
    select(
        _r.story, _r.document, _r.title, _r.outlet, _s.url, _r.published, _r.number, _r.read_at, _r.reader, _t.text
    )
    .join(schema.stories, _s.id == _r.story).join(schema.texts, _t.id == _r.text)
)  # fmt: skip


def story(connection: Connection, story_id: str, revision: int | None) -> Story:
    """A revision of a story with its text, the current one where none is named."""
    which = is_current() if revision is None else _r.number == revision
    row = connection.execute(REVISIONS.where(_r.story == story_id, which)).one_or_none()
    if row is None:
        named = "" if revision is None else f", revision {revision}"
        raise LedgerError(f"the ledger has no story {story_id}{named}", advice="look at the sources of a dossier")
    return Story(*row)


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
