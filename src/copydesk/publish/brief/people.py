"""The sentences about a person: who represents them, what they played, wrote or directed, what they won. Pure.

No pronoun stands for a person: the desk does not know which. Each work has a clause of its own, for the reader's sake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, Modality
from copydesk.publish.brief.beside import Beside, named
from copydesk.publish.brief.choosing import Facts
from copydesk.publish.brief.phrases import article, day, ended, listed, title
from copydesk.publish.brief.values import Sentence, Statement
from copydesk.publish.brief.works import MOST_NAMES, as_background, made_by
from copydesk.publish.words import say, visible

__all__ = ["best_known_part", "credited", "person_sentences"]

_WORKS = 3
#: Of how many works the desk looks up when they were: of a company's thousands, the best sourced.
_LOOKED_AT = 12
#: An occupation that says no more than the beat is left to what the works say, where there are works.
_BEATS = frozenset({"actor", "actress", "director", "idol", "singer", "writer", "screenwriter"})
_ROLES = {"cast_member": ("starred in", "appeared in"), "screenwriter": ("wrote",) * 2, "director": ("directed",) * 2}


def person_sentences(facts: Facts, beside: Beside, today: date) -> list[Sentence]:
    """At most five: the works of the part that most sources know the person for, other parts, awards and a partner. Of
    somebody known for one work, also who made it and when it ran.
    """
    name = visible(facts.thing.name)
    parts = {part: _newest(_credits(facts, part), beside) for part in _ROLES}
    works = _clauses(parts)
    found: list[Sentence] = []
    before = ""
    for some in works:
        began = beside(some[0].subject).year
        who = f"{name} {'earlier' if '' < began < before else 'also'}" if found else name
        clause, behind = credited(some, beside, alone=len(works) == 1)
        found.append(Sentence(ended(f"{who} {clause}"), behind))
        # "earlier" once: after it, what is earlier than what would be left open.
        before = began if len(found) == 1 else ""
    if sum(map(len, works)) == 1:
        found += _of_the_work(works[0][0], beside, today)
    agency = next((one for one in facts.of("represented_by") if one.modality is Modality.ASSERTED), None)
    if agency is not None:
        found = [*found[:4], Sentence(ended(f"{name} is represented by {say(agency.value)}"), (agency,))]
    found = [*_occupied(facts, name, bare=not works), *found]
    return [*found, *_rest(facts, name)][:5]


def best_known_part(facts: Facts, beside: Beside) -> Statement | None:
    """Of what the person is known for, the one that most sources name; among equals the latest."""
    found = [one for part in _ROLES for one in _newest(_credits(facts, part), beside)]
    return max(found, key=lambda one: (_billing(one) == "lead", one.independent_sources, beside(one.subject).year),
               default=None)  # fmt: skip


def credited(works: Sequence[Statement], beside: Beside, *, alone: bool = False) -> tuple[str, tuple[Statement, ...]]:
    """`starred in the 2016 tvN series “Goblin” as Kim Shin`: a person's part in a work, or one part in several works;
    and what that says. With `alone`, as what is said of nothing else: `played Kim Shin in`.
    """
    lead, supporting = _ROLES[works[0].predicate]
    verb = supporting if all(_billing(one) == "supporting" for one in works) else lead
    used: list[Statement] = []
    said: list[str] = []
    for one in works:
        work, behind = named(beside(one.subject))
        role = one.said("character")
        # Each role has a sentence of its own (_clauses).
        verb = f"played {say(role)} in" if role is not None and alone else verb
        said.append(f"{work}{f' as {say(role)}' if role is not None and not alone else ''}")
        used += [one.saying("character"), *behind]
    return f"{verb} {listed(said)}", tuple(used)


def _of_the_work(part: Statement, beside: Beside, today: date) -> list[Sentence]:
    """Of the one work that somebody played in who made it, and of any when it ran."""
    work = beside(part.subject)
    writers, directors = (work.told.of(name) for name in ("screenwriter", "director"))
    by = made_by(writers, directors) if part.predicate == "cast_member" else ""
    name = title(visible(part.subject.name))
    made = [Sentence(ended(f"{name} was {by}"), (*writers[:MOST_NAMES], *directors[:MOST_NAMES]))] if by else []
    _, run = as_background(work.told, work.known, today, by_title=not made)
    return [*made, *([run] if run is not None else [])]


def _credits(facts: Facts, part: str) -> list[Statement]:
    """The works of a part; what is only a cameo is none, nor what is only planned."""
    return [
        one for one in facts.of(part, about="object")
        if one.modality is Modality.ASSERTED and _billing(one) != "cameo"
    ]  # fmt: skip


def _newest(works: Sequence[Statement], beside: Beside) -> list[Statement]:
    """The latest work and those that most sources name, the newest first."""
    ranked = sorted(works, key=lambda one: (_billing(one) != "lead", -one.independent_sources, one.subject.name))
    leading = [one for one in ranked[:_LOOKED_AT] if _billing(one) == _billing(ranked[0])]
    dated = sorted(leading, key=lambda one: beside(one.subject).year, reverse=True)
    chosen = [*dated[:1], *(one for one in leading if one not in dated[:1])][:_WORKS]
    return sorted(chosen, key=lambda one: beside(one.subject).year, reverse=True)


def _clauses(parts: Mapping[str, Sequence[Statement]]) -> list[Sequence[Statement]]:
    """Which works share a sentence: a role has its own, of what was written or directed there are two. Of the parts
    that a person is less known for, one work each.
    """
    made: list[Sequence[Statement]] = []
    for part in sorted(parts, key=lambda p: -sum(one.independent_sources for one in parts[p])):
        works = parts[part][: _WORKS if not made else 1]
        size = 1 if part == "cast_member" else 2
        made += [works[at : at + size] for at in range(0, len(works), size)]
    return made


def _occupied(facts: Facts, name: str, *, bare: bool) -> list[Sentence]:
    """`A is a chaebol heiress.` Of somebody without works, also the beat."""
    for one in facts.of("occupation"):
        words = say(one.value)
        if one.modality is Modality.ASSERTED and (bare or words.casefold() not in _BEATS):
            employer = one.said("employer")
            return [Sentence(ended(f"{name} is {article(words)}{f' at {say(employer)}' if employer else ''}"), (one,))]
    return []


def _rest(facts: Facts, name: str) -> list[Sentence]:
    """Awards, then a partner."""
    found = []
    for one in facts.of("award_received"):
        ceremony, when, work = one.said("ceremony"), one.said("date"), one.said("for_work")
        told = f"{name} won {say(one.value)}{f' at the {say(ceremony)}' if ceremony is not None else ''}"
        told += f" {day(when.date) or ''}".rstrip() if isinstance(when, DateValue) else ""
        told += f" for {title(say(work))}" if work is not None else ""
        if one.modality is Modality.ASSERTED:
            found.append(Sentence(ended(told), (one,)))
    for one in facts.of("partner"):
        status = one.said("status")
        if one.modality is Modality.ASSERTED and status is not None:
            other = one.value if not (isinstance(one.value, Thing) and one.value.id == facts.thing.id) else one.subject
            how = _TIES.get(say(status).casefold())
            found += [Sentence(ended(f"{name} {how} {say(other)}"), (one,))] if how else []
    return found


_TIES: Mapping[str, str] = {"married": "is married to", "engaged": "is engaged to", "dating": "is dating"}


def _billing(one: Statement) -> str:
    said = one.said("billing")
    return say(said).casefold() if said is not None else ""
