"""Every check, in the order of their codes. A new one is its module, one import and one line here."""

from __future__ import annotations

from copydesk.check.rule import Rule
from copydesk.check.rules import (
    contradicted_number,
    contradicted_value,
    house_spelling,
    impossible_date,
    inconsistent_number,
    inverted_dates,
    lost_hedge,
    misdated_episode,
    mismatched_weekday,
    missing_source,
    name_spelled_two_ways,
    past_as_future,
    retold_correction,
    sum_that_does_not_add_up,
    swapped_roles,
    unexplained_suppression,
    unknown_spelling,
    unsupported_claim,
    unsupported_superlative,
    unused_suppression,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    unexplained_suppression.RULE,
    unused_suppression.RULE,
    mismatched_weekday.RULE,
    inverted_dates.RULE,
    impossible_date.RULE,
    past_as_future.RULE,
    misdated_episode.RULE,
    contradicted_value.RULE,
    contradicted_number.RULE,
    unsupported_superlative.RULE,
    lost_hedge.RULE,
    unsupported_claim.RULE,
    retold_correction.RULE,
    name_spelled_two_ways.RULE,
    unknown_spelling.RULE,
    house_spelling.RULE,
    swapped_roles.RULE,
    sum_that_does_not_add_up.RULE,
    missing_source.RULE,
    inconsistent_number.RULE,
)
