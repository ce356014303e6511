"""
## What it flags

Performers and roles that do not belong together: the two exchanged ("Yoo Jin-woo plays Hyun Bin"), a role given to
another performer, or a performer to another role, against the cast that the desk has for a work of the draft. It reads
plain forms of words: "X plays Y", "Y, played by X", "X as Y", "X, as Y,", "Y (X)", "the friend, Y, was X", "the part of
Y went to X", and rows in the same order ("A and B, played by X and Y") of which one pair is right or two are exchanged,
and rows of a cast list ("Y: X", "X – Y"); and, where there is none, how a reader takes the sentence. A draft that names
no title is held against the works of which it names two roles, or one beside its performer. Where the performer has
another role in the same work, either name may be the wrong one: both are underlined, and `--fix` leaves them to a
person. A younger self, a double, a voice, a remake and a role that somebody was only offered are left alone, and so is
a role that the draft itself gives to two, unless it has the role right elsewhere and gives it here to another of that
cast: that is a warning at the role. Warnings are also a role that the desk has in another work only, of a performer who
has one in a work of the draft; a role of whom the draft calls he or she ("As Y in W, she"), where it has named one of
the work's cast by then; a performer and a role of one work left beside each other, or in two sentences of which the
second takes the first one up, where each is another's and the paragraph does not name the role's own performer;
somebody whom the desk has in the casts of other works only, of which the draft does not tell, beside a role or where a
reader has them in a work whose cast the desk knows; a role behind "his" or "her" that is not of the performer whom the
sentence before names last; a performer's name under the rank of the role ("Prince Moon Sang-min", "King Jung-hyun,
played by Kim Jung-hyun"); a sentence that has one performer before the brackets and another in them ("X (Y) and his
boss Z (W)"); a role told by its order in the sentence before ("X is the former, Y the latter"); and somebody said to be
the star of a work whose cast is others', or to be in each of several works, where the desk has them in some and
somebody else, whom the draft does not name, in all.

## Why it matters

The wrong performer is a mistake that everybody in the story notices, and a search for either finds the wrong person.

## Example

> Na Young-hee plays Moh Seul-hee in Queen of Tears.

## Instead

> Lee Mi-sook plays Moh Seul-hee in Queen of Tears.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.finding import Finding, Severity
from copydesk.check.naming import Kind, misnamed, replacement
from copydesk.check.places import in_one_sentence
from copydesk.check.receipts import sources_of
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger
from copydesk.model import Reading, Span

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="R001", name="swapped-roles", severity=Severity.ERROR, since="0.2", needs_ledger=True)

_KINDS = (Kind.SWAPPED, Kind.WRONG_PERFORMER, Kind.WRONG_ROLE, Kind.RANK)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each performer or role at odds with the desk's cast, at the name that is wrong."""
    if ledger is None:
        return
    for wrong in misnamed(draft, ledger):
        if wrong.kind in _KINDS:
            at = wrong.at if wrong.beside is None else _both(draft, wrong.at, wrong.beside)
            right = replacement(draft, wrong)
            if right is not None:
                text = draft.document.text
                right = text[at.start:wrong.at.start] + right + text[wrong.at.end:at.end]
            yield INFO.finding(
                draft, at.start, at.end, wrong.message, severity=wrong.severity,
                sources=sources_of(wrong.receipts), replacement=right, sure=at == wrong.at,
            )


def _both(draft: Reading, one: Span, other: Span) -> Span:
    """From the first of two names to the end of the second, in one sentence; else the first name alone."""
    text = draft.document.text
    low, high = min(one.start, other.start), max(one.end, other.end)
    high += text[low:high].count("(") > text[low:high].count(")") and text[high:high + 1] == ")"
    return Span(low, high) if in_one_sentence(text, one, other) else one


RULE = Rule(INFO, check, __doc__ or "")
