"""Names that words make a work's cast: "his W partner X", "X, her co-star in W". Pure but for the ledger it asks."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import names
from copydesk.check.naming.circle import Circle, Credit
from copydesk.check.naming.misnamed import Kind, Misnamed, is_person, role_is, severity_of, written
from copydesk.check.naming.nearness import a_slip_of, a_syllable_of
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import ANYBODY, COMPANY, PERSON, WORK, masked_sentences
from copydesk.ledger.base import Ledger
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["misspelt", "partners"]

_PARTNER = r"(?:(?:on-?)?screen\s+)?(?:partner|co-?star|co-?lead|leading\s+(?:man|lady)|love\s+interest)"
_TITLE = rf"(?:{COMPANY}['’]s?\s+)?[\"“‘']?{WORK}"
_NAME = rf"(?P<a>{ANYBODY})"
#: In a text whose names are marks, the name `a`.
_PARTNERS = tuple(Form(form) for form in (
    rf"(?:\b(?:his|her|their)|['’]s)\s+{_TITLE}[\"”’']?\s+{_PARTNER},?\s+{_NAME}",
    rf"{_NAME},\s+(?:his|her|{PERSON}['’]s)\s+{_PARTNER}\s+(?:in|of|from)\s+{_TITLE}",
    rf"\b(?:his|her|{PERSON}['’]s)\s+{_PARTNER}\s+(?:in|of|from)\s+{_TITLE}[\"”’']?,\s+{_NAME}",
))  # fmt: skip


def partners(draft: Reading, circle: Circle, ledger: Ledger) -> Iterator[Misnamed]:
    """Names that the words make a work's cast, a syllable away from one of it whom the draft does not name."""
    works = dict(circle.works)
    forms = [form for e in draft.entities for form in (e.name, *e.aliases)]
    for sentence in masked_sentences(draft):
        for match in (m for form in _PARTNERS for m in form.finditer(sentence.text)):
            place = match.start("a")
            entity, name = sentence.entities[place], written(draft.document.text, sentence.spans[place])
            named = {works[e.id].id for at, e in sentence.entities.items()
                     if match.start() <= at < match.end() and e.id in works}  # fmt: skip
            cast = [c for c in circle.credits if c.work.id in named and c.craft == "cast_member"]
            if any(is_person(c, entity, name) or role_is(c, name) for c in cast) or ledger.find(name):
                continue
            near = {c.person.id: (c, reason) for c in cast if (reason := a_syllable_of(name, c.person)) is not None
                    and not any(is_person(c, entity, form) for form in forms)}  # fmt: skip
            if len(near) != 1:
                continue
            credit, reason = next(iter(near.values()))
            of = f"{credit.label}, {told_by(credit.entries)}"
            message = f"{name}: {credit.person.name} is meant, it seems ({of}): {reason}"
            yield misspelt(credit, sentence.spans[place], name, message)


def misspelt(credit: Credit, at: Span, name: str, message: str) -> Misnamed:
    """The name is meant for the credit's person; sure but for names of two syllables, a letter away from too many."""
    sure = a_slip_of(name, credit.person) is not None and len(names.key(name)) > 2
    return Misnamed(
        Kind.SPELLING, at, message, severity_of(sure=sure), credit.entries, spelled_like(name, credit.person)
    )
