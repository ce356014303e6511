"""Where documents come from: files, folders and standard input. A document's offsets lead back to its file."""

from __future__ import annotations

from copydesk.sources.files import documents

__all__ = ["documents"]
