"""Claims that a draft makes in plain forms of words about works that the desk knows: who made them, where and from when
to when they ran, how many episodes they had. Pure.

Only forms whose subject stands beside the verb are read; seasons, sequels, films, posters and tours are left to the
reader. What is found adds to the reader's claims where those say nothing on the point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from copydesk.check.common_words import MADE_FROM
from copydesk.check.once import once
from copydesk.check.recognition.phrases import COMPANY, DAY, PERSON, WORK, Masked, masked_sentences
from copydesk.model import (
    Claim,
    DateValue,
    Entity,
    EntityType,
    EntityValue,
    Evidence,
    Modality,
    NumberValue,
    Reading,
    Value,
)
from copydesk.text.finding import finding
from copydesk.text.form import Form
from copydesk.text.numbers import find_numbers

__all__ = ["AT_LEAST", "WORDS", "cued", "worded"]

#: What made a claim that is read here.
WORDS = "forms of words"
#: What makes a count of episodes one that was shown by then, not the whole.
AT_LEAST = f"{WORDS}: at least"

_P, _W, _O, _D = PERSON, WORK, COMPANY, DAY
_FREE = "(?:[^.;,\ue000-\uebff\uf400-\uf7ff]|\\.\\d)"
_AFTER = rf"(?P<w>{_W})[\"”’']?(?:\s*\([^()]*\))?(?:,(?:[^.;]|\.\d){{0,140}}?,|,(?=\s+which\b))?\s+"
_HELPS = r"(?:(?:has|had|which|that|finally|then|is|was|will|itself|set to|due to|to|only|first|officially)\s+){0,4}"
_END = (
    r"(?:end(?:s|ed)?|finish(?:es|ed)?|close[sd]?|conclude[sd]?|wrap(?:s|ped)(?: up)?|sign(?:s|ed) off|bow(?:s|ed) out|"
    r"(?<!first )went out|le(?:ft|aves) the air|came to an? (?:end|close)|took its (?:final |last )?bow|said goodbye|"
    r"(?:air|show|broadcast)(?:s|ed)? its (?:\w+ and )?(?:last|final) episode)"
)
_START = (
    r"(?:premiere[sd]?|beg(?:an|ins)|start(?:s|ed)?|open(?:s|ed)?|launch(?:es|ed)?|debut(?:s|ed)?|kick(?:s|ed) off|"
    r"first aired|(?:went|goes) on (?:the )?air)"
)
_RUNS = r"(?:ran|runs|aired|was (?:on|shown|broadcast)|is on|showed|was seen|went out)"
_TO = r",?\s+(?:to|until|till|through)\s+"
_DATES = (
    ("end_date", Form(rf"{_AFTER}{_HELPS}{_END}{_FREE}{{0,60}}?\bon\s+(?P<d>{_D})")),
    ("start_date", Form(rf"{_AFTER}{_HELPS}{_START}{_FREE}{{0,60}}?\bon\s+(?P<d>{_D})")),
    ("start_date", Form(rf"(?P<w>{_W}),?\s+(?:(?:has|had)\s+been\s+)?(?:on\s+{_O}\s+)?since\s+(?P<d>{_D})")),
    ("start_date", Form(rf"{_AFTER}{_RUNS}{_FREE}{{0,60}}?\bfrom\s+(?P<d>{_D}){_TO}{_D}")),
    ("end_date", Form(rf"{_AFTER}{_RUNS}{_FREE}{{0,60}}?\bfrom\s+{_D}{_TO}(?P<d>{_D})")),
    ("start_date", Form(rf"(?P<w>{_W}),\s+which\s+{_O}\s+\w+\s+from\s+(?P<d>{_D}){_TO}{_D}")),
    ("end_date", Form(rf"(?P<w>{_W}),\s+which\s+{_O}\s+\w+\s+from\s+{_D}{_TO}(?P<d>{_D})")),
    ("start_date", Form(rf"(?P<w>{_W}).{{0,160}}\bepisodes?\b{_FREE}{{0,80}},\s+from\s+(?P<d>{_D}){_TO}{_D}")),
    ("end_date", Form(rf"(?P<w>{_W}).{{0,160}}\bepisodes?\b{_FREE}{{0,80}},\s+from\s+{_D}{_TO}(?P<d>{_D})")),
    ("end_date", Form(
        rf"\b(?:last|final)\s+episode\s+of\s+(?P<w>{_W})(?:,|\s+(?:aired|was\s+(?:shown|broadcast)|went\s+out))?\s+on\s+"
        rf"(?P<d>{_D})"
    )),
    ("end_date", Form(
        rf"\b(?:curtain\s+(?:fell|came\s+down|falls)\s+on|(?:said|bid|bade|says|say)\s+(?:goodbye|farewell)\s+to)\s+"
        rf"(?P<w>{_W})\s+on\s+(?P<d>{_D})"
    )),
    ("start_date", Form(
        rf"{_O}\s+(?:released|put|dropped|launched|premiered|began|started)\s+(?:all\s+of\s+)?(?P<w>{_W})(?:\s+online)?"
        rf"\s+on\s+(?P<d>{_D})"
    )),
    ("end_date", Form(rf"\bfinale\s+of\s+(?P<w>{_W}),?\s+(?:(?:aired|broadcast|shown)\s+)?on\s+(?P<d>{_D})")),
)  # fmt: skip
_MANY = r"(?P<n>\d{1,3}(?:st|nd|rd|th)?|[A-Za-z]{3,}(?:-[a-z]{3,})?)"
_COUNTS = tuple(Form(form) for form in (
    rf"\b{_MANY}-(?:episode|part)\s+(?:[a-z][\w-]*\s+){{0,5}}(?P<w>{_W})",
    rf"(?P<w>{_W}),\s+(?:an?|the)\s+(?:{_O}['’]s\s+)?{_MANY}-(?:episode|part)\b",
    rf"(?P<w>{_W})\s+(?:had|has|counts|counted|spans|spanned)\s+(?:a\s+total\s+of\s+)?{_MANY}\s+episodes\b(?!\s+(?:left|to))",
    rf"\b{_MANY}\s+and\s+(?:last|final)\s+episode\b(?:\s+of\s+(?P<w>{_W}))?",
    (
        rf"\b(?:ran|runs|aired|airs|lasted|lasts|consists?\s+of|consisted\s+of|comprises|spans|spanned|totall?ed|stretched)"
        rf"\s+(?:for\s+|over\s+|to\s+)?(?:a\s+total\s+of\s+)?{_MANY}\s+(?:episodes|parts|instal?lments)\b"
    ),
    (
        rf"\b{_END}\b{_FREE}{{0,30}}?(?:on\s+)?(?:{_D},?\s+(?:\w+\s+)?)?\bafter\s+(?:[\w-]+\s+(?:weeks|months|years)\s+and\s+)?"
        rf"{_MANY}\s+episodes\b"
    ),
    rf"\b(?:(?:over|across|spread|in|of)\s+)?(?:its|all|all of its)\s+{_MANY}\s+episodes\b",
    rf"\bwith\s+{_MANY}\s+episodes\b(?!\s+(?:left|remaining|to|on|an?|each|every|per|in)\b)",
    rf"\b(?:[Ii]n|[Oo]ver|[Aa]cross)\s+{_MANY}\s+episodes\b(?!\s+(?:left|each|every|per|an?)\b)",
))  # fmt: skip
#: How many had been shown: no more than there are.
_SHOWN = Form(rf"\b[Aa]fter\s+{_MANY}\s+episodes\b")
#: "written by A, and B directed": B is no second writer.
_NO_VERB = r"(?!\s+(?:direct|helm|wr[io]|penn?|adapt|produc|play|star|was\b|is\b|did\b))"
_CRAFTS = (
    ("director", Form(
        rf"\b(?:directed|helmed)\s+by\s+(?:[a-z]+\s+)?(?P<p>{_P})(?:,?\s+and\s+(?P<q>{_P}){_NO_VERB})?"
    )),
    ("screenwriter", Form(
        rf"\b(?:written|penned|scripted|scripts?)\s+by\s+(?:[a-z]+\s+)?(?P<p>{_P})(?:,?\s+and\s+(?P<q>{_P}){_NO_VERB})?"
    )),
    ("director", Form(rf"\b[Tt]he\s+director\s+(?:is|was)\s+(?P<p>{_P})(?:,?\s+and\s+(?P<q>{_P}){_NO_VERB})?")),
    ("screenwriter", Form(
        rf"\b[Tt]he\s+(?:screen)?writer\s+(?:of\s+{_W}\s+)?(?:is|was)\s+(?P<p>{_P})(?:,?\s+and\s+(?P<q>{_P}){_NO_VERB})?"
    )),
    ("director", Form(rf"\b(?:from|by|and|of)\s+(?:the\s+)?(?:director|PD)\s+(?P<p>{_P})")),
    ("screenwriter", Form(rf"\b(?:from|by|and|of)\s+(?:the\s+)?(?:writer|screenwriter)\s+(?P<p>{_P})")),
)  # fmt: skip
_MADE = Form(r"\b(?:comes?|came|is|was|series|drama|show|project|work)\b")
#: What may stand before "directed by" where it is the work that was.
_BELONGS = Form(rf"(?:^|,|;|\(|\b(?:is|was|were|be|been|and|from)|{_W}[\"”’']?)\s*$")
_SOURCE = Form(rf"\b{MADE_FROM}\s+(?:[\w’'-]+\s+){{0,4}}[\"“‘']?$", re.IGNORECASE)
_WHO = Form(r"\b(?:who(?:se|m)?|known|famous|behind)\b|\bof\s+[\"“‘']?$|\($")
#: Right before a title in brackets behind a name: "directors X (W), Y and writer Z".
_SAYS_WHO = Form(rf"{_P}\s*\((?:of\s+)?[\"“‘']?$")
_AND = Form(r"\band\s*$")
_AND_BY = Form(rf"{_P},?\s+and\s*$")
_COMPANY = Form(rf"\bproduced\s+by\s+(?P<p>{_O})(?:,?\s+and\s+(?P<q>{_O}))?")
_NETWORKS = tuple(Form(form) for form in (
    rf"(?P<o>{_O})['’]s\s+(?:[a-z][\w-]*\s+){{0,4}}[\"“‘']?(?P<w>{_W})",
    rf"(?P<w>{_W})[,\"”’']{{1,2}}\s+(?P<o>{_O})['’]s\s+",
    (
        rf"\b(?:[Tt]he|an?)\s+(?P<o>{_O})\s+(?:[a-z]+\s+)?(?:drama|series|show|hit|romance|thriller|sitcom)\s+"
        rf"[\"“‘']?(?P<w>{_W})"
    ),
    rf"{_AFTER}{_HELPS}(?:{_END}|{_START}|{_RUNS}){_FREE}{{0,30}}?\bon\s+(?P<o>{_O})",
    rf"(?P<w>{_W}),\s+on\s+(?P<o>{_O})\s+since\b",
    rf"(?P<w>{_W})[,\"”’']{{1,2}}\s+(?:the|an?)\s+(?:[a-z-]+\s+)?(?P<o>{_O})\s+[a-z]",
    rf"(?P<w>{_W}),\s+which\s+(?P<o>{_O})\s+(?:showed|aired|broadcast|shows|airs)\b",
    (
        rf"(?P<o>{_O})\s+(?:(?:has|had)\s+(?:been\s+)?)?(?:show(?:s|ed|n|ing)|air(?:s|ed|ing))\s+[\"“‘']?(?P<w>{_W})(?!['’]s\b)"
        r"(?![^.;]*\b(?:again|re-?runs?|repeat\w*|abroad|Japan\w*)\b)"
    ),
))  # fmt: skip
_OF_BEFORE = Form(
    rf"^(?:[Tt]he|[Tt]his)\s+(?:[a-z-]+\s+)?(?:drama|series|show|thriller|romance|sitcom|comedy)\s+"
    rf"(?:has been|is|was|airs|aired|runs|ran|goes out|went out)\s+on\s+(?P<o>{_O})"
)
_PREPOSITION = Form(
    rf"\b(?:of|by|from|like|than|after|since|for|to|with|behind|over|in|into|and|unlike)\s+(?:{_O}['’]s\s+)?[\"“‘']?$",
    re.IGNORECASE,
)
_ELSEWHERE = Form(
    r"\b(?:seasons?|sequel|prequel|spin-?offs?|films?|movie|special|webtoon|novel|musical|Japan\w*|remakes?|abroad|"
    r"globally|worldwide|overseas|re-?runs?|re-?air\w*|DVD|filming|shoot\w*|reading|teaser|trailer|tour|concert|"
    r"first half|second half|part (?:one|two|1|2|I|II)|not|never|n['’]t)\b|n['’]t\b", re.IGNORECASE,
)
#: A work that is not the one spoken of.
_ANOTHER = Form(
    r"\b(?:(?:next|new|another|other|previous|last|first|earlier|debut|upcoming)\s+(?:[a-z-]+\s+)?"
    r"(?:drama|series|show|project|work)|films?|movies?)\b", re.IGNORECASE,
)
_PLANNED = Form(r"\b(?:will|set to|scheduled|slated|due|expected|plans?|to be|upcoming)\b", re.IGNORECASE)
_BIT = Form(
    r"\b(?:first|next|last|remaining|only|another|other|more|just|two|double|per|special)\s+$", re.IGNORECASE
)

# The same, each found once in a sentence that stays.
_FOUND_DATES, _FOUND_MAKERS = (
    tuple((predicate, finding(form)) for predicate, form in forms)
    for forms in (_DATES, (*_CRAFTS, ("production_company", _COMPANY)))
)
_FOUND_COUNTS, _FOUND_NETWORKS = (tuple(map(finding, forms)) for forms in ((*_COUNTS, _SHOWN), _NETWORKS))
_FOUND_OF_BEFORE, _FOUND_ELSEWHERE = finding(_OF_BEFORE), finding(_ELSEWHERE)


def cued(draft: Reading) -> tuple[Claim, ...]:
    """The draft's claims by its forms of words, in order, none twice; what the reader claimed already is left out."""
    have = {(c.subject, c.predicate, _plain(c.object)) for c in draft.claims}
    return tuple(claim for claim in worded(draft) if (claim.subject, claim.predicate, _plain(claim.object)) not in have)


def worded(draft: Reading) -> tuple[Claim, ...]:
    """All of the draft's claims by its forms of words, in order, none twice, whatever the reader claimed."""
    return _worded(draft.document.text, masked_sentences(draft), draft.entities)


@once
def _worded(text: str, sentences: tuple[Masked, ...], entities: tuple[Entity, ...]) -> tuple[Claim, ...]:
    works = [e for e in entities if e.type is EntityType.WORK and e.mentions]
    found: dict[tuple[str, str, object], Claim] = {}
    for sentence in sentences:
        only = _only_work(sentence)
        if only is None and len(works) == 1 and not _works(sentence) and not _ANOTHER.search(sentence.text):
            only = works[0] if works[0].mentions[0].start < sentence.spans[0].start else None
        for claim in _claims(text, sentence, only):
            found.setdefault((claim.subject, claim.predicate, _plain(claim.object)), claim)
    return tuple(found.values())


def _plain(value: Value) -> object:
    return value.number if isinstance(value, NumberValue) else value


def _claims(text: str, sentence: Masked, only: Entity | None) -> Iterator[Claim]:
    if not _FOUND_ELSEWHERE(sentence.text):
        yield from _dates(text, sentence)
        yield from _counts(text, sentence, only)
    yield from _makers(text, sentence, only)
    yield from _networks(text, sentence, only)


def _dates(text: str, sentence: Masked) -> Iterator[Claim]:
    for predicate, form in _FOUND_DATES:
        for match in form(sentence.text):
            work, day = sentence.entities[match.start("w")], sentence.days[match.start("d")]
            if _governed(sentence.text, match):
                continue
            yield _claim(text, sentence, match, work, predicate, DateValue(day.edtf))


def _governed(text: str, match: re.Match[str]) -> bool:
    """Whether the work opens the words and a preposition before it makes it no subject: "by the maker of W, began"."""
    before = text[max(0, match.start() - 16):match.start()]
    return match.start("w") == match.start() and _PREPOSITION.search(before) is not None


def _counts(text: str, sentence: Masked, only: Entity | None) -> Iterator[Claim]:
    for form in _FOUND_COUNTS:
        for match in form(sentence.text):
            at = match.groupdict().get("w")
            work = sentence.entities[match.start("w")] if at else only
            numbers = find_numbers(match["n"])
            if work is None or len(numbers) != 1 or numbers[0].start or _BIT.search(sentence.text[:match.start("n")]):
                continue
            if 2 <= numbers[0].value <= 400:
                claim = _claim(text, sentence, match, work, "episode_count", NumberValue(numbers[0].value))
                yield replace(claim, made_by=AT_LEAST) if match.re is _SHOWN.compiled else claim


def _makers(text: str, sentence: Masked, only: Entity | None) -> Iterator[Claim]:
    for predicate, form in _FOUND_MAKERS:
        for match in form(sentence.text):
            work = only or _work_before(sentence, match.start())
            before = sentence.text[:match.start()]
            if only is not None and (_says_who(sentence, only, match.end()) or not _named_itself(sentence, only)):
                continue
            if work is None or not (_MADE if "q" not in match.re.groupindex else _BELONGS).search(before):
                continue
            if _AND.search(before) and not _AND_BY.search(before):
                continue  # "…, and directed by X, the series": another work's
            for group in match.re.groupindex:
                if match[group]:
                    maker = sentence.entities[match.start(group)]
                    yield _claim(text, sentence, match, work, predicate, EntityValue(maker.id))


def _named_itself(sentence: Masked, work: Entity) -> bool:
    """Whether a sentence names a work elsewhere than in brackets behind a name, where it says who that is: "X (W)"."""
    places = [at for at, entity in sentence.entities.items() if entity.id == work.id]
    return not places or any(not _SAYS_WHO.search(sentence.text[:at]) for at in places)


def _says_who(sentence: Masked, work: Entity, end: int) -> bool:
    """Whether a sentence names a work only behind its makers, to say who they are: "by X, who was in charge of W"."""
    places = [at for at, entity in sentence.entities.items() if entity.id == work.id]
    return bool(places) and min(places) >= end and _WHO.search(sentence.text[end:min(places)]) is not None


def _networks(text: str, sentence: Masked, only: Entity | None) -> Iterator[Claim]:
    match = next(iter(_FOUND_OF_BEFORE(sentence.text)), None)
    if match and only is not None and not _works(sentence):
        network = sentence.entities[match.start("o")]
        yield _claim(text, sentence, match, only, "original_broadcaster", EntityValue(network.id))
    for form in _FOUND_NETWORKS:
        for match in form(sentence.text):
            work, network = sentence.entities[match.start("w")], sentence.entities[match.start("o")]
            if match.start("w") < match.start("o") and _governed(sentence.text, match):
                continue
            yield _claim(text, sentence, match, work, "original_broadcaster", EntityValue(network.id))


def _claim(
    text: str, sentence: Masked, match: re.Match[str], work: Entity, predicate: str, value: Value
) -> Claim:
    at = sentence.span(match.start(), match.end())
    said = text[at.start:at.end]
    before = sentence.text[max(0, match.start() - 30):match.end()]
    modality = Modality.PLANNED if _PLANNED.search(before) else Modality.ASSERTED
    return Claim(
        work.id, predicate, value, (), modality, None, (Evidence(at.start, at.end, said),), made_by=WORDS
    )


def _works(sentence: Masked) -> list[Entity]:
    return [entity for _, entity in sorted(sentence.entities.items()) if entity.type is EntityType.WORK]


def _only_work(sentence: Masked) -> Entity | None:
    """The one work that a sentence names, but where another is made from it: "Based on W, the drama was written by"."""
    works = {entity.id: entity for entity in _works(sentence)}
    if any(_SOURCE.search(sentence.text[:at]) for at, e in sentence.entities.items() if e.id in works):
        return None
    return next(iter(works.values())) if len(works) == 1 else None


def _work_before(sentence: Masked, at: int) -> Entity | None:
    """The work named before `at`, if there is but one."""
    before = {
        e.id: e for place, e in sentence.entities.items()
        if place < at and e.type is EntityType.WORK and not _SAYS_WHO.search(sentence.text[:place])
    }
    return next(iter(before.values())) if len(before) == 1 else None
