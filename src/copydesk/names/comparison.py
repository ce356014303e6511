"""Two spellings of a name side by side: the same, a variant, a slip or different, and the words to say why.

Korean names are compared syllable by syllable, all others word by word. Knows no ledger and no story.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from copydesk.names.folding import LONGEST_NAME, fold, plain, tidy, words
from copydesk.names.hangul import decompose, is_hangul, romanize
from copydesk.names.korean import KoreanName, Syllable, parse
from copydesk.names.romanization import SURNAMES

__all__ = ["NameComparison", "Relation", "compare"]


class Relation(StrEnum):
    """How two spellings stand to each other."""

    SAME = "same"
    VARIANT = "variant"
    SLIP = "slip"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameComparison:
    """The relation and, for a person, why: "Hae and Ha are different syllables"."""

    relation: Relation
    reason: str


_NO_SPELLING = NameComparison(
    Relation.DIFFERENT, "one is in Hangul, and the other does not read as a spelling of it"
)
_CLOSENESS = (Relation.SAME, Relation.VARIANT, Relation.SLIP, Relation.DIFFERENT)


def compare(a: str, b: str) -> NameComparison:
    """How `a` and `b` stand to each other as names. The order of the two does not change the relation."""
    if tidy(a) == tidy(b):
        return NameComparison(Relation.SAME, "the same spelling")
    if max(len(a), len(b)) > LONGEST_NAME:
        if fold(a) == fold(b) != "":
            return NameComparison(Relation.VARIANT, "the same letters")
        return NameComparison(Relation.DIFFERENT, "too long to be a name, and not the same letters")
    return _compare(a, b)


@lru_cache(maxsize=32768)
def _compare(a: str, b: str) -> NameComparison:
    folded = fold(a)
    if folded and folded == fold(b):
        return NameComparison(Relation.VARIANT, _outward_difference(a, b))
    in_hangul = is_hangul(a), is_hangul(b)
    lefts = parse(a) or (parse(a, given_only=True) if in_hangul[1] else ())
    rights = parse(b) or (parse(b, given_only=True) if in_hangul[0] else ())
    ways = [_compare_korean(left, right) for left in lefts for right in rights]
    if in_hangul[0] != in_hangul[1]:
        # A gloss spells the name or it does not: how far a romanisation may stray is nobody's to say ("Uee", 유이).
        ways = [way if way.relation is not Relation.SLIP else _NO_SPELLING for way in ways]
    if len(ways) == 1:
        return ways[0]
    if ways:
        return min(ways, key=lambda way: _CLOSENESS.index(way.relation))
    left, right = SURNAMES.get(folded), SURNAMES.get(fold(b))
    if left is not None and left == right:
        return NameComparison(Relation.VARIANT, f"both spell the family name {left}")
    if in_hangul[0] != in_hangul[1]:
        return _NO_SPELLING
    return _compare_words(a, b)


def _outward_difference(a: str, b: str) -> str:
    """What sets apart two spellings that fold alike."""
    left, right = tidy(a), tidy(b)
    if left.casefold() == right.casefold():
        return "only capital letters differ"
    if _bare(left, " -") == _bare(right, " -"):
        return "only hyphens and spaces differ"
    left, right = left.casefold(), right.casefold()
    if _bare(left, " -") == _bare(right, " -"):
        return "only hyphens, spaces and capital letters differ"
    if _bare(left, " -'\".,:;!?&()") == _bare(right, " -'\".,:;!?&()"):
        return "only punctuation differs"
    if _bare(plain(left), " -'\".,:;!?&()") == _bare(plain(right), " -'\".,:;!?&()"):
        return "only accents differ"
    return "only an article, a possessive or punctuation differs"


def _bare(text: str, without: str) -> str:
    return "".join(char for char in text if char not in without)


# Korean names


def _compare_korean(a: KoreanName, b: KoreanName) -> NameComparison:
    if (a.surname is None) != (b.surname is None) and len(a.syllables) != len(b.syllables):
        return NameComparison(Relation.DIFFERENT, "one has a family name and the other none")
    left, right = a.syllables, b.syllables
    if len(left) != len(right):
        return _compare_unequal(a, b)
    pairs = [(x, y) for x, y in zip(left, right, strict=True) if not _same_syllable(x, y)]
    if not pairs:
        return NameComparison(Relation.VARIANT, _variant_reason(a, b))
    x, y = pairs[0]
    of_surname = a.surname is not None and b.surname is not None and x is a.surname
    kind = "family names" if of_surname else "syllables"
    if len(pairs) > 1:
        said = ", ".join(f"{_shown(p)} and {_shown(q)}" for p, q in pairs)
        return NameComparison(Relation.DIFFERENT, f"{said} are different syllables")
    reason = f"{_shown(x)} and {_shown(y)} are different {kind}"
    near = _near_surname(x, y) if of_surname else _near_syllable(x, y)
    return NameComparison(Relation.SLIP if near else Relation.DIFFERENT, reason)


def _compare_unequal(a: KoreanName, b: KoreanName) -> NameComparison:
    left = "".join(syllable.written for syllable in a.syllables)
    right = "".join(syllable.written for syllable in b.syllables)
    numbers = f"{_how_many(a)} and {_how_many(b)}"
    if min(len(left), len(right)) >= 6 and OSA.distance(left, right, score_cutoff=1) <= 1:
        return NameComparison(Relation.SLIP, f"one letter apart, which makes {numbers}")
    return NameComparison(Relation.DIFFERENT, f"one has {numbers}, so they are different names")


def _how_many(name: KoreanName) -> str:
    return f"{len(name.syllables)} syllables"


def _same_syllable(x: Syllable, y: Syllable) -> bool:
    if x.written == y.written:
        return True
    if any(hangul in y.likely for hangul in x.likely):
        return True
    if is_hangul(x.written):
        return x.written in y.rare
    return is_hangul(y.written) and y.written in x.rare


#: Letters that a slip of the pen or ear changes into one another, each group on its own.
_NEAR_INITIALS = ("ㄱㅋㄲ", "ㄷㅌㄸ", "ㅂㅍㅃ", "ㅈㅊㅉ", "ㅅㅆ", "ㄴㄹ", "ㅇㅎ")
_NEAR_VOWELS = tuple("ㅏㅐㅑ ㅐㅔㅖㅒ ㅓㅕㅗ ㅗㅛ ㅓㅜㅡ ㅜㅠ ㅡㅢㅣ ㅝㅜㅘ ㅟㅣㅢ ㅚㅙㅞ ㅕㅛㅠㅖ ㅓㅏ".split())


def _near_syllable(x: Syllable, y: Syllable) -> bool:
    """Whether one may have been written for the other: one letter apart, but not another opening consonant."""
    first, second = decompose(x.likely[0][-1]), decompose(y.likely[0][-1])
    in_hangul = is_hangul(x.written) or is_hangul(y.written)
    if first[0] != second[0]:
        alike = any(first[0] in group and second[0] in group for group in _NEAR_INITIALS)
        return alike and first[1:] == second[1:] and (in_hangul or OSA.distance(x.written, y.written) <= 1)
    if in_hangul:
        if first[1] != second[1]:
            return first[2] == second[2] and any(first[1] in group and second[1] in group for group in _NEAR_VOWELS)
        return "" in (first[2], second[2]) or {first[2], second[2]} <= {"ㄴ", "ㅇ", "ㅁ"}
    return OSA.distance(x.written, y.written, score_cutoff=1) <= 1


def _near_surname(x: Syllable, y: Syllable) -> bool:
    """Family names are known words: only a letter left out at the end (Bae, Baek) is taken for a slip."""
    longer, shorter = sorted((x.likely[0], y.likely[0]), key=lambda name: decompose(name[-1])[2] == "")
    if len(longer) != 1 or len(shorter) != 1:
        return False
    return decompose(longer)[:2] == decompose(shorter)[:2] and decompose(shorter)[2] == ""


def _variant_reason(a: KoreanName, b: KoreanName) -> str:
    said = []
    for x, y in zip(a.syllables, b.syllables, strict=True):
        if x.written == y.written:
            continue
        common = next((hangul for hangul in x.likely if hangul in y.likely), y.likely[0])
        if is_hangul(x.written) or is_hangul(y.written):
            latin, hangul = (y, x.written) if is_hangul(x.written) else (x, y.written)
            said.append(f"{_shown(latin)} romanises {hangul}")
        else:
            said.append(f"{_shown(x)} and {_shown(y)} romanise the same syllable ({common})")
    if a.given_first != b.given_first:
        said.append("the family name stands first in one and last in the other")
    return "; ".join(dict.fromkeys(said)) or "only hyphens and spaces differ"


def _shown(syllable: Syllable) -> str:
    return syllable.written.capitalize()


# Other names and titles

_SUFFIXES = frozenset({"jr", "junior", "sr", "senior"})
_NUMERALS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}
_CONSONANTS = tuple("bcdfghjklmnpqrstvwxz")
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "the", "to", "with"})


def _compare_words(a: str, b: str) -> NameComparison:
    left, right = words(a), words(b)
    if not left or not right:
        return NameComparison(Relation.DIFFERENT, "one has no letters")
    if _numbers(left) != _numbers(right):
        return NameComparison(Relation.DIFFERENT, "they carry different numbers")
    suffixes = ({*left} & _SUFFIXES, {*right} & _SUFFIXES)
    if suffixes[0] and suffixes[1] and suffixes[0] != suffixes[1]:
        return NameComparison(Relation.DIFFERENT, "junior and senior are two people")
    bare = (_without(left, _SUFFIXES), _without(right, _SUFFIXES))
    if bare[0] == bare[1]:
        return NameComparison(Relation.VARIANT, "the same words" if not any(suffixes) or all(suffixes) else
                              f"{_quoted(max(suffixes, key=len))} is left out in one")
    if len(bare[0]) == 2 and bare[0] == bare[1][::-1]:
        return NameComparison(Relation.VARIANT, "the same words in the other order")
    return _initials(*bare) or _word_by_word(*bare)


def _numbers(name: tuple[str, ...]) -> tuple[str, ...]:
    told = tuple(_NUMERALS.get(word, word) if place else word for place, word in enumerate(name))
    return tuple(re.findall(r"\d+", " ".join(told)))


def _without(name: tuple[str, ...], left_out: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in name if word not in left_out) or name


def _quoted(found: set[str]) -> str:
    return f"“{min(found).capitalize()}.”"


def _initials(left: tuple[str, ...], right: tuple[str, ...]) -> NameComparison | None:
    """ "J. K. Rowling" beside "Joanne K. Rowling", "Samuel L. Jackson" beside "Samuel Jackson"."""
    if min(len(left), len(right)) < 2 or left[-1] != right[-1] or len(left[-1]) < 2:
        return None
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    if len(longer) == len(shorter):
        unequal = [(x, y) for x, y in zip(longer, shorter, strict=True) if x != y]
        if all(1 in (len(x), len(y)) and x[0] == y[0] for x, y in unequal):
            return NameComparison(Relation.VARIANT, f"an initial stands for {max(unequal[0], key=len).capitalize()}")
        return None
    without_middle = (longer[0], *(word for word in longer[1:-1] if len(word) > 1), longer[-1])
    if without_middle == shorter and longer[0] not in _SMALL_WORDS:
        return NameComparison(Relation.VARIANT, "a middle initial is left out in one")
    return None


def _is_pet_form(name: str, longer: str) -> bool:
    """Whether the longer is what friends make of a name: "Smithy" of Smith."""
    return name.endswith(_CONSONANTS) and longer in (f"{name}y", f"{name}ie")


def _word_by_word(left: tuple[str, ...], right: tuple[str, ...]) -> NameComparison:
    if len(left) == len(right):
        unequal = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
        said = f"{unequal[0][0].capitalize()} and {unequal[0][1].capitalize()}"
        if len(left) == 1 and _is_pet_form(*sorted(unequal[0], key=len)):
            return NameComparison(Relation.DIFFERENT, f"{said} may be a name and what friends make of it")
        if len(unequal) == 1 and _near_word(*unequal[0], alone=len(left) == 1):
            return NameComparison(Relation.SLIP, f"{said} differ by a letter or two")
        return NameComparison(Relation.DIFFERENT, f"{said} are different words")
    plain_left, plain_right = _without(left, _SMALL_WORDS), _without(right, _SMALL_WORDS)
    if plain_left == plain_right and len(plain_left) > 1:
        small = sorted({*left} ^ {*right}) or [min(left, key=len)]
        return NameComparison(Relation.SLIP, f"the little word “{small[0]}” is left out in one")
    if _near_word("".join(left), "".join(right), alone=True):
        return NameComparison(Relation.SLIP, "a letter or two apart when written as one word")
    return NameComparison(Relation.DIFFERENT, "they do not have the same number of words")


def _near_word(x: str, y: str, *, alone: bool) -> bool:
    """Whether two words are a slip apart: the shorter they are, the nearer, and nearer yet a word that is `alone`."""
    size = min(len(x), len(y))
    if is_hangul(x) and is_hangul(y):
        x, y, size = romanize(x), romanize(y), size * 2
    allowed = 2 if size >= (8 if alone else 6) else 1 if size >= (5 if alone else 4) else 0
    if not alone and size == 3 and x[0] == y[0]:
        allowed = 1
    return allowed > 0 and OSA.distance(x, y, score_cutoff=allowed) <= allowed
