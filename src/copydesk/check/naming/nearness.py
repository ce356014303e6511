"""How near a written name is to one that the desk knows, and the words to say it. Pure.

Near is what a slip of pen or ear makes of a name. Beside a role or a job that settles who is meant, a whole other
syllable is near too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from copydesk import names
from copydesk.check.works.known import spellings_of
from copydesk.ledger.base import Thing
from copydesk.names.hangul import decompose
from copydesk.text.form import Form

__all__ = ["a_given_name_of", "a_like_syllable_of", "a_slip_of", "a_syllable_of", "same_words", "sounds_like"]

_SHORTEST = 6
#: What few write but by the Revised Romanisation, and syllables that are others in it than elsewhere.
_OF_REVISED, _READ_OTHERWISE = Form(r"e[ou]", re.IGNORECASE), Form(r"\b[SsGg]u[kn]\b")
#: The syllables and the words of most whole Korean names.
_WHOLE, _TWO = 3, 2


@lru_cache(maxsize=8192)
def a_slip_of(written: str, thing: Thing) -> str | None:
    """Why `written` reads as a slip for the thing's name, or None where it does not or is one of its spellings."""
    reasons = []
    for known in _whole_names(written, thing):
        comparison = names.compare(written, known)
        if comparison.relation in (names.Relation.SAME, names.Relation.VARIANT) or _one_as_revised(written, known):
            return None
        if not _same_digits(written, known):
            continue
        if comparison.relation is names.Relation.SLIP or _near_in_hangul(written, known):
            reasons.append(comparison.reason)
        elif min(len(names.fold(written)), len(names.fold(known))) >= _SHORTEST and (
            names.letters_apart(written, known, 1) <= 1
        ):
            reasons.append(comparison.reason if names.is_korean(written) else "they are one letter apart")
    return reasons[0] if reasons else None


def sounds_like(written: str, thing: Thing) -> bool:
    """Whether one is what a slip of the ear makes of the other, and not merely a letter away: "Yoo-min" for "Soo-min"
    is somebody else where nothing but one name beside it ties the two.
    """
    return any(
        names.compare(written, known).relation is names.Relation.SLIP or _near_in_hangul(written, known)
        for known in _whole_names(written, thing)
    ) or not (names.is_korean(written) and names.is_korean(thing.name))


@lru_cache(maxsize=8192)
def a_syllable_of(written: str, thing: Thing) -> str | None:
    """As `a_slip_of`; Korean names of as many syllables are near too where all but one are the same."""
    slip = a_slip_of(written, thing)
    if slip is not None:
        return slip
    key = names.key(written)
    for known in _whole_names(written, thing):
        other = names.key(known)
        if _one_as_revised(written, known):
            return None
        if len(key) == len(other) > 2 and names.is_hangul(key) and names.is_hangul(other) and (
            sum(a != b for a, b in zip(key, other, strict=True)) == 1
        ):
            return names.compare(written, known).reason
        if _exchanged(key, other):
            return "the syllables of the given name are exchanged"
    return None


def _one_as_revised(written: str, known: str) -> bool:
    """Whether two names are one where a given name with "eo" or "eu" in it is read as in the Revised Romanisation, in
    which "suk" is what others write "sook": "Cha Jung-sook" and "Cha Jeong-suk".
    """
    ours, theirs = _revised(written), _revised(known)
    return (ours, theirs) != (written, known) and names.key(ours) == names.key(theirs)


def _revised(name: str) -> str:
    given = name.rsplit(" ", 1)[-1]
    if "-" not in given or _OF_REVISED.search(given) is None:
        return name
    return name[:len(name) - len(given)] + _READ_OTHERWISE.sub(lambda m: m[0].replace("u", "oo"), given)


def _exchanged(ours: str, theirs: str) -> bool:
    """Whether two whole names in Hangul exchange the syllables of the given name: "Eun-do", "Do-eun"."""
    return (
        len(ours) == len(theirs) == _WHOLE and names.is_hangul(ours) and ours[0] == theirs[0] and ours != theirs
        and ours[1:] == theirs[:0:-1]
    )


def a_given_name_of(written: str, thing: Thing) -> str | None:
    """As `a_syllable_of`, for a whole name where the desk has the given name alone: "Kim Jung-hoon" for Jung-hwan."""
    ours = written.split()
    if len(ours) != _TWO or not all("-" in s for s in (ours[1], thing.name)) or " " in thing.name:
        return None
    keys = [names.key(f"{ours[0]} {given}") for given in (ours[1], thing.name)]
    if not all(len(key) == _WHOLE and names.is_hangul(key) for key in keys) or (
        sum(a != b for a, b in zip(*keys, strict=True)) != 1
    ):
        return None
    return names.compare(written, f"{ours[0]} {thing.name}").reason


def a_like_syllable_of(written: str, thing: Thing) -> str | None:
    """As `a_syllable_of`, but the syllable is of the given name and much the same in both: in Hangul it opens alike or
    has two of its three letters in common.

    Of 26,000 pairs of a stranger and the cast of a drama one in 240 has a name as near as that in it.
    """
    reason = a_syllable_of(written, thing)
    if reason is None or a_slip_of(written, thing) is not None:
        return reason
    key = names.key(written)
    for other in (names.key(known) for known in _whole_names(written, thing)):
        unequal = [(x, y) for x, y in zip(key, other, strict=False) if x != y]
        if _exchanged(key, other) or (
            len(key) == len(other) and key[0] == other[0] and len(unequal) == 1 and _much_the_same(*unequal[0])
        ):
            return reason
    return None


def _much_the_same(x: str, y: str) -> bool:
    alike = [a == b for a, b in zip(decompose(x), decompose(y), strict=True)]
    return alike[0] or sum(alike) > 1


def _near_in_hangul(written: str, known: str) -> bool:
    """Whether what the two romanise is a slip apart, however they do: "seon" for "sung" is 선 for 성."""
    ours, theirs = names.key(written), names.key(known)
    return (
        len(ours) == len(theirs) > 2 and names.is_hangul(ours) and names.is_hangul(theirs) and ours[0] == theirs[0]
        and names.compare(ours, theirs).relation is names.Relation.SLIP
    )


def same_words(written: str, known: str) -> bool:
    """Whether two names have the same words, in whatever order and however hyphenated."""
    left, right = (sorted(name.casefold().replace("-", " ").split()) for name in (written, known))
    return left == right or names.fold(written) == names.fold(known)


def _whole_names(written: str, thing: Thing) -> tuple[str, ...]:
    """The thing's names of more than one word, in the script of `written`."""
    script = names.is_hangul(written)
    return tuple(
        known for known in spellings_of(thing)
        if names.is_hangul(known) == script and (script or len(known.replace("-", " ").split()) > 1)
    )


def _same_digits(a: str, b: str) -> bool:
    return [c for c in a if c.isdigit()] == [c for c in b if c.isdigit()]
