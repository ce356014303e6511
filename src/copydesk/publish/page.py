"""The typed values of a dossier's page. Data only: no choosing, no wording, no markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from copydesk.ledger.base import Thing
from copydesk.model import STRENGTH, DateValue, Modality, NumberValue, TextValue

__all__ = [
    "Cell", "CellValue", "Contested", "Difference", "Disputes", "Dossier", "Form", "PageValue", "Receipt", "Section",
    "Standing",
]

PageValue = Thing | DateValue | NumberValue | TextValue

class Standing(StrEnum):
    """Where the page's thing stands in the claims of a cell."""

    SUBJECT = "subject"
    OBJECT = "object"
    """The claims are about another thing and name this one: the works of a writer."""
    MENTIONED = "mentioned"
    """A qualifier names this one: the post about a drama, the performer of a character."""
    BESIDE = "beside"
    """The claims do not name this one, but somebody on its page: her other work."""


class Form(StrEnum):
    """How a section reads best."""

    FACTS = "facts"
    TABLE = "table"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One story's word for a value: which claim of which story, how it was said, and the words, letter for letter.

    `quotes` are the words that say it, those of the value first; `context` are the claim's further words, which name
    nothing that the quotes do not. `title` is the story's title, or its id at its source where it has none; `learned`
    when the desk first read the claim (ISO 8601, UTC). `correction` says who put the value in place of the story's
    own, and why; it is empty for what the story says itself. `at` is where the first of the claim's words stands in
    the story's text, in code points.
    """

    claim: str
    story: str
    title: str
    outlet: str | None
    url: str | None
    published: str | None
    modality: Modality
    attribution: str | None
    quotes: tuple[str, ...]
    learned: str = ""
    context: tuple[str, ...] = ()
    correction: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class CellValue:
    """A value that stories give, with its receipts.

    `best` is true for what the desk would print; `reason` says why, or why not. `independent_sources` counts those that
    say it in the firmest way in which it is said (`agreement.independent`). `inferred` is true where no story says it
    in so many words: the receipts are then those of the stories that say most of it, and last of the one that tells the
    rest.
    """

    value: PageValue
    best: bool
    reason: str
    independent_sources: int
    receipts: tuple[Receipt, ...]
    inferred: bool = False

    @property
    def modality(self) -> Modality:
        """The strongest that any story has for it."""
        return min((receipt.modality for receipt in self.receipts), key=STRENGTH.index)


@dataclass(frozen=True, slots=True)
class Cell:
    """One predicate in one scope, and every value that stories give it.

    `scope` is the qualifiers that all its values share, sorted by name; where `standing` is not SUBJECT, it also
    holds the other things of the claim by their part (`subject`, `object`). `why` says why it is disputed, `notes` what
    else to know (`agreement.Cell`).
    """

    predicate: str
    label: str
    standing: Standing
    scope: tuple[tuple[str, PageValue], ...]
    disputed: bool
    values: tuple[CellValue, ...]
    why: str = ""
    notes: tuple[str, ...] = ()

    def said(self, qualifier: str) -> PageValue | None:
        """The scope's value of that qualifier, or None."""
        return next((value for name, value in self.scope if name == qualifier), None)

    @property
    def best(self) -> CellValue | None:
        """The first value that the desk would print, or None where it would print none."""
        return next((value for value in self.values if value.best), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page. Never empty."""

    title: str
    form: Form
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the ledger holds on a thing, on the day `as_of` (None: now), cited cell by cell.

    `others` are further things that the asked name could mean.
    """

    thing: Thing
    as_of: date | None
    sections: tuple[Section, ...]
    others: tuple[Thing, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, in the order of the page."""
        return tuple(cell for section in self.sections for cell in section.cells)


@dataclass(frozen=True, slots=True)
class Difference:
    """Cells whose values differ and contradict nothing; `told_apart_by` names the parts of the scope that explain it,
    `half_told` those of them that some stories leave open.
    """

    cells: tuple[Cell, ...]
    told_apart_by: tuple[str, ...]
    half_told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """What stories say differently of one thing.

    `disputed` are the cells in dispute, `explained` the differences that are none, `cut_off` the cells in which a story
    cuts a figure off instead of rounding it, `unplaced` those of which no story says what was measured when.
    """

    thing: Thing
    disputed: tuple[Cell, ...]
    explained: tuple[Difference, ...] = ()
    cut_off: tuple[Cell, ...] = ()
    unplaced: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputes:
    """What is in dispute: by thing, in the order of their names. `whole` where the whole ledger was asked, which lists
    only what has a dispute.
    """

    things: tuple[Contested, ...]
    whole: bool
    as_of: date | None = None
