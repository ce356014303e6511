"""What happened: one claim wherever it is, claims that no longer stand and why, the log. Reads only, and only over a
connection that its caller opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, Row, bindparam, or_, select

from copydesk.errors import LedgerError
from copydesk.ledger import contents, decisions, queries, schema, things
from copydesk.ledger.base import Entry, EntryValue, Event, Story, Target, Withdrawal
from copydesk.ledger.decisions import Kept

__all__ = ["claim", "log", "withdrawn"]

_c, _r, _s = schema.claims.c, schema.revisions.c, schema.stories.c
_READINGS = select(schema.revisions, _s.url).join(schema.stories, _s.id == _r.story).order_by(_r.id.desc())
_BEFORE = select(_r.id).where(_r.story == bindparam("story_"), _r.number == bindparam("number_"))
_READ_AT = select(_r.read_at).where(_r.story == bindparam("story_"), _r.number == bindparam("number_"))

#: The least digits by which a person may name a claim.
_DIGITS = 6


def claim(connection: Connection, claim_id: str, *, as_of: date | None = None) -> Entry:
    """See Ledger.claim."""
    ids = sorted(set(connection.scalars(select(_c.id).where(_c.id == claim_id).limit(1))))
    if not ids and len(claim_id) >= _DIGITS and claim_id.isalnum():
        ids = sorted(set(connection.scalars(select(_c.id).where(_c.id.startswith(claim_id)).distinct().limit(5))))
    if len(ids) > 1:
        raise LedgerError("more than one claim begins so", place=claim_id, advice=f"one of {', '.join(ids)}")
    known = () if as_of is None else (_r.read_at <= decisions.end_of_day(as_of),)
    held = decisions.Standing(corrected=decisions.standing(connection, as_of=as_of).corrected)
    found = queries.matching(connection, _c.id == ids[0], *known, as_of=as_of, held=held) if ids else ()
    if not found:
        raise LedgerError(
            "the ledger has no claim of that id", place=claim_id, advice="copydesk log NAME and show list claims"
        )
    return max(found, key=lambda entry: entry.story.revision)


def withdrawn(
    connection: Connection, *, subject: str | None, object_: str | None, predicate: str | None, as_of: date | None
) -> tuple[Withdrawal, ...]:
    """See Ledger.withdrawn."""
    held = decisions.standing(connection, as_of=as_of)
    found: list[Withdrawal] = []
    if not held.nothing:
        touched = or_(
            _c.id.in_([*held.claims, *held.corrected]), _r.story.in_([*held.stories]), _r.outlet.in_([*held.outlets])
        )
        entries = queries.matching(
            connection, queries.is_current(as_of), touched,
            subject=subject, object_=object_, predicate=predicate, as_of=as_of,
        )  # fmt: skip
        why = {
            entry.claim_id: held.retraction(entry.claim_id, entry.story.id, entry.story.outlet)
            or held.corrected[entry.claim_id]
            for entry in entries
        }
        made = queries.decided(connection, why.values(), as_of=as_of)
        for entry in entries:
            decision = made[why[entry.claim_id].id]
            found.append(Withdrawal(entry, decision.at, decision, decision.value))
    found += _dropped(connection, subject=subject, object_=object_, predicate=predicate, as_of=as_of)
    return tuple(sorted(found, key=lambda one: (one.entry.story.read_at, one.entry.story.id)))


def _dropped(
    connection: Connection, *, subject: str | None, object_: str | None, predicate: str | None, as_of: date | None
) -> Iterator[Withdrawal]:
    """Claims of earlier revisions whose words their stories no longer have."""
    if subject is not None and object_ is None and predicate is None and as_of is None:
        earlier = queries.superseded(connection, subject)
    else:
        earlier = queries.matching(
            connection, queries.is_superseded(as_of), subject=subject, object_=object_, predicate=predicate, as_of=as_of
        )
    latest = {(entry.story.id, entry.claim_id): entry for entry in sorted(earlier, key=lambda e: e.story.revision)}
    for story_id in dict.fromkeys(story for story, _ in latest):
        now = queries.matching(connection, _r.story == story_id, queries.is_current(as_of), as_of=as_of)
        still = {entry.claim_id for entry in now}
        gone = [entry for (story, claim_id), entry in latest.items() if story == story_id and claim_id not in still]
        if not gone:
            continue
        number = connection.scalar(select(_r.number).where(_r.story == story_id, queries.is_current(as_of)))
        text = " ".join(contents.story(connection, story_id, number).text.split())
        for entry in gone:
            if all(" ".join(words.quote.split()) in text for words in entry.evidence):
                continue  # the words are still there: a newer reader no longer makes a claim of them
            at = connection.scalar(_READ_AT, {"story_": story_id, "number_": entry.story.revision + 1})
            yield Withdrawal(entry, str(at), instead=_instead(entry, now))


def _instead(gone: Entry, now: tuple[Entry, ...]) -> EntryValue | None:
    """What the story says now where it said something else: the only value in the same scope."""
    values = [
        entry.object for entry in now
        if (entry.subject.id, entry.predicate, entry.qualifiers) == (gone.subject.id, gone.predicate, gone.qualifiers)
    ]
    return values[0] if len(values) == 1 else None


# The log


def log(connection: Connection, *, thing: str | None, as_of: date | None, limit: int) -> tuple[Event, ...]:
    """See Ledger.log."""
    kept = list(reversed(decisions.kept(connection, as_of=as_of)))
    about: _About | None = None
    if thing is not None:
        about = _About(connection, thing, as_of)
        kept = [one for one in kept if about.decides(one)]
    kept = kept[:limit]
    made = queries.decided(connection, kept, as_of=as_of)
    events = [(one.at, 1, one.number, Event(one.at, decision=made[one.id])) for one in kept]
    taken = 0
    readings = _READINGS if as_of is None else _READINGS.where(_r.read_at <= decisions.end_of_day(as_of))
    readings = readings.limit(limit) if about is None else readings.where(_r.story.in_(sorted(about.stories)))
    for row in connection.execute(readings).all():
        event = _reading(connection, row)
        if about is not None:
            event = about.only(event)
            if not event.added and not event.gone:
                continue
        events.append((event.at, 0, row.id, event))
        taken += 1
        if taken == limit:
            break
    return tuple(event for *_, event in sorted(events, key=lambda one: one[:3], reverse=True)[:limit])


def _reading(connection: Connection, row: Row[*tuple[object, ...]]) -> Event:
    story = Story(
        id=row.story, document=row.document, title=row.title, outlet=row.outlet, url=row.url, published=row.published,
        revision=row.number, read_at=row.read_at, reader=row.reader,
    )  # fmt: skip
    after = queries.entries_of_revision(connection, row.id)
    before_id = connection.scalar(_BEFORE, {"story_": row.story, "number_": row.number - 1}) if row.number > 1 else None
    before = queries.entries_of_revision(connection, before_id) if before_id is not None else ()
    said, said_before = {_form(entry) for entry in after}, {_form(entry) for entry in before}
    return Event(
        row.read_at, story,
        added=tuple(entry for entry in after if _form(entry) not in said_before),
        gone=tuple(entry for entry in before if _form(entry) not in said),
    )


def _form(entry: Entry) -> tuple[str, str, str | None]:
    return entry.claim_id, entry.modality, entry.attribution


class _About:
    """What of the ledger's history is about one thing."""

    def __init__(self, connection: Connection, thing: str, as_of: date | None) -> None:
        entries = queries.matching(connection, involved=(thing,), as_of=as_of)
        self.members = set(things.members(connection, thing, as_of=as_of))
        self.claims = {entry.claim_id for entry in entries}
        self.stories = {entry.story.id for entry in entries}
        self.outlets = {entry.story.outlet for entry in entries}
        self.decisions: set[str] = set()
        for one in decisions.kept(connection, as_of=as_of):  # in order: what takes a decision back comes after it
            if self.decides(one):
                self.decisions.add(one.id)

    def decides(self, one: Kept) -> bool:
        """Whether a decision is about the thing."""
        match one.target:
            case Target.THING:
                return bool(self.members & {*one.on})
            case Target.CLAIM:
                return one.on[0] in self.claims
            case Target.STORY:
                return one.on[0] in self.stories
            case Target.OUTLET:
                return one.on[0] in self.outlets
            case Target.DECISION:
                return one.on[0] in self.decisions

    def only(self, event: Event) -> Event:
        """The event with the claims about the thing only."""
        added, gone = (tuple(e for e in some if e.claim_id in self.claims) for some in (event.added, event.gone))
        return Event(event.at, event.story, added, gone)
