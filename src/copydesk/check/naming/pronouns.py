"""Roles of somebody whom the draft calls he or she there: "As Y in “W” he sold drugs", "“W”, in which she was Y". Pure.

Whom the pronoun means is taken as settled where of all the work's cast the draft has named one performer by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.check.finding import Severity
from copydesk.check.naming.asides import told_aside
from copydesk.check.naming.circle import Circle
from copydesk.check.naming.misnamed import (
    Kind,
    Misnamed,
    entries_of,
    is_name,
    is_person,
    may_be_one_role,
    role_is,
    written,
)
from copydesk.check.naming.nearness import a_syllable_of
from copydesk.check.places import block_at
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import (
    ANYBODY,
    CHARACTER,
    COMPANY,
    WHO,
    WORK,
    Masked,
    RolePhrase,
    masked_sentences,
)
from copydesk.ledger.base import Thing
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["of_pronouns"]

_NAME = rf"(?P<c>{ANYBODY})(?!['’]s)"
_TITLE = rf"(?:{COMPANY}['’]s\s+)?[“\"‘']?(?P<w>{WORK})[,”\"’']*"
_SHOW = r"(?:[a-z0-9][\w-]*\s+){0,4}"
_PLAYED = r"(?:is|was|(?:had|has)\s+(?:been|played)|play(?:s|ed)|portray(?:s|ed))"
#: Forms of words with a role `c`, a work `w` and nobody's name for the performer.
_FORMS = tuple(Form(form) for form in (
    rf"\b[Aa]s\s+{WHO}{_NAME}\s+(?:in|of|on)\s+(?:the\s+)?{_SHOW}{_TITLE},?\s+(?:he|she)\b",
    rf"\b[Ii]n\s+(?:the\s+)?{_SHOW}{_TITLE},?\s+(?:he|she)\s+{_PLAYED}\s+{WHO}{_NAME}",
    rf"(?P<w>{WORK})[,”\"’']*\s+(?:in\s+which|where)\s+(?:he|she)\s+{_PLAYED}\s+{WHO}{_NAME}",
    rf"\b(?:[Hh]e|[Ss]he)\s+{_PLAYED}\s+{WHO}{_NAME}\s+in\s+(?:the\s+)?{_SHOW}{_TITLE}",
    rf"(?P<w>{WORK})[,”\"’']*\s[^.;{CHARACTER[1:-1]}]{{0,80}}?(?:\band|[,:]|\bthere|\bthen)\s+(?:he|she)\s+{_PLAYED}\s+{WHO}{_NAME}",
    rf"(?P<w>{WORK})[,”\"’']*\s[^.;{CHARACTER[1:-1]}]{{0,80}}?\bcast\s+(?:him|her)\s+as\s+{WHO}{_NAME}",
    rf"\b(?:[Hh]e|[Ss]he)\s+(?:appear(?:s|ed)|starr?(?:s|ed)|turn(?:s|ed)\s+up|popp?(?:s|ed)\s+up|was|is)\s+in\s+(?:the\s+)?{_SHOW}{_TITLE}\s+as\s+{WHO}{_NAME}",
    rf"\b(?:he|she)\s+(?:was|is)\s+(?:seen|known|cast|remembered)\s+as\s+{WHO}{_NAME}\s+(?:in|from|of)\s+(?:the\s+)?{_SHOW}{_TITLE}",
))  # fmt: skip


def of_pronouns(draft: Reading, circle: Circle) -> Iterator[Misnamed]:
    """Roles that are not those of the one performer of their work whom the draft has named before."""
    works = dict(circle.works)
    for sentence in masked_sentences(draft):
        for match in (m for form in _FORMS for m in form.finditer(sentence.text)):
            work = works.get(sentence.entities[match.start("w")].id)
            found = _weigh(draft, circle, sentence, match, work) if work is not None else None
            if found is not None:
                yield found


def _weigh(
    draft: Reading, circle: Circle, sentence: Masked, match: re.Match[str], work: Thing
) -> Misnamed | None:
    text, at, said = draft.document.text, sentence.spans[match.start("c")], sentence.spans[match.start()]
    cast = [c for c in circle.credits if c.work.id == work.id and c.craft == "cast_member"]
    named = [e for e in draft.entities if e.type is EntityType.PERSON and _named_before(e, said)]
    theirs = {c.person.id: (e, c) for e in named for c in cast if is_person(c, e, e.name)}
    if len(theirs) > 1:
        # Of several the one whom the paragraph alone has named, and nobody else.
        here = block_at(text, said.start)
        people = [e for e in named if any(m < said and block_at(text, m.start) == here for m in e.mentions)]
        theirs = {c.person.id: (e, c) for e in people for c in cast if len(people) == 1 and is_person(c, e, e.name)}
    if len(theirs) != 1:
        return None
    performer = next(iter(theirs.values()))[0]
    parts = [c for c in cast if c.person.id in theirs and c.role is not None and is_name(c.role.name)]
    roles = list({c.role.id: c.role for c in parts if c.role is not None}.values())
    name = written(text, at)
    if len(roles) != 1 or any(role_is(c, name) for c in parts):
        return None
    role, right = sentence.entities[match.start("c")], roles[0]
    near = a_syllable_of(name, right)
    of_others = [c for c in cast if role_is(c, name)]
    tie = RolePhrase(performer, at, role, at, sentence.span(match.start(), match.end()))
    if told_aside(text, tie) or any(is_person(c, role, name) for c in cast):
        return None
    if (of_others and may_be_one_role(name, right.name)) or not (of_others or near):
        return None
    message = f"{parts[0].person.name} is {parts[0].label} ({told_by(entries_of(parts))}), not {name}"
    message += f", who is {of_others[0].person.name}" if of_others else f": {near}"
    kind = Kind.WRONG_ROLE if of_others else Kind.SPELLING
    meant = None if of_others else spelled_like(name, right)
    return Misnamed(kind, at, message, Severity.WARNING, entries_of((*parts, *of_others)), meant)


def _named_before(entity: Entity, place: Span) -> bool:
    return any(at < place for at in entity.mentions)
