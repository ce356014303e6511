"""The ledger's tables, written once for every database, and the numbered steps from one version to the next.

Rows are added and never changed or deleted. The one exception is `spellings.stories`, a count that could be computed
from the other tables at any time and is kept so that a name is found as fast in a large ledger as in a small one.
No module but this one says what the tables are; nothing here runs a query or names a database.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
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
    "decisions",
    "entities",
    "entity_names",
    "evidence",
    "metadata",
    "name_codes",
    "other_names",
    "qualifiers",
    "revisions",
    "spelled",
    "spellings",
    "stories",
    "texts",
    "things",
    "versions",
]

metadata = MetaData()

_ID = 16  # hexadecimal digits of model.digest
_FACET = 24
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

#: Somebody or something as a story shows it: what tells it from its namesakes is part of it. `scope` is the work of a
#: character or a person where the story says which, `facet` what else it says (a person's parts in works, the year of a
#: work); both may be empty. `id` is the digest of the other four. For each type and key there is the row with neither:
#: it carries the id by which the view knows them all while nothing tells them apart (identity.py, sameness.py).
things = Table(
    "things", metadata,
    Column("id", String(_ID), primary_key=True),
    Column("type", String(16), nullable=False),
    Column("key", Text, nullable=False),
    Column("scope", String(_ID), nullable=False),
    Column("facet", String(_FACET), nullable=False, server_default=""),
    Index("things_by_key", "key", "type"),
    Index("things_by_scope", "scope", "type"),
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
    Index("spellings_by_spelling", "spelling"),
)

#: Each spelling once, whatever things have it, with a number; and the codes under which what looks like it finds it
#: (nearness.py). Both follow from `spellings` alone.
spelled = Table(
    "spelled", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("spelling", Text, nullable=False, unique=True),
)
name_codes = Table(
    "name_codes", metadata,
    Column("code", BigInteger, primary_key=True, autoincrement=False),
    Column("spelled", ForeignKey("spelled.id"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

#: Keys under which other stories may know a thing: names that its own stories use besides the full one, and names of
#: namesakes in one work that the `names` part takes for the same. `spelling` is the thing's own from which it followed
#: first. `how`: "also", "variant" or "short" (identity.py); "also" says nothing while no story calls it so.
other_names = Table(
    "other_names", metadata,
    Column("thing", ForeignKey("things.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("spelling", Text, nullable=False),
    Column("how", String(8), nullable=False),
    Index("other_names_by_key", "key"),
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
    Index("claims_by_id", "id"),
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

#: What people decided, in order: judgements, corrections and what took them back (base.Decision). `target` says what
#: `one` is the id of (an outlet is its name); `other` is the second thing of a judgement. The `value` columns hold what
#: a correction puts in the claim's place: kind "entity" has the thing's id in `text`, the rest is as in claims.
decisions = Table(
    "decisions", metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(_ID), nullable=False, unique=True),
    Column("action", String(8), nullable=False),
    Column("target", String(8), nullable=False),
    Column("one", Text, nullable=False),
    Column("other", String(_ID)),
    Column("kind", String(8)),
    Column("value", Float),
    Column("unit", Text),
    Column("places", Integer),
    Column("text", Text),
    Column("author", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(_TIME), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Migration:
    """The step from version `number - 1` to `number`, run in one go: statements that both databases understand.

    `{compact}` at a table's end says that it is nothing but its key. What is to be worked out for the new tables is in
    engine.py, by the step's number.
    """

    number: int
    statements: tuple[str, ...]


#: Every step in order, from version 1 on. A new ledger is made from the tables above and needs none of them;
#: a test holds that both ways lead to the same tables.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(2, (
        "alter table things add column facet varchar(24) default '' not null",
        "create index things_by_scope on things (scope, type)",
        "create index claims_by_id on claims (id)",
        ("create table other_names (thing varchar(16) not null references things (id), key text not null,"
        " spelling text not null, how varchar(8) not null, primary key (thing, key))"),
        "create index other_names_by_key on other_names (key)",
        ("create table decisions (number integer not null primary key, id varchar(16) not null,"
        " action varchar(8) not null, target varchar(8) not null, one text not null, other varchar(16),"
        " kind varchar(8), value float, unit text, places integer, text text, author text not null,"
        " reason text not null, at varchar(25) not null, unique (id))"),
    )),
    Migration(3, (
        "create index spellings_by_spelling on spellings (spelling)",
        "create table spelled (id integer not null primary key, spelling text not null, unique (spelling))",
        ("create table name_codes (code bigint not null, spelled integer not null references spelled (id),"
         " primary key (code, spelled)){compact}"),
    )),
)

#: The version of the tables above.
VERSION = 1 + len(MIGRATIONS)
