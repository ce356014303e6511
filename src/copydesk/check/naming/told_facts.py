"""What the words at a title tell (names, ratings, days, numbers of episodes), and what of it a work of the desk has.
Reads what the desk has of the works' runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from copydesk import dates
from copydesk.agreement.values import decimal_of
from copydesk.check.figures.runs import Runs
from copydesk.check.naming.circle import CRAFTS
from copydesk.check.wording import date_in_words
from copydesk.check.works.known import may_be, same_name, spellings_of
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Entity, EntityType, Modality
from copydesk.text.numbers import NumberMention

__all__ = ["Known", "Said", "add_values", "credits_of", "has_day", "is_role", "may_be_of", "weigh"]

_RANKS = frozenset("king queen prince princess crown grand great lady lord doctor chief young chairman".split())
#: A word of no more letters is a family's or a syllable.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Said:
    """What the words of a title tell: names, ratings to a decimal, days and years, numbers of episodes."""

    names: tuple[Entity, ...]
    ratings: tuple[NumberMention, ...]
    days: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(slots=True)
class Known:
    """What of it a work has, in words for a message, and what says so; how much of it are facts of its own telling."""

    work: Thing
    said: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    roles: int = 0
    people: int = 0
    values: int = 0

    @property
    def facts(self) -> int:
        """How many."""
        return self.roles + self.people + self.values


def credits_of(runs: Runs, work: Thing) -> list[Entry]:
    said = (Modality.ASSERTED, Modality.PLANNED)
    found = (e for e in runs.entries(work.id) if e.predicate in CRAFTS and e.modality in said)
    return [e for e in found if isinstance(e.object, Thing)]


def is_role(entity: Entity, entry: Entry) -> bool:
    """Whether a name is an entry's role, with a rank before it too: "King Yi San"."""
    role = entry.qualifier("character")
    if not isinstance(role, Thing):
        return False
    forms = [form for form in (entity.name, entity.name.split(" ", 1)[-1]) if " " in form]
    return any(same_name(form, known, EntityType.CHARACTER) for form in forms for known in spellings_of(role))


def _is_performer(entity: Entity, entry: Entry) -> bool:
    return isinstance(entry.object, Thing) and any(
        same_name(entity.name, known, EntityType.PERSON) for known in spellings_of(entry.object)
    )


def may_be_of(entity: Entity, entry: Entry) -> bool:
    """Whether a name may be that of an entry's person or role, by a short form too."""
    role = entry.qualifier("character")
    things = [t for t in (entry.object, role) if isinstance(t, Thing)]
    if any(is_role(entity, entry) or _is_performer(entity, entry) or may_be(entity, t) for t in things):
        return True
    words = _telling(entity.name)
    return isinstance(role, Thing) and any(words & _telling(spelling) for spelling in spellings_of(role))


@lru_cache(maxsize=8192)
def _telling(name: str) -> frozenset[str]:
    """The words of a name that are no rank: what somebody may be called for short."""
    return frozenset(w for w in re.split(r"[\s/]", name.casefold()) if len(w) > _SHORT and w not in _RANKS)


def weigh(said: Said, work: Thing, runs: Runs, *, own: Callable[[Entity], bool]) -> Known:
    """What of the words a work has; of names those that are not the named work's `own`."""
    known = Known(work)
    parts = credits_of(runs, work)
    for entity in said.names:
        if own(entity):
            continue
        roles = [e for e in parts if is_role(entity, e)]
        found = roles or [e for e in parts if _is_performer(entity, e)]
        if found:
            known.roles += bool(roles)
            known.people += not roles
            known.said.append(entity.name)
            known.entries += found[:1]
    return known


def add_values(known: Known, said: Said, runs: Runs, other: Thing | None) -> None:
    """The numbers and days that a work has and the `other` has not."""
    schedule, rows = runs.of(known.work.id)
    theirs, their_rows = runs.of(other.id) if other is not None else (None, ())
    for number in said.ratings:
        value = Decimal(repr(number.value)).quantize(Decimal(1).scaleb(-number.places))
        found = [r for r in rows if decimal_of(r.value).quantize(Decimal(1).scaleb(-number.places)) == value]
        if found and not any(abs(decimal_of(r.value) - value) < Decimal("0.06") for r in their_rows):
            known.values += 1
            known.said.append(f"{value} percent")
            known.entries.append(found[0].entry)
    for day in said.days:
        if has_day(day, schedule.first_day, schedule.last_day, schedule.episodes) and not (
            theirs is not None and has_day(day, theirs.first_day, theirs.last_day, theirs.episodes)
        ):
            known.values += 1
            known.said.append(date_in_words(day))
            known.entries += schedule.told_on(day)[:1]
    for count in said.counts:
        if schedule.last == count and (theirs is None or theirs.last not in (None, count)):
            known.values += 1
            known.said.append(f"{count} episodes")
            known.entries += [e for e in runs.entries(known.work.id) if e.predicate == "episode_count"][:1]


def has_day(day: str, first: str | None, last: str | None, days: Iterable[str]) -> bool:
    if dates.weekday(day) is not None:
        return day in days or day in (first, last)
    return bool(re.fullmatch(r"\d{4}(?:-\d\d)?", day)) and any(one.startswith(day) for one in (first, last) if one)
