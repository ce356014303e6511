"""What is generated is as it would be generated now, and the vocabulary keeps the rules that its file states."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from copydesk.vocabulary import PREDICATES

ROOT = Path(__file__).parents[2]


def test_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "docs" / "generate.py"), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, ""), "run `make docs`"


def test_the_table_in_claims_has_every_predicate_and_qualifier() -> None:
    rows = {}
    for line in (ROOT / "docs" / "claims.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| [`") and len(cells) == 4:
            rows[cells[0].split("`")[1]] = cells[2]
    assert list(rows) == list(PREDICATES)
    assert rows == {p.name: ", ".join(f"`{name}`" for name in p.qualifiers) for p in PREDICATES.values()}


def test_the_vocabulary_is_consistent() -> None:
    for p in PREDICATES.values():
        assert p.subject_types, p.name
        assert p.object_kind in ("entity", "date", "number", "text"), p.name
        assert bool(p.object_types) == (p.object_kind == "entity"), p.name
        assert set(p.scope) <= set(p.qualifiers), p.name
        assert not p.symmetric or p.subject_types == p.object_types, p.name
        assert p.label == p.label.strip() != "", p.name
