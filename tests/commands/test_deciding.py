from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main
from copydesk.commands.tools import Tools
from newsroom import NOON, READER

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `copydesk` in a folder with a ledger of two stories that say two dates, read a day before."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    monkeypatch.setenv("LOGNAME", "mina")

    def command(*args: str, days: int = 0) -> Result:
        tools = Tools(load_reader=lambda: READER, clock=lambda: NOON + timedelta(days=days))
        return CliRunner().invoke(main, args, obj=tools)

    Path("a.txt").write_text("Queen of Tears ended on April 28, 2024. Queen of Tears stars Kim Soo-hyun.", "utf-8")
    Path("b.txt").write_text("Queen of Tears ended on April 27, 2024. Kim Soo-hyun.", "utf-8")
    assert command("read", "a.txt", "b.txt", days=-1).exit_code == 0
    return command


def claims(run: Run, *args: str) -> dict[str, str]:
    """The dates that the log tells of, each with its claim's id."""
    events = json.loads(run("log", "Queen of Tears", "--format", "json", *args).stdout)["events"]
    found: list[dict[str, Any]] = [one for event in events for one in event["added"]]
    return {one["value"]["date"]: one["claim"] for one in found if "date" in one["value"]}


def cells(run: Run, *args: str) -> list[str]:
    shown = json.loads(run("show", "Queen of Tears", "--format", "json", *args).stdout)
    return [v["value"]["date"] for cell in shown["cells"] if cell["predicate"] == "end_date" for v in cell["values"]]


def test_a_retracted_claim_leaves_the_page_until_that_is_undone(run: Run) -> None:
    wrong = claims(run)["2024-04-27"]
    done = run("retract", wrong[:8], "--why", "a slip of the outlet's")
    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith(f"retracted: claim {wrong[:8]}, by mina: a slip of the outlet's\n")
    assert cells(run) == ["2024-04-28"]
    assert sorted(cells(run, "--as-of", "2024-05-15")) == ["2024-04-27", "2024-04-28"]
    undo = done.stdout.split("copydesk undo ")[1].split()[0]
    assert run("undo", undo, "--why", "it was right").stdout.startswith("undone: decision ")
    assert sorted(cells(run)) == ["2024-04-27", "2024-04-28"]
    assert "(undone by " in run("log").stdout


def test_a_corrected_claim_has_its_value_on_the_page(run: Run) -> None:
    done = run("correct", claims(run)["2024-04-27"], "2024-04-28", "--why", "tvN's page", "--by", "jun",
               "--format", "json")  # fmt: skip
    assert done.exit_code == 0, done.stderr
    decision = json.loads(done.stdout)
    assert (decision["action"], decision["author"], decision["value"]) == ("correct", "jun", {"date": "2024-04-28"})
    assert cells(run) == ["2024-04-28"]


def test_an_outlet_and_a_story_can_be_retracted(run: Run) -> None:
    story = json.loads(run("log", "--format", "json").stdout)["events"][0]["story"]["id"]
    assert run("retract", story, "--why", "made up").exit_code == 0
    assert len(cells(run)) == 1
    gone = run("retract", "Daily Rumour", "--why", "made up")
    assert gone.exit_code == 2
    assert gone.stderr.startswith("copydesk: Daily Rumour: no outlet in the ledger is called that, and no claim")


def test_judgements_by_name_are_kept_and_told(run: Run) -> None:
    done = run("same", "Kim Soo-hyun", "tvN", "--why", "no")
    assert done.exit_code == 2
    assert "nothing in the ledger is called that" in done.stderr
    parts = run("differ", "Kim Soo-hyun", "김수현", "--why", "two men")
    assert (parts.exit_code, "that is one thing, not two" in parts.stderr) == (2, True)
    assert run("same", "Queen of Tears", "Queen of Teers", "--why", "no").stderr.count("nearest: Queen of Tears") == 1


def test_the_log_of_a_name_begins_with_who_it_is(run: Run) -> None:
    out = run("log", "Kim Soo-hyun").stdout
    assert out.startswith("Kim Soo-hyun (person) ")
    assert "  Kim Soo-hyun (acts, Queen of Tears), 1 story: " in out
    assert "same name, both with Queen of Tears" in out
    assert "Queen of Tears: cast: Kim Soo-hyun" in out


@pytest.mark.parametrize("command", ["same A B", "differ A B", "retract 123456", "correct 123456 x", "undo 123456"])
def test_a_decision_needs_a_reason_and_a_ledger(run: Run, command: str) -> None:
    done = run(*command.split())
    assert (done.exit_code, "--why" in done.stderr) == (2, True)
    Path("desk.db").unlink()
    done = run(*command.split(), "--why", "so")
    assert (done.exit_code, "no ledger there yet" in done.stderr) == (2, True)
    assert not Path("desk.db").exists()
