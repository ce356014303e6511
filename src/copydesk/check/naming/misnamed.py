"""What is said of a name of a draft that is not who or what is meant, and small questions about names and credits.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import Credit
from copydesk.check.places import block_at, cut_of
from copydesk.check.wording import like_name
from copydesk.check.works.known import same_name, spellings_of
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = [
    "PEOPLE", "Kind", "Misnamed", "entries_of", "is_name", "is_person", "may_be_one_role", "near_by",
    "of_several",
    "replacement", "role_is", "severity_of", "share_a_word", "short_forms", "titles_of", "without_possessive",
    "written",
]

#: How many works a message names.
_MOST_TITLES = 6
#: Of a whole Korean name: one of the family's, two of the given name.
_SYLLABLES = 3
_RANKS = frozenset("grand crown prince princess".split())
#: What a heading has beside its title, in code points: a number, quotation marks.
_HEADING = 8
_SEVERAL = Form(r"\b(?:both|two|three|four|five|all|the|these|those|many|other)\s+[\"“‘']?$", re.IGNORECASE)
#: The types whose names are people's.
PEOPLE = (EntityType.PERSON, EntityType.CHARACTER)


class Kind(StrEnum):
    """What is wrong with a name."""

    SPELLING = "spelling"
    UNSEEN_VARIANT = "unseen variant"
    WRONG_PERFORMER = "wrong performer"
    WRONG_ROLE = "wrong role"
    SWAPPED = "swapped"
    RANK = "a performer under the role's rank"


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name of the draft that is not who is meant. `at` are its words, `right` may stand for them.

    `beside` is the other name of a pair of which either may be the wrong one.
    """

    kind: Kind
    at: Span
    message: str
    severity: Severity
    receipts: tuple[Entry, ...]
    right: str | None = None
    beside: Span | None = None


def severity_of(*, sure: bool) -> Severity:
    """An error where it is sure, else a warning."""
    return Severity.ERROR if sure else Severity.WARNING


def entries_of(parts: Iterable[Credit]) -> tuple[Entry, ...]:
    """The entries of all the credits, in their order."""
    return tuple(entry for credit in parts for entry in credit.entries)


def titles_of(entries: Iterable[Entry]) -> str:
    """The titles of the works that entries are of, the first few of them."""
    return ", ".join(list(dict.fromkeys(entry.subject.name for entry in entries))[:_MOST_TITLES])


def written(text: str, span: Span) -> str:
    """The words at the place."""
    return text[span.start:span.end]


def without_possessive(text: str, span: Span) -> Span:
    """The place without an "'s" at its end."""
    return Span(span.start, span.end - 2) if text[span.start:span.end].endswith(("'s", "’s")) else span


def is_person(credit: Credit, entity: Entity, name: str) -> bool:
    """Whether the entity, or `name`, is the person of the credit, by a spelling or a short form.

    What is short for the entity's own name is short for others' too: Kang for Kang Tae-oh as for Kang Hoon.
    """
    forms = (name, entity.name, *(alias for alias in entity.aliases if not names.short_of(alias, entity.name)))
    return any(_goes_by(credit.person, form) for form in forms)


def role_is(credit: Credit, name: str) -> bool:
    """Whether `name` is the role of the credit, by a spelling or a short form."""
    return credit.role is not None and _goes_by(credit.role, name)


@lru_cache(maxsize=32768)
def _goes_by(thing: Thing, name: str) -> bool:
    """Whether a name is one of a person's or a role's, or short for one."""
    return any(same_name(name, known, thing.type) or names.short_of(name, known) for known in spellings_of(thing))


@lru_cache(maxsize=8192)
def short_forms(name: str, thing: Thing) -> bool:
    """Whether one of `name` and the thing's names is short for the other."""
    return any(names.short_of(name, known) or names.short_of(known, name) for known in spellings_of(thing))


def is_name(role: str) -> bool:
    """Whether a role as the desk has it is a name and no description: "an actress (episode 13)"."""
    return role[:1].isupper() and "(" not in role and " of " not in role


def share_a_word(role: str, roles: Sequence[Thing]) -> bool:
    """Whether the names have a word in common, in any romanisation: "Chief Hong" and "Hong Du-sik".

    Of two whole Korean names the family name alone is none: half a cast is called Lee.
    """
    if roles and all(_only_of_one_family(role, thing.name) for thing in roles):
        return False
    # A syllable of a given name is no word: Jo Yi-seo and Park Sae-ro-yi have none in common.
    ours = {names.key(word) for word in role.split()}
    theirs = {names.key(word) for thing in roles for word in thing.name.split()}
    key, keys = names.key(role), [names.key(thing.name) for thing in roles]
    return bool(ours & theirs) or any(key in known or known in key for known in keys)


def may_be_one_role(a: str, b: str) -> bool:
    """Whether two names may be one role's, of which the desk has both: "older Ae-sun" and "Oh Ae-sun". The family name
    says nothing: it is that of the brothers and sisters, and of the Queen Dowager Jo as of the concubine Jo Hwa-jin.
    """
    families = {names.key(name.split()[0]) for name in (a, b) if _has_family(name)}
    ours, theirs = ({names.key(word) for word in _without_rank(name)} - families for name in (a, b))
    return bool(ours & theirs) or names.short_of(a, b) or names.short_of(b, a)


def _without_rank(name: str) -> list[str]:
    """The words of a name but for its rank, which two brothers have too; all of them where it is a rank alone."""
    words = name.split()
    return [word for word in words if word.casefold() not in _RANKS] or words


def _has_family(name: str) -> bool:
    """Whether the first word of a name is its family's: "Nam Haeng-ja"."""
    words = name.split()
    return len(words) > 1 and (names.is_korean(name) or (len(words) == 2 and "-" in words[1]))


def _only_of_one_family(a: str, b: str) -> bool:
    ours, theirs = names.key(a), names.key(b)
    whole = all(len(key) == _SYLLABLES and names.is_hangul(key) for key in (ours, theirs))
    return whole and ours[0] == theirs[0] and not set(ours[1:]) & set(theirs[1:])


def near_by(draft: Reading, entity: Entity, at: Span) -> bool:
    """Whether the paragraph of a title names an entity."""
    blocks, here = cut_of(draft.document.text).blocks, block_at(draft.document.text, at.start)
    if here is None:
        return False
    # A title that is a heading is the next paragraph's.
    alone = blocks[here].end - blocks[here].start <= at.end - at.start + _HEADING and here + 1 < len(blocks)
    low, high = blocks[here].start, blocks[here + alone].end
    return any(low <= s.start < high for s in entity.mentions)


def of_several(text: str, at: Span, known: Iterable[str]) -> bool:
    """Whether words are a name in the plural, told as more than one: "both Hospital Playlists", "two Ae-suns"."""
    name = written(text, at)
    return name.endswith("s") and _SEVERAL.search(text[max(0, at.start - 20):at.start]) is not None and any(
        names.fold(name[:-1]) == names.fold(one) for one in known
    )


def replacement(draft: Reading, wrong: Misnamed) -> str | None:
    """What may stand for the words, capitalised as they are."""
    if wrong.right is None or wrong.kind is Kind.SWAPPED:
        return None
    return like_name(written(draft.document.text, wrong.at), wrong.right)
