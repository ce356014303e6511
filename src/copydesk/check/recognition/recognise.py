"""Finds the names that the desk knows where a draft writes them, and puts the reader's entities right by them. Pure.

The longest known name wins. A name of one word counts only where the reader saw a name there too, or where it stands
inside a sentence with a capital. A person and a character are taken for each other only where the draft names a work
that settles which of the two it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from copydesk import names
from copydesk.check.recognition.cues import cued
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Claim, Entity, EntityType, EntityValue, Reading, Span, Value
from copydesk.text.form import Form
from copydesk.vocabulary import PREDICATES

__all__ = ["recognise"]

_WORD = Form(r"[^\W_]+(?:['’.\-‐‑–&][^\W_]+)*\+?")
#: What may stand between two words of one name, on one line.
_BETWEEN = Form(r"(?:[ \-‐‑–]|: |, |\. |! |'|’| & |&){1,2}")
_INSIDE = frozenset(
    "a an and as at be but by de del di el for from in is it la le me my not of on or our so the to up van von who "
    "with you your".split()
)
_COMMON = frozenset(
    "a after all also an and as at before but by during each every for from he her his how if in it its last later "
    "less many more most new next no not now of on one only or our out over she since so some still such than that the "
    "their then there these they this those to two under until up we what when where which while who why with you"
    .split()
)
_MOST_WORDS = 8
#: A run of no more letters has no possessive's ending.
_SHORTEST = 3
#: The words whose names are looked up in one question.
_AT_ONCE = 600
_TYPES = (EntityType.WORK, EntityType.PERSON, EntityType.CHARACTER, EntityType.ORGANIZATION)
_NEXT_WORD = Form(r" ([A-Z][a-z]+)(?!['’]s)\b")
_WORD_BEFORE = Form(r"\b([A-Z][a-z]+) $")
_GOES_ON = Form(
    r" (?:(?:Season|Part|Chapter|Vol\.?|Volume) )?(?:\d{1,2}|I{2,3}|IV)(?![\w%.,-])"
    r"(?! (?:per\s?cent|points?|episodes?)\b)"
)
#: What a headline in title case says of a show right behind its title, and a reader may take for a part of it.
_SAID_OF_IT = Form(
    r"(?:\s(?:Out|Ends?|Ended|Tops?|Hits?|Bows?|Closes?|Wraps?|Wins?|Opens?|Leads?|Keeps?|Breaks?|Sets?|Rises?|Drops?|"
    r"Falls?|Soars?|Stays?|Gets?|Goes|Returns?|Begins?|Starts?|Premieres?|Debuts?|Airs?|Scores?|Posts?|Climbs?|Slips?|"
    r"Bids?|Leaves|Finale|Finishes|At|In|On|To|With|For|Off|Up|As)\b)+"
)
#: Before a title: what is in the work, and no part of its name: "Front Man in W".
_IN_IT = Form(r"[a-z]\s(?:in|of)\s[\"“‘']?$")
#: Between two titles.
_TIE = Form(r"[,”\"’']*\s+(?:and|&)\s+[“\"‘']*")
_TAIL = Form(r"(?<=\w)\s+(?:of|and|in|at|for|from|with|as|by|to)$")
_CAPITAL_BEFORE = Form(r"(?<![\w’'-])[A-Z][a-z]+ $")
_SENTENCE_START = Form(r"(?:^|[.!?…:]['\"”’)]*\s+|\n\s*|^\W+)$")


@dataclass(frozen=True, slots=True)
class _Known:
    """A name found in the text, and the things it may be, best first."""

    span: Span
    things: tuple[Thing, ...]


def recognise(draft: Reading, ledger: Ledger) -> Reading:
    """The reading with the desk's names in it. Raises LedgerError where the ledger cannot be read.

    Entities that the reader split or gave another type are put right, known names that it missed are added, and of
    their claims those are kept that their new types allow; claims in plain forms of words are added where the reader
    made none. A reading in which nothing is known or found comes back as it is.
    """
    draft = _without_tails(draft)
    known = list(_known_names(draft, ledger))
    if known:
        works = {t.id for name in known for t in name.things[:1] if t.type is EntityType.WORK}
        draft = _Repair(draft, _settled(draft, known, works, ledger)).reading()
    more = cued(draft)
    return replace(draft, claims=(*draft.claims, *more)) if more else draft


def _without_tails(draft: Reading) -> Reading:
    """The reading with people's names that a reader ran on into a preposition cut before it: "Lee Gi Kwang of"."""
    if not any(_is_person(e) and _TAIL.search(form) for e in draft.entities for form in (e.name, *e.aliases)):
        return draft
    text = draft.document.text
    cut = tuple(
        replace(
            e, name=_TAIL.sub("", e.name), aliases=tuple(dict.fromkeys(_TAIL.sub("", form) for form in e.aliases)),
            mentions=tuple(Span(s.start, s.start + len(_TAIL.sub("", text[s.start:s.end]))) for s in e.mentions),
        ) if _is_person(e) else e
        for e in draft.entities
    )
    return replace(draft, entities=cut)


def _is_person(entity: Entity) -> bool:
    return entity.type in (EntityType.PERSON, EntityType.CHARACTER)


def _known_names(draft: Reading, ledger: Ledger) -> Iterator[_Known]:
    text = draft.document.text
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text)]
    ends = [w.end - 2 if text.endswith(("'s", "’s"), w.start, w.end) else w.end for w in words]
    reaches = _reaches(text, words)
    mentioned = {(s.start, s.end) for e in draft.entities for s in e.mentions}
    runs: dict[int, list[tuple[int, Span]]] = {}
    asked: Mapping[str, tuple[Thing, ...]] = {}
    at = ready = 0
    while at < len(words):
        if at >= ready:  # a part of the draft at a time, so that a long one asks for no more than it can hold
            ready = at + _AT_ONCE
            runs = {first: _runs(words, ends, first, reaches[first]) for first in range(at, ready) if first in reaches}
            asked = ledger.find_each({text[s.start:s.end] for some in runs.values() for _, s in some})
        found = None
        for last, span in runs.get(at, ()):
            things = asked[text[span.start:span.end]]
            if things and _whole(text, words[last].end):
                things = _possible(text, span, things, mentioned, alone=last == at)
                if things:
                    found = (last, _Known(span, things))
                    break
        if found is None:
            at += 1
        else:
            yield _without_article(text, found[1])
            at = found[0] + 1


def _runs(words: Sequence[Span], ends: Sequence[int], first: int, reach: int) -> list[tuple[int, Span]]:
    """Every run of words from one on that could be a name, the longest first: its last word, and its place without a
    possessive's ending, which begins at one of `ends`.
    """
    start = words[first].start
    return [
        (last, Span(start, ends[last] if words[last].end - start > _SHORTEST else words[last].end))
        for last in reversed(range(first, reach))
    ]


def _without_article(text: str, known: _Known) -> _Known:
    """Without a "the" that is the sentence's, not the name's: "the KBS2 drama"."""
    written = text[known.span.start:known.span.end]
    if not written.casefold().startswith("the ") or any(
        spelling.casefold().startswith("the ") for thing in known.things for spelling, _ in thing.spellings
    ):
        return known
    return _Known(Span(known.span.start + 4, known.span.end), known.things)


def _reaches(text: str, words: Sequence[Span]) -> dict[int, int]:
    """Of each word that may begin a name, one past the last word that may belong to it."""
    opens = [_opens(text[word.start:word.end]) for word in words]
    found: dict[int, int] = {}
    for first in (at for at, opening in enumerate(opens) if opening):
        found[first] = first + 1
        for at in range(first + 1, min(first + _MOST_WORDS, len(words))):
            if _BETWEEN.fullmatch(text, words[at - 1].end, words[at].start) is None:
                break
            if opens[at]:
                found[first] = at + 1
            elif text[words[at].start:words[at].end] not in _INSIDE:
                break
    return found


def _opens(word: str) -> bool:
    first = word[0]
    if first.isupper() or first.isdigit() or names.is_hangul(first):
        return True
    return not word.islower() and any(char.isupper() for char in word)


def _possible(
    text: str, span: Span, things: Sequence[Thing], mentioned: set[tuple[int, int]], *, alone: bool
) -> tuple[Thing, ...]:
    """Of the things that are called as the words at `span`, those that may be meant there."""
    written = text[span.start:span.end]
    if alone:
        if written.casefold() in _COMMON or written.isdigit() or len(written) < 2:
            return ()
        opens = not written.isupper() and _SENTENCE_START.search(text[max(0, span.start - 40):span.start]) is not None
        if opens and (span.start, span.end) not in mentioned:
            return ()
    found = [thing for thing in things if thing.type in _TYPES]
    if found and names.is_korean(written) and _part_of_a_name(text, span):
        found = [thing for thing in found if thing.type not in (EntityType.PERSON, EntityType.CHARACTER)]
    if alone:
        found = [t for t in found if names.fold(t.name) == names.fold(written) or _is_second_title(t, written)]
        if any(t.type is EntityType.WORK for t in found) and _ends_a_name(text, span.start, mentioned):
            found = [t for t in found if t.type is not EntityType.WORK]
    return tuple(found)


def _ends_a_name(text: str, start: int, mentioned: set[tuple[int, int]]) -> bool:
    """Whether a word inside a sentence ends a longer name that nobody read: "Kingdom" in "of the United Kingdom"."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
    if before is None or any(end == start - 1 for _, end in mentioned):
        return False
    return _SENTENCE_START.search(text[max(0, before.start() - 40):before.start()]) is None


def _whole(text: str, end: int) -> bool:
    """Whether the name ends here: "Stranger 3" is another work than "Stranger"."""
    return _GOES_ON.match(text, end) is None


def _part_of_a_name(text: str, span: Span) -> bool:
    """Whether the word before or after makes a longer Korean name of it: "Cho Yong" in "Cho Yong Pil"."""
    written = text[span.start:span.end]
    after, before = _NEXT_WORD.match(text, span.end), _WORD_BEFORE.search(text[max(0, span.start - 16):span.start])
    longer = [f"{written} {after[1]}"] if after else []
    longer += [f"{before[1]} {written}"] if before else []
    return any(names.is_korean(name) for name in longer)


def _is_second_title(thing: Thing, written: str) -> bool:
    """Whether a one-word form is a title or company name of its own, no short form of a person's name."""
    return thing.type in (EntityType.WORK, EntityType.ORGANIZATION) or names.is_hangul(written)


def _settled(
    draft: Reading, known: Iterable[_Known], works: set[str], ledger: Ledger
) -> list[tuple[Span, Thing]]:
    """Each name with the one thing it is taken for; names that stay open between a person and a character are out."""
    by_span = {(s.start, s.end): e.type for e in draft.entities for s in e.mentions}
    parts = _parts_of(works, ledger)
    settled = []
    for name in known:
        read = by_span.get((name.span.start, name.span.end))
        things = [t for t in name.things if _belongs(t, parts, read)]
        if not things:
            continue
        same = [t for t in things if t.type == read]
        settled.append((name.span, (same or things)[0]))
    return settled


@dataclass(frozen=True, slots=True)
class _Parts:
    """Whom the desk's claims about some works have as their value, and whom in a qualifier, by their ids."""

    values: frozenset[str]
    qualifiers: frozenset[str]


def _parts_of(works: Set[str], ledger: Ledger) -> _Parts:
    # One question a work, which the checks ask anyway, instead of one for each name that may be a character's.
    entries = [e for work in sorted(works) for e in ledger.entries(subject=work) if e.subject.id in works]
    values = (entry.object for entry in entries)
    qualifiers = (value for entry in entries for _, value in entry.qualifiers)
    return _Parts(*(frozenset(one.id for one in some if isinstance(one, Thing)) for some in (values, qualifiers)))


def _belongs(thing: Thing, parts: _Parts, read: EntityType | None) -> bool:
    """Whether the thing may be meant: a character only beside its work, a person read as a character only in a cast."""
    if thing.type is EntityType.CHARACTER:
        return thing.id in parts.qualifiers or thing.id in parts.values
    if thing.type is EntityType.PERSON and read is EntityType.CHARACTER:
        return thing.id in parts.values
    return True


class _Repair:
    """Works the settled names into the reader's entities and claims."""

    def __init__(self, draft: Reading, settled: Sequence[tuple[Span, Thing]]) -> None:
        self._draft = draft
        # What a reader says of two works as of one is said of neither.
        two = {e.id for e in draft.entities if e.mentions and all(self._two_works(e, s, settled) for s in e.mentions)}
        self._claims = tuple(claim for claim in draft.claims if claim.subject not in two)
        self._settled = self._clear(settled)

    def _clear(self, settled: Sequence[tuple[Span, Thing]]) -> list[tuple[Span, Thing]]:
        """Without names that lie inside a longer mention of the reader's of the same type: "Prince Seongnam" inside
        "Grand Prince Seongnam". A person's full name is one whatever stands before it, and two titles that "and" ties
        are two works.
        """
        longer = [(e.type, s) for e in self._draft.entities for s in e.mentions if not self._two_works(e, s, settled)]
        return [
            (span, thing) for span, thing in settled
            if not any(
                s.start <= span.start and span.end <= s.end and s.end - s.start > span.end - span.start
                and kind == thing.type and kind is not EntityType.PERSON and not self._goes_on(span, s)
                for kind, s in longer
            )
        ]

    def _two_works(self, entity: Entity, at: Span, settled: Sequence[tuple[Span, Thing]]) -> bool:
        """Whether a mention of a work is two known titles and what ties them, which a reader took for one."""
        if entity.type is not EntityType.WORK:
            return False
        inside = [s for s, t in settled if t.type is EntityType.WORK and at.start <= s.start < s.end <= at.end]
        return (
            len(inside) == 2 and inside[0].start == at.start and inside[1].end == at.end
            and _TIE.fullmatch(self._draft.document.text, inside[0].end, inside[1].start) is not None
        )

    def _goes_on(self, name: Span, longer: Span) -> bool:
        """Whether the longer mention is a title of two words or more and what a headline says of it or what is in it.
        """
        text = self._draft.document.text
        inside = name.end == longer.end and " " in text[name.start:name.end]
        if inside and _IN_IT.search(text, longer.start, name.start):
            return True
        return (
            name.start == longer.start and " " in text[name.start:name.end]
            and _SAID_OF_IT.fullmatch(text, name.end, longer.end) is not None
        )

    def reading(self) -> Reading:
        spans = [span for span, _ in self._settled]
        moved: dict[str, str] = {}
        kept: list[Entity] = []
        for entity in self._draft.entities:
            home = next((t for s in entity.mentions for span, t in self._settled if _overlap(s, span)), None)
            if home is None:
                kept.append(entity)
                continue
            outside = tuple(s for s in entity.mentions if not any(_overlap(s, span) for span in spans))
            if not outside or _exact(entity, self._settled):
                moved[entity.id] = home.id
            kept.append(replace(entity, mentions=outside))
        entities, homes = self._entities(kept, moved)
        renamed = {old: homes[thing] for old, thing in moved.items() if thing in homes}
        types = {entity.id: entity.type for entity in entities}
        claims = (self._renamed(claim, renamed) for claim in self._claims)
        fitting = tuple(dict.fromkeys(claim for claim in claims if _fits(claim, types)))
        return replace(self._draft, entities=entities, claims=fitting)

    def _entities(
        self, kept: Sequence[Entity], moved: Mapping[str, str]
    ) -> tuple[tuple[Entity, ...], dict[str, str]]:
        """All entities, and of each settled thing the id of its entity."""
        things = {thing.id: thing for _, thing in self._settled}
        text = self._draft.document.text
        homes: dict[str, str] = {}
        built: dict[str, Entity] = {}
        for entity in kept:
            if entity.id not in moved and (entity.mentions or not self._had_mentions(entity)):
                built[entity.id] = entity
        for number, (thing_id, thing) in enumerate(things.items(), 1):
            ours = [span for span, t in self._settled if t.id == thing_id]
            before = [e for e in kept if moved.get(e.id) == thing_id]
            spans = sorted({*ours, *(s for e in before for s in e.mentions)})
            forms = list(dict.fromkeys(text[s.start:s.end] for s in [*ours, *spans]))
            name = max(forms, key=len)
            entity_id = before[0].id if before else f"desk{number}"
            homes[thing_id] = entity_id
            built[entity_id] = Entity(entity_id, thing.type, name, tuple(f for f in forms if f != name), tuple(spans))
        return tuple(sorted(built.values(), key=lambda e: e.mentions[0].start if e.mentions else -1)), homes

    def _had_mentions(self, entity: Entity) -> bool:
        return any(e.id == entity.id and e.mentions for e in self._draft.entities)

    def _renamed(self, claim: Claim, homes: Mapping[str, str]) -> Claim:
        if not homes:
            return claim

        def moved(value: Value) -> Value:
            return EntityValue(homes.get(value.entity, value.entity)) if isinstance(value, EntityValue) else value

        return replace(
            claim, subject=homes.get(claim.subject, claim.subject), object=moved(claim.object),
            qualifiers=tuple((key, moved(value)) for key, value in claim.qualifiers),
        )


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _exact(entity: Entity, settled: Sequence[tuple[Span, Thing]]) -> bool:
    """Whether the entity's own full name is one of the names found."""
    lengths = {span.end - span.start for s in entity.mentions for span, _ in settled if _overlap(s, span)}
    return any(length >= len(entity.name) for length in lengths)


def _fits(claim: Claim, types: Mapping[str, EntityType]) -> bool:
    """Whether every entity of the claim is there, and of a type that its predicate takes."""
    predicate = PREDICATES[claim.predicate]
    if types.get(claim.subject) not in predicate.subject_types:
        return False
    if isinstance(claim.object, EntityValue) and types.get(claim.object.entity) not in predicate.object_types:
        return False
    role = claim.qualifier("character")
    if isinstance(role, EntityValue) and types.get(role.entity) is not EntityType.CHARACTER:
        return False
    return all(not isinstance(v, EntityValue) or v.entity in types for _, v in claim.qualifiers)
