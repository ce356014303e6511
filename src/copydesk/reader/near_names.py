"""Which of a story's names are worth comparing with a name: an index, so that not every pair is looked at. Pure.

Names are filed and sought under keys that any two names share which `names.compare` does not find DIFFERENT, or of
which `names.short_of` makes one a short form of the other. The index decides nothing: who asks it compares what it
gives. Two names go unseen only where a key is crowded, or where words are run together and two letters far from both
ends are wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from copydesk.names import fold, romanize
from copydesk.names.folding import LONGEST_NAME, tidy, words
from copydesk.names.hangul import FINALS, INITIALS, VOWELS, decompose
from copydesk.names.korean import Syllable, parse
from copydesk.names.romanization import SURNAMES

__all__ = ["Longer", "Originals", "Variants"]

#: Names under one key that are looked at, the first that were filed. No story has so many; a list of names may.
_MOST_COMPARED = 250

_Key = str | tuple[str | None, ...]
_Blocks = dict[_Key, list[int]]

# What is too much in these only makes a key less sharp.
_SUFFIXES = frozenset({"jr", "junior", "sr", "senior", "ii", "iii"})
_LITTLE = frozenset("a an and at by for from in is of on or the to with".split())
_MAYBE_LITTLE = _LITTLE | {"de"}
_LONGEST_TITLE = 4  # "Miss"
_LONGEST_INITIALISM = 8
#: Fewer letters than these, and one wrong makes another name.
_LEAST_LETTERS = 3
#: Letters at either end of a name, one of the ends right where two letters in all are wrong.
_END = 4

# Letters of which one spelling may stand for either ("Jung" 정 or 중, "Lee" 이 or 리), and, of the first letter only,
# those that a slip changes into one another.
_SOUND_INITIALS = dict(zip(INITIALS, "ㄱㄲㄴㄷㄸㄴㅁㅂㅃㅅㅆㄴㅈㅉㅈㅋㅌㅂㅎ", strict=True))
_SLIP_INITIALS = dict(zip(INITIALS, "ㄱㄱㄴㄷㄷㄴㅁㅂㅂㅅㅅㅇㅈㅈㅈㄱㄷㅂㅇ", strict=True))
_SOUND_VOWELS = dict(zip(VOWELS, "ㅏㅐㅑㅒㅓㅔㅕㅖㅓㅘㅙㅚㅛㅓㅝㅞㅟㅕㅓㅢㅣ", strict=True))


@lru_cache(maxsize=1024)
def _sound(hangul: str) -> str:
    """One string for all Hangul that one Latin spelling may stand for."""
    letters = [decompose(char) for char in hangul]
    return "".join(_SOUND_INITIALS[a] + _SOUND_VOWELS[b] + str(FINALS.index(c)) for a, b, c in letters)


def _sounds(syllables: Iterable[Syllable]) -> list[str]:
    return [_sound(syllable.likely[0]) for syllable in syllables]


class _Spelling:
    """One name taken apart, with the keys that it is filed and sought under. What is not asked for is not made.

    Keys "of words" hold between two names of which one at least does not read as Korean: two that do are compared by
    syllables only.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.korean = parse(name)
        #: A text too long for a name equals another or is none.
        self.usable = len(name) <= LONGEST_NAME
        self.words = words(name) if self.usable else ()
        self._bare = tuple(word for word in self.words if word not in _SUFFIXES) or self.words
        self._joined = "".join(self._bare)
        #: A bit for each letter that occurs; 0 where they are not all ASCII.
        self._letters = 0
        if self._joined.isascii():
            for char in set(self._joined):
                self._letters |= 1 << (ord(char) & 63)

    def two_apart(self, other: _Spelling) -> bool:
        """Whether two letters wrong may be all that parts them: then two at most go, and two come."""
        if not self._letters or not other._letters:
            return True
        apart = self._letters ^ other._letters
        return apart.bit_count() <= 4 and abs(len(self._joined) - len(other._joined)) <= 2

    @cached_property
    def same(self) -> frozenset[_Key]:
        """Keys of variants."""
        folded = fold(self.name)
        keys: set[_Key] = {folded}
        if self.usable:
            keys.update(("sound", *_sounds(way.syllables)) for way in self.korean or parse(self.name, given_only=True))
            if folded in SURNAMES:
                keys.add(("family", SURNAMES[folded]))
        return frozenset(keys)

    @cached_property
    def same_words(self) -> frozenset[_Key]:
        """Keys of variants of words: without a middle initial and in either order, or with initials for words."""
        bare = self._bare
        if not bare:
            return frozenset()
        kept = (bare[0], *(word for word in bare[1:-1] if len(word) > 1), bare[-1]) if len(bare) > 1 else bare
        keys: set[_Key] = {("words", *(sorted(kept) if len(kept) == 2 else kept))}
        if len(bare) > 1 and len(bare[-1]) > 1:
            keys.add(("initials", *(word[0] for word in bare[:-1]), bare[-1]))
        return frozenset(keys)

    @cached_property
    def slip(self) -> frozenset[_Key]:
        """Keys of slips: one syllable is another, one letter of all is wrong, or a little word is left out."""
        keys: set[_Key] = set()
        spelled = {self._joined, romanize(self._joined)} if self.usable else set()
        for way in self.korean or parse(self.name, given_only=True):
            sounds = _sounds(way.syllables)
            for place, syllable in enumerate(way.syllables):
                first = _SLIP_INITIALS[decompose(syllable.likely[0][-1])[0]]
                keys.add(("syllable", first, *sounds[:place], None, *sounds[place + 1 :]))
            spelled.add("".join([syllable.written for syllable in way.syllables]))
        for letters in spelled:
            if len(letters) >= _LEAST_LETTERS:
                keys.add(letters)
                keys.update([letters[:at] + letters[at + 1 :] for at in range(len(letters))])
        plain = tuple(word for word in self._bare if word not in _MAYBE_LITTLE)
        if len(plain) > 1:
            keys.add(("plain", *plain))
        return frozenset(keys)

    @cached_property
    def slip_words(self) -> frozenset[_Key]:
        """Keys of slips of words, less sharp: letters of one word, or of the whole but not of one of its ends."""
        bare = self._bare
        keys: set[_Key] = set()
        if len(bare) > 1:
            keys.update(("word", *bare[:place], None, *bare[place + 1 :]) for place in range(len(bare)))
        for letters in {self._joined, romanize(self._joined)}:
            if len(letters) > _END:
                keys |= {("opens", letters[:_END]), ("closes", letters[-_END:])}
        return frozenset(keys)

    @cached_property
    def full(self) -> frozenset[_Key]:
        """Keys of a name that others may be short for."""
        parts = self.words
        keys: set[_Key] = set()
        if len(parts) > 1:
            keys.add(("capitals", "".join([part[0] for part in parts])))
            keys.add(("capitals", "".join([part[0] for part in parts if part not in _LITTLE])))
        for way in self.korean:
            if way.surname is not None:
                for alone in (way.surname, *way.given) if len(way.given) == 1 else (way.surname,):
                    keys.update(("one", said) for said in (alone.written, *alone.likely))
                keys.add(("given", *_sounds(way.given)))
        if not self.korean or self.korean[0].surname is None:
            keys.update(("has", part) for part in parts)
        return frozenset(keys)

    @cached_property
    def short(self) -> frozenset[_Key]:
        """Keys to seek longer names under, all but the words that the name shares with them."""
        said = self.words
        keys: set[_Key] = {("given", *_sounds(way.given)) for way in parse(self.name, given_only=True)}
        capitals = tidy(self.name).replace(".", "").replace(" ", "")
        if len(capitals) <= _LONGEST_INITIALISM:
            keys.add(("capitals", capitals.casefold()))
        if len(said) == 2 and len(said[0]) <= _LONGEST_TITLE:
            said = said[1:]
            keys.add(("has", said[0]))
        if len(said) == 1:
            keys |= {("one", said[0]), ("one", SURNAMES.get(said[0], said[0]))}
        return frozenset(keys)

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """The words that a longer name must have too; initials only where there is nothing else."""
        said = [word for word in self.words if word not in _SUFFIXES]
        if said and said[0] in ("the", "a", "an"):
            said = said[1:]
        return tuple(word for word in said if len(word) > 1) or tuple(said)


_spelling = lru_cache(maxsize=1024)(_Spelling)


class _Index:
    """Names by key. Asked, it gives names in the order in which they were added, each once."""

    def __init__(self) -> None:
        self._added: list[_Spelling] = []
        self._blocks: _Blocks = {}
        # Those of words, apart for names that read as Korean and for others.
        self._korean: _Blocks = {}
        self._foreign: _Blocks = {}

    def _file(self, blocks: _Blocks, keys: Iterable[_Key]) -> None:
        """Under each key, the name that is added next."""
        number = len(self._added)
        for key in keys:
            block = blocks.get(key)
            if block is None:
                blocks[key] = [number]
            elif len(block) < _MOST_COMPARED:
                block.append(number)

    def _file_words(self, spelling: _Spelling, keys: Iterable[_Key]) -> None:
        self._file(self._korean if spelling.korean else self._foreign, keys)

    def _by_words(self, spelling: _Spelling, keys: frozenset[_Key]) -> set[int]:
        found = _under(self._foreign, keys)
        return found if spelling.korean else found | _under(self._korean, keys)

    def _named(self, found: Iterable[int]) -> Iterator[str]:
        return (self._added[number].name for number in sorted(found))


def _under(blocks: _Blocks, keys: frozenset[_Key]) -> set[int]:
    return {number for key in blocks.keys() & keys for number in blocks[key]}


class Variants(_Index):
    """Names of which another may be a spelling."""

    def add(self, name: str) -> None:
        """File `name`."""
        spelling = _spelling(name)
        self._file(self._blocks, spelling.same)
        self._file_words(spelling, spelling.same_words)
        self._added.append(spelling)

    def like(self, name: str) -> Iterator[str]:
        """The names that `names.compare` may find SAME as `name` or a VARIANT of it."""
        asked = _spelling(name)
        return self._named(_under(self._blocks, asked.same) | self._by_words(asked, asked.same_words))


class Originals(_Index):
    """Names of which another may be a slip."""

    def add(self, name: str) -> None:
        """File `name`."""
        spelling = _spelling(name)
        self._file(self._blocks, spelling.slip)
        self._file_words(spelling, spelling.slip_words)
        self._added.append(spelling)

    def like(self, name: str) -> Iterator[str]:
        """The names of which `names.compare` may find `name` a SLIP."""
        if not self._added:
            return iter(())
        asked = _spelling(name)
        by_words = self._by_words(asked, asked.slip_words)
        near = {number for number in by_words if asked.two_apart(self._added[number])}
        return self._named(_under(self._blocks, asked.slip) | near)


class Longer(_Index):
    """Names that others may be short for."""

    def add(self, name: str) -> None:
        """File `name`."""
        spelling = _spelling(name)
        self._file(self._blocks, spelling.full)
        self._added.append(spelling)

    def like(self, name: str) -> Iterator[str]:
        """The names that `name` may be short for, as `names.short_of` says."""
        asked = _spelling(name)
        found = _under(self._blocks, asked.short)
        blocks = [self._blocks.get(("has", word), []) for word in asked.shared]
        if blocks and len(asked.shared[0]) == 1:
            found.update(number for block in blocks for number in block)
        elif blocks:
            # All of these words must be there, so the block of the rarest holds whatever name there is.
            needed = set(asked.shared)
            found.update(number for number in min(blocks, key=len) if needed.issubset(self._added[number].words))
        return self._named(found)
