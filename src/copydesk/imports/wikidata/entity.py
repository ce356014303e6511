"""An entity of Wikidata as its JSON has it: labels, aliases, statements with rank, qualifiers, references. Pure.

The JSON is anybody's: whatever is not of the expected shape is as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from copydesk.dates import valid

__all__ = ["Item", "Snak", "Statement", "is_entity", "item", "items_named", "label"]

_ID = re.compile(r"Q[1-9][0-9]{0,11}")
_TIME = re.compile(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T")
_AMOUNT = re.compile(r"\+?([0-9]{1,9})")
_LANGUAGES = ("en", "mul", "en-us", "en-gb", "ko")
_JULIAN = "Q1985786"
_LONGEST = 300
_MOST = 2000
_ALIASES = 50
#: How precise a time is, by Wikidata's number for it: how many of year, month, day count.
_PARTS = {9: 1, 10: 2, 11: 3}


@dataclass(frozen=True, slots=True)
class Snak:
    """A property with a value: an item's id, an EDTF date, a count, or words. One of them."""

    item: str = ""
    date: str = ""
    count: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A value of a property; `main` is None where it is none of ours. Qualifiers and references by property."""

    property: str
    main: Snak | None
    rank: str
    qualifiers: Mapping[str, tuple[Snak, ...]]
    references: Mapping[str, tuple[Snak, ...]]


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its English name (or Korean, where it has none), Korean name, aliases, statements in order."""

    id: str
    name: str
    hangul: str
    aliases: tuple[str, ...]
    statements: tuple[Statement, ...]


def is_entity(value: object) -> bool:
    """Whether a JSON object has the shape of an entity of Wikidata."""
    return isinstance(value, dict) and isinstance(value.get("id"), str) and bool({"labels", "claims"} & value.keys())


def item(value: object) -> Item | None:
    """The item that a JSON object is, or None where it is no item or has no name."""
    data = _mapping(value)
    identity = data.get("id")
    name = label(value)
    if not isinstance(identity, str) or not _ID.fullmatch(identity) or not name:
        return None
    aliases = [_words(_mapping(alias).get("value")) for alias in _list(_mapping(data.get("aliases")).get("en"))]
    return Item(
        identity, name, _words(_mapping(_mapping(data.get("labels")).get("ko")).get("value")),
        tuple(dict.fromkeys(filter(None, aliases[:_ALIASES]))), tuple(_statements(data)),
    )


def label(value: object) -> str:
    """The name of an entity, or nothing."""
    labels = _mapping(_mapping(value).get("labels"))
    names = (_words(_mapping(labels.get(language)).get("value")) for language in _LANGUAGES)
    return next(filter(None, names), "")


def items_named(found: Item) -> Iterator[str]:
    """The ids of all items that an item's statements, their qualifiers and references name."""
    for statement in found.statements:
        parts = (*statement.qualifiers.values(), *statement.references.values())
        for snak in (statement.main, *(snak for snaks in parts for snak in snaks)):
            if snak is not None and snak.item:
                yield snak.item


def _statements(data: Mapping[str, object]) -> Iterator[Statement]:
    left = _MOST
    for property_, statements in _mapping(data.get("claims")).items():
        for statement in _list(statements)[:left]:
            left -= 1
            entry = _mapping(statement)
            references: dict[str, tuple[Snak, ...]] = {}
            for reference in _list(entry.get("references"))[:20]:
                for name, snaks in _snaks(_mapping(reference).get("snaks")).items():
                    references[name] = (*references.get(name, ()), *snaks)
            rank = entry.get("rank")
            yield Statement(
                property_, _snak(entry.get("mainsnak")), rank if isinstance(rank, str) else "normal",
                _snaks(entry.get("qualifiers")), references,
            )


def _snaks(value: object) -> dict[str, tuple[Snak, ...]]:
    found = {
        name: tuple(snak for snak in map(_snak, _list(snaks)[:50]) if snak is not None)
        for name, snaks in list(_mapping(value).items())[:100]
    }
    return {name: snaks for name, snaks in found.items() if snaks}


def _snak(value: object) -> Snak | None:
    snak = _mapping(value)
    data = _mapping(snak.get("datavalue"))
    if snak.get("snaktype") != "value":
        return None
    kind, inner = data.get("type"), data.get("value")
    if kind == "string":
        words = _words(inner)
        return Snak(words=words) if words else None
    if kind == "monolingualtext":
        words = _words(_mapping(inner).get("text"))
        return Snak(words=words) if words else None
    if kind == "wikibase-entityid":
        named = _mapping(inner).get("id")
        return Snak(item=named) if isinstance(named, str) and _ID.fullmatch(named) else None
    if kind == "time":
        date = _date(_mapping(inner))
        return Snak(date=date) if date else None
    if kind == "quantity":
        amount = _mapping(inner).get("amount")
        whole = _AMOUNT.fullmatch(amount) if isinstance(amount, str) else None
        return Snak(count=whole[1]) if whole else None
    return None


def _date(value: Mapping[str, object]) -> str:
    """The EDTF date of a time, as precise as it says; nothing where it is not of the Gregorian calendar."""
    time, precision, calendar = value.get("time"), value.get("precision"), value.get("calendarmodel")
    found = _TIME.match(time) if isinstance(time, str) else None
    if found is None or not isinstance(precision, int) or (isinstance(calendar, str) and calendar.endswith(_JULIAN)):
        return ""
    if precision == 8:
        return f"{found[1][:3]}X"
    date = "-".join(found.groups()[: _PARTS.get(precision, 0)])
    return date if date and valid(date) else ""


def _words(value: object) -> str:
    words = " ".join(value.split()) if isinstance(value, str) else ""
    return words if 0 < len(words) <= _LONGEST and words.isprintable() else ""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
