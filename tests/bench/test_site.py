"""The measuring of a site, on a very small one."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.site import site_table


def test_a_small_site_is_measured(tmp_path: Path) -> None:
    (row,) = (table := site_table((8,), Path(sys.executable).with_name("copydesk"), ledgers=tmp_path)).rows
    told = dict(zip(table.columns, row, strict=True))
    assert [path.name for path in tmp_path.iterdir()] == ["newsroom-8-80.db"]
    assert int(told["files"]) > 20
    assert told["written"] == "0"
    assert 0 < int(told["written, one more story"]) < int(told["files"])
    assert int(told["largest page, KB"]) <= 150
