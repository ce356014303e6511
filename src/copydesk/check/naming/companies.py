"""Companies of a draft that are a slip away from one of a work or a person that it names. Pure but for the ledger that
it asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.misnamed import PEOPLE, Kind, Misnamed, without_possessive, written
from copydesk.check.receipts import told_by
from copydesk.check.works.known import same_name, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import EntityType, Reading
from copydesk.text.form import Form

__all__ = ["miscalled"]

_COMPANY = frozenset({EntityType.ORGANIZATION})
#: Shorter names are a letter away from too many.
_SHORTEST = 8
#: What a firm's full name ends in.
_FIRM = Form(r"(?:,?\s(?:Co|Ltd|Inc|Corp|LLC|Company)\b\.?)+$")
_SUBJECTS = (EntityType.WORK, *PEOPLE)


def miscalled(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Each company that the desk does not know and that is a slip for one of a work or a person of the draft.

    Raises LedgerError where the ledger cannot be read.
    """
    text = draft.document.text
    forms = {names.fold(form) for e in draft.entities for form in (e.name, *e.aliases)}
    unknown = [
        e for e in draft.entities if e.type is EntityType.ORGANIZATION and e.mentions
        and len(names.fold(e.name)) >= _SHORTEST and not ledger.find(e.name)
    ]
    known = list(_of_the_draft(draft, ledger)) if unknown else []
    for entity in unknown:
        for entry, thing in known:
            reason = _slip(entity.name, thing.name)
            if reason is None or names.fold(thing.name) in forms:
                continue
            message = (
                f"{entity.name}: {thing.name} is meant, it seems (the desk has it for {entry.subject.name}, "
                f"{told_by((entry,))}): {reason}"
            )
            for mention in entity.mentions:
                at = without_possessive(text, mention)
                if names.fold(written(text, at)) == names.fold(entity.name):
                    yield Misnamed(Kind.SPELLING, at, message, Severity.WARNING, (entry,), thing.name)
            break


def _of_the_draft(draft: Reading, ledger: Ledger) -> Iterator[tuple[Entry, Thing]]:
    """The companies that the desk has for the works and the people of the draft."""
    for entity in draft.entities:
        thing = the_thing(entity, ledger) if entity.type in _SUBJECTS else None
        for entry in ledger.entries(subject=thing.id) if thing is not None else ():
            if isinstance(entry.object, Thing) and entry.object.type in _COMPANY:
                yield entry, entry.object


def _slip(ours: str, theirs: str) -> str | None:
    """Why the one is a slip for the other, or None; a number is another channel's."""
    if [c for c in ours if c.isdigit()] != [c for c in theirs if c.isdigit()] or (
        same_name(ours, theirs, EntityType.ORGANIZATION)
    ):
        return None
    if names.fold(_FIRM.sub("", ours)) == names.fold(_FIRM.sub("", theirs)):
        return None
    comparison = names.compare(ours, theirs)
    if comparison.relation is names.Relation.SLIP:
        return comparison.reason
    return "they are one letter apart" if names.letters_apart(ours, theirs, 1) <= 1 else None
