"""No module grows past what one can hold in one's head."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
LIMIT = 400

#: Modules that may be longer, by name, with the reason.
LONGER: dict[str, str] = {}


def lengths() -> dict[str, int]:
    folders = ("src", "quality", "training", "bench", "docs", "tests")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in files}


def test_modules_are_at_most_400_lines() -> None:
    assert {name: lines for name, lines in lengths().items() if lines > LIMIT and name not in LONGER} == {}


def test_exceptions_are_needed_and_argued() -> None:
    found = lengths()
    assert {name for name, reason in LONGER.items() if found.get(name, 0) <= LIMIT or len(reason) < 20} == set()
