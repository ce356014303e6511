"""What is new, as Atom feeds: of a thing, each story that said something of it; of the site, the latest stories. Pure.

An entry's id is the thing's and the story's, so that a reader has each once; its day is when the desk first read it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from copydesk.publish.page import Cell, Dossier, Receipt
from copydesk.publish.site.addresses import File, feed_path, story_path, thing_path
from copydesk.publish.site.setting import Setting, Sheet
from copydesk.publish.words import cell_label, count, excerpt, say, source_line, visible

__all__ = ["New", "of_site", "of_thing"]

#: Entries of a feed, and what an entry tells of a story.
_ENTRIES, _CLAIMS = 30, 12
_WIDTH = 120


@dataclass(frozen=True, slots=True)
class New:
    """An entry: `at` is ISO 8601 with its zone; `path` is the page that it leads to."""

    id: str
    title: str
    at: str
    path: str
    summary: str


def of_thing(setting: Setting, dossier: Dossier) -> File | None:
    """The thing's feed, the latest first; None where no story says anything of it."""
    thing = dossier.thing
    every = [(cell, value) for cell in dossier.cells for value in cell.values]
    newest = nlargest(_ENTRIES, {(receipt.learned, receipt.story) for _, value in every for receipt in value.receipts})
    by_story: dict[tuple[str, str], list[tuple[Receipt, str]]] = {told: [] for told in newest}
    for cell, value in every:
        told = [receipt for receipt in value.receipts if (receipt.learned, receipt.story) in by_story]
        if told:
            said = _scoped(cell, f"{cell_label(cell)}: {excerpt(say(value.value), width=_WIDTH)}")
            for receipt in told:
                by_story[receipt.learned, receipt.story].append((receipt, said))
    entries = [_entry(thing.id, at, story, by_story[at, story]) for at, story in newest if at]
    title = f"{visible(thing.name)}: what is new"
    sheet = _feed(setting, feed_path(thing.id), thing_path(thing.id), f"urn:copydesk:{thing.id}", title, entries)
    return None if sheet is None else setting.sheet(sheet)


def of_site(setting: Setting, name: str, newest: Iterable[New]) -> Sheet | None:
    """The site's feed of the latest stories; None where there is none."""
    return _feed(setting, "feed.xml", "index.html", "urn:copydesk:site", f"{name}: stories read", list(newest))


def _scoped(cell: Cell, said: str) -> str:
    episode = cell.said("episode")
    return f"{said} (episode {say(episode)})" if episode is not None else said


def _entry(thing: str, at: str, story: str, told: list[tuple[Receipt, str]]) -> New:
    said = list(dict.fromkeys(words for _, words in told))
    more = f"; and {len(said) - _CLAIMS} more" if len(said) > _CLAIMS else ""
    first = min((receipt for receipt, _ in told), key=lambda receipt: receipt.at)
    title = f"{source_line(first)}: {count(len(said), 'claim')}"
    summary = "; ".join(said[:_CLAIMS]) + more
    return New(f"urn:copydesk:{thing}:{story}", title, at, story_path(story, first.at), summary)


def _feed(setting: Setting, path: str, page: str, id_: str, title: str, entries: list[New]) -> Sheet | None:
    if not entries:
        return None
    made = [
        {"id": one.id, "title": one.title, "updated": one.at, "summary": one.summary,
         "href": setting.link(one.path, from_=path)}
        for one in entries
    ]  # fmt: skip
    return Sheet(path, "feed.xml", {
        "id": id_, "title": title, "updated": max(one.at for one in entries), "name": "Copydesk",
        "itself": setting.link(path, from_=path), "page": setting.link(page, from_=path), "entries": made,
    })  # fmt: skip
