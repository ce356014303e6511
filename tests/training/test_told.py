"""Gold of true texts: what a text tells of that tables hold is claimed where its words stand, and nothing else is."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.imports.files import readings
from copydesk.jsonlines import document_from_json
from copydesk.model import Reading
from copydesk.reader.pipeline import Reader
from quality.gold import problems

ROOT = Path(__file__).parents[2]
TABLES = str(ROOT / "src" / "copydesk" / "data" / "starter")
TEXT = (
    "The consigliere is back in the window of every bookshop. Song Joong-ki gave Vincenzo Cassano his lighter and his "
    "manners, and since February 20, when tvN let him off the plane, Kim Hee-won's camera has hardly left him.\n\n"
    "Vincenzo ends tomorrow, after twenty episodes. It began at 7.7 percent. Jeon Yeo-been, who is not to be trusted "
    "with a megaphone, is Hong Cha-young. Seoul has 20 districts, and none of them is safe."
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    yield importlib.import_module("told")
    for name in ("told", "data"):
        sys.modules.pop(name, None)


def gold(told: Any, text: str, published: str = "2021-05-01") -> dict[str, Any]:
    tables = told.tables_of(r for r in readings([TABLES]) if isinstance(r, Reading))
    document = {"id": "text-1", "title": "", "text": text, "published": published, "outlet": None, "url": None,
                "lang": "en"}  # fmt: skip
    read = Reader.load().read(document_from_json(document, place="text-1"))
    made: dict[str, Any] = told.gold_of(document, tables, read)
    return made


def said(story: dict[str, Any]) -> dict[tuple[str, str, str], bool]:
    """Subject, predicate and object of each claim: whether it counts."""
    named = {e["id"]: e["name"] for e in story["entities"]}
    return {
        (named[c["subject"]], c["predicate"], named.get(v := str(next(iter(c["object"].values()))), v)):
            not c.get("optional", False)
        for c in story["claims"]
    }  # fmt: skip


def test_what_stands_in_the_text_is_told(told: Any) -> None:
    claims = said(gold(told, TEXT))
    sure = {(predicate, value) for (subject, predicate, value), counts in claims.items() if counts}
    assert {
        ("cast_member", "Song Joong-ki"), ("cast_member", "Jeon Yeo-been"), ("original_broadcaster", "tvN"),
        ("director", "Kim Hee-won"), ("start_date", "2021-02-20"), ("audience_rating", "7.7"),
        ("episode_count", "20.0"),
    } <= sure  # fmt: skip
    assert {subject for subject, *_ in claims} == {"Vincenzo"}


def test_a_part_is_told_beside_its_performer(told: Any) -> None:
    story = gold(told, TEXT)
    named = {e["id"]: e["name"] for e in story["entities"]}
    parts = {named[c["object"]["entity"]]: c for c in story["claims"] if c["predicate"] == "cast_member"}
    assert named[parts["Song Joong-ki"]["qualifiers"]["character"]] == "Vincenzo Cassano"
    assert "lighter" in parts["Song Joong-ki"]["evidence"][0]


def test_a_number_that_counts_no_episodes_neither_counts_for_nor_against(told: Any) -> None:
    story = gold(told, "Vincenzo is a drama. Seoul has 20 districts, and none of them is safe.")
    assert [c["predicate"] for c in story["claims"] if not c.get("optional")] == []
    assert any(c["predicate"] == "episode_count" for c in story["claims"])


def test_the_name_of_a_part_is_nobody_elses_where_its_work_is_not_named(told: Any) -> None:
    story = gold(told, "Hong Cha-young won a prize for her novel.")
    assert not [e for e in story["entities"] if e["type"] == "character" and e["id"].startswith("t")]


def test_gold_of_the_corpus_is_well_formed(told: Any) -> None:
    claims = 0
    for path in sorted((ROOT / "corpus" / "true").glob("*.json"))[::60]:
        data = json.loads(path.read_text("utf-8"))
        story = gold(told, data["text"], data["published"])
        claims += len(story["claims"])
        assert story.pop("partial") is True
        assert list(problems(story)) == []
    assert claims > 50
