"""Decides which claims a story makes, from the scores of its pairs. Pure.

A claim's evidence is the sentence of the mention that stands for its object; its qualifiers, modality and attribution
are decided at that mention. What the story says twice is one claim, its best evidence first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from copydesk.model import Claim, EntityValue, Modality, TextValue, Value
from copydesk.reader.broadcasts import with_broadcasts
from copydesk.reader.materials import LABEL, RELATION, Materials, best_row, sentence_of, value_of
from copydesk.reader.mentions import MentionType
from copydesk.reader.posts import untold_platforms
from copydesk.reader.qualifiers import attribution_of, qualifiers_of
from copydesk.reader.relations import LABELS, RELATIONS
from copydesk.reader.scorer import Scores, score_sources
from copydesk.text.form import Form
from copydesk.vocabulary import PREDICATES

__all__ = ["decide", "heard"]

_CLAIM_RELATIONS = [r for r, relation in enumerate(RELATIONS) if relation.predicate and not relation.qualifier]
#: A claim that the story repeats is cited from a second place where that place alone would do.
_SURE = 0.8


#: An anchor of these types says its claim of one subject.
_SAID_OF_ONE = (MentionType.PERCENT, MentionType.NUMBER, MentionType.DATE, MentionType.GROUP)
#: A subject that is less likely than this share of the likeliest one at the same anchor is weighed down by this factor.
_RIVAL, _RIVALLED = 0.6, 0.6


def heard(materials: Materials, thresholds: Mapping[str, float]) -> list[Claim]:
    """What a story may claim, said twice or once; `confidence` is the scorer's raw probability."""
    found: list[Claim] = []
    likely = _likely(materials, thresholds)
    sources = score_sources(materials.scores.prepared, np.unique(materials.scores.pairs.unit_anchor[likely[1]]))
    relations, units, chances = (part.tolist() for part in likely)
    rows = [best_row(materials.scores, unit, r) for r, unit in zip(relations, units, strict=True)]
    labels = materials.scores.labels(rows).tolist()
    for r, row, chosen, chance in zip(relations, rows, labels, chances, strict=True):
        claim = _claim(materials, sources, r, row, chosen, chance)
        if claim is not None:
            found.append(claim)
    return _once(found)


def decide(
    materials: Materials, claims: Sequence[Claim], allowed: Callable[[Claim], bool]
) -> tuple[Claim, ...]:
    """The claims that a story makes, in order of their evidence: those that are let through, as a whole, and what is
    `allowed` of the posts that the words tell without a platform.
    """
    claims = _once(with_broadcasts(_without_named_characters(claims)))
    claims += filter(allowed, untold_platforms(materials, claims))
    return tuple(sorted(claims, key=lambda c: (c.evidence[0].start, c.predicate, c.subject, str(c.object))))


def _likely(
    materials: Materials, thresholds: Mapping[str, float]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """The claims that are likely enough: relation, unit and chance of each, in the order of `RELATIONS`."""
    least = np.array([thresholds.get(RELATIONS[r].predicate, 0.5) for r in _CLAIM_RELATIONS], dtype=np.float32)
    chances = _settled(materials)[:, _CLAIM_RELATIONS].T
    relations, units = np.nonzero(chances >= least[:, None])
    return np.array(_CLAIM_RELATIONS)[relations], units, chances[relations, units]


#: Whose romance it is when it is plot and no genre: "depicts the couple's romance", "their love story".
_LOVERS = frozenset("couple pair lovers duo newlyweds spouses characters protagonists heroine hero".split())


def _is_plot(materials: Materials, mention: int) -> bool:
    """Whether words that name a genre are said of people in the plot: theirs, the couple's."""
    tokens = materials.segmentation.tokens
    first = int(materials.table.first[mention])
    before = [token.text.lower() for token in tokens[max(0, first - 4) : first]]
    if before and before[-1] in ("their", "whose"):
        return True
    owner = before[-3] if len(before) > 2 and before[-2] in ("'", "’") and before[-1] == "s" else ""
    return owner in _LOVERS or (len(before) > 1 and before[-2] in _LOVERS and before[-1] in ("'", "’"))


#: What stands between a place and the set that is called after it; no preposition: "in Jeju at the filming location".
_OF_A_SET = Form(
    r"(?:\s(?!(?:an?|the|at|on|in|for|with|and|as|after|near|by|of|to)\b)[a-z]+){1,2}\sfilming\s(?:location|site|set)s?\b"
)


def _is_a_set(materials: Materials, mention: int) -> bool:
    """Whether a place only says which set is meant: "the Yongduri supermarket filming location" was built elsewhere."""
    return _OF_A_SET.match(materials.segmentation.text, materials.table.mentions[mention].end) is not None


def _marked(materials: Materials) -> NDArray[np.float32]:
    """Of each unit: how likely its anchor and its group are what they were marked as."""
    sure = np.array(materials.sure, dtype=np.float32)
    group = np.zeros(int(materials.table.group.max(initial=-1)) + 1, dtype=np.float32)
    np.maximum.at(group, materials.table.group, sure)
    pairs = materials.scores.pairs
    both: NDArray[np.float32] = sure[pairs.unit_anchor] * group[pairs.unit_group]
    return both


def _settled(materials: Materials) -> NDArray[np.float32]:
    """The scores after what excludes each other has been weighed: a figure or day is said of one work, and it begins or
    ends it; a person may belong to several works, but a rival that is much likelier makes the others less so.
    """
    chances = materials.scores.unit * _marked(materials)[:, None]
    anchors, types = materials.scores.pairs.unit_anchor, materials.table.type
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
    first, last = RELATION["start_date"], RELATION["end_date"]
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


def _once(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those that say the same as one."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        found.setdefault(_identity(claim), []).append(claim)
    return [_folded(sorted(said, key=lambda c: -c.confidence)) for said in found.values()]


def _folded(said: Sequence[Claim]) -> Claim:
    best = said[0]
    if len(said) == 1:
        return best
    evidence = list(best.evidence)
    again = [claim.evidence[0] for claim in said[1:] if claim.confidence >= _SURE and claim.evidence[0] not in evidence]
    evidence.extend(again[:1])
    stated = dict(best.qualifiers)
    for claim in said[1:]:
        for name, value in claim.qualifiers:
            stated.setdefault(name, value)
    return replace(best, qualifiers=tuple(sorted(stated.items())), evidence=tuple(evidence))


def _without_named_characters(claims: Sequence[Claim]) -> list[Claim]:
    """A `character` claim is made only where the story names no performer for it."""
    played = {c.qualifier("character") for c in claims if c.predicate == "cast_member"}
    return [c for c in claims if c.predicate != "character" or c.object not in played]


def _claim(
    materials: Materials, sources: Scores, r: int, row: int, labels: Sequence[int], chance: float
) -> Claim | None:
    """The claim that relation r makes at a row with the values of all label sets; none where it is of no entity,
    plot, or a set.
    """
    relation, pairs = RELATIONS[r], materials.scores.pairs
    anchor, candidate = int(pairs.anchor[row]), int(pairs.candidate[row])
    subject = materials.entity_of[candidate]
    if subject < 0 or (relation.predicate == "genre" and _is_plot(materials, anchor)):
        return None
    if relation.predicate == "filming_location" and _is_a_set(materials, anchor):
        return None
    value: Value
    if relation.predicate == "holds_record":
        value = TextValue(LABELS[LABEL["measure"]].values[labels[LABEL["measure"]]])
    else:
        value = value_of(materials, anchor, relation.predicate)
    evidence = [sentence_of(materials, anchor)]
    named = sentence_of(materials, candidate)
    if named not in evidence and 0 <= evidence[0].start - named.end < 400:
        evidence.append(named)
    return Claim(
        subject=materials.entities[subject].id,
        predicate=relation.predicate,
        object=value,
        qualifiers=tuple(sorted(qualifiers_of(materials, anchor, labels, relation.predicate).items())),
        modality=Modality(LABELS[LABEL["modality"]].values[labels[LABEL["modality"]]]),
        attribution=attribution_of(materials, sources, anchor),
        evidence=tuple(evidence),
        confidence=chance,
        made_by=f"scorer:{relation.name}",
    )
