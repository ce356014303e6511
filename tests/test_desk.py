from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from copydesk.config import Settings
from copydesk.desk import Checked, Desk, Read, ledger_exists, ledger_of, open_ledger
from copydesk.errors import LedgerError, SourceError, UsageError
from copydesk.ledger.base import Ledger, Status
from copydesk.model import Document, Reading
from copydesk.publish.words import say
from newsroom import NOON, READER


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with ledger_of(Settings(str(tmp_path / "desk.db"))) as opened:
        yield opened


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    return Desk(reader=READER, ledger=ledger, clock=lambda: NOON)


def file(folder: Path, text: str, name: str = "story.txt") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_a_story_is_read_and_kept_with_the_clocks_time(desk: Desk, ledger: Ledger, tmp_path: Path) -> None:
    (outcome,) = desk.read([file(tmp_path, "Queen of Tears ended on April 28, 2024.")])
    assert isinstance(outcome, Read)
    assert outcome.added is not None
    assert outcome.added.status is Status.NEW
    (entry,) = ledger.entries(predicate="end_date")
    assert entry.learned.startswith("2024-05-16T12:00")


def test_reading_again_adds_nothing_and_an_edited_story_says_what_changed(desk: Desk, tmp_path: Path) -> None:
    path = file(tmp_path, "Queen of Tears ended on April 27, 2024.")
    list(desk.read([path]))
    (again,) = desk.read([path])
    assert isinstance(again, Read)
    assert again.added is not None
    assert again.added.status is Status.UNCHANGED
    file(tmp_path, "Queen of Tears ended on April 28, 2024.")
    (edited,) = desk.read([path])
    assert isinstance(edited, Read)
    assert edited.added is not None
    assert edited.added.status is Status.REVISED
    assert [say(e.object) for e in edited.added.claims_gone] == ["2024-04-27"]
    assert [say(e.object) for e in edited.added.claims_added] == ["2024-04-28"]


def test_one_bad_document_does_not_stop_the_rest(desk: Desk, ledger: Ledger, tmp_path: Path) -> None:
    file(tmp_path, "Queen of Tears ended on April 28, 2024.", "a.txt")
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe\x00bad\x00\x00")
    file(tmp_path, "Queen of Tears premiered on March 9, 2024.", "c.txt")
    outcomes = list(desk.read([str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]))
    assert [type(outcome) for outcome in outcomes] == [Read, SourceError, Read]
    assert ledger.counts().stories == 2


def test_a_document_that_trips_the_reader_up_does_not_stop_the_rest(ledger: Ledger, tmp_path: Path) -> None:
    class Trips:
        def read(self, document: Document) -> Reading:
            if "boom" in document.text:
                raise ZeroDivisionError("by zero")
            return READER.read(document)

    paths = [file(tmp_path, "boom", "a.txt"), file(tmp_path, "Queen of Tears, the tvN drama", "b.txt")]
    failed, read = Desk(reader=Trips(), ledger=ledger, clock=lambda: NOON).read(paths)
    assert isinstance(failed, SourceError)
    assert str(failed).startswith(f"{paths[0]}: the reader fails on it: ZeroDivisionError: by zero")
    assert isinstance(read, Read)


def test_without_a_ledger_nothing_is_kept(tmp_path: Path) -> None:
    (outcome,) = Desk(reader=READER).read([file(tmp_path, "Queen of Tears ended on April 28, 2024.")])
    assert isinstance(outcome, Read)
    assert outcome.added is None


def test_standard_input_is_a_document(desk: Desk) -> None:
    (outcome,) = desk.read(["-"], stdin=io.BytesIO(b"Queen of Tears, the tvN drama"), published="2024-05-16")
    assert isinstance(outcome, Read)
    assert outcome.reading.document.published == "2024-05-16"


def test_checking_adds_nothing(desk: Desk, ledger: Ledger, tmp_path: Path) -> None:
    list(desk.read([file(tmp_path, "Queen of Tears ended on April 28, 2024.")]))
    before = ledger.counts()
    (outcome,) = desk.check([file(tmp_path, "Queen of Tears ended on April 27, 2024.", "draft.txt")])
    assert isinstance(outcome, Checked)
    assert outcome.errors == 1
    assert outcome.findings[0].sources[0].quote == "Queen of Tears ended on April 28, 2024"
    assert ledger.counts() == before


def test_a_dossier_is_found_by_any_spelling_and_as_of_a_day(ledger: Ledger, tmp_path: Path) -> None:
    times = iter([NOON, NOON + timedelta(days=10)])
    desk = Desk(reader=READER, ledger=ledger, clock=lambda: next(times))
    list(desk.read([file(tmp_path, "Queen of Tears stars Kim Soo-hyun.")]))
    posted = "On May 15 Kim Soo-hyun posted to Instagram from the set of Queen of Tears"
    list(desk.read([file(tmp_path, posted, "b.txt")]))
    assert {c.predicate for c in desk.dossier("kim soohyun").cells} == {"cast_member", "posted"}
    assert {c.predicate for c in desk.dossier("Kim Su-hyeon", as_of=date(2024, 5, 16)).cells} == {"cast_member"}


def test_an_unknown_name_gets_the_nearest(desk: Desk, tmp_path: Path) -> None:
    list(desk.read([file(tmp_path, "Queen of Tears stars Kim Soo-hyun.")]))
    with pytest.raises(UsageError, match=r"Quen of Tears.*nearest: Queen of Tears"):
        desk.dossier("Quen of Tears")


@pytest.mark.parametrize("work", [lambda desk: list(desk.read(["x"])), lambda desk: list(desk.check(["x"])),
                                  lambda desk: desk.dossier("x")])  # fmt: skip
def test_a_desk_without_what_it_needs_says_so(work: object) -> None:
    assert callable(work)
    with pytest.raises(UsageError, match="this desk has no"):
        work(Desk())


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    place = Settings(str(tmp_path / "none.db"))
    assert not ledger_exists(place)
    ledger_of(place).close()
    assert ledger_exists(place)
    with pytest.raises(LedgerError):
        ledger_of(Settings(str(tmp_path)))


def test_a_ledger_is_opened_by_its_path_from_python(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "desk.db") as opened:
        assert opened.counts().stories == 0
    assert ledger_exists(Settings(str(tmp_path / "desk.db")))
