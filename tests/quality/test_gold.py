"""The gold files of the project are well formed and cited; and the validator sees what it is there to see."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quality.gold import problems, problems_of_file

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = [path for folder in ("own", "dev", "negative") for path in sorted((CORPUS / folder).glob("*.json"))]

Gold = dict[str, Any]


@pytest.mark.parametrize("folder", ["own", "dev", "negative"])
def test_gold_files_have_no_problem(folder: str) -> None:
    files = [path for path in FILES if path.parent.name == folder]
    if not files:
        pytest.skip(f"corpus/{folder} has no story yet")
    assert {path.name: found for path in files if (found := problems_of_file(path))} == {}


def test_ids_are_not_used_twice() -> None:
    ids = [json.loads(path.read_text("utf-8"))["document"]["id"] for path in FILES]
    assert len(ids) == len(set(ids))


def gold() -> Gold:
    text = "Goblin bows out\n\nOn January 21, 2017, tvN’s Goblin ended on 20.5 percent. Gong Yoo played Kim Shin."
    return {
        "document": {"id": "a", "title": "Goblin bows out", "text": text, "published": "2017-01-22"},
        "entities": [
            {"id": "e1", "type": "work", "name": "Goblin", "aliases": []},
            {"id": "e2", "type": "person", "name": "Gong Yoo", "aliases": []},
            {"id": "e3", "type": "character", "name": "Kim Shin", "aliases": []},
        ],
        "claims": [
            {
                "subject": "e1", "predicate": "cast_member", "object": {"entity": "e2"},
                "qualifiers": {"character": "e3"}, "modality": "asserted", "attribution": None,
                "evidence": ["Gong Yoo played Kim Shin."],
            },
            {
                "subject": "e1", "predicate": "end_date", "object": {"date": "2017-01-21"}, "qualifiers": {},
                "modality": "asserted", "attribution": None, "evidence": ["On January 21, 2017, tvN’s Goblin ended"],
            },
        ],
        "slips": [{"kind": "name", "quote": "Goblin", "should_be": "Goblins"}],
    }  # fmt: skip


def test_a_good_gold_story_has_no_problem() -> None:
    assert list(problems(gold())) == []


def _claim(data: Gold, index: int = 0) -> Gold:
    claim: Gold = data["claims"][index]
    return claim


DAMAGE: dict[str, Callable[[Gold], object]] = {
    "not in the text": lambda g: g["entities"][1].update(name="Gong Yu"),
    "headline": lambda g: g["document"].update(title="Goblin ends"),
    "EDTF": lambda g: g["document"].update(published="yesterday"),
    "no type": lambda g: g["entities"][0].update(type="drama"),
    "a name twice": lambda g: g["entities"][0].update(aliases=["Goblin"]),
    "one id": lambda g: g["entities"][0].update(id="e2"),
    "no such predicate": lambda g: _claim(g).update(predicate="actor"),
    "subject is no entity": lambda g: _claim(g).update(subject="e9"),
    "cannot be the subject": lambda g: _claim(g).update(subject="e2"),
    "cannot be the object": lambda g: _claim(g).update(object={"entity": "e3"}),
    "object is no entity": lambda g: _claim(g).update(object={"entity": "e9"}),
    "must be entity": lambda g: _claim(g).update(object={"text": "Gong Yoo"}),
    "no EDTF date": lambda g: _claim(g, 1).update(object={"date": "2017-13-21"}),
    "no qualifier": lambda g: _claim(g).update(qualifiers={"role": "e3"}),
    "none of lead": lambda g: _claim(g).update(qualifiers={"billing": "star"}),
    "no entity of the story": lambda g: _claim(g).update(qualifiers={"character": "e7"}),
    "no such modality": lambda g: _claim(g).update(modality="rumoured"),
    "no evidence": lambda g: _claim(g).update(evidence=[]),
    "does not hold the evidence": lambda g: _claim(g).update(evidence=["Gong Yoo plays Kim Shin."]),
    "object's own words": lambda g: _claim(g).update(evidence=["played Kim Shin."]),
    "own words": lambda g: _claim(g, 1).update(evidence=["tvN’s Goblin ended"]),
    "claimed twice": lambda g: g["claims"].append(_claim(g)),
    "slip": lambda g: g["slips"][0].update(quote="Gobblin"),
    "fields": lambda g: g.update(claim=[]),
}


@pytest.mark.parametrize("said", DAMAGE)
def test_each_kind_of_damage_is_seen(said: str) -> None:
    data = gold()
    DAMAGE[said](data)
    assert any(said in problem for problem in problems(data)), list(problems(data))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"document": 3}', "{"])
def test_a_file_of_another_shape_is_a_problem_and_no_crash(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, "utf-8")
    assert problems_of_file(path)
