"""People and roles of a draft that its other facts say are somebody else: misspelt, exchanged, or the wrong performer.

Two kinds of facts point to the right name: a tie in words ("Y, played by X") to a role or a performer that the desk
has in a work of the draft, and mere company: a name one slip away from a person of that work, whom the draft does not
name otherwise. Pure but for the ledger that it asks. Which rule reports what is the rules' own affair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.asides import told_aside
from copydesk.check.naming.circle import Circle, Credit, circle_of
from copydesk.check.naming.claimed import claimed, right_one_beside, told_otherwise
from copydesk.check.naming.company import in_company
from copydesk.check.naming.exchanged import exchanged, in_brackets, in_order, parts_of_role, read_exchanged
from copydesk.check.naming.former import in_turn
from copydesk.check.naming.in_each import in_each
from copydesk.check.naming.maker_pairs import of_pairs
from copydesk.check.naming.misnamed import (
    Kind,
    Misnamed,
    entries_of,
    is_name,
    is_person,
    may_be_one_role,
    role_is,
    severity_of,
    share_a_word,
    short_forms,
    written,
)
from copydesk.check.naming.nearness import a_given_name_of, a_slip_of, a_syllable_of
from copydesk.check.naming.other_parts import in_their_other_work, is_ones_family
from copydesk.check.naming.outsiders import from_elsewhere, strangers
from copydesk.check.naming.paired import beside_each_other, of_somebody_else, sentence_of
from copydesk.check.naming.partners import misspelt, partners
from copydesk.check.naming.possessed import of_possessives
from copydesk.check.naming.pronouns import of_pronouns
from copydesk.check.naming.ranks import ranked_performer, under_ranks
from copydesk.check.naming.rows import in_rows
from copydesk.check.once import once
from copydesk.check.places import in_one_sentence, value_span
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import RolePhrase, role_phrases
from copydesk.check.works.known import same_name, spellings_of, the_thing
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Claim, Entity, EntityType, EntityValue, Reading, Span
from copydesk.text.form import Form

__all__ = ["misnamed"]

#: The words of a whole name.
_WHOLE_NAME = 2
_PERSON = frozenset({EntityType.PERSON})


@once
def misnamed(draft: Reading, ledger: Ledger) -> tuple[Misnamed, ...]:
    """Every misnamed person or role of the draft, one at most for a place.

    Raises LedgerError where the ledger cannot be read.
    """
    circle = circle_of(draft, ledger)
    if not circle.credits:
        return ()
    found: dict[Span, Misnamed] = {}
    phrases = role_phrases(draft)
    told = list(claimed(draft, phrases))
    claims = [
        tie for tie in told if not told_otherwise(draft, tie, phrases) and not of_somebody_else(draft, circle, tie)
    ]
    alone = [tie for tie in claims if not right_one_beside(draft, circle, tie, (*phrases, *told))]
    for tie in (*phrases, *in_order(draft, circle), *in_rows(draft, circle)):
        for wrong in _weigh_tie(draft, circle, tie, phrases, ledger):
            found.setdefault(wrong.at, wrong)
    for tie in in_turn(draft, circle):
        for wrong in _weigh_tie(draft, circle, tie, phrases, ledger):
            found.setdefault(wrong.at, replace(wrong, severity=Severity.WARNING))
    for wrong in of_possessives(draft, circle):
        found.setdefault(wrong.at, wrong)
    for tie in (tie for tie in alone if tie.role_at not in found):
        for wrong in _weigh_tie(draft, circle, tie, phrases, ledger):
            found.setdefault(wrong.at, _as_read(draft, tie, wrong))
    for wrong in read_exchanged(draft, circle, phrases, found):
        found[wrong.at] = wrong
    for wrong in (*exchanged(draft, circle, claims, phrases), *in_brackets(draft, circle, phrases)):
        if not any(wrong.at.start < at.end and at.start < wrong.at.end for at in found):
            found[wrong.at] = wrong
    others = (
        *under_ranks(draft, circle), *_in_their_jobs(draft, circle), *partners(draft, circle, ledger),
        *of_pronouns(draft, circle), *in_company(draft, circle, ledger),
        *of_pairs(draft, circle, ledger), *in_each(draft, circle, ledger), *in_their_other_work(draft, circle, phrases),
    )
    for wrong in others:
        if not any(wrong.at.start < at.end and at.start < wrong.at.end for at in found):
            found[wrong.at] = wrong
    strange = strangers(draft, circle, ledger)
    for wrong in (*beside_each_other(draft, circle, strange), *from_elsewhere(draft, circle.titled(), ledger)):
        places = [at for one in found.values() for at in (one.at, one.beside) if at is not None]
        ours = [at for at in (wrong.at, wrong.beside) if at is not None]
        if not any(a.start < b.end and b.start < a.end for a in ours for b in places):
            found[wrong.at] = wrong
    return tuple(found[at] for at in sorted(found))


# Who plays whom


def _as_read(draft: Reading, tie: RolePhrase, wrong: Misnamed) -> Misnamed:
    """What a reader alone says is wrong with a performer: a warning, unless names are near or he has another role and
    the two stand in one sentence.
    """
    apart = not in_one_sentence(draft.document.text, tie.role_at, tie.performer_at)
    doubtful = wrong.kind is Kind.WRONG_PERFORMER and (wrong.beside is None or apart)
    if doubtful and wrong.beside is not None and wrong.at < wrong.beside:
        # Of two sentences the second says whose part it is: "Then there is X. As the investor Y, he laughs."
        wrong = replace(wrong, at=wrong.beside, beside=None, right=None)
    return replace(wrong, severity=Severity.WARNING) if doubtful else wrong


def _weigh_tie(
    draft: Reading, circle: Circle, tie: RolePhrase, phrases: Sequence[RolePhrase], ledger: Ledger
) -> Iterator[Misnamed]:
    text = draft.document.text
    performer, role = written(text, tie.performer_at), written(text, tie.role_at)
    if told_aside(text, tie):
        return
    swapped = [c for c in circle.of_person(role) if c.role is not None and role_is(c, performer)]
    if swapped and not circle.of_person(performer):
        yield _swapped(text, tie, swapped)
        return
    if tie.performer.type is EntityType.CHARACTER and circle.of_role(performer):
        return  # a role that is another's disguise
    of_role = parts_of_role(circle, text, tie)
    if of_role:
        if len(performer.replace("-", " ").split()) < _WHOLE_NAME and not ledger.find(performer, types=_PERSON):
            if not is_ones_family(draft, tie.performer, tie.performer_at):
                return  # the firm "for" which the role pleads, a family's name
            performer = tie.performer.name
        others = _namesakes(draft, tie, of_role, ledger)
        wrong = _wrong_performer(circle, tie, performer, of_role, others, _works_there(draft, circle, tie))
        given = _other_performers(draft, circle, tie, phrases)
        # A role that has several performers has still another only where the words say so.
        several = len({c.person.id for c in of_role}) > 1 and _all_right(of_role, given)
        if wrong is not None and (not given or (several and wrong.beside is None)):
            yield wrong
        elif wrong is not None and wrong.beside is not None and _of_one_cast(circle, performer, of_role) and (
            _all_right(of_role, given) and not _tied_to_its_own(text, tie, given)
        ):
            # The draft has the role right elsewhere: here it is not the performer that is wrong.
            yield replace(
                wrong, kind=Kind.WRONG_ROLE, at=tie.role_at, severity=Severity.WARNING, right=None, beside=None
            )
        return
    wrong = (
        ranked_performer(circle, tie, performer, role) or _wrong_role(circle, tie, performer, role)
        or _of_another_work(draft, circle, tie, ledger)
    )
    if wrong is not None:
        yield wrong


def _all_right(of_role: Sequence[Credit], given: Sequence[Entity]) -> bool:
    """Whether all of those performers are the role's by the desk."""
    return all(any(is_person(c, other, other.name) for c in of_role) for other in given)


#: From a performer to the role that is theirs: "X fries chickens as R", "X's boat captain, R".
_OWN_ROLE = Form(r"['’]s\s[^;.()]{0,40}|[^,;:.()]{0,45}\sas\s(?:the\s[\w\s-]{0,20})?")


def _tied_to_its_own(text: str, tie: RolePhrase, given: Sequence[Entity]) -> bool:
    """Whether this very place of the role stands behind its performer: what follows is another's, "X as R, Y as"."""
    places = (m for other in given for m in other.mentions if m.end <= tie.role_at.start)
    return any(_OWN_ROLE.fullmatch(text, m.end, tie.role_at.start) for m in places)


def _swapped(text: str, tie: RolePhrase, parts: Sequence[Credit]) -> Misnamed:
    first = parts[0]
    assert first.role is not None
    entries = entries_of(parts)
    a, b = sorted((tie.performer_at, tie.role_at))
    turned = f"{written(text, b)}{text[a.end:b.start]}{written(text, a)}"
    return Misnamed(
        Kind.SWAPPED, tie.at,
        f"performer and role exchanged: {first.person.name} plays {first.role.name} in {first.work.name} "
        f"({told_by(entries)}): “{turned}”", Severity.ERROR, entries,
    )


def _namesakes(draft: Reading, tie: RolePhrase, of_role: Sequence[Credit], ledger: Ledger) -> list[Credit]:
    """The credits of the role for whose performer the name written is short, and yet is another's whole name on the
    desk: Jin Goo for Yeo Jin-goo, whom the draft does not name.
    """
    performer = written(draft.document.text, tie.performer_at)
    thing = the_thing(tie.performer, ledger) if " " in performer else None
    if thing is None or not same_name(performer, thing.name, thing.type):
        return []
    forms = [form for e in draft.entities for form in (e.name, *e.aliases)]
    return [
        c for c in of_role if c.person.id != thing.id and short_forms(performer, c.person)
        and not any(same_name(form, known, c.person.type) for form in forms for known in spellings_of(c.person))
    ]


def _wrong_performer(
    circle: Circle, tie: RolePhrase, performer: str, of_role: Sequence[Credit], others: Sequence[Credit],
    works_there: Collection[Thing],
) -> Misnamed | None:
    """What is wrong with the performer of a role; `others` are credits of it that are somebody else's for sure,
    `works_there` the works that the sentence names.
    """
    if any(is_person(c, tie.performer, performer) for c in of_role if c not in others):
        return None
    if any(c.craft != "cast_member" for c in circle.of_person(performer)):
        return None  # the writer's character, the director's
    people = list({c.person.id: c.person for c in of_role}.values())
    entries = entries_of(of_role)
    reason = next((r for p in people if (r := a_syllable_of(performer, p))), None)
    alone = len(people) == 1
    first = of_role[0]
    assert first.role is not None
    said = " or ".join(person.name for person in people)
    right = spelled_like(performer, people[0]) if alone else None
    message = f"{first.role.name} in {first.work.name} is {said} ({told_by(entries)}), not {performer}"
    if reason is not None:
        return Misnamed(
            Kind.SPELLING, tie.performer_at, f"{message}: {reason}", severity_of(sure=alone), entries, right
        )
    works = {c.work.id for c in of_role}
    elsewhere = sorted(
        (c for c in circle.of_person(performer) if c.role is not None), key=lambda c: c.work.id not in works
    )
    if any(c.role is not None and may_be_one_role(tie.role.name, c.role.name) for c in elsewhere):
        return None  # a part of the same role: "older Ae-sun"
    kin = any(c.role is not None and share_a_word(tie.role.name, [c.role]) for c in elsewhere)
    sure = alone and not kin and (bool(elsewhere) or len({e.story.id for e in entries}) > 1)
    beside = None
    if elsewhere and elsewhere[0].role is not None:
        alike = [c.role.name for c in elsewhere if c.work == elsewhere[0].work and c.role is not None]
        message += f", who is {' and '.join(dict.fromkeys(alike))} in {elsewhere[0].work.name}"
        # Two of one cast, or of two works neither of which is told of there: either name may be the one meant.
        one_cast = elsewhere[0].work.id in works
        beside = tie.role_at if one_cast or first.work not in works_there else None
    return Misnamed(Kind.WRONG_PERFORMER, tie.performer_at, message, severity_of(sure=sure), entries, right, beside)


def _of_one_cast(circle: Circle, performer: str, of_role: Sequence[Credit]) -> bool:
    """Whether the performer has a role in a work of those credits."""
    works = {c.work.id for c in of_role}
    return any(c.work.id in works for c in circle.of_person(performer) if c.role is not None)


def _works_there(draft: Reading, circle: Circle, tie: RolePhrase) -> list[Thing]:
    """The works of the circle that the sentence of a tie names."""
    sentence = sentence_of(draft, tie)
    named = {e.id for e in sentence.entities.values()} if sentence is not None else set()
    return [thing for entity_id, thing in circle.works if entity_id in named]


def _wrong_role(circle: Circle, tie: RolePhrase, performer: str, role: str) -> Misnamed | None:
    """The role's name against what the desk has the performer play; a role has nicknames and second selves."""
    of_performer = [c for c in circle.of_person(performer) if c.role is not None and is_name(c.role.name)]
    roles = _roles_of(of_performer)
    if not roles or circle.of_person(role) or len(role.replace("-", " ").split()) < 2:
        return None
    if any(short_forms(role, thing) for thing in roles):
        return None
    near = [(thing, r) for thing in roles if (r := a_syllable_of(role, thing) or a_given_name_of(role, thing))]
    parts = [c for c in of_performer if not near or c.role == near[0][0]]
    entries = entries_of(parts)
    message = f"{parts[0].person.name} is {parts[0].label} ({told_by(entries)}), not {role}"
    if near:
        thing, reason = near[0]
        sure = a_slip_of(role, thing) is not None or len({e.story.id for e in entries}) > 1
        message = f"{message}: {reason}"
        family = f"{role.split()[0]} " if a_syllable_of(role, thing) is None else ""
        right = family + spelled_like(role, thing)
        return Misnamed(Kind.SPELLING, tie.role_at, message, severity_of(sure=sure), entries, right)
    if len(roles) > 1 or len({e.story.id for e in entries}) < 2 or share_a_word(role, roles):
        return None
    return Misnamed(
        Kind.WRONG_ROLE, tie.role_at, message, Severity.WARNING, entries, spelled_like(role, roles[0])
    )


def _roles_of(parts: Sequence[Credit]) -> list[Thing]:
    """The roles of credits; those of two seasons are one where they have the same name."""
    return list({names.fold(c.role.name): c.role for c in parts if c.role is not None}.values())


def _other_performers(
    draft: Reading, circle: Circle, tie: RolePhrase, phrases: Sequence[RolePhrase]
) -> list[Entity]:
    """Those to whom the draft itself gives the role too, as it does for a younger self. A reader who gives it to
    somebody with another part in the role's work is mistaken.
    """
    works = {c.work.id for c in parts_of_role(circle, draft.document.text, tie)}
    others = {p.performer.id for p in phrases if p.role.id == tie.role.id}
    for claim in draft.claims:
        if claim.qualifier("character") != EntityValue(tie.role.id) or not isinstance(claim.object, EntityValue):
            continue
        parts = [c for c in circle.of_person(draft.entity(claim.object.entity).name) if c.work.id in works]
        if not any(c.craft != "cast_member" or c.role is not None for c in parts) or any(
            role_is(c, tie.role.name) for c in parts
        ):
            others.add(claim.object.entity)
    return [draft.entity(other) for other in sorted(others - {tie.performer.id})]


def _of_another_work(draft: Reading, circle: Circle, tie: RolePhrase, ledger: Ledger) -> Misnamed | None:
    """A role of another work, not of the draft's, where the performer has one in a work of the draft: "Yoo In-na was
    Mago" in a story about Goblin.
    """
    text = draft.document.text
    performer, role = written(text, tie.performer_at), written(text, tie.role_at)
    parts = [c for c in circle.of_person(performer) if c.role is not None and is_name(c.role.name)]
    roles = _roles_of(parts)
    if len(roles) != 1 or circle.of_person(role):
        return None
    if any(may_be_one_role(role, r.name) or share_a_word(role, [r]) or short_forms(role, r) for r in roles):
        return None
    known = ledger.find(role, types=frozenset({EntityType.CHARACTER}))
    casts = [e for t in known for e in ledger.entries(qualifier=t.id, predicate="cast_member")]
    if not casts or any(e.object == parts[0].person for e in casts):
        return None
    works = {entity_id for entity_id, thing in circle.works if any(c.work.id == thing.id for c in parts)}
    sentence = sentence_of(draft, tie)
    if sentence is None or any(
        e.type is EntityType.WORK and e.id not in works for e in sentence.entities.values()
    ):
        return None
    entries = entries_of(parts)
    other = casts[0]
    message = (
        f"{parts[0].person.name} is {parts[0].label} ({told_by(entries)}), not {role}, whom the desk has in "
        f"{other.subject.name} ({told_by((other,))})"
    )
    right = spelled_like(role, roles[0])
    return Misnamed(Kind.WRONG_ROLE, tie.role_at, message, Severity.WARNING, (*entries, other), right)


# Who wrote and directed


def _in_their_jobs(draft: Reading, circle: Circle) -> Iterator[Misnamed]:
    """Writers and directors, by the draft's claims, whose names are near those that the desk has for the work."""
    works = dict(circle.works)
    for claim in draft.claims:
        wanted = _credits_for(claim, works, circle)
        if not wanted or not isinstance(claim.object, EntityValue):
            continue
        entity = draft.entity(claim.object.entity)
        at = value_span(draft, claim, claim.object)
        if at is None or any(is_person(c, entity, entity.name) for c in wanted):
            continue
        name = written(draft.document.text, at)
        near = [(c, r) for c in wanted if (r := a_syllable_of(name, c.person))]
        if not near:
            continue
        credit, reason = near[0]
        message = f"{credit.label} is {credit.person.name} ({told_by(credit.entries)}), not {name}: {reason}"
        yield misspelt(credit, at, name, message)


def _credits_for(claim: Claim, works: dict[str, Thing], circle: Circle) -> list[Credit]:
    if claim.predicate not in ("director", "screenwriter") or not claim.evidence or claim.subject not in works:
        return []
    work = works[claim.subject]
    return [c for c in circle.credits if c.work.id == work.id and c.craft == claim.predicate]
