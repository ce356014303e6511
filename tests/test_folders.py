"""A folder of files as a program makes them: what changed is written, what is gone is removed, others' is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.errors import UsageError
from copydesk.folders import LIST, keep


def held(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_files_are_written_once_and_again_only_where_they_changed(tmp_path: Path) -> None:
    out = tmp_path / "new" / "site"
    first = keep(out, [("index.html", "한글"), ("things/a.html", "a")])
    assert (first.written, first.unchanged, first.removed, first.bytes) == (2, 0, 0, 7)
    before = (out / "index.html").stat().st_mtime_ns
    second = keep(out, [("index.html", "한글"), ("things/a.html", "b"), ("feed.xml", "f")])
    assert (second.written, second.unchanged, second.removed) == (2, 1, 0)
    assert (out / "index.html").stat().st_mtime_ns == before
    assert held(out) == {"index.html": "한글", "things/a.html": "b", "feed.xml": "f"}


def test_files_of_its_own_that_are_gone_are_removed_and_others_are_left(tmp_path: Path) -> None:
    keep(tmp_path, [("a.html", "a"), ("b.html", "b")])
    (tmp_path / "CNAME").write_text("desk.example")
    assert keep(tmp_path, [("b.html", "b")]).removed == 1
    assert held(tmp_path) == {"b.html": "b", "CNAME": "desk.example"}


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(UsageError, match="not Copydesk's"):
        keep(tmp_path, [("index.html", "x")])
    with pytest.raises(UsageError, match="not a folder"):
        keep(tmp_path / "thesis.tex", [("index.html", "x")])
    assert held(tmp_path) == {"thesis.tex": "years of work"}


def test_a_run_that_broke_off_is_taken_up(tmp_path: Path) -> None:
    def breaking() -> object:
        yield "a.html", "a"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep(tmp_path, breaking())  # type: ignore[arg-type]
    assert keep(tmp_path, [("a.html", "a"), ("b.html", "b")]).written == 1


@pytest.mark.parametrize("path", ["../out.html", "/etc/x", "a/../../x", "", "a\\b", LIST])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path"):
        keep(tmp_path / "site", [(path, "x")])
    (tmp_path / "keep.txt").write_text("mine")
    (tmp_path / "site" / LIST).write_text(f"head\n../keep.txt\n{path}\n")
    keep(tmp_path / "site", [])
    assert (tmp_path / "keep.txt").exists()
