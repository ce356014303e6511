"""Items of Wikidata into readings: which of them are things of the desk, what their statements say in its vocabulary.

    pass 1  items that are things ──▶ the ids that their statements name
    pass 2  all items ──────────────▶ the labels of those ids
    pass 3  items that are things ──▶ readings

Three passes over the file and not one, so that memory holds labels that are needed and never the file. A value that
is an item whose label the file does not have is left out and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from copydesk.addresses import is_address, outlet_of
from copydesk.errors import SourceError
from copydesk.imports.left_out import LeftOut
from copydesk.imports.objects import objects
from copydesk.imports.rendering import Part, Rendering
from copydesk.imports.wikidata.entity import Item, Snak, Statement, is_entity, item, items_named, label
from copydesk.model import (
    RENDERER,
    DateValue,
    EntityType,
    EntityValue,
    NumberValue,
    Qualifier,
    Reading,
    Span,
    TextValue,
    Value,
)
from copydesk.vocabulary import PREDICATES

__all__ = ["wikidata_readings"]

READER = f"{RENDERER} of Wikidata 2"
_OUTLET = "wikidata.org"
_LABELS = 500_000

_INSTANCE_OF = "P31"
#: What an item that is a person or character is an instance of: human; fictional human, film, television character.
_KINDS = {
    "Q5": EntityType.PERSON, "Q95074": EntityType.CHARACTER, "Q15632617": EntityType.CHARACTER,
    "Q15773317": EntityType.CHARACTER, "Q15773347": EntityType.CHARACTER,
}  # fmt: skip
#: Properties that only works have, whatever they are an instance of: there are hundreds of classes of works.
_OF_WORKS = frozenset({"P57", "P58", "P161", "P272", "P449", "P674", "P750", "P1113"})

_PREDICATES = {predicate.wikidata: name for name, predicate in PREDICATES.items() if predicate.wikidata} | {
    "P577": "start_date"
}
#: Between two people a marriage is a partnership of that status; `spouse` is for characters.
_MARRIED = ("P26", "partner", "married")
#: Statements of these that have an end are over, and the vocabulary has no way to say so.
_PASSING = frozenset({"P26", "P451", "P1875"})
_END = "P582"
_ROLES = ("P453", "P4633")
_STATED_IN, _REFERENCE_URL = "P248", "P854"

_DEPRECATED = "statements of deprecated rank"
_NO_PREDICATE = "statements of properties that the vocabulary has no predicate for"
_NO_LABEL = "values whose label is not in the file"
_NO_VALUE = "statements without a value that a claim can have"
_OVER = "statements that an end date says are over"
_NO_THING = "entities that are no work, person or character"


def wikidata_readings(path: Path, place: str) -> Iterator[Reading | SourceError | LeftOut]:
    """The reading of each item that is a work, person or character; what is amiss; what was left out, counted."""
    wanted: dict[str, str] = {}
    for _, value in _values(path, place):
        found = item(value)
        if found is not None and _kind(found) is not None and len(wanted) < _LABELS:
            wanted |= dict.fromkeys(items_named(found), "")
    for _, value in _values(path, place):
        identity = str(value.get("id"))
        if identity in wanted:
            wanted[identity] = label(value)
    left_out: Counter[str] = Counter()
    for outcome in objects(path, place):
        if isinstance(outcome, SourceError):
            yield outcome
            continue
        at, entity = outcome
        if not is_entity(entity):
            yield SourceError("no entity of Wikidata", place=at)
            continue
        found = item(entity)
        kind = _kind(found) if found is not None else None
        if found is None or kind is None:
            left_out[_NO_THING] += 1
        else:
            yield _Saying(found, kind, wanted, left_out).reading(at)
    for what, number in left_out.items():
        yield LeftOut(f"{what}: {number}", place)


def _values(path: Path, place: str) -> Iterator[tuple[str, dict[str, object]]]:
    for outcome in objects(path, place):
        if not isinstance(outcome, SourceError) and isinstance(outcome[1], dict) and is_entity(outcome[1]):
            yield outcome[0], outcome[1]


def _kind(found: Item) -> EntityType | None:
    for statement in found.statements:
        if statement.property == _INSTANCE_OF and statement.main is not None and statement.main.item in _KINDS:
            return _KINDS[statement.main.item]
    properties = {statement.property for statement in found.statements}
    return EntityType.WORK if properties & _OF_WORKS else None


class _Saying:
    """One item on its way into a reading."""

    def __init__(self, found: Item, kind: EntityType, labels: Mapping[str, str], left_out: Counter[str]) -> None:
        self._item, self._kind, self._labels, self._left_out = found, kind, labels, left_out
        self._story = Rendering(f"Wikidata: {found.id}")
        preferred = {statement.property for statement in found.statements if statement.rank == "preferred"}
        self._preferred = frozenset(preferred)

    def reading(self, place: str) -> Reading:
        found, story = self._item, self._story
        others = tuple(dict.fromkeys(name for name in (found.hangul, *found.aliases) if name and name != found.name))
        names = story.line(Part("", (found.name,)), Part("also called", others))
        self._subject = story.entity(self._kind, found.name, *names.spans[0], apart=found.id)
        for alias, span in zip(others, names.spans[1], strict=True):
            story.alias(self._kind, found.name, alias, span, apart=found.id)
        for statement in found.statements:
            if statement.property != _INSTANCE_OF:
                self._say(statement)
        return story.reading(
            document_id=f"wikidata {found.id}", url=f"https://www.wikidata.org/wiki/{found.id}", outlet=_OUTLET,
            media_type="application/json", reader=READER, place=place,
        )

    def _say(self, statement: Statement) -> None:
        name = _PREDICATES.get(statement.property, "")
        if statement.property == _MARRIED[0] and self._kind is EntityType.PERSON:
            name = _MARRIED[1]
        if not name or self._kind not in PREDICATES[name].subject_types:
            self._left_out[_NO_PREDICATE] += 1
        elif statement.rank == "deprecated":
            self._left_out[_DEPRECATED] += 1
        elif statement.property in _PASSING and _END in statement.qualifiers:
            self._left_out[_OVER] += 1
        elif statement.main is None or not _fits(name, statement.main):
            self._left_out[_NO_VALUE] += 1
        elif not (words := self._words(statement.main)):
            self._left_out[_NO_LABEL] += 1
        else:
            self._claim(statement, name, words)

    def _claim(self, statement: Statement, name: str, words: str) -> None:
        predicate = PREDICATES[name]
        stated = self._stated(statement, name)
        reference = self._reference(statement)
        label_ = f"{predicate.label} ({statement.property})"
        line = self._story.line(
            Part("", (self._item.name,)), Part(label_, (words,)), *(Part(key, (said,)) for key, _, said in stated),
            Part("rank", ("preferred",) if statement.rank == "preferred" else ()),
            Part("reference", (reference,) if reference else ()),
            Part("item", (statement.main.item,) if statement.main is not None and statement.main.item else ()),
        )
        self._story.entity(self._kind, self._item.name, *line.spans[0], apart=self._item.id)
        less = statement.rank != "preferred" and statement.property in self._preferred
        qualifiers = [
            (key, self._qualifier(kind, said, spans[0], name))
            for (key, kind, said), spans in zip(stated, line.spans[2:], strict=False)
        ]
        self._story.claim(
            self._subject, name, self._value(statement, name, words, line.spans[1][0]), line, qualifiers=qualifiers,
            attribution=reference or None, confidence=0.5 if less else 1.0,
        )

    def _stated(self, statement: Statement, name: str) -> list[tuple[str, str, str]]:
        """The qualifiers that the predicate may carry: name, kind, words."""
        if statement.property == _MARRIED[0] and name == _MARRIED[1]:
            return [("status", "text", _MARRIED[2])]
        asked: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
            "cast_member": [("character", "entity", _ROLES)],
            "relative": [("kinship", "text", ("P1039",))],
            "award_received": [("for_work", "entity", ("P1686",)), ("date", "date", ("P585",))],
        }
        stated = []
        for key, kind, properties in asked.get(name, []):
            snaks = [snak for property_ in properties for snak in statement.qualifiers.get(property_, ())]
            words = [said for snak in snaks if bool(snak.date) == (kind == "date") and (said := self._words(snak))]
            if words:
                stated.append((key, kind, words[0]))
            elif snaks:
                self._left_out[_NO_LABEL] += 1
        return stated

    def _qualifier(self, kind: str, words: str, span: Span, name: str) -> Qualifier:
        if kind == "date":
            return DateValue(words)
        if kind == "text":
            return TextValue(words)
        return self._story.entity(EntityType.CHARACTER if name == "cast_member" else EntityType.WORK, words, span)

    def _value(self, statement: Statement, name: str, words: str, span: Span) -> Value:
        predicate = PREDICATES[name]
        if predicate.object_kind == "date":
            return DateValue(words)
        if predicate.object_kind == "number":
            return NumberValue(float(words))
        if predicate.object_kind == "entity":
            [kind] = predicate.object_types
            return self._entity(kind, statement, words, span)
        return TextValue(words)

    def _entity(self, kind: EntityType, statement: Statement, words: str, span: Span) -> EntityValue:
        """Two items of one label are two, within the reading; the item itself is the subject."""
        apart = statement.main.item if statement.main is not None else ""
        return self._story.entity(kind, words, span, apart=apart)

    def _words(self, snak: Snak) -> str:
        return self._labels.get(snak.item, "") if snak.item else snak.date or snak.count or snak.words

    def _reference(self, statement: Statement) -> str:
        """What the statement is referred to: the name of what it is stated in, or whose page; nothing if neither."""
        for snak in statement.references.get(_STATED_IN, ()):
            if words := self._words(snak):
                return words
        addresses = (snak.words for snak in statement.references.get(_REFERENCE_URL, ()))
        return next((outlet_of(address) for address in addresses if is_address(address)), "")


def _fits(name: str, snak: Snak) -> bool:
    """Whether a value is of the kind that the predicate's object is."""
    kind = PREDICATES[name].object_kind
    if kind == "date":
        return bool(snak.date)
    if kind == "number":
        return bool(snak.count)
    return bool(snak.item or snak.words) if kind == "text" or PREDICATES[name].object_or_text else bool(snak.item)
