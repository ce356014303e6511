"""Directors, writers, networks and agencies whom the desk has for others than those that a draft tells of: a sentence
about tvN's show in which a director of another network's stands, and no word of his own. Pure but for the ledger.

What they do there may be said in any words ("X pointed the lens", "saluted X", "X's snow"), so no form of words knows
it. Each is a question to the ledger all the same, for a warning at most, where nothing else explains the name: the
draft tells of none of the works that are theirs, neither by a title nor by a role, the desk has nothing of them and of
a work that it names, and of those who have their part in this work the draft leaves one out. Whose a name is a sure
reader says, else what the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from copydesk.check.claims.verdict import ASKED, Question
from copydesk.check.once import once
from copydesk.check.places import block_at, sentences_round
from copydesk.check.recognition.phrases import COMPANY, Masked, masked_sentences
from copydesk.check.telling.agencies import is_of_another_time
from copydesk.check.telling.channels import UNNAMED, WITH_ANOTHER, WORKS_AT
from copydesk.check.telling.gate import tells_otherwise
from copydesk.check.telling.subject import is_set_beside, season_number, subject_at, without_season
from copydesk.check.works.known import may_be, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Claim, Entity, EntityType, EntityValue, Evidence, Modality, Reading
from copydesk.text.form import Form

__all__ = ["OTHER_WORKS", "of_another", "of_other_works", "things_named"]

#: What made a claim that is made here.
OTHER_WORKS = "of other works"
_AGENCY = "represented_by"
#: Parts in which the desk may have somebody, and from which chance on a reader's word tells whose they are in it.
_PARTS = {
    EntityType.PERSON: {"director": 0.8, "screenwriter": 0.7},
    EntityType.ORGANIZATION: {"original_broadcaster": 0.7, _AGENCY: 0.5},
}
#: From this chance on it tells which of the works that a draft names a name is of, whatever the part.
_LIKELY = 0.5
#: Words by which somebody stands beside a work, and not in it, and how far round the name they count.
_BESIDE = Form(
    r"\b(?:like|unlike|than|not|nor|never|without|instead|rivals?|compet\w+|against|elsewhere|meanwhile|previous\w*|"
    r"next|upcoming|new\s+(?:drama|series|show|work|project)|another|former\w*|turned\s+down|offered|"
    r"declin\w+|cameo|guest|marri\w+|wife|husband|fans?|prais\w+|award\w*|remind\w*|influence\w*|admire\w*|"
    r"also|too|versions?|remakes?|rights|re-?runs?|again|stream\w*|available|worldwide|overseas|abroad|subtitles)\b",
    re.IGNORECASE,
)
_ROUND = 50
#: What a network says, or is yet to do, and what an agency has to do with others than its own.
_SPEAKS = Form(
    rf"{COMPANY}\s+(?:said|says|told|announced|confirmed|reported|denied|plans|will|would|can|could|may|might|must)\b"
)
_MEETS = Form(r"\b(?:met|meets?|meeting|su(?:es?|ed|ing)|visit\w*|court\w*|rumou?r\w*|investor\w*|shares?)\b")
_BOUND = Form(r"[;:.!?()–—]\s?")


def of_other_works(draft: Reading, ledger: Ledger) -> Iterator[Claim]:
    """A claim for each name of somebody of others, of the work or the person that it stands by, for each part that the
    desk knows them in. Raises LedgerError where the ledger cannot be read.
    """
    for sentence in masked_sentences(draft):
        for at, entity in sorted(sentence.entities.items()):
            words = _round(sentence.text, at)
            if entity.type not in _PARTS or WORKS_AT.search(sentence.text[:at]):
                continue
            if entity.type is EntityType.ORGANIZATION and UNNAMED.search(words):
                continue
            if tells_otherwise(sentences_round(draft.document.text, sentence.spans[at])):
                continue
            for part in _PARTS[entity.type]:
                subject = _read(draft, sentence, entity, part)
                if subject is None and part == _AGENCY:
                    subject = _person_at(sentence, at)
                elif subject is None and not any(form.search(words) for form in (_BESIDE, _SPEAKS, WITH_ANOTHER)):
                    subject = _work_at(draft, sentence, at, ledger)
                if subject is None or not _one_is_left_out(draft, subject, part, ledger):
                    continue
                # Before the desk is asked of the name itself: what it knows of a network is much.
                if _is_of_others(draft, entity, part, ledger):
                    yield _claim(draft, subject, part, entity, sentence)


def of_another(asked: Question, ledger: Ledger) -> bool:
    """Whether a claim's director or writer is, on the desk, that of another season of a work called by its bare title,
    or of a work that the draft tells of by its roles and never by its title: then its words are of that one.
    """
    claim = asked.claim
    if claim.predicate not in _PARTS[EntityType.PERSON] or not isinstance(claim.object, EntityValue):
        return False
    thing = the_thing(asked.draft.entity(claim.object.entity), ledger)
    theirs = [e for e in ledger.entries(object=thing.id) if e.predicate == claim.predicate] if thing is not None else []
    bare = season_number(asked.thing.name) is None
    if bare and any(without_season(e.subject.name) == without_season(asked.thing.name) for e in theirs):
        return True
    return not _has_a_title_of(asked.draft, theirs) and _has_a_role_of(asked.draft, theirs, ledger)


def _round(text: str, at: int) -> str:
    """The words round a name, in its clause."""
    low = max((m.end() for m in _BOUND.finditer(text, max(0, at - _ROUND), at)), default=max(0, at - _ROUND))
    behind = _BOUND.search(text, at + 1, at + _ROUND)
    return text[low:behind.start() if behind else at + _ROUND]


def _claim(draft: Reading, subject: str, part: str, entity: Entity, sentence: Masked) -> Claim:
    start, end = sentence.spans[0].start, sentence.spans[-1].end
    said = Evidence(start, end, draft.document.text[start:end])
    return Claim(subject, part, EntityValue(entity.id), (), Modality.ASSERTED, None, (said,), made_by=OTHER_WORKS)


def _of(draft: Reading, sentence: Masked, entity: Entity) -> list[Claim]:
    """What a reader took a sentence to say that somebody is of, the surest first."""
    start, end = sentence.spans[0].start, sentence.spans[-1].end
    said = [c for c in _asked_of(draft).get(entity.id, ()) if any(e.start < end and start < e.end for e in c.evidence)]
    return sorted(said, key=lambda c: -c.confidence)


@once
def _asked_of(draft: Reading) -> dict[str, list[Claim]]:
    """The claims of a draft that are asked about, by the entity that is their object."""
    found: dict[str, list[Claim]] = {}
    for claim in draft.claims:
        if isinstance(claim.object, EntityValue) and claim.modality in ASKED:
            found.setdefault(claim.object.entity, []).append(claim)
    return found


def _read(draft: Reading, sentence: Masked, entity: Entity, part: str) -> str | None:
    """Whose director, or the like, a sure reader takes somebody for."""
    sure = _PARTS[entity.type][part]
    return next((c.subject for c in _of(draft, sentence, entity) if c.predicate == part and c.confidence >= sure), None)


@once
def _works(draft: Reading, ledger: Ledger) -> dict[str, Sequence[Entry]]:
    """What the desk has of each work that the draft names, by its entity; nothing of one that it does not know."""
    found: dict[str, Sequence[Entry]] = {}
    for entity in draft.entities:
        if entity.type is EntityType.WORK and entity.mentions and (thing := the_thing(entity, ledger)) is not None:
            found[entity.id] = [e for e in ledger.entries(subject=thing.id) if e.subject.id == thing.id]
    return found


def _has_a_title_of(draft: Reading, theirs: Iterable[Entry]) -> bool:
    """Whether a draft has the title of a work that some entries are of, or that of another season of it."""
    titles = {without_season(e.subject.name) for e in theirs if e.subject.type is EntityType.WORK}
    return any(re.search(rf"\b{re.escape(title)}", draft.document.text) for title in titles)


def _work_at(draft: Reading, sentence: Masked, at: int, ledger: Ledger) -> str | None:
    """The one work of the draft; else the one that a reader ties the name to, or that the sentence is plainly about and
    its paragraph names no other.
    """
    works, entity = _works(draft, ledger), sentence.entities[at]
    tied = [c.subject for c in _of(draft, sentence, entity) if draft.entity(c.subject).type is EntityType.WORK]
    strange = [w for w in sentence.entities.values() if w.type is EntityType.WORK and w.id not in works]
    if len(works) == 1 and not strange and not any(w not in works for w in tied):
        return next(iter(works))
    likely = [c.subject for c in _of(draft, sentence, entity) if c.confidence >= _LIKELY and c.subject in works]
    if likely:
        return likely[0]
    work = subject_at(draft, sentence, at)
    if work is None or work not in works or any(is_set_beside(sentence, w) for w in sentence.entities):
        return None
    text = draft.document.text
    block = block_at(text, sentence.spans[at].start)
    here = {e.id for e in draft.entities if e.type is EntityType.WORK
            and any(block_at(text, m.start) == block for m in e.mentions)}  # fmt: skip
    return work if here <= {work} and all(w == work for w in tied) else None


def _person_at(sentence: Masked, at: int) -> str | None:
    """The person nearest to a company in its sentence, where the words about the two are of no other time."""
    people = [p for p, e in sentence.entities.items() if e.type is EntityType.PERSON]
    if not people:
        return None
    nearest = min(people, key=lambda p: abs(p - at))
    low, high = min(nearest, at), max(nearest, at) + 1
    if is_of_another_time(sentence.text, low, high) or _MEETS.search(sentence.text, low, high):
        return None
    return sentence.entities[nearest].id


def _is_of_others(draft: Reading, entity: Entity, part: str, ledger: Ledger) -> bool:
    """Whether the desk has somebody in a part for others, and for nobody that the draft tells of in any."""
    thing = the_thing(entity, ledger)
    theirs = ledger.entries(object=thing.id) if thing is not None else ()
    return any(e.predicate == part for e in theirs) and not _tells_of(draft, theirs, ledger)


def _tells_of(draft: Reading, theirs: Sequence[Entry], ledger: Ledger) -> bool:
    """Whether a draft tells of one whom some entries are of: it has the name, the title or that of another season of
    it, or a role of the work that is in none that it names.
    """
    named = {e.id for e in things_named(draft, ledger)}
    if any(e.subject.id in named for e in theirs) or _has_a_title_of(draft, theirs):
        return True
    return _has_a_role_of(draft, theirs, ledger)


def _has_a_role_of(draft: Reading, theirs: Sequence[Entry], ledger: Ledger) -> bool:
    """Whether a draft has a role of the works that some entries are of, which is in none of those that it names."""
    text = draft.document.text
    works = {e.subject.id for e in theirs if e.subject.type is EntityType.WORK}
    own = {name for entries in _works(draft, ledger).values() for name in _roles(entries)}
    people = {thing.name for thing in things_named(draft, ledger) if thing.type is EntityType.PERSON}
    return any(
        role not in own and role not in people and re.search(rf"(?<![\w-]){re.escape(role)}(?![\w-])", text)
        for work in works for role in _roles(ledger.entries(subject=work))
    )


def _roles(entries: Iterable[Entry]) -> set[str]:
    """The roles of two words and more of some entries of works."""
    things = (e.qualifier("character") for e in entries if e.predicate == "cast_member")
    return {t.name for t in things if isinstance(t, Thing) and re.search(r"\w[ -]\w", t.name)}


@once
def things_named(draft: Reading, ledger: Ledger) -> tuple[Thing, ...]:
    """What the desk knows of all that the draft names."""
    found = (the_thing(e, ledger) for e in draft.entities if e.mentions)
    return tuple(thing for thing in found if thing is not None)


def _one_is_left_out(draft: Reading, subject: str, part: str, ledger: Ledger) -> bool:
    """Whether the draft leaves out one of those whom the desk has, whose place the name may have taken."""
    thing = the_thing(draft.entity(subject), ledger)
    if thing is None:
        return False
    known = [e for e in ledger.entries(subject=thing.id) if e.subject.id == thing.id and e.predicate == part]
    things = {e.object.id: e.object for e in known if isinstance(e.object, Thing) and e.modality is Modality.ASSERTED}
    kin = [e for e in draft.entities if e.mentions]
    return any(not any(may_be(e, thing) for e in kin) for thing in things.values())
