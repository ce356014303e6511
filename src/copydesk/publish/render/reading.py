"""What one story says, for people: its claims by subject, each with the words that say it. Formats only."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.ledger.base import Entry, Thing
from copydesk.model import Claim, EntityValue, Evidence, Modality, Qualifier, Reading
from copydesk.publish.page import PageValue
from copydesk.publish.render.paint import Paint, plain
from copydesk.publish.words import count, excerpt, how_said, say, say_scope, visible
from copydesk.vocabulary import PREDICATES

__all__ = ["reading_to_text", "revision_to_text", "title_of"]

_TITLE_WIDTH = 100


def title_of(reading: Reading) -> str:
    """The story's title, or its first line, cut to one line of a screen."""
    document = reading.document
    first = next((line for line in document.text.splitlines() if line.strip()), document.id)
    return excerpt(document.title or first, width=_TITLE_WIDTH)


def _value(reading: Reading, value: Qualifier) -> PageValue:
    if isinstance(value, EntityValue):
        entity = reading.entity(value.entity)
        return Thing(entity.id, entity.type, entity.name)
    return value


def _quotes(evidence: Iterable[Evidence], around: str) -> Iterable[str]:
    return (f"“{excerpt(one.quote, around=around)}”" for one in evidence)


def _said(value: PageValue, scope: Iterable[tuple[str, PageValue]], modality: Modality, credit: str | None) -> str:
    scoped = say_scope(tuple(scope))
    how = how_said(modality, credit)
    return f"{say(value)}{f' ({scoped})' if scoped else ''}{f' – {how}' if how else ''}"


def _claim(reading: Reading, claim: Claim, *, explain: bool, paint: Paint) -> Iterable[str]:
    value = _value(reading, claim.object)
    scope = [(name, _value(reading, qualifier)) for name, qualifier in claim.qualifiers]
    said = _said(value, scope, claim.modality, claim.attribution)
    yield f"    {paint('label', PREDICATES[claim.predicate].label)}: {said}"
    yield from (f"        {paint('quote', quote)}" for quote in _quotes(claim.evidence, say(value)))
    if explain:
        yield paint("quiet", f"        confidence {claim.confidence:.2f}, made by {claim.made_by or 'unknown'}")


def reading_to_text(reading: Reading, *, explain: bool = False, paint: Paint = plain) -> str:
    """The reading as lines of text, ending in a line break. `explain` adds to each claim how sure and who made it."""
    document = reading.document
    about = [visible(part) for part in (document.outlet, document.published, document.id) if part]
    lines = [paint("title", title_of(reading)), paint("quiet", " · ".join(about))]
    subjects = {claim.subject: reading.entity(claim.subject) for claim in reading.claims}
    for subject, entity in subjects.items():
        lines += ["", f"  {paint('title', visible(entity.name))} ({entity.type})"]
        for claim in reading.claims:
            if claim.subject == subject:
                lines += _claim(reading, claim, explain=explain, paint=paint)
    if not reading.claims:
        lines += ["", f"  {reading.note or 'nothing that the desk can cite'}"]
    else:
        lines += ["", paint("quiet", f"  {count(len(reading.claims), 'claim')}")]
    return "\n".join(lines) + "\n"


def revision_to_text(title: str, added: Iterable[Entry], gone: Iterable[Entry]) -> str:
    """Which claims a revised story dropped (-) and made (+), a line each."""
    lines = [f"revised: {visible(title)}"]
    for mark, entries in (("-", gone), ("+", added)):
        for entry in entries:
            said = _said(entry.object, entry.qualifiers, entry.modality, entry.attribution)
            label = PREDICATES[entry.predicate].label
            lines.append(f"  {mark} {visible(entry.subject.name)}: {label}: {said}")
    if len(lines) == 1:
        lines.append("  the same claims, other words")
    return "\n".join(lines) + "\n"
