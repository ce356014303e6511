"""`copydesk import`: what it says, what it answers, what it leaves in the ledger."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from copydesk.cli import main
from copydesk.desk import open_ledger
from imports.tables import RATINGS, SHOWS, folder


def ran(tmp_path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--ledger", str(tmp_path / "desk.db"), "import", *arguments], prog_name="copydesk")


def test_it_counts_what_it_did_and_answers_2_where_a_row_is_amiss(tmp_path: Path) -> None:
    tables = folder(tmp_path / "tables")
    done = ran(tmp_path, str(tables))
    assert (done.exit_code, done.stdout) == (0, "5 sources with 34 claims: 5 new, 0 revised, 0 unchanged\n")
    assert done.stderr.startswith(f"{tables}/people.csv: left out: 1 cells of the column instagram_handle")
    folder(tables, ratings=[*RATINGS, {**RATINGS[0], "percent": "much"}])
    done = ran(tmp_path, str(tables))
    assert done.exit_code == 2
    assert done.stdout == "5 sources with 34 claims: 0 new, 0 revised, 5 unchanged; 1 could not be imported\n"
    assert f"copydesk: {tables}/ratings.csv:4: percent: expected a number from 0 to 100" in done.stderr


def test_a_dry_run_keeps_nothing(tmp_path: Path) -> None:
    done = ran(tmp_path, str(folder(tmp_path / "tables", shows=SHOWS)), "--dry-run")
    assert (done.exit_code, done.stdout) == (0, "2 sources with 26 claims: none kept (--dry-run)\n")
    assert not (tmp_path / "desk.db").exists()


def test_very_many_bad_rows_are_counted_and_not_all_said(tmp_path: Path) -> None:
    tables = folder(tmp_path / "tables", shows=SHOWS, ratings=[{**RATINGS[0], "percent": "x"}] * 80)
    done = ran(tmp_path, str(tables))
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 51
    assert "and 30 more that could not be imported" in done.stderr


def test_nothing_to_import_is_said(tmp_path: Path) -> None:
    assert "name a folder or a file, or say --starter" in ran(tmp_path).stderr
    (tmp_path / "empty").mkdir()
    done = ran(tmp_path, str(tmp_path / "empty"))
    assert (done.exit_code, "nothing to import there" in done.stderr) == (2, True)


def test_the_starter_desk_goes_in_whole(tmp_path: Path) -> None:
    done = ran(tmp_path, "--starter")
    assert (done.exit_code, done.stderr) == (0, "")
    with open_ledger(tmp_path / "desk.db") as ledger:
        [work] = ledger.find("눈물의 여왕")
        assert work.name == "Queen of Tears"
        sources = ledger.entries(subject=work.id)
        assert all((entry.story.url or "").startswith("http") and entry.story.outlet for entry in sources)
        people = ledger.find("Kim Hee-won")
        assert len(people) == 2, "the director and the actor of that name"
