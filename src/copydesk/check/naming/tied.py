"""People and roles that the desk ties to a work or to somebody of the draft in any other way than the credits: kin,
partners, those who turned a part down, roles whose performer nobody names, the people of a company. Pure but for the
ledger that it asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS
from copydesk.check.naming.misnamed import PEOPLE, Kind, Misnamed, without_possessive, written
from copydesk.check.naming.nearness import a_slip_of
from copydesk.check.naming.rows import unread
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.works.known import same_name, spellings_of, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import EntityType, Modality, Reading

__all__ = ["tied_otherwise"]

_TYPES = frozenset(PEOPLE)
_SAID = (Modality.ASSERTED, Modality.PLANNED)
_SUBJECTS = (EntityType.WORK, EntityType.ORGANIZATION, *PEOPLE)
#: The syllables of a whole Korean name.
_WHOLE = 3


def tied_otherwise(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Each whole Korean name of nobody on the desk that is a slip for somebody so tied, whom the draft does not name.

    Raises LedgerError where the ledger cannot be read.
    """
    text = draft.document.text
    people = [*(e for e in draft.entities if e.type in PEOPLE and e.mentions), *(e for _, e in unread(draft))]
    unknown = [e for e in people if len(names.key(e.name)) == _WHOLE and not ledger.find(e.name, types=_TYPES)]
    known = {thing.id: (thing, beside, entry) for thing, beside, entry in _tied(draft, ledger)} if unknown else {}
    for entity in unknown:
        near = [
            (thing, beside, entry, reason) for thing, beside, entry in known.values()
            if (reason := a_slip_of(entity.name, thing)) is not None
            and not any(same_name(e.name, form, e.type) for e in people for form in spellings_of(thing))
        ]
        if len(near) != 1:
            continue
        thing, beside, entry, reason = near[0]
        message = (
            f"{entity.name}: {thing.name} is meant, it seems (the desk has that name beside {beside.name}, "
            f"{told_by((entry,))}): {reason}"
        )
        for mention in entity.mentions:
            at = without_possessive(text, mention)
            if names.fold(written(text, at)) == names.fold(entity.name):
                right = spelled_like(entity.name, thing)
                yield Misnamed(Kind.SPELLING, at, message, Severity.WARNING, (entry,), right)


def _tied(draft: Reading, ledger: Ledger) -> Iterator[tuple[Thing, Thing, Entry]]:
    """Whom the desk so ties to the works, the people and the companies of the draft, and to which of them."""
    for entity in draft.entities:
        thing = the_thing(entity, ledger) if entity.type in _SUBJECTS else None
        if thing is None:
            continue
        if entity.type is EntityType.ORGANIZATION:
            for entry in ledger.entries(qualifier=thing.id, predicate="occupation"):
                if entry.subject.type in PEOPLE:
                    yield entry.subject, thing, entry
            continue
        for entry in ledger.entries(subject=thing.id):
            credited = entry.predicate in CRAFTS and entry.modality in _SAID
            if not credited and isinstance(entry.object, Thing) and entry.object.type in PEOPLE:
                yield entry.object, entry.subject, entry
