"""Words that make somebody beside a role no performer of it: a younger self, a rumour, a wife of the role. Pure."""

from __future__ import annotations

import re

from copydesk.check.naming.misnamed import without_possessive
from copydesk.check.places import sentences_round
from copydesk.check.recognition.phrases import RolePhrase
from copydesk.check.telling import tells_otherwise
from copydesk.text.form import Form

__all__ = ["KIN_BEHIND", "OTHERWISE", "told_aside"]

# In small letters: Young is a syllable of names.
_OTHER_SELF = Form(
    r"(?<![\w-])(?:young(?:er)?(?!\s(?:head|boss|chief|CEO|chair\w+|owner|director|doctor|lawyer|prosecutor|detective|teacher|brother|sister|cousin|son|daughter)\b|(?<=the\syounger),)|"
    r"child(?:hood)?(?!\s(?:friends?|love|sweetheart|rival|crush)\b)|teen\w*|"
    r"(?<!years\s)(?<!year-)old(?:er)?(?!\s(?:m[ae]n|wom[ae]n|lady|friends?|flame|love|rival|boss|brother|sister|cousin|colleague)\b|\s(?!age|days|self|selves|version)[a-z]+\s[A-Z]|(?<=the\solder),)|"
    r"elderly|adult|grown|middle(?!\s(?:school|child|son|daughter)\b)|aged|"
    r"(?<!days\s)(?<!week\s)(?<!weeks\s)(?<!months\s)(?<!year\s)(?<!years\s)later|former\s(?:self|life)|voic(?:es|ed|ing|e-over)|"
    r"voice\s(?:of|for|act\w+|role|cast)|"
    r"as a (?:boy|girl)|the (?:boy|girl) (?=[A-Z])|(?:body|stunt)[ -]doubles?|doubles? (?:for|of)|stunts?)\b"
)
#: A role that was once somebody else's, or is so in another telling.
OTHERWISE = Form(
    r"\b(?:rumou?r\w*|in talks|reportedly|originally|initially|offered|turned down|declined|replac\w+|instead of|"
    r"audition\w*|considered|remakes?|musical|(?<!of\sthe\s)stage(?!\s+(?:act\w+|idol|name|veteran))|theat\w+|webtoon|novel|parod\w+|cosplay\w*|dubb\w+|adaptation|"
    r"version|impression|dressed\s+(?:up\s+)?(?:as|like)|(?-i:not|(?:[.!?]\s|\n)Not)(?!\s+(?:yet|only|just|merely|love|like|want|know|trust|choose|marry|understand|recogni[sz]e)\b)|(?:was|were)\s+(?:going|meant|supposed|due)\s+to|(?:would|should)\s+have)\b",
    re.IGNORECASE,
)
_SELF_BEHIND = Form(
    r"[^.;]{0,24}?\b(?:as an? (?:boy|girl|child|kid|baby|teen\w*|youth|young \w+|old \w+)|"
    r"in (?:childhood|flashbacks?|youth))\b"
)
#: What makes a performer somebody else's: "A-ra, the wife of one of his rivals, played by X".
_KIN_OF = Form(
    r"\b(?:wife|husband|son|daughter|mother|father|brother|sister|friend|rival|boss|lover|girlfriend|boyfriend|assistant|"
    r"partner|child|widow|ex)\s+of\b", re.IGNORECASE,
)
#: Where the one who is of somebody's family is the role itself: "As Y, the daughter of the chairman, X".
_AS, _AS_FAR = Form(r"(?:^|[.;!?][”\"’']?\s+|\n\s*)As\s+(?:[a-z][\w’'-]*\s+){0,5}$"), 60
#: What makes somebody one of the role's family: "Y's father".
KIN_BEHIND = Form(
    r"['’]s\s+(?:[a-z-]+\s+){0,2}?(?:(?:step|grand|god|half-|foster\s)?(?:wife|husband|son|daughter|mother|father|brother|"
    r"sister|child|aunt|uncle|cousin|niece|nephew|parents?)(?:-in-law)?)\b"
)
#: Between a performer and a role: that somebody is told by what the role did to them, "as the woman whom R once loved".
_WHOM = Form(r"\b(?:man|woman|girl|boy|one|person|friend|stranger|m[ae]n|women)\s(?:whom|who|that)\s(?:[a-z]+\s){0,2}$")
#: Between a performer and a role, and behind that: that both do something at one time, "X ran as R, in tears, waited".
_MEANWHILE = (
    Form(
        r"\s(?!.*\b(?:star\w*|appear\w*|return\w*|cast|play\w*|known?|knew|remember\w*|seen|acts?|acted|debut\w*|is|was|are|were|back|"
        r"who|best|role|part|turn\w*)\b)(?:[a-z][\w’'-]*\s){2,12}as\s"
    ),
    Form(
        r"(?:,\s[^,.;:]{2,40},)?\s(?:[a-z]{2,}ed|fell|went|came|left|lay|stood|sat|took|ran|said|sang|slept|died|had|was|is|"
        r"(?!(?:across|always|perhaps|its|his|this|plus|besides|versus)\b)[a-z]{2,}s)\b"
    ),
)
#: How far before a role or a performer words may say that it is a younger self or a double, in code points.
_BEFORE = 30
_NOT_DONE = Form(r"\b(?:could|can|did|does|do|would|will|had|has|have)\snot\b")
_STOP = Form(r"[.!?;][”\"’']?\s")
#: A family or a gift, and no other telling.
_MUSICAL = Form(r"\bmusical\s(?=(?:famil|talent|prodig|genius|gift|career|training|instrument|number|drama)\w*)")
#: What is told of a performer between commas, before the verb: "X, 24 years old and not yet known, was Y".
_OF_PERFORMER = Form(r",\s[^,;:.()]+(?:,\s[^,;:.()]+)?,(?=\s(?:is|was|plays?|played|has|had)\b)")
#: In that, these words are of the part all the same.
_OF_PART = Form(
    r"\b(?:selves|self|version|scenes?|flashbacks?|younger|older|as|voic\w+|double|offered|talks|replac\w+|instead|"
    r"rumou?r\w*|originally|initially|first|child(?:hood)?\s(?:of|star|actor|actress)|role|part)\b"
)
_STARS_WITH = Form(
    r"\b(?:(?:stars?|starred|plays|played|appears?|acts?)\s(?:with|alongside|opposite)|"
    r"(?:indispensable|devoted|engaged|married|loyal|close|next)\sto)\s$"
)
#: Before a name, these make it a part of a longer one, or another name of a performer.
_PART_OF_NAME = Form(r"(?:(?<![.!?,])[”\"]\s|\breal\s+name\s+(?:is|was)\s)$")
#: Behind a name in brackets behind a performer's: that it is the performer's other name, "X (Y) is the chef R".
_ANOTHER_NAME = Form(r"\)\s(?:is|was|plays|played|appears|stars)\b")


def told_aside(text: str, tie: RolePhrase) -> bool:
    """Whether the words round a performer and a role say that the one is not, or not simply, the other's."""
    behind = _STOP.split(text[tie.at.end:tie.at.end + 20], maxsplit=1)[0]
    # What is told of the role, or of what somebody could not do, goes on from there.
    behind = "" if behind.startswith((", who ", ", whose ")) else _NOT_DONE.sub("", behind)
    low = max(0, tie.at.start - 30)
    # What stands before a semicolon, or what is not so in the sentence before, is said of somebody else.
    start = max(low, text.rfind("\n", low, tie.at.start), text.rfind("; ", low, tie.at.start))
    start = max([start, *(m.end() for m in _STOP.finditer(text, start, tie.at.start))])
    around = text[start:tie.at.end] + behind
    between = text[min(tie.role_at.end, tie.performer_at.end):max(tie.role_at.start, tie.performer_at.start)]
    behind_role = without_possessive(text, tie.role_at).end
    if KIN_BEHIND.match(text, behind_role) or _WHOM.search(between):
        return True
    if tie.performer_at < tie.role_at and _MEANWHILE[0].fullmatch(between) and _MEANWHILE[1].match(text, behind_role):
        return True
    if _KIN_OF.search(between) and not _AS.search(text[max(0, tie.role_at.start - _AS_FAR):tie.role_at.start]):
        return True
    if between == " (" and tie.performer_at < tie.role_at and _ANOTHER_NAME.match(text, tie.role_at.end):
        return True
    if _PART_OF_NAME.search(text[:tie.performer_at.start][-20:]):
        return True
    if _STARS_WITH.search(text[:tie.performer_at.start][-24:]):
        return True  # "he stars with X as Y": it is he that is Y
    if text.endswith("Young ", 0, tie.role_at.start):
        return True  # a word at the start of a sentence, and no syllable of a name
    low = max(tie.at.start, min(tie.role_at.start, tie.performer_at.start) - _BEFORE)
    said = text[low:max(tie.role_at.end, tie.performer_at.end)]
    if tie.performer_at < tie.role_at:
        said, around = (_without_what_is_told(part) for part in (said, around))
    if _OTHER_SELF.search(said) or OTHERWISE.search(around):
        return True
    round_it = _MUSICAL.sub("", sentences_round(text, tie.at))
    return bool(_SELF_BEHIND.match(text, tie.at.end) or tells_otherwise(round_it))


def _without_what_is_told(words: str) -> str:
    """The words without what they tell of the performer alone, between commas."""
    return _OF_PERFORMER.sub(lambda m: m[0] if _OF_PART.search(m[0]) else "", words)
