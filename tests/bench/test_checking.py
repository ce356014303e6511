"""The benchmark of checking: an edit is one sentence, the ledger's share is counted, a desk is made once."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bench import checking
from bench.texts import stories
from copydesk.text.segment import segment


def test_an_edit_changes_one_sentence_and_is_another_each_time() -> None:
    story = stories()[0]
    once, again = checking.edited(story, 1).text, checking.edited(story, 2).text
    assert once != again
    before = [story.text[s.start : s.end] for s in segment(story.text).sentences]
    after = [once[s.start : s.end] for s in segment(once).sentences]
    assert len(before) == len(after)
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_the_ledgers_time_and_questions_are_counted_and_errors_pass() -> None:
    class Slow:
        place = "here"

        def find(self, name: str) -> str:
            sum(range(100_000))
            return name

        def thing(self, name: str) -> str:
            raise KeyError(name)

    timed = checking.TimedLedger(Slow())  # type: ignore[arg-type]
    assert timed.place == "here"
    assert timed.find("x") == "x"
    with pytest.raises(KeyError):
        timed.thing("x")
    assert timed.questions == 2
    assert timed.wall > 0


def test_a_desk_is_made_once_and_holds_the_draft_and_made_up_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "starter_tables", lambda: str(tmp_path / "tables"))
    (tmp_path / "tables").mkdir()
    file = tmp_path / "desk.db"
    held = checking.make_desk(file, 400)
    assert 390 <= held <= 400
    stamp = file.stat().st_mtime_ns
    assert checking.make_desk(file, 9_999) == held
    assert file.stat().st_mtime_ns == stamp
    assert [path.name for path in tmp_path.glob("*.unfinished")] == []


def test_the_table_says_what_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"claims": 400, "words": 513, "findings": 2, "questions": 9, "proselint": ["proselint 1", 70.0, 60.0]}
    said |= {name: [20.0, 10.0] for name in ("whole", "read", "check", "ledger", "edit", "edit ledger", "cold")}
    done = subprocess.CompletedProcess([], 0, stdout=json.dumps(said))
    monkeypatch.setattr(checking.subprocess, "run", lambda *_, **__: done)
    table = checking.checking_table(400, 3)
    assert "513 words" in table.title
    assert "400 claims" in table.title
    assert ("proselint, warm", "70", "60") in table.rows
    assert {len(row) for row in table.rows} == {3}
    monkeypatch.setattr(checking.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, stdout=""))
    with pytest.raises(ChildProcessError, match="ended with 1"):
        checking.checking_table(400, 3)
