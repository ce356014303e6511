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
from copydesk.reader.near_names import Longer, Originals, Variants
from copydesk.reader.tagger import NAME_TAGS, Tagged, TypeScores
from copydesk.text.segment import Segmentation

__all__ = ["ENTITY_TYPES", "Gathered", "gather"]

ENTITY_TYPES: dict[MentionType, EntityType] = {
    MentionType.PERSON: EntityType.PERSON,
    MentionType.WORK: EntityType.WORK,
    MentionType.CHARACTER: EntityType.CHARACTER,
    MentionType.ORGANIZATION: EntityType.ORGANIZATION,
    MentionType.PLACE: EntityType.PLACE,
}
_PEOPLE = (MentionType.PERSON, MentionType.CHARACTER)
#: A spelling that is said more often than this is meant.
_MOST_SLIPS = 2
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
    words: int
    at: list[int] = field(default_factory=list)


def _surface(segmentation: Segmentation, first: int, last: int) -> str:
    return segmentation.text[segmentation.tokens[first].start : segmentation.tokens[last - 1].end]


def _settled_types(spans: Sequence[Tagged], folded: Sequence[str], scores: TypeScores) -> list[MentionType]:
    """One type for all mentions of one spelling, the likeliest over all of them.

    Works stand apart where they are plainly meant: a show may bear its hero's name.
    """
    total: dict[str, NDArray[np.float32]] = {}
    for name, row in zip(folded, scores, strict=True):
        total[name] = total[name] + row if name in total else row
    likeliest = {name: NAME_TAGS[int(sums.argmax())] for name, sums in total.items()}
    settled: list[MentionType] = []
    for (kind, _, _), name, row in zip(spans, folded, scores, strict=True):
        best = likeliest[name]
        if kind is not best and MentionType.WORK in (kind, best):
            plainly = row[NAME_TAGS.index(kind)] - row[NAME_TAGS.index(best)] > _PLAINLY
            settled.append(kind if plainly else best)
        else:
            settled.append(best)
    return settled


def _of_their_kin(surfaces: Sequence[str], types: list[MentionType]) -> list[MentionType]:
    """Persons and characters by the names they belong to.

    A short form takes the type of the full names it may be short for, where these agree; a name said once takes the
    type of the recurring name that it is a slip or a variant of.
    """
    if not set(_PEOPLE).issubset(types):
        return types
    counts = Counter(surfaces)
    full = {s: k for s, k in zip(surfaces, types, strict=True) if k in _PEOPLE and _words(s) > 1}
    longer = Longer()
    near = {kind: (Variants(), Originals()) for kind in _PEOPLE}
    for name, kind in full.items():
        longer.add(name)
        if counts[name] > 1:
            for index in near[kind]:
                index.add(name)
    settled: dict[tuple[str, MentionType], MentionType] = {}
    for said, kind in dict.fromkeys(zip(surfaces, types, strict=True)):
        of: set[MentionType] = set()
        if kind in _PEOPLE and (said not in full or _words(said) < 3):
            of = {full[name] for name in longer.like(said) if names.short_of(said, name)}
        if kind in _PEOPLE and not of and said in full and counts[said] == 1:
            other = _PEOPLE[kind is _PEOPLE[0]]
            alike = (Relation.SLIP, Relation.VARIANT)
            known = (name for index in near[other] for name in index.like(said))
            of = {other} if any(names.compare(said, name).relation in alike for name in known) else of
        settled[said, kind] = of.pop() if len(of) == 1 else kind
    return [settled[said, kind] for said, kind in zip(surfaces, types, strict=True)]


def _words(name: str) -> int:
    return len(name.replace("-", " ").split())


def gather(spans: Sequence[Tagged], scores: TypeScores, segmentation: Segmentation) -> Gathered:
    """Entities of a story from its tagged name stretches (in order of place) and how likely each type is for each."""
    surfaces = [_surface(segmentation, first, last) for _, first, last in spans]
    folded = [names.fold(s) or s for s in surfaces]
    types = _of_their_kin(surfaces, _settled_types(spans, folded, scores))
    forms: dict[tuple[MentionType, str], _Form] = {}
    for i, (kind, name) in enumerate(zip(types, folded, strict=True)):
        if (kind, name) not in forms:
            forms[kind, name] = _Form(surfaces[i], kind, _words(surfaces[i]))
        forms[kind, name].at.append(i)
    clusters: list[list[_Form]] = []
    sentences = [segmentation.sentence_of[first] for _, first, _ in spans]
    for kind in ENTITY_TYPES:
        typed = [form for (k, _), form in forms.items() if k is kind]
        # Fuller forms first, so that a short form finds the name it is short for; then the more frequent.
        typed.sort(key=lambda f: (-f.words, -len(f.at), f.at[0]))
        begun = _Clusters(sentences)
        for form in typed:
            begun.add(form)
        clusters.extend(begun.clusters)
    clusters.sort(key=lambda cluster: min(form.at[0] for form in cluster))
    entity_of = [0] * len(spans)
    entities = []
    kinds = []
    for number, cluster in enumerate(clusters):
        lead = max(cluster, key=lambda f: (f.words > 1, len(f.at), f.words, -f.at[0]))
        fullest = [f for f in cluster if f.words > lead.words and names.short_of(lead.text, f.text)]
        name = max(fullest, key=lambda f: (f.words, len(f.at))).text if fullest else lead.text
        aliases: dict[str, None] = {}
        mentions = []
        for i in sorted(i for form in cluster for i in form.at):
            entity_of[i] = number
            if surfaces[i] != name:
                aliases[surfaces[i]] = None
            _, first, last = spans[i]
            mentions.append(Span(segmentation.tokens[first].start, segmentation.tokens[last - 1].end))
        kinds.append(cluster[0].type)
        entities.append(Entity(f"e{number + 1}", ENTITY_TYPES[cluster[0].type], name, tuple(aliases), tuple(mentions)))
    columns = [NAME_TAGS.index(kinds[entity]) for entity in entity_of]
    sure = np.exp(scores[np.arange(len(columns)), columns]).tolist() if columns else []
    return Gathered(tuple(entities), tuple(entity_of), tuple(kinds), tuple(sure))


class _Clusters:
    """The clusters of one type, begun by fuller forms and joined by others."""

    def __init__(self, sentences: Sequence[int]) -> None:
        self.clusters: list[list[_Form]] = []
        self._number: dict[str, int] = {}
        self._variants = Variants()
        self._longer = Longer()
        self._originals = Originals()
        self._measures: set[int] = set()
        self._sentences = sentences

    def add(self, form: _Form) -> None:
        """Put a form in the cluster that it belongs to, or begin one."""
        number = self._home(form)
        if number is None:
            number = len(self.clusters)
            self.clusters.append([])
            self._variants.add(form.text)
        self.clusters[number].append(form)
        self._number[form.text] = number
        if form.type in _PEOPLE or form.type is MentionType.WORK:
            self._longer.add(form.text)
            if number not in self._measures and self._is_measure(form, number):
                self._measures.add(number)
                self._originals.add(self.clusters[number][0].text)

    def _home(self, form: _Form) -> int | None:
        """The cluster that a form belongs to, or None. Of several that fit, the one named last before the form."""
        for name in self._variants.like(form.text):
            if names.compare(form.text, name).relation in (Relation.SAME, Relation.VARIANT):
                return self._number[name]
        if form.type not in _PEOPLE and form.type is not MentionType.WORK:
            return None
        longer = self._longer.like(form.text)
        fitting = sorted({self._number[name] for name in longer if names.short_of(form.text, name)})
        if fitting:
            return fitting[0] if len(fitting) == 1 else max(fitting, key=lambda c: _nearness(form, self.clusters[c]))
        if form.words < 2 or len(form.at) > _MOST_SLIPS:
            return None
        slip_of = []
        for name in self._originals.like(form.text):
            if self._is_slip(form, name):
                slip_of.append(self._number[name])
            if len(slip_of) > 1:
                return None
        return slip_of[0] if slip_of else None

    def _is_measure(self, form: _Form, number: int) -> bool:
        """Whether another form may be a slip of the cluster's name: not of a person's who is named once."""
        return form.type is not MentionType.PERSON or sum(len(f.at) for f in self.clusters[number]) > 1

    def _is_slip(self, form: _Form, name: str) -> bool:
        """Whether a form is one slip away from a cluster's name and never named in one sentence with it."""
        if names.compare(form.text, name).relation is not Relation.SLIP:
            return False
        known = {self._sentences[i] for f in self.clusters[self._number[name]] for i in f.at}
        return known.isdisjoint(self._sentences[i] for i in form.at)


def _nearness(form: _Form, cluster: list[_Form]) -> tuple[bool, int]:
    places = [i for f in cluster for i in f.at]
    before = [i for i in places if i < form.at[0]]
    return (bool(before), max(before) if before else -min(places))
