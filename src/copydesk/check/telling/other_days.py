"""Whether a day that is taken for a work's first or last may be another work's, or another day of its own. Pure.

A title is carried on from sentence to sentence, and a draft that tells of several works may go back to one without
naming it. A day months away from all that the desk knows of a run is hardly a slip for one of its ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from copydesk import dates
from copydesk.check.claims.verdict import Question
from copydesk.check.common_words import COUNTRIES
from copydesk.check.places import cut_of, object_span, sentence_at
from copydesk.model import DateValue, EntityType, Span
from copydesk.text.form import Form

__all__ = [
    "FAR_FROM_RUN", "NOT_A_SERIES", "OTHER", "days_from_run", "is_of_another_run", "is_own_other_day", "tells_of_else",
]

#: So many days from a run's ends a slip seldom takes a day.
FAR_FROM_RUN = 35
_ENDS = ("start_date", "end_date")
#: What else has a day: the making, the selling, the showing again, and lives.
OTHER = Form(
    r"\b(?:film(?:ed|ing)|shoot\w*|shot|production|posters?|trailers?|teasers?|stills?|press\s+con\w+|presentation|"
    r"showcase|readings?|announc\w+|confirm\w*|reruns?|re-run\w*|re-?air\w*|again|return\w*|c[ao]mes?\s+back|"
    r"resum\w+|encore|repeat\w*|blu-ray|dvds?|pop-up|concerts?|specials?|fan\s?meet\w*|enlist\w*|discharg\w*|born|"
    r"marri\w+|wedding|wed|soundtrack|ost|tickets?|exhibition|tours?|party|"
    r"parties|awards?|ceremony|contract|sign(?:ed|s)?\s+(?:with|up|a|on)|join\w*|half(?!-hour)|halves|(?<!-)parts?\s+(?:one|two|1|2|i{1,2})\b|"
    r"second\s+part|first\s+part|last\s+part|seasons?\s+(?:two|three|four|[2-9])\b|(?:second|third|fourth|new|next)\s+season|break|hiatus|"
    r"remakes?|versions?|adaptation|musical|sales?|sold|shops?|bars?|cafes?|voting|vote|volumes?|batch|"
    r"abroad|overseas|outside|interview\w*|magazine|campaign|store|preview\w*|pilot|previously|rights|died|passed\s+away|quit|divorc\w+|"
    r"said|says|(?<!be\s)(?<!was\s)told|report(?:ed|s)?|posted|shared|uploaded|photo\w*|videos?|clips?|footage|instagram|holiday|conference|"
    rf"(?:{COUNTRIES})\s(?:remake|version|adaptation|channels?|networks?|broadcasters?|television|tv|viewers|audiences?))\b",
    re.IGNORECASE,
)  # fmt: skip
#: The same of what a series is not: its film, its album.
NOT_A_SERIES = Form(
    r"\b(?:albums?|singles?|films?|movie|screen(?:ed|ings?)|cinemas?|webtoon|novel|book)\b", re.IGNORECASE
)


def tells_of_else(words: str, *, film: bool = False) -> bool:
    """Whether words speak of anything else that has days: of filming, of a remake, of a rerun; of a film, unless the
    work is one.
    """
    return OTHER.search(words) is not None or (not film and NOT_A_SERIES.search(words) is not None)


def is_of_another_run(asked: Question) -> bool:
    """Whether the claim's day, told without a year, is far from the work's run, and neither its sentence names the work
    nor the draft this work alone; one whose weekday it does not have in the year that it is taken for is of another.
    """
    drafted, place = asked.claim.object, object_span(asked.draft, asked.claim)
    if place is None or not isinstance(drafted, DateValue) or dates.weekday(drafted.date) is None:
        return False
    if drafted.date[:4] in asked.draft.document.text[place.start:place.end] or _is_named_beside(asked, place):
        return False
    ends = [e.object.date for e in asked.entries if e.predicate in _ENDS and isinstance(e.object, DateValue)]
    works = {e.id for e in asked.draft.entities if e.type is EntityType.WORK}
    apart = days_from_run(drafted.date, ends)
    said = (d.weekday for d in asked.draft.dates if d.start < place.end and place.start < d.end)
    other_year = any(one is not None and one != dates.weekday(drafted.date) for one in said)
    return (len(works) > 1 or other_year) and apart is not None and apart > FAR_FROM_RUN


def days_from_run(day: str, known: Iterable[str]) -> int | None:
    """How far a day, in whichever year, lies outside the time from the first of the known days to the last; 0 inside,
    None where no full day is known.
    """
    full = sorted(date.fromisoformat(one) for one in known if dates.weekday(one) is not None)
    if not full:
        return None
    same = [f"{year:04d}{day[4:]}" for year in range(full[0].year - 1, full[-1].year + 2)]
    ours = [date.fromisoformat(one) for one in same if dates.valid(one)]
    return min((max((full[0] - one).days, (one - full[-1]).days, 0) for one in ours), default=None)


def is_own_other_day(asked: Question) -> bool:
    """Whether the desk has the claim's day, by its month and day, as one on which something else of the work was."""
    drafted = asked.claim.object
    known = {
        value.date[4:] for entry in asked.entries if entry.predicate != asked.claim.predicate
        for value in (entry.object, entry.qualifier("date")) if isinstance(value, DateValue)
    }
    own = {e.object.date[4:] for e in asked.same if isinstance(e.object, DateValue)}
    return isinstance(drafted, DateValue) and len(drafted.date) == 10 and drafted.date[4:] in known - own


def _is_named_beside(asked: Question, place: Span) -> bool:
    """Whether the sentence of a place names the claim's work."""
    text = asked.draft.document.text
    index = sentence_at(text, place.start)
    if index is None:
        return True
    sentence = cut_of(text).sentences[index]
    return any(sentence.start <= title.start < sentence.end for title in asked.titles)
