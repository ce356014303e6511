"""The words of superlatives: expressions over sentences in which works are masked. Data for `told`."""

from __future__ import annotations

import re

from copydesk.check.common_words import OVERTAKES
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, ORDINALS

__all__ = [
    "AT_THE_TIME",
    "CAREER",
    "DOUBT",
    "DOUBT_BEFORE",
    "END",
    "EVER",
    "FIGURE_IS",
    "FIRST",
    "HIGHEST_FOR",
    "ITS_OWN",
    "LATER_DOUBT",
    "LEADS_TO",
    "LIST_ABOVE",
    "MADE",
    "MODS",
    "NOTHING_ABOVE",
    "NOUN",
    "NO_BETTER",
    "NO_OTHER",
    "NUMBERS",
    "OF_AN_EVENING",
    "ONCE",
    "OPEN_END",
    "ORD",
    "OWNER",
    "OWN_NETWORK",
    "OWN_RATING",
    "PLACE",
    "PLURAL",
    "PREMIERE_DID",
    "QUOTED",
    "RATED",
    "RATED_OF",
    "RATING",
    "RECORD",
    "RECORD_FOR",
    "SECOND_ONLY",
    "SECOND_PLACE",
    "SHOW",
    "SHOWN",
    "SINCE",
    "SO_FAR",
    "STILL",
    "SUP",
    "THAT_HAS_SHOWN",
    "THEN",
    "TOPS",
    "TOPS_ALL",
    "UNTIL_THEN",
    "YEARLY",
    "W",
]

W = "[\ue800-\uefff]"
ORD = rf"(?:(?P<ord>{'|'.join(ORDINALS[2:])}|\d{{1,2}}(?:st|nd|rd|th))(?:[- ]|-to-))"
SUP = r"(?:highest|top|best)[- ]rated|most[- ](?:watched|viewed)|highest[- ]rating"
NOUN = (
    r"(?:(?:(?:TV|television|drama)\s)?(?:K-)?(?:drama|series|show|program|programme|title)\b(?!s)|"
    r"(?:hour|broadcast)(?=\s(?:in|of|on)\b))"
    r"(?:\s(?:series|show)\b)?"
)
MODS = r"(?:(?!the\b|and\b|in\b|of\b|on\b)[\w’'+&-]+\s+){0,3}?"
OWNER = r"(?:(?P<owner>(?:the\s+)?[\w+&-]{1,30}(?:\s[\w+&-]{1,30})?)['’]s?\s+)?"
#: "tvN's second highest-rated drama ever", "the highest-rated drama in Korean cable history".
RATED = Form(
    rf"{OWNER}(?:the\s+)?(?P<head>(?:all[- ]time\s+)?){ORD}?(?P<sup>{SUP})\s+(?P<mods>{MODS})(?P<noun>{NOUN})",
    re.IGNORECASE,
)
#: "the highest rating in tvN's history", "the best figure ever for a cable drama".
RATING = Form(
    rf"(?:the\s+)?(?P<head>){ORD}?(?P<sup>highest|best)\s+(?P<mods>(?:(?:ever|average|viewership|audience|nationwide|tv|"
    r"overall|premiere|opening|finale|closing)\s+)*)(?P<noun>ratings?|figures?|viewership|scores?)\b"
    r"(?P<by>\s+(?:ever\s+)?(?:(?:recorded|scored|set|earned|achieved|drawn|reached|posted|had|seen|registered)\s+)?"
    r"(?:by|for|of|in|on)\s+(?:(?:a|an|any|all)\s+)?)",
    re.IGNORECASE,
)
#: "tvN's highest rating ever", "the network's best-ever rating".
OWN_RATING = Form(
    rf"(?P<owner>(?:the\s+)?[\w+&-]{{1,30}}(?:\s[\w+&-]{{1,30}})?)['’]s\s+(?P<head>){ORD}?(?P<sup>(?:highest|best)(?:-ever)?)\s+"
    r"(?P<mods>(?:(?:ever|average|viewership|audience|nationwide|overall|premiere|opening|finale|closing)\s+)*)"
    r"(?P<noun>ratings?|viewership)\b(?:\s+figures?\b)?", re.IGNORECASE,
)
_LIST = r"[^,.;:!?()\ue800-\uefff]"
_SHOWS = r"(?:(?:TV|television)\s)?(?:K-)?(?:dramas|series|shows)"
_SO_FAR = r"(?:\s+(?:so\s+far|to\s+date|ever|this\s+year|yet))"
#: "the highest-rated of the dramas Park Ji-eun has written", "the best-rated of all tvN dramas this year".
RATED_OF = Form(
    rf"(?:the\s+)?(?P<head>){ORD}?(?P<sup>{SUP})\s+of\s+(?:all\s+)?(?:the\s+)?(?P<list>(?!two|three|four|five|six|her|his|their|\d)"
    rf"{_LIST}{{0,40}}?\b{_SHOWS}\b(?:\s+(?:that\s+|which\s+)?{_LIST}{{2,40}}?\s(?:has|have|had)\s+(?:ever\s+)?(?:written|"
    rf"made|shown|aired|broadcast|produced)|\s+(?:by|of|on|in|written\s+by)\s+{_LIST}{{2,40}}?)?{_SO_FAR}?)"
    r"(?=\s*(?:[,.;:!?)\n]|$))", re.IGNORECASE,
)
#: "The figure is the highest that a tvN drama has reached with its last episode this year".
FIGURE_IS = Form(
    rf"(?:\b(?:is|was|remains|makes?\s+it|sets?)|[,;:–—])\s+the\s+(?P<head>){ORD}?(?P<sup>highest|best|most)\s+(?:figure\s+|rating\s+|score\s+|result\s+)?(?:that\s+)?"
    rf"(?P<list>(?:a|an|any)\s+(?:{_LIST}{{0,40}}?\b)?(?:drama|series|show)(?:\s+(?:of|on)\s+{_LIST}{{2,30}}?)?\s+(?:has|had)\s+"
    r"(?:ever\s+)?(?:reached|had|drawn|posted|scored|earned|recorded|achieved|got|done|managed)(?P<last>\s+(?:with|for|at)\s+(?:its|the)\s+(?:last|final)\s+episode|\s+(?:with|for)\s+(?:its|a|the)\s+finale)?"
    rf"{_SO_FAR}?)(?=\s*(?:[,.;:!?)\n]|$))", re.IGNORECASE,
)
#: "Nothing on cable has ever been higher", "more than any other tvN drama has had", "tvN has never had a bigger hit".
NOTHING_ABOVE = Form(
    rf"\b(?P<head>)(?:nothing\s+(?:on|at|from)\s+(?P<list_a>{_LIST}{{2,30}}?)\s+has\s+(?:ever\s+)?(?:been\s+|gone\s+|stood\s+|done\s+|drawn\s+|rated\s+)?"
    r"(?:higher|better|more|(?:seen|watched)\s+by\s+more)"
    rf"|(?:higher|more|better)\s+than\s+any\s+(?:other\s+)?(?P<list_b>{_LIST}{{2,40}}?(?:drama|series|show)(?:\s+(?:of|on|from)\s+{_LIST}{{2,30}}?)?)\s+"
    r"(?:(?:has|had)\s+(?:ever\s+)?(?:had|drawn|done|reached|posted|scored|managed|got|been)|before(?:\s+it)?|in\s+(?:its\s+)?history)"
    rf"|none\s+of\s+(?P<list_c>{_LIST}{{2,20}}?\s?dramas)\s+has\s+(?:ever\s+)?(?:done|fared|rated|scored|stood|gone|been|drawn|had)\s+(?:higher|better|more)"
    rf"|(?P<list_d>(?!it\b|its\b){_LIST}{{2,20}}?)\s+has\s+never\s+(?:had|shown|seen|drawn|aired)\s+"
    r"a\s+(?:higher|better)(?:[- ]rated)?\s+(?:rating|figure|drama|series|show))"
    r"(?=\s*(?:[,.;:!?)\n]|$))", re.IGNORECASE,
)
#: "It is the highest for a cable drama in history".
HIGHEST_FOR = Form(
    rf"(?:\b(?:is|was|makes?\s+it)|,)\s+(?P<head>)(?:the\s+)?{ORD}?(?P<sup>highest|best)\s+(?:ever\s+)?(?:for|by)\s+"
    rf"(?P<list>(?:a|an|any)\s+{_LIST}{{0,40}}?\b(?:drama|series|show)(?:\s+in\s+{_LIST}{{0,20}}?history|{_SO_FAR}))"
    r"(?=\s*(?:[,.;:!?)\n]|$|\s(?:after|behind)\b))", re.IGNORECASE,
)
#: What says no more than that the group is of shows.
SHOW = Form(
    r"\b(?:dramas?|series|shows?|(?:that|which)|(?:with|for|at)\s+(?:its|the|a)\s+(?:(?:last|final)\s+episode|finale)|"
    r"(?:has|had)\s+(?:ever\s+)?(?:reached|had|drawn|posted|scored|earned|recorded|achieved|got|done|managed))\b",
    re.IGNORECASE,
)
#: "of Kim Soo-hyun's career".
CAREER = Form(r"['’]s?\s+(?:whole\s+|entire\s+|long\s+)?career\b", re.IGNORECASE)
#: "Park Ji-eun has written".
MADE = Form(r"\b([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){1,2})\s+(?:has|have|had)\s+(?:ever\s+)?written\b")
#: "second only to Goblin among tvN dramas".
SECOND_ONLY = Form(
    rf"\b(?P<head>)second\s+only\s+to\s+[\"“‘']?(?P<w>{W})[\"”’']?\s+(?:among|in|on|of)\s+(?:the\s+)?"
    rf"(?P<list>{_LIST}{{2,60}}?(?:dramas|history))\b", re.IGNORECASE,
)
#: "tops tvN's all-time list".
TOPS = Form(
    rf"\b(?P<head>)(?:tops|topped|leads|heads)\s+(?:the\s+)?(?:(?:list|ranking|table)\s+of\s+(?:the\s+)?)?"
    rf"(?P<list>{_LIST}{{2,40}}?(?:(?:all[- ]time|ratings)\s+(?:list|ranking|rankings|chart|table)|"
    r"(?:(?:highest|top)[- ]rated|most[- ]watched)\s+dramas))\b(?!\s+(?:of|in|since|on)\b)", re.IGNORECASE,
)
#: "now tops all cable dramas", "has beaten every drama on Korean television".
TOPS_ALL = Form(
    r"\b(?P<head>)(?:tops|outranks|leads|beats|(?:has|have)\s+(?:now\s+)?(?:beaten|outrated|outdone|overtaken|topped)|"
    r"(?:is|stands)\s+(?:now\s+|thus\s+)?(?:ahead\s+of|above))\s+(?:all|every)\s+(?:other\s+)?"
    rf"(?P<list>{_LIST}{{0,40}}?\b(?:dramas?|series)(?:\s+(?:on|of|in)\s+{_LIST}{{2,30}}?)?{_SO_FAR}?)"
    r"(?=\s*(?:[,.;:!?)\n]|$)|\s(?:and|with|at|after|but)\b)", re.IGNORECASE,
)
#: "set a new tvN record", "broke the tvN ratings record".
RECORD = Form(
    r"\b(?P<head>)(?:sets?|setting|holds?|broke|breaks|breaking|took|takes)\s+(?:the|a|an)\s+(?:new\s+|all[- ]time\s+)*"
    rf"(?P<list>(?!series|season|personal|own|weekly|daily|time|premiere){_LIST}{{2,30}}?)\s+(?:ratings?\s+|viewership\s+)?"
    r"record\b(?=[,.;:!?]|\s+(?:with|when|by|at)\b|$)", re.IGNORECASE,
)
#: "no tvN drama has rated higher".
NO_OTHER = Form(
    rf"\b(?P<head>)no\s+(?:other\s+)?(?P<list>{_LIST}{{2,30}}?)\s+(?:drama|series|show)\s+has\s+(?:ever\s+)?"
    r"(?:rated|scored|drawn|done|been\s+rated|had|posted|recorded|reached|earned|achieved)\s+"
    r"(?:higher|better|(?:a\s+)?(?:higher|better)\s+ratings?)\b(?!\s+(?:in|on|for|with|since|among)\b)"
    rf"(?:\s+than\s+[\"“‘']?(?P<w>{W})?)?", re.IGNORECASE,
)
#: "No drama of the channel has done as well this year", "no tvN series has ever fared better in its history".
NO_BETTER = Form(
    rf"\b(?P<head>)no\s+(?:other\s+)?(?P<list>(?:{_LIST}{{2,30}}?\s+)?(?:drama|series|show)"
    rf"(?:\s+(?:of|on|from)\s+{_LIST}{{2,30}}?)?)\s+"
    r"has\s+(?:(?:ever\s+)?(?:done|fared|rated|scored|performed)\s+(?:as\s+(?:well|high(?:ly)?)|better|higher)"
    r"(?P<when>\s+(?:in\s+its\s+history|ever|(?:so\s+far\s+)?this\s+year(?:\s+so\s+far)?|to\s+date))|"
    r"ever\s+(?:been\s+(?:seen|watched)\s+by|drawn|had|reached)\s+more(?:\s+(?:people|viewers|homes|households))?)"
    r"(?=[.,;:!?)]|$)",
    re.IGNORECASE,
)
#: "at 23.8, then an all-time record for cable television".
RECORD_FOR = Form(
    r"\b(?P<head>)(?:an?|the)\s+(?:all[- ]time\s+|new\s+)+(?:record|high|best)\s+(?:for|in|of|on)\s+(?:an?\s+|any\s+)?"
    rf"(?P<list>{_LIST}{{2,30}}?\s(?:television|TV|cable|dramas?|series))(?=[,.;:!?)]|$|\s(?:with|at|after|on)\b)",
    re.IGNORECASE,
)
#: Between a superlative and the work behind it: "JTBC's best-rated drama ever: that is what W became".
LEADS_TO = r"[,:]?\s*(?:that\s+(?:is|was)\s+what|is|was|remains|the\s+tvN\s+drama|,)?\s*"
#: Right before a superlative: that it is one among a work's own, "went out on its best figure on tvN".
ITS_OWN = Form(r"\b(?:its|their|his|her)\s+(?:own\s+)?$", re.IGNORECASE)
#: Right before a superlative: that it was one on the day, "at the time the highest figure for any cable drama".
AT_THE_TIME = Form(r"\b(?:at\s+(?:the|that)\s+(?:time|point)|then),?\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
#: "ranks second among tvN dramas", "No. 2 on cable's all-time list".
PLACE = Form(
    r"(?P<head>)(?:(?P<ord>" + "|".join(ORDINALS[1:]) + r"|\d{1,2}(?:st|nd|rd|th))(?:\s+(?:place|spot))?|"
    r"(?:No\.|number)\s?(?P<no>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten))"
    r"(?P<by>\s+(?:among|in|on|of)\s+(?:the\s+)?)(?P<list>[^,.;:!?()\ue800-\uefff]{2,60}?(?:dramas|history|"
    r"all[- ]time\s+ratings|(?:list|ranking|rankings|chart)"
    r"(?:\s+of\s+[^,.;:!?()\ue800-\uefff]{2,30}?dramas)?))\b",
    re.IGNORECASE,
)
#: "the first tvN drama to pass 20 percent", "the only one …".
FIRST = Form(
    rf"\bthe\s+(?P<head>)(?:first|(?P<only>only))\s+(?P<mods>{MODS})(?P<noun>{NOUN})(?P<tail>[^,.;:!?()\ue800-\uefff]{{0,50}}?)\s+(?:ever\s+)?"
    r"(?:to|that)\s+(?:pass|top|break|exceed|cross|clear|surpass|reach|hit|go\s+(?:past|above|over))(?:e?d|es)?\s+"
    r"(?:the\s+)?(?P<percent>\d{1,2}(?:\.\d+)?)[\s-]?(?:%|per\s?cent)"
    # What follows may narrow it: "since Goblin", "in five years", "with its premiere".
    r"(?:[\s-](?:nationwide|mark|barrier|threshold|line|ratings?|viewership|ever))*"
    r"(?=\s*(?:[.;:!?)”\"\n]|,(?!\s*(?:since|in|on|with|for|at)\b)|$|\s(?:and|but|when|after)\b))", re.IGNORECASE,
)
NUMBERS = {word: i for i, word in enumerate(CARDINALS[1:11], 1)}
END = Form(
    r"[,.;:!?()\"“”—–\[\]\n]|\s-\s|" + W + r"|\b(?:and|but|with|after|behind|following|when|as|ahead|surpassing|"
    r"passing|beating|overtaking|topping|dethroning|by|at|thanks|while|which|who|is|was|remains?|became|has|had|"
    r"on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![\w–-]))\b", re.IGNORECASE,
)
#: Behind a superlative these make it one of a day, a week or a slot, and not of all time.
OF_AN_EVENING = Form(
    r"[\s,]*(?:(?:of|for|on|in)\s+(?:the|that|its)\s+(?:same\s+)?(?:day|evening|night|week(?:end)?|hour|(?:time\s+)?slot)\b"
    r"|(?:that|this)\s+(?:day|evening|night|week(?:end)?)\b|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)",
    re.IGNORECASE,
)
OPEN_END = Form(
    r"\b(?:"
    r"until(?!\s+then\b)|till|since|than|before|outside|except|apart|besides|other)\b", re.IGNORECASE,
)
#: "… since Goblin", "… on cable since 2020"; what follows may not narrow it.
SINCE = Form(
    rf"\s+(?:(?:in|on|of|for|from)\s+(?P<where>{_LIST}{{2,40}}?)\s+)?since\s+(?:[\"“‘']?(?P<w>{W})[\"”’']?"
    r"(?:\s+in\s+(?:19|20)\d\d|\s*\([^()]{0,40}\))?|(?P<year>(?:19|20)\d\d))"
    r"(?=\s*(?:[,.;:!?)\n]|$|\s(?:and|with|when|at|but)\b))", re.IGNORECASE,
)
YEARLY = Form(r"\b(?:(?:so\s+far\s+)?this\s+year|of\s+the\s+year|the\s+year)\b", re.IGNORECASE)
#: What says only that the year goes on.
SO_FAR = Form(r"\bso\s+far\b", re.IGNORECASE)
EVER = Form(
    r"\b(?:ever|of\s+all\s+time|all[- ]time|in\s+history|in\s+its\s+history|(?:\w+-year\s+)?history|to\s+date|"
    r"so\s+far|until\s+then|yet)\b", re.IGNORECASE,
)
#: What makes a rank one of a day in the past: "the highest-rated drama tvN had shown until then".
UNTIL_THEN = Form(
    r"\buntil\s+then\b|\bhad\s+(?:ever\s+)?(?:shown|aired|broadcast|made|produced)\b", re.IGNORECASE
)
#: Behind the dramas of a list: whose they are.
THAT_HAS_SHOWN = Form(
    r"\s+(?:that\s+|which\s+)?[\w+&-]{1,30}\s+(?:has|have|had)\s+(?:ever\s+)?(?:shown|aired|broadcast|made|produced|had)\b"
    r"|\s+(?:on|of)\s+(?!all\b)[\w+&-]{1,30}(?=\s*(?:[,.;:!?)\n]|$))", re.IGNORECASE,
)
#: Before a record: that a first episode set it.
PREMIERE_DID = Form(
    r"\b(?:premiere|opener|opening|debut|first\s+(?:episode|night|broadcast))\b(?:[^.;,]|\.\s\d){0,40}$", re.IGNORECASE
)
SHOWN = Form(
    r"\b(?:that\s+)?(?:has\s+|have\s+|had\s+)?(?:ever\s+)?(?:been\s+)?(?:shown|aired|broadcast|made|produced|airing|to\s+air)\b",
    re.IGNORECASE,
)
OWN_NETWORK = Form(r"\b(?:the\s+|its\s+)?(?:network|channel|station|broadcaster)(?:['’]s?)?\b", re.IGNORECASE)
PLURAL = Form(
    r"\b(?:dramas|list|ranking|rankings|chart|ratings|highest[- ]rated|most[- ]watched|top[- ]rated)\b", re.IGNORECASE
)
#: What keeps the phrase from being a plain claim, anywhere in its sentence or right before it.
DOUBT = Form(
    r"\b(?:would|could|whether|hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|expected\s+to|set\s+to|poised|on\s+track|denied|"
    r"likely|fell\s+short|falls\s+short|short\s+of|netflix|disney\+?|streaming|streamed|views|viewing\s+hours|buzz\w*|"
    r"20[- ]?49|2049|demographic|target\s+audience|non-english|million)\b|\?", re.IGNORECASE,
)
DOUBT_BEFORE = Form(
    r"\b(?:not|never|n['’]t|no\s+longer|if|may|might|almost|nearly|one\s+of|among|had\s+been|used\s+to|once|then|"
    r"previous(?:ly)?|former(?:ly)?|until|before|title\s+of|record\s+of|like|unlike|past|over|than|from|"
    rf"{OVERTAKES}|beat\w*|topp\w*|behind)\s+(?:\w+\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
LATER_DOUBT = Form(
    r"^[^.]{0,40}\b(?:at\s+the\s+time|at\s+that\s+point|"
    r"until(?!\s+then\b)|back\s+then)\b", re.IGNORECASE,
)
THEN = Form(
    r"\b(?:becom\w+|became|mak(?:es|ing)|made|set|sets|setting|finish\w*|end(?:ed|s|ing)|clos\w+|rose|rises|climb\w+|mov\w+|"
    r"took|takes|broke|bow\w*|crown\w*|turn\w*)\b", re.IGNORECASE,
)
#: Before a verb that would else tell of a day in the past: "That still makes it".
STILL = Form(
    r"\b(?:still|even\s+(?:now|today)|to\s+this\s+day)\s+(?:mak(?:es|ing)|leav(?:es|ing)|ranks?|puts?)\s[^.;:]*$|"
    r"\b(?:makes|leaves|puts)\s(?:it|[^.;:]{1,30})\s(?:still|today|to\s+this\s+day|even\s+now)\s[^.;:]*$",
    re.IGNORECASE,
)
ONCE = Form(r"\b(?:was|were)\s+(?:\w+\s+)?(?:the\s+)?$", re.IGNORECASE)
SECOND_PLACE = Form(
    rf"(?:{OVERTAKES}|beat\w*|topp\w+|ahead\s+of|behind|after|above|over|than|"
    r"following|from|replac\w+|edg\w+|eclips\w+|since|like|before|outd\w+|follow\w*|against)\s+"
    rf"(?:(?:the|tvN['’]s|JTBC['’]s|both|even|only|\w+['’]s|"
    rf"(?:the\s+)?(?:best|highest|high|most|record|finale|peak|average)\s+of)\s+)*"
    rf"(?:[\"“‘']?{W}[\"”’']?(?:\s*\([^)]*\))?(?:,?\s+and\s+|,\s*))*[\"“‘']?$",
    re.IGNORECASE,
)
QUOTED = Form(r"[“\"‘][^“”\"‘’]{2,40}[”\"’]")
LIST_ABOVE = Form(
    rf"^,?\s*(?:right\s+|just\s+|only\s+)?(?:after|behind|following|trailing|to)\s+((?:[\"“‘']?{W}[\"”’']?(?:\s*\([^)]*\))?"
    rf"(?:,\s*(?:and\s+)?|\s+and\s+)?)+)", re.IGNORECASE,
)
