"""The pages in docs/checks are what the rules' docstrings say. `make docs` writes them."""

from __future__ import annotations

from pathlib import Path

from copydesk.check.pages import pages
from copydesk.check.rules import RULES

CHECKS = Path(__file__).parents[2] / "docs" / "checks"


def test_every_page_is_written_and_up_to_date() -> None:
    assert {path.name: path.read_text("utf-8") for path in CHECKS.glob("*.md")} == pages()


def test_a_page_names_its_rule_and_the_index_lists_it() -> None:
    written = pages()
    for rule in RULES:
        assert written[f"{rule.info.name}.md"].startswith(f"# {rule.info.name}\n\nCode `{rule.info.code}` · ")
        assert f"| `{rule.info.code}` | [{rule.info.name}]({rule.info.name}.md) |" in written["index.md"]

