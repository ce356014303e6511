"""How many episodes there are from one to another, told beside the two: "from the tenth to the 20th, all eleven
averaged more than 10 percent", "eleven episodes in a row, from the tenth to the 20th". Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.check.counting.differences import Miscount
from copydesk.check.counting.tallies import number_in_words
from copydesk.check.figures.told import Numbers
from copydesk.check.wording import number_told
from copydesk.model import Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, ORDINALS

__all__ = ["from_to"]

_COUNT = rf"(?P<n>\d{{1,3}}|{'|'.join(reversed(CARDINALS[2:21]))})"
_ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(reversed(ORDINALS[1:]))}"
_A = rf"(?:the\s(?P<a>{_ORDINAL})(?:\sepisode|\shour|\spart)?|(?:episode|ep\.|part)s?\s(?P<ea>\d{{1,3}}))"
_B = rf"(?:the\s(?P<b>{_ORDINAL})|(?:(?:episode|ep\.|part)\s)?(?P<eb>\d{{1,3}}))\b(?!\.?\d|\s?%|\spercent)"
_RANGE = rf"{_A}\b(?:,?\s(?:on\s|\()[^.;:()]{{1,24}}?[,)])?\s?(?:to|through|until|till|up\sto|[-–—])\s?{_B}"
_FORMS = tuple(Form(form, re.IGNORECASE) for form in (
    (rf"\b{_RANGE}[^.;:%]{{0,70}}?\b(?:(?P<all>all)|those|these|the|for|of|in)\s{_COUNT}"
    r"(?(all)(?=\s[a-z])|\s(?:episodes|broadcasts|parts|hours|in\sa\srow|running|of\sthem)\b)"),
    (rf"(?<![\w-])(?P<all>all\s)?{_COUNT}(?:\s(?:[a-z]+\s){{0,2}}?(?:episodes|broadcasts|parts)(?:\s(?:in\sa\srow|running|in\ssuccession))?),?\s"
    rf"(?:\(|[—–]\s)?(?:from\s)?{_RANGE}"),
))
_EPISODES = Form(r"\b(?:episode|part|broadcast)s?\b", re.IGNORECASE)
#: A sentence with one of these counts some of them alone.
_SOME = Form(
    r"\b(?:of\swhich|except|but\sfor|save|between|other|more\sthan\shalf|not\scounting|apart\sfrom|special|first|last\s\w+\sepisodes)\b",
    re.IGNORECASE,
)


def from_to(draft: Reading, numbers: Numbers) -> Iterator[Miscount]:
    """Those numbers that are not the episodes from the one to the other, both among them."""
    text = draft.document.text
    if not _EPISODES.search(text):
        return
    for form in _FORMS:
        for match in form.finditer(text):
            sentence = numbers.sentence(numbers.sentence_at(match.start()))
            words = text[sentence.start:sentence.end]
            if match.end() > sentence.end or _SOME.search(words) or not _EPISODES.search(words):
                continue
            first, last = (number_told(match[a] or match[b]) for a, b in (("a", "ea"), ("b", "eb")))
            said, right = number_told(match["n"]), last - first + 1
            if not 1 < right < 200 or said == right or said > 2 * right:
                continue
            written, lead = number_in_words(right, match["n"]), "all " if match["all"] else ""
            message = f"episodes {first} to {last} are {lead}{written}, not {lead}{match['n']}"
            yield Miscount(Span(*match.span("n")), message, written, sure=False)
