"""Whether one name is a short form of another within one story. Knows no story: it only says what could be short."""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk.names.folding import LONGEST_NAME, fold, tidy, words
from copydesk.names.korean import KoreanName, Syllable, parse
from copydesk.names.romanization import SURNAMES

__all__ = ["short_of"]

_SMALL_WORDS = frozenset("a an and at by for from in is of on or the to with".split())
_NUMBER = re.compile(r"\d+")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


def short_of(short: str, full: str) -> bool:
    """Whether `short` may be a short form of `full`, a longer name of the same person, character or work.

    "Hyun Woo" of "Baek Hyun Woo", "Kim" of "Kim Soo Hyun", "Downey" of "Robert Downey Jr.", "CLOY" of
    "Crash Landing on You". False where the two are the same name.
    """
    return max(len(short), len(full)) <= LONGEST_NAME and _short_of(short, full)


@lru_cache(maxsize=32768)
def _short_of(short: str, full: str) -> bool:
    if not fold(short) or fold(short) == fold(full):
        return False
    if _initialism(tidy(short), full):
        return True
    said, titled = words(short), False
    if len(said) == 2 and said[0] in _TITLES:
        said, titled = said[1:], True
    korean = [way for way in parse(full) if way.surname is not None or way.could_have_surname]
    if korean and (len(korean[0].syllables) > 2 or korean[0].surname is not None):
        return any(_short_of_korean(said, short, way) for way in korean)
    parts = words(full)
    if titled:
        return len(parts) > 1 and said[0] == [part for part in parts if part not in _SUFFIXES][-1]
    return _numbers(short) == _numbers(full) and _some_words(said, parts, full)


def _numbers(name: str) -> list[str]:
    """The digits of a name: "Squid Game" is no short form of "Squid Game 3", which is another work."""
    return _NUMBER.findall(name)


def _short_of_korean(said: tuple[str, ...], short: str, full: KoreanName) -> bool:
    if full.surname is None:
        return False
    if len(said) == 1:
        surname = SURNAMES.get(said[0], said[0])
        if said[0] == full.surname.written or surname in full.surname.likely:
            return True
        if len(full.given) == 1 and (said[0] == full.given[0].written or said[0] in full.given[0].likely):
            return True
    ways = parse(short, given_only=True)
    return any(way.surname is None and _alike(way.given, full.given) for way in ways)


def _alike(left: tuple[Syllable, ...], right: tuple[Syllable, ...]) -> bool:
    return len(left) == len(right) and all(
        x.written == y.written or not set(x.likely).isdisjoint((*y.likely, *y.rare))
        for x, y in zip(left, right, strict=True)
    )


def _initialism(short: str, full: str) -> bool:
    letters = short.replace(".", "").replace(" ", "")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 8) or sum(map(str.isupper, letters)) < 2:
        return False
    parts = words(full)
    if len(parts) < 2:
        return False
    wanted = letters.casefold()
    return wanted in (
        "".join(part[0] for part in parts),
        "".join(part[0] for part in parts if part not in _SMALL_WORDS),
    )


def _some_words(said: tuple[str, ...], full: tuple[str, ...], written: str) -> bool:
    if not said or len(said) > len(full) or not any(word not in _SMALL_WORDS | _SUFFIXES for word in said):
        return False
    said = tuple(word for word in said if word not in _SUFFIXES)
    if said and said[0] in ("the", "a", "an"):
        said = said[1:]
    place = 0
    whole = False
    for word in said:
        while place < len(full) and not _stands_for(word, full[place]):
            place += 1
        if place == len(full):
            return False
        whole = whole or word == full[place]
        place += 1
    if not whole:
        return False
    if not _is_title(full, written):
        return len(said[-1]) > 1
    start = 1 if full[0] in ("the", "a", "an") else 0
    if full[start : start + len(said)] == said:
        return len(said) > 1 or len(said[0]) > 4 or written.casefold().startswith((f"{said[0]}:", f"the {said[0]}:"))
    return sum(word not in _SMALL_WORDS for word in said) > 1


def _stands_for(word: str, of: str) -> bool:
    return word == of or (len(word) == 1 and of.startswith(word))


def _is_title(full: tuple[str, ...], written: str) -> bool:
    return ":" in written or len(full) > 4 or any(word in _SMALL_WORDS for word in full)
