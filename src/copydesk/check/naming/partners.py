"""Words that make a name one of a work's cast: "his W partner X", "X, her co-star in W". Pure."""

from __future__ import annotations

from copydesk.check.recognition.phrases import CHARACTER, COMPANY, PERSON, WORK
from copydesk.text.form import Form

__all__ = ["PARTNERS"]

_PARTNER = r"(?:(?:on-?)?screen\s+)?(?:partner|co-?star|co-?lead|leading\s+(?:man|lady)|love\s+interest)"
_TITLE = rf"(?:{COMPANY}['’]s?\s+)?[\"“‘']?{WORK}"
_NAME = rf"(?P<a>[{PERSON[1:-1]}{CHARACTER[1:-1]}])"
#: In a text whose names are marks, the name `a`.
PARTNERS = tuple(Form(form) for form in (
    rf"(?:\b(?:his|her|their)|['’]s)\s+{_TITLE}[\"”’']?\s+{_PARTNER},?\s+{_NAME}",
    rf"{_NAME},\s+(?:his|her|{PERSON}['’]s)\s+{_PARTNER}\s+(?:in|of|from)\s+{_TITLE}",
    rf"\b(?:his|her|{PERSON}['’]s)\s+{_PARTNER}\s+(?:in|of|from)\s+{_TITLE}[\"”’']?,\s+{_NAME}",
))  # fmt: skip
