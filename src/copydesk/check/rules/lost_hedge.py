"""
## What it flags

Something that the draft asserts and the desk's sources only report, plan, wonder about or deny: a casting in talks told
as done or as settled ("will star", where nothing beside it leaves that open), a rumoured couple told as one, a denied
report told as fact, a plan told as past before its day. Where one source asserts it the draft may too. A plan whose day
had passed when the draft is published is left alone.

## Why it matters

"Is in talks" and "will star" are two stories, and between them stand contracts and people's private lives.

## Example

> Kim Soo-hyun is dating Kim Ji-won. (the desk: "Could it be that the two are dating?")

## Instead

> Fans wonder whether Kim Soo-hyun is dating Kim Ji-won.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk import dates
from copydesk.agreement import agree
from copydesk.check.claims.verdict import SURE
from copydesk.check.finding import Finding, Severity
from copydesk.check.places import evidence_span, object_span, sentence_span
from copydesk.check.receipts import sources_of, told_by
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.works.known import may_be, surely_is, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Claim, DateValue, EntityValue, Modality, Reading
from copydesk.text.form import Form
from copydesk.vocabulary import PREDICATES

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="L004", name="lost-hedge", severity=Severity.WARNING, since="0.1", needs_ledger=True)

#: What sources do instead of asserting; the one nearest to an assertion first.
_HOW = {
    Modality.PLANNED: "only plan it", Modality.REPORTED: "only report it", Modality.SPECULATED: "only wonder about it",
    Modality.DENIED: "deny it",
}
_SETTLED = Form(r"\b(?:will|is\sset\sto|are\sset\sto|has\ssigned|to\sstar|joins|will\sbe)\b")
#: What a reader takes such words for: what goes before may have made them a report to it.
_SETTLED_AS = (Modality.PLANNED, Modality.REPORTED)
#: How far behind a name words have to begin that settle what its bearer will do, in code points.
_RIGHT_BEHIND = 16
#: Any of these leaves open what will be.
_HEDGED = Form(
    r"""\b(?:may|might|could|would|if|whether|perhaps|possibly|likely|maybe|report\w*|rumou?r\w*|chatter|talks?|said|says
    |according|offer\w*|consider\w*|positive\w*|review\w*|negotiat\w*|discuss\w*|eye[ds]|eyeing|courted|expect\w*
    |hop(?:e[sd]?|ing)|den(?:y|ies|ied)|not|unconfirmed|yet|allegedly|apparently|hear\w*|word\sis|plans?|mull\w*
    |tipped|linked)\b|n['’]t\b|\?""", re.IGNORECASE | re.VERBOSE
)
#: Of what the reader itself doubts it may have missed the hedge.
_LEAST_CONFIDENCE = 0.5


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each asserted claim that no source on the desk asserts and some tell in a weaker way."""
    if ledger is None:
        return
    for claim in draft.claims:
        if not claim.evidence or claim.confidence < _LEAST_CONFIDENCE or not _is_plain(draft, claim):
            continue
        if claim.predicate == "audience_rating":
            continue
        thing = the_thing(draft.entity(claim.subject), ledger)
        if thing is None:
            continue
        told = [e for e in _told(ledger, thing, claim) if _others(draft, e) and _is_said(draft, claim, e)]
        planned = claim.modality in _SETTLED_AS
        as_sure = (Modality.ASSERTED, Modality.PLANNED) if planned else (Modality.ASSERTED,)
        if not told or any(e.modality in as_sure for e in told):
            continue
        ways = [how for how in _HOW if any(e.modality is how for e in told)]
        if not ways or (ways[0] is Modality.PLANNED and not _still_planned(draft, claim)):
            continue
        told.sort(key=lambda e: (e.modality is not ways[0], e.story.published or "", e.story.outlet or "", e.claim_id))
        span = object_span(draft, claim) or evidence_span(claim)
        quote = " ".join(told[0].evidence[0].quote.split()) if told[0].evidence else ""
        words = f": “{quote if len(quote) <= 90 else quote[:89] + '…'}”" if quote else ""
        label = PREDICATES[claim.predicate].label
        yield INFO.finding(
            draft, span.start, span.end,
            f"{thing.name}, {label}: the draft {'has it settled' if planned else 'asserts it'}, and sources "
            f"{_HOW[ways[0]]} ({told_by(told)}){words}",
            sources=sources_of(told),
        )


def _is_plain(draft: Reading, claim: Claim) -> bool:
    """Whether the draft says it for itself: as done, or as what will surely be ("will star")."""
    if claim.modality is Modality.ASSERTED:
        own = sentence_span(draft.document.text, evidence_span(claim))
        return not draft.document.text[own.start:own.end].rstrip().endswith("?")
    if claim.modality not in _SETTLED_AS or claim.attribution or claim.confidence < SURE:
        return False
    said = " ".join(evidence.quote for evidence in claim.evidence)
    text = draft.document.text
    if claim.modality is Modality.REPORTED:
        at = object_span(draft, claim)
        said = text[at.end:at.end + _RIGHT_BEHIND] if at is not None else ""
    own = sentence_span(text, evidence_span(claim))
    around = " ".join(text[own.start:own.end].split())
    return _SETTLED.search(said) is not None and _HEDGED.search(around) is None


def _told(ledger: Ledger, thing: Thing, claim: Claim) -> tuple[Entry, ...]:
    """What the desk has under the claim's predicate, either way round where that makes no difference."""
    # All of it, which other rules ask too, so that it is asked once for a draft.
    entries = tuple(e for e in ledger.entries(subject=thing.id) if e.predicate == claim.predicate)
    if PREDICATES[claim.predicate].symmetric:
        entries += ledger.entries(object=thing.id, predicate=claim.predicate)
    return entries


def _is_said(draft: Reading, claim: Claim, entry: Entry) -> bool:
    """Whether an entry says what the claim does."""
    if isinstance(claim.object, EntityValue):
        entity = draft.entity(claim.object.entity)
        ends = [entry.object, entry.subject] if PREDICATES[claim.predicate].symmetric else [entry.object]
        role, theirs = claim.qualifier("character"), entry.qualifier("character")
        if isinstance(role, EntityValue) and isinstance(theirs, Thing) and not may_be(
            draft.entity(role.entity), theirs
        ):
            return False
        return any(isinstance(end, Thing) and surely_is(entity, end) for end in ends)
    return not isinstance(entry.object, Thing) and agree(claim.object, entry.object)


def _still_planned(draft: Reading, claim: Claim) -> bool:
    """Whether the plan's day, which the claim tells as past, had not come when the draft is published."""
    day, published = claim.object, draft.document.published
    if not isinstance(day, DateValue) or published is None or dates.weekday(day.date) is None:
        return False
    return dates.weekday(published) is not None and day.date > published


def _others(draft: Reading, entry: Entry) -> bool:
    """Whether the entry is another story's than the draft's own, read earlier."""
    return entry.story.url is None or entry.story.url != draft.document.url


RULE = Rule(INFO, check, __doc__ or "")
