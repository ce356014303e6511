"""Names that are one slip away from somebody of the works of a draft, and whom nothing but their company gives away.

A name that the desk knows as somebody else's is left alone; so is one with a job that is none of the works' credits
("reporter Kim Ji-wan"), and one that the draft has beside the name it is near. Pure but for the ledger that it asks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from copydesk import names
from copydesk.check.claims.verdict import SURE
from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS, Circle, Credit, called
from copydesk.check.naming.misnamed import (
    PEOPLE,
    Kind,
    Misnamed,
    entries_of,
    is_name,
    of_several,
    short_forms,
    without_possessive,
    written,
)
from copydesk.check.naming.near_ones import (
    MADE_BY,
    has_another_role,
    has_other_job,
    is_lead,
    is_named,
    other_lead,
    other_maker,
    same_family,
    slip_for,
)
from copydesk.check.naming.nearness import a_like_syllable_of, a_slip_of, a_syllable_of, same_words, sounds_like
from copydesk.check.naming.rows import unread
from copydesk.check.places import cut_of
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import masked_sentences
from copydesk.check.telling.subject import works_of
from copydesk.check.works.known import same_name, spellings_of
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType, EntityValue, Reading, Span
from copydesk.text.form import Form
from copydesk.text.segment import BlockKind

__all__ = ["in_company"]

_STOPS = Form(r"[.;:!?\n]|\s(?:and|but|while)\s")
_HEADS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)
#: How sure a reader must be, and how many of a cast the desk must have, where a whole syllable differs.
_SURELY_READ, _A_CAST = 0.9, 5
_OWN_WAY = Form(r"(?:een|ean|aec|eak|nee|^zo|^un)$")


def in_company(draft: Reading, circle: Circle, ledger: Ledger) -> Iterator[Misnamed]:
    """Names that are one slip away from somebody of the circle, who is not named otherwise in the draft."""
    text = draft.document.text
    sentences = [Span(s.start, s.end) for s in cut_of(text).sentences]
    forms = [form for e in draft.entities for form in (e.name, *e.aliases)]
    by_id = {t.id: t for c in circle.credits for t in (c.person, c.role) if t is not None and is_name(t.name)}
    things = tuple(by_id.values())
    for entity in (*draft.entities, *(entity for _, entity in unread(draft))) if things else ():
        if entity.type not in PEOPLE or not entity.mentions:
            continue
        at = without_possessive(text, max(entity.mentions, key=lambda s: (s.end - s.start, -s.start)))
        name = written(text, at)
        known = (spelling for thing in things for spelling in spellings_of(thing))
        if len(name.replace("-", " ").split()) < 2 or of_several(text, at, known):
            continue
        own, short, near = _alike(name, things)
        if own is not None:
            unseen = _unseen_variant(entity, own, circle, at, name)
            if unseen is not None and not _plays_elsewhere(draft, circle, entity, own):
                yield unseen
            continue
        if short:
            continue
        namesake = _other_family(entity, name, things, draft) if not near else None
        if namesake is not None and not ledger.find(name, types=frozenset(PEOPLE)):
            parts = [c for c in circle.credits if namesake in (c.person, c.role)]
            yield replace(
                slip_for(namesake, parts, at, name, "only the family name differs", "whom the draft names too"),
                severity=Severity.WARNING,
            )
            continue
        other = other_lead(draft, circle, at, forms) if not near and entity.type is EntityType.PERSON else None
        if other is not None and not ledger.find(name, types=frozenset(PEOPLE)):
            yield other
            continue
        slip = bool(near)
        near = near or tuple((t, r) for t in things if (r := a_like_syllable_of(name, t)))
        if not near and entity.type is EntityType.PERSON:
            other = other_maker(draft, circle, entity, at, forms) or _as_read(draft, circle, entity, at, forms)
            if other is not None and not ledger.find(name, types=frozenset(PEOPLE)):
                yield other
            continue
        if len(near) != 1 or ledger.find(name, types=frozenset(PEOPLE)):
            continue
        thing, reason = near[0]
        parts = [c for c in circle.credits if thing in (c.person, c.role)]
        told_of = _in_its_job(draft, circle, parts, thing, entity, at, forms)
        if told_of:
            yield replace(slip_for(thing, parts, at, name, reason, told_of), severity=Severity.WARNING)
            continue
        if has_other_job(text, entity, parts):
            continue
        if any(same_name(form, thing.name, thing.type) for form in forms):
            # The draft has both: two people, or one spelled two ways, which only the part tells.
            told_of = _in_that_part(draft, circle, _not_given(draft, circle, parts, thing), thing, entity)
            if told_of:
                yield replace(slip_for(thing, parts, at, name, reason, told_of), severity=Severity.WARNING)
            continue
        another = thing.type is EntityType.PERSON and has_another_role(draft, entity, parts)
        if another and all(c.role is not None for c in parts):
            continue
        company = _company(draft, circle, parts, entity, sentences)
        if company and slip and sounds_like(name, thing):
            found = slip_for(thing, parts, at, name, reason, company[0])
            # In whom no reader sees anybody may be somebody else.
            yield found if entity in draft.entities and not another else replace(found, severity=Severity.WARNING)
            continue
        told_of = ""
        if slip:
            several = len(company) > 1 or (company and _only_work(draft, circle, parts))
            told_of = company[0] if several else _in_its_paragraph(draft, circle, parts, entity)
        told_of = told_of or _in_that_part(draft, circle, parts, thing, entity) or _with_performer(
            draft, parts, thing, entity
        )
        if told_of:
            yield replace(slip_for(thing, parts, at, name, reason, told_of), severity=Severity.WARNING)


def _as_read(draft: Reading, circle: Circle, entity: Entity, at: Span, forms: Sequence[str]) -> Misnamed | None:
    """A name that a reader is sure is of a cast, a syllable away from one alone of that cast, whom the draft does not
    name; or from a lead of the one work that its sentence names.
    """
    text, them = draft.document.text, EntityValue(entity.id)
    name, works = written(text, at), dict(circle.works)
    read = {
        works[c.subject].id for c in draft.claims
        if c.predicate == "cast_member" and c.object == them and c.subject in works and c.confidence >= _SURELY_READ
    }
    beside = {e.id: works.get(e.id) for e in _named_with(draft, entity) if e.type is EntityType.WORK}
    others = {c.subject for c in draft.claims if c.object == them and c.predicate == "cast_member"} | beside.keys()
    if not others <= works.keys():
        return None  # somebody of a work that the desk does not know
    meant = read or {thing.id for thing in beside.values() if thing is not None}
    cast = [c for c in circle.credits if c.work.id in meant and c.craft == "cast_member"]
    if len(meant) != 1 or len({c.person.id for c in cast}) < _A_CAST:
        return None
    found = {
        c.person.id: (c, reason) for c in cast if (read or is_lead(c.entries))
        and (reason := a_syllable_of(name, c.person)) is not None and same_family(name, c.person)
        and not any(same_name(form, known, c.person.type) for form in forms for known in spellings_of(c.person))
    }
    if len(found) != 1:
        return None
    credit, reason = next(iter(found.values()))
    if has_other_job(text, entity, [credit]):
        return None
    slip = slip_for(credit.person, [credit], at, name, reason, f"named in a part of {credit.work.name}")
    return replace(slip, severity=Severity.WARNING)


@lru_cache(maxsize=1024)
def _alike(name: str, things: tuple[Thing, ...]) -> tuple[Thing | None, bool, tuple[tuple[Thing, str], ...]]:
    """The first of the things that is called so; else whether the name is short for one's, or the other way round; else
    those that it is a slip for, each with the reason.
    """
    own = next((t for t in things if called(t, name)), None)
    short = own is None and any(short_forms(name, t) for t in things)
    if own is not None or short:
        return own, short, ()
    return None, False, tuple((t, r) for t in things if (r := a_slip_of(name, t)))


def _other_family(entity: Entity, name: str, things: Iterable[Thing], draft: Reading) -> Thing | None:
    """The role that the draft names too and that has the same given name of two syllables under another family name."""
    key = names.key(name)
    if len(key) != 3 or not names.is_hangul(key):
        return None
    found = [
        t for t in things if t.type is EntityType.CHARACTER
        and len(other := names.key(t.name)) == 3 and other[1:] == key[1:] and other[0] != key[0]
        and any(e.id != entity.id and same_name(e.name, t.name, t.type) for e in draft.entities)
    ]
    return found[0] if len(found) == 1 else None


def _company(
    draft: Reading, circle: Circle, parts: Sequence[Credit], entity: Entity, sentences: Sequence[Span]
) -> list[str]:
    """What in the sentences that hold the name points to the parts' work, in words, best first: the work, others of
    it; empty where nothing does.
    """
    works = {c.work.id for c in parts}
    own = _own_works(circle, parts)
    ours = [s for s in sentences if any(s.start <= m.start and m.end <= s.end for m in entity.mentions)]

    def beside(other: Entity) -> bool:
        return any(s.start <= m.start and m.end <= s.end for s in ours for m in other.mentions)

    if any(other not in own for other in _works_told_of(draft, ours)):
        return []  # whose name it is, of two works, nobody can say
    found = [f"named beside {thing.name}" for entity_id, thing in own.items() if beside(draft.entity(entity_id))]
    for other in draft.entities:
        if other.type in PEOPLE and other.id != entity.id and beside(other):
            theirs = [c for c in circle.credits if c.work.id in works and is_named(c, other)]
            if theirs:
                found.append(f"named beside {other.name} of {theirs[0].work.name}")
    return found


def _works_told_of(draft: Reading, places: Sequence[Span]) -> set[str]:
    """The works, by their entities, that sentences at these places tell of: none that only says who somebody is."""
    sentences = (s for s in masked_sentences(draft) if s.spans)
    here = [s for s in sentences if any(p.start <= s.spans[0].start and s.spans[-1].end <= p.end for p in places)]
    return {s.entities[at].id for s in here for at in works_of(s)}


def _in_its_paragraph(draft: Reading, circle: Circle, parts: Sequence[Credit], entity: Entity) -> str:
    """What points to the parts' work in the paragraphs that hold the name, or in what stands right before them, in
    words: empty where nothing does, another work is told of there too, or a reader has the name in no part of the work.
    """
    own = _own_works(circle, parts)
    if not _chances(draft, own, entity):
        return ""  # a fan of the name, perhaps
    cut = cut_of(draft.document.text)
    for k, block in enumerate(cut.blocks):
        if not any(block.start <= m.start < block.end for m in entity.mentions):
            continue
        low = cut.blocks[k - 1].start if k and cut.blocks[k - 1].kind in _HEADS else block.start
        told_of = _works_told_of(draft, [Span(low, block.end)])
        if told_of and told_of <= own.keys():
            return f"named in a paragraph about {own[min(told_of)].name}"
        if not told_of and len(own) == len({e.id for e in draft.entities if e.type is EntityType.WORK}) == 1:
            return f"named in a draft about {next(iter(own.values())).name}"
    return ""


def _in_that_part(draft: Reading, circle: Circle, parts: Sequence[Credit], thing: Thing, entity: Entity) -> str:
    """That a reader has the name in one of these parts of its work, as performer or role like the thing, in words, or
    empty.
    """
    own, them = _own_works(circle, parts), EntityValue(entity.id)
    for claim in draft.claims:
        for part in parts:
            said = claim.object if thing == part.person else claim.qualifier("character")
            if said == them and claim.predicate == part.craft and own.get(claim.subject) == part.work:
                return f"named in a part of {part.work.name}"
    return ""


def _in_its_job(
    draft: Reading, circle: Circle, parts: Sequence[Credit], thing: Thing, entity: Entity, at: Span,
    forms: Sequence[str],
) -> str:
    """That the words right before the name make its bearer the maker that the thing is, in words, or empty; a sentence
    that tells of a work that is not the thing's leaves open whose.
    """
    before = draft.document.text[max(0, at.start - 40):at.start]
    made = [c for c in parts if c.craft in MADE_BY and MADE_BY[c.craft].search(before)]
    if not made or any(same_name(form, thing.name, thing.type) for form in forms):
        return ""
    own = _own_works(circle, made)
    told_of = {e.id for e in _named_with(draft, entity) if e.type is EntityType.WORK}
    return f"named as a {CRAFTS[made[0].craft]}" if told_of <= own.keys() or _behind(draft, own, at) else ""


def _behind(draft: Reading, works: Collection[str], at: Span) -> bool:
    """Whether the title of one of these works stands before a place in its clause, and no other behind that."""
    titles = (m for e in draft.entities if e.type is EntityType.WORK for m in e.mentions if m < at)
    last = max(titles, default=None)
    return last is not None and any(last in draft.entity(work).mentions for work in works) and (
        _STOPS.search(draft.document.text[last.end:at.start]) is None
    )


def _with_performer(draft: Reading, parts: Sequence[Credit], thing: Thing, entity: Entity) -> str:
    """That of all people the sentences of the name have the performer of that role alone, in words, or empty."""
    if not all(part.role == thing for part in parts):
        return ""
    people = {e.id: e for e in _named_with(draft, entity) if e.type is EntityType.PERSON}
    alone = next(iter(people.values())) if len(people) == 1 else None
    return next((f"named beside {c.person.name} alone" for c in parts if alone and called(c.person, alone.name)), "")


def _named_with(draft: Reading, entity: Entity) -> Iterator[Entity]:
    """Whom and what the sentences name that name an entity, itself too."""
    for sentence in masked_sentences(draft):
        if any(other.id == entity.id for other in sentence.entities.values()):
            yield from sentence.entities.values()


def _not_given(draft: Reading, circle: Circle, parts: Sequence[Credit], thing: Thing) -> list[Credit]:
    """Those of the parts in whose works the draft, as read, does not have the thing itself."""
    own = _own_works(circle, parts)
    them = {
        EntityValue(e.id) for e in draft.entities
        if any(same_name(form, thing.name, thing.type) for form in (e.name, *e.aliases))
    }
    given = {
        own[c.subject].id for c in draft.claims
        if c.subject in own and not them.isdisjoint((c.object, c.qualifier("character")))
    }
    return [c for c in parts if c.work.id not in given]


def _only_work(draft: Reading, circle: Circle, parts: Sequence[Credit]) -> bool:
    """Whether the draft names no work but that of the parts."""
    return {e.id for e in draft.entities if e.type is EntityType.WORK} == _own_works(circle, parts).keys()


def _own_works(circle: Circle, parts: Sequence[Credit]) -> dict[str, Thing]:
    """The works of the parts, by the draft's entities."""
    works = {c.work.id for c in parts}
    return {entity_id: thing for entity_id, thing in circle.works if thing.id in works}


def _chances(draft: Reading, works: Collection[str], entity: Entity) -> list[float]:
    """How likely, of each claim by which a reader has the name in a part of the works, that claim is."""
    them = EntityValue(entity.id)
    return [
        c.confidence for c in draft.claims if c.subject in works and them in (c.object, c.qualifier("character"))
    ]


def _plays_elsewhere(draft: Reading, circle: Circle, entity: Entity, maker: Thing) -> bool:
    """Whether a reader has the name in the cast of a work that is none of those that the maker it may be wrote or
    directed: an actor of much the same name is somebody else.
    """
    parts = [c for c in circle.credits if c.person == maker]
    if any(c.craft == "cast_member" for c in parts):
        return False
    own = _own_works(circle, parts)
    return any(
        c.predicate == "cast_member" and c.object == EntityValue(entity.id) and c.subject not in own
        and c.confidence >= SURE for c in draft.claims
    )


def _spelled_her_own_way(name: str, known: str) -> bool:
    """Whether the syllable that sets the two apart is one that few spell so: "been", "Taec", "Zo", "un" for "eun".

    Between two common romanisations (Suk, Seok) a house has a rule, which is no matter of this check.
    """
    ours, theirs = ({names.fold(part) for part in n.replace("-", " ").split()} for n in (name, known))
    return any(_OWN_WAY.search(syllable) for syllable in theirs ^ ours)


def _unseen_variant(entity: Entity, thing: Thing, circle: Circle, at: Span, name: str) -> Misnamed | None:
    """A real person's name in a romanisation that no story on the desk uses, where several agree on another."""
    if thing.type is not EntityType.PERSON or names.is_hangul(name) or entity.type is not EntityType.PERSON:
        return None
    latin = [(s, n) for s, n in thing.spellings if not names.is_hangul(s) and len(s.replace("-", " ").split()) > 1]
    stories = sum(n for _, n in latin)
    if stories < 2 or any(same_words(name, s) for s, _ in latin) or not _spelled_her_own_way(name, thing.name):
        return None
    parts = circle.of_person(thing.name)
    entries = entries_of(parts)
    message = (
        f"no story on the desk spells {thing.name} so ({parts[0].label}, {told_by(entries)}): "
        f"{names.compare(name, thing.name).reason}"
    )
    return Misnamed(Kind.UNSEEN_VARIANT, at, message, Severity.WARNING, entries, spelled_like(name, thing))
