"""What a draft claims about things that the desk knows, each claim as a question to the ledger, and its answer. Pure
but for the ledger that it asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from copydesk import names
from copydesk.agreement import (
    AGREEING,
    Fit,
    Inference,
    compare_scopes,
    compare_values,
    inferred_years,
    run_of,
    scope_of,
    scope_of_entry,
    with_years,
)
from copydesk.check.claims.credits import weigh_name
from copydesk.check.claims.other_works import of_other_works
from copydesk.check.claims.values import weigh_value
from copydesk.check.claims.verdict import ASKED, SURE, Question, Verdict
from copydesk.check.finding import Severity
from copydesk.check.once import once
from copydesk.check.places import object_span
from copydesk.check.telling import LOOKED_UP, Told, looked_up, told
from copydesk.check.telling.other_days import is_of_another_run
from copydesk.check.telling.paired_days import paired
from copydesk.check.telling.subject import season_number, title_beside
from copydesk.check.works.known import may_be, surely_is, the_thing
from copydesk.dates import weekday
from copydesk.ledger.base import Entry, Ledger, Thing, Withdrawal
from copydesk.model import Claim, DateValue, Entity, EntityType, EntityValue, Evidence, Reading, TextValue
from copydesk.text.form import Form
from copydesk.text.numbers import find_numbers
from copydesk.vocabulary import PREDICATES

__all__ = ["Asked", "asked_of", "bears_out", "looked_up_of", "other_works_of", "retold", "weigh"]

_OTHER_PART = Form(
    r"\b(?:(?:second|third|fourth|fifth|new|next|another|previous|following|upcoming|last)\s+seasons?|"
    r"seasons?\s+(?:\d|two|three|four)|sequel|prequel|follow-?up|spin-?off|remakes?|original\s+(?:series|version|drama))\b",
    re.IGNORECASE,
)
_DAYS = ("start_date", "end_date")
#: How many days a slip may be off, where nothing but the reader says what the day is.
_FAR = 60
#: The same of a month.
_FEW_MONTHS, _MANY_MONTHS = 2, 999
_LAST_SEASON = Form(r"last\s+(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
_MONTH = Form(r"\d{4}-\d\d")
_EPISODE = Form(r"\bepisodes?\b", re.IGNORECASE)
_ITSELF = Form(r",\s+[\"“‘']?")
_PART_OF = Form(r"\s+(?:of|to)\s+[\"“‘']?")


@dataclass(frozen=True, slots=True)
class Asked:
    """All that a draft claims of one thing. `inferred` are the years that entries have from others (`with_bases`)."""

    subject: Entity
    questions: tuple[Question, ...]
    inferred: tuple[Inference, ...]


@once
def asked_of(draft: Reading, ledger: Ledger) -> tuple[Asked, ...]:
    """The draft's claims by subject, of the subjects that the desk knows.

    Claims that the draft denies or only wonders about are not asked, and neither are entries of the draft itself, read
    earlier. Raises LedgerError where the ledger cannot be read.
    """
    return tuple(_asked(draft, ledger))


def _asked(draft: Reading, ledger: Ledger) -> Iterator[Asked]:
    for subject in draft.entities:
        claims = tuple(c for c in draft.claims if c.subject == subject.id and c.modality in ASKED and c.evidence)
        yield from _asked_of_one(draft, subject, claims, ledger)


def _asked_of_one(draft: Reading, subject: Entity, claims: tuple[Claim, ...], ledger: Ledger) -> Iterator[Asked]:
    thing = the_thing(subject, ledger) if claims else None
    if thing is None:
        return
    known = [e for e in ledger.entries(subject=thing.id) if e.subject.id == thing.id and not _own(draft, e)]
    inferred = inferred_years(known)
    entries = with_years(known, inferred)
    yield Asked(subject, tuple(Question(draft, thing, claim, claims, entries) for claim in claims), inferred)


def looked_up_of(draft: Reading, ledger: Ledger) -> Iterator[Question]:
    """What the draft's own words may say of works that the desk knows, where no reader says it, as questions.

    Raises LedgerError where the ledger cannot be read.
    """
    known: dict[str, Asked | None] = {asked.subject.id: asked for asked in asked_of(draft, ledger)}
    for claim in looked_up(draft):
        if claim.subject not in known:
            found = list(_asked_of_one(draft, draft.entity(claim.subject), (claim,), ledger))
            known[claim.subject] = found[0] if found else None
        asked = known[claim.subject]
        if asked is not None and asked.questions:
            first = asked.questions[0]
            yield Question(draft, first.thing, claim, (*first.claims, claim), first.entries)


def other_works_of(draft: Reading, ledger: Ledger) -> Iterator[Question]:
    """The draft's names of those whom the desk has for other works, as questions of the work that they stand by.

    Raises LedgerError where the ledger cannot be read.
    """
    for claim in of_other_works(draft, ledger):
        for asked in _asked_of_one(draft, draft.entity(claim.subject), (claim,), ledger):
            yield from asked.questions


def weigh(asked: Question) -> Verdict:
    """The ledger's answer. Of a season, sequel or remake that the thing is not, it has nothing to say, and nothing
    against what the draft's words do not say.

    Words that leave open what a reader took them to say are held against it where an error is likely all the same: what
    the desk has is a slip away, or a name that several stories agree on, or the reader is sure. Words that no form
    knows are so where the reader is sure and several stories agree. That is a warning at most.
    """
    single = PREDICATES[asked.claim.predicate].single
    verdict = weigh_value(_without_misread(asked)) if single else weigh_name(asked)
    # Most verdicts say nothing: those need no look at the words.
    if verdict == (nothing := Verdict(asked.claim.predicate)) or _of_another_part(asked):
        return nothing
    if not verdict.against:
        return verdict
    if asked.claim.predicate in _DAYS and (is_of_another_run(asked) or _of_a_season_gone_by(asked)):
        return nothing
    degree = told(asked)
    if degree is Told.PLAINLY and asked.claim.made_by != LOOKED_UP:
        return verdict
    if _is_likely(asked, verdict, degree):
        return replace(verdict, severity=Severity.WARNING)
    return Verdict(asked.claim.predicate)


def _of_a_season_gone_by(asked: Question) -> bool:
    """Whether a day is told as that of a season of either of two years: "last summer" in September."""
    span = object_span(asked.draft, asked.claim)
    return span is not None and _LAST_SEASON.match(asked.draft.document.text, span.start) is not None


def _is_likely(asked: Question, verdict: Verdict, degree: Told) -> bool:
    """Whether an error is likely where the words leave it open, or where no reader read them."""
    if degree is not Told.PLAINLY and _is_of_its_cast(asked):
        return False
    several = len({e.story.id for e in verdict.receipts}) > 1
    named = several and isinstance(asked.claim.object, EntityValue)
    if degree >= Told.LOOSELY and several and asked.claim.predicate in _DAYS and _is_an_end(asked):
        return True
    if asked.claim.made_by == LOOKED_UP:
        told_so = degree is Told.PLAINLY or (degree is Told.LOOSELY and _may_be_the_first(asked))
        return told_so and (verdict.near or named)
    if degree is Told.NOT or (asked.claim.predicate in _DAYS and _is_another_day(asked)):
        return False
    if verdict.near and asked.claim.predicate == "represented_by":
        return True  # hardly another agency of a name so near
    sure = several and asked.claim.confidence >= SURE and not asked.beside and _may_be_a_slip(asked)
    return sure and (named or verdict.near) if degree is Told.UNKNOWN else verdict.near or named or sure


def _is_of_its_cast(asked: Question) -> bool:
    """Whether the desk has a claim's writer or director in the cast of the work: the word is somebody else's."""
    said = asked.claim.object
    return asked.claim.predicate in ("director", "screenwriter") and isinstance(said, EntityValue) and any(
        e.predicate == "cast_member" and isinstance(e.object, Thing)
        and surely_is(asked.draft.entity(said.entity), e.object) for e in asked.entries
    )


def _may_be_the_first(asked: Question) -> bool:
    """Whether a day of a month by name may be the work's first, whatever its verb: it is nothing else's of the work."""
    drafted = asked.claim.object
    is_day = isinstance(drafted, DateValue) and weekday(drafted.date) is not None
    return is_day and asked.claim.predicate == "start_date" and not _is_another_day(asked)


def _is_an_end(asked: Question) -> bool:
    """Whether a day some weeks at most from the desk's stands beside the other end of the run, which is right."""
    return _is_weeks_off(asked) and not _is_another_day(asked) and paired(asked)


def _may_be_a_slip(asked: Question) -> bool:
    """Whether a day, where it is one, is told in figures, of no episode, and some weeks at most from the desk's."""
    if asked.claim.predicate not in _DAYS:
        return True
    drafted, span = asked.claim.object, object_span(asked.draft, asked.claim)
    if not isinstance(drafted, DateValue) or span is None:
        return False
    if weekday(drafted.date) is None:
        return _months_off(drafted.date, asked) <= _FEW_MONTHS
    return (
        any(c.isdigit() for c in asked.draft.document.text[span.start:span.end])
        and not any(_EPISODE.search(e.quote) for e in asked.claim.evidence) and _is_weeks_off(asked)
    )


def _is_weeks_off(asked: Question) -> bool:
    """Whether a full day is some weeks at most from one that the desk has."""
    drafted = asked.claim.object
    if not isinstance(drafted, DateValue) or weekday(drafted.date) is None:
        return False
    days = (e.object.date for e in asked.same if isinstance(e.object, DateValue))
    ours = date.fromisoformat(drafted.date)
    return any(abs((date.fromisoformat(day) - ours).days) <= _FAR for day in days if weekday(day) is not None)


def _months_off(month: str, asked: Question) -> int:
    """How many months a month is from the nearest that the desk has; very many for what is no month."""
    days = [e.object.date for e in asked.same if isinstance(e.object, DateValue)]
    ours, *theirs = ((12 * int(d[:4]) + int(d[5:7])) if _MONTH.match(d) else None for d in (month, *days))
    return min((abs(ours - one) for one in theirs if ours is not None and one is not None), default=_MANY_MONTHS)


def _is_another_day(asked: Question) -> bool:
    """Whether the desk has the claim's day as one on which something else of the work was: then it is misread."""
    days = {
        value.date for entry in asked.entries if entry.predicate != asked.claim.predicate
        for value in (entry.object, entry.qualifier("date")) if isinstance(value, DateValue)
    }
    return isinstance(asked.claim.object, DateValue) and asked.claim.object.date in days


def _without_misread(asked: Question) -> Question:
    """The question about a day that is plainly told without other days of its kind that the draft's words do not bear
    out: those are misread, and no sign that the draft tells seasons apart.
    """
    if asked.claim.predicate not in _DAYS or not asked.beside or told(asked) is not Told.PLAINLY:
        return asked
    misread = [c for c in asked.beside if c.evidence and told(replace(asked, claim=c)) is Told.NOT]
    return replace(asked, claims=tuple(c for c in asked.claims if c not in misread)) if misread else asked


def bears_out(asked: Question, entry: Entry) -> bool:
    """Whether an entry of the claim's predicate says the same: a value that agrees in no other scope, a name that fits,
    words that hold the other's.
    """
    claim, known = asked.claim, entry.object
    if isinstance(claim.object, EntityValue):
        return isinstance(known, Thing) and may_be(asked.draft.entity(claim.object.entity), known)
    if isinstance(claim.object, TextValue) and isinstance(known, TextValue):
        ours, theirs = names.fold(claim.object.text), names.fold(known.text)
        return bool(ours and theirs) and (ours in theirs or theirs in ours)
    if compare_values(claim.object, known) not in AGREEING:
        return False
    ours_scope = scope_of(claim.predicate, claim.qualifiers, claim.attribution)
    return compare_scopes(claim.predicate, ours_scope, scope_of_entry(entry), _run_of(asked.entries)) is not Fit.OTHER


def retold(asked: Question, ledger: Ledger) -> Withdrawal | None:
    """What the claim retells, where a source said so, it was withdrawn since, and nothing that stands says so.

    What its own story merely dropped counts where the story says something else instead. Raises LedgerError where the
    ledger cannot be read.
    """
    if any(bears_out(asked, entry) for entry in asked.same):
        return None
    gone = [w for w in ledger.withdrawn(subject=asked.thing.id) if w.entry.predicate == asked.claim.predicate]
    found = [w for w in gone if (w.decision is not None or w.instead is not None) and bears_out(asked, w.entry)]
    return max(found, key=lambda w: (w.decision is not None, w.at), default=None)


_run_of = once(run_of)


def _of_another_part(asked: Question) -> bool:
    """Whether the words of the claim's value speak of another part; a network is that of all parts."""
    if asked.claim.predicate == "original_broadcaster" or _OTHER_PART.search(asked.thing.name):
        return False
    span, said = object_span(asked.draft, asked.claim), asked.claim.evidence
    if span is not None and title_beside(asked, span) is not None:
        return False
    own = [e for e in said if span is not None and e.start <= span.start < e.end] or said
    parts = (m for e in own for m in _parts_in(asked.draft.document.text, e))
    return any(not (_is_that_part(asked, m[0]) or _is_of_a_title(asked, m)) for m in parts)


@once
def _parts_in(text: str, evidence: Evidence) -> tuple[re.Match[str], ...]:
    """The words of other parts within a claim's words."""
    return tuple(_OTHER_PART.finditer(text, evidence.start, evidence.end))


def _is_that_part(asked: Question, words: str) -> bool:
    """Whether the thing is the sequel, or the season of that number, that the words speak of."""
    number = season_number(asked.thing.name)
    if number is None:
        return False
    found = find_numbers(words)
    return words.casefold() == "sequel" or (len(found) == 1 and int(found[0].value) == number)


def _is_of_a_title(asked: Question, part: re.Match[str]) -> bool:
    """Whether words of a part are followed by the title of another work, of which it is ("the second season of W2"), or
    by the work's own, which is that part ("the sequel, W").
    """
    text = asked.draft.document.text
    works = [(e.id == asked.claim.subject, m) for e in asked.draft.entities if e.type is EntityType.WORK
             for m in e.mentions]  # fmt: skip
    behind = part.end()
    return any(
        (_ITSELF if ours else _PART_OF).fullmatch(text, behind, max(behind, title.start)) is not None
        for ours, title in works if not (ours and "season" in part[0])
    )


def _own(draft: Reading, entry: Entry) -> bool:
    return entry.story.url is not None and entry.story.url == draft.document.url
