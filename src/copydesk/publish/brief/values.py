"""The typed values of a brief. Data only: no choosing, no wording, no markup."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from copydesk.ledger.base import Thing
from copydesk.model import Modality
from copydesk.publish.page import PageValue, Receipt

__all__ = ["Brief", "Note", "Scope", "Sentence", "Statement"]

Scope = tuple[tuple[str, PageValue], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sentence says: one value of one thing, in one scope, with every receipt for it.

    `scope` is what the sentence says of the qualifiers, sorted by name, and no more. `modality` is ASSERTED or PLANNED.
    `disputed` is true where the sentence gives the value as one that sources differ on. `inferred` as in CellValue: the
    last receipt is then the one that gives the year.
    """

    subject: Thing
    predicate: str
    value: PageValue
    scope: Scope = ()
    modality: Modality = Modality.ASSERTED
    attribution: str | None = None
    receipts: tuple[Receipt, ...] = ()
    independent_sources: int = 0
    disputed: bool = False
    inferred: bool = False

    def said(self, qualifier: str) -> PageValue | None:
        """The scope's value of that qualifier, or None."""
        return next((value for name, value in self.scope if name == qualifier), None)

    def saying(self, *qualifiers: str) -> Statement:
        """The statement with no more of its scope than these qualifiers: what a sentence says of it."""
        return replace(self, scope=tuple(pair for pair in self.scope if pair[0] in qualifiers))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the statements that it makes (at least one), and the numbers of the notes that bear them out."""

    text: str
    statements: tuple[Statement, ...]
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: one story, and those of its words that the brief rests on. `receipt` names the story."""

    number: int
    receipt: Receipt
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The background block on a thing as of `today`: at most five sentences, and their notes in order.

    `as_of` is the day whose ledger was asked (None: now). `left_out` counts the statements that a draft makes already;
    `others` are further things that the asked name could mean.
    """

    thing: Thing
    today: date
    as_of: date | None
    sentences: tuple[Sentence, ...]
    notes: tuple[Note, ...] = ()
    left_out: int = 0
    others: tuple[Thing, ...] = ()

    @property
    def text(self) -> str:
        """The sentences as running text, without notes."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that the brief says, in order."""
        return tuple(statement for sentence in self.sentences for statement in sentence.statements)
