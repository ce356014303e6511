"""Works that a draft names as the only ones above another: "Of all W dramas only X has gone higher than Y", "more than
any drama there has had except X". Reads the ledger.

Against one stands that its best is surely lower than the other's: then it is not above at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.check.recognition.phrases import WORK, masked_sentences
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import Entity, EntityType, Reading, Span
from copydesk.records.asking import board_of
from copydesk.records.figures import surely_above
from copydesk.records.groups import ALL
from copydesk.records.marks import Measure
from copydesk.records.ranking import behind
from copydesk.records.shows import last_day
from copydesk.text.form import Form

__all__ = ["NotAbove", "not_above"]

_TITLE = rf"[\"“‘']?(?P<above>{WORK})[\"”’']?"
_MORE = r"(?:higher|better|more|further|above)"
#: "only X has gone higher than Y", "none but X has done better than Y".
_ONLY = Form(
    rf"\b(?:only|none\s+but|nothing\s+but|no\s+(?:drama|series|show)\s+but)\s+{_TITLE}\s+(?:has|had|have|did|went|was|is|stands)\b"
    rf"[^.;:,]{{0,30}}?\b{_MORE}(?:\s+than\s+[\"“‘']?(?P<own>{WORK}))?", re.IGNORECASE,
)
#: "more than any drama on the channel has had except X".
_EXCEPT = Form(
    rf"\b{_MORE}\s+than\s+any(?:thing|\s+(?:other\s+)?(?:[\w’'+-]+\s+){{0,3}}?(?:drama|series|show))\b[^.;:]{{0,50}}?\b"
    rf"(?:except(?:\s+for)?|but|save|other\s+than|apart\s+from|bar)\s+{_TITLE}", re.IGNORECASE,
)
_DOUBT = Form(
    r"\b(?:not|never|would|could|may|might|if|whether|2049|20[- ]?49|premiere|opening|first\s+night)\b|\?"
)


@dataclass(frozen=True, slots=True)
class NotAbove:
    """A work that is said to be above another and is below it."""

    at: Span
    message: str
    receipts: tuple[Entry, ...]


def not_above(draft: Reading, ledger: Ledger) -> Iterator[NotAbove]:
    """The draft's works that are named as higher than another and are not, in order. Raises LedgerError."""
    last: Sequence[Entity] = ()
    for sentence in masked_sentences(draft):
        works = {at: e for at, e in sentence.entities.items() if e.type is EntityType.WORK}
        for form in (_ONLY, _EXCEPT):
            match = form.search(sentence.text)
            if match is None or _DOUBT.search(sentence.text):
                continue
            above = works.get(match.start("above"))
            named = match.groupdict().get("own")
            own = works.get(match.start("own")) if named else _spoken_of(works, match.start("above"), last)
            found = _weighed(draft, ledger, above, own) if above is not None and own is not None else None
            if found is not None:
                yield NotAbove(sentence.spans[match.start("above")], *found)
        last = list(works.values()) or last


def _spoken_of(works: dict[int, Entity], above: int, last: Sequence[Entity]) -> Entity | None:
    """The one other work of a sentence, or where it names none, that of the last that names any."""
    others = {e.id: e for at, e in works.items() if at != above} or {e.id: e for e in last}
    return next(iter(others.values())) if len(others) == 1 else None


def _weighed(draft: Reading, ledger: Ledger, above: Entity, own: Entity) -> tuple[str, tuple[Entry, ...]] | None:
    one, other = the_thing(above, ledger), the_thing(own, ledger)
    if one is None or other is None or one.id == other.id:
        return None
    published = draft.document.published
    ranking = board_of(ledger, ALL, Measure()).ranking(last_day(published) if published else None, history=False)
    theirs, ours = ranking.row(one.id), ranking.row(other.id)
    if theirs is None or ours is None or not surely_above(ours.mark.low, theirs.mark.most):
        return None
    network = {e.object for e in ledger.entries(subject=other.id, predicate="original_broadcaster")}
    higher = [
        row for row in ranking.rows if surely_above(row.mark.low, ours.mark.most)
        and network & {e.object for e in ledger.entries(subject=row.thing.id, predicate="original_broadcaster")}
    ]
    named = ", ".join(f"{row.thing.name} ({row.mark.percent})" for row in higher[:3])
    above_it = f"; above it {named}" if higher else ""
    message = (
        f"{theirs.thing.name}, with {theirs.mark.percent} percent, is not above {ours.thing.name}, "
        f"which had {ours.mark.percent}{above_it}"
    )
    return message, tuple(behind(row)[0].entry for row in (theirs, ours, *higher[:3]))
