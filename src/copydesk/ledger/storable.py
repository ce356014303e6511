"""What any database can keep: the same limits for all of them, so that a ledger can move from one to another. Pure.

PostgreSQL keeps no NUL, neither keeps half a surrogate pair; an index of PostgreSQL takes 2,704 bytes, a number of
places four. The desk's own sources never give such a thing; imports and other programs may.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.errors import SourceError
from copydesk.model import Claim, DateValue, NumberValue, Reading, TextValue, Value

__all__ = ["LONGEST_NAME", "LONGEST_WORD", "can_be_kept", "refuse_unstorable"]

#: In bytes of UTF-8: of a name, and of what a story is known by (its address, or outlet and document id).
LONGEST_NAME = 2_000
#: In characters: of a predicate and a qualifier's name.
LONGEST_WORD = 32
_MOST_PLACES = 1_000


def can_be_kept(text: str) -> bool:
    """Whether a text can be in a database at all."""
    return _wrong(text) is None


def _wrong(text: str) -> tuple[str, str] | None:
    """What is wrong with a text and what to do, or None."""
    if "\x00" in text:
        return "holds a NUL character, which no text does", "remove it from the document"
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return "holds half a surrogate pair, which no text file can", "repair the document"
    return None


def refuse_unstorable(reading: Reading, story_name: str) -> None:
    """Raise SourceError, with the document as place, for a reading that some database could not keep."""
    place = reading.document.id
    for text in _texts(reading):
        wrong = _wrong(text)
        if wrong is not None:
            raise SourceError(wrong[0], place=place, advice=wrong[1])
    if _bytes(story_name) > LONGEST_NAME:
        raise SourceError(
            f"its address, or outlet and id, is of {_bytes(story_name):,} bytes; at most {LONGEST_NAME:,} are kept",
            place=place, advice="give it a shorter one",
        )
    for entity in reading.entities:
        for name in (entity.name, *entity.aliases):
            if _bytes(name) > LONGEST_NAME:
                raise SourceError(
                    f"a name of {_bytes(name):,} bytes ({name[:40]}…); at most {LONGEST_NAME:,} are kept", place=place
                )
    for at, claim in enumerate(reading.claims, 1):
        for word in (claim.predicate, *(name for name, _ in claim.qualifiers)):
            if len(word) > LONGEST_WORD:
                raise SourceError(f"claim {at} has a word of {len(word)} letters ({word[:40]}…)", place=place)
        for value in (claim.object, *(value for _, value in claim.qualifiers)):
            if isinstance(value, NumberValue) and abs(value.places) > _MOST_PLACES:
                raise SourceError(f"claim {at} ({claim.predicate}) has a number of {value.places} places", place=place)


def _texts(reading: Reading) -> Iterator[str]:
    document = reading.document
    yield document.text  # evidence quotes it, as is checked apart
    yield reading.reader
    yield from (part for part in (document.id, document.title, document.outlet, document.url) if part)
    yield from (part for part in (document.published, document.lang) if part)
    for entity in reading.entities:
        yield entity.name
        yield from entity.aliases
    for claim in reading.claims:
        yield claim.predicate
        if claim.attribution:
            yield claim.attribution
        yield from _texts_of_values(claim)


def _texts_of_values(claim: Claim) -> Iterator[str]:
    yield from _text_of(claim.object)
    for name, value in claim.qualifiers:
        yield name
        yield from _text_of(value)


def _text_of(value: Value) -> Iterator[str]:
    match value:
        case DateValue(text) | TextValue(text):
            yield text
        case NumberValue(_, unit):
            if unit:
                yield unit


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
