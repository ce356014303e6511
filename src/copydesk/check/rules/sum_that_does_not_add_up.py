"""
## What it flags

Arithmetic of the draft that does not come out: a difference of two ratings ("3.3 points better than the 10.9 percent"
beside 13.3), a comparison or a rise the wrong way round ("slightly higher, at 9.9" after 9.986), a multiple ("more than
doubled, from 6 to 11 percent"), a run from one day to another that lasts longer or shorter, episodes that are left,
parts of so many episodes each, a third of all homes beside 24.9 percent, two days and the time between them ("on May
5, three days after she had left on May 12"), a number before a list that has fewer or more names, works or awards,
"21 + 13 + 14 = 49", and the same in words. Sums are allowed what rounding hides.

## Why it matters

Readers do add up. One of the numbers is wrong, and the headline may rest on it.

## Example

> The finale had 13.3 percent. That was 3.3 points better than the 10.9 percent of the night before.

## Instead

> The finale had 13.3 percent. That was 2.4 points better than the 10.9 percent of the night before.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.counting.adding_up import as_many, counted_seasons, sums_in_prose
from copydesk.check.counting.differences import Miscount, differences, sides
from copydesk.check.counting.durations import durations
from copydesk.check.counting.from_to import from_to
from copydesk.check.counting.listed import lists
from copydesk.check.counting.named_rows import rows_of_names
from copydesk.check.counting.pace import paces
from copydesk.check.counting.remaining import beyond_the_last, parts_of_all, remaining
from copydesk.check.counting.shares import shares
from copydesk.check.counting.sums import additions, directions, multiples, sums_in_words
from copydesk.check.counting.time_told import ages, days_apart, years_apart
from copydesk.check.figures.told import numbers_of
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger
from copydesk.model import Reading

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="S001", name="sum-that-does-not-add-up", severity=Severity.ERROR, since="0.1")


_FINDERS = (
    additions, sums_in_words, differences, sides, directions, multiples, durations, lists, rows_of_names, from_to,
    sums_in_prose, as_many, counted_seasons, days_apart, years_apart, ages, paces,
    shares,
)

#: Those that ask the ledger too, where there is one.
_ASKERS = (remaining, beyond_the_last, parts_of_all)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each sum that does not come out, at the words of its result."""
    numbers = numbers_of(draft)
    for find in _FINDERS:
        for miscount in find(draft, numbers):
            yield _told(draft, miscount)
    for ask in _ASKERS:
        for miscount in ask(draft, ledger, numbers):
            yield _told(draft, miscount)


def _told(draft: Reading, miscount: Miscount) -> Finding:
    return INFO.finding(
        draft, miscount.at.start, miscount.at.end, miscount.message,
        severity=Severity.ERROR if miscount.sure else Severity.WARNING, replacement=miscount.replacement,
    )


RULE = Rule(INFO, check, __doc__ or "")
