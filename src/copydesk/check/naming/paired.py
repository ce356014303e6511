"""A performer and a role of one work that stand beside each other where neither has the other's: "X let guilt seep out
of Y". Pure.

No form of words is asked for. Of a sentence, those whose own role or performer stands in it too are set aside; where
one performer and one role of the same work are left beside each other, the words mostly tie the two. They do not where
they set them apart ("opposite X"), where the role is somebody's whom they call he or she, or where the paragraph names
the role's own performer. The same is asked of two sentences in a row, where the second takes the first one up ("The man
is played by X").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.asides import told_aside
from copydesk.check.naming.circle import Circle, Credit
from copydesk.check.naming.misnamed import (
    PEOPLE,
    Kind,
    Misnamed,
    entries_of,
    is_name,
    is_person,
    may_be_one_role,
    role_is,
    titles_of,
    written,
)
from copydesk.check.places import block_at, cut_of
from copydesk.check.receipts import told_by
from copydesk.check.recognition.phrases import ANYBODY, WHO, Masked, RolePhrase, masked_sentences
from copydesk.ledger.base import Entry
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["beside_each_other", "of_somebody_else", "sentence_of"]

#: Before the second of two names these make them two people of the story.
_APART = Form(
    rf"\b(?:opposite|alongside|besides?|against|versus|unlike|than|like|with|in\s+which|where)\s+{WHO}$", re.IGNORECASE
)
#: What one of the story does to another.
_DOES = Form(
    r"\b(?:meets?|met|gets?|loves?|marr(?:y|ies|ied)|kiss\w*|hates?|envi\w+|admir\w+)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_ROW = Form(rf"\s+(?:and|&)\s+{WHO}")
#: The letters of a form of address that is taken for a name: "Dr", "Mr", "Mrs".
_TITLE = 3
#: A role of whom the words call he or she.
_OF_PRONOUN = (
    Form(rf"\b(?:[Hh]e|[Ss]he)\s+(?:\w+\s+){{0,2}}?(?:is|was|plays|played|(?:had|has)\s+(?:been|played))\s+{WHO}$"),
    Form(rf"\b[Aa]s\s+{WHO}$"),
)
#: Before and behind a performer, what takes up a role of the sentence before.
_PLAYS_IT = (
    Form(
        rf"^\W*(?:(?:[Tt]he|[Tt]h(?:is|at))\s+[a-z]+\s+(?:is|was)\s+(?:played\s+by\s+)?|[Ii]n\s+(?:that|this|the)\s+(?:part|role)\s+|"
        rf"(?:[Hh]e|[Ss]he)\s+(?:is|was)\s+played\s+by\s+){WHO}$"
    ),
    Form(r"\s+(?:plays?|played|makes?|made|gives?|gave|turns?|turned)\s+(?:him|her)\b"),
)
#: Between two names, that they are of two clauses.
_CLAUSE = Form(r";\s|,\s+(?:and|but|while)\s")
_AS = Form(r"\b[Aa]s\s")
#: Somebody is named last in a clause.
_SOMEBODY = Form(rf"{ANYBODY}[^.;]*$")
_THEN_PRONOUN = Form(r"[^.;]*?\b(?:he|she)\b")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name in a masked sentence, and the credits by which it is a performer or a role."""

    sentence: Masked
    place: int
    entity: Entity
    parts: tuple[Credit, ...]
    #: The casts of other works, of somebody who is in none of the draft's.
    elsewhere: Sequence[Entry] = ()

    @property
    def at(self) -> Span:
        return self.sentence.spans[self.place]


@dataclass(frozen=True, slots=True)
class _Left:
    """The performers and the roles of a sentence whose own role or performer is not in it."""

    sentence: Masked
    performers: Sequence[_Named]
    roles: Sequence[_Named]


def beside_each_other(
    draft: Reading, circle: Circle, strangers: Mapping[str, Sequence[Entry]] | None = None
) -> Iterator[Misnamed]:
    """Performers and roles of one work that are left beside each other, as warnings at both, and performers of whose
    works the draft does not tell (`strangers`, with their casts, by their entities) beside a role.
    """
    outside = strangers or {}
    cast = [c for c in circle.credits if c.craft == "cast_member" and c.role is not None and is_name(c.role.name)]
    before: _Left | None = None
    for sentence in masked_sentences(draft) if cast else ():
        left = _left(draft, circle, cast, sentence, outside)
        pairs = [(p, r) for p in left.performers for r in left.roles]
        found = [w for p, r in pairs if (w := _weigh(draft, p, r)) is not None]
        yield from found or ((w for p, r in _goes_on(draft, before, left) if (w := _differ(draft, p, r)) is not None))
        before = left if sentence.entities else None


def sentence_of(draft: Reading, tie: RolePhrase) -> Masked | None:
    """The sentence that names a tie's role there."""
    return next((s for s in masked_sentences(draft) if s.index(tie.role_at) is not None), None)


def of_somebody_else(draft: Reading, circle: Circle, tie: RolePhrase) -> bool:
    """Whether a role that a reader ties to a performer is plainly another's: of somebody whom the words call he or she,
    or in another clause than the performer, in a paragraph that names who plays it.
    """
    text = draft.document.text
    sentence = sentence_of(draft, tie)
    if sentence is None:
        return False
    role, performer = sentence.index(tie.role_at), sentence.index(tie.performer_at)
    if role is None or performer is None:
        return False
    if _is_pronouns(sentence.text, role):
        # "X moved house; in W he is Y": who but X? Another role before it is not he.
        before = [at for at in _people(sentence) if at < role]
        return [at for at in before if at == performer or not _is_a_role(circle, sentence.entities[at])] != [performer]
    low, high = sorted((tie.role_at, tie.performer_at))
    apart = _CLAUSE.search(text[low.end:high.start]) is not None
    parts = [c for c in circle.credits if _is_role(c, tie.role, written(text, tie.role_at))]
    ours, theirs = (
        _Named(sentence, performer, tie.performer, ()), _Named(sentence, role, tie.role, tuple(parts))
    )
    return apart and _own_performer_near(draft, parts, ours, theirs)


def _is_a_role(circle: Circle, entity: Entity) -> bool:
    return entity.type is EntityType.CHARACTER and bool(circle.of_role(entity.name))


def _goes_on(draft: Reading, before: _Left | None, left: _Left) -> Iterator[tuple[_Named, _Named]]:
    """The performer and the role of two sentences in a row where the second takes the first one up: a pronoun's role is
    that of the one person named before, and "The man is played by X" has the one role named before.
    """
    text = draft.document.text
    if before is None or block_at(text, before.sentence.spans[0].start) != block_at(text, left.sentence.spans[0].start):
        return
    named = [at for at in _people(before.sentence) if before.sentence.entities[at].type is EntityType.PERSON]
    if len(before.performers) == len(named) == 1:
        for role in left.roles:
            if _is_pronouns(left.sentence.text, role.place):
                yield before.performers[0], role
    if len(before.roles) == 1 and not before.performers:
        for performer in left.performers:
            words = left.sentence.text
            if _PLAYS_IT[0].search(words[:performer.place]) or _PLAYS_IT[1].match(words, performer.place + 1):
                yield performer, before.roles[0]


def _left(
    draft: Reading, circle: Circle, cast: Sequence[Credit], sentence: Masked, outside: Mapping[str, Sequence[Entry]]
) -> _Left:
    text = draft.document.text
    performers: list[_Named] = []
    roles: list[_Named] = []
    for place, entity in sorted(sentence.entities.items()):
        if entity.type not in PEOPLE:
            continue
        name = written(text, sentence.spans[place])
        theirs = tuple(c for c in cast if is_person(c, entity, entity.name))
        given = tuple(c for c in cast if _is_role(c, entity, name))
        if theirs and entity.type is EntityType.PERSON:
            performers.append(_Named(sentence, place, entity, theirs))
        elif entity.id in outside:
            performers.append(_Named(sentence, place, entity, (), outside[entity.id]))
        elif given and not circle.of_person(entity.name):
            roles.append(_Named(sentence, place, entity, given))
    paired = {id(c) for p in performers for r in roles for c in p.parts if c in r.parts}
    return _Left(
        sentence, [p for p in performers if not any(id(c) in paired for c in p.parts)],
        [r for r in roles if not any(id(c) in paired for c in r.parts)],
    )


def _is_role(credit: Credit, entity: Entity, name: str) -> bool:
    """Whether a name is the credit's role, by more than the family's."""
    if credit.role is None:
        return False
    family = credit.role.name.split()[0]
    if " " in credit.role.name and names.fold(name) == names.fold(family):
        return False
    return role_is(credit, entity.name) or role_is(credit, name)


def _weigh(draft: Reading, performer: _Named, role: _Named) -> Misnamed | None:
    """What is wrong with a performer and a role of one sentence."""
    text = performer.sentence.text
    low, high = sorted((performer.place, role.place))
    between = text[low + 1:high]
    if any(low < at < high for at in _people(performer.sentence)) or _APART.search(between) or _DOES.search(between):
        return None
    return None if _ROW.fullmatch(between) or _is_pronouns(text, role.place) else _differ(draft, performer, role)


def _differ(draft: Reading, performer: _Named, role: _Named) -> Misnamed | None:
    """What is wrong with a performer and a role that the words tie: nothing where they have no work in common, the two
    roles may be one, or the role's own performer is near.
    """
    works = {c.work.id for c in performer.parts or role.parts} & {c.work.id for c in role.parts}
    theirs = [c for c in performer.parts if c.work.id in works]
    given = [c for c in role.parts if c.work.id in works]
    if not (theirs or performer.elsewhere) or any(
        ours.role is not None and other.role is not None and may_be_one_role(ours.role.name, other.role.name)
        for ours in theirs for other in given
    ):
        return None
    if _own_performer_near(draft, given, performer, role):
        return None
    tie = RolePhrase(
        performer.entity, performer.at, role.entity, role.at,
        Span(min(performer.at, role.at).start, max(performer.at, role.at).end),
    )
    return None if told_aside(draft.document.text, tie) else (
        _said(theirs[0], given[0], performer, role) if theirs else _said_of_stranger(given, performer, role)
    )


def _people(sentence: Masked) -> list[int]:
    """Where names of people stand, and no mere "Dr."."""
    return [at for at, e in sentence.entities.items() if e.type in PEOPLE and len(e.name) > _TITLE]


def _is_pronouns(text: str, place: int) -> bool:
    """Whether the words make the role one of somebody whom they call he or she."""
    before = text[:place]
    if _OF_PRONOUN[0].search(before):
        return True
    return _OF_PRONOUN[1].search(before) is not None and (
        _SOMEBODY.search(_AS.split(before, maxsplit=1)[0]) is None
        and _THEN_PRONOUN.match(text, place + 1) is not None
    )


def _own_performer_near(draft: Reading, given: Sequence[Credit], performer: _Named, role: _Named) -> bool:
    """Whether the paragraph of the role names who plays it."""
    text = draft.document.text
    blocks, here = cut_of(text).blocks, block_at(text, role.at.start)
    if here is None:
        return False
    block = blocks[here]
    return any(
        is_person(c, e, e.name) and any(block.start <= m.start < block.end for m in e.mentions)
        for e in draft.entities if e.type is EntityType.PERSON and e.id != performer.entity.id for c in given
    )


def _said(ours: Credit, given: Credit, performer: _Named, role: _Named) -> Misnamed:
    entries = entries_of((ours, given))
    assert given.role is not None
    message = (
        f"{given.role.name} in {given.work.name} is {given.person.name}, and {ours.person.name} is {ours.label} "
        f"({told_by(entries)}): the two stand beside each other here"
    )
    return Misnamed(
        Kind.WRONG_PERFORMER, performer.at, message, Severity.WARNING, entries, beside=role.at
    )


def _said_of_stranger(given: Sequence[Credit], performer: _Named, role: _Named) -> Misnamed:
    entries = (*entries_of(given), *performer.elsewhere)
    first = given[0]
    assert first.role is not None
    people = " or ".join(dict.fromkeys(c.person.name for c in given))
    message = (
        f"{first.role.name} in {first.work.name} is {people}, and the desk has {performer.entity.name} in "
        f"{titles_of(performer.elsewhere)} ({told_by(entries)}): the two stand beside each other here"
    )
    return Misnamed(Kind.WRONG_PERFORMER, performer.at, message, Severity.WARNING, entries, beside=role.at)
