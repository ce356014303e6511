"""What a brief says of a work that is named beside its thing: `the 2024 tvN series “Queen of Tears”`, who wrote and
directed it, when it ran. Pure.

Each part stands on claims about the work, which are behind the sentence with its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from copydesk.ledger.base import Thing
from copydesk.model import DateValue
from copydesk.publish.brief.choosing import Facts
from copydesk.publish.brief.phrases import article, title
from copydesk.publish.brief.values import Statement
from copydesk.publish.brief.works import MOST_NAMES, made_by, networks
from copydesk.publish.words import say, visible

__all__ = ["Beside", "Work", "described", "introduced", "named"]


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is named beside the thing of a brief. `known` is what is asserted of it and undisputed; `told` what
    of that shall be said: less what a draft says already.
    """

    thing: Thing
    known: Facts
    told: Facts

    @property
    def network(self) -> Statement | None:
        """Where it was at home first."""
        return next(iter(networks(self.known)), None)

    @property
    def start(self) -> Statement | None:
        """When it began, where the year of that is sure."""
        start = self.known.one("start_date")
        date = start.value.date if start is not None and isinstance(start.value, DateValue) else ""
        return start if date[:4].isdigit() and not date.endswith("~") else None

    @property
    def year(self) -> str:
        """The year in which it began, or nothing."""
        start = self.start
        return start.value.date[:4] if start is not None and isinstance(start.value, DateValue) else ""


class Beside(Protocol):
    """Tells what is known of what stands beside the thing of the brief."""

    def __call__(self, work: Thing) -> Work:
        """What is known of a work."""
        ...

    def part_of(self, person: Thing) -> Statement | None:
        """The part in a work for which a person is known, or None."""
        ...


def named(work: Work) -> tuple[str, tuple[Statement, ...]]:
    """`the 2024 tvN series “Queen of Tears”`, as far as it is known, and what that says."""
    kind, used = _kind(work)
    return " ".join(part for part in ("the" if kind else "", kind, title(visible(work.thing.name))) if part), used


def described(work: Work, *, dated: bool = True) -> tuple[str, tuple[Statement, ...]]:
    """`2024 tvN series written by A and directed by B`, as far as it is known, and what that says; the year only where
    `dated`. Of several writers or directors no more than the writers are told.
    """
    kind, used = _kind(work, dated=dated)
    writers, directors = work.told.of("screenwriter"), work.told.of("director")
    if writers and len(writers) + len(directors) > MOST_NAMES:
        directors = ()
    by = made_by(writers, directors)
    if not kind or not by:
        return kind, used
    return f"{kind} {by}", (*used, *writers[:MOST_NAMES], *directors[:MOST_NAMES])


def introduced(work: Work, *, made: bool = True, dated: bool = True) -> tuple[str, tuple[Statement, ...]]:
    """`“Queen of Tears,” a 2024 tvN series written by A and directed by B,` or the bare title, and what that says.
    Without `made` not by whom.
    """
    told, used = described(work, dated=dated) if made else _kind(work, dated=dated)
    name = visible(work.thing.name)
    return (f"{title(name, closing=',')} {article(told)}," if told else title(name)), used


def _kind(work: Work, *, dated: bool = True) -> tuple[str, tuple[Statement, ...]]:
    """`2024 tvN series`; a work of no network is no series that the desk knows of."""
    network, start = work.network, work.start if dated else None
    words = [work.year if dated else "", say(network.value) if network is not None else ""]
    told = " ".join(word for word in words if word)
    kind = f"{told} {'series' if network is not None else 'work'}" if told else ""
    return kind, tuple(one for one in (network, start) if one is not None)
