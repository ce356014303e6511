"""Whether a draft's words make a work a network's, or a platform's own. Pure."""

from __future__ import annotations

import re

from copydesk import names
from copydesk.check.claims.verdict import Question
from copydesk.check.common_words import SOURCES
from copydesk.check.figures.scope_words import company_of
from copydesk.check.places import inside
from copydesk.check.recognition.phrases import COMPANY, DAY, PERSON, WORK, Masked
from copydesk.check.telling.degree import Told
from copydesk.check.telling.looked_up import LOOKED_UP
from copydesk.check.telling.subject import (
    about_it,
    alone_in_its_paragraph,
    goes_on_of_it,
    in_words,
    is_set_beside,
    is_the_work,
    may_be_about_it,
    places_of,
    works_of,
)
from copydesk.check.works.known import may_be, spellings_of
from copydesk.ledger.base import Thing
from copydesk.model import Entity, EntityType, EntityValue
from copydesk.text.form import Form

__all__ = [
    "UNNAMED", "WITH_ANOTHER", "WORKS_AT", "is_called_its_own", "stands_at_its_title", "told_network", "told_own",
]

_W, _O = WORK, COMPANY
_KIND = (
    r"(?:drama|series|show|hit|romance|thriller|comedy|sitcom|mystery|melodrama|original|production|film|movie|noir|title)"
)
#: Where a network stands at the title: "tvN's W", "the drama of tvN, 'W'", "tvN, 2016, 'W'", "W (tvN)".
_AT_TITLE = (
    Form(rf"(?P<o>{_O})['’]s\s+(?:[\w-]+\s+){{0,4}}[\"“‘']?(?P<w>{_W})"),
    Form(rf"(?P<o>{_O})\s+(?:[\w/-]+\s+){{0,4}}{_KIND}s?\s+[\"“‘']?(?P<w>{_W})"),
    Form(rf"\b{_KIND}\s+(?:of|on|from)\s+(?P<o>{_O}),?\s+[\"“‘']?(?P<w>{_W})"),
    Form(rf"(?P<o>{_O})[,:]\s+\(?{DAY}\)?[,:]\s+[\"“‘'](?P<w>{_W})"),
    Form(rf"(?P<w>{_W})[\"”’']?\s*\(\s*(?P<o>{_O})"),
)
_SHOWS = (
    *_AT_TITLE,
    Form(
        rf"(?P<w>{_W})[,\"”’']{{0,2}}\s+(?:(?:is|was)\s+)?(?:(?:an?|the)\s+)?(?:[\w-]+\s+){{0,3}}(?P<o>{_O})(?:['’]s)?\s+"
        rf"(?:[\w-]+\s+){{0,3}}{_KIND}\b"
    ),
    Form(
        rf"(?P<w>{_W})[,\"”’']{{0,2}}\s+[^.;:{_W[1:-1]}{_O[1:-1]}]{{0,90}}?\b(?:on|from|for|by|came\s+to)\s+(?P<o>{_O})"
        rf"(?!['’]s\s+(?:[\w-]+\s+){{0,3}}[\"“‘']?{_W})"
    ),
    Form(rf"(?P<w>{_W})[\"”’']?\s*[(/,]\s*(?P<o>{_O})"),
    Form(rf"(?P<w>{_W})[,\"”’']{{0,2}}\s+(?:(?:is|was)\s+)?(?P<o>{_O})['’]s\s"),
    Form(
        rf"(?P<w>{_W})[,\"”’']{{1,2}}\s+(?:the\s+)?(?:[\w-]+\s+){{0,2}}{PERSON}['’]s\s+(?:[\w-]+\s+){{0,2}}(?P<o>{_O})\s+"
        rf"(?:[\w-]+\s+){{0,3}}{_KIND}\b"
    ),
    Form(rf"(?P<o>{_O})\s+(?:\w+\s+)?(?:showed|aired|airs|shows|broadcasts?|carried|ran)\s+[\"“‘']?(?P<w>{_W})"),
    Form(rf"\b(?:on|for)\s+(?P<o>{_O})\b[^.;:{_W[1:-1]}{_O[1:-1]}]{{0,60}}?,\s+[\"“‘']?(?P<w>{_W})"),
    Form(rf"(?P<o>{_O})['’]s\s+[\w-][^.;:{_W[1:-1]}{_O[1:-1]}]{{0,40}}?\b{_KIND}\s+of\b"),
)
#: Words of what is not a first showing, in the clause of the network.
_NOT_FIRST = Form(
    r"\b(?:re-?runs?|re-?air\w*|again|repeat\w*|rights|bought|sold|remakes?|versions?|meant\s+for|offered|pitched|passed|"
    r"moved|left(?!\s+it\b)|years?\s+(?:after|before)|also\s+(?:on|shown|aired|carried|broadcast|by|to|at)|abroad|overseas|Japan\w*|specials?|rival\w*)\b",
    re.IGNORECASE,
)  # fmt: skip
#: Words of another work, or of another show on another channel, which the clause may be about.
_OF_ANOTHER = Form(
    r"\b(?:another|next|previous|other|later|same\s+(?:slot|time|hour|night|evening)|instead|against|compet\w+|while|whereas)\b",
    re.IGNORECASE,
)
#: What ties a network to the work last spoken of, where its sentence has no title.
_CARRIED = Form(
    rf"(?:\b(?:on|for|by)\s+(?P<a>{_O})|\b(?:[Tt]he|[Tt]his)\s+(?:[\w-]+\s+)?(?P<b>{_O})\s+(?:[\w-]+\s+){{0,3}}{_KIND}\b|"
    rf"(?P<c>{_O})['’]s\s+(?:[\w-]+\s+){{0,3}}{_KIND}\b|(?P<d>{_O})\s+(?:showed|aired|broadcast|airs|carried)\s+it\b|"
    rf"\b(?:which|that)\s+(?P<e>{_O})\s+(?:showed|aired|broadcast|airs|carried)\b|"
    rf"\bin\s+(?P<f>{_O})['’]s\s+(?:[\w–-]+\s+){{0,3}}(?:slot|line-?up)\b)"
)
_CARRIED_VERB = Form(
    r"\b(?:air\w*|went\s+out|goes\s+out|r[ua]n(?:s|ning)?|premier\w*|broadcast\w*|shown?|showed|directed\s+for|began|start\w*|debut\w*|end\w*|weeks|"
    r"made|produced)\b", re.IGNORECASE
)
_AIRS = Form(r"\b(?:air(?:s|ed|ing)?|broadcast\w*|r[ua]n(?:s|ning)?|shown|showed|weeks\s+on)\b", re.IGNORECASE)
_SOURCE = Form(rf"\b(?:{SOURCES}|serial)\b", re.IGNORECASE)
#: Where what the work is made from was printed, or shown.
_SOURCE_ON = Form(
    rf"{_SOURCE.pattern}\s+(?:that|which|first|seriali[sz]ed|published|run|running)\b[^,;]*$", re.IGNORECASE
)
#: What a series does on a network, and hardly on a platform, right before its name.
_ENDS_ON = Form(
    rf"\b(?:end(?:s|ed)|clos(?:es|ed)|conclud(?:es|ed)|finish(?:es|ed)|beg[ai]ns?|start(?:s|ed)|both|all\s+\w+|all)"
    rf"\s+(?:on\s+{DAY}\s+)?(?:on|for)\s+$"
)
_STREAMS = Form(r"\b(?:stream\w*|available|watch\w*|subtitles|global\w*|worldwide|subscri\w+)\b", re.IGNORECASE)
#: What was counted there: "pulled in 23.8 percent for tvN".
_COUNTED_FOR = Form(
    r"(?:%|\bper\s?cent|\bhouseholds|\bhomes|\bviewers|\bthe\s+(?:country|nation))(?:\s+[a-z-]+){0,5}?\s+(?:for|on|to|in\s+front\s+of)\s+$"
)
#: A network as what does something, where it is not the network of something else: "tvN kept", "ENA had".
_DOES = Form(
    rf"{_O}\s+(?:(?:has|had|have|never|now|once|itself|only|just)\s+)*"
    r"(?!(?:will|would|can|could|may|might|must|should|and|or|but|of|in|on|at|to|for|with|from|by|as|is|was|drama|series|show|hit|original|production|film|"
    r"said|says|announced|confirmed|told|reported|denied|plans|executives?)\b)[a-z]+\b(?!\s+(?:said|says|told)\b)"
)
#: What a network does it with.
_EVENINGS = Form(
    r"\b(?:episodes?|nights?|evenings?|finale|hours?|slots?|line-?up|schedule|weekends?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|"
    r"audiences?|viewers|per\s?cent)\b|%"
)
#: What it does so with, and is not the work spoken of: "fills the slot with a crime series".
WITH_ANOTHER = Form(rf"\b(?:with|by)\s+an?\s+(?:[\w-]+\s+){{0,4}}{_KIND}\b")
#: A show that the words do not name: "in the same slot on MBC, a weekend drama".
UNNAMED = Form(rf"\ban?\s+(?:[\w-]+\s+){{0,3}}{_KIND}\b")
#: Before a network for which somebody works, which says nothing of a work.
WORKS_AT = Form(
    r"\b(?:presenter|announcer|anchor(?:man|woman)?|reporter|journalist|executive|trainee|correspondent|newsreader)s?\s+"
    r"(?:at|of|for|with|from)\s+$", re.IGNORECASE,
)  # fmt: skip
#: From this chance on a reader's word for it is held against the desk.
_LIKELY = 0.75
_CLAUSE_OPENS = Form(r"(?:^|[,;:—–]\s|\b(?:and|so|until|when|before|after)\s)[\W_]*$")
_CLAUSE = Form(r";|:\s|\s[–—]\s|\.\s|,\s(?:and|but|while)\s")

#: Words that make a work a platform's own, or say where it was first shown. `o` is the platform, `w` the work.
_OWN = (
    Form(rf"(?P<o>{_O})['’]s?\s+(?:[\w-]+\s+){{0,4}}[\"“‘']?(?P<w>{_W})"),
    Form(rf"(?P<o>{_O})\s+(?:[\w-]+\s+){{0,3}}{_KIND}s?\s+[\"“‘']?(?P<w>{_W})"),
    Form(
        rf"(?P<w>{_W})[,\"”’']{{0,2}}\s+(?:(?:is|was)\s+)?(?:an?\s+|the\s+|another\s+|(?:a\s+)?fellow\s+)(?:[\w-]+\s+){{0,3}}"
        rf"(?P<o>{_O})\s+(?:[\w-]+\s+){{0,3}}{_KIND}\b"
    ),
    Form(
        rf"(?P<w>{_W})[,\"”’']{{0,2}}\s+(?:which\s+|that\s+)?(?:(?:was|is|has|had|been|made|its)\s+)*(?:first\s+|world\s+)?"
        rf"(?:released|launched|dropped|put\s+out|completed)\s+(?:all|both|its|the|\w+)\s+(?:[\w-]+\s+){{0,5}}?"
        rf"(?:episodes?|parts?|chapters?|halves|half|batch(?:es)?|season|finale)\s+(?:\w+\s+)?on\s+(?P<o>{_O})"
    ),
    Form(
        rf"(?P<w>{_W})[,\"”’']{{0,2}}\s+(?:which\s+|that\s+)?(?:(?:was|is|has|had|been|made|its)\s+)*(?:first\s+|world\s+)?"
        rf"(?:premiered?|debut(?:ed|s)?|released|launched|dropped|landed|exclusive(?:ly)?)\s+(?:\w+\s+)?(?:on|by|to)\s+(?P<o>{_O})"
    ),
    Form(
        rf"(?P<o>{_O})\s+(?:has\s+)?(?:released|launched|premiered|dropped|made|produced|put\s+out)\s+(?:all\s+of\s+)?[\"“‘']?(?P<w>{_W})"
    ),
    Form(
        rf"(?P<w>{_W})[,\"”’']*\s+(?:[a-z]+,\s+)?(?:which|that)\s+(?:is|was)\s+(?P<o>{_O})['’]s\s+(?:[\w-]+\s+){{0,3}}original\b"
    ),
    Form(rf"(?P<w>{_W})[\"”’']?[^.;:{_W[1:-1]}{_O[1:-1]}]{{0,40}}?\b(?:only|exclusively)\s+on\s+(?P<o>{_O})"),
    Form(
        rf"(?P<w>{_W})[,\"”’']{{1,3}}\s+(?P<o>{_O})['’]s?\s+(?:[\w-]+\s+){{1,5}}"
        r"(?:about|with|of|on|from|by|starring|in\s+which)\b"
    ),
)
#: A work as a platform's, whichever it is: "TVING's ten-part drama", "the Wavve thriller".
_OF_ITS_OWN = Form(
    rf"{_O}(?:['’]s?)?\s+(?:(?:[\w-]|, )+\s+){{0,4}}(?:{_KIND}|musical|serial|saga|soap|caper|weepie|procedural|"
    r"whodunit|\w+-parter|\w+-part\s+\w+)s?\b"
)
_BECOMES = Form(r"\b(?:becom(?:e|es|ing)|became|as)\s+(?:now\s+)?$", re.IGNORECASE)
#: How far from the words of a form others may make it something else, in code points.
_ROUND = 36
#: Platforms of which a work is hardly ever on two.
_WORLDWIDE = frozenset(names.fold(name) for name in ("Netflix", "Disney+", "Prime Video", "Apple TV+"))
_NOT_OWN = Form(
    r"\b(?:chart\w*|list\w*|rank\w*|top\w*|subscri\w*|viewers|most[\s-]watched|hours|also\s+(?:on|to|at|with|available|stream\w*|shown|carried)|"
    r"too(?=\W*$)|added|re-?runs?|again|India|Japan\w*|"
    r"abroad|overseas|international\w*|region\w*|markets?|(?<=\w\s)elsewhere|countries|rights|bought|remakes?|versions?)\b",
    re.IGNORECASE,
)
#: What is done with a work on a platform, right before its name; and what makes that one of several.
_SEEN_ON = Form(
    r"\b(?:stream\w*|available|watch\w*|see[ns]?|found|follow(?:s|ed)?|gets?\s+it|got\s+it|releas\w+|launch\w+|out|"
    r"episodes?|tears|subtitles|along)\s+(?:[a-z]+\s+){0,3}(?:on|via|through|over\s+on|by)\s+$"
)
_SOLD_TO = Form(
    r"\b(?:chart\w*|list\w*|rank\w*|top\w*|most[\s-]watched|hours|also|too|as\s+well|added|re-?runs?|again|rights|bought|"
    r"remakes?|versions?|specials?|documentar\w+|will|from\s+next|later|soon)\b", re.IGNORECASE,
)
#: What sets a platform beside the work's own.
_SET_BESIDE = Form(
    r"\b(?:rivals?|competitors?|unlike|than|beat\w*|lost|left|like|answer|envy|instead|not|no|nor|neither|wish\w*|turned\s+down|"
    r"passed|star(?:s|red)?|known|from|next|after|before)\b", re.IGNORECASE
)


def told_network(asked: Question) -> Told:
    """How plainly the words make the claim's company the network of its work."""
    if not isinstance(asked.claim.object, EntityValue) or not _by_its_title(asked):
        return Told.NOT
    company = asked.draft.entity(asked.claim.object.entity)
    if company_of(company.name) is not None:
        return Told.NOT  # who measures shows nothing: "Nielsen Korea's sheet"
    if in_words(asked):
        return Told.PLAINLY
    return max((_shown_on(asked, s, at) for s, at in places_of(asked, company)), default=Told.NOT)


def told_own(asked: Question) -> Told:
    """How plainly the words make the work the claim's platform's own, or first shown there."""
    if not isinstance(asked.claim.object, EntityValue):
        return Told.NOT
    company = asked.draft.entity(asked.claim.object.entity)
    if company_of(company.name) is not None:
        return Told.NOT
    for sentence, at in places_of(asked, company):
        for form in _OWN:
            for match in form.finditer(sentence.text):
                words = sentence.text[max(0, match.start() - _ROUND):match.end() + _ROUND]
                ours = match.start("o") == at and is_the_work(asked, sentence.entities[match.start("w")].id)
                if ours and not _NOT_OWN.search(words):
                    return Told.PLAINLY
    if not _is_a_rivals(asked, company.name):
        return Told.NOT
    if _is_the_only_home(asked, company):
        return Told.PLAINLY
    streams = any(_is_watched_there(asked, s, at) for s, at in places_of(asked, company))
    return Told.LOOSELY if streams else Told.UNKNOWN


def is_called_its_own(asked: Question) -> bool:
    """Whether the words call the claim's work, which they need not name, its platform's own series or film."""
    if not isinstance(asked.claim.object, EntityValue):
        return False
    for sentence, at in places_of(asked, asked.draft.entity(asked.claim.object.entity)):
        own = _OF_ITS_OWN.match(sentence.text, at)
        works = [p for p, e in sorted(sentence.entities.items()) if e.type is EntityType.WORK]
        first = works and works[0] < at and is_the_work(asked, sentence.entities[works[0]].id)
        if own is not None and first and _BECOMES.search(sentence.text[:at]):
            return True  # "W beats W2 to become tvN's most-watched drama"
        others = any(sentence.entities[p].id != asked.claim.subject for p in works)
        if own is not None and not others and not _NOT_OWN.search(sentence.text[max(0, at - _ROUND):own.end()]):
            return True
    return False


def _is_the_only_home(asked: Question, company: Entity) -> bool:
    """Whether a draft that tells of the one work names this platform and none that the desk has, and sets it beside
    nothing.
    """
    if any(e.type is EntityType.WORK and not is_the_work(asked, e.id) for e in asked.draft.entities):
        return False
    known = [e.object for e in asked.entries
             if e.predicate in ("streamed_on", "original_broadcaster") and isinstance(e.object, Thing)]  # fmt: skip
    others = [e for e in asked.draft.entities if e.type is EntityType.ORGANIZATION and e.id != company.id]
    if any(may_be(other, thing) for other in others for thing in known):
        return False
    return not any(
        words.search(_clause(sentence.text, at)) for sentence, at in places_of(asked, company)
        for words in (_NOT_OWN, _NOT_FIRST, _OF_ANOTHER, _SET_BESIDE)
    )


def _is_watched_there(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the clause of a platform says that something, which can be no other work, is to be seen on it."""
    clause, others = _clause(sentence.text, at), works_of(sentence, asked.claim.subject)
    return (
        _SEEN_ON.search(sentence.text[:at]) is not None and not _SOLD_TO.search(clause)
        and not _OF_ANOTHER.search(clause) and not _SET_BESIDE.search(clause)
        and all(is_the_work(asked, sentence.entities[w].id) for w in others)
    )


def _is_a_rivals(asked: Question, name: str) -> bool:
    """Whether the desk has the work on another of the platforms that each buy a work for the whole world."""
    known = {names.fold(e.object.name) for e in asked.same if isinstance(e.object, Thing)}
    return names.fold(name) in _WORLDWIDE and bool(known & (_WORLDWIDE - {names.fold(name)}))


def stands_at_its_title(asked: Question) -> bool:
    """Whether the claim's company stands at the title of its work, whatever other works the words name."""
    if not isinstance(asked.claim.object, EntityValue):
        return False
    company = asked.draft.entity(asked.claim.object.entity)
    return any(_at_title(asked, sentence, at) for sentence, at in places_of(asked, company))


def _at_titles(sentence: Masked, at: int) -> list[re.Match[str]]:
    """The forms of words in which a company stands at a title."""
    return [m for form in _AT_TITLE for m in form.finditer(sentence.text) if m.start("o") == at]


def _at_title(asked: Question, sentence: Masked, at: int) -> list[re.Match[str]]:
    """Those of them whose title is the claim's work."""
    return [m for m in _at_titles(sentence, at) if is_the_work(asked, sentence.entities[m.start("w")].id)]


def _by_its_title(asked: Question) -> bool:
    """Whether the claim's words name the work, if at all, by more than a word of its title: "Crash" may be a show of
    its own.
    """
    text = asked.draft.document.text
    known = {names.fold(spelling) for spelling in spellings_of(asked.thing)}
    named = [text[s.start:s.end] for s in inside(asked.draft.entity(asked.claim.subject).mentions, asked.claim)]
    return all(" " in name or names.fold(name) in known for name in named)


def _clause(text: str, at: int) -> str:
    start = max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)
    return text[start:next((m.start() for m in _CLAUSE.finditer(text, at)), len(text))]


def _shown_on(asked: Question, sentence: Masked, at: int) -> Told:
    text = sentence.text
    clause = _clause(text, at)
    if _SOURCE_ON.search(text[:at]) or WORKS_AT.search(text[:at]):
        return Told.NOT
    adjacent = _at_title(asked, sentence, at)
    if not adjacent and _at_titles(sentence, at):
        return Told.NOT  # "JTBC's W2": another work's
    # What stands at its title is judged by the words between the two.
    if all(_NOT_FIRST.search(match[0]) for match in adjacent) and _NOT_FIRST.search(clause):
        return Told.NOT
    if all(_OF_ANOTHER.search(match[0]) for match in adjacent) and _OF_ANOTHER.search(clause):
        unnamed = UNNAMED.search(clause) is not None
        return Told.UNKNOWN if not unnamed and may_be_about_it(asked, sentence, at) else Told.NOT
    # Where no reader took the company for a network it may be a platform, unless something is broadcast there.
    does = _does_it_itself(sentence, at)
    airs = _AIRS.search(clause) is not None or _ENDS_ON.search(text[:at]) is not None or does
    if asked.claim.made_by == LOOKED_UP and (_STREAMS.search(clause) or not airs or _SOURCE.search(clause)):
        return Told.NOT
    others = [p for p, e in sentence.entities.items() if p != at and e.type is EntityType.ORGANIZATION]
    for form in _SHOWS[:-1]:
        for match in form.finditer(text):
            title = match.start("w")
            if match.start("o") == at and is_the_work(asked, sentence.entities[title].id):
                beside = is_set_beside(sentence, title) and not goes_on_of_it(sentence, title)
                return Told.NOT if beside else Told.PLAINLY
    about = about_it(asked, sentence, at)
    if about is Told.NOT:
        return Told.UNKNOWN if may_be_about_it(asked, sentence, at) else Told.NOT
    titled = any(p > at and e.type is EntityType.WORK for p, e in sentence.entities.items())
    carried = any(
        match.start(group) == at for match in _CARRIED.finditer(text)
        for group in ("adef" if titled else "abcdef") if match[group]
    )
    verb = _CARRIED_VERB.search(clause) is not None
    if re.match(rf"['’]s\s+{PERSON}", text[at + 1:at + 6]) or _STREAMS.search(clause):
        return Told.NOT
    if does and about is Told.PLAINLY and alone_in_its_paragraph(asked, sentence):
        # What a network does may be another's doing: a reader's word alone is no proof.
        if asked.claim.made_by == LOOKED_UP:
            return Told.PLAINLY
        return Told.LOOSELY if asked.claim.confidence >= _LIKELY else Told.UNKNOWN
    if carried and (verb or not others):
        return Told.LOOSELY
    return Told.UNKNOWN


def _does_it_itself(sentence: Masked, at: int) -> bool:
    """Whether the words make a network do something with its evenings, or have something counted for it."""
    text = sentence.text
    if _COUNTED_FOR.search(text[:at]):
        return True
    does = _DOES.match(text, at) is not None and _CLAUSE_OPENS.search(text[:at]) is not None
    clause = _clause(text, at)
    return does and _EVENINGS.search(clause) is not None and WITH_ANOTHER.search(clause) is None
