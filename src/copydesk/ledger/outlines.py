"""How far the numbers about each thing go, without the claims: for whoever looks for the few things that matter among
very many. Reads only, over a connection that its caller opened.
"""

from __future__ import annotations

from sqlalchemy import Connection, and_, func, select

from copydesk.ledger import decisions, queries, schema, things
from copydesk.ledger.base import Outline
from copydesk.ledger.statements import Question, batches, some

__all__ = ["outlines"]

_c, _e, _q, _r = schema.claims.c, schema.entities.c, schema.qualifiers.c, schema.revisions.c
_ABOUT = schema.claims.join(schema.revisions, _r.id == _c.revision).join(
    schema.entities, and_(_e.revision == _c.revision, _e.ordinal == _c.subject)
)
_CORRECTED = Question(select(_e.thing).select_from(_ABOUT).where(_c.id.in_(some())))


def outlines(connection: Connection, predicate: str) -> dict[str, Outline]:
    """Of each thing of the view that current claims of the predicate are about. See Ledger.outlines."""
    dated = and_(_q.revision == _c.revision, _q.claim == _c.ordinal, _q.name == "date")
    rows = connection.execute(
        select(_e.thing, func.max(_c.number), func.min(_q.text), func.max(_q.text))
        .select_from(_ABOUT.outerjoin(schema.qualifiers, dated))
        .where(_c.predicate == predicate, queries.is_current())
        .group_by(_e.thing)
    ).all()
    corrected = sorted(decisions.standing(connection).corrected)
    open_ended = {row[0] for batch in batches(corrected) for row in _CORRECTED.ask(connection, batch)}
    found: dict[str, Outline] = {}
    for batch in batches(rows):
        heads = things.by_id(connection, [row[0] for row in batch])
        for raw, most, first, last in batch:
            if raw in heads:
                made = Outline(heads[raw], None if raw in open_ended else most, first, last)
                known = found.get(made.thing.id)
                found[made.thing.id] = made if known is None else _joined(known, made)
    return found


def _joined(one: Outline, other: Outline) -> Outline:
    most = None if one.most is None or other.most is None else max(one.most, other.most)
    dates = sorted(date for date in (one.first, one.last, other.first, other.last) if date is not None)
    return Outline(one.thing, most, dates[0] if dates else None, dates[-1] if dates else None)
