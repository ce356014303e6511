"""The desk's verdict on one claim of a draft: data only. How it is reached is in `claim_verdicts`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from copydesk.check.finding import Source
from copydesk.model import Modality, Span

__all__ = ["ClaimVerdict", "Standing"]


class Standing(StrEnum):
    """How a claim of the draft stands on the desk."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    UNSUPPORTED = "unsupported"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """A claim of the draft, where it stands in the text, and the desk's verdict with the sources for and against it.

    `subject`, `label` and `value` are the claim in words ("Queen of Tears", "network", "tvN"); `message` says why the
    standing is what it is, in one line without a full stop. `at` are code points of the document's text.
    """

    at: Span
    subject: str
    predicate: str
    label: str
    value: str
    modality: Modality
    standing: Standing
    message: str
    sources: tuple[Source, ...] = ()
    against: tuple[Source, ...] = ()
