"""CSV as people's programs write it, and as they break it."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.errors import SourceError
from copydesk.imports.records import records
from imports.tables import PEOPLE, imported, sound, written


def read(path: Path, content: bytes) -> list[tuple[int, list[str]] | str]:
    path.write_bytes(content)
    return [str(r).replace(str(path), "x.csv") if isinstance(r, SourceError) else r for r in records(path, str(path))]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n", [(1, ["a", "b"]), (2, ["1", "2"])]),
        (b"a,b\n\n1,2", [(1, ["a", "b"]), (3, ["1", "2"])]),
        (b'a,b\n"x, y","say ""no"""\n', [(1, ["a", "b"]), (2, ["x, y", 'say "no"'])]),
        (b'a,b\n"two\nlines",2\n3,4\n', [(1, ["a", "b"]), (2, ["two\nlines", "2"]), (4, ["3", "4"])]),
        (b'a,b\n"open,2\n3,4\n', [(1, ["a", "b"]), "x.csv:2: a quotation mark is never closed", (3, ["3", "4"])]),
        (b"a,b\n\xff,2\n3,4\n", [(1, ["a", "b"]), "x.csv:2: not UTF-8 at byte 1 of the line (save it as CSV UTF-8)",
                                  (3, ["3", "4"])]),
        (b'a\n"x"y\nz\n', [(1, ["a"]), "x.csv:2: no row of a CSV file: ',' expected after '\"'", (3, ["z"])]),
    ],
)  # fmt: skip
def test_records(tmp_path: Path, content: bytes, rows: list[tuple[int, list[str]] | str]) -> None:
    assert read(tmp_path / "x.csv", content) == rows


def test_a_huge_line_harms_no_other(tmp_path: Path) -> None:
    found = read(tmp_path / "x.csv", b"a\n" + b"x" * 300_000 + b"\nb\n")
    assert found == [(1, ["a"]), "x.csv:2: a line of more than 65536 bytes", (3, ["b"])]


def test_utf_16_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is UTF-16"):
        read(tmp_path / "x.csv", "a,b".encode("utf-16"))


_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.lists(_WORDS, min_size=2, max_size=4), max_size=6))
def test_what_a_csv_writer_writes_is_read(rows: list[list[str]]) -> None:
    """Whatever is in the cells; a carriage return or line feed inside a cell may be folded, never lost with its row."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder) / "x.csv", out.getvalue().encode())
    bare = [row for row in rows if not any("\r" in cell for cell in row)]
    if len(bare) == len(rows):
        assert [record[1] for record in found if not isinstance(record, str)] == rows


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_or_errors(content: bytes) -> None:
    header = written(PEOPLE[:1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_bytes(header + content)
        readings, _, _ = imported(path)
    assert readings[0].entities[0].name == "Min Ga-on" or len(readings) > 1
    for reading in readings:
        sound(reading)


_ODD = ["=1+1", "@x", "a|b", "x" * 5000, "24.850", "2031-04", "\u202e", "https://a.example/b"]
_CELL = st.one_of(st.text(max_size=40), st.sampled_from(_ODD))


@example({**dict.fromkeys(PEOPLE[0], ""), "person": "0", "instagram_handle": "\x1b", "source_url": "HTTP://."})
@given(st.fixed_dictionaries(dict.fromkeys(PEOPLE[0], _CELL)))
def test_any_cells_make_a_sound_reading_or_an_error(cells: dict[str, str]) -> None:
    try:
        content = written([cells])
    except UnicodeEncodeError:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_bytes(content)
        readings, errors, _ = imported(path)
    assert readings or errors or not any(cells.values())
    for reading in readings:
        sound(reading)
