"""What outlets write loosely and rightly of shows that the desk knows in part, against the starter desk: not flagged
with the code that once cried wolf; and the mistakes beside it, which are still found.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from copydesk.check.engine import examine
from copydesk.check.finding import Severity
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

CASES = tomllib.loads(Path(__file__).with_name("passages_of_loose_news.toml").read_text("utf-8"))


def _found(starter: Ledger, case: dict[str, str]) -> list[str]:
    document = Document(id="p", title="", text=case["text"], published=case["published"], lang="en")
    findings = examine(load_reader().read(document), starter, plan_of()).findings
    return [f.code for f in findings if f.severity in (Severity.ERROR, Severity.WARNING)]


@pytest.mark.parametrize("case", CASES["right"], ids=lambda case: case["text"][:40])
def test_what_is_said_loosely_is_left_alone(starter: Ledger, case: dict[str, str]) -> None:
    assert case["code"] not in _found(starter, case)


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"][:40])
def test_the_mistake_beside_it_is_found(starter: Ledger, case: dict[str, str]) -> None:
    assert case["code"] in _found(starter, case)
