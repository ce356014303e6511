"""The relations that the scorer knows, and between which mention types each may hold. Part of the model.

A relation goes from an anchor (the mention that stands for a claim's object, whose words are the evidence) to a
candidate. Claim relations lead to the claim's subject; the others lead to a qualifier's value. Labels are decided on
the winning pair.
"""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.reader.mentions import MentionType as M

__all__ = ["LABELS", "RELATIONS", "LabelSet", "Relation"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation. `predicate` is the claim's; `qualifier` is empty for a claim relation."""

    name: str
    predicate: str
    qualifier: str
    anchors: frozenset[M]
    candidates: frozenset[M]


@dataclass(frozen=True, slots=True)
class LabelSet:
    """A choice made about a claim: `predicate` is empty where it is made of every claim. The first value is "none"."""

    name: str
    predicate: str
    qualifier: str
    values: tuple[str, ...]


def _claim(predicate: str, anchors: set[M], candidates: set[M]) -> Relation:
    return Relation(predicate, predicate, "", frozenset(anchors), frozenset(candidates))


def _qualifier(predicate: str, qualifier: str, anchors: set[M], candidates: set[M]) -> Relation:
    return Relation(f"{predicate}.{qualifier}", predicate, qualifier, frozenset(anchors), frozenset(candidates))


_OBJECTS = {M.PERSON, M.WORK, M.CHARACTER, M.ORGANIZATION, M.PLACE, M.DATE, M.PERCENT, M.NUMBER, M.GENRE, M.OCCUPATION}
_OBJECTS |= {M.AWARD, M.POST, M.GROUP, M.SOURCE}

RELATIONS: tuple[Relation, ...] = (
    _claim("original_broadcaster", {M.ORGANIZATION}, {M.WORK}),
    _claim("streamed_on", {M.ORGANIZATION}, {M.WORK}),
    _claim("start_date", {M.DATE}, {M.WORK}),
    _claim("end_date", {M.DATE}, {M.WORK}),
    _claim("episode_count", {M.NUMBER}, {M.WORK}),
    _claim("genre", {M.GENRE}, {M.WORK}),
    _claim("screenwriter", {M.PERSON}, {M.WORK}),
    _claim("director", {M.PERSON}, {M.WORK}),
    _claim("cast_member", {M.PERSON}, {M.WORK}),
    _claim("character", {M.CHARACTER}, {M.WORK}),
    _claim("production_company", {M.ORGANIZATION}, {M.WORK}),
    _claim("based_on", {M.WORK, M.SOURCE}, {M.WORK}),
    _claim("filming_location", {M.PLACE}, {M.WORK}),
    _claim("audience_rating", {M.PERCENT}, {M.WORK}),
    _claim("holds_record", {M.GROUP}, {M.WORK}),
    _claim("spouse", {M.CHARACTER}, {M.CHARACTER}),
    _claim("relative", {M.CHARACTER}, {M.CHARACTER}),
    _claim("occupation", {M.OCCUPATION}, {M.CHARACTER, M.PERSON}),
    _claim("represented_by", {M.ORGANIZATION}, {M.PERSON}),
    _claim("partner", {M.PERSON}, {M.PERSON}),
    _claim("award_received", {M.AWARD}, {M.PERSON, M.WORK}),
    _claim("posted", {M.POST}, {M.PERSON, M.ORGANIZATION}),
    _qualifier("cast_member", "character", {M.PERSON}, {M.CHARACTER}),
    _qualifier("audience_rating", "date", {M.PERCENT}, {M.DATE}),
    _qualifier("audience_rating", "episode", {M.PERCENT}, {M.NUMBER}),
    _qualifier("holds_record", "date", {M.GROUP}, {M.DATE}),
    _qualifier("holds_record", "previous", {M.GROUP}, {M.WORK}),
    _qualifier("occupation", "employer", {M.OCCUPATION}, {M.ORGANIZATION}),
    _qualifier("award_received", "ceremony", {M.AWARD}, {M.CEREMONY}),
    _qualifier("award_received", "for_work", {M.AWARD}, {M.WORK}),
    _qualifier("award_received", "date", {M.AWARD}, {M.DATE}),
    _qualifier("posted", "date", {M.POST}, {M.DATE}),
    _qualifier("posted", "media_count", {M.POST}, {M.NUMBER}),
    _qualifier("posted", "about", {M.POST}, {M.WORK}),
    _qualifier("posted", "place", {M.POST}, {M.PLACE}),
    _qualifier("posted", "caption", {M.POST}, {M.CAPTION}),
    Relation("attribution", "", "attribution", frozenset(_OBJECTS), frozenset({M.ORGANIZATION, M.PERSON})),
)

LABELS: tuple[LabelSet, ...] = (
    LabelSet("modality", "", "", ("asserted", "planned", "reported", "speculated", "denied")),
    LabelSet("billing", "cast_member", "billing", ("none", "lead", "supporting", "cameo")),
    LabelSet("episode", "audience_rating", "episode", ("none", "premiere", "finale", "series", "number")),
    LabelSet("area", "audience_rating", "area", ("none", "nationwide", "seoul", "kanto", "kansai")),
    LabelSet("statistic", "audience_rating", "statistic", ("none", "average", "peak")),
    LabelSet("demographic", "audience_rating", "demographic", ("none", "20-49", "18-49")),
    LabelSet("base", "audience_rating", "base", ("none", "paid platform", "cable platform", "all households")),
    LabelSet("measure", "holds_record", "", ("audience_rating", "views", "buzz")),
    LabelSet("rank", "holds_record", "rank", ("none", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")),
    LabelSet(
        "kinship",
        "relative",
        "kinship",
        (
            "none",
            "mother",
            "father",
            "daughter",
            "son",
            "brother",
            "sister",
            "child",
            "half-brother",
            "half-sister",
            "older brother",
            "younger brother",
            "older sister",
            "younger sister",
            "grandmother",
            "grandfather",
            "grandson",
            "granddaughter",
            "aunt",
            "uncle",
            "cousin",
            "twin",
            "nephew",
            "niece",
            "father-in-law",
            "mother-in-law",
            "brother-in-law",
            "sister-in-law",
            "stepmother",
            "stepfather",
        ),
    ),
    LabelSet(
        "status",
        "partner",
        "status",
        ("none", "dating", "married", "engaged", "divorced", "wife", "husband", "partner"),
    ),
    LabelSet("media_type", "posted", "media_type", ("none", "photo", "video", "text")),
)
