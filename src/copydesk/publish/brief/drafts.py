"""What a draft says already, in the ledger's things, so that a brief need not say it again. Pure but for asking the
ledger who is meant by a name.

A draft says a statement where it gives the same subject, predicate and value, at least as firmly, names all the things
that the statement names, and nothing of the scope that differs: "24.9 percent for the finale" says what 24.850 percent
nationwide for the finale says; "stars Kim Soo-hyun" does not say as whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from copydesk.agreement import agree
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import STRENGTH, DateValue, EntityValue, NumberValue, Qualifier, Reading, TextValue, Value
from copydesk.publish.brief.values import Statement
from copydesk.publish.page import PageValue
from copydesk.vocabulary import PREDICATES

__all__ = ["DraftClaim", "claims_of", "matches", "says"]


@dataclass(frozen=True, slots=True)
class Named:
    """What a draft's name may mean in the ledger: ids of things, none where it knows no such name."""

    things: frozenset[str]


_Told = Named | DateValue | NumberValue | TextValue


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim of a draft, with what the ledger knows by its names."""

    subject: Named
    predicate: str
    value: _Told
    scope: tuple[tuple[str, _Told], ...]
    strength: int


def claims_of(draft: Reading, ledger: Ledger) -> tuple[DraftClaim, ...]:
    """The claims of a draft. Raises LedgerError."""
    names: dict[str, Named] = {}
    for entity in draft.entities:
        forms = (entity.name, *entity.aliases)
        found = (thing.id for form in forms for thing in ledger.find(form, types=frozenset({entity.type})))
        names[entity.id] = Named(frozenset(found))
    return tuple(
        DraftClaim(
            names[claim.subject], claim.predicate, _told(claim.object, names),
            tuple((name, _told(value, names)) for name, value in claim.qualifiers), STRENGTH.index(claim.modality),
        )
        for claim in draft.claims
    )  # fmt: skip


def says(claims: Iterable[DraftClaim], statement: Statement) -> bool:
    """Whether one of the draft's claims says what the statement says."""
    return any(matches(claim, statement) for claim in claims)


def matches(claim: DraftClaim, statement: Statement) -> bool:
    """Whether the claim says what the statement says, at least as firmly."""
    if claim.predicate != statement.predicate or claim.strength > STRENGTH.index(statement.modality):
        return False
    ends = [(claim.subject, claim.value)]
    if PREDICATES[claim.predicate].symmetric and isinstance(claim.value, Named):
        ends.append((claim.value, claim.subject))
    told = any(_same(subject, statement.subject) and _same(value, statement.value) for subject, value in ends)
    scope = dict(claim.scope)
    whole = all(name in scope for name, value in statement.scope if isinstance(value, Thing))
    return told and whole and all(_unopposed(name, value, statement) for name, value in claim.scope)


def _told(value: Value | Qualifier, names: Mapping[str, Named]) -> _Told:
    return names[value.entity] if isinstance(value, EntityValue) else value


def _same(one: _Told, other: PageValue) -> bool:
    match one, other:
        case Named(things), Thing(id=known):
            return known in things
        case TextValue(ours), TextValue(theirs):
            return ours.casefold() in theirs.casefold() or theirs.casefold() in ours.casefold()
        case Named(), _:
            return False
        case _:
            return agree(one, other)


def _unopposed(name: str, value: _Told, statement: Statement) -> bool:
    """Whether the statement has no other value for that part of the scope. A finale may be told by its number."""
    ours = statement.said(name)
    if ours is None or (name == "episode" and type(value) is not type(ours)):
        return True
    return _same(value, ours)
