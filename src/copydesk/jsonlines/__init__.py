"""Documents and readings as JSON-ready dicts, and back: the one place that knows the shapes of CLAIMS.md.

Reads and writes no file. Offsets are Unicode code points of the document's `text` as it stands in the JSON: for a
document with markup that is the file as given.
"""

from __future__ import annotations

from copydesk.jsonlines.reading import document_from_json, reading_from_json
from copydesk.jsonlines.writing import document_to_json, reading_to_json

__all__ = ["document_from_json", "document_to_json", "reading_from_json", "reading_to_json"]
