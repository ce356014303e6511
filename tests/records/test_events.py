"""Dates that changed, farewells that gather and anniversaries, and what is none of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from check import factory
from copydesk.ledger.base import Entry
from copydesk.records.events import anniversaries, date_changes, farewells
from copydesk.records.leads import Lead
from copydesk.records.shows import shows
from records.desk import made

Said = Mapping[str, Any]


def published(*stories: tuple[str | None, Sequence[Said]]) -> list[Entry]:
    return factory.ledger([
        {"outlet": f"Outlet {number}", "url": f"https://example.org/{number}", "published": day, "says": says}
        for number, (day, says) in enumerate(stories, 1)
    ]).kept  # fmt: skip


def starts(day: str, *, modality: str = "asserted", of: str = "Night Ferry") -> Said:
    return {"of": of, "is": "start_date", "value": day, "modality": modality}


def changed(*stories: tuple[str | None, Sequence[Said]]) -> list[tuple[date | None, date | None, date, bool]]:
    return [(lead.since, lead.until, lead.day, lead.disputed) for lead in date_changes(published(*stories))]


MARCH_2, MARCH_9 = date(2024, 3, 2), date(2024, 3, 9)


def test_an_announced_day_that_a_later_story_gives_otherwise() -> None:
    found = changed(("2024-01-10", [starts("2024-03-02", modality="planned")]), ("2024-02-20", [starts("2024-03-09")]))
    assert found == [(MARCH_2, MARCH_9, date(2024, 2, 20), False)]
    (lead,) = date_changes(published(
        ("2024-01-10", [starts("2024-03-02")]), ("2024-01-11", [starts("2024-03-02", of="Other")]),
        ("2024-02-20", [starts("2024-03-09")]),
    ))  # fmt: skip
    assert (lead.number, lead.about, lead.rare, [e.story.published for e in lead.entries]) == (
        7, "premiere", 0.5, ["2024-02-20", "2024-01-10"],
    )


def test_a_day_that_changes_twice_is_told_twice() -> None:
    found = changed(("2024-01-10", [starts("2024-03-02")]), ("2024-02-01", [starts("2024-03-09")]),
                    ("2024-02-20", [starts("2024-04-06")]))  # fmt: skip
    assert [(since, until) for since, until, _, _ in found] == [(MARCH_2, MARCH_9), (MARCH_9, date(2024, 4, 6))]


def test_a_story_that_still_gives_the_old_day_disputes_the_change() -> None:
    found = changed(("2024-01-10", [starts("2024-03-02")]), ("2024-02-01", [starts("2024-03-09")]),
                    ("2024-02-20", [starts("2024-03-02")]))  # fmt: skip
    assert found == [(MARCH_2, MARCH_9, date(2024, 2, 1), True)]


def test_no_day_was_announced() -> None:
    after = ("2024-05-01", [starts("2024-03-09")])
    assert changed(("2024-04-01", [starts("2024-03-02")]), after) == [], "both tell what is over"
    assert changed((None, [starts("2024-03-02")]), after) == [], "nobody knows when"
    assert changed(("2024-01", [starts("2024-03-02")]), after) == [], "nor here, to the day"
    assert changed(("2024-01-10", [starts("2024-03")]), after) == [], "a month is no day"
    assert changed(("2024-01-10", [starts("2024-03-02")]), ("2024-01-10", [starts("2024-03-09")])) == [], "same day"
    assert changed(("2024-01-10", [starts("2024-03-09")]), after) == [], "the same date"
    assert changed(("2024-01-10", [starts("2024-03-02", modality="denied")]), after) == []


def posts(*told: tuple[str, str, str]) -> list[Lead]:
    """Leads of a show that ended on April 28 and has three of a cast, from who posted about what and when."""
    says = made("Night Ferry", start="2024-03-09", end="2024-04-28")
    says += [{"of": "Night Ferry", "is": "cast_member", "value": name} for name in ("Ann Oh", "Ben Park", "Cho Min")]
    says += [{"of": who, "is": "posted", "value": "photos", "where": {"about": about, "date": day}}
             for who, about, day in told]  # fmt: skip
    entries = published(("2024-05-20", [*says, *made("Salt Road", end="2023-02-02")]))
    told_by = [entry for entry in entries if entry.predicate == "posted"]
    people = [
        replace(entry, subject=replace(entry.subject, id=entry.subject.id.replace("organization", "person")))
        for entry in told_by
    ]
    return list(farewells(shows(entries), people))


def test_farewells_gather_from_three_of_the_cast_on() -> None:
    ann, ben = ("Ann Oh", "Night Ferry", "2024-04-28"), ("Ben Park", "Night Ferry", "2024-04-30")
    assert posts(ann, ben) == []
    (lead,) = posts(ben, ann, ("Cho Min", "Night Ferry", "2024-05-08"), ("Ann Oh", "Night Ferry", "2024-05-09"))
    assert (lead.day, lead.number, [person.name for person in lead.others]) == (
        date(2024, 5, 8), 3, ["Ann Oh", "Ben Park", "Cho Min"],
    )
    assert (lead.since, lead.rare) == (date(2024, 4, 28), 0.5)
    for other in (("Dan Seo", "Night Ferry", "2024-05-08"), ("Cho Min", "Salt Road", "2024-05-08"),
                  ("Cho Min", "Night Ferry", "2024-07-08"), ("Cho Min", "Night Ferry", "2024-03-08"),
                  ("Cho Min", "Night Ferry", "2024-05")):  # fmt: skip
        assert posts(ann, ben, other) == []


def told(start: str, end: str, since: str, until: str) -> list[tuple[str, str, object]]:
    entries = published(("2024-05-20", made("Night Ferry", start=start, end=end)))
    found = anniversaries(
        shows(entries), {entries[0].subject.id: entries}, since=date.fromisoformat(since),
        until=date.fromisoformat(until),
    )
    assert all(len(lead.entries) == 1 for lead in found)
    return [(lead.day.isoformat(), lead.about, lead.number) for lead in found]


def test_anniversaries_of_one_year_and_of_fives() -> None:
    assert told("2014-03-09", "2014-04-28", "2024-01-01", "2024-12-31") == [
        ("2024-03-09", "premiere", 10), ("2024-04-28", "finale", 10),
    ]  # fmt: skip
    assert told("2014-03-09", "2014-04-28", "2024-04-01", "2024-04-30") == [("2024-04-28", "finale", 10)]
    assert told("2023-03-09", "2023-04-28", "2024-04-28", "2024-04-28") == [("2024-04-28", "finale", 1)]
    assert told("2017-03-09", "2017-04-28", "2024-01-01", "2024-12-31") == []
    assert told("2020-02-29", "2020-04-28", "2025-02-01", "2025-03-31") == [("2025-02-28", "premiere", 5)]
    assert told("9990-01-01", "9999-04-28", "9990-01-01", "9999-12-31") == [("9991-01-01", "premiere", 1),
                                                                          ("9995-01-01", "premiere", 5)]  # fmt: skip
