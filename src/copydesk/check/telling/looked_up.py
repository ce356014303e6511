"""What a draft's own words say of works that the desk knows where no reader made a claim of it: a day beside the words
of a premiere, a name behind "directed by", a network between "aired on" and the show. Pure.

Such claims are held against the desk only; they are no part of the reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from copydesk.check.recognition.phrases import PERSON, Masked, masked_sentences
from copydesk.check.telling.agencies import agencies_of
from copydesk.check.telling.subject import subject_at
from copydesk.dates import MONTH_NAMES
from copydesk.model import (
    Claim,
    DateValue,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Modality,
    Reading,
    Span,
    Value,
)
from copydesk.text.form import Form

__all__ = ["LOOKED_UP", "joined_to", "looked_up"]

#: What made a claim that is made here.
LOOKED_UP = "looked up"
_OF_PEOPLE = ("director", "screenwriter")
_OF_COMPANIES = ("original_broadcaster", "streamed_on")

#: Before a month: what lasts, and so may be anything.
_SINCE, _BEFORE = Form(r"\b(?:since|from|until|till|to|by)\s\Z"), 8

#: Two who are named as one, before what they are said to have done together and not before what the second has alone.
_JOINED = Form(
    rf"(?P<a>{PERSON})\s+(?:and|&)(?:,\s+(?:since|from|later|then)\b[^,;.()]{{0,24}},)?\s+(?P<b>{PERSON})(?!['’]s\b|\s*\()"
)

#: What the reader claims, by predicate: where each piece of evidence begins and ends, and the claim's value.
_Read = defaultdict[str, list[tuple[int, int, Value]]]


def looked_up(draft: Reading) -> Iterator[Claim]:
    """Claims that the words at each day, person and company of the draft may make, of the work that they are about;
    whether they do is for `told` to say. What the reader has a claim of is left out.
    """
    text = draft.document.text
    read: _Read = defaultdict(list)
    for claim in draft.claims:
        read[claim.predicate] += ((e.start, e.end, claim.object) for e in claim.evidence)
    told = agencies_of(draft)
    for sentence in masked_sentences(draft):
        at = sentence.spans[0].start
        whole = Evidence(at, sentence.spans[-1].end, text[at:sentence.spans[-1].end])
        for place, predicates, value in _values(text, sentence):
            span = sentence.spans[place]
            open_ones = [p for p in predicates if not _is_read(read, p, span, value)]
            joined = _joined(draft, sentence, place) if open_ones and predicates == _OF_PEOPLE else {}
            spoken_of = subject_at(draft, sentence, place) if open_ones else None
            for predicate in open_ones:
                work = joined.get(predicate, spoken_of)
                if work is None:
                    continue
                yield Claim(work, predicate, value, (), Modality.ASSERTED, None, (whole,), made_by=LOOKED_UP)
        for place, entity in sentence.entities.items():
            person = told.get(sentence.spans[place].start)
            company = EntityValue(entity.id)
            if person is not None and not _is_read(read, "represented_by", sentence.spans[place], company):
                yield Claim(person, "represented_by", company, (), Modality.ASSERTED, None, (whole,), made_by=LOOKED_UP)


def _values(text: str, sentence: Masked) -> Iterator[tuple[int, tuple[str, ...], Value]]:
    for at, day in sentence.days.items():
        # A weekday, "today" or "last month" may be misread; a day in figures or of a month by name is what it says.
        written = text[day.start:day.end]
        named = any(month in written for month in MONTH_NAMES)
        lasting = _SINCE.search(text, max(0, day.start - _BEFORE), day.start) is not None
        if (named and not lasting) or any(char.isdigit() for char in written):
            yield at, ("start_date", "end_date"), DateValue(day.edtf)
    for at, entity in sentence.entities.items():
        if entity.type is EntityType.PERSON:
            yield at, _OF_PEOPLE, EntityValue(entity.id)
        elif entity.type is EntityType.ORGANIZATION:
            yield at, _OF_COMPANIES, EntityValue(entity.id)


def joined_to(sentence: Masked, place: int) -> Iterator[tuple[int, Entity]]:
    """Whoever an "and" alone joins to the person at `place`, before or behind: "X and Y", "X and, since May, Y"."""
    for match in _JOINED.finditer(sentence.text):
        pair = (match.start("a"), match.start("b"))
        if place in pair:
            other = pair[0] if place == pair[1] else pair[1]
            yield other, sentence.entities[other]


def _joined(draft: Reading, sentence: Masked, place: int) -> dict[str, str]:
    """The work of which a reader has whoever is joined to a person as a director, or writer, there; by the job."""
    found = {}
    for at, other in joined_to(sentence, place):
        span = sentence.spans[at]
        for claim in draft.claims:
            if claim.predicate in _OF_PEOPLE and claim.object == EntityValue(other.id) and any(
                e.start <= span.start < e.end for e in claim.evidence
            ):
                found[claim.predicate] = claim.subject
    return found


def _is_read(read: _Read, predicate: str, span: Span, value: Value) -> bool:
    """Whether a claim of the predicate has the value in these words."""
    return any(start <= span.start < end and said == value for start, end, said in read.get(predicate, ()))
