"""Where the words of a claim's object stand in the draft: what a finding underlines. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from operator import attrgetter

from copydesk import dates
from copydesk.check.once import once
from copydesk.check.wording import as_decimal
from copydesk.model import Claim, DateValue, EntityType, EntityValue, NumberValue, Reading, Span, Value
from copydesk.text.form import Form
from copydesk.text.numbers import find_numbers
from copydesk.text.segment import BlockKind, segment

__all__ = [
    "between", "block_at", "cut_of", "evidence_span", "headline_end", "in_one_sentence", "inside", "object_span",
    "sentence_at", "sentence_span", "sentences_round", "title_starts", "value_span",
]

#: A text cut into blocks and sentences: a draft's is cut once for all checks.
cut_of = once(segment)

_START = attrgetter("start")
_UNIT = Form(r"[\s-]?(?:%|per\s?cent)", re.IGNORECASE)
_ORDINAL = Form(r"(?:st|nd|rd|th)\b")
_NUMBER = Form(r"(?<![\w.,])\d+(?:[.,]\d+)*")


def object_span(draft: Reading, claim: Claim) -> Span | None:
    """The object's own words inside the claim's evidence, or None where they are not found in so many words."""
    return value_span(draft, claim, claim.object)


@once
def value_span(draft: Reading, claim: Claim, value: Value) -> Span | None:
    """The words of the claim's object or of one of its qualifiers, the first in its evidence."""
    if isinstance(value, EntityValue):
        return next(inside(draft.entity(value.entity).mentions, claim), None)
    if isinstance(value, DateValue):
        same = (Span(m.start, m.end) for m in draft.dates if dates.compare(m.edtf, value.date) == dates.Agreement.EQUAL)
        return next(inside(same, claim), None)
    text = draft.document.text
    if isinstance(value, NumberValue):
        return _number_span(draft, claim, value)
    for evidence in claim.evidence:
        at = text.find(value.text, evidence.start, evidence.end)
        if at >= 0:
            return Span(at, at + len(value.text))
    return None


def _number_span(draft: Reading, claim: Claim, value: NumberValue) -> Span | None:
    """The first such number that is no part of a date, one with its unit before one without."""
    text = draft.document.text
    found = []
    for evidence in claim.evidence:
        for match in _NUMBER.finditer(text, evidence.start, evidence.end):
            in_date = any(day.start <= match.start() < day.end for day in draft.dates)
            if not in_date and _is(match.group(), as_decimal(value)):
                found.append(match)
    if value.unit:
        found.sort(key=lambda match: _UNIT.match(text, match.end()) is None)
    if found:
        return Span(found[0].start(), found[0].end())
    return _in_words(text, claim, value)


def _in_words(text: str, claim: Claim, value: NumberValue) -> Span | None:
    """A number written in letters, or as an ordinal: "sixteen", "14th"."""
    for evidence in claim.evidence:
        for number in find_numbers(text[evidence.start:evidence.end]):
            if number.value == value.number:
                end = evidence.start + number.end
                suffix = _ORDINAL.match(text, end)
                return Span(evidence.start + number.start, suffix.end() if suffix else end)
    return None


def sentences_round(text: str, span: Span) -> str:
    """The sentence that holds the beginning of the words, with the one before and the one behind in its paragraph."""
    sentences, here = cut_of(text).sentences, sentence_at(text, span.start)
    if here is None:
        return text[span.start:span.end]
    low, high = max(here - 1, 0), min(here + 1, len(sentences) - 1)
    if "\n" in text[sentences[low].start:span.start]:
        low = here
    if "\n" in text[span.end:sentences[high].end].rstrip():
        high = here
    return text[sentences[low].start:sentences[high].end]


def in_one_sentence(text: str, a: Span, b: Span) -> bool:
    """Whether two places begin in one sentence."""
    index = sentence_at(text, a.start)
    return index is not None and index == sentence_at(text, b.start)


def sentence_at(text: str, place: int) -> int | None:
    """The index of the sentence that holds a code point; None for one between two sentences."""
    sentences = cut_of(text).sentences
    index = bisect_right(sentences, place, key=_START) - 1
    return index if index >= 0 and place < sentences[index].end else None


def sentence_span(text: str, place: Span) -> Span:
    """The sentence in which a place begins; the place itself where it is in none."""
    index = sentence_at(text, place.start)
    if index is None:
        return place
    sentence = cut_of(text).sentences[index]
    return Span(sentence.start, sentence.end)


def block_at(text: str, place: int) -> int | None:
    """The index of the block, a paragraph or the like, that holds a code point; None for one between two blocks."""
    return next((i for i, b in enumerate(cut_of(text).blocks) if b.start <= place < b.end), None)


def headline_end(text: str) -> int:
    """The offset behind the headline, 0 where there is none."""
    blocks = cut_of(text).blocks
    return blocks[0].end if len(blocks) > 1 and blocks[0].kind is BlockKind.HEADLINE else 0


@once
def title_starts(draft: Reading) -> tuple[int, ...]:
    """Where the titles of works begin."""
    return tuple(m.start for e in draft.entities if e.type is EntityType.WORK for m in e.mentions)


def between(a: Span, b: Span) -> int:
    """How many code points lie between two places, whichever is first; below 0 where they overlap."""
    return max(b.start - a.end, a.start - b.end)


def evidence_span(claim: Claim) -> Span:
    """The first piece of the claim's evidence: what is underlined where the object's own words are not found."""
    first = claim.evidence[0]
    return Span(first.start, first.end)


def inside(spans: Iterable[Span], claim: Claim) -> Iterator[Span]:
    """Those of the spans that lie inside the claim's evidence, in the order of the evidence."""
    known = sorted(spans)
    return (span for e in claim.evidence for span in known if e.start <= span.start and span.end <= e.end)


def _is(written: str, number: Decimal) -> bool:
    forms = {written.replace(",", ""), written.replace(",", ".")}
    for form in forms:
        try:
            if Decimal(form) == number:
                return True
        except InvalidOperation:
            continue
    return False
