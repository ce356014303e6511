"""Dates, counts and ratings of a draft against the ledger's, in the same scope only. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.agreement import (
    AGREEING,
    Agreement,
    Fit,
    Run,
    Scope,
    agree,
    apart,
    compare_scopes,
    compare_values,
    run_of,
    scope_of,
    scope_of_entry,
)
from copydesk.agreement.scope import AIRING, COMPANY
from copydesk.check.claims.slips import dates_a_slip_apart, digits_a_slip_apart
from copydesk.check.claims.verdict import Question, Verdict
from copydesk.check.finding import Severity
from copydesk.check.once import once
from copydesk.check.places import evidence_span, object_span
from copydesk.check.receipts import told_by, value_in_words
from copydesk.check.recognition.cues import AT_LEAST
from copydesk.check.wording import WEEKDAYS, as_decimal, date_in_words, like_date, like_number
from copydesk.dates import weekday
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import Claim, DateValue, EntityValue, Modality, NumberValue, Span, Value
from copydesk.text.form import Form
from copydesk.vocabulary import PREDICATES

__all__ = ["weigh_value"]

_SUPPORTS = (Modality.ASSERTED, Modality.REPORTED)
_HEDGE = Form(
    r"\b(?:over|above|past|beyond|exceed\w*|surpass\w*|more than|at least|nearly|almost|around|about|some|roughly|"
    r"close to|just under|up to|topp\w+|break\w*|broke)\s+(?:the\s+)?$", re.IGNORECASE,
)
#: How many stories have to have a day.
_SEVERAL = 2
_SINCE = Form(r"\bsince\s+$", re.IGNORECASE)
#: A day told by its weekday alone: "Friday night".
_WEEKDAY = Form(rf"^(?:[a-z]+\s)?(?:{'|'.join(WEEKDAYS)})s?(?:\s+[a-z]+)?$")


def weigh_value(asked: Question) -> Verdict:
    """The verdict on a claim whose predicate has one value in a scope."""
    claim, drafted = asked.claim, asked.claim.object
    if isinstance(drafted, EntityValue):
        return Verdict(claim.predicate)
    ours, run = scope_of(claim.predicate, claim.qualifiers, claim.attribution), _run(asked)
    rows = [(e, _fit(claim, ours, e, run), compare_values(drafted, e.object)) for e in asked.same]
    borne_out = AGREEING - {Agreement.TRUNCATED}
    supports = (*_SUPPORTS, Modality.PLANNED) if _is_ahead(asked) else _SUPPORTS
    if any(a in borne_out and fit != Fit.OTHER and e.modality in supports for e, fit, a in rows):
        return Verdict(claim.predicate, agrees=True)
    comparable = [(e, a) for e, fit, a in rows if fit == Fit.SAME and e.modality == Modality.ASSERTED]
    comparable = comparable or _of_one_value(drafted, [(e, a) for e, fit, a in rows if fit == Fit.OPEN])
    span = object_span(asked.draft, claim)
    parts = _of_parts(asked)
    odd = _odd_one(asked, [e for e, _ in comparable]) if parts else []
    if _hedged(asked, span, [e for e, _ in comparable]) or (parts and not odd):
        return Verdict(claim.predicate)
    comparable = [(e, a) for e, a in comparable if e in odd] if parts else comparable
    at = span or evidence_span(claim)
    cut = [e for e, a in comparable if a == Agreement.TRUNCATED]
    if cut:
        message = f"{asked.thing.name}, {_label(claim, ours)}: cut off, not rounded; the desk has {_side(cut)}"
        return Verdict(claim.predicate, True, Severity.INFO, message, at, receipts=tuple(cut))
    against = [e for e, a in comparable if a == Agreement.DIFFERENT]
    if not against or (claim.made_by == AT_LEAST and any(_more(e.object, drafted) for e in against)):
        return Verdict(claim.predicate)
    if span is None and claim.predicate in ("start_date", "end_date", "episode_count"):
        return Verdict(claim.predicate)
    if isinstance(drafted, DateValue) and (_within_run(asked, drafted) or _year_is_ours(asked, span, drafted, against)):
        return Verdict(claim.predicate)
    written = asked.draft.document.text[at.start:at.end]
    sides = _sides(against)
    said = _disputed(sides) if len(sides) > 1 else f"the desk has {_side(sides[0], written)}"
    elsewhere = _fits_elsewhere(drafted, ours, [e for e, fit, _ in rows if fit != Fit.SAME])
    sure = len(sides) == 1 and not parts and _plain(asked, span, ours, against) and not _hoped(asked, against)
    return Verdict(
        claim.predicate,
        severity=Severity.ERROR if sure else Severity.WARNING,
        message=f"{asked.thing.name}, {_label(claim, ours)}: {said}, not {_said(drafted, written)}{elsewhere}",
        at=at,
        replacement=_in_its_form(asked, span, sides[0][0]) if len(sides) == 1 else None,
        receipts=tuple(entry for side in sides for entry in side),
        years_apart=_years_apart(drafted, against),
        near=any(_near(drafted, entry.object) for entry in against),
    )


def _is_ahead(asked: Question) -> bool:
    """Whether the draft tells of a day that is yet to come for it, which others may have planned as well."""
    drafted, ours = asked.claim.object, asked.draft.document.published
    return isinstance(drafted, DateValue) and ours is not None and drafted.date > ours


def _of_one_value(drafted: Value, rows: Sequence[tuple[Entry, Agreement]]) -> list[tuple[Entry, Agreement]]:
    """Rows of a scope that the draft or they leave open, where they have one value in all, which the draft's is a slip
    for: "44.1" of a show of which only a 44.6 is known.
    """
    told = [(e, a) for e, a in rows if e.modality == Modality.ASSERTED]
    one = bool(told) and all(agree(told[0][0].object, e.object) for e, _ in told)
    return told if one and isinstance(drafted, NumberValue) and _near(drafted, told[0][0].object) else []


def _within_run(asked: Question, drafted: DateValue) -> bool:
    """Whether the draft gives a year alone, and the work ran in it: "Crash Landing on You (2020)"."""
    if len(drafted.date) != 4:
        return False
    span = object_span(asked.draft, asked.claim)
    if span is not None and _SINCE.search(asked.draft.document.text, max(0, span.start - 10), span.start):
        return False  # since when it ran is no year of its run
    years = [int(e.object.date[:4]) for e in asked.entries
             if e.predicate in ("start_date", "end_date") and isinstance(e.object, DateValue)
             and e.object.date[:4].isdigit()]  # fmt: skip
    return bool(years) and drafted.date.isdigit() and min(years) <= int(drafted.date) <= max(years)


def _year_is_ours(asked: Question, span: Span | None, drafted: DateValue, against: Sequence[Entry]) -> bool:
    """Whether only the year differs, and the draft writes none: it was worked out then, and maybe wrongly."""
    written = asked.draft.document.text[span.start:span.end] if span is not None else ""
    same_day = any(isinstance(e.object, DateValue) and e.object.date[4:] == drafted.date[4:] != "" for e in against)
    return same_day and drafted.date[:4] not in written


def _hoped(asked: Question, against: Sequence[Entry]) -> bool:
    """Whether the draft only passes it on, or tells a plan of before anything on the desk: plans change."""
    if asked.claim.modality == Modality.PLANNED:
        day = asked.draft.document.published
        return day is not None and not any(e.story.published is not None and e.story.published <= day for e in against)
    return asked.claim.modality == Modality.REPORTED


def _of_parts(asked: Question) -> bool:
    """Whether the draft itself has several values where a work has one: it tells seasons or parts apart."""
    scoped = PREDICATES[asked.claim.predicate].scope
    return not scoped and any(_conflict(asked.claim.object, c.object) for c in asked.beside)


def _odd_one(asked: Question, known: Sequence[Entry]) -> list[Entry]:
    """Of several days that the draft has where the desk has as many, the entries of the one that a slip for it stands
    for: all others are as on the desk, which has each from more than one story.
    """
    if not isinstance(asked.claim.object, DateValue) or weekday(asked.claim.object.date) is None:
        return []
    sides = _sides(known)
    if any(len({e.story.id for e in side}) < _SEVERAL for side in sides):
        return []
    rest = [side for side in sides if not any(_agrees(c.object, side[0].object) for c in asked.beside)]
    strange = [c for c in asked.beside if not any(_agrees(c.object, side[0].object) for side in sides)]
    one = len(rest) == 1 < len(sides) and not strange and _near(asked.claim.object, rest[0][0].object)
    return rest[0] if one else []


def _agrees(drafted: Value, known: EntryValue) -> bool:
    return compare_values(drafted, known) in AGREEING


def _conflict(a: Value, b: Value) -> bool:
    return compare_values(a, b) == Agreement.DIFFERENT


def _plain(asked: Question, span: Span | None, ours: Scope, against: Sequence[Entry]) -> bool:
    """Whether the draft claims it plainly: a date in figures, a rating with its area or against two stories."""
    if isinstance(asked.claim.object, DateValue):
        return span is not None and any(c.isdigit() for c in asked.draft.document.text[span.start:span.end])
    scoped = PREDICATES[asked.claim.predicate].scope
    return not scoped or "area" in ours or len({e.story.id for e in against}) > 1


def _fit(claim: Claim, ours: Scope, entry: Entry, run: Run) -> Fit:
    return compare_scopes(claim.predicate, ours, scope_of_entry(entry), run)


def _hedged(asked: Question, span: Span | None, known: Sequence[Entry]) -> bool:
    """Whether "over 24 percent" stands for a value within one step of the last digit written."""
    drafted = asked.claim.object
    if span is None or not isinstance(drafted, NumberValue):
        return False
    before = asked.draft.document.text[max(0, span.start - 24):span.start]
    step = 10.0 ** -drafted.places
    numbers = [e.object.number for e in known if isinstance(e.object, NumberValue)]
    return bool(_HEDGE.search(before)) and any(abs(number - drafted.number) <= step for number in numbers)


def _sides(against: Sequence[Entry]) -> list[list[Entry]]:
    """The entries by value, those that agree together; most precise value first, then the side with more stories."""
    ordered = sorted(against, key=lambda e: -len(value_in_words(e.object)))
    sides: list[list[Entry]] = []
    for entry in ordered:
        home = next((side for side in sides if agree(side[0].object, entry.object)), None)
        if home is None:
            sides.append([entry])
        else:
            home.append(entry)
    return sorted(sides, key=lambda side: -len({entry.story.id for entry in side}))


def _side(side: Sequence[Entry], written: str = "") -> str:
    counted = " episodes" if side[0].predicate == "episode_count" else ""
    return f"{_said(side[0].object, written)}{counted} ({told_by(side)})"


def _said(value: EntryValue | Value, written: str) -> str:
    """The value for a message; a count in letters where the draft has letters, a weekday where it has one alone."""
    if isinstance(value, NumberValue) and not value.unit and written.isalpha():
        return like_number(written, value)
    if isinstance(value, DateValue) and (day := weekday(value.date)) is not None and _WEEKDAY.search(written):
        return f"{WEEKDAYS[day]}, {value_in_words(value)}"
    return value_in_words(value)


def _more(known: EntryValue, drafted: Value) -> bool:
    return isinstance(known, NumberValue) and isinstance(drafted, NumberValue) and known.number >= drafted.number


def _disputed(sides: Sequence[Sequence[Entry]]) -> str:
    return "disputed: the desk has " + " and ".join(_side(side) for side in sides)


def _fits_elsewhere(drafted: Value, ours: Scope, others: Sequence[Entry]) -> str:
    """Under which other scope the desk has the draft's number: most wrong ratings are right ones of another scope."""
    for entry in others:
        if compare_values(drafted, entry.object) not in (Agreement.EQUAL, Agreement.ROUNDED):
            continue
        theirs = scope_of_entry(entry)
        told_apart = apart(entry.predicate, ours, theirs)
        stated = [key for key in (*PREDICATES[entry.predicate].scope, COMPANY) if key in theirs]
        keys = [key for key in stated if key in told_apart or (key in AIRING and theirs[key] != ours.get(key))]
        if keys and isinstance(drafted, NumberValue):
            words = ", ".join(_scope_word(key, theirs[key], entry.attribution) for key in keys)
            return f"; it has {value_in_words(entry.object)} for {words} ({told_by([entry])})"
    return ""


def _scope_word(key: str, value: str, credited: str | None = None) -> str:
    if key == "episode":
        return f"episode {value}" if value.isdigit() else f"the {value}"
    if key == "date":
        return date_in_words(value)
    if key == COMPANY:
        return credited or value
    return value.title() if key == "area" and value == "seoul" else value


def _label(claim: Claim, ours: Scope) -> str:
    scope = [_scope_word(key, value, claim.attribution) for key, value in ours.items()]
    return PREDICATES[claim.predicate].label + (f" ({', '.join(scope)})" if scope else "")


def _run(asked: Question) -> Run:
    """What the desk knows of the work's run; the draft's own count of episodes where it has none."""
    counts = {int(c.object.number) for c in asked.claims
              if c.predicate == "episode_count" and isinstance(c.object, NumberValue)}  # fmt: skip
    return _run_of(asked.entries, counts.pop() if len(counts) == 1 else None)


@once
def _run_of(entries: tuple[Entry, ...], last: int | None) -> Run:
    return run_of(entries, last=last)


def _near(drafted: Value, known: EntryValue) -> bool:
    """Whether one is a slip for the other: a date of another day, week, month or year, a number of one other digit."""
    if isinstance(drafted, DateValue) and isinstance(known, DateValue):
        # A month or a year alone is held against the month or the year.
        year = "XXXX" if drafted.date.startswith("XXXX") else known.date[:4]
        return dates_a_slip_apart(drafted.date, (year + known.date[4:])[:len(drafted.date)])
    if isinstance(drafted, NumberValue) and isinstance(known, NumberValue):
        return digits_a_slip_apart(str(as_decimal(drafted)), str(as_decimal(known)))
    return False


def _years_apart(drafted: Value, against: Sequence[Entry]) -> int:
    if not isinstance(drafted, DateValue) or not drafted.date[:4].isdigit():
        return 0
    years = [int(e.object.date[:4]) for e in against if isinstance(e.object, DateValue) and e.object.date[:4].isdigit()]
    return min((abs(int(drafted.date[:4]) - year) for year in years), default=0)


def _in_its_form(asked: Question, span: Span | None, entry: Entry) -> str | None:
    if span is None:
        return None
    written = asked.draft.document.text[span.start:span.end]
    if isinstance(entry.object, DateValue):
        return like_date(written, entry.object.date)
    return like_number(written, entry.object) if isinstance(entry.object, NumberValue) else None
