"""One date expression as it stands in a text, and the list that finding builds. Resolves nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from copydesk.dates import words

__all__ = [
    "BACK", "MODIFIER", "WHICH", "WHICH_STORY", "Expression", "Finder", "Kind", "count_of", "month_number",
    "weekday_number", "years_said",
]

BACK = 48  # code points looked at before an expression; nothing that belongs to a date is further away
MODIFIER = re.compile(
    r"(?<![^\W_])"
    r"(last|past|this|next|coming|previous|following|preceding|same|that same|that|every|each|other|current)\s$",
    re.IGNORECASE,
)
WHICH = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "current": 0}
WHICH_STORY = {"previous": -1, "preceding": -1, "following": 1, "same": 0, "that": 0}


class Kind(Enum):
    """What an expression leans on."""

    DATE = auto()  # its own parts; a missing year is to be resolved
    WEEKDAY = auto()  # a weekday alone
    ORDINAL = auto()  # a day of some month
    PUBLISHED = auto()  # so many units from the day of publication
    STORY = auto()  # so many units from the day that the story last spoke of


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression. `amount` and `unit` say how far from what `kind` leans on; `which`: -1 "last", 1 "next".

    `year_word` is how many years from publication ("last year": -1) or, with `year_of_story`, from the year that the
    story last named ("the following year": 1).
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    amount: int = 0
    unit: str = "day"
    vague: bool = False
    which: int | None = None
    year_word: int | None = None
    year_of_story: bool = False
    decade: bool = False
    aside: bool = False  # says when another thing was ("a day after it opened"); nothing leans on it


class Finder:
    """A text and the expressions found in it so far, left to right; a later one may swallow the weekday before it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Expression] = []
        self.done = 0  # code points before it belong to an expression already found, or to none

    def before(self, at: int) -> str:
        """The few code points before `at`."""
        return self.text[max(0, at - BACK) : at]

    def add(self, *expressions: Expression) -> None:
        """Adds expressions in order, dropping found ones that they reach back over."""
        for expression in expressions:
            while self.found and self.found[-1].end > expression.start:
                self.found.pop()
            self.found.append(expression)
            self.done = max(self.done, expression.end)


def month_number(word: str) -> int:
    return words.MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    return words.WEEKDAYS[word.lower().rstrip(".")]


def count_of(word: str) -> int:
    return int(word) if word.isdigit() else words.NUMBERS[word.lower()]


def years_said(said: str) -> tuple[int, bool]:
    said = said.lower()
    if said in WHICH:
        return WHICH[said], False
    return WHICH_STORY.get(said.removeprefix("the ").split()[0], 1 if said.endswith("next") else 0), True
