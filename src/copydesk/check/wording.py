"""How dates, numbers and names are put into words: for messages, and in the form that a draft uses. Pure."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from copydesk.dates import MONTH_NAMES
from copydesk.model import NumberValue
from copydesk.text.form import Form
from copydesk.text.numbers import CARDINALS, ORDINALS, NumberKind, find_numbers, ordinal_ending

__all__ = ["WEEKDAYS", "as_decimal", "date_in_words", "day_in_words", "like_date", "like_name", "like_number",
           "like_weekday", "number_in_words", "number_told"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASONS = ("spring", "summer", "autumn", "winter")
_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)"
_DAY = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WRITTEN_WEEKDAY = r"(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?)"
_FULL_DATES = tuple(Form(form, re.IGNORECASE) for form in (
    rf"(?:{_WRITTEN_WEEKDAY},?\s+)?{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
    rf"(?:{_WRITTEN_WEEKDAY},?\s+)?{_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?",
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)",
))


def day_in_words(day: date, *, year: bool = True) -> str:
    """"March 9, 2024", or "March 9" where `year` is False."""
    return f"{MONTH_NAMES[day.month - 1]} {day.day}" + (f", {day.year}" if year else "")


def date_in_words(edtf: str) -> str:
    """An EDTF date for a message: "March 9, 2024", "spring 2024", "about May 8", "2024", "the 2010s"."""
    match = re.fullmatch(r"(\d{4}|\d{3}X|XXXX)(?:-(0[1-9]|1[0-2]|2[1-4])(?:-(\d\d))?)?([~?%]?)", edtf)
    if not match:
        return edtf
    year, month, day, mark = match.groups()
    about = "about " if mark else ""
    known_year = "" if year == "XXXX" else year.replace("X", "0s")
    if month is None:
        return about + (f"the {known_year}" if known_year.endswith("s") else known_year or edtf)
    name = _SEASONS[int(month) - 21] if int(month) > 12 else MONTH_NAMES[int(month) - 1]
    if day is None:
        return about + f"{name} {known_year}".rstrip()
    return about + f"{name} {int(day)}" + (f", {known_year}" if known_year else "")


def like_weekday(written: str, weekday: int) -> str:
    """The weekday's name (0 is Monday) as `written` abbreviates and capitalizes: "Sat." for "Fri.", "Saturday"."""
    name = WEEKDAYS[weekday]
    bare = written.rstrip(".")
    if len(bare) <= 5 and not bare.lower().endswith("day"):
        name = name[:3]
    name += written[len(bare):]
    return name.upper() if bare.isupper() else name.lower() if bare.islower() else name


def like_date(written: str, edtf: str) -> str | None:
    """The day `edtf` in the form of `written` ("Sat., Aug. 28"), or None where either is not a plain full date."""
    try:
        day = date.fromisoformat(edtf)
    except ValueError:
        return None
    match = next((m for m in (form.fullmatch(written) for form in _FULL_DATES) if m), None)
    if match is None:
        return None
    parts: dict[str, str] = {"day": str(day.day), "year": f"{day.year:04d}"}
    month = match["month"]
    if month.isdigit():
        parts |= {"month": f"{day.month:02d}", "day": f"{day.day:02d}"}
    else:
        bare = month.rstrip(".")
        name = MONTH_NAMES[day.month - 1]
        if len(bare) <= 4 and bare.lower() not in ("may", "june", "july"):
            name = name[:3] + (month[len(bare):] if name != "May" else "")
        parts["month"] = name.upper() if bare.isupper() and len(bare) > 1 else name
        if match["ordinal"]:
            parts["ordinal"] = ordinal_ending(day.day)
        if match.groupdict().get("weekday"):
            parts["weekday"] = like_weekday(match["weekday"], day.weekday())
    out = written
    for group in sorted((g for g in parts if match.groupdict().get(g)), key=match.start, reverse=True):
        out = out[:match.start(group)] + parts[group] + out[match.end(group):]
    return out


def like_name(written: str, name: str) -> str:
    """`name` in capitals where `written` is all capitals and has more than one word, as in a headline."""
    return name.upper() if written.isupper() and len(written.split()) > 1 else name


def as_decimal(value: NumberValue) -> Decimal:
    """The number at the precision the story prints it in: 24.850 keeps its three places."""
    exact = Decimal(repr(value.number))
    places = max(value.places, -int(exact.as_tuple().exponent) if exact != exact.to_integral_value() else 0)
    return exact.quantize(Decimal(1).scaleb(-places))


def number_in_words(value: NumberValue) -> str:
    """"24.850 percent", "16"."""
    return f"{as_decimal(value)} {value.unit}".rstrip()


def number_told(written: str) -> int:
    """The whole number that words or figures say; "a" and "an" are one."""
    return 1 if written.casefold() in ("a", "an") else int(find_numbers(written)[0].value)


def like_number(written: str, value: NumberValue) -> str:
    """The number with a decimal comma where `written` has one; in letters, or as an ordinal, where that is."""
    said = str(as_decimal(value))
    whole = int(value.number) if value.number == int(value.number) and 0 <= value.number <= 20 else None
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", written) and said.isdigit():
        return said + ordinal_ending(int(said))
    if whole is not None and re.fullmatch(r"[A-Za-z]+(?:-[A-Za-z]+)?", written):
        ordinal = find_numbers(written)
        if ordinal and ordinal[0].kind is NumberKind.ORDINAL:
            said = ORDINALS[whole]
        elif ordinal:
            said = CARDINALS[whole]
        return said.capitalize() if written[0].isupper() else said
    return said.replace(".", ",") if re.fullmatch(r"\d+,\d{1,3}", written) and "." in said else said
