"""Whose of a work's leads and makers a name nearly is, by what stands right at it, and what is said of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS, Circle, Credit
from copydesk.check.naming.misnamed import Kind, Misnamed, entries_of, may_be_one_role, role_is
from copydesk.check.naming.nearness import a_syllable_of
from copydesk.check.places import in_one_sentence
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import masked_sentences, role_phrases
from copydesk.check.telling.makers import names_craft
from copydesk.check.works.known import same_name
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Entity, EntityValue, Reading, Span, TextValue
from copydesk.text.form import Form

__all__ = [
    "MADE_BY", "has_another_role", "has_other_job", "is_lead", "is_named", "other_lead", "other_maker", "same_family",
    "slip_for",
]

_JOBS = {
    "director": "director", "pd": "director", "filmmaker": "director", "producer": "director",
    "writer": "screenwriter", "screenwriter": "screenwriter", "scriptwriter": "screenwriter", "author": "screenwriter",
    "actor": "cast_member", "actress": "cast_member", "star": "cast_member", "co-star": "cast_member",
}
_BY = r"\s+(?:(?:is|was|were|lay|lies)\s+)?(?:in\s+the\s+hands\s+of|by|of|from)\s+$"
#: Before a name, these make its bearer the maker of a work.
MADE_BY = {
    "director": Form(rf"\bthe\s+director\s+$|\b[Dd]irect(?:ion|ed){_BY}"),
    "screenwriter": Form(
        rf"\bthe\s+(?:writer|screenwriter|author)\s+$|\b(?:[Ss]cripts?|[Ss]creenplay|written){_BY}"
    ),
}
_LEAD = TextValue("lead")
_AND = Form(r"\s+(?:and|&|with|opposite)\s+")
#: Jobs whose holders are in no credits.
_OUTSIDERS = Form(
    r"\b(?:reporter|critic|journalist|analyst|professor|lawyer|attorney|spokes\w+|official|CEO|president|minister|"
    r"photographer|camera\w+|cinematographer|choreographer|stylist|composer|singer|editor|columnist|player|coach|fan|dancer|model|designer|novelist|comedian|host)\b",
    re.IGNORECASE,
)


def other_lead(draft: Reading, circle: Circle, at: Span, forms: Sequence[str]) -> Misnamed | None:
    """A name set beside a lead of a work ("X and Kim Soo-hyun") that is a syllable away from another lead of it, whom
    the draft does not name.
    """
    text = draft.document.text
    leads = [c for c in circle.credits if c.craft == "cast_member" and is_lead(c.entries)]
    for entity in draft.entities:
        for span in entity.mentions:
            low, high = sorted((span, at))
            if not _AND.fullmatch(text[low.end:high.start]):
                continue
            titles = ((work, draft.entity(e).mentions) for e, work in circle.works)
            here = [work.id for work, named in titles if any(in_one_sentence(text, at, title) for title in named)]
            works = {c.work.id for c in leads if is_named(c, entity)} & set(here) if len(here) == 1 else set()
            others = [
                (c, reason) for c in leads
                if c.work.id in works and (reason := a_syllable_of(text[at.start:at.end], c.person)) is not None
                and not any(same_name(form, c.person.name, c.person.type) for form in forms)
            ]
            if len({c.person.id for c, _ in others}) == 1:
                credit, reason = others[0]
                beside = f"named beside the other lead {entity.name}"
                slip = slip_for(credit.person, [credit], at, text[at.start:at.end], reason, beside)
                return replace(slip, severity=Severity.WARNING)
    return None


def is_lead(entries: Iterable[Entry]) -> bool:
    """Whether an entry on somebody's part bills them as a lead of the work."""
    return any(entry.qualifier("billing") == _LEAD for entry in entries)


def other_maker(
    draft: Reading, circle: Circle, entity: Entity, at: Span, forms: Sequence[str]
) -> Misnamed | None:
    """A name that is a syllable away from a maker of a work, whom the draft does not name, where the words make its
    bearer one: "shares the second season with director X".
    """
    name = draft.document.text[at.start:at.end]
    made = [c for c in circle.credits if c.craft in MADE_BY and same_family(name, c.person)]
    found = {
        c.person.id: (c, reason) for c in made if (reason := a_syllable_of(name, c.person)) is not None
        and not any(same_name(form, c.person.name, c.person.type) for form in forms)
    }
    if len(found) != 1:
        return None
    credit, reason = next(iter(found.values()))
    crafts = {c.craft for c in made if c.person == credit.person}
    told = any(
        names_craft(craft, s.text) for s in masked_sentences(draft) if entity.id in {e.id for e in s.entities.values()}
        for craft in crafts
    )
    if not told or has_other_job(draft.document.text, entity, [credit]):
        return None
    slip = slip_for(credit.person, [credit], at, name, reason, f"named with a word of the {CRAFTS[credit.craft]}'s")
    return replace(slip, severity=Severity.WARNING)


def same_family(name: str, thing: Thing) -> bool:
    """Whether a name begins with the syllable with which the thing's does."""
    return names.key(name)[:1] == names.key(thing.name)[:1]


def slip_for(
    thing: Thing, parts: Sequence[Credit], at: Span, name: str, reason: str, company: str
) -> Misnamed:
    entries = entries_of(parts)
    of = parts[0].label if thing == parts[0].person else f"role of {parts[0].person.name}, {parts[0].work.name}"
    message = f"{name}: {thing.name} is meant, it seems ({of}, {told_by(entries)}), {company}: {reason}"
    # A name of two syllables is a letter away from too many.
    severity = Severity.ERROR if len(names.key(name)) > 2 else Severity.WARNING
    return Misnamed(Kind.SPELLING, at, message, severity, entries, spelled_like(name, thing))


def has_other_job(text: str, entity: Entity, parts: Sequence[Credit]) -> bool:
    """Whether words at the name give its bearer a job that is none of the parts': "reporter Kim Ji-wan"."""
    crafts = {c.craft for c in parts}
    for span in entity.mentions:
        before = text[max(0, span.start - 40):span.start]
        after = re.match(r",\s+(?:the|an?)\s+(?:[\w-]+\s+){0,3}[\w-]+", text[span.end:span.end + 60])
        words = [*re.findall(r"[A-Za-z-]+", before)[-2:], *(re.findall(r"[A-Za-z-]+", after[0]) if after else ())]
        if any(_OUTSIDERS.fullmatch(word) for word in words):
            return True
        if any(word.casefold() in _JOBS and _JOBS[word.casefold()] not in crafts for word in words):
            return True
    return False


def has_another_role(draft: Reading, entity: Entity, parts: Sequence[Credit]) -> bool:
    """Whether the draft has somebody in a role, and in none of those parts: then it may be somebody whom the desk does
    not have in that cast.
    """
    told = {tie.role.name for tie in role_phrases(draft) if tie.performer.id == entity.id}
    for claim in draft.claims:
        role = claim.qualifier("character") if claim.object == EntityValue(entity.id) else None
        if isinstance(role, EntityValue):
            told.add(draft.entity(role.entity).name)
    return bool(told) and not any(
        c.role is not None and (role_is(c, name) or may_be_one_role(name, c.role.name)) for c in parts for name in told
    )


def is_named(credit: Credit, entity: Entity) -> bool:
    """Whether an entity is called as the person or the role of a credit."""
    things = (credit.person, *((credit.role,) if credit.role is not None else ()))
    return any(same_name(entity.name, known, t.type) for t in things for known in (t.name,))
