"""What a site gathers while its pages go by, a line each, and the pages that are made of those lines in the end: lists
of things, disputes, the timeline, the front page, the names that search looks through.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest

from copydesk.ledger.base import Story, Thing
from copydesk.model import DateValue, EntityType
from copydesk.publish.page import Cell, Dossier, Standing
from copydesk.publish.render.table import summary
from copydesk.publish.site.addresses import LISTS, File, list_path, paged, story_path, thing_path
from copydesk.publish.site.feeds import New
from copydesk.publish.site.records import Holding
from copydesk.publish.site.setting import Setting
from copydesk.publish.site.stories import story_title
from copydesk.publish.words import cell_label, count, excerpt, say, say_scope, visible

__all__ = ["Gathered", "Listed"]

_PART, _DISPUTES_PART = 300, 50
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


@dataclass(slots=True)
class Gathered:
    """Lines only, never pages: a few hundred bytes for each thing."""

    things: dict[EntityType, list[Listed]] = field(default_factory=lambda: {kind: [] for kind in LISTS})
    names: list[tuple[object, ...]] = field(default_factory=list)
    events: set[_Event] = field(default_factory=set)
    disputes: list[_Dispute] = field(default_factory=list)
    newest: list[tuple[str, str, New]] = field(default_factory=list)
    networks: dict[str, tuple[int, Thing]] = field(default_factory=dict)
    stories: int = 0
    claims: int = 0

    def thing(self, dossier: Dossier) -> None:
        """Keep what lists say of a thing."""
        thing = dossier.thing
        name, href, hangul = (
            excerpt(thing.name, width=_NAME), thing_path(thing.id), excerpt(thing.hangul or "", width=_NAME)
        )  # fmt: skip
        stories = max((stories for _, stories in thing.spellings), default=0)
        self.things[thing.type].append(Listed(name, href, hangul if hangul != name else "", _summary(dossier), stories))
        named = (s for s, _ in thing.spellings[:_SPELLINGS] if s not in (thing.name, thing.hangul))
        others = [excerpt(spelling, width=_NAME) for spelling in named]
        stem = href.removeprefix("things/").removesuffix(".html")
        kind = "l" if thing.type is EntityType.PLACE else str(thing.type)[0]
        self.names.append((stem, kind, name, hangul, others, stories))
        shows = 0
        for cell in dossier.cells:
            if cell.disputed and cell.standing is Standing.SUBJECT:
                self.disputes.append(_dispute(name, href, cell))
            self.events.update(_events(name, href, cell))
            shows += cell.predicate == "original_broadcaster" and cell.standing is Standing.OBJECT
        if shows:
            self.networks[thing.id] = (shows, thing)

    def story(self, story: Story, claims: int) -> None:
        """Keep what lists say of a story."""
        self.stories += 1
        self.claims += claims
        title = story_title(story)
        who = ", ".join(visible(one) for one in (story.outlet, story.published) if one)
        new = New(
            f"urn:copydesk:story:{story.id}", title, story.read_at, story_path(story.id),
            ". ".join(filter(None, (who, count(claims, "claim")))),
        )
        self.newest.append((story.read_at, story.id, new))
        if len(self.newest) > 4 * _NEWEST:
            self.newest = nlargest(_NEWEST, self.newest)

    def latest(self) -> list[New]:
        """The stories that the desk read last."""
        return [new for _, _, new in nlargest(_NEWEST, self.newest)]

    def networks_by_shows(self) -> list[Thing]:
        """Networks, those with most shows first."""
        ranked = sorted(self.networks.values(), key=lambda pair: (-pair[0], pair[1].name, pair[1].id))
        return [thing for _, thing in ranked]

    def files(self, setting: Setting, holders: Sequence[Holding], name: str) -> Iterator[File]:
        """The pages that are made of all this."""
        for kind, (stem, title) in LISTS.items():
            lead = count(len(self.things[kind]), "name")
            yield from _parts(setting, stem, sorted(self.things[kind]), _PART, "names", title=title, lead=lead)
        yield from _parts(
            setting, "disputes", sorted(self.disputes), _DISPUTES_PART, "disputes", title="In dispute",
            lead=f"{count(len(self.disputes), 'dispute')}: two values in one scope, side by side.",
        )
        events = sorted(self.events, key=lambda one: (one.when, one.name, one.what), reverse=True)
        yield from _parts(
            setting, "timeline", events, _PART, "timeline", title="Timeline",
            lead="Premieres, finales, posts and awards, the latest first.",
        )
        yield from _parts(
            setting, "records", list(holders), _PART, "links", title="Records",
            lead="Rankings by a show's best episode: nationwide average, Nielsen Korea.",
        )
        yield _names(self.names)
        yield self._front(setting, holders, name)

    def _front(self, setting: Setting, holders: Sequence[Holding], name: str) -> File:
        shows = nlargest(_FRONT, self.things[EntityType.WORK], key=lambda one: (one.stories, one.name))
        lists = [
            {"href": list_path(kind), "name": title, "summary": f"{len(self.things[kind]):,}"}
            for kind, (_, title) in LISTS.items()
        ]
        lists += [
            {"href": "disputes.html", "name": "In dispute", "summary": f"{len(self.disputes):,}"},
            {"href": "timeline.html", "name": "Timeline", "summary": f"{len(self.events):,}"},
        ]
        read = f"{count(self.stories, 'story', 'stories')} and {count(self.claims, 'claim')}"
        lead = f"What the desk has read: {read}, every value with the words that say it."
        return setting.page(
            "index.html", "index.html", title=name, lead=lead, shows=shows, holders=holders[:_FRONT], lists=lists,
            feed="feed.xml" if self.newest else "",
        )


def _summary(dossier: Dossier) -> str:
    line = summary(dossier)
    if line:
        return line
    works = dict.fromkeys(
        visible(say(value.value)) for cell in dossier.cells if cell.standing is not Standing.SUBJECT
        for value in cell.values[:1] if cell.predicate in ("cast_member", "screenwriter", "director", "character")
    )
    return excerpt(", ".join(list(works)[:4]), width=_WIDTH)


def _dispute(name: str, href: str, cell: Cell) -> _Dispute:
    scope = say_scope(cell.scope)
    values = tuple(
        (visible(say(value.value)), count(len({r.story for r in value.receipts}), "story", "stories"), value.best)
        for value in cell.values[:_VALUES]
    )
    what = f"{cell_label(cell)}{f': {visible(scope)}' if scope else ''}"
    return _Dispute(name, href, what, excerpt(cell.why, width=_WHY), values)


def _events(name: str, href: str, cell: Cell) -> Iterator[_Event]:
    best = cell.best
    if best is None or cell.standing is not Standing.SUBJECT:
        return
    value, day = best.value, cell.said("date")
    if cell.predicate in _DAYS and isinstance(value, DateValue) and not cell.scope and value.date[:1].isdigit():
        yield _Event(value.date, name, _DAYS[cell.predicate], href)
    elif cell.predicate in _DATED and isinstance(day, DateValue) and day.date[:1].isdigit():
        yield _Event(day.date, name, f"{cell_label(cell)}, {excerpt(say(value), width=_WIDTH)}", href)


def _parts(
    setting: Setting, stem: str, entries: Sequence[object], size: int, kind: str, *, title: str, lead: str
) -> Iterator[File]:
    parts = max(1, -(-len(entries) // size))
    paths = [paged(stem, part) for part in range(1, parts + 1)]
    for part, path in enumerate(paths, 1):
        some = entries[(part - 1) * size : part * size]
        yield setting.page(
            "list.html", path, title=title, lead=lead, notes=[], kind=kind, entries=some, part=part, parts=parts,
            part_paths=paths,
        )


def _names(names: Sequence[tuple[object, ...]]) -> File:
    """The names that search looks through, as a script: a page that was opened from disk may load that, and nothing
    else. Line separators, which end a line of a script in old browsers, are escaped.
    """
    rows = ",\n".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in names)
    text = rows.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
    return File("assets/names.js", f"copydeskNames([\n{text}\n]);\n")
