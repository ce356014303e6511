from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.config import LEDGER_VARIABLE, Settings, settings, terminal_is_forced


def test_a_flag_wins_over_the_environment_and_that_over_the_default() -> None:
    environment = {LEDGER_VARIABLE: "from-environment.db"}
    assert settings(ledger="from-flag.db", environment=environment).ledger == "from-flag.db"
    assert settings(environment=environment).ledger == "from-environment.db"
    default = Path(settings(environment={}).ledger)
    assert default.name == "ledger.db"
    assert "copydesk" in default.parts
    assert settings(environment={LEDGER_VARIABLE: ""}).ledger == str(default)


@pytest.mark.parametrize(
    ("ledger", "file"),
    [("a.db", "a.db"), ("sqlite:///a.db", "a.db"), ("sqlite:////x/a.db", "/x/a.db"), ("postgresql://host/desk", None)],
)
def test_which_file_a_ledger_is(ledger: str, file: str | None) -> None:
    assert Settings(ledger).ledger_file == (Path(file) if file else None)


def test_what_forces_a_terminal() -> None:
    assert not terminal_is_forced({"TERM": "xterm-256color", "FORCE_COLOR": ""})
    assert terminal_is_forced({"FORCE_COLOR": "1"})
    assert terminal_is_forced({"TTY_COMPATIBLE": "1"})
