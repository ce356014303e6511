"""What readers of the desk see: dossiers and their formats. Never writes to a ledger, a file or a screen."""

from __future__ import annotations

from copydesk.publish.dossier import dossier
from copydesk.publish.page import Cell, CellValue, Dossier, Receipt, Section, Standing

__all__ = ["Cell", "CellValue", "Dossier", "Receipt", "Section", "Standing", "dossier"]
