"""`copydesk export` from the command line, on a ledger made by `copydesk import`."""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main

SHOWS = """\
show_id,title,network,start_date,end_date,episodes,source_urls
queen,Queen of Tears,tvN,2024-03-09,2024-04-28,16,https://a.example/1
goblin,Goblin,tvN,2016-12-02,2017-01-21,16,https://a.example/2
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    Path("shows.csv").write_text(SHOWS, "utf-8")
    assert CliRunner().invoke(main, ["import", "shows.csv"]).exit_code == 0


def export(*args: str) -> Result:
    return CliRunner().invoke(main, ["export", *args])


def test_the_form_is_known_by_the_files_ending() -> None:
    assert export("all.csv").exit_code == 0
    assert len(list(csv.reader(io.StringIO(Path("all.csv").read_text("utf-8"))))) == 1 + 8
    assert export("Goblin", "goblin.jsonld").exit_code == 0
    assert json.loads(Path("goblin.jsonld").read_text("utf-8"))["@graph"][0]["name"] == "Goblin"
    assert export("Goblin", "Queen of Tears", "both.json").exit_code == 0
    names = [node.get("name") for node in json.loads(Path("both.json").read_text("utf-8"))["@graph"]]
    assert {"Goblin", "Queen of Tears"} <= set(names)


def test_standard_output_and_what_is_left_out() -> None:
    done = export("Goblin", "--format", "csv", "-")
    assert (done.exit_code, done.stdout.count("Goblin,")) == (0, 4)
    done = export("--format", "quickstatements", "-")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "left out: 8 values of a thing whose Wikidata item is not known" in done.stderr


def test_parquet_goes_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("arro3.io", reason="the extra copydesk[parquet]")
    assert export("all.parquet").exit_code == 0
    assert Path("all.parquet").read_bytes()[:4] == b"PAR1"


def test_parquet_without_its_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "copydesk.publish.render.claims_parquet", raising=False)
    for name in ("arro3", "arro3.core", "arro3.io"):
        monkeypatch.setitem(sys.modules, name, None)
    done = export("all.parquet")
    assert (done.exit_code, Path("all.parquet").exists()) == (2, False)
    assert "copydesk[parquet]" in done.stderr


def test_binary_is_kept_from_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    output = importlib.import_module("copydesk.commands.output")

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(output.sys, "stdout", Terminal())
    with pytest.raises(Exception, match="no text for a terminal"), output.opened("-", text=False):
        pass


def test_a_failed_export_leaves_what_was_there(tmp_path: Path) -> None:
    output = importlib.import_module("copydesk.commands.output")
    Path("kept.csv").write_text("before", "utf-8")

    def fail() -> None:
        with output.opened("kept.csv", text=True) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert Path("kept.csv").read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".kept")] == []


@pytest.mark.parametrize(("args", "said"), [
    (("Goblin",), "no file of a form that is known"),
    (("Goblin", "--format", "csv"), "Goblin: OUT, the last word, is no file of that form"),
    (("Nobody", "out.csv"), "nothing in the ledger is called that"),
    (("-",), "in which form?"),
    (("no/such/folder/out.csv",), "No such file or directory"),
])  # fmt: skip
def test_what_cannot_be_exported_is_said(args: tuple[str, ...], said: str) -> None:
    done = export(*args)
    assert (done.exit_code, said in done.stderr) == (2, True), done.stderr
    assert not Path("out.csv").exists()
