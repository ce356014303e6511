"""Tells whether a text is in English, by the words that every English text is held together with. Pure."""

from __future__ import annotations

from copydesk.text.segment import Segmentation

__all__ = ["is_english"]

_FUNCTION_WORDS = frozenset(
    """the of and to was with that is for by his her from as at it its be are has have had not this who which their were
    an but after before into will she he they when while about been than""".split()
)
#: In the project's English texts of twenty words and more the share of such words is never below 0.10; in French,
#: Spanish, Indonesian and Filipino news it is about 0.02 (tests/reader/test_language.py).
_LEAST_SHARE = 0.06
#: A headline or a caption may hold none.
_ENOUGH_WORDS = 20
#: A record card has no sentences, only fields. These words before a colon are English, and no loanwords elsewhere.
_FIELD_WORDS = frozenset(
    """network writer writers written directed directors episodes aired airs airing leads starring premiered released
    release run known broadcaster produced producers filmed ended began played born""".split()
)
_ENOUGH_FIELDS = 2


def is_english(segmentation: Segmentation) -> bool:
    """Whether the text reads as English. One too short to tell counts as English unless its letters are not Latin."""
    words = [token.text.lower() for token in segmentation.tokens if token.text[0].isalpha()]
    if not words:
        return True
    latin = len([word for word in words if word < "ɐ"])
    if latin < len(words) / 2:
        return False
    if len(words) < _ENOUGH_WORDS:
        return True
    if len([word for word in words if word in _FUNCTION_WORDS]) >= _LEAST_SHARE * latin:
        return True
    return _english_fields(segmentation) >= _ENOUGH_FIELDS


def _english_fields(segmentation: Segmentation) -> int:
    """How many colons stand after an English field name of one word or two."""
    words = [token.text.lower() for token in segmentation.tokens]
    colons = [i for i, word in enumerate(words) if word == ":"]
    return len([i for i in colons if not _FIELD_WORDS.isdisjoint(words[max(0, i - 2) : i])])
