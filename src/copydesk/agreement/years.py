"""Years that stories leave out, filled from what other stories say, and marked as inferred. Pure.

XXXX-04-28 as the end of a show that another story starts on 2024-03-09 is 2024-04-28. Nothing is filled where two years
are possible. An inference is a view: the ledger keeps what the story says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from copydesk import dates
from copydesk.ledger.base import Entry
from copydesk.model import DateValue, Modality
from copydesk.vocabulary import PREDICATES

__all__ = ["Inference", "inferred_years", "with_bases", "with_years"]

_UNKNOWN = "XXXX"
#: A show's run and everything dated within it lie inside a year.
_RUN = timedelta(days=365)
_START, _END = "start_date", "end_date"


@dataclass(frozen=True, slots=True)
class Inference:
    """A date of `entry` with its year: its object, or (not None) that qualifier. `basis` is the entry that gives it."""

    entry: Entry
    qualifier: str | None
    date: DateValue
    basis: Entry


def with_years(entries: Iterable[Entry], inferred: Sequence[Inference] | None = None) -> tuple[Entry, ...]:
    """The entries of one thing, in order, with every year in its place that the others settle.

    `inferred` is what `inferred_years` gives for them, where the caller has it already.
    """
    given = tuple(entries)
    found: dict[tuple[str, str], list[Inference]] = {}
    for one in inferred_years(given) if inferred is None else inferred:
        found.setdefault((one.entry.story.id, one.entry.claim_id), []).append(one)
    return tuple(_filled(e, found.get((e.story.id, e.claim_id), ())) for e in given) if found else given


def inferred_years(entries: Iterable[Entry]) -> tuple[Inference, ...]:
    """The years that the entries of one thing settle for each other, in the order of the entries."""
    given = tuple(entries)
    open_dates = [(entry, name, day) for entry in given for name, day in _without_year(entry)]
    if not open_dates:
        return ()
    anchors = [anchor for entry in given if entry.modality is Modality.ASSERTED for anchor in _anchors(entry)]
    found = ((entry, name, _settle(entry, name, day, anchors)) for entry, name, day in open_dates)
    return tuple(Inference(entry, name, DateValue(day), basis) for entry, name, (day, basis) in _known(found))


def with_bases(entries: Iterable[Entry], inferences: Iterable[Inference]) -> tuple[Entry, ...]:
    """The entries, with or without their years, each followed by those that give its years: what an inference cites."""
    bases: dict[tuple[str, str], list[Entry]] = {}
    for one in inferences:
        bases.setdefault((one.entry.story.id, one.entry.claim_id), []).append(one.basis)
    return tuple(e for entry in entries for e in (entry, *bases.get((entry.story.id, entry.claim_id), ())))


_Anchor = tuple[str, str | None, str, Entry]
_Settled = tuple[str, Entry]


def _known(
    found: Iterable[tuple[Entry, str | None, _Settled | None]],
) -> Iterator[tuple[Entry, str | None, _Settled]]:
    for entry, name, settled in found:
        if settled is not None:
            yield entry, name, settled


def _dates_of(entry: Entry) -> Iterator[tuple[str | None, str]]:
    """The dates that place an entry's thing in time: the object, and the qualifiers of what is measured."""
    if PREDICATES[entry.predicate].single and isinstance(entry.object, DateValue):
        yield None, entry.object.date
    for name, value in entry.qualifiers:
        if isinstance(value, DateValue) and PREDICATES[entry.predicate].single:
            yield name, value.date


def _without_year(entry: Entry) -> Iterator[tuple[str | None, str]]:
    return ((name, day) for name, day in _dates_of(entry) if day.startswith(_UNKNOWN) and len(day) == 10)


def _anchors(entry: Entry) -> Iterator[_Anchor]:
    for name, day in _dates_of(entry):
        if day[:4].isdigit() and not day.endswith("~"):
            yield entry.predicate, name, day, entry


def _settle(entry: Entry, name: str | None, day: str, anchors: Sequence[_Anchor]) -> _Settled | None:
    """The date with its year and the entry that gives it, or None where the anchors settle none or more than one."""
    years: dict[str, Entry] = {}
    same = [a for a in anchors if a[:2] == (entry.predicate, name) and _one_airing(entry, a[3], name)]
    for _, _, known, basis in same:
        if dates.precision(known) in ("day", "month", "year") and dates.compare(known, day) is not _CONFLICT:
            years.setdefault(known[:4], basis)
    if not years:
        for predicate, part, known, basis in anchors:
            year = _within_run(entry.predicate if name is None else "", day, predicate if part is None else "", known)
            if year is not None:
                years.setdefault(year, basis)
    if len(years) != 1:
        return None
    year, basis = next(iter(years.items()))
    filled = year + day[4:]
    return (filled, basis) if dates.valid(filled) else None


_CONFLICT = dates.Agreement.CONFLICT


def _one_airing(entry: Entry, other: Entry, name: str | None) -> bool:
    """Whether a qualifier's date of two entries is that of one episode; an object's date always is of one thing."""
    return name is None or entry.qualifier("episode") == other.qualifier("episode") is not None


def _within_run(what: str, day: str, known_as: str, known: str) -> str | None:
    """The one year in which `day` lies in the run that a known date is part of; `what` and `known_as` are the
    predicates of the two, "" for a day on which an episode aired.
    """
    if dates.precision(known) not in ("day", "month"):
        return None
    low = date.fromisoformat(known if len(known) == 10 else f"{known}-01")
    high = low if len(known) == 10 else _month_end(low)
    after = known_as == _START or what == _END
    before = known_as == _END or what == _START
    if after and before:
        return None
    if not after and not before:
        return None
    span = (low, high + _RUN) if after else (low - _RUN, high)
    years = [year for year in range(span[0].year, span[1].year + 1) if _is_day(year, day) and _in(span, year, day)]
    return f"{years[0]:04d}" if len(years) == 1 else None


def _in(span: tuple[date, date], year: int, day: str) -> bool:
    return span[0] <= date.fromisoformat(f"{year:04d}{day[4:]}") <= span[1]


def _is_day(year: int, day: str) -> bool:
    return 1 <= year <= 9999 and dates.valid(f"{year:04d}{day[4:]}")


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _filled(entry: Entry, inferences: Sequence[Inference]) -> Entry:
    for one in inferences:
        if one.qualifier is None:
            entry = replace(entry, object=one.date)
        else:
            changed = tuple((k, one.date if k == one.qualifier else v) for k, v in entry.qualifiers)
            entry = replace(entry, qualifiers=changed)
    return entry
