"""What the desk knows of a work's run: which episode is the last, and which episodes aired on which day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from copydesk import dates
from copydesk.ledger.base import Entry
from copydesk.model import DateValue, Modality, NumberValue, TextValue

__all__ = ["UNKNOWN_RUN", "Run", "run_of"]

_NO_DAYS: Mapping[str, frozenset[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Run:
    """When a work's episodes aired, as far as the desk is sure of it.

    `last` is the number of the last episode. `first_day` and `last_day` are the days of the premiere and the finale
    (EDTF, full days). `aired` gives the episodes that stories date to a day: often one, two where two aired that day.
    """

    last: int | None = None
    first_day: str | None = None
    last_day: str | None = None
    aired: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NO_DAYS)

    def episode(self, written: str | None) -> str | None:
        """One way to say which: the premiere is "1", the last number "finale", where it is known."""
        if written is None:
            return None
        if written == "premiere":
            return "1"
        return "finale" if self.last is not None and written == str(self.last) else written

    def aired_on(self, day: str) -> str | None:
        """The one episode that aired on a full day, as `episode` says it; None where it may be two, or any."""
        told = self.aired.get(day, frozenset())
        if day in (self.first_day, self.last_day):
            told = told | {"1" if day == self.first_day else "finale"}
        return next(iter(told)) if len(told) == 1 else None


UNKNOWN_RUN = Run()


def run_of(entries: Iterable[Entry], *, last: int | None = None) -> Run:
    """What the asserted entries of one work say of its run. A count or day that stories differ on is not known.

    `last` is the number of the last episode where the entries tell none: a draft's own.
    """
    counts: set[int] = set()
    days: dict[str, set[str]] = {"start_date": set(), "end_date": set()}
    told: list[tuple[str, str]] = []
    for entry in entries:
        if entry.modality is not Modality.ASSERTED:
            continue
        match entry.predicate, entry.object:
            case "episode_count", NumberValue(number):
                counts.add(int(number))
            case ("start_date" | "end_date") as name, DateValue(date) if dates.weekday(date) is not None:
                days[name].add(date)
        episode, day = entry.qualifier("episode"), entry.qualifier("date")
        if episode is not None and isinstance(day, DateValue) and dates.weekday(day.date) is not None:
            told.append((day.date, _written(episode)))
    first_day, last_day = (next(iter(found)) if len(found) == 1 else None for found in days.values())
    run = Run(next(iter(counts)) if len(counts) == 1 else None if counts else last, first_day, last_day)
    aired: dict[str, set[str]] = defaultdict(set)
    for day_told, written in told:
        aired[day_told].add(run.episode(written) or "")
    return Run(run.last, first_day, last_day, MappingProxyType({day: frozenset(some) for day, some in aired.items()}))


def _written(value: object) -> str:
    if isinstance(value, NumberValue):
        return f"{value.number:.15g}"
    return value.text.casefold() if isinstance(value, TextValue) else ""
