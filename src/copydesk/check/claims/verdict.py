"""What is asked of the ledger about one claim of a draft, and what it answers. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.check.finding import Severity
from copydesk.ledger.base import Entry, Thing
from copydesk.model import Claim, Modality, Reading, Span

__all__ = ["ASKED", "SURE", "Question", "Verdict"]

#: The draft's claims that are held against the ledger; what it denies or wonders about is not.
ASKED = (Modality.ASSERTED, Modality.PLANNED, Modality.REPORTED)


#: From this chance on a reader's claim is held against the desk where no form of words confirms it.
SURE = 0.8
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Question:
    """One claim of a draft against the ledger.

    `thing` is the claim's subject on the desk, `claims` are all of the draft's claims of that subject that are asked
    about, `entries` all of the ledger's.
    """

    draft: Reading
    thing: Thing
    claim: Claim
    claims: tuple[Claim, ...]
    entries: tuple[Entry, ...]

    @property
    def titles(self) -> tuple[Span, ...]:
        """Where the draft names the claim's subject."""
        return self.draft.entity(self.claim.subject).mentions

    @property
    def same(self) -> tuple[Entry, ...]:
        """The entries of the claim's predicate."""
        predicate = self.claim.predicate
        return tuple([entry for entry in self.entries if entry.predicate == predicate])

    @property
    def beside(self) -> tuple[Claim, ...]:
        """The draft's other claims of the predicate."""
        return tuple(c for c in self.claims if c.predicate == self.claim.predicate and c is not self.claim)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The ledger's answer. Without `agrees` and without `severity` it has nothing to say.

    `severity` is None where nothing is to be marked; else `message` says why, `at` is the words to mark in the draft's
    text, `replacement` what may stand there, and `receipts` are the entries relied on. `years_apart` is how many years
    the draft's date is from the nearest of the ledger's; `near` says that what the ledger has is a slip away.
    """

    predicate: str
    agrees: bool = False
    severity: Severity | None = None
    message: str = ""
    at: Span = _NOWHERE
    replacement: str | None = None
    receipts: tuple[Entry, ...] = ()
    years_apart: int = 0
    near: bool = False

    @property
    def against(self) -> bool:
        """Whether it contradicts the claim."""
        return self.severity in (Severity.ERROR, Severity.WARNING)
