"""A draft is replaced as a whole, in its own encoding, or left exactly as it is."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from copydesk.errors import SourceError
from copydesk.model import Document
from copydesk.saving import replace_file, save
from copydesk.sources.files import documents


def read(path: Path) -> Document:
    (document,) = documents([str(path)], stdin=io.BytesIO())
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", "Hong Ha In, 홍해인.\r\nTwo.\n".encode()),
        ("a.txt", b"\xef\xbb\xbfHong Ha In"),
        ("a.md", "\ufeff# T\r\n\r\nHong Ha In 🌸\r\n".encode("utf-16-le")),
        ("a.txt", "\ufeffHong Ha In".encode("utf-16-be")),
        ("a.html", '<meta charset="euc-kr"><p>Hong Ha In, 홍해인</p>'.encode("cp949")),
    ],
)
def test_encoding_line_ends_and_permissions_stay(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    path.chmod(0o640)
    document = read(path)
    given = document.given if document.pieces else document.text
    save(document, given.replace("Ha In", "Hae In"))
    old, new = ("Ha In", "Hae In")
    codec = "utf-16-le" if data[:2] == b"\xff\xfe" else "utf-16-be" if data[:2] == b"\xfe\xff" else "ascii"
    assert path.read_bytes() == data.replace(old.encode(codec), new.encode(codec))
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hong Ha In", "utf-8")
    document = read(path)
    path.write_text("Hong Ha In came", "utf-8")
    with pytest.raises(SourceError, match="not the text that was checked"):
        save(document, "Hong Hae In")
    assert path.read_text("utf-8") == "Hong Ha In came"


def test_what_the_encoding_cannot_say_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    data = '<meta charset="latin1"><p>caf\u00e9 Ha In</p>'.encode("cp1252")
    path.write_bytes(data)
    with pytest.raises(SourceError, match="cp1252 has no"):
        save(read(path), "<p>홍</p>")
    assert path.read_bytes() == data


def test_json_and_standard_input_are_not_written_back(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "Hong Ha In"}', "utf-8")
    with pytest.raises(SourceError, match="not the text that was checked"):
        save(read(path), "Hong Hae In")
    with pytest.raises(SourceError, match="not a file"):
        save(Document("d", "x", place="-"), "y")


def test_a_link_stays_a_link_and_a_failure_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", "utf-8")
    link = tmp_path / "b.txt"
    link.symlink_to(path)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"

    def fails(*args: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(SourceError, match="disk full"):
        save(read(path), "newer")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.txt", "b.txt"]
    assert path.read_bytes() == b"new"
