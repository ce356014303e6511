"""A whole site from a ledger, file by file. Reads the ledger and writes nothing; memory holds a line for each thing.

    ledger.things ──▶ dossiers ▶ pages, feed ─┐
    ledger.stories ─▶ said ────▶ pages ───────┼─▶ files, one at a time
                       └ gathered lines ──────┴▶ lists, disputes, timeline, records, names, front page

The same ledger gives the same files, byte for byte: no page says when it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from copydesk.ledger.base import Entry, Ledger, Story, Thing
from copydesk.publish.dossier import dossier_of, text_of
from copydesk.publish.page import Dossier
from copydesk.publish.site import feeds
from copydesk.publish.site.addresses import File
from copydesk.publish.site.kin import Relatives
from copydesk.publish.site.lists import Gathered
from copydesk.publish.site.records import record_files
from copydesk.publish.site.setting import Frame, Setting, asset
from copydesk.publish.site.stories import story_files
from copydesk.publish.site.things import thing_files
from copydesk.publish.words import visible

__all__ = ["site"]

T = TypeVar("T")

_ASSETS = ("icon.svg", "site.css", "site.js")
#: Things and stories that the ledger is asked for at once, and texts that are remembered.
_THINGS, _STORIES, _TEXTS = 40, 50, 500
_MENU = (
    ("shows.html", "Shows"), ("people.html", "People"), ("records.html", "Records"), ("disputes.html", "Disputes"),
    ("timeline.html", "Timeline"),
)  # fmt: skip


def site(
    ledger: Ledger, *, name: str = "The desk", address: str = "",
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Iterator[File]:
    """Every file of the site. Raises LedgerError.

    `name` is the site's, `address` where it will be on the web (empty: it is not said; links between pages need none).
    `progress` is told how many of how many things and stories are done.
    """
    counts = ledger.counts()
    base = address if not address or address.endswith("/") else f"{address}/"
    setting = Setting(Frame(visible(name), _MENU), address=base)
    yield from map(asset, _ASSETS)
    whole, done = counts.things + counts.stories, 0
    gathered, relatives = Gathered(), Relatives(ledger)
    for page in _dossiers(ledger):
        gathered.thing(page)
        yield from thing_files(setting, page, relatives.of(page))
        done += 1
        progress(min(done, whole), whole)
    for story, said in _stories(ledger):
        if said:
            gathered.story(story, len(said))
            yield from story_files(setting, story, said)
        done += 1
        progress(min(done, whole), whole)
    made = list(record_files(setting, ledger, gathered.networks_by_shows()))
    yield from (file for _, file in made)
    yield from gathered.files(setting, [holding for holding, _ in made], visible(name))
    feed = feeds.of_site(setting, visible(name), gathered.latest())
    if feed is not None:
        yield feed


def _dossiers(ledger: Ledger) -> Iterator[Dossier]:
    """The dossier of every thing. The ledger is asked for some dozens at once: one question costs little more for all
    of them than for one.
    """
    texts = lru_cache(maxsize=_TEXTS)(lambda story: text_of(ledger, story))
    for some in _some(ledger.things(), _THINGS):
        named: dict[str, dict[str, Entry]] = {thing.id: {} for thing in some}
        for entry in ledger.naming(*named):
            for value in (entry.subject, entry.object, *(value for _, value in entry.qualifiers)):
                if isinstance(value, Thing) and value.id in named:
                    named[value.id][entry.claim_id] = entry
        for thing in some:
            yield dossier_of(thing, tuple(named.pop(thing.id).values()), texts)


def _stories(ledger: Ledger) -> Iterator[tuple[Story, list[Entry]]]:
    """Every story with its text and its current claims."""
    for some in _some(ledger.stories(), _STORIES):
        said: dict[str, list[Entry]] = {story.id: [] for story in some}
        for entry in ledger.said(*said):
            said[entry.story.id].append(entry)
        for story in some:
            yield story, said.pop(story.id)


def _some(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(items, size)):
        yield some
