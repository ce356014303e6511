"""Checks a draft against itself and the ledger. This front only re-exports."""

from __future__ import annotations

from copydesk.check.engine import check
from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.rules import RULES

__all__ = ["RULES", "Finding", "Rule", "RuleInfo", "Severity", "Source", "Suggestion", "check"]
