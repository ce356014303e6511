"""
## What it flags

A value that contradicts what the desk has read: a premiere or final date, an episode count, a rating, a network, a
writer or director, the performer of a role or the role of a performer. Values are compared in the same scope only: a
rating of the Seoul area says nothing against a nationwide one, a peak nothing against an average. 24.9 agrees with
24.850, and so does April with April 28. Where the desk's own sources disagree the finding is a warning, says
"disputed" and shows both sides. A figure cut off instead of rounded (24.8 for 24.850) is noted as info.

## Why it matters

One wrong date or network travels from story to story. The finding shows who says otherwise, when, and in which words.

## Example

> Queen of Tears premiered on March 8, 2024.

## Instead

> Queen of Tears premiered on March 9, 2024.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk import names
from copydesk.check.agreement import Match, Scope, compare_scopes, compare_values, scope_of
from copydesk.check.finding import Finding, Severity
from copydesk.check.known import may_be, surely_is, the_thing
from copydesk.check.places import evidence_span, object_span, value_span
from copydesk.check.receipts import sources_of, spelled_like, told_by, value_in_words
from copydesk.check.rule import Rule, RuleInfo
from copydesk.check.wording import date_in_words, like_date, like_name, like_number
from copydesk.ledger.base import Entry, Ledger, Thing
from copydesk.model import Claim, DateValue, Entity, EntityValue, Modality, NumberValue, Reading, Span, Value
from copydesk.vocabulary import PREDICATES

INFO = RuleInfo(code="L001", name="contradicted-value", severity=Severity.ERROR, since="0.1", needs_ledger=True)

# A thing may have several of these and mostly has one: they contradict only where none of the desk's values fits.
# `like` are predicates that a draft may mean instead: a platform called the network is no contradiction.
_MOSTLY_ONE = {
    "original_broadcaster": ("streamed_on", "production_company"),
    "director": (),
    "screenwriter": (),
}
_SAID = (Modality.ASSERTED, Modality.PLANNED, Modality.REPORTED)
_TOGETHER = (Match.AGREES, Match.TRUNCATED)
_SUPPORTS = (Modality.ASSERTED, Modality.REPORTED)
_HEDGE = re.compile(
    r"\b(?:over|above|past|beyond|exceed\w*|surpass\w*|more than|at least|nearly|almost|around|about|some|roughly|"
    r"close to|just under|up to|topp\w+|break\w*|broke)\s+(?:the\s+)?$", re.IGNORECASE,
)
# In small letters: Young is a syllable of names.
_OTHER_AGE = re.compile(
    r"(?<![\w-])(?:young(?:er)?|child(?:hood)?|teen\w*|old(?:er)?|elderly|voic\w+|as a (?:boy|girl))\b"
)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the ledger says to one claim: that it agrees, or a finding against it, or (neither) nothing."""

    predicate: str
    agrees: bool = False
    finding: Finding | None = None
    years_apart: int = 0


def check(draft: Reading, ledger: Ledger | None) -> Iterator[Finding]:
    """One finding for each claim at odds with the ledger, at the words that are wrong."""
    if ledger is None:
        return
    for subject in draft.entities:
        claims = [claim for claim in draft.claims if claim.subject == subject.id and claim.modality in _SAID]
        thing = the_thing(subject, ledger) if claims else None
        if thing is None:
            continue
        entries = [e for e in ledger.entries(subject=thing.id) if e.subject.id == thing.id and not _own(draft, e)]
        verdicts = [_verdict(draft, thing, claim, claims, entries) for claim in claims]
        yield from _trusted(verdicts)


def _trusted(verdicts: Sequence[_Verdict]) -> Iterator[Finding]:
    """The findings, unless the draft seems to speak of another work of the same title.

    It seems so where nothing agrees and years, or the network and something else, are at odds.
    """
    against = [v for v in verdicts if v.finding is not None and v.finding.severity != Severity.INFO]
    doubtful = not any(v.agrees for v in verdicts)
    network = any(v.predicate == "original_broadcaster" for v in against)
    if doubtful and (any(v.years_apart >= 2 for v in against) or (network and len(against) > 1)):
        return
    for verdict in verdicts:
        if verdict.finding is None:
            continue
        lower = doubtful and network and verdict.finding.severity == Severity.ERROR
        yield replace(verdict.finding, severity=Severity.WARNING) if lower else verdict.finding


def _own(draft: Reading, entry: Entry) -> bool:
    return entry.story.url is not None and entry.story.url == draft.document.url


def _verdict(
    draft: Reading, thing: Thing, claim: Claim, claims: Sequence[Claim], entries: Sequence[Entry]
) -> _Verdict:
    if not claim.evidence:
        return _Verdict(claim.predicate)
    same = [entry for entry in entries if entry.predicate == claim.predicate]
    if PREDICATES[claim.predicate].single:
        return _single(draft, thing, claim, claims, same, entries)
    if not isinstance(claim.object, EntityValue):
        return _Verdict(claim.predicate)
    if isinstance(claim.qualifier("character"), EntityValue):
        return _role(draft, thing, claim, claims, same)
    drafted = draft.entity(claim.object.entity)
    if any(_is(drafted, entry) for entry in same):
        return _Verdict(claim.predicate, agrees=True)
    if claim.predicate in _MOSTLY_ONE:
        return _mostly_one(draft, thing, claim, claims, same, entries)
    return _Verdict(claim.predicate)


# Values of which a scope has one: dates, counts, ratings.

def _single(
    draft: Reading, thing: Thing, claim: Claim, claims: Sequence[Claim], same: Sequence[Entry], entries: Sequence[Entry]
) -> _Verdict:
    if isinstance(claim.object, EntityValue):
        return _Verdict(claim.predicate)
    drafted = claim.object
    keys = PREDICATES[claim.predicate].scope
    last = _last_episode(claims, entries)
    ours = scope_of(claim.qualifiers, keys)
    scopes = [_scope(claim, ours, entry, keys, last) for entry in same]
    matches = [compare_values(drafted, entry.object) for entry in same]
    rows = list(zip(same, scopes, matches, strict=True))
    if any(m == Match.AGREES and s != Scope.OTHER and e.modality in _SUPPORTS for e, s, m in rows):
        return _Verdict(claim.predicate, agrees=True)
    comparable = [(e, m) for e, s, m in rows if s == Scope.SAME and e.modality == Modality.ASSERTED]
    span = object_span(draft, claim)
    if _hedged(draft, span, drafted, [e for e, _ in comparable]):
        return _Verdict(claim.predicate)
    if any(m == Match.TRUNCATED for _, m in comparable):
        cut = [e for e, m in comparable if m == Match.TRUNCATED]
        return _Verdict(claim.predicate, True, _truncated(draft, thing, claim, span or evidence_span(claim), cut))
    against = [e for e, m in comparable if m == Match.CONFLICTS]
    if not against:
        return _Verdict(claim.predicate)
    sides = _sides(against)
    elsewhere = _fits_elsewhere(drafted, ours, keys, [e for e, s, _ in rows if s != Scope.SAME])
    said = _disputed(sides) if len(sides) > 1 else f"the desk has {_side(sides[0])}"
    about = f"{thing.name}, {_label(claim, ours)}"
    message = f"{about}: {said}, not {value_in_words(drafted)}{elsewhere}"
    sure = len(sides) == 1 and claim.modality != Modality.REPORTED
    finding = INFO.finding(
        draft, *_bounds(span or evidence_span(claim)), message,
        severity=Severity.ERROR if sure else Severity.WARNING,
        sources=sources_of(entry for side in sides for entry in side),
        replacement=_in_its_form(draft, span, sides[0][0]) if len(sides) == 1 else None,
    )
    return _Verdict(claim.predicate, finding=finding, years_apart=_years_apart(drafted, against))


def _scope(claim: Claim, ours: dict[str, str], entry: Entry, keys: tuple[str, ...], last: str | None) -> Scope:
    scope = compare_scopes(ours, scope_of(entry.qualifiers, keys), keys, last)
    if not keys or scope != Scope.SAME or claim.attribution is None or entry.attribution is None:
        return scope
    # Two companies measure two numbers.
    shared = set(claim.attribution.casefold().split()) & set(entry.attribution.casefold().split())
    return scope if shared else Scope.OPEN


def _truncated(draft: Reading, thing: Thing, claim: Claim, span: Span, cut: Sequence[Entry]) -> Finding:
    message = f"{thing.name}, {PREDICATES[claim.predicate].label}: cut off, not rounded; the desk has {_side(cut)}"
    return INFO.finding(draft, span.start, span.end, message, severity=Severity.INFO, sources=sources_of(cut))


def _hedged(draft: Reading, span: Span | None, drafted: Value, known: Sequence[Entry]) -> bool:
    """Whether "over 24 percent" stands for a value within one step of the last digit written."""
    if span is None or not isinstance(drafted, NumberValue):
        return False
    before = draft.document.text[max(0, span.start - 24):span.start]
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


def _last_episode(claims: Sequence[Claim], entries: Sequence[Entry]) -> str | None:
    counts: list[object] = [
        e.object for e in entries if e.predicate == "episode_count" and e.modality == Modality.ASSERTED
    ]
    counts = counts or [c.object for c in claims if c.predicate == "episode_count"]
    known = {str(int(count.number)) for count in counts if isinstance(count, NumberValue)}
    return known.pop() if len(known) == 1 else None


def _years_apart(drafted: Value, against: Sequence[Entry]) -> int:
    if not isinstance(drafted, DateValue) or not drafted.date[:4].isdigit():
        return 0
    years = [int(e.object.date[:4]) for e in against if isinstance(e.object, DateValue) and e.object.date[:4].isdigit()]
    return min((abs(int(drafted.date[:4]) - year) for year in years), default=0)


def _in_its_form(draft: Reading, span: Span | None, entry: Entry) -> str | None:
    if span is None:
        return None
    written = draft.document.text[span.start:span.end]
    if isinstance(entry.object, DateValue):
        return like_date(written, entry.object.date)
    return like_number(written, entry.object) if isinstance(entry.object, NumberValue) else None


# Names: the network, a writer, a director.

def _mostly_one(
    draft: Reading, thing: Thing, claim: Claim, claims: Sequence[Claim], same: Sequence[Entry], entries: Sequence[Entry]
) -> _Verdict:
    assert isinstance(claim.object, EntityValue)
    drafted = draft.entity(claim.object.entity)
    against = [e for e in same if e.modality == Modality.ASSERTED and isinstance(e.object, Thing)]
    others = [c.object for c in claims if c.predicate == claim.predicate and c is not claim]
    beside = any(_is(draft.entity(o.entity), e) for o in others if isinstance(o, EntityValue) for e in same)
    instead = any(_is(drafted, e) for e in entries if e.predicate in _MOSTLY_ONE[claim.predicate])
    if not against or beside or instead:
        return _Verdict(claim.predicate)
    label = PREDICATES[claim.predicate].label
    slip = _one_slip_away(drafted, [e.object for e in against if isinstance(e.object, Thing)])
    network = claim.predicate == "original_broadcaster"
    sure = network or slip is not None or len({e.story.id for e in against}) > 1
    sure = sure and claim.modality != Modality.REPORTED
    about = f"{thing.name}, {label}"
    return _Verdict(claim.predicate, finding=_wrong_name(draft, claim, claim.object, against, about, slip, sure))


def _wrong_name(
    draft: Reading, claim: Claim, wrong: EntityValue, against: Sequence[Entry], about: str, slip: Thing | None,
    sure: bool, known: Sequence[Thing] | None = None,
) -> Finding:
    things = list(known) if known is not None else [e.object for e in against if isinstance(e.object, Thing)]
    distinct = list({t.id: t for t in things}.values())
    right = slip or (distinct[0] if len(distinct) == 1 else None)
    span = value_span(draft, claim, wrong)
    at = span or evidence_span(claim)
    said = " and ".join(t.name for t in distinct)
    reason = f": {names.compare(slip.name, draft.entity(wrong.entity).name).reason}" if slip else ""
    message = f"{about}: the desk has {said} ({told_by(against)}), not {draft.entity(wrong.entity).name}{reason}"
    written = draft.document.text[at.start:at.end]
    full = span is not None and names.fold(written) == names.fold(draft.entity(wrong.entity).name)
    return INFO.finding(
        draft, at.start, at.end, message, severity=Severity.ERROR if sure else Severity.WARNING,
        sources=sources_of(against),
        replacement=like_name(written, spelled_like(written, right)) if right is not None and full else None,
    )


def _one_slip_away(drafted: Entity, known: Iterable[Thing]) -> Thing | None:
    return next((t for t in known if names.compare(drafted.name, t.name).relation == names.Relation.SLIP), None)


def _is(drafted: Entity, entry: Entry) -> bool:
    return isinstance(entry.object, Thing) and entry.modality in _SAID and may_be(drafted, entry.object)


# Roles: who plays whom.

def _role(
    draft: Reading, thing: Thing, claim: Claim, claims: Sequence[Claim], same: Sequence[Entry]
) -> _Verdict:
    role = claim.qualifier("character")
    assert isinstance(role, EntityValue)
    assert isinstance(claim.object, EntityValue)
    performer, character = draft.entity(claim.object.entity), draft.entity(role.entity)
    cast = [e for e in same if e.modality == Modality.ASSERTED and isinstance(e.qualifier("character"), Thing)]
    if any(_is(performer, e) and _plays(e, character, may_be) for e in cast):
        return _Verdict(claim.predicate, agrees=True)
    of_role = [e for e in cast if _plays(e, character, surely_is) and not _is(performer, e)]
    of_performer = [e for e in cast if isinstance(e.object, Thing) and surely_is(performer, e.object)]
    sure = claim.modality != Modality.REPORTED
    if of_role:
        if _two_performers(draft, claim, claims, role) or any(_OTHER_AGE.search(e.quote) for e in claim.evidence):
            return _Verdict(claim.predicate)
        performers = [e.object for e in of_role if isinstance(e.object, Thing)]
        about = f"{character.name} in {thing.name}"
        alone = len({t.id for t in performers}) == 1
        return _Verdict(claim.predicate, finding=_wrong_name(
            draft, claim, claim.object, of_role, about, _one_slip_away(performer, performers), sure and alone,
        ))
    if of_performer:
        roles = [t for t in (e.qualifier("character") for e in of_performer) if isinstance(t, Thing)]
        slip = _one_slip_away(character, roles)
        about = f"{performer.name} in {thing.name}"
        return _Verdict(claim.predicate, agrees=True, finding=_wrong_name(
            draft, claim, role, of_performer, about, slip, sure and slip is not None, roles,
        ))
    return _Verdict(claim.predicate)


def _plays(entry: Entry, character: Entity, matches: Callable[[Entity, Thing], bool]) -> bool:
    known = entry.qualifier("character")
    return isinstance(known, Thing) and matches(character, known)


def _two_performers(draft: Reading, claim: Claim, claims: Sequence[Claim], role: EntityValue) -> bool:
    """Whether the draft itself gives the role to somebody else too, as it does for a younger self."""
    return any(c is not claim and c.qualifier("character") == role and c.object != claim.object for c in claims)


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


RULE = Rule(INFO, check, __doc__ or "")
