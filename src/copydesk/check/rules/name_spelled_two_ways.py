"""
## What it flags

One person, character or work under two spellings in one draft. A slip ("Hong Ha In" beside "Hong Hae In") is an error
at each place of the rarer spelling; another romanisation or hyphenation of the same name ("Kim Soo-hyun" beside
"Kim Soo Hyun") is a warning. Short forms, hashtags, handles and a spelling given in brackets are left alone, and so are
two near names that the draft itself keeps apart: by their jobs, their roles or their works, as kin, or side by side.
Where only the nearness of the names speaks for a slip the finding is a warning.

## Why it matters

A syllable makes another person. Readers and search engines take two spellings for two people, and one of them is wrong.

## Example

> Hong Hae In is an heiress. In the end Hong Ha In marries the legal director.

## Instead

> Hong Hae In is an heiress. In the end Hong Hae In marries the legal director.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import names
from copydesk.check.finding import Finding, Severity
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.spellings import (
    Spelling,
    apart,
    both_scripts,
    linked,
    part_like,
    same_digits,
    same_letters,
    side_by_side,
    spellings,
)
from copydesk.check.wording import like_name
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading

INFO = RuleInfo(code="N001", name="name-spelled-two-ways", severity=Severity.ERROR, since="0.1")

# Shorter names are a letter away from too many others.
_SHORTEST_PART = 6
_SHORTEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class _Better:
    """The spelling that a rarer one should have: all of `like`, or its last words where the rarer is a short form."""

    like: Spelling
    text: str
    comparison: names.NameComparison


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding at each place of a spelling that has a better one in the draft."""
    del ledger
    forms = sorted(spellings(draft), key=_weight)
    for rank, form in enumerate(forms):
        better = next((b for other in forms[:rank] if (b := _better(draft, form, other))), None)
        better = better or next((b for other in forms[rank + 1:] if (b := _longer(draft, form, other))), None)
        if better is None:
            continue
        slip = better.comparison.relation == names.Relation.SLIP
        severity = Severity.ERROR if slip and _sure(draft, form, better.like) else Severity.WARNING
        for span in form.spans:
            written = draft.document.text[span.start:span.end]
            message = f"“{written}” here, {_elsewhere(better)}: {better.comparison.reason}"
            yield INFO.finding(
                draft, span.start, span.end, message, severity=severity, replacement=like_name(written, better.text)
            )


def _weight(form: Spelling) -> tuple[int, int]:
    """The commonest first; of two as common the one that the draft uses first."""
    return -len(form.spans), form.spans[0].start


def _better(draft: Reading, form: Spelling, other: Spelling) -> _Better | None:
    """Whether `other`, the commoner, is what `form` should be."""
    if form.entity.type != other.entity.type or both_scripts(form.text, other.text):
        return None
    same_entity = form.entity.id == other.entity.id
    if not same_entity and form.entity.type == EntityType.WORK and len(form.text) < _SHORTEST_TITLE:
        return None
    if not same_digits(form.text, other.text) or same_letters(form.text, other.text):
        return None
    if _is_part(form, other) or _is_part(other, form):
        return None
    comparison = names.compare(other.text, form.text)
    text = other.text
    if comparison.relation == names.Relation.DIFFERENT and same_entity:
        part = part_like(form, other)
        if part is None or min(len(part), len(form.text)) < _SHORTEST_PART:
            return None
        comparison, text = names.compare(part, form.text), part
    if comparison.relation not in (names.Relation.SLIP, names.Relation.VARIANT):
        return None
    if side_by_side(draft, form, other) or apart(draft, form, other):
        return None
    return _Better(other, text, comparison)


def _longer(draft: Reading, form: Spelling, other: Spelling) -> _Better | None:
    """A short form follows the full name that it is short for, even where the draft uses the full name less."""
    if form.entity.id != other.entity.id or len(form.words) >= len(other.words):
        return None
    return _better(draft, form, other)


def _is_part(short: Spelling, full: Spelling) -> bool:
    """Whether `short` leaves out words of `full` and changes none: "Hyun Woo", "Katy Saunders", "CLOY"."""
    theirs = {word.casefold() for word in full.words}
    fewer = len(short.words) < len(full.words)
    return (fewer and all(word.casefold() in theirs for word in short.words)) or names.short_of(short.text, full.text)


def _sure(draft: Reading, form: Spelling, other: Spelling) -> bool:
    """Whether more than the nearness of the names says that they are one: the reader, a claim, or their number."""
    if form.entity.id == other.entity.id or linked(draft, form, other):
        return True
    return form.entity.type != EntityType.WORK and len(form.spans) == 1 and len(other.spans) > 1


def _elsewhere(better: _Better) -> str:
    times: Sequence[str] = ("once", "twice")
    count = len(better.like.spans)
    said = times[count - 1] if count <= len(times) else f"{count} times"
    return f"“{better.like.text}” {said} elsewhere"


RULE = Rule(INFO, check, __doc__ or "")
