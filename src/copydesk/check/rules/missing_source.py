"""
## What it flags

A rating without the company that measured it, in a draft that names none, and a report without the outlet that made it
("reportedly", "according to reports"). Off unless somebody selects it: `copydesk check --select missing-source`.

## Why it matters

Nielsen Korea and TNmS differ by up to two points for one episode, and "reports say" is no source.

## Example

> The finale drew 20.3 percent nationwide. The pair are reportedly in talks for another drama.

## Instead

> The finale drew 20.3 percent nationwide, TNmS said. The pair are in talks for another drama, Star News reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.check.figures.scope_words import company_of
from copydesk.check.figures.told import Bound, numbers_of
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="S002", name="missing-source", severity=Severity.WARNING, since="0.1", default=False)

_REPORT = Form(
    r"""\b(?:reportedly|allegedly|rumou?red\sto|is\ssaid\sto|are\ssaid\sto|it\s(?:is|was|has\sbeen)\s(?:reported
        |said|rumou?red)\sthat|"""
    r"""according\sto\s(?:(?:media|news|multiple|several|various|local|industry|Korean)\s)*(?:reports?|sources?
        |insiders?|officials?|media|outlets?)|"""
    r"""(?:media|news|multiple|several|local)\s(?:reports|outlets)\s(?:say|said|claim\w*|suggest\w*|reported)
        |(?:sources|insiders|reports)\s(?:say|said|claim\w*))\b""",
    re.IGNORECASE | re.VERBOSE,
)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """At most one finding on ratings, at the first; one for each report whose sentence names no outlet or person."""
    del ledger
    text = draft.document.text
    numbers = numbers_of(draft)
    if company_of(text) is None:
        exact = [f for f in numbers.figures if f.bound is Bound.EXACT and not f.headline]
        if exact:
            span = exact[0].span
            more = f", nor of the {len(exact) - 1} after it" if len(exact) > 1 else ""
            yield INFO.finding(draft, span.start, span.end, f"no company is named that measured this rating{more}")
    who = [s for e in draft.entities if e.type in (EntityType.ORGANIZATION, EntityType.PERSON) for s in e.mentions]
    outlets = [s for e in draft.entities if e.type is EntityType.ORGANIZATION for s in e.mentions]
    for match in _REPORT.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        named = outlets if match[0].lower().startswith(("report", "alleg", "rumo", "is", "are", "it")) else who
        if any(sentence.start <= s.start < sentence.end and _speaks(text, s.start, s.end) for s in named):
            continue
        yield INFO.finding(draft, match.start(), match.end(), "no outlet is named for this report")


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a name is that of who says it: beside "according to", "told", "reported"."""
    before, behind = text[max(0, start - 24):start], text[end:end + 24]
    return bool(
        re.search(r"""\b(?:according\sto|told|by|reported\sby|citing|to)\s(?:the\s|outlet\s
        |daily\s)*$""", before, re.IGNORECASE)
        or re.match(r"""['’s]*\s(?:\w+\s)?(?:said|says|reported|reports|wrote|revealed|confirmed|quoted
        |announced)\b""", behind)
    )


RULE = Rule(INFO, check, __doc__ or "")
