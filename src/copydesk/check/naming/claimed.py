"""Who plays whom by a reader's claims, as ties: at which of its places the role is meant, and when a claim is misread.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.check.naming.circle import Circle
from copydesk.check.naming.exchanged import is_right, parts_of_role
from copydesk.check.naming.misnamed import is_person, role_is, written
from copydesk.check.places import between, block_at, in_one_sentence, inside, sentence_at
from copydesk.check.recognition.phrases import RolePhrase
from copydesk.model import Claim, EntityType, EntityValue, Modality, Reading, Span
from copydesk.text.form import Form

__all__ = ["claimed", "right_one_beside", "told_otherwise"]

#: Between a role and a name these make the name somebody else's than the role's: "Go Ae-shin, opposite X".
_SET_APART = Form(r"\b(?:opposite|alongside|beside|against)\b", re.IGNORECASE)
#: How far round the two names words may say that the one does not simply play the other, in code points.
_ROUND = 30
#: How sure a reader must be of a role that the performer's sentence does not name.
_SURE = 0.85


def claimed(draft: Reading, phrases: Sequence[RolePhrase]) -> Iterator[RolePhrase]:
    """The reader's claims of who plays whom, as ties."""
    claims = [c for c in draft.claims if c.evidence and c.modality in (Modality.ASSERTED, Modality.PLANNED)]
    for claim in claims:
        role = claim.qualifier("character")
        if not isinstance(role, EntityValue) or not isinstance(claim.object, EntityValue):
            continue
        performer_at = next(inside(draft.entity(claim.object.entity).mentions, claim), None)
        if performer_at is None:
            continue
        roles = list(inside(draft.entity(role.entity).mentions, claim)) or _round(draft, claim, role, performer_at)
        if not roles:
            continue
        role_at = _in_order(draft, claim, claims, performer_at, roles) or min(
            _free(roles, claim, phrases), key=lambda at: between(at, performer_at)
        )
        low, high = sorted((performer_at, role_at))
        start = next((e.start for e in claim.evidence if e.start <= low.start < e.end), low.start)
        yield RolePhrase(
            draft.entity(claim.object.entity), performer_at, draft.entity(role.entity), role_at,
            Span(max(start, low.start - _ROUND), high.end),
        )


def _round(draft: Reading, claim: Claim, role: EntityValue, performer_at: Span) -> list[Span]:
    """Where a role stands in the sentence before the performer's or behind it and is the only one there, for a reader
    that is sure: "You know Y by the limp. That she is played by X".
    """
    text = draft.document.text
    here = sentence_at(text, performer_at.start)
    if claim.confidence < _SURE or here is None:
        return []
    block = block_at(text, performer_at.start)
    return [
        at for at in draft.entity(role.entity).mentions
        if (there := sentence_at(text, at.start)) is not None and abs(there - here) == 1
        and block_at(text, at.start) == block and not any(
            sentence_at(text, m.start) == there for e in draft.entities
            if e.type is EntityType.CHARACTER and e.id != role.entity for m in e.mentions
        )
    ]


def _in_order(
    draft: Reading, claim: Claim, claims: Sequence[Claim], performer_at: Span, roles: Sequence[Span]
) -> Span | None:
    """Of a role that stands as often in the words of a claim as there are performers of it in them, this one's place:
    they are in the same order.
    """
    here = {
        other.object for other in claims
        if other.evidence == claim.evidence and other.qualifier("character") == claim.qualifier("character")
    }
    at = sorted(
        span for one in here if isinstance(one, EntityValue)
        for span in inside(draft.entity(one.entity).mentions, claim)
    )
    return sorted(roles)[at.index(performer_at)] if len(at) == len(here) == len(roles) > 1 else None


def _free(roles: Sequence[Span], claim: Claim, phrases: Sequence[RolePhrase]) -> Sequence[Span]:
    """Those places of a role at which no words give it to another performer than the claim's; all where none is."""
    taken = {p.role_at for p in phrases if EntityValue(p.performer.id) != claim.object}
    return [at for at in roles if at not in taken] or roles


def told_otherwise(draft: Reading, tie: RolePhrase, phrases: Sequence[RolePhrase]) -> bool:
    """Whether the draft's words give the role there to somebody else than a reader does, or set the two apart: then it
    is the claim that is misread.
    """
    if any(p.role_at == tie.role_at and p.performer.id != tie.performer.id for p in phrases):
        return True
    low, high = sorted((tie.role_at, tie.performer_at))
    return _SET_APART.search(draft.document.text[low.end:high.start]) is not None


def right_one_beside(draft: Reading, circle: Circle, tie: RolePhrase, ties: Sequence[RolePhrase]) -> bool:
    """Whether the claim is misread: its sentences, or its paragraph where it is told in two, name the role's own
    performer too, to whom none of the ties gives the role at another place, or the performer there has his own role in
    that work by another tie.
    """
    text = draft.document.text
    right = parts_of_role(circle, text, tie)
    works = {credit.work.id for credit in right}
    if any(
        t.performer_at == tie.performer_at and is_right(circle, text, t)
        and not works.isdisjoint(c.work.id for c in parts_of_role(circle, text, t)) for t in ties
    ):
        return True
    elsewhere = {t.performer.id for t in ties if t.role.id == tie.role.id and t.role_at != tie.role_at}
    # A role told in a sentence of its own ("His name is Y.") is that of whoever its paragraph speaks of.
    apart = not in_one_sentence(text, tie.role_at, tie.performer_at)
    if apart and _has_own_role_there(draft, circle, tie):
        return True
    return any(
        is_person(credit, entity, entity.name) and entity.id != tie.performer.id
        for credit in right for entity in draft.entities
        if entity.id not in elsewhere and any(
            in_one_sentence(text, at, name) or (apart and block_at(text, at.start) == block_at(text, name.start))
            for at in entity.mentions for name in (tie.role_at, tie.performer_at)
        )
    )


def _has_own_role_there(draft: Reading, circle: Circle, tie: RolePhrase) -> bool:
    """Whether the performer's sentence has a role of theirs, if only by the given name: "Its Bok-ja, X, ..."."""
    text = draft.document.text
    own = circle.of_person(tie.performer.name)
    return any(
        role_is(c, written(text, at)) for e in draft.entities if e.type is EntityType.CHARACTER
        for at in e.mentions if in_one_sentence(text, at, tie.performer_at) for c in own
    )
