"""A ledger of stories, each given as text, and the dossier of a thing in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger
from copydesk.model import Document
from copydesk.publish.dossier import dossier
from copydesk.publish.page import Dossier
from newsroom import NOON, READER


class Pages:
    """Adds stories, and makes dossiers of what they say."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._count = 0

    def story(self, text: str, *, outlet: str | None = None, published: str | None = None, url: str | None = None,
              now: datetime | None = None) -> Pages:  # fmt: skip
        self._count += 1
        document = Document(f"story-{self._count}", text, outlet=outlet, published=published, url=url)
        self.ledger.add(READER.read(document), now=now or NOON + timedelta(minutes=self._count))
        return self

    def of(self, name: str) -> Dossier:
        found = self.ledger.find(name)
        return dossier(self.ledger, self.ledger.thing(found[0].id), others=found[1:])


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    with open_ledger(tmp_path / "desk.db") as ledger:
        yield Pages(ledger)
