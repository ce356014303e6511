"""The rules' pages as files: each rule's docstring under its name and code. Writes no file: `make docs` does."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from copydesk.check.rule import Rule
from copydesk.check.rules import RULES

__all__ = ["page", "pages"]


def page(rule: Rule) -> str:
    """The rule's page in Markdown."""
    info = rule.info
    needs = "the draft and the ledger" if info.needs_ledger else "the draft alone"
    facts = f"Code `{info.code}` · at most {info.severity} · needs {needs} · since {info.since}"
    facts += "" if info.default else " · off by default"
    return f"# {info.name}\n\n{facts}\n\n{inspect.cleandoc(rule.page)}\n"


def pages(rules: Sequence[Rule] = RULES) -> dict[str, str]:
    """Every page by its file name, with an index."""
    rows = [
        f"| `{i.code}` | [{i.name}]({i.name}.md) | {i.severity} | {'' if i.default else 'off'} |"
        for i in (rule.info for rule in rules)
    ]
    head = ["# The checks", "", "| code | name | at most | by default |", "| --- | --- | --- | --- |"]
    index = "\n".join([*head, *rows, ""])
    return {"index.md": index} | {f"{rule.info.name}.md": page(rule) for rule in rules}

