"""`copydesk site`, from outside."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from copydesk.cli import main
from copydesk.commands.tools import Tools
from newsroom import NOON, READER


def run(tmp_path: Path, *arguments: str) -> tuple[int, str]:
    tools = Tools(load_reader=lambda: READER, clock=lambda: NOON)
    ran = CliRunner().invoke(main, ["--ledger", str(tmp_path / "desk.db"), *arguments], obj=tools)
    return ran.exit_code, ran.output + (ran.stderr if ran.stderr not in ran.output else "")


def story(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text)
    assert run(tmp_path, "read", str(path), "--published", "2024-05-01")[0] == 0


def test_a_site_is_written_and_a_second_time_only_what_changed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    story(tmp_path, "a.txt", "Queen of Tears, the tvN drama. Park Ji-eun wrote Queen of Tears.")
    code, said = run(tmp_path, "site", str(out), "--name", "Drama desk")
    assert code == 0
    assert "0 unchanged" in said
    assert f"open {out / 'index.html'}" in said
    assert "Drama desk" in (out / "index.html").read_text("utf-8")
    code, said = run(tmp_path, "site", str(out), "--name", "Drama desk")
    assert (code, " 0 written" in said) == (0, True)
    story(tmp_path, "b.txt", "Park Ji-eun wrote Crash Landing on You.")
    code, said = run(tmp_path, "site", str(out), "--name", "Drama desk")
    assert code == 0
    assert " 0 written" not in said


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "site", str(tmp_path / "out"))[0] == 2
    assert not (tmp_path / "out").exists()
    story(tmp_path, "a.txt", "Queen of Tears, the tvN drama.")
    code, said = run(tmp_path, "site", str(tmp_path))
    assert (code, "not Copydesk's" in said) == (2, True)
    code, said = run(tmp_path, "site", str(tmp_path / "out"), "--address", "ftp://a")
    assert (code, "not an address" in said) == (2, True)
