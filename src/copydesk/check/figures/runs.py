"""The schedules and ratings that the desk has of works, each asked for once. Reads the ledger through its protocol."""

from __future__ import annotations

from copydesk.check.days.schedule import Schedule, schedule_of
from copydesk.check.figures.against_desk import Row, rows_of
from copydesk.check.once import once
from copydesk.ledger.base import Entry, Ledger
from copydesk.model import Reading

__all__ = ["Runs", "runs_of"]


class Runs:
    """The schedules and ratings of works, each asked for once; without what the draft itself said when it was read."""

    def __init__(self, draft: Reading, ledger: Ledger) -> None:
        self._url, self._ledger = draft.document.url, ledger
        self._known: dict[str, tuple[Schedule, tuple[Row, ...]]] = {}
        self._entries: dict[str, tuple[Entry, ...]] = {}

    def entries(self, thing_id: str) -> tuple[Entry, ...]:
        """All that the desk has of a work, oldest story first. Raises LedgerError where the ledger cannot be read."""
        if thing_id not in self._entries:
            kept = (
                e for e in self._ledger.entries(subject=thing_id)
                if e.subject.id == thing_id and (e.story.url is None or e.story.url != self._url)
            )
            self._entries[thing_id] = tuple(sorted(kept, key=_told_first))
        return self._entries[thing_id]

    def of(self, thing_id: str) -> tuple[Schedule, tuple[Row, ...]]:
        """Schedule and ratings of a work. Raises LedgerError where the ledger cannot be read."""
        if thing_id not in self._known:
            entries = self.entries(thing_id)
            schedule = schedule_of(entries)
            self._known[thing_id] = schedule, rows_of(entries, schedule)
        return self._known[thing_id]


@once
def runs_of(draft: Reading, ledger: Ledger) -> Runs:
    """What the desk has of each work, for a draft: worked out once, whoever asks."""
    return Runs(draft, ledger)


def _told_first(entry: Entry) -> tuple[str, str, str, str]:
    """An order of entries that is the same in whichever order the desk read them."""
    story = entry.story
    return story.published or "", story.outlet or "", story.url or "", entry.claim_id
