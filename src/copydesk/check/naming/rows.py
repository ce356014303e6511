"""Performers and roles that only a mark ties: "Role: Name", "Name – Role", "Role (Name)", a row of a table. Pure.

Which of the two is the performer is what the desk says: a reader often takes both for roles, or both for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from copydesk.check.naming.circle import Circle
from copydesk.check.naming.korean_names import korean_names
from copydesk.check.naming.misnamed import PEOPLE, is_name, is_person, role_is, written
from copydesk.check.recognition.phrases import RolePhrase
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["in_rows", "unread"]

_MARK = Form(r"\*{0,2}\s*(?::|[–—|=]|->|→|\.{2,}|…|\s-\s|\t)\s*\*{0,2}\s*")
_BRACKET = Form(r"\s*[(\[]\s*(?:played\s+by\s+|actor\s+|actress\s+)?")
#: Before the first name of such a pair and behind the second; words that say who somebody is may stand before a name.
_BEGINS = Form(r"(?:^|[.;:|\n(•*·/–—-]|\bCast|\bcast)[\s*\"“]*(?:(?:the|an?|his|her)\s+(?:[a-z-]+\s+){0,3})?$")
#: The same behind a pair of the row before: "A: B, C: D".
_BEGINS_ANOTHER = Form(r"[:–—=|]\s[^,;:.\n]{3,40}(?:,|,?\s+and)\s+$")
_ENDS = Form(r"[\s*\"”]*(?:$|[.;,|\n)(/•·]|and\b)")
_CLOSES = Form(r"\s*[)\]]")
_ROUND = 60


def in_rows(draft: Reading, circle: Circle) -> Iterator[RolePhrase]:
    """Each pair of names of which a mark makes one the other's performer, one of them known to the circle."""
    text = draft.document.text
    read = [(at, e) for e in draft.entities if e.type in PEOPLE for at in e.mentions]
    named = sorted([*read, *unread(draft)], key=lambda n: (n[0].start, -n[0].end))
    for (left, one), (right, other) in pairwise(named):
        between = text[left.end:right.start]
        if one.id == other.id or len(between) > _ROUND or not _tied(text, left, right, between):
            continue
        roles = [_is_role(circle, e, written(text, at)) for at, e in ((left, one), (right, other))]
        people = [_is_performer(circle, e, written(text, at)) for at, e in ((left, one), (right, other))]
        second = (roles[1] and not roles[0]) or (not any(roles) and people[0] and not people[1])
        first = (roles[0] and not roles[1]) or (not any(roles) and people[1] and not people[0])
        if first == second:
            continue
        performer, role = ((one, left), (other, right)) if second else ((other, right), (one, left))
        yield RolePhrase(performer[0], performer[1], role[0], role[1], Span(left.start, right.end))


def unread(draft: Reading) -> Iterator[tuple[Span, Entity]]:
    """The whole Korean names in which no reader sees anybody; a family name alone may be taken for a title."""
    taken = [m for e in draft.entities for m in e.mentions]
    for name in korean_names(draft.document):
        given = name.at.end - len(name.given)
        if name.family and not any(m.start < name.at.end and given < m.end for m in taken):
            called = f"{name.family} {name.given}"
            yield name.at, Entity(f"at {name.at.start}", EntityType.PERSON, called, (), (name.at,))


def _tied(text: str, left: Span, right: Span, between: str) -> bool:
    if _BRACKET.fullmatch(between):
        return _CLOSES.match(text, right.end) is not None
    return _MARK.fullmatch(between) is not None and (
        any(form.search(text[max(0, left.start - _ROUND):left.start]) for form in (_BEGINS, _BEGINS_ANOTHER))
        and _ENDS.match(text, right.end) is not None
    )


def _is_role(circle: Circle, entity: Entity, name: str) -> bool:
    """Whether the name is a whole role of the circle and no performer of it."""
    return any(
        c.role is not None and is_name(c.role.name) and " " in name and (role_is(c, name) or role_is(c, entity.name))
        for c in circle.credits
    ) and not _is_performer(circle, entity, name)


def _is_performer(circle: Circle, entity: Entity, name: str) -> bool:
    return any(c.craft == "cast_member" and is_person(c, entity, name) for c in circle.credits)
