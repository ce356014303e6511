"""Which shows a ranking is of: a network, cable, a country, a platform, a slot, a writer, a year, or several at once.

A group is a conjunction of conditions. Its name is read word by word, and a word that is understood by none makes it
unknown: a group is never guessed. Reads the ledger for the things that a name may mean.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib import resources

from copydesk import names
from copydesk.ledger.base import Ledger, Thing
from copydesk.model import EntityType
from copydesk.records.shows import Airing, Show

__all__ = ["ALL", "SLOTS", "Group", "credited", "kinds", "nets", "parse", "within"]

#: Slots by what they are called: the weekdays on which a show is on, 0 for Monday.
SLOTS: Mapping[str, frozenset[int]] = {
    "Monday-Tuesday": frozenset({0, 1}),
    "Wednesday-Thursday": frozenset({2, 3}),
    "Thursday": frozenset({3}),
    "Friday": frozenset({4}),
    "Friday-Saturday": frozenset({4, 5}),
    "Friday-Saturday-Sunday": frozenset({4, 5, 6}),
    "Saturday-Sunday": frozenset({5, 6}),
    "weekend": frozenset({5, 6}),
    "weekday": frozenset({0, 1, 2, 3}),
}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLOT = re.compile(
    r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\.?"
    r"(?:\s*(?:[-–/&]|\band\b)\s*(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\.?)?"
    r"(?:\s*(?:[-–/&]|\band\b)\s*(sun)(?:day)?s?\.?)?(?!\w)", re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:of|in|from|for)?\s*((?:19|20)\d\d)\b(?!-)")
#: Words that say nothing more than that the group is of shows.
_FILLER = re.compile(
    r"\b(?:the|all|every|any|of|on|in|by|from|for|at|a|an|k|tv|television|dramas?|shows?|series|k-?dramas?|programs?|"
    r"programmes?|titles?|history|ever|all\s+time|network'?s?|channels?|networks|starring|written|writer|directed|director|with|s)\b",
    re.IGNORECASE,
)
_ROLES = {
    "writer": ("screenwriter",), "written": ("screenwriter",), "director": ("director",), "directed": ("director",),
    "starring": ("cast_member",), "performer": ("cast_member",), "actor": ("cast_member",), "cast": ("cast_member",),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Shows that meet every condition given.

    `networks`, `platforms` and `people` are thing ids, of which one suffices; `roles` the predicates by which a person
    counts. `weekdays` is the slot, `year` the year in which the broadcast has to be. `name` is for people.
    """

    name: str
    networks: frozenset[str] | None = None
    platforms: frozenset[str] | None = None
    people: frozenset[str] | None = None
    roles: tuple[str, ...] = ("screenwriter", "director", "cast_member")
    weekdays: frozenset[int] | None = None
    year: int | None = None

    def things(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Thing ids, each with the predicates by which a show is tied to it: where the shows are to be looked up."""
        if self.people is not None:
            return tuple((one, self.roles) for one in sorted(self.people))
        if self.networks is not None:
            return tuple((one, ("original_broadcaster",)) for one in sorted(self.networks))
        if self.platforms is not None:
            return tuple((one, ("streamed_on",)) for one in sorted(self.platforms))
        return ()


#: Every show with a rating on the desk.
ALL = Group("all dramas")


def within(group: Group, show: Show) -> Show | None:
    """The show, if it is of the group, with only the broadcasts that count there; else None."""
    if not credited(group, show):
        return None
    if group.weekdays is not None and not _in_slot(group.weekdays, show.weekdays):
        return None
    if group.year is None:
        return show
    first, last = date(group.year, 1, 1), date(group.year, 12, 31)
    inside = tuple(airing for airing in show.airings if _inside(airing, show, first, last))
    ran = show.start is not None and show.start <= last and (show.end is None or show.end >= first)
    # A show that never says its end is of the year in which it began.
    began = show.end is not None or (show.start is not None and show.start >= first)
    return replace(show, airings=inside) if inside or (ran and began) else None


def _in_slot(slot: frozenset[int], seen: frozenset[int]) -> bool:
    # "Weekday" is any of several slots.
    return seen == slot or (slot == SLOTS["weekday"] and bool(seen) and seen <= slot)


def credited(group: Group, show: Show) -> bool:
    """Whether the show's network, platform and people meet the group's conditions."""
    if group.networks is not None and not show.credits["original_broadcaster"] & group.networks:
        return False
    if group.platforms is not None and not show.credits["streamed_on"] & group.platforms:
        return False
    return group.people is None or any(show.credits[role] & group.people for role in group.roles)


def parse(name: str, ledger: Ledger, *, shows_something: bool = False) -> Group | None:
    """The group of that name, or None where a part of it is not understood. `shows_something`: it is the name of an
    organization that is known to be a network.

    "tvN", "tvN dramas of 2025", "cable", "Netflix", "Park Ji-eun", "written by Park Ji-eun", "tvN Saturday-Sunday
    dramas", "2024", "all".
    """
    wanted = " ".join(name.replace("’", "'").split())
    if not wanted:
        return None
    return ledger.worked_out(("group", wanted), lambda: _parsed(wanted, ledger, shows_something))


def _parsed(wanted: str, ledger: Ledger, shows_something: bool) -> Group | None:
    if names.fold(wanted) in ("all", "alldramas", "dramas", "everything", "alltime"):
        return ALL
    group, rest = Group(wanted), wanted
    whole = _named(group, wanted, ledger, shows_something)
    if whole is not None:
        return replace(whole, name=_label(whole, wanted, ledger))
    year = _YEAR.search(rest)
    if year:
        group, rest = replace(group, year=int(year[1])), rest[:year.start()] + " " + rest[year.end():]
    group, rest = _slotted(group, rest)
    bare = " ".join(_FILLER.sub(" ", re.sub(r"'s\b|'(?!\w)", " ", rest)).split())
    for phrase in (rest.strip(), bare):
        roles = next((_ROLES[word] for word in rest.lower().split() if word in _ROLES), None)
        found = _named(group, phrase, ledger) if phrase else None
        if found is not None:
            found = replace(found, roles=roles) if roles and found.people else found
            return replace(found, name=_label(found, phrase, ledger))
    if bare:
        return None
    return group if group.year is not None or group.weekdays is not None else None


def kinds() -> tuple[str, ...]:
    """The groups of networks that have a name of their own."""
    return tuple(_kinds())


def nets(kind: str) -> tuple[str, ...]:
    """The names of the networks of such a group."""
    return _kinds()[kind].networks


def _slotted(group: Group, rest: str) -> tuple[Group, str]:
    for word in ("weekend", "weekday"):
        at = re.search(rf"\b{word}\b", rest, re.IGNORECASE)
        if at:
            return replace(group, weekdays=SLOTS[word]), rest[:at.start()] + " " + rest[at.end():]
    slot = _SLOT.search(rest)
    if slot is None:
        return group, rest
    days = frozenset(_DAYS.index(day[:3].lower()) for day in slot.groups() if day)
    after = re.sub(r"^\s*(?:time\s+)?slots?\b", " ", rest[slot.end():])
    return replace(group, weekdays=days), f"{rest[:slot.start()]} {after}"


def _named(group: Group, phrase: str, ledger: Ledger, shows_something: bool = False) -> Group | None:
    """The group narrowed to what the phrase names: a kind of network, a network, a platform or a person."""
    folded = names.fold(phrase)
    for kind in _kinds().values():
        if folded in kind.called:
            ids = {thing.id for network in kind.networks for thing in _organizations(network, ledger)}
            return replace(group, networks=frozenset(ids))
    found = _organizations(phrase, ledger)
    if found:
        ids = {thing.id for thing in found}
        showing = shows_something or any(
            ledger.entries(object=one, predicate="original_broadcaster") for one in sorted(ids)
        )
        narrowed = frozenset(ids)
        return replace(group, networks=narrowed) if showing else replace(group, platforms=narrowed)
    people = ledger.find(phrase, types=frozenset({EntityType.PERSON}))
    return replace(group, people=frozenset({people[0].id})) if people else None


def _organizations(name: str, ledger: Ledger) -> tuple[Thing, ...]:
    found = ledger.find(name, types=frozenset({EntityType.ORGANIZATION}))
    return tuple(thing for thing in found if names.fold(name) in map(names.fold, (thing.name, *_also(thing))))


def _also(thing: Thing) -> Sequence[str]:
    return [spelling for spelling, _ in thing.spellings]


def _label(group: Group, phrase: str, ledger: Ledger) -> str:
    """The group's name as the desk writes it: "tvN dramas of 2025", "cable dramas"."""
    folded = names.fold(phrase)
    kind = next((kind.label for kind in _kinds().values() if folded in kind.called), None)
    things = sorted(group.people or group.networks or group.platforms or ())
    who = kind or (ledger.thing(things[0]).name if things else "")
    slot = next((label for label, days in SLOTS.items() if days == group.weekdays), "")
    year = f" of {group.year}" if group.year is not None else ""
    if group.people is not None:
        return f"dramas of {who}{year}"
    return " ".join(part for part in (who, slot, "dramas") if part) + year


def _inside(airing: Airing, show: Show, first: date, last: date) -> bool:
    if airing.day is not None:
        return first <= airing.day <= last
    return show.start is not None and show.end is not None and first <= show.start and show.end <= last


@dataclass(frozen=True, slots=True)
class _Kind:
    label: str
    called: frozenset[str]
    networks: tuple[str, ...]


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, _Kind]:
    text = resources.files("copydesk").joinpath("records/groups.toml").read_text("utf-8")
    return {
        name: _Kind(
            kind["label"], frozenset(map(names.fold, (name, kind["label"], *kind["also"]))), tuple(kind["networks"])
        )
        for name, kind in tomllib.loads(text).items()
    }
