"""Performers whom the desk has in other works than the one that a draft has them in: Park Min-young in a story about
a drama with Park Bo-young. Pure but for the ledger that it asks.

A cast on the desk is never whole, so that alone is no mistake. It is likely one where the draft tells of none of the
works in which the desk has them, by title, by role or by another of that cast, and their name is nearly that of one of
the cast, or a reader takes them for one of it; and where a title stands right behind "in" and the reader takes the
sentence so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.asides import KIN_BEHIND
from copydesk.check.naming.circle import Circle, Credit, called
from copydesk.check.naming.misnamed import PEOPLE, Kind, Misnamed, entries_of, role_is, titles_of, written
from copydesk.check.naming.near_ones import has_another_role, is_lead
from copydesk.check.naming.nearness import a_syllable_of
from copydesk.check.places import block_at, cut_of, sentence_at, sentence_span
from copydesk.check.receipts import told_by
from copydesk.check.telling.subject import without_season
from copydesk.check.works.known import same_name, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Entity, EntityType, EntityValue, Modality, Reading, Span, TextValue
from copydesk.text.form import Form

__all__ = ["from_elsewhere", "strangers"]

#: The fewest performers of a work by which the desk can be said to know its cast.
_A_CAST = 5
#: The same for somebody who has led nothing: the desk does not have every small part of the others.
_WHOLE_CAST = 7
#: How sure a reader must be that somebody is of a cast: of leads, and of others.
_READ, _READ_SMALL = 0.6, 0.85
#: The same where a smaller part of a cast will do, since the draft leaves a lead of it out.
_ALL_BUT_CERTAIN = 0.95
#: Who is named with so many others in a sentence is named as part of a cast at large.
_A_ROW = 3
#: How many of a cast a message names.
_NAMED = 5
#: How sure a reader must be that a title behind "in" is what somebody plays in.
_SURE = 0.85
_IN = Form(r"\b(?:in|of|from)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,2}[\"“‘']?$")
#: Words by which somebody is no part of the cast, or a small one.
_NO_PART = Form(
    r"\b(?:cameo|guest|special\s+appearance|joins?|joined|replac\w+|offered|in\s+talks|audition\w*|soundtrack|OST|"
    r"praise[sd]?|remakes?|version|(?:next|upcoming|new)\s+(?:drama|series|show|work|project|film|movie))\b"
)
#: Of these, words by which somebody is in the cast all the same.
_AS_GUEST = Form(r"cameo|guest|special\s+appearance")
_GUEST = TextValue("cameo")
#: The words of a whole name.
_WHOLE_NAME = 2
#: A younger self, whom few casts on the desk have.
_A_SELF = Form(r"\b(?:[Yy]oung(?:er)?|[Cc]hild\w*|[Tt]een\w*|[Oo]lder|as\s+a\s+(?:boy|girl)|years\s+before)\b")
_PRONOUN = Form(r"\b(?:[Hh]e|[Ss]he)\b")


def from_elsewhere(draft: Reading, circle: Circle, ledger: Ledger) -> Iterator[Misnamed]:
    """Those performers, as warnings at their names. Raises LedgerError where the ledger cannot be read."""
    for entity in draft.entities:
        if entity.type is not EntityType.PERSON or not entity.mentions:
            continue
        thing = the_thing(entity, ledger)
        theirs = _casts(ledger, thing) if thing is not None else ()
        if thing is None or not theirs:
            continue
        yield from _behind_in(draft, circle, entity, thing, theirs)
        if not circle.of_person(entity.name) and not _tells_of_theirs(draft, circle, entity, theirs, ledger):
            wrong = _outsider(draft, circle, entity, thing, theirs)
            if wrong is not None:
                yield wrong


def strangers(draft: Reading, circle: Circle, ledger: Ledger) -> dict[str, tuple[Entry, ...]]:
    """Those of a draft whom the desk has in the casts of works alone of which the draft does not tell, by their
    entities, with these casts. A reader may have taken one for a role. Raises LedgerError where the ledger cannot be
    read.
    """
    found = {}
    for entity in draft.entities:
        if entity.type not in PEOPLE or len(entity.name.split()) < _WHOLE_NAME or circle.of_person(entity.name):
            continue
        things = ledger.find(entity.name, types=frozenset({EntityType.PERSON}))
        if len(things) != 1 or circle.of_role(entity.name) or (
            entity.type is EntityType.CHARACTER and ledger.find(entity.name, types=frozenset({EntityType.CHARACTER}))
        ):
            continue
        theirs = _casts(ledger, things[0])
        if theirs and not _tells_of_theirs(draft, circle, entity, theirs, ledger):
            found[entity.id] = theirs
    return found


def _casts(ledger: Ledger, thing: Thing) -> tuple[Entry, ...]:
    """The entries by which somebody is in a cast; none where they write or direct something."""
    entries = ledger.entries(object=thing.id)
    if any(e.predicate in ("director", "screenwriter") for e in entries):
        return ()
    return tuple(e for e in entries if e.predicate == "cast_member")


def _tells_of_theirs(
    draft: Reading, circle: Circle, entity: Entity, theirs: Sequence[Entry], ledger: Ledger
) -> bool:
    """Whether the text has the title of one of those works, or of another season of it, somebody's role in one, or
    another of its cast, who is in no work of the draft.
    """
    if any(_has_title(draft.document.text, without_season(e.subject.name)) for e in theirs):
        return True
    works = {e.subject.id for e in theirs}
    roles = [role.name for e in theirs if isinstance(role := e.qualifier("character"), Thing)]
    for other in draft.entities:
        if other.type not in PEOPLE or other.id == entity.id:
            continue
        if any(same_name(other.name, role, EntityType.CHARACTER) for role in roles):
            return True
        if circle.of_person(other.name) or circle.of_role(other.name) or same_name(
            other.name, entity.name, EntityType.PERSON
        ):
            continue
        for thing in ledger.find(other.name, types=frozenset({EntityType.PERSON})):
            casts = ledger.entries(object=thing.id, predicate="cast_member")
            if any(e.subject.id in works for e in casts):
                return True
    return False


@lru_cache(maxsize=4096)
def _has_title(text: str, title: str) -> bool:
    """Whether a text has a title, and no common words that it has the letters of: "moving" in with somebody."""
    low, folded = 0, text.casefold()
    while (low := folded.find(title.casefold(), low)) >= 0:
        words = text[low:low + len(title)]
        if words == title or words == title.upper() or " " in title:
            return True
        low += len(title)
    return False


def _outsider(
    draft: Reading, circle: Circle, entity: Entity, thing: Thing, theirs: Sequence[Entry]
) -> Misnamed | None:
    text = draft.document.text
    at = max(entity.mentions, key=lambda s: (s.end - s.start, -s.start))
    sentence = _sentence(text, at)
    no_part = _NO_PART.search(sentence)
    if no_part is not None and not _AS_GUEST.fullmatch(no_part[0]):
        return None
    cast = [c for c in circle.credits if c.craft == "cast_member"]
    forms = [form for e in draft.entities if e.id != entity.id for form in (e.name, *e.aliases)]
    near = [
        c for c in cast if a_syllable_of(entity.name, c.person) is not None and not has_another_role(draft, entity, [c])
        and not any(same_name(form, c.person.name, c.person.type) for form in forms)
    ]
    claims = [c for c in draft.claims if c.predicate == "cast_member" and c.object == EntityValue(entity.id)
              and c.modality in (Modality.ASSERTED, Modality.PLANNED)]  # fmt: skip
    works = {c.subject for c in claims}
    read = [thing for entity_id, thing in circle.works if entity_id in works]
    meant = [c for c in near if c.work in read] if read else near
    if meant and len({c.person.id for c in meant}) == 1:
        return _said(meant[0].work, at, thing, theirs, meant)
    if no_part is not None:
        return None
    led = is_lead(theirs)
    sure, whole = (_READ, _A_CAST) if led else (_READ_SMALL, _WHOLE_CAST)
    if len(read) != 1 or all(c.confidence < sure for c in claims) or _beside_unknown(draft, circle, at):
        return None
    if not led and KIN_BEHIND.search(sentence):
        return None  # "X plays Y's father": a small part
    there = [c for c in cast if c.work == read[0]]
    left_out = _left_out(draft, entity, there)
    certain = max(c.confidence for c in claims) >= _ALL_BUT_CERTAIN and not _A_SELF.search(sentence)
    if certain and any(is_lead(c.entries) for c in left_out):
        whole -= 1 if led else 2
    if len({c.person.id for c in there}) < whole:
        return None
    roles = _of_roles_there(draft, there, at)
    if not roles and has_another_role(draft, entity, there):
        return None  # in a part that the desk does not have: nor has it who plays that
    if not roles and not led and _in_a_row(draft, entity, at):
        return None  # of a row of supporting players the desk never has all
    return _said(read[0], at, thing, theirs, roles, others=[c.person.name for c in left_out])


def _in_a_row(draft: Reading, entity: Entity, at: Span) -> bool:
    """Whether somebody is named in one sentence with so many other people that it tells of a cast at large."""
    people = {e.id for e in _named_there(draft, at) if e.type is EntityType.PERSON and e.id != entity.id}
    return len(people) >= _A_ROW


def _named_there(draft: Reading, at: Span) -> list[Entity]:
    """Whom and what the sentence of a place names."""
    text = draft.document.text
    here = sentence_at(text, at.start)
    return [e for e in draft.entities if any(sentence_at(text, m.start) == here for m in e.mentions)]


def _beside_unknown(draft: Reading, circle: Circle, at: Span) -> bool:
    """Whether the paragraph of a place has the title of a work that the desk does not know: it may be that one's."""
    text = draft.document.text
    known = {entity_id for entity_id, _ in circle.works}
    return any(
        block_at(text, m.start) == block_at(text, at.start) for e in draft.entities
        if e.type is EntityType.WORK and e.id not in known for m in e.mentions
    )


def _left_out(draft: Reading, entity: Entity, cast: Sequence[Credit]) -> list[Credit]:
    """Those of a cast whom the draft does not name: first the leads, then guests, of each those of somebody's family
    name first.
    """
    people = {c.person.id: c for c in cast if not any(called(c.person, e.name) for e in draft.entities)}
    family = names.key(entity.name)[:1]
    return sorted(people.values(), key=lambda c: (_rank(c.entries), names.key(c.person.name)[:1] != family))


def _of_roles_there(draft: Reading, cast: Sequence[Credit], at: Span) -> list[Credit]:
    """Of a cast, those whose role the sentence names and whom the draft does not."""
    named = _named_there(draft, at)
    return [
        c for c in cast if any(role_is(c, e.name) for e in named)
        and not any(called(c.person, e.name) for e in draft.entities)
    ]


def _behind_in(
    draft: Reading, circle: Circle, entity: Entity, thing: Thing, theirs: Sequence[Entry]
) -> Iterator[Misnamed]:
    """A title right behind "in", of a work in whose cast a reader sees somebody who is in others."""
    text, works = draft.document.text, dict(circle.works)
    for claim in draft.claims:
        work = works.get(claim.subject)
        if claim.predicate != "cast_member" or claim.object != EntityValue(entity.id) or work is None:
            continue
        cast, title = [c for c in circle.credits if c.work.id == work.id], without_season(work.name).casefold()
        if claim.confidence < _SURE or len({c.person.id for c in cast}) < _A_CAST or any(
            called(c.person, entity.name) for c in cast
        ) or any(without_season(e.subject.name).casefold() == title for e in theirs):
            continue
        if not is_lead(theirs) and not any(_has_role(draft, e, m) for e in theirs for m in entity.mentions):
            continue
        own = {e.subject.id for e in theirs}
        titles = [t for t in draft.entity(claim.subject).mentions if _IN.search(text[max(0, t.start - 40):t.start])]
        allowed = {claim.subject, *(entity_id for entity_id, one in circle.works if one.id in own)}
        at = next((t for t in titles if _is_of(draft, entity, allowed, t)), None)
        if at is None or _NO_PART.search(_sentence(text, at)):
            continue
        person = next((m for m in entity.mentions if sentence_at(text, m.start) == sentence_at(text, at.start)), None)
        yield _said(work, at, thing, _of_roles_first(draft, theirs, at), (), beside=person)


def _is_of(draft: Reading, entity: Entity, works: Collection[str], at: Span) -> bool:
    """Whether the words before a title are of somebody: their name, or a pronoun where they were named last, and then
    no other person's name and no title but those of `works`.
    """
    text = draft.document.text
    here = sentence_at(text, at.start)
    if here is None:
        return False
    start = cut_of(text).sentences[here].start
    before = [m for m in entity.mentions if m.start < at.start and block_at(text, m.start) == block_at(text, at.start)]
    low = max((m.start for m in before), default=None)
    if low is None or (low < start and not _PRONOUN.search(text[start:at.start])):
        return False
    return not any(
        low < m.start < at.start for e in draft.entities for m in e.mentions
        if (e.type is EntityType.PERSON and e.id != entity.id) or (
            e.type is EntityType.WORK and e.id not in works and m.start >= start
        )
    )


def _of_roles_first(draft: Reading, theirs: Sequence[Entry], at: Span) -> tuple[Entry, ...]:
    """Somebody's casts, those first by a role that the title's sentence names."""
    return tuple(sorted(theirs, key=lambda entry: not _has_role(draft, entry, at)))


def _has_role(draft: Reading, entry: Entry, at: Span) -> bool:
    """Whether the sentence of a place names the role of an entry."""
    role = entry.qualifier("character")
    return isinstance(role, Thing) and names.fold(role.name) in names.fold(_sentence(draft.document.text, at))


def _rank(entries: Sequence[Entry]) -> int:
    """Leads first, then guests."""
    return 0 if is_lead(entries) else 1 if any(e.qualifier("billing") == _GUEST for e in entries) else 2


def _sentence(text: str, at: Span) -> str:
    return written(text, sentence_span(text, at))


def _said(
    work: Thing, at: Span, thing: Thing, theirs: Sequence[Entry], meant: Sequence[Credit], beside: Span | None = None,
    others: Sequence[str] = (),
) -> Misnamed:
    entries = (*entries_of(meant), *theirs)
    message = f"the desk has {thing.name} in {titles_of(theirs)} ({told_by(entries)}), and not in {work.name}"
    if meant:
        people = list(dict.fromkeys(f"{c.person.name}, {c.label}" for c in meant))
        message += f": {' or '.join(people[:2])}, is meant, it seems"
    elif others:
        message += f"; of its cast the draft does not name {', '.join(others[:_NAMED])}"
    return Misnamed(Kind.WRONG_PERFORMER, at, message, Severity.WARNING, entries, beside=beside)
