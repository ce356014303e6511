"""`make quality` as a person meets it: figures, floors, exit codes. The reader is a stand-in that knows the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copydesk.jsonlines import reading_from_json
from copydesk.model import Document, Reading
from quality import run
from quality.run import Corpus

STORIES = sorted((Path(__file__).parents[2] / "corpus" / "dev").glob("*.json"))[:2]


class KnowsAll:
    """Reads every story as its gold does."""

    def __init__(self) -> None:
        self.golds = {gold["document"]["id"]: gold for gold in (json.loads(p.read_text("utf-8")) for p in STORIES)}

    def read(self, document: Document) -> Reading:
        gold = self.golds[document.id]
        claims = []
        for claim in gold["claims"]:
            spans = [(document.text.index(quote), quote) for quote in claim["evidence"]]
            evidence = [{"start": at, "end": at + len(quote), "quote": quote} for at, quote in spans]
            claims.append({**claim, "evidence": evidence})
        said = {"document": gold["document"], "entities": gold["entities"], "claims": claims}
        return reading_from_json(said, place=document.id)


class KnowsNothing:
    """Reads nothing into anything."""

    def read(self, document: Document) -> Reading:
        return Reading(document, (), ())


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for path in STORIES:
        (folder / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(run, "ROOT", tmp_path / "root")
    monkeypatch.setattr(run, "FLOORS", tmp_path / "floors.toml")
    monkeypatch.setattr(run, "PRESS", (("press", tmp_path / "no drafts"),))
    monkeypatch.setattr(run, "CORPORA", (Corpus("gold", folder, "two stories"), Corpus("gone", tmp_path / "gone", "")))
    return folder


def measured_with(reader: object, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(run.Reader, "load", lambda: reader)
    return run.main(arguments)


@pytest.mark.usefixtures("newsroom")
def test_a_reader_that_gets_worse_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert measured_with(KnowsAll(), monkeypatch) == 0
    out = capsys.readouterr().out
    assert "no floor is pinned" in out
    assert "gone: not here" in out
    assert measured_with(KnowsAll(), monkeypatch, "--update") == 0
    assert measured_with(KnowsAll(), monkeypatch) == 0
    capsys.readouterr()
    assert measured_with(KnowsNothing(), monkeypatch) == 1
    assert "recall 0.0000 is below the pinned 1.000" in capsys.readouterr().out


@pytest.mark.usefixtures("newsroom")
def test_a_floor_is_lowered_only_when_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert measured_with(KnowsAll(), monkeypatch, "--update") == 0
    assert measured_with(KnowsNothing(), monkeypatch, "--update") == 1
    assert "NOT LOWERED: f1 1.000 would become 0.000" in capsys.readouterr().out
    assert measured_with(KnowsNothing(), monkeypatch) == 1
    assert measured_with(KnowsNothing(), monkeypatch, "--update", "--lower") == 0
    assert measured_with(KnowsNothing(), monkeypatch) == 0


def test_claims_on_passages_that_claim_nothing_are_counted(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader = KnowsAll()
    for path in newsroom.glob("*.json"):
        gold = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps({**gold, "claims": []}), "utf-8")
    assert measured_with(KnowsNothing(), monkeypatch, "--update") == 0
    assert "false claims per 100 passages: 0.00 (0 in all)" in capsys.readouterr().out
    assert measured_with(reader, monkeypatch) == 1
    said = sum(len(gold["claims"]) for gold in reader.golds.values())
    assert f"false claims per 100 passages: {50 * said:.2f} ({said} in all)" in capsys.readouterr().out


def test_errors_are_listed_and_readings_saved(
    newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "saved"
    assert measured_with(KnowsNothing(), monkeypatch, "--errors", "--save", str(saved)) == 0
    golds = [json.loads(path.read_text("utf-8")) for path in newsroom.glob("*.json")]
    wanted = sum(not claim.get("optional") for gold in golds for claim in gold["claims"])
    assert capsys.readouterr().out.count("missed ") == wanted
    assert len((saved / "gold.jsonl").read_text("utf-8").splitlines()) == 2


def test_what_cannot_be_measured_is_one_line(
    newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    next(newsroom.glob("*.json")).write_text('{"document": {"id": "a"}}', "utf-8")
    assert measured_with(KnowsNothing(), monkeypatch) == 2
    assert capsys.readouterr().err.startswith("quality: ")


@pytest.mark.usefixtures("newsroom")
def test_an_unknown_corpus_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        measured_with(KnowsNothing(), monkeypatch, "golden")
    assert stopped.value.code == 2
    assert "no corpus golden; there are gold, gone, press" in capsys.readouterr().err
