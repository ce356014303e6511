"""Works of a draft that a sentence tells by their network and their kind: "SBS's medical drama said goodbye with 16.8
percent". Reads the ledger.

A round-up names its shows once and tells each of them so; a network that has several of the draft's works tells none.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.check.figures.told import Numbers
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType, Reading, Span
from copydesk.text.form import Form

__all__ = ["described"]

#: Before the network, from the sentence's first word on: nothing, or a phrase of a day, a place or another channel.
_OPENS = Form(r"\W{0,3}(?:(?:Over\s(?:at|on)|On|At|In|Meanwhile|Then|As\sfor)\b[^.;:]{0,40}?,?\s)?(?:[Tt]he\s)?")
#: Behind it: what kind of show, and no title.
_A_SHOW = Form(
    r"(?:['’]s?)?\s(?!(?:\w+\s){0,2}"
    r"(?:first|last|next|new|other|rival|previous|best|highest|earlier|another|biggest|former|own)\b)"
    r"(?:[a-z][\w-]*\s){0,3}(?:drama|series|show|comedy|romance|thriller|sageuk|rom-?com|melodrama|fantasy|saga|hit|mystery)\b"
    r"(?!\s[\"“‘A-Z]|\s(?:slot|record|line-?up|block|history|department|team|in\s(?:its|the|that)\s(?:slot|same)))"
)


def described(
    draft: Reading, ledger: Ledger | None, numbers: Numbers, things: Sequence[Thing]
) -> list[tuple[Span, Thing]]:
    """Where such words stand at the head of a sentence, with the one work of the draft that is meant.

    Raises LedgerError.
    """
    if ledger is None or len(things) < 2:
        return []
    text, found = draft.document.text, []
    homes: dict[str, list[Thing]] = {}
    for entity in draft.entities:
        if entity.type is not EntityType.ORGANIZATION:
            continue
        told = [(at, match) for at in entity.mentions if (match := _A_SHOW.match(text, at.end)) is not None]
        for at, match in told:
            sentence = numbers.sentence(numbers.sentence_at(at.start))
            network = the_thing(entity, ledger) if _OPENS.fullmatch(text, sentence.start, at.start) else None
            if network is None:
                continue
            if not homes:
                for thing in things:
                    shown = ledger.entries(subject=thing.id, predicate="original_broadcaster")
                    for one in {e.object.id for e in shown if isinstance(e.object, Thing)}:
                        homes.setdefault(one, []).append(thing)
            works = homes.get(network.id, [])
            if len(works) == 1:
                found.append((Span(at.start, match.end()), works[0]))
    return found
