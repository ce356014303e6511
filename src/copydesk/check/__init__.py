"""Checks a draft against itself and the ledger.

This front has what a check says and what a rule is. `check` is in `check.engine` and the rules are in `check.rules`, so
that whoever shows findings loads no rule.
"""

from __future__ import annotations

from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.check.rule import Rule, RuleInfo

__all__ = ["Finding", "Rule", "RuleInfo", "Severity", "Source", "Suggestion"]
