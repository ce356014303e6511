"""The press benchmark counts what is found, explained and false; a desk is made and asked for real."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from copydesk import dates
from copydesk.check.finding import Finding, Severity, Source, Suggestion
from copydesk.errors import SourceError
from copydesk.model import Document, Reading
from quality import press, run

DRAFT = {
    "id": "a", "kind": "weekday", "published": "2024-05-16", "why": "the calendar",
    "draft": "The finale aired on Saturday, April 28, 2024.", "clean": "The finale aired on Sunday, April 28, 2024.",
    "wrong": "Saturday", "right": "Sunday, April 28",
}  # fmt: skip
TABLE = "show_id,title,network,start_date,source_urls\nq,Quiet Tides,tvN,2024-03-09,https://pages.example/q\n"


class Dates:
    """Reads the dates of a text and nothing else."""

    def read(self, document: Document) -> Reading:
        return Reading(document, (), (), dates.find(document.text, document.published))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "shows.csv").write_text(TABLE, "utf-8")
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "a.json").write_text(json.dumps(DRAFT), "utf-8")
    return tmp_path / "press"


def said(start: int, end: int, message: str, severity: Severity = Severity.ERROR, **more: object) -> Finding:
    return Finding("X001", "x", severity, message, start, end, "", **more)  # type: ignore[arg-type]


def test_a_finding_beside_the_words_or_as_a_remark_is_none(folder: Path) -> None:
    (case,) = press.cases(folder)
    assert case.draft.text[case.start : case.end] == "Saturday"
    beside, remark = said(0, case.start, "Sunday, April 28"), said(case.start, case.end, "", Severity.INFO)
    missed = press.score([case], {"a": ([beside, remark], [])})
    assert missed.total == Counter({"drafts": 1, "clean": 1, "found": 0, "explained": 0, "false": 0})
    assert missed.errors[0].startswith("missed ")


def test_found_is_not_yet_explained_and_only_errors_are_false_alarms(folder: Path) -> None:
    (case,) = press.cases(folder)
    at = case.start, case.end
    clean = [said(0, 3, "no"), said(0, 3, "perhaps", Severity.WARNING)]
    scored = press.score([case], {"a": ([said(*at, "it is wrong", Severity.WARNING)], clean)})
    assert scored.total == Counter({"drafts": 1, "clean": 1, "found": 1, "explained": 0, "false": 1})
    assert [line.split()[0] for line in scored.errors] == ["unexplained", "false"]
    explained = press.score([case], {"a": ([said(*at, "wrong"), said(*at, "it is Sunday, 28 (2024-04-28)")], [])})
    assert explained.total["explained"] == 1


STORY = {
    "id": "s", "published": "2024-05-16", "text": "Tides\n\nThe finale aired on Sunday. Quiet Tides ran on tvN.",
    "errors": [
        {"kind": "weekday", "wrong": "Monday", "right": "Sunday", "at": 27},
        {"kind": "network", "wrong": "SBS", "right": "tvN", "at": 54},
    ],
}  # fmt: skip


def test_the_errors_of_a_story_are_put_in_one_at_a_time_and_its_false_alarms_count_once(folder: Path) -> None:
    (folder / "a.json").write_text(json.dumps(STORY), "utf-8")
    first, second = press.cases(folder)
    assert (first.name, second.name) == ("s.1", "s.2")
    assert "on Monday. Quiet Tides ran on tvN" in first.draft.text
    assert second.draft.text.endswith("aired on Sunday. Quiet Tides ran on SBS.")
    assert first.draft.text[first.start : first.end] == "Monday"
    on_clean = [said(0, 5, "no")]
    scored = press.score((first, second), {
        "s.1": ([said(0, 5, "no"), said(first.start, first.end, "Sunday")], on_clean),
        "s.2": ([Finding("X001", "x", Severity.ERROR, "no", 0, 60, "")], on_clean),
    })  # fmt: skip
    assert scored.total == Counter({"drafts": 2, "clean": 1, "found": 1, "explained": 1, "false": 1})
    (folder / "a.json").write_text(json.dumps({**STORY, "errors": [{**STORY["errors"][0], "at": 3}]}), "utf-8")
    with pytest.raises(SourceError, match="no 'Sunday' at 3"):
        press.cases(folder)


@pytest.mark.parametrize(
    ("finding", "right", "is_so"),
    [
        (said(0, 1, "Kim Ji Won plays her"), "Kim Ji-won", True),
        (said(0, 1, "", suggestions=(Suggestion(0, 1, "24.850"),)), "24.850 percent", True),
        (said(0, 1, "the desk has 24.8501"), "24.850 percent", False),
        (said(0, 1, "", sources=(Source("c", None, None, "2024-05-01", "ran to 2024-04-28"),)), "April 28", True),
        (said(0, 1, "ended in May 2024"), "May 4, 2024", False),
        (said(0, 1, "no idea"), "six", False),
    ],
)
def test_what_names_the_right_value(finding: Finding, right: str, is_so: bool) -> None:
    assert press.explains(finding, right) is is_so


def test_drafts_are_checked_against_a_desk_of_the_tables(folder: Path) -> None:
    result = press.measure(folder, Dates(), tables=folder.parent / "tables")
    assert result.total == Counter({"drafts": 1, "clean": 1, "found": 1, "explained": 1, "false": 0})
    assert "weekday" in press.table(result)


def test_a_bad_table_or_draft_is_named(folder: Path) -> None:
    (folder.parent / "tables" / "shows.csv").write_text(TABLE.replace("2024-03-09", "March"), "utf-8")
    with pytest.raises(SourceError, match="March"):
        press.measure(folder, Dates(), tables=folder.parent / "tables")
    (folder / "b.json").write_text(json.dumps({**DRAFT, "wrong": "Tuesday"}), "utf-8")
    with pytest.raises(SourceError, match="not a draft"):
        press.cases(folder)


def test_fewer_found_or_more_false_fails_the_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "PRESS", (("press", folder),))
    monkeypatch.setattr(run, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(run.Reader, "load", Dates)
    tables = str(folder.parent / "tables")
    assert run.main(["press", "--update", "--tables", tables]) == 0
    assert run.main(["press", "--tables", tables]) == 0
    capsys.readouterr()
    monkeypatch.setattr(press, "check", lambda draft, ledger: (said(0, 3, "everything is wrong"),))
    assert run.main(["press", "--errors", "--tables", tables]) == 1
    out = capsys.readouterr().out
    assert "found 0.0000 is below the pinned 1.000" in out
    assert "false_per_20 20.0000 is above the pinned 0.000" in out
    assert "missed      a" in out
