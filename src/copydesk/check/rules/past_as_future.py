"""
## What it flags

What was over when the draft is published, told as still to come: "upcoming" or "will premiere" of a show that the desk
knows to have begun, "will end" of one that has ended. And the reverse: a ranking "as of February 2020" with a show that
began in March, and two days of one sentence of which the first, told as past, would come after publication. Only drafts
that know their day of publication are looked at; seasons, specials, reruns and other countries are left alone.

## Why it matters

A file written before the premiere and published after it tells readers that nobody looked.

## Example

> Kim Hye-soo leads tvN's upcoming drama Under the Queen's Umbrella. (published four days after the premiere)

## Instead

> Kim Hye-soo leads tvN's new drama Under the Queen's Umbrella.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from copydesk import dates
from copydesk.check.figures.runs import Runs, runs_of
from copydesk.check.figures.told import Numbers, numbers_of
from copydesk.check.figures.weighing import weighed
from copydesk.check.finding import Finding, Severity
from copydesk.check.receipts import sources_of, told_by
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.wording import day_in_words
from copydesk.check.works.subjects import Subjects, subjects_of
from copydesk.dates import MONTH_NAMES
from copydesk.dates.tense import Tense, near
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import Reading, Span
from copydesk.text.form import Form

__all__ = ["INFO", "RULE", "check"]

INFO = RuleInfo(code="D004", name="past-as-future", severity=Severity.ERROR, since="0.1")

_UPCOMING = Form(
    r"\b(?P<word>upcoming|forthcoming|soon-to-(?:air|premiere|be-released|debut)|yet-to-(?:air|premiere))\s"
    r"""(?P<kind>(?:(?!season|episode|finale|special|sequel|spin|remake|musical|second|third|film
        |movie)[\w'’-]+\s){0,6})[\"“‘']?$""",
    re.IGNORECASE | re.VERBOSE,
)
_STARTS = r"""premieres?|air|debut|begin|start|launch|open|kick\soff|be\sreleased|go\son\sthe\sair
        |make\sits\s(?:debut|premiere)"""
_ENDS = r"""end|wrap\sup|conclude|finish|bow\sout|close|come\sto\san\send|air\sits\s(?:finale|last\sepisode
        |final\sepisode)"""
_WILL = Form(
    rf"""\b(?P<will>will(?:\s(?:finally|soon|also|officially))?|(?:is|are)\s(?:set|slated|scheduled|due|expected
        |about)\sto)\s"""
    rf"(?:(?P<starts>{_STARTS})|(?P<ends>{_ENDS}))\b", re.VERBOSE
)
#: What was to come, as what is past.
_PAST = {
    "premiere": "premiered", "air": "aired", "debut": "debuted", "begin": "began", "start": "started",
    "launch": "launched", "open": "opened", "kick off": "kicked off", "go on the air": "went on the air",
    "end": "ended", "wrap up": "wrapped up", "conclude": "concluded", "finish": "finished", "bow out": "bowed out",
    "close": "closed", "come to an end": "came to an end",
}
#: Another beginning or end than the show's own.
_OTHER = Form(
    r"""\b(?:season|sequel|special|[Ee]pisodes?|rerun|again|re-?air|return|spin-?off|remake|Japan|United\sStates
        |U\.?S\.?|China|Philippines|overseas|abroad"""
    r"""|worldwide|internationally|global\w*|streaming|stream|Netflix|Viki|Disney|musical|film|movie|next
        |exhibition|pop-up|concert|auction|if|would|said\sin|told|trailer)\b""", re.VERBOSE
)
_ASIDE = Form(r",\swith\s|;\s")
_QUOTED = Form(r"[“\"][^”\"]*$")
_AS_OF = Form(r"""\b(?:as\sof|as\s(?:it|they|things)\sstood\s(?:in|on|at)|as\s(?:it|they)\swere\s(?:in
        |on))\s(?:the\send\sof\s|early\s|late\s|mid-)?$""", re.IGNORECASE | re.VERBOSE)


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each thing told in the wrong tense, at the words that say when."""
    try:
        published = date.fromisoformat(draft.document.published or "")
    except ValueError:
        return
    numbers = numbers_of(draft)
    yield from _a_year_apart(draft, numbers, published)
    if ledger is None:
        return
    subjects = subjects_of(draft, ledger, numbers)
    if not subjects.things:
        return
    runs = runs_of(draft, ledger)
    yield from _upcoming(draft, subjects, runs, published)
    yield from _will(draft, numbers, subjects, runs, published)
    yield from _as_of(draft, ledger, numbers, runs, published)


def _upcoming(draft: Reading, subjects: Subjects, runs: Runs, published: date) -> Iterator[Finding]:
    text = draft.document.text
    for span, thing in subjects.named:
        match = _UPCOMING.search(text[max(0, span.start - 90):span.start])
        if match is None:
            continue
        began = _day(runs.of(thing.id)[0].first_day)
        if began is None or began >= published:
            continue
        offset = max(0, span.start - 90)
        sources = _entries(runs, thing.id, "start_date")
        since = (published - began).days
        yield INFO.finding(
            draft, offset + match.start("word"), offset + match.end("word"),
            f"{thing.name} began on {day_in_words(began)} ({told_by(sources)}), {_days(since)} before this draft is "
            "published: it is no longer to come",
            severity=Severity.ERROR if since < 365 else Severity.WARNING, sources=sources_of(sources),
            replacement="new" if since < 60 else None,
        )


def _will(
    draft: Reading, numbers: Numbers, subjects: Subjects, runs: Runs, published: date
) -> Iterator[Finding]:
    text = draft.document.text
    for match in _WILL.finditer(text):
        sentence = numbers.sentence(numbers.sentence_at(match.start()))
        # What stands behind the clause is of other things: "will premiere on October 15, with Netflix as its window".
        clause = _ASIDE.search(text, match.end(), sentence.end)
        other = _OTHER.search(text, sentence.start, clause.start() if clause else sentence.end)
        if other or _QUOTED.search(text[sentence.start:match.start()]):
            continue
        subject = subjects.of(Span(match.start(), match.end()))
        if subject is None or not subject.named:
            continue
        schedule = runs.of(subject.thing.id)[0]
        starts = match["starts"] is not None
        day = _day(schedule.first_day if starts else schedule.last_day)
        if day is None or (published - day).days < 2 or (published - day).days > 365:
            continue
        sources = _entries(runs, subject.thing.id, "start_date" if starts else "end_date")
        yield INFO.finding(
            draft, match.start(), match.end(),
            f"{subject.thing.name} {'began' if starts else 'ended'} on {day_in_words(day)} ({told_by(sources)}), "
            f"{_days((published - day).days)} before this draft is published",
            severity=Severity.WARNING, sources=sources_of(sources),
            replacement=_PAST.get(" ".join((match["starts"] or match["ends"]).split())),
        )


def _as_of(
    draft: Reading, ledger: Ledger, numbers: Numbers, runs: Runs, published: date
) -> Iterator[Finding]:
    text = draft.document.text
    for mention in draft.dates:
        sentence = numbers.sentence(numbers.sentence_at(mention.start))
        if not _AS_OF.search(text[max(sentence.start, mention.start - 40):mention.start]):
            continue
        if not re.fullmatch(r"\d{4}(?:-\d\d){1,2}", mention.edtf):
            continue
        for one in weighed(draft, ledger, numbers):
            if not sentence.start <= one.figure.at.start < sentence.end or not one.subject.named:
                continue
            began = one.schedule.first_day
            if began is None or began[:len(mention.edtf)] <= mention.edtf:
                continue
            sources = _entries(runs, one.subject.thing.id, "start_date")
            then = next((_day(r.date) for r in one.weighed.supporting if r.date), None)
            when = f"; it had that rating in {MONTH_NAMES[then.month - 1]} {then.year}" if then else ""
            if then and published > then:
                when += f", and the draft is of {MONTH_NAMES[published.month - 1]} {published.year}"
            yield INFO.finding(
                draft, mention.start, mention.end,
                f"{one.subject.thing.name} began on {day_in_words(date.fromisoformat(began))} ({told_by(sources)}), "
                f"after that{when}",
                severity=Severity.WARNING, sources=sources_of(sources),
            )
            break


def _a_year_apart(draft: Reading, numbers: Numbers, published: date) -> Iterator[Finding]:
    """Two days of one clause, no year written, of which the first, told as past, can only be so if a year older."""
    text = draft.document.text
    for first, last in zip(draft.dates, draft.dates[1:], strict=False):
        if dates.weekday(first.edtf) is None or dates.weekday(last.edtf) is None or "X" in first.edtf + last.edtf:
            continue
        gap = text[first.end:last.start]
        if len(gap) > 60 or re.search(r"[.;:!?\n]", gap) or not re.search(r"\b(?:and|then|before)\b", gap):
            continue
        if any(re.search(r"\d{4}|\b(?:last|year|ago)\b", text[d.start:d.end]) for d in (first, last)):
            continue
        one, other = date.fromisoformat(first.edtf), date.fromisoformat(last.edtf)
        if one.year not in (other.year - 1, other.year) or (one.month, one.day) == (2, 29):
            continue
        start = numbers.sentence(numbers.sentence_at(first.start)).start
        if one.year == other.year and near(text, first.start, first.end, start, last.start)[0] is not Tense.PAST:
            continue
        moved = one.replace(year=other.year)
        if not (published < moved and 0 < (moved - other).days <= 31 and other <= published):
            continue
        yield INFO.finding(
            draft, first.start, first.end,
            f"{day_in_words(moved)} is after {day_in_words(other)}, which follows, and after publication on "
            f"{day_in_words(published)}", severity=Severity.WARNING,
        )


def _entries(runs: Runs, thing_id: str, predicate: str) -> list[Entry]:
    return [entry for entry in runs.entries(thing_id) if entry.predicate == predicate]


def _day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number} days"


RULE = Rule(INFO, check, __doc__ or "")
