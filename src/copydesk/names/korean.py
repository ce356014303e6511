"""Korean names taken apart: family name and syllables of the given name, whichever script, order and hyphens.

A parse is a proposal from letters alone. It says what a name would be if it were Korean, never that a person is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from copydesk.names.folding import LONGEST_NAME, fold, plain
from copydesk.names.hangul import is_hangul
from copydesk.names.romanization import COMMONEST, SURNAMES, SURNAMES_ONLY, given_readings, surname_readings

__all__ = ["KoreanName", "Syllable", "is_korean", "key", "parse"]


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable as written (lower case) and the Hangul it may stand for, the commonest first.

    A family name is one `Syllable` even where it has two (남궁). `rare` counts only beside Hangul.
    """

    written: str
    likely: tuple[str, ...]
    rare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KoreanName:
    """One way to take a name apart. `surname` is None for a given name, and where two syllables leave it open."""

    surname: Syllable | None
    given: tuple[Syllable, ...]
    given_first: bool = False
    could_have_surname: bool = False

    @property
    def syllables(self) -> tuple[Syllable, ...]:
        """All of it, family name first."""
        return self.given if self.surname is None else (self.surname, *self.given)

    @property
    def hangul(self) -> str:
        """The likeliest Hangul, family name first."""
        return "".join(syllable.likely[0] for syllable in self.syllables)


_LONGEST_SYLLABLE = 7
_LONGEST_PART = 21
_MOST_WAYS = 4
_MARKS = re.compile(r"'s\b|'|,(?=\s)")
_LATIN = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
# Without one of these a single word ("Sara", "Mina", "Rain") is left to its letters.
_MARKED = re.compile(r"eo|eu|oo|ae|[hgkbmrp]y|yu|yo|oe|ui|ee|w[aeo]|j|ng|ch|sh|[ptk]h|[bcdfgkmnlprst](?=h)|uk|ik|ok")
# Family names whose spelling is another syllable inside a given name: alone with one syllable they are a given name.
_GIVEN_BEFORE_SURNAME = frozenset({"jun", "chang", "chun", "chin", "joo", "ju"})
# "Min Kim" has its family name last; "Dong Baek" is a given name.
_SURELY_SURNAMES = frozenset({"kim", "gim", "lee", "rhee", "park", "pak", "choi", "choe"})
_HANGUL_SURNAMES = frozenset(SURNAMES.values())
_HANGUL_SURNAMES_ONLY = frozenset(SURNAMES[spelling] for spelling in SURNAMES_ONLY)
# Joined spellings that come apart otherwise than sound alone says.
_JOINED = {"yoona": ("yoon", "a"), "yuna": ("yu", "na")}


def is_korean(name: str) -> bool:
    """Whether `name` reads as a Korean family name with one to three syllables, in Latin letters or Hangul."""
    return any(way.surname is not None or way.could_have_surname for way in parse(name))


def key(name: str, *, given_only: bool = False) -> str:
    """One string for all romanisations of one Korean name, whatever its hyphens, spaces, case and order: its Hangul.

    Names that do not read as Korean, and all text too long for a name, have `fold(name)` as their key. Equal keys
    mean that the spellings may name one person, not that they do. `given_only`: see `parse`.
    """
    return _key(name, given_only) if len(name) <= LONGEST_NAME else fold(name)


@lru_cache(maxsize=65536)
def _key(name: str, given_only: bool) -> str:
    ways = parse(name, given_only=given_only)
    return ways[0].hangul if ways else fold(name)


def parse(name: str, *, given_only: bool = False) -> tuple[KoreanName, ...]:
    """The ways to take `name` apart as a Korean name, the best first; empty where there is none.

    `given_only` says that it is known to be a given name ("Jun Ho"), so that nothing in it is a family name.
    """
    return _parse(name, given_only) if len(name) <= LONGEST_NAME else ()


@lru_cache(maxsize=65536)
def _parse(name: str, given_only: bool) -> tuple[KoreanName, ...]:
    text = plain(name)
    text = " ".join((_MARKS.sub("", text) if "'" in text or "," in text else text).split()).strip("- ")
    if not text.isascii():
        return _parse_hangul(name, given_only)
    if _LATIN.fullmatch(text) is None:
        return ()
    words = [tuple(word.split("-")) for word in text.split(" ")]
    if len(words) == 1 and len(words[0]) > 1:
        words = [(part,) for part in words[0]]
    if len(words) > 4 or sum(map(len, words)) > 5:
        return ()
    if len(words) == 1:
        return _parse_word(words[0][0], given_only)
    if given_only:
        return tuple(KoreanName(None, given) for given in _given([part for word in words for part in word]))
    return _parse_words(words)


def _parse_hangul(name: str, given_only: bool) -> tuple[KoreanName, ...]:
    letters = "".join(char for char in name if char.isalpha() or char.isdigit())
    if not is_hangul(letters) or not letters.isalpha() or not 2 <= len(letters) <= 5:
        return ()
    size = 2 if letters[:2] in _HANGUL_SURNAMES and len(letters) > 2 else 1
    surname, rest = letters[:size], letters[size:]
    known = surname in _HANGUL_SURNAMES and not given_only and len(rest) <= 3
    if known and (len(letters) > 2 or surname in _HANGUL_SURNAMES_ONLY):
        return (KoreanName(_hangul(surname), tuple(map(_hangul, rest))),)
    if len(letters) > 3:
        return ()
    return (KoreanName(None, tuple(map(_hangul, letters)), could_have_surname=known),)


def _hangul(syllable: str) -> Syllable:
    return Syllable(syllable, ("희" if syllable == "히" else syllable,))


def _parse_word(word: str, given_only: bool) -> tuple[KoreanName, ...]:
    """One word without a hyphen: "Soohyun", "Kimsoohyun". Must bear a mark of Korean spelling, or be told to be one."""
    if not given_only and _MARKED.search(word) is None:
        return ()
    ways = [KoreanName(None, given) for given in _given([word]) if len(given) > 1]
    if given_only:
        return tuple(ways)
    for size in range(2, min(len(word), 9)):
        if word[:size] in SURNAMES_ONLY:
            ways[:0] = [
                KoreanName(_surname(word[:size]), given)
                for given in _given([word[size:]])
                if len(given) == 2 and all(syllable.likely[0] in COMMONEST for syllable in given)
            ]
    return tuple(ways[:_MOST_WAYS])


def _parse_words(words: list[tuple[str, ...]]) -> tuple[KoreanName, ...]:
    first, last = words[0], words[-1]
    family_first: list[KoreanName] = []
    given_first: list[KoreanName] = []
    if len(words) > 2 and len(first) == len(words[1]) == 1 and len(SURNAMES.get(first[0] + words[1][0], "")) == 2:
        rest = [part for word in words[2:] for part in word]
        family_first += [KoreanName(_surname(first[0] + words[1][0]), given) for given in _given(rest)]
    if len(first) == 1 and first[0] in SURNAMES:
        rest = [part for word in words[1:] for part in word]
        family_first += [KoreanName(_surname(first[0]), given) for given in _given(rest)]
    if len(last) == 1 and last[0] in SURNAMES:
        rest = [part for word in words[:-1] for part in word]
        given_first = [
            KoreanName(_surname(last[0]), given, given_first=True)
            for given in _given(rest)
            if len(given) > 1 or last[0] in _SURELY_SURNAMES
        ]
    turned = last[0] in _SURELY_SURNAMES and first[0] not in SURNAMES_ONLY
    ways = given_first if given_first and (turned or not family_first) else family_first
    left_open = len(words) == 2 and first[0] not in SURNAMES_ONLY
    open_ways = [way for way in ways if left_open and len(way.given) == 1 and not way.given_first]
    if open_ways or not ways:
        ways = [way for way in ways if way not in open_ways] + _two_syllables(words)
    return tuple(ways[:_MOST_WAYS])


def _two_syllables(words: list[tuple[str, ...]]) -> list[KoreanName]:
    """ "Hyun Woo", "Ji Soo": a given name, or a family name with one syllable; the letters do not say which."""
    if len(words) != 2 or len(words[0]) != 1 or len(words[1]) != 1:
        return []
    first, second = words[0][0], given_readings(words[1][0])
    as_given, as_surname = given_readings(first), surname_readings(first)
    if second is None or (as_given is None and as_surname is None):
        return []
    likely = list(as_given.likely if as_given else "")
    if as_surname:
        likely.insert(len(likely) if first in _GIVEN_BEFORE_SURNAME else 0, as_surname.likely)
    opening = Syllable(first, tuple(dict.fromkeys(likely)), tuple(as_given.rare if as_given else ""))
    closing = Syllable(words[1][0], tuple(second.likely), tuple(second.rare))
    return [KoreanName(None, (opening, closing), could_have_surname=as_surname is not None)]


def _surname(spelling: str) -> Syllable:
    return Syllable(spelling, (SURNAMES[spelling],))


def _given(parts: list[str]) -> list[tuple[Syllable, ...]]:
    """The given names of one to three syllables that these parts may be: a part that is a syllable stays whole."""
    if len(parts) > 3:
        return []
    choices: list[tuple[tuple[str, ...], ...]] = []
    for part in parts:
        ways = ((part,),) if given_readings(part) else _apart(part)
        if not ways:
            return []
        choices.append(ways)
    found = []
    for combination in product(*choices):
        spellings = [spelling for way in combination for spelling in way]
        if len(spellings) <= 3:
            found.append(tuple(map(_syllable, spellings)))
        if len(found) == _MOST_WAYS:
            break
    return found


@lru_cache(maxsize=8192)
def _syllable(spelling: str) -> Syllable:
    readings = given_readings(spelling)
    assert readings is not None
    return Syllable(spelling, tuple(readings.likely), tuple(readings.rare))


@lru_cache(maxsize=8192)
def _apart(word: str) -> tuple[tuple[str, ...], ...]:
    """How `word` comes apart into two or three syllables, the likeliest first."""
    if word in _JOINED:
        return (_JOINED[word],)
    if len(word) > _LONGEST_PART:
        return ()
    ways: list[tuple[str, ...]] = []
    for cut in range(1, min(len(word), _LONGEST_SYLLABLE + 1)):
        if given_readings(word[:cut]) is None:
            continue
        rest = word[cut:]
        if rest == "o":
            continue
        if given_readings(rest):
            ways.append((word[:cut], rest))
        for second in range(1, min(len(rest), _LONGEST_SYLLABLE + 1)):
            if given_readings(rest[:second]) and given_readings(rest[second:]):
                ways.append((word[:cut], rest[:second], rest[second:]))
    return tuple(sorted(ways, key=lambda way: (_cost(way), way))[:_MOST_WAYS])


def _cost(way: tuple[str, ...]) -> float:
    """Less for common syllables, for few, and where a consonant between vowels opens the second syllable."""
    cost = 0.0
    for spelling in way:
        cost += 1.0 if _syllable(spelling).likely[0] in COMMONEST else 1.5
        if len(spelling) > 2 and spelling.endswith(("ah", "oh")):
            cost += 1.0
        if spelling.endswith("young") and len(spelling) > 5:
            cost += 0.2
    for left, right in pairwise(way):
        if right[0] in "aeiou":
            cost += 0.5 if left[-1] in "aeiouy" else 0.1 if left.endswith("ng") else 0.4
            cost += 0.3 if right in ("i", "ee") else 0.0
    return cost
