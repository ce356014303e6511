"""Whether a draft's words make a company somebody's agency. Pure."""

from __future__ import annotations

import re

from copydesk.check.recognition.phrases import COMPANY, PERSON, Masked
from copydesk.text.finding import finding

__all__ = ["agencies"]

_P, _O = PERSON, COMPANY
_AGENCY = r"(?:(?:talent\s+|management\s+)?agency|label|management(?:\s+company)?|company|office)"
_STAR = r"(?:his|her|their|the\s+(?:actor|actress|singer|star|idol|comedian)['’]s|the\s+latter['’]s)"
#: `o` is the company; `p` the one whose it is, where the words name them.
_FORMS = tuple(finding(re.compile(form, re.IGNORECASE)) for form in (
    rf"(?P<p>{_P})['’]s\s+{_AGENCY},?\s+(?P<o>{_O})",
    rf"(?P<p>{_P})\s+(?:is|was)\s+(?:signed\s+(?:to|with)|represented\s+by|managed\s+by|with|under|re?pped\s+by)\s+(?P<o>{_O})",
    rf"(?P<o>{_O}),\s+the\s+{_AGENCY}\s+of\s+(?P<p>{_P})",
    rf"(?P<o>{_O}),\s+(?P<p>{_P})['’]s\s+{_AGENCY}\b",
    rf"\b{_STAR}\s+{_AGENCY},?\s+(?P<o>{_O})",
    rf"(?P<o>{_O}),\s+{_STAR}\s+{_AGENCY}\b",
    rf"(?P<o>{_O}),\s+(?:which|who)\s+(?:manages|represents)\s+(?:him|her)\b",
    rf"\b(?:who|she|he)\s+(?:is|was)\s+(?:signed\s+(?:to|with)|represented\s+by|managed\s+by)\s+(?P<o>{_O})",
))  # fmt: skip


def agencies(sentence: Masked, last: str | None) -> dict[int, str]:
    """Of each company that the words make an agency, by its place, the entity of the one whose it is.

    That is who is named with it, else the only person of the sentence, else `last`, the one last spoken of.
    """
    people = {e.id for at, e in sentence.entities.items() if re.match(_P, sentence.text[at])}
    found: dict[int, str] = {}
    for form in _FORMS:
        for match in form(sentence.text):
            named = match.groupdict().get("p")
            whose = sentence.entities[match.start("p")].id if named else next(iter(people)) if len(people) == 1 else (
                last if not people else None
            )
            if whose is not None:
                found.setdefault(match.start("o"), whose)
    return found
