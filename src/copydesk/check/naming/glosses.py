"""Hangul set beside a name of a draft that is not, but nearly, how the desk has that name. Pure but for the ledger that
it asks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from copydesk import names
from copydesk.check.finding import Severity
from copydesk.check.naming.misnamed import Kind, Misnamed
from copydesk.check.places import in_one_sentence
from copydesk.check.receipts import by_whom
from copydesk.check.works.known import spellings_of, the_thing
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Reading, Span
from copydesk.names.hangul import decompose
from copydesk.text.form import Form

__all__ = ["misglossed"]

_GLOSS = Form(r"\s*[(（]\s*(?:[Kk]orean:?\s*)?([가-힣][가-힣0-9 ·:,\-]*[가-힣0-9]|[가-힣])\s*[)）;,]")
#: The other way round: "펜트하우스 (The Penthouse)".
_GLOSSED = Form(r"(?<![가-힣])([가-힣](?:[가-힣0-9 ·:,\-]*[가-힣0-9])?)['’”\"]?\s*[(（]\s*['‘“\"]?$")
_HANGUL = Form("[가-힣]")
#: A name in Hangul by itself; behind a bracket it is the gloss of what stands before that.
_ALONE = Form(r"(?<![가-힣(（])[가-힣](?:[가-힣0-9 ·:\-]*[가-힣0-9])?(?![가-힣])")
#: Without brackets: "the Korean title of The Penthouse, 펜트하우스, is", "The Penthouse: 펜트하우스".
_BESIDE = Form(
    r"['’”\"]?(?:,|:|\s[–—])?\s+(?:(?:is|was|or|in\s+(?:Korean|Hangul)|called|written|spelled|the\s+Korean\s+title)[,:]?\s+){0,3}['‘“\"]?"
    r"([가-힣][가-힣0-9 ]*[가-힣0-9])"
)
#: The fewest syllables of a name in Hangul that is known without brackets, of one in another sentence than its work,
#: and of a person's.
_LONG, _LONGER, _WHOLE = 4, 6, 3
_GLOSS_END = Form(r"['’”\"]?\s*[)）;,]")


def misglossed(draft: Reading, ledger: Ledger) -> Iterator[Misnamed]:
    """Each name in Hangul that is a slip for how the desk has the name beside it: one of the two is in brackets.

    Raises LedgerError where the ledger cannot be read.
    """
    text = draft.document.text
    if _HANGUL.search(text) is None:
        return
    found: set[Span] = set()
    for entity in draft.entities:
        thing = the_thing(entity, ledger)
        known = [s for s in spellings_of(thing) if names.is_hangul(s)] if thing is not None else []
        for span in entity.mentions if known else ():
            match = _GLOSS.match(text, span.end) or _before_it(text, span) or _BESIDE.match(text, span.end)
            if thing is None or match is None or any(names.fold(match[1]) == names.fold(s) for s in known):
                continue
            if match.re is _BESIDE.compiled and (ledger.find(match[1]) or len(names.fold(match[1])) < _LONG):
                continue
            best = min(known, key=lambda s: names.letters_apart(match[1], s))
            apart = names.letters_apart(match[1], best, 2)
            if apart > 1 or len(names.fold(best)) < 3:
                continue
            entries, message = _said(ledger, thing, best, match[1])
            at = Span(match.start(1), match.end(1))
            if at not in found:
                found.add(at)
                severity = Severity.WARNING if match.re is _BESIDE.compiled else Severity.ERROR
                yield Misnamed(Kind.SPELLING, at, message, severity, entries, best)
    yield from _by_themselves(draft, ledger, found)


def _by_themselves(draft: Reading, ledger: Ledger, found: Collection[Span]) -> Iterator[Misnamed]:
    """Names in Hangul that stand beside no other, but for those `found`: "Those who look W up should paste in …"."""
    text = draft.document.text
    alone = [Span(*m.span()) for m in _ALONE.finditer(text) if len(names.fold(m[0])) >= _WHOLE]
    alone = [at for at in alone if not any(at.start < o.end and o.start < at.end for o in found)]
    alone = [at for at in alone if not ledger.find(text[at.start:at.end])]
    things = [(e, t) for e in draft.entities if alone and (t := the_thing(e, ledger)) is not None]
    for at in alone:
        written = text[at.start:at.end]
        near = {
            best: thing for entity, thing in things for best in spellings_of(thing)
            if names.is_hangul(best) and _is_slip(written, best)
            and (len(names.fold(best)) >= _LONGER or any(in_one_sentence(text, at, m) for m in entity.mentions))
        }
        if len({thing.id for thing in near.values()}) == 1:
            best, thing = next(iter(near.items()))
            entries, message = _said(ledger, thing, best, written)
            yield Misnamed(Kind.SPELLING, at, message, Severity.WARNING, entries, best)


def _is_slip(written: str, known: str) -> bool:
    """Whether one name in Hangul is another with one syllable otherwise; in a short one a letter of it."""
    ours, theirs = names.fold(written), names.fold(known)
    unequal = [(x, y) for x, y in zip(ours, theirs, strict=False) if x != y]
    if len(ours) != len(theirs) or len(unequal) != 1 or not all(map(names.is_hangul, unequal[0])):
        return False
    return len(theirs) >= _LONGER or sum(x != y for x, y in zip(*map(decompose, unequal[0]), strict=True)) == 1


def _said(ledger: Ledger, thing: Thing, best: str, written: str) -> tuple[tuple[Entry, ...], str]:
    """What the desk has of a thing, and that its name in Hangul is another."""
    entries = tuple(e for e in ledger.entries(subject=thing.id) if e.subject.id == thing.id)[:1]
    entries = entries or ledger.entries(object=thing.id)[:1]
    return entries, f"{thing.name} in Hangul is {best}{by_whom(entries)}, not {written}"


def _before_it(text: str, at: Span) -> re.Match[str] | None:
    """The Hangul to which the name in brackets is the gloss."""
    return _GLOSSED.search(text, max(0, at.start - 60), at.start) if _GLOSS_END.match(text, at.end) else None
