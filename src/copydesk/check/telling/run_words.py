"""The verbs and turns by which the first and the last day of a show are told. Pure."""

from __future__ import annotations

import re

from copydesk.text.form import Form

__all__ = ["AIR", "END", "RELEASE", "START"]

#: What a show does on its first day, or its network with it.
START = Form(
    r"\b(?:premier\w*|debut\w*|open(?:s|ed|er|ing)?|beg[aiu]n\w*|start(?:s|ed|ing)?|launch\w*|kick\w*\s+off|"
    r"first\s+(?:aired|shown|broadcast|episodes?|night|evening|hour|went|seen|came|ran|hit|reached|landed|arrived|appear\w*|outing|"
    r"of\s+(?:the|its)\s+(?:\d+|[a-z]+)\s+(?:episodes|parts|hours))|for\s+the\s+first\s+time|aired\s+first|(?:went|goes|going|go|gone)\s+"
    r"(?:up\b|on\s+(?:the\s+)?air\b)|(?:on|to)\s+(?:the\s+)?air\s+from|set(?:s|ting)?\s+out|(?:took|takes|taken|take)\s+off|under\s*way|bow(?:s|ed)\s+(?:in|on)|"
    r"(?:made|makes)\s+its\s+bow|got\s+going|lifted\s+off|curtains?\s+(?:rose|went\s+up|rises|goes\s+up)|"
    r"(?:hit|hits|reach(?:es|ed)?)\s+(?:the\s+)?(?:air(?:waves)?|(?:small\s+)?screens?|viewers|homes)|"
    r"took\s+to\s+the\s+air|(?:took|takes|taken|take)\s+over|mov(?:e|es|ed)\s+in(?:to)?|burst\s+(?:in\s?to|on\s?to)|"
    r"s(?:aw|ees)\s+the\s+light(?:\s+of\s+day)?|(?:raised|lifted)\s+the\s+curtain|came\s+on|made\s+its\s+entrance|"
    r"joined\s+the\s+(?:schedule|line-?up|weekend|ratings|race)|entered\s+the\s+(?:race|fray|schedule|ratings|weekend)|"
    r"(?:has|have|had)\s+filled|stepped\s+in|rolled\s+out|(?:lit|lights)\s+up|unveil\w*)\b",
    re.IGNORECASE,
)
#: What a film or an album does, and a series that a platform shows first; of another it may be the platform's own day.
RELEASE = Form(
    r"\b(?:releas\w+|arriv\w+|drop(?:s|ped)?|land(?:s|ed)?|(?:came|comes|come|coming|is|was)\s+(?:out|to)|available|hits?|"
    r"stream(?:s|ed|ing)?|put\s+out|publish\w*|open(?:s|ed)\s+in\s+(?:cinemas|theat\w+)|in\s+(?:cinemas|theat\w+))\b",
    re.IGNORECASE,
)
#: What a broadcast of one evening does.
AIR = Form(r"\b(?:air(?:s|ed|ing)?|shown|showed|shows|broadcast|seen)\b", re.IGNORECASE)
#: What a show does on its last day, or its network with it.
END = Form(
    r"\b(?:(?:said|says|bade|bids?|waved?)\s+(?:(?:its|a|us|viewers)\s+)?(?:last\s+)?(?:goodbyes?|farewells?|adieus?)|end(?!\s+of\s+(?:[\uf400-\uf7ff]|\d|last|this|next|the\s+(?:year|month|week|summer|decade)))(?:s|ed|ing)?|stop(?:s|ped)?|finales?|final|(?<!at\s)last|(?<!c[ao]me\s)clos(?:e|es|ed|ing)|conclu\w+|finish\w*|wrap(?:s|ped|ping)?(?:\s+up)?|"
    r"bow(?:s|ed|ing)?\s+out|sign(?:s|ed|ing)?\s+off|came\s+to\s+an?\s+(?:end|close)|goodbyes?|farewells?|adieus?|went\s+dark|curtains?\s+(?:fell|came\s+down|went\s+down|falls)|"
    r"(?:drew|draws)\s+to\s+(?:a|its)\s+(?:close|end)|left\s+the\s+(?:air|screens?)|"
    r"(?:took|takes|take|taken)\s+(?:(?:its|their|a|the)\s+)?(?:final\s+|last\s+)?(?:leave|bow)|w(?:ou|i)nds?\s+up|vacat\w+|gave\s+up\s+its\s+slot|"
    r"(?:rang|rung|brought|came)\s+down|called\s+it\s+a\s+day|made\s+way|went\s+off|(?:was|is)\s+over|let\s+[^,;]{0,30}?\bgo|"
    r"part(?:ed|s)\s+(?:with|from)|to\s+(?:its|the)\s+end|"
    r"(?<!first\s)(?:went|goes)\s+out|came\s+to\s+its\s+end|left\s+it|(?:clos(?:ed?|es)|shut)\s+(?:the|its)\s+books?|final\s+bow|completed?|fold(?:s|ed)?|depart(?:s|ed)?|remaining\s+\w+\s+followed)\b",
    re.IGNORECASE,
)
