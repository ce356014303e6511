from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from copydesk.errors import SourceError, UsageError
from copydesk.model import Document
from copydesk.sources import decoding, files
from copydesk.sources.files import SUFFIXES, documents


def read(*paths: Path | str, stdin: bytes = b"", published: str | None = None) -> list[Document | SourceError]:
    return list(documents([str(path) for path in paths], stdin=io.BytesIO(stdin), published=published))


def said(items: list[Document | SourceError]) -> list[str]:
    """Ids of documents, messages of errors, in order."""
    return [item.id if isinstance(item, Document) else str(item) for item in items]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in {
        "b.txt": b"text b",
        "a.md": b"# text a",
        "sub/c.HTML": b"<p>text c",
        "sub/d.jsonl": b'{"text": "one", "id": "d1"}\n\n{"text": 3}\n{"text": "three"}\n',
        "sub/e.json": b'{"document": {"id": "own", "text": "e"}}',
        "bad.txt": b"\xff",
        "photo.jpg": b"\xff",
        "LICENSE": b"text",
        ".hidden.txt": b"text",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_a_folder_by_name_and_a_bad_story_does_not_stop_it(folder: Path) -> None:
    assert said(read(folder)) == [
        "a",
        "b",
        f"{folder}/bad.txt: not UTF-8 at byte 0 (line 1) (convert the file to UTF-8)",
        "sub/c",
        "d1",
        f"{folder}/sub/d.jsonl:3: text: expected a string, got a number",
        "sub/d-4",
        "own",
    ]


def test_places_name_file_and_line(folder: Path) -> None:
    assert [item.place for item in read(folder / "sub")] == [
        f"{folder}/sub/c.HTML",
        *(f"{folder}/sub/d.jsonl:{line}" for line in (1, 3, 4)),
        f"{folder}/sub/e.json",
    ]


def test_a_file_is_read_in_the_order_given_and_twice_if_asked(folder: Path) -> None:
    assert said(read(folder / "b.txt", folder / "a.md", folder / "b.txt")) == ["b", "a", "b"]
    assert said(read(folder / "LICENSE")) == ["LICENSE"]


def test_what_cannot_be_read(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "empty.txt").touch()
    (folder / "empty.jsonl").touch()
    missing, photo, *empty = said(
        read(folder / "no.txt", folder / "photo.jpg", folder / "empty", folder / "empty.txt", folder / "empty.jsonl")
    )
    assert missing == f"{folder}/no.txt: no such file or folder (check the path)"
    assert photo == f'{folder}/photo.jpg: files that end in ".jpg" are not read (stories end in {", ".join(SUFFIXES)})'
    assert [message.partition(": ")[2].partition(" (")[0] for message in empty] == [
        "no story in this folder",
        "the file is empty",
        "the file is empty",
    ]


def test_links_that_loop_or_lead_nowhere(folder: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "z.txt").symlink_to("z.txt")
    (folder / "y.txt").symlink_to("nowhere.txt")
    (folder / "y.jpg").symlink_to("nowhere.jpg")
    items = said(read(folder))
    assert items.count("b") == 1
    assert items[-2] == f"{folder}/y.txt: no such file or folder (check the path)"
    assert items[-1].startswith(f"{folder}/z.txt: not readable")
    assert not any("jpg" in item for item in items)


def test_a_file_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, mode: str) -> object:
        if path.endswith("b.txt"):
            raise PermissionError(13, "Permission denied", path)
        return open(path, mode)

    monkeypatch.setattr(files, "open", refuse, raising=False)  # the tests may run as root, who may read everything
    assert f"{folder}/b.txt: not readable (check its permissions)" in said(read(folder))
    assert len(read(folder)) == 8


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert len(read(folder)) == 8


def test_names_that_cannot_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/a\xff\n.txt"
    with open(name, "wb") as stream:
        stream.write(b"text")
    (document,) = read(tmp_path)
    assert isinstance(document, Document)
    assert document.id == "a\ufffd\ufffd"
    assert document.place.isprintable()


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 20)
    (tmp_path / "a.txt").write_text("x" * 21)
    (tmp_path / "b.txt").write_text("x" * 20)
    (tmp_path / "c.jsonl").write_text('{"text": "a"}\n{"text": "' + "x" * 90 + '"}\n{"text": "b"}')
    items = said(read(tmp_path))
    assert [item.removeprefix(f"{tmp_path}/") for item in items] == [
        "a.txt: larger than 0 MiB (split it: one document, one story)",
        "b",
        "c-1",
        "c.jsonl:2: larger than 0 MiB (split it: one document, one story)",
        "c-3",
    ]
    assert decoding.MAX_BYTES == 64 * 1024 * 1024


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "json"])
def test_ten_megabytes_of_one_line(tmp_path: Path, suffix: str) -> None:
    text = "word and " * (10_000_000 // 9) + "end"
    (tmp_path / f"a.{suffix}").write_text(json.dumps({"text": text}) if suffix == "json" else text)
    (document,) = read(tmp_path)
    assert isinstance(document, Document)
    assert document.text == text
    assert len(document.pieces) <= 1


@pytest.mark.parametrize(
    ("given", "ids", "text"),
    [
        (b"On May 15", ["stdin"], "On May 15"),
        (b"<!DOCTYPE html><p>On May 15", ["stdin"], "On May 15"),
        (b'\n{"text": "On May 15"}', ["stdin"], "On May 15"),
        (b'{\n"text": "On May 15"\n}', ["stdin"], "On May 15"),
        (b'{"text": "On May 15"}\n{"id": "b", "text": "b"}\n', ["stdin-1", "b"], "On May 15"),
        ("\ufeffOn May 15".encode(), ["stdin"], "On May 15"),
    ],
)
def test_standard_input(given: bytes, ids: list[str], text: str) -> None:
    items = read("-", stdin=given)
    assert said(items) == ids
    assert isinstance(items[0], Document)
    assert items[0].text == text


def test_standard_input_that_is_none() -> None:
    assert said(read("-")) == ["-: the file is empty (give a file with a story in it)"]


def test_published_wins_and_is_checked_before_anything_is_read(folder: Path) -> None:
    published = {item.published for item in read(folder, published="2024-05-16") if isinstance(item, Document)}
    assert published == {"2024-05-16"}
    with pytest.raises(UsageError, match='--published: date: "someday" is no date'):
        documents([str(folder)], stdin=io.BytesIO(), published="someday")
