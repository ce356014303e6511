"""What the answers about each story and each thing follow from, as digests: where the digest is the same, so is every
answer about it. Goes through the ledger once, without words and values. Reads only, over a connection that its caller
opened.

    a story   its current revision, the claims of that by id, what was decided of them, what the things are called that
              it names
    a thing   itself, and every story that names it

A digest may be another one where no answer is: a story that names a thing counts with all that it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, func, select

from copydesk.ledger import decisions, queries, schema, things
from copydesk.ledger.base import Digested, Thing
from copydesk.ledger.decisions import Kept, KeptThing
from copydesk.ledger.statements import Question, batches, some
from copydesk.model import EntityType

__all__ = ["Digests"]

_SIZE = 16
#: Stories, and things as stories show them, that are looked at in one go.
_AT_ONCE = 500

_r, _c, _e, _s = schema.revisions.c, schema.claims.c, schema.entities.c, schema.stories.c
_REVISIONS = Question(
    select(_r.id, _r.story, _r.number, _r.content, _r.read_at, _r.outlet, _s.url)
    .join(schema.stories, _s.id == _r.story)
    .where(_r.story.in_(some()), queries.is_current()).order_by(_r.story)
)
_NAMED = Question(select(_e.revision, _e.thing).where(_e.revision.in_(some())).order_by(_e.revision, _e.ordinal))
_SAID = Question(
    select(_c.revision, func.aggregate_strings(
        _c.id + _c.modality + func.coalesce(_c.attribution, "") + _c.learned, " "
    )).where(_c.revision.in_(some())).group_by(_c.revision)
)  # fmt: skip
_WHERE = Question(select(_c.id, _c.revision).where(_c.id.in_(some())))


@dataclass(slots=True)
class _Seen:
    """A thing of the view: `mark` is its id and a digest of what others show of it; `told` grows by every story."""

    thing: Thing
    mark: str
    told: Any
    people: set[str]


class Digests:
    """Of one moment: the connection's transaction. Go through `stories` first, to its end; `things` follow from them.

    `salt` goes into every digest.
    """

    def __init__(self, connection: Connection, salt: str) -> None:
        self._connection = connection
        self._salt = salt
        self._seen, self._of = _view(connection)
        self._held = decisions.standing(connection)
        self._touched: dict[int, list[Kept]] = defaultdict(list)
        by_claim = [(one.on[0], one) for one in (*self._held.claims.values(), *self._held.corrected.values())]
        for batch in batches(by_claim):
            decided = defaultdict(list)
            for claim, one in batch:
                decided[claim].append(one)
            for claim, revision in sorted(_WHERE.ask(connection, list(decided))):
                self._touched[revision] += decided[claim]

    def stories(self) -> Iterator[tuple[str, str]]:
        """The id and digest of every story, by id."""
        last = ""
        while ids := self._connection.scalars(
            select(_s.id).where(_s.id > last).order_by(_s.id).limit(_AT_ONCE)
        ).all():
            yield from self._some_stories(ids)
            last = ids[-1]

    def _some_stories(self, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
        rows = _REVISIONS.ask(self._connection, ids)
        revisions = [row[0] for row in rows]
        said = dict(_SAID.ask(self._connection, revisions)) if rows else {}
        named: dict[int, list[str]] = defaultdict(list)
        for revision, raw in _NAMED.ask(self._connection, revisions) if rows else ():
            named[revision].append(raw)
        for row in rows:
            revision, story, outlet = row[0], row[1], row[5]
            there = [self._of[raw] for raw in named[revision]]
            decided = [*self._touched.get(revision, ())]
            decided += filter(None, (self._held.stories.get(story), self._held.outlets.get(outlet or "")))
            there += [self._of[one.value.id] for one in decided if isinstance(one.value, KeptThing)]
            marks = "".join([self._seen[head].mark for head in there])
            digest = _digest(self._salt, row, said.get(revision), marks, decided)
            self._tell(set(there), digest)
            yield story, digest.hex()

    def _tell(self, there: Iterable[str], digest: bytes) -> None:
        """Count a story's digest into those of the things that it names."""
        people: set[str] = set()
        works: list[_Seen] = []
        for head in there:
            seen = self._seen[head]
            seen.told.update(digest)
            if seen.thing.type is EntityType.PERSON:
                people.add(head)
            elif seen.thing.type is EntityType.WORK:
                works.append(seen)
        for work in works:
            work.people |= people

    def things(self) -> Iterator[Digested]:
        """Every thing that a current story names: people first, then all others, each by id."""
        for head in sorted(self._seen, key=lambda head: (self._seen[head].thing.type is not EntityType.PERSON, head)):
            seen = self._seen.pop(head)
            if any(stories for _, stories in seen.thing.spellings):
                digest = _digest(self._salt, seen.thing, seen.told.digest())
                yield Digested(seen.thing, digest.hex(), tuple(sorted(seen.people)))


def _view(connection: Connection) -> tuple[dict[str, _Seen], Mapping[str, str]]:
    """Every thing of the view by its id, and which of them each thing is that stories show."""
    t = schema.things.c
    seen: dict[str, _Seen] = {}
    of: dict[str, str] = {}
    last = ""
    while raw := connection.scalars(select(t.id).where(t.id > last).order_by(t.id).limit(_AT_ONCE)).all():
        for one, thing in things.by_id(connection, raw).items():
            of[one] = thing.id
            if thing.id not in seen:
                shown = _digest(thing.type, thing.name, thing.hangul, sorted(name for name, _ in thing.spellings))
                mark = f"{thing.id}{shown.hex()} "
                seen[thing.id] = _Seen(thing, mark, blake2b(digest_size=_SIZE), set())
        last = raw[-1]
    return seen, of


def _digest(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
