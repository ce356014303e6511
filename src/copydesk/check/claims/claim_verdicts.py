"""Every claim of a draft with the desk's verdict on it: supported, contradicted, disputed, unsupported or stale, and
the sources on either side. A finding says what is wrong; this says how each claim stands. Pure but for the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.agreement import Agreement, compare_values
from copydesk.check.claims.asking import asked_of, bears_out, retold, weigh
from copydesk.check.claims.claim_verdict import ClaimVerdict, Standing
from copydesk.check.claims.verdict import Question
from copydesk.check.naming import Kind, Misnamed, misnamed
from copydesk.check.places import evidence_span, object_span
from copydesk.check.receipts import sources_of, told_by, value_in_words
from copydesk.check.recognition import recognise, remembering
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import Claim, EntityValue, Modality, Reading
from copydesk.vocabulary import PREDICATES

__all__ = ["verdicts"]


def verdicts(draft: Reading, ledger: Ledger | None) -> tuple[ClaimVerdict, ...]:
    """The verdict on every claim of the draft, those that the desk's names bring to light too, in the draft's order.

    Without a ledger every claim is unsupported. Raises LedgerError where the ledger cannot be read.
    """
    if ledger is None:
        said = [_bare(draft, claim, "there is no ledger to ask") for claim in draft.claims if claim.evidence]
        return tuple(sorted(said, key=_place))
    ledger = remembering(ledger)
    draft = recognise(draft, ledger)
    wrong = misnamed(draft, ledger)
    found: dict[int, ClaimVerdict] = {}
    for asked in asked_of(draft, ledger):
        for question in asked.questions:
            found[id(question.claim)] = _verdict(question, wrong, ledger)
    for claim in draft.claims:
        if claim.evidence and id(claim) not in found:
            found[id(claim)] = _bare(draft, claim, _not_asked(claim))
    return tuple(sorted(found.values(), key=_place))


def _place(verdict: ClaimVerdict) -> tuple[int, int, str, str]:
    return verdict.at.start, verdict.at.end, verdict.predicate, verdict.value


def _not_asked(claim: Claim) -> str:
    if claim.modality in (Modality.DENIED, Modality.SPECULATED):
        return "the draft does not say that it is so"
    return "the desk does not know what it is about"


def _bare(draft: Reading, claim: Claim, why: str) -> ClaimVerdict:
    return _of(draft, claim, Standing.UNSUPPORTED, why)


def _verdict(asked: Question, wrong: Sequence[Misnamed], ledger: Ledger) -> ClaimVerdict:
    draft, claim = asked.draft, asked.claim
    gone = retold(asked, ledger)
    if gone is not None:
        now = f"; now {value_in_words(gone.instead)}" if gone.instead is not None else ""
        why = f"said by {told_by([gone.entry])} and withdrawn: {gone.reason}{now}"
        return _of(draft, claim, Standing.STALE, why, (gone.entry,))
    role = _misplayed(asked, wrong)
    if role is not None:
        return _of(draft, claim, Standing.CONTRADICTED, role.message, (), role.receipts)
    known = [entry for entry in asked.same if entry.modality not in (Modality.DENIED, Modality.SPECULATED)]
    support = [entry for entry in known if bears_out(asked, entry) and _role_fits(asked, entry)]
    answer = weigh(asked)
    against = list(answer.receipts) if answer.against else _other_side(asked, known, support)
    if support and against:
        why = f"{told_by(support)} say so, {told_by(against)} otherwise"
        return _of(draft, claim, Standing.DISPUTED, why, support, against)
    if support:
        return _of(draft, claim, Standing.SUPPORTED, told_by(support), support)
    if against:
        disputed = "disputed:" in answer.message
        standing = Standing.DISPUTED if disputed else Standing.CONTRADICTED
        return _of(draft, claim, standing, answer.message, (), against)
    return _of(draft, claim, Standing.UNSUPPORTED, f"nothing on the desk says so of {asked.thing.name}")


def _other_side(asked: Question, known: Sequence[Entry], support: Sequence[Entry]) -> list[Entry]:
    """Of a predicate with one value: the entries that cannot be right if those that bear the claim out are."""
    if not PREDICATES[asked.claim.predicate].single or PREDICATES[asked.claim.predicate].scope:
        return []
    return [
        entry for entry in known
        if any(compare_values(entry.object, other.object) is Agreement.DIFFERENT for other in support)
    ]


def _role_fits(asked: Question, entry: Entry) -> bool:
    """Whether an entry that names the performer says as much as the claim does: the role too, where it has one."""
    return asked.claim.qualifier("character") is None or entry.qualifier("character") is not None


def _misplayed(asked: Question, wrong: Sequence[Misnamed]) -> Misnamed | None:
    """The misnamed performer, role, writer or director of the claim, if one lies in its words."""
    if not isinstance(asked.claim.object, EntityValue):
        return None
    return next(
        (
            one for one in wrong if one.kind is not Kind.UNSEEN_VARIANT
            and any(e.start <= one.at.start and one.at.end <= e.end for e in asked.claim.evidence)
            and _is_of(asked, one)
        ),
        None,
    )


def _is_of(asked: Question, one: Misnamed) -> bool:
    values = (asked.claim.object, asked.claim.qualifier("character"))
    ids = [value.entity for value in values if isinstance(value, EntityValue)]
    return any(
        one.at.start <= s.start and s.end <= one.at.end for i in ids for s in asked.draft.entity(i).mentions
    )


def _of(
    draft: Reading, claim: Claim, standing: Standing, message: str, sources: Iterable[Entry] = (),
    against: Iterable[Entry] = (),
) -> ClaimVerdict:
    value = claim.object
    said = draft.entity(value.entity).name if isinstance(value, EntityValue) else value_in_words(value)
    role = claim.qualifier("character")
    if isinstance(role, EntityValue):
        said += f" as {draft.entity(role.entity).name}"
    return ClaimVerdict(
        object_span(draft, claim) or evidence_span(claim), draft.entity(claim.subject).name, claim.predicate,
        PREDICATES[claim.predicate].label, said, claim.modality, standing, message, sources_of(sources),
        sources_of(against),
    )
