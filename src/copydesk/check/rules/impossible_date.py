"""
## What it flags

A day that no calendar has: June 31, February 30, or February 29 of a year that is no leap year.

## Why it matters

Nobody can come on June 31. The date is a slip for a neighbour, and only the source can say for which.

## Example

> The film opens on June 31, 2024.

## Instead

> The film opens on June 30, 2024.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.dates import MONTH_NAMES
from copydesk.ledger.base import Ledger
from copydesk.model import Reading
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="D003", name="impossible-date", severity=Severity.ERROR, since="0.1")

_SHORT_MONTH = r"(?P<month>Feb(?:ruary|\.)?|Apr(?:il|\.)?|June?\.?|Sept?(?:ember|\.)?|Nov(?:ember|\.)?)"
_LATE = r"(?P<day>29|30|31)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
_FORMS = (
    # "June 31, 2024", "June 28-31"; not "by June 31 episodes had aired"
    Form(
        rf"\b{_SHORT_MONTH}\s+(?:\d{{1,2}}\s?[-–]\s?)?{_LATE}(?![\w:%])(?![.,]\d)"
        rf"(?!\s+(?:percent|per\s+cent|episodes?|people|points?|million|billion|years?|days?|of\s+the|minutes?)\b){_YEAR}"
    ),
    Form(rf"(?<![\w.,:-]){_LATE}\s+(?:of\s+)?{_SHORT_MONTH}(?!\w){_YEAR}"),
    Form(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>02|04|06|09|11)-(?P<day>29|30|31)\b"),
)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each day that its month does not have, at the date's words."""
    del ledger
    text = draft.document.text
    names = [span for entity in draft.entities for span in entity.mentions]
    for form in _FORMS:
        for match in form.finditer(text):
            month, day = _month(match["month"]), int(match["day"])
            year = int(match["year"]) if match["year"] else None
            last = 29 if year is None and month == 2 else calendar.monthrange(year or 2000, month)[1]
            # A title may have any date in it.
            if day <= last or any(span.start < match.end() and match.start() < span.end for span in names):
                continue
            which = f"{MONTH_NAMES[month - 1]} {year}" if month == 2 and year is not None else MONTH_NAMES[month - 1]
            yield INFO.finding(draft, match.start(), match.end(), f"{which} has no day {day}: its last is {last}")


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return next(number for number, name in enumerate(MONTH_NAMES, 1) if name.startswith(written[:3]))


RULE = Rule(INFO, check, __doc__ or "")
