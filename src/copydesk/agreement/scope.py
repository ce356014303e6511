"""What a value is about besides subject and predicate, and whether two values are about the same. Pure.

DESIGN.md, principle 3: a contradiction needs the same scope. Which qualifiers make up a scope, what a missing one
means and which companies measure apart is in the vocabulary; here is how two scopes stand to each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from copydesk import dates
from copydesk.agreement.run import UNKNOWN_RUN, Run
from copydesk.agreement.values import Comparable, decimal_of
from copydesk.ledger.base import Entry, Thing
from copydesk.model import DateValue, EntityValue, NumberValue, TextValue
from copydesk.vocabulary import PREDICATES

__all__ = ["AIRING", "COMPANY", "Fit", "Scope", "airing", "apart", "compare_scopes", "is_known_company", "scope_of",
           "scope_of_entry"]

#: The parts of a scope by name, each as a comparable word: {"episode": "finale", "area": "nationwide"}.
Scope = Mapping[str, str]

#: The part that is not a qualifier but comes from whom the story credits.
COMPANY = "company"
#: Either of these says which broadcast was measured: they are one part of a scope, the airing.
AIRING = ("episode", "date")
#: Before a company that the vocabulary does not know: whoever it is, it may pass on another's figure.
_UNKNOWN = "? "


class Fit(StrEnum):
    """How the scopes of two values stand to each other."""

    SAME = "same"
    """They measure the same thing: values that differ contradict each other."""
    OPEN = "open"
    """They may: the one may bear the other out but not contradict it."""
    OTHER = "other"
    """They measure two things."""


def scope_of(
    predicate: str, qualifiers: Iterable[tuple[str, Comparable]], attribution: str | None = None
) -> dict[str, str]:
    """The stated parts of a scope: the predicate's scope qualifiers and, where it has measurers, the company.

    A claim of a draft and an entry of the ledger give the same for the same words. Part names are those of the
    qualifiers; a part that is not stated is not in it.
    """
    known = PREDICATES[predicate]
    out: dict[str, str] = {}
    for key, value in qualifiers:
        if key in known.scope:
            out[key] = _word(value)
    if known.measurers and attribution:
        out[COMPANY] = _company(known.measurers, attribution)
    return out


def scope_of_entry(entry: Entry) -> dict[str, str]:
    """The stated parts of an entry's scope."""
    return scope_of(entry.predicate, entry.qualifiers, entry.attribution)


def compare_scopes(predicate: str, ours: Scope, theirs: Scope, run: Run = UNKNOWN_RUN) -> Fit:
    """How two scopes of one predicate stand to each other; the same whichever comes first.

    What is left out means what the vocabulary says (an area: nationwide), so that leaving it out is the same as saying
    that and OPEN to anything else. `run` is what the desk knows of the work's run (`run_of`): with it, episode 16, the
    finale and the day of the finale are one airing.
    """
    known = PREDICATES[predicate]
    fits = [compare_part(predicate, key, ours.get(key), theirs.get(key)) for key in _parts(predicate)]
    if set(known.scope) >= set(AIRING):
        fits.append(_compare_airings(ours, theirs, run))
    if Fit.OTHER in fits:
        return Fit.OTHER
    return Fit.OPEN if Fit.OPEN in fits else Fit.SAME


def apart(predicate: str, ours: Scope, theirs: Scope, run: Run = UNKNOWN_RUN) -> tuple[str, ...]:
    """The parts that tell two scopes apart, in the vocabulary's order ("area", "statistic", "company", …).

    They are those that both state differently, and those where one states something else than leaving it out means.
    """
    keys = _parts(predicate)
    found = [key for key in keys if compare_part(predicate, key, ours.get(key), theirs.get(key)) is not Fit.SAME]
    known = PREDICATES[predicate]
    if set(known.scope) >= set(AIRING) and _compare_airings(ours, theirs, run) is Fit.OTHER:
        found.insert(0, "episode")
    return tuple(found)


def compare_part(predicate: str, key: str, ours: str | None, theirs: str | None) -> Fit:
    """How one part of two scopes, not the airing, stands to each other; None is one that is not stated."""
    if ours == theirs:
        return Fit.SAME
    if ours is None or theirs is None:
        if (ours or theirs or "").startswith(_UNKNOWN):
            return Fit.SAME
        unstated = PREDICATES[predicate].unstated.get(key)
        return Fit.SAME if unstated is not None and unstated.casefold() in (ours, theirs) else Fit.OPEN
    return Fit.OPEN if ours.startswith(_UNKNOWN) or theirs.startswith(_UNKNOWN) else Fit.OTHER


def airing(scope: Scope, run: Run = UNKNOWN_RUN) -> tuple[str | None, str | None]:
    """Which broadcast: the episode as `Run.episode` says it, else the one that aired that day; and the day, if full."""
    day = scope.get("date")
    full = day if day is not None and dates.weekday(day) is not None else None
    episode = run.episode(scope.get("episode"))
    if episode is None and full is not None:
        episode = run.aired_on(full)
    return episode, full


def is_known_company(company: str) -> bool:
    """Whether a scope's company is one of the vocabulary's measurers."""
    return not company.startswith(_UNKNOWN)


def _parts(predicate: str) -> tuple[str, ...]:
    known = PREDICATES[predicate]
    both = set(known.scope) >= set(AIRING)
    keys = [key for key in known.scope if not (both and key in AIRING)]
    return (*keys, COMPANY) if known.measurers else tuple(keys)


def _compare_airings(ours: Scope, theirs: Scope, run: Run) -> Fit:
    (episode, day), (other, other_day) = airing(ours, run), airing(theirs, run)
    written, other_written = ours.get("date"), theirs.get("date")
    dated = written is not None and other_written is not None
    if dated and dates.compare(written or "", other_written or "") is dates.Agreement.CONFLICT:
        return Fit.OTHER
    if episode is not None and other is not None:
        if episode == other:
            return Fit.SAME
        # A finale whose number is not known may be any episode but the first.
        unsettled = run.last is None and "finale" in (episode, other) and (episode.isdigit() or other.isdigit())
        return Fit.OPEN if unsettled and "1" not in (episode, other) else Fit.OTHER
    if day is None or day != other_day:
        return Fit.OPEN
    # Two episodes may share an evening: the day alone does not say which.
    return Fit.OPEN if len(run.aired.get(day, ())) > 1 else Fit.SAME


def _company(measurers: Mapping[str, tuple[str, ...]], credited: str) -> str:
    words = credited.casefold().split()
    for name, forms in measurers.items():
        if any(form in words for form in forms):
            return name.casefold()
    return _UNKNOWN + " ".join(words)


def _word(value: Comparable) -> str:
    match value:
        case DateValue(date):
            return date
        case NumberValue():
            return str(decimal_of(value))
        case TextValue(text):
            return text.casefold()
        case EntityValue(entity):
            return entity
        case Thing(id=thing):
            return thing
