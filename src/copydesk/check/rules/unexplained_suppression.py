"""
## What it flags
A comment that tells a check to be quiet and gives no reason. Such a comment has no effect: what it was to silence is
reported as if it were not there.

## Why it matters
Whoever reads the draft next, and whoever corrects it a year later, has to know whether the desk looked into it or was
in a hurry. A reason takes a line, once.

## Example
> `<!-- copydesk: ignore L001 -->`

## Instead
> `<!-- copydesk: ignore L001 because the agency confirmed the new date by telephone -->`
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.suppressions import HOW, suppressions
from copydesk.ledger.base import Ledger
from copydesk.model import Reading

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="C001", name="unexplained-suppression", severity=Severity.WARNING, since="0.1")


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each comment that is understood and says no reason, at the comment."""
    for suppression in suppressions(draft.document):
        if suppression.understood and not suppression.reason:
            said = f"no reason is given, so nothing is ignored: write {HOW}"
            yield INFO.file_finding(draft, suppression.place, said)


RULE = Rule(INFO, check, __doc__)
