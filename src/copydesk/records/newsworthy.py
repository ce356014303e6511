"""Leads from a ledger: of some days, or of what a story that has just been read brought. Writes nothing.

    leads_of(ledger) ─ the shows that matter (among) ─▶ Watch ─▶ the leads of the days asked for
    Watching(ledger) ─ every show, once; then the works that an added story is about, again ─▶ what is new of them
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from copydesk.ledger.base import Added, Entry, Ledger, Outline, Thing
from copydesk.model import EntityType
from copydesk.records.among import enough
from copydesk.records.asking import FACTS, group_named, known_area
from copydesk.records.collecting import uncollected
from copydesk.records.events import anniversaries, date_changes, farewells
from copydesk.records.groups import ALL, Group, parse, within
from copydesk.records.leads import Kind, Lead
from copydesk.records.marks import Measure
from copydesk.records.shows import Show, shows
from copydesk.records.watch import Circles, Watch, shown_of

__all__ = ["Watching", "leads_by_every_show", "leads_of"]

#: Kinds of networks, the widest that is no country's first.
_KINDS = ("cable", "terrestrial")
#: What is read of every show, however many there are.
_DATED = ("start_date", "end_date", "original_broadcaster", "screenwriter")
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
    # One moment for all questions: what a thing is called is worked out once, and not for each of them.
    with ledger.snapshot(), uncollected():
        wanted, exact = group_named(group, ledger), measure or Measure()
        if wanted == ALL and exact.area == Measure().area and since is not None and until is not None:
            return _of_days(ledger, exact, since, until)
        return leads_by_every_show(ledger, wanted, exact, since, until)


def _of_days(ledger: Ledger, exact: Measure, since: date, until: date) -> tuple[Lead, ...]:
    """As `leads_by_every_show`, without reading more ratings than the leads of these days follow from."""
    facts = _entries(ledger, _DATED)
    works = {show.thing.id: show for show in shows(facts)}
    circles = _circles(ledger, facts)
    named: dict[str, Circles] = {}

    def circles_of(work: str) -> Circles:
        if work not in named:
            named[work] = circles(works[work]) if work in works else Circles((ALL.name,))
        return named[work]

    def look_at(some: Collection[str]) -> Iterable[Show]:
        return _until(shows(ledger.entries_of(some, predicates=_MEASURED)), until)

    seen = enough(
        {work: _widened(one, works.get(work)) for work, one in ledger.outlines("audience_rating").items()},
        circles_of, look_at, lambda show: shown_of(show, exact), since=since, until=until,
    )  # fmt: skip
    watch = Watch(circles, exact)
    watch.remember(seen.shows, since, seen.absent)
    told = list(watch.take_in(_on(seen.shows, since)))
    told += date_changes(facts)
    posts = ledger.entries(predicate="posted")
    about = {thing.id for post in posts if isinstance(thing := post.qualifier("about"), Thing)}
    casts = ledger.entries_of(sorted(about), predicates=("cast_member",)) if about else ()
    told += farewells(shows((*facts, *casts)) if about else (), posts)
    told += anniversaries(works.values(), _by_show(facts), since=since, until=until)
    return _in_order(lead for lead in told if since <= lead.day <= until)


def _widened(outline: Outline, show: Show | None) -> Outline:
    """With the show's first and last day: an episode may have its day from these."""
    days = [outline.first, outline.last]
    days += [day.isoformat() for day in (show.start, show.end) if day is not None] if show is not None else []
    told = sorted(day for day in days if day is not None)
    return replace(outline, first=told[0], last=told[-1]) if told else outline


def leads_by_every_show(
    ledger: Ledger, wanted: Group, exact: Measure, since: date | None, until: date | None
) -> tuple[Lead, ...]:
    """As `leads_of`, by going through every show of the group: what that is tested against."""
    entries = _entries(ledger)
    found = _of_group(shows(entries), wanted)
    known_area(found, exact)
    circles = _circles(ledger, entries) if wanted == ALL else lambda show: Circles((wanted.name,))
    watch, begun = Watch(circles, exact), list(_until(found, until))
    if since is not None:
        watch.remember(begun, since)
        begun = _on(begun, since)
    told = list(watch.take_in(begun))
    works = {show.thing.id for show in found}
    told += date_changes(entry for entry in entries if entry.subject.id in works)
    told += farewells(found, ledger.entries(predicate="posted"))
    if since is not None and until is not None:
        told += anniversaries(found, _by_show(entries), since=since, until=until)
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


def _on(found: Iterable[Show], since: date) -> list[Show]:
    """The shows of which something was broadcast from then on."""
    return [show for show in found if any(one.day is not None and one.day >= since for one in show.airings)]


def _by_show(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    by_show: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_show[entry.subject.id].append(entry)
    return by_show


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
