"""What a run of the checks is to do: which rules, at which severity, with which spellings. Made from a configuration
and what somebody said beside it; says where a word stands that names no rule. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule
from copydesk.check.rules import RULES
from copydesk.check.selection import chosen, one
from copydesk.configuration import Configuration
from copydesk.errors import ConfigError, UsageError

__all__ = ["Plan", "plan"]


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


def plan(
    configuration: Configuration = Configuration(),  # noqa: B008 - frozen, and the same for everybody
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    rules: Sequence[Rule] = RULES,
) -> Plan:
    """What runs. `select` and `ignore`, where given, stand in place of the configuration's.

    Raises UsageError for a word of theirs that names no rule, ConfigError with its line for one of the configuration's.
    """
    for key, words in (("select", configuration.select), ("ignore", configuration.ignore)):
        for word in words:
            try:
                chosen(rules, select=[word])
            except UsageError as error:
                raise ConfigError(error.message, place=configuration.place(key, word), advice=error.advice) from None
    severities = {}
    for word, weight in configuration.severity:
        try:
            severities[one(word, rules).info.code] = Severity(weight)
        except UsageError as error:
            place = configuration.place("severity", word)
            raise ConfigError(error.message, place=place, advice=error.advice) from None
    run = chosen(rules, select=select or configuration.select, ignore=ignore or configuration.ignore)
    return Plan(run, severities, configuration.spellings)
