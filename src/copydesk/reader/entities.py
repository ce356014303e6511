"""Gathers a story's name mentions into entities: full forms, short forms, variants and slips of one name. Pure.

Two full names become one entity only by what `names` says of their spelling; being named together joins nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from copydesk import names
from copydesk.model import Entity, EntityType, Span
from copydesk.names import Relation
from copydesk.reader.mentions import MentionType
from copydesk.reader.segment import Segmentation
from copydesk.reader.tagger import NAME_TAGS, Tagged, TypeScores

__all__ = ["ENTITY_TYPES", "Gathered", "gather"]

ENTITY_TYPES: dict[MentionType, EntityType] = {
    MentionType.PERSON: EntityType.PERSON,
    MentionType.WORK: EntityType.WORK,
    MentionType.CHARACTER: EntityType.CHARACTER,
    MentionType.ORGANIZATION: EntityType.ORGANIZATION,
    MentionType.PLACE: EntityType.PLACE,
}
_PEOPLE = (MentionType.PERSON, MentionType.CHARACTER)
#: Full forms of one type that are compared with each other; beyond it only equal spellings meet, which stays linear.
_MOST_COMPARED = 250
#: How much likelier (mean log-probability) a mention must be of its own type to stand apart from its spelling's type.
_PLAINLY = 2.0


@dataclass(frozen=True, slots=True)
class Gathered:
    """Entities in order of first mention. `entity_of[i]` is the index of the entity of tagged stretch i.

    `sure[i]` is how likely stretch i is a name of its entity's type, by the tagger, in [0, 1].
    """

    entities: tuple[Entity, ...]
    entity_of: tuple[int, ...]
    types: tuple[MentionType, ...]
    sure: tuple[float, ...]


@dataclass(slots=True)
class _Form:
    """One spelling of one type: where it stands and which cluster it belongs to."""

    text: str
    type: MentionType
    at: list[int] = field(default_factory=list)
    cluster: int = -1


def _surface(segmentation: Segmentation, first: int, last: int) -> str:
    return segmentation.text[segmentation.tokens[first].start : segmentation.tokens[last - 1].end]


def _settled_types(spans: Sequence[Tagged], folded: Sequence[str], scores: TypeScores) -> list[MentionType]:
    """One type for all mentions of one spelling, the likeliest over all of them.

    Works stand apart where they are plainly meant: a show may bear its hero's name.
    """
    total: dict[str, NDArray[np.float32]] = {}
    for name, row in zip(folded, scores, strict=True):
        total[name] = total[name] + row if name in total else row
    settled: list[MentionType] = []
    for (kind, _, _), name, row in zip(spans, folded, scores, strict=True):
        best = NAME_TAGS[int(total[name].argmax())]
        plainly = row[NAME_TAGS.index(kind)] - row[NAME_TAGS.index(best)] > _PLAINLY
        settled.append(kind if plainly and MentionType.WORK in (kind, best) else best)
    return settled


def _of_their_kin(surfaces: Sequence[str], types: list[MentionType]) -> list[MentionType]:
    """Persons and characters by the names they belong to.

    A short form takes the type of the full names it may be short for, where these agree; a name said once takes the
    type of the recurring name that it is a slip or a variant of.
    """
    counts = Counter(surfaces)
    full = {s: k for s, k in zip(surfaces, types, strict=True) if k in _PEOPLE and _words(s) > 1}
    known = list(full.items())[:_MOST_COMPARED]
    settled = list(types)
    for i, (said, kind) in enumerate(zip(surfaces, types, strict=True)):
        if kind not in _PEOPLE:
            continue
        of: set[MentionType] = set()
        if said not in full or _words(said) < 3:
            of = {k for name, k in known if names.short_of(said, name)}
        if not of and said in full and counts[said] == 1:
            near = [(name, k) for name, k in known if k is not kind and counts[name] > 1]
            alike = (Relation.SLIP, Relation.VARIANT)
            of = {k for name, k in near if names.compare(said, name).relation in alike}
        if len(of) == 1:
            settled[i] = of.pop()
    return settled


def _words(name: str) -> int:
    return len(name.replace("-", " ").split())


def gather(spans: Sequence[Tagged], scores: TypeScores, segmentation: Segmentation) -> Gathered:
    """Entities of a story from its tagged name stretches (in order of place) and how likely each type is for each."""
    surfaces = [_surface(segmentation, first, last) for _, first, last in spans]
    folded = [names.fold(s) or s for s in surfaces]
    types = _of_their_kin(surfaces, _settled_types(spans, folded, scores))
    forms: dict[tuple[MentionType, str], _Form] = {}
    for i, (kind, name) in enumerate(zip(types, folded, strict=True)):
        forms.setdefault((kind, name), _Form(surfaces[i], kind)).at.append(i)
    clusters: list[list[_Form]] = []
    for kind in ENTITY_TYPES:
        typed = [form for (k, _), form in forms.items() if k is kind]
        # Fuller forms first, so that a short form finds the name it is short for; then the more frequent.
        typed.sort(key=lambda f: (-_words(f.text), -len(f.at), f.at[0]))
        begun: list[list[_Form]] = []
        for form in typed:
            home = _home(form, begun, spans, segmentation)
            if home is None:
                begun.append([form])
            else:
                home.append(form)
        clusters.extend(begun)
    clusters.sort(key=lambda cluster: min(form.at[0] for form in cluster))
    entity_of = [0] * len(spans)
    entities = []
    kinds = []
    for number, cluster in enumerate(clusters):
        lead = max(cluster, key=lambda f: (_words(f.text) > 1, len(f.at), _words(f.text), -f.at[0]))
        fullest = [f for f in cluster if _words(f.text) > _words(lead.text) and names.short_of(lead.text, f.text)]
        name = max(fullest, key=lambda f: (_words(f.text), len(f.at))).text if fullest else lead.text
        aliases: list[str] = []
        mentions = []
        for i in sorted(i for form in cluster for i in form.at):
            entity_of[i] = number
            if surfaces[i] != name and surfaces[i] not in aliases:
                aliases.append(surfaces[i])
            _, first, last = spans[i]
            mentions.append(Span(segmentation.tokens[first].start, segmentation.tokens[last - 1].end))
        kinds.append(cluster[0].type)
        entities.append(Entity(f"e{number + 1}", ENTITY_TYPES[cluster[0].type], name, tuple(aliases), tuple(mentions)))
    sure = [float(np.exp(row[NAME_TAGS.index(kinds[entity])])) for row, entity in zip(scores, entity_of, strict=True)]
    return Gathered(tuple(entities), tuple(entity_of), tuple(kinds), tuple(sure))


def _home(
    form: _Form, clusters: list[list[_Form]], spans: Sequence[Tagged], segmentation: Segmentation
) -> list[_Form] | None:
    """The cluster that a form belongs to, or None. Of several that fit, the one named last before the form."""
    compared = clusters[:_MOST_COMPARED]
    fitting = [c for c in compared if names.compare(form.text, c[0].text).relation in (Relation.SAME, Relation.VARIANT)]
    if fitting:
        return fitting[0]
    if form.type in _PEOPLE or form.type is MentionType.WORK:
        fitting = [c for c in compared if any(names.short_of(form.text, f.text) for f in c)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return max(fitting, key=lambda c: _nearness(form, c))
        fitting = [c for c in compared if _is_slip(form, c, spans, segmentation)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _nearness(form: _Form, cluster: list[_Form]) -> tuple[bool, int]:
    places = [i for f in cluster for i in f.at]
    before = [i for i in places if i < form.at[0]]
    return (bool(before), max(before) if before else -min(places))


def _is_slip(form: _Form, cluster: list[_Form], spans: Sequence[Tagged], segmentation: Segmentation) -> bool:
    """Whether a form is one slip away from a cluster's name, rarer than it, and never named in one sentence with it."""
    if _words(form.text) < 2 or names.compare(form.text, cluster[0].text).relation is not Relation.SLIP:
        return False
    known = [i for f in cluster for i in f.at]
    if len(form.at) > 2 or (form.type is MentionType.PERSON and len(known) < 2):
        return False
    sentences = {segmentation.sentence_of[spans[i][1]] for i in known}
    return not any(segmentation.sentence_of[spans[i][1]] in sentences for i in form.at)
