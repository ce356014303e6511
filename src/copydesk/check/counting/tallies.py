"""How many episodes a draft gives a show: as a total, as the number of its last one, as those left, as parts of so many
each. Exact and pure; which show it is, and whether it is right, is for others to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from copydesk.check.figures.told import Numbers
from copydesk.check.once import once
from copydesk.check.wording import number_told
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, NumberKind, find_numbers, ordinal_ending

__all__ = ["Kind", "Tally", "number_in_words", "tallies_of"]

_N = r"(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_UNITS = r"(?:episodes|parts|instal?lments|chapters|hours)"
_EPISODES = r"(?:episodes|instal?lments|chapters)"
_SOME = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
#: What makes episodes those that are to come.
_REST = (
    r"(?:left|remain(?:s|ed|ing)?|to\sgo|(?:still|more|yet)\sto\s(?:come|go|air|run)|are\s(?:still\s)?to\scome|to\scome"
    r"|to\sair|yet\sto\sair|before\sthe\s(?:end|finale)|(?:still\s)?(?:in\sstore|ahead|outstanding|on\sthe\sway)"
    r"|lie\sahead)"
)
_FEW = r"two|three|four|five|six|[2-6]"
_LOTS = (
    r"(?:parts|halves|volumes|batches|helpings|blocks|servings|courses|lots|drops|sets|chunks|doses|groups|waves"
    r"|tranches"
    r"|goes|releases)"
)


class Kind(StrEnum):
    """What a number of episodes is told as. AT_LEAST: some of them, so that a total may be more but not less."""

    TOTAL = "total"
    LAST = "last"
    AT_LEAST = "at least"
    LEFT = "left"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of episodes in a draft: `text[at]` is the number, `words` what says it is one of episodes.

    `parts` is how many parts have so many each, in an EACH; else 0. `sure` is False where the words could also tell of
    a part of the show. `shown` is how many had been shown, where a LEFT itself says so; else 0.
    """

    kind: Kind
    number: int
    at: Span
    words: Span
    parts: int = 0
    sure: bool = True
    shown: int = 0


def _pattern(source: str) -> Form:
    return Form(source, re.IGNORECASE | re.VERBOSE)


_FORMS: tuple[tuple[Kind, Form, bool], ...] = (
    (Kind.LEFT, _pattern(rf"""\b(?P<shown>\d{{1,3}}|[a-z]+)\s(?:(?:episodes|parts|hours|instal?lments)\s)?down,?\s
        (?:and\s)?{_N}\s(?:more\s)?to\sgo\b"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?:altogether|all\stold|in\stotal)\b[^.;:\d]{{0,80}}?\b(?:takes?|took|has|had|fills?
        |filled|needs?|needed|comes?\sto|came\sto|makes?|made)\s(?P<w>{_N}\s{_UNITS})\b"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?:aired|ran|broadcast|told|was\sshown|went\sout)\b(?:[^.;:]|\b(?:Mrs?|Ms
        |Dr)\.){{0,40}}?\s(?P<w>in\s{_N}\s(?:parts|chapters|instal?lments|episodes))(?=[,.;])"""), True),
    (Kind.EACH, _pattern(rf"""\b(?P<parts>{_FEW})\s(?:[a-z]+\s)?(?:{_LOTS}|seasons|instal?lments
        |runs|weeks|weekends),?\s(?:of\s|with\s)?{_N}\s{_EPISODES}\s(?:each
        |apiece)\b"""), True),
    (Kind.EACH, _pattern(rf"""\b(?P<parts>{_FEW})\s(?:equal\s|even\s|weekly\s|separate\s)?{_LOTS}\sof\s{_N}
        (?:\s{_EPISODES})?
        (?:\s(?:each|apiece)\b)?(?=[,.;:)]|\s(?:on|in|each|apiece|and|that|which|a)\b)(?!\sand\s(?:\d|{_SOME})\b)
        (?!,\s(?:{_SOME})\b)"""), True),
    (Kind.EACH, _pattern(rf"""(?<![\w-]){_N}\s(?:new\s)?{_EPISODES}\s(?:(?:on|in|for)\s)?each\s(?:of|on|in|for|over
        |across)\s
        (?:the\s|its\s)?(?P<parts>{_FEW})\s(?:[a-z]+\s)?(?:{_LOTS}|weeks|weekends|[A-Z][a-z]+days|nights|evenings
        |months)\b"""), True),
    (Kind.EACH, _pattern(rf"""(?<![\w-]){_N}\s{_EPISODES}\s(?:at\sa\s(?:time|go|sitting|stretch)|in\sone\sgo),?\s
        (?P<parts>{_FEW})\s(?:times\b|(?:weeks|weekends|[A-Z][a-z]+days)\s(?:running|in\sa\srow))"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?P<whole>(?:first|last|most|half|rest|end|(?:half-?way\s|mid)(?:mark|point)|{_SOME})
        \sof\s(?:all\s)?(?:(?:its|the|their)\s(?:[\w-]+['’]s?\s)?)?){_N}\s{_EPISODES}\b"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?P<whole>(?:first|last)\sof\s(?:all\s)?(?:its|the|their)\s){_N}
        \s(?:hours|chapters|stories)\b"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?P<whole>(?:season\s(?:one|two|three|four|\d)|(?:first|second|third|fourth)\sseason)\b
        [^.;\d]{{0,40}}?\b(?:had|has|with|in|of|r[ua]ns?\s(?:to|for)|at)\s)(?P<w>{_N}\s{_EPISODES})\b
        (?!\s(?:in|left|to|on|a)\b)"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?P<w>in\s{_N}\s{_EPISODES}\s(?:altogether|all\stold|in\s(?:all|total)))\b"""), True),
    (Kind.LEFT, _pattern(rf"""\b(?:only|just|with|has|have|had|are|is|the|its|still|another|and|now)\s(?:just\s
        |only\s|still\s)?(?:the\s(?:last
        |final)\s)?{_N}(?:\smore|(?:\s(?:more\s|further\s)?{_EPISODES}(?:\sof\s[^.;]{{1,40}}?)?))?(?:\sare
        |\sstill)?\s{_REST}\b"""),
        True),
    (Kind.LEFT, _pattern(rf"""(?<![\w-]){_N}\s(?:more\s|further\s)?{_EPISODES}(?:\s(?:of|for)\s[^.;,]{{1,40}}?)?
        (?:\s(?:are|were|still
        |now|yet))?\s{_REST}\b"""), True),
    (Kind.LEFT, _pattern(rf"""\b(?:leav(?:es|ing)|left)\b[^.;:]{{0,110}}?[\s,](?:with\s)?(?:just\s|only\s|another\s
        |a\sfurther\s)?{_N}\s
        (?:more\s|further\s)?{_EPISODES}(?=[.;]|,?\s(?:in\swhich|to|for|before|until|till|of|on|and|more)\b)"""), True),
    (Kind.LEFT, _pattern(rf"""(?<![\w-]){_N}\s(?:more\s)?{_EPISODES}\s(?:from|short\sof|away\sfrom|before|until
        |till|ahead\sof)\s(?:the|its)\s
        (?:end|finale|finish|last|conclusion|close)\b"""), True),
    (Kind.LEFT, _pattern(rf"""\b(?:has|have|needs?|gets?|got|plus|promises|owes)\s(?:just\s|only\s|still\s
        |another\s|a\sfurther\s)?{_N}\s
        (?:more\s|further\s){_EPISODES}(?=[.;]|,?\s(?:in\swhich|to\s[a-z]+|for|before|until|till|on)\b)"""), True),
    (Kind.LAST, _pattern(r"""\b(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)\sand\s(?:last|final|closing
        |concluding)\s(?:episode|instal?lment|hour|chapter)\b"""), True),
    (Kind.LAST, _pattern(r"""\b(?:last|final|closing|concluding)(?:,\s|\s)(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)\s
        (?:episode|instal?lment|broadcast)\b"""), True),
    (Kind.TOTAL, _pattern(rf"(?:^|[\n.;:|•*–—-]\s*)(?:(?:number|total)\sof\s|no\.\sof\s)?episodes:\s{_N}(?=\s*"
    r"(?:[.;,|)\n(]|\Z))"), True),
    (Kind.LAST, _pattern(r"""\bthe\s(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)\sand\s(?:last|final)(?:\sone)?(?=,?\s(?:on
        \s(?:\w+day|[A-Z]\w+\.?\s\d{1,2})|averaged|drew|has|had|was|is|gets|draws|brought|scored
        |reached|got|peaked|ended)\b)"""), False),
    (Kind.LAST, _pattern(r"""\b(?:last|final)\s(?:episode|instal?lment),\sthe\s(?P<n>\d{1,3}(?:st|nd|rd|th)
        |[a-z]+th)\b"""), True),
    (Kind.LAST, _pattern(r"""\b(?:last|final)\s(?:episode|instal?lment|hour|chapter|part)\sof\s[^.;]{1,40}?,["”’]?\s
        (?P<w>(?:its|the)\s(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)
        \s(?:of\s(?:the|its)\s(?:season|series|run|show|drama)\b|(?:episode|instal?lment|hour|chapter)\b))"""), True),
    (Kind.LAST, _pattern(r"""\b(?:finale|(?:last|final)\sepisode),\s(?:its|(?:of\s)?the\s(?:show|series
        |drama)['’]s)\s(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)(?:\sepisode)?,"""), True),
    (Kind.LAST, _pattern(r"""\b(?:end|finish|clos|conclud|wrap|bow|sign)(?:s|ed|es|ped)?\s(?:up\s|out\s|off\s
        |the\scurtain\s|its\srun\s)?(?:(?:on\s)?\w+day\s(?:night\s)?|tonight\s|tomorrow\s|this\sweek(?:end)?\s
        |last\s(?:night|week)\s)?with\s(?:its|the)\s(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)
        \s(?:episode|instal?lment|broadcast|time)\b"""), True),
    (Kind.LAST, _pattern(r"""\b(?:end|finish|clos|conclud|wrap|bow|sign)(?:s|ed|es|ped)?\s[^.;]{0,40}?
        (?:\d\.\d[^.;]{0,30}?)?\bthe\s(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+th)\sand\s(?:last|final)\stime\b"""), True),
    (Kind.TOTAL, _pattern(r"""\bthe\s(?:\d{1,3}(?:st|nd|rd|th)|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf
        |[a-z]+teen|twentie)th)\sof\s(?:its\s|the\s)?(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)(?:\sepisodes)?(?=[,;)]
        |\.(?!\d))"""), True),
    (Kind.TOTAL, _pattern(rf"""(?<![\w-]){_N}[\s-](?:episode|part|hour)(?:\s|-long\s)(?!one|two
        |\d)(?:[\w'’-]+\s){{0,4}}?(?:drama|series|show|romance|comedy|thriller|rom-?com|run|saga|miniseries
        |sageuk|hit|mystery|melodrama|original)\b"""), True),
    (Kind.TOTAL, _pattern(rf"(?<![\w-]){_N}[\s-](?:parter|episoder)\b"), True),
    (Kind.TOTAL, _pattern(rf"""\b(?P<w>(?:for|in|over)\s{_N}\s{_EPISODES}),?\s(?:from
        |between)\s(?:[A-Z][a-z]+\.?\s\d|\d{{1,2}}\s[A-Z])
        """), True),
    (Kind.TOTAL, _pattern(rf"""\b(?P<whole>(?:both|all|its|the)\s(?:[a-z]+\s)?seasons\b[^.;]{{0,90}}?\b(?:has|have
        |had|with|of
        |r[au]n\sto)\s)(?P<w>{_N}\s{_EPISODES}\s(?:each|apiece))\b"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?P<w>(?:left|remaining|to\sgo|to\scome)\s(?:out\s)?of\s(?:the\s|its\s
        |all\s)?{_N})(?=[,.;!?)])"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?P<whole>(?:first|last|final)\sof\s(?:all\s)?(?:its|the
        |their)\s){_N}(?=\s(?:comes|came|was|is|airs|aired
        |will|follow|drew|had|on)\b|[,.;])"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?:told\s(?:its|the|their)\sstory\s(?:in|over)|spread\s(?:its|over|across)
        |r[ua]n(?:s)?\s(?:for|to|over)(?:\s(?:just|exactly|all\sof|a\smere))?|consist(?:s|ed)\sof|compris(?:es|ed)
        |all(?:\sof)?(?:\s(?:its|the))?
        |(?:over|across|throughout|spanning)(?:\s(?:its|the|all|all\sits))?|spans?|spanned|made\sup\sof
        |(?:a\s)?total\s(?:of|to)|runs?\sof|totals|totall?ed|in\sall|wrapped(?:\sup)?\safter|ended\safter|in\sits|(?:has
        |had|have)(?:\sa\stotal\sof)?)\s{_N}\s{_UNITS}\b"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?:curtain\s(?:fell|falls|came\sdown)|ended|ends|closed|closes|concluded|concludes
        |finished|bowed\sout|signed\soff|wrapped\sup|said\s(?:goodbye|farewell)|left\sthe\sair|came\sto\san?\s
        (?:end|close))
        (?:\s(?:its\srun\s)?on\s(?:[\w.’'-]+,?\s){{1,4}}?(?:\d{{4}},?)?)?,?\s?
        (?P<w>(?<=\s)after\s{_N}\s{_EPISODES})\b"""), True),
    (Kind.TOTAL, _pattern(rf"""\b(?P<w>the\s{_N}\s{_EPISODES})(?=\s(?:were|was|had\sbeen)\s(?:all\s)?(?:written|directed
        |helmed|penned|scripted|shot|filmed|made|produced|shown|broadcast|aired)\b
        |\s(?:had\s)?(?:begun|began|started)\s(?:on|in)\b
        |,\s(?:shown|broadcast|aired|written|directed)\b)"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?:directed|wrote|penned|helmed|scripted|co-wrote|co-directed)\s
        (?P<w>the\s{_N}\s{_EPISODES})
        (?=[.;]|,\s(?:which|and)\b|\sand\b)"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?:scripts?|screenplay|story|drama|series|show|tale)(?:,\s|\s)
        (?P<w>in\s{_N}\s{_UNITS})
        (?=[,.;])"""), False),
    (Kind.TOTAL, _pattern(rf"(?:^|[.;]\s)(?:In|Over|Across)\s(?:its\s)?{_N}\s{_EPISODES}\b"), True),
    (Kind.TOTAL, _pattern(rf"""\b(?:after|in)\s{_N}\s{_EPISODES}(?=[.]|\s(?:and\s[\w-]+\s(?:weeks|months
        |years)))"""), False),
    (Kind.TOTAL, _pattern(rf"\b(?:with|of)\s{_N}\s{_EPISODES}(?=[,.;]|\s(?:and|directed|written)\b)"), False),
    (Kind.TOTAL, _pattern(rf"""\b(?:there\s(?:are|were|have\sbeen)|(?:last(?:s|ed)|need(?:s|ed)|occup(?:y|ies|ied)
        |fill(?:s|ed)|ke(?:eps?|pt)|given|granted|allotted|got|gets|stretch(?:es|ed)|extend(?:s|ed))(?:\s
        (?!the\b)[^\s.,;:]+){{0,3}}?)\s
        (?:a\smere\s|just\s|only\s|for\s|to\s|all\sof\s|some\s)?(?P<w>{_N}\s{_EPISODES})
        (?=[,.;:?!]|\s(?:and|to|in\sall|but)\b)"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?:think|thinks|thought|say|says|said|enough|that|for\swhom|find|finds|found)\s
        (?:that\s)?(?P<w>{_N}\s{_EPISODES})\s(?:were|was|are|is)\s(?:not\s|hardly\s|quite\s|simply\s|too\s)*
        (?:enough|many|few|long|short|plenty)\b"""), False),
    (Kind.TOTAL, _pattern(rf"""\b(?P<w>(?:its|all(?:\sof)?(?:\sits|\sthe)?|the)\s{_N}\s(?:figures|ratings|scripts
        |screenplays|broadcasts|outings))\b"""), False),
    (Kind.TOTAL, _pattern(r"""\b(?:ended|finished|closed|concluded|wrapped)\b[^.;]{0,50}?\bwith\sepisode\s(?P<n>\d{1,3})
        \b(?!\.\d)"""), False),
    (Kind.TOTAL, _pattern(r"""\b(?:episode|part|ep\.)\s(?P<n>\d{1,3})\s?(?:\(|,\s|[–—-]\s)(?:the\s|series\s
        |season\s|its\s)?(?:finale|final|last)\b
        (?!\s(?:two|three|week|stretch|weeks|episodes))"""), False),
    (Kind.TOTAL, _pattern(rf"\bits\s{_N}\s{_EPISODES}\b"), False),
    (Kind.AT_LEAST, _pattern(rf"""\b(?:after|in|for|its|the)\s(?:all\s)?(?:first\s|last\s|final\s
        |latest\s)?{_N}\s{_EPISODES}\b"""), True),
    (Kind.AT_LEAST, _pattern(rf"(?<![\w-]){_N}\s{_EPISODES}\b"), False),
)  # fmt: skip
#: What before or behind a number of episodes makes it a part of the show's.
_PARTIAL = Form(
    r"""\b(?:first|last(?!\s(?:week|month|year|night|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b)|next|final
        |another|other|new|extra|additional|special|bonus|past|previous|opening|remaining
    |recent|latest|each|every|part\s(?:one|two|1|2|i)|(?:first|second|third|latter)\s(?:part|half|season|batch
        |block)|season
    |planned|originally|batch(?:es)?|halves|parts|volumes|blocks|lots|up\sfrom|cut\sfrom|extend\w*|short(?:er|ened)
        |only|within|under|sees|appear\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTIAL_BEHIND = Form(
    r"""^[\s,]*(?:of\s(?:part|the\sfirst|the\ssecond|season)|left|to\sgo|so\sfar|in(?=[,.])|in\sall\sof|a\sweek
        |weekly|per\b|every|each|before|into|later|earlier|more
    |longer|shorter|behind|until\snow|of\sthe\s(?:first|second)|will\sbe|were\s(?:added|cut)|ago)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: "After eight episodes" tells of so many so far, but where the words before it end the show.
_AFTER = Form(r"\bafter\s$", re.IGNORECASE)
_ENDING = Form(
    r"""\b(?:end(?:s|ed|ing)?|finish\w*|clos(?:e|es|ed|ing)|conclud\w+|conclusion|wrap\w*|sign(?:s|ed|ing)\soff|bow\w*
    |final|finale|last|le(?:ft|aves|ave|aving)|went|goodbye|farewell|over|done|curtain|complete[ds]?|stop\w*
        |cancel\w*|axed
    |came\sto\srest|rest|hauled\sin|brought\sin|retired|exit\w*|depart\w*|parted|sailed|dropped\soff|bade|breathed
        |curtains|home
    |leave|ran|runs|aired|complet\w+|fold\w*|done|died|dies|credits|rolled|out)\b""",
    re.IGNORECASE | re.VERBOSE,
)
#: What ends a show for good, before "after 20 episodes".
_FAREWELL = Form(
    r"""\b(?:ended|ends|finished|finishes|closed|closes|conclud\w+|wrapped|signed\soff|bow(?:s|ed)\sout|goodbye
        |farewell|curtain
    |(?:came|comes)\sto\s(?:rest|an?\s(?:end|close))|hauled\sin|brought\sin|left\sthe\s(?:air|screen)|put\sto\s
        (?:bed|rest)|laid\sto\srest|died
    |went\soff|is\sover|was\sover|is\sdone|cancel\w*|bade|parted|took\sits\sleave|said\sadieu)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SET_OFF = Form(r"[,.;:!?]|\s(?:and|on|with|in\sall)\b")
#: Near "the 16th and last" these make it a broadcast.
_BROADCASTS, _AROUND = Form(r"\b(?:episodes?|instal?lments?|finale|per\s?cent|hour|chapter)\b|%"), 150
#: A show of fewer parts or hours than this is told by them in another sense ("a two-part run").
_FEWEST_PARTS = 6


@once
def tallies_of(draft: Reading, numbers: Numbers) -> tuple[Tally, ...]:
    """Every number of episodes that the draft tells, in order; each number once, as the most telling of its forms."""
    text = draft.document.text
    found: dict[int, Tally] = {}
    for block in numbers.cut.blocks:
        for kind, match, sure in _worded(text[block.start:block.end]):
            tally = _tally(text, kind, match, block.start, sure, numbers)
            if tally is not None:
                found.setdefault(tally.at.start, tally)
    return tuple(found[place] for place in sorted(found))


@lru_cache(maxsize=512)
def _worded(block: str) -> tuple[tuple[Kind, re.Match[str], bool], ...]:
    """What in a paragraph may tell a number of episodes, remembered: an edited draft keeps most of its paragraphs."""
    return tuple((kind, match, sure) for kind, form, sure in _FORMS for match in form.finditer(block))


def _tally(text: str, kind: Kind, match: re.Match[str], low: int, sure: bool, numbers: Numbers) -> Tally | None:
    """What the words tell; `low` is where the paragraph begins whose words they are."""
    number = _number(match["n"], ordinal=kind is Kind.LAST)
    whole = "w" if "w" in match.re.groupindex else 0
    at = Span(low + match.start("n"), low + match.end("n"))
    words = Span(low + match.start(whole), low + match.end(whole))
    if number is None or not 1 < number < 400 or text[at.end:at.end + 2].lstrip().startswith("%"):
        return None
    if re.match(r"\.\d", text[at.end:at.end + 2]):
        return None
    of_episodes = "episode" in text[at.end:words.end].lower()
    if kind in (Kind.TOTAL, Kind.LAST) and number < _FEWEST_PARTS and not of_episodes:
        return None
    near = (max(0, at.start - _AROUND), at.end + _AROUND)
    if kind is Kind.LAST and not of_episodes and not _BROADCASTS.search(text, *near):
        return None
    whole_named = match.groupdict().get("whole") is not None
    if whole_named and number < _FEWEST_PARTS:
        return None
    if kind in (Kind.TOTAL, Kind.AT_LEAST):
        sentence = numbers.sentence(numbers.sentence_at(at.start))
        before, behind = text[max(sentence.start, low + match.start() - 25):at.start], text[words.end:sentence.end]
        farewell = _AFTER.search(text[:at.start][-6:]) and _FAREWELL.search(text, sentence.start, at.start)
        if kind is Kind.AT_LEAST and farewell and _SET_OFF.match(text, words.end):
            kind, sure = Kind.TOTAL, False
        so_far = _AFTER.search(text[:at.start][-6:]) and not _ENDING.search(text[sentence.start:at.start])
        if so_far or (_PARTIAL.search(before) and not whole_named) or _PARTIAL_BEHIND.match(behind):
            kind = Kind.AT_LEAST
    parts = number_told(match["parts"]) if kind is Kind.EACH else 0
    shown = match.groupdict().get("shown")
    return Tally(kind, number, at, words, parts, sure, (_number(shown, ordinal=False) or 0) if shown else 0)


def _number(written: str, *, ordinal: bool) -> int | None:
    found = find_numbers(written)
    wanted = NumberKind.ORDINAL if ordinal else NumberKind.COUNT
    if len(found) != 1 or found[0].kind is not wanted or found[0].places or found[0].start:
        return None
    whole = found[0].end == len(written) or (ordinal and written[found[0].end:] in ("st", "nd", "rd", "th"))
    return int(found[0].value) if whole and written.lower() not in ("couple", "pair", "dozen") else None


#: Beyond twelve a number is written in figures.
_LAST_IN_WORDS = 12


def number_in_words(number: int, like: str) -> str:
    """A number as `like` writes it: in words where that does and the number is small, with "th" where that has it."""
    if like[:1].isdigit():
        if like[-2:].isalpha() and like[-2:].islower():
            return f"{number}{ordinal_ending(number)}"
        return str(number)
    if find_numbers(like) and find_numbers(like)[0].kind is NumberKind.ORDINAL:
        return f"{number}{ordinal_ending(number)}"
    word = CARDINALS[number] if number <= _LAST_IN_WORDS else str(number)
    return word.capitalize() if like[:1].isupper() else word
