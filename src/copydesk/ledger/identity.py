"""What is the same: which document is which story, which entity is which thing, which claim is which. Pure, no SQL.

Two steps, so that what was written is never rewritten when more is known:

    entity ──key, type, scope──▶ thing as one story shows it ──(all things of that key)──▶ thing of the current view

The first is kept in the ledger with the reading; the second, `view`, is worked out at each question from what the
ledger holds by then. Names alone decide here: the same key is one thing, another type is another thing, and a
character belongs to a work. Judgements by people belong into the second step.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from copydesk import names
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    NumberValue,
    Reading,
    TextValue,
    Value,
    digest,
)
from copydesk.vocabulary import PREDICATES

__all__ = [
    "PEOPLE",
    "NameForm",
    "Spelling",
    "ThingKey",
    "claim_ids",
    "forms",
    "hangul",
    "house_name",
    "is_edit",
    "key",
    "story_name",
    "thing_keys",
    "view",
]

_WORDS_TO_TELL = 50
_SHARED_BY_EDITS = 0.1

#: Types whose names are people's names, which have romanisations; other names are compared letter by letter.
PEOPLE = frozenset({EntityType.PERSON, EntityType.CHARACTER})


@dataclass(frozen=True, slots=True)
class ThingKey:
    """What makes a thing that thing. `scope` is the id of the work of a character, else empty."""

    type: EntityType
    key: str
    scope: str = ""

    @property
    def id(self) -> str:
        """The thing's id, the same in every ledger."""
        return digest(("thing", self.type, self.key, self.scope))


@dataclass(frozen=True, slots=True)
class NameForm:
    """One form in which a story names an entity; position 0 is the name, the aliases follow."""

    position: int
    spelling: str
    slip: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a thing as the ledger counts it. `seen` sorts spellings by when they were first seen."""

    spelling: str
    full: bool
    stories: int
    seen: tuple[int, int]


#: Documents whose text is the rendering of data, so that their url is where the data is from and not what they are.
_RENDERED = frozenset({"text/csv", "application/json"})


def story_name(document: Document) -> str:
    """What a story keeps when it is edited: its url if it has one, else outlet and document id.

    A table's rows of an address are not the story that is at the address: such a document is its id.
    Scheme, case of the host, fragment and a slash at the end do not tell addresses apart. A document with neither url
    nor id is its text. Where there is no url the name alone does not decide: see `is_edit`.
    """
    if document.media_type in _RENDERED:
        return f"data {document.id}"
    if document.url and document.url.strip():
        address = document.url.strip()
        try:
            parts = urlsplit(address)
        except ValueError:
            return f"url {address}"
        if not parts.netloc:
            return f"url {address}"
        query = f"?{parts.query}" if parts.query else ""
        return f"url {parts.netloc.lower()}{parts.path.rstrip('/')}{query}"
    if document.id:
        return f"document {document.outlet or ''}\n{document.id}"
    return f"text {document.outlet or ''}\n{digest((document.text,))}"


def is_edit(old: str, new: str) -> bool:
    """Whether one text may be an edit of another, for two documents of one name.

    Files of different stories are called the same ("index.md", standard input). Two texts of fifty words or more that
    share less than a tenth of their runs of three words are two stories; about anything shorter the name is believed.
    Of 20,000 pairs of stories of this beat ninety-nine in a hundred shared less than one run in sixty, none a tenth.
    """
    runs, others = _runs(old), _runs(new)
    shorter = min(len(runs), len(others))
    return shorter < _WORDS_TO_TELL or len(runs & others) >= shorter * _SHARED_BY_EDITS


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(words, words[1:], words[2:], strict=False))


def key(kind: EntityType, name: str) -> str:
    """What is equal for two names that are the same name; a name without a letter is its own key."""
    folded = names.key(name) if kind in PEOPLE else names.fold(name)
    return folded or name.casefold().strip()


def forms(entity: Entity) -> tuple[NameForm, ...]:
    """Every form in which a story names an entity, once each. A slip for its name is kept, and known as one."""
    spellings = dict.fromkeys((entity.name, *entity.aliases))
    return tuple(
        NameForm(at, spelling, slip=at > 0 and names.compare(entity.name, spelling).relation is names.Relation.SLIP)
        for at, spelling in enumerate(spellings)
    )


def thing_keys(reading: Reading) -> dict[str, ThingKey]:
    """The thing that each entity of a reading is, by entity id. A character gets the work that the story gives it."""
    bare = {entity.id: ThingKey(entity.type, key(entity.type, entity.name)) for entity in reading.entities}
    scopes = _scopes(reading, bare)
    return {
        entity_id: ThingKey(found.type, found.key, scopes[entity_id]) if entity_id in scopes else found
        for entity_id, found in bare.items()
    }


def _scopes(reading: Reading, bare: Mapping[str, ThingKey]) -> dict[str, str]:
    """The work of each character that has one: named with it in one claim, or related to a character that has one."""
    scopes: dict[str, str] = {}
    related: dict[str, list[str]] = defaultdict(list)
    for claim in reading.claims:
        values = (claim.object, *(value for _, value in claim.qualifiers))
        characters = [
            value.entity for value in values
            if isinstance(value, EntityValue) and bare[value.entity].type is EntityType.CHARACTER
        ]
        if bare[claim.subject].type is EntityType.WORK:
            for character in characters:
                scopes.setdefault(character, bare[claim.subject].id)
        elif bare[claim.subject].type is EntityType.CHARACTER:
            for character in characters:
                related[claim.subject].append(character)
                related[character].append(claim.subject)
    waiting = deque(scopes)
    while waiting:
        known = waiting.popleft()
        for other in related[known]:
            if other not in scopes:
                scopes[other] = scopes[known]
                waiting.append(other)
    by_key: dict[str, set[str]] = defaultdict(set)
    for entity_id, scope in scopes.items():
        by_key[bare[entity_id].key].add(scope)
    for entity_id, found in bare.items():
        if found.type is EntityType.CHARACTER and entity_id not in scopes and len(by_key[found.key]) == 1:
            scopes[entity_id] = next(iter(by_key[found.key]))
    return scopes


def view(known: Iterable[tuple[str, ThingKey]]) -> dict[str, str]:
    """The thing of the current view that each of these things is, by id.

    `known` must hold all things of every key in it. A character whose stories do not say of what work is the one
    character of that name, where there is but one; where there are two, it stays apart from both.
    """
    known = tuple(known)
    scoped: dict[str, list[str]] = defaultdict(list)
    for thing_id, found in known:
        if found.type is EntityType.CHARACTER and found.scope:
            scoped[found.key].append(thing_id)
    seen: dict[str, str] = {}
    for thing_id, found in known:
        same = scoped[found.key] if found.type is EntityType.CHARACTER and not found.scope else []
        seen[thing_id] = same[0] if len(same) == 1 else thing_id
    return seen


def house_name(spellings: Sequence[Spelling]) -> str:
    """The full form that most stories use, the first seen where two are level; in Hangul only if all are."""
    return min(spellings, key=lambda s: (not s.full, names.is_hangul(s.spelling), -s.stories, s.seen)).spelling


def hangul(spellings: Sequence[Spelling]) -> str | None:
    """The form in Hangul that most stories use, a full one before a short one, or None."""
    korean = [s for s in spellings if names.is_hangul(s.spelling)]
    if not korean:
        return None
    return min(korean, key=lambda s: (not s.full, -s.stories, s.seen)).spelling


def claim_ids(story: str, reading: Reading) -> tuple[str, ...]:
    """The id of each claim of a reading: story, subject, predicate, object, qualifiers; not offsets nor confidence.

    Names are folded and numbers compare by value, so that a later reading of the story finds the same ids. Should a
    reading make one claim twice, the later one's id says the how-manieth it is.
    """
    entities = {entity.id: f"{entity.type} {_folded(entity.name)}" for entity in reading.entities}
    taken: dict[str, int] = defaultdict(int)
    ids = []
    for claim in reading.claims:
        claim_id = _claim_id(story, claim, entities)
        taken[claim_id] += 1
        ids.append(claim_id if taken[claim_id] == 1 else digest((claim_id, str(taken[claim_id]))))
    return tuple(ids)


def _claim_id(story: str, claim: Claim, entities: Mapping[str, str]) -> str:
    ends = [entities[claim.subject], _written(claim.object, entities)]
    predicate = PREDICATES.get(claim.predicate)
    if predicate is not None and predicate.symmetric:
        ends.sort()
    scope = (f"{name} {_written(value, entities)}" for name, value in claim.qualifiers)
    return digest(("claim", story, claim.predicate, *ends, *scope))


def _written(value: Value, entities: Mapping[str, str]) -> str:
    match value:
        case EntityValue(entity):
            return entities[entity]
        case DateValue(date):
            return f"date {date}"
        case NumberValue(number, unit):
            return f"number {float(number)!r} {unit}"
        case TextValue(text):
            return f"text {_folded(text)}"


def _folded(name: str) -> str:
    return names.fold(name) or name.casefold().strip()
