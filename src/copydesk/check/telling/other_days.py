"""Whether a day that is taken for a work's first or last may be another work's, or another day of its own. Pure.

A title is carried on from sentence to sentence, and a draft that tells of several works may go back to one without
naming it. A day months away from all that the desk knows of a run is hardly a slip for one of its ends.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from copydesk import dates
from copydesk.check.places import cut_of, object_span, sentence_at
from copydesk.check.verdict import Question
from copydesk.model import DateValue, EntityType, Span

__all__ = ["FAR_FROM_RUN", "days_from_run", "is_of_another_run", "is_own_other_day"]

#: So many days from a run's ends a slip seldom takes a day.
FAR_FROM_RUN = 35
_ENDS = ("start_date", "end_date")


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
