"""All that claims are made of, and the questions that deciding asks of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from copydesk.dates import DateMention
from copydesk.model import DateValue, Entity, EntityValue, Evidence, NumberValue, Qualifier, TextValue, Value
from copydesk.reader.mentions import MentionTable
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.scorer import Scores
from copydesk.text.numbers import NumberMention
from copydesk.text.segment import Segmentation

__all__ = ["LABEL", "RELATION", "Materials", "best_row", "sentence_at", "sentence_of", "units_of", "value_of"]

#: Indices by name, as the scorer's columns have them.
RELATION: Mapping[str, int] = {relation.name: r for r, relation in enumerate(RELATIONS)}
LABEL: Mapping[str, int] = {label.name: k for k, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Materials:
    """All that claims are made of: what each mention stands for, and how the pairs scored."""

    segmentation: Segmentation
    table: MentionTable
    scores: Scores
    entities: tuple[Entity, ...]
    #: Of each mention: its entity's index, or -1.
    entity_of: tuple[int, ...]
    #: Of each mention: how likely it is what it was marked as, in [0, 1].
    sure: tuple[float, ...]
    dates: Mapping[int, DateMention]
    numbers: Mapping[int, NumberMention]
    #: Of a percentage: the scope that cues beside it state.
    scopes: Mapping[int, Mapping[str, Qualifier]]


def value_of(materials: Materials, mention: int, predicate: str) -> Value:
    """What a mention stands for as an object or qualifier."""
    entity = materials.entity_of[mention]
    if entity >= 0:
        return EntityValue(materials.entities[entity].id)
    if mention in materials.dates:
        return DateValue(materials.dates[mention].edtf)
    if mention in materials.numbers:
        number = materials.numbers[mention]
        return NumberValue(number.value, "percent" if predicate == "audience_rating" else "", number.places)
    place = materials.table.mentions[mention]
    return TextValue(materials.segmentation.text[place.start : place.end])


def sentence_of(materials: Materials, mention: int) -> Evidence:
    """The sentence that holds a mention."""
    return sentence_at(materials, int(materials.table.sentence[mention]))


def sentence_at(materials: Materials, number: int) -> Evidence:
    """The sentence of that number, as evidence."""
    sentence = materials.segmentation.sentences[number]
    return Evidence(sentence.start, sentence.end, materials.segmentation.text[sentence.start : sentence.end])


def best_row(scores: Scores, unit: int, r: int) -> int:
    """The row of a unit at which relation r is likeliest."""
    low, high = scores.pairs.unit.searchsorted([unit, unit + 1]).tolist()
    return int(low + scores.row[low:high, r].argmax())


def units_of(scores: Scores, anchor: int) -> tuple[int, int]:
    """The half-open range of units whose anchor is this mention."""
    low, high = scores.pairs.unit_anchor.searchsorted([anchor, anchor + 1]).tolist()
    return low, high
