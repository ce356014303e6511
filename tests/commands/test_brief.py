"""`copydesk brief` from the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main
from copydesk.commands.tools import Tools
from newsroom import READER

SHOWS = """\
show_id,title,network,start_date,end_date,episodes,writers,source_urls
queen,Queen of Tears,tvN,2024-03-09,2024-04-28,16,Park Ji-eun,https://a.example/1
"""
TOOLS = Tools(load_reader=lambda: READER, clock=lambda: datetime(2024, 5, 16, tzinfo=UTC))


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    (tmp_path / "shows.csv").write_text(SHOWS, "utf-8")
    assert CliRunner().invoke(main, ["import", "shows.csv"], obj=TOOLS).exit_code == 0


def brief(*args: str, given: str = "") -> Result:
    return CliRunner().invoke(main, ["brief", *args], obj=TOOLS, input=given)


def test_a_brief_in_every_format() -> None:
    text = brief("Queen of Tears")
    assert text.exit_code == 0
    assert "“Queen of Tears” is a tvN series written by Park Ji-eun.[1]" in text.stdout
    assert "[^1]: a.example" in brief("queen of tears", "--format", "markdown").stdout
    assert "</section>" in brief("Queen of Tears", "--format", "html").stdout


def test_what_a_draft_says_is_left_out(tmp_path: Path) -> None:
    words = "Queen of Tears, the tvN drama. Park Ji-eun wrote Queen of Tears."
    (tmp_path / "draft.txt").write_text(words, "utf-8")
    said = brief("Queen of Tears", "--for", "draft.txt").stdout
    assert "tvN" not in said.partition("[1]")[0]
    assert "left out, since the draft says it: 2 claims" in said
    assert brief("Queen of Tears", "--for", "-", given=words).stdout == said


def test_the_tense_is_that_of_the_clock_or_the_day_asked_for() -> None:
    assert "ended on April 28, 2024" in brief("Queen of Tears").stdout
    early = Tools(load_reader=lambda: READER, clock=lambda: datetime(2024, 4, 1, tzinfo=UTC))
    assert "is set to end on April 28" in CliRunner().invoke(main, ["brief", "Queen of Tears"], obj=early).stdout
    before = brief("Queen of Tears", "--as-of", "2024-05-01").stdout
    assert "Nothing that is undisputed" in before, "the desk had read nothing by then"


@pytest.mark.parametrize(("args", "said"), [
    (("Nobody",), "nothing in the ledger is called that"),
    (("Queen of Tears", "--for", "missing.md"), "missing.md"),
    (("Queen of Tears", "--as-of", "soon"), "is no day"),
])  # fmt: skip
def test_what_cannot_be_written_is_said(args: tuple[str, ...], said: str) -> None:
    done = brief(*args)
    assert (done.exit_code, said in done.stderr) == (2, True)
