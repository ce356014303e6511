"""What a check says about a draft: data only. No module here may format a finding; that is `render/`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Finding", "Severity", "Source", "Suggestion", "Suppressed"]


class Severity(StrEnum):
    """How much a finding weighs. Only ERROR makes `copydesk check` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Source:
    """A receipt: a claim of the ledger that a finding relies on, and the words that say it.

    `claim` is the claim's id, `published` an EDTF date; outlet, url and published are None where the story has none.
    """

    claim: str
    outlet: str | None
    url: str | None
    published: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that may stand in place of `text[start:end]` (code points of the document's text).

    `sure` is False where the finding names other ways to put it right: nobody applies it without being asked.
    """

    start: int
    end: int
    replacement: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check says about a draft.

    `text[start:end] == quote` are the words it is about, in code points of the document's text. `message` is one line
    without a full stop. `suggestions` hold at most one replacement for the same words.

    `in_file` is True for words that are no part of the text (a comment): start and end then count in the file as given.
    """

    code: str
    name: str
    severity: Severity
    message: str
    start: int
    end: int
    quote: str
    sources: tuple[Source, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    in_file: bool = False


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that nobody is told: `by` is "comment" or "baseline", `reason` why, in somebody's own words if any."""

    finding: Finding
    by: str
    reason: str = ""
