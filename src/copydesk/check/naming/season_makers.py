"""Makers of another season than the one that is told of: "the second season of W, directed by X", who directed the
first. Reads the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.finding import Severity
from copydesk.check.naming.circle import CRAFTS
from copydesk.check.naming.misnamed import Kind, Misnamed
from copydesk.check.naming.near_ones import MADE_BY
from copydesk.check.naming.put_for import season_at
from copydesk.check.receipts import spelled_like, told_by
from copydesk.check.recognition.phrases import masked_sentences
from copydesk.check.works.known import may_be, the_thing
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import Entity, EntityType, Reading, Span

__all__ = ["of_another_season"]


def of_another_season(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Writers and directors, by the words right before their names, of a season that is another's. Raises LedgerError
    where the ledger cannot be read.
    """
    if "season" not in draft.document.text.casefold():
        return
    for sentence in masked_sentences(draft):
        titles = [at for at, e in sentence.entities.items() if e.type is EntityType.WORK]
        people = [at for at, e in sentence.entities.items() if e.type is EntityType.PERSON]
        made = [
            (at, craft) for at in people for craft, form in MADE_BY.items() if form.search(sentence.text[:at])
        ]
        if len(titles) != 1 or not made or "season" not in sentence.text.casefold():
            continue
        base, season = the_thing(sentence.entities[titles[0]], ledger), season_at(draft, sentence, titles[0], ledger)
        if base is None or season is None or base.id == season.id:
            continue
        for at, craft in made:
            wrong = _weighed(ledger, base, season, sentence.entities[at], sentence.spans[at], craft)
            if wrong is not None:
                yield wrong


def _weighed(
    ledger: Ledger, base: Thing, season: Thing, person: Entity, at: Span, craft: str
) -> Misnamed | None:
    theirs = ledger.entries(subject=season.id, predicate=craft)
    right = [e.object for e in theirs if isinstance(e.object, Thing)]
    others = [
        e for e in ledger.entries(subject=base.id, predicate=craft)
        if isinstance(e.object, Thing) and may_be(person, e.object)
    ]
    if not right or not others or any(may_be(person, thing) for thing in right):
        return None
    names = " and ".join(dict.fromkeys(thing.name for thing in right))
    message = (
        f"{CRAFTS[craft]} of {season.name} is {names} ({told_by(theirs)}), not {person.name}, who is of {base.name} "
        f"({told_by(others)})"
    )
    meant = spelled_like(person.name, right[0]) if len({thing.id for thing in right}) == 1 else None
    return Misnamed(Kind.SPELLING, at, message, Severity.WARNING, (*theirs, *others), meant)
