"""What leaves the desk for other programs: claims as rows, things as schema.org, statements for Wikidata. Reads a
ledger, writes nothing; how a row becomes a file is for `publish.render`.

This front has the values; what makes them is loaded by whoever exports.
"""

from __future__ import annotations

from copydesk.publish.exports.rows import COLUMNS, Column, Row, row_of
from copydesk.publish.exports.values import Reference, Skipped, WikidataStatement

__all__ = ["COLUMNS", "Column", "Reference", "Row", "Skipped", "WikidataStatement", "row_of"]
