from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.commands.screen import one_line, paint, progress


@given(st.text())
def test_an_error_is_one_printable_line(text: str) -> None:
    assert one_line(text).isprintable()


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert paint("title", "Goblin") == "Goblin"
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert paint("title", "Goblin") == "\x1b[1mGoblin\x1b[0m"
    assert paint("", "Goblin") == paint("title", " ").strip() + "Goblin"
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint("title", "Goblin") == "Goblin"


def test_every_role_of_the_formats_has_a_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    roles = ("title label quote doubt quiet error warning info place code mark receipt fix summary").split()
    assert [role for role in roles if paint(role, "x") == "x"] == []


def test_progress_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(iter([1, 2, 3]), "stories")) == [1, 2, 3]
    assert capsys.readouterr() == ("", "")


def test_progress_shows_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(progress(iter([1, 2, 3]), "stories")) == [1, 2, 3]
    said = capsys.readouterr()
    assert said.out == ""
    assert "\x1b[" in said.err
