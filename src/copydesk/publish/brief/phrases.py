"""How a newsroom puts names, lists, dates and figures into a sentence. Pure: strings in, strings out."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from copydesk import dates
from copydesk.dates import MONTH_NAMES
from copydesk.text.numbers import CARDINALS

__all__ = ["article", "counted", "day", "ended", "listed", "plain_date", "tense", "title"]

_DATE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<about>~?)")
#: Numbers up to nine are words, as in newspapers.
_LAST_IN_WORDS = 9
#: Letters whose names begin with a vowel: an SBS drama, an HBO series.
_SPOKEN_VOWELS = frozenset("AEFHILMNORSX")
_NOT_VOWELS = re.compile(r"(?:uni|use|usu|eu|one\b|once\b|ubi|ufo)", re.IGNORECASE)
_VOWEL_NUMBERS = re.compile(r"(?:8|11|18)(?!\d)|8\d")

def article(words: str) -> str:
    """The words with `a` or `an`, by how the first is spoken: `an SBS drama`, `a tvN drama`, `an 8-episode series`."""
    first = re.split(r"[\s-]", words, maxsplit=1)[0]
    letters = re.sub(r"[^A-Za-z]", "", first)
    if first[:1].isdigit():
        vowel = bool(_VOWEL_NUMBERS.match(first))
    elif _spelled(letters):
        vowel = letters[0] in _SPOKEN_VOWELS
    else:
        vowel = first[:1].lower() in "aeiou" and not _NOT_VOWELS.match(first)
    return f"{'an' if vowel else 'a'} {words}"


def _spelled(letters: str) -> bool:
    """Whether capitals are read letter by letter: SBS, ENA, MBC. NASA would be wrong; networks are not so named."""
    return len(letters) > 1 and letters.isupper()


def listed(parts: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`; before `and` with a comma where a part has an `and` of its own."""
    if len(parts) < 2:
        return "".join(parts)
    last = ", and " if len(parts) > 2 and any(" and " in part for part in parts) else " and "
    return f"{', '.join(parts[:-1])}{last}{parts[-1]}"


def title(name: str, *, closing: str = "") -> str:
    """A work's title in quotation marks; a comma or full stop that follows stands inside them."""
    inside = closing if closing in (",", ".") and not name.endswith(("?", "!", ".")) else ""
    return f"“{name}{inside}”{'' if inside else closing}"


def ended(text: str) -> str:
    """The text as a sentence: a capital first, a full stop last, inside a closing quotation mark."""
    text = text[:1].upper() + text[1:]
    if text.endswith("”"):
        return text if text[-2:-1] in ("?", "!", ".") else f"{text[:-1]}.”"
    return text if text.endswith(".") else f"{text}."


def counted(number: float, word: str, plural: str = "") -> str:
    """`one episode`, `16 episodes`."""
    whole = int(number)
    figure = CARDINALS[whole] if 0 <= whole <= _LAST_IN_WORDS else f"{whole:,}"
    return f"{figure} {word if whole == 1 else plural or word + 's'}"


def plain_date(edtf: str) -> str | None:
    """`April 28, 2024`, `April 2024`, `2024`, `April 28` (of no year), `around May 8, 2024`; None for other dates."""
    found = _DATE.fullmatch(edtf)
    if found is None or not dates.valid(edtf) or not _in_calendar(found):
        return None
    year = "" if found["year"] == "XXXX" else found["year"]
    month = MONTH_NAMES[int(found["month"]) - 1] if found["month"] else ""
    number = str(int(found["day"])) if found["day"] else ""
    words = f"{month} {number}{f', {year}' if year else ''}" if number else f"{month} {year}".strip()
    return (f"around {words}" if found["about"] else words) if words else None


def day(edtf: str, *, within: bool = False) -> str | None:
    """A date with its preposition: `on April 28, 2024`, `in April 2024`; `within` closes a full date with a comma."""
    words = plain_date(edtf)
    if words is None:
        return None
    full = words[-4:].isdigit() and ", " in words
    comma = "," if within and full else ""
    if words.startswith("around "):
        return f"{words}{comma}"
    return f"{'on' if dates.precision(edtf) == 'day' else 'in'} {words}{comma}"


def tense(edtf: str, today: date) -> str:
    """`past`, `future`, or `open` where the date is too coarse to say."""
    found = _DATE.fullmatch(edtf)
    if found is None or found["year"] in ("XXXX", "0000") or not (dates.valid(edtf) and _in_calendar(found)):
        return "open"
    first, last = _bounds(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0))
    return "future" if first > today else "past" if last <= today else "open"


def _in_calendar(found: re.Match[str]) -> bool:
    """Whether its month is one; EDTF has seasons from 21 on."""
    return int(found["month"] or 1) <= 12


def _bounds(year: int, month: int, number: int) -> tuple[date, date]:
    if number:
        exact = date(year, month, number)
        return exact, exact
    if month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)
