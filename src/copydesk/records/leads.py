"""What became newsworthy: the values that a lead is. Pure; what finds them is in `standings`, `watch` and `events`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from copydesk.ledger.base import Added, Entry, Thing

__all__ = ["Kind", "Lead", "Watches"]


class Kind(StrEnum):
    """What became newsworthy, the rarest first."""

    RECORD = "record"
    """The highest of the group so far."""
    FIRST_TO_PASS = "first to pass"
    """The first of the group to pass a multiple of five percent, ever or since another did long before."""
    OVERTAKING = "overtaking"
    """The show's best passes another show's best in the group, into its first ten."""
    FIRST_SINCE = "highest since"
    """The highest of the group since an earlier broadcast that was as high."""
    DATE_CHANGED = "date changed"
    """A story gives another first or last day than was announced."""
    FAREWELL = "farewell"
    """So many of the cast have posted about the show around its end."""
    ANNIVERSARY = "anniversary"
    """So many years ago the show began or ended."""
    ROUND_NUMBER = "round number"
    """The show passes a multiple of five percent for the first time."""
    JUMP = "biggest rise"
    """The show's biggest rise from one broadcast to the next."""
    FALL = "biggest fall"
    """The show's biggest fall."""
    STREAK = "streak"
    """So many rises in a row."""
    PERSONAL_BEST = "personal best"
    """The highest of the show so far."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that a broadcast, a story or a day made true, on `day`.

    `value` is the broadcast's percentage, None where it is not about one. `other` is whom it beat or what it goes back
    to, `before` the percentage there, `since` its day. `number` is the rank reached, the round number, the points of a
    rise or fall, the length of a streak, the years of an anniversary, the days by which a date moved, or how many have
    said farewell: `others`. `about` says which date changed or has its day ("premiere", "finale"); `since` is that date
    as it was announced, `until` what it is now. `group` is empty where it needs none; `among` is how many of its shows
    the desk had figures of by then, itself among them. `rare` is how seldom
    the like is (standings.py, events.py), at most 1: smaller is rarer. `entries` are the claims behind it. `disputed`:
    stories give other values for the broadcast, or for the one that it is told against.
    """

    kind: Kind
    show: Thing
    episode: str | None
    day: date
    value: Decimal | None = None
    group: str = ""
    among: int = 0
    other: Thing | None = None
    before: Decimal | None = None
    since: date | None = None
    until: date | None = None
    number: Decimal | int | None = None
    about: str = ""
    others: tuple[Thing, ...] = ()
    rare: float = 1.0
    entries: tuple[Entry, ...] = ()
    disputed: bool = False


class Watches(Protocol):
    """Whatever knows what a ledger said before, and says what is newsworthy in what is added to it."""

    def arrived(self, added: Added) -> tuple[Lead, ...]:
        """What the claims that adding a reading brought make newsworthy, as of their days. Raises LedgerError."""
        ...
