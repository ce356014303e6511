"""Whether a draft's own words say what a claim makes of them: a premiere's words by a premiere's date, a director's by
the director's name, a network's between the network and its show. Pure.

A claim against which the ledger has something is an accusation; where the words themselves do not bear the claim out it
may be the reader's mistake and not the draft's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk import names
from copydesk.check.known import may_be, spellings_of
from copydesk.check.places import evidence_span, inside, object_span, sentences_round
from copydesk.check.recognition.cues import AT_LEAST, WORDS, worded
from copydesk.check.recognition.phrases import COMPANY, DAY, PERSON, WORK, Masked, masked_sentences
from copydesk.check.verdict import Question
from copydesk.ledger.base import Thing
from copydesk.model import Entity, EntityType, EntityValue, Span

__all__ = ["OTHER_TELLING", "says_so"]

_P, _W, _O, _D = PERSON, WORK, COMPANY, DAY
_ANY_WORK = re.compile(_W)

#: Whose telling of a story is another than the Korean one.
_FOREIGN = "American|British|Japanese|Chinese|Taiwanese|Thai|Turkish|Indian|Philippine|Filipino|French|Vietnamese"

# Dates

_START = re.compile(
    r"\b(?:premier\w+|debut\w*|open(?:s|ed|ing)?|beg[aiu]n\w*|start(?:s|ed|ing)?|launch\w*|kick(?:s|ed|ing)? off|"
    r"first (?:aired|shown|broadcast|episodes?)|aired first|opening episode|(?:went|goes|going|go) on (?:the )?air|"
    r"since|(?:on|to) (?:the )?air from|from)\b", re.IGNORECASE,
)
#: What a series does that a platform shows first; of another it may be the platform's own day.
_RELEASE = re.compile(
    r"\b(?:releas\w+|arriv\w+|drop(?:s|ped)?|land(?:s|ed)?|(?:came|comes|come|coming|is|was) out|available|hits?|"
    r"(?:starts?|started|begins?|began) streaming|stream(?:s|ed|ing)?)\b", re.IGNORECASE,
)
_END = re.compile(
    r"\b(?:end(?:s|ed|ing)?|finales?|final|last|conclud\w+|conclusion|finish\w*|wrap(?:s|ped|ping)?(?: up)?|"
    r"clos(?:e|es|ed|ing)|bow(?:s|ed|ing)? out|sign(?:s|ed|ing)? off|came to an? (?:end|close)|through|until|till|"
    r"goodbye|farewell|left the air|to)\b", re.IGNORECASE,
)
#: What else has a day: the making, the selling, the showing again, and lives.
_OTHER = re.compile(
    r"\b(?:film(?:s|ed|ing)?|shoot\w*|shot|production|posters?|trailers?|teasers?|stills?|press\s+con\w+|presentation|"
    r"showcase|readings?|scripts?|announc\w+|confirm\w*|rerun\w*|re-run\w*|re-?air\w*|again|return\w*|c[ao]mes? back|"
    r"resum\w+|encore|repeat\w*|blu-ray|dvds?|pop-up|concerts?|specials?|fan ?meet\w*|enlist\w*|discharg\w*|born|"
    r"marri\w+|wedding|wed|soundtrack|ost|albums?|singles?|tickets?|exhibition|tours?|screen(?:ed|ing)s?|cinemas?|party|"
    r"parties|awards?|ceremony|contract|sign(?:ed|s)? (?:with|up|a|on)|join\w*|half|(?<!-)parts?|seasons?|break|hiatus|"
    r"postpon\w+|delay\w+|remakes?|versions?|adaptation|musical|webtoon|novel|film|movie|sales?|sold|shops?|bars?|cafes?|voting|vote|"
    r"interview\w*|magazine|campaign|store|preview\w*|pilot|previously|rights|died|passed away|joined|quit|divorc\w+|"
    rf"(?:{_FOREIGN})\s"
    r"(?:series|drama|show|original))\b",
    re.IGNORECASE,
)  # fmt: skip
#: What is the work's and not the work: "filming of", "the concert for".
_OTHER_OF = re.compile(_OTHER.pattern + r"\s+(?:of|for|on|to|from|behind|around)\s+[\"“‘']?$", re.IGNORECASE)
#: What follows a premiere's word that has something else for its object: "opens its pop-up bar".
_OF_ELSE = re.compile(
    r"\b(?:open|launch|start|begin|clos|end|wrap|finish)\w*(?: up)?\s+(?:its|their|an?|the|his|her)\s+"
    r"(?!(?:run|broadcasts?|airing|air|final|last|first|story|journey|season|successful|\w+ run)\b)", re.IGNORECASE,
)
#: Other tellings of a story, and reports of mistakes: what is said there is not said of the show itself.
OTHER_TELLING = re.compile(
    r"\b(?:remakes?|remade|musicals?(?! (?:drama|series|comedy|romance))|stage play|in the (?:web)?(?:toon|novel|book)|"
    rf"parod\w+|dubb\w+|dub|voice (?:actor|actress|cast)|(?:{_FOREIGN}|"
    r"foreign|stage|film|movie|school) (?:version|remake|adaptation|"
    r"series|drama|cast|production)|corrections?|correct(?:ed|s) (?:an?|its|the)|earlier version|wrongly|mistakenly|"
    r"erroneous\w*|misspel\w+|misstat\w+|misidentif\w+|once had it)\b", re.IGNORECASE,
)  # fmt: skip
_CLAUSE = re.compile(rf";|:\s|\s[–—]\s|,?\s(?:and|but|while)\s(?=(?:then\s)?on\s{_D})")
_REACH = 90
#: A count that was to be.
_ONCE_PLANNED = re.compile(
    r"\b(?:planned|originally|initially|at first|meant|supposed|exten(?:ded|sion)|one more|two more|shortened|cut)\b",
    re.IGNORECASE,
)  # fmt: skip


def says_so(asked: Question) -> bool:
    """Whether the draft's words say what the claim does. Claims of other kinds than dates, networks, directors and
    writers are taken at their word.
    """
    claim = asked.claim
    if OTHER_TELLING.search(sentences_round(asked.draft.document.text, evidence_span(claim))):
        return False
    if claim.predicate == "original_broadcaster" and not _by_its_title(asked):
        return False
    if claim.made_by in (WORDS, AT_LEAST):
        return claim.predicate not in ("start_date", "end_date") or _on_its_own_channel(asked)
    if claim.predicate == "episode_count":
        return not any(_ONCE_PLANNED.search(evidence.quote) for evidence in claim.evidence)
    if claim.predicate not in ("start_date", "end_date", "original_broadcaster", "director", "screenwriter"):
        return True
    if any(
        c.subject == claim.subject and c.predicate == claim.predicate and c.object == claim.object
        for c in worded(asked.draft)
    ):
        return claim.predicate not in ("start_date", "end_date") or _on_its_own_channel(asked)
    if claim.predicate in ("start_date", "end_date"):
        return any(_dated(asked, sentence, at) for sentence, at in _places_of_date(asked))
    if not isinstance(claim.object, EntityValue):
        return True
    forms = _credited if claim.predicate in ("director", "screenwriter") else _shown_on
    maker = asked.draft.entity(claim.object.entity)
    return any(forms(asked, sentence, at) for sentence, at in _places_of(asked, maker))


def _places_of_date(asked: Question) -> Iterator[tuple[Masked, int]]:
    span = object_span(asked.draft, asked.claim)
    for sentence in masked_sentences(asked.draft):
        for at in sentence.days:
            if span is not None and sentence.spans[at] == span:
                yield sentence, at


def _places_of(asked: Question, entity: Entity) -> Iterator[tuple[Masked, int]]:
    """Where the claim's words name the entity."""
    for sentence in masked_sentences(asked.draft):
        for at, named in sentence.entities.items():
            place = sentence.spans[at]
            if named.id == entity.id and any(e.start <= place.start < e.end for e in asked.claim.evidence):
                yield sentence, at


def _dated(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the date at `at` has the words of a premiere, or of an ending, nearer than any other, and its own."""
    text = sentence.text
    start = max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
    end = next((m.start() for m in _CLAUSE.finditer(text, at)), len(text))
    works = [place for place in sentence.entities if _ANY_WORK.match(text[place]) and start <= place < end]
    before, after = [w for w in works if w < at], [w for w in works if w > at]
    own = max(before) if before else after[0] if after else None
    if own is None:
        if not _spoken_of(asked, sentence.spans[at]):
            return False
    elif sentence.entities[own].id != asked.claim.subject:
        return False
    start = own if own is not None and own < at else start
    end = min([end, *(w for w in after if w != own)])
    if _OTHER.search(text, start, end) or _OF_ELSE.search(text, start, end):
        return False
    if own is not None and _OTHER_OF.search(text[:own]):
        return False
    if not _own_channel(asked, sentence, start, at):
        return False
    cues = [("start_date", m) for m in _START.finditer(text, start, end)]
    cues += [("end_date", m) for m in _END.finditer(text, start, end)]
    if _is_a_platforms(asked):
        cues += [("start_date", m) for m in _RELEASE.finditer(text, start, end)]
    ranked = sorted((min(abs(at - m.end()), abs(m.start() - at)), kind) for kind, m in cues)
    return bool(ranked) and ranked[0][0] <= _REACH and ranked[0][1] == asked.claim.predicate


def _spoken_of(asked: Question, place: Span) -> bool:
    """Whether the work is the last that the draft named before, in the sentence before or its own."""
    named = [(s.start, e.id) for e in asked.draft.entities if e.type is EntityType.WORK for s in e.mentions]
    before = [name for name in named if name[0] < place.start]
    return bool(before) and max(before)[1] == asked.claim.subject and place.start - max(before)[0] < 400


def _networks(asked: Question) -> list[Thing]:
    return [e.object for e in asked.entries if e.predicate == "original_broadcaster" and isinstance(e.object, Thing)]


def _is_a_platforms(asked: Question) -> bool:
    """Whether the work's own network is where it streams."""
    streams = {e.object.id for e in asked.entries if e.predicate == "streamed_on" and isinstance(e.object, Thing)}
    return any(network.id in streams for network in _networks(asked))


def _on_its_own_channel(asked: Question) -> bool:
    """Whether a form of words has its day on the work's own network, and of the work itself."""
    if any(_OF_ELSE.search(evidence.quote) for evidence in asked.claim.evidence):
        return False
    return all(_own_channel(asked, sentence, max(0, at - _REACH), at) for sentence, at in _places_of_date(asked))


def _own_channel(asked: Question, sentence: Masked, start: int, at: int) -> bool:
    """Whether no other company than the work's network stands between: "came to Netflix on" is Netflix's day."""
    networks = _networks(asked)
    between = [place for place, e in sorted(sentence.entities.items())
               if start <= place < at and e.type is EntityType.ORGANIZATION]  # fmt: skip
    own = {place for place in between if any(may_be(sentence.entities[place], network) for network in networks)}
    # "carried by ENA and Netflix": both show it from one day on.
    own |= {b for a, b in pairwise(between) if a in own and _WITH.fullmatch(sentence.text, a + 1, b)}
    return not networks or own.issuperset(between)


_WITH = re.compile(r"\s(?:and|&)\s")


# Networks


def _by_its_title(asked: Question) -> bool:
    """Whether the claim's words name the work by more than one word of its title: "Crash" may be a show of its own."""
    text = asked.draft.document.text
    known = {names.fold(spelling) for spelling in spellings_of(asked.thing)}
    named = [text[s.start:s.end] for s in inside(asked.draft.entity(asked.claim.subject).mentions, asked.claim)]
    whole = [name for name in named if " " in name or names.fold(name) in known]
    return bool(whole) and (len(whole) == len(named) or asked.claim.made_by == WORDS)


_SHOWS = (
    re.compile(rf"(?P<o>{_O})['’]s\s+(?:[\w-]+\s+){{0,4}}[\"“‘']?(?P<w>{_W})"),
    re.compile(rf"(?P<o>{_O})\s+(?:[a-z-]+\s+){{0,3}}(?:drama|series|show|hit|romance|thriller|comedy)s?\s*[\"“‘']?(?P<w>{_W})"),
    re.compile(rf"(?P<w>{_W})[\"”’']?,?\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){{0,3}}(?P<o>{_O})(?:['’]s)?\s+(?:[a-z-]+\s+)?(?:drama|series|show|hit|romance|thriller|comedy|sitcom)\b"),
    re.compile(rf"(?P<w>{_W})[\"”’']?,?\s+[^.;:{_W[1:-1]}{_O[1:-1]}]{{0,50}}?\b(?:on|from|for)\s+(?P<o>{_O})"),
    re.compile(rf"(?P<w>{_W})[\"”’']?\s*\(\s*(?P<o>{_O})"),
    re.compile(rf"(?P<o>{_O})\s+(?:showed|aired|airs|shows|broadcasts?)\s+[\"“‘']?(?P<w>{_W})"),
)
_NOT_FIRST = re.compile(
    r"\b(?:re-?runs?|re-?air\w*|again|repeat\w*|rights|bought|sold|remakes?|versions?|meant for|offered|pitched|passed|"
    r"moved|left|years? (?:after|before)|also|abroad|Japan\w*|special)\b", re.IGNORECASE,
)  # fmt: skip


def _shown_on(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether a form of words makes the work the network's."""
    if _NOT_FIRST.search(sentence.text):
        return False
    return any(
        m.start("o") == at and sentence.entities[m.start("w")].id == asked.claim.subject
        for form in _SHOWS for m in form.finditer(sentence.text)
    )


# Writers and directors

_CRAFT_WORDS = (
    ("director", re.compile(
        r"\b(?:direct(?:s|ed|ing)?|co-direct\w*|helm(?:s|ed|ing)?|directors?|PDs?|direction|(?:film|show)-?makers?|"
        r"at the helm|megaphone|director's chair)\b"
    )),
    ("screenwriter", re.compile(
        r"\b(?:writ(?:es?|ten|ing)|wrote|co-wr\w+|penn(?:ed|ing)|pens|script(?:s|ed|ing)?|screenplay|"
        r"(?:screen|script)?writers?|author(?:s|ed)?)\b"
    )),
)  # fmt: skip
#: Between a craft's word and the name that it is of; other names only in a row ("by A and B"), works after "of".
_TO_NAME = re.compile(
    rf"(?:,?\s*\(?(?:of|for)\s+(?:the\s+)?{_O}?(?:['’]s)?\s*[\"“‘']?{_W}[\"”’']?)?[\s,:(]*"
    rf"(?:(?:by|is|was|are|were|and|both|the|of|acclaimed|veteran|star|rookie|its|from)[\s,:]+)*(?:{_P}[\s,]*(?:and\s+|&\s*)?)*"
)
_TO_WORD = re.compile(
    rf"[\s,(]*(?:(?:,?\s*and\s+)?{_P}[\s,]*)*(?:(?:and|who|also|is|was|has|had|will|to|be|both|did|does|the|its|a|an|as|then|"
    rf"responsible|for|in|charge|of|series|['’]s|drama['’]s|show['’]s)\b[\s,]*)*"
)


_OTHER_JOB = re.compile(
    r"\b(?:arts?|music|casting|assistant|technical|action|creative|legal|managing|medical|stunt|dance|lighting|sound|song|"
    r"photography|art|film|fashion|style|magazine|stage|theat\w+)[\s-]+$", re.IGNORECASE,
)
#: "W is a comedy film directed by" tells of the work itself; a film for W that somebody directed does not.
_IS_A_FILM = re.compile(rf"{_W}[\"”’']?(?:\s*\([^()]*\))?\s+(?:is|was)\s+an?\s[^.;,]*\bfilm\s+$")
_NAMED = re.compile(rf"{_P}\s+[a-z]")
_TITLE_OF = re.compile(r"(?:\b(?:by|from|of|is|was|are|were)|[,:(–—]|['’]s)\s*(?:the\s+)?(?:[a-z-]+\s+){0,2}$")

#: What a title is called elsewhere, in brackets behind it.
_SECOND_TITLES = re.compile(r"[\"”’']?\s*\([^()]*\)")


def _credited(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the word of the claim's craft is the name's own, and no word of the other craft is nearer."""
    text = sentence.text
    found = []
    for craft, form in _CRAFT_WORDS:
        for word in form.finditer(text):
            before = text[:word.start()]
            if _OTHER_JOB.search(before) and not (word[0] in ("directed", "written") and _IS_A_FILM.search(before)):
                continue
            if word.end() <= at and _TO_NAME.fullmatch(text, word.end(), at) and _holds(text, word, at):
                found.append((at - word.end(), craft))
            elif word.start() > at and _TO_WORD.fullmatch(text, at + 1, word.start()):
                found.append((word.start() - at, craft))
    return bool(found) and min(found)[1] == asked.claim.predicate and _of_the_work(asked, sentence)


def _holds(text: str, word: re.Match[str], at: int) -> bool:
    """Whether the words make the name's bearer the work's own: "by director X", "the director is X"; in "director X
    praised" X is anybody who directs.
    """
    if text[word.end():word.end() + 1] != " " or _NAMED.match(text, at) is None:
        return True
    return _TITLE_OF.search(text[:word.start()]) is not None or word.end() + 1 < at


def _of_the_work(asked: Question, sentence: Masked) -> bool:
    """Whether the sentence names this work and no other, or none and the work is the one last spoken of."""
    own = next((at for at, e in sentence.entities.items() if e.id == asked.claim.subject), None)
    second = _SECOND_TITLES.match(sentence.text, own + 1) if own is not None else None
    works = {
        e.id for at, e in sentence.entities.items()
        if e.type is EntityType.WORK and not (second and second.start() <= at < second.end())
    }
    return works == {asked.claim.subject} or (not works and _spoken_of(asked, sentence.spans[0]))

