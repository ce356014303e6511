"""Stories of several shows or seasons (long_stories.toml): the right ones are let be, the wrong ones found."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from copydesk.check.engine import examine
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

_CASES = tomllib.loads(Path(__file__).with_name("long_stories.toml").read_text("utf-8"))


def _found(ledger: Ledger, published: str, text: str) -> list[tuple[str, str]]:
    document = Document(id="p", title="", text=text, published=published, lang="en")
    found = examine(load_reader().read(document), ledger, plan_of()).findings
    return [(finding.quote or "", finding.message) for finding in found]


@pytest.mark.parametrize("case", _CASES["pair"], ids=lambda case: str(case["wrong"]))
def test_the_right_one_is_let_be_and_the_wrong_one_is_found(starter: Ledger, case: Mapping[str, str]) -> None:
    assert _found(starter, case["published"], case["text"].format(case["right"])) == []
    quotes = [quote for quote, _ in _found(starter, case["published"], case["text"].format(case["wrong"]))]
    assert any(quote in case["wrong"] or case["wrong"] in quote for quote in quotes), quotes


@pytest.mark.parametrize("case", _CASES["right"], ids=lambda case: str(case["text"][:30]))
def test_what_only_looks_so_is_let_be(starter: Ledger, case: Mapping[str, str]) -> None:
    assert _found(starter, case["published"], case["text"]) == []
