"""Runs the rules over one draft. Decides order and drops repeats; knows nothing of what a rule looks for."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.check.finding import Finding
from copydesk.check.rule import Rule
from copydesk.check.rules import RULES
from copydesk.ledger.base import Ledger
from copydesk.model import Reading

__all__ = ["check"]


def check(draft: Reading, ledger: Ledger | None, rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """Every finding of the rules, sorted by start, end and code; one at most for a place and code.

    `rules` are those that somebody selected; None runs those that are on by default.

    Rules that need a ledger are skipped where `ledger` is None. Raises LedgerError where the ledger cannot be read.
    """
    findings: dict[tuple[int, int, str], Finding] = {}
    chosen = [rule for rule in RULES if rule.info.default] if rules is None else rules
    for rule in chosen:
        if ledger is None and rule.info.needs_ledger:
            continue
        for finding in rule.check(draft, ledger):
            findings.setdefault((finding.start, finding.end, finding.code), finding)
    return tuple(findings[place] for place in sorted(findings))
