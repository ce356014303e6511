"""Which of the values of one cell the desk would print, with the reason, and whether they are disputed and why. Pure.

Values that agree are one camp, headed by the most precise. Camps are weighed by what is asserted only: independent
sources, then a credited source, then precision, then the latest date. The first difference is the stated reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.agreement.cell import Said, strongest
from copydesk.agreement.saying import in_words
from copydesk.agreement.sources import Copied, independent, teller
from copydesk.agreement.values import Agreement, Numbered, agree, compare_values, decimal_of, identity, precision
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import STRENGTH, Modality, NumberValue

__all__ = ["Settled", "Voice", "settle", "settle_many", "settle_mostly_single"]

#: What a story may stand behind without asserting it; the rest wonders or denies and is never best.
_STANDS = (Modality.ASSERTED, Modality.PLANNED, Modality.REPORTED)


@dataclass(frozen=True, slots=True)
class Voice:
    """A value with everybody who gives it; `basis` gives the year where they leave it out."""

    value: EntryValue
    entries: tuple[Entry, ...]
    basis: Entry | None = None

    @property
    def modality(self) -> Modality:
        """How the firmest of its entries says it."""
        return strongest(self.entries)

    @property
    def firmest(self) -> tuple[Entry, ...]:
        """Its entries that say it in the firmest way."""
        modality = self.modality
        return tuple([entry for entry in self.entries if entry.modality is modality])

    @property
    def denied(self) -> bool:
        """Whether one story says so and another denies it."""
        return self.modality is not Modality.DENIED and any(e.modality is Modality.DENIED for e in self.entries)


@dataclass(frozen=True, slots=True)
class Settled:
    """What `Cell` holds besides its scope."""

    values: tuple[Said, ...]
    disputed: bool = False
    why: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Camp:
    """Values that agree, the most precise first. `weight` leaves out those that agree with another camp too."""

    voices: tuple[Voice, ...]
    entries: tuple[Entry, ...]
    sources: int

    @property
    def head(self) -> Voice:
        return self.voices[0]

    @property
    def weight(self) -> tuple[int, bool, float, str]:
        credited = any(entry.attribution for entry in self.entries)
        return self.sources, credited, precision(self.head.value), _latest(self.entries)


def settle(voices: Sequence[Voice], copied: Copied, *, comparable: bool) -> Settled:
    """The values of a predicate that has one in a scope. `comparable` is False where the scope is not known well enough
    for its values to contradict each other.
    """
    leading = _leading(voices)
    camps = _camps(leading, copied)
    asserted = bool(leading) and leading[0].modality is Modality.ASSERTED
    said: list[Said] = []
    for place, camp in enumerate(camps):
        for voice in camp.voices:
            said.append(_in_camp(voice, camp, place, camps, copied))
    best = said[0] if said else None
    rest = [voice for voice in voices if voice.modality is not leading[0].modality] if leading else list(voices)
    for voice in sorted(rest, key=lambda v: STRENGTH.index(v.modality)):
        stands = compare_values(best.value, voice.value) if best is not None else None
        said.append(_said(voice, copied, best=False, reason=f"only {voice.modality}", agreement=stands))
    apart = len(camps) > 1 and asserted and comparable
    denied = [voice for voice in leading if voice.denied]
    why = _against(camps) if apart else "; ".join(_denial(voice) for voice in denied)
    return Settled(tuple(said), bool(why), why, _notes(said))


def settle_many(voices: Sequence[Voice], copied: Copied) -> Settled:
    """The values of a predicate that may have many: each stands for itself, and only a denial disputes one."""
    said = [_said(voice, copied, best=voice.modality in _STANDS, reason="") for voice in voices]
    ordered = tuple(sorted(said, key=lambda value: (not value.best, -value.sources)))
    why = "; ".join(_denial(voice) for voice in voices if voice.denied)
    return Settled(ordered, bool(why), why)


def settle_mostly_single(voices: Sequence[Voice], copied: Copied, instead: Sequence[EntryValue]) -> Settled:
    """The values of a predicate that mostly has one: those that a story names together are right together.

    Two that no story names together are in dispute, except one that other stories give under a predicate that is
    easily meant `instead` (a platform called the network).
    """
    asserted = [voice for voice in voices if voice.modality is Modality.ASSERTED]
    elsewhere = {identity(value) for value in instead}
    plain = [voice for voice in asserted if identity(voice.value) not in elsewhere] or asserted
    sides = sorted(_named_together(plain), key=lambda side: _side_weight(side, copied), reverse=True)
    if len(sides) < 2 and len(plain) == len(asserted):
        return settle_many(voices, copied)
    of_side = {identity(voice.value): place for place, side in enumerate(sides) for voice in side}
    said = []
    for voice in voices:
        place = of_side.get(identity(voice.value)) if voice.modality is Modality.ASSERTED else None
        reason = "" if place is None or place == 0 else "no story names it together with the best"
        if voice in asserted and place is None:
            reason = "named as something else by others"
        said.append(_said(voice, copied, best=place == 0, reason=reason))
    ordered = tuple(sorted(said, key=lambda value: (not value.best, -value.sources)))
    if len(sides) < 2:
        return Settled(ordered)
    names = " against ".join(" and ".join(_telling(voice, copied) for voice in side) for side in sides)
    return Settled(ordered, True, f"{names}: no story names both")


def _leading(voices: Sequence[Voice]) -> list[Voice]:
    """The voices that are weighed: what is asserted; where nothing is, what is planned; then what is reported."""
    for modality in _STANDS:
        found = [voice for voice in voices if voice.modality is modality]
        if found:
            return found
    return []


def _camps(voices: Sequence[Voice], copied: Copied) -> list[_Camp]:
    heads: list[list[Voice]] = []
    # Percentages are found by what they may be rounded to: of a much told figure there are hundreds.
    numbered: dict[str, Numbered[list[Voice]]] = defaultdict(Numbered)
    torn: set[int] = set()
    for voice in sorted(voices, key=lambda v: (-precision(v.value), v.basis is not None, -len(v.entries))):
        value = voice.value
        fitting: Sequence[list[Voice]]
        if isinstance(value, NumberValue) and value.unit:
            fitting = numbered[value.unit].agreeing(decimal_of(value))
        else:
            fitting = [camp for camp in heads if agree(camp[0].value, value)]
        if not fitting:
            heads.append([voice])
            if isinstance(value, NumberValue):
                numbered[value.unit].put(decimal_of(value), heads[-1])
            continue
        fitting[0].append(voice)
        if len(fitting) > 1:
            torn.add(id(voice))
    camps = []
    for camp in heads:
        entries = tuple(entry for voice in camp if id(voice) not in torn for entry in voice.firmest)
        camps.append(_Camp(tuple(camp), entries, independent(entries, copied)))
    return sorted(camps, key=lambda camp: camp.weight, reverse=True)


def _in_camp(voice: Voice, camp: _Camp, place: int, camps: Sequence[_Camp], copied: Copied) -> Said:
    stands = compare_values(camps[0].head.value, voice.value)
    if place:
        reason = f"differs from the best ({_reason(camps[0], camp)})"
        return _said(voice, copied, best=False, reason=reason, agreement=stands)
    if voice is not camp.head:
        return _said(voice, copied, best=False, reason=_agreeing(stands), agreement=stands)
    if len(camps) > 1:
        return _said(voice, copied, best=True, reason=_reason(camps[0], camps[1]))
    if len(camp.voices) > 1:
        return _said(voice, copied, best=True, reason=f"the most precise of {len(camp.voices)} that agree")
    return _said(voice, copied, best=True, reason="")


def _agreeing(stands: Agreement) -> str:
    match stands:
        case Agreement.EQUAL:
            return "agrees"
        case Agreement.TRUNCATED:
            return "agrees, cut off instead of rounded"
        case Agreement.ROUNDED:
            return "agrees, rounded"
        case _:
            return "agrees, less precise"


def _said(
    voice: Voice, copied: Copied, *, best: bool, reason: str, agreement: Agreement | None = None
) -> Said:
    entries = sorted(voice.entries, key=lambda e: (STRENGTH.index(e.modality), e.story.published or "9", e.learned))
    sources = independent(voice.firmest, copied)
    reason = reason or (_count(sources) if voice.modality is Modality.ASSERTED else f"only {voice.modality}")
    if voice.basis is not None:
        reason = f"year inferred; {reason}"
    return Said(voice.value, tuple(entries), sources, best, reason, agreement, voice.basis)


def _reason(winner: _Camp, other: _Camp) -> str:
    """What decided between two camps, first difference first."""
    ours, theirs = winner.weight, other.weight
    if ours[0] != theirs[0]:
        return f"{_count(ours[0])} against {theirs[0]}"
    if ours[1] != theirs[1]:
        return "credits a named source"
    if ours[2] != theirs[2]:
        return "more precise"
    if ours[3] != theirs[3]:
        return f"the latest, of {ours[3]}"
    return "as well sourced as the other; first in order"


def _against(camps: Sequence[_Camp]) -> str:
    sides = " against ".join(f"{in_words(camp.head.value)} ({_count(camp.sources)})" for camp in camps)
    stories = [{entry.story.id: entry.story for entry in camp.entries} for camp in camps]
    twice = (s for at, some in enumerate(stories) for i, s in some.items() if any(i in o for o in stories[:at]))
    both = next(twice, None)
    if both is None:
        return f"{sides}: no source says what tells them apart"
    return f"{sides}: {teller(both)} gives both in one story, and what may tell them apart is not in the claims"


def _denial(voice: Voice) -> str:
    who = next(entry.story for entry in voice.entries if entry.modality is Modality.DENIED)
    return f"{in_words(voice.value)} is denied ({teller(who)})"


def _notes(said: Sequence[Said]) -> tuple[str, ...]:
    best = next((value for value in said if value.best), None)
    if best is None:
        return ()
    cut = [value for value in said if value.agreement is Agreement.TRUNCATED]
    return tuple(f"{in_words(value.value)} is {in_words(best.value)} cut off, not rounded" for value in cut)


def _named_together(voices: Sequence[Voice]) -> list[list[Voice]]:
    """The voices in groups, two in one where a story names both."""
    groups: list[tuple[set[str], list[Voice]]] = []
    for voice in voices:
        stories = {entry.story.id for entry in voice.firmest}
        joined = [group for group in groups if group[0] & stories]
        groups = [group for group in groups if group not in joined]
        groups.append((stories.union(*(g[0] for g in joined)), [*(v for g in joined for v in g[1]), voice]))
    return [group[1] for group in groups]


def _side_weight(side: Sequence[Voice], copied: Copied) -> tuple[int, str]:
    entries = [entry for voice in side for entry in voice.firmest]
    return independent(entries, copied), _latest(entries)


def _telling(voice: Voice, copied: Copied) -> str:
    return f"{in_words(voice.value)} ({_count(independent(voice.firmest, copied))})"


def _latest(entries: Sequence[Entry]) -> str:
    return max((entry.story.published or "" for entry in entries), default="")


def _count(sources: int) -> str:
    return "one source" if sources == 1 else f"{sources} independent sources"
