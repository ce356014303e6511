"""The words round a title that say what it is to the figure beside it: its own show, or one set against it."""

from __future__ import annotations

import re

from copydesk.check.common_words import MADE_FROM as SOURCE_WORDS
from copydesk.check.common_words import OVERTAKES
from copydesk.text.form import Form

__all__ = ["CREDIT", "MADE_FROM", "OBJECT", "OF_A_FIGURE", "OWN_FIGURE", "PERSON_OF", "RELATIVE"]

#: "the 23.8 percent that SKY Castle reached": the title's own figure is before it.
OF_A_FIGURE = Form(r"(?:%|\b(?:percent|per\scent|rating|figure|mark|points))\s(?:that|which)\s[\"“‘']?$")
#: A title behind one of these is what the sentence's own show is held against.
OBJECT = Form(
    rf"""\b(?:{OVERTAKES} | beat(?:s|en|ing)? | ahead\s+of | behind | than
        | over | after | above | below | edg(?:ed|es|ing)(?:\s+out)?
    | topp(?:ed|ing|les?|led|ling) | tops | unlike | like | since | replac\w+ | follow\w* | succeed\w*
        | against | outdo\w*
        | outperform\w* | eclips\w+ | exceed\w*
    | trail(?:s|ed|ing)? | match(?:es|ed|ing)? | equal\w* | tied | joins? | besides | hit | known\s+for | fame
        | second\s+only\s+to | except(?:\s+for)? | bar | other\s+than | apart\s+from | but\s+for
        | (?:rival|successor|predecessor|follow-up|sequel|prequel|spin-off|remake|version
        |adaptation|edition|answer|heir)\s(?:of|to) | next\s+to | from | by | writers?\s+of | directors?\s+of
    | went\s+on\s+to\s+(?:make | write | direct | film | shoot | do)
    | stars?\s+of | knock\w*\s+off | to\s+beat | of\s+\w+\s+and )\s+(?:(?:the|its|even|both|only|hit
        |fellow|rival|earlier|last\s+year['’]s|[\w]{{2,8}}['’]s|drama|series|show|smash)\s+){{0,4}}["'“‘]?$""",
    re.IGNORECASE | re.VERBOSE,
)
#: Before the title of what another work is made from: "Adapted from X's W2, it runs for".
MADE_FROM = Form(rf"\b{SOURCE_WORDS}\s(?:[\w’'-]+\s){{0,6}}[\"'“‘]?$")
#: A title that says whose somebody is: "Queen of Tears writer Park Ji-eun".
PERSON_OF = Form(
    r"""["'”’]?(?:['’]s?)?\s(?:(?:lead|head|main|co-)\s?)?(?:stars?|actor|actress|writer|director|creator
        |screenwriter|scribe
    |author|duo|couple|alum(?:ni|na|nus)?|team|producer|PD|composer|fame)\b""", re.VERBOSE,
)
#: What follows a title whose own figure comes next: "Goblin's 20.5 percent", "Goblin, which left at 20.5".
OWN_FIGURE = Form(r"""["'”’]?(?:['’]s?\b|,?\s*(?:which|that|who)\b|\s*\(|\s*,\s*(?:with|at)?\s*(?:\d
        |an?\b)|\s+(?:at|with|on)\s+\d|\s*[:–—-])""", re.IGNORECASE | re.VERBOSE)
RELATIVE = Form(r"""^[^.;:]{0,70}\b(?:(?:which|who|whose)|that\s(?:drew|had|took|ended|left|scored|posted
        |recorded|reached|averaged|earned|hit|closed|opened|began|premiered|signed|bowed|aired|finished|got|went
        |set|holds|held|said|wrapped|debuted|came|stood))\s""", re.IGNORECASE | re.VERBOSE)
#: "Jeon Mi-do of Hospital Playlist", "(Hospital Playlist)": a title that says who somebody is.
CREDIT = Form(r"""(?:\b[A-Z][\w’'-]+\sof\s|\()["'“‘]?$""")
