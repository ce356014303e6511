"""Which shows are looked at for some days' leads: the leads are those of looking at all, and most are left alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.ledger.base import Outline
from copydesk.records.among import Seen, enough
from copydesk.records.leads import Lead
from copydesk.records.marks import Measure
from copydesk.records.shows import Show, shows
from copydesk.records.watch import Circles, Watch, shown_of
from records.desk import desk, figure, made

FIRST = date(2020, 1, 6)
MEASURE = Measure()
Run = tuple[int, int, str, Sequence[str]]


def known(runs: Sequence[Run]) -> dict[str, Show]:
    """Shows, each with its first week, weekday, network and the rating of every weekly episode."""
    stories = []
    for number, (week, weekday, network, ratings) in enumerate(runs):
        first = FIRST + timedelta(weeks=week, days=weekday)
        days = [first + timedelta(weeks=at) for at in range(len(ratings))]
        says = made(f"Show {number}", network, first.isoformat(), days[-1].isoformat(), len(ratings))
        says += [figure(f"Show {number}", percent, at, day.isoformat())
                 for at, (percent, day) in enumerate(zip(ratings, days, strict=True), 1)]  # fmt: skip
        stories.append(says)
    return {show.thing.id: show for show in shows(desk(*stories).kept)}


def circles(show: Show) -> Circles:
    (network,) = show.credits["original_broadcaster"]
    return Circles(("all", network), network)


def outline(show: Show) -> Outline:
    figures = [f for airing in show.airings for f in airing.figures]
    days = sorted(f.day for f in figures if f.day)
    return Outline(show.thing, max(float(f.percent) for f in figures), days[0], days[-1])


def looked_at(some: dict[str, Show], since: date, until: date, highest: int) -> Seen:
    def look_at(ids: Collection[str]) -> list[Show]:
        return [some[one] for one in ids if some[one].begun_by(until)]

    return enough({one: outline(show) for one, show in some.items()}, lambda one: circles(some[one]), look_at,
                  lambda show: shown_of(show, MEASURE), since=since, until=until, highest=highest)  # fmt: skip


def leads(seen: Sequence[Show], since: date, until: date, absent: dict[str, Sequence[date]]) -> list[Lead]:
    watch = Watch(circles, MEASURE)
    watch.remember(seen, since, absent)
    return sorted(
        (lead for lead in watch.take_in(seen) if lead.day <= until), key=lambda one: (one.day, one.show.id, one.kind)
    )


_RATING = st.one_of(st.decimals(1, 30, places=1), st.decimals(9, 11, places=2), st.decimals(1, 30, places=0)).map(str)
_RUN = st.tuples(st.integers(0, 220), st.sampled_from([3, 4, 5]), st.sampled_from(["tvN", "JTBC"]),
                 st.lists(_RATING, min_size=1, max_size=5))  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_RUN, min_size=3, max_size=12), st.integers(0, 230), st.integers(0, 20), st.integers(0, 3))
def test_the_leads_are_those_of_looking_at_every_show(runs: list[Run], week: int, days: int, highest: int) -> None:
    some = known(runs)
    since = FIRST + timedelta(weeks=week)
    until = since + timedelta(days=days)
    begun = [show for show in some.values() if show.begun_by(until)]
    seen = looked_at(some, since, until, highest)
    assert leads(seen.shows, since, until, dict(seen.absent)) == leads(begun, since, until, {})


def test_what_cannot_matter_is_not_looked_at() -> None:
    old: list[Run] = [(at, 4, "tvN", [f"{5 + at % 20}.5"] * 2) for at in range(60)]
    recent: list[Run] = [(200, 4, "tvN", told) for told in (["25.0", "24.0"], ["7.0", "7.5"], ["6.0", "8.0"])]
    some = known([*old, *recent])
    day = FIRST + timedelta(weeks=201, days=4)
    seen = looked_at(some, day, day, highest=12)
    assert len(seen.shows) < len(some) / 2
    assert leads(seen.shows, day, day, dict(seen.absent)) == leads(list(some.values()), day, day, {})
