"""
## What it flags

A claim that a source made and that was taken back since: the desk corrected or retracted it, or the story itself now
says something else, and nothing that stands on the desk says so any more. An error where somebody at the desk decided
so, a warning where the story was changed.

## Why it matters

A mistake lives on in the stories that were written from it. The finding says who withdrew it, why, and what holds now.

## Example

> Under the Queen's Umbrella ended with episode 14.

## Instead

> Under the Queen's Umbrella ended with episode 16.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.claims.asking import asked_of, retold
from copydesk.check.claims.verdict import Question
from copydesk.check.finding import Finding, Severity
from copydesk.check.places import evidence_span, object_span
from copydesk.check.receipts import sources_of, told_by, value_in_words
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger, Thing, Withdrawal
from copydesk.model import Reading
from copydesk.vocabulary import PREDICATES

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="L006", name="retold-correction", severity=Severity.ERROR, since="0.2", needs_ledger=True)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each claim that was withdrawn, at its value."""
    if ledger is None:
        return
    for asked in asked_of(draft, ledger):
        for question in asked.questions:
            gone = retold(question, ledger)
            if gone is not None:
                yield _finding(draft, question, gone)


def _finding(draft: Reading, question: Question, gone: Withdrawal) -> Finding:
    at = object_span(draft, question.claim) or evidence_span(question.claim)
    label = PREDICATES[question.claim.predicate].label
    now = f"; now {value_in_words(gone.instead)}" if gone.instead is not None else ""
    by = f" by {gone.author}" if gone.decision is not None else ""
    message = (
        f"{question.thing.name}, {label}: {value_in_words(gone.entry.object)} was said by {told_by([gone.entry])} and "
        f"withdrawn{by}: {gone.reason}{now}"
    )
    return INFO.finding(
        draft, at.start, at.end, message, sources=sources_of([gone.entry]),
        severity=Severity.ERROR if gone.decision is not None else Severity.WARNING,
        replacement=gone.instead.name if isinstance(gone.instead, Thing) else None, sure=False,
    )


RULE = Rule(INFO, check, __doc__ or "")
