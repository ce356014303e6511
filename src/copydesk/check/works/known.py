"""Which thing of the ledger a draft's entity is. Never guesses: near names are not the same, and two things that share
a name are told apart or left alone.
"""

from __future__ import annotations

from functools import lru_cache

from copydesk import names
from copydesk.check.once import once
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType

__all__ = ["may_be", "same_name", "spellings_of", "surely_is", "the_thing"]

_SAME = (names.Relation.SAME, names.Relation.VARIANT)


@once
def the_thing(entity: Entity, ledger: Ledger) -> Thing | None:
    """The one thing of the entity's type and name, or None where there is none or more than one."""
    found = [
        thing for thing in ledger.find(entity.name, types=frozenset({entity.type}))
        if any(same_name(entity.name, spelling, entity.type) for spelling in spellings_of(thing))
    ]
    full = [thing for thing in found if same_name(entity.name, thing.name, entity.type)]
    for candidates in (full, found):
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


@lru_cache(maxsize=32768)
def same_name(a: str, b: str, kind: EntityType) -> bool:
    """Whether two forms are one name: folded, and for people also in any romanisation."""
    if names.fold(a) == names.fold(b) or (kind is EntityType.ORGANIZATION and _letters(a) == _letters(b) != ""):
        return True
    if kind not in (EntityType.PERSON, EntityType.CHARACTER):
        return False
    return names.key(a) == names.key(b) or names.compare(a, b).relation in _SAME


def _letters(name: str) -> str:
    """The letters and digits alone: "The Black Label" is THEBLACKLABEL."""
    return "".join(char for char in name.casefold() if char.isalnum())


@once
def surely_is(entity: Entity, thing: Thing) -> bool:
    """Whether the entity's own name is one of the thing's, or a short form of two words or more."""
    if entity.type != thing.type:
        return False
    short = len(entity.name.replace("-", " ").split()) > 1
    return any(
        same_name(entity.name, known, entity.type) or (short and names.short_of(entity.name, known))
        for known in spellings_of(thing)
    )


@once
def may_be(entity: Entity, thing: Thing) -> bool:
    """Whether the thing may be what the draft means: by its name, a short form either way, or a longer brand name."""
    if entity.type != thing.type:
        return False
    for ours in (entity.name, *entity.aliases):
        for theirs in spellings_of(thing):
            if same_name(ours, theirs, entity.type) or names.short_of(ours, theirs) or names.short_of(theirs, ours):
                return True
            if entity.type == EntityType.ORGANIZATION:
                folded, other = names.fold(ours), names.fold(theirs)
                if folded and other and (folded.startswith(other) or other.startswith(folded)):
                    return True
    return False


@lru_cache(maxsize=4096)
def spellings_of(thing: Thing) -> tuple[str, ...]:
    """Every form that stories use for the thing, Hangul too; of a role that is two, each of the two."""
    hangul = (thing.hangul,) if thing.hangul else ()
    known = (thing.name, *(spelling for spelling, _ in thing.spellings), *hangul)
    # A role that is two ("Yoon Hyun-woo / Jin Do-joon") is called either.
    return tuple(dict.fromkeys(part.strip() for name in known for part in (name, *name.split(" / "))))

