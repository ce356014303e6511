"""Which words are marked with a figure that the desk has in another scope: those that say its scope here. Pure."""

from __future__ import annotations

from copydesk.check.figures.against_desk import Row
from copydesk.check.figures.rating_words import parts_apart, row_told
from copydesk.check.figures.scope_words import scope_place
from copydesk.check.figures.told import Figure, numbers_of
from copydesk.check.figures.weighing import Asked
from copydesk.check.places import between
from copydesk.model import Reading, Span

__all__ = ["with_its_scope", "with_words_apart", "words_of_scope"]

#: The farthest that words of a scope may be from their figure to be underlined with it, in code points.
_REACH = 60
#: The same of a company, which a sentence names first or last, whatever it tells.
_FAR = 160


def with_its_scope(draft: Reading, one: Asked, place: Span) -> Span:
    """The figure with the words of its scope in which the desk has it otherwise: either of the two may be wrong."""
    if not one.weighed.elsewhere:
        return place
    figure = one.figure
    row = row_told(figure, one.weighed.elsewhere, one.weighed.airing)
    of_another = row.series != figure.airing.series or (not row.series and row.episode not in one.weighed.airing)
    if not of_another or not figure.airing.said:
        return with_words_apart(draft, figure, row, place)
    named = figure.airing.named
    return _with(place, named) if named is not None and between(named, figure.span) <= _REACH else place


def with_words_apart(draft: Reading, figure: Figure, row: Row, place: Span) -> Span:
    """A place with the words that say those parts of the figure's scope that the row has otherwise, where in reach."""
    parts = parts_apart(figure, row)
    for part in parts:
        value = getattr(figure, part)
        words = None if value is None else words_of_scope(draft, figure, part, value)
        if words is not None and between(words, figure.span) <= (_FAR if parts == ("company",) else _REACH):
            place = _with(place, words)
    return place


def _with(place: Span, other: Span) -> Span:
    return Span(min(place.start, other.start), max(place.end, other.end))


def words_of_scope(draft: Reading, figure: Figure, part: str, value: str) -> Span | None:
    """Where the sentence of a figure says a part of its scope."""
    sentence = numbers_of(draft).sentence(figure.sentence)
    at = Span(figure.span.start - sentence.start, figure.span.end - sentence.start)
    found = scope_place(draft.document.text[sentence.start:sentence.end], at, part, value)
    return None if found is None else Span(sentence.start + found.start, sentence.start + found.end)
