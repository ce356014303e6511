"""Every reading, judgement and correction, append-only. The only package that knows SQL.

This front has the protocol and its values. `open_ledger` is in `ledger.database`, so that whoever needs no more than
the values loads no SQLAlchemy.
"""

from copydesk.ledger.base import Added, Counts, Entry, EntryValue, Ledger, Status, Story, Thing

__all__ = ["Added", "Counts", "Entry", "EntryValue", "Ledger", "Status", "Story", "Thing"]
