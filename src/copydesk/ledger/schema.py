"""The ledger's tables, written once for every database, and the numbered steps from one version to the next.

Rows are added and never changed or deleted. The one exception is `spellings.stories`, a count that could be computed
from the other tables at any time and is kept so that a name is found as fast in a large ledger as in a small one.
No module but this one says what the tables are; nothing here runs a query or names a database.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "MIGRATIONS",
    "VERSION",
    "Migration",
    "claims",
    "entities",
    "entity_names",
    "evidence",
    "metadata",
    "qualifiers",
    "revisions",
    "spellings",
    "stories",
    "texts",
    "things",
    "versions",
]

metadata = MetaData()

_ID = 16  # hexadecimal digits of model.digest
_TIME = 25  # ISO 8601 to the second with "+00:00": times of one length compare as text


def _value_columns() -> tuple[Column[object] | CheckConstraint | ForeignKeyConstraint, ...]:
    """The columns of a value: `kind` says which of the others hold it.

    kind     entity         date   number                 text
    column   entity         text   number, unit, places   text
    """
    columns: tuple[Column[object] | CheckConstraint | ForeignKeyConstraint, ...] = (
        Column("kind", String(8), nullable=False),
        Column("entity", Integer),
        Column("number", Float),
        Column("unit", Text),
        Column("places", Integer),
        Column("text", Text),
        ForeignKeyConstraint(["revision", "entity"], ["entities.revision", "entities.ordinal"]),
        CheckConstraint(
            "(kind = 'entity' and entity is not null) or (kind = 'number' and number is not null)"
            " or (kind in ('date', 'text') and text is not null)"
        ),
    )
    return columns


#: Which versions the ledger has had and since when; the highest number is the version it has.
versions = Table(
    "versions", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("since", String(_TIME), nullable=False),
)

#: What a story is, however it is edited: `name` is its address, or its outlet and document id (identity.py); `number`
#: tells apart stories without an address that their files call the same. `id` is the digest of both.
stories = Table(
    "stories", metadata,
    Column("id", String(_ID), primary_key=True),
    Column("name", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("url", Text),
    Column("added", String(_TIME), nullable=False),
    UniqueConstraint("name", "number"),
)

#: Each distinct text once, by its digest: a story read again by a newer reader, or copied by another outlet, adds none.
texts = Table(
    "texts", metadata,
    Column("id", String(_ID), primary_key=True),
    Column("text", Text, nullable=False),
)

#: One reading of one story. `number` counts a story's revisions from 1, the highest is its current one.
#: `content` is the digest of all that the reading follows from: document and reader's version.
revisions = Table(
    "revisions", metadata,
    Column("id", Integer, primary_key=True),
    Column("story", ForeignKey("stories.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("content", String(_ID), nullable=False),
    Column("document", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("lang", Text),
    Column("text", ForeignKey("texts.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("read_at", String(_TIME), nullable=False),
    Column("claim_count", Integer, nullable=False),
    UniqueConstraint("story", "number"),
    Index("revisions_of_text", "text"),
)

#: Somebody or something across stories, as far as its name, type and scope tell. `scope` is the work of a character
#: where its story says which, else empty. `id` is the digest of the other three.
things = Table(
    "things", metadata,
    Column("id", String(_ID), primary_key=True),
    Column("type", String(16), nullable=False),
    Column("key", Text, nullable=False),
    Column("scope", String(_ID), nullable=False),
    Index("things_by_key", "key", "type"),
)

#: Each spelling of a thing once; slips are not here. `full` where its key is the thing's own, so not a short form.
#: `stories` is how many stories use it in their current revision; `first_revision` and `position` (0 is the name a
#: story gives in full) say which was seen first.
spellings = Table(
    "spellings", metadata,
    Column("thing", ForeignKey("things.id"), primary_key=True),
    Column("spelling", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("full", Boolean, nullable=False),
    Column("first_revision", ForeignKey("revisions.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
    Index("spellings_by_key", "key"),
)

#: Who and what one revision names. `ordinal` counts from 0 in the order of the reading.
entities = Table(
    "entities", metadata,
    Column("revision", ForeignKey("revisions.id"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("thing", ForeignKey("things.id"), nullable=False, index=True),
)

#: Every form in which that revision names it, slips too. `position` 0 is the fullest.
entity_names = Table(
    "entity_names", metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("entity", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("spelling", Text, nullable=False),
    Column("slip", Boolean, nullable=False),
    ForeignKeyConstraint(["revision", "entity"], ["entities.revision", "entities.ordinal"]),
)

#: `id` is the claim's own, the same in each revision that makes it; `learned` is when the first of them was read.
claims = Table(
    "claims", metadata,
    Column("revision", ForeignKey("revisions.id"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("id", String(_ID), nullable=False),
    Column("subject", Integer, nullable=False),
    Column("predicate", String(32), nullable=False),
    *_value_columns(),
    Column("modality", String(16), nullable=False),
    Column("attribution", Text),
    Column("confidence", Float, nullable=False),
    Column("learned", String(_TIME), nullable=False),
    ForeignKeyConstraint(["revision", "subject"], ["entities.revision", "entities.ordinal"]),
    UniqueConstraint("revision", "id"),
    Index("claims_by_subject", "revision", "subject"),
    Index("claims_by_object", "revision", "entity"),
)

qualifiers = Table(
    "qualifiers", metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("name", String(32), primary_key=True),
    *_value_columns(),
    ForeignKeyConstraint(["revision", "claim"], ["claims.revision", "claims.ordinal"]),
)

#: `start` and `end` count Unicode code points of the revision's text, half open; `quote` is what stands there.
evidence = Table(
    "evidence", metadata,
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("claim", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    ForeignKeyConstraint(["revision", "claim"], ["claims.revision", "claims.ordinal"]),
)


@dataclass(frozen=True, slots=True)
class Migration:
    """The step from version `number - 1` to `number`: statements that both databases understand, run in one go."""

    number: int
    statements: tuple[str, ...]


#: Every step in order, from version 1 on. A new ledger is made from the tables above and needs none of them;
#: a test holds that both ways lead to the same tables.
MIGRATIONS: tuple[Migration, ...] = ()

#: The version of the tables above.
VERSION = 1 + len(MIGRATIONS)
