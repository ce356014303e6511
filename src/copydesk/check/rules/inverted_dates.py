"""
## What it flags

A work that ends before it begins, by the dates of the draft itself. Where the draft leaves a year out, only if no year
makes sense of the two: within ten months of each other and, of what is told as past, not after publication. That is a
warning. Drafts that tell several premieres or finales of one work (seasons, parts) are left alone.

## Why it matters

One of the two dates is wrong, most often by its month or year, and whoever copies the run copies the mistake.

## Example

> The drama ran from February 24, 2016, to January 14, 2016.

## Instead

> The drama ran from February 24, 2016, to April 14, 2016.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from copydesk.check.claims.verdict import ASKED
from copydesk.check.finding import Finding, Severity
from copydesk.check.places import evidence_span, object_span
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.wording import date_in_words
from copydesk.ledger.base import Ledger
from copydesk.model import Claim, DateValue, Modality, Reading
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="D002", name="inverted-dates", severity=Severity.ERROR, since="0.1")

_LONGEST_RUN = timedelta(days=300)
#: These make one of the two days another version's: "The original ended in 2016. The remake began in 2018."
_ANOTHER_VERSION = Form(
    r"\b(?:remakes?|remade|versions?|original|adaptations?|seasons?|sequels?|prequels?|spin-?offs?|reruns?|"
    r"Japanese|Chinese|American|Turkish|Thai|Taiwanese)\b", re.IGNORECASE,
)
_DATE = Form(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each work whose last day is before its first, at the last day."""
    del ledger
    for work in draft.entities:
        claims = [c for c in draft.claims if c.subject == work.id and c.modality in ASKED and c.evidence]
        starts, ends = ([c for c in claims if c.predicate == name] for name in ("start_date", "end_date"))
        if len(starts) != 1 or len(ends) != 1:
            continue
        start, end = starts[0], ends[0]
        first, last = _date(start), _date(end)
        if first is None or last is None or not _before(last, first) or _of_two_versions(draft, start, end):
            continue
        years = _writes_year(draft, start, first) and _writes_year(draft, end, last)
        if not years and _some_year_fits(draft, start, end, first, last):
            continue
        span = object_span(draft, end) or evidence_span(end)
        message = f"{work.name} ends on {date_in_words(last)}, before it begins on {date_in_words(first)}"
        severity = Severity.ERROR if years else Severity.WARNING
        yield INFO.finding(draft, span.start, span.end, message, severity=severity)


def _of_two_versions(draft: Reading, start: Claim, end: Claim) -> bool:
    """Whether the days stand in two sentences, and words there tell of another version of the work."""
    mine, theirs = start.evidence[0], end.evidence[0]
    if mine.start < theirs.end and theirs.start < mine.end:
        return False
    said = draft.document.text[min(mine.start, theirs.start):max(mine.end, theirs.end)]
    return _ANOTHER_VERSION.search(said) is not None


def _date(claim: Claim) -> str | None:
    value = claim.object
    return value.date if isinstance(value, DateValue) and _DATE.fullmatch(value.date) else None


def _before(a: str, b: str) -> bool:
    shared = min(len(a), len(b))
    return a[:shared] < b[:shared]


def _writes_year(draft: Reading, claim: Claim, day: str) -> bool:
    span = object_span(draft, claim)
    return span is not None and day[:4] in draft.document.text[span.start:span.end]


def _some_year_fits(draft: Reading, start: Claim, end: Claim, first: str, last: str) -> bool:
    """Whether the two days make a run in the years around those that the reader took them to be in, or, of a day
    without a year, around the year that is written of the other.
    """
    if len(first) != 10 or len(last) != 10:
        return True
    latest = date.max
    if end.modality == Modality.ASSERTED and len(draft.document.published or "") == 10:
        latest = date.fromisoformat(draft.document.published or "") + timedelta(days=1)
    first_years, last_years = [*_years_around(first)], [*_years_around(last)]
    if _writes_year(draft, end, last):
        first_years += _years_around(last[:4] + first[4:])
    elif _writes_year(draft, start, first):
        last_years += _years_around(first[:4] + last[4:])
    runs = product(first_years, last_years)
    return any(timedelta(0) <= stop - start <= _LONGEST_RUN and stop <= latest for start, stop in runs)


def _years_around(day: str) -> Iterator[date]:
    for step in (-1, 0, 1):
        try:
            yield date.fromisoformat(f"{int(day[:4]) + step:04d}{day[4:]}")
        except ValueError:
            continue


RULE = Rule(INFO, check, __doc__ or "")
