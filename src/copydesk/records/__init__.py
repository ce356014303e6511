"""Records: rankings of shows by an exact measure, within a group, as of a day, from ledger entries. Never writes.

    entries ─▶ shows (figures by broadcast) ─▶ marks (one value a show) ─▶ ranking (ranks, holders, margins, coverage)
"""
