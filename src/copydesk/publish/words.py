"""How a value, a scope, a source and a quote are put into words, for every format alike. No markup and no layout."""

from __future__ import annotations

import unicodedata

from copydesk.ledger.base import Thing
from copydesk.model import DateValue, Modality, NumberValue, TextValue
from copydesk.publish.layout import INVERSE
from copydesk.publish.page import Cell, PageValue, Receipt, Standing
from copydesk.vocabulary import PREDICATES

__all__ = ["cell_label", "count", "excerpt", "how_said", "say", "say_qualifier", "say_scope", "source_line", "visible"]

#: How many characters of a quote a screen shows.
QUOTE_WIDTH = 200
_TITLE_WIDTH = 60
_UNSAFE = frozenset({"Cc", "Cs"})
_BIDIRECTIONAL = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def visible(text: str) -> str:
    """The text on one line, with nothing in it that could steer a terminal or turn what follows around: a run of white
    space is one space, and control characters, bidirectional overrides and lone surrogates are U+FFFD.
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter) in _UNSAFE or letter in _BIDIRECTIONAL else letter
        for letter in line
    )


def count(number: int, word: str, plural: str = "") -> str:
    """`1 story`, `2 stories`."""
    return f"{number} {word if number == 1 else plural or word + 's'}"


def excerpt(quote: str, *, around: str = "", width: int = QUOTE_WIDTH) -> str:
    """At most about `width` characters of a quote, cut between words; the words `around` stay where it holds them.

    An ellipsis stands outside the cut; what stands between is the story's own words.
    """
    text = visible(quote)
    if len(text) <= width:
        return text
    place = text.find(visible(around)) if around else -1
    start = 0 if place < 0 or place + len(around) <= width - 20 else max(0, place - width // 3)
    if start:
        start = text.find(" ", start, place) + 1 or place
    end = start + width
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + len(around)) if " " in text[start:end] else end
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def say(value: PageValue) -> str:
    """A value in words: a thing's name, an EDTF date as it is, a number with the decimals that were printed."""
    match value:
        case Thing():
            return visible(value.name)
        case DateValue(date):
            return date
        case NumberValue(number, unit, places):
            digits = f"{number:.{places}f}" if places else f"{number:.15g}"
            return f"{digits} {unit}".rstrip()
        case TextValue(text):
            # A record's measure is the name of what was measured.
            return PREDICATES[text].label if text in PREDICATES else visible(text)


def say_qualifier(name: str, value: PageValue) -> str:
    """A qualifier in words: `as Baek Hyun-woo`, `episode 16`, `nationwide`."""
    words = say(value)
    match name, value:
        case "character", _:
            return f"as {words}"
        case "episode", NumberValue():
            return f"episode {words}"
        case "part", _:
            return f"part {words}"
        case "rank", _:
            return f"rank {words}"
        case "media_count", _:
            return f"{words} of them"
        case ("about" | "date" | "place" | "previous" | "employer" | "for_work" | "group"), _:
            link = {"date": "on", "place": "at", "for_work": "for", "group": "among"}.get(name, name)
            return f"{link} {words}"
        case _:
            return words


def say_scope(scope: tuple[tuple[str, PageValue], ...]) -> str:
    """A scope in words, or an empty string."""
    return ", ".join(say_qualifier(name, value) for name, value in scope)


def cell_label(cell: Cell) -> str:
    """What a page calls the cell's predicate, seen from the side that it is seen from."""
    turned = cell.standing in (Standing.OBJECT, Standing.BESIDE)
    return INVERSE.get(cell.predicate, cell.label) if turned else cell.label


def source_line(receipt: Receipt) -> str:
    """Who said it and when: `Soompi, 2024-04-29`; the start of its title where it names no outlet. And who corrected
    it, if the desk did.
    """
    who = receipt.outlet or excerpt(receipt.title or receipt.story, width=_TITLE_WIDTH)
    return ", ".join(visible(part) for part in (who, receipt.published, receipt.correction) if part)


def how_said(modality: Modality, attribution: str | None) -> str:
    """What keeps a value from being plain fact, and whom the story credits; empty for a plain assertion."""
    parts = [] if modality is Modality.ASSERTED else [str(modality)]
    if attribution:
        parts.append(f"according to {visible(attribution)}")
    return ", ".join(parts)
