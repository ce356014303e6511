"""What a rule is, and how its page is written down. A rule is one module of `rules/`; it may not know other rules."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.ledger.base import Ledger
from copydesk.model import Reading, Span

__all__ = ["PAGE_HEADINGS", "Plan", "Rule", "RuleInfo"]

#: The sections of a rule's page, in order: its module's docstring holds each as a `## ` heading.
PAGE_HEADINGS = ("What it flags", "Why it matters", "Example", "Instead")


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule's identity. `code` never changes once released; `name` says what is flagged, never the cure.

    `severity` is the gravest that the rule gives; `since` the version it came with. A rule that `needs_ledger` is
    skipped where there is none. A rule whose `default` is False runs only where a person selects it.
    """

    code: str
    name: str
    severity: Severity
    since: str
    needs_ledger: bool = False
    default: bool = True

    def finding(
        self,
        draft: Reading,
        start: int,
        end: int,
        message: str,
        *,
        severity: Severity | None = None,
        sources: tuple[Source, ...] = (),
        replacement: str | None = None,
        sure: bool = True,
    ) -> Finding:
        """A finding of this rule at `start:end` of the draft's text, with a replacement for just these words.

        `sure` is False where that is one way of several to put it right, so that `--fix` leaves it to a person.
        """
        quote = draft.document.text[start:end]
        fixes = () if replacement is None or replacement == quote else (Suggestion(start, end, replacement, sure),)
        return Finding(self.code, self.name, severity or self.severity, message, start, end, quote, sources, fixes)

    def file_finding(self, draft: Reading, place: Span, message: str) -> Finding:
        """A finding at `place` of the file as given, which is no part of the draft's text."""
        quote = draft.document.given[place.start : place.end]
        return Finding(self.code, self.name, self.severity, message, place.start, place.end, quote, in_file=True)


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: `check(draft, ledger)` yields its findings in any order. `page` is the module's docstring.

    A rule that needs the house's own list of names as it writes them (`spellings` in copydesk.toml) has `spelled`: that
    list to a check, which runs in place of `check` where there is such a list.
    """

    info: RuleInfo
    check: Callable[[Reading, Ledger | None], Iterator[Finding]]
    page: str
    spelled: Callable[[tuple[str, ...]], Callable[[Reading, Ledger | None], Iterator[Finding]]] | None = None

    def section(self, heading: str) -> str:
        """The text under a heading of the page, without empty lines around it. Raises KeyError where there is none."""
        parts = re.split(r"^## (.+)$", inspect.cleandoc(self.page), flags=re.MULTILINE)[1:]
        return dict(zip(parts[::2], parts[1::2], strict=True))[heading].strip()


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules that run, in the order of their codes; `severities` by code wins over a rule's own."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    spellings: tuple[str, ...] = ()

    def weighed(self, finding: Finding) -> Finding:
        """The finding at the severity that the plan gives its code."""
        wanted = self.severities.get(finding.code)
        return finding if wanted is None else replace(finding, severity=wanted)
