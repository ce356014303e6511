"""How like two titles are, word by word: a slip for one another, or one word otherwise. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copydesk import names
from copydesk.text.form import Form

__all__ = [
    "ANOTHER_WORD", "OTHER_ORDER", "SMALL", "TITLE_WORD", "has_much_of", "likeness", "near_title", "one_word_otherwise",
    "shares_a_word", "words_of",
]

TITLE_WORD = Form(r"\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:['’.\-‐‑–&][^\W_]+)*")
SMALL = frozenset("a an and at by for from in is it of on or the to with".split())
OTHER_ORDER = "the same words in another order"
ANOTHER_WORD = "is another word than"
#: Of a title with one other word in common, the words that differ open with as many letters: Prince, Princess.
_OPENS_ALIKE = 4
#: The shortest word that two titles may have in common, in letters, and that says something by itself: "Mr." does not.
_LEAST, _TELLING = 2, 3
#: The words of a title of which a number may be otherwise, and of one of which one may be missing, or be another.
_LONG, _LONGER = 4, 5


@lru_cache(maxsize=16384)
def near_title(written: str, title: str) -> str | None:
    """Why `written` reads as a slip for `title`, or None. The titles are compared word by word, small words aside."""
    ours, theirs = words_of(written), words_of(title)
    if not ours or not theirs or names.fold(written) == names.fold(title):
        return None
    left, right = ([word for word in side if word not in SMALL] for side in (ours, theirs))
    if sorted(left) == sorted(right) and len(left) > 1:
        return _same_content(ours, theirs, left == right)
    if len(left) > 1 and [_stem(word) for word in left] == [_stem(word) for word in right]:
        x, y = next((x, y) for x, y in zip(left, right, strict=True) if x != y)
        return f"{x.capitalize()} and {y.capitalize()} are two forms"
    out = _left_out(ours, theirs)
    if out is not None:
        return f"“{out}” is left out in one"
    if len(ours) == len(theirs):
        unequal = [(x, y) for x, y in zip(ours, theirs, strict=True) if x != y]
        others = len([word for word in right if word in left])
        if len(unequal) == 1 and (_near_words(*unequal[0], others=others) or _another_number(ours, theirs)):
            return f"{unequal[0][0].capitalize()} and {unequal[0][1].capitalize()} are different words"
    return None


def _left_out(ours: Sequence[str], theirs: Sequence[str]) -> str | None:
    """The one word that one of two titles has inside it and the other has not: "not", or any of a long title."""
    shorter, longer = sorted((ours, theirs), key=len)
    if len(longer) != len(shorter) + 1 or len(shorter) <= _LEAST:
        return None
    for at, word in enumerate(longer):
        inside = 0 < at < len(shorter) and len(longer) >= _LONGER
        if (word == "not" or inside) and [*longer[:at], *longer[at + 1:]] == shorter:
            return word
    return None


def _another_number(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a number of long titles is a digit off, or has its digits otherwise; the last word's is a season's."""
    x, y = next((x, y) for x, y in zip(ours, theirs, strict=True) if x != y)
    if not (x.isdigit() and y.isdigit()) or ours[-1] != theirs[-1] or len(ours) < _LONG:
        return False
    return x.rstrip("0") == y.rstrip("0") or sorted(x) == sorted(y) or (
        len(x) == len(y) > 1 and sum(a != b for a, b in zip(x, y, strict=True)) == 1
    )


def _same_content(ours: Sequence[str], theirs: Sequence[str], in_order: bool) -> str | None:
    if not in_order or sorted(ours) == sorted(theirs):
        return OTHER_ORDER
    mine, other = (list(side) for side in (ours, theirs))
    for word in ours:
        if word in other:
            mine.remove(word)
            other.remove(word)
    if len(mine) == len(other) == 1:
        return f"“{mine[0]}” and “{other[0]}” are two words"
    if len(mine) + len(other) == 1 and (ours[0], ours[-1]) == (theirs[0], theirs[-1]):
        return f"“{(mine or other)[0]}” is left out in one"
    return None


@lru_cache(maxsize=16384)
def likeness(written: str, title: str) -> str | None:
    """Why `written` may be meant for `title`, a slip or another word, or None."""
    return near_title(written, title) or one_word_otherwise(written, title)


def one_word_otherwise(written: str, title: str) -> str | None:
    """Why `written` may be meant for `title` where one whole word of them differs, or None."""
    ours, theirs = words_of(written), words_of(title)
    unequal = [(x, y) for x, y in zip(ours, theirs, strict=False) if x != y]
    if len(ours) != len(theirs) or len(unequal) != 1:
        return None
    x, y = unequal[0]
    shared = [word for word in ours if word in theirs and word not in SMALL and len(word) >= _LEAST]
    if x.isdigit() or y.isdigit() or {x, y} & SMALL or not shared:
        return None
    return f"{x.capitalize()} {ANOTHER_WORD} {y.capitalize()}"


def shares_a_word(written: str, title: str) -> bool:
    """Whether titles with one word otherwise have a word in common that says something."""
    theirs = words_of(title) if one_word_otherwise(written, title) else []
    return any(word in theirs and word not in SMALL and len(word) >= _TELLING for word in words_of(written))


def has_much_of(written: str, title: str) -> bool:
    """Whether titles with one word otherwise have two others in common, or the two words open alike."""
    ours, theirs = words_of(written), words_of(title)
    x, y = next(((x, y) for x, y in zip(ours, theirs, strict=False) if x != y), ("", ""))
    alike = x[:_OPENS_ALIKE] == y[:_OPENS_ALIKE] and min(len(x), len(y)) > _OPENS_ALIKE
    shared = [word for word in ours if word in theirs and word not in SMALL]
    return alike or len(shared) > 1 or bool(shared and len(ours) >= _LONGER)


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ed"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def words_of(title: str) -> list[str]:
    return [names.fold(m.group()) or m.group() for m in TITLE_WORD.finditer(title)]


def _near_words(x: str, y: str, *, others: int) -> bool:
    """Whether one word was written for the other in a title that has so many `others` in common."""
    if x.isdigit() or y.isdigit():
        return len(x) == len(y) == 4 and (
            sum(a != b for a, b in zip(x, y, strict=True)) == 1 or (x.isdigit() and sorted(x) == sorted(y))
        )
    shorter, longer = sorted((x, y), key=len)
    if others and len(shorter) >= 4 and longer.endswith(shorter) and len(longer) - len(shorter) <= 3:
        return True
    least = 5 if not others else 4 if others == 1 else 3
    allowed = 2 if len(shorter) >= 8 else 1 if len(shorter) >= least else 0
    return allowed > 0 and names.letters_apart(x, y, allowed) <= allowed
