"""Whether a draft's words make somebody a work's director or writer. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.check.claims.verdict import Question
from copydesk.check.common_words import SOURCES
from copydesk.check.recognition.phrases import COMPANY, PERSON, WORK, Masked
from copydesk.check.telling.degree import Told
from copydesk.check.telling.looked_up import LOOKED_UP, joined_to
from copydesk.check.telling.subject import (
    about_it,
    alone_in_its_paragraph,
    in_words,
    is_the_work,
    may_be_about_it,
    only_set_beside,
    places_of,
    points_elsewhere,
    season_number,
    works_of,
)
from copydesk.check.works.known import surely_is
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Entity, EntityType, EntityValue, Span
from copydesk.text.form import Form

__all__ = ["is_made_anothers", "maker_place", "names_craft", "told_maker"]

_P, _W, _O = PERSON, WORK, COMPANY
_CRAFT_WORDS = (
    ("director", Form(
        r"\b(?:(?:co-)?direct(?:s|ed|ing)?|helm(?:s|ed|ing)?|(?:co-)?directors?|PDs?|direction|(?:film|show)-?makers?|"
        r"at the helm|megaphone|director's chair|megged|behind the camera|"
        r"calls? the shots|called the shots)\b", re.IGNORECASE
    )),
    ("screenwriter", Form(
        r"\b(?:writ(?:es?|ten|ing)|wrote|co-wr\w+|penn(?:ed|ing)|pens|pen|scripts?|script(?:ed|ing)|screenplay|"
        r"(?:screen|script)?writers?|creator-writer|playwright|author(?:s|ed)?|adapted|created|"
        r"creators?|developed(?=\s+(?:by|the\s+(?:series|show|drama))\b)|scenarios?|play(?=\s+by\b))\b", re.IGNORECASE,
    )),
)  # fmt: skip
#: Between a craft's word and the name that it is of; other names only in a row ("by A and B"), works after "of".
_TO_NAME = Form(
    rf"(?:,?\s*\(?(?:of|for)\s+(?:the\s+)?{_O}?(?:['’]s)?\s*[\"“‘']?{_W}[\"”’']?)?[\s,:(]*"
    rf"(?:by\s+{_W}[\"”’]?['’]s?\s+(?:[a-z]+\s+)?|by\s+(?:(?!of\b|for\b|with\b|from\b|and\b|who\b)[a-z-]+\s+){{1,3}})?"
    rf"(?:(?:by|is|was|are|were|and|both|the|of|acclaimed|veteran|star|rookie|its|from)[\s,:]+)*(?:{_P}[\s,]*(?:and\s+|&\s*)?)*"
)
_TO_WORD = Form(
    rf"[\s,(]*(?:(?:,?\s*and\s+)?{_P}[\s,]*)*(?:(?:and|who|also|is|was|has|had|will|to|be|both|did|does|the|its|a|an|as|then|"
    rf"responsible|for|in|charge|of|series|['’]s|drama['’]s|show['’]s)\b[\s,]*)*"
)
_OTHER_JOB = Form(
    r"\b(?:arts?|music|casting|assistant|technical|action|creative|legal|managing|medical|stunt|dance|lighting|sound|song|"
    r"photography|art|film|fashion|style|magazine|stage|theat\w+)[\s-]+$", re.IGNORECASE,
)
#: Whose a craft's word is: "X's scripts", "X's quiet direction".
_POSSESSOR = Form(rf"{_P}['’]s?\s+(?:[a-z-]+\s+)?$")
#: A part that somebody plays: "Seo Yea-ji played the writer of dark tales".
_PLAYED = Form(
    r"\b(?:play(?:s|ed|ing)?|portray(?:s|ed|ing)?|(?:role|part)\s+of)\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}$",
    re.IGNORECASE,
)
#: Whose writing is not of the work but of what it is made from, or of other works of the writer's.
_SOURCE = Form(
    rf"\b(?:{SOURCES}|memoir|original\s+(?:story|author|work|creator)|stories|songs?|"
    r"letters?|post\w*|caption\w*|message|column|lyrics|score|wrote\s+(?:on|in|to|that)|writes\s+(?:on|in|to|that))\b",
    re.IGNORECASE,
)
#: What makes the work one that comes from such a thing.
_FROM = Form(
    r"\b(?:from|based\s+on|after|on|adapt\w*)\s+(?:[^.;,]|(?<=\b(?:Dr|Mr|Ms))\.){0,40}$", re.IGNORECASE
)
#: What somebody made the work of: "the web novel was adapted by".
_ADAPTED = Form(r"\s+(?:was|is|has\s+been|were|had\s+been)\s+(?:[a-z]+ly\s+)?adapted\b", re.IGNORECASE)
#: Another work than the one spoken of.
_THAT_ONE = Form(
    r"\b(?:wrote|directed|penned|helmed|made|did)\s+(?:that|the\s+(?:latter|former|original|first|other))\b",
    re.IGNORECASE,
)
#: What is shared out among several: "wrote five of the six between them; X penned the other".
_SHARED = Form(
    r"\b\w+\s+of\s+(?:the|its|their)\s+\w+\b|\b(?:episodes?|scripts?|hours?|parts?|half|halves)\b", re.IGNORECASE
)
#: "writers A and B (the former's W is out)": W is of one of two.
_OF_ONE = Form(rf"\bthe\s+(?:former|latter)['’]s\s+(?:[a-z]+\s+){{0,3}}[\"“‘']?{_W}")
#: "W is a comedy film directed by" tells of the work itself; a film for W that somebody directed does not.
_IS_A_FILM = Form(rf"{_W}[\"”’']?(?:\s*\([^()]*\))?\s+(?:is|was)\s+an?\s[^.;,]*\bfilm\s+$")
#: Whose a work is without a word of the craft: "W, by A and B", "both are by A".
_BY = Form(rf"\bby\s+(?:{_P}[\s,]*(?:and\s+)?)*$")
_TITLE_BY = Form(rf"(?P<w>{_W})[\"”’']?,?[\"”’']?\s+(?:is\s+)?by\s+$")
_A_SHOW_BY = Form(
    rf"(?P<w>{_W})[\"”’']?,?[\"”’']?\s+an?\s+(?:(?:[a-z][a-z-]*|\d+-[a-z]+|{_O})\s+){{0,5}}"
    r"(?:drama|series|show|romance|comedy|thriller|fantasy|melodrama|rom-?com|saga|sageuk|mystery)\s+by\s+$"
)
#: A name of more words than the family's.
_IS_WHOLE = Form(r"\S\s\S")
_NAMED = Form(rf"{_P}\s+[a-z]")
_TITLE_OF = Form(r"(?:\b(?:by|from|of|is|was|are|were)|[,:(–—]|['’]s)\s*(?:the\s+)?(?:[a-z-]+\s+){0,2}$")
#: What a title is called elsewhere, in brackets behind it.
_SECOND_TITLES = Form(r"[\"”’']?\s*\([^()]*\)")
_CLAUSE_END = Form(r"[,;]\s")
_ANOTHER_CLAUSE = Form(r";|,\s+with\s|(?<!\bDr)(?<!\bMr)(?<!\bMs)\.\s")
_CUT = Form(r";|:\s|\s[–—]\s")
#: Forms in which no reader is needed: "directed by X", "X wrote the drama".
_PLAIN_FORMS = {
    craft: Form(
        rf"\b(?:{done})\s+(?:and\s+\w+\s+)?by\s+(?:[a-z]+\s+)?(?P<a>{_P})(?:,?\s+(?:and\s+)?(?P<b>{_P})(?!(?:,\s+{_P}|,?\s+and\s+{_P})*\s+(?:direct|helm|wr[io]|penn?)))?"
        rf"|(?P<c>{_P})\s+(?:[a-z]+ed\s+it,\s+)*(?:{did})\s+(?:(?:it|this(?:\s+one)?|[\"“‘']?{_W}|(?:all\s+\w+\s+|the\s+|its\s+|both\s+)"
        rf"(?:[\w-]+\s+){{0,2}}(?:drama|series|show|film|movie|hit|script|scripts|episodes|screenplay))\b|(?={_W}))"
        rf"|(?:{_W}[\"”’']?|\b(?:original|drama|series|film|show|sitcom|thriller|comedy|romance|version))(?:\s*\([^()]*\))?,?\s+"
        rf"(?:(?:is|was|comes|came)\s+)?(?:by|from)\s+(?:the\s+)?(?:[a-z]+\s+)?(?:writer-director|director-writer|{noun})\s+(?P<d>{_P})"
        rf"|\b{work}\s+of\s+(?:[a-z]+\s+)?(?P<f>{_P})"
        rf"|\b[Tt]he\s+(?:{noun})\s+of\s+(?:that|this)\s+(?:[\w-]+\s+)?(?:series|drama|show|film|movie|sitcom),?\s+(?P<e>{_P})"
        rf"|(?P<g>{_P}),\s+(?:(?:later|then|now|also|once|both)\s+)?(?:the\s+(?:series|drama|show|film)['’]s|its)\s+"
        rf"(?:[a-z]+\s+)?(?:{noun})\b"
    )
    for craft, noun, done, did, work in (
        (
            "director", "director|PD|helmer|film-?maker", "directed|helmed|megged|[Dd]irection(?:\\s+(?:is|was))?",
            "(?:co-)?(?:directed|directs|helmed|helms)|is\\s+directing", "under\\s+the\\s+direction",
        ),
        (
            "screenwriter", "(?:screen|script)?writer|playwright",
            "written|penned|scripted|(?:script|screenplay)s?(?:\\s+(?:is|was))?",
            "wrote|writes|penned|pens|scripted", "from\\s+the\\s+pen",
        ),
    )
}
#: Labels of a list of credits: "Directors: X (episodes 1 to 4), Y".
_LABELS = {
    craft: Form(
        rf"(?:^|[|/;,•·(]|\.\s)\s*(?:{label})\s*[:–—-]\s*(?:{_P}(?:\s*\([^()]*\))?(?:\s*[,/&·]\s*|,?\s+and\s+))*{_P}$"
    )
    for craft, label in (
        ("director", "[Dd]irectors?|[Dd]irected\\s+by|[Dd]irection|PDs?"),
        ("screenwriter", "(?:[Ss]creen|[Ss]cript)?[Ww]riters?|[Ww]ritten\\s+by|[Ss]cripts?|[Ss]creenplay"),
    )
}
#: Whose a title is by what stands at the name: "X, the director of W".
_IN_APPOSITION = {
    craft: Form(rf"(?P<p>{_P}),\s+(?:the\s+)?(?:[a-z]+\s+)?(?:{noun})\s+(?:of|behind)\s+[\"“‘']?(?P<w>{_W})")
    for craft, noun in (("director", "director|PD"), ("screenwriter", "(?:screen|script)?writer|playwright"))
}
#: What may stand between "the director" and the name that it is of.
_OF_THE_NAME = Form(
    rf"(?:[\s,:(\"”“’‘'&]|['’]s|{_P}|{_W}|{_O}|\b(?:is|was|are|were|by|of|the|and|for|from|with|its|a|to|be|both|duo|team|under)\b)*"
)
_RELATIVE = Form(rf"(?P<w>{_W})[\"”’']?,?[\"”’']?\s+(?:which|that)\s+[^,;:]*$")
#: "Kim Won-seok the writer": one of two of the name.
_NAMESAKE = Form(r"\s+\(?(?:the|an?)\s+(?:writer|director|screenwriter|PD)\b")
#: Behind a name: the maker whom it is told of together with, and so is not: "X and the writer had worked together".
_AND_THE = {
    craft: Form(rf"\s+(?:and|with)\s+(?:the|that|this)\s+(?:{words})\b(?![,:]?\s+(?:is\s+|was\s+)?{_P})")
    for craft, words in (("director", "director|PD"), ("screenwriter", "writer|screenwriter|scriptwriter"))
}
#: Between a name and the word behind it: nothing but others who do the same. Before the row: that a clause begins.
_DOES_THE_OTHER = Form(rf"(?:(?:,\s+|,?\s+and\s+){_P})*\s+(?:then\s+|also\s+)?")
_ROW_BEGINS = Form(rf"[,;]\s+(?:and|while|but)\s+(?:{_P}(?:,\s+|,?\s+and\s+))*$")
_KNOWN_FOR = Form(rf"\b(?:known|famous|noted|remembered)\s+(?:\w+\s+)?for\s+[\"“‘']?{_W}")
_HANDED = Form(r"(?:\s+\w+)?\s+to\s+(?:the\s+)?(?:director\s+)?")
_NOUN = Form(r"(?:ers?|ors?|PDs?|playwright)$")
#: Who created a work mostly wrote it, and may not have.
_WEAK = ("created", "creator", "creators", "developed")
#: The farthest that a craft's word may be from a name where a reader ties the two, in words.
_REACH = 14


def is_made_anothers(asked: Question) -> bool:
    """Whether words that name the claim's person make what they did another work, or a book: "W2, which X directed"."""
    if not isinstance(asked.claim.object, EntityValue):
        return True
    for sentence, at in places_of(asked, asked.draft.entity(asked.claim.object.entity)):
        text = sentence.text
        beside = _in_apposition(asked, sentence, at)
        if beside is not None:
            return beside is Told.NOT
        other = _RELATIVE.search(text[:at])
        if other and not is_the_work(asked, sentence.entities[other.start("w")].id):
            return True
        works = [e.id for e in sentence.entities.values() if e.type is EntityType.WORK]
        that = _tells_of_that_one(text) and not (works and all(is_the_work(asked, one) for one in works))
        if _is_beside_the_maker(asked, text, at) or that or _OF_ONE.search(text) or _of_its_source(text, at):
            return True
    return False


def _in_apposition(asked: Question, sentence: Masked, at: int) -> Told | None:
    """Whether "X, the director of W" is of the claim's work, where that is how the name stands; else None."""
    forms = _IN_APPOSITION[asked.claim.predicate].finditer(sentence.text)
    beside = next((match for match in forms if match.start("p") == at), None)
    if beside is None:
        return None
    return Told.PLAINLY if is_the_work(asked, sentence.entities[beside.start("w")].id) else Told.NOT


def _tells_of_that_one(text: str) -> bool:
    """Whether a sentence says of somebody that another work than the one spoken of is theirs, and not another part."""
    that = _THAT_ONE.search(text)
    return that is not None and _SHARED.search(text, 0, that.start()) is None


def _is_beside_the_maker(asked: Question, text: str, at: int) -> bool:
    """Whether the words behind a name tell its bearer from the maker of the claim."""
    return _NAMESAKE.match(text, at + 1) is not None or _AND_THE[asked.claim.predicate].match(text, at + 1) is not None


def names_craft(craft: str, words: str) -> bool:
    """Whether words have one of a craft: of directing or of writing."""
    return any(form.search(words) for of, form in _CRAFT_WORDS if of == craft)


def told_maker(asked: Question) -> Told:
    """How plainly the words make the claim's person the director, or the writer, of its work."""
    if not isinstance(asked.claim.object, EntityValue):
        return Told.NOT
    places = [
        (sentence, at) for sentence, at in places_of(asked, asked.draft.entity(asked.claim.object.entity))
        if works_of(sentence, asked.claim.subject) or not points_elsewhere(asked, sentence.spans[at])
    ]
    if not places:
        return Told.NOT
    if all(_KNOWN_FOR.search(sentence.text, at) for sentence, at in places):
        return Told.LOOSELY  # "X directs, known for W": whatever it was that X did there
    if in_words(asked):
        return Told.PLAINLY
    return max(_told_there(asked, sentence, at) for sentence, at in places)


def maker_place(asked: Question) -> Span | None:
    """Where the name stands that the words make the work's, of several places of it the plainest; None for one only."""
    if not isinstance(asked.claim.object, EntityValue):
        return None
    found = list(places_of(asked, asked.draft.entity(asked.claim.object.entity)))
    if len(found) < 2:
        return None
    sentence, at = max(
        found, key=lambda one: (_told_there(asked, *one), _in_a_plain_form(asked, *one), not _owns(one[0].text, one[1]))
    )
    return sentence.spans[at]


def _told_there(asked: Question, sentence: Masked, at: int) -> Told:
    """How plainly one sentence does; where no reader has it, in a plain form of words only."""
    way = _in_a_plain_form if asked.claim.made_by == LOOKED_UP else _credited
    return way(asked, sentence, at)


def _owns(text: str, at: int) -> bool:
    """Whether something else is called the bearer's of a name: "The writer, X's former assistant Y"."""
    return text[at + 1:at + 3] in ("'s", "’s")


def _in_a_plain_form(asked: Question, sentence: Masked, at: int) -> Told:
    form, label = _PLAIN_FORMS[asked.claim.predicate], _LABELS[asked.claim.predicate]
    name = sentence.spans[at]
    found = any(
        match.start(group) == at for match in form.finditer(sentence.text) for group in "abcdefg" if match[group]
        and (group != "f" or _IS_WHOLE.search(asked.draft.document.text, name.start, name.end))
    )
    found = (
        found or label.search(sentence.text, 0, at + 1) is not None or _is_by(asked, sentence, at)
        or _is_joined(asked, sentence, at)
    )
    return Told.PLAINLY if found and not _SOURCE.search(sentence.text[max(0, at - 60):at + 60]) else Told.NOT


def _is_joined(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the name, of nobody whom the desk has in another part of the work, is joined to one whom a reader has as
    the work's and who is so by the desk: "X and Y". Another of them the draft must not name.
    """
    if _is_one_of(asked.entries, sentence.entities[at]) or all(
        any(_is_one_of((e,), one) for one in asked.draft.entities) for e in asked.same
    ):
        return False
    right = {c.object.entity for c in asked.beside if isinstance(c.object, EntityValue)}
    return any(other.id in right and _is_one_of(asked.same, other) for _, other in joined_to(sentence, at))


def _is_one_of(entries: Sequence[Entry], entity: Entity) -> bool:
    return any(isinstance(e.object, Thing) and surely_is(entity, e.object) for e in entries)


def _is_by(asked: Question, sentence: Masked, at: int) -> bool:
    """Whether the claim's work is called the name's, "W, by X", and the desk knows of only one craft who did it."""
    other = "screenwriter" if asked.claim.predicate == "director" else "director"
    match = _TITLE_BY.search(sentence.text, 0, at)
    if match is None or any(e.predicate == other for e in asked.entries):
        return False
    return is_the_work(asked, sentence.entities[match.start("w")].id)


def _credited(asked: Question, sentence: Masked, at: int) -> Told:
    """PLAINLY where the word of the claim's craft is the name's own and no word of the other craft is nearer, and the
    sentence has no other work; LOOSELY where such a word is in reach and the sentence is about the work.
    """
    text = sentence.text
    beside = _in_apposition(asked, sentence, at)
    if beside is not None:
        return beside
    of_another = _RELATIVE.search(text[:at])
    if of_another and not is_the_work(asked, sentence.entities[of_another.start("w")].id):
        return Told.NOT  # "W, like W2, which X directed"
    if _is_beside_the_maker(asked, text, at):
        return Told.NOT
    near, far, weak = [], [], False
    for craft, form in _CRAFT_WORDS:
        for word in form.finditer(text):
            before = text[:word.start()]
            if _OTHER_JOB.search(before) and not (word[0] in ("directed", "written") and _IS_A_FILM.search(before)):
                continue
            if (_NOUN.search(word[0]) and _PLAYED.search(before)) or (word.end() <= at and _POSSESSOR.search(before)):
                continue  # a part; or "under X's direction Y laughs", which is X's
            gap = text[word.end():at] if word.end() <= at else text[at + 1:word.start()]
            if craft == "screenwriter" and word.end() <= at and _HANDED.fullmatch(gap):
                continue  # "she has handed a script to X"
            if word.start() > at and craft != asked.claim.predicate and _DOES_THE_OTHER.fullmatch(gap) and (
                _ROW_BEGINS.search(text[:at]) is not None
            ):
                return Told.NOT  # "The script is by W, and X and Y direct"
            if text[word.end():at] == " " and craft != asked.claim.predicate:
                return Told.NOT  # "writer X and director Y": X is the writer
            if _NOUN.search(word[0]) and word.end() <= at and not _OF_THE_NAME.fullmatch(gap):
                continue  # "the writer gave X the best lines"
            far.append((len(gap.split()) + 4 * len(_CUT.findall(gap)), craft, gap))
            if word.end() <= at and _TO_NAME.fullmatch(text, word.end(), at) and _holds(text, word, at):
                near.append((at - word.end(), craft))
                weak = weak or word[0].lower() in _WEAK
            elif word.start() > at and _TO_WORD.fullmatch(text, at + 1, word.start()):
                near.append((word.start() - at, craft))
    if near and min(near)[1] == asked.claim.predicate:
        that = _tells_of_that_one(text)
        if _OF_ONE.search(text) or (that and season_number(asked.thing.name)):
            return Told.NOT
        least = Told.LOOSELY if weak or that else Told.PLAINLY
        degree = min(_of_the_work(asked, sentence), least)
        if degree is not Told.NOT:
            return Told.NOT if _of_its_source(text, at) else degree
    of_craft = [(cost, gap) for cost, craft, gap in far if craft == asked.claim.predicate and cost <= _REACH]
    if not of_craft:
        if (show := _A_SHOW_BY.search(text, 0, at)) and is_the_work(asked, sentence.entities[show.start("w")].id):
            return Told.LOOSELY
        return Told.UNKNOWN if _BY.search(text[:at]) else Told.NOT
    cost, gap = min(of_craft)
    # "written and directed by": the one word is as much the name's as the other.
    nearer = [c for c, craft, other in far if craft != asked.claim.predicate and c + 2 < cost]
    if nearer or _is_a_source(_around(text, at, gap)):
        return Told.NOT
    return Told.LOOSELY if may_be_about_it(asked, sentence, at) else Told.NOT


def _around(text: str, at: int, gap: str) -> str:
    """The words between the name and its craft, and the few on the far side of them."""
    low = max(0, text.rfind(gap) - 12) if gap else at
    return text[max(0, min(low, at) - 24):max(at, low + len(gap)) + 40]


def _holds(text: str, word: re.Match[str], at: int) -> bool:
    """Whether the words make the name's bearer the work's own: "by director X", "the director is X"; in "director X
    praised" X is anybody who directs.
    """
    if text[word.end():word.end() + 1] != " " or _NAMED.match(text, at) is None:
        return True
    return _TITLE_OF.search(text[:word.start()]) is not None or word.end() + 1 < at


def _of_the_work(asked: Question, sentence: Masked) -> Told:
    """PLAINLY where the sentence names this work and no other, or none and its paragraph no other; LOOSELY where it
    names none and the work is the one last spoken of.
    """
    own = next((at for at, e in sentence.entities.items() if e.id == asked.claim.subject), None)
    second = _SECOND_TITLES.match(sentence.text, own + 1) if own is not None else None
    works = {
        sentence.entities[at].id for at in works_of(sentence, asked.claim.subject)
        if not (second and second.start() <= at < second.end())
    }
    if works:
        plain = Told.LOOSELY if only_set_beside(sentence, asked.claim.subject) else Told.PLAINLY
        return plain if works == {asked.claim.subject} else Told.NOT
    most = Told.PLAINLY if alone_in_its_paragraph(asked, sentence) else Told.LOOSELY
    return min(about_it(asked, sentence, 0), most)


def _of_its_source(text: str, at: int) -> bool:
    """Whether what is written is the book or the like, and not what is made from it: "the novel is by X"."""
    ends = [match.end() for match in _ANOTHER_CLAUSE.finditer(text, 0, at)]
    low, behind = max(ends, default=0), _CLAUSE_END.search(text, at, at + 60)
    return _is_a_source(text[max(low, at - 30):at + 60 if behind is None else behind.start()])


def _is_a_source(words: str) -> bool:
    """Whether words speak of a book or the like, and not as what the work comes from."""
    return any(
        not _FROM.search(words[:match.start()]) and not _ADAPTED.match(words, match.end())
        for match in _SOURCE.finditer(words)
    )
