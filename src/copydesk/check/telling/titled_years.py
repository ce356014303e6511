"""Whether a year or a month is that of the title that it stands beside, and a day that of the episode. Pure."""

from __future__ import annotations

import re

from copydesk.check.claims.verdict import Question
from copydesk.check.recognition.phrases import COMPANY, DAY, PERSON, WORK, Masked
from copydesk.check.telling.degree import Told
from copydesk.check.telling.looked_up import LOOKED_UP
from copydesk.check.telling.subject import is_the_work
from copydesk.model import EntityType
from copydesk.text.form import Form

__all__ = ["beside_a_title"]

_YEAR_IN_BRACKETS = Form(rf"(?P<w>{WORK})[\"”’']?\s*\((?:[^()]{{0,40}}[,;]\s*)?(?P<d>{DAY})")
_YEAR_BEFORE = Form(
    rf"(?P<d>{DAY})(?:['’]s)?\s+(?:{COMPANY}(?:['’]s)?\s+)?(?:[\w-]+\s+){{0,4}}[\"“‘']?(?P<w>{WORK})"
)
#: "Then came A and, in 2021, B": a row of works by their years.
_YEAR_IN_A_ROW = Form(
    rf"\b(?:came|followed|next|then)\b[^.;]{{0,80}}?\bin\s+(?P<d>{DAY}),?\s+(?:by\s+|with\s+|{COMPANY}['’]s\s+)?[\"“‘']?(?P<w>{WORK})"
)
_YEAR_OF = Form(
    rf"(?P<w>{WORK})[,\"”’']{{1,2}}\s+(?:an?|the|{COMPANY}['’]s)\s+(?:[^.,;()]{{0,40}}\s)?of\s+(?P<d>{DAY})"
)
#: "W of 2012", "W, from 2012", "W, which TBS aired in 1984".
_YEAR_BEHIND = Form(
    rf"(?P<w>{WORK})[,\"”’']{{0,2}}\s+(?:of|from|which\s+{COMPANY}\s+(?:aired|showed|broadcast|released)\s+in)\s+(?P<d>{DAY})"
)
_YEAR_POSSESSED = Form(rf"(?P<w>{WORK})[,\"”’']{{1,2}}\s+{COMPANY}['’]s\s+(?P<d>{DAY})\s")
_FREE = rf"[^.;{WORK[1:-1]}{DAY[1:-1]}]{{0,120}}?"
#: "In 2016 there was the captain of W", "in 2017, when she was the heroine of W".
_YEAR_OPENS = Form(
    rf"\bIn\s+(?:the\s+\w+\s+of\s+)?(?P<d>{DAY}),?\s+(?:there\s+(?:was|were)|came|followed|it\s+was|"
    rf"(?:he|she|they|{PERSON})\s+(?:was|were|became|played|ran|led|starred|appeared|carried))\b{_FREE}[\"“‘']?(?P<w>{WORK})"
)
_YEAR_WHEN = Form(
    rf"\bin\s+(?P<d>{DAY}),?\s+when\b{_FREE}\b(?:in|of|on)\s+(?:[\w’'-]+\s+){{0,3}}[\"“‘']?(?P<w>{WORK})"
)
_IN_BRACKETS = rf"\s*\((?:[\"“‘']?(?:{WORK}|[^()\"”’]{{1,60}})[\"”’']?,[\"”’']?\s+)?(?:on\s+)?$"
#: Before the day of an episode in brackets.
_FIRST_EPISODE = Form(rf"\b(?:first|opening)\s+(?:episode|instal?lment|hour|chapter){_IN_BRACKETS}", re.IGNORECASE)
_LAST_EPISODE = Form(
    rf"\b(?:finale|(?:last|final|closing)\s+(?:episode|instal?lment|hour|chapter)){_IN_BRACKETS}", re.IGNORECASE
)
#: What else happens in a year, after a work or on its account.
_SOMETHING_ELSE = Form(
    r"\b(?:award\w*|prizes?|won|wins?|nominat\w*|honou?red|enlist\w*|army|married|wedding|born|after|before|since|rerun|"
    r"again|sequel|season|cast|filming|shooting|announce\w*|"
    r"known|famous|fame|remake|musical|still|already|yet)\b", re.IGNORECASE
)


def beside_a_title(asked: Question, sentence: Masked, at: int) -> Told | None:
    """How plainly a year is that of the title that it stands beside: "W (2019)", "the 2019 drama W"; a day that of a
    first or last episode in brackets behind it. None where beside none.
    """
    if "-" in sentence.days[at].edtf or sentence.days[at].edtf.startswith("XXXX"):
        return _behind_an_episode(asked, sentence, at)
    forms = (_YEAR_IN_BRACKETS, _YEAR_BEFORE, _YEAR_OF, _YEAR_BEHIND, _YEAR_POSSESSED, _YEAR_IN_A_ROW)
    for form in forms:
        for match in form.finditer(sentence.text):
            if match.start("d") == at:
                ours = is_the_work(asked, sentence.entities[match.start("w")].id)
                return Told.PLAINLY if ours else Told.NOT
    for form in (_YEAR_OPENS, _YEAR_WHEN):
        for match in form.finditer(sentence.text):
            ours = match.start("d") == at and is_the_work(asked, sentence.entities[match.start("w")].id)
            if ours and not _SOMETHING_ELSE.search(match[0]):
                # What it tells may be another thing of that year: a reader's word alone is no proof.
                return Told.PLAINLY if asked.claim.made_by == LOOKED_UP else Told.LOOSELY
    return None


def _behind_an_episode(asked: Question, sentence: Masked, at: int) -> Told | None:
    """LOOSELY where a day stands in brackets behind the work's first or last episode, and its title perhaps: "from the
    first episode (“The Long Way”, 9 January 2005)"; None where the words before it tell of another work, or no reader
    has the day.
    """
    form = _FIRST_EPISODE if asked.claim.predicate == "start_date" else _LAST_EPISODE
    match = form.search(sentence.text, 0, at)
    if match is None or asked.claim.made_by == LOOKED_UP:
        return None
    low = sentence.text.rfind(";", 0, match.start()) + 1
    works = [e.id for w, e in sentence.entities.items() if low <= w < match.start() and e.type is EntityType.WORK]
    return Told.LOOSELY if all(is_the_work(asked, one) for one in works) else None
