"""Makes the units of some stories or some things at once: asks the ledger, sets their pages and takes their gists.

Memory holds the claims of some dozens at a time. A unit whose task is of an earlier state of the ledger than what was
read for it gets no digest: its pages are right, but nobody can say what they follow from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from copydesk.ledger.base import Entry, Ledger, Story, Thing
from copydesk.publish.dossier import dossier_of
from copydesk.publish.site.kin import Tie, relatives, ties_of
from copydesk.publish.site.lists import story_gist, thing_gist
from copydesk.publish.site.records import standing_of
from copydesk.publish.site.setting import Setting
from copydesk.publish.site.stories import story_files
from copydesk.publish.site.things import thing_files
from copydesk.publish.site.units import Unit, packed
from copydesk.records.collecting import uncollected

__all__ = ["Stories", "Task", "Things", "made"]


@dataclass(frozen=True, slots=True)
class Stories:
    """Stories to make: key, digest and id of each. `state` is the ledger's, of which the digests are."""

    state: Hashable
    wanted: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Things:
    """Things to make: key, digest and thing of each. `ties` has the works of people, by their id."""

    state: Hashable
    wanted: tuple[tuple[str, str, Thing], ...]
    ties: Mapping[str, Sequence[Tie]]


Task = Stories | Things


def made(ledger: Ledger, setting: Setting, task: Task) -> tuple[Unit, ...]:
    """The units of a task, in its order. Raises LedgerError."""
    with ledger.snapshot(), uncollected():
        units = _stories(ledger, setting, task) if isinstance(task, Stories) else _things(ledger, setting, task)
        known = ledger.state() == task.state
        return tuple(unit if known else Unit(unit.key, "", unit.files, unit.gist) for unit in units)


def _stories(ledger: Ledger, setting: Setting, task: Stories) -> Iterable[Unit]:
    ids = [story for _, _, story in task.wanted]
    said: dict[str, list[Entry]] = {story: [] for story in ids}
    for entry in ledger.said(*ids):
        said[entry.story.id].append(entry)
    stories = {story.id: story for story in ledger.stories(*ids)}
    for key, digest, story in task.wanted:
        entries = said.pop(story)
        if not entries or story not in stories:
            yield Unit(key, digest, ())
        else:
            gist = packed(story_gist(stories[story], len(entries)))
            yield Unit(key, digest, tuple(story_files(setting, stories[story], entries)), gist)


def _things(ledger: Ledger, setting: Setting, task: Things) -> Iterable[Unit]:
    named: dict[str, dict[str, Entry]] = {thing.id: {} for _, _, thing in task.wanted}
    for entry in ledger.naming(*named):
        for value in (entry.subject, entry.object, *[value for _, value in entry.qualifiers]):
            if isinstance(value, Thing) and value.id in named:
                named[value.id][entry.claim_id] = entry
    for key, digest, thing in task.wanted:
        entries = tuple(named.pop(thing.id).values())
        own = [entry for entry in entries if entry.subject.id == thing.id]
        page = dossier_of(thing, entries, _texts(ledger, own))
        files = tuple(thing_files(setting, page, relatives(page, task.ties)))
        gist = packed(thing_gist(page, ties_of(thing, entries), standing_of(thing, own)))
        yield Unit(key, digest, files, gist)


def _texts(ledger: Ledger, own: Sequence[Entry]) -> Callable[[Story], str]:
    """Gives the texts of a thing's stories; all are read when the first is asked for."""
    texts: dict[str, str] = defaultdict(str)

    def text(story: Story) -> str:
        if not texts:
            texts.update((one.id, one.text) for one in ledger.stories(*{entry.story.id for entry in own}))
        return texts[story.id]

    return text
