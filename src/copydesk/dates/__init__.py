"""Dates of a story: finding every expression in English prose, resolving it to EDTF, comparing. Imports only errors."""

from __future__ import annotations

from copydesk.dates.edtf import Agreement, compare, precision, valid, weekday
from copydesk.dates.mention import DateMention
from copydesk.dates.resolve import find
from copydesk.dates.words import MONTH_NAMES

__all__ = ["MONTH_NAMES", "Agreement", "DateMention", "compare", "find", "precision", "valid", "weekday"]
