"""A rating in the headline that the story below does not have, in any scope. Reads the ledger, where there is one, to
tell which of the two is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.agreement import decimal_of
from copydesk.check.figures.against_desk import agrees
from copydesk.check.figures.runs import runs_of
from copydesk.check.figures.told import Bound, Figure, Numbers, as_value
from copydesk.check.places import headline_end
from copydesk.check.works.subjects import Subject, Subjects
from copydesk.ledger.base import Ledger
from copydesk.model import NumberValue, Reading, Span
from copydesk.text.form import Form
from copydesk.text.numbers import NumberKind

__all__ = ["told_nowhere", "unheard_headline", "unheard_milestone"]

#: A percentage of the headline that is no rating, or of another time than the story's.
_ANOTHER = Form(
    r"\b(?:share|approval|stake|sales|revenue|points?|fresh|rotten|from|than|after|since|record|until|despite|past"
    r"|over|nearly|almost|above"
    r"|below|under|about|around|goal|target|hopes?|dreams?|promis\w+|week|month|year|average\w*|mean"
    r"|combined)\b", re.IGNORECASE
)
#: How far apart two figures are at most that may be one, mistaken, as a part of the higher.
_FAR = 0.5


def unheard_headline(
    draft: Reading, ledger: Ledger | None, numbers: Numbers, subjects: Subjects
) -> Iterator[tuple[Span, str, Figure]]:
    """The headline's one figure where the body has none like it, or the body's first where the desk has the headline's
    for just that broadcast: where it stands, why it is marked, and the other one. Raises LedgerError where the ledger
    cannot be read.
    """
    text = draft.document.text
    end = headline_end(text)
    if not end:
        return
    head = [n for n in numbers.all if n.start < end and n.kind is NumberKind.PERCENT]
    body = [f for f in numbers.figures if f.at.start >= end]
    if len(head) != 1 or not body or _ANOTHER.search(text, 0, end):
        return
    if not subjects.tells_of_one:
        return
    own = next((f.airing for f in numbers.figures if f.at.start == head[0].start), None)
    if own is not None and own.episode is not None and own.episode not in {f.airing.episode for f in body}:
        return  # a table's first line
    said = as_value(head[0])
    # What any number of the body rounds to, rating or not, the headline may have from there.
    rest = [n for n in numbers.all if n.start >= end and n.kind is NumberKind.PERCENT]
    if any(agrees(said, as_value(n)) or int(n.value) == head[0].value for n in rest):
        return
    subject = subjects.of(body[0].at) or subjects.only
    if ledger is not None and subject is not None and (wrong := _against_the_desk(draft, ledger, said, body, subject)):
        yield wrong
        return
    first = body[0]
    plain = first.bound is Bound.EXACT and (first.area or "nationwide") == "nationwide" and not first.demographic
    if not plain or first.statistic == "peak" or first.airing.series or not _near(said, first):
        return
    shown, here = decimal_of(said), decimal_of(first.value)
    at = Span(head[0].start, head[0].end)
    yield at, f"the headline has {shown} percent, which the story below has nowhere: it has {here} percent", first


#: "rides off above 20 percent", where nobody says that it is a rating.
_PAST = Form(
    r"\b(?:above|past|over|beyond|topp(?:ed|ing)|tops|cross(?:es|ed|ing)?|br(?:eaks?|oke|eaking)(?:\sthrough)?"
    r"|crack(?:s|ed|ing)?|clear(?:s|ed|ing)?"
    r"|pass(?:es|ed|ing)?|surpass(?:es|ed|ing)?|exceed(?:s|ed|ing)?|smash(?:es|ed|ing)?)\s(?:the\s)?(?P<n>\d{1,2}"
    r"(?:\.\d+)?)"
    r"(?P<mark>\s?%|[\s-]per\s?cent)(?!\s(?:of|share|point|age|more|higher|approval|for|jump|rise|increase))(?!-"
    r"|age)", re.IGNORECASE,
)
_NOT_YET = Form(
    r"\b(?:not|never|no|fail\w*|short|miss\w*|almost|nearly|if|could|may|might|will|would|can|hop\w+|aim\w*|goal"
    r"|target|eye\w*|toward\w*|last|first"
    r"|when|once|why|how|rival|other|dramas|shows|series\sthat|sales|online|share|approval|combined|total|until"
    r"|since|before|after|than|from)\b"
    r"|\?|['’]t\b", re.IGNORECASE,
)
#: So far below the milestone the highest rating may be for it to be that rating's own.
_UNDER = 6.0


def unheard_milestone(draft: Reading, numbers: Numbers, subjects: Subjects) -> Iterator[tuple[Span, str]]:
    """Words of the first sentence that tell of more than any percentage of the draft, in a draft of one show."""
    sentence = numbers.sentence(0)
    text = draft.document.text
    match = _PAST.search(text, sentence.start, sentence.end)
    if match is None or _NOT_YET.search(text, sentence.start, sentence.end) or subjects.only is None:
        return
    if any(match.start("n") == f.at.start for f in numbers.figures) or len(_PAST.findall(text)) > 1:
        return
    rest = [n for n in numbers.all if n.kind is NumberKind.PERCENT and n.start != match.start("n")]
    here = [n for n in rest if sentence.start <= n.start < sentence.end]
    told = [f for f in numbers.figures if f.bound is Bound.EXACT and f.statistic != "share"]
    said = float(match["n"])
    if here or not told or any(n.value >= said for n in rest):
        return
    best = max(told, key=lambda f: f.value.number)
    if 0 < said - best.value.number <= _UNDER:
        high = decimal_of(best.value)
        message = f"no figure below is above {match['n']} percent: {high} is past {int(high)} percent at most"
        yield Span(match.start("n"), match.end("mark")), message


def _against_the_desk(
    draft: Reading, ledger: Ledger, said: NumberValue, body: Sequence[Figure], subject: Subject
) -> tuple[Span, str, Figure] | None:
    """The figure of the body whose day is one on which the desk has the headline's figure and not this one."""
    told = [f for f in body if f.area in (None, "nationwide") and f.statistic != "peak" and not f.demographic]
    told = [f for f in told if f.airing.date is not None and f.bound is Bound.EXACT and not f.airing.series]
    if not told:
        return None
    schedule, rows = runs_of(draft, ledger).of(subject.thing.id)
    for figure in told:
        assert figure.airing.date is not None
        aired = schedule.aired_on(schedule.in_run(figure.airing.date, yearless=figure.airing.yearless))
        mean = [
            r for r in rows if not r.series and r.area in (None, "nationwide") and r.statistic == "average"
            and r.demographic is None and (r.episode in aired or r.date == figure.airing.date)
        ]
        if mean and all(agrees(said, r.value) and not agrees(figure.value, r.value) for r in mean):
            right, wrong = decimal_of(said), decimal_of(figure.value)
            message = f"the headline has {right} percent, and so has the desk for that day, not {wrong}"
            return figure.span, message, figure
    return None


def _near(said: NumberValue, other: Figure) -> bool:
    """Whether two figures may be one, mistaken: some way apart, or of the same digits."""
    one, two = str(decimal_of(said)).replace(".", ""), str(decimal_of(other.value)).replace(".", "")
    apart = abs(said.number - other.value.number)
    return sorted(one) == sorted(two) or one[1:] == two[1:] or apart <= _FAR * max(said.number, other.value.number)


def told_nowhere(figure: Figure, rest: Sequence[Figure]) -> bool:
    """Whether a figure of the headline is no figure of the body, in whichever scope, rounded or cut off."""
    step = 10.0 ** -figure.value.places
    body = [f.value for f in rest if not f.headline]
    return not any(agrees(figure.value, value) or abs(value.number - figure.value.number) < step for value in body)
