"""
## What it flags

A name that is a slip away from somebody or something on the desk to whom the draft's other facts point: the performer
of a role that it names, the director of a work, a person named beside the work, a title beside its cast, a name in
Hangul in brackets. "Kim Ji-woon" is somebody; beside Hong Hae-in of Queen of Tears it is Kim Ji-won. A stranger who
merely has a near name is left alone, and so are two near names that the draft itself has side by side. A spelling of
a real person that no story on the desk uses, where several agree on another, is a warning; so is a name that only its
paragraph, or a draft about one work, ties to somebody of the work, where a reader has its bearer in a part of it; and
a name a letter away that sounds like another, where more than one of the work's names stands beside it, or one in a
draft about that work alone. Where a reader has a bearer in the very part that the desk gives to another of much the
same name ("Tae-eun" for Tae-in), that is a warning too; so is one whom a reader is sure to be of a cast and whose
given name is a syllable off that of one of it whom the draft does not name; so is such a name beside the role's
performer and nobody else, and one of the role of whom the draft calls he or she ("In W she was Y"); and a company
that the desk does not know and that is a letter off one that it has for a work or a person of the draft. A title that
is a heading goes with the paragraph below it.

A name of nobody on the desk that is a slip for somebody whom it ties to a work or a person of the draft in another way
(kin, partners, those who turned a part down) is a warning; so is the name that opens a biography whose headline is
another person's.

A title that stands for another's is a warning: its words' role, day, rating or number of episodes are all of another
work, or of another season ("all six episodes of W 2 arrive on June 27" of W 3), and none is of the one that is named.
So is what a title in Hangul is said to mean, or what stands before it where it is in brackets, where that is a word
away from a title of the work ("재벌집 막내아들, literally The Chaebol's Eldest Son"), or another word than the desk's;
Hangul a syllable off a title of the draft, beside it without brackets or by itself; a headline's title with another
word than the story's, or the other way round; a long title that lacks one word ("When Life Gives Tangerines") or has
another number; another word in one of two titles under which a draft has a work, or in a title of five words
that shares the network; a name that a word of the craft makes a writer's or director's and that is one syllable, or
the order of two, off the work's; a performer whose name is near that of a guest of the work; and a season's director
or writer who is another season's ("the second season of W, directed by X").

## Why it matters

A spelling check cannot see it: one letter makes another real person. Cast and crew around the name can.

## Example

> Hong Hae-in, played by Kim Ji-woon, has the last word in Queen of Tears.

## Instead

> Hong Hae-in, played by Kim Ji-won, has the last word in Queen of Tears.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.check.finding import Finding, Severity
from copydesk.check.naming import (
    Kind,
    Misnamed,
    miscalled,
    misglossed,
    misheaded,
    misnamed,
    mistitled,
    mistranslated,
    of_another_season,
    put_for_another,
    replacement,
    tied_otherwise,
)
from copydesk.check.places import between
from copydesk.check.receipts import sources_of
from copydesk.check.rule import Rule, RuleInfo
from copydesk.ledger.base import Ledger
from copydesk.model import Reading

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="N002", name="unknown-spelling", severity=Severity.ERROR, since="0.2", needs_ledger=True)

_KINDS = (Kind.SPELLING, Kind.UNSEEN_VARIANT)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each name that is a slip for one of the desk's, at the name."""
    if ledger is None:
        return
    people = [wrong for wrong in misnamed(draft, ledger) if wrong.kind in _KINDS]
    titles = (*mistitled(draft, ledger), *put_for_another(draft, ledger), *mistranslated(draft, ledger))
    makers = of_another_season(draft, ledger)
    taken = [wrong.at for wrong in people]
    others = (w for w in tied_otherwise(draft, ledger) if not any(between(w.at, at) < 0 for at in taken))
    rest = (*misheaded(draft), *misglossed(draft, ledger), *titles, *miscalled(draft, ledger), *makers)
    for wrong in (*people, *others, *rest):
        yield _finding(draft, wrong)


def _finding(draft: Reading, wrong: Misnamed) -> Finding:
    return INFO.finding(
        draft, wrong.at.start, wrong.at.end, wrong.message, severity=wrong.severity,
        sources=sources_of(wrong.receipts), replacement=replacement(draft, wrong),
    )


RULE = Rule(INFO, check, __doc__ or "")
