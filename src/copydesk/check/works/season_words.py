"""The words of a draft that name the seasons of a work: "the second season", and "the first" where seasons are what is
told of. Exact and pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.check.once import once
from copydesk.check.wording import number_told
from copydesk.ledger.base import Thing
from copydesk.model import Span
from copydesk.text.finding import finding
from copydesk.text.form import Form

__all__ = ["SEASONS", "Season", "season_named", "season_words", "seasons_in", "titles_of_season"]

_SEASON = Form(
    r"\b(?:(?P<ordinal>first|second|third|fourth|fifth|1st|2nd|3rd|4th)(?:\s+and\s+(?:last|final|latest))?\s+"
    r"(?:season|series(?=,\s(?:with|which|where|in|starring)\b))"
    r"|season\s+(?P<number>\d|one|two|three|four))\b",
    re.IGNORECASE,
)
_seasons_in = finding(_SEASON)
SEASONS = Form(r"\b(?:seasons?|sequel|prequel|predecessor|instal?lments?|original)\b", re.IGNORECASE)
#: "the 29.2 percent with which the second season signed off"
_BEHIND = Form(r"[^,;:]{0,60}\b(?:which|of|for|in)\s[^,;:\d]{0,20}")
#: The same, where the words behind are surely the figure's own, whichever season stands before it.
_TIED = Form(r"[^,;:]{0,24}\b(?:with|at|on|to|from)\swhich\s(?:the\s)?(?:\w+\s)?")
#: One told by its number alone: "far above the 6.3 percent with which the first had started", "the third at 19.5".
_ALONE = Form(
    r"\bthe\s(?P<ordinal>first|second|third|fourth)(?=[.,;:)]|['’]s\b|\s(?:had|has|was|did|ended|opened|started|began|closed|left|"
    r"went|stood|finished|bowed|signed|averaged|drew|ran|took|came|got|made|reached|only|at|with|on)\b)", re.IGNORECASE
)
#: What a number before it was of, the nearest first: a season, or something else that is counted.
_COUNTED = Form(
    r"\b(?P<season>seasons?)\b|\b(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth|\w+th)\s"
    r"(?:episode|night|part|hour|instal?lment|half|week|weekend|day|evening|chapter|broadcast)s?\b|\bepisode\s\d",
    re.IGNORECASE,
)
_NUMBERED = Form(r"^(?P<base>.*\D)\s(?:Season\s)?(?P<number>\d)$")
#: How far back the seasons may be spoken of, in code points.
_BACK = 600


@dataclass(frozen=True, slots=True)
class Season:
    """A season that words name; `plain` is False where they say its number alone."""

    number: int
    plain: bool


def season_named(text: str, sentence: Span, place: Span) -> Season | None:
    """The season that the words of a sentence say a place is of."""
    words, at = text[sentence.start:sentence.end], place.start - sentence.start
    found = _found(text, sentence, words)
    before = [one for one in found if one[1] <= at]
    behind = [one for one in found if one[0] >= at and _BEHIND.fullmatch(words[at:one[0]])]
    tied = bool(behind) and _TIED.fullmatch(words[at:behind[0][0]]) is not None
    one = behind[0] if tied else before[-1] if before else behind[0] if behind else None
    return None if one is None else Season(number_told(one[2]), one[3])


def seasons_in(text: str, sentence: Span) -> frozenset[int]:
    """The numbers of the seasons that a sentence names, by their number alone too."""
    found = _found(text, sentence, text[sentence.start:sentence.end])
    return frozenset(number_told(number) for _, _, number, _ in found)


def _found(text: str, sentence: Span, words: str) -> list[tuple[int, int, str, bool]]:
    """Where a sentence names seasons, by which number, and whether plainly; in order."""
    found = [(m.start(), m.end(), m["ordinal"] or m["number"], True) for m in _seasons_in(words)]
    found += [(m.start(), m.end(), m["ordinal"], False) for m in _ALONE.finditer(words)
              if _of_seasons(text, sentence.start + m.start())]  # fmt: skip
    return sorted(found)


def season_words(text: str, sentence: Span) -> frozenset[str]:
    """The seasons that a sentence names, as it names them."""
    return frozenset(m.group().casefold() for m in _SEASON.finditer(text, sentence.start, sentence.end))


@once
def titles_of_season(thing: Thing, number: int) -> tuple[str, ...]:
    """What a season of a work may be called; nothing where the work itself is that season."""
    forms = [thing.name, *(spelling for spelling, _ in thing.spellings)]
    numbered = [match for form in forms if (match := _NUMBERED.match(form))]
    if any(int(match["number"]) == number for match in numbered) or (number == 1 and not numbered):
        return ()
    bases = dict.fromkeys([match["base"] for match in numbered] or forms)
    return tuple(
        name for base in bases for name in ([base] if number == 1 else [f"{base} {number}", f"{base} Season {number}"])
    )


def _of_seasons(text: str, place: int) -> bool:
    """Whether seasons are the last thing counted before a place, in its paragraph or the end of the one before."""
    low = max(0, place - _BACK)
    if "eason" not in text[low:place]:
        return False
    counted = list(_COUNTED.finditer(text, low, place))
    return bool(counted) and counted[-1]["season"] is not None
