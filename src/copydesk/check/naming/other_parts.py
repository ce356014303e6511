"""Whose part of which work a name tells where a draft goes from one work to the next: the role that somebody has in
another work than the one told of there, and a family's name that is short for somebody named before. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.check.finding import Severity
from copydesk.check.naming.asides import told_aside
from copydesk.check.naming.circle import Circle
from copydesk.check.naming.misnamed import (
    Kind,
    Misnamed,
    entries_of,
    is_name,
    may_be_one_role,
    role_is,
    share_a_word,
    written,
)
from copydesk.check.places import block_at, sentence_span
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import RolePhrase
from copydesk.ledger.base import Thing
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["in_their_other_work", "is_ones_family"]

#: Words by which a paragraph on one work speaks of what somebody did in others.
_ELSEWHERE = Form(
    r"\b(?:before|earlier|once|again|previous\w*|known|remembered|famous|then|later|next|also|fans?)\b"
)


def is_ones_family(draft: Reading, person: Entity, at: Span) -> bool:
    """Whether a name of one word is the family's of somebody whom the draft has named whole, and of nobody else by
    then: "Kim plays" in a story about Kim Tae-ri.
    """
    family = written(draft.document.text, at)
    named = [
        e for e in draft.entities if e.type is EntityType.PERSON and e.name.split()[0] == family and " " in e.name
        and any(m < at and m.end - m.start > len(family) for m in e.mentions)
    ]
    return [e.id for e in named] == [person.id]


def in_their_other_work(draft: Reading, circle: Circle, ties: Sequence[RolePhrase]) -> Iterator[Misnamed]:
    """Roles that their performers have in another work of the draft than the one that the paragraph alone names up to
    there, and in which they are somebody else; as warnings.
    """
    text, works = draft.document.text, dict(circle.works)
    for tie in ties if len(works) > 1 else ():
        role = written(text, tie.role_at)
        theirs = [
            c for c in circle.of_person(tie.performer.name) if c.role is not None and is_name(c.role.name)
        ]
        own = [c for c in theirs if role_is(c, role)]
        there = _told_of(draft, works, tie) if own and len(theirs) > len(own) else None
        if there is None or any(c.work.id == there.id for c in own):
            continue
        parts = [c for c in theirs if c.work.id == there.id]
        if not parts or told_aside(text, tie) or any(
            may_be_one_role(role, c.role.name) or share_a_word(role, [c.role]) for c in parts if c.role is not None
        ):
            continue
        first, entries = parts[0], entries_of((*parts, *own))
        assert first.role is not None
        yield Misnamed(
            Kind.WRONG_ROLE, tie.role_at,
            f"{first.person.name} is {first.label} ({told_by(entries)}), not {role}, who is in {own[0].work.name}",
            Severity.WARNING, entries, spelled_like(role, first.role),
        )


def _told_of(draft: Reading, works: dict[str, Thing], tie: RolePhrase) -> Thing | None:
    """The one work that the sentences before a tie's name in its paragraph, where its own names none and speaks of no
    other: "X, one of the doctors of W, is R" is of the work of the story.
    """
    text, here = draft.document.text, block_at(draft.document.text, tie.at.start)
    sentence = sentence_span(text, tie.at)
    titles = [(m, e) for e in draft.entities if e.type is EntityType.WORK for m in e.mentions if m.start < sentence.end]
    if any(sentence.start <= m.start for m, _ in titles) or _ELSEWHERE.search(text, sentence.start, tie.at.end):
        return None
    named = [works.get(e.id) for m, e in titles if block_at(text, m.start) == here]
    things = {thing.id if thing else "": thing for thing in named}
    return next(iter(things.values())) if len(things) == 1 else None
