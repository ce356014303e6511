"""Words that several checks look for, each list in one place: parts of patterns, for use between brackets. Data only.

A list belongs here where two modules must never come to mean different things by it; what only resembles another list
stays with its user.
"""

from __future__ import annotations

import re
from typing import Final

from copydesk.text.form import Form

__all__ = ["AGO", "BELONGS", "COUNTRIES", "MADE_FROM", "OVERTAKES", "SECOND_TO_TWELFTH", "SOURCES", "WITH_WHICH"]

#: Another broadcast told by how long ago it was: "the week before", "two nights ago", "last season".
AGO: Final = (
    r"the\s(?:week|day|night|evening|month|year)\s(?:before|earlier)|(?:week|day|night|evening|month|year|weekend)s?\s(?:ago|before|earlier)"
    r"|last\s(?:week|weekend|month|year|season|night)"
)
#: Ordinals in words from second on, and those in "-teenth".
SECOND_TO_TWELFTH: Final = (
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth"
)
#: "the 29.2 percent with which it signed off": the words between a figure and what is surely its own.
WITH_WHICH: Final = Form(r"^[^,;:]{0,24}\b(?:with|at|on)\swhich\b[^,;:]*$", re.IGNORECASE)
#: What one work does to another that it is set above.
OVERTAKES: Final = r"pass(?:es|ed|ing)?|overt[ao]\w+|surpass\w*|dethron\w+"
#: Countries whose telling of a story is another than the Korean one.
COUNTRIES: Final = (
    "American|British|Japanese|Chinese|Taiwanese|Thai|Turkish|Indian|Philippine|Filipino|French|Vietnamese"
)
#: What a work is made from, and is not.
SOURCES: Final = r"(?:web)?(?:toons?|novels?|comics?)|books?|manga"
#: Before the title of what a work is made from.
MADE_FROM: Final = r"(?:[Bb]ased\s+on|[Aa]dapted\s+from|[Ii]nspired\s+by|(?:remake|version|adaptation)\s+of)"
#: Behind a figure: that it is of what these words lead to, "the best minute, at 19.4 percent, belonged to episode 16".
BELONGS: Final = (
    r"(?:that\s)?(?:(?:belong(?:s|ed)|went|goes)\sto|(?:is|was)\s(?:that\sof|the\swork\sof|set\s(?:by|with)|owed\sto|"
    r"(?:reached|recorded|seen|drawn)\s(?:by|with|in|during))|(?:came|fell|comes|falls)\s(?:in|with|during|on|to|from))"
)
