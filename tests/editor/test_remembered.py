"""Answers from memory are those of the ledger as it is: whatever was added, by whomever, is seen at the next check."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from copydesk.config import Settings
from copydesk.desk import Checked, Desk, ledger_of
from copydesk.editor.remembered import Remembered, file_stamp
from copydesk.editor.session import Options, Session
from copydesk.ledger.base import Ledger
from newsroom import NOON, READER

DRAFT = "Queen of Tears ended on April 27, 2024.\n"


class Counting:
    """A ledger that counts what it is asked, and knows nothing."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, name: str, *, types: frozenset[str] | None = None) -> tuple[str, ...]:
        self.asked.append(name)
        return (name,)

    def counts(self) -> int:
        self.asked.append("counts")
        return len(self.asked)


def test_a_question_is_asked_once_until_the_ledger_changes() -> None:
    counting, state = Counting(), [1]
    ledger = Remembered(cast("Ledger", counting), lambda: state[0])
    for _ in range(2):
        ledger.refresh()
        assert ledger.find("a") == ("a",)
        assert ledger.find("a", types=None) == ("a",)
    assert counting.asked == ["a", "a"], "two ways to ask, each once"
    state[0] = 2
    ledger.refresh()
    ledger.find("a")
    ledger.refresh(anyway=True)
    ledger.find("a")
    assert len(counting.asked) == 4


def test_what_is_no_question_about_claims_is_never_remembered() -> None:
    ledger = Remembered(cast("Ledger", Counting()), lambda: 1)
    assert ledger.counts() != ledger.counts()


def add(path: Path, text: str) -> None:
    with ledger_of(Settings(str(path))) as ledger:
        story = path.with_suffix(".txt")
        story.write_text(text, "utf-8")
        list(Desk(reader=READER, ledger=ledger, clock=lambda: NOON).read([str(story)]))


@pytest.mark.parametrize("again", [False, True])
def test_a_session_sees_what_another_process_adds(tmp_path: Path, again: bool) -> None:
    path = tmp_path / "desk.db"
    add(path, "Queen of Tears, the tvN drama")
    session = Session(lambda: READER, Options(ledger=str(path)))

    def codes() -> list[str]:
        said = session.check(DRAFT, place=str(tmp_path / "draft.md"), media_type="text/markdown")
        assert isinstance(said, Checked)
        return [finding.code for finding in said.findings]

    assert codes() == []
    add(path, "Queen of Tears ended on April 28, 2024.")
    if again:
        session.learn()
    assert codes() == ["L001"]
    session.close()


def test_a_stamp_is_another_where_the_file_is(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    nothing = file_stamp(path)
    path.write_bytes(b"one")
    one = file_stamp(path)
    path.with_name("desk.db-wal").write_bytes(b"two")
    assert len({nothing, one, file_stamp(path)}) == 3
    assert file_stamp(path) == file_stamp(path)
