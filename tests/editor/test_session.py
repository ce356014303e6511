"""One editor's session without its protocol: options, configuration, ledger, and drafts that cannot be checked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.check.baseline import baseline_text
from copydesk.config import Settings
from copydesk.desk import Checked, Desk, Reads, ledger_of
from copydesk.editor.session import Options, Session, options_from
from copydesk.errors import ConfigError, LedgerError, SourceError, UsageError
from newsroom import NOON, READER

DRAFT = "Queen of Tears ended on April 27, 2024.\n\nThe finale aired on Saturday, April 28, 2024.\n"


class Told(list[str]):
    """What a session said; `aloud` are the lines that an editor shows."""

    def __init__(self) -> None:
        self.aloud: list[str] = []

    def __call__(self, said: str, aloud: bool) -> None:
        self.append(said)
        if aloud:
            self.aloud.append(said)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told) -> Iterator[Session]:
    """A session in a folder whose `desk.db` has one story."""
    monkeypatch.delenv("COPYDESK_LEDGER", raising=False)
    (tmp_path / "story.txt").write_text("Queen of Tears ended on April 28, 2024.", "utf-8")
    with ledger_of(Settings(str(tmp_path / "desk.db"))) as ledger:
        list(Desk(reader=READER, ledger=ledger, clock=lambda: NOON).read([str(tmp_path / "story.txt")]))
    made = Session(lambda: READER, Options(ledger=str(tmp_path / "desk.db")), told)
    yield made
    made.close()


def codes(session: Session, folder: Path, text: str = DRAFT, *, name: str = "draft.md") -> list[str]:
    outcome = session.check(text, place=str(folder / name), media_type="text/markdown")
    assert isinstance(outcome, Checked), outcome
    return [finding.code for finding in outcome.findings]


def test_a_text_is_checked_against_the_ledger_that_the_editor_names(
    session: Session, tmp_path: Path, told: Told
) -> None:
    assert codes(session, tmp_path) == ["L001", "D001"]
    assert told == []


def test_the_readers_are_asked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_LEDGER", str(tmp_path / "none.db"))
    loaded = []

    def load() -> Reads:
        loaded.append(1)
        return READER

    session = Session(load)
    assert loaded == []
    codes(session, tmp_path)
    codes(session, tmp_path)
    assert loaded == [1]


def test_a_ledger_that_is_not_there_is_told_once_and_not_made(tmp_path: Path, told: Told) -> None:
    session = Session(lambda: READER, Options(ledger=str(tmp_path / "none.db")), told)
    assert codes(session, tmp_path) == ["D001"]
    assert codes(session, tmp_path) == ["D001"]
    assert told == [f"no ledger at {tmp_path / 'none.db'} yet: drafts are checked against themselves alone"]
    assert told.aloud == told, "somebody named it"
    assert not (tmp_path / "none.db").exists()


def test_a_ledger_that_nobody_named_is_missed_quietly(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COPYDESK_LEDGER", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *said, **named: tmp_path)
    assert codes(Session(lambda: READER, Options(), told), tmp_path) == ["D001"]
    assert (len(told), told.aloud) == (1, [])
    (tmp_path / "copydesk.toml").write_text('ledger = "other.db"\n', "utf-8")
    assert codes(Session(lambda: READER, Options(), told), tmp_path) == ["D001"]
    assert told.aloud == [f"no ledger at {tmp_path / 'other.db'} yet: drafts are checked against themselves alone"]


def test_what_is_no_ledger_is_told_and_the_draft_is_checked_against_itself(tmp_path: Path, told: Told) -> None:
    (tmp_path / "a.db").write_text("no database", "utf-8")
    session = Session(lambda: READER, Options(ledger=str(tmp_path / "a.db")), told)
    assert codes(session, tmp_path) == ["D001"]
    assert told[0].startswith("checked against itself alone: ")
    assert told.aloud == told


def test_a_ledger_that_breaks_is_told_and_opened_again(
    session: Session, tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(session, tmp_path) == ["L001", "D001"]
    check_text = Desk.check_text

    def busy(desk: Desk, *args: Any, **of: Any) -> Any:
        if desk._ledger is not None:
            raise LedgerError("the ledger is locked")
        return check_text(desk, *args, **of)

    with monkeypatch.context() as patch:
        patch.setattr(Desk, "check_text", busy)
        assert codes(session, tmp_path) == ["D001"]
    assert told == ["checked against itself alone: the ledger is locked"]
    assert codes(session, tmp_path) == ["L001", "D001"]


def test_the_configuration_is_honoured_and_read_again_when_it_changes(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "copydesk.toml"
    path.write_text('ignore = ["D001"]\nexclude = ["old"]\n', "utf-8")
    assert codes(session, tmp_path) == ["L001"]
    assert session.check(DRAFT, place=str(tmp_path / "old" / "a.md"), media_type="text/markdown") is None
    path.write_text("", "utf-8")
    os.utime(path, ns=(1, 1))
    assert codes(session, tmp_path) == ["L001", "D001"]


def test_a_mistake_in_the_configuration_is_what_there_is_to_say(session: Session, tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text("\nselect = 3\n", "utf-8")
    outcome = session.check(DRAFT, place=str(tmp_path / "draft.md"), media_type="text/markdown")
    assert isinstance(outcome, ConfigError)
    assert outcome.place == f"{tmp_path / 'copydesk.toml'}:2"


def test_a_draft_without_a_file_has_the_configuration_of_the_workspace(session: Session, tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('ignore = ["D001"]\n', "utf-8")
    session.folder = tmp_path
    outcome = session.check(DRAFT, place="Untitled-1", media_type="text/markdown")
    assert isinstance(outcome, Checked)
    assert [finding.code for finding in outcome.findings] == ["L001"]


def test_the_baseline_of_the_configuration_keeps_its_findings_back(session: Session, tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('baseline = "old.json"\n', "utf-8")
    assert codes(session, tmp_path) == ["L001", "D001"]
    outcome = session.check(DRAFT, place=str(tmp_path / "draft.md"), media_type="text/markdown")
    assert isinstance(outcome, Checked)
    drafts = [("draft.md", outcome.reading.document, outcome.findings[:1])]
    (tmp_path / "old.json").write_text(baseline_text(drafts), "utf-8")
    assert codes(session, tmp_path) == ["D001"]


def test_an_empty_text_and_front_matter_that_is_wrong(session: Session, tmp_path: Path) -> None:
    assert session.check(" \n\ufeff\n", place="draft.md", media_type="text/markdown") is None
    outcome = session.check("---\ndate: soon\n---\n\nText.", place="draft.md", media_type="text/markdown")
    assert isinstance(outcome, SourceError)
    assert outcome.place == "draft.md:2"


def test_the_date_of_front_matter_is_the_day_of_publication(session: Session, tmp_path: Path) -> None:
    text = "---\ndate: {}\n---\n\nThe finale aired on Saturday, April 28.\n"
    assert codes(session, tmp_path, text.format("2024-05-16")) == ["D001"]
    assert codes(session, tmp_path, text.format("2018-05-16")) == []


def test_options_are_taken_over_what_the_server_was_started_with() -> None:
    base = Options(ledger="a.db", select=("D",))
    assert options_from(None, base) is base
    said = options_from({"ledger": "b.db", "ignore": ["D001"], "delayMs": 0}, base)
    assert said == Options(ledger="b.db", select=("D",), ignore=("D001",), delay_ms=0)
    assert options_from({}, base) == base
    assert options_from([], base) == base, "Lua has one empty table for both"


def test_paths_are_seen_from_the_workspace_and_may_name_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    said = options_from({"ledger": "desk.db", "config": "~/copydesk.toml"}, Options(), tmp_path)
    assert said == Options(ledger=str(tmp_path / "desk.db"), config=tmp_path / "home" / "copydesk.toml")
    server = "postgresql://desk/news"
    assert options_from({"ledger": server}, Options(), tmp_path).ledger == server
    assert options_from({"ledger": str(tmp_path / "a.db")}, Options(), Path("/b")).ledger == str(tmp_path / "a.db")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (["desk.db"], "settings are not an object"),
        ({"ledgr": "x"}, 'no setting is called "ledgr"'),
        ({"ledger": 3}, "ledger is not a string"),
        ({"select": "L001"}, "select is not a list of strings"),
        ({"delayMs": -1}, "delayMs is not a number"),
        ({"delayMs": True}, "delayMs is not a number"),
    ],
)
def test_settings_that_are_wrong_are_named(said: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        options_from(said, Options())
