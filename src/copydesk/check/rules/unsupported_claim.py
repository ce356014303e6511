"""
## What it flags

A claim that nothing on the desk says: neither that it is so nor that it is not. Off by default: select it for a draft
whose every claim has to have a source.

## Why it matters

What nobody else has said is either news or a mistake. A copy editor asks the writer for the source.

## Example

> Queen of Tears was filmed in Jeju.

## Instead

> Queen of Tears was filmed in Potsdam.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.claims.claim_verdict import Standing
from copydesk.check.claims.claim_verdicts import verdicts
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger
from copydesk.model import Modality, Reading

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(
    code="L005", name="unsupported-claim", severity=Severity.INFO, since="0.2", needs_ledger=True, default=False
)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each claim without a source, at its value."""
    if ledger is None:
        return
    for verdict in verdicts(draft, ledger):
        said = verdict.modality in (Modality.ASSERTED, Modality.PLANNED, Modality.REPORTED)
        if verdict.standing is Standing.UNSUPPORTED and said:
            message = f"{verdict.subject}, {verdict.label}: {verdict.value}: {verdict.message}"
            yield INFO.finding(draft, verdict.at.start, verdict.at.end, message)


RULE = Rule(INFO, check, __doc__ or "")
