"""`copydesk records` from the command line, on a ledger made by `copydesk import`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main

SHOWS = """\
show_id,title,network,start_date,end_date,episodes,source_urls
goblin,Goblin,tvN,2016-12-02,2017-01-21,16,https://a.example/1
landing,Crash Landing on You,tvN,2019-12-14,2020-02-16,16,https://a.example/2
castle,SKY Castle,JTBC,2018-11-23,2019-02-01,20,https://a.example/3
"""
RATINGS = """\
show_id,episode,date,area,statistic,percent,rating_company,source_url
goblin,finale,2017-01-21,nationwide,average,20.5,Nielsen Korea,https://b.example/1
goblin,finale,2017-01-21,nationwide,peak,22.1,Nielsen Korea,https://b.example/1
landing,16,2020-02-16,nationwide,average,21.683,Nielsen Korea,https://b.example/2
landing,16,2020-02-16,seoul,average,23.249,Nielsen Korea,https://b.example/2
castle,20,2019-02-01,nationwide,average,23.779,Nielsen Korea,https://b.example/3
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "shows.csv").write_text(SHOWS, "utf-8")
    (tables / "ratings.csv").write_text(RATINGS, "utf-8")
    assert CliRunner().invoke(main, ["import", "tables"]).exit_code == 0
    return tmp_path


def records(*args: str) -> Result:
    return CliRunner().invoke(main, ["records", *args])


def test_the_record_as_of_two_days(folder: Path) -> None:
    before = json.loads(records("--group", "tvN", "--as-of", "2020-02-15", "--format", "json").stdout)
    after = json.loads(records("--group", "tvN", "--as-of", "2020-02-17", "--format", "json").stdout)
    assert [row["name"] for row in before["rows"]] == ["Goblin"]
    assert [(row["name"], row["previous"], row["margin"]) for row in after["rows"]] == [
        ("Crash Landing on You", "Goblin", 1.2), ("Goblin", None, None),
    ]


def test_every_format_names_the_leader(folder: Path) -> None:
    for form in ("text", "markdown", "json", "csv"):
        done = records("--group", "cable", "--format", form)
        assert done.exit_code == 0
        assert "SKY Castle" in done.stdout
    rows = list(csv.reader(io.StringIO(records("--group", "cable", "--format", "csv").stdout)))
    assert [row[1] for row in rows[1:]] == ["SKY Castle", "Crash Landing on You", "Goblin"]


def test_areas_and_statistics_are_ranked_apart(folder: Path) -> None:
    seoul = json.loads(records("--area", "seoul", "--format", "json").stdout)
    peak = json.loads(records("--statistic", "peak", "--format", "json").stdout)
    assert [row["value"] for row in seoul["rows"]] == [23.249]
    assert [row["value"] for row in peak["rows"]] == [22.1]


def test_what_the_desk_had_not_read_is_left_out(folder: Path) -> None:
    assert json.loads(records("--known-by", "2000-01-01", "--format", "json").stdout)["rows"] == []


def test_leads_of_a_day(folder: Path) -> None:
    done = CliRunner().invoke(main, ["leads", "--group", "cable", "--since", "2019-02-01", "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == [], "of too few shows nothing is the highest"
    few = (folder / "tables" / "shows.csv").read_text("utf-8")
    (folder / "tables" / "shows.csv").write_text(
        few + "signal,Signal,tvN,2016-01-22,2016-03-12,16,https://a.example/4\n", "utf-8"
    )
    rated = (folder / "tables" / "ratings.csv").read_text("utf-8")
    (folder / "tables" / "ratings.csv").write_text(
        rated + "signal,16,2016-03-12,nationwide,average,12.5,Nielsen Korea,https://b.example/4\n", "utf-8"
    )
    CliRunner().invoke(main, ["import", "tables"])
    done = CliRunner().invoke(main, ["leads", "--group", "cable", "--since", "2019-02-01"])
    day, said, words = done.stdout.split("\n\n")[-1].splitlines()[:3]
    assert day == "2019-02-01 SKY Castle, episode 20"
    ahead = "23.779 percent, before Goblin (20.5, 2017-01-21)"
    assert said == f"  the highest of cable dramas so far: {ahead}; of 3 on the desk"
    assert "percent: 23.779" in words


def test_leads_of_a_day_without_any(folder: Path) -> None:
    done = CliRunner().invoke(main, ["leads", "--since", "2030-01-01"])
    assert (done.exit_code, done.stdout) == (0, "nothing newsworthy\n")
    assert CliRunner().invoke(main, ["leads", "--group", "tvM"]).exit_code == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--group", "tvM"], "tvN"), (["--measure", "views"], "audience_rating"), (["--area", "seul"], "seoul"),
        (["--statistic", "mean"], "peak"), (["--as-of", "soon"], "2024-05-16"),
    ],
)
def test_what_is_not_known_is_said_with_what_is(folder: Path, args: list[str], says: str) -> None:
    done = records(*args)
    assert done.exit_code == 2
    assert says in done.stderr
    assert done.stdout == ""


def test_without_a_ledger_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_LEDGER", str(tmp_path / "none.db"))
    done = records()
    assert done.exit_code == 2
    assert "no ledger there yet" in done.stderr


def test_a_lead_that_is_no_broadcast_has_no_value(folder: Path) -> None:
    done = CliRunner().invoke(main, ["leads", "--since", "2027-01-01", "--until", "2027-12-31", "--format", "json"])
    (lead,) = json.loads(done.stdout)
    assert (lead["kind"], lead["name"], lead["number"], lead["date"]) == ("anniversary", "Goblin", 10, "2027-01-21")
    assert (lead["said"], lead["value"], lead["group"]) == ("10 years since its finale of 2017-01-21", None, None)
