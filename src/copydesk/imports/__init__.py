"""What is known already, into readings: tables, readings, Wikidata. Every claim keeps the words of the row it is from.

Reads files and nothing else: no ledger, no reader, no network. A bad row comes out as its error and the rest goes on.
This front has the value that others see; `readings` is in `imports.files`, which only an import needs to load.
"""

from copydesk.imports.left_out import LeftOut

__all__ = ["LeftOut"]
