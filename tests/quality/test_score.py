"""The ruler: that it gives the definitions' figures, and the same as the reference scorer where that is at hand."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quality.score import Counts, score

REFERENCE = Path(__file__).parents[3] / "shared" / "score.py"
STORIES = sorted((Path(__file__).parents[2] / "corpus" / "dev").glob("*.json"))

TEXT = "Goblin ended on tvN. Gong Yoo, as Kim Shin, led it. The finale drew 20.5 percent on January 21, 2017."


def story(claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "document": {"id": "s", "text": TEXT},
        "entities": [
            {"id": "e1", "type": "work", "name": "Goblin", "aliases": []},
            {"id": "e2", "type": "person", "name": "Gong Yoo", "aliases": ["Yoo"]},
            {"id": "e3", "type": "character", "name": "Kim Shin", "aliases": []},
        ],
        "claims": claims,
    }


def claim(predicate: str, value: dict[str, Any], subject: str = "e1", **more: Any) -> dict[str, Any]:
    return {"subject": subject, "predicate": predicate, "object": value, **more}


def total(gold: list[dict[str, Any]], said: list[dict[str, Any]]) -> Counts:
    result = Counts()
    for counts in score(story(gold), story(said)).counts.values():
        result.add(counts)
    return result


@pytest.mark.parametrize(
    ("gold", "said", "right"),
    [
        ({"number": 20.5}, {"number": 20.5}, True),
        ({"number": 24.85}, {"number": 24.9}, True),
        ({"number": 24.85}, {"number": 24.8}, True),  # halfway: either neighbour is equal at that precision
        ({"number": 24.85}, {"number": 24.7}, False),
        ({"number": 16}, {"number": 16.4}, True),
        ({"date": "2017-01-21"}, {"date": "2017-01"}, True),
        ({"date": "2017-01"}, {"date": "2017-01-21"}, False),
        ({"date": "2017-01-21~"}, {"date": "2017-01-24"}, True),
        ({"date": "2017-01-21~"}, {"date": "2017-01-25"}, False),
        ({"date": "XXXX-01-21"}, {"date": "2017-01-21"}, False),
        ({"text": "romantic comedy"}, {"text": "Comedy"}, True),
        ({"text": "romantic comedy"}, {"text": "thriller"}, False),
        ({"text": "Instagram"}, {"number": 3}, False),
        ({"entity": "e2"}, {"entity": "Gong-Yoo"}, True),
        ({"entity": "e2"}, {"entity": "the Yoo's"}, True),
        ({"entity": "e2"}, {"entity": "e3"}, False),
    ],
)
def test_objects_match_as_defined(gold: dict[str, Any], said: dict[str, Any], right: bool) -> None:
    assert total([claim("genre", gold)], [claim("genre", said)]).right == right


def test_only_symmetric_predicates_match_either_way_round() -> None:
    partner = [claim("partner", {"entity": "e3"}, "e2")], [claim("partner", {"entity": "e2"}, "e3")]
    director = [claim("relative", {"entity": "e3"}, "e2")], [claim("relative", {"entity": "e2"}, "e3")]
    assert (total(*partner).right, total(*director).right) == (1, 0)


def test_strict_wants_modality_and_the_golds_qualifiers() -> None:
    gold = [claim("cast_member", {"entity": "e2"}, modality="planned", qualifiers={"character": "e3"})]
    more = {"character": "Kim Shin", "billing": "lead"}
    full = [claim("cast_member", {"entity": "e2"}, modality="planned", qualifiers=more)]
    bare = [claim("cast_member", {"entity": "e2"}, modality="planned")]
    flat = [claim("cast_member", {"entity": "e2"}, qualifiers={"character": "e3"})]
    assert [total(gold, said).strict for said in (full, bare, flat)] == [1, 0, 0]


def test_an_optional_claim_is_neither_missed_nor_wrong() -> None:
    gold = [claim("cast_member", {"entity": "e2"}, optional=True)]
    assert total(gold, []) == Counts()
    assert total(gold, [claim("cast_member", {"entity": "e2"})]) == Counts()


@pytest.mark.parametrize(
    ("evidence", "cited"),
    [
        ({"start": 21, "end": 29, "quote": "Gong Yoo"}, 1),
        ({"start": 34, "end": 42}, 1),  # overlaps the gold's evidence without the object's words
        ({"start": 21, "end": 29, "quote": "Gong You"}, 0),
        ({"start": 0, "end": 6, "quote": "Goblin"}, 0),
    ],
)
def test_a_citation_is_exact_and_on_the_words(evidence: dict[str, Any], cited: int) -> None:
    gold = [claim("cast_member", {"entity": "e2"}, evidence=["Gong Yoo, as Kim Shin, led it."])]
    assert total(gold, [claim("cast_member", {"entity": "e2"}, evidence=[evidence])]).cited == cited


def test_a_claim_is_matched_once() -> None:
    gold = [claim("cast_member", {"entity": "e2"})]
    assert total(gold, gold + gold) == Counts(gold=1, said=2, right=1, strict=1, cited=0)


@pytest.mark.skipif(not REFERENCE.exists(), reason="the reference scorer is not beside this checkout")
@pytest.mark.parametrize("seed", range(3))
def test_the_same_figures_as_the_reference_scorer(tmp_path: Path, seed: int) -> None:
    """On every dev story, with readings that are the gold, damaged at random in each way that the ruler measures."""
    luck = random.Random(seed)
    golds = [json.loads(path.read_text("utf-8")) for path in STORIES]
    readings = [_damaged(gold, luck) for gold in golds]
    lines = tmp_path / "readings.jsonl"
    lines.write_text("".join(json.dumps(reading) + "\n" for reading in readings), "utf-8")
    command = [sys.executable, str(REFERENCE), str(STORIES[0].parent), str(lines), "--by", "predicate", "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    ours: dict[str, Counts] = {"all": Counts()}
    for gold, reading in zip(golds, readings, strict=True):
        for predicate, counts in score(gold, reading).counts.items():
            ours.setdefault(predicate, Counts()).add(counts)
            ours["all"].add(counts)
    expected = {"all": theirs["all"], **theirs["by_predicate"]}
    assert {name: _row(counts) for name, counts in ours.items()} == expected
    assert 0.3 < ours["all"].strict_f1 < ours["all"].f1 < 0.95  # the damage is real


def _row(counts: Counts) -> dict[str, float]:
    figures = {name: round(getattr(counts, name), 4) for name in ("precision", "recall", "f1", "strict_f1", "citation")}
    return {"gold": counts.gold, "said": counts.said, "right": counts.right, **figures}


def _damaged(gold: dict[str, Any], luck: random.Random) -> dict[str, Any]:
    text = gold["document"]["text"]
    claims = []
    for original in gold["claims"]:
        said = json.loads(json.dumps(original))
        said.pop("optional", None)
        spans = [(text.find(quote), len(quote)) for quote in said["evidence"]]
        said["evidence"] = [{"start": at, "end": at + size, "quote": text[at : at + size]} for at, size in spans]
        match luck.randrange(12):
            case 0:
                continue
            case 1:
                said["qualifiers"] = {}
            case 2:
                said["modality"] = "speculated"
            case 3:
                said["evidence"] = [{"start": 0, "end": 9, "quote": text[:9]}]
            case 4:
                said["evidence"][0]["quote"] += "!"
            case 5:
                said["subject"] = luck.choice(gold["entities"])["id"]
            case 6:
                claims.append(json.loads(json.dumps(said)))
            case 7 if "number" in said["object"]:
                said["object"]["number"] = round(said["object"]["number"] + luck.choice((-0.1, 0.04, 0.05)), 1)
            case 7 if "date" in said["object"]:
                said["object"]["date"] = luck.choice((said["object"]["date"][:7], "2024-01-01"))
            case 8 if "entity" in said["object"]:
                said["subject"], said["object"]["entity"] = said["object"]["entity"], said["subject"]
        claims.append(said)
    luck.shuffle(claims)
    return {"document": {"id": gold["document"]["id"], "text": text}, "entities": gold["entities"], "claims": claims}
