"""The predicates, read from `vocabulary.toml`. No other module may list predicates or their types."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from copydesk.model import EntityType

__all__ = ["PREDICATES", "Predicate"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One predicate of the vocabulary; the fields are explained at the top of `vocabulary.toml`."""

    name: str
    label: str
    subject_types: frozenset[EntityType]
    object_kind: str
    object_types: frozenset[EntityType]
    object_or_text: bool
    single: bool
    symmetric: bool
    scope: tuple[str, ...]
    unstated: Mapping[str, str]
    measurers: Mapping[str, tuple[str, ...]]
    mostly_single: bool
    instead: tuple[str, ...]
    qualifiers: Mapping[str, str | tuple[str, ...]]
    wikidata: str | None


def _predicate(name: str, entry: dict[str, object]) -> Predicate:
    qualifiers, unstated, measurers = (entry.get(key, {}) for key in ("qualifiers", "unstated", "measurers"))
    assert isinstance(qualifiers, dict)
    assert isinstance(unstated, dict)
    assert isinstance(measurers, dict)

    def names(key: str) -> tuple[str, ...]:
        value = entry.get(key, [])
        assert isinstance(value, list)
        return tuple(value)

    return Predicate(
        name=name,
        label=str(entry["label"]),
        subject_types=frozenset(EntityType(t) for t in names("subject")),
        object_kind=str(entry["object"]),
        object_types=frozenset(EntityType(t) for t in names("object_types")),
        object_or_text=bool(entry.get("object_or_text", False)),
        single=bool(entry.get("single", False)),
        symmetric=bool(entry.get("symmetric", False)),
        scope=names("scope"),
        unstated=MappingProxyType(unstated),
        measurers=MappingProxyType({name: tuple(words) for name, words in measurers.items()}),
        mostly_single=bool(entry.get("mostly_single", False)),
        instead=names("instead"),
        qualifiers=MappingProxyType({k: tuple(v) if isinstance(v, list) else str(v) for k, v in qualifiers.items()}),
        wikidata=str(entry["wikidata"]) if "wikidata" in entry else None,
    )


def _load() -> Mapping[str, Predicate]:
    text = resources.files("copydesk").joinpath("vocabulary.toml").read_text("utf-8")
    return MappingProxyType({name: _predicate(name, entry) for name, entry in tomllib.loads(text).items()})


#: Every predicate by name, in the order of the file.
PREDICATES: Mapping[str, Predicate] = _load()
