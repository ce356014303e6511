"""Sentences as drafts write them, wrong and right, against a desk of a few dramas (sentences_with_numbers.toml): what
the number checks mark, and that they leave the right ones alone. The figures are those of public pages.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from check import factory
from copydesk.check.finding import Finding, Severity
from copydesk.check.rules import (
    contradicted_number,
    inconsistent_number,
    misdated_episode,
    past_as_future,
    sum_that_does_not_add_up,
)

RULES = (contradicted_number, inconsistent_number, misdated_episode, past_as_future, sum_that_does_not_add_up)
CASES = tomllib.loads(Path(__file__).with_name("sentences_with_numbers.toml").read_text("utf-8"))
WORKS = sorted({said["of"] for said in CASES["says"]}, key=len, reverse=True)


def findings(case: dict[str, Any]) -> list[Finding]:
    """What the number checks say above info level. The works are what a reader would find: longest titles first."""
    text = case["text"]
    titles: list[str] = []
    for title in WORKS:
        if title in text and not any(title in longer for longer in titles):
            titles.append(title)
    draft = factory.draft(text, [{"type": "work", "name": t} for t in titles], published=case["published"])
    ledger = factory.ledger([{"outlet": "A", "says": CASES["says"]}])
    return [f for rule in RULES for f in rule.check(draft, ledger) if f.severity is not Severity.INFO]


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"][:50])
def test_what_is_wrong_is_marked_at_its_words(case: dict[str, Any]) -> None:
    found = findings(case)
    at = case["text"].casefold().index(case["quote"].casefold())
    marked = [f for f in found if f.start < at + len(case["quote"]) and at < f.end]
    assert marked, [(f.code, f.quote, f.message) for f in found]
    assert case["says"] in f"{marked[0].message} {[s.replacement for s in marked[0].suggestions]}"


@pytest.mark.parametrize("case", CASES["right"], ids=lambda case: case["text"][:50])
def test_what_is_right_is_left_alone(case: dict[str, Any]) -> None:
    assert [(f.code, f.quote, f.message) for f in findings(case)] == []
