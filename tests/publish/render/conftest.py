"""A page on which stories agree, differ, plan and post, and one that wants to be markup."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from copydesk.ledger.base import Thing
from copydesk.ledger.database import open_ledger
from copydesk.model import Document, EntityType, Modality, TextValue
from copydesk.publish.dossier import dossier
from copydesk.publish.page import Cell, CellValue, Dossier, Form, Receipt, Section, Standing
from newsroom import NOON, READER

SOOMPI = """Queen of Tears, the tvN drama, is over. Queen of Tears ended on April 28, 2024.
The finale of Queen of Tears rated 24.850 percent nationwide. Kim Soo-hyun plays Baek Hyun-woo in Queen of Tears."""
PINKVILLA = """Queen of Tears ended on April 27, 2024. Park Ji-eun wrote Queen of Tears.
Park Ji-eun wrote Crash Landing on You. The finale of Queen of Tears rated 24.9 percent nationwide."""
STORIES = [
    Document("a", SOOMPI, "Soompi's", outlet="Soompi", published="2024-05-01", url="https://example.org/0"),
    Document("b", PINKVILLA, "Pinkvilla's", outlet="Pinkvilla", published="2024-05-02", url="https://example.org/1"),
    Document("c", "Kim Ji-won posted photos of Queen of Tears on May 8, 2024"),
]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Dossier]:
    with open_ledger(tmp_path / "desk.db") as ledger:
        for number, document in enumerate(STORIES):
            ledger.add(READER.read(document), now=NOON + timedelta(minutes=number))
        yield dossier(ledger, ledger.thing(ledger.find("Queen of Tears")[0].id))


NASTY = '<script>alert(1)</script> | [x](javascript:1) *b* "q" \x1b[31m'


@pytest.fixture
def nasty() -> Dossier:
    """Every text of it is NASTY."""
    receipt = Receipt("c", "s", NASTY, NASTY, "javascript:alert(1)", None, Modality.REPORTED, NASTY, (NASTY,))
    value = CellValue(TextValue(NASTY), True, "one source", 1, (receipt,))
    cell = Cell("genre", "genre", Standing.SUBJECT, (("character", TextValue(NASTY)),), False, (value,))
    thing = Thing("t", EntityType.WORK, NASTY, NASTY + " ", ((NASTY + "2", 1),))
    return Dossier(thing, None, (Section("Facts", Form.FACTS, (cell,)),), (thing,))
