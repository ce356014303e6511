"""Where words of a draft name what a claim is of, and whether they are about its work: by the titles of their clause,
else by what was spoken of last. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk import names
from copydesk.check.claims.verdict import Question
from copydesk.check.common_words import COUNTRIES, MADE_FROM
from copydesk.check.figures.told import numbers_of
from copydesk.check.once import once
from copydesk.check.places import block_at, cut_of, object_span
from copydesk.check.recognition.cues import WORDS, worded
from copydesk.check.recognition.phrases import COMPANY, PERSON, WORK, Masked, masked_sentences
from copydesk.check.telling.degree import Told
from copydesk.check.works.season_words import seasons_in
from copydesk.check.works.subjects import subjects_of
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = [
    "about_it", "alone_in_its_paragraph", "day_places", "goes_on_of_it", "in_words", "is_set_beside", "is_the_work",
    "may_be_about_it", "of_another_season", "only_set_beside", "places_of", "points_elsewhere", "resolved",
    "season_number", "subject_at", "title_beside", "without_season", "works_of",
]

#: Between a day and a title behind it these begin another clause.
_APART = Form(r";|:\s|\s[–—]\s|,?\s(?:and|but|while|whereas|before|after|when|until)\s|,\s(?:with|which|who)\s")
#: Before a title these make it one that another is set beside.
_BESIDE = Form(
    r"\b(?:follow\w*|succeed\w*|replac\w*|beat\w*|top(?:s|ped)|pass(?:es|ed)|than|after|before|like|unlike|against|behind|"
    r"(?:adapted|remade)\s+from|based\s+on|inspired\s+by|(?:remake|version|adaptation)\s+of)"
    r"\s+(?:(?:the|a|an|his|her|its|their)\s+)?(?:(?!of\b|which\b|that\b|who\b)[\w-]+\s+){0,3}[\"“‘']?$"
)
#: Before a title these make it one that says who somebody is, and none that its sentence is about: "known for W", "the
#: writer of W", "X (W", "who wrote W"; so do those behind it: "W's director X", "of W fame".
_WHOSE = Form(
    rf"(?:\b(?:known|famous|loved|remembered|noted|familiar|acclaimed|celebrated)\s+(?:for|from|as)|\bfresh\s+(?:from|off)|"
    rf"\b(?:writers?|directors?|screenwriters?|creators?|makers?|stars?|PDs?|authors?|actors?|actress(?:es)?|producers?)"
    rf"\s+(?:of|behind)|{PERSON},?\s+(?:of|from)|{PERSON}\s*\(|\b(?:who|whom)\s+(?:[\w’'-]+\s+){{0,8}}?|"
    rf"\b(?:short\s+story|novel|webtoon|manga|webcomic|book|memoir|musical|play)s?,?)"
    rf"\s*(?:(?:{COMPANY}(?:['’]s)?|[a-z-]+)\s+){{0,4}}[\"“‘']?$"
)
_WHOSE_BEHIND = Form(
    rf"[\"”’]?(?:['’]s?\s+(?:[a-z-]+\s+){{0,2}}{PERSON}|\s+fame\b|\s+(?:stars?|actor|actress|writer|director|creator|"
    rf"screenwriter|scribe|PD|producer|alum\w*|lead|co-star)\s+{PERSON})"
)
#: Between a value and the title that it is of: "2022's W", "the 2022 Thai thriller W"; and before one in brackets.
_OF_TITLE = Form(
    rf"(?:['’]s?)?\s+(?:(?:{COUNTRIES})\s+)?(?:(?!of\b|remake\b|version\b)[a-z-]+\s+){{0,2}}[\"“‘']?"
)
_IN_BRACKETS = Form(r"[\"”’']?\s*\(")
#: Before the title of what another work is made from, and which its sentence is not about.
_MADE_FROM = Form(rf"\b{MADE_FROM}\s+(?:(?:[\w’'-]+|{PERSON}['’]s?)\s+){{0,5}}[\"“‘']?$")
#: What goes on to tell of a title, whatever it is there for: "known for W, which".
_GOES_ON_OF_IT = Form(r"[\"”’']?,?[\"”’']?\s+(?:which|that|whose)\b")
_LISTED = Form(r"[\"”’']?(?:\s*\([^()]*\))?,?\s*(?:\band\s+|&\s*)?[\"“‘']?")
_SECOND = Form(rf"{WORK}[\"”’']?\s*\([^()]*$")
#: How far back the work may have been named, in code points.
_FAR = 1500


def works_of(sentence: Masked, ours: str | None = None) -> list[int]:
    """Where the sentence names works that it may be about, in order: `ours` wherever it stands, of the others none that
    only says who somebody is ("the writer of W"), what the work is made from or what it is set beside.
    """
    beside, whose = _asides(sentence)
    aside = whose | beside if ours is not None else whose
    return [
        at for at in _titles(sentence)
        if at not in aside or sentence.entities[at].id == ours or goes_on_of_it(sentence, at)
    ]


def only_set_beside(sentence: Masked, work: str) -> bool:
    """Whether the sentence names a work only as one that another is set beside, alone or in a row of such."""
    named = {at for at in _titles(sentence) if sentence.entities[at].id == work}
    return bool(named) and named <= _asides(sentence)[0]


def _titles(sentence: Masked) -> list[int]:
    return sorted(at for at, entity in sentence.entities.items() if entity.type is EntityType.WORK)


@once
def _asides(sentence: Masked) -> tuple[set[int], set[int]]:
    """The titles that another is set beside, and those that say who somebody is; a row of titles is as its first."""
    beside: set[int] = set()
    whose: set[int] = set()
    last: int | None = None
    for at in _titles(sentence):
        listed = last is not None and _LISTED.fullmatch(sentence.text, last + 1, at) is not None
        before = sentence.text[:at]
        credit = _WHOSE.search(before) or _WHOSE_BEHIND.match(sentence.text, at + 1) or _MADE_FROM.search(before)
        if credit or (listed and last in whose):
            whose.add(at)
        elif is_set_beside(sentence, at) or (listed and last in beside):
            beside.add(at)
        last = at
    return beside, whose


def is_the_work(asked: Question, entity_id: str) -> bool:
    """Whether an entity of the draft is the claim's work, under a shorter or longer title of it too."""
    return _one_in_the_other(asked.draft, asked.claim.subject, entity_id)


def _one_in_the_other(draft: Reading, one: str, other: str) -> bool:
    if one == other:
        return True
    titles = _folded_titles(draft)
    a, b = titles.get(one, ""), titles.get(other, "")
    return bool(a and b) and (a in b or b in a)


@once
def _folded_titles(draft: Reading) -> dict[str, str]:
    return {e.id: names.fold(e.name) for e in draft.entities if e.type is EntityType.WORK}


def title_beside(asked: Question, value: Span) -> Span | None:
    """The title of the claim's work that a value stands at, of which it is whatever its sentence tells of: "the sequel
    to 2022's W"; None where it stands at none.
    """
    text = asked.draft.document.text
    for title in asked.titles:
        if _OF_TITLE.fullmatch(text, value.end, max(value.end, title.start)) is not None:
            return title
        if _IN_BRACKETS.fullmatch(text, title.end, max(title.end, value.start)) is not None:
            return title
    return None


def places_of(asked: Question, entity: Entity) -> Iterator[tuple[Masked, int]]:
    """Where the claim's words name an entity: the sentence, and where in its masked text."""
    for sentence in masked_sentences(asked.draft):
        for at, named in sentence.entities.items():
            place = sentence.spans[at]
            if named.id == entity.id and any(e.start <= place.start < e.end for e in asked.claim.evidence):
                yield sentence, at


def day_places(asked: Question) -> Iterator[tuple[Masked, int]]:
    """Where the claim's day stands: the sentence, and where in its masked text."""
    span = object_span(asked.draft, asked.claim)
    for sentence in masked_sentences(asked.draft) if span is not None else ():
        for at in sentence.days:
            if sentence.spans[at] == span:
                yield sentence, at


def in_words(asked: Question) -> bool:
    """Whether the draft says the claim in a plain form of words, whoever else read it."""
    claim = asked.claim
    return claim.made_by == WORDS or any(
        c.subject == claim.subject and c.predicate == claim.predicate and c.object == claim.object
        for c in worded(asked.draft)
    )


def about_it(asked: Question, sentence: Masked, at: int) -> Told:
    """How plainly the words at `at` of a sentence are about the claim's work.

    A title before them in the sentence is what they are about, but where it is an object of a comparison or says who
    somebody is; else one behind them in their clause; else what the sentences before speak of.
    """
    title = _title_of(sentence, at, asked.claim.subject)
    if title is not None and is_the_work(asked, title):
        return Told.PLAINLY
    if title is None and points_elsewhere(asked, sentence.spans[at]):
        return Told.NOT
    spoken_of = resolved(asked.draft, sentence.spans[at])
    if title is not None:
        return Told.LOOSELY if spoken_of is not None and is_the_work(asked, spoken_of) else Told.NOT
    if spoken_of is not None:
        return Told.PLAINLY if is_the_work(asked, spoken_of) else Told.NOT
    return Told.LOOSELY if _spoken_of(asked, sentence.spans[at]) else Told.NOT


def points_elsewhere(asked: Question, place: Span) -> bool:
    """Whether the words of a sentence that names no work point at another than the claim's: "She wrote this one"."""
    pointed = subjects_of(asked.draft, None, numbers_of(asked.draft)).pointed_at(place)
    return pointed is not None and not is_the_work(asked, pointed.id)


def may_be_about_it(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the words may be about the claim's work, as a reader says: it is named in their sentence, or no other
    work is before them there and it was spoken of before.
    """
    works = works_of(sentence, asked.claim.subject)
    if any(is_the_work(asked, sentence.entities[w].id) for w in works):
        return True
    named = [s.start for e in asked.draft.entities if is_the_work(asked, e.id) for s in e.mentions]
    return not any(w < at for w in works) and any(start < sentence.spans[at].start for start in named)


def subject_at(draft: Reading, sentence: Masked, at: int) -> str | None:
    """The entity of the one work that the words at `at` are plainly about; None where that is open."""
    title, spoken_of = _title_of(sentence, at), resolved(draft, sentence.spans[at])
    if title is None:
        return spoken_of
    return title if spoken_of in (None, title) or _one_in_the_other(draft, title, spoken_of) else None


def alone_in_its_paragraph(asked: Question, sentence: Masked) -> bool:
    """Whether the sentence's paragraph tells of the claim's work and of no other, or the draft names no other."""
    if all(e.type is not EntityType.WORK or is_the_work(asked, e.id) for e in asked.draft.entities):
        return True
    text = asked.draft.document.text
    block = block_at(text, sentence.spans[0].start)
    told_of = {
        s.entities[w].id for s in masked_sentences(asked.draft)
        if block is not None and s.spans and block_at(text, s.spans[0].start) == block
        for w in works_of(s, asked.claim.subject)
    }
    return bool(told_of) and all(is_the_work(asked, e) for e in told_of)


def goes_on_of_it(sentence: Masked, at: int) -> bool:
    """Whether the sentence goes on to tell of the title at `at`: "W, which"."""
    return _GOES_ON_OF_IT.match(sentence.text, at + 1) is not None


def is_set_beside(sentence: Masked, at: int) -> bool:
    """Whether the title at `at` is one that another is set beside: "W followed W2" is about W."""
    return _BESIDE.search(sentence.text[:at]) is not None


def _title_of(sentence: Masked, at: int, ours: str | None = None) -> str | None:
    """The entity of the last title before the words in their sentence, else of the first one behind in their clause.

    Behind a semicolon the clause's own title comes first.
    """
    works = [w for w in works_of(sentence, ours) if not _is_second_title(sentence, w)]
    left, right = [w for w in works if w < at], [w for w in works if w > at]
    behind = right[0] if right and not _APART.search(sentence.text[at + 1:right[0]]) else None
    left = [w for w in left if not is_set_beside(sentence, w)] or left
    if left and (behind is None or ";" not in sentence.text[left[-1]:at]):
        return sentence.entities[left[-1]].id
    return None if behind is None else sentence.entities[behind].id


def _is_second_title(sentence: Masked, at: int) -> bool:
    """Whether a title is what another is called elsewhere, in brackets behind it."""
    return _SECOND.search(sentence.text[:at]) is not None


def resolved(draft: Reading, place: Span, *, names_next: bool = False) -> str | None:
    """The entity of the work that the words are about; None where that is open. With `names_next` a title right behind
    them is what they describe.
    """
    found = subjects_of(draft, None, numbers_of(draft)).of(place, names_next=names_next)
    return None if found is None else found.thing.id


def of_another_season(asked: Question, place: Span) -> bool:
    """Whether the sentences right before a place speak of another season than the claim's work, and its own of none."""
    text = asked.draft.document.text
    cut = cut_of(text).sentences
    index = next((k for k in range(len(cut) - 1, -1, -1) if cut[k].start <= place.start), 0)
    titles = [m.start for e in asked.draft.entities if e.type is EntityType.WORK for m in e.mentions]
    for k in range(index, max(-1, index - _CARRIED), -1):
        seasons = seasons_in(text, Span(cut[k].start, cut[k].end))
        if seasons and k < index:
            return (season_number(asked.thing.name) or 1) not in seasons
        if seasons or any(cut[k].start <= at < cut[k].end for at in titles):
            return False
    return False


#: How many sentences a season is spoken of that only the first names.
_CARRIED = 5
_SEASON_OF = Form(r"\s(?:Season\s)?([2-9])$")


def without_season(title: str) -> str:
    """A title without its second part and the number of a season: "Reply" of "Reply 1988"."""
    return re.sub(r"\s+(?:Season\s+)?\d{1,4}$", "", title.split(":")[0])


def season_number(title: str) -> int | None:
    """The number of a season at the end of its title, from 2."""
    number = _SEASON_OF.search(title)
    return None if number is None else int(number[1])


def _spoken_of(asked: Question, place: Span) -> bool:
    """Whether the claim's work is named in reach before the place."""
    named = [s.start for e in asked.draft.entities if is_the_work(asked, e.id) for s in e.mentions]
    return any(0 < place.start - start < _FAR for start in named)
