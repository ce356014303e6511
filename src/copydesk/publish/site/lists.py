"""What a site gathers while its units go by, a line each, and the pages that are made of those lines in the end: lists
of things, disputes, the timeline, the front page, the names that search looks through.

A unit's lines are taken where it is made (`story_gist`, `thing_gist`) and gathered from its gist alone, whether it was
made just now or in an earlier run.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from copydesk.ledger.base import Ledger, Story, Thing
from copydesk.model import DateValue, EntityType
from copydesk.publish.page import Cell, Dossier, Standing
from copydesk.publish.render.table import summary
from copydesk.publish.site import feeds
from copydesk.publish.site.addresses import LISTS, File, list_path, paged, story_path, thing_path
from copydesk.publish.site.feeds import New
from copydesk.publish.site.kin import Tie
from copydesk.publish.site.records import Holding, record_sheets, standing_from
from copydesk.publish.site.records import Standing as Ranked
from copydesk.publish.site.setting import Setting, Sheet
from copydesk.publish.site.stories import story_title
from copydesk.publish.site.units import Gist, packed, unpacked
from copydesk.publish.words import cell_label, count, excerpt, say, say_scope, visible

__all__ = ["Gathered", "Listed", "story_gist", "thing_gist"]

_PART, _DISPUTES_PART = 300, 50
#: Of more parts than this a page links to the first, the last and the `_NEAR` before and after it.
_MOST_PARTS, _NEAR = 40, 5
_NEWEST, _FRONT = 30, 12
_SPELLINGS = 12
_WIDTH = 160
_VALUES, _NAME, _WHY = 12, 120, 600
#: What stands on the timeline: predicates whose value is a day, and those that a qualifier dates.
_DAYS = {"start_date": "premiere", "end_date": "final episode"}
_DATED = frozenset({"posted", "award_received"})


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A thing's line in a list. `stories` is how many stories use its name most of them use."""

    name: str
    href: str
    hangul: str
    summary: str
    stories: int


@dataclass(frozen=True, slots=True, order=True)
class _Event:
    when: str
    name: str
    what: str
    href: str


@dataclass(frozen=True, slots=True, order=True)
class _Dispute:
    name: str
    href: str
    what: str
    why: str
    values: tuple[tuple[str, str, bool], ...]


def story_gist(story: Story, claims: int) -> Gist:
    """What lists say of a story that makes so many claims."""
    who = [visible(one) for one in (story.outlet, story.published) if one]
    return [claims, story.read_at, story.id, story_title(story), who]


def thing_gist(dossier: Dossier, ties: Sequence[Tie], standing: Gist) -> Gist:
    """What lists say of a thing; `ties` and `standing` are what kin and rankings need of it."""
    thing = dossier.thing
    name, href, hangul = (
        excerpt(thing.name, width=_NAME), thing_path(thing.id), excerpt(thing.hangul or "", width=_NAME)
    )  # fmt: skip
    stories = max((stories for _, stories in thing.spellings), default=0)
    named = (s for s, _ in thing.spellings[:_SPELLINGS] if s not in (thing.name, thing.hangul))
    shows = sum(
        cell.predicate == "original_broadcaster" and cell.standing is Standing.OBJECT for cell in dossier.cells
    )
    disputed = (cell for cell in dossier.cells if cell.disputed and cell.standing is Standing.SUBJECT)
    return {
        "listed": (name, href, hangul if hangul != name else "", _summary(dossier), stories),
        "names": (hangul, [excerpt(spelling, width=_NAME) for spelling in named]),
        "events": sorted({event for cell in dossier.cells for event in _events(cell)}),
        "disputes": [*map(_dispute, disputed)],
        "shows": [shows, thing.name] if shows else None,
        "ties": ties,
        "standing": standing and [thing.name, standing],
    }


@dataclass(slots=True)
class Gathered:
    """Lines only, never pages: a few hundred bytes for each thing, and its disputes pressed."""

    things: dict[EntityType, list[Listed]] = field(default_factory=lambda: {kind: [] for kind in LISTS})
    names: list[tuple[str, str]] = field(default_factory=list)
    events: set[_Event] = field(default_factory=set)
    disputes: list[tuple[str, str, bytes]] = field(default_factory=list)
    disputed: int = 0
    newest: list[tuple[str, str, New]] = field(default_factory=list)
    networks: dict[str, tuple[int, Thing]] = field(default_factory=dict)
    standings: dict[str, Ranked] = field(default_factory=dict)
    ties: dict[str, tuple[Tie, ...]] = field(default_factory=dict)
    stories: int = 0
    claims: int = 0

    def story(self, gist: Gist) -> None:
        """Keep what lists say of a story."""
        claims, read_at, story, title, who = gist
        self.stories += 1
        self.claims += claims
        summary = ". ".join(filter(None, (", ".join(who), count(claims, "claim"))))
        new = New(f"urn:copydesk:story:{story}", title, read_at, story_path(story), summary)
        self.newest.append((read_at, story, new))
        if len(self.newest) > 4 * _NEWEST:
            self.newest = nlargest(_NEWEST, self.newest)

    def thing(self, thing_id: str, kind: EntityType, gist: Gist) -> None:
        """Keep what lists say of a thing."""
        listed = Listed(*gist["listed"])
        self.things[kind].append(listed)
        hangul, others = gist["names"]
        stem = listed.href.removeprefix("things/").removesuffix(".html")
        letter = "l" if kind is EntityType.PLACE else str(kind)[0]
        self.names.append((thing_id, _script_line((stem, letter, listed.name, hangul, others, listed.stories))))
        self.events.update(_Event(when, listed.name, what, listed.href) for when, what in gist["events"])
        if gist["disputes"]:
            found = sorted(_disputes(listed.name, listed.href, gist["disputes"]))
            told = [(one.what, one.why, one.values) for one in found]
            self.disputes.append((listed.name, listed.href, zlib.compress(packed(told).encode(), 1)))
            self.disputed += len(found)
        if gist["shows"]:
            shows, name = gist["shows"]
            self.networks[thing_id] = (shows, Thing(thing_id, kind, name))
        if gist["ties"]:
            self.ties[thing_id] = tuple((work, name, predicate) for work, name, predicate in gist["ties"])
        if gist["standing"]:
            self.standings[thing_id] = standing_from(thing_id, *gist["standing"])

    def sheets(self, setting: Setting, ledger: Ledger, name: str) -> Iterator[tuple[str, Sheet | File]]:
        """The pages that are made of all this, of the site called `name`, each with a key in ascending order; one at a
        time: long lists are not in memory with all that they say.
        """
        ranked = sorted(self.networks.values(), key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
        made = list(record_sheets(ledger, [thing for _, thing in ranked], self.standings))
        holders = [holding for holding, _ in made]
        groups: dict[str, Iterable[Sheet | File]] = {sheet.path.replace("records/", "record/"): [sheet]
                                                     for _, sheet in made}  # fmt: skip
        for kind, (stem, title) in LISTS.items():
            lead = count(len(self.things[kind]), "name")
            every = sorted(self.things[kind])
            groups[stem] = _parts(stem, every, len(every), _PART, "names", title=title, lead=lead)
        groups["disputes"] = _parts(
            "disputes", self._every_dispute(), self.disputed, _DISPUTES_PART, "disputes", title="In dispute",
            lead=f"{count(self.disputed, 'dispute')}: two values in one scope, side by side.",
        )
        events = sorted(self.events, key=lambda one: (one.when, one.name, one.what, one.href), reverse=True)
        groups["timeline"] = _parts(
            "timeline", events, len(events), _PART, "timeline", title="Timeline",
            lead="Premieres, finales, posts and awards, the latest first.",
        )
        groups["records"] = _parts(
            "records", holders, len(holders), _PART, "links", title="Records",
            lead="Rankings by a show's best episode: nationwide average, Nielsen Korea.",
        )
        groups["names"] = [_names(self.names)]
        groups["index"] = [self._front(holders, name)]
        feed = feeds.of_site(setting, name, [new for _, _, new in nlargest(_NEWEST, self.newest)])
        groups["feed"] = [feed] if feed is not None else []
        for group in sorted(groups):
            for part, sheet in enumerate(groups[group], 1):
                yield f"{group}/{part:06}", sheet

    def _every_dispute(self) -> Iterator[_Dispute]:
        for name, href, told in sorted(self.disputes):
            yield from _disputes(name, href, unpacked(zlib.decompress(told).decode()))

    def _front(self, holders: Sequence[Holding], name: str) -> Sheet:
        shows = nlargest(_FRONT, self.things[EntityType.WORK], key=lambda one: (one.stories, one.name))
        lists = [
            {"href": list_path(kind), "name": title, "summary": f"{len(self.things[kind]):,}"}
            for kind, (_, title) in LISTS.items()
        ]
        lists += [
            {"href": "disputes.html", "name": "In dispute", "summary": f"{self.disputed:,}"},
            {"href": "timeline.html", "name": "Timeline", "summary": f"{len(self.events):,}"},
        ]
        read = f"{count(self.stories, 'story', 'stories')} and {count(self.claims, 'claim')}"
        lead = f"What the desk has read: {read}, every value with the words that say it."
        return Sheet("index.html", "index.html", {
            "title": name, "lead": lead, "shows": shows, "holders": holders[:_FRONT], "lists": lists,
            "feed": "feed.xml" if self.newest else "",
        })  # fmt: skip


def _summary(dossier: Dossier) -> str:
    line = summary(dossier)
    if line:
        return line
    works = dict.fromkeys(
        visible(say(value.value)) for cell in dossier.cells if cell.standing is not Standing.SUBJECT
        for value in cell.values[:1] if cell.predicate in ("cast_member", "screenwriter", "director", "character")
    )
    return excerpt(", ".join(list(works)[:4]), width=_WIDTH)


def _dispute(cell: Cell) -> Gist:
    scope = say_scope(cell.scope)
    values = [
        (visible(say(value.value)), count(len({r.story for r in value.receipts}), "story", "stories"), value.best)
        for value in cell.values[:_VALUES]
    ]
    return f"{cell_label(cell)}{f': {visible(scope)}' if scope else ''}", excerpt(cell.why, width=_WHY), values


def _disputes(name: str, href: str, told: Iterable[Gist]) -> Iterator[_Dispute]:
    for what, why, values in told:
        yield _Dispute(name, href, what, why, tuple((value, stories, best) for value, stories, best in values))


def _events(cell: Cell) -> Iterator[tuple[str, str]]:
    """What of a cell stands on the timeline: when, and what."""
    best = cell.best
    if best is None or cell.standing is not Standing.SUBJECT:
        return
    value, day = best.value, cell.said("date")
    if cell.predicate in _DAYS and isinstance(value, DateValue) and not cell.scope and value.date[:1].isdigit():
        yield value.date, _DAYS[cell.predicate]
    elif cell.predicate in _DATED and isinstance(day, DateValue) and day.date[:1].isdigit():
        yield day.date, f"{cell_label(cell)}, {excerpt(say(value), width=_WIDTH)}"


def _parts(
    stem: str, entries: Iterable[object], number: int, size: int, kind: str, *, title: str, lead: str
) -> Iterator[Sheet]:
    """A list of so many entries over its pages; no more of them are in memory than a page has."""
    parts = max(1, -(-number // size))
    rest = iter(entries)
    for part in range(1, parts + 1):
        some = tuple(entry for _, entry in zip(range(size), rest, strict=False))
        near = range(max(1, part - _NEAR), min(parts, part + _NEAR) + 1)
        shown = range(1, parts + 1) if parts <= _MOST_PARTS else sorted({1, *near, parts})
        yield Sheet(paged(stem, part), "list.html", {
            "title": title, "lead": lead, "notes": [], "kind": kind, "entries": some, "part": part, "parts": parts,
            "part_links": [(number, paged(stem, number)) for number in shown],
            "next_path": paged(stem, part + 1) if part < parts else "",
        })  # fmt: skip


def _script_line(values: Gist) -> str:
    """Values as a line of a script. Line separators, which end a line of a script in old browsers, are escaped."""
    line = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")


def _names(names: Iterable[tuple[str, str]]) -> File:
    """The names that search looks through, as a script: a page that was opened from disk may load that, and nothing
    else.
    """
    rows = ",\n".join(line for _, line in sorted(names))
    return File("assets/names.js", f"copydeskNames([\n{rows}\n]);\n")
