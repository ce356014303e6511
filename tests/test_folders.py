"""A folder of files as a program makes them: what changed is written, what is gone is removed, others' is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.errors import UsageError
from copydesk.folders import LIST, RECORD, Keeping, Kept, keep


def held(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in (LIST, RECORD))
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


def made(folder: Path, *parts: tuple[str, str, dict[str, str]]) -> tuple[Kept, list[str | None]]:
    """Parts with their key, digest and files; those that are remembered stay as they are."""
    notes = []
    with Keeping(folder) as keeping:
        for key, digest, files in parts:
            notes.append(keeping.remembered(key, digest))
            if notes[-1] is None:
                keeping.part(key, digest, files.items(), f"note of {key}")
            else:
                keeping.same(key)
        return keeping.done(), notes


def test_a_part_that_is_remembered_stays_and_gives_its_note_back(tmp_path: Path) -> None:
    parts = [("a", "1", {"a.html": "a", "more/a.html": "b"}), ("b", "1", {"b.html": "b"})]
    assert made(tmp_path, *parts)[1] == [None, None]
    kept, notes = made(tmp_path, *parts)
    assert notes == ["note of a", "note of b"]
    assert (kept.written, kept.unchanged, kept.removed, kept.bytes, kept.made) == (0, 3, 0, 3, 0)
    kept, notes = made(tmp_path, ("a", "2", {"a.html": "new"}), ("c", "1", {"c.html": "c"}))
    assert (notes, kept.written, kept.removed) == ([None, None], 2, 2)
    assert held(tmp_path) == {"a.html": "new", "c.html": "c"}


def test_a_file_that_moves_to_another_part_is_not_removed(tmp_path: Path) -> None:
    made(tmp_path, ("a", "1", {"x.html": "x", "y.html": "y"}))
    assert made(tmp_path, ("b", "1", {"x.html": "x"}))[0].removed == 1
    assert held(tmp_path) == {"x.html": "x"}


def test_an_empty_digest_is_never_remembered_nor_parts_out_of_order(tmp_path: Path) -> None:
    made(tmp_path, ("a", "", {"a.html": "a"}))
    assert made(tmp_path, ("a", "", {"a.html": "a"}))[1] == [None]
    with pytest.raises(ValueError, match="order"):
        made(tmp_path, ("b", "1", {}), ("a", "1", {}))
