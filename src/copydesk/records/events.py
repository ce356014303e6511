"""What stories and days make newsworthy besides ratings: dates that changed, farewells, anniversaries. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from copydesk import dates
from copydesk.ledger.base import Entry, Thing
from copydesk.model import DateValue, Modality
from copydesk.records.leads import Kind, Lead
from copydesk.records.shows import Show, first_day, last_day

__all__ = ["anniversaries", "date_changes", "farewells"]

#: Which day of a show a predicate gives.
_DAYS = {"start_date": "premiere", "end_date": "finale"}
#: A farewell is a post about a show from so long before its last day on, up to so long after it.
_BEFORE, _AFTER = timedelta(days=3), timedelta(days=28)
#: From so many of the cast on, farewells gather.
_GATHERED = 3
_TOLD = (Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED)


def date_changes(entries: Iterable[Entry]) -> tuple[Lead, ...]:
    """First and last days that were announced and of which a later story gives another, by the day of that story.

    Announced is what a story gives before that day has come. Only whole dates count, and only stories of known days.
    A change after which a story still gives the old date is disputed.
    """
    told: dict[tuple[str, str], list[tuple[date, date, Entry]]] = defaultdict(list)
    for entry in entries:
        said, published = entry.object, entry.story.published
        of_day = entry.predicate in _DAYS and entry.modality in _TOLD and isinstance(said, DateValue)
        if not of_day or published is None or dates.weekday(published) is None:
            continue
        assert isinstance(said, DateValue)
        if dates.weekday(said.date) is not None:
            day = date.fromisoformat(published)
            told[entry.subject.id, entry.predicate].append((day, date.fromisoformat(said.date), entry))
    found: list[Lead] = []
    announced = 0
    for (_, predicate), some in told.items():
        some.sort(key=lambda one: one[0])
        ahead = [one for one in some if one[0] < one[1] or one[2].modality is Modality.PLANNED]
        announced += bool(ahead)
        found += _changes(predicate, some, ahead)
    return tuple(replace(lead, rare=min(1.0, len(found) / max(announced, 1))) for lead in found)


def _changes(
    predicate: str, some: Sequence[tuple[date, date, Entry]], ahead: Sequence[tuple[date, date, Entry]]
) -> Iterator[Lead]:
    if not ahead:
        return
    _, was, behind = ahead[0]
    for published, now, entry in some:
        if now == was or published <= last_known(behind):
            continue
        still = any(day == was and told > published for told, day, _ in some)
        yield Lead(
            Kind.DATE_CHANGED, entry.subject, None, published, since=was, until=now, number=(now - was).days,
            about=_DAYS[predicate], entries=(entry, behind), disputed=still,
        )
        if still:
            return
        was, behind = now, entry


def last_known(entry: Entry) -> date:
    """The last day on which its story may have been published; the first of all days where that is not known."""
    return (last_day(entry.story.published) if entry.story.published else None) or date.min


def farewells(shows: Iterable[Show], posts: Iterable[Entry]) -> tuple[Lead, ...]:
    """Shows of whose cast three or more have posted about it around its last day, on the day of the last such post."""
    ended = {show.thing.id: show for show in shows if show.end is not None}
    by_show: dict[str, dict[str, tuple[date, Entry]]] = defaultdict(dict)
    for post in posts:
        about, when = post.qualifier("about"), post.qualifier("date")
        show = ended.get(about.id) if isinstance(about, Thing) else None
        day = first_day(when.date) if isinstance(when, DateValue) and dates.weekday(when.date) is not None else None
        if show is None or show.end is None or day is None or post.subject.id not in show.credits["cast_member"]:
            continue
        if show.end - _BEFORE <= day <= show.end + _AFTER:
            earlier = by_show[show.thing.id].get(post.subject.id)
            if earlier is None or day < earlier[0]:
                by_show[show.thing.id][post.subject.id] = day, post
    found = []
    for show_id, told in by_show.items():
        if len(told) >= _GATHERED:
            ordered = sorted(told.values(), key=lambda one: (one[0], one[1].claim_id))
            found.append(Lead(
                Kind.FAREWELL, ended[show_id].thing, None, ordered[-1][0], since=ended[show_id].end,
                number=len(ordered), about="finale", others=tuple(post.subject for _, post in ordered),
                entries=tuple(post for _, post in reversed(ordered)),
            ))  # fmt: skip
    return tuple(replace(lead, rare=len(found) / len(ended)) for lead in found)


def anniversaries(
    shows: Iterable[Show], entries: Mapping[str, Sequence[Entry]], *, since: date, until: date
) -> tuple[Lead, ...]:
    """First and last days that were a year, or five or a multiple of five years, before a day from `since` to `until`.

    `entries` are the claims by show; those that give the day are behind the lead. The more years, the rarer.
    """
    shows = tuple(show for show in shows if show.start is not None or show.end is not None)
    found = []
    for show in shows:
        for predicate, day in (("start_date", show.start), ("end_date", show.end)):
            for years in (1, *range(5, until.year - day.year + 1, 5)) if day is not None else ():
                assert day is not None
                on = _years_after(day, years)
                if on is None or not since <= on <= until:
                    continue
                behind = [
                    e for e in entries.get(show.thing.id, ())
                    if e.predicate == predicate and isinstance(e.object, DateValue) and e.object.date == day.isoformat()
                ]
                as_old = sum(other.start is not None and (until - other.start).days >= 365 * years for other in shows)
                found.append(Lead(
                    Kind.ANNIVERSARY, show.thing, None, on, since=day, number=years, about=_DAYS[predicate],
                    rare=min(1.0, max(as_old, 1) / len(shows)), entries=tuple(behind),
                ))  # fmt: skip
    return tuple(found)


def _years_after(day: date, years: int) -> date | None:
    """The same day so many years later; the last of February for its 29th. None beyond all calendars."""
    if day.year + years > date.max.year:
        return None
    leap = day.month == 2 and day.day == 29
    return (day - timedelta(days=1) if leap else day).replace(year=day.year + years)
