"""A ranking from a ledger: which claims it needs, and what to say where the group is not known. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from copydesk import names
from copydesk.errors import UsageError
from copydesk.ledger.base import Entry, Ledger
from copydesk.records.figures import company_of
from copydesk.records.groups import ALL, Group, kinds, parse, within
from copydesk.records.marks import UNSTATED_COMPANY, Measure, Of
from copydesk.records.ranking import Board, Ranking, board
from copydesk.records.shows import Show, shows
from copydesk.vocabulary import PREDICATES

__all__ = ["FACTS", "board_of", "group_named", "known_area", "measure_named", "ranking", "shows_of", "shows_of_work"]

_MEASURES: Mapping[str, Of] = MappingProxyType({
    "audiencerating": Of.BEST, "rating": Of.BEST, "best": Of.BEST, "bestepisode": Of.BEST, "premiere": Of.PREMIERE,
    "finale": Of.FINALE, "series": Of.SERIES, "seriesmean": Of.SERIES, "mean": Of.SERIES,
})  # fmt: skip
_STATISTICS = ("average", "peak")

#: What a show is made of here, whatever the group.
_ALWAYS = ("audience_rating", "original_broadcaster", "start_date", "end_date", "episode_count")
_PEOPLE = ("screenwriter", "director", "cast_member")
#: All that a show is made of (shows.py), by predicate.
FACTS = (*_ALWAYS, *_PEOPLE, "streamed_on")


def ranking(
    ledger: Ledger, *, group: str = "", measure: Measure | None = None, as_of: date | None = None,
    known_by: date | None = None,
) -> Ranking:
    """The ranking of a group by a measure, by what had been shown at the end of `as_of` (None: ever).

    `known_by` leaves out what the desk had not read by the end of that day (UTC). Raises UsageError for a group or an
    area that is not known, naming the nearest, and LedgerError.
    """
    wanted, exact = group_named(group, ledger), measure or Measure()
    found = board(wanted.name, shows_of(ledger, wanted, known_by=known_by), exact)
    known_area(found.shows, exact)
    return found.ranking(as_of)


def measure_named(
    name: str = "audience_rating", *, area: str = "nationwide", statistic: str = "average", company: str | None = None,
    base: str | None = None,
) -> Measure:
    """The measure of those names. Raises UsageError for a name that is none, saying which there are."""
    of = _MEASURES.get(names.fold(name))
    if of is None:
        raise UsageError("no such measure", place=name, advice="audience_rating, premiere, finale or series")
    if statistic.casefold() not in _STATISTICS:
        raise UsageError("no such statistic", place=statistic, advice=" or ".join(_STATISTICS))
    bases = PREDICATES["audience_rating"].qualifiers["base"]
    if base is not None and base.casefold() not in bases:
        raise UsageError("no such household base", place=base, advice=", ".join(bases))
    exact = company_of(company)
    if company is not None and exact is None:
        companies = ", ".join(PREDICATES["audience_rating"].measurers)
        raise UsageError("no such ratings company", place=company, advice=f"known: {companies}")
    return Measure(of, area.casefold(), statistic.casefold(), exact or UNSTATED_COMPANY, base and base.casefold())


def group_named(name: str, ledger: Ledger, *, shows_something: bool = False) -> Group:
    """The group; an empty name is all dramas. `shows_something` says that the name is that of an organization which the
    caller knows to be a network. Raises UsageError for an unknown one.
    """
    if not name.strip():
        return ALL
    found = parse(name, ledger, shows_something=shows_something)
    if found is None:
        near = ledger.nearest(name)
        known = ", ".join([*near, *(kind for kind in kinds())])
        raise UsageError(
            "no such group: it may be a network, cable, a platform, a weekday slot, a person, a year, or some of these",
            place=name, advice=f"nearest: {known}",
        )
    return found


def board_of(ledger: Ledger, group: Group, measure: Measure) -> Board:
    """The group's shows, settled on the measure's terms; from memory while the ledger stays as it is: for whoever asks
    for the same group again and again. Raises LedgerError.
    """
    return ledger.worked_out(("board", group, measure), lambda: board(group.name, shows_of(ledger, group), measure))


def shows_of(ledger: Ledger, group: Group, *, known_by: date | None = None) -> tuple[Show, ...]:
    """The group's shows with their figures. Raises LedgerError."""
    found = shows(_entries(ledger, group, known_by))
    inside = (within(group, show) for show in found)
    rated = [show for show in inside if show is not None]
    # Without a condition everything that is called a work would count: films, songs, webtoons.
    return tuple(show for show in rated if show.airings) if not group.things() else tuple(rated)


def shows_of_work(ledger: Ledger, work: str) -> Show | None:
    """One work with its figures and credits, or None where the desk has none; as `board_of`. Raises LedgerError."""
    return ledger.worked_out(("show", work), lambda: next(iter(shows(ledger.entries_of(
        [work], predicates=FACTS))), None))  # fmt: skip


def known_area(some: Iterable[Show], measure: Measure) -> None:
    """Raise UsageError where no figure at all is of the measure's area, which is most often a misspelt one."""
    areas = {f.area for show in some for airing in show.airings for f in airing.figures if f.area is not None}
    if areas and measure.area not in areas | {Measure().area}:
        raise UsageError("no figure is of that area", place=measure.area, advice=f"known: {', '.join(sorted(areas))}")


def _entries(ledger: Ledger, group: Group, known_by: date | None) -> Iterable[Entry]:
    """All that the ledger says of the works that may be of the group."""
    tied = group.things()
    needed = (*_ALWAYS, *(_PEOPLE if group.people is not None else ()), *(("streamed_on",) if group.platforms else ()))
    if not tied:
        return [entry for name in needed for entry in ledger.entries(predicate=name, as_of=known_by)]
    works = dict.fromkeys(
        entry.subject.id for thing, predicates in tied for predicate in predicates
        for entry in ledger.entries(object=thing, predicate=predicate, as_of=known_by)
    )
    return ledger.entries_of(tuple(works), predicates=needed, as_of=known_by)
