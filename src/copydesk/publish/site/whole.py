"""A whole site from a ledger, unit by unit. Reads the ledger and writes nothing; memory holds a line for each thing.

    ledger.digests ──▶ what is not as it was ──▶ making (some at a time, by helpers) ──▶ files, gist ─┐
                   └─▶ what is ──▶ the gist of the earlier run ───────────────────────────────────────┤
      lists, disputes, timeline, records, names, front page ◀── gathered lines ◀──────────────────────┘

The same ledger gives the same files, byte for byte, whoever makes them and whatever was there: no page says when it
was made. Everything is of one moment, that of the snapshot in which this asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TypeVar

from copydesk.ledger.base import Digested, Digests, Ledger
from copydesk.model import EntityType
from copydesk.publish.site.addresses import File
from copydesk.publish.site.helping import Makers
from copydesk.publish.site.lists import Gathered
from copydesk.publish.site.making import Stories, Task, Things
from copydesk.publish.site.program import program_digest
from copydesk.publish.site.setting import Frame, Setting, Sheet, asset
from copydesk.publish.site.units import Helpers, Remembered, Unit, digest_of, nothing, unpacked
from copydesk.publish.words import visible

__all__ = ["site", "units"]

T = TypeVar("T")

_ASSETS = ("icon.svg", "site.css", "site.js")
#: Stories, and things, that the ledger is asked for at once; of things no more than so many stories name, so that what
#: is in memory at a time does not grow with the ledger. One that more name than that comes by itself.
_STORIES, _THINGS, _NAMED = 50, 40, 500
_MENU = (
    ("shows.html", "Shows"), ("people.html", "People"), ("records.html", "Records"), ("disputes.html", "Disputes"),
    ("timeline.html", "Timeline"),
)  # fmt: skip


def site(ledger: Ledger, *, name: str = "The desk", address: str = "") -> Iterator[File]:
    """Every file of the site, as `units` makes them. Raises LedgerError."""
    for unit in units(ledger, name=name, address=address):
        yield from unit.files or ()


def units(
    ledger: Ledger, *, name: str = "The desk", address: str = "", remembered: Remembered = nothing,
    helpers: Helpers | None = None, progress: Callable[[int, int], None] = lambda done, of: None,
) -> Iterator[Unit]:
    """The site, unit by unit, in the order of their keys. Raises LedgerError.

    `name` is the site's, `address` where it will be on the web (empty: it is not said; links between pages need none).
    `remembered` is asked once for each unit, in the order of keys and some units ahead; what it remembers is not made
    again. `progress` is told how many of how many stories and things are done.
    """
    base = address if not address or address.endswith("/") else f"{address}/"
    setting = Setting(Frame(visible(name), _MENU), address=base)
    salt = digest_of(program_digest(), visible(name), base)
    gathered = Gathered()
    with ledger.snapshot(), Makers(ledger, setting, helpers) as makers:
        counts = ledger.counts()
        of = counts.stories + counts.things
        at = _Moment(ledger.state(), ledger.digests(salt), remembered)
        for done, unit in enumerate(chain(_stories(makers, at, gathered), _things(makers, at, gathered)), 1):
            yield unit
            progress(min(done, of), of)
        for key, sheet in chain(
            ((f"assets/{one}", asset(one)) for one in _ASSETS), gathered.sheets(setting, ledger, visible(name))
        ):
            yield _whole(setting, at, f"whole/{key}", salt, sheet)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The ledger as it stands while the site is made, and what was made of it before."""

    state: Hashable
    digests: Digests
    remembered: Remembered

    def unit(self, key: str, digest: str) -> Unit | None:
        """The unit as an earlier run left it, or None where it is to be made."""
        gist = self.remembered(key, digest)
        return None if gist is None else Unit(key, digest, None, gist)


def _stories(makers: Makers, at: _Moment, gathered: Gathered) -> Iterator[Unit]:
    def batches() -> Iterator[tuple[list[Unit | None], Task | None]]:
        for some in _some(at.digests.stories(), _STORIES):
            wanted = [(f"story/{story}", digest, story) for story, digest in some]
            kept = [at.unit(key, digest) for key, digest, _ in wanted]
            missing = tuple(one for one, unit in zip(wanted, kept, strict=True) if unit is None)
            yield kept, Stories(at.state, missing) if missing else None

    for kept, made in makers.through(batches()):
        for unit in _merged(kept, made):
            if unit.gist:
                gathered.story(unpacked(unit.gist))
            yield unit


def _things(makers: Makers, at: _Moment, gathered: Gathered) -> Iterator[Unit]:
    """People first: what they have part in makes the kin of works, which therefore wait for all of them."""
    things = at.digests.things()
    first: list[Digested] = []

    def people() -> Iterator[Digested]:
        for one in things:
            if one.thing.type is not EntityType.PERSON:
                first.append(one)
                return
            yield one

    yield from _made_things(makers, at, gathered, people(), "thing/person")
    yield from _made_things(makers, at, gathered, chain(first, things), "thing/that")


def _made_things(
    makers: Makers, at: _Moment, gathered: Gathered, things: Iterable[Digested], group: str
) -> Iterator[Unit]:
    def batches() -> Iterator[tuple[tuple[list[Digested], list[Unit | None]], Task | None]]:
        for some in _lots(things):
            ties = {one: gathered.ties[one] for each in some for one in each.people if one in gathered.ties}
            wanted = []
            for one in some:
                mine = [(person, ties[person]) for person in one.people if person in ties]
                digest = digest_of(one.digest, mine) if mine else one.digest
                wanted.append((f"{group}/{one.thing.id}", digest, one.thing))
            kept = [at.unit(key, digest) for key, digest, _ in wanted]
            missing = tuple(one for one, unit in zip(wanted, kept, strict=True) if unit is None)
            yield (some, kept), Things(at.state, missing, ties) if missing else None

    for (some, kept), made in makers.through(batches()):
        for one, unit in zip(some, _merged(kept, made), strict=True):
            gathered.thing(one.thing.id, one.thing.type, unpacked(unit.gist))
            yield unit


def _merged(kept: list[Unit | None], made: Iterable[Unit]) -> Iterator[Unit]:
    rest = iter(made)
    return (next(rest) if unit is None else unit for unit in kept)


def _whole(setting: Setting, at: _Moment, key: str, salt: str, sheet: Sheet | File) -> Unit:
    """A page that is made of everything: it follows from what is put on it."""
    digest = digest_of(salt, sheet)
    unit = at.unit(key, digest)
    if unit is not None:
        return unit
    return Unit(key, digest, (sheet if isinstance(sheet, File) else setting.sheet(sheet),))


def _lots(things: Iterable[Digested]) -> Iterator[list[Digested]]:
    lot: list[Digested] = []
    room = _NAMED
    for one in things:
        stories = sum(stories for _, stories in one.thing.spellings)
        if lot and (len(lot) == _THINGS or stories > room):
            yield lot
            lot, room = [], _NAMED
        lot.append(one)
        room -= stories
    if lot:
        yield lot


def _some(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(items, size)):
        yield some
