"""First cut of find(); being deepened."""

from __future__ import annotations

import re

from copydesk.dates.edtf import Partial, possible
from copydesk.dates.mention import DateMention

__all__ = ["find"]

_MONTHS = {m: i % 12 + 1 for i, m in enumerate(
    "jan feb mar apr may jun jul aug sep oct nov dec".split())}
_MON = (r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
        r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)")
_DATE = re.compile(
    rf"\b(?:(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d\d?)[-./](?P<d1>\d\d?)(?!\d)"
    rf"|(?P<m2>{_MON})\s(?P<d2>\d\d?)(?:st|nd|rd|th)?(?!\d|[.,]\d|\s?%)(?:,?\s(?P<y2>(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<d3>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m3>{_MON})(?:,?\s(?P<y3>(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<m4>{_MON}),?\s(?P<y4>(?:19|20)\d\d)(?!\d)"
    rf"|(?<=[(\s])(?P<y5>(?:19|20)\d\d)(?![\d%]|[.,]\d))"
)


def find(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """Every date expression of `text`, resolved to EDTF."""
    found = []
    for match in _DATE.finditer(text):
        g = match.groupdict()
        month_text = g["m1"] or g["m2"] or g["m3"] or g["m4"]
        day_text = g["d1"] or g["d2"] or g["d3"]
        year_text = g["y1"] or g["y2"] or g["y3"] or g["y4"] or g["y5"]
        month = None if month_text is None else int(month_text) if month_text.isdigit() else _MONTHS[month_text[:3].lower()]
        year = int(year_text) if year_text else int(published[:4]) if published and published[:4].isdigit() else None
        day = int(day_text) if day_text else None
        if possible(year, month, day):
            found.append(DateMention(match.start(), match.end(), str(Partial(year, month, day))))
    return tuple(found)
