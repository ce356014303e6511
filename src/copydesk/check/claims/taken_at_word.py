"""Directors, writers, agencies, networks and platforms that a reader alone takes for a work's, in no form of words
that is known. Pure but for the ledger that it asks.

"The rest is X's", "W (X, 2009)", "X completes her trilogy with W": a reader knows whose a name is by the whole of its
sentence. It is held against the desk, for a warning at most, where nothing explains the name otherwise: several stories
have others and the draft names none of them as the work's, the desk has the name in no part of that work and of no
other that is spoken of there, and no words speak of another telling or, of an agency, of another time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from copydesk.check.claims.credits import weigh_name
from copydesk.check.claims.other_works import things_named
from copydesk.check.claims.verdict import Question, Verdict
from copydesk.check.finding import Severity
from copydesk.check.naming.nearness import a_syllable_of
from copydesk.check.once import once
from copydesk.check.places import object_span, sentence_span
from copydesk.check.telling.agencies import is_told_of_now
from copydesk.check.telling.channels import is_called_its_own
from copydesk.check.telling.degree import Told
from copydesk.check.telling.gate import tells_otherwise, told, told_round
from copydesk.check.telling.looked_up import LOOKED_UP
from copydesk.check.telling.makers import is_made_anothers, names_craft
from copydesk.check.telling.subject import points_elsewhere
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, EntityValue, Modality, Reading, Span
from copydesk.text.form import Form

__all__ = ["weigh_reader", "without_titles"]

#: From which chance on a reader's word is enough, by what it takes somebody for; and where a word of it is there.
_SURE: Mapping[str, float] = {
    "director": 0.75, "screenwriter": 0.75, "represented_by": 0.75, "streamed_on": 0.9, "original_broadcaster": 0.85,
}  # fmt: skip
_SURE_WITH_A_WORD = 0.65
_OF_AGENCIES = Form(
    r"\b(?:agency|agents?|management|managers?|label|re?ps?|represent\w*|repped|under|signed|signs|acts?)\b"
)
_CRAFTS = ("director", "screenwriter")
#: How far before a name a word of another part is right beside it, in code points.
_BESIDE = 28
#: The same of the word of a craft before a row of names.
_ROW = 72
#: What a director does to a work, and others too.
_MAKES = Form(
    r"\b(?:is|was|been)\s+(?:shooting|making)\b|\b(?:shot|made|makes|shoots|filmed)\s+(?:it|this|that)\b"
)
#: A craft right before a name: "Director X"; and a name right behind its work: "W (X, 2009)".
_CALLED = {
    "director": Form(
        r"\b(?:[Dd]irector|PD|[Hh]elmer|[Ff]ilm-?maker)\s+$|\b(?:[Dd]irector|PD)s\s+[^.;:]{1,60}?(?:,|\band)\s+$"
    ),
    "screenwriter": Form(
        r"\b(?:[Ww]riter|[Ss]creenwriter|[Ss]criptwriter|[Pp]laywright)\s+$|\b(?:[Ss]creen)?[Ww]riters\s+[^.;:]{1,60}?(?:,|\band)\s+$"
    ),
}
_POSSESSED = Form(r"['’]s?\s+(?:[\w-]+\s+){0,3}[\"“‘']?")
_BEHIND_ITS_TITLE = Form(r"[\W_]{0,6}\(")
#: Words of a sentence about what is not so, or may be: of those a reader must be surer.
_UNSURE = Form(
    r"\b(?:not|never|nor|neither|instead|replac\w+|turned\s+down|declined|passed\s+on|was\s+to\s+have|were\s+to\s+have|almost|nearly|"
    r"might|may|could|would)\b|n['’]t\b", re.IGNORECASE,
)
_VERY_SURE = 0.85
#: From which chance on a reader alone makes a network a work's, whatever the words, and a name its maker.
_NO_DOUBT = 0.95
_TOLD_OF_ONE = Form(r",\s(?:who|whose|whom)\b[^,;]*$")
_CLAUSE_END = Form(r"[,;:)]")
#: Who has another part than a work's director or writer; and who only speaks of it.
_OTHER_PART = Form(
    r"\b(?:photograph\w*|compos\w+|songs?|songwriter|lyric\w*|score|stylist|choreograph\w*|cinematograph\w*|"
    r"(?:music|art|casting|assistant|technical|lighting|action|stage)\s+(?:director|PD))\b", re.IGNORECASE,
)
_ONLY_SPEAKS = Form(
    r"\b(?:prais\w+|admir\w+|congratulat\w+|gave|gives|letters?|to\s+do\s+with|unrelated|namesakes?|same\s+name)\b",
    re.IGNORECASE,
)


def weigh_reader(asked: Question, ledger: Ledger) -> Verdict:
    """The ledger's answer to what a sure reader alone says. Raises LedgerError where the ledger cannot be read."""
    claim = asked.claim
    nothing, sure = Verdict(claim.predicate), _SURE.get(claim.predicate)
    if sure is None or claim.made_by == LOOKED_UP or claim.modality is Modality.REPORTED:
        return nothing
    if claim.confidence < (_SURE_WITH_A_WORD if sure < _VERY_SURE else sure):
        return nothing
    verdict, place = weigh_name(asked), object_span(asked.draft, claim)
    if not verdict.against or place is None or not isinstance(claim.object, EntityValue):
        return nothing
    if points_elsewhere(asked, place) or _is_named_apart(asked, place):
        return nothing
    own = _sentence(asked, place)
    if len({entry.story.id for entry in verdict.receipts}) < 2 and not _is_all_but_told(asked, own):
        return nothing
    if (claim.confidence < sure and not _has_a_word(claim.predicate, own)) or _is_told_otherwise(asked, place, own):
        return nothing
    if claim.predicate == "represented_by" and not is_told_of_now(asked):
        return nothing
    if claim.predicate == "streamed_on" and not is_called_its_own(asked):
        return nothing
    if claim.predicate == "original_broadcaster" and not _is_its_network(asked, claim.object, ledger):
        return nothing
    if claim.predicate in _CRAFTS and _is_explained(asked, claim.object, place, ledger):
        return nothing
    return replace(verdict, severity=Severity.WARNING)


def _is_all_but_told(asked: Question, own: str) -> bool:
    """Whether a reader is all but certain of a maker, in a sentence with a word of the craft which leaves it open: that
    is enough against one story of the desk.
    """
    claim = asked.claim
    return (
        claim.predicate in _CRAFTS and claim.confidence >= _NO_DOUBT and _has_a_word(claim.predicate, own)
        and told(asked) >= Told.LOOSELY
    )


def _is_named_apart(asked: Question, place: Span) -> bool:
    """Whether the sentence names the work in another clause only: behind a semicolon, or in what is told of somebody
    else, "X, who had made most of W, directed with Y".
    """
    text = asked.draft.document.text
    own = sentence_span(text, place)
    titles = [title for title in asked.titles if own.start <= title.start < own.end]
    return bool(titles) and all(
        ";" in text[place.end:title.start] if title.start > place.end else
        _TOLD_OF_ONE.search(text[own.start:title.start]) is not None and "," in text[title.end:place.start]
        for title in titles
    )


def _sentence(asked: Question, place: Span) -> str:
    """The words of the sentence of a place, but for titles, whose words say nothing."""
    own = sentence_span(asked.draft.document.text, place)
    return without_titles(asked.draft)[own.start:own.end]


@once
def without_titles(draft: Reading) -> str:
    """The text of a draft with the titles in it blanked, every place where it was."""
    return _blanked(draft.document.text, draft, (EntityType.WORK,))


@once
def _without_people(draft: Reading) -> str:
    """The same without the names of people, which may be words too: "Song"."""
    return _blanked(without_titles(draft), draft, (EntityType.PERSON, EntityType.CHARACTER))


def _blanked(text: str, draft: Reading, types: Collection[EntityType]) -> str:
    for entity in draft.entities:
        for name in entity.mentions if entity.type in types else ():
            text = f"{text[:name.start]}{' ' * (name.end - name.start)}{text[name.end:]}"
    return text


def _has_a_word(predicate: str, words: str) -> bool:
    """Whether words have one of the craft, or of agencies."""
    if predicate == "director" and _MAKES.search(words):
        return True
    return names_craft(predicate, words) if predicate in _CRAFTS else _OF_AGENCIES.search(words) is not None


def _is_told_otherwise(asked: Question, place: Span, own: str) -> bool:
    """Whether words speak of another telling, or of another part of a work's making, or of what may not be so.
    """
    if asked.claim.predicate != "represented_by" and tells_otherwise(told_round(asked.draft.document.text, place)):
        return True
    if asked.claim.predicate in _CRAFTS and (_has_another_part(asked, place) or is_made_anothers(asked)):
        return True
    # What stands in a clause behind the name is said of something else: "(X), took care not to laugh".
    behind = _CLAUSE_END.search(asked.draft.document.text, place.end)
    if behind is not None:
        own = own[:behind.start() - sentence_span(asked.draft.document.text, place).start]
    return asked.claim.confidence < _VERY_SURE and _UNSURE.search(own) is not None


def _has_another_part(asked: Question, place: Span) -> bool:
    """Whether the sentence of a name has its bearer only speak of a work, or tells of other parts in its making: of a
    name right behind a word of the craft what stands there.
    """
    own = sentence_span(asked.draft.document.text, place)
    words = _without_people(asked.draft)
    if _ONLY_SPEAKS.search(words, own.start, own.end):
        return True
    if _is_called_so(asked, place):
        return _OTHER_PART.search(words, max(own.start, place.start - _BESIDE), place.start) is not None
    return _OTHER_PART.search(words, own.start, own.end) is not None


def _is_its_network(asked: Question, said: EntityValue, ledger: Ledger) -> bool:
    """Whether the words may make a company that shows other works of the desk the network of the claim's."""
    if told(asked) is Told.NOT and not is_called_its_own(asked) and asked.claim.confidence < _NO_DOUBT:
        return False
    thing = the_thing(asked.draft.entity(said.entity), ledger)
    return thing is not None and bool(ledger.entries(object=thing.id, predicate="original_broadcaster"))


def _is_anothers_own(asked: Question, place: Span) -> bool:
    """Whether the name stands right before the title of another work as whose that is: "X's W2"."""
    text = asked.draft.document.text
    return any(
        _POSSESSED.fullmatch(text, place.end, title.start) for entity in asked.draft.entities
        if entity.type is EntityType.WORK and entity.id != asked.claim.subject
        for title in entity.mentions if place.end < title.start
    )


def _is_explained(asked: Question, said: EntityValue, place: Span, ledger: Ledger) -> bool:
    """Whether the name is one of this work's, or of another's that is spoken of there, a slip in that of one of its
    cast or its roles, or no person's.
    """
    entity = asked.draft.entity(said.entity)
    cast = [e for e in asked.entries if e.predicate == "cast_member"]
    known = [thing for e in cast for thing in (e.object, e.qualifier("character")) if isinstance(thing, Thing)]
    if entity.type is not EntityType.PERSON or any(a_syllable_of(entity.name, thing) for thing in known):
        return True
    thing = the_thing(entity, ledger)
    if thing is None:
        return " " not in entity.name  # a town, or the half of a name
    if _is_anothers_own(asked, place):
        return True
    parts = ledger.entries(object=thing.id)
    called = _is_called_so(asked, place)
    if any(e.subject.id == asked.thing.id and (not called or e.predicate in _CRAFTS) for e in parts):
        return True
    near = {one.id for one in _spoken_of(asked, place, ledger)}
    if any(e.subject.id in near and (not called or e.predicate in _CRAFTS) for e in parts):
        return True
    if called or asked.claim.confidence >= _VERY_SURE or _has_a_word(asked.claim.predicate, _sentence(asked, place)):
        return False
    named = {one.id for one in things_named(asked.draft, ledger)}
    return any(e.subject.id in named for e in parts)


def _is_called_so(asked: Question, place: Span) -> bool:
    """Whether the name stands right behind the word of the craft, or in brackets behind its work's title."""
    text = asked.draft.document.text
    if _CALLED[asked.claim.predicate].search(text[max(0, place.start - _ROW):place.start]):
        return True
    return any(_BEHIND_ITS_TITLE.fullmatch(text, t.end, place.start) for t in asked.titles if t.end <= place.start)


def _spoken_of(asked: Question, place: Span, ledger: Ledger) -> Iterator[Thing]:
    """What the desk knows of the works that the sentence of a place names, and of those named since the claim's own."""
    text = asked.draft.document.text
    own = sentence_span(text, place)
    last = max((title.start for title in asked.titles if title.start < place.start), default=own.start)
    for entity in asked.draft.entities:
        if entity.type is not EntityType.WORK or entity.id == asked.claim.subject:
            continue
        if any(own.start <= m.start < own.end or last < m.start < place.start for m in entity.mentions):
            thing = the_thing(entity, ledger)
            if thing is not None:
                yield thing
