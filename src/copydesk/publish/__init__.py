"""What readers of the desk see: dossiers and their formats. Never writes to a ledger, a file or a screen.

This front has the values of a page. `dossier` is in `publish.dossier`, so that whoever shows a reading puts no page
together.
"""

from __future__ import annotations

from copydesk.publish.page import Cell, CellValue, Dossier, Receipt, Section, Standing

__all__ = ["Cell", "CellValue", "Dossier", "Receipt", "Section", "Standing"]
