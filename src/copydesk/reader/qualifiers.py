"""Decides what narrows a claim: its qualifiers and the source that it is credited to. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from copydesk.model import NumberValue, Qualifier, TextValue
from copydesk.reader.billing import billing_of
from copydesk.reader.kinship import kinship_of
from copydesk.reader.materials import RELATION, Materials, best_row, sentence_of, units_of, value_of
from copydesk.reader.media import media_of
from copydesk.reader.mentions import MentionType
from copydesk.reader.relations import LABELS, RELATIONS, Relation
from copydesk.reader.scorer import Scores
from copydesk.text.numbers import NumberKind

__all__ = ["attribution_of", "qualifiers_of"]

#: A qualifier is stated from this chance of its best candidate on: strict F1 on unseen stories was 0.611 with 0.3 and
#: 0.606 with 0.5, and of the roles that are let in between the two more than half are right.
_STATED = 0.4
#: In parallel lists ("A and B as C and D") one sure pair, or pairs so likely on the mean, carry the others that are not
#: ruled out.
_CARRIED, _TOGETHER = 0.03, 0.25

#: Of each predicate: the label sets and the relations that state its qualifiers, as the scorer numbers them.
_LABELS_OF: Mapping[str, tuple[int, ...]] = {
    predicate: tuple(k for k, chosen in enumerate(LABELS) if chosen.predicate == predicate and chosen.qualifier)
    for predicate in {chosen.predicate for chosen in LABELS}
}
_RELATIONS_OF: Mapping[str, tuple[Relation, ...]] = {
    predicate: tuple(relation for relation in RELATIONS if relation.predicate == predicate and relation.qualifier)
    for predicate in {relation.predicate for relation in RELATIONS}
}


def qualifiers_of(
    materials: Materials, anchor: int, labels: Sequence[int], predicate: str
) -> dict[str, Qualifier]:
    """What narrows a claim: the scorer's choices at the winning row (`labels`, the index of a value in each label set),
    then what the words beside the anchor state.
    """
    stated: dict[str, Qualifier] = {}
    for label_set in _LABELS_OF.get(predicate, ()):
        chosen = LABELS[label_set]
        word = chosen.values[labels[label_set]]
        if chosen.name == "rank" and word != "none":
            stated["rank"] = NumberValue(float(word))
        elif word not in ("none", "number"):
            stated[chosen.qualifier] = TextValue(word)
        elif word == "number":
            linked = _linked(materials, anchor, f"{predicate}.{chosen.qualifier}")
            if linked is not None:
                stated[chosen.qualifier] = NumberValue(materials.numbers[linked].value)
    for relation in _RELATIONS_OF[predicate]:
        if relation.qualifier in stated or relation.name == "audience_rating.episode":
            continue
        linked = _linked(materials, anchor, relation.name)
        if linked is not None:
            value = value_of(materials, linked, predicate)
            if isinstance(value, NumberValue):
                value = NumberValue(value.number)
            stated[relation.qualifier] = value
    if predicate == "audience_rating":
        stated.update(materials.scopes.get(anchor, {}))
    if predicate == "cast_member":
        stated |= _billed(materials, anchor)
    if predicate == "posted":
        kind, count = media_of(sentence_of(materials, anchor).quote)
        if kind:
            stated["media_type"] = TextValue(kind)
        if count:
            stated["media_count"] = NumberValue(float(count))
    if predicate == "relative":
        place, sentence = materials.table.mentions[anchor], sentence_of(materials, anchor)
        kinship = kinship_of(sentence.quote, place.start - sentence.start, place.end - sentence.start)
        if kinship:
            stated["kinship"] = TextValue(kinship)
    if predicate == "holds_record":
        place = materials.table.mentions[anchor]
        stated["group"] = TextValue(materials.segmentation.text[place.start : place.end])
    return stated


def _billed(materials: Materials, anchor: int) -> dict[str, Qualifier]:
    """The billing that a word beside the performer's list of names states."""
    names = _list_around(materials, anchor)
    sentence = sentence_of(materials, anchor)
    mentions = materials.table.mentions
    first, last = mentions[names[0]].start - sentence.start, mentions[names[-1]].end - sentence.start
    billing = billing_of(sentence.quote, first, last)
    return {"billing": TextValue(billing)} if billing else {}


def attribution_of(materials: Materials, sources: Scores, anchor: int) -> str | None:
    """The name of the source that the story credits for what stands at the anchor, or None.

    `sources` are the scores of the pairs that can say nothing else.
    """
    r = RELATION["attribution"]
    linked, chance = _likeliest(materials.scores, anchor, r)
    other, its_chance = _likeliest(sources, anchor, r)
    if other is not None and its_chance > chance:
        linked = other
    return None if linked is None else materials.entities[materials.entity_of[linked]].name


def _likeliest(
    scores: Scores, anchor: int, r: int, passed_over: Callable[[int], bool] = lambda _: False
) -> tuple[int | None, float]:
    """The mention that relation r most likely leads to from an anchor, and how likely; none where it likely does not.

    A mention that is `passed_over` does not count.
    """
    best, best_chance = None, _STATED
    low, high = units_of(scores, anchor)
    for unit, chance in enumerate(scores.unit[low:high, r].tolist(), low):
        if chance >= best_chance:
            mention = int(scores.pairs.candidate[best_row(scores, unit, r)])
            if not passed_over(mention):
                best, best_chance = mention, chance
    return best, best_chance


def _linked(materials: Materials, anchor: int, relation: str) -> int | None:
    """The mention that a qualifier relation most likely leads to from an anchor, where that is likely enough."""

    def is_ordinal(mention: int) -> bool:
        """Whether a number counts nothing: "the first photo"."""
        number = materials.numbers.get(mention)
        return number is not None and number.kind is NumberKind.ORDINAL

    r = RELATION[relation]
    if relation == "posted.media_count":
        return _likeliest(materials.scores, anchor, r, is_ordinal)[0]
    best, _ = _likeliest(materials.scores, anchor, r)
    if best is None and relation == "cast_member.character":
        return _in_parallel(materials, anchor, r)
    return best


def _in_parallel(materials: Materials, anchor: int, r: int) -> int | None:
    """The character of a performer by their places in two lists of one length ("A and B as C and D"), where the lists
    as a whole are likely to be of each other and this pair is not ruled out.
    """
    performers = _list_around(materials, anchor)
    if len(performers) < 2:
        return None
    at = performers.index(anchor)
    for characters in _lists_of_length(materials, anchor, len(performers)):
        groups = materials.table.group[characters].tolist()
        chances = [_chance(materials.scores, p, g, r) for p, g in zip(performers, groups, strict=True)]
        if (max(chances) >= _STATED or sum(chances) >= _TOGETHER * len(chances)) and chances[at] >= _CARRIED:
            return characters[at]
    return None


def _lists_of_length(materials: Materials, anchor: int, length: int) -> list[list[int]]:
    """The lists of so many characters in an anchor's sentence."""
    types = materials.table.type
    characters = (i for i in _of_sentence(materials, anchor) if types[i] == MentionType.CHARACTER)
    lists = {tuple(_list_around(materials, i)) for i in characters}
    return [list(one) for one in sorted(lists) if len(one) == length]


def _of_sentence(materials: Materials, mention: int) -> range:
    """The mentions of a mention's sentence."""
    sentences = materials.table.sentence
    low, high = sentences.searchsorted([sentences[mention], sentences[mention] + 1]).tolist()
    return range(low, high)


def _chance(scores: Scores, anchor: int, group: int, r: int) -> float:
    """How likely relation r leads from an anchor to a group."""
    low, high = units_of(scores, anchor)
    chances = scores.unit[low:high, r][scores.pairs.unit_group[low:high] == group]
    return float(chances.max(initial=0))


def _list_around(materials: Materials, mention: int) -> list[int]:
    """The mentions of one type that stand in one list with a mention: nothing but commas and "and" between them."""
    tokens, table = materials.segmentation.tokens, materials.table
    same = [i for i in _of_sentence(materials, mention) if table.type[i] == table.type[mention]]
    at = same.index(mention)

    def joined(a: int, b: int) -> bool:
        between = tokens[int(table.last[a]) : int(table.first[b])]
        return 0 < len(between) <= 2 and all(t.text.lower() in (",", "and", "&") for t in between)

    low = high = at
    while low > 0 and joined(same[low - 1], same[low]):
        low -= 1
    while high + 1 < len(same) and joined(same[high], same[high + 1]):
        high += 1
    return same[low : high + 1]
