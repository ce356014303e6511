"""Passages as outlets of many kinds write them (passages_of_names.toml), read by the reader that ships and checked
against the starter desk: what the checks of names and values mark, and that they leave right passages alone.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from check import factory
from copydesk.check.engine import examine
from copydesk.check.finding import Finding, Severity
from copydesk.desk import load_reader, plan_of
from copydesk.ledger.base import Ledger
from copydesk.model import Document

CASES = tomllib.loads(Path(__file__).with_name("passages_of_names.toml").read_text("utf-8"))
PLAN = plan_of(select=["N", "R", "L001", "L006"], ignore=["N003"])
#: How many of the right passages may have a warning, and how many of the wrong ones must be marked: what a reader makes
#: of a passage changes with its training. None may have an error.
MOST_WARNED, LEAST_MARKED = 2, 0.85


@pytest.fixture(scope="module")
def found(starter: Ledger) -> dict[str, list[Finding]]:
    """What is said above info level of each passage, by its text."""
    reader = load_reader()
    said: dict[str, list[Finding]] = {}
    for case in (*CASES["right"], *CASES["wrong"]):
        document = Document(id="p", title="", text=case["text"], published=case["published"], lang="en")
        findings = examine(reader.read(document), starter, PLAN).findings
        said[case["text"]] = [f for f in findings if f.severity is not Severity.INFO]
    return said


def shown(text: str, findings: list[Finding]) -> str:
    return "\n".join([text, *(f"  {f.severity} {f.code} {f.quote}: {f.message}" for f in findings)])


def marked(case: dict[str, Any], findings: list[Finding]) -> bool:
    hits = factory.marking(case["quote"], case["text"], findings)
    return any(case["says"] in f"{f.message} {[s.replacement for s in f.suggestions]}" for f in hits)


def test_right_passages_have_no_error_and_hardly_a_warning(found: dict[str, list[Finding]]) -> None:
    said = [(case["text"], found[case["text"]]) for case in CASES["right"]]
    errors = [shown(text, some) for text, some in said if any(f.severity is Severity.ERROR for f in some)]
    warned = [shown(text, some) for text, some in said if some]
    assert errors == []
    assert len(warned) <= MOST_WARNED, "\n".join(warned)


def test_wrong_passages_are_marked_at_their_words(found: dict[str, list[Finding]]) -> None:
    said = [(case, found[case["text"]]) for case in CASES["wrong"]]
    missed = [shown(case["text"], findings) for case, findings in said if not marked(case, findings)]
    assert 1 - len(missed) / len(CASES["wrong"]) >= LEAST_MARKED, "\n".join(missed)


def test_the_tables_are_as_large_as_they_are_meant_to_be() -> None:
    assert len(CASES["right"]) >= 120
    assert len(CASES["wrong"]) >= 40
