"""Whether a draft's words make a company somebody's agency. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from copydesk.check.claims.verdict import Question
from copydesk.check.once import once
from copydesk.check.recognition.phrases import COMPANY, PERSON, Masked, masked_sentences
from copydesk.check.telling.degree import Told
from copydesk.check.telling.subject import places_of
from copydesk.model import EntityType, EntityValue, Reading
from copydesk.text.form import Form

__all__ = ["agencies_of", "is_of_another_time", "is_told_of_now", "told_agency"]

_P, _O = PERSON, COMPANY
_AGENCY = (
    r"(?:(?:talent\s+|management\s+)?agency|label|management(?:\s+(?:company|firm|agency))?|company|office|agents?|"
    r"managers?|handlers|representatives?|people)"
)
_STAR = (
    r"(?:his|her|their|whose|the\s+(?:(?:lead|leading|young)\s+)?(?:actor|actress|singer|star|idol|comedian|performer|man|woman|leading\s+"
    r"(?:man|lady))['’]s|the\s+(?:former|latter)['’]s)"
)
_WHO = r"(?:him|her|them|the\s+(?:[a-z-]+\s+){0,2}(?:actor|actress|singer|star|man|woman|pair|leads?))"
#: What an agency does to whom it has, with the one behind it; and what is done to the one before it.
_HOUSE = r"(?:agency|management|firm|house|outfit|company|label|stable)"
_KEEPS = (
    r"(?:manages?|represents?|looks?\s+after|handles?|reps|takes?\s+care\s+of|has\s+(?:under\s+contract\s+)?|speaks?\s+for|"
    r"answers?\s+for)"
)
_KEPT = (
    r"(?:signed\s+(?:to|with)|under\s+contract\s+(?:to|with|at)|contracted\s+to|represented\s+by|managed\s+by|looked\s+after\s+by|"
    r"re?pped\s+by|on\s+the\s+(?:books|roster)\s+of|housed\s+(?:at|by|with)|handled\s+by)"
)
_ARTIST = r"(?:artists?|clients?|charges?|signings?)"
_AT = r"(?:,?\s+(?:at\s+)?|,\s+(?:namely\s+)?|\s+is\s+|\s+\()"
#: `o` is the company; `p` the one whose it is, where the words name them.
_FORMS = tuple(Form(form, re.IGNORECASE) for form in (
    rf"(?P<p>{_P})['’]s?\s+{_AGENCY}{_AT}(?P<o>{_O})",
    rf"(?P<p>{_P}),?\s+(?:who\s+)?(?:(?:is|was)\s+)?{_KEPT}\s+(?P<o>{_O})",
    rf"(?P<p>{_P})\s+(?:is|was)\s+(?:with|under)\s+(?P<o>{_O})",
    rf"(?P<p>{_P}),?\s+(?:(?:who\s+)?is\s+)?(?:also\s+)?(?:an?|the|one\s+of\s+the)\s+(?:[a-z-]+\s+){{0,2}}{_ARTIST}\s+(?:of|at|with)\s+(?P<o>{_O})",
    rf"(?P<p>{_P}),?\s+(?:(?:who\s+)?is\s+)?an?\s+(?P<o>{_O})\s+(?:{_ARTIST}|actor|actress|star)\b",
    rf"(?P<o>{_O}),?\s+(?:(?:is|was)\s+)?(?:the\s+)?{_AGENCY}\s+(?:of|behind|for|that\s+{_KEEPS}|which\s+{_KEEPS}|managing|representing)\s+(?:[a-z-]+\s+){{0,2}}(?P<p>{_P})",
    rf"(?P<o>{_O}),?\s+(?:(?:is|was)\s+)?(?P<p>{_P})['’]s?\s+{_AGENCY}\b",
    rf"(?P<o>{_O}),?\s+(?:which|who|that)\s+{_KEEPS}\s+(?P<p>{_P})",
    rf"(?P<o>{_O}),?\s+(?:the\s+)?(?:home|house)\s+(?:of|to)\s+(?P<p>{_P})",
    rf"\b(?:agency|management|label|company)\s+(?P<o>{_O}),?\s+(?:(?:which|that)\s+{_KEEPS}|representing|managing)\s+(?P<p>{_P})",
    rf"\b{_STAR}\s+{_AGENCY}{_AT}(?P<o>{_O})",
    rf"(?P<o>{_O}),?\s+(?:(?:is|was)\s+)?{_STAR}\s+{_AGENCY}\b",
    rf"(?P<o>{_O}),?\s+(?:which|who|that)\s+{_KEEPS}\s+{_WHO}\b",
    rf"(?P<o>{_O}),?\s+(?:(?:is|was)\s+)?the\s+{_HOUSE}\s+(?:(?:that|which)\s+{_KEEPS}|representing|managing)\s+{_WHO}\b",
    rf"\bboth\s+(?:are|were)\s+(?:with|under|at|{_KEPT})\s+(?P<o>{_O})",
    rf"\b(?:who|she|he)(?:\s+is|\s+was|['’]s)\s+{_KEPT}\s+(?P<o>{_O})",
    rf"(?P<p>{_P}),?\s+(?:who\s+)?(?:heads?|leads?|tops)\s+(?:the\s+)?(?:list|roster|books|stable)\s+(?:at|of)\s+(?P<o>{_O})",
    rf"(?P<o>{_O}),?\s+(?:where\s+(?:he|she)\s+is\s+(?:under\s+contract|signed)|to\s+which\s+(?:he|she)\s+is\s+(?:signed|contracted))\b",
    rf"\b(?:who|she|he)(?:\s+is|['’]s)\s+(?:with|under)\s+(?P<o>{_O})",
))  # fmt: skip
#: "X, of Y" where Y is called as agencies are: of a network or a maker of dramas somebody may be in other ways.
_OF = Form(rf"(?P<p>{_P})(?:,\s+of\s+|\s+\(of\s+|\s+of\s+|\s+\()(?P<o>{_O})(?=\s*[,.;)])")
_CALLED_ONE = Form(r"\b(?:Entertainment|ENT|Ent|Management|Actors|Artists?|Agency|Talent)\b")
#: What was so once, or is to be: agents change.
_NOT_NOW = Form(
    r"\b(?:former|formerly|previously|until|left|leav\w+|mov(?:es?|ed|ing)|join(?:s|ed|ing)?|part(?:s|ed|ing)\s+(?:ways|company)|"
    r"expir\w+|switch\w*|talks|founded|set\s+up|denie[ds]|wrongly|no\s+longer|(?:is|was)\s+not)\b", re.IGNORECASE,
)
#: Words by which nobody leaves: "denied that he is leaving X".
_STAYS = Form(
    r"\b(?:den(?:ied|ies|y|ying)|rumou?r(?:s|ed)?|not|never|nor|no\s+plans?)\b[^.;]*\b(?:leav\w+|part\w*|mov\w+|left|out)\b|"
    r"\b(?:renew\w*|re-?sign\w*|stays?|staying|remains?)\b", re.IGNORECASE,
)
#: What makes them of another time right before them, or in them.
_ANOTHER = Form(r"\b(?:previous|old|ex|then|once|new|newly|next|rival|another)\b", re.IGNORECASE)
_RIGHT_BEFORE = 12
#: How far round the words, in their clause, such a word makes them of another time, in code points.
_ROUND = 30
_CLAUSE = Form(r"[,;:.–—]\s")
#: From this chance on a reader's word tells whose it is, where the draft's words have a pronoun.
_LIKELY = 0.75


def _told(sentence: Masked, last: str | None) -> dict[int, str | None]:
    """Of each company that the words make an agency, by its place, the entity of the one whose it is.

    That is who is named with it, else the only person of the sentence, else `last`, the one last spoken of; None where
    that is open.
    """
    people = {e.id for at, e in sentence.entities.items() if re.match(_P, sentence.text[at])}
    found: dict[int, str | None] = {}
    for form in (*_FORMS, _OF) if re.search(_O, sentence.text) else ():
        for match in form.finditer(sentence.text):
            if form is _OF and not _CALLED_ONE.search(sentence.entities[match.start("o")].name):
                continue
            if is_of_another_time(sentence.text, match.start(), match.end()):
                continue
            named = match.groupdict().get("p")
            whose = sentence.entities[match.start("p")].id if named else next(iter(people)) if len(people) == 1 else (
                last if not people else None
            )
            found.setdefault(match.start("o"), whose)
    return found


@once
def agencies_of(draft: Reading) -> Mapping[int, str | None]:
    """Of each company that a draft's words make an agency, by its place, the entity of the one whose it is, or None."""
    found: dict[int, str | None] = {}
    last = None
    for sentence in masked_sentences(draft):
        for at, whose in _told(sentence, last).items():
            found.setdefault(sentence.spans[at].start, whose)
        people = {e.id for e in sentence.entities.values() if e.type is EntityType.PERSON}
        last = next(iter(people)) if len(people) == 1 else None if people else last
    return found


def told_agency(asked: Question) -> Told:
    """How plainly the words make the claim's company the agency of its person."""
    if not isinstance(asked.claim.object, EntityValue):
        return Told.NOT
    company, subject = asked.draft.entity(asked.claim.object.entity), asked.claim.subject
    told, degree = agencies_of(asked.draft), Told.NOT
    for sentence, at in places_of(asked, company):
        place = sentence.spans[at].start
        if place in told:
            whose = told[place]
            likely = whose is None and asked.claim.confidence >= _LIKELY
            degree = max(degree, Told.PLAINLY if whose == subject or likely else Told.NOT)
        elif not is_of_another_time(sentence.text, at, at + 1):
            degree = max(degree, Told.UNKNOWN)
    return degree


def is_told_of_now(asked: Question) -> bool:
    """Whether the words round the claim's company, wherever they name it, speak of no other time."""
    if not isinstance(asked.claim.object, EntityValue):
        return False
    places = places_of(asked, asked.draft.entity(asked.claim.object.entity))
    return all(_STAYS.search(s.text) or not is_of_another_time(s.text, at, at + 1) for s, at in places)


def is_of_another_time(text: str, start: int, end: int) -> bool:
    """Whether the clause of some words says that it was so once, or is to be."""
    low = max((m.end() for m in _CLAUSE.finditer(text, max(0, start - _ROUND), start)), default=max(0, start - _ROUND))
    behind = _CLAUSE.search(text, end, end + _ROUND)
    if _ANOTHER.search(text, max(low, start - _RIGHT_BEFORE), end):
        return True
    return _NOT_NOW.search(text, low, behind.start() if behind else end + _ROUND) is not None
