"""Excerpts of gold stories: what they claim is said in them, and what they may say counts neither way."""

from __future__ import annotations

import importlib
import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
STORIES = sorted((ROOT / "corpus" / "own").glob("*.json"))[:12]


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    yield importlib.import_module("excerpts").excerpts
    for name in ("excerpts", "data"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_an_excerpt_claims_only_what_its_own_words_say(path: Path, cut: Any) -> None:
    story = json.loads(path.read_text("utf-8"))
    parts = cut(story, random.Random(3), 6)
    assert parts == cut(story, random.Random(3), 6)
    for part in parts:
        text = part["document"]["text"]
        assert text in story["document"]["text"]
        named = {entity["id"] for entity in part["entities"]}
        assert all(any(n in text for n in (e["name"], *e["aliases"])) for e in part["entities"])
        for claim in part["claims"]:
            assert claim["subject"] in named
            quotes = [quote if isinstance(quote, str) else quote["quote"] for quote in claim["evidence"]]
            assert claim["optional"] or all(quote in text for quote in quotes)


def test_a_short_story_has_none(cut: Any) -> None:
    story = {"document": {"id": "x", "text": "One sentence. Another one."}, "entities": [], "claims": []}
    assert cut(story, random.Random(3), 6) == []
