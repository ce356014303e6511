"""Leads from a ledger: of some days, or of what a story that has just been read brought. Writes nothing.

    leads_of(ledger) ─ every show, in order ─▶ Watch ─▶ the leads of the days asked for
    Watching(ledger) ─ the same once; then the works that an added story is about, again ─▶ what is new of them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from copydesk.ledger.base import Added, Entry, Ledger, Thing
from copydesk.model import EntityType
from copydesk.records.asking import FACTS, group_named, known_area
from copydesk.records.events import anniversaries, date_changes, farewells
from copydesk.records.groups import ALL, Group, parse, within
from copydesk.records.leads import Kind, Lead
from copydesk.records.marks import Measure
from copydesk.records.shows import Show, shows
from copydesk.records.watch import Circles, Watch

__all__ = ["Watching", "leads_of"]

#: Kinds of networks, the widest that is no country's first.
_KINDS = ("cable", "terrestrial")
#: Of all that a show is made of, what its broadcasts and its circles follow from.
_MEASURED = tuple(name for name in FACTS if name not in ("director", "cast_member", "streamed_on"))


def leads_of(
    ledger: Ledger, *, group: str = "", measure: Measure | None = None, since: date | None = None,
    until: date | None = None,
) -> tuple[Lead, ...]:
    """What became newsworthy from `since` to `until`, newest first, the rarest of a day first.

    Without a group each broadcast is tested among all dramas, those of its kind of network, of its network and of its
    writers, and in its network's year and slot. Anniversaries are told where both days are given. Raises UsageError for
    a group or an area that is not known, naming the nearest, and LedgerError.
    """
    wanted, exact = group_named(group, ledger), measure or Measure()
    entries = _entries(ledger)
    found = _of_group(shows(entries), wanted)
    known_area(found, exact)
    circles = _circles(ledger, entries) if wanted == ALL else lambda show: Circles((wanted.name,))
    watch, begun = Watch(circles, exact), list(_until(found, until))
    if since is not None:
        watch.remember(begun, since)
        begun = [show for show in begun if any(one.day is not None and one.day >= since for one in show.airings)]
    told = list(watch.take_in(begun))
    works = {show.thing.id for show in found}
    told += date_changes(entry for entry in entries if entry.subject.id in works)
    told += farewells(found, ledger.entries(predicate="posted"))
    if since is not None and until is not None:
        by_show: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_show[entry.subject.id].append(entry)
        told += anniversaries(found, by_show, since=since, until=until)
    return _in_order(
        lead for lead in told if (since is None or lead.day >= since) and (until is None or lead.day <= until)
    )


class Watching:
    """Watches a ledger from now on: says of what is added to it what became newsworthy with it."""

    def __init__(self, ledger: Ledger, measure: Measure | None = None) -> None:
        self._ledger = ledger
        entries = _entries(ledger, _MEASURED)
        self._watch = Watch(_circles(ledger, entries), measure or Measure())
        self._watch.remember(show for show in shows(entries) if show.airings)

    def arrived(self, added: Added) -> tuple[Lead, ...]:
        """What the claims that adding a reading brought make newsworthy, as of their days. Raises LedgerError."""
        new = {entry.claim_id for entry in added.claims_added}
        changed = (*added.claims_added, *added.claims_gone)
        works = {entry.subject.id: None for entry in changed if entry.subject.type is EntityType.WORK}
        about = [entry.qualifier("about") for entry in changed if entry.predicate == "posted"]
        posted_of = {thing.id: None for thing in about if isinstance(thing, Thing)}
        entries = self._ledger.entries_of([*works], predicates=_MEASURED) if works else ()
        told = list(self._watch.take_in(shows(entries)))
        told += (lead for lead in date_changes(entries) if lead.entries[0].claim_id in new)
        if posted_of:
            casts = shows(self._ledger.entries_of([*posted_of], predicates=("end_date", "cast_member")))
            posts = [post for work in posted_of for post in self._ledger.entries(qualifier=work, predicate="posted")]
            told += (lead for lead in farewells(casts, posts) if any(entry.claim_id in new for entry in lead.entries))
        return _in_order(told)


def _entries(ledger: Ledger, predicates: Iterable[str] = FACTS) -> tuple[Entry, ...]:
    return tuple(entry for name in predicates for entry in ledger.entries(predicate=name))


def _of_group(found: Iterable[Show], group: Group) -> tuple[Show, ...]:
    inside = (within(group, show) for show in found)
    return tuple(show for show in inside if show is not None)


def _until(found: Iterable[Show], until: date | None) -> Iterable[Show]:
    """The shows that had begun by then: what comes later changes no lead, for only what was shown before one counts."""
    return (show for show in found if show.airings and show.begun_by(until))


def _circles(ledger: Ledger, entries: Iterable[Entry]) -> Callable[[Show], Circles]:
    """The groups by which a show is known: all, its kind of network, its network, its writers. Names are those in the
    entries; what they do not have is asked once.
    """
    of_kind = [(parsed.networks, parsed.name) for kind in _KINDS if (parsed := parse(kind, ledger)) and parsed.networks]
    called = {
        entry.object.id: entry.object.name for entry in entries
        if entry.predicate in ("original_broadcaster", "screenwriter") and isinstance(entry.object, Thing)
    }  # fmt: skip

    def name(thing: str) -> str:
        if thing not in called:
            called[thing] = ledger.thing(thing).name
        return called[thing]

    def circles(show: Show) -> Circles:
        networks = show.credits["original_broadcaster"]
        wide = [label for ids, label in of_kind if networks & ids]
        # Of a show that stories place on two networks nobody knows whose record it is.
        network = f"{name(next(iter(networks)))} dramas" if len(networks) == 1 else ""
        writers = [f"dramas of {name(one)}" for one in sorted(show.credits["screenwriter"])]
        return Circles((ALL.name, *wide, *([network] if network else []), *writers), network)

    return circles


def _in_order(told: Iterable[Lead]) -> tuple[Lead, ...]:
    order = list(Kind)
    return tuple(sorted(
        told, key=lambda lead: (-lead.day.toordinal(), lead.rare, order.index(lead.kind), lead.show.id, lead.about)
    ))  # fmt: skip
