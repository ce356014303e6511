"""The sentences about a person: who represents them, what they played, wrote or directed, what they won. Pure.

No pronoun stands for a person: the desk does not know which. Each work has a clause of its own, for the reader's sake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, Modality
from copydesk.publish.brief.choosing import Facts
from copydesk.publish.brief.phrases import article, day, ended, listed, title
from copydesk.publish.brief.values import Sentence, Statement
from copydesk.publish.words import say, visible

__all__ = ["Beside", "Work", "person_sentences"]

_WORKS = 3
#: Of how many works the desk looks up when they were: of a company's thousands, the best sourced.
_LOOKED_AT = 12
#: An occupation that says no more than the beat is left to what the works say, where there are works.
_BEATS = frozenset({"actor", "actress", "director", "idol", "singer", "writer", "screenwriter"})
_ROLES = {"cast_member": ("starred in", "appeared in"), "screenwriter": ("wrote",) * 2, "director": ("directed",) * 2}


@dataclass(frozen=True, slots=True)
class Work:
    """What is undisputed of a work that is named beside a thing: its network, and when it began."""

    network: Statement | None = None
    start: Statement | None = None

    @property
    def year(self) -> str:
        """The year in which it began, or nothing."""
        date = self.start.value.date if self.start is not None and isinstance(self.start.value, DateValue) else ""
        return date[:4] if date[:4].isdigit() and not date.endswith("~") else ""


class Beside(Protocol):
    """Tells what is known of a work beside the thing of the brief."""

    def __call__(self, work: Thing) -> Work: ...


def person_sentences(facts: Facts, beside: Beside) -> list[Sentence]:
    """At most five: the works of the part that most sources know the person for, other parts, awards and a partner."""
    name = visible(facts.thing.name)
    agency = next((one for one in facts.of("represented_by") if one.modality is Modality.ASSERTED), None)
    found: list[Sentence] = []
    before = ""
    parts = {part: _newest(_credits(facts, part), beside) for part in _ROLES}
    for part in sorted(parts, key=lambda p: -sum(one.independent_sources for one in parts[p])):
        works = parts[part][: _WORKS if not found else 1]
        for some in _clauses(part, works):
            who = name if agency is None or found else f"{name}, who is represented by {say(agency.value)},"
            used = () if agency is None or found else (agency,)
            began = beside(some[0].subject).year
            also = f"{name} {'earlier' if '' < began < before else 'also'}" if found else who
            found.append(_credited(also, part, some, beside, used))
            # "earlier" once: after it, what is earlier than what would be left open.
            before = began if len(found) == 1 else ""
    if not found and agency is not None:
        found.append(Sentence(ended(f"{name} is represented by {say(agency.value)}"), (agency,)))
    found = [*_occupied(facts, name, bare=not found), *found]
    return [*found, *_rest(facts, name)][:5]


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


def _clauses(part: str, works: Sequence[Statement]) -> list[Sequence[Statement]]:
    """How many works a sentence takes: a role of its own for each, two that were written."""
    size = 1 if part == "cast_member" else 2
    return [works[at : at + size] for at in range(0, len(works), size)]


def _credited(
    who: str, part: str, works: Sequence[Statement], beside: Beside, besides: Sequence[Statement]
) -> Sentence:
    lead, supporting = _ROLES[part]
    verb = supporting if all(_billing(one) == "supporting" for one in works) else lead
    used: list[Statement] = list(besides)
    said = []
    for one in works:
        known = beside(one.subject)
        role = one.said("character")
        said.append(f"{work_named(one.subject, known)}{f' as {say(role)}' if role is not None else ''}")
        used.append(one.saying("character"))
        used += [extra for extra in (known.network, known.start if known.year else None) if extra is not None]
    return Sentence(ended(f"{who} {verb} {listed(said)}"), tuple(used))


def work_named(work: Thing, known: Work) -> str:
    """`the 2024 tvN series “Queen of Tears”`, as far as it is known."""
    words = [known.year, say(known.network.value) if known.network is not None else ""]
    told = " ".join(word for word in words if word)
    kind = "series" if known.network is not None else "work" if told else ""
    return " ".join(part for part in ("the" if told else "", told, kind, title(visible(work.name))) if part)


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
