"""Dates, counts and ratings of a draft against the ledger's, in the same scope only. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.check.agreement import Match, Scope, compare_scopes, compare_values, scope_of
from copydesk.check.finding import Severity
from copydesk.check.places import evidence_span, object_span
from copydesk.check.receipts import told_by, value_in_words
from copydesk.check.verdict import Question, Verdict
from copydesk.check.wording import date_in_words, like_date, like_number
from copydesk.ledger.base import Entry
from copydesk.model import Claim, DateValue, EntityValue, Modality, NumberValue, Span, Value
from copydesk.vocabulary import PREDICATES

__all__ = ["weigh_value"]

_SUPPORTS = (Modality.ASSERTED, Modality.REPORTED)
_TOGETHER = (Match.AGREES, Match.TRUNCATED)
_HEDGE = re.compile(
    r"\b(?:over|above|past|beyond|exceed\w*|surpass\w*|more than|at least|nearly|almost|around|about|some|roughly|"
    r"close to|just under|up to|topp\w+|break\w*|broke)\s+(?:the\s+)?$", re.IGNORECASE,
)


def weigh_value(asked: Question) -> Verdict:
    """The verdict on a claim whose predicate has one value in a scope."""
    claim, drafted = asked.claim, asked.claim.object
    if isinstance(drafted, EntityValue):
        return Verdict(claim.predicate)
    keys = PREDICATES[claim.predicate].scope
    ours = scope_of(claim.qualifiers, keys)
    last = _last_episode(asked)
    rows = [(e, _scope(claim, ours, e, keys, last), compare_values(drafted, e.object)) for e in asked.same]
    if any(m == Match.AGREES and s != Scope.OTHER and e.modality in _SUPPORTS for e, s, m in rows):
        return Verdict(claim.predicate, agrees=True)
    comparable = [(e, m) for e, s, m in rows if s == Scope.SAME and e.modality == Modality.ASSERTED]
    span = object_span(asked.draft, claim)
    if _hedged(asked, span, [e for e, _ in comparable]) or _of_parts(asked, keys):
        return Verdict(claim.predicate)
    at = span or evidence_span(claim)
    cut = [e for e, m in comparable if m == Match.TRUNCATED]
    if cut:
        message = f"{asked.thing.name}, {_label(claim, ours)}: cut off, not rounded; the desk has {_side(cut)}"
        return Verdict(claim.predicate, True, Severity.INFO, message, at, receipts=tuple(cut))
    against = [e for e, m in comparable if m == Match.CONFLICTS]
    if not against:
        return Verdict(claim.predicate)
    sides = _sides(against)
    said = _disputed(sides) if len(sides) > 1 else f"the desk has {_side(sides[0])}"
    elsewhere = _fits_elsewhere(drafted, ours, keys, [e for e, s, _ in rows if s != Scope.SAME])
    sure = len(sides) == 1 and _plain(asked, span, ours, against) and not _hoped(asked, against)
    return Verdict(
        claim.predicate,
        severity=Severity.ERROR if sure else Severity.WARNING,
        message=f"{asked.thing.name}, {_label(claim, ours)}: {said}, not {value_in_words(drafted)}{elsewhere}",
        at=at,
        replacement=_in_its_form(asked, span, sides[0][0]) if len(sides) == 1 else None,
        receipts=tuple(entry for side in sides for entry in side),
        years_apart=_years_apart(drafted, against),
    )


def _hoped(asked: Question, against: Sequence[Entry]) -> bool:
    """Whether the draft only passes it on, or tells a plan of before anything on the desk: plans change."""
    if asked.claim.modality == Modality.PLANNED:
        day = asked.draft.document.published
        return day is not None and not any(e.story.published is not None and e.story.published <= day for e in against)
    return asked.claim.modality == Modality.REPORTED


def _of_parts(asked: Question, keys: tuple[str, ...]) -> bool:
    """Whether the draft itself has several values where a work has one: it tells seasons or parts apart."""
    return not keys and any(_conflict(asked.claim.object, c.object) for c in asked.beside)


def _conflict(a: Value, b: Value) -> bool:
    if isinstance(a, EntityValue) or isinstance(b, EntityValue):
        return False
    return compare_values(a, b) == Match.CONFLICTS


def _plain(asked: Question, span: Span | None, ours: dict[str, str], against: Sequence[Entry]) -> bool:
    """Whether the draft claims it plainly: a date in figures, a rating with its area or against two stories."""
    if isinstance(asked.claim.object, DateValue):
        return span is not None and any(c.isdigit() for c in asked.draft.document.text[span.start:span.end])
    scoped = PREDICATES[asked.claim.predicate].scope
    return not scoped or "area" in ours or len({e.story.id for e in against}) > 1


def _scope(claim: Claim, ours: dict[str, str], entry: Entry, keys: tuple[str, ...], last: str | None) -> Scope:
    scope = compare_scopes(ours, scope_of(entry.qualifiers, keys), keys, last)
    if not keys or scope != Scope.SAME or claim.attribution is None or entry.attribution is None:
        return scope
    # Two companies measure two numbers.
    shared = set(claim.attribution.casefold().split()) & set(entry.attribution.casefold().split())
    return scope if shared else Scope.OPEN


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
        home = next((side for side in sides if compare_values(side[0].object, entry.object) in _TOGETHER), None)
        if home is None:
            sides.append([entry])
        else:
            home.append(entry)
    return sorted(sides, key=lambda side: -len({entry.story.id for entry in side}))


def _side(side: Sequence[Entry]) -> str:
    return f"{value_in_words(side[0].object)} ({told_by(side)})"


def _disputed(sides: Sequence[Sequence[Entry]]) -> str:
    return "disputed: the desk has " + " and ".join(_side(side) for side in sides)


def _fits_elsewhere(
    drafted: Value, ours: dict[str, str], keys: tuple[str, ...], others: Sequence[Entry]
) -> str:
    """Under which other scope the desk has the draft's number: most wrong ratings are right ones of another scope."""
    for entry in others:
        if not isinstance(drafted, NumberValue) or compare_values(drafted, entry.object) != Match.AGREES:
            continue
        theirs = scope_of(entry.qualifiers, keys)
        apart = [_scope_word(key, theirs[key]) for key in keys if key in theirs and theirs[key] != ours.get(key)]
        if apart:
            return f"; it has {value_in_words(entry.object)} for {', '.join(apart)} ({told_by([entry])})"
    return ""


def _scope_word(key: str, value: str) -> str:
    if key == "episode":
        return f"episode {value}" if value.isdigit() else f"the {value}"
    if key == "date":
        return date_in_words(value)
    return value.title() if key == "area" and value == "seoul" else value


def _label(claim: Claim, ours: dict[str, str]) -> str:
    scope = [_scope_word(key, value) for key, value in ours.items()]
    return PREDICATES[claim.predicate].label + (f" ({', '.join(scope)})" if scope else "")


def _last_episode(asked: Question) -> str | None:
    counts: list[object] = [
        e.object for e in asked.entries if e.predicate == "episode_count" and e.modality == Modality.ASSERTED
    ]
    counts = counts or [c.object for c in asked.claims if c.predicate == "episode_count"]
    known = {str(int(count.number)) for count in counts if isinstance(count, NumberValue)}
    return known.pop() if len(known) == 1 else None


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
