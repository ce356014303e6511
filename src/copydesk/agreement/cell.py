"""The values that agreement answers with. Data only."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.agreement.scope import Scope
from copydesk.agreement.values import Agreement
from copydesk.ledger.base import Entry, EntryValue
from copydesk.model import STRENGTH, Modality

__all__ = ["Cell", "Said", "strongest"]

def strongest(entries: tuple[Entry, ...]) -> Modality:
    """How the firmest of the entries says it."""
    said = entries[0].modality
    # Nearly always the first is as firm as can be; of a value that thousands give, none other is looked at then.
    return said if said is STRENGTH[0] else min((entry.modality for entry in entries), key=STRENGTH.index)


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a cell, with everybody who gives it.

    `entries` are all that say, plan, report, guess or deny it, firmest first. `sources` is how many independent sources
    stand behind the firmest way in which it is said: an asserted value counts only those that assert it. `best` is true
    for what the desk would print; `reason` says why, or why not. `agreement` is how it stands to the best value, None
    where the cell has none or it is it. `basis` is the entry that gives the year where the stories leave it out: the
    value is then inferred, from `entries` and `basis` together.
    """

    value: EntryValue
    entries: tuple[Entry, ...]
    sources: int
    best: bool
    reason: str
    agreement: Agreement | None = None
    basis: Entry | None = None

    @property
    def modality(self) -> Modality:
        """How the firmest of its entries says it."""
        return strongest(self.entries)

    @property
    def inferred(self) -> bool:
        """Whether no story says it in so many words."""
        return self.basis is not None


@dataclass(frozen=True, slots=True)
class Cell:
    """One predicate of one thing in one scope, and every value that stories give it, best first; never empty.

    `scope` are the qualifiers that at least one of its entries states, sorted by name, for a page ("company" where the
    figures are another company's than is usual). `parts` is the same as comparable words with what unstated parts mean
    put in: {"episode": "finale", "area": "nationwide", "statistic": "average", "company": "nielsen korea"}; an episode
    is "1" to "n", "finale" or "series". `why` says in words why the cell is disputed, empty where it is not. `notes`
    say what else a reader should know, each a clause: a figure cut off, a story that leaves the area out.
    """

    predicate: str
    scope: tuple[tuple[str, EntryValue], ...]
    parts: Scope
    values: tuple[Said, ...]
    disputed: bool = False
    why: str = ""
    notes: tuple[str, ...] = ()

    @property
    def best(self) -> Said | None:
        """The value that the desk would print, or None where nobody says, plans or reports one."""
        return next((value for value in self.values if value.best), None)

    @property
    def cut_off(self) -> bool:
        """Whether a story gives the best value cut off instead of rounded."""
        return any(value.agreement is Agreement.TRUNCATED for value in self.values)
