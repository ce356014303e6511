"""What two spellings of a name have in common whatever the language: case, accents, hyphens, spaces, possessives.

Knows no romanisation; `fold` never joins two names that differ in a letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["LONGEST_NAME", "fold", "plain", "tidy", "words"]

#: Longer text is no name: it is folded, never cached or analysed.
LONGEST_NAME = 120

_QUOTES = str.maketrans({
    **dict.fromkeys("‘’‛ʼ`´＇ʹ′", "'"),
    **dict.fromkeys("“”„‟", '"'),
    **dict.fromkeys("‐‑‒–—―−－﹣", "-"),
    "\u00ad": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ŀ": "l"})
_LATIN_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_POSSESSIVE = re.compile(r"'s(?![^\W_])")
_MARKS = re.compile("[^a-z0-9]+")
_ARTICLE = re.compile(r"\A\s*(?:the|an?)\s+(?=\S)")


def tidy(name: str) -> str:
    """`name` with quotes, dashes and white space in one form, nothing else changed. Equal tidy forms look the same."""
    return _tidy_cached(name) if len(name) <= LONGEST_NAME else _tidy(name)


def _tidy(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).translate(_QUOTES).split())


_tidy_cached = lru_cache(maxsize=65536)(_tidy)


def plain(name: str) -> str:
    """Lower case without Latin accents; quotes and dashes in one form; spaces and marks of other kinds kept."""
    if name.isascii():
        return name.replace("`", "'").lower()
    text = name.translate(_QUOTES)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_QUOTES)
        text = _LATIN_MARKS.sub("", text)
    text = text.casefold()
    if not text.isascii():
        text = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(_LETTERS)
    return text


def _kept(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char)[0] in "LNM"


def _without_possessives(text: str) -> str:
    return _POSSESSIVE.sub("", text) if "'" in text else text


def _fold(name: str) -> str:
    text = _ARTICLE.sub("", _without_possessives(plain(name)))
    if text.isascii():
        return _MARKS.sub("", text)
    return unicodedata.normalize("NFC", "".join(filter(_kept, unicodedata.normalize("NFC", text))))


_fold_cached = lru_cache(maxsize=65536)(_fold)


def fold(name: str) -> str:
    """`name` without case, accents, hyphens, spaces, punctuation, possessives and a leading article.

    Letters and digits of any script are kept. Empty where there is none. Folding twice changes nothing.
    """
    return _fold_cached(name) if len(name) <= LONGEST_NAME else _fold(name)


_INITIAL = re.compile(r"\b(\w)\.(?=\w\b)")
_WORD_MARKS = re.compile(r"[^\w\s&+'.-]|_")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """The words of `name`, each folded, "&" as "and", initials written together ("J.K.") apart. Hyphens part words."""
    text = _without_possessives(plain(name)).replace("&", " and ")
    text = _WORD_MARKS.sub(" ", _INITIAL.sub(r"\1 ", text) if "." in text else text).replace("-", " ")
    folded = (
        word if word.isascii() and word.isalnum() else unicodedata.normalize("NFC", "".join(filter(_kept, word)))
        for word in text.split()
    )
    return tuple(word for word in folded if word)
