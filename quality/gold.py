"""Validates gold files: what is wrong with one, so that the ruler is straight before anything is measured by it.

Pure but for reading the file. It judges form and citation, never whether a claim is true of the story: that took a
person who read it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from copydesk import dates
from copydesk.model import EntityType, Modality
from copydesk.vocabulary import PREDICATES, Predicate

__all__ = ["problems", "problems_of_file"]

Json = Mapping[str, Any]

_EPISODE_WORDS = frozenset({"premiere", "finale", "series"})
_MONTHS = "january february march april may june july august september october november december".split()
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
#: What a record is of. These are the vocabulary's names for it, so they need not be words of the story.
_MEASURES = frozenset({"audience_rating", "views", "buzz", "admissions"})
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
#: Words by which a story dates something without a number: then no digit of the date need be in the evidence.
_LEANING = re.compile(
    r"\b(?:ago|last|next|this|past|later|earlier|before|after|following|previous|same|that|today|tonight|tomorrow|"
    r"yesterday|new year|christmas|spring|summer|autumn|fall|winter|"
    r"quarter|half|weekend|night|day|week|month|year|mon|tues|wednes|thurs|fri|satur|sun)",
    re.IGNORECASE,
)


def problems_of_file(path: Path) -> list[str]:
    """Everything that is wrong with the gold file at `path`, one line each; an empty list where nothing is."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        return [f"not JSON: {error}"]
    if not isinstance(data, dict):
        return ["not an object"]
    try:
        found = list(problems(data))
    except (KeyError, TypeError, AttributeError) as error:
        return [f"not the shape of a gold file: {error!r}"]
    if data["document"]["id"] != path.stem:
        found.append(f"document id {data['document']['id']!r} is not the file's name")
    return found


def problems(gold: Json) -> Iterator[str]:
    """What is wrong with a gold story, one line each. Raises KeyError where a required field is missing."""
    unknown = set(gold) - {"document", "entities", "claims", "slips"}
    if unknown:
        yield f"fields that a gold file has not: {sorted(unknown)}"
    document = gold["document"]
    text = document["text"]
    if document["title"] and text.split("\n", 1)[0] != document["title"]:
        yield "the headline is not the first line of the text"
    published = document.get("published")
    if published is not None and not dates.valid(published):
        yield f"published is no EDTF date: {published!r}"
    entities = {entity["id"]: entity for entity in gold["entities"]}
    if len(entities) != len(gold["entities"]):
        yield "two entities have one id"
    for entity in gold["entities"]:
        yield from _entity_problems(entity, text)
    seen = set()
    for claim in gold["claims"]:
        where = f"{claim['subject']} {claim['predicate']} {json.dumps(claim['object'], ensure_ascii=False)}"
        for problem in _claim_problems(claim, text, entities):
            yield f"{where}: {problem}"
        key = (where, json.dumps(claim.get("qualifiers") or {}, sort_keys=True))
        if key in seen:
            yield f"{where}: claimed twice with the same qualifiers"
        seen.add(key)
    for slip in gold.get("slips", ()):
        if not slip["kind"]:
            yield "a slip of no kind"
        if slip["quote"] not in text:
            yield f"slip {slip['quote']!r} is not in the text"


def _entity_problems(entity: Json, text: str) -> Iterator[str]:
    if entity["type"] not in set(EntityType):
        yield f"entity {entity['id']} is of no type of the vocabulary: {entity['type']!r}"
    names = [entity["name"], *entity["aliases"]]
    for name in names:
        if not name.strip() or name not in text:
            yield f"entity {entity['id']}: the name {name!r} is not in the text"
    if len(set(names)) != len(names):
        yield f"entity {entity['id']} has a name twice"


def _claim_problems(claim: Json, text: str, entities: Mapping[str, Json]) -> Iterator[str]:
    predicate = PREDICATES.get(claim["predicate"])
    if predicate is None:
        yield "no such predicate"
        return
    subject = entities.get(claim["subject"])
    if subject is None:
        yield "the subject is no entity of the story"
    elif subject["type"] not in predicate.subject_types:
        yield f"a {subject['type']} cannot be the subject"
    yield from _object_problems(claim["object"], predicate, entities)
    for name, value in (claim.get("qualifiers") or {}).items():
        if name not in predicate.qualifiers:
            yield f"no qualifier {name!r} in the vocabulary"
        elif problem := _qualifier_problem(value, predicate.qualifiers[name], entities):
            yield f"qualifier {name}: {problem}"
    if claim["modality"] not in set(Modality):
        yield f"no such modality: {claim['modality']!r}"
    if not claim["evidence"]:
        yield "no evidence"
    missing = [quote for quote in claim["evidence"] if not quote or quote not in text]
    for quote in missing:
        yield f"the text does not hold the evidence {quote!r}"
    if claim["predicate"] == "holds_record":
        if claim["object"].get("text") not in _MEASURES:
            yield f"no measure: {claim['object']}"
    elif not missing and not any(_says(quote, claim["object"], entities) for quote in claim["evidence"]):
        yield f"no evidence holds the object's own words: {claim['evidence']}"


def _object_problems(value: Json, predicate: Predicate, entities: Mapping[str, Json]) -> Iterator[str]:
    kinds = {predicate.object_kind} | ({"text"} if predicate.object_or_text else set())
    kind = next((kind for kind in ("entity", "number", "date", "text") if kind in value), None)
    if kind not in kinds:
        yield f"the object must be {' or '.join(sorted(kinds))}"
    elif kind == "entity":
        entity = entities.get(value["entity"])
        if entity is None:
            yield "the object is no entity of the story"
        elif entity["type"] not in predicate.object_types:
            yield f"a {entity['type']} cannot be the object"
    elif kind == "date" and not dates.valid(value["date"]):
        yield f"no EDTF date: {value['date']!r}"
    elif kind == "number" and (isinstance(value["number"], bool) or not isinstance(value["number"], (int, float))):
        yield f"no number: {value['number']!r}"


def _qualifier_problem(value: object, kind: str | tuple[str, ...], entities: Mapping[str, Json]) -> str:
    """What is wrong with a qualifier's value, or an empty string."""
    if isinstance(kind, tuple):
        return "" if value in kind else f"{value!r} is none of {', '.join(kind)}"
    if kind == "date":
        return "" if isinstance(value, str) and dates.valid(value) else f"no EDTF date: {value!r}"
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "number":
        return "" if is_number else f"no number: {value!r}"
    if kind == "episode":
        return "" if is_number or value in _EPISODE_WORDS else f"no episode: {value!r}"
    if kind == "entity":
        return "" if value in entities else f"no entity of the story: {value!r}"
    return "" if isinstance(value, str) and value.strip() else f"no text: {value!r}"


def _says(quote: str, value: Json, entities: Mapping[str, Json]) -> bool:
    """Whether a quote holds the object's own words: a name, the text, the number in digits or words, or the date's."""
    folded = _fold(quote)
    if "entity" in value:
        entity = entities.get(value["entity"])
        return entity is None or any(_fold(name) in folded for name in (entity["name"], *entity["aliases"]))
    if "text" in value:
        return _fold(value["text"]) in folded
    if "number" in value:
        return _says_number(quote, value["number"])
    return _says_date(quote, value["date"])


def _says_number(quote: str, number: float) -> bool:
    if any(float(written.replace(",", "")) == number for written in _NUMBER.findall(quote)):
        return True
    return number in range(100) and re.search(rf"\b{_spelled(int(number))}", quote, re.IGNORECASE) is not None


def _spelled(number: int) -> str:
    """A pattern for a whole number below a hundred in words."""
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = _TENS[number // 10 - 2], number % 10
    return f"{tens}[ -]?{_ONES[ones]}" if ones else tens


def _says_date(quote: str, edtf: str) -> bool:
    """A story writes a date in so many ways that this only refuses evidence with nothing of the date in it."""
    year, _, rest = edtf.rstrip("~?%").partition("-")
    month, _, day = rest.partition("-")
    written = {int(number) for number in re.findall(r"(?<!\d)\d{1,4}(?!\d)", quote)}
    if _LEANING.search(quote):
        return True
    if day:
        return int(day) in written
    if month:
        return _MONTHS[int(month) - 1][:3] in quote.casefold() or int(month) in written
    return year.isdigit() and bool({int(year), int(year[2:])} & written)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())
