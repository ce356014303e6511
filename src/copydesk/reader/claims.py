"""Decides which claims a story makes, from the scores of its pairs. Pure.

A claim's evidence is the sentence of the mention that stands for its object; its qualifiers, modality and attribution
are decided at that mention. What the story says twice is one claim, its best evidence first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from copydesk.dates import DateMention
from copydesk.model import (
    Claim,
    DateValue,
    Entity,
    EntityValue,
    Evidence,
    Modality,
    NumberValue,
    Qualifier,
    TextValue,
    Value,
)
from copydesk.reader.mentions import MentionTable, MentionType
from copydesk.reader.numbers import NumberMention
from copydesk.reader.pairs import Pairs
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.scorer import Scores
from copydesk.reader.segment import Segmentation
from copydesk.vocabulary import PREDICATES

__all__ = ["Materials", "decide"]

_RELATION = {relation.name: r for r, relation in enumerate(RELATIONS)}
_LABEL = {label.name: k for k, label in enumerate(LABELS)}
_CLAIM_RELATIONS = tuple(
    (r, relation) for r, relation in enumerate(RELATIONS) if relation.predicate and not relation.qualifier
)
#: A qualifier is stated where its best candidate is likelier than not.
_STATED = 0.5
#: A claim that the story repeats is cited from a second place where that place alone would do.
_SURE = 0.8


#: An anchor of these types says its claim of one subject.
_SAID_OF_ONE = (MentionType.PERCENT, MentionType.NUMBER, MentionType.DATE, MentionType.GROUP)
#: A subject that is less likely than this share of the likeliest one at the same anchor is weighed down by this factor.
_RIVAL, _RIVALLED = 0.6, 0.6


@dataclass(frozen=True, slots=True)
class Materials:
    """All that claims are made of: what each mention stands for, and how the pairs scored."""

    segmentation: Segmentation
    table: MentionTable
    pairs: Pairs
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


@dataclass(frozen=True, slots=True)
class _Said:
    """One place where a claim is said: unit and probability."""

    unit: int
    chance: float


def decide(materials: Materials, thresholds: Mapping[str, float]) -> tuple[Claim, ...]:
    """The claims of a story in order of their evidence; `confidence` is the scorer's raw probability."""
    found: dict[tuple[object, ...], list[tuple[float, Claim]]] = {}
    chances = _settled(materials)
    for r, relation in _CLAIM_RELATIONS:
        threshold = thresholds.get(relation.predicate, 0.5)
        for unit in np.flatnonzero(chances[:, r] >= threshold).tolist():
            claim = _claim(materials, r, _Said(unit, float(chances[unit, r])))
            if claim is not None:
                found.setdefault(_identity(claim), []).append((claim.confidence, claim))
    claims = [_folded([c for _, c in sorted(said, key=lambda x: -x[0])]) for said in found.values()]
    claims = _without_named_characters(claims)
    return tuple(sorted(claims, key=lambda c: (c.evidence[0].start, c.predicate, c.subject, str(c.object))))


def _marked(materials: Materials) -> NDArray[np.float32]:
    """Of each unit: how likely its anchor and its group are what they were marked as."""
    sure = np.array(materials.sure, dtype=np.float32)
    group = np.zeros(int(materials.table.group.max(initial=-1)) + 1, dtype=np.float32)
    np.maximum.at(group, materials.table.group, sure)
    both: NDArray[np.float32] = sure[materials.pairs.unit_anchor] * group[materials.pairs.unit_group]
    return both


def _settled(materials: Materials) -> NDArray[np.float32]:
    """The scores after what excludes each other has been weighed: a figure or day is said of one work, and it begins or
    ends it; a person may belong to several works, but a rival that is much likelier makes the others less so.
    """
    chances = materials.scores.unit * _marked(materials)[:, None]
    anchors, types = materials.pairs.unit_anchor, materials.table.type
    if not len(chances):
        return chances
    kind = types[anchors]
    starts = np.flatnonzero(np.diff(anchors, prepend=-1))
    group = np.cumsum(np.diff(anchors, prepend=-1) != 0) - 1
    best = np.maximum.reduceat(chances, starts, axis=0)[group]
    single = np.isin(kind, [int(k) for k in _SAID_OF_ONE])
    chances[single[:, None] & (chances < best)] = 0
    rival = chances < best * _RIVAL
    chances[rival] *= _RIVALLED
    first, last = _RELATION["start_date"], _RELATION["end_date"]
    begins = chances[:, first] >= chances[:, last]
    chances[begins, last] = 0
    chances[~begins, first] = 0
    return chances


def _identity(claim: Claim) -> tuple[object, ...]:
    """What makes two sayings one claim: the same pair and object, for a measured value in the same scope."""
    ends: tuple[object, ...] = (claim.subject, claim.object)
    if PREDICATES[claim.predicate].symmetric and isinstance(claim.object, EntityValue):
        ends = tuple(sorted((claim.subject, claim.object.entity)))
    scope = PREDICATES[claim.predicate].scope
    return (claim.predicate, *ends, tuple((k, v) for k, v in claim.qualifiers if k in scope))


def _folded(said: Sequence[Claim]) -> Claim:
    best = said[0]
    evidence = list(best.evidence)
    again = [claim.evidence[0] for claim in said[1:] if claim.confidence >= _SURE and claim.evidence[0] not in evidence]
    evidence.extend(again[:1])
    stated = dict(best.qualifiers)
    for claim in said[1:]:
        for name, value in claim.qualifiers:
            stated.setdefault(name, value)
    return _replace(best, tuple(sorted(stated.items())), tuple(evidence))


def _replace(claim: Claim, qualifiers: tuple[tuple[str, Qualifier], ...], evidence: tuple[Evidence, ...]) -> Claim:
    return Claim(
        claim.subject,
        claim.predicate,
        claim.object,
        qualifiers,
        claim.modality,
        claim.attribution,
        evidence,
        claim.confidence,
        claim.made_by,
    )


def _without_named_characters(claims: list[Claim]) -> list[Claim]:
    """A `character` claim is made only where the story names no performer for it."""
    played = {c.qualifier("character") for c in claims if c.predicate == "cast_member"}
    return [c for c in claims if c.predicate != "character" or c.object not in played]


def _value(materials: Materials, mention: int, predicate: str) -> Value | None:
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


def _sentence(materials: Materials, mention: int) -> Evidence:
    sentence = materials.segmentation.sentences[int(materials.table.sentence[mention])]
    return Evidence(sentence.start, sentence.end, materials.segmentation.text[sentence.start : sentence.end])


def _best_row(materials: Materials, unit: int, r: int) -> int:
    low = int(np.searchsorted(materials.pairs.unit, unit))
    high = int(np.searchsorted(materials.pairs.unit, unit, side="right"))
    return low + int(materials.scores.row[low:high, r].argmax())


def _claim(materials: Materials, r: int, said: _Said) -> Claim | None:
    relation = RELATIONS[r]
    anchor = int(materials.pairs.unit_anchor[said.unit])
    row = _best_row(materials, said.unit, r)
    candidate = int(materials.pairs.candidate[row])
    subject = materials.entity_of[candidate]
    if subject < 0:
        return None
    value: Value | None
    if relation.predicate == "holds_record":
        value = TextValue(LABELS[_LABEL["measure"]].values[materials.scores.label(row, _LABEL["measure"])])
    else:
        value = _value(materials, anchor, relation.predicate)
    if value is None:
        return None
    evidence = [_sentence(materials, anchor)]
    named = _sentence(materials, candidate)
    if named not in evidence and 0 <= evidence[0].start - named.end < 400:
        evidence.append(named)
    return Claim(
        subject=materials.entities[subject].id,
        predicate=relation.predicate,
        object=value,
        qualifiers=tuple(sorted(_qualifiers(materials, anchor, row, relation.predicate).items())),
        modality=Modality(LABELS[_LABEL["modality"]].values[materials.scores.label(row, _LABEL["modality"])]),
        attribution=_attribution(materials, anchor),
        evidence=tuple(evidence),
        confidence=said.chance,
        made_by=f"scorer:{relation.name}",
    )


def _linked(materials: Materials, anchor: int, relation: str) -> int | None:
    """The mention that a qualifier relation most likely leads to from an anchor, where that is likelier than not."""
    r = _RELATION[relation]
    low = int(np.searchsorted(materials.pairs.unit_anchor, anchor))
    high = int(np.searchsorted(materials.pairs.unit_anchor, anchor, side="right"))
    if low == high:
        return None
    best = low + int(materials.scores.unit[low:high, r].argmax())
    if materials.scores.unit[best, r] < _STATED:
        return None
    return int(materials.pairs.candidate[_best_row(materials, best, r)])


def _qualifiers(materials: Materials, anchor: int, row: int, predicate: str) -> dict[str, Qualifier]:
    stated: dict[str, Qualifier] = {}
    for label_set, chosen in ((k, LABELS[k]) for k in range(len(LABELS)) if LABELS[k].predicate == predicate):
        if not chosen.qualifier:
            continue
        word = chosen.values[materials.scores.label(row, label_set)]
        if chosen.name == "rank" and word != "none":
            stated["rank"] = NumberValue(float(word))
        elif word not in ("none", "number"):
            stated[chosen.qualifier] = TextValue(word)
        elif word == "number":
            linked = _linked(materials, anchor, f"{predicate}.{chosen.qualifier}")
            if linked is not None:
                stated[chosen.qualifier] = NumberValue(materials.numbers[linked].value)
    for relation in RELATIONS:
        if relation.predicate != predicate or not relation.qualifier or relation.qualifier in stated:
            continue
        if relation.name == "audience_rating.episode":
            continue
        linked = _linked(materials, anchor, relation.name)
        if linked is not None:
            value = _value(materials, linked, predicate)
            if isinstance(value, NumberValue):
                value = NumberValue(value.number)
            if value is not None:
                stated[relation.qualifier] = value
    if predicate == "audience_rating":
        stated.update(materials.scopes.get(anchor, {}))
    if predicate == "holds_record":
        place = materials.table.mentions[anchor]
        stated["group"] = TextValue(materials.segmentation.text[place.start : place.end])
    return stated


def _attribution(materials: Materials, anchor: int) -> str | None:
    linked = _linked(materials, anchor, "attribution")
    return None if linked is None else materials.entities[materials.entity_of[linked]].name
