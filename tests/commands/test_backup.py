"""`copydesk backup`, as somebody at the desk uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main
from copydesk.commands.tools import Tools
from newsroom import NOON, READER


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    Path("a.txt").write_text("Queen of Tears ended on April 28, 2024.", "utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, obj=Tools(load_reader=lambda: READER, clock=lambda: NOON))


def test_a_copy_is_a_ledger_like_the_first() -> None:
    run("read", "a.txt")
    done = run("backup", "copy.db")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("the ledger is copied into copy.db (0.")
    shown = [run("--ledger", ledger, "show", "Queen of Tears").stdout for ledger in ("desk.db", "copy.db")]
    assert shown[0] == shown[1]
    assert "2024-04-28" in shown[0]
    assert {path.name for path in Path().iterdir()} == {"a.txt", "desk.db", "copy.db"}


def test_nothing_is_ever_copied_over() -> None:
    run("read", "a.txt")
    Path("there").write_text("mine")
    done = run("backup", "there")
    assert done.exit_code == 2
    assert done.stderr == "copydesk: there: is there already (name a file that is not there)\n"
    assert Path("there").read_text() == "mine"
    assert run("backup", "desk.db").exit_code == 2


def test_where_no_file_can_be_there_is_none() -> None:
    run("read", "a.txt")
    done = run("backup", "nowhere/copy.db")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "nowhere/copy.db: cannot be written: No such file or directory" in done.stderr


@pytest.mark.parametrize("arguments", [["backup", "copy.db"], ["show", "Queen of Tears"]])
@pytest.mark.parametrize("ledger", ["typo.db", "no/such/folder/desk.db"])
def test_a_mistyped_ledger_is_not_made(ledger: str, arguments: list[str]) -> None:
    done = run("--ledger", ledger, *arguments)
    assert done.exit_code == 2
    assert f"copydesk: {ledger}: " in done.stderr
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


@pytest.mark.parametrize("arguments", [["backup", "copy.db"], ["show", "Queen of Tears"]])
def test_an_empty_file_is_no_ledger_and_stays_empty(arguments: list[str]) -> None:
    Path("desk.db").touch()
    done = run(*arguments)
    assert done.exit_code == 2
    assert "desk.db: there is no ledger yet (copydesk read a story first)" in done.stderr
    assert Path("desk.db").stat().st_size == 0
