"""The words of running prose that say which broadcast, measure or place a figure is of. Pure."""

from __future__ import annotations

import re

from copydesk.check.common_words import OVERTAKES
from copydesk.text.form import Form

__all__ = [
    "APART", "AVERAGED", "BEFORE_THAT", "CAPITAL", "ENDS", "FOR_EPISODE", "IN_A_PLACE", "LONE", "OF_ALL", "ON_A_DAY",
    "ORDINAL", "PEAK", "PEAKED", "STARTS", "TIED",
]

#: Between a figure and the episode that it is of: "11.3% for episode 4".
FOR_EPISODE = Form(r",?\s(?:nationwide\s)?(?:for|with|in)\s(?:its\s|the\s)?$")
#: An episode told by its ordinal alone: "the eighth, on December 4, reached 21.8", "No. 18 is watched by".
ORDINAL = Form(
    r"\b(?:(?:(?<!\bon\s)the|its)\s"
    r"(?P<n>\d{1,3}(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty)-\w+|[a-z]{3,9}th|first|second|third)"
    r"|(?<!\bon\s)no\.\s(?P<m>\d{1,3}))\b"
    r"(?!\s(?:and\s\w+\s)?(?:season|series(?!\sfinale)|part\b(?!\s(?:had|of\s\d))|half|time|place|highest|best|most|drama|show|"
    r"volume|batch|run|day|week|month|year|century|instal?lment\sof|of\s(?:[A-Z]|the\sthree|three)|in\s(?:the|its)\shistory|to\s"
    r"|-|one\s(?:to|on)))",
    re.IGNORECASE,
)
#: The last and the first one told by a word alone: "12.9 on its last", "after a start of just 10.0".
ENDS = Form(
    r"\b(?:its|the)\s(?:very\s)?last(?:\sone)?(?=[,.;:)]|\s(?:had|drew|got|reached|has)\b)|\b(?:its|the)\s(?:last|final)\s(?:evening|hour)\b"
    r"|\bthe\sfarewell\b|\bthe\slast\sof\s(?:its\s|the\s|all\s)?[\w-]+\s(?:episodes|parts|hours)\b", re.IGNORECASE,
)
STARTS = Form(
    r"\b(?:a|its)\sstart\sof\b|\b(?:its|the)\sfirst\s(?:evening|hour)\b|\b(?:its|the)\sfirst(?=[,.;:]|\s(?:had|drew|got)\b)",
    re.IGNORECASE,
)
OF_ALL = Form(
    r"\b(?:mean\s(?:was|is|stood|came)|(?:mean|average)\s(?:of\sall|over|for\sthe\s(?:run|season|series)))\b|\bthe\smean\b",
    re.IGNORECASE,
)
#: Before a figure: that it is the mean of all episodes, whichever is named.
AVERAGED = Form(r"\baveraged\s(?:from|over|across|since)\b[^;.]*\b(?:series|drama|show|run|season)\b", re.I)
#: Behind a figure: a day that is told by its number, or by its weekday and a month.
ON_A_DAY = Form(
    r"(?:\s(?:percent|per\scent)|%)?\s(?:on|by)\sthe\s(?P<day>\d{1,2}(?:st|nd|rd|th)|(?:[a-z]+-)?(?:[a-z]+th|first|second|third))\b"
    r"(?!\s(?:episode|part|hour|instal))", re.IGNORECASE,
)
#: What makes a figure that of a place or a time that the desk tells nothing of, or no broadcast's.
APART = Form(
    r"\b(?:between\s(?:the\stwo\sof\s)?them|repeats?|rerun|re-run|special|online|streaming|stream|rival|elsewhere|abroad|would|combined|together|"
    r"target|expected|hoped|versions?|remakes?|same\s(?:slot|hour|time)|"
    rf"(?:a|an|another)\s(?:[\w-]+\s)?(?:drama|series|show)|after\s(?:(?:it|having)\s(?:had\s)?)?{OVERTAKES}[^,;]*\swith)\b",
    re.IGNORECASE,
)
#: All that stands before a figure that goes on with the measure of the sentence before: "In Seoul and around it: 14.5".
IN_A_PLACE = Form(r"\W{0,3}(?:In|For|Around|Across)\s[^.;%\d]{1,40}[:,]\s", re.IGNORECASE)
#: From a figure to words behind it that are its own.
TIED = Form(r",?\s(?:nationwide\s)?(?:on|for|with|in|at)\s(?=its|the)")
BEFORE_THAT = Form(r"\bbefore\s$")
#: Behind a figure: a part of the country that the desk has no figures of.
LONE = Form(
    r"\s(?:percent\s)?(?:in|across|for)\s(?:the\s)?(?:regions|provinces)\b"
    r"|\s(?:percent\s)?outside\s(?:the\scapital|Seoul)\b", re.IGNORECASE
)
PEAK = Form(
    r"\b(?:peak\w*|minutes?|moments?|maximum|height|touch\w*|highest(?!\s(?:ratings?|average)\b)|(?<!its\s)highest|top\w*|"
    r"instant|second\sof)\b", re.IGNORECASE,
)
#: A show that "peaked" may have done so with its best episode.
PEAKED = Form(r"\bpeaked\b(?!.*\b(?:minute|moment)\b)", re.IGNORECASE)
CAPITAL = Form(r"\b(?:seoul|capital|metropolitan|metro)\b", re.IGNORECASE)
