"""Leads from a real ledger: of some days, and of what one more story brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from copydesk.errors import UsageError
from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from copydesk.model import NumberValue, Reading
from copydesk.records.groups import ALL
from copydesk.records.leads import Kind, Lead
from copydesk.records.marks import Measure
from copydesk.records.newsworthy import Watching, leads_by_every_show, leads_of
from ledger.stories import NOW, Said, reading, said

SHOWS = (
    ("Paper Harbor", "tvN", date(2016, 1, 2), (4.1, 9.0, 12.4)),
    ("Salt Road", "tvN", date(2021, 5, 1), (7.2, 8.0, 9.0)),
    ("Night Ferry", "tvN", date(2024, 1, 6), (6.0, 8.5, 11.5)),
)


def rated(title: str, percent: float, episode: int, day: date) -> Said:
    return said(f"work:{title}", "audience_rating", percent, episode=float(episode), date=f"date:{day.isoformat()}",
                area="text:nationwide", statistic="text:average")  # fmt: skip


def show(title: str, network: str, first: date, percents: tuple[float, ...]) -> list[Said]:
    work = f"work:{title}"
    days = [first + timedelta(weeks=week) for week in range(len(percents))]
    return [
        said(work, "original_broadcaster", f"organization:{network}"), said(work, "screenwriter", "person:Ann Oh"),
        said(work, "start_date", f"date:{days[0]}"), said(work, "end_date", f"date:{days[-1] + timedelta(weeks=1)}"),
        *(said(work, "cast_member", f"person:{name}") for name in ("Ben Park", "Cho Min", "Dan Seo")),
        *(rated(title, percent, n, day) for n, (percent, day) in enumerate(zip(percents, days, strict=True), 1)),
    ]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "desk.db") as opened:
        for title, network, first, percents in SHOWS:
            story = reading(*show(title, network, first, percents), id=title, published="2024-02-01")
            opened.add(_percent(story), now=NOW)
        yield opened


def _percent(made: Reading) -> Reading:
    """The reading with its numbers in percent, as ratings are."""
    claims = tuple(
        replace(claim, object=NumberValue(claim.object.number, "percent", 1))
        if isinstance(claim.object, NumberValue) else claim for claim in made.claims
    )  # fmt: skip
    return replace(made, claims=claims)


def plain(leads: tuple[Lead, ...]) -> list[tuple[str, str, str]]:
    return [(lead.show.name, str(lead.kind), lead.group) for lead in leads]


def arrived(ledger: Ledger, *claims: Said, published: str = "2024-02-01", **of: str) -> tuple[Lead, ...]:
    watching = Watching(ledger)
    return watching.arrived(ledger.add(_percent(reading(*claims, published=published, **of)), now=NOW))


def test_the_leads_of_a_day_the_rarest_first(ledger: Ledger) -> None:
    found = leads_of(ledger, since=date(2024, 1, 20), until=date(2024, 1, 20))
    assert ("Night Ferry", "overtaking", "all dramas") in plain(found)
    assert [lead.rare for lead in found] == sorted(lead.rare for lead in found)
    assert {lead.day for lead in found} == {date(2024, 1, 20)}


@pytest.mark.parametrize("since", [date(2016, 1, 2), date(2021, 5, 8), date(2024, 1, 20), date(2026, 1, 2)])
def test_reading_what_matters_tells_what_reading_everything_tells(ledger: Ledger, since: date) -> None:
    for until in (since, since + timedelta(days=40), since + timedelta(days=2000)):
        assert leads_of(ledger, since=since, until=until) == leads_by_every_show(ledger, ALL, Measure(), since, until)


def test_a_group_that_is_asked_for_is_the_only_one(ledger: Ledger) -> None:
    found = leads_of(ledger, group="tvN", since=date(2024, 1, 20), until=date(2024, 1, 20))
    assert {lead.group for lead in found} == {"tvN dramas"}
    with pytest.raises(UsageError, match="no such group"):
        leads_of(ledger, group="nobody knows")


def test_an_anniversary_needs_both_days(ledger: Ledger) -> None:
    found = leads_of(ledger, since=date(2026, 1, 1), until=date(2026, 1, 31))
    assert [(lead.show.name, lead.number) for lead in found if lead.kind is Kind.ANNIVERSARY] == [
        ("Paper Harbor", 10), ("Paper Harbor", 10),
    ]  # fmt: skip
    assert all(lead.kind is not Kind.ANNIVERSARY for lead in leads_of(ledger, since=date(2026, 1, 1)))


def test_a_story_that_brings_a_figure_tells_what_is_new_alone(ledger: Ledger) -> None:
    found = arrived(ledger, rated("Night Ferry", 13.0, 4, date(2024, 1, 27)), id="new")
    assert plain(found)[:1] == [("Night Ferry", "record", "all dramas")]
    assert {(lead.show.name, lead.episode) for lead in found} == {("Night Ferry", "4")}
    assert found[0].other is not None
    assert found[0].other.name == "Paper Harbor"


def test_a_story_that_repeats_what_is_known_tells_nothing(ledger: Ledger) -> None:
    assert arrived(ledger, rated("Night Ferry", 11.5, 3, date(2024, 1, 20)), id="again") == ()


def test_a_figure_of_long_ago_is_tested_as_of_its_day(ledger: Ledger) -> None:
    found = arrived(ledger, rated("Salt Road", 12.8, 4, date(2021, 5, 22)), id="old")
    assert ("Salt Road", "personal best", "all dramas") in plain(found)
    assert all(lead.day == date(2021, 5, 22) for lead in found)


def test_a_show_nobody_knew_is_tested_in_the_groups_it_says(ledger: Ledger) -> None:
    claims = show("Tin Moon", "JTBC", date(2024, 2, 3), (14.0,))
    found = arrived(ledger, *claims, id="new show")
    assert plain(found)[:1] == [("Tin Moon", "record", "all dramas")]


def test_a_story_that_gives_another_day(ledger: Ledger) -> None:
    ahead = reading(said("work:Cold Ledger", "start_date", "date:2024-03-02"), id="ahead", published="2024-01-10")
    ledger.add(ahead, now=NOW)
    moved = said("work:Cold Ledger", "start_date", "date:2024-03-09")
    found = arrived(ledger, moved, id="moved", published="2024-02-20")
    assert [(lead.kind, lead.since, lead.until) for lead in found] == [
        (Kind.DATE_CHANGED, date(2024, 3, 2), date(2024, 3, 9)),
    ]  # fmt: skip


def test_a_third_farewell(ledger: Ledger) -> None:
    def post(who: str, day: str) -> Said:
        return said(f"person:{who}", "posted", "text:photos", about="work:Night Ferry", date=f"date:{day}")

    assert arrived(ledger, post("Ben Park", "2024-01-27"), post("Cho Min", "2024-01-28"), id="two") == ()
    (lead,) = arrived(ledger, post("Dan Seo", "2024-01-29"), id="third")
    assert (lead.kind, lead.number, lead.day) == (Kind.FAREWELL, 3, date(2024, 1, 29))


def test_an_empty_desk(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "empty.db") as ledger:
        assert leads_of(ledger) == leads_of(ledger, since=date(2024, 1, 1), until=date(2024, 2, 1)) == ()
        assert plain(arrived(ledger, rated("Night Ferry", 13.0, 4, date(2024, 1, 27)))) == []
