"""Dates of a story: finding every expression in English prose, resolving it to EDTF, comparing. Imports only errors."""

from __future__ import annotations

from copydesk.dates.edtf import Agreement, compare, precision, valid, weekday
from copydesk.dates.mention import DateMention
from copydesk.dates.resolve import find

__all__ = ["Agreement", "DateMention", "compare", "find", "precision", "valid", "weekday"]
