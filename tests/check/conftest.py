"""What several tests of the checks hold drafts against: the tables that ship, in a ledger of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from copydesk.desk import Desk, open_ledger, starter_tables
from copydesk.ledger.base import Ledger


@pytest.fixture(scope="package")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The starter tables, read once for all tests of the package; nothing is added to them."""
    with open_ledger(tmp_path_factory.mktemp("desk") / "starter.db") as ledger:
        for _ in Desk(ledger=ledger).bring_in([starter_tables()]):
            pass
        yield ledger
