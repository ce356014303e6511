"""What is the same: which document is which story, which entity is which thing, which claim is which. Pure, no SQL.

Two steps, so that what was written is never rewritten when more is known:

    entity ──type, key, scope, facet──▶ thing as one story shows it ──(all that may be it)──▶ thing of the current view

The first is here and is kept in the ledger with the reading; the second, `sameness.view`, is worked out at each
question from what the ledger holds by then, judgements by people included. What a story says that could tell namesakes
apart is part of the first step: of what work it speaks, what a person does there, from what year a work is.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from copydesk import names
from copydesk.addresses import same_address
from copydesk.model import (
    Claim,
    DateValue,
    Document,
    Entity,
    EntityType,
    EntityValue,
    Modality,
    NumberValue,
    Reading,
    TextValue,
    Value,
    digest,
)
from copydesk.vocabulary import PREDICATES

__all__ = [
    "ALSO",
    "PEOPLE",
    "SHORT",
    "VARIANT",
    "NameForm",
    "Spelling",
    "ThingKey",
    "claim_ids",
    "forms",
    "hangul",
    "house_name",
    "is_edit",
    "key",
    "other_key",
    "same_in_one_work",
    "story_name",
    "thing_keys",
]

_WORDS_TO_TELL = 50
#: The fewest letters of a title in Latin script that can be one work's own.
_TITLE = 4
_SHARED_BY_EDITS = 0.1

#: Types whose names are people's names, which have romanisations; other names are compared letter by letter.
PEOPLE = frozenset({EntityType.PERSON, EntityType.CHARACTER})


@dataclass(frozen=True, slots=True)
class ThingKey:
    """What makes a thing that thing, as one story shows it.

    `scope` is the id of the work (as the same story shows it) of a character or person, `facet` a person's parts in the
    story's works, in order ("acts", "directs+writes"), or the year of a work ("2016"); empty where the story says none.
    """

    type: EntityType
    key: str
    scope: str = ""
    facet: str = ""

    @property
    def id(self) -> str:
        """The thing's id, the same in every ledger."""
        return digest(("thing", self.type, self.key, self.scope, *((self.facet,) if self.facet else ())))

    @property
    def bare(self) -> ThingKey:
        """The thing of that type and name of which nothing else is said."""
        return ThingKey(self.type, self.key)

    @property
    def roles(self) -> frozenset[str]:
        """A person's parts."""
        return frozenset(self.facet.split("+")) - {""} if self.type is EntityType.PERSON else frozenset()


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
        return f"url {same_address(document.url.strip())}"
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


#: How a thing may have the name of another (`schema.other_names`): a story uses both for it; or, of two of one work,
#: the `names` part takes one name for a spelling of the other, or for its short form.
ALSO, VARIANT, SHORT = "also", "variant", "short"


def other_key(entity: Entity, spelling: str) -> str | None:
    """The key by which other stories may know an entity that this story also calls `spelling`; None where they may not.

    A work may be known by any of its titles, short ones too, while no other work has that one. Of anything else a short
    form ("Kim") is no name of its own. A second name in Hangul always counts, and one that reads the same. Any other of
    a person only where one of the two is a stage name ("IU", "Lee Ji-eun"): two Korean full names are two people,
    whatever a reading says.
    """
    mine, other = key(entity.type, entity.name), key(entity.type, spelling)
    if other in (mine, ""):
        return None
    if entity.type is EntityType.WORK:
        return other if len(other) >= _TITLE or names.is_hangul(spelling) else None
    if names.short_of(spelling, entity.name) or names.short_of(entity.name, spelling):
        return None
    alike = names.compare(entity.name, spelling).relation is names.Relation.VARIANT
    if alike or names.is_hangul(spelling) or names.is_hangul(entity.name):
        return other
    if entity.type is EntityType.PERSON and not (names.is_korean(entity.name) and names.is_korean(spelling)):
        return other
    return None


def same_in_one_work(a: str, b: str) -> str | None:
    """How two names of unequal keys can be one person's or character's where both are of one work, or None."""
    if names.compare(a, b).relation in (names.Relation.SAME, names.Relation.VARIANT):
        return VARIANT
    for short, full in ((a, b), (b, a)):
        said = names.key(short)
        if len(said) >= (2 if names.is_hangul(said) else 4) and names.short_of(short, full):
            return SHORT
    return None


def thing_keys(reading: Reading) -> dict[str, ThingKey]:
    """The thing that each entity of a reading is, by entity id, with what the story says to tell it from namesakes."""
    found = {entity.id: ThingKey(entity.type, key(entity.type, entity.name)) for entity in reading.entities}
    for entity_id, year in _years(reading, found).items():
        found[entity_id] = replace(found[entity_id], facet=year)
    placed = {**_scopes(reading, found), **_credits(reading, found)}
    return {**found, **{
        entity_id: replace(found[entity_id], scope=scope, facet=facet) for entity_id, (scope, facet) in placed.items()
    }}


def _years(reading: Reading, found: Mapping[str, ThingKey]) -> dict[str, str]:
    """The year in which each work began that the story dates, the first where it gives two."""
    years: dict[str, str] = {}
    for claim in reading.claims:
        if claim.predicate == "start_date" and isinstance(claim.object, DateValue):
            year = claim.object.date[:4]
            if year.isdecimal() and found[claim.subject].type is EntityType.WORK and claim.modality != Modality.DENIED:
                years.setdefault(claim.subject, year)
    return years


_PARTS = {"cast_member": "acts", "director": "directs", "screenwriter": "writes"}
_TRADES = {
    "actor": "acts", "actress": "acts", "director": "directs", "film director": "directs", "pd": "directs",
    "television director": "directs", "screenwriter": "writes", "drama writer": "writes", "scriptwriter": "writes",
}


def _credits(reading: Reading, found: Mapping[str, ThingKey]) -> dict[str, tuple[str, str]]:
    """The work of each person, and all parts that the story gives them.

    It is the work in whose credits they stand first, else one that a claim names with them, else the story's only one.
    """
    credited: dict[str, str] = {}
    named_with: dict[str, str] = {}
    parts: dict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        value = claim.object
        if claim.predicate in _PARTS and isinstance(value, EntityValue):
            if found[value.entity].type is EntityType.PERSON and found[claim.subject].type is EntityType.WORK:
                credited.setdefault(value.entity, found[claim.subject].id)
                parts[value.entity].add(_PARTS[claim.predicate])
        elif found[claim.subject].type is EntityType.PERSON:
            if claim.predicate == "occupation" and isinstance(value, TextValue):
                parts[claim.subject] |= {_TRADES[trade] for trade in (value.text.casefold(),) if trade in _TRADES}
            for _, scoped in claim.qualifiers:
                if isinstance(scoped, EntityValue) and found[scoped.entity].type is EntityType.WORK:
                    named_with.setdefault(claim.subject, found[scoped.entity].id)
    works = {thing.id for thing in found.values() if thing.type is EntityType.WORK}
    only = next(iter(works)) if len(works) == 1 else ""
    return {
        entity_id: (credited.get(entity_id) or named_with.get(entity_id) or only, "+".join(sorted(parts[entity_id])))
        for entity_id, thing in found.items() if thing.type is EntityType.PERSON
    }


def _scopes(reading: Reading, found: Mapping[str, ThingKey]) -> dict[str, tuple[str, str]]:
    """The work of each character that has one: named with it in one claim, or related to a character that has one."""
    scopes: dict[str, str] = {}
    related: dict[str, list[str]] = defaultdict(list)
    for claim in reading.claims:
        values = (claim.object, *(value for _, value in claim.qualifiers))
        characters = [
            value.entity for value in values
            if isinstance(value, EntityValue) and found[value.entity].type is EntityType.CHARACTER
        ]
        if found[claim.subject].type is EntityType.WORK:
            for character in characters:
                scopes.setdefault(character, found[claim.subject].id)
        elif found[claim.subject].type is EntityType.CHARACTER:
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
        by_key[found[entity_id].key].add(scope)
    for entity_id, thing in found.items():
        if thing.type is EntityType.CHARACTER and entity_id not in scopes and len(by_key[thing.key]) == 1:
            scopes[entity_id] = next(iter(by_key[thing.key]))
    return {entity_id: (scope, "") for entity_id, scope in scopes.items()}


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
