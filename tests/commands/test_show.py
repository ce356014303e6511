"""`copydesk show --disputes` from the command line, on a ledger made by `copydesk import`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main

SHOWS = """\
show_id,title,network,start_date,end_date,episodes,source_urls
queen,Queen of Tears,tvN,2024-03-09,2024-04-28,16,https://a.example/1
castle,SKY Castle,JTBC,2018-11-23,2019-02-01,20,https://a.example/3
"""
RATINGS = """\
show_id,episode,date,area,statistic,percent,rating_company,source_url
queen,12,2024-04-14,nationwide,average,20.732,Nielsen Korea,https://b.example/1
queen,12,,,average,20.742,Nielsen Korea,https://c.example/1
queen,finale,,nationwide,average,24.850,Nielsen Korea,https://b.example/2
queen,16,2024-04-28,seoul,average,28.4,Nielsen Korea,https://b.example/2
castle,20,2019-02-01,nationwide,average,23.779,Nielsen Korea,https://b.example/3
castle,20,2019-02-01,nationwide,average,23.77,Nielsen Korea,https://c.example/3
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "shows.csv").write_text(SHOWS, "utf-8")
    (tables / "ratings.csv").write_text(RATINGS, "utf-8")
    assert CliRunner().invoke(main, ["import", "tables"]).exit_code == 0


def show(*args: str) -> Result:
    return CliRunner().invoke(main, ["show", *args])


def test_the_disputes_of_all_and_of_one() -> None:
    everything = show("--disputes")
    assert everything.exit_code == 0
    assert "(one source): no source says what tells them apart" in everything.stdout
    assert "1 dispute about 1 thing" in everything.stdout
    castle = show("--disputes", "SKY Castle")
    assert "nothing is in dispute" in castle.stdout
    assert "23.77 is 23.779 cut off, not rounded" in castle.stdout


def test_every_form_says_the_same() -> None:
    queen = json.loads(show("--disputes", "Queen of Tears", "--format", "json").stdout)
    assert [cell["scope"]["episode"] for thing in queen["things"] for cell in thing["disputed"]] == [12]
    assert "20.742" in show("--disputes", "--format", "markdown").stdout


@pytest.mark.parametrize(("args", "said"), [
    ((), "whom or what?"),
    (("--disputes", "--format", "html"), "disputes are not shown in that form"),
    (("--disputes", "Nobody"), "nothing in the ledger is called that"),
])  # fmt: skip
def test_what_cannot_be_shown_is_said(args: tuple[str, ...], said: str) -> None:
    done = show(*args)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_the_finale_and_its_number_are_one_broadcast() -> None:
    page = json.loads(show("Queen of Tears", "--format", "json").stdout)
    ratings = [cell for cell in page["cells"] if cell["predicate"] == "audience_rating"]
    assert sorted((str(cell["scope"]["episode"]), cell["scope"]["area"], cell["disputed"]) for cell in ratings) == [
        ("12", "nationwide", True), ("16", "seoul", False), ("finale", "nationwide", False),
    ]  # fmt: skip
    told_apart = json.loads(show("--disputes", "Queen of Tears", "--format", "json").stdout)["things"][0]["explained"]
    assert [one["told_apart_by"] for one in told_apart] == [["area"]]
