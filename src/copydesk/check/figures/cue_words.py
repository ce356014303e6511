"""The words that say a part of a rating's scope, as patterns over one sentence. Data only: which figure a word belongs
to is for `scope_words` to say.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.text.form import Form

__all__ = [
    "AGES", "AREAS", "BASES", "BEST_OF", "COMPANIES", "EITHER", "EPISODES", "LAST", "NEXT_TO_LAST", "ORDINAL_WORD",
    "PARTS", "SERIES", "STATISTICS", "VERBS",
]

#: Episodes counted from the end, as the numbers that stand for them until the show's length is known.
LAST: Final = -1
NEXT_TO_LAST: Final = -2
#: The statistic of words that may mean the average or the peak: "a high of".
EITHER: Final = "either"


def _pattern(source: str) -> Form:
    return Form(source, re.IGNORECASE | re.VERBOSE)


AREAS = (
    (_pattern(r"""\bnation-?wide\b | \bcountry-?wide\b | \bnat['’]l\b
        | \ball\sover\s(?:the\scountry|(?:South\s)?Korea)\b
        | \b(?:across|throughout|up\sand\sdown)\sthe\s(?:land|country)\b
        | \b(?:across|around|throughout|in)\s(?:the\s(?:(?:whole|entire)\s)?(?:country|nation)
        (?:\s(?:as\sa\swhole|at\slarge))?|(?:(?:all|the\swhole)\sof\s)?(?:South\s)?Korea)\b
        | \bnational(?:ly)?\b(?!\s(?:team|museum|park|treasure|assembly|broadcast)) | \b(?:nation
        |country)['’]s\s(?:TV\s|television\s)?(?:homes|households)\b
        | \bof\s(?:all\s)?(?:South\s)?Korean\s(?:TV\s|television\s)?(?:homes|households)\b | \bof\s(?:homes
        |households)\sin\s(?:the\scountry|(?:South\s)?Korea)\b"""), "nationwide"),
    (_pattern(r"""\bSeoul\scity\b(?!\shall) | \b(?:in|of|for)\sthe\scity\sof\sSeoul\b | \bSeoul\s(?:proper
        |alone)\b"""), "seoul city"),
    (_pattern(r"""\b(?:Seoul|metropolitan|capital|metro)(?:['’]s)?(?:\s(?:capital|metropolitan
        |metro))?(?:[-\s](?:area|region)s?)\b
        | \bcity-?wide\b | \bin\sthe\scity\b(?!\sof)
        | \b(?:Gyeonggi|Incheon)(?:,\s|,?\sand\s)(?:(?:Gyeonggi|Incheon)(?:,\s|,?\sand\s))?Seoul\b
        | \bSeoul(?:,\s|,?\sand\s)(?:Gyeonggi|Incheon)(?:(?:,\s|,?\sand\s)(?:Gyeonggi|Incheon))?\b
        | \b(?:in|around|for)\s(?:and\s(?:around|about)\s)?(?:greater\s)?(?:Seoul|the\scapital)\b | \bSeoul['’]s\b
        | \b(?:greater|metro(?:politan)?)\sSeoul\b | \bgreater\scapital\b | \bSudogwon\b
        | \bSeoul\s(?:ratings?|figures?|numbers?|averages?|peaks?|homes|households|viewers|viewership|mark|high|best)\b
        | (?<=\()Seoul(?=\)) | (?<=\()(?:metropolitan|metro|capital)(?=\))
        | \b(?:metropolitan|metro|capital)\s(?:ratings?|figures?|homes|households|viewers|viewership|peaks?|averages?
        |highs?)\b
        | \bmetropolitan\s(?:\w+\s)?(?:minutes?|moments?|jury|crowd|public|audience|ones?
        |screens?|sets?|girls|boys|folk|fans|souls)\b"""), "seoul"),
    (_pattern(r"\bKanto\b"), "kanto"),
    (_pattern(r"\bKansai\b"), "kansai"),
)
STATISTICS = (
    (_pattern(r"""\bpeak(?:ed|ing|s)?\b | \bmaximum\b
        | \b(?:top|(?!latest\b)[a-z]+est|most[\s-]\w+)\s(?:single\s)?(?:minute|moment|second)s?\b
        | \b(?:minute|moment|second)\sin\squestion\b | \bminute\sof\sminutes\b
        | (?<=\b[Aa]\s)(?:minute|moment|instant)(?=\sof\s\d) | (?<=\b[Aa]\s)(?:single\s)?minute\s(?=in\s)
        | \bat\s(?:its|the)\s(?:very\s)?(?:crest|summit|extreme|apex|zenith|pinnacle|fullest)\b
        | \bhighest\sper[\s-]minute\b
        | \b(?:per[\s-]?minute|minute[\s-]by[\s-]minute|momentary|instant(?:aneous)?|real-time)\s(?:ratings?
        |high|highest|best|maximum|peak)?
        | \b(?:best|most)[\s-](?:seen|viewed|watched)\s(?:minute|moment|second)s?\b
        | (?:(?<=[\d%]\s)|(?<=percent\s))at\sthe\s(?:very\s)?top(?=[.,;])
        | \bat\s(?:its|the)\shigh\spoint\b | \b(?:spikes?|spiked|spiking)\s(?:at|of|to)\b
        | \bat\sits\smost\s\w+ | \bat\sits\s(?:livel|bus|full|loud|strong|thick|hott?)i?est\b
        | \bat\s(?:best|most)\b(?!\s[a-z]) | \bat\sthe\smost\b
        | (?:\band|,|\()\sup\sto\b(?=\s\d) | \bat\s(?:its|the)\s(?:height|highest(?:\spoint)?)\b
        | \b(?:at|for|in)\s(?:one|a)\s(?:single\s|particular\s|brief\s|certain\s)?(?:moment|point|minute)\b
        | \b(?:with|and)\s(?:a|one|its)\sminute\s(?:at|of)\b
        | \bhighest\s(?:point
        |single\sminute)\b"""), "peak"),
    (_pattern(r"\baverag(?:e|ed|es|ing)\b | \bavg\b | \bon\saverage\b | \bmean\b"), "average"),
    (_pattern(r"""\b(?:high|top|height|ceiling|summit)\sof\b(?=\s\d) | \bhigh\sof\b | \bas\shigh\sas\b | \bmomentar\w+\b
        | \b(?:last|final|closing|opening)\s(?:\w+\s)?minutes\b | \bat\s\d{1,2}[.:]\d\d\b"""), EITHER),
)
COMPANIES = (
    (_pattern(r"\b(?:AGB\s)?Nielsen(?:\sMedia(?:\sResearch)?)?(?:\sKorea)?\b | \bAGB\b"), "nielsen"),
    (_pattern(r"\bTNMS\b"), "tnms"),
    (_pattern(r"\bATAM\b"), "atam"),
)
BASES = (
    (_pattern(r"""\b(?:paid|paying|pay-TV|pay)[\s-]+(?:platforms?|households?|subscribers?|homes|base
        |viewers)\b"""), "paid platform"),
    (_pattern(r"\bcable(?:[\s-]only)?[\s-]+(?:platforms?|households?|homes|base|subscribers?)\b"), "cable platform"),
    (_pattern(r"\ball\s(?:TV\s|television\s)?(?:households|homes)\b"), "all households"),
)
AGES = _pattern(
    r"""\b(?:2049|(?:20|18)\s?(?:-|–|to|through|and)\s?49|(?:20s|twenties)\s(?:to|through)\s(?:their\s)?(?:40s|forties)
    |aged?\s(?:between\s)?\d\d\s?(?:-|–|to|through|and)\s?\d\d|(?:key|target|younger|young)\sdemographics?|viewers\sin\stheir|demographic)\b"""
)
PARTS = _pattern(
    r"""\b(?:(?P<best>better|stronger|higher|best)|(?P<first>first|opening|earlier|weaker|lower)
        |(?P<second>second|closing|later))\s(?:half|part)\b
    | \bpart\s(?:(?P<one>1|one)|(?P<two>2|two|3|three))\b"""
)
SERIES = _pattern(
    r"""\b(?:whole|entire|full)\s(?:series|run|season)\b | \b(?:series|season|overall|run)\s(?:average|mean)\b
    | \baverag\w+\s(?:\d+(?:\.\d+)?\s*(?:percent|%)\s(?:nationwide\s)?)?(?:over|across|for|during
        |throughout)\s(?:(?:its|the|all|their)\s)+(?:entire\s|whole\s|\w+[\s-])?(?:run|episodes|season|series
        |parts|weeks)\b
    | \b(?:over|across|throughout|during)\s(?:its|the|their|all\s(?:its|of\sits|the)?)\s?(?:entire\s|whole\s
        |full\s)?(?:run|(?:[\w-]+\s){0,2}(?:episodes|parts|instal?lments|hours|weeks))\b
    | \b(?:over|across)\s(?:[\w-]+\s){1,2}(?:episodes|parts|instal?lments)\b
        | \ball\s(?:of\s)?(?:its\s)?(?:[\w-]+\s)?episodes\b(?!\s(?:(?:that|which)\s)?(?:had\s)?(?:come|came
        |gone|went|before)\b)
    | \b(?:average|mean)\s(?:for|of)\s(?:the|all|its)\s(?:(?:whole|entire)\s)?(?:series|run|season|episodes)\b
        | \baveraged\sover\b | \b(?:every|each)(?:\s(?:single\s)?one)?\sof\s(?:its|the)\s(?:[\w-]+\s){0,2}
            (?:episodes|parts|instal?lments|hours)\b(?=,|\s(?:counted|taken|together|in))
        | \b(?:[\w-]+\s)?(?:episodes|parts|instal?lments|hours)\s(?:(?:taken|counted|put|added)\s)?together,
    | \bfrom\s(?:(?:its|the)\s)?(?:first|start|beginning|opening|premiere)(?:\s(?:night|episode|hour
        |part))?\sto\s(?:(?:its|the)\s)?
        (?:(?:very\s)?last|finish|end|close|finale)(?:\s(?:night|episode|hour|part))?\b(?=[,.;]|\sand\b|\s[A-Z]|\son\s|\sthe\s)
    | \b(?:average|mean)\s(?:for|of)\s(?:the|all|its)\s(?:of\sits\s)?(?:\d{1,3}|[a-z-]+)\s(?:episodes|parts
        |instal?lments|hours|nights)\b
    | \bfor\s(?:all\s)?(?:\d{1,3}|[a-z-]+)\s(?:nights|episodes|evenings)\b(?=,?\s[^.;,]{1,50}?\saverag\w+)
    | \bin\s(?:all\s)?(?:its|the)\s(?:\d{1,3}|[a-z-]+)\s(?:episodes|parts|instal?lments
        |weeks)\b(?=,?\s[^.;]{1,60}?\saverag\w+)
    | (?<=percent\s)in\sits\s(?:[a-z]+[\s-]week|whole|entire|full)\srun\b | \bper\sepisode\b
    | \bafter\s(?:\d{1,3}|[a-z-]+)\s(?:episodes|parts|instal?lments|weeks)\saveraging\b
    | \b(?:episodes|parts)\sof\s[^;:%]{1,60}?\s(?:came\sto|had|have|made|reached|drew)
        \san?\s(?:mean|average)\sof\b"""
)
#: Before the words of a whole run these make a figure one episode's, the run's best: "the record for the whole run".
BEST_OF = _pattern(
    r"""\b(?:record|best|highest|peak|high|top|lowest|low|worst|weakest|strongest|most|largest|biggest)(?:\s(?:rating|figure
        |mark|number|score|result|night|hour|episode|viewer|home|household|audience|people)s?)?(?:\s(?:that\s)?(?:it|they|the\s\w+)(?:\s(?:has|had|ever))*\s\w+)?(?:\s(?:for|of|in))?
        (?:\s(?:the|its|their))?\s$"""
)
_WORD_NUMBER = r"""(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen
        |fifteen|sixteen
    |seventeen|eighteen|nineteen|twenty(?:-\w+)?)"""
ORDINAL_WORD = r"""(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth
        |eleventh|twelfth|thirteenth
    |fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-\w+)"""
_ONE = r"(?:episode|instal?lment|outing|broadcast|hour|chapter|ep\.?)"
_LAST_WORD = r"(?:finale|final|last|closing|concluding|series-ending)"
EPISODES = (
    (_pattern(rf"""\b(?P<n>{ORDINAL_WORD})\s(?:and\s(?:next[\s-]to[\s-]last|last[\s-]but[\s-]one|penultimate|final
        |last|closing)\s)?(?:regular\s)?{_ONE}\b
        | \bthe\s(?P<l>{ORDINAL_WORD})\sand\s(?:last|final|closing)(?:\sone)?(?=,|\s(?:averaged|drew|had|was|brought
        |scored|reached|got|peaked)\b)"""), 0),
    (_pattern(rf"\b(?:episode|ep\.?|chapter|instal?lment)\s(?:number\s|no\.?\s)?(?P<n>{_WORD_NUMBER})\b"), 0),
    (_pattern(rf"""\b(?P<n>{_WORD_NUMBER})\s(?:episodes|instal?lments|hours)\s(?:in|into)\b(?=,|\s(?:its
        |the)\srun|\s*[.;])"""), 0),
    (_pattern(rf"\bthe\s(?P<n>{ORDINAL_WORD})\sof\s(?:its\s|the\s)?{_WORD_NUMBER}\b"), 0),
    (_pattern(rf"""\b(?:next[\s-]to[\s-]last|last[\s-]but[\s-]one|second[\s-]to[\s-]last|penultimate)\s(?:{_ONE}
        |night|part)\b | \b(?:(?:the|its)\s)?{_LAST_WORD}\s(?:{_ONE}|part|night)\sbut\sone\b"""), NEXT_TO_LAST),
    (_pattern(rf"""\bseries\sfinale\b | \bfinale\b(?!\sweek) | (?<!to-)(?<!to\s)\b{_LAST_WORD}\s(?:{_ONE}
        |part)\b | \b(?:its|the)\s(?:{_LAST_WORD}\s)night\b | \bthe\slast\sof
        \s(?:them|(?:its\s|the\s|all\s)?[\w-]+\s(?:episodes|parts|hours|instal?lments))\b
        | \bon\s(?:its|the)\slast(?=[,.;])
        | \b{_LAST_WORD}[\s-]night\srating\b
        | \bthe\slast\s(?=(?:reached|had|drew|got|averaged|scored|recorded|climbed\sto|rose\sto
        |stood\sat)\b)"""), LAST),
    (_pattern(rf"""\b(?:series\s)?premiere\b | \b(?:opening|debut|pilot|premiere)\s(?:{_ONE}|night|part|day)\b
        | \b(?:its|the|their)\sfirst\s(?:night|part)\b | \bpilot\b"""), 1),
)
#: Verbs that say which episode a figure of their clause is of, less surely than a noun does.
VERBS = (
    (_pattern(r"""\b(?:ended | bowed\sout | signed\soff | signs\soff | wrapped(?:\sup)? | went\sout
        | said\s(?:goodbye|farewell) | left\sthe\sair | came\sto\san\send
        | took\sits\s(?:leave|final\sbow|bow) | finished | concluded | closed(?:\sits\srun|\sout)? | folds
        | ends | closes | bows\sout | concludes | came\sto\s(?:its\send|a\sclose)
        | (?:took|takes)\sa\sfinal\sbow | departed | leaves | farewell | goodbye | drew\sto\sa\sclose
        | left)\b"""), LAST),
    (_pattern(r"""\b(?:premier(?:ed|es) | debut(?:ed|s) | opened(?!\san?\s(?!run\b)|\s(?:his|her|their)\s) | opens
        | kicked\soff | kicks\soff | began | begins | started | launched(?!\s(?:an?|his|her|their)\s)
        | got\sunder\sway | set\sout | bowed\sin)\b"""), 1),
)
