"""Roles told by their order in the sentence before: "X is the former, Y the latter", "The second was X". Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.naming.circle import Circle
from copydesk.check.naming.misnamed import PEOPLE, is_person, role_is, written
from copydesk.check.places import block_at
from copydesk.check.recognition.phrases import PERSON, Masked, RolePhrase, masked_sentences
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["in_turn"]

#: The roles that have an order.
_TWO = 2
_WHICH = r"[Tt]he\s+(?P<n>former|latter|first|second)(?!\s+(?:of|time|season|episode|half|part|[a-z]+\s+of)\b)"
_P = rf"(?P<a>{PERSON})(?!['’]s)"
_DOES = r"(?:play(?:s|ed)|portray(?:s|ed)|is|was|gives?|gave|makes?|made|took|takes)"
_FORMS = (
    Form(rf"{_P}(?:,\s+[^,;.:()\ue000-\uf7ff]{{2,40}},)?\s+(?:{_DOES}\s+)?{_WHICH}(?=\s*[,.;]|\s+(?:in|with|as|his|her|and|an?|the|of)\b|\s*$)"),
    Form(rf"{_WHICH}(?:,\s+[^,;.:()\ue000-\uf7ff]{{2,40}},)?\s+(?:is|was|(?:is|was)\s+(?:played\s+by|in\s+the\s+hands\s+of))\s+{_P}(?=\s*[,.;]|\s*$)"),
)  # fmt: skip


def in_turn(draft: Reading, circle: Circle) -> Iterator[RolePhrase]:
    """Each performer with the one of two roles of the sentence before that the words mean by its order."""
    text = draft.document.text
    roles: list[tuple[Entity, Span]] = []
    for sentence in masked_sentences(draft):
        if roles and block_at(text, roles[0][1].start) == block_at(text, sentence.spans[0].start):
            for match in (m for form in _FORMS for m in form.finditer(sentence.text)):
                role, role_at = roles[match["n"] in ("latter", "second")]
                performer_at = sentence.spans[match.start("a")]
                at = Span(role_at.start, performer_at.end)
                yield RolePhrase(sentence.entities[match.start("a")], performer_at, role, role_at, at)
        found = _two_roles(draft, circle, sentence)
        # A sentence without a role may stand between: "The second, stubborn and shy, was X."
        if found or not roles or any(e.type is EntityType.CHARACTER for e in sentence.entities.values()):
            roles = found


def _two_roles(draft: Reading, circle: Circle, sentence: Masked) -> list[tuple[Entity, Span]]:
    """The only two roles that a sentence names, with their places; empty where it names one, more, or a performer."""
    text = draft.document.text
    found: dict[str, tuple[Entity, Span]] = {}
    for place, entity in sorted(sentence.entities.items()):
        name = written(text, sentence.spans[place])
        if entity.type not in PEOPLE:
            continue
        if any(is_person(c, entity, name) for c in circle.credits):
            return []
        if entity.type is EntityType.CHARACTER or any(role_is(c, name) for c in circle.credits):
            found.setdefault(entity.id, (entity, sentence.spans[place]))
    return list(found.values()) if len(found) == _TWO else []
