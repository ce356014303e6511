"""A director and a writer whom the words make a pair, of whom one is of a work of the draft and the other of none that
the two have made: "Director X and writer Y had adapted it". Reads the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS, Circle, Credit
from copydesk.check.naming.misnamed import Kind, Misnamed, entries_of, is_person
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import PERSON, masked_sentences
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["of_pairs"]

_D, _W = f"(?P<director>{PERSON})", f"(?P<screenwriter>{PERSON})"
_WRITER = r"(?:screen|script)?writer"
#: Other forms ("directed by X and written by Y") are weighed as what they claim.
_PAIRS = tuple(Form(form) for form in (
    rf"\b[Dd]irector\s+{_D},?\s+and\s+(?:the\s+)?{_WRITER}\s+{_W}(?!,?\s+and\b)",
    rf"\b(?i:{_WRITER})\s+{_W},?\s+and\s+(?:the\s+)?director\s+{_D}(?!,?\s+and\b)",
))  # fmt: skip
#: Of what the pair may be besides a work that the desk has.
_ELSEWHERE = Form(
    r"\b(?:next|new|upcoming|first\s+time|reunit\w*|jury|award\w*|nominat\w*|film|movie|remake|will|season|like|instead|not)\b"
)


def of_pairs(draft: Reading, circle: Circle, ledger: Ledger) -> Iterator[Misnamed]:
    """The one of each such pair who has made nothing with the other, as a warning. Raises LedgerError."""
    makers = [c for c in circle.credits if c.craft in ("director", "screenwriter")]
    for sentence in masked_sentences(draft) if makers else ():
        for match in (m for form in _PAIRS for m in form.finditer(sentence.text)):
            if _ELSEWHERE.search(sentence.text):
                continue
            pair = {craft: match.start(craft) for craft in ("director", "screenwriter")}
            known = {craft: _credits(makers, craft, sentence.entities[at]) for craft, at in pair.items()}
            right = [craft for craft, theirs in known.items() if theirs]
            if len(right) != 1:
                continue
            other = next(craft for craft in pair if craft != right[0])
            wrong = _weighed(ledger, makers, known[right[0]], other, sentence.entities[pair[other]],
                             sentence.spans[pair[other]])  # fmt: skip
            titles = {e.id for e in sentence.entities.values() if e.type is EntityType.WORK}
            works = {entity_id for entity_id, thing in circle.works if any(c.work == thing for c in known[right[0]])}
            if wrong is not None and titles <= works:
                yield wrong


def _credits(makers: list[Credit], craft: str, entity: Entity) -> list[Credit]:
    return [c for c in makers if c.craft == craft and is_person(c, entity, entity.name)]


def _weighed(
    ledger: Ledger, makers: list[Credit], right: list[Credit], craft: str, person: Entity, at: Span
) -> Misnamed | None:
    works = {c.work.id: c.work for c in right}
    meant = [c for c in makers if c.craft == craft and c.work.id in works]
    if len(works) != 1 or not meant or any(
        isinstance(e.object, Thing) and is_person(Credit(e.subject, craft, e.object, None, (e,)), person, person.name)
        for one in ledger.entries(object=right[0].person.id, predicate=right[0].craft)
        for e in ledger.entries(subject=one.subject.id, predicate=craft)
    ):
        return None
    entries = entries_of((*meant, *right))
    people = {c.person.id: c.person for c in meant}
    names = " and ".join(thing.name for thing in people.values())
    message = (
        f"{CRAFTS[craft]} of {meant[0].work.name}, whose {CRAFTS[right[0].craft]} is {right[0].person.name}, is "
        f"{names} ({told_by(entries)}), not {person.name}"
    )
    said = spelled_like(person.name, next(iter(people.values()))) if len(people) == 1 else None
    return Misnamed(Kind.SPELLING, at, message, Severity.WARNING, entries, said)
