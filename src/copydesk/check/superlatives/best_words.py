"""The words by which a draft calls a broadcast its show's best or weakest, or sets one above another. Data only."""

from __future__ import annotations

import re

from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, ORDINALS

__all__ = [
    "ABOVE",
    "BEAT_ALL",
    "BEST_IS",
    "DOUBT",
    "EVER_HAD",
    "FIRST_PAST",
    "IS_BEST",
    "IT_WAS",
    "LAST_IS_BEST",
    "MORE_THAN_ANY",
    "NEVER_BEFORE",
    "NONE_BETTER",
    "NOUN",
    "OF_ALL",
    "SAID",
    "SO_MANY",
    "THAN_EVER",
    "UNIT",
    "WAY",
    "WHOLE",
]

UNIT = r"(?:episode|part|hour|night|evening|instal?lment|chapter|broadcast|outing|one)"
_ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ORDINALS[2:21])}|twenty-\w+"


def _slot(name: str) -> str:
    """One broadcast, in groups that begin with a letter: "its farewell", "the tenth episode", "Sunday's hour"."""
    return (
        rf"(?P<{name}>(?:(?:its|the|his|her|their|part)\s)?(?:(?P<{name}_last>(?:very\s)?(?:last|final|closing|concluding)\s{UNIT}(?!\sbut)|"
        rf"(?:\w+-\w+\s|series\s)?finale|farewell|goodbye|send-?off|last(?=[,.;:]|\s(?:was|had|drew|did)\b))"
        rf"|(?P<{name}_eve>(?:penultimate|next-to-last|last-but-one)\s{UNIT}|(?:last|final)\s{UNIT}\sbut\sone)"
        rf"|(?P<{name}_first>(?:opening|premiere|first|debut)\s{UNIT}|premiere|opener|debut)"
        rf"|(?P<{name}_n>{_ORDINAL})(?:\sand\s(?:last|final|closing))?\s{UNIT}\b"
        rf"|(?:episode|part|chapter)\s(?P<{name}_m>\d{{1,3}}|{'|'.join(CARDINALS[1:21])})"
        rf"|(?P<{name}_day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:['’]s(?:\s{UNIT})?)?)\b)"
    )


_UP = (
    r"best|highest|strongest|most[-\s]watched|most[-\s]seen|most[-\s]viewed|(?:top|highest|best)[-\s]rated|biggest|largest|greatest|finest"
)
_DOWN = r"lowest|weakest|worst|poorest|smallest|least[-\s]watched|least[-\s]seen|lowest[-\s]rated"
WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:[-\s]ever)?"
SAID = r"(?:\s(?:nationwide|average|viewership|audience|overall|single))*"
NOUN = rf"(?:ratings?|figures?|numbers?|scores?|marks?|results?|showing|audience|share|reading|{UNIT})"
_RUN = (
    r"(?:of|in|for)\s(?:the|its|this|his|her|their)\s(?:whole\s|entire\s|full\s|[\w-]+[-\s]week\s)?"
    r"(?:run|series|season|show|drama|life|lot|romance|saga)(?:['’]s\s(?:\w+\s)?(?:run|life))?"
    r"|in\sthe\shistory\sof\s(?:the|this)\s(?:series|show|drama)|in\s(?:the|this)\s(?:series|show|drama)['’]s?\s(?:whole\s)?history"
    r"|(?:across|over|throughout|during)\s(?:its|the|their)\s(?:whole\s|entire\s|full\s|[\w-]+[-\s]week\s)?run"
    rf"|of\s(?:all|them\sall)(?:\s(?:its|the)\s(?:(?!\w+day\s)[\w-]+\s)?{UNIT}s)?|of\s(?:its|the)\s[\w-]+\s(?:{UNIT}s|months|weeks)"
)
_RUN = (
    rf"(?:{_RUN})(?:\son\s(?:tvN|JTBC|SBS|MBC|KBS\s?\d?|ENA|OCN|MBN|cable|the\s(?:channel|network)))?(?:\s(?:so\sfar|yet|to\sdate))?"
)
WHOLE = r"(?!\s(?:in|on|for|of|since|among|outside|that|by|than|from|their|its|his|her|the|those|these)\b)(?!['’\w-])"
#: Right behind a figure: that it is the best of all, "and so became the best of the run".
OF_ALL = Form(
    rf"\b(?:(?:so|thus|thereby|which|that|it)\s)?(?:(?:became|becomes?|is|was|makes?\sit|made\sit|remains?|remained|set|stands\sas)\s(?:also\s|still\s)?)?"
    rf"(?:the|its)\s(?:own\s)?{WAY}{SAID}(?:\s{NOUN})?\s(?:{_RUN}){WHOLE}"
    rf"|\b(?:that|it|this|which)\s(?:is|was|remains)\s(?:also\s|still\s)?its\s(?:own\s|very\s)?(?:(?P<up_b>{_UP})|(?P<down_b>{_DOWN}))"
    rf"(?:{SAID}\s{NOUN})?(?:\s(?:so\sfar|yet|to\sdate))?(?=\s*[,.;:)–—])"
    rf"|\b(?:became|is|was|remains)\s(?:also\s|now\s|still\s)?the\s(?:(?P<up_d>{_UP})|(?P<down_d>{_DOWN}))\s(?:episode|hour|night|part)\sof\s"
    r"(?P<who>[A-Z][^,.;:%]{2,60}?)(?=\s*[,.;:)–—]|\sso\sfar\b)"
    rf"|,\sits\s(?:own\s|very\s)?(?:(?P<up_c>{_UP})|(?P<down_c>{_DOWN}))(?:{SAID}\s{NOUN})?(?:\s(?:so\sfar|yet|to\sdate))?(?=\s*[,.;:)–—])",
    re.IGNORECASE,
)
_HAD = (
    r"(?:had|drawn|posted|scored|done|seen|got|gotten|managed|recorded|reached|earned|set|enjoyed|mustered|achieved|pulled|touched|attained|hit|"
    r"matched|equal(?:l?ed)|commanded|attracted|brought\sin|climbed\sto|risen\sto|come\s(?:near|close\sto))"
)
#: "the most the romance has ever had", "the best rating the omnibus has posted so far".
EVER_HAD = Form(
    rf"\bthe\s(?:{WAY}|(?P<most>most)){SAID}(?:\s{NOUN})?\s(?:that\s)?(?P<who>(?!any\b|an?\b|no\b|ever\b)(?:it|[^,.;:%]{{3,60}}?))\s"
    rf"(?:(?P<tense>has|had|have)\s(?:ever\s|yet\s|so\sfar\s)?(?:{_HAD}|been|known)|ever\shad|(?:ever\s)?(?:posted|drew|scored|managed|recorded|"
    r"reached|earned|enjoyed|achieved|pulled|got|saw|touched))\b(?:\s(?:so\sfar|yet|to\sdate|(?:in|across|over|during|throughout)\sits\s"
    r"(?:whole\s|entire\s)?run))?(?=\s*[,.;:)–—]|\s(?:and|with|up)\b)",
    re.IGNORECASE,
)
#: "No night of the series outdid its farewell".
NONE_BETTER = Form(
    rf"\b(?:no|none|nothing)(?:\s(?:other|single|earlier|later))?(?:\s(?:{UNIT}|figure|rating)s?)?(?:\s(?:of|in)\s[^.;,]{{1,60}}?"
    r"|\s(?:before|since|after)(?:\s(?:or|and)\s(?:before|since|after))?(?:\sit)?)?\s"
    r"(?:(?:has|had|have|was|is|were|ever|would|could|did)\s){0,2}"
    r"(?P<than>outdid|outdrew|outdone|outdrawn|outdo|beat(?:en)?|topped|bettered|surpassed|exceeded|eclipsed|"
    r"(?:did|done|fared|rated|scored)\s(?:better|higher)\sthan|(?:drew|drawn|seen\sby|watched\sby|had)\smore(?:\s\w+)?\sthan|"
    r"(?:stood|went|gone|climbed|rose)?\s?(?:higher|further|above)(?:\sthan)?|as\s(?:high|well)\sas|"
    r"came\s(?:near|close\sto)|come\s(?:near|close\sto)|matched|equal\w+)\s"
    rf"{_slot('a')}", re.IGNORECASE,
)
#: "Episode 12 was the weakest night of the run".
IS_BEST = Form(
    rf"\b{_slot('a')}(?:,\s[^.;:,]{{1,40}},|\s\([^)]{{1,40}}\))?\s(?:was|is|remains?|remained|proved|became|stands\sas|stood\sas)\s"
    rf"(?:(?:still|also|easily|by\sfar|to\sbe|in\sfact|and\sremains)\s){{0,2}}(?:the|its)\s(?:own\s)?{WAY}{SAID}"
    rf"(?:\s{NOUN}(?:\s(?:{_RUN}))?|\s(?:{_RUN})){WHOLE}", re.IGNORECASE,
)
#: "Its best night was the tenth".
BEST_IS = Form(
    rf"\b(?:the|its)\s(?:own\s)?{WAY}{SAID}\s{NOUN}(?:\s(?:{_RUN}))?(?:,\s[^.;]{{1,40}}?,)?\s(?:was|is|remains?|remained|came\swith|comes\swith|"
    rf"belong(?:s|ed)\sto|went\sto|proved\sto\sbe|was\sthat\sof|fell\son)\s(?:still\s|that\sof\s)?(?:the\sone\sof\s)?"
    rf"{_slot('a')}", re.IGNORECASE,
)
_MORE = r"higher|better|more|stronger|further|bigger"
_LESS = r"lower|worse|less|weaker|fewer|smaller"
#: "Sunday's hour did better than Saturday's".
ABOVE = Form(
    rf"\b{_slot('a')}(?:,\s[^.;:,]{{1,30}},)?\s(?:(?:then|again|also|even|clearly|easily|narrowly|just)\s)?(?:(?:had|has|was|did|drew|scored|got|went|came|rated|stood|fared|ran|proved)\s"
    rf"(?:(?:a\s(?:little|bit|shade|touch)|slightly|much|far|even|clearly)\s)?(?:seen\sby\s|watched\sby\s)?"
    rf"(?:(?P<up>{_MORE})|(?P<down>{_LESS}))(?:\s(?:rated|people|viewers|homes|households))?\sthan"
    r"|(?P<over>outdid|outdrew|beat|topped|bettered|overtook|surpassed|exceeded|eclipsed|edged\sout|edged)"
    r"|(?P<under>trailed|fell\sshort\sof|stayed\s(?:below|behind)|lagged\sbehind|could\snot\smatch|did\snot\smatch))\s"
    rf"(?:that\sof\s)?{_slot('b')}", re.IGNORECASE,
)
#: "It was Sunday's hour, then, that came closer to twenty".
IT_WAS = Form(
    rf"\bit\s(?:was|is)\s{_slot('a')}(?:,\s[^.;:,]{{1,30}},)?\s(?:that|which|who)\s(?:(?:came|got|went)\s(?:nearer|closer|higher|further)|"
    r"(?:did|fared|rated|scored)\s(?:better|higher)|(?:drew|had|got|brought|was\s(?:seen|watched)\sby)\s(?:the\s)?more|"
    r"(?:was|had)\s(?:the\s)?(?P<up>stronger|better|higher|bigger|edge|upper\shand)|(?:was|had)\s(?:the\s)?(?P<down>weaker|worse|lower|smaller)|won|led)\b",
    re.IGNORECASE,
)
_ENDS = r"(?=\s*[,.;:)–—]|\s(?:and|with|but|at|on|when|as)\b|$)"
_PAST = r"(?:earlier|previous|prior|preceding|other)"
_MANY = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\s"
#: "a rating that no earlier episode had reached", "a mark it had never touched before",
#: "unmatched by the 105 before it".
NEVER_BEFORE = Form(
    rf"\b(?:(?:no|none\sof\s(?:its|the)|not\sone\sof\s(?:its|the))\s{_PAST}\s(?:{_MANY})?{UNIT}s?(?:\s(?:of|in)\s(?:the|its)\s[\w-]+)?"
    rf"|no\s{UNIT}\s(?:of\sit\s)?before(?:\sit)?|none\sof\s(?:its|the)\s(?:{_MANY})?{UNIT}s\sbefore(?:\sit)?|nothing\sbefore\sit)\s"
    rf"(?:has|had|have)\s(?:ever\s|yet\s)?{_HAD}(?:\s(?:as|so)\s(?:many|much|high)(?:\s[\w]+)?(?=\sas\b))?{_ENDS}"
    rf"|\b(?P<who>it|the\s(?:[\w-]+\s){{0,2}}[\w-]+)\shad\snever\s(?:before\s|yet\s)?{_HAD}(?:\s(?:before|(?:un)?till?\sthen))?{_ENDS}"
    rf"|\b(?:unmatched|unequal\w+|unsurpassed|unbeaten|unrivalled|not\s(?:matched|equalled|beaten|reached))\s(?:by|in|on|at)\s(?:any|all|one)?\s?(?:of\s)?"
    rf"(?:(?:the|its)\s)?(?:{_PAST}\s)?(?:{_MANY})?{UNIT}s?(?:\s(?:before|of)(?:\s(?:it|the\srun"
    rf"|its\srun))?)?{_ENDS}", re.IGNORECASE,
)
#: "Never before had so many homes watched it", "never had it been watched by so many".
SO_MANY = Form(
    r"\bnever\s(?:before\s|yet\s)?(?:has|had|have)\s(?:so\smany|as\smany|more)\s(?:homes|households|people|viewers|of\s\w+)\s"
    r"(?:watched|seen|tuned\sin|followed|been\swatching|switched\son)\b(?:\s(?:to\s)?(?:it|the\s(?:\w+\s)?(?:drama|series|show)|an\sepisode))?"
    r"|\bnever\s(?:before\s|yet\s)?(?:has|had)\s(?:it|the\s(?:\w+\s)?(?:drama|series|show))\s(?:been\s(?:watched|seen|followed)\s(?:by|in)\s(?:so|as)\smany|"
    r"(?:drawn|had|reached|attracted)\s(?:so|as)\smany)\b(?:\s(?:homes|households|people|viewers))?", re.IGNORECASE,
)
#: "beat all 105 episodes that came before it", "outdid every earlier episode".
BEAT_ALL = Form(
    r"\b(?:beat(?:ing)?|outd(?:id|oing)|outdr(?:ew|awing)|topp(?:ed|ing)|better(?:ed|ing)|surpass(?:ed|ing)|exceed(?:ed|ing)|eclips(?:ed|ing)|"
    r"overt(?:ook|aking)|leav(?:ing)\sbehind|left\sbehind)\s"
    rf"(?:(?:all|every|each|any)(?:\sone)?\s(?:of\s)?(?:its\s|the\s)?{_PAST}\s(?:{_MANY})?{UNIT}s?"
    rf"|(?:all|every|each|any)\s(?:of\s)?(?:its\s|the\s)?(?:{_MANY})?{UNIT}s?\s(?:that\s(?:had\s)?(?:came|come|went|gone)\s)?before(?:\sit)?){_ENDS}",
    re.IGNORECASE,
)
#: "went out higher than ever before", "more homes than ever watched it".
THAN_EVER = Form(
    r"\b(?:more(?:\s(?:homes|households|people|viewers))?|higher|better|stronger)\sthan\s(?:it\s(?:had\s)?)?ever(?:\sbefore|\sin\sits\srun)?"
    rf"(?:{_ENDS}|(?=\s(?:watched|saw|tuned|followed)\b))"
    r"|\b(?:br(?:oke|eaks|eaking|oken)|beat(?:s|ing|en)?|better(?:ed|s|ing)|top(?:ped|s|ping)|set(?:s|ting)?(?:\sa\snew)?|renew(?:ed|ing)|"
    r"improv(?:ed|ing)\son)\sits\sown\s(?:previous\s|earlier\s|old\s)?(?:ratings?\s|viewership\s|nationwide\s)?(?:record|best|high|mark)\b"
    r"(?!\s(?:in|for|of|among)\b)", re.IGNORECASE,
)
#: "passed 12 percent for the first time", "the first time that the omnibus had gone above 12".
_PASSES = (
    r"(?:pass(?:ed|es|ing)|topp(?:ed|ing)|tops|cross(?:ed|es|ing)|br(?:oke|eaks|eaking|oken)(?:\sthrough)?|clear(?:ed|s|ing)|exceed(?:ed|s|ing)|"
    r"surpass(?:ed|es|ing)|(?:went|gone|goes|going|climb(?:ed|s|ing)|rose|risen|rising|mov(?:ed|es|ing)|jump(?:ed|ing)|was|been|stood)\s"
    r"(?:to\s)?(?:above|past|over|beyond))"
)
_MARK = (
    rf"(?:the\s)?(?P<{{}}>\d{{{{1,2}}}}|{'|'.join(CARDINALS[3:])})(?!\.?\d)(?:[\s-]?(?:percent|per\scent|%))?"
    r"(?:[\s-](?:mark|line|barrier|threshold|level|range))?"
)
FIRST_PAST = Form(
    rf"\b{_PASSES}\s{_MARK.format('mark')}(?:\snationwide)?,?\sfor\s(?:the|its)\s(?:very\s)?first\stime(?:\sin\sits\srun)?(?!\s(?:since|in|for|as|among)\b)"
    r"|\b(?:for\s)?the\sfirst\stime\s(?:that\s|in\sits\srun\sthat\s)?(?:it|the\s(?:[\w-]+\s)?[\w-]+)\s(?:has|had|have)\s"
    rf"{_PASSES}\s{_MARK.format('mark_b')}{_ENDS}"
    rf"|\b(?:it|the\s(?:[\w-]+\s)?[\w-]+)\s(?:has|had)\snever\s(?:before\s"
    rf"|yet\s)?{_PASSES}\s{_MARK.format('mark_c')}(?:\sbefore)?{_ENDS}", re.IGNORECASE,
)
#: "more than on any other night", "more than any other of its 106".
MORE_THAN_ANY = Form(
    rf"\b(?:more|higher|better|stronger)(?:\s(?:homes|viewers|households|people|of\sthem))?\sthan\s(?:(?:on|in|for|with|at|by)\s)?"
    rf"(?:any\s(?:{_PAST}\s(?:single\s)?(?!broadcast|one){UNIT}|{UNIT}\sbefore(?:\sit)?|(?:other\s)?of\s(?:its|the)\s(?:{_PAST}\s)?(?:\d{{1,3}}\b|{_MANY})?"
    rf"(?:{_PAST}\s)?(?:{UNIT}s?|others)?(?:\sbefore(?:\sit)?)?)|(?:all|each|every\sone)\sof\s(?:its|the)\s(?:{_PAST})\s(?:{_MANY})?{UNIT}s)"
    r"(?:\s(?:of|in)\s(?:the|its)\s(?:whole\s|entire\s|\w+[-\s]week\s)?(?:run|series|season|show|drama))?"
    rf"(?:\s(?:(?:has|had)\s(?:ever\s)?{_HAD}|did|drew|got|managed))?{_ENDS}", re.IGNORECASE,
)
#: "went out on a new high", "saved its best for last": the last broadcast is meant.
LAST_IS_BEST = Form(
    r"\b(?:(?:went\sout|ended(?:\sits\srun)?|closed(?:\sits\srun)?|bowed\sout|signed\soff|finished|left|departed|wrapped(?:\sup)?|concluded)\s(?:[A-Z]\w+\s|on\s\w+day\s)?"
    r"(?:on|at|with)\s(?:a|its)\s(?:(?:new|record|series|season|ratings?|all-time|personal|own)[-\s])+(?:high|best|record|rating)\b"
    r"|saved\s(?:its|the)\s(?:(?:very|own)\s)?(?:best|highest)(?:\s\w+)?\sfor\s(?:the\s|its\s)?(?:very\s)?(?:last"
    r"|end|finale|final\s\w+)\b)", re.IGNORECASE,
)
#: What makes such words no plain claim about the nationwide average.
DOUBT = Form(
    r"\b(?:not|never|n['’]t|would|could|whether|if|hop\w+|2049|target|until|previous\w*|short\sof|tnms|had\sbeen|almost|nearly|"
    r"(?:second|third|fourth|fifth)[-\s](?:best|highest|strongest|most|lowest|weakest|to)|one\sof|seoul|capital|metropolitan|peak\w*|minutes?|moments?|at\s(?:the|that)\s(?:time|point)|online|netflix|"
    r"streaming|written|acted|scenes?|critics?|fans?)\b|\?", re.IGNORECASE,
)
