"""Performers under the rank of their role: "Prince Moon Sang-min", "King Min-su, played by Park Min-su". Pure."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import Circle, Credit
from copydesk.check.naming.misnamed import Kind, Misnamed, role_is, written
from copydesk.check.receipts import told_by
from copydesk.check.recognition.phrases import RolePhrase
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["ranked_performer", "under_ranks"]

#: The syllables of a given name.
_GIVEN_NAME = 2
_RANK = Form(
    r"\b(Prince|Princess|King|Queen|Emperor|Empress|Lord|Lady|Dowager|Captain|Detective|Prosecutor|Chairman|Chairwoman)"
    r"\s+$"
)


def ranked_performer(circle: Circle, tie: RolePhrase, performer: str, role: str) -> Misnamed | None:
    """ "King Min-su, played by Park Min-su": the role's rank and the performer's given name."""
    rank = _RANK.match(f"{role.rsplit(' ', 1)[0]} ") if " " in role else None
    given = names.key(role.rsplit(" ", 1)[-1], given_only=True)
    if rank is None or not names.key(performer).endswith(given) or len(given) < _GIVEN_NAME:
        return None
    parts = [c for c in circle.of_person(performer) if c.role is not None and rank[1] in c.role.name.split()]
    if not parts or any(role_is(c, role) for c in circle.of_person(performer)):
        return None
    return _under_rank(parts[0], tie.role_at)


def under_ranks(draft: Reading, circle: Circle) -> Iterator[Misnamed]:
    """ "Prince Moon Sang-min" where Moon Sang-min plays Prince Seongnam."""
    text = draft.document.text
    for entity in draft.entities:
        for span in entity.mentions if entity.type is EntityType.PERSON else ():
            rank = _RANK.search(text[max(0, span.start - 20):span.start])
            parts = [c for c in circle.of_person(written(text, span)) if c.role is not None] if rank else []
            held = [c for c in parts if rank is not None and c.role is not None and rank[1] in c.role.name.split()]
            if rank is None or not held:
                continue
            yield _under_rank(held[0], Span(span.start - len(rank[0]), span.end))


def _under_rank(part: Credit, at: Span) -> Misnamed:
    assert part.role is not None
    message = f"{part.person.name} is the performer; the role is {part.label} ({told_by(part.entries)})"
    return Misnamed(Kind.RANK, at, message, Severity.WARNING, part.entries, part.role.name)
