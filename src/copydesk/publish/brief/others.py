"""The sentences about what is no work and no person: an organization, a character, a place. Pure.

An organization is told by what it broadcast, made, streams or represents; a character by the work and the performer.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.ledger.base import Thing
from copydesk.model import Modality
from copydesk.publish.brief.choosing import Facts
from copydesk.publish.brief.people import Beside
from copydesk.publish.brief.phrases import article, ended, listed, title
from copydesk.publish.brief.values import Sentence, Statement
from copydesk.publish.words import say, visible

__all__ = ["character_sentences", "organization_sentences", "place_sentences"]

_WORKS = 3
_PEOPLE = 4


def organization_sentences(facts: Facts, beside: Beside) -> list[Sentence]:
    """At most five: what it broadcast, each with its year; what streams on it; what it made; whom it represents."""
    name = visible(facts.thing.name)
    found: list[Sentence] = []
    for one in _known_best(facts, "original_broadcaster", beside):
        start, year = beside(one.subject).start, beside(one.subject).year
        told = f"{f'The {year} series ' if year else ''}{title(visible(one.subject.name))} aired on {name}"
        found.append(Sentence(ended(told), (one, *((start,) if start is not None and year else ()))))
    for predicate, words in (("production_company", "was produced by"), ("streamed_on", "streams on")):
        works = _known_best(facts, predicate, beside)[: _WORKS if not found else 2]
        parts = [f"{title(visible(one.subject.name))} {words} {name}" for one in works]
        found += [Sentence(ended(listed(parts)), tuple(works))] if works else []
    people = _asserted(facts.of("represented_by", about="object"))[:_PEOPLE]
    if people:
        names = listed([visible(one.subject.name) for one in people])
        found.append(Sentence(ended(f"{name} represents {names}"), tuple(people)))
    return found[:5]


def character_sentences(facts: Facts) -> list[Sentence]:
    """At most five: who plays the character in what, what the character is, and to whom."""
    name = visible(facts.thing.name)
    found: list[Sentence] = []
    for one in _asserted(facts.of("cast_member", about="character"))[:2]:
        told = f"{title(visible(one.subject.name))} stars {say(one.value)} as {name}"
        found.append(Sentence(ended(told), (one.saying("character"),)))
    if not found:
        works = _asserted(facts.of("character", about="object"))[:1]
        found += [Sentence(ended(f"{name} is a character in {title(visible(w.subject.name))}"), (w,)) for w in works]
    for one in _asserted(facts.of("occupation"))[:1]:
        employer = one.said("employer")
        told = f"{name} is {article(say(one.value))}{f' at {say(employer)}' if employer is not None else ''}"
        found.append(Sentence(ended(told), (one,)))
    for one in _asserted((*facts.of("spouse"), *facts.of("spouse", about="object")))[:1]:
        other = one.value if isinstance(one.value, Thing) and one.value.id != facts.thing.id else one.subject
        found.append(Sentence(ended(f"{name} is married to {say(other)}"), (one,)))
    for one in _asserted(facts.of("relative"))[:1]:
        kinship = one.said("kinship")
        if kinship is not None:
            found.append(Sentence(ended(f"{say(one.value)} is the {say(kinship)} of {name}"), (one,)))
    return found[:5]


def place_sentences(facts: Facts) -> list[Sentence]:
    """What was filmed there, at most five."""
    name = visible(facts.thing.name)
    works = _asserted(facts.of("filming_location", about="object"))[:5]
    return [Sentence(ended(f"{title(visible(one.subject.name))} was filmed in {name}"), (one,)) for one in works]


def _asserted(statements: Sequence[Statement]) -> list[Statement]:
    return [one for one in statements if one.modality is Modality.ASSERTED]


def _known_best(facts: Facts, predicate: str, beside: Beside) -> list[Statement]:
    """The works that most sources name there, the newest first."""
    works = _asserted(facts.of(predicate, about="object"))
    best = sorted(works, key=lambda one: (-one.independent_sources, one.subject.name))
    return sorted(best[:_WORKS], key=lambda one: beside(one.subject).year, reverse=True)

