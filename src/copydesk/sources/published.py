"""The day that a document says it was published: strict where a person wrote it, lenient where a template did."""

from __future__ import annotations

import re

from copydesk.dates import find, valid
from copydesk.errors import SourceError

__all__ = ["published_by_page", "published_by_person"]

_DAY_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\S")
_LONGEST = 60


def published_by_person(said: str, *, place: str, field: str) -> str:
    """The EDTF date of `said`: as it stands, or the day of a date with a time, or a day in words ("May 16, 2024").

    Raises SourceError, naming `place` and `field`, where it is none.
    """
    day = published_by_page(said)
    if day is None:
        # An error is one printable line, whatever it quotes.
        plain = "".join(c if c.isprintable() else " " for c in said)
        short = plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
        raise SourceError(
            f'{field}: "{" ".join(short.split())}" is no date',
            place=place,
            advice="write an EDTF date such as 2024-05-16, 2024-05 or 2024",
        )
    return day


def published_by_page(said: str) -> str | None:
    """The EDTF date of `said`, or None: a page is read all the same where its date makes no sense."""
    said = said.strip()
    if not said or len(said) > _LONGEST:
        return None
    if match := _DAY_WITH_TIME.match(said):
        said = match[1]
    if valid(said):
        return said
    days = {mention.edtf for mention in find(said) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", mention.edtf)}
    return days.pop() if len(days) == 1 else None
