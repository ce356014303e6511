"""The findings that a site lives with: old stories that nobody is going to edit. Pure: text in, text out.

A baseline is a file of JSON with an entry for each finding by its file and fingerprint; code and words are there for
people to read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from copydesk.check.finding import Finding, Suppressed
from copydesk.check.fingerprint import fingerprints
from copydesk.errors import ConfigError
from copydesk.model import Document

__all__ = ["Baseline", "baseline_from", "baseline_text", "name_beside"]

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Baseline:
    """Fingerprints by file, as `baseline_from` read them. An empty one keeps nothing back."""

    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def split(
        self, file: str, document: Document, findings: Sequence[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
        """The findings of a draft that are new, and those that the baseline has under that file's name."""
        known = self.known.get(file, frozenset())
        marked = list(zip(findings, fingerprints(document, findings), strict=True))
        new = tuple(finding for finding, mark in marked if mark not in known)
        old = tuple(Suppressed(f, "baseline", "in the baseline") for f, mark in marked if mark in known)
        return new, old

    def gone(self, file: str, kept_back: int) -> int:
        """How many entries of that file no finding answers to any more."""
        return len(self.known.get(file, ())) - kept_back


def name_beside(file: str, baseline: Path) -> str:
    """What a baseline calls a draft: its path from the baseline's folder, which is the same on every machine."""
    return file if file == "-" else Path(os.path.relpath(file, baseline.absolute().parent)).as_posix()


def baseline_text(checked: Iterable[tuple[str, Document, Sequence[Finding]]]) -> str:
    """The baseline of these drafts, each with the name that it goes by. The same findings give the same bytes."""
    entries = [
        {"file": file, "code": finding.code, "fingerprint": mark, "words": " ".join(finding.quote.split())}
        for file, document, findings in checked
        for finding, mark in zip(findings, fingerprints(document, findings), strict=True)
    ]
    entries.sort(key=lambda entry: (entry["file"], entry["code"], entry["fingerprint"]))
    return json.dumps({"version": _VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def baseline_from(text: str, *, place: str) -> Baseline:
    """The baseline that a file holds. Raises ConfigError, naming file, line and entry, for what is none."""
    try:
        said = json.loads(text)
    except json.JSONDecodeError as error:
        raise _wrong(f"not JSON: {error.msg}", f"{place}:{error.lineno}:{error.colno}") from None
    except (RecursionError, ValueError):
        raise _wrong("not JSON", place) from None
    if not isinstance(said, dict) or said.get("version") != _VERSION or not isinstance(said.get("findings"), list):
        raise _wrong(f"not a baseline of version {_VERSION}", place)
    known: dict[str, set[str]] = {}
    for number, entry in enumerate(said["findings"], 1):
        match entry:
            case {"file": str(file), "fingerprint": str(mark)}:
                known.setdefault(file, set()).add(mark)
            case _:
                raise _wrong(f"entry {number} has no file and fingerprint", place)
    return Baseline({file: frozenset(marks) for file, marks in known.items()})


def _wrong(message: str, place: str) -> ConfigError:
    return ConfigError(message, place=place, advice="write it anew with --write-baseline")
