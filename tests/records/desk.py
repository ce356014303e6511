"""A desk for rankings: made-up shows and what stories say of them, in memory. Knows no test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from check import factory
from copydesk.records.shows import Show, shows

__all__ = ["desk", "figure", "made", "show"]

Said = Mapping[str, Any]


def figure(
    of: str, percent: str, episode: int | str | None = None, day: str | None = None, *, area: str | None = "nationwide",
    statistic: str | None = None, company: str | None = None, base: str | None = None, modality: str = "asserted",
    demographic: str | None = None,
) -> Said:
    """One story's figure: "24.850" of an episode; None leaves a part unsaid."""
    parts = {
        "episode": episode, "date": day, "area": area, "statistic": statistic, "base": base, "demographic": demographic,
    }
    where = {key: value for key, value in parts.items() if value is not None}
    return {"of": of, "is": "audience_rating", "value": f"{percent}%", "where": where, "attribution": company,
            "modality": modality}


def made(of: str, network: str = "tvN", start: str | None = None, end: str | None = None, count: int | None = None,
         **people: str) -> list[Said]:
    """What stories say of a show besides its figures; `people` by predicate."""
    says: list[Said] = [{"of": of, "is": "original_broadcaster", "value": network}]
    says += [{"of": of, "is": name, "value": day} for name, day in (("start_date", start), ("end_date", end)) if day]
    says += [{"of": of, "is": "episode_count", "value": str(count)}] if count else []
    return says + [{"of": of, "is": predicate, "value": name} for predicate, name in people.items()]


def desk(*stories: Sequence[Said]) -> factory.FakeLedger:
    """A ledger of stories, each what it says."""
    return factory.ledger([
        {"outlet": f"Outlet {number}", "url": f"https://example.org/{number}", "says": says}
        for number, says in enumerate(stories, 1)
    ])


def show(*stories: Sequence[Said]) -> Show:
    """The one show that the stories are about."""
    (only,) = shows(desk(*stories).kept)
    return only
