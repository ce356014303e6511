"""Performers and roles that change places: in two rows, in two ties side by side, in and before brackets. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.asides import OTHERWISE, told_aside
from copydesk.check.naming.circle import Circle, Credit, called
from copydesk.check.naming.misnamed import Kind, Misnamed, entries_of, is_person, role_is, written
from copydesk.check.places import in_one_sentence, sentences_round
from copydesk.check.receipts import told_by
from copydesk.check.recognition.phrases import RolePhrase, role_lists
from copydesk.check.telling import tells_otherwise
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["exchanged", "in_brackets", "in_order", "is_right", "parts_of_role", "read_exchanged"]

#: The most code points between two ties that stand side by side.
_SIDE_BY_SIDE = 10
#: The syllables of a given name; a family name alone is half a cast's.
_GIVEN_NAME = 2
_BRACKET = Form(r"[”\"’']?\s*\(")


def in_order(draft: Reading, circle: Circle) -> Iterator[RolePhrase]:
    """The ties of two rows in the same order, where another tie of the rows is right and so bears the order out."""
    text = draft.document.text
    for ties in role_lists(draft):
        if any(is_right(circle, text, tie) for tie in ties):
            yield from ties


def exchanged(
    draft: Reading, circle: Circle, claims: Sequence[RolePhrase], phrases: Sequence[RolePhrase]
) -> Iterator[Misnamed]:
    """Two performers each with the other's role, told in lists or as a reader takes it (`claims`): one slip, two wrong
    names.
    """
    pairs = [pair for ties in (*role_lists(draft), claims) for pair in combinations(ties, 2)]
    text = draft.document.text
    for first, second in pairs:
        if first.role.id == second.role.id or first.performer.id == second.performer.id:
            continue
        if is_right(circle, text, first) or is_right(circle, text, second):
            continue
        ours, theirs = _of_both(circle, text, first, second), _of_both(circle, text, second, first)
        roles = (first.role.id, second.role.id)
        right_in_words = any(
            is_right(circle, text, p) and not told_aside(text, p) for p in phrases if p.role.id in roles
        )
        if not ours or not theirs or right_in_words or ours[0].work.id != theirs[0].work.id:
            continue
        around = sentences_round(text, first.at)
        if tells_otherwise(around) or OTHERWISE.search(text[first.role_at.start - 60:second.role_at.end]):
            continue
        entries = entries_of((*ours, *theirs))
        message = f"the two roles are exchanged: {_tied(ours[0])}, {_tied(theirs[0])} ({told_by(entries)})"
        for tie in (first, second):
            yield Misnamed(Kind.WRONG_ROLE, tie.role_at, message, Severity.WARNING, entries)


def read_exchanged(
    draft: Reading, circle: Circle, phrases: Sequence[RolePhrase], found: Mapping[Span, Misnamed]
) -> Iterator[Misnamed]:
    """Of two ties side by side in which each performer has the other's role: what is wrong with either, with the words
    as they read once the roles are exchanged.
    """
    text = draft.document.text
    for first, second in pairwise(phrases):
        wrong = [found.get(tie.performer_at) for tie in (first, second)]
        roles = sorted((first.role_at, second.role_at))
        low = min(first.performer_at, roles[0])
        end = max(second.performer_at.end, roles[1].end)
        end += text[low.start:end].count("(") > text[low.start:end].count(")") and text[end:end + 1] == ")"
        between = text[max(first.performer_at.end, first.role_at.end):min(second.performer_at, second.role_at).start]
        if len(between) > _SIDE_BY_SIDE or not (
            _of_both(circle, text, first, second) and _of_both(circle, text, second, first)
        ):
            continue
        # In brackets the performers stand last, elsewhere mostly the roles: those change places, but where the
        # performers then stand as the desk bills them.
        role_first = first.role_at < first.performer_at and second.role_at < second.performer_at
        performers = sorted((first.performer_at, second.performer_at))
        billed = [_billing(circle, text, at) for at in performers]
        a, b = performers if role_first or billed[0] > billed[1] else roles
        between = text[a.end:b.start]
        read = text[low.start:a.start] + written(text, b) + between + written(text, a) + text[b.end:end]
        for one in wrong:
            if one is not None and one.kind is Kind.WRONG_PERFORMER:
                yield replace(one, message=f"{one.message}; the two are exchanged: “{read}” is right")


def in_brackets(draft: Reading, circle: Circle, phrases: Sequence[RolePhrase]) -> Iterator[Misnamed]:
    """Of performers and roles that brackets tie in one sentence, each pair right, those that stand the other way round
    than the rest: "the newcomer X (Y) and his superior Z (W)", of which X and W are performers.
    """
    text = draft.document.text
    right = [
        (tie, Span(low.start, high.end)) for tie in phrases for low, high in (sorted((tie.performer_at, tie.role_at)),)
        if _BRACKET.fullmatch(text, low.end, high.start) and is_right(circle, text, tie) and not told_aside(text, tie)
    ]
    for (one, at), (other, beside) in combinations(right, 2):
        first = one.performer_at < one.role_at
        if first == (other.performer_at < other.role_at) or not in_one_sentence(text, at, beside):
            continue
        before, inside = (one, other) if first else (other, one)
        parts = [c for tie in (one, other) for c in parts_of_role(circle, text, tie)]
        role, performer = (written(text, span) for span in (before.role_at, before.performer_at))
        message = (
            f"{performer} stands before the brackets, {inside.performer.name} in them: “{role} ({performer})” would go "
            f"with “{written(text, inside.role_at)} ({inside.performer.name})” ({told_by(entries_of(parts))})"
        )
        yield Misnamed(Kind.SWAPPED, at, message, Severity.WARNING, entries_of(parts), beside=beside)


def parts_of_role(circle: Circle, text: str, tie: RolePhrase) -> tuple[Credit, ...]:
    """The credits of the tie's role, as it is written there or called elsewhere in the draft: "Bok-ja" is Park Bok-ja
    where no other role of the draft's works is called so.
    """
    name = written(text, tie.role_at)
    found = circle.of_role(name) or circle.of_role(tie.role.name)
    if found or len(names.key(name)) < _GIVEN_NAME:
        return found
    short = tuple(c for c in circle.credits if role_is(c, name))
    return short if len({names.key(c.role.name) for c in short if c.role is not None}) == 1 else ()


def is_right(circle: Circle, text: str, tie: RolePhrase) -> bool:
    """Whether the desk gives the tie's role to its performer."""
    parts = parts_of_role(circle, text, tie)
    return any(is_person(c, tie.performer, written(text, tie.performer_at)) for c in parts)


def _billing(circle: Circle, text: str, at: Span) -> int:
    """How early the desk has a performer in the cast."""
    return next((i for i, c in enumerate(circle.credits) if called(c.person, written(text, at))), len(circle.credits))


def _of_both(circle: Circle, text: str, role: RolePhrase, tie: RolePhrase) -> list[Credit]:
    """The credits that give the role of one tie to the performer of the other."""
    parts = parts_of_role(circle, text, role)
    return [c for c in parts if is_person(c, tie.performer, written(text, tie.performer_at))]


def _tied(credit: Credit) -> str:
    return f"{credit.person.name} is {credit.role.name}" if credit.role is not None else credit.person.name
