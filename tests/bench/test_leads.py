"""The benchmark of one day's leads, on a small ledger: both ways have to give the same, or it stops."""

from __future__ import annotations

from bench.leads import day_table


def test_both_ways_are_measured_on_one_ledger() -> None:
    table = day_table(400)
    assert "20 shows" in table.title
    assert [row[0].partition(", ")[2] for row in table.rows] == ["what matters", "every show"] * 2
    assert table.rows[0][1] == table.rows[1][1]
