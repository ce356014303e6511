"""
## What it flags

A person, role or work under another spelling than the house's: the one that most stories on the desk use, or the one
that `spellings` in copydesk.toml lists. Romanisations of one Korean name ("Kim Su-hyeon" for Kim Soo-hyun) and
hyphens count, given names alone, initials and possessives do not. Off by default.

## Why it matters

Readers and search engines take two spellings for two people. A house that spells a name one way is found.

## Example

> Kim Su Hyeon thanked the crew.

## Instead

> Kim Soo-hyun thanked the crew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from copydesk import names
from copydesk.check.finding import Finding, Severity
from copydesk.check.naming.spellings import Spelling, spellings
from copydesk.check.receipts import spelled_so
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.works.known import the_thing
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, Reading

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="N003", name="house-spelling", severity=Severity.WARNING, since="0.2", default=False)

_VARIANT = (names.Relation.SAME, names.Relation.VARIANT)
_PEOPLE = (EntityType.PERSON, EntityType.CHARACTER)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding at each place of a spelling that is not the house's, by the ledger."""
    yield from _check(draft, ledger, ())


def spelled(house: Sequence[str]) -> Callable[[Reading, Ledger | None], Iterator[Finding]]:
    """The check with the house's own list, which wins over the ledger."""
    return lambda draft, ledger: _check(draft, ledger, tuple(house))


def _check(draft: Reading, ledger: Ledger | None, house: tuple[str, ...]) -> Iterator[Finding]:
    for form in spellings(draft):
        wanted, why = _listed(form, house), "the house's list has it so"
        if wanted is None and ledger is not None:
            wanted, why = _on_the_desk(form, ledger)
        if wanted is None or wanted == form.text:
            continue
        for span in form.spans:
            written = draft.document.text[span.start:span.end]
            if written.isupper() and written == wanted.upper():
                continue
            message = f"“{written}”: the house spells it {wanted} ({why})"
            yield INFO.finding(draft, span.start, span.end, message, replacement=wanted)


def _listed(form: Spelling, house: Sequence[str]) -> str | None:
    return next((name for name in house if _same(form, name)), None)


def _on_the_desk(form: Spelling, ledger: Ledger) -> tuple[str | None, str]:
    thing = the_thing(form.entity, ledger) if len(form.words) > 1 else None
    if thing is None or not _same(form, thing.name) or names.is_hangul(form.text):
        return None, ""
    stories = next((count for spelling, count in thing.spellings if spelling == thing.name), 0)
    ours = next((count for spelling, count in thing.spellings if spelling == form.text), 0)
    return (thing.name, spelled_so(stories)) if stories > ours else (None, "")


def _same(form: Spelling, name: str) -> bool:
    """Whether the two are one whole name, spelled alike or not."""
    if names.fold(form.text) == names.fold(name):
        return True
    return form.entity.type in _PEOPLE and len(form.words) > 1 and names.compare(form.text, name).relation in _VARIANT


RULE = Rule(INFO, check, __doc__ or "", spelled)
