"""Statements for Wikidata as QuickStatements, version 1: a command a line, its parts between tabs. Formats only.

A statement with two references is two lines: the tool adds the second reference to the statement that is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.model import DateValue
from copydesk.publish.exports.values import WikidataStatement
from copydesk.publish.render.links import web_address

__all__ = ["to_quickstatements"]

#: How precise a date is, by Wikidata's number for it: by how many parts it has.
_PRECISION = {1: 9, 2: 10, 3: 11}
_REFERENCE_URL, _RETRIEVED = "S854", "S813"


def to_quickstatements(statements: Iterable[WikidataStatement]) -> Iterator[str]:
    """The lines, each ending in a line break. Nothing in them comes from a story but ids, figures and addresses."""
    for one in statements:
        qualifiers = [part for pair in one.qualifiers for part in pair]
        for reference in one.references:
            address = web_address(reference.url)
            if address is not None:
                parts = [one.item, one.property, _value(one.value), *qualifiers]
                parts += [_REFERENCE_URL, f'"{address}"', _RETRIEVED, _time(reference.retrieved)]
                yield "\t".join(parts) + "\n"


def _value(value: str | DateValue | int) -> str:
    return _time(value.date) if isinstance(value, DateValue) else str(value)


def _time(day: str) -> str:
    """`+2024-04-28T00:00:00Z/11`, `+2024-04-00T00:00:00Z/10`."""
    parts = day.split("-")
    year, month, number = (*parts, "00", "00")[:3]
    return f"+{year}-{month}-{number}T00:00:00Z/{_PRECISION[len(parts)]}"
