"""
## What it flags
A comment to Copydesk that does nothing: it names a check that there is none of, it is not written as such comments are,
or the checks that it names find nothing where it stands.

## Why it matters
A comment that outlives its reason goes on to hide the next mistake in the same paragraph. One with a slip in it hides
nothing, and whoever wrote it thinks that it does.

## Example
> `<!-- copydesk: ignore L0O1 because the agency confirmed it -->`

## Instead
> `<!-- copydesk: ignore L001 because the agency confirmed it -->`, or no comment where nothing is found any more
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.suppressions import HOW, suppressions
from copydesk.ledger.base import Ledger
from copydesk.model import Reading

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="C002", name="unused-suppression", severity=Severity.INFO, since="0.1")


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each comment that is no suppression at all, at the comment.

    What a comment silences only the engine knows: it makes the findings on those that silence nothing.
    """
    for suppression in suppressions(draft.document):
        if not suppression.understood:
            yield INFO.file_finding(draft, suppression.place, f"this says nothing to Copydesk: write {HOW}")


RULE = Rule(INFO, check, __doc__)
