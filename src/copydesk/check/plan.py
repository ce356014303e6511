"""What a run of the checks is to do: which rules, at which severity, with which spellings. Made from a configuration
and what somebody said beside it; says where a word stands that names no rule. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.check.finding import Severity
from copydesk.check.rule import Plan, Rule
from copydesk.check.selection import chosen, one
from copydesk.configuration import Configuration
from copydesk.errors import ConfigError, UsageError

__all__ = ["plan"]


def plan(
    rules: Sequence[Rule],
    configuration: Configuration,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Plan:
    """Which of `rules` run, and how. `select` and `ignore`, where given, stand in place of the configuration's.

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
