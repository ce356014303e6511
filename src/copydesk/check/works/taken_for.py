"""Which work a reader takes a sentence to be about that names none itself. Says None where readings differ."""

from __future__ import annotations

from copydesk.check.claims.verdict import SURE
from copydesk.check.figures.told import Numbers
from copydesk.check.once import once
from copydesk.check.places import object_span, title_starts
from copydesk.check.works.known import the_thing
from copydesk.check.works.season_words import seasons_in
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Reading, Span

__all__ = ["taken_for"]


def taken_for(draft: Reading, ledger: Ledger, numbers: Numbers, place: Span) -> Thing | None:
    """The one work that all claims of the place's sentence are about, one of them surely; None where a title stands
    there, or a season is named. Raises LedgerError where the ledger cannot be read.
    """
    sentence = numbers.sentence(numbers.sentence_at(place.start))
    titled = any(sentence.start <= at < sentence.end for at in title_starts(draft))
    if titled or seasons_in(draft.document.text, sentence):
        return None
    told = [(subject, sure) for subject, at, sure in _told(draft) if sentence.start <= at < sentence.end]
    one = len({subject for subject, _ in told}) == 1 and any(sure for _, sure in told)
    return the_thing(draft.entity(told[0][0]), ledger) if one else None


@once
def _told(draft: Reading) -> tuple[tuple[str, int, bool], ...]:
    """Every claim about a work: which, where its object's words begin, and whether the reader is sure."""
    works = {e.id for e in draft.entities if e.type is EntityType.WORK}
    spans = ((c, object_span(draft, c)) for c in draft.claims if c.subject in works)
    return tuple((c.subject, span.start, c.confidence >= SURE) for c, span in spans if span is not None)
