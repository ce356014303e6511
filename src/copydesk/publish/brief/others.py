"""The sentences about what is no work and no person: an organization, a character, a place. Pure.

An organization is told by what it broadcast, made, streams or represents; a character by the work and the performer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copydesk.ledger.base import Thing
from copydesk.model import Modality
from copydesk.publish.brief.beside import Beside, Work, described, introduced, named
from copydesk.publish.brief.choosing import Facts
from copydesk.publish.brief.people import credited
from copydesk.publish.brief.phrases import article, ended, title
from copydesk.publish.brief.values import Sentence, Statement
from copydesk.publish.brief.works import as_background
from copydesk.publish.words import say, visible

__all__ = ["character_sentences", "organization_sentences", "place_sentences"]

_WORKS = 3
_PEOPLE = 3


def organization_sentences(facts: Facts, beside: Beside, today: date) -> list[Sentence]:
    """At most five: what it broadcast, what it made, what streams on it, whom it represents. Of the first work alone
    who made it, since of several a reader takes one's writer for another's; of an only one when it ran.
    """
    name = visible(facts.thing.name)
    works: list[Statement] = []
    for predicate in ("original_broadcaster", *_DONE):
        works += _known_best(facts, predicate, beside)[: _WORKS if not works else 1]
    only = len(works) == 1
    found = [_of_work(one, name, beside, made=at == 0, dated=not only) for at, one in enumerate(works)]
    if only:
        work = beside(works[0].subject)
        _, run = as_background(work.told, work.known, today)
        found += [run] if run is not None else []
    people = _asserted(facts.of("represented_by", about="object"))
    found += [_represented(one, name, beside, at) for at, one in enumerate(people[: _PEOPLE if not found else 1])]
    return found[:5]


#: What an organization does with a work, in words that the work comes before.
_DONE = {"production_company": "was produced by", "streamed_on": "streams on"}


def _of_work(one: Statement, name: str, beside: Beside, *, made: bool, dated: bool) -> Sentence:
    """`“X,” a 2024 tvN series written by A, was produced by B.`; of what it broadcast `The 2024 series “X” aired on B.`
    """
    work = beside(one.subject)
    if one.predicate in _DONE:
        told, used = introduced(work, made=made, dated=dated)
        return Sentence(ended(f"{told} {_DONE[one.predicate]} {name}"), (*used, one))
    called = title(visible(one.subject.name))
    told, used = described(work, dated=dated)
    if made and work.network is not None and work.network.value == one.value:
        return Sentence(ended(f"{called} is {article(told)}"), used)
    year = (work.start,) if work.start is not None else ()
    home = _at_home(one, work)
    verb = "streams" if home.predicate == "streamed_on" else "aired"
    return Sentence(ended(f"{f'The {work.year} series ' if year else ''}{called} {verb} on {name}"), (home, *year))


def _at_home(one: Statement, work: Work) -> Statement:
    """The statement on the network; of what is its platform too, the one on that."""
    network = work.network
    return network if network is not None and network.value == one.value else one


def _represented(one: Statement, name: str, beside: Beside, at: int) -> Sentence:
    """`Gold Medalist is the agency of A, who played B in C.` Of the second on, the person comes first."""
    person = visible(one.subject.name)
    part = beside.part_of(one.subject)
    if part is None:
        return Sentence(ended(f"{person} is represented by {name}"), (one,))
    known_for, used = credited([part], beside)
    told = f"{name} is the agency of {person}, who" if at == 0 else f"{person}, who is represented by {name},"
    return Sentence(ended(f"{told} {known_for}"), (one, *used))


def character_sentences(facts: Facts, beside: Beside, today: date) -> list[Sentence]:
    """At most five: what the character is in, who plays it, what the character is, and to whom."""
    name = visible(facts.thing.name)
    played = _asserted(facts.of("cast_member", about="character"))[:2]
    works = [*played, *_asserted(facts.of("character", about="object"))][:1]
    found: list[Sentence] = []
    run: Sentence | None = None
    if works:
        work = beside(works[0].subject)
        what, run = as_background(work.told, work.known, today)
        found += [what] if what is not None else []
    for at, one in enumerate(played):
        again = at and one.subject == played[0].subject
        where, used = ("", ()) if found and (not at or again) else named(beside(one.subject))
        told = f"{say(one.value)} {'also plays' if again else 'plays'} {name}{f' in {where}' if where else ''}"
        found.append(Sentence(ended(told), (one.saying("character"), *used)))
    if works and not played:
        where, used = named(beside(works[0].subject))
        found.append(Sentence(ended(f"{name} is a character in {where}"), (works[0], *used)))
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
    return [*found, *([run] if run is not None else [])][:5]


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

