"""Every reading, judgement and correction, append-only. The only package that knows SQL.

This front has the protocol and its values. `open_ledger` is in `ledger.database`, so that whoever needs no more than
the values loads no SQLAlchemy.
"""

from copydesk.ledger.base import (
    Action,
    Added,
    Apart,
    Counts,
    Decision,
    Entry,
    EntryValue,
    Event,
    Identity,
    Ledger,
    Member,
    Status,
    Story,
    Target,
    Thing,
    Withdrawal,
)

__all__ = [
    "Action", "Added", "Apart", "Counts", "Decision", "Entry", "EntryValue", "Event", "Identity", "Ledger", "Member",
    "Status", "Story", "Target", "Thing", "Withdrawal",
]
