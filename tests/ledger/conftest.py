"""The `ledger` that the contract is tested on: a SQLite file. A second database is a second parameter here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.ledger.base import Ledger
from copydesk.ledger.database import open_ledger


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "desk.ledger"


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    with open_ledger(place) as opened:
        yield opened
