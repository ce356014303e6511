"""A rating in the headline that the story below does not have, in any scope. Reads the ledger, where there is one, to
tell which of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.agreement import decimal_of
from copydesk.check.figures import Bound, Figure, Numbers
from copydesk.check.ratings import agrees
from copydesk.check.subjects import Subjects
from copydesk.check.weighing import runs_of
from copydesk.ledger.base import Ledger
from copydesk.model import EntityType, NumberValue, Reading, Span
from copydesk.text.numbers import NumberKind
from copydesk.text.segment import BlockKind

__all__ = ["unheard_headline"]

#: A percentage of the headline that is no rating, or of another time than the story's.
_ANOTHER = re.compile(
    r"\b(?:share|approval|stake|sales|revenue|points?|fresh|rotten|from|than|after|since|record|until|despite|past|over|nearly|almost|above"
    r"|below|under|about|around|goal|target|hopes?|dreams?|promis\w+|week|month|year|average\w*|mean"
    r"|combined)\b", re.IGNORECASE
)
#: A figure of the body whose words make it that of another day.
_FAR = 0.5


def unheard_headline(
    draft: Reading, ledger: Ledger | None, numbers: Numbers, subjects: Subjects
) -> Iterator[tuple[Span, str, Figure]]:
    """The headline's one figure where the body has none like it, or the body's first where the desk has the headline's
    for just that broadcast: where it stands, why it is marked, and the other one. Raises LedgerError where the ledger
    cannot be read.
    """
    blocks = numbers.cut.blocks
    if len(blocks) < 2 or blocks[0].kind is not BlockKind.HEADLINE:
        return
    text, end = draft.document.text, blocks[0].end
    head = [n for n in numbers.all if n.start < end and n.kind is NumberKind.PERCENT]
    body = [f for f in numbers.figures if f.at.start >= end]
    if len(head) != 1 or not body or _ANOTHER.search(text, blocks[0].start, end):
        return
    if len({s.casefold() for s in (e.name for e in draft.entities if e.type is EntityType.WORK)}) != 1:
        return
    said = NumberValue(head[0].value, "percent", head[0].places)
    # What any number of the body rounds to, rating or not, the headline may have from there.
    rest = [n for n in numbers.all if n.start >= end and n.kind is NumberKind.PERCENT]
    if any(agrees(said, NumberValue(n.value, "percent", n.places)) or int(n.value) == head[0].value for n in rest):
        return
    first = body[0]
    plain = first.bound is Bound.EXACT and (first.area or "nationwide") == "nationwide" and not first.demographic
    if not plain or first.statistic == "peak" or first.airing.series or not _near(said, first):
        return
    shown = f"{decimal_of(said)} percent"
    here = f"{decimal_of(first.value)} percent"
    subject = subjects.of(first.at) or subjects.only
    if ledger is not None and subject is not None:
        schedule, rows = runs_of(draft, ledger).of(subject.thing.id)
        had = [row for row in rows if agrees(said, row.value)]
        days = {first.airing.date} - {None}
        if any(row.date in days or (row.episode is not None and days & schedule.days_of(row.episode)) for row in had):
            yield first.span, f"the headline has {shown}, the story {here}: the desk has {shown} for that day", first
            return
    at = Span(head[0].start, head[0].end)
    yield at, f"the headline has {shown}, which the story below has nowhere: it has {here}", first


def _near(said: NumberValue, other: Figure) -> bool:
    """Whether two figures may be one, mistaken: some way apart, or of the same digits."""
    one, two = str(decimal_of(said)).replace(".", ""), str(decimal_of(other.value)).replace(".", "")
    apart = abs(said.number - other.value.number)
    return sorted(one) == sorted(two) or one[1:] == two[1:] or apart <= _FAR * max(said.number, other.value.number)
