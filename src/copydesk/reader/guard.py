"""Refuses a claim whose words are not in the text or that the vocabulary forbids, whoever produced it. Pure."""

from __future__ import annotations

from functools import lru_cache

from copydesk.dates import valid
from copydesk.model import Claim, DateValue, Entity, EntityValue, NumberValue, TextValue, Value
from copydesk.names import fold
from copydesk.vocabulary import PREDICATES

__all__ = ["refusal"]


def _kind_fits(value: Value, kind: str) -> bool:
    if kind == "entity":
        return isinstance(value, EntityValue)
    if kind == "date":
        return isinstance(value, DateValue) and valid(value.date)
    if kind == "number":
        return isinstance(value, NumberValue)
    if kind == "episode":
        return isinstance(value, NumberValue) or value in (
            TextValue("premiere"),
            TextValue("finale"),
            TextValue("series"),
        )
    return isinstance(value, TextValue)


def refusal(claim: Claim, entities: dict[str, Entity], text: str) -> str | None:
    """Why a claim may not stand, or None. `entities` are those of the reading, by id."""
    predicate = PREDICATES.get(claim.predicate)
    if predicate is None:
        return f"no predicate {claim.predicate}"
    subject = entities.get(claim.subject)
    if subject is None or subject.type not in predicate.subject_types:
        return f"{claim.predicate} has no subject of a fitting type"
    value = claim.object
    if isinstance(value, EntityValue):
        known = entities.get(value.entity)
        if predicate.object_kind != "entity" or known is None or known.type not in predicate.object_types:
            return f"{claim.predicate} has no object of a fitting type"
        if value.entity == claim.subject:
            return "subject and object are one"
    elif not (_kind_fits(value, predicate.object_kind) or (predicate.object_or_text and isinstance(value, TextValue))):
        return f"{claim.predicate} takes another kind of object"
    if not claim.evidence:
        return "no evidence"
    for evidence in claim.evidence:
        if not evidence.quote or text[evidence.start : evidence.end] != evidence.quote:
            return "evidence is not in the text"
    if not _says_object(claim, entities):
        return "no evidence holds the object's words"
    for name, qualifier in claim.qualifiers:
        kind = predicate.qualifiers.get(name)
        if kind is None:
            return f"{claim.predicate} takes no {name}"
        if isinstance(kind, tuple):
            if not isinstance(qualifier, TextValue) or qualifier.text not in kind:
                return f"{name} may not be {qualifier}"
        elif not _kind_fits(qualifier, kind):
            return f"{name} takes another kind of value"
    return None


#: A sentence that is evidence of one claim is likely that of the next one too.
_folded = lru_cache(maxsize=64)(fold)


def _says_object(claim: Claim, entities: dict[str, Entity]) -> bool:
    """Whether the object's own words stand in the evidence. A date's or number's words are the span its pass found."""
    quotes = [_folded(evidence.quote) for evidence in claim.evidence]
    if isinstance(claim.object, EntityValue):
        entity = entities[claim.object.entity]
        wanted = [fold(name) for name in (entity.name, *entity.aliases)]
    elif isinstance(claim.object, TextValue) and claim.predicate != "holds_record":
        wanted = [fold(claim.object.text)]
    else:
        return True
    return any(words in quote for words in wanted for quote in quotes)
