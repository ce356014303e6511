"""A whole site from a ledger, file by file. Reads the ledger and writes nothing; memory holds a line for each thing.

    ledger.things ──▶ dossier ─▶ pages, feed ─┐
    ledger.stories ─▶ said ────▶ pages ───────┼─▶ files, one at a time
                       └ gathered lines ──────┴▶ lists, disputes, timeline, records, names, front page

The same ledger gives the same files, byte for byte: no page says when it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from copydesk.ledger.base import Ledger
from copydesk.publish.dossier import dossier
from copydesk.publish.site import feeds
from copydesk.publish.site.addresses import File
from copydesk.publish.site.kin import Relatives
from copydesk.publish.site.lists import Gathered
from copydesk.publish.site.records import record_files
from copydesk.publish.site.setting import Frame, Setting, asset
from copydesk.publish.site.stories import story_files
from copydesk.publish.site.things import thing_files
from copydesk.publish.words import count, visible

__all__ = ["site"]

_ASSETS = ("icon.svg", "site.css", "site.js")
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
    counted = f"{count(counts.stories, 'story', 'stories')} and {count(counts.claims, 'claim')}"
    base = address if not address or address.endswith("/") else f"{address}/"
    setting = Setting(Frame(visible(name), _MENU, counted), address=base)
    yield from map(asset, _ASSETS)
    whole, done = counts.things + counts.stories, 0
    gathered, relatives = Gathered(), Relatives(ledger)
    for thing in ledger.things():
        page = dossier(ledger, thing)
        gathered.thing(page)
        yield from thing_files(setting, page, relatives.of(page))
        done += 1
        progress(done, whole)
    for story in ledger.stories():
        said = ledger.said(story.id)
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
