"""Roles of whoever the sentence before names last: "X should win. Her Y grows up in a smithy." Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.check.finding import Severity
from copydesk.check.naming.asides import told_aside
from copydesk.check.naming.circle import Circle, Credit
from copydesk.check.naming.misnamed import (
    Kind,
    Misnamed,
    entries_of,
    is_name,
    is_person,
    may_be_one_role,
    role_is,
    share_a_word,
    written,
)
from copydesk.check.naming.nearness import a_syllable_of
from copydesk.check.places import block_at
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import ANYBODY, WHO, Masked, RolePhrase, masked_sentences
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["of_possessives"]

_NAME = rf"(?P<c>{ANYBODY})"
#: "Her Y grows up", "His name is Y."
_HERS = (
    Form(rf"^\W*(?:His|Her)\s+{WHO}{_NAME}(?=\s+[a-z]|,\s)(?!\s+(?:and|or)\b)"),
    Form(
        rf"^\W*(?:His|Her|The)\s+(?:[a-z]+\s+)?(?:name|character|role|part|alter\s+ego)(?:['’]s\s+name)?\s+(?:(?:here|there)\s+)?"
        rf"(?:is|was)\s+(?:called\s+|named\s+)?{_NAME}(?=\s*[.,;])"
    ),
    Form(rf"^\W*(?:He|She)\s+(?:is|was)\s+(?:called|named)\s+{_NAME}(?=\s*[.,;])"),
)
#: The words of a whole name.
_WHOLE = 2


def of_possessives(draft: Reading, circle: Circle) -> Iterator[Misnamed]:
    """Roles behind "his" or "her" that are not those of the performer who is named last before."""
    before: Masked | None = None
    for sentence in masked_sentences(draft):
        match = next((m for form in _HERS if (m := form.match(sentence.text)) is not None), None)
        if match is not None and before is not None and before.entities:
            found = _weigh(draft, circle, before, sentence, match.start("c"))
            if found is not None:
                yield found
        before = sentence


def _weigh(draft: Reading, circle: Circle, before: Masked, sentence: Masked, place: int) -> Misnamed | None:
    text, role, at = draft.document.text, sentence.entities[place], sentence.spans[place]
    name = written(text, at)
    people = [p for p, e in sorted(before.entities.items()) if e.type is EntityType.PERSON]
    if not people or block_at(text, before.spans[0].start) != block_at(text, at.start):
        return None
    performer, named_at = before.entities[people[-1]], before.spans[people[-1]]
    if any(is_person(c, role, name) for c in circle.credits):
        return None  # "Her X": a performer somebody else has
    theirs = [c for c in circle.of_person(performer.name) if c.role is not None and is_name(c.role.name)]
    given = [c for c in circle.credits if c.craft == "cast_member" and role_is(c, name) and len(name.split()) >= _WHOLE]
    tie = RolePhrase(performer, at, role, at, at)  # of the sentence before nothing is said of the role
    if any(role_is(c, name) for c in theirs) or told_aside(text, tie) or _own_near(draft, given, at):
        return None
    if theirs:
        return _of_performer(theirs, given, name, at)
    # "Prince X brought Y before the King. His mother, Z": of a part of the story that a reader takes for a performer.
    told_with = any(e.type is EntityType.CHARACTER for e in before.entities.values())
    if not given or told_with or len(performer.name.split()) < _WHOLE:
        return None
    return _of_nobody(circle, given, performer, named_at)


def _of_performer(theirs: Sequence[Credit], given: Sequence[Credit], name: str, at: Span) -> Misnamed | None:
    """What to say of a role of somebody else's, or of none, where the performer has one."""
    works = {c.work.id for c in theirs}
    others = [c for c in given if c.work.id in works]
    near = next(((c, r) for c in theirs if c.role is not None and (r := a_syllable_of(name, c.role))), None)
    right = near[0] if near and not others else theirs[0]
    assert right.role is not None
    entries = entries_of([right, *others[:1]])
    message = f"{right.person.name} is {right.label} ({told_by(entries)}), not {name}"
    if others and len(theirs) == 1 and not may_be_one_role(name, right.role.name):
        message += f", who is {others[0].person.name}"
        return Misnamed(
            Kind.WRONG_ROLE, at, message, Severity.WARNING, entries, spelled_like(name, right.role)
        )
    if near is None or given:
        return None
    return Misnamed(
        Kind.SPELLING, at, f"{message}: {near[1]}", Severity.WARNING, entries, spelled_like(name, right.role)
    )


def _of_nobody(circle: Circle, given: Sequence[Credit], performer: Entity, at: Span) -> Misnamed | None:
    """What to say of somebody who has no part in the works of the draft, of whom a role is told."""
    if circle.of_person(performer.name) or len({c.person.id for c in given}) > 1:
        return None
    first = given[0]
    assert first.role is not None
    if share_a_word(performer.name, [first.person]):
        return None
    message = f"{first.role.name} in {first.work.name} is {first.person.name} ({told_by(entries_of(given))}), not "
    return Misnamed(
        Kind.WRONG_PERFORMER, at, message + performer.name, Severity.WARNING, entries_of(given),
        spelled_like(performer.name, first.person),
    )


def _own_near(draft: Reading, given: Sequence[Credit], at: Span) -> bool:
    """Whether the paragraph names the role's own performer."""
    text = draft.document.text
    here = block_at(text, at.start)
    return any(
        is_person(c, e, e.name) and any(block_at(text, m.start) == here for m in e.mentions)
        for e in draft.entities if e.type is EntityType.PERSON for c in given
    )
