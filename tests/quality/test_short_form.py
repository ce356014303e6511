"""Gold in short form becomes a gold file, or is refused with the line of its story."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from quality import short_form
from quality.gold import problems
from quality.short_form import ShortFormError, gold_of, stories

STORY = """=== own-9701
published: 2026-03-02
---
Night Ferry finds its lead

Han Sae Byul has been cast as Oh Jin Ju in tvN's "Night Ferry," Star News said. The mystery thriller premieres in May.

It follows Sea Dogs, whose finale drew 5.2 percent. Oh Jin Joo is a ferry captain.
---
w1 work Night Ferry
w2 work Sea Dogs
p1 person Han Sae Byul | Han
c1 character Oh Jin Ju | Oh Jin Joo
o1 organization tvN
---
w1 cast_member p1 character=c1 mod=planned by="Star News" {has been cast} {"Night Ferry,"}
w1 start_date 2026-05 mod=planned {premieres in May}
w1 genre "mystery thriller" {mystery thriller}
w2 audience_rating 5.2 episode=finale {5.2 percent}
~ w1 original_broadcaster o1 {tvN}
---
name | Oh Jin Joo | Oh Jin Ju
"""


def test_a_story_in_short_form() -> None:
    gold = gold_of(STORY)
    assert list(problems(gold)) == []
    assert gold["document"]["id"] == "own-9701"
    assert gold["document"]["title"] == "Night Ferry finds its lead"
    assert gold["entities"][2] == {"id": "p1", "type": "person", "name": "Han Sae Byul", "aliases": ["Han"]}
    cast, start, genre, rating, broadcaster = gold["claims"]
    first = 'Han Sae Byul has been cast as Oh Jin Ju in tvN\'s "Night Ferry," Star News said.'
    assert cast == {
        "subject": "w1", "predicate": "cast_member", "object": {"entity": "p1"}, "modality": "planned",
        "attribution": "Star News", "qualifiers": {"character": "c1"}, "evidence": [first],
    }
    assert start["object"] == {"date": "2026-05"}
    assert genre["object"] == {"text": "mystery thriller"}
    assert rating["object"] == {"number": 5.2, "unit": "percent"}
    assert rating["qualifiers"] == {"episode": "finale"}
    assert broadcaster["optional"] is True
    assert "optional" not in cast
    assert gold["slips"] == [{"kind": "name", "quote": "Oh Jin Joo", "should_be": "Oh Jin Ju"}]


@pytest.mark.parametrize(("old", "new", "said"), [
    ("w1 genre", "w9 genre", "no entity 'w9'"),
    ("w1 genre", "w1 colour", "a claim is subject, predicate, object"),
    ("{mystery thriller}", "{comedy}", "the text does not hold 'comedy'"),
    ("o1 organization tvN", "o1 tvN", "an entity is a key, a type and a name"),
    ("name | Oh Jin Joo | Oh Jin Ju", "name", "a slip is a kind"),
    ("---\n", "", "a story is head, text, entities, claims"),
])
def test_what_is_wrong_is_said(old: str, new: str, said: str) -> None:
    with pytest.raises(ShortFormError, match=said):
        gold_of(STORY.replace(old, new))


def test_a_file_of_two_of_which_one_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = STORY.replace("own-9701", "own-9702").replace("p1 person", "p1 persona")
    (tmp_path / "new.txt").write_text(STORY + wrong, "utf-8")
    assert [line for line, _ in stories(STORY + wrong)] == [1, 1 + STORY.count("\n")]
    monkeypatch.setattr(sys, "argv", ["short_form", str(tmp_path / "new.txt"), "--into", str(tmp_path)])
    assert short_form.main() == 1
    said = capsys.readouterr()
    assert f"new.txt:{1 + STORY.count(chr(10))}: entity p1 is of no type of the vocabulary: 'persona'" in said.err
    assert "1 stories right, 1 with problems" in said.out
    assert json.loads((tmp_path / "own-9701.json").read_text("utf-8"))["document"]["id"] == "own-9701"
    assert not (tmp_path / "own-9702.json").exists()
