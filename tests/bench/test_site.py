"""The measuring of a site, on a very small one."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.site import site_table


def test_a_small_site_is_measured() -> None:
    (row,) = (table := site_table((8,), Path(sys.executable).with_name("copydesk"))).rows
    told = dict(zip(table.columns, row, strict=True))
    assert int(told["files"]) > 20
    assert told["written"] == "0"
    assert 0 < int(told["after one more story, written"]) < int(told["files"])
    assert int(told["largest page, KB"]) <= 150
