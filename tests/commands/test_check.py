"""`copydesk check` around its findings: what runs, configuration, baseline, fixes, formats, what it refuses."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copydesk.cli import main
from copydesk.commands.tools import Tools
from copydesk.desk import rules
from copydesk.model import Document, Reading
from newsroom import NOON, READER

Run = Callable[..., Result]

#: One error of the draft itself (a Saturday that is a Sunday) and, with the desk, one against the ledger.
DRAFT = "Queen of Tears ended on April 27, 2024.\n\nThe finale aired on Saturday, April 28, 2024.\n"


class Foreign:
    """A reader that takes every document for one in another language."""

    def read(self, document: Document) -> Reading:
        return Reading(document, (), (), note="not in English: nothing was read")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `copydesk` in a folder with a ledger that has one story."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COPYDESK_LEDGER", raising=False)

    def command(*args: str, foreign: bool = False, **extra: Any) -> Result:
        tools = Tools(load_reader=lambda: Foreign() if foreign else READER, clock=lambda: NOON)
        return CliRunner().invoke(main, args, obj=tools, **extra)

    write("story.txt", "Queen of Tears ended on April 28, 2024.")
    assert command("--ledger", "desk.db", "read", "story.txt").exit_code == 0
    return command


def write(name: str, text: str) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")
    return name


def codes(done: Result) -> list[str]:
    return [finding["code"] for line in done.stdout.splitlines() for finding in json.loads(line)["findings"]]


def checked(run: Run, *args: str) -> list[str]:
    return codes(run("--ledger", "desk.db", "check", write("draft.md", DRAFT), "--format", "json", *args))


def test_select_and_ignore(run: Run) -> None:
    assert checked(run) == ["L001", "D001"]
    assert checked(run, "--select", "D") == ["D001"]
    assert checked(run, "--select", "L001,mismatched-weekday", "--ignore", "D001") == ["L001"]
    assert checked(run, "--ignore", "L", "--ignore", "D") == []


def test_an_unknown_check_is_refused_with_the_nearest(run: Run) -> None:
    for option in ("--select", "--ignore"):
        done = run("check", write("draft.md", DRAFT), option, "D01")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr == 'copydesk: no check is called "D01" (nearest: D001)\n'


def test_the_configuration_above_the_draft_is_honoured(run: Run) -> None:
    write("copydesk.toml", 'ledger = "desk.db"\nignore = ["D001"]\n[severity]\ncontradicted-value = "warning"\n')
    write("posts/2024/draft.md", DRAFT)
    done = run("check", "posts/2024/draft.md", "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["severity"], done.exit_code) == ("L001", "warning", 0)
    flagged = run("check", "posts/2024/draft.md", "--format", "json", "--ignore", "L001")
    assert codes(flagged) == ["D001"]


def test_other_commands_use_the_configurations_ledger_too(run: Run) -> None:
    write("copydesk.toml", 'ledger = "desk.db"\n')
    assert run("show", "Queen of Tears").exit_code == 0


def test_the_environment_and_the_flag_win_over_the_configuration(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write("copydesk.toml", 'ledger = "none.db"\n')
    assert "no ledger at" in run("check", write("draft.md", DRAFT)).stderr
    monkeypatch.setenv("COPYDESK_LEDGER", "desk.db")
    assert run("check", "draft.md").stderr == ""
    assert "no ledger at other.db" in run("--ledger", "other.db", "check", "draft.md").stderr
    assert not Path("other.db").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = ["D001",\n "L0O1"]\n', '2: no check is called "L0O1" (nearest: L001)'),
        ('ignore = ["X"]\n', '1: no check is called "X" '),
        ('[severity]\nD01 = "error"\n', '2: no check is called "D01" (nearest: D001)'),
        ('\nledgr = "x"\n', '2: no setting is called "ledgr" (expected one of ledger, '),
    ],
)
def test_a_mistake_in_the_configuration_has_its_line(run: Run, text: str, said: str) -> None:
    write("copydesk.toml", text)
    done = run("check", write("draft.md", DRAFT))
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"copydesk.toml:{said}" in done.stderr


def test_drafts_under_two_configurations_are_not_checked_as_if_under_one(run: Run) -> None:
    write("a/copydesk.toml", "")
    write("b/copydesk.toml", "")
    done = run("check", write("a/draft.md", DRAFT), write("b/draft.md", DRAFT))
    assert done.exit_code == 2
    assert "not under one configuration" in done.stderr
    assert run("check", "a/draft.md", "b/draft.md", "--config", "a/copydesk.toml").exit_code == 1


def test_excluded_drafts_are_not_opened(run: Run) -> None:
    write("copydesk.toml", 'exclude = ["archive"]\n')
    Path("posts/archive").mkdir(parents=True)
    Path("posts/archive/old.md").write_bytes(b"\xff\xfe\x00")
    write("posts/draft.md", DRAFT)
    done = run("check", "posts", "posts/archive/old.md", "--format", "json")
    assert [json.loads(line)["file"] for line in done.stdout.splitlines()] == ["posts/draft.md"]
    alone = run("check", "posts/archive/old.md")
    assert (alone.exit_code, alone.stdout) == (0, "")
    assert "excludes what is there" in alone.stderr


def test_a_comment_silences_and_sarif_has_what_it_silenced(run: Run) -> None:
    quiet = DRAFT.replace("2024.\n\n", "2024. <!-- copydesk: ignore L001 because the network says so -->\n\n", 1)
    draft = write("draft.md", quiet)
    assert codes(run("--ledger", "desk.db", "check", draft, "--format", "json")) == ["D001"]
    done = run("--ledger", "desk.db", "check", draft, "--format", "sarif")
    results = json.loads(done.stdout)["runs"][0]["results"]
    assert [("suppressions" in one, one["ruleId"]) for one in results] == [(True, "L001"), (False, "D001")]


def test_a_baseline_keeps_old_findings_back(run: Run) -> None:
    one = "The finale aired on Saturday, April 28, 2024.\n"
    draft = write("posts/draft.md", one)
    done = run("check", "posts", "--baseline", "old.json", "--write-baseline")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (0, "1 finding written to old.json")
    before = Path("old.json").read_bytes()
    done = run("check", draft, "--baseline", "old.json")
    assert (done.exit_code, done.stdout) == (0, "No findings in 1 draft (1 silenced)\n")
    write("posts/draft.md", f"On Sunday, April 27, 2024 it rained.\n\n{one}")
    done = run("check", "posts", "--baseline", "old.json", "--format", "json")
    assert (codes(done), done.exit_code) == (["D001"], 1)
    write("posts/draft.md", "All is well.\n")
    assert "1 finding of the baseline is gone" in run("check", "posts", "--baseline", "old.json").stderr
    write("posts/draft.md", one)
    run("check", "posts", "--baseline", "old.json", "--write-baseline")
    assert Path("old.json").read_bytes() == before


def test_a_baseline_that_is_none_is_refused(run: Run) -> None:
    draft = write("draft.md", DRAFT)
    done = run("check", draft, "--baseline", "none.json")
    assert (done.exit_code, "--write-baseline" in done.stderr) == (2, True)
    done = run("check", draft, "--baseline", write("bad.json", "{}"))
    assert done.stderr == "copydesk: bad.json: not a baseline of version 1 (write it anew with --write-baseline)\n"
    assert run("check", draft, "--write-baseline").exit_code == 2


FIXABLE = "Queen of Tears ended on April 27, 2024.\r\n\r\nThe finale aired on Saturday, April 28, 2024.\r\n"


def test_fix_applies_what_is_safe_and_reports_the_rest(run: Run) -> None:
    Path("draft.txt").write_bytes(b"\xef\xbb\xbf" + FIXABLE.encode())
    done = run("--ledger", "desk.db", "check", "draft.txt", "--fix", "--format", "json")
    assert Path("draft.txt").read_bytes() == b"\xef\xbb\xbf" + FIXABLE.replace("April 27", "April 28").encode()
    assert codes(done) == ["D001"]
    assert done.exit_code == 1
    assert "fixed draft.txt:1:" in done.stderr
    assert "not fixed draft.txt D001 Saturday: there are other ways to put it right" in done.stderr
    again = run("--ledger", "desk.db", "check", "draft.txt", "--fix", "--format", "json")
    assert (codes(again), "fixed draft.txt:" in again.stderr) == (["D001"], False)


def test_diff_shows_and_changes_nothing(run: Run) -> None:
    draft = write("draft.md", DRAFT)
    done = run("--ledger", "desk.db", "check", draft, "--diff")
    assert "-Queen of Tears ended on April 27, 2024.\n+Queen of Tears ended on April 28, 2024.\n" in done.stdout
    assert Path(draft).read_text("utf-8") == DRAFT
    assert run("check", write("clean.md", "All is well."), "--diff").stdout == ""


def test_standard_input_is_not_fixed(run: Run) -> None:
    done = run("--ledger", "desk.db", "check", "-", "--fix", input=DRAFT)
    assert done.exit_code == 2
    assert "not a file that can be written back" in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_every_format_gives_the_same_bytes_twice(run: Run, form: str) -> None:
    write("a.md", DRAFT)
    write("b.html", f"<article><h1>T</h1><p>{DRAFT}</p></article>")
    first = run("--ledger", "desk.db", "check", ".", "--format", form)
    assert first.exit_code == 1
    assert first.stdout == run("--ledger", "desk.db", "check", ".", "--format", form).stdout
    assert first.stdout.count("April 27") >= 2


def test_the_date_of_front_matter_is_the_day_of_publication(run: Run) -> None:
    text = "---\ndate: {}\n---\n\nThe finale aired on Saturday, April 28.\n"
    assert codes(run("check", write("draft.md", text.format("2024-05-16")), "--format", "json")) == ["D001"]
    assert codes(run("check", write("draft.md", text.format("2018-05-16")), "--format", "json")) == []
    done = run("check", "draft.md", "--published", "2024-05-16", "--format", "json")
    assert codes(done) == ["D001"]
    wrong = run("check", write("draft.md", text.format("soon")))
    assert wrong.exit_code == 2
    assert 'draft.md:2: date: "soon" is no date' in wrong.stderr


def test_an_empty_draft_and_one_in_another_language(run: Run) -> None:
    done = run("check", write("empty.md", ""))
    assert (done.exit_code, "empty.md: the file is empty" in done.stderr) == (2, True)
    done = run("check", write("korean.txt", "눈물의 여왕은 4월 28일에 종영했다. " * 20), foreign=True)
    assert (done.exit_code, done.stdout) == (0, "No findings in 1 draft\n")
    assert "korean.txt: not in English: nothing was read" in done.stderr


def test_three_things_at_once_are_refused(run: Run) -> None:
    done = run("check", write("draft.md", DRAFT), "--fix", "--diff")
    assert (done.exit_code, Path("draft.md").read_text("utf-8")) == (2, DRAFT)


def test_explain_lists_every_check_and_prints_a_page(run: Run) -> None:
    listed = run("explain").stdout
    assert "D001 mismatched-weekday\n    A weekday that does not fall on the date beside it\n" in listed
    page = run("explain", "d001").stdout
    assert page.startswith("# mismatched-weekday\n")
    assert run("explain", "mismatched-weekday").stdout == page
    unknown = run("explain", "D01")
    assert (unknown.exit_code, unknown.stderr) == (2, 'copydesk: no check is called "D01" (nearest: D001)\n')


@pytest.mark.slow
def test_a_draft_of_a_megabyte_with_a_thousand_findings(run: Run) -> None:
    paragraph = "It *rained* on the set of *Queen* of Tears. " * 18 + "It aired on Saturday, April 28, 2024.\n\n"
    write("long.md", "# Long\n\n" + paragraph * (1_050_000 // len(paragraph)))
    done = run("check", "long.md", "--format", "sarif")
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["runs"][0]["results"]) >= 1_000


def test_a_ledger_that_somebody_writes_to_is_read(run: Run) -> None:
    write("draft.md", DRAFT)
    with sqlite3.connect("desk.db", isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        done = run("--ledger", "desk.db", "check", "draft.md", "--format", "json")
        writer.execute("ROLLBACK")
    writer.close()
    assert (codes(done), done.exit_code) == (["L001", "D001"], 1)


def test_the_page_that_is_printed_is_the_page_in_docs(run: Run) -> None:
    pages = Path(__file__).parents[2] / "docs" / "checks"
    for rule in rules():
        assert run("explain", rule.info.code).stdout == (pages / f"{rule.info.name}.md").read_text("utf-8")
    listed = [line.split()[0] for line in run("explain").stdout.splitlines() if not line.startswith(" ")]
    assert listed == [rule.info.code for rule in rules()]


def test_the_houses_spellings_stand_in_the_configuration(run: Run) -> None:
    write("copydesk.toml", 'select = ["N003"]\nspellings = ["Kim Su-hyeon"]\n')
    done = run("check", write("draft.md", "Queen of Tears stars Kim Soo-hyun.\n"), "--format", "json")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["suggestions"][0]["replacement"]) == ("N003", "Kim Su-hyeon")
    assert run("check", "draft.md", "--fix").exit_code == 0
    assert Path("draft.md").read_text("utf-8") == "Queen of Tears stars Kim Su-hyeon.\n"
