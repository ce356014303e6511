"""What a person at the desk means by a name, an id or a value that they type. Asks a ledger and writes nothing.

    "Kim Hee-won (Vincenzo)" ─▶ a thing, or the part of one that is with Vincenzo
    "1f2e3d", an address, "Soompi" ─▶ a claim, a story, an outlet
    "2024-04-28" for a claim ─▶ a value of the kind that its predicate takes
"""

from __future__ import annotations

import re

from copydesk import names
from copydesk.dates import valid
from copydesk.errors import LedgerError, UsageError
from copydesk.ledger.base import Entry, EntryValue, Ledger, Target, Thing
from copydesk.model import DateValue, EntityType, NumberValue, TextValue
from copydesk.vocabulary import PREDICATES

__all__ = ["target_meant", "thing_meant", "value_meant"]

_ID = re.compile(r"[0-9a-f]{16}")
_BEGINNING = re.compile(r"[0-9a-f]{6,16}")
_HINTED = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*")
_NUMBER = re.compile(r"([+-]?\d[\d,]*(?:\.(\d+))?)\s*(%|percent)?")
#: How many of several things a complaint lists.
_LISTED = 6


def thing_meant(ledger: Ledger, said: str, *, types: frozenset[EntityType] | None = None) -> str:
    """The id of the one thing that `said` means: an id, a name, or a name with what tells it from its namesakes in
    brackets, as `copydesk log NAME` lists them.

    Raises UsageError for a name that the ledger does not know (the nearest are named) or that is several things' (their
    ids are).
    """
    if _ID.fullmatch(said.strip()):
        return ledger.thing(said.strip()).id if types else _known_id(ledger, said.strip())
    found = _exactly(ledger.find(said, types=types), said)
    hinted = _HINTED.fullmatch(said)
    if not found and hinted:
        return _hinted(ledger, hinted[1], hinted[2], types)
    if not found:
        raise unknown(ledger, said)
    if len(found) > 1:
        raise _several(said, [(f"{thing.name} ({thing.type})", thing.id) for thing in found])
    return found[0].id


def _known_id(ledger: Ledger, thing_id: str) -> str:
    ledger.thing(thing_id)
    return thing_id


def _exactly(found: tuple[Thing, ...], said: str) -> tuple[Thing, ...]:
    """Those whose own name it is, where there are any; else all that are also called so."""
    wanted = {names.key(said), names.fold(said)}
    exact = tuple(
        thing for thing in found if any(wanted & {names.key(name), names.fold(name)} for name in _full_names(thing))
    )
    return exact or found


def _full_names(thing: Thing) -> set[str]:
    return {thing.name, *([thing.hangul] if thing.hangul else [])} | {
        spelling for spelling, _ in thing.spellings if not names.short_of(spelling, thing.name)
    }


def _hinted(ledger: Ledger, name: str, hint: str, types: frozenset[EntityType] | None) -> str:
    found = _exactly(ledger.find(name, types=types), name)
    if not found:
        raise unknown(ledger, name)
    fitting: list[tuple[str, str]] = []
    for thing in found:
        members = ledger.identity(thing.id).members
        matched = [one for one in members if names.fold(hint) in names.fold(f"{one.label} {thing.type}")]
        if len(matched) == len(members):
            fitting.append((f"{thing.name} ({thing.type})", thing.id))
        elif matched:
            fitting.append((matched[0].label, matched[0].id))
    if not fitting:
        parts = [(one.label, one.id) for thing in found for one in ledger.identity(thing.id).members]
        raise UsageError(f"no {name} there has to do with {hint}", place=f"{name} ({hint})", advice=_list(parts))
    if len(fitting) > 1:
        raise _several(f"{name} ({hint})", fitting)
    return fitting[0][1]


def unknown(ledger: Ledger, said: str) -> UsageError:
    """What to say of a name that the ledger does not know."""
    near = ", ".join(ledger.nearest(said))
    return UsageError(
        "nothing in the ledger is called that", place=said.strip() or "no name",
        advice=f"nearest: {near}" if near else "no name in it is near",
    )


def _several(said: str, things: list[tuple[str, str]]) -> UsageError:
    return UsageError("that is the name of several things", place=said, advice=f"say which by its id: {_list(things)}")


def _list(things: list[tuple[str, str]]) -> str:
    more = f"; and {len(things) - _LISTED} more" if len(things) > _LISTED else ""
    return "; ".join(f"{label}: {thing_id}" for label, thing_id in things[:_LISTED]) + more


def target_meant(ledger: Ledger, said: str) -> tuple[Target, str]:
    """What somebody wants to retract: a claim by its id (or how that begins), a story by its id or address, an outlet
    by its name. Raises LedgerError where an id is more than one claim's.
    """
    said = said.strip()
    if "://" in said:
        return Target.STORY, said
    if _BEGINNING.fullmatch(said):
        try:
            return Target.CLAIM, ledger.claim(said).claim_id
        except LedgerError as error:
            if "more than one" in error.message:
                raise
        try:
            return Target.STORY, ledger.story(said).id
        except LedgerError:
            pass
    return Target.OUTLET, said


def value_meant(ledger: Ledger, entry: Entry, said: str) -> EntryValue:
    """The value that `said` is for a claim: a date, a number, words, or a thing by name or id.

    Raises UsageError for words that are none of the kind that the claim's predicate takes.
    """
    predicate = PREDICATES.get(entry.predicate)
    now = entry.said or entry.object
    kind = predicate.object_kind if predicate else "entity" if isinstance(now, Thing) else ""
    said = " ".join(said.split())
    if kind == "date" or isinstance(now, DateValue):
        if not valid(said):
            raise UsageError(f"{said!r} is no date", place=entry.predicate, advice="write 2024-04-28, 2024-04 or 2024")
        return DateValue(said)
    if kind == "number" or isinstance(now, NumberValue):
        number = _NUMBER.fullmatch(said)
        if number is None:
            raise UsageError(f"{said!r} is no number", place=entry.predicate, advice="write 24.850 or 16")
        unit = now.unit if isinstance(now, NumberValue) else ""
        return NumberValue(float(number[1].replace(",", "")), unit, len(number[2] or ""))
    if kind == "entity":
        types = predicate.object_types if predicate else None
        try:
            return ledger.thing(thing_meant(ledger, said, types=types or None))
        except UsageError:
            if predicate is None or not predicate.object_or_text or ledger.find(said):
                raise
    if not said:
        raise UsageError("the value is empty", place=entry.predicate, advice="retract the claim instead")
    return TextValue(said)
