"""Hangul by Unicode arithmetic: telling it, taking a syllable apart, spelling it in Revised Romanization.

Knows nothing of names or of press habits.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["FINALS", "INITIALS", "VOWELS", "compose", "decompose", "is_hangul", "romanize"]

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")

_FIRST, _LAST = 0xAC00, 0xD7A3
_LATIN_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_LATIN_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_LATIN_FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")


def is_hangul(text: str) -> bool:
    """Whether every letter of `text` is a Hangul syllable, and there is one. Spaces, digits and marks do not count."""
    if text.isascii():
        return False
    found = False
    for char in text:
        if _FIRST <= ord(char) <= _LAST:
            found = True
        elif char.isalpha():
            return False
    return found


def decompose(syllable: str) -> tuple[str, str, str]:
    """Initial, vowel and final ("" where there is none) of one Hangul syllable. Raises ValueError for anything else."""
    number = ord(syllable) - _FIRST
    if not 0 <= number <= _LAST - _FIRST:
        raise ValueError(f"{syllable!r} is no Hangul syllable")
    return INITIALS[number // 588], VOWELS[number % 588 // 28], FINALS[number % 28]


def compose(initial: str, vowel: str, final: str = "") -> str:
    """The syllable of these letters. Raises ValueError where one of them cannot stand in its place."""
    return chr(_FIRST + (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28 + FINALS.index(final))


@lru_cache(maxsize=65536)
def romanize(text: str) -> str:
    """`text` with each Hangul syllable in Revised Romanization, letter by letter (no assimilation, as names are)."""
    spelled = []
    for char in text:
        if _FIRST <= ord(char) <= _LAST:
            number = ord(char) - _FIRST
            spelled.append(_LATIN_INITIALS[number // 588])
            spelled.append(_LATIN_VOWELS[number % 588 // 28])
            spelled.append(_LATIN_FINALS[number % 28])
        else:
            spelled.append(char)
    return "".join(spelled)
